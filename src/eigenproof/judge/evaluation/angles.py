"""Rational multiples of pi, and their cosines and sines where these are square roots."""

from __future__ import annotations

from dataclasses import dataclass

from flint import fmpq

from ...exact.field import Scalar
from .numbers import ONE, ZERO, Unknown, divided, root


@dataclass(frozen=True)
class Angle:
    """multiple * pi, not 0: sums and rational multiples of these are formed, nothing else."""

    multiple: fmpq

    def __bool__(self) -> bool:
        return True

    def __neg__(self) -> Angle:
        return Angle(-self.multiple)

    def __add__(self, other: object) -> Angle | fmpq:
        if isinstance(other, Angle):
            total = self.multiple + other.multiple
            return Angle(total) if total else ZERO
        if other == 0:
            return self
        raise Unknown("a multiple of pi plus another number")

    __radd__ = __add__

    def __mul__(self, other: object) -> Angle | fmpq:
        if not isinstance(other, fmpq):
            raise Unknown("a multiple of pi times an irrational number")
        return Angle(self.multiple * other) if other else ZERO

    __rmul__ = __mul__

    def __lt__(self, other: object) -> bool:
        return self._compared(other) and self.multiple < 0

    def __gt__(self, other: object) -> bool:
        return self._compared(other) and self.multiple > 0

    def _compared(self, other: object) -> bool:
        if other != 0:
            raise Unknown("a multiple of pi beside another number")
        return True


def cosine(x: object) -> Scalar:
    """cos x, for multiples of pi/4 and pi/6."""
    if x == ZERO:
        return ONE
    if not isinstance(x, Angle):
        raise Unknown("the cosine of a number")
    turn = x.multiple * 12
    if turn.q != 1 or (int(turn.p) % 2 and int(turn.p) % 3):
        raise Unknown("the cosine of an angle")
    k = int(turn.p) % 24
    k = min(k, 24 - k)
    if k > 6:
        return -cosine(Angle(fmpq(12 - k, 12)) if k < 12 else ZERO)
    return divided(root(fmpq({0: 4, 2: 3, 3: 2, 4: 1, 6: 0}[k])), fmpq(2))


def sine(x: object) -> Scalar:
    """sin x = cos(pi/2 - x)"""
    return ZERO if x == ZERO else cosine(Angle(fmpq(1, 2)) + -x)  # type: ignore[operator]
