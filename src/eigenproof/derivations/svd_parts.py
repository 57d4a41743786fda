"""What the steps of a singular value decomposition share: its vectors, and what statements call them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..exact.decimals import decimal
from ..exact.matrix import ExactMatrix
from ..exact.singular import SingularValue, is_tall, singular_value
from ..model import Expr, sqrt
from .factorisation import adjoint
from .gram import OrthogonalBasis, UnitVector
from .story import DIGITS_SHOWN, Story, approximate
from .svd_columns import Image, images, kernel_basis, unit_basis


@dataclass(frozen=True)
class Sigma:
    """A singular value, what statements call it, and what they call its square."""

    value: SingularValue
    name: Expr
    square: Expr

    @property
    def closed(self) -> bool:
        """Whether it has a closed form of its own."""
        return self.value.scalar is not None


def sigmas_of(g: Story) -> tuple[Sigma, ...]:
    """The singular values, descending, zeros included; those of named roots l1, l2, ... become t1, t2, ..."""
    found: list[Sigma] = []
    for k, square in enumerate(g.values):
        root, value = g.value_terms[k], singular_value(square)
        name = value.value
        if square.scalar is None:
            name = g.define(f"t{str(root).removeprefix('l')}", sqrt(root))
            g.digits.append((name, approximate(decimal(value.enclose, DIGITS_SHOWN))))
        found += [Sigma(value, name, root)] * square.factor.multiplicity
    return tuple(found)


def near_name(story: Story) -> str:
    """What the matrix of eigenvectors of the smaller of A^T A and A A^T is called."""
    return "V" if is_tall(story.a) else "U"


@dataclass(frozen=True)
class Parts:
    """A = U S V^T in the making, from G = A^T A (`tall`) or G = A A^T.

    `near` are the orthonormal eigenvectors of G, which fill V (or U if not tall), in the order of
    `sigmas`; the other matrix is filled by their images divided by sigma, and by a null space.
    """

    story: Story
    g: Story
    sigmas: tuple[Sigma, ...]
    near: tuple[UnitVector, ...]

    @property
    def tall(self) -> bool:
        """Whether G is A^T A."""
        return is_tall(self.story.a)

    @property
    def near_name(self) -> str:
        """The matrix of eigenvectors of G."""
        return near_name(self.story)

    @property
    def far_name(self) -> str:
        """The other one."""
        return "U" if self.tall else "V"

    @property
    def b(self) -> Expr:
        """The matrix that maps eigenvectors of G to the other side: A or A^T."""
        return self.story.name if self.tall else adjoint(self.story, self.story.name)

    @property
    def b_star(self) -> Expr:
        """Its transpose (over C, conjugate transpose)."""
        return adjoint(self.story, self.story.name) if self.tall else self.story.name

    @cached_property
    def exact_b(self) -> ExactMatrix:
        return self.story.a if self.tall else self.story.a.conjugate_transpose()

    @cached_property
    def rank(self) -> int:
        """The number of singular values that are not 0."""
        return sum(s.name != 0 for s in self.sigmas)

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """B v/sigma for the eigenvectors v of G that B does not kill."""
        r, s = self.rank, self.sigmas
        values, names, roots = ([getattr(x, k) for x in s[:r]] for k in ("value", "name", "square"))
        return tuple(images(self.exact_b, self.near[:r], values, names, roots))

    @cached_property
    def completion(self) -> OrthogonalBasis:
        """An orthogonal basis of the null space of B^T, in which the images leave room."""
        return kernel_basis(self.exact_b.conjugate_transpose())

    @cached_property
    def far(self) -> tuple[UnitVector, ...]:
        """The columns of the other matrix."""
        return (*(x.unit for x in self.images), *unit_basis(self.completion))

    @property
    def u(self) -> Sequence[UnitVector]:
        """The columns of U."""
        return self.far if self.tall else self.near

    @property
    def v(self) -> Sequence[UnitVector]:
        """The columns of V."""
        return self.near if self.tall else self.far

    @property
    def closed(self) -> bool:
        """Whether no singular value is a named root."""
        return all(s.closed for s in self.sigmas)

    @cached_property
    def rational(self) -> bool:
        """Whether the eigenvectors of G have entries in the field of A."""
        own = self.story.a.field
        return all(s.closed and s.value.square.field == own for s in self.sigmas)
