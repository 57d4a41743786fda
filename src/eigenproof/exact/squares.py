"""Square factors of integers: what sqrt(8) = 2*sqrt(2) needs."""

from __future__ import annotations

from functools import lru_cache
from math import isqrt

from flint import fmpq, fmpz

FULL_FACTORISATION_BITS = 128
"""Up to here an integer is factored completely; beyond, only small primes and the rest as a whole."""


@lru_cache(maxsize=1024)
def square_part(n: int) -> tuple[int, int]:
    """n = s^2 * m for n > 0, with m squarefree as far as factoring n is affordable.

    Nothing rests on m being squarefree: the square test of a field is exact either way.
    """
    if n < 1:
        raise ValueError("square_part needs a positive integer")
    root = isqrt(n)
    if root * root == n:
        return root, 1
    z = fmpz(n)
    factors = z.factor() if z.bit_length() <= FULL_FACTORISATION_BITS else z.factor_smooth(15)
    s, m = 1, 1
    for prime, exponent in factors:
        p, e = int(prime), int(exponent)
        r = isqrt(p)
        if p.bit_length() > FULL_FACTORISATION_BITS and r * r == p:
            p, e = r, 2 * e
        s *= p ** (e // 2)
        m *= p ** (e % 2)
    return s, m


def rational_sqrt(q: fmpq) -> fmpq | None:
    """The non-negative square root of q in Q, or None."""
    if q < 0 or not q.p.is_square() or not q.q.is_square():
        return None
    return fmpq(q.p.isqrt(), q.q.isqrt())
