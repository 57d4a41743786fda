"""Linear algebra over L = K[l]/(p) for an irreducible p: what holds in L holds at every root of p.

An element is the tuple of its coefficients in l, ascending, at most deg p of them. Row reduction is
FLINT's, over Q, through the regular representation as in `linear`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd, lcm

from flint import fmpq, fmpq_mat

from eigenproof.exact.linear import regular, scalar_rows
from eigenproof.exact.poly import Polynomial, trim
from eigenproof.exact.tower import Element, Tower

Vector = tuple[Polynomial, ...]


@dataclass(frozen=True)
class Quotient:
    """K[l]/(p), p monic and irreducible over the field K."""

    field: Tower
    p: Polynomial

    @property
    def dimension(self) -> int:
        """Dimension over Q."""
        return (len(self.p) - 1) * self.field.degree

    @cached_property
    def _powers(self) -> tuple[fmpq_mat, ...]:
        """Multiplication by 1, l, l^2, ... as rational matrices (l itself by the companion matrix of p)."""
        m, K = len(self.p) - 1, self.field
        companion = [[-self.p[i] if j == m - 1 else K(int(i == j + 1)) for j in range(m)] for i in range(m)]
        step = regular(companion, m, K)
        powers = [regular(scalar_rows(K(1), m, K), m, K)]
        for _ in range(m - 1):
            powers.append(powers[-1] * step)
        return tuple(powers)

    def matrix(self, x: Polynomial) -> fmpq_mat:
        """Multiplication by x as a rational matrix."""
        m, K = len(self.p) - 1, self.field
        total = fmpq_mat(self.dimension, self.dimension)
        for c, power in zip(x, self._powers, strict=False):
            if c:
                total = total + power * (c if isinstance(c, fmpq) else regular(scalar_rows(c, m, K), m, K))
        return total

    def element(self, coordinates: Sequence[fmpq]) -> Polynomial:
        """The element with these coordinates: coefficient by coefficient of l, each in the basis of K."""
        d = self.field.degree
        if d == 1:
            return trim(coordinates)
        parts = (tuple(coordinates[k : k + d]) for k in range(0, len(coordinates), d))
        return trim([Element(self.field, c) for c in parts])

    def free_variable_form(self, vectors: Sequence[Vector]) -> tuple[Vector, ...]:
        """The basis of the span of independent vectors with 1 at the own free variable, 0 at the others'.

        The free variables are those of a null space: as far to the right as possible.
        """
        D, n = self.dimension, len(vectors[0])
        blocks = [[self.matrix(x).tolist() for x in reversed(v)] for v in vectors]
        entries = [q for row in blocks for a in range(D) for block in row for q in block[a]]
        reduced, _ = fmpq_mat(len(vectors) * D, n * D, entries).rref()
        q, width = reduced.entries(), n * D
        out = []
        for i in reversed(range(len(vectors))):
            columns = [[q[(i * D + a) * width + j * D] for a in range(D)] for j in range(n)]
            out.append(tuple(self.element(c) for c in reversed(columns)))
        return tuple(out)


def primitive_vector(v: Vector) -> Vector:
    """A positive rational multiple of v (not 0) whose rational coordinates are coprime integers."""
    flat = [q for entry in v for c in entry for q in coordinates(c) if q]
    scale = fmpq(lcm(*(int(q.q) for q in flat)), gcd(*(int(q.p) for q in flat)))
    return v if scale == 1 else tuple(tuple(c * scale for c in entry) for entry in v)


def coordinates(c: object) -> tuple[fmpq, ...]:
    """The rational coordinates of a scalar."""
    return c.coordinates if isinstance(c, Element) else (c,)  # type: ignore[return-value]


def length(vectors: Sequence[Vector]) -> int:
    """About how many characters the vectors take to write down."""
    return sum(
        1 + sum(1 + len(str(q)) for c in entry for q in coordinates(c) if q) for v in vectors for entry in v
    )
