"""What the predicates of the vocabulary mean at values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flint import fmpq, fmpq_mat

from ...exact.field import Scalar
from . import spectra
from .canonical import all_real, diagonalizable, similar
from .elimination import power, rank, reduced
from .matrices import (
    Matrix,
    Value,
    adjoint,
    as_matrix,
    as_number,
    identity,
    inner,
    matrix,
    negated,
    rows_of,
    same,
    square,
    times,
    transposed,
)
from .numbers import ONE, Undefined, Unknown, equal, real, sign
from .words import column, norm_squared, scatter, span, whole


def is_real_matrix(a: Matrix) -> bool:
    """Are all entries real?"""
    return type(a) is fmpq_mat or all(real(x) for r in a.rows for x in r)


def hermitian(x: Value) -> bool:
    """A = A.H"""
    a = square(x)
    return same(a, adjoint(a))


def orthonormal(x: Value) -> bool:
    """D.H D = I"""
    a = as_matrix(x)
    return same(times(adjoint(a), a), identity(a.ncols()))


def definite(x: Value, sides: Sequence[int]) -> bool:
    """Is A Hermitian, and has every eigenvalue one of these signs? By the signs of det(xI - A)."""
    a = square(x)
    if not hermitian(a):
        return False
    p = spectra.charpoly(a)
    n = len(p) - 1
    positive = all(sign(c) * (-1) ** (n - k) >= 0 for k, c in enumerate(p))
    if sides == (1,):
        return positive and bool(p[0])
    return positive


def indefinite(x: Value) -> bool:
    """Has a Hermitian A eigenvalues of both signs?"""
    a = square(x)
    return hermitian(a) and not definite(a, (0, 1)) and not definite(negated(a), (0, 1))


def diagonal(x: Value) -> bool:
    """Zero outside the diagonal?"""
    return not any(e for i, r in enumerate(rows_of(as_matrix(x))) for j, e in enumerate(r) if i != j)


def stochastic(x: Value) -> bool:
    """Entries >= 0, each column with the sum 1. Unknown where only the rows have."""
    rows = rows_of(square(x))
    if any(sign(e) < 0 for r in rows for e in r):
        return False
    if all(equal(inner(c, [ONE] * len(c)), ONE) for c in zip(*rows)):
        return True
    if all(equal(inner(r, [ONE] * len(r)), ONE) for r in rows):
        raise Unknown("stochastic by rows or by columns")
    return False


def independent(*vectors: Value) -> bool:
    """Are the vectors independent?"""
    return len(span(*vectors).rows) == len(vectors)


def eigenpair(a: Value, l: Value, v: Value) -> bool:
    """A v = l v, v != 0"""
    return not zero(v) and same(times(square(a), as_matrix(v)), times(as_number(l), as_matrix(v)))


def zero(v: Value) -> bool:
    """Is it 0?"""
    return not any(e for r in rows_of(as_matrix(v)) for e in r)


def eigenvector(a: Value, v: Value) -> bool:
    """v != 0, and A v is a multiple of v."""
    return not zero(v) and len(span(v, times(square(a), as_matrix(v))).rows) == 1


def diagonalization(a: Value, p: Value, d: Value) -> bool:
    """P invertible, D diagonal, A P = P D."""
    p = square(p)
    return diagonal(d) and rank(p) == p.nrows() and same(times(square(a), p), times(p, d))


def spectral(a: Value, q: Value, d: Value) -> bool:
    """Q unitary, D diagonal, A = Q D Q.H"""
    return diagonal(d) and orthonormal(square(q)) and same(square(a), times(times(q, d), adjoint(q)))


def svd(a: Value, u: Value, s: Value, v: Value) -> bool:
    """A = U S V.H, orthonormal columns, S >= 0 diagonal."""
    s = as_matrix(s)
    entries = [e for r in rows_of(s) for e in r]
    if not (diagonal(s) and all(real(e) and sign(e) >= 0 for e in entries)):
        return False
    return orthonormal(u) and orthonormal(v) and same(as_matrix(a), times(times(u, s), adjoint(v)))


def principal_component(x: Value, k: Value, v: Value) -> bool:
    """A unit eigenvector of the scatter at its k-th largest eigenvalue; data of at least two observations."""
    if as_matrix(x).nrows() < 2:
        raise Undefined("the covariance of one observation")
    s, v = scatter(x), as_matrix(v)
    if not equal(norm_squared(v), ONE) or not eigenvector(s, v):
        return False
    return same(times(s, v), times(spectra.item(spectra.eigenvalues(s), whole(k)), v))


PREDICATES: dict[str, Callable[..., bool]] = {
    "symmetric": lambda a: same(square(a), transposed(square(a))),
    "hermitian": hermitian,
    "orthogonal": lambda q: is_real_matrix(square(q)) and orthonormal(q),
    "unitary": lambda u: orthonormal(square(u)),
    "orthonormal_columns": orthonormal,
    "invertible": lambda a: rank(square(a)) == as_matrix(a).nrows(),
    "diagonalizable": lambda a, field="C": diagonalizable(a) and (field == "C" or all_real(a)),
    "orthogonally_diagonalizable": lambda a: is_real_matrix(square(a)) and hermitian(a),
    "positive_definite": lambda a: definite(a, (1,)),
    "positive_semidefinite": lambda a: definite(a, (0, 1)),
    "indefinite": indefinite,
    "similar": similar,
    "row_equivalent": lambda a, b: same(matrix(reduced(a)[0]), matrix(reduced(b)[0])),
    "idempotent": lambda a: same(times(square(a), square(a)), square(a)),
    "nilpotent": lambda a: zero(power(square(a), as_matrix(a).nrows())),
    "normal": lambda a: same(times(square(a), adjoint(square(a))), times(adjoint(square(a)), square(a))),
    "diagonal": diagonal,
    "upper_triangular": lambda a: not any(e for i, r in enumerate(rows_of(as_matrix(a))) for e in r[:i]),
    "stochastic": stochastic,
    "independent": independent,
    "basis": lambda *v: independent(*v) and len(v) == len(column(v[0])),
    "eigenvalue": lambda a, l: not spectra.at(spectra.charpoly(a), as_number(l)),
    "eigenvector": eigenvector,
    "eigenpair": eigenpair,
    "diagonalization": diagonalization,
    "spectral": spectral,
    "svd": svd,
    "principal_component": principal_component,
}


def member(x: Value, field: str) -> bool:
    """x in R, C, Q, Z or N; of a matrix, all entries."""
    return all(_belongs(e, field) for r in rows_of(as_matrix(x)) for e in r)


def _belongs(x: Scalar, field: str) -> bool:
    if field == "C":
        return True
    if field == "R":
        return real(x)
    if type(x) is not fmpq:
        return False
    return field == "Q" or x.q == 1 and (field == "Z" or x >= 0)
