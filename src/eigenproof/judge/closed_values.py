"""Values that the kernel computed, as terms and text for a reader."""

from __future__ import annotations

import json
from fractions import Fraction

from ..errors import InputError
from ..kernel import Checker
from ..kernel_collections import COLLECTIONS, SUBSPACES
from ..kernel_places import interval
from ..kernel_ring import Gen, Poly
from ..model import Expr, Term, add, from_tree, matrix, mul, number, power, sqrt, vector

BITS = 64


def term_of(x: object) -> Expr:
    """A number, or a matrix as a list of rows. InputError for what has no closed form."""
    if isinstance(x, list):
        rows = [[term_of(e) for e in row] for row in x]
        if rows and len(rows[0]) == 1 < len(rows):
            return vector(e for (e,) in rows)
        return rows[0][0] if len(rows) == 1 == len(rows[0]) else matrix(rows)
    if not isinstance(x, Poly):
        return number(Fraction(x))  # type: ignore[arg-type]
    g = _generator(x.g)
    terms = (mul(term_of(c), power(g, k)) for k, c in enumerate(x.c) if isinstance(c, Poly) or c != 0)
    return add(*terms)


def _generator(g: Gen) -> Expr:
    if g.kind == "i":
        return Term("i", ())
    if g.kind == "sqrt":
        return sqrt(term_of(g.data[0]))
    if g.kind == "root":
        key, k, place, _ = g.data
        return Term("root", (from_tree(json.loads(key)), k, *(() if place else (Term("C", ()),))))
    raise InputError("a number without a closed form", code="no-value")


def side(checker: Checker, t: object) -> str:
    """The value of one side of a relation: a number, a matrix, a collection, a subspace."""
    from ..language import to_text

    return to_text(side_term(checker, t))


def side_term(checker: Checker, t: object) -> Expr:
    """As `side`, as a term."""
    if checker.is_one_of(t, COLLECTIONS):
        return Term("multiset", tuple(map(term_of, checker.members(t))))
    if checker.is_one_of(t, SUBSPACES):
        n, rows = checker.subspace(t)
        return Term("span", tuple(vector(map(term_of, r)) for r in rows or [[0] * n]))
    return term_of(checker.value(t))


def about(x: object, places: int) -> str:
    """A real number of the kernel, rounded to so many decimals."""
    low, high = interval(x, BITS + 4 * places)
    return decimal((low + high) / 2, places)


def decimal(q: Fraction, places: int) -> str:
    """A rational number rounded to so many decimals (to the nearest, if that is unique)."""
    places = max(places, 0)
    scaled = abs(q) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if q < 0 and whole else text
