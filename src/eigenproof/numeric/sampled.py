"""Rows for statements about all matrices of some size: looked at where they can be computed."""

from __future__ import annotations

from fractions import Fraction
from math import isfinite
from random import Random

from flint import acb_mat

from eigenproof.model import Expr, Math, Term, Witness, matrix, mul, vector
from eigenproof.numeric.again import Again, Leaves
from eigenproof.numeric.arithmetic import Doubles
from eigenproof.numeric.evaluate import Enclosure
from eigenproof.numeric.source import ROUGH, TOO_LARGE
from eigenproof.numeric.table import Table

SAMPLES = 5
Binders = tuple[tuple[str, Expr], ...]


def point(binders: Binders) -> list[tuple[str, Expr]] | None:
    """Small rational values for the names of a `for`, always the same; None for sets of other sizes."""
    draw = Random(len(binders))

    def number() -> Expr:
        return Fraction(draw.choice([-7, -5, -4, -3, -2, -1, 1, 2, 3, 5, 6, 8]), draw.choice([1, 1, 2]))

    values: list[tuple[str, Expr]] = []
    for name, kind in binders:
        if not (isinstance(kind, Term) and kind.op in ("R", "C", "Q") and _literal(kind.args)):
            return None
        if not kind.args:
            values.append((name, number()))
        elif len(kind.args) == 1:
            values.append((name, vector(number() for _ in range(kind.args[0]))))
        else:
            rows, columns = kind.args
            values.append((name, matrix([[number() for _ in range(columns)] for _ in range(rows)])))
    return values


def bound(table: Table, binders: Binders, body: Term) -> list[Witness]:
    """for D in R(n,l): D.T*D == I implies f(D) >= E: the least f(D) - E of some random D, by NumPy."""
    if len(binders) != 1 or "NumPy" not in table.kinds:
        return []
    (name, kind), (condition, claim) = binders[0], body.args
    if not (isinstance(kind, Term) and kind.op == "R" and len(kind.args) == 2 and _literal(kind.args)):
        return []
    if not (condition == _orthonormal(name, kind.args[1]) and isinstance(claim, Term) and claim.op == ">="):
        return []
    quantity = ("left side − right side of ", Math(claim), f", the least of {SAMPLES} random ", Math(name))
    try:
        gap = min(_gap(table, name, claim, d) for d in _orthonormal_columns(*kind.args))
    except OverflowError as error:
        return [Witness("NumPy", quantity, "", None, note=str(error))]
    return [Witness("NumPy", quantity, repr(gap), None)]


def _orthonormal(name: str, columns: int) -> Term:
    """D.T*D == I"""
    return Term("==", (mul(Term("T", (name,)), name), Term("I", (columns,))))


def _orthonormal_columns(rows: int, columns: int) -> list[acb_mat]:
    """Random matrices with orthonormal columns (to double precision), always the same."""
    from numpy import array
    from numpy.linalg import qr

    draw = Random(rows)
    found = []
    for _ in range(SAMPLES):
        normal = array([[draw.gauss(0, 1) for _ in range(columns)] for _ in range(rows)])
        found.append(acb_mat(rows, columns, [float(x) for x in qr(normal)[0].ravel()]))
    return found


def _gap(table: Table, name: str, claim: Term, d: acb_mat) -> float:
    """Left side − right side, in doubles, where a name stands for a matrix; OverflowError beyond them."""
    inner = table.within(((name, 0),))
    enclosure: Enclosure = inner.enclosure(ROUGH)
    enclosure.memo[name] = d
    again = Again(Leaves(enclosure, claim), Doubles(table.doubles))
    left, right = map(again.value, claim.args)
    gap = float(left - right)
    if not isfinite(gap):
        raise OverflowError(TOO_LARGE)
    return gap


def _literal(sizes: tuple) -> bool:
    return all(isinstance(size, int) for size in sizes)
