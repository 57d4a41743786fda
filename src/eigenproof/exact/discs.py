"""Centres of discs that isolate and order all complex roots, small enough for a certificate."""

from __future__ import annotations

from fractions import Fraction
from math import lcm, prod

from flint import arb

from eigenproof.errors import DerivationError
from eigenproof.exact.balls import Ball
from eigenproof.exact.decimals import bounds
from eigenproof.exact.ties import real_parts_tied

Gauss = tuple[int, int]


def discs_around(
    p: tuple[int, ...], balls: tuple[Ball, ...], bits: int
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Centres z_i near the roots of p, on the coarsest grid tried that isolates and orders them.

    `balls` are the roots in the complex order. Smith's disc about z_i has the radius
    r_i = d |p(z_i)| / (|lead| Π_{j≠i} |z_i − z_j|); together the discs hold all roots. Checked with
    integers, a little more strictly than the kernel will: the discs are disjoint, those off the
    real axis do not touch it, and neighbours differ by more than sqrt(2 (r_i² + r_j²)) in their
    real parts, or in their imaginary parts where the real parts are the same by symmetry.
    Centres are dyadic, except that rational roots and axes of symmetry are taken exactly.

    Raises DerivationError where two real parts are equal, but not by any symmetry discs can show.
    """
    steps = [_direction(z, w) for z, w in zip(balls, balls[1:], strict=False)]
    odd = lcm(*(z.real_part.denominator for z in balls if z.real_part is not None))
    while True:
        unit = odd << bits
        centres = [_centre(z, unit, bits) for z in balls]
        if _isolating(p, centres, unit, steps):
            return tuple((Fraction(a, unit), Fraction(b, unit)) for a, b in centres)
        bits += bits // 2 or 1


def _direction(z: Ball, w: Ball) -> int | None:
    """Which part (0 real, 1 imaginary) tells two neighbours apart; None for a root and its conjugate."""
    if z.partner is w:
        return None
    if not real_parts_tied(z, w):
        return 0
    if z.real_part is None or z.real_part != w.real_part:
        raise DerivationError(
            "two roots have the same real part, and no symmetry of their polynomial shows it",
            next_move="factor the polynomial and name the roots of its factors",
        )
    return 1


def _centre(z: Ball, unit: int, bits: int) -> Gauss:
    """The root in multiples of 1/unit, rounded to the grid of 2^-bits unless it is known exactly."""
    ball = z.sharpened(bits + 8 + max(z.magnitude(), 0))
    step = unit >> bits
    real = int(z.real_part * unit) if z.real_part is not None else _nearest(ball.real, bits) * step
    return real, _nearest(ball.imag, bits) * step


def _nearest(x: arb, bits: int) -> int:
    low, high = bounds(x)
    return round((low + high) / 2 * (1 << bits))


def _isolating(p: tuple[int, ...], centres: list[Gauss], unit: int, steps: list[int | None]) -> bool:
    """Whether the discs about these centres (in multiples of 1/unit) isolate the roots, in order."""
    d = len(p) - 1
    radii = []  # numerators and denominators of r_i², in units of 1/unit²
    for i, (a, b) in enumerate(centres):
        gaps = [(a - c) ** 2 + (b - e) ** 2 for j, (c, e) in enumerate(centres) if j != i]
        spread = p[-1] ** 2 * prod(gaps)
        square = d * d * _norm_of_value(p, a, b, unit)
        if (
            spread == 0
            or (gaps and 4 * square >= spread * min(gaps))
            or (b != 0 and square >= spread * b * b)
        ):
            return False
        radii.append((square, spread))
    for i, part in enumerate(steps):
        if part is not None:
            step = centres[i][part] - centres[i + 1][part]
            if step <= 0 or any(4 * square >= spread * step**2 for square, spread in radii[i : i + 2]):
                return False
    return True


def _norm_of_value(p: tuple[int, ...], a: int, b: int, unit: int) -> int:
    """|unit^d p((a + b i)/unit)|², an integer."""
    real = imag = 0
    scale = 1
    for c in reversed(p):
        real, imag = real * a - imag * b + c * scale, real * b + imag * a
        scale *= unit
    return real * real + imag * imag
