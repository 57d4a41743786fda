"""A real polynomial f with tr f(A)^2 < 0: Hermite's witness that an eigenvalue is not real."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flint import acb, acb_poly

from ..exact.decimals import bounds
from ..exact.eigen import Eigenvalue
from ..exact.field import precision

BITS = 256
GRID = 64
"""Bits kept of each coefficient, below the largest one: far more than the sign of the trace needs."""


def negative_form(values: Sequence[Eigenvalue]) -> list[Fraction]:
    """Rational coefficients of f, ascending: f is near i and -i at one pair of eigenvalues that are not
    real, and near 0 at the others, so that tr f(A)^2, the sum of f(l)^2, is near -2 times a multiplicity.

    The values are all the different eigenvalues of a real matrix, not all of them real.
    """
    with precision(BITS):
        balls = [v.enclose(BITS) for v in values]
        k = next(k for k, v in enumerate(values) if not v.is_real)
        z = balls[k]
        partner = next(j for j, w in enumerate(balls) if j != k and w.overlaps(z.conjugate()))
        f = acb_poly([1])
        for j, w in enumerate(balls):
            if j not in (k, partner):
                f *= acb_poly([-w, 1])
        value = acb(0, 1) / f(z)
        slope = value.imag / z.imag  # slope x + rest is `value` at z, so that f is i there
        f *= acb_poly([value.real - slope * z.real, slope])
        coefficients = [sum(bounds(f[n].real)) / 2 for n in range(f.length())]
    scale = Fraction(2) ** (GRID - max(abs(c) for c in coefficients).__floor__().bit_length())
    return [Fraction(round(c * scale)) / scale for c in coefficients]
