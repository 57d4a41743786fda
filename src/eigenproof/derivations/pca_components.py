"""The principal components in a form to calculate with: places in the spectrum, directions, divisor."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model import Expr, Term
from .covariance import X, divisor
from .gram import UnitVector
from .spectral import orthogonal_bases
from .story import WHOLE_STORY, Story


@dataclass(frozen=True)
class Components:
    """All n components of a matrix C, largest eigenvalue first, of which the first `kept` are kept.

    places[i] is the position of the i-th among the different eigenvalues of C; vectors[i] its direction.
    C times `by` is Y^T Y for the data Y, which `data` is the name of in statements.
    """

    part: Story
    places: tuple[int, ...]
    kept: int
    by: int
    data: Expr
    centred: bool
    vectors: tuple[UnitVector, ...]

    @classmethod
    def of(cls, part: Story, observed: Story) -> Components:
        """The components of C for the story about the data; directions as vectors only, without names."""
        places = tuple(k for k, v in enumerate(part.values) for _ in range(v.factor.multiplicity))
        asked, centred = observed.options.components, observed.options.centred
        vectors = (
            UnitVector(v, (), 1, part.values[k])
            for k, basis in enumerate(orthogonal_bases(part))
            for v in basis.vectors
        )
        return cls(
            part, places, _varying(part, places) if asked is None else asked, divisor(observed),
            Term("centered", (X,)) if centred else X, centred, tuple(vectors),
        )  # fmt: skip

    def told(self, vectors: list[UnitVector]) -> Components:
        """With the directions as the columns of Q, in names."""
        return replace(self, vectors=tuple(vectors))

    @property
    def exact(self) -> bool:
        """Whether the directions are written out: not for many variables and roots of a high degree."""
        return self.part.n <= WHOLE_STORY or all(f.degree <= WHOLE_STORY for f in self.part.factors)

    @property
    def names(self) -> list[Expr]:
        """What statements call the eigenvalues, one for each component."""
        return [self.part.value_terms[k] for k in self.places]

    @property
    def discarded(self) -> tuple[int, ...]:
        """The places of the components that are not kept."""
        return self.places[self.kept :]

    @property
    def rank(self) -> int:
        """The number of components whose variance is not 0."""
        return _varying(self.part, self.places)

    @property
    def tied(self) -> bool:
        """Whether the last component that is kept has the same variance as the first that is not."""
        return bool(self.discarded) and self.places[self.kept - 1] == self.discarded[0]


def _varying(part: Story, places: tuple[int, ...]) -> int:
    """How many of these eigenvalues are not 0."""
    scalars = (part.values[k].scalar for k in places)
    return sum(x is None or bool(x) for x in scalars)
