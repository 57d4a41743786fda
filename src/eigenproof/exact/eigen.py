"""Eigenvalues and eigenvectors: one computation per irreducible factor of the characteristic polynomial."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from flint import acb

from eigenproof.exact.charpoly import charpoly
from eigenproof.exact.eigenvectors import Vector, eigenvectors
from eigenproof.exact.factor import factor, minimal_over_rationals
from eigenproof.exact.field import Element, Scalar, Tower, enclose, term_of
from eigenproof.exact.matrix import ExactMatrix
from eigenproof.exact.order import descending
from eigenproof.exact.poly import Polynomial, evaluate, primitive
from eigenproof.exact.quotient import primitive_vector
from eigenproof.exact.relative import roots_of_factor, roots_over_tower
from eigenproof.model import Expr, Term, polynomial

if TYPE_CHECKING:
    from eigenproof.exact.roots import Root

__all__ = [
    "EigenFactor",
    "Eigenvalue",
    "eigen",
    "eigenvalues",
    "minimal_polynomial",
    "roots_over_tower",
]


@dataclass(frozen=True)
class EigenFactor:
    """An irreducible factor of det(xI - A) with the eigenvectors at its roots.

    `poly` is ascending and monic over A.field; `multiplicity` (algebraic) and `geometric` hold for each
    root. `vectors` are `geometric` vectors of n entries, an entry being its coefficients in the
    eigenvalue (ascending, () for 0): independent, and nowhere zero, at every root.
    """

    poly: Polynomial
    multiplicity: int
    geometric: int
    vectors: tuple[Vector, ...]
    field: Tower

    @property
    def degree(self) -> int:
        """The number of different eigenvalues this factor stands for."""
        return len(self.poly) - 1

    @cached_property
    def minimal(self) -> tuple[int, ...]:
        """The minimal polynomial of the eigenvalues over Q: ascending, primitive, leading one positive."""
        if self.field == Tower.QQ:
            return primitive(self.poly)  # type: ignore[arg-type]
        return minimal_over_rationals(self.poly, self.field)


@dataclass(frozen=True)
class Eigenvalue:
    """One eigenvalue.

    `value` is a closed form for degree 1 and 2, else root(p, k) or root(p, k, C) with p over A.field.
    Up to degree 2, `scalar` is the value in `field` and `vectors` a basis of its eigenspace there
    (n-tuples of scalars). Beyond, `field` is A.field, `scalar` None, `vectors` (), and `root` the
    root of the minimal polynomial over Q that the eigenvalue is.
    """

    value: Expr
    factor: EigenFactor
    field: Tower
    scalar: Scalar | None
    vectors: tuple[tuple[Scalar, ...], ...] = ()
    root: Root | None = None

    @property
    def minimal(self) -> tuple[int, ...]:
        """The minimal polynomial over Q: ascending primitive integers, leading one positive."""
        return minimal_polynomial(self)

    @property
    def is_real(self) -> bool:
        """Whether the eigenvalue is real, exactly."""
        if self.root is not None:
            return self.root.real
        return self.scalar.is_real if isinstance(self.scalar, Element) else True

    def enclose(self, bits: int) -> acb:
        """An enclosure with relative error about 2^-bits; imaginary part exactly 0 if the value is real."""
        if self.root is not None:
            return self.root.enclose(bits)
        ball = enclose(self.scalar, bits)  # type: ignore[arg-type]
        return acb(ball.real) if self.is_real else ball


def eigen(A: ExactMatrix) -> tuple[EigenFactor, ...]:
    """The irreducible factors of det(xI - A), each with its multiplicities and eigenvectors.

    SizeError if A is not square.
    """
    chi = charpoly(A)
    found = []
    for p, multiplicity in factor(chi, A.field):
        vectors = eigenvectors(A, chi, p, multiplicity)
        found.append(EigenFactor(p, multiplicity, len(vectors), vectors, A.field))
    return tuple(found)


def eigenvalues(A: ExactMatrix, factors: tuple[EigenFactor, ...] | None = None) -> tuple[Eigenvalue, ...]:
    """The different eigenvalues, by real part and then imaginary part, descending."""
    values: list[Eigenvalue] = []
    for f in eigen(A) if factors is None else factors:
        values += _closed(f) if f.degree <= 2 else _roots(f)
    return tuple(descending(values))


def minimal_polynomial(eigenvalue: Eigenvalue) -> tuple[int, ...]:
    """The minimal polynomial over Q: ascending primitive integers, leading one positive."""
    return eigenvalue.factor.minimal


def _closed(f: EigenFactor) -> list[Eigenvalue]:
    """The eigenvalues of a factor of degree 1 or 2, in closed form."""
    K, p = f.field, f.poly
    if f.degree == 1:
        scalars, tower = [-p[0]], K
    else:
        tower, s = K.adjoin_sqrt(p[1] * p[1] - 4 * p[0])
        scalars = [(tower(-p[1]) + s) / 2, (tower(-p[1]) - s) / 2]
    out = []
    for x in scalars:
        vectors = []
        for v in f.vectors:
            entries = tuple((evaluate(tuple(tower(c) for c in entry), x),) if entry else () for entry in v)
            vectors.append(tuple(e[0] if e else tower(0) for e in primitive_vector(entries)))
        out.append(Eigenvalue(term_of(x), f, tower, x, tuple(vectors)))
    return out


def _roots(f: EigenFactor) -> list[Eigenvalue]:
    """The eigenvalues of a factor of degree >= 3."""
    if f.field == Tower.QQ:
        from eigenproof.exact.roots import nonreal_roots, real_roots

        found = (*real_roots(f.minimal), *nonreal_roots(f.minimal))
        return [Eigenvalue(r.term(), f, f.field, None, root=r) for r in found]
    p, roots = polynomial([term_of(c) for c in f.poly]), roots_of_factor(f.poly, f.field)
    # the kernel locates the roots of such a polynomial only when all are real, so they are counted alike
    which = () if all(r.is_real for r in roots) else (Term("C", ()),)
    terms = [Term("root", (p, k, *which)) for k in range(1, len(roots) + 1)]
    return [Eigenvalue(t, f, f.field, None, root=r.root) for t, r in zip(terms, roots, strict=True)]
