"""Scalars while a statement is evaluated: `fmpq` for rational numbers, `Element` for any other.

Numbers of different towers of square roots are brought into one where they meet. What leaves the
numbers that can be told apart here raises Unknown; what has no value at all raises Undefined.
"""

from __future__ import annotations

from functools import lru_cache

from flint import fmpq

from ...errors import DerivationError, EigenproofError, LimitError
from ...exact.field import Element, Scalar, Tower, conjugate
from ...exact.field import is_real as _is_real
from ...exact.field import sign as _sign
from ...exact.squares import rational_sqrt

ZERO, ONE = fmpq(0), fmpq(1)


class Undefined(EigenproofError):
    """A term without a value, where the truth of a statement depends on it."""

    code = "undefined"


class Unknown(EigenproofError):
    """A truth that this evaluation cannot tell."""

    code = "unknown"


def simple(x: Scalar) -> Scalar:
    """x, as an `fmpq` when it is rational."""
    return x.coordinates[0] if isinstance(x, Element) and x.is_rational else x


def added(a: Scalar, b: Scalar) -> Scalar:
    """a + b"""
    if type(a) is fmpq and type(b) is fmpq:
        return a + b
    a, b = _together(a, b)
    return simple(a + b)


def multiplied(a: Scalar, b: Scalar) -> Scalar:
    """a b"""
    if type(a) is fmpq and type(b) is fmpq:
        return a * b
    if not a or not b:
        return ZERO
    a, b = _together(a, b)
    return simple(a * b)


def divided(a: Scalar, b: Scalar) -> Scalar:
    """a / b. Undefined for b = 0."""
    if not b:
        raise Undefined("division by zero")
    return a / b if type(a) is fmpq and type(b) is fmpq else multiplied(a, simple(1 / b))


def equal(a: Scalar, b: Scalar) -> bool:
    """a = b; irrational numbers are never `fmpq`."""
    if type(a) is fmpq or type(b) is fmpq:
        return type(a) is type(b) and a == b
    a, b = _together(a, b)
    return a == b


def raised(a: Scalar, k: int) -> Scalar:
    """a^k. Undefined for a negative power of 0."""
    if k < 0 and not a:
        raise Undefined("division by zero")
    if abs(k) > 64:
        raise Unknown("a large power")
    return simple(a**k)


def root(a: Scalar) -> Scalar:
    """The principal square root."""
    if type(a) is fmpq:
        r = rational_sqrt(a)
        if r is not None:
            return r
    try:
        tower = a.tower if isinstance(a, Element) else Tower.QQ
        return simple(tower.adjoin_sqrt(a)[1])
    except LimitError as error:
        raise Unknown(error.message) from None


def conjugated(a: Scalar) -> Scalar:
    """The complex conjugate."""
    return a if type(a) is fmpq else simple(conjugate(a))


def real(a: Scalar) -> bool:
    """Is it a real number?"""
    return type(a) is fmpq or _is_real(a)


def sign(a: Scalar) -> int:
    """-1, 0 or 1. Undefined for what is not real."""
    if type(a) is fmpq:
        return (a > 0) - (a < 0)
    if not _is_real(a):
        raise Undefined("an order between numbers that are not real")
    return _sign(a)


def modulus(a: Scalar) -> Scalar:
    """|a|"""
    if real(a):
        return a if sign(a) >= 0 else -a
    return root(multiplied(a, conjugated(a)))


def _together(a: Scalar, b: Scalar) -> tuple[Scalar, Scalar]:
    """Both numbers in one tower."""
    if not (isinstance(a, Element) and isinstance(b, Element)) or a.tower is b.tower or a.tower == b.tower:
        return a, b
    if len(a.tower.levels) < len(b.tower.levels):
        b, a = _together(b, a)
        return a, b
    try:
        tower, images = _joined(a.tower, b.tower)
    except (LimitError, DerivationError) as error:
        raise Unknown(error.message) from None
    moved = sum((c * e for c, e in zip(b.coordinates, images, strict=True) if c), tower.embed(0))
    return tower.embed(a), moved


@lru_cache(maxsize=1024)
def _joined(t: Tower, u: Tower) -> tuple[Tower, tuple[Element, ...]]:
    """A tower above t, and in it the images of the basis of u."""
    images = [t.embed(1)]
    for level in u.levels:
        inside = sum((c * e for c, e in zip(level, images, strict=True) if c), t.embed(0))
        t, s = t.adjoin_sqrt(inside)
        images = [t.embed(e) for e in images]
        images += [e * s for e in images]
    return t, tuple(t.embed(e) for e in images)
