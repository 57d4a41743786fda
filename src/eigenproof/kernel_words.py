"""Words for matrices and data, computed from values: norms, means, covariance, what makes an inverse.

A matrix is a list of rows. Data has one observation in each row. Standard library only.
"""

from __future__ import annotations

from fractions import Fraction
from operator import mul

from .kernel_places import conjugate, conjugate_transpose, real
from .kernel_ring import (
    identity,
    integers,
    is_zero,
    need,
    product,
    quotient,
    rational,
    square,
    total,
)


def as_matrix(x) -> list:
    """A matrix; a number stands for the 1x1 matrix."""
    return x if isinstance(x, list) else [[x]]


def number_of(x):
    """A number; a 1x1 matrix is one."""
    if isinstance(x, list):
        need(len(x) == 1 == len(x[0]), "a matrix where a number belongs")
        ((x,),) = x
    return x


def same(a: list, b: list) -> bool:
    """A = B, sizes and entries."""
    return [len(r) for r in a] == [len(r) for r in b] and all(
        is_zero(x - y) for r, s in zip(a, b) for x, y in zip(r, s)
    )


def transpose(a: list) -> list:
    return [list(c) for c in zip(*a)]


def dot(v: list, w: list):
    """v.H w for two lists of numbers."""
    need(len(v) == len(w), "vectors of different lengths")
    return total([conjugate(x) * y for x, y in zip(v, w)])


def square_norm(x):
    """Sum of |entry|^2."""
    entries = [y for r in as_matrix(x) for y in r]
    return dot(entries, entries)


def diagonal(values: list) -> list:
    """diag(a, b, ...) of numbers, or diag(v) of a column."""
    if len(values) == 1 and isinstance(values[0], list):
        need(all(len(r) == 1 for r in values[0]), "diag of a matrix")
        values = [x for (x,) in values[0]]
    need(not any(isinstance(x, list) for x in values), "diag of matrices")
    return [[x if i == j else 0 for j in range(len(values))] for i, x in enumerate(values)]


def filled(x: int, rows: int, columns: int) -> list:
    return [[x] * columns for _ in range(rows)]


# --------------------------------------------------------------------------------- data


def observations(x) -> list:
    """Data: at least one row, real."""
    x = as_matrix(x)
    need(bool(x) and bool(x[0]), "data without observations")
    need(rational(x) or all(real(y) for r in x for y in r), "data that are not real")
    return x


def mean(x) -> list:
    """The mean of the observations, as a column."""
    x = observations(x)
    if rational(x):
        return [[Fraction(sum(c), d * len(x))] for c, d in map(integers, zip(*x))]
    return [[total(list(c)) * Fraction(1, len(x))] for c in zip(*x)]


def centered(x) -> list:
    """Every observation minus the mean."""
    m = [y for (y,) in mean(x)]
    return [[y - z for y, z in zip(r, m)] for r in as_matrix(x)]


def scatter(x) -> list:
    """The sum of (observation - mean)(observation - mean).T"""
    x = observations(x)
    if not rational(x):
        c = centered(x)
        return product(transpose(c), c)
    columns, n = [(c, d, sum(c)) for c, d in map(integers, zip(*x))], len(x)
    half = [[quotient(n * sum(map(mul, u, v)) - s * t, d * e * n) for v, e, t in columns[: k + 1]]
            for k, (u, d, s) in enumerate(columns)]  # fmt: skip
    return [[half[max(i, j)][min(i, j)] for j in range(len(half))] for i in range(len(half))]


def covariance(x, ddof: int) -> list:
    """scatter / (n - ddof)"""
    n = len(observations(x))
    need(n > ddof, "the covariance of one observation")
    c = Fraction(1, n - ddof)
    return [[c * y for y in r] for r in scatter(x)]


# ----------------------------------------------------------------------------- inverses


def is_inverse(m: list, p: list) -> bool:
    """M P = I for square matrices of one size."""
    need(len(square(m)) == len(square(p)), "sizes of a matrix and its inverse")
    return same(product(m, p), identity(len(m)))


def is_pseudoinverse(m: list, p: list) -> bool:
    """Penrose: M P M = M, P M P = P, and M P and P M are Hermitian; no other P has all four."""
    need(len(p) == (len(m[0]) if m else 0) and all(len(r) == len(m) for r in p), "sizes of a pseudoinverse")
    mp, pm = product(m, p), product(p, m)
    hermitian = same(mp, conjugate_transpose(mp)) and same(pm, conjugate_transpose(pm))
    return hermitian and same(product(mp, m), m) and same(product(pm, p), p)
