"""Roots of integer polynomials: isolated, put in order, and enclosed to any precision.

A polynomial is the tuple of its integer coefficients, constant term first, primitive and
squarefree. Everything here is rigorous: balls come from Arb, signs from integers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cmp_to_key, lru_cache

from flint import acb

from eigenproof.exact.balls import Ball, isolate
from eigenproof.exact.decimals import decimal, whole_bounds
from eigenproof.exact.discs import discs_around
from eigenproof.exact.place import precisions
from eigenproof.exact.ties import compare
from eigenproof.model import Expr, Term, polynomial

__all__ = ["Root", "decimal", "discs", "nonreal_roots", "real_roots"]

Polynomial = tuple[int, ...]
Bracket = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Root:
    """One root of a squarefree integer polynomial.

    `index` counts from 1: a real root among the real ones in descending order, any other
    among all complex roots by real part, then imaginary part, descending.
    """

    poly: Polynomial
    index: int
    real: bool
    ball: Ball = field(compare=False, repr=False)

    @property
    def lo(self) -> Fraction:
        """The lower end of a bracket of a real root (0 when it is not real).

        p(lo)·p(hi) < 0, or lo == hi when the root is that rational number; the brackets of one
        polynomial's roots are disjoint.
        """
        return _brackets(self.poly)[self.index - 1][0] if self.real else Fraction(0)

    @property
    def hi(self) -> Fraction:
        """The upper end of the bracket."""
        return _brackets(self.poly)[self.index - 1][1] if self.real else Fraction(0)

    @property
    def exact(self) -> bool:
        """Whether the root is a rational number, namely `lo`."""
        return self.ball.exact

    def enclose(self, bits: int) -> acb:
        """A ball that holds the root, with relative accuracy of at least `bits` bits."""
        return self.ball.sharpened(bits)

    def refined(self, bits: int) -> Bracket:
        """A dyadic bracket of a real root with opposite signs, some 2^-bits wide relative to the root."""
        lo, hi = _on_grid(self.ball, bits - self.ball.magnitude())
        if hi - lo >= self.hi - self.lo or _sign(self.poly, lo) * _sign(self.poly, hi) >= 0:
            return self.lo, self.hi
        return lo, hi

    def term(self) -> Term:
        """root(p, k), or root(p, k, C) for a root that is not real."""
        args = (_term(self.poly), self.index)
        return Term("root", args if self.real else (*args, Term("C", ())))


@lru_cache(maxsize=512)
def _term(p: Polynomial) -> Expr:
    """p in x; one object for all its roots, which makes terms quick to compare."""
    return polynomial(p)


def real_roots(p: Polynomial) -> tuple[Root, ...]:
    """The real roots of p, largest first."""
    return _roots(tuple(p))[0]


def nonreal_roots(p: Polynomial) -> tuple[Root, ...]:
    """The roots of p that are not real, by real part, then imaginary part, descending."""
    return _roots(tuple(p))[1]


def discs(p: Polynomial, bits: int = 20) -> tuple[tuple[Fraction, Fraction], ...]:
    """Centres (re, im), one a root in the complex order, whose Smith discs isolate and order the roots."""
    return discs_around(tuple(p), _balls(tuple(p)), bits)


@lru_cache(maxsize=512)
def _roots(p: Polynomial) -> tuple[tuple[Root, ...], tuple[Root, ...]]:
    """(real roots, other roots), numbered."""
    balls = _balls(p)
    return (
        tuple(Root(p, k, True, z) for k, z in enumerate((z for z in balls if z.real), 1)),
        tuple(Root(p, k, False, z) for k, z in enumerate(balls, 1) if not z.real),
    )


@lru_cache(maxsize=512)
def _balls(p: Polynomial) -> tuple[Ball, ...]:
    """One ball a root, by real part, then imaginary part, descending."""
    return tuple(sorted(isolate(p), key=cmp_to_key(compare), reverse=True))


@lru_cache(maxsize=512)
def _brackets(p: Polynomial) -> list[Bracket]:
    """Disjoint brackets of the real roots, descending, on the coarsest grid where each changes the sign."""
    balls = [z for z in _balls(p) if z.real]
    for shift in precisions(8):
        out = [_on_grid(z, shift) for z in balls]
        apart = all(low[1] < high[0] for high, low in zip(out, out[1:], strict=False))
        if apart and all(lo == hi or _sign(p, lo) * _sign(p, hi) < 0 for lo, hi in out):
            return out
    raise AssertionError("precisions ends with an error")


def _on_grid(z: Ball, shift: int) -> Bracket:
    """The multiples of 2^-shift next to a real root, below and above; an exact root itself, twice."""
    if z.exact:
        assert z.real_part is not None
        return z.real_part, z.real_part
    low, high = whole_bounds(z.sharpened(max(shift + z.magnitude(), 0) + 4).real, shift)
    if shift < 0:
        return Fraction(low << -shift), Fraction(high << -shift)
    return Fraction(low, 1 << shift), Fraction(high, 1 << shift)


def _sign(p: Polynomial, x: Fraction) -> int:
    """The sign of p(x), with integers only."""
    total, scale = 0, 1
    for c in reversed(p):
        total = total * x.numerator + c * scale
        scale *= x.denominator
    return (total > 0) - (total < 0)
