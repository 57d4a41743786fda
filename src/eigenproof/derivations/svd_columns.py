"""The columns of U and V as statements write them: numerators over one denominator, nothing in prose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd

from flint import acb, fmpq, fmpz

from ..exact.decimals import decimal
from ..exact.field import Element, Scalar, enclose, precision, term_of
from ..exact.linear import null_space
from ..exact.matrix import ExactMatrix
from ..exact.poly import plus
from ..exact.quotient import coordinates, primitive_vector
from ..exact.singular import SingularValue
from ..model import Expr, Term, divide, matrix, mul, number, polynomial, walk
from .gram import OrthogonalBasis, Ring, UnitVector, Vector, orthogonalised, root_term
from .story import ENTRY_DIGITS, GUARD_BITS, approximate, terms


@dataclass(frozen=True)
class Image:
    """B w = factor * vector for a unit vector w/|w|, and the unit vector B (w/|w|)/sigma that it gives."""

    factor: Expr
    unit: UnitVector


def images(
    B: ExactMatrix, vectors: Sequence[UnitVector], values: Sequence[SingularValue], names: Sequence[Expr],
    roots: Sequence[Expr],
) -> list[Image]:
    """B v/sigma for each unit vector v, which has the singular value `values[j]` > 0 of B.

    names[j] is what statements call sigma, roots[j] what they call its square.
    """
    found: list[Image] = []
    known: dict[int, tuple[fmpq, Vector, tuple[list[Expr], ...]]] = {}  # all roots of a factor share theirs
    for v, value, name, root in zip(vectors, values, names, roots, strict=True):
        if v.closed:
            found.append(_closed_image(B, v, value, name))
            continue
        if id(v.vector) not in known:
            c, x = _primitive(applied(B, v.vector))
            c, x = fmpq(1, c.q), _scaled(x, c.p)  # no fraction in front of the length
            known[id(v.vector)] = c, x, tuple(terms(entry) for entry in x)
        c, x, coefficients = known[id(v.vector)]
        entries = tuple(polynomial(e, root) for e in coefficients)
        found.append(Image(number(_fraction(c)), UnitVector(x, entries, _over(c, v.size, name), v.value)))
    return found


def _closed_image(B: ExactMatrix, v: UnitVector, value: SingularValue, name: Expr) -> Image:
    """The shortest of three forms: x/|x|, (x/sigma)/|v| and x/(sigma |v|) for x = B v up to a factor."""
    x = applied(B, v.vector)
    square = Ring().dot(x, x)[0]
    if _rational(square) and _rational(value.square.scalar):
        c, x = _primitive(x)
        square = Ring().dot(x, x)[0]
        return Image(number(_fraction(c)), _unit(x, root_term(square), v))
    if not _nested(name):
        c, y = _primitive(tuple((e[0] / value.scalar,) if e else () for e in x))
        common = _printed_content([term_of(e[0]) for e in y if e])
        c, y = c * common, _scaled(y, fmpq(1, common))
        q = _lead_fraction(_over(c, v.size)).denominator
        return Image(term_of(value.scalar * c / q), _unit(_scaled(y, q), _over(c / q, v.size), v))
    c, x = _primitive(x)
    q = _lead_fraction(_over(c, v.size, name)).denominator
    return Image(number(_fraction(c / q)), _unit(_scaled(x, q), _over(c / q, v.size, name), v))


def _scaled(v: Vector, c: fmpq | fmpz | int) -> Vector:
    return tuple(tuple(x * c for x in entry) for entry in v)


def _lead_fraction(size: Expr) -> Fraction:
    """The rational number in front of a product."""
    first = size.args[0] if isinstance(size, Term) and size.op == "*" else size
    return Fraction(first) if isinstance(first, (int, Fraction)) else Fraction(1)


def _printed_content(entries: Sequence[Expr]) -> int:
    """The greatest integer that divides every summand of these terms as they are printed.

    sqrt(34)*sqrt(221) is printed as 17*sqrt(26): coprime coordinates may print with a common factor.
    """
    summands = [s for t in entries for s in (t.args if isinstance(t, Term) and t.op == "+" else (t,))]
    return gcd(*(_lead(s) for s in summands))


def _lead(t: Expr) -> int:
    """The integer in front of a summand."""
    if isinstance(t, Term) and t.op in ("neg", "*"):
        return _lead(t.args[0])
    return abs(t) if isinstance(t, int) else 1


def _unit(x: Vector, size: Expr, v: UnitVector) -> UnitVector:
    return UnitVector(x, tuple(term_of(e[0]) if e else 0 for e in x), size, v.value)


def applied(B: ExactMatrix, w: Vector) -> Vector:
    """B w, entries as polynomials in l."""
    out = []
    for row in B.rows:
        total: tuple[Scalar, ...] = ()
        for a, entry in zip(row, w, strict=True):
            if a and entry:
                total = plus(total, tuple(c * a for c in entry))
        out.append(total)
    return tuple(out)


def _primitive(v: Vector) -> tuple[fmpq, Vector]:
    """(c, w) with v = c w, c > 0 rational, and coprime integer coordinates in w."""
    w = primitive_vector(v)
    pairs = (
        (p, q)
        for e, f in zip(v, w, strict=True)
        for a, b in zip(e, f, strict=True)
        for p, q in zip(coordinates(a), coordinates(b), strict=True)
    )
    return next(p / q for p, q in pairs if q), w


def _over(c: fmpq, *sizes: Expr) -> Expr:
    """The product of the sizes divided by c, numbers in front."""
    product = mul(*sizes)
    factors = product.args if isinstance(product, Term) and product.op == "*" else (product,)
    lead = factors[0] if isinstance(factors[0], (int, Fraction)) else 1
    return mul(divide(lead, number(_fraction(c))), *(factors[1:] if lead != 1 else factors))


def _fraction(c: fmpq) -> Fraction:
    return Fraction(int(c.p), int(c.q))


def _rational(x: Scalar | None) -> bool:
    return x.is_rational if isinstance(x, Element) else x is not None


def _nested(t: Expr) -> bool:
    """Whether a closed form has a square root inside a square root."""
    roots = [s.args[0] for s in walk(t) if isinstance(s, Term) and s.op == "sqrt"]
    return any(isinstance(s, Term) and s.op == "sqrt" for inside in roots for s in walk(inside))


def kernel_basis(B: ExactMatrix) -> OrthogonalBasis:
    """An orthogonal basis of the null space of B, entries as constants."""
    found = null_space(B.rows, B.shape[1], B.field)
    return orthogonalised((tuple((x,) if x else () for x in v) for v in found), Ring())


def unit_basis(basis: OrthogonalBasis) -> list[UnitVector]:
    """The orthogonal vectors of a null space, divided by their lengths."""
    return [
        UnitVector(v, tuple(term_of(e[0]) if e else 0 for e in v), root_term(square[0]))
        for v, square in zip(basis.vectors, basis.squares, strict=True)
    ]


def columns_term(vectors: Sequence[UnitVector]) -> Term:
    """The matrix with these columns."""
    return matrix(zip(*(v.column for v in vectors), strict=True))


def rectangular(rows: int, columns: int, diagonal: Sequence[Expr]) -> Term:
    """The matrix of this size with these entries on its diagonal."""
    return matrix([[diagonal[i] if i == j else 0 for j in range(columns)] for i in range(rows)])


def unit_balls(v: UnitVector) -> Callable[[int], list[acb]]:
    """Enclosures of the entries of a unit vector, from the working precision in bits."""

    @cache
    def balls(bits: int) -> list[acb]:
        working = bits + GUARD_BITS
        with precision(working):
            at = v.value.enclose(working) if v.value is not None else acb(0)
            values = [_horner(entry, at, working) for entry in v.vector]
            size = sum((abs(x) ** 2 for x in values), abs(acb(0))).sqrt()
            return [x / size for x in values]

    return balls


def _horner(entry: tuple[Scalar, ...], at: acb, bits: int) -> acb:
    total = acb(0)
    for c in reversed(entry):
        total = total * at + enclose(c, bits)
    return total


def in_decimals(vectors: Sequence[UnitVector]) -> Term:
    """The matrix with these columns, certified digits for reading."""
    columns = []
    for v in vectors:
        balls = unit_balls(v)
        columns.append(
            [
                approximate(decimal(lambda bits, i=i, balls=balls: balls(bits)[i], ENTRY_DIGITS)) if entry else 0
                for i, entry in enumerate(v.vector)
            ]
        )
    return matrix(zip(*columns, strict=True))
