"""Where the kernel's numbers lie: numbers from text, places of roots, signs, conjugates, what differs.

Real roots are located by changes of sign, all complex roots by Smith's discs, signs by
rational intervals. Standard library only.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import isqrt

from .errors import CertificateError
from .kernel_ring import Gen, Poly, generators, horner, need, poly, unit

NUMBER = re.compile(r"-?[0-9]+(/[0-9]+)?")
DECIMAL = re.compile(r"-?(?=\.?[0-9])[0-9]*\.?([0-9]*)(?:[eE]([+-]?[0-9]{1,3}))?")


def is_name(t) -> bool:
    """May t be defined, or bound by `for`? Names do not look like numbers or terms."""
    return isinstance(t, str) and t.isascii() and t.isidentifier()


def number(t) -> int | Fraction:
    """An exact number from "3" or "-1/2"."""
    if not (isinstance(t, str) and NUMBER.fullmatch(t)):
        raise CertificateError(f"neither a number nor a name that is known here: {t}")
    if "/" not in t:
        return int(t)
    x = Fraction(*map(int, t.split("/")))
    return x if x.denominator > 1 else x.numerator


def whole(t, low: int, high: int) -> int:
    """An integer from low to high."""
    k = number(t)
    need(isinstance(k, int) and low <= k <= high, "an integer out of its range")
    return k


def modulus(given: dict) -> int:
    """The `prime` of some evidence; 0, modulo which nothing can be shown, where there is none."""
    q = given.get("prime", 0)
    need(isinstance(q, int) and (q == 0 or q > 2), "a modulus")
    return q


def decimal(t: str) -> tuple[Fraction, Fraction]:
    """(value, tolerance) of printed digits: one unit of the last one, half of one for an integer."""
    found = DECIMAL.fullmatch(t)
    need(found is not None, "not printed digits")
    last = int(found[2] or 0) - len(found[1])
    return Fraction(t), Fraction(10) ** last if "." in t or last < 0 else Fraction(1, 2)


# ------------------------------------------------------------------------------ roots


def changes_of_sign(p: list, ends: list) -> list[tuple]:
    """Disjoint intervals in descending order: p changes its sign in each, or (r, r) is a root."""
    intervals = [(number(a), number(b)) for a, b in ends]
    for n, (lo, hi) in enumerate(intervals):
        s = sign_at(p, lo) * sign_at(p, hi)
        need(s < 0 if lo < hi else lo == hi and s == 0, "no change of sign")
        need(n == 0 or hi < intervals[n - 1][0], "intervals in descending order")
    return intervals


def squared_radii(p: list, z: list) -> list:
    """r^2 for Smith's discs around the z: r = d |p(z)| / (|lead| prod |z - z'|)."""
    d, square = len(p) - 1, []
    for a, b in z:
        u, v, gap = 0, 0, Fraction(p[-1]) ** 2
        for c in reversed(p):
            u, v = u * a - v * b + c, u * b + v * a
        for x, y in z:
            gap *= (a - x) ** 2 + (b - y) ** 2 if (x, y) != (a, b) else 1
        square.append(d * d * (u * u + v * v) / gap)
    return square


def check_discs(p: list, centres: list) -> list[bool]:
    """Smith's discs: one root each, in descending order (Re, Im). Returns which roots are real."""
    d, z = len(p) - 1, [(number(a), number(b)) for a, b in centres]
    need(len(z) == d and all(not isinstance(c, Poly) for c in p), "one disc a root, rational polynomial")
    norm = lambda a, b: a * a + b * b  # noqa: E731
    square = squared_radii(p, z)
    # |z - z'| > r + r', shown as |z - z'|^2 > 2 (r^2 + r'^2)
    apart = lambda i, j, x, y=0: norm(x, y) > 2 * (square[i] + square[j])  # noqa: E731
    for i, (a, b) in enumerate(z):
        need(all(apart(i, j, a - z[j][0], b - z[j][1]) for j in range(i)), "discs overlap")
        need(b == 0 or b * b > square[i], "a disc touches the real axis")
    middle, shifted = -Fraction(p[-2]) / (d * p[-1]), list(p)
    for k in range(d):
        for j in range(d - 1, k - 1, -1):
            shifted[j] += middle * shifted[j + 1]
    mirrored = not any(shifted[d - 1 :: -2])  # then a disc around a point of Re = middle has its root there
    for i, ((a, b), (u, v)) in enumerate(zip(z, z[1:])):
        if (a, b) == (u, -v):  # conjugate roots
            need(b > 0, "order of conjugate roots")
        elif mirrored and a == u == middle:
            need(b > v and apart(i, i + 1, b - v), "order of roots with the same real part")
        else:
            need(a > u and apart(i, i + 1, a - u), "order of the roots")
    return [b == 0 for _, b in z]


# -------------------------------------------------------------------- signs and conjugates


def interval(x, bits: int) -> tuple:
    """Rational lo <= x <= hi for a real x."""
    if not isinstance(x, Poly):
        return x, x
    g, lo, hi = x.g, 0, 0
    if g.kind == "sqrt":
        need(sign(g.data[0]) > 0, "the square root of something not positive")
        a, b = interval(g.data[0], bits)
        u, v = isqrt(int(max(a, 0) * 4**bits)), isqrt(int(b * 4**bits)) + 1
        u, v = Fraction(u, 2**bits), Fraction(v, 2**bits)
    else:
        need(g.kind == "root" and g.data[2] is not None, "a number that is not real has no sign")
        u, v = g.data[2]
        if u != v:
            s = sign_at(g.equation, u)
            while (v - u) * 2**bits > 1:
                m = Fraction(u + v) / 2
                t = sign_at(g.equation, m)
                u, v = (m, m) if t == 0 else (m, v) if t == s else (u, m)
            g.data = (*g.data[:2], (u, v), *g.data[3:])
    for c in reversed(x.c):
        a, b = interval(c, bits)
        ends = (lo * u, lo * v, hi * u, hi * v)
        lo, hi = min(ends) + a, max(ends) + b
    return lo, hi


def sign(x) -> int:
    """The sign of a real number."""
    if not isinstance(x, Poly):
        return (x > 0) - (x < 0)
    for bits in (0, 32, 64, 128, 256, 512, 1024, 2048, 4096):  # the intervals as given come first
        lo, hi = interval(x, bits)
        if lo > 0 or hi < 0:
            return 1 if lo > 0 else -1
    raise CertificateError("a sign that intervals of 4096 bits do not decide")


def sign_at(p: list, x) -> int:
    """The sign of p(x) for a rational x."""
    if not all(isinstance(c, int) for c in p):
        return sign(horner(p, x))
    out, scale = 0, 1
    for c in reversed(p):  # p(a/b) b^d
        out, scale = out * x.numerator + c * scale, scale * x.denominator
    return (out > 0) - (out < 0)


def real(x) -> bool:
    """All generators in x are real: located roots, roots of positive numbers, variables of R."""
    return not isinstance(x, Poly) or all(map(real_generator, generators(x)))


def real_generator(g: Gen) -> bool:
    if g.real is None:
        g.real = (
            (g.kind == "root" and g.data[2] is not None)
            or (g.kind == "sqrt" and real(g.data[0]) and sign(g.data[0]) > 0)
            or (g.kind == "free" and g.data == ("R",))
            or (g.kind == "reciprocal" and real(g.data[0]))
            or g.kind == "sine"
        )
    return g.real


def conjugate(x):
    """Complex conjugate: i -> -i, real generators stay."""
    if not isinstance(x, Poly):
        return x
    need(x.g.kind == "i" or real_generator(x.g), "no rule for a conjugate")
    s = -1 if x.g.kind == "i" else 1
    return poly(x.g, [conjugate(c) * s**k for k, c in enumerate(x.c)])


def conjugate_transpose(a: list) -> list:
    """A.H"""
    return [[conjugate(x) for x in c] for c in zip(*a)]


# -------------------------------------------------------------------------- differences


def distinct(a, b, q: int) -> bool:
    """a != b at the roots they name."""
    bare = [x.g if isinstance(x, Poly) and x.c == [0, 1] and x.g.kind == "root" else None for x in (a, b)]
    if bare[0] and bare[1] and bare[0].data[0] == bare[1].data[0]:  # root(p, j) and root(p, k)
        (_, j, u, _), (_, k, v, _) = bare[0].data, bare[1].data
        return j != k or (u is None) != (v is None)
    for x, g in ((a, bare[1]), (b, bare[0])):
        if g and not generators(g.equation):
            return unit(horner(g.equation, x), q)
    return unit(a - b, q)


def reduced(gens: list[Gen], q: int) -> bool:
    """No equation has a double root, so that a dimension over Q splits over the roots."""
    derivatives = [[k * c for k, c in enumerate(g.equation)][1:] for g in gens]
    return all(unit(horner(p, Poly(g, [0, 1])), q) for p, g in zip(derivatives, gens))
