"""A = L D L^H for Hermitian A, or a vector v with v^H A v < 0: definiteness decided, with its witness.

Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. 2013, section 4.1.2 (no pivoting is
needed: in a positive semidefinite matrix the column below a zero pivot is zero).
"""

from __future__ import annotations

from collections.abc import Sequence

from eigenproof.errors import DerivationError
from eigenproof.exact.field import Scalar, conjugate, sign
from eigenproof.exact.matrix import ExactMatrix

Vector = tuple[Scalar, ...]


def ldl(A: ExactMatrix) -> tuple[ExactMatrix, Vector] | None:
    """(L, d) with A = L diag(d) L^H, L n x n unit lower triangular and d >= 0; None unless A is semidefinite.

    A is Hermitian. Over Q, or over a tower of square roots that holds the conjugates of the entries.
    """
    found = _eliminated(A)
    return found if isinstance(found[0], ExactMatrix) else None  # type: ignore[return-value]


def negative_vector(A: ExactMatrix) -> Vector | None:
    """v with v^H A v < 0 for Hermitian A; None if there is none."""
    found = _eliminated(A)
    return None if isinstance(found[0], ExactMatrix) else found  # type: ignore[return-value]


def null_vector(A: ExactMatrix) -> Vector | None:
    """v != 0 with A v = 0 for Hermitian A, positive semidefinite; None if A is positive definite."""
    found = ldl(A)
    if found is None:
        raise DerivationError("the matrix is not positive semidefinite")
    L, d = found
    zero = next((k for k, x in enumerate(d) if not x), None)
    return None if zero is None else _back_substituted(L.rows, {zero: A.field(1)}, A)


def form(A: ExactMatrix, v: Sequence[Scalar]) -> Scalar:
    """v^H A v"""
    return sum(
        (conjugate(x) * y * z for x, row in zip(v, A.rows, strict=True) for y, z in zip(row, v, strict=True)),
        A.field(0),
    )


def _eliminated(A: ExactMatrix) -> tuple[ExactMatrix, Vector] | Vector:
    """(L, d), or a vector on which the form of A is negative."""
    n, field = A.shape[0], A.field
    S = [list(row) for row in A.rows]  # what is left of A: A - L D L^H, from row and column k on
    L = [[field(int(i == j)) for j in range(n)] for i in range(n)]
    d: list[Scalar] = []
    for k in range(n):
        pivot = S[k][k]
        if sign(pivot) < 0:
            return _back_substituted(L, {k: field(1)}, A)
        below = [i for i in range(k + 1, n) if S[i][k]]
        if not pivot and below:
            # [[0, c*], [c, b]] with c != 0: at (t, 1) the form is 2 Re(c t) + b, which this t makes -1
            (i, *_), half = below, field(1) / 2
            c = S[i][k]
            t = -half * (S[i][i] + 1) * conjugate(c) / (c * conjugate(c))
            return _back_substituted(L, {k: t, i: field(1)}, A)
        d.append(pivot)
        for i in below:
            L[i][k] = S[i][k] / pivot
        for i in below:
            for j in below:
                S[i][j] = S[i][j] - L[i][k] * S[k][j]
    return ExactMatrix(field, tuple(map(tuple, L))), tuple(d)


def _back_substituted(L: Sequence[Sequence[Scalar]], w: dict[int, Scalar], A: ExactMatrix) -> Vector:
    """v with L^H v = w, so that the form of A at v is the form of what is left of A at w."""
    n = A.shape[0]
    v = [A.field(0)] * n
    for i in reversed(range(n)):
        v[i] = w.get(i, A.field(0)) - sum((conjugate(L[j][i]) * v[j] for j in range(i + 1, n)), A.field(0))
    return tuple(v)
