"""Written values as tuples of fractions, to see whether two of them are the same."""

from __future__ import annotations

from fractions import Fraction

from ..model import Expr, Term

LARGEST = 10**40
Rows = tuple[tuple[Fraction, ...], ...]


def plain(t: Expr) -> object:
    """The rows of a written rational matrix, vector or number; any other term as it is."""
    rows = _rows(t)
    return t if rows is None else rows


def _rows(t: Expr) -> Rows | None:
    """The value of a term of rational numbers and at most one matrix; None for any other."""
    number = fraction(t)
    if number is not None:
        return ((number,),)
    if not isinstance(t, Term):
        return None
    if t.op in ("matrix", "vector"):
        rows = t.args if t.op == "matrix" else tuple((x,) for x in t.args)
        found = tuple(tuple(fraction(x) for x in row) for row in rows)
        return None if any(x is None for row in found for x in row) else found  # type: ignore[return-value]
    if t.op == "neg":
        return _times(Fraction(-1), _rows(t.args[0]))
    if t.op == "/":
        below = fraction(t.args[1])
        return _times(1 / below, _rows(t.args[0])) if below else None
    if t.op == "*":
        factors = [(a, fraction(a)) for a in t.args]
        others = [a for a, number in factors if number is None]
        scale = Fraction(1)
        for _, number in factors:
            scale *= 1 if number is None else number
        return _times(scale, _rows(others[0])) if len(others) == 1 else None
    return None


def _times(c: Fraction, rows: Rows | None) -> Rows | None:
    return None if rows is None else tuple(tuple(c * x for x in row) for row in rows)


def fraction(t: object) -> Fraction | None:
    """The value of arithmetic with rational numbers; None for anything else, and for what is very large."""
    if isinstance(t, (int, Fraction)):
        return Fraction(t)
    if not isinstance(t, Term):
        return None
    if t.op == "decimal":
        mantissa, _, exponent = t.args[0].partition("e")
        return Fraction(t.args[0]) if len(mantissa) < 60 and abs(int(exponent or 0)) < 60 else None
    if t.op not in ("+", "*", "neg", "/"):
        return None
    values = [fraction(a) for a in t.args]
    if any(v is None or abs(v.numerator) > LARGEST or v.denominator > LARGEST for v in values):
        return None
    if t.op == "neg":
        return -values[0]  # type: ignore[operator]
    if t.op == "/":
        return values[0] / values[1] if values[1] else None  # type: ignore[operator]
    total = Fraction(0 if t.op == "+" else 1)
    for value in values:
        total = total + value if t.op == "+" else total * value  # type: ignore[operator]
    return total
