"""The difference of two sides, in balls, in mpmath's and in NumPy's arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log10
from typing import Any

from flint import acb, acb_mat

from eigenproof.model import Expr, Term, walk
from eigenproof.numeric.compare import NEVER, size_of
from eigenproof.numeric.evaluate import Enclosure, Value

STRUCTURE = {"+", "*", "neg", "T", "H"}
"""What is computed again in each arithmetic; everything below is taken from balls, once."""


def entries(value: Value) -> list[acb]:
    """The numbers in a value: the entries of a matrix, or the one number."""
    return value.entries() if isinstance(value, acb_mat) else [acb(value)]


def enclose_residual(difference: Expr, enclosure: Enclosure) -> list[acb]:
    """The entries of a difference in balls: of equal sides, each holds 0."""
    return entries(enclosure.value(difference))


def approx_residual(difference: Expr, enclosure: Enclosure, digits: int) -> float:
    """log10 of the largest entry of a difference, its sums and products taken by mpmath."""
    from mpmath import mp

    from eigenproof.numeric.approximate import number_for_mpmath, to_mpmath

    with mp.workdps(digits):
        value = _again(difference, enclosure, to_mpmath, number_for_mpmath, lambda a, b: a * b)
        numbers = list(value) if hasattr(value, "rows") else [value]
        largest = max((abs(x) for x in numbers), default=mp.mpf(0))
        return float(mp.log10(largest)) if largest else NEVER


def approx_double_residual(difference: Expr, enclosure: Enclosure) -> float:
    """log10 of the largest entry of a difference, its sums and products taken by NumPy."""
    from numpy import abs as absolute
    from numpy import asarray, ndim

    from eigenproof.numeric.double import array_of, number_for_numpy

    def product(a: Any, b: Any) -> Any:
        return a @ b if ndim(a) and ndim(b) else a * b

    value = asarray(absolute(_again(difference, enclosure, array_of, number_for_numpy, product)))
    largest = float(value.max()) if value.size else 0.0
    return log10(largest) if largest else NEVER


def _again(
    term: Expr, enclosure: Enclosure, matrix: Callable[[acb_mat], Any], number: Callable[[acb], Any], times: Callable
) -> Any:
    """A term in another arithmetic."""
    if not isinstance(term, Term) or term.op not in STRUCTURE or _scalar(term, enclosure.definitions):
        value = enclosure.value(term)
        return matrix(value) if isinstance(value, acb_mat) else number(acb(value))
    first, *rest = (_again(a, enclosure, matrix, number, times) for a in term.args)
    if term.op == "neg":
        return times(number(acb(-1)), first)
    if term.op in ("T", "H"):
        return (first.T if term.op == "T" else first.conj().T if hasattr(first, "conj") else first.H)
    for value in rest:
        first = first + value if term.op == "+" else times(first, value)
    return first


def _scalar(term: Expr, definitions: Mapping[str, Expr]) -> bool:
    """Whether no matrix occurs in a term."""
    for node in walk(term):
        if isinstance(node, str):
            node = definitions.get(node, node)
        if isinstance(node, Term) and node.op in ("matrix", "vector", "I"):
            return False
    return True


def magnitude(term: Expr, enclosure: Enclosure) -> float:
    """log10 of a bound for the entries of a term had nothing in it cancelled: what a residual is measured by."""
    if not isinstance(term, Term) or term.op not in STRUCTURE or _scalar(term, enclosure.definitions):
        value = enclosure.value(term)
        lines = value.ncols() if isinstance(value, acb_mat) else 1
        return max((size_of(z) for z in entries(value)), default=NEVER) + log10(max(lines, 1))
    parts = [magnitude(a, enclosure) for a in term.args]
    return sum(parts) if term.op == "*" else max(parts) + log10(len(parts))
