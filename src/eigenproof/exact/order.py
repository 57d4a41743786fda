"""The order of eigenvalues: by real part, then imaginary part, descending. Ties are decided exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cmp_to_key
from typing import Protocol, TypeVar

from flint import acb

from eigenproof.exact.place import precision, precisions


class Number(Protocol):
    """What can be ordered: an algebraic number with enclosures and its minimal polynomial over Q."""

    def enclose(self, bits: int) -> acb: ...

    @property
    def minimal(self) -> tuple[int, ...]: ...


N = TypeVar("N", bound=Number)


def descending(numbers: Iterable[N]) -> list[N]:
    """Different algebraic numbers, largest real part first, then largest imaginary part."""
    return sorted(numbers, key=cmp_to_key(_compare), reverse=True)


def _compare(a: Number, b: Number) -> int:
    """The sign of a - b in the complex order, for a != b."""
    if a is b:
        return 0
    for bits in (64, 256):
        x, y = a.enclose(bits).real, b.enclose(bits).real
        if not x.overlaps(y):
            return 1 if x > y else -1
    if _both_real(a, b):
        return _difference(lambda bits: a.enclose(bits).real, lambda bits: b.enclose(bits).real)
    bits = 0 if _conjugate(a, b) else _separation(a, b)
    x, y = a.enclose(bits).real, b.enclose(bits).real
    if bits and not x.overlaps(y):
        return 1 if x > y else -1
    return _difference(lambda bits: a.enclose(bits).imag, lambda bits: b.enclose(bits).imag)


def _both_real(a: Number, b: Number) -> bool:
    """Whether both enclosures are marked exactly real."""
    return a.enclose(64).imag.is_zero() and b.enclose(64).imag.is_zero()


def _difference(a: Callable[[int], object], b: Callable[[int], object]) -> int:
    """The sign of a - b for two real numbers known to differ."""
    for bits in precisions():
        x, y = a(bits), b(bits)
        if not x.overlaps(y):  # type: ignore[attr-defined]
            return 1 if x > y else -1  # type: ignore[operator]


def _conjugate(a: Number, b: Number) -> bool:
    """Whether b is the complex conjugate of a: both isolated among the roots of their minimal polynomial."""
    from eigenproof.exact.roots import nonreal_roots

    if a.minimal != b.minimal:
        return False
    for bits in precisions():
        with precision(bits + 8):  # conjugate() rounds to the working precision
            mirrored, other = a.enclose(bits).conjugate(), b.enclose(bits)
        if not mirrored.overlaps(other):
            return False
        balls = [root.enclose(bits) for root in nonreal_roots(a.minimal)]
        if sum(z.overlaps(mirrored) for z in balls) == 1 and sum(z.overlaps(other) for z in balls) == 1:
            return True


def _separation(a: Number, b: Number) -> int:
    """Bits at which enclosures of a and b show that their real parts differ, or else they are equal.

    c (2 Re a - 2 Re b), c the product of the leading coefficients, is an algebraic integer of degree at
    most D whose conjugates are below B; if it is not 0, its norm is at least 1, so it is above B^(1-D).
    """
    p, q = a.minimal, b.minimal
    c = p[-1] * q[-1]
    spread = _bound(p) + _bound(q)
    D = _sums(a) * _sums(b)
    B = (c.bit_length() + spread + 3) * (D - 1)
    return max(B + c.bit_length() + spread + 8, 64)


def _sums(a: Number) -> int:
    """A bound for the degree of a + conjugate(a)."""
    m = len(a.minimal) - 1
    return m if a.enclose(64).imag.is_zero() else m * (m - 1) // 2


def _bound(p: tuple[int, ...]) -> int:
    """Bits of a bound for the absolute values of the roots of p."""
    return max(max(abs(c) for c in p).bit_length() - p[-1].bit_length() + 2, 1)
