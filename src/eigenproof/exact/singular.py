"""Singular values: the square roots of the eigenvalues of the smaller of A^H A and A A^H."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flint import acb

from eigenproof.exact.eigen import Eigenvalue, eigenvalues
from eigenproof.exact.field import Scalar, Tower, precision, term_of
from eigenproof.exact.matrix import ExactMatrix
from eigenproof.model import Expr, sqrt

GUARD_BITS = 8


@dataclass(frozen=True)
class SingularValue:
    """One singular value, known by its square.

    `value` is a closed form, or sqrt(root(p, k)) when the square is a root of degree 3 or more.
    `scalar` is that closed form in `field`, a tower that extends the one of the square (else None).
    """

    value: Expr
    square: Eigenvalue
    field: Tower
    scalar: Scalar | None

    @cached_property
    def minimal(self) -> tuple[int, ...]:
        """The minimal polynomial over Q: ascending primitive integers, leading one positive."""
        from eigenproof.exact.algebraic import algebraic

        return algebraic(self.value).minimal

    def enclose(self, bits: int) -> acb:
        """A real ball around the value, with relative error about 2^-bits; exactly 0 for 0."""
        with precision(bits + GUARD_BITS):
            return acb(self.square.enclose(bits + GUARD_BITS).real.sqrt())


def singular_value(square: Eigenvalue) -> SingularValue:
    """sqrt(l) for an eigenvalue l >= 0 of A^H A or A A^H.

    LimitError if a closed form needs a tower of more than radicals.MAX_DEGREE.
    """
    if square.scalar is None:
        return SingularValue(sqrt(square.value), square, square.field, None)
    field, root = square.field.adjoin_sqrt(square.scalar)
    return SingularValue(term_of(root), square, field, root)


def singular_values(A: ExactMatrix) -> tuple[SingularValue, ...]:
    """The min(m, n) singular values of an m x n matrix, descending, zeros included.

    Each as often as the eigenvalue of the smaller Gram matrix that it is the root of.
    """
    found: list[SingularValue] = []
    for value in eigenvalues(smaller_gram(A)):
        found += [singular_value(value)] * value.factor.multiplicity
    return tuple(found)


def is_tall(A: ExactMatrix) -> bool:
    """Whether A^H A is the smaller Gram matrix: at least as many rows as columns."""
    m, n = A.shape
    return m >= n


def smaller_gram(A: ExactMatrix) -> ExactMatrix:
    """A^H A or A A^H, whichever is smaller (A^H A for a square A)."""
    star = A.conjugate_transpose()
    return star @ A if is_tall(A) else A @ star


def larger_gram(A: ExactMatrix) -> ExactMatrix:
    """The other one."""
    star = A.conjugate_transpose()
    return A @ star if is_tall(A) else star @ A
