"""The pseudoinverse: by rank factorisation, and as the limit of regularised inverses.

Source: A. Ben-Israel and T. N. E. Greville, Generalized Inverses, 2nd ed. 2003, ch. 1 (full-rank
factorisation: MacDuffee's formula) and ch. 3 (the limit).
"""

from __future__ import annotations

from math import lcm

from flint import fmpq

from eigenproof.exact.charpoly import charpoly
from eigenproof.exact.field import Scalar, Tower
from eigenproof.exact.matrix import ExactMatrix, inverse, rref
from eigenproof.exact.poly import Polynomial, common_divisor, derivative, divide, primitive, trim

PolynomialRows = tuple[tuple[Polynomial, ...], ...]
"""A matrix of polynomials in a, each with its coefficients ascending, () for 0."""


def rank_factorisation(A: ExactMatrix) -> tuple[ExactMatrix, ExactMatrix, tuple[int, ...]]:
    """A = F G: (F the pivot columns of A, G the non-zero rows of rref(A), pivots counted from 0).

    F is m x r with independent columns, G is r x n with independent rows; r = 0 leaves both empty.
    """
    reduced, pivots = rref(A.rows, A.shape[1], A.field)
    F = ExactMatrix(A.field, tuple(tuple(row[j] for j in pivots) for row in A.rows))
    return F, ExactMatrix(A.field, reduced[: len(pivots)]), pivots


def pinv(A: ExactMatrix) -> ExactMatrix:
    """A+ = G^H (G G^H)^-1 (F^H F)^-1 F^H for the rank factorisation A = F G; n x m, in the field of A.

    DerivationError if the conjugate of an entry does not lie in the field.
    """
    m, n = A.shape
    F, G, pivots = rank_factorisation(A)
    if not pivots:
        return ExactMatrix(A.field, tuple((A.field(0),) * m for _ in range(n)))
    FH, GH = F.conjugate_transpose(), G.conjugate_transpose()
    return (GH @ inverse_of(G @ GH)) @ (inverse_of(FH @ F) @ FH)


def inverse_of(A: ExactMatrix) -> ExactMatrix:
    """A^-1. ZeroDivisionError if A is singular."""
    return ExactMatrix(A.field, inverse(A.rows, A.field))


def regularised(A: ExactMatrix) -> tuple[PolynomialRows, Polynomial, PolynomialRows]:
    """(N, d, M) with (A^H A + a I)^-1 A^H = N(a)/d(a) and d(a) A+ - N(a) = a M(a); N, M are n x m.

    With m the product of the different irreducible factors other than x of det(xI - A^H A), m(A^H A) A^H
    is 0, as A^H A has a basis of eigenvectors. So q(x, a) = (m(-a) - m(x))/(x + a) gives
    (A^H A + a I) q(A^H A, a) A^H = m(-a) A^H. d is m(-a) up to a factor, which makes N and d integral
    over Q and the leading coefficient of d positive. All roots of d are negative, and d(0) is not 0.
    """
    rows, columns = A.shape
    gram = A @ A.conjugate_transpose() if rows < columns else A.conjugate_transpose() @ A
    m = _annihilator(gram)
    coefficients = _quotient_coefficients(A, gram, m)  # those of the powers of -a
    sign = (-1) ** (len(m) - 1)
    d = tuple(sign * (-1) ** k * c for k, c in enumerate(m))
    N = [ExactMatrix.map(c, lambda x, s=sign * (-1) ** k: s * x) for k, c in enumerate(coefficients)]
    scale = _denominator(N, A.field)
    d, N = tuple(scale * c for c in d), [c.map(lambda x: scale * x) for c in N]
    P = pinv(A)
    M = [
        [
            [d[k + 1] * x - (N[k + 1].rows[i][j] if k + 1 < len(N) else 0) for k in range(len(d) - 1)]
            for j, x in enumerate(row)
        ]
        for i, row in enumerate(P.rows)
    ]
    entries = [[[c.rows[i][j] for c in N] for j in range(rows)] for i in range(columns)]
    return _trimmed(entries), d, _trimmed(M)


def _annihilator(gram: ExactMatrix) -> Polynomial:
    """det(xI - gram) without the factor x, and every other factor once."""
    p = charpoly(gram)
    while not p[0]:
        p = p[1:]
    p = divide(p, common_divisor(p, derivative(p)))[0]
    return tuple(fmpq(c) for c in primitive(p)) if gram.field == Tower.QQ else p  # type: ignore[arg-type]


def _quotient_coefficients(A: ExactMatrix, gram: ExactMatrix, m: Polynomial) -> list[ExactMatrix]:
    """The matrices C_l with q(B, -b) A^H = sum C_l b^l for B = A^H A: C_l = - sum_j m_{l+1+j} B^j A^H.

    By Horner's rule, and on the side of the smaller Gram matrix: B^j A^H = A^H (A A^H)^j.
    """
    start = A.conjugate_transpose()
    wide = A.shape[0] < A.shape[1]
    total = start.map(lambda x: 0 * x)
    out = []
    for c in reversed(m[1:]):
        image = total @ gram if wide else gram @ total
        total = ExactMatrix(
            A.field,
            tuple(
                tuple(x - c * y for x, y in zip(r, s, strict=True))
                for r, s in zip(image.rows, start.rows, strict=True)
            ),
        )
        out.append(total)
    return out[::-1]


def _denominator(matrices: list[ExactMatrix], field: Tower) -> int:
    """The least common denominator of rational matrices; 1 over a larger field."""
    if field != Tower.QQ:
        return 1
    return lcm(*(int(x.q) for c in matrices for row in c.rows for x in row))


def _trimmed(entries: list[list[list[Scalar]]]) -> PolynomialRows:
    return tuple(tuple(trim(entry) for entry in row) for row in entries)
