"""Rows for what must vanish: the difference of two sides in balls, in mpmath's and in NumPy's arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from math import log10
from typing import Any, NamedTuple

from flint import acb, acb_mat

from eigenproof.model import Expr, Prose, Term, Witness, walk
from eigenproof.numeric.approximate import affordable
from eigenproof.numeric.compare import NEVER, digits_between, short, size_of, text
from eigenproof.numeric.evaluate import Enclosure
from eigenproof.numeric.table import DOUBLE, DOUBLINGS, Table

STRUCTURE = {"+", "*", "neg", "T", "H"}
"""What is computed again in each arithmetic; everything below is taken from balls."""
PRODUCTS = 3  # of matrices, in the residual of a decomposition
EXTRA = 15  # decimal digits that mpmath works with beyond those asked


def rows(
    table: Table, quantity: Prose, difference: Expr, prepare: Callable[[Enclosure], None] = lambda _: None
) -> list[Witness]:
    """One row a witness: the largest entry of a difference that is 0 if the claim holds.

    `prepare` may bind names to matrices at the precision of an evaluator.
    """
    bits = table.bits
    for _ in range(DOUBLINGS):
        enclosure = table.enclosure(bits)
        prepare(enclosure)
        balls = _entries(enclosure.balls(difference))
        scale = magnitude(difference, enclosure, scalar(difference, enclosure))
        narrow = all(not z.contains(0) or size_of(z) <= scale - table.digits - 4 for z in balls)
        if narrow:
            break
        bits *= 2
    out = []
    for kind in table.kinds:
        if kind == "Arb":
            out.append(_in_balls(table, quantity, balls, scale))
        elif kind == "mpmath":
            if not affordable(PRODUCTS * table.size**3, table.digits):
                note = f"not run: {table.digits} digits of {table.size}×{table.size} matrices take too long"
                out.append(Witness(kind, quantity, "", None, note=note))
                continue
            size = approx_residual(difference, enclosure, table.digits + EXTRA)
            agreed = digits_between(size, scale, table.digits)
            agrees = size <= scale - table.digits - 2 if narrow else None
            out.append(Witness(kind, quantity, short(size), agreed, short(size), agrees=agrees))
        else:
            out.append(_in_doubles(table, quantity, difference, enclosure, scale))
    return out


def _in_balls(table: Table, quantity: Prose, balls: list[acb], scale: float) -> Witness:
    wrong = [z for z in balls if not z.contains(0)]
    if wrong:
        worst = max(wrong, key=size_of)
        return Witness("Arb", quantity, text(worst, 10), 0, short(size_of(worst)), agrees=False)
    size = max((size_of(z) for z in balls), default=NEVER)
    return Witness(
        "Arb", quantity, "0", digits_between(size, scale, table.digits), radius=short(size), agrees=True
    )


def _in_doubles(
    table: Table, quantity: Prose, difference: Expr, enclosure: Enclosure, scale: float
) -> Witness:
    try:
        size = approx_double_residual(difference, enclosure)
    except OverflowError as error:
        return Witness("NumPy", quantity, "", None, note=str(error))
    return Witness(
        "NumPy", quantity, short(size), digits_between(size, scale, min(table.digits, DOUBLE)), short(size)
    )


def _entries(value: acb | acb_mat) -> list[acb]:
    return value.entries() if isinstance(value, acb_mat) else [value]


class Arithmetic(NamedTuple):
    """How another library makes numbers and matrices from balls, and multiplies."""

    number: Callable[[acb], Any]
    matrix: Callable[[acb_mat], Any]
    identity: Callable[[int], Any]
    times: Callable[[Any, Any], Any]
    adjoint: Callable[[Any], Any]
    size: Callable[[Any], tuple]


def approx_residual(difference: Expr, enclosure: Enclosure, digits: int) -> float:
    """log10 of the largest entry of a difference, its sums and products taken by mpmath."""
    from mpmath import mp

    from eigenproof.numeric.approximate import number_for_mpmath, to_mpmath

    def size(x: Any) -> tuple:
        return (x.rows, x.cols) if isinstance(x, mp.matrix) else ()

    mpmath = Arithmetic(number_for_mpmath, to_mpmath, mp.eye, lambda a, b: a * b, lambda a: a.H, size)
    with mp.workdps(digits):
        value = _again(difference, enclosure, mpmath, scalar(difference, enclosure))
        largest = max((abs(x) for x in (value if size(value) else [value])), default=mp.mpf(0))
        return float(mp.log10(largest)) if largest else NEVER


def approx_double_residual(difference: Expr, enclosure: Enclosure) -> float:
    """log10 of the largest entry of a difference, its sums and products taken by NumPy."""
    import numpy

    from eigenproof.numeric.double import array_of, number_for_numpy

    def times(a: Any, b: Any) -> Any:
        return a @ b if numpy.ndim(a) and numpy.ndim(b) else a * b

    arithmetic = Arithmetic(number_for_numpy, array_of, numpy.eye, times, lambda a: a.conj().T, numpy.shape)
    value = numpy.abs(numpy.asarray(_again(difference, enclosure, arithmetic, scalar(difference, enclosure))))
    largest = float(value.max()) if value.size else 0.0
    return log10(largest) if largest else NEVER


def _again(term: Expr, enclosure: Enclosure, use: Arithmetic, deep: bool) -> Any:
    """A term in another arithmetic."""
    if _leaf(term, enclosure, deep):
        value = enclosure.balls(term)
        return use.matrix(value) if isinstance(value, acb_mat) else use.number(value)
    first, *rest = (_again(a, enclosure, use, deep) for a in term.args)
    if term.op == "neg":
        return use.times(use.number(acb(-1)), first)
    if term.op in ("T", "H"):
        return first.T if term.op == "T" else use.adjoint(first)
    for value in rest:
        first = _added(first, value, use) if term.op == "+" else _multiplied(first, value, use)
    return first


def _added(a: Any, b: Any, use: Arithmetic) -> Any:
    """a + b; a number beside a matrix is that multiple of the identity."""
    if use.size(a) and not use.size(b):
        return a if b == 0 else a + use.times(b, use.identity(use.size(a)[0]))
    if use.size(b) and not use.size(a):
        return _added(b, a, use)
    return a + b


def _multiplied(a: Any, b: Any, use: Arithmetic) -> Any:
    """a * b; a product with one entry is that number."""
    product = use.times(a, b)
    return product[0, 0] if use.size(product) == (1, 1) else product


def _leaf(term: Expr, enclosure: Enclosure, deep: bool) -> bool:
    """Whether a term is taken as it is: what has no structure, and (unless `deep`) every scalar."""
    return not isinstance(term, Term) or term.op not in STRUCTURE or (not deep and scalar(term, enclosure))


def scalar(term: Expr, enclosure: Enclosure) -> bool:
    """Whether no matrix occurs in a term."""
    for node in walk(term):
        if isinstance(node, str):
            if isinstance(enclosure.memo.get(node), acb_mat):
                return False
            node = enclosure.definitions.get(node, node)
        if isinstance(node, Term) and node.op in ("matrix", "vector", "I"):
            return False
    return True


def magnitude(term: Expr, enclosure: Enclosure, deep: bool) -> float:
    """log10 of a bound for the entries of a term, had nothing cancelled: what a residual is measured by."""
    if _leaf(term, enclosure, deep):
        value = enclosure.balls(term)
        lines = value.ncols() if isinstance(value, acb_mat) else 1
        return max((size_of(z) for z in _entries(value)), default=NEVER) + log10(max(lines, 1))
    parts = [magnitude(a, enclosure, deep) for a in term.args]
    return sum(parts) if term.op == "*" else max(parts) + log10(len(parts))
