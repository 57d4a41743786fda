"""Characteristic polynomials and determinants."""

from __future__ import annotations

from flint import fmpq_mat

from eigenproof.errors import SizeError
from eigenproof.exact.field import Scalar, Tower
from eigenproof.exact.linear import columns, from_columns
from eigenproof.exact.matrix import ExactMatrix, identity

Polynomial = tuple[Scalar, ...]
"""Coefficients in ascending order, no zero at the end."""


def charpoly(A: ExactMatrix) -> Polynomial:
    """det(xI - A): monic, n + 1 coefficients, ascending. SizeError if A is not square."""
    n = _size(A)
    if A.field == Tower.QQ:
        return tuple(fmpq_mat(n, n, [x for row in A.rows for x in row]).charpoly().coeffs())
    return (*(c for _, _, c in reversed(faddeev_leverrier(A))), A.field(1))


def determinant(A: ExactMatrix) -> Scalar:
    """det A. SizeError if A is not square."""
    n = _size(A)
    if A.field == Tower.QQ:
        return fmpq_mat(n, n, [x for row in A.rows for x in row]).det()
    constant = charpoly(A)[0]
    return -constant if n % 2 else constant


def faddeev_leverrier(A: ExactMatrix) -> list[tuple[int, ExactMatrix, Scalar]]:
    """The table of (k, M_k, c_{n-k}) for k = 1..n.

    M_1 = I, M_k = A M_{k-1} + c_{n-k+1} I, c_{n-k} = -tr(A M_k)/k. SizeError if A is not square.
    """
    n, field = _size(A), A.field
    table: list[tuple[int, ExactMatrix, Scalar]] = []
    M = columns(identity(n, field).rows, n, field)
    for k in range(1, n + 1):
        product = A.regular * M
        rows = from_columns(product, field)
        c = -sum((rows[i][i] for i in range(n)), field(0)) / k
        table.append((k, ExactMatrix(field, from_columns(M, field)), c))
        M = product + columns(identity(n, field, c).rows, n, field)
    return table


def _size(A: ExactMatrix) -> int:
    """n for an n x n matrix."""
    m, n = A.shape
    if m != n:
        raise SizeError(
            f"a {m}x{n} matrix has no characteristic polynomial: it must be square",
            next_move="give a square matrix",
        )
    return n
