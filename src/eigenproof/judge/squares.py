"""Which square roots of rational numbers are products of others: sqrt(6) = sqrt(2) sqrt(3).

By linear algebra over GF(2) on exponents: sqrt(n) is a rational number times the sqrt(m) of some of the
others if and only if n times these m is a square (A. S. Besicovitch, J. London Math. Soc. 15, 1940). The
exponents are those of pairwise coprime factors, found with gcds, so that nothing has to be factored.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, isqrt, prod

Relation = tuple[Fraction, tuple[int, ...]]


def dependences(values: Sequence[Fraction]) -> dict[int, Relation]:
    """{k: (c, (j, ...))} with sqrt(q_k) = c * the product of the sqrt(q_j), all j before k and not keys.

    The values are positive. Square roots that are rational numbers are no keys, and in no product.
    """
    whole = [q.numerator * q.denominator for q in values]  # sqrt(a/b) = sqrt(ab)/b
    base = [b for b in coprime_base(whole) if isqrt(b) ** 2 != b]
    rows: dict[int, tuple[int, int]] = {}  # highest bit: (exponents mod 2, which values they come from)
    found = {}
    for k, n in enumerate(whole):
        vector, used = sum(1 << i for i, b in enumerate(base) if _exponent(b, n) % 2), 0
        if not vector:
            continue
        while vector and vector.bit_length() in rows:
            row, from_values = rows[vector.bit_length()]
            vector, used = vector ^ row, used ^ from_values
        if vector:
            rows[vector.bit_length()] = vector, used | 1 << k
            continue
        others = tuple(j for j in range(k) if used >> j & 1)
        root = isqrt(n * prod(whole[j] for j in others))
        scale = prod(Fraction(values[j].denominator, whole[j]) for j in others)
        found[k] = Fraction(root, values[k].denominator) * scale, others
    return found


def coprime_base(numbers: Sequence[int]) -> list[int]:
    """Pairwise coprime integers > 1 of which all these positive numbers are products of powers."""
    base: list[int] = []
    stack = list(dict.fromkeys(numbers))
    while stack:
        n = stack.pop()
        if n == 1 or n in base:
            continue
        k = next((k for k, b in enumerate(base) if gcd(b, n) > 1), None)
        if k is None:
            base.append(n)
            continue
        b = base.pop(k)
        g = gcd(b, n)
        stack += [g, b // g, n // g]
    return base


def _exponent(b: int, n: int) -> int:
    k = 0
    while n % b == 0:
        n, k = n // b, k + 1
    return k
