"""Cosine and sine: at multiples of pi that have closed forms, and else as two numbers with c^2 + s^2 = 1.

Standard library only.
"""

from __future__ import annotations

from fractions import Fraction

from .kernel_collections import Collections
from .kernel_numbers import arguments
from .kernel_places import NUMBER, number, real
from .kernel_ring import need

COSINES = {
    0: (1, 1), 2: (3, 2), 3: (2, 2), 4: (1, 2), 6: (0, 1), 8: (-1, 2), 9: (-2, 2), 10: (-3, 2), 12: (-1, 1),
}  # fmt: skip
"""cos(k pi/12) = sqrt(n)/d, with the sign of n, as k: (n, d)."""


def turns(t) -> Fraction | None:
    """q for an angle that is written as q pi; None for other terms."""
    if t == "0":
        return Fraction(0)
    if isinstance(t, str):
        return None
    op, args = arguments(t)
    if op == "pi":
        return Fraction(1)
    if op == "neg":
        q = turns(args[0])
        return None if q is None else -q
    if op == "+":
        parts = [turns(x) for x in args]
        return None if None in parts else sum(parts)
    if op == "/" and isinstance(args[1], str) and NUMBER.fullmatch(args[1]) and number(args[1]):
        q = turns(args[0])
        return None if q is None else q / number(args[1])
    if op == "*":
        rest = [x for x in args if not (isinstance(x, str) and NUMBER.fullmatch(x))]
        q = turns(rest[0]) if len(rest) == 1 else None
        for x in args if q is not None else []:
            q *= number(x) if x is not rest[0] else 1
        return q
    return None


class Angles(Collections):
    """cos(t) and sin(t)"""

    def cosine(self, t):
        q = turns(t)
        return self.on_circle(t)[0] if q is None else self.cosine_at(q)

    def sine(self, t):
        q = turns(t)
        return self.on_circle(t)[1] if q is None else self.cosine_at(q - Fraction(1, 2))

    def cosine_at(self, q: Fraction):
        """cos(q pi)"""
        k = q * 12 % 24
        k = min(k, 24 - k)
        need(k in COSINES, "no closed form of this cosine")
        n, d = COSINES[k]
        root = self.square_root(abs(n)) * Fraction(1, d)
        return root if n >= 0 else -root

    def on_circle(self, t) -> tuple:
        """(c, s) for a real angle t: all that is known of them is c^2 + s^2 = 1."""
        x = self.number(t)
        need(real(x), "an angle that is real")
        for y, pair in self.angles:
            if x == y:
                return pair
        c = self.new("free", None, ("R",))
        s = self.new("sine", [c * c - 1, 0, 1])
        self.angles.append((x, (c, s)))
        return c, s
