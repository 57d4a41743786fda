"""What row reduction gives: inverses, ranks, null spaces, the pseudoinverse."""

from __future__ import annotations

from flint import fmpq_mat

from ...exact.field import Scalar
from .matrices import (
    Identity,
    Matrix,
    Rows,
    Value,
    adjoint,
    as_matrix,
    identity,
    is_matrix,
    matrix,
    rows_of,
    square,
    times,
)
from .numbers import ONE, ZERO, Undefined, Unknown, added, divided, multiplied, raised


def inverse(x: Value) -> Value:
    """x^-1. Undefined for what is singular."""
    if type(x) is Identity:
        return Identity(divided(ONE, x.factor))
    if not is_matrix(x):
        return divided(ONE, x)
    a = square(x)
    n = a.nrows()
    if type(a) is fmpq_mat:
        try:
            return a.inv()
        except ZeroDivisionError:
            raise Undefined("the inverse of a singular matrix") from None
    reduced, pivots = echelon([[*r, *e] for r, e in zip(a.rows, rows_of(identity(n)))])
    if pivots != list(range(n)):
        raise Undefined("the inverse of a singular matrix")
    return matrix([r[n:] for r in reduced])


def power(x: Value, k: int) -> Value:
    """x^k for an integer k."""
    if k < 0:
        x, k = inverse(x), -k
    if type(x) is Identity:
        return Identity(raised(x.factor, k))
    if not is_matrix(x):
        return raised(x, k)
    a = square(x)
    if k > 64:
        raise Unknown("a large power")
    if type(a) is fmpq_mat and k == 2:
        return a * a
    total: Matrix = identity(a.nrows())
    for _ in range(k):
        total = times(total, a)
    return total


def echelon(rows: Rows) -> tuple[list[list[Scalar]], list[int]]:
    """(reduced row echelon form, pivot columns from 0)."""
    a, pivots = [list(r) for r in rows], []
    for j in range(len(a[0]) if a else 0):
        k = len(pivots)
        p = next((i for i in range(k, len(a)) if a[i][j]), None)
        if p is None:
            continue
        a[k], a[p] = a[p], a[k]
        lead = divided(ONE, a[k][j])
        a[k] = [multiplied(lead, x) for x in a[k]]
        for i, row in enumerate(a):
            if i != k and row[j]:
                a[i] = [added(x, multiplied(-row[j], y)) for x, y in zip(row, a[k])]
        pivots.append(j)
    return a, pivots


def reduced(x: Value) -> tuple[Rows, list[int]]:
    """`echelon` of a matrix."""
    a = as_matrix(x)
    if type(a) is not fmpq_mat:
        return echelon(a.rows)
    r, rank = a.rref()
    rows = r.tolist()
    return rows, [next(j for j, e in enumerate(row) if e) for row in rows[:rank]]


def rank(x: Value) -> int:
    """The rank."""
    a = as_matrix(x)
    return a.rank() if type(a) is fmpq_mat else len(echelon(a.rows)[1])


def kernel(x: Value) -> list[tuple[Scalar, ...]]:
    """A basis of the null space, a free variable at a time."""
    rows, pivots = reduced(x)
    n, basis = as_matrix(x).ncols(), []
    for free in (j for j in range(n) if j not in pivots):
        v = [ONE if j == free else ZERO for j in range(n)]
        for row, p in zip(rows, pivots):
            v[p] = -row[free]
        basis.append(tuple(v))
    return basis


def pseudoinverse(x: Value) -> Matrix:
    """The pseudoinverse, by the rank factorisation A = F G."""
    a = as_matrix(x)
    rows, pivots = reduced(a)
    if not pivots:
        return fmpq_mat(a.ncols(), a.nrows())
    g = matrix(rows[: len(pivots)])
    f = matrix([[row[j] for j in pivots] for row in rows_of(a)])
    gh, fh = adjoint(g), adjoint(f)
    return times(times(gh, inverse(times(g, gh))), times(inverse(times(fh, f)), fh))
