"""Orthogonal bases of eigenspaces and null spaces (Gram-Schmidt without fractions), and unit vectors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..exact.eigen import Eigenvalue
from ..exact.field import Element, Scalar, Tower, conjugate, term_of
from ..exact.poly import Polynomial, plus, times
from ..exact.poly import divide as poly_divide
from ..exact.quotient import primitive_vector
from ..exact.radicals import principal, square_root
from ..model import Expr, Term, divide, mul, number, sqrt
from .story import poly_term, terms

Entry = tuple[Scalar, ...]  # coefficients in l, ascending; () for 0
Vector = tuple[Entry, ...]


@dataclass(frozen=True)
class Projection:
    """w = n_1 v - sum c_j u_j, scaled: how one vector was made orthogonal to the ones before it."""

    start: Vector
    coefficients: tuple[tuple[Entry, Entry], ...]  # (u_j . v, u_j . u_j) for each earlier u_j
    result: Vector


def basis_of(value: Eigenvalue) -> list[Vector]:
    """The basis of an eigenspace, entries as polynomials in l (constants when l is known exactly)."""
    if value.scalar is not None:
        return [tuple((x,) if x else () for x in v) for v in value.vectors]
    return list(value.factor.vectors)


class Ring:
    """Arithmetic of entries modulo the polynomial of l (no polynomial: plain scalars)."""

    def __init__(self, modulus: Polynomial | None = None) -> None:
        self.modulus = modulus

    def mul(self, a: Entry, b: Entry) -> Entry:
        product = times(a, b)
        return product if self.modulus is None else poly_divide(product, self.modulus)[1]

    def dot(self, u: Vector, v: Vector) -> Entry:
        """u^H v"""
        if self.modulus is None:
            scalar = sum(conjugate(a[0]) * b[0] for a, b in zip(u, v, strict=True) if a and b)
            return (scalar,) if scalar else ()
        total: Entry = ()
        for a, b in zip(u, v, strict=True):
            total = plus(total, self.mul(tuple(conjugate(c) for c in a), b))
        return total


@dataclass(frozen=True)
class OrthogonalBasis:
    """Orthogonal vectors spanning an eigenspace, the squares of their lengths, and how they were made."""

    vectors: tuple[Vector, ...]
    squares: tuple[Entry, ...]
    projections: tuple[Projection, ...]

    @cached_property
    def coefficients(self) -> tuple[tuple[list[Expr], ...], ...]:
        """The coefficients of every entry of every vector as terms, ascending: the same at all roots."""
        return tuple(tuple(terms(entry) for entry in v) for v in self.vectors)


def orthogonal_basis(value: Eigenvalue) -> OrthogonalBasis:
    """Gram-Schmidt on the basis found, entries staying polynomials in l."""
    return orthogonalised(basis_of(value), Ring(None if value.scalar is not None else value.factor.poly))


def orthogonalised(basis: Iterable[Vector], ring: Ring) -> OrthogonalBasis:
    """Gram-Schmidt on independent vectors, each result scaled to coprime integers."""
    told: list[Projection] = []
    out: list[Vector] = []
    squares: list[Entry] = []
    for v in basis:
        w, coefficients = v, []
        for u, norm in zip(out, squares, strict=True):
            c = ring.dot(u, w)
            coefficients.append((ring.dot(u, v), norm))
            if c:
                w = tuple(
                    plus(ring.mul(norm, x), tuple(-y for y in ring.mul(c, z)))
                    for x, z in zip(w, u, strict=True)
                )
        w = primitive_vector(w)
        if any(c for c, _ in coefficients):
            told.append(Projection(v, tuple(coefficients), w))
        out.append(w)
        squares.append(ring.dot(w, w))
    return OrthogonalBasis(tuple(out), tuple(squares), tuple(told))


def norm_term(value: Eigenvalue, norm: Entry) -> Expr:
    """|v| as a term: sqrt simplified when the square is a number, sqrt(polynomial in l) otherwise."""
    return sqrt(poly_term(norm, "l")) if value.scalar is None else root_term(norm[0])


def root_term(square: Scalar) -> Expr:
    """sqrt(square) for a positive number: simplified, or taken inside its field, or left as it is."""
    if not isinstance(square, Element) or square.is_rational:
        return term_of(Tower.QQ.adjoin_sqrt(term_of(square))[1])
    inside = square_root(square)
    return sqrt(term_of(square)) if inside is None else term_of(principal(inside))


@dataclass(frozen=True)
class UnitVector:
    """A vector over its length, as statements write it: `entries` over the one denominator `size`.

    `value` is the eigenvalue it belongs to (None where there is none), and `vector` its entries as
    polynomials in it.
    """

    vector: Vector
    entries: tuple[Expr, ...]
    size: Expr
    value: Eigenvalue | None = None

    @property
    def closed(self) -> bool:
        """Whether the entries are numbers in closed form, not polynomials in a named root."""
        return self.value is None or self.value.scalar is not None

    @property
    def column(self) -> list[Expr]:
        """The entries of the unit vector."""
        return [over(e, self.size) for e in self.entries]


def _times(k: int, norm: Expr) -> Expr:
    """k·norm, the numbers in front multiplied."""
    lead, *rest = norm.args if isinstance(norm, Term) and norm.op == "*" else (norm,)
    return mul(number(Fraction(k * lead)), *rest) if isinstance(lead, (int, Fraction)) else mul(k, norm)


def over(entry: Expr, norm: Expr) -> Expr:
    """entry / norm, the quotient folded when the norm is a rational number."""
    if entry == 0 or norm == 1:
        return entry
    if isinstance(norm, (int, Fraction)) and isinstance(entry, (int, Fraction)):
        return divide(entry, norm)
    if isinstance(entry, Term) and entry.op == "/" and isinstance(entry.args[1], int):
        return over(entry.args[0], _times(entry.args[1], norm))  # no fraction above another
    return mul(divide(1, norm), entry) if isinstance(norm, (int, Fraction)) else Term("/", (entry, norm))
