"""Rows for what must vanish: the difference of two sides in balls, in mpmath's and in NumPy's arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil, log10, prod
from types import MappingProxyType
from typing import Any, NamedTuple

from flint import acb

from eigenproof.model import Expr, Prose, Term, Witness
from eigenproof.numeric.again import Again, Leaves
from eigenproof.numeric.approximate import affordable
from eigenproof.numeric.arithmetic import Doubles, Mpmath
from eigenproof.numeric.compare import NEVER, digits_between, short, size_of, text
from eigenproof.numeric.effort import Effort, Shape
from eigenproof.numeric.evaluate import Enclosure
from eigenproof.numeric.source import ROUGH, largest_entry
from eigenproof.numeric.table import DOUBLE, DOUBLINGS, Table
from eigenproof.numeric.values import Value, as_matrix, in_balls, is_matrix

EXTRA = 15  # decimal digits that mpmath works with beyond those asked
PRODUCT = 3  # what mpmath needs for a product, in units of its work
LARGE = 2000
"""mpmath is not asked about a matrix with more entries than this."""
ENCLOSED = 20_000_000  # products of balls that are enclosed for one row; a million takes some 50 ms
DIVISIONS = 2  # times that balls are made narrower because a divisor might be 0

Prepare = Callable[[Enclosure], None]


class Part(NamedTuple):
    """A difference, what it is in balls, and log10 of what its terms had been, had nothing cancelled."""

    difference: Expr
    leaves: Leaves
    balls: list[acb]
    scale: float


def rows(
    table: Table,
    quantity: Prose,
    differences: Expr | list[Expr],
    prepare: Prepare = lambda _: None,
    shapes: Mapping[str, Shape] = MappingProxyType({}),
) -> list[Witness]:
    """One row a witness: the largest entry of differences that are 0 if the claim holds.

    `prepare` may bind names to matrices (of `shapes`, at most) at the precision of an evaluator.
    """
    claims = differences if type(differences) is list else [differences]
    key = (quantity, *claims, *table.kinds)
    if key not in table.rows or shapes:
        table.rows[key] = _rows(table, quantity, claims, prepare, shapes)
    return table.rows[key]


def _rows(
    table: Table, quantity: Prose, claims: list[Expr], prepare: Prepare, shapes: Mapping[str, Shape]
) -> list[Witness]:
    """`rows`, where they are not known yet."""
    effort = Effort(table.definitions, shapes).count(*claims)
    skipped = _not_run(table, effort, claims)
    if "Arb" not in skipped:
        enclosure, parts = _narrowed(table, claims, prepare)
    else:
        enclosure = table.enclosure(ROUGH)
        prepare(enclosure)
        parts = _parts(table, claims, enclosure) if "NumPy" in table.kinds else []
    row = {"Arb": _in_balls, "mpmath": _in_mpmath, "NumPy": _in_doubles}
    return [
        Witness(kind, quantity, "", None, note=skipped[kind])
        if kind in skipped
        else row[kind](table, quantity, parts)
        for kind in table.kinds
    ]


def _not_run(table: Table, effort: Effort, claims: list[Expr]) -> dict[str, str]:
    """The witnesses for which it would be too much, and what to say. Rational matrices need no digits."""
    size = "×".join(map(str, effort.largest))
    too_long = f"not run: {table.digits} digits of {size} matrices take too long"
    many = f"not run: {size} entries are many for mpmath" if prod(effort.largest) > LARGE else ""
    if effort.operations * (1 + (table.bits / 1000) ** 1.5) > ENCLOSED:
        exact = effort.operations <= ENCLOSED and all(map(table.enclosure(ROUGH).is_rational, claims))
        return {"mpmath": many or too_long, **({} if exact else {"Arb": too_long})}
    if many or not affordable(PRODUCT * effort.operations, table.digits):
        return {"mpmath": many or too_long}
    return {}


def _narrowed(table: Table, claims: list[Expr], prepare: Prepare) -> tuple[Enclosure, list[Part]]:
    """The differences in balls as narrow as the digits ask for, if that is reached."""
    bits = table.bits
    for attempt in range(DOUBLINGS):
        enclosure = table.enclosure(bits)
        prepare(enclosure)
        try:
            parts = _parts(table, claims, enclosure)
        except ZeroDivisionError:
            if attempt == DIVISIONS:
                raise
        else:
            if all(_is_narrow(part, table.digits) for part in parts):
                break
        bits *= 2
    return enclosure, parts


def _parts(table: Table, claims: list[Expr], enclosure: Enclosure) -> list[Part]:
    parts = []
    for claim in claims:
        balls = entries(enclosure.balls(claim))
        leaves = Leaves(enclosure, claim)
        parts.append(Part(claim, leaves, balls, magnitude(table, claim, leaves)))
    return parts


def _is_narrow(part: Part, digits: int) -> bool:
    return all(not z.contains(0) or size_of(z) <= part.scale - digits - 4 for z in part.balls)


def entries(value: acb | Any) -> list[acb]:
    """The numbers in a value in balls."""
    return [value] if isinstance(value, acb) else value.entries()


# ------------------------------------------------------------------ one row


def _in_balls(table: Table, quantity: Prose, parts: list[Part]) -> Witness:
    wrong = [z for part in parts for z in part.balls if not z.contains(0)]
    if wrong:
        worst = max(wrong, key=size_of)
        return Witness("Arb", quantity, text(worst, 10), 0, short(size_of(worst)), agrees=False)
    sizes = [max((size_of(z) for z in part.balls), default=NEVER) for part in parts]
    digits = _digits(sizes, parts, table.digits)
    return Witness("Arb", quantity, "0", digits, radius=short(max(sizes)), agrees=True)


def _in_mpmath(table: Table, quantity: Prose, parts: list[Part]) -> Witness:
    try:
        sizes = [approx_residual(part.difference, part.leaves, table.digits + EXTRA) for part in parts]
    except (ArithmeticError, ValueError) as error:
        return Witness(
            "mpmath", quantity, "", None, note=f"mpmath gave up: {str(error) or type(error).__name__}"
        )
    agrees = all(s <= part.scale - table.digits - 2 for s, part in zip(sizes, parts, strict=True))
    narrow = all(_is_narrow(part, table.digits) for part in parts)
    digits, worst = _digits(sizes, parts, table.digits), short(max(sizes))
    return Witness("mpmath", quantity, worst, digits, worst, agrees=agrees if narrow else None)


def _in_doubles(table: Table, quantity: Prose, parts: list[Part]) -> Witness:
    from numpy.linalg import LinAlgError

    try:
        sizes = [approx_double_residual(part.difference, part.leaves, table) for part in parts]
    except (OverflowError, LinAlgError) as error:
        return Witness("NumPy", quantity, "", None, note=str(error))
    digits = _digits(sizes, parts, min(table.digits, DOUBLE))
    return Witness("NumPy", quantity, short(max(sizes)), digits, short(max(sizes)))


def _digits(sizes: list[float], parts: list[Part], most: int) -> int:
    """To how many digits all differences vanish."""
    return min(digits_between(size, part.scale, most) for size, part in zip(sizes, parts, strict=True))


# ------------------------------------------------------------------ the other arithmetics


def approx_residual(difference: Expr, leaves: Leaves, digits: int) -> float:
    """log10 of the largest entry of a difference, computed by mpmath."""
    from mpmath import mp

    with mp.workdps(digits + lost(difference, leaves)):
        use = Mpmath()
        value = Again(leaves, use).value(difference)
        largest = max(map(abs, use.entries(value)), default=mp.mpf(0))
        return float(mp.log10(largest)) if largest else NEVER


def approx_double_residual(difference: Expr, leaves: Leaves, table: Table) -> float:
    """log10 of the largest entry of a difference, computed by NumPy."""
    import numpy

    again = Again(leaves, Doubles(table.doubles))
    value = numpy.abs(numpy.asarray(again.value(difference)))
    largest = float(value.max()) if value.size else 0.0
    return log10(largest) if largest else NEVER


def beside_numpy(
    table: Table, quantity: Prose, claimed: Expr, compute: Callable[[Any], Any]
) -> list[Witness]:
    """NumPy's row for the difference between what `compute` makes of numpy and a claimed matrix."""
    if "NumPy" not in table.kinds:
        return []
    import numpy

    leaves = Leaves(table.enclosure(ROUGH), claimed)
    try:
        off = numpy.abs(compute(numpy) - Again(leaves, Doubles(table.doubles)).value(claimed))
    except (OverflowError, numpy.linalg.LinAlgError) as error:
        return [Witness("NumPy", quantity, "", None, note=str(error))]
    size = log10(off.max()) if off.size and off.max() else NEVER
    digits = digits_between(size, magnitude(table, claimed, leaves), min(table.digits, DOUBLE))
    return [Witness("NumPy", quantity, short(size), digits, short(size))]


# ------------------------------------------------------------------ sizes


def magnitude(table: Table, term: Expr, leaves: Leaves) -> float:
    """log10 of a bound for the entries of a term, had nothing cancelled: what a residual is measured by."""
    enclosure = leaves.enclosure
    if term in leaves:
        return _size(table, enclosure.value(term))
    assert isinstance(term, Term)
    op, args = term
    if op in ("inv", "pinv"):
        return _size(table, enclosure.value(term))
    if op == "^" and args[1] < 0:
        return -args[1] * _size(table, enclosure.value(Term("^", (args[0], -1))))
    if op in ("^", "covariance"):
        return (args[1] if op == "^" else 2) * magnitude(table, args[0], leaves)
    sizes = [magnitude(table, a, leaves) for a in args]
    if op == "/":
        return sizes[0] - sizes[1]
    if op == "scatter":
        return 2 * sizes[0]
    return sum(sizes) if op in ("*", "dot") else max(sizes) + log10(len(sizes))


def _size(table: Table, value: Value) -> float:
    """log10 of the largest entry times the number of its lines: sums of so many entries come from it."""
    if not is_matrix(value):
        return size_of(in_balls(value))  # type: ignore[arg-type]
    m = as_matrix(value)
    return table.once(largest_entry, m) + log10(max(m.nrows(), m.ncols(), 1))


def lost(term: Expr, leaves: Leaves) -> int:
    """Decimal digits that inverting matrices may cost: twice those of their condition numbers."""
    if not isinstance(term, Term) or term in leaves:
        return 0
    total = sum(lost(a, leaves) for a in term.args)
    if term.op in ("inv", "pinv") or (term.op == "^" and term.args[1] < 0):
        a, b = (as_matrix(leaves.enclosure.value(x)) for x in (term.args[0], term))
        condition = largest_entry(a) + largest_entry(b) + log10(max(a.nrows(), a.ncols())) * 2
        total += ceil(2 * max(condition, 0.0)) if condition > NEVER else 0
    return total
