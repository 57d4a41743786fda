"""X ~= Y: do printed digits agree with exact values? Standard library only.

Each number printed stands for one part of an exact value. It is right within one unit of its last digit (an
integer: within 1/2), or where it differs by what double precision makes of it.
"""

from __future__ import annotations

from fractions import Fraction

from .kernel_collections import COLLECTIONS, Between
from .kernel_numbers import arguments
from .kernel_places import NUMBER, conjugate, decimal, number
from .kernel_ring import Poly, inverse, is_zero, need
from .kernel_spaces import width
from .kernel_vocabulary import Vocabulary
from .kernel_words import as_matrix

NOISE = Fraction(1, 10**9)
SIGNIFICANT = 9


class Part:
    """A real number as printed: its value, its tolerance, and how many significant digits it shows.

    No digits (None) where nothing was rounded to them: an integer, a fraction, a part left out.
    """

    def __init__(self, value=0, tolerance=0, digits: int | None = None) -> None:
        self.value, self.tolerance, self.digits = value, tolerance, digits


def printed_part(t) -> Part | None:
    """One real number as printed; None if it is none."""
    if isinstance(t, str):
        need(NUMBER.fullmatch(t) is not None, "a number as printed")
        x = number(t)
        return Part(x, Fraction(1, 2) if isinstance(x, int) else 0)  # a fraction is exact
    op, args = arguments(t)
    if op == "neg":
        p = printed_part(args[0])
        return p and Part(-p.value, p.tolerance, p.digits)
    if op != "decimal":
        return None
    value, tolerance = decimal(args[0])
    mantissa = args[0].lower().partition("e")[0].replace(".", "").lstrip("-0")
    return Part(value, tolerance, len(mantissa))


def imaginary_part(t) -> Part | None:
    """What stands before i in i, b*i, -b*i."""
    op, args = arguments(t) if isinstance(t, list) else ("", [])
    if op == "i":
        return Part(1, Fraction(1, 2))
    if op == "neg":
        p = imaginary_part(args[0])
        return p and Part(-p.value, p.tolerance, p.digits)
    if op == "*" and len(args) == 2 and ["i"] in args:
        return printed_part(args[0] if args[1] == ["i"] else args[1])
    return None


def printed_number(t) -> tuple[Part, Part]:
    """(real part, imaginary part); what is not printed is 0."""
    found: list = [None, None]
    for x in t[1:] if isinstance(t, list) and t[0] == "+" else [t]:
        imaginary = imaginary_part(x)
        p = imaginary or printed_part(x)
        need(p is not None and found[imaginary is not None] is None, "a number as printed")
        found[imaginary is not None] = p
    return found[0] or Part(), found[1] or Part()


class Printed(Vocabulary):
    """The rule for printed digits."""

    def printed_right(self, left, right) -> bool:
        """Numbers, matrices, vectors (up to sign), and collections in any order."""
        right = self.named(right)
        if self.is_one_of(left, COLLECTIONS):
            return self.printed_collection(self.members(left), right)
        return self.digits_right(as_matrix(self.value(left)), right)

    def digits_right(self, exact: list, right) -> bool:
        """Do the entries of a matrix, or of a vector or its negative, have the digits printed?"""
        shown = [[printed_number(x) for x in r] for r in self.printed_rows(right)]
        need([len(r) for r in exact] == [len(r) for r in shown], "sizes of the two sides")
        parts = [self.both_parts(x) for r in exact for x in r]
        flat = [p for r in shown for p in r]
        if self.all_close(parts, flat):
            return True
        vector = width(exact) == 1 < len(exact)
        return vector and self.all_close([(-a, -b) for a, b in parts], flat)

    def printed_rows(self, t) -> list:
        if isinstance(t, list) and t[0] in ("matrix", "vector"):
            return t[1:] if t[0] == "matrix" else [[x] for x in t[1:]]
        return [[t]]

    def printed_collection(self, members: list, right) -> bool:
        """Is there a partner for every number printed, and for every member?"""
        need(right[0] in ("multiset", "counted"), "a collection as printed")
        entries = right[1:]
        if right[0] == "counted":
            entries = [v for v, k in entries for _ in range(int(number(k)))]
        others = entries[-1:] == [["..."]]
        shown = [printed_number(t) for t in (entries[:-1] if others else entries)]
        if len(shown) > len(members) or (len(shown) < len(members) and not others):
            return False
        parts = [self.both_parts(x) for x in members]
        fits = [[k for k, x in enumerate(parts) if self.close(x, p, parts)] for p in shown]
        partner: dict[int, int] = {}

        def place(j: int, seen: set) -> bool:
            """Kuhn's algorithm: find a member for the j-th number, moving others on."""
            for k in fits[j]:
                if k not in seen:
                    seen.add(k)
                    if k not in partner or place(partner[k], seen):
                        partner[k] = j
                        return True
            return False

        return all(place(j, set()) for j in range(len(shown)))

    def both_parts(self, x) -> tuple:
        """(real part, imaginary part); of root(p, k, C) bounds, from its disc."""
        if self.real_number(x):
            return x, 0
        if isinstance(x, Poly) and x.c == [0, 1] and x.g.kind == "root":
            return self.in_disc(x.g)
        half, i = Fraction(1, 2), self.value(["i"])
        return (x + conjugate(x)) * half, (x - conjugate(x)) * half * inverse(i)

    def all_close(self, parts: list, shown: list) -> bool:
        return all(self.close(x, p, parts) for x, p in zip(parts, shown))

    def close(self, x: tuple, p: tuple[Part, Part], every: list) -> bool:
        return all(self.part_close(y, q, every) for y, q in zip(x, p))

    def part_close(self, x, p: Part, every: list) -> bool:
        """Within the tolerance; or noise: 9 digits, or a 0, and 10^-9 of the largest part, or of 1."""
        error = x.distance(p.value) if isinstance(x, Between) else self.modulus_of(x - p.value)
        if self.at_most(error, p.tolerance):
            return True
        if p.digits is None or (p.digits < SIGNIFICANT and (isinstance(x, Between) or not is_zero(x))):
            return False
        return self.at_most(error, NOISE) or any(self.noise(error, y) for z in every for y in z)

    def noise(self, error, y) -> bool:
        """Is the error at most 10^-9 |y|?"""
        if not isinstance(y, Between):
            return self.at_most(error, self.modulus_of(y) * NOISE)
        low, high = y.distance(0)
        inside = self.at_most(error, low * NOISE)
        need(inside or not self.at_most(error, high * NOISE), "a number known too roughly")
        return inside

    def at_most(self, x, y) -> bool:
        """x <= y, for an x that may be known by its bounds only."""
        if not isinstance(x, Between):
            return self.compare(x, y) <= 0
        if self.compare(x.high, y) <= 0:
            return True
        need(self.compare(x.low, y) > 0, "a number known too roughly")
        return False
