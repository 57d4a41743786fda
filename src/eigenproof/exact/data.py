"""Data as an exact matrix, a row for each observation: mean, centred data, scatter, covariance.

Rational data are brought to one denominator, X = Z/d with integers, and stay integers until the
end: with column sums s, N d² times the scatter is N ZᵀZ − s sᵀ. Entries with square roots go
through their regular representation (see `linear`).
"""

from __future__ import annotations

from flint import fmpq, fmpq_mat, fmpz, fmpz_mat

from eigenproof.errors import InputError
from eigenproof.exact.field import Scalar, Tower
from eigenproof.exact.linear import from_columns
from eigenproof.exact.matrix import ExactMatrix, from_term
from eigenproof.model import Term


def mean(X: ExactMatrix | Term) -> tuple[Scalar, ...]:
    """The mean of each column of X (N x n, N > 0): n scalars."""
    X = _observations(X)
    N = X.shape[0]
    if X.field != Tower.QQ:
        return tuple(sum(column, X.field(0)) / N for column in zip(*X.rows, strict=True))
    Z, d = _integers(X)
    return tuple(fmpq(s, N * d) for s in _column_sums(Z).entries())


def centred(X: ExactMatrix | Term) -> ExactMatrix:
    """X minus the mean of each column, N x n."""
    X = _observations(X)
    N = X.shape[0]
    if X.field != Tower.QQ:
        mu = mean(X)
        return ExactMatrix(
            X.field, tuple(tuple(x - y for x, y in zip(row, mu, strict=True)) for row in X.rows)
        )
    Z, d = _integers(X)
    shifted = N * Z - fmpz_mat(N, 1, [1] * N) * _column_sums(Z)
    return _over(shifted, N * d)


def gram(X: ExactMatrix | Term) -> ExactMatrix:
    """XᵀX, n x n."""
    X = _observations(X)
    if X.field != Tower.QQ:
        return X.transpose() @ X
    Z, d = _integers(X)
    return _over(Z.transpose() * Z, d * d)


def scatter(X: ExactMatrix | Term) -> ExactMatrix:
    """YᵀY for the centred data Y, n x n: the covariance times its divisor."""
    X = _observations(X)
    if X.field != Tower.QQ:
        return gram(centred(X))
    (Z, d), N = _integers(X), X.shape[0]
    s = _column_sums(Z)
    return _over(N * (Z.transpose() * Z) - s.transpose() * s, N * d * d)


def covariance(X: ExactMatrix | Term, ddof: int = 1) -> ExactMatrix:
    """The scatter over N − ddof, n x n, for N observations. InputError unless N > ddof."""
    X = _observations(X)
    divisor = X.shape[0] - ddof
    if divisor <= 0:
        raise InputError(
            f"the covariance of {X.shape[0]} observation{'s' * (X.shape[0] != 1)} with ddof={ddof} "
            f"would be divided by {divisor}, expected a positive divisor",
            code="ddof",
            next_move="ddof=0" if ddof > 0 else "give more observations",
        )
    return scatter(X).map(lambda x: x / divisor)


def _observations(X: ExactMatrix | Term) -> ExactMatrix:
    """X as an exact matrix with at least one row. InputError for data without observations."""
    A = X if isinstance(X, ExactMatrix) else from_term(X)
    if not all(A.shape):
        raise InputError("data without observations", code="no-data", next_move="give at least one row")
    return A


def _integers(X: ExactMatrix) -> tuple[fmpz_mat, fmpz]:
    """(Z, d) with X = Z/d."""
    return X.regular.numer_denom()


def _column_sums(Z: fmpz_mat) -> fmpz_mat:
    """The sum of the rows, as a 1 x n matrix."""
    return fmpz_mat(1, Z.nrows(), [1] * Z.nrows()) * Z


def _over(Z: fmpz_mat, d: fmpz | int) -> ExactMatrix:
    """Z/d."""
    return ExactMatrix(Tower.QQ, from_columns(fmpq_mat(Z) / fmpq(d), Tower.QQ))
