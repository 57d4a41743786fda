"""What terms mean to the kernel: values, places of roots, signs and conjugates. Standard library only.

A term is a nested list of strings (model.tree). i, sqrt(x) and root(p, k) become generators
(kernel_ring.py). Real roots are located by changes of sign, all complex roots by Smith's
discs, signs by rational intervals.
"""

from __future__ import annotations

import json
from fractions import Fraction
from math import isqrt

from .errors import CertificateError
from .kernel_ring import (
    Gen,
    Poly,
    charpoly,
    generators,
    horner,
    inverse,
    need,
    poly,
    product,
    reduce_by,
    unit,
)


def check_discs(p: list, centres: list) -> list[bool]:
    """Smith's discs: one root each, in descending order (Re, Im). Returns which roots are real."""
    d, z = len(p) - 1, [(Fraction(a), Fraction(b)) for a, b in centres]
    need(len(z) == d and all(not isinstance(c, Poly) for c in p), "one disc a root, rational polynomial")
    square = lambda u, v=(0, 0): (u[0] - v[0]) ** 2 + (u[1] - v[1]) ** 2  # noqa: E731
    radius = []
    for i, (a, b) in enumerate(z):
        re, im, gap = Fraction(0), Fraction(0), Fraction(p[-1]) ** 2
        for c in reversed(p):
            re, im = re * a - im * b + c, re * b + im * a
        for j in range(d):
            gap *= square(z[i], z[j]) if i != j else 1
        need(gap != 0, "two discs share a centre")
        radius.append(d * d * square((re, im)) / gap)
    apart = lambda x, i, j: x * x > 2 * (radius[i] + radius[j])  # noqa: E731
    need(
        all(square(z[i], z[j]) > 2 * (radius[i] + radius[j]) for i in range(d) for j in range(i)),
        "discs overlap",
    )
    need(all(b == 0 or b * b > r for (a, b), r in zip(z, radius)), "a disc touches the real axis")
    middle, shifted = -Fraction(p[-2]) / (d * p[-1]), list(p)
    for k in range(d):
        for j in range(d - 1, k - 1, -1):
            shifted[j] += middle * shifted[j + 1]
    mirrored = all(c == 0 for c in shifted[d - 1 :: -2])
    for i in range(d - 1):
        (a, b), (u, v) = z[i], z[i + 1]
        tie = (a, b) == (u, -v) or (mirrored and a == u == middle)
        need(
            b > v and (tie and (v == -b or apart(b - v, i, i + 1)))
            if tie
            else a > u and apart(a - u, i, i + 1),
            "order of the roots",
        )
    return [b == 0 for _, b in z]


class Terms:
    """Evaluates terms under the definitions and the evidence for roots of one certificate."""

    def __init__(self, definitions: list, roots: list, radicals: list) -> None:
        self.names = dict(map(tuple, definitions))
        self.evidence = {json.dumps(r["polynomial"]): r for r in roots}
        self.radicals = {json.dumps(x): y for x, y in radicals}
        self.cache: dict[str, object] = {}
        self.located: dict[str, tuple] = {}
        self.level = 0

    def new(self, kind: str, equation: list | None, data: tuple = ()) -> Poly:
        self.level += 1
        g = Gen(self.level, kind, equation, data)
        return poly(g, reduce_by([0, 1], equation))

    # -- terms

    def value(self, t):
        """The value of a term: a number, or a matrix as a list of rows."""
        if isinstance(t, str):
            if t not in self.cache:
                if t in self.names:
                    self.cache[t] = self.value(self.names[t])
                else:
                    need(t[:1].isdigit() or t[:1] == "-", f"unknown name {t}")
                    x = Fraction(t)
                    self.cache[t] = x.numerator if x.denominator == 1 else x
            return self.cache[t]
        op, args = t[0], t[1:]
        if op == "matrix":
            need(len({len(row) for row in args}) <= 1, "rows of different lengths")
            return [[self.value(x) for x in row] for row in args]
        if op == "vector":
            return [[self.value(x)] for x in args]
        if op == "decimal":
            return Fraction(args[0])
        if op in ("sqrt", "root", "i"):
            key = json.dumps(t)
            if key not in self.cache:
                self.cache[key] = self.algebraic(op, args)
            return self.cache[key]
        if op == "^":
            need(isinstance(args[1], str) and abs(int(args[1])) <= 1000, "exponent")
            x, k = self.value(args[0]), int(args[1])
            if k < 0:
                need(not isinstance(x, list), "a negative power of a matrix")
                x, k = inverse(x), -k
            if (
                isinstance(x, Poly)
                and x.c == [0, 1]
                and (x.g.equation is None or 0 < k < len(x.g.equation) - 1)
            ):
                return Poly(x.g, [0] * k + [1]) if k else 1
            out = [[int(i == j) for j in range(len(x))] for i in range(len(x))] if isinstance(x, list) else 1
            for _ in range(k):
                out = product(out, x) if isinstance(x, list) else out * x
            return out
        if op == "charpoly":
            return horner(charpoly(self.value(args[0])), self.value(args[1]))
        values = [self.value(x) for x in args]
        if op == "+":
            out = values[0]
            for x in values[1:]:
                if isinstance(out, list) and isinstance(x, list):
                    need([len(r) for r in out] == [len(r) for r in x], "sizes do not fit in a sum")
                    out = [[u + v for u, v in zip(r, s)] for r, s in zip(out, x)]
                else:
                    need(not isinstance(out, list) and not isinstance(x, list), "a matrix plus a number")
                    out = out + x
            return out
        if op in ("*", "neg"):
            out = -1 if op == "neg" else 1
            for x in values:
                if isinstance(out, list) and isinstance(x, list):
                    out = product(out, x)
                elif isinstance(out, list) or isinstance(x, list):
                    m, c = (out, x) if isinstance(out, list) else (x, out)
                    out = [[c * u for u in r] for r in m]
                else:
                    out = out * x
            return out[0][0] if isinstance(out, list) and len(out) == 1 == len(out[0]) else out
        if op == "/":
            return values[0] * inverse(values[1])
        if op == "I":
            return [[int(i == j) for j in range(values[0])] for i in range(values[0])]
        if op == "T":
            return [list(c) for c in zip(*values[0])]
        if op == "H":
            return [[self.conjugate(x) for x in c] for c in zip(*values[0])]
        if op == "det":
            c = charpoly(values[0])[0]
            return c if len(values[0]) % 2 == 0 else -c
        if op == "trace":
            return sum(values[0][k][k] for k in range(len(values[0])))
        if op == "entry":
            need(values[1] >= 1 and values[2] >= 1, "entries count from 1")
            return values[0][values[1] - 1][values[2] - 1]
        raise CertificateError(f"the kernel has no rule for the word {op}")

    def algebraic(self, op: str, args: list):
        """A new generator for i, sqrt(x) or root(p, k[, C])."""
        if op == "i":
            return self.new("i", [1, 0, 1])
        if op == "sqrt":
            x, known = self.value(args[0]), self.radicals.get(json.dumps(args[0]))
            if known is not None:  # a root that lies in the field of the others
                y = self.value(known)
                need(y * y == x and self.sign(y) > 0, "a square root given wrongly")
                return y
            if (
                not isinstance(x, Poly)
                and x >= 0
                and isqrt(x.numerator) ** 2 * isqrt(x.denominator) ** 2 == x.numerator * x.denominator
            ):
                return Fraction(isqrt(x.numerator), isqrt(x.denominator))
            return self.new("sqrt", [-x, 0, 1], (x,))
        monic, intervals, real = self.locate(args[0])
        k, nonreal = int(args[1]), len(args) == 3
        need(1 <= k <= (len(real) if nonreal else len(intervals)), f"no root number {k}")
        if nonreal:
            need(not real[k - 1], "root(p, k, C) is used for roots that are not real")
        return self.new("root", monic, (json.dumps(args[0]), k, None if nonreal else intervals[k - 1]))

    def locate(self, p_tree) -> tuple[list, list, list]:
        """(monic equation, isolating intervals of the real roots, which of all roots are real)."""
        key = json.dumps(p_tree)
        if key not in self.located:
            p = self.in_variable(p_tree)
            need(key in self.evidence and 1 < len(p) <= 64, "no evidence for the roots of a polynomial")
            given = self.evidence[key]
            intervals = [(Fraction(a), Fraction(b)) for a, b in given["intervals"]]
            for n, (lo, hi) in enumerate(intervals):
                ends = self.sign(horner(p, lo)) * self.sign(horner(p, hi))
                need(ends < 0 and lo < hi if lo != hi else ends == 0, "no change of sign")
                need(n == 0 or hi < intervals[n - 1][0], "intervals in descending order")
            real = check_discs(p, given["discs"]) if "discs" in given else [True] * (len(p) - 1)
            need(len(intervals) == sum(real), "as many intervals as real roots")
            lead = inverse(p[-1])
            self.located[key] = ([c * lead for c in p], intervals, real)
        return self.located[key]

    def numbers_first(self, *trees) -> None:
        """Make the generators of these terms, so that a variable made next comes after them."""
        for t in trees:
            if isinstance(t, list):
                if t and t[0] in ("sqrt", "root", "i"):
                    self.value(t)
                else:
                    self.numbers_first(*t)
            elif t in self.names:
                self.numbers_first(self.names[t])

    def in_variable(self, p_tree) -> list:
        """Coefficients, ascending, of a polynomial term in x."""
        self.numbers_first(p_tree)
        saved, x = self.cache.pop("x", None), self.new("free", None)
        self.cache["x"] = x
        p = self.value(p_tree)
        del self.cache["x"]
        if saved is not None:
            self.cache["x"] = saved
        need(isinstance(p, Poly) and p.g is x.g, "a polynomial in x")
        return p.c

    # -- signs and conjugates

    def interval(self, x, bits: int) -> tuple:
        """Rational lo <= x <= hi for a real x."""
        if not isinstance(x, Poly):
            return x, x
        g, lo, hi = x.g, 0, 0
        if g.kind == "sqrt":
            a, b = self.interval(g.data[0], bits)
            need(a > 0, "the square root of something not shown positive")
            u, v = isqrt(int(a * 4**bits)), isqrt(int(b * 4**bits)) + 1
            u, v = Fraction(u, 2**bits), Fraction(v, 2**bits)
        else:
            need(g.kind == "root" and g.data[2] is not None, "a number that is not real has no sign")
            u, v = g.data[2]
            if u != v:
                s = self.sign(horner(g.equation, u))
                while (v - u) * 2**bits > 1:
                    m = (u + v) / 2
                    t = self.sign(horner(g.equation, m))
                    u, v = (m, m) if t == 0 else (m, v) if t == s else (u, m)
                g.data = (*g.data[:2], (u, v))
        for c in reversed(x.c):
            a, b = self.interval(c, bits)
            ends = (lo * u, lo * v, hi * u, hi * v)
            lo, hi = min(ends) + a, max(ends) + b
        return lo, hi

    def sign(self, x) -> int:
        if not isinstance(x, Poly):
            return (x > 0) - (x < 0)
        for bits in (32, 64, 128, 256, 512, 1024):
            lo, hi = self.interval(x, bits)
            if lo > 0 or hi < 0:
                return 1 if lo > 0 else -1
        raise CertificateError("a sign that intervals of 1024 bits do not decide")

    def conjugate(self, x):
        """Complex conjugate: i -> -i, real generators stay."""
        if not isinstance(x, Poly):
            return x
        if x.g.kind == "sqrt":
            need(self.sign(x.g.data[0]) > 0, "conjugate of a square root that is not real")
        need(
            x.g.kind in ("i", "sqrt") or (x.g.kind == "root" and x.g.data[2] is not None),
            "no rule for a conjugate",
        )
        s = -1 if x.g.kind == "i" else 1
        return poly(x.g, [self.conjugate(c) * s**k for k, c in enumerate(x.c)])

    def definition(self, t):
        while isinstance(t, str) and t in self.names:
            t = self.names[t]
        return t

    def column(self, entries: list) -> tuple[list, object]:
        """(numerators, common denominator) of a column: (a/s, b/s) is read as (a, b) over s."""
        parts = [e for e in entries if e != "0"]
        if parts and all(isinstance(e, list) and e[0] == "/" and e[2] == parts[0][2] for e in parts):
            return [[self.value(e[1]) if e != "0" else 0] for e in entries], self.value(parts[0][2])
        return [[self.value(e)] for e in entries], 1

    def columns(self, t) -> list[tuple[list, object]]:
        t = self.definition(t)
        need(isinstance(t, list) and t[0] == "matrix", "a matrix written out")
        return [self.column(list(c)) for c in zip(*t[1:])]

    def real(self, x) -> bool:
        return all(
            (g.kind == "root" and g.data[2] is not None)
            or (g.kind == "sqrt" and self.real(g.data[0]) and self.sign(g.data[0]) > 0)
            for g in generators(x)
        )

    def distinct(self, a, b, q: int) -> bool:
        """a != b at the roots they name."""
        bare = [x.g if isinstance(x, Poly) and x.c == [0, 1] and x.g.kind == "root" else None for x in (a, b)]
        if bare[0] and bare[1] and bare[0].data[0] == bare[1].data[0]:
            return bare[0].data[1:] != bare[1].data[1:]
        for x, g in ((a, bare[1]), (b, bare[0])):
            if g and not generators(g.equation):
                return unit(horner(g.equation, x), q)
        return unit(a - b, q)

    def reduced(self, gens: list[Gen], q: int) -> bool:
        """No equation has a double root, so that a dimension over Q splits over the roots."""
        return all(
            unit(horner([k * c for k, c in enumerate(g.equation)][1:], Poly(g, [0, 1])), q) for g in gens
        )
