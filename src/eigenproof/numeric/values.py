"""Values of closed terms: rational numbers and matrices exactly, everything else in balls."""

from __future__ import annotations

from collections.abc import Sequence

from flint import acb, acb_mat, arb, fmpq, fmpq_mat, fmpz

from eigenproof.numeric.coefficients import Scalar

Matrix = fmpq_mat | acb_mat
Value = Scalar | Matrix
MATRICES = (fmpq_mat, acb_mat)


def is_matrix(value: object) -> bool:
    """Whether a value is a matrix."""
    return isinstance(value, MATRICES)


def matrix_from(rows: int, columns: int, entries: Sequence[Scalar]) -> Matrix:
    """A matrix of numbers, exact when all of them are rational."""
    exact = all(type(x) is fmpq or type(x) is int for x in entries)
    return (fmpq_mat if exact else acb_mat)(rows, columns, entries)


def as_matrix(value: Value) -> Matrix:
    """A matrix as it is; a number as a 1×1 matrix."""
    return value if is_matrix(value) else matrix_from(1, 1, [value])


def in_balls(value: Value) -> acb | acb_mat:
    """A value as balls of the precision that is set."""
    if isinstance(value, acb_mat):
        return value
    return acb_mat(value) if isinstance(value, fmpq_mat) else acb(value)


def adjoint(value: Matrix) -> Matrix:
    """The conjugate transpose."""
    return value.transpose() if isinstance(value, fmpq_mat) else value.conjugate().transpose()


def identity(n: int) -> fmpq_mat:
    """The n×n identity."""
    return fmpq_mat(n, n, [int(i == j) for i in range(n) for j in range(n)])


def plus(a: Value, b: Value) -> Value:
    """a + b, a number beside a matrix standing for that multiple of the identity."""
    if is_matrix(a) == is_matrix(b):
        return a + b
    m, number = (a, b) if is_matrix(a) else (b, a)
    if isinstance(number, int) and number == 0:
        return m
    return m + times(identity(m.nrows()), number)


def times(a: Value, b: Value) -> Value:
    """a * b; a product with one entry is that number."""
    if is_matrix(a) and is_matrix(b):
        product = a * b
        return product[0, 0] if product.nrows() == product.ncols() == 1 else product
    if not is_matrix(a):
        a, b = b, a
    if isinstance(a, fmpq_mat) and isinstance(b, (arb, acb)):
        a = acb_mat(a)
    return a * b


def product(a: Matrix, b: Matrix) -> Matrix:
    """a * b as a matrix, also when it has one entry."""
    return as_matrix(times(a, b))


def largest_rational(m: fmpq_mat) -> fmpq:
    """The largest absolute value of the entries; 0 if there are none."""
    numerators, denominator = m.numer_denom()
    return fmpq(max(map(abs, numerators.entries()), default=fmpz(0)), denominator)
