"""Number fields as towers of square roots over Q: Q(sqrt a1)(sqrt a2)..., with an exact zero test.

Every radicand lies in the field below and is not a square there, so an element has exactly one
coordinate vector over Q and is zero if and only if all coordinates are. Each sqrt is the principal
one, which places the tower inside C: that decides signs and realness, never equality.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Union

from flint import acb, fmpq, fmpq_mat, fmpz

from eigenproof.errors import DerivationError

if TYPE_CHECKING:
    from eigenproof.model import Expr

Coordinates = tuple[fmpq, ...]
Scalar = Union[fmpq, "Element"]
_ZERO = fmpq(0)


def rational(x: object) -> fmpq | None:
    """x as an fmpq if it is an int, Fraction, fmpz or fmpq; otherwise None."""
    if isinstance(x, fmpq):
        return x
    if isinstance(x, (int, fmpz)):
        return fmpq(x)
    if isinstance(x, Fraction):
        return fmpq(x.numerator, x.denominator)
    return None


@dataclass(frozen=True)
class Tower:
    """Q(s_0)(s_1)... with s_j^2 = levels[j], a radicand with 2^j coordinates over the field below.

    Basis over Q: the products e_S of the s_j with bit j of S set, in the order S = 0, 1, 2, ...
    Scalars of the tower without levels (`QQ`) are `fmpq`; of any other tower, `Element`.
    """

    levels: tuple[Coordinates, ...] = ()
    QQ: ClassVar[Tower]

    @property
    def degree(self) -> int:
        """Degree over Q."""
        return 1 << len(self.levels)

    @cached_property
    def base(self) -> Tower:
        """The field below the last level (only when there is one)."""
        return Tower(self.levels[:-1])

    @cached_property
    def radicand(self) -> Element:
        """What the last level is the square root of, in `base`."""
        return Element(self.base, self.levels[-1])

    def __call__(self, x: object) -> Scalar:
        """x (a number, or a scalar of this tower or of one it extends) as a scalar of this tower."""
        e = self.embed(x)
        return e if self.levels else e.coordinates[0]

    def embed(self, x: object) -> Element:
        """x as an `Element` of this tower, also when it is QQ. DerivationError if it does not lie there."""
        q = rational(x)
        if q is not None:
            return Element(self, (q,) + (_ZERO,) * (self.degree - 1))
        if not isinstance(x, Element):
            raise DerivationError(f"{type(x).__name__} is not a scalar of a number field")
        if x.tower is self or x.tower == self:
            return x
        c = x.coordinates
        if len(c) > self.degree:
            c, rest = c[: self.degree], c[self.degree :]
            if any(rest):
                raise DerivationError("the number does not lie in the field it is needed in")
        if x.tower.levels[: len(self.levels)] != self.levels[: len(x.tower.levels)]:
            raise DerivationError("the numbers belong to two different towers of square roots")
        return Element(self, c + (_ZERO,) * (self.degree - len(c)))

    def generator(self, j: int) -> Element:
        """s_j."""
        return Element(self, tuple(fmpq(int(k == 1 << j)) for k in range(self.degree)))

    @cached_property
    def table(self) -> tuple[tuple[tuple[tuple[int, fmpq], ...], ...], ...]:
        """table[S][T] lists the (U, c) with e_S e_T = sum c e_U."""
        if not self.levels:
            return ((((0, fmpq(1)),),),)
        low, half = self.base.table, self.base.degree
        r = [(v, c) for v, c in enumerate(self.levels[-1]) if c]

        def entry(s: int, t: int) -> tuple[tuple[int, fmpq], ...]:
            below = low[s % half][t % half]
            if s < half or t < half:
                shift = half if s >= half or t >= half else 0
                return tuple((u + shift, c) for u, c in below)
            total: dict[int, fmpq] = {}
            for u, c in below:
                for v, d in r:
                    for w, e in low[u][v]:
                        total[w] = total.get(w, _ZERO) + c * d * e
            return tuple((w, c) for w, c in total.items() if c)

        return tuple(tuple(entry(s, t) for t in range(2 * half)) for s in range(2 * half))

    @cached_property
    def imaginary_level(self) -> int | None:
        """The level that is i, if there is one."""
        for j, r in enumerate(self.levels):
            if r[0] == -1 and not any(r[1:]):
                return j
        return None

    @cached_property
    def real_mask(self) -> int:
        """Bits of the levels whose square root is real."""
        from eigenproof.exact.place import is_real

        if not self.levels:
            return 0
        j = len(self.levels) - 1
        real = j != self.imaginary_level and is_real(self.radicand)
        return self.base.real_mask | real << j

    def adjoin_sqrt(self, x: object) -> tuple[Tower, Scalar]:
        """The principal square root of x, in this tower if x is a square here, else in a larger one.

        Square factors come out (sqrt(8) = 2*sqrt(2)); a negative real gives i*sqrt(|x|); nested radicals
        that come apart over square roots of the field do (sqrt(5 + 2*sqrt(6)) = sqrt(2) + sqrt(3)).
        LimitError beyond MAX_DEGREE.
        """
        from eigenproof.exact.radicals import adjoin

        tower, root = adjoin(self, self.embed(x))
        return tower, tower(root)

    def element(self, expr: Expr) -> Scalar:
        """The value of a closed term, which must lie in this field. Errors as `closed.evaluate`."""
        from eigenproof.exact.closed import evaluate

        return self(evaluate(self, expr)[1])


@dataclass(frozen=True, eq=False)
class Element:
    """A number of a tower: sum of coordinates[S] * e_S. Supports + - * / ** == with ints and fmpq too."""

    tower: Tower
    coordinates: Coordinates

    @property
    def is_rational(self) -> bool:
        """Whether the number lies in Q."""
        return not any(self.coordinates[1:])

    def __bool__(self) -> bool:
        return any(self.coordinates)

    def _pair(self, other: object) -> tuple[Element, Element] | None:
        if isinstance(other, Element):
            if other.tower is self.tower:
                return self, other
            bigger = max(self.tower, other.tower, key=lambda t: t.degree)
            return bigger.embed(self), bigger.embed(other)
        q = rational(other)
        return None if q is None else (self, self.tower.embed(q))

    def __add__(self, other: object) -> Element:
        pair = self._pair(other)
        if pair is None:
            return NotImplemented
        a, b = pair
        return Element(a.tower, tuple(p + q for p, q in zip(a.coordinates, b.coordinates, strict=True)))

    __radd__ = __add__

    def __neg__(self) -> Element:
        return Element(self.tower, tuple(-c for c in self.coordinates))

    def __sub__(self, other: object) -> Element:
        pair = self._pair(other)
        return NotImplemented if pair is None else pair[0] + -pair[1]

    def __rsub__(self, other: object) -> Element:
        return -self + other

    def __mul__(self, other: object) -> Element:
        q = rational(other)
        if q is not None:
            return Element(self.tower, tuple(c * q for c in self.coordinates))
        pair = self._pair(other)
        if pair is None:
            return NotImplemented
        a, b = pair
        right = [(t, y) for t, y in enumerate(b.coordinates) if y]
        total = [_ZERO] * len(a.coordinates)
        for x, row in zip(a.coordinates, a.tower.table, strict=True):
            if x:
                for t, y in right:
                    xy = x * y
                    for u, c in row[t]:
                        total[u] += xy * c
        return Element(a.tower, tuple(total))

    __rmul__ = __mul__

    def inverse(self) -> Element:
        """1/x. ZeroDivisionError for 0."""
        if not self:
            raise ZeroDivisionError("inverse of 0 in a number field")
        if self.is_rational:
            return self.tower.embed(1 / self.coordinates[0])
        one = self.tower.embed(1)
        solved = self.matrix().solve(fmpq_mat(len(one.coordinates), 1, list(one.coordinates)))
        return Element(self.tower, tuple(solved.entries()))

    def __truediv__(self, other: object) -> Element:
        q = rational(other)
        if q is not None:
            return self * (1 / q)
        pair = self._pair(other)
        return NotImplemented if pair is None else pair[0] * pair[1].inverse()

    def __rtruediv__(self, other: object) -> Element:
        return self.inverse() * other

    def __pow__(self, k: int) -> Element:
        if k < 0:
            return self.inverse() ** -k
        result, square = self.tower.embed(1), self
        while k:
            if k & 1:
                result = result * square
            square = square * square if k > 1 else square
            k >>= 1
        return result

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Element) and other.tower is self.tower:
            return self.coordinates == other.coordinates
        try:
            pair = self._pair(other)
        except DerivationError:
            return False
        return NotImplemented if pair is None else pair[0].coordinates == pair[1].coordinates

    def __hash__(self) -> int:
        c = self.coordinates
        while len(c) > 1 and not any(c[len(c) // 2 :]):
            c = c[: len(c) // 2]
        return hash(c[0]) if len(c) == 1 else hash(c)

    def __repr__(self) -> str:
        return f"Element({', '.join(map(str, self.coordinates))})"

    def matrix(self) -> fmpq_mat:
        """The matrix of y -> x*y in the basis e_S: degree x degree."""
        d = self.tower.degree
        m = [_ZERO] * (d * d)
        for x, row in zip(self.coordinates, self.tower.table, strict=True):
            if x:
                for t, products in enumerate(row):
                    for u, c in products:
                        m[u * d + t] += x * c
        return fmpq_mat(d, d, m)

    def minimal_polynomial(self) -> tuple[int, ...]:
        """The minimal polynomial over Q: ascending primitive integers, positive leading coefficient."""
        p = self.matrix().minpoly()
        return tuple(int(c) for c in p.numer().coeffs())

    def conjugate(self) -> Element:
        """The complex conjugate. DerivationError if it does not lie in the tower."""
        from eigenproof.exact.radicals import conjugates

        images = conjugates(self.tower)
        return sum((c * e for c, e in zip(self.coordinates, images, strict=True) if c), self.tower.embed(0))

    @property
    def is_real(self) -> bool:
        """Whether the number is real, exactly."""
        from eigenproof.exact.place import is_real

        return is_real(self)

    def enclose(self, bits: int) -> acb:
        """An enclosure whose relative error is below 2^-bits; exact 0 for 0."""
        from eigenproof.exact.place import enclose

        return enclose(self, bits)

    def term(self) -> Expr:
        """A closed form such as (1 + sqrt(5))/2 or 1 + 2*i."""
        from eigenproof.exact.closed import term_of

        return term_of(self)


Tower.QQ = Tower()
