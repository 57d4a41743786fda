"""Where the two sides of an equation differ, found by exact values or else by balls; never trusted."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import EigenproofError, InputError
from ..exact.matrix import ExactMatrix
from ..model import Expr, Term
from .values import exact_value, resolve

Definitions = Mapping[str, Expr]
BITS = 192
MOST = 6
"""So many places where an equation fails are offered: one is enough, if the kernel can check it."""


def differing_entries(left: Expr, right: Expr, definitions: Definitions) -> list[Term]:
    """left[i,j] != right[i,j] where the sides differ (the one disequation for numbers).

    Every entry where no value can be computed; none where the sides agree or do not fit.
    """
    places = differing_places(left, right, definitions)
    if places is None:
        places = every_place(right, definitions) or every_place(left, definitions) or [()]
    return [Term("!=", (_entry(left, p), _entry(right, p))) for p in places[:MOST]]


def _entry(t: Expr, place: tuple[int, ...]) -> Expr:
    return Term("entry", (t, *place)) if place and t != 0 else t


def every_place(t: Expr, definitions: Definitions) -> list[tuple[int, ...]]:
    """All positions of a matrix or vector written out, from 1; one empty position for a number."""
    t = resolve(t, definitions)
    if not (isinstance(t, Term) and t.op in ("matrix", "vector")):
        return []
    rows, columns = len(t.args), len(t.args[0]) if t.op == "matrix" and t.args else 1
    return positions(rows, columns)


def positions(rows: int, columns: int) -> list[tuple[int, ...]]:
    if rows == columns == 1:
        return [()]
    return [(i, j) for i in range(1, rows + 1) for j in range(1, columns + 1)]


def differing_places(left: Expr, right: Expr, definitions: Definitions) -> list[tuple[int, ...]] | None:
    """Positions where two terms have different entries; None if that is not known."""
    for rows_of in (_exact_rows, _ball_rows):
        try:
            a, b = rows_of(left, definitions), rows_of(right, definitions)
        except EigenproofError:
            continue
        if right == 0:  # of every shape
            b = [[0] * len(r) for r in a]
        if [len(r) for r in a] != [len(r) for r in b]:
            return []
        apart = [_apart(x, y) for r, s in zip(a, b, strict=True) for x, y in zip(r, s, strict=True)]
        every = positions(len(a), len(a[0]) if a else 0)
        return [p for p, differ in zip(every, apart, strict=True) if differ]
    return None


def _exact_rows(t: Expr, definitions: Definitions) -> list:
    value = exact_value(t, definitions)
    return list(value.rows) if isinstance(value, ExactMatrix) else [[value]]


def _ball_rows(t: Expr, definitions: Definitions) -> list:
    from flint import acb_mat

    from ..numeric.evaluate import Enclosure

    try:
        value = Enclosure(definitions, BITS).balls(t)
    except (ArithmeticError, LookupError, ValueError) as error:  # sizes that do not fit, a division by 0
        raise InputError(f"no value: {error}", code="no-value") from None
    return value.tolist() if isinstance(value, acb_mat) else [[value]]


def _ball(t: Expr, definitions: Definitions):
    """The number that a term stands for, as a ball."""
    rows = _ball_rows(t, definitions)
    if len(rows) != 1 or len(rows[0]) != 1:
        raise InputError("a matrix where a number belongs", code="no-value")
    return rows[0][0]


def _apart(x: object, y: object) -> bool:
    """Are two exact numbers, or the numbers in two balls, certainly different?"""
    overlaps = getattr(x, "overlaps", None)
    return not overlaps(y) if overlaps else x != y


def plausible(statement: Expr, definitions: Definitions) -> bool:
    """May an order or a disequation of numbers hold, as far as balls tell? Other statements may."""
    if not (isinstance(statement, Term) and statement.op in ("!=", "<", "<=", ">", ">=")):
        return True
    try:
        x, y = (_ball(t, definitions) for t in statement.args)
    except EigenproofError:
        return True
    if statement.op == "!=":
        return _apart(x, y)
    below, above = bool(x.real < y.real), bool(x.real > y.real)
    return not above if statement.op in ("<", "<=") else not below


def ordered(statement: Expr, definitions: Definitions) -> Expr | None:
    """x < y or x > y in the place of every x != y; None if the numbers are not real or not told apart."""
    if isinstance(statement, Term) and statement.op == "and":
        parts = [ordered(s, definitions) for s in statement.args]
        return None if None in parts else Term("and", tuple(parts))
    if not (isinstance(statement, Term) and statement.op == "!="):
        return statement
    try:
        x, y = (_ball(t, definitions) for t in statement.args)
    except EigenproofError:
        return None
    if not (x.imag == 0 == y.imag and _apart(x, y)):
        return None
    return Term("<" if x.real < y.real else ">", statement.args)
