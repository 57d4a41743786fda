"""The vocabulary of matrices and data on values: pseudoinverse, norm, mean, covariance and the like.

Each is computed by its definition. What balls cannot decide (the rank of a matrix that is not known
exactly) raises ZeroDivisionError.
"""

from __future__ import annotations

from flint import acb_mat, arb, fmpq, fmpq_mat

from eigenproof.numeric.coefficients import Scalar
from eigenproof.numeric.values import (
    Matrix,
    Value,
    adjoint,
    as_matrix,
    in_balls,
    is_matrix,
    matrix_from,
    product,
    times,
)

EXACT = 10_000
"""Bits of the entries of an inverse that is still worked out exactly."""


def inverse(value: Value) -> Value:
    """A^-1, or 1/x; of a rational matrix with very long numbers in balls."""
    if is_matrix(value):
        return (in_balls(value) if _length(value) * value.nrows() > EXACT else value).inv()
    return 1 / (fmpq(value) if isinstance(value, int) else value)


def pseudoinverse(value: Value) -> Value:
    """A^+: from a rank factorisation of a rational matrix; of any other only when it has full rank."""
    if not is_matrix(value):
        return 0 if isinstance(value, (int, fmpq)) and value == 0 else inverse(value)
    if isinstance(value, fmpq_mat):
        reduced, rank = value.rref()
        if rank == 0:
            return fmpq_mat(value.ncols(), value.nrows())
        right = fmpq_mat([row[:] for row in reduced.tolist()[:rank]])
        pivots = [next(j for j, x in enumerate(row) if x) for row in right.tolist()]
        left = fmpq_mat([[row[j] for j in pivots] for row in value.tolist()])
        inner = inverse(left.transpose() * value * right.transpose())  # MacDuffee's formula
        return right.transpose() * inner * left.transpose()
    tall, star = value.nrows() >= value.ncols(), adjoint(value)
    return (star * value).inv() * star if tall else star * (value * star).inv()


def squared_norm(value: Value) -> Scalar:
    """The sum of |entry|^2, a real number that is not negative."""
    m = as_matrix(value)
    line = matrix_from(1, m.nrows() * m.ncols(), m.entries())
    total = times(line, adjoint(line))
    return total if isinstance(total, (int, fmpq)) else total.real.nonnegative_part()


def norm(value: Value) -> arb:
    """The Euclidean or Frobenius norm."""
    return arb(squared_norm(value)).sqrt()


def dot(u: Value, v: Value) -> Value:
    """u^H v."""
    return times(adjoint(as_matrix(u)), as_matrix(v))


def mean(value: Value) -> Matrix:
    """The mean of the rows, as a column."""
    x = as_matrix(value)
    return (_ones(1, x.nrows()) * x * fmpq(1, x.nrows())).transpose()


def centered(value: Value) -> Matrix:
    """Each row minus the mean of all rows."""
    x = as_matrix(value)
    return x - _ones(x.nrows(), 1) * mean(x).transpose()


def scatter(value: Value) -> Matrix:
    """Y^H Y for the centred data Y."""
    y = centered(value)
    return product(adjoint(y), y)


def covariance(value: Value, ddof: int = 1) -> Matrix:
    """The scatter divided by the number of rows minus `ddof`."""
    divisor = as_matrix(value).nrows() - ddof
    return scatter(value) * fmpq(1, divisor)


def diagonal_matrix(*values: Value) -> Matrix:
    """The matrix with these numbers, or the entries of this vector, on its diagonal."""
    entries = values[0].entries() if len(values) == 1 and is_matrix(values[0]) else values
    n = len(entries)
    return matrix_from(n, n, [entries[i] if i == j else 0 for i in range(n) for j in range(n)])


def column(value: Value, j: int) -> Matrix:
    """The j-th column, from 1."""
    m = as_matrix(value)
    return matrix_from(m.nrows(), 1, [m[i, j - 1] for i in range(m.nrows())])


def row(value: Value, i: int) -> Matrix:
    """The i-th row, from 1."""
    m = as_matrix(value)
    return matrix_from(1, m.ncols(), [m[i - 1, j] for j in range(m.ncols())])


def trace(value: Value) -> Scalar:
    """The sum of the diagonal entries."""
    m = as_matrix(value)
    return sum((m[i, i] for i in range(m.nrows())), fmpq(0))


def rank_at_least(value: Value) -> int:
    """How many singular values surely are not 0: the rank, for a rational matrix."""
    m = as_matrix(value)
    if isinstance(m, fmpq_mat):
        return m.rank()
    p = small_gram(m).charpoly()
    zeros = next(k for k in range(p.degree() + 1) if not p[k].contains(0))
    return p.degree() - zeros


def small_gram(m: Matrix) -> Matrix:
    """A^H A or A A^H, whichever is smaller."""
    star = adjoint(m)
    return product(star, m) if m.nrows() >= m.ncols() else product(m, star)


def determinant(value: Value) -> Scalar:
    """det A."""
    return as_matrix(value).det()


def characteristic(value: Value, t: Scalar) -> Scalar:
    """det(t I - A) at a number t."""
    m = in_balls(as_matrix(value))
    assert isinstance(m, acb_mat)
    return m.charpoly()(in_balls(t))


def _length(m: Matrix) -> int:
    """How many bits the numbers in a rational matrix have over their common denominator; 0 for balls."""
    if not isinstance(m, fmpq_mat):
        return 0
    numerators, denominator = m.numer_denom()
    return max((abs(x).bit_length() for x in numerators.entries()), default=0) + denominator.bit_length()


def _ones(rows: int, columns: int) -> fmpq_mat:
    return fmpq_mat(rows, columns, [1] * (rows * columns))
