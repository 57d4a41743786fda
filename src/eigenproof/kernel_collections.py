"""Collections of numbers and subspaces: what they are, and when two are the same. Standard library only.

Numbers are compared exactly or not at all (kernel_elimination.py). Eigenvalues are known by their polynomial;
a list of them is one that was proved before, as a claim `eigenvalues(A) == {...}` of the same certificate.
"""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cmp_to_key
from itertools import combinations
from math import isqrt, prod
from typing import NamedTuple

from .errors import CertificateError
from .kernel_elimination import MODULUS, all_vanish, basis, kernel_of, rank, root_order, vanishes
from .kernel_numbers import arguments
from .kernel_places import (
    conjugate,
    conjugate_transpose,
    distinct,
    number,
    real,
    sign,
    squared_radii,
    whole,
)
from .kernel_ring import Poly, charpoly, horner, is_zero, need, product, times
from .kernel_ring import total as added
from .kernel_spaces import width
from .kernel_svd import Decompositions
from .kernel_words import number_of, transpose

COLLECTIONS = (
    "multiset", "counted", "eigenvalues", "singular_values", "explained_variance", "explained_variance_ratio",
    "diagonal_entries",
)  # fmt: skip
PRECISION = 256
"""Bits of the radius of a disc."""
SUBSPACES = ("span", "eigenspace", "nullspace", "columnspace", "rowspace")

class Undefined(CertificateError):
    """Shown to have no value: division by 0, the inverse of a singular matrix, the largest of nothing."""


class Between(NamedTuple):
    """A real number that is known by its bounds."""

    low: Fraction
    high: Fraction

    def __neg__(self) -> Between:
        return Between(-self.high, -self.low)

    def distance(self, x) -> Between:
        """|self - x|"""
        a, b = sorted((abs(self.low - x), abs(self.high - x)))
        return Between(Fraction(0) if self.low <= x <= self.high else a, b)


class Spectrum(NamedTuple):
    """The roots of a monic polynomial, each as often as it is one; or, squared, the roots >= 0 of these."""

    poly: list
    squared: bool


class Listed(NamedTuple):
    """Numbers written out; there may be others beside them."""

    members: list
    others: bool


class Collections(Decompositions):
    """Numbers in order, collections, subspaces."""

    def __init__(self, *parts) -> None:
        super().__init__(*parts)
        self.lists: dict[str, list] = {}  # eigenvalues(A), as they were proved
        self.angles: list[tuple] = []  # (t, (cos t, sin t))
        self.reciprocals: list[tuple] = []  # (d, 1/d) for a d with variables
        self.computing = False  # are statements decided by computing, not by a rule with evidence?

    def number(self, t):
        """The value of a term that is a number, or a 1x1 matrix."""
        return number_of(self.value(t))

    def whole_number(self, t) -> str:
        """A size or an exponent that is computed, as text."""
        x = self.number(t)
        need(not isinstance(x, Poly) and x.denominator == 1, "an integer")
        return str(int(x))

    # -- numbers

    def square_root(self, x):
        """The principal root; while computing, also in terms of i and of roots that are known.

        sqrt(x) = i sqrt(-x) for x < 0, and c sqrt(y) sqrt(z) for x = c^2 y z, all of them positive.
        """
        if self.computing and all(x != y for y, _ in self.square_roots):
            if not is_zero(x) and real(x) and sign(x) < 0:
                self.square_roots.append((x, self.value(["i"]) * self.square_root(-x)))
            elif not isinstance(x, Poly):
                known = [(y, r) for y, r in self.square_roots if not isinstance(y, Poly) and y > 0]
                groups = (g for n in range(1, 4) for g in combinations(known, n))
                found = next((r for g in groups if (r := root_in(x, g)) is not None), None)
                self.square_roots += [(x, found)] if found is not None else []
        return super().square_root(x)

    def real_number(self, x) -> bool:
        """Is x real? Decided, or refused."""
        if real(x):
            return True
        if isinstance(x, Poly) and x.c == [0, 1] and x.g.kind == "root" and x.g.data[3]:
            return False  # root(p, k, C) of a root that is not real
        return vanishes(x - conjugate(x))

    def compare(self, x, y) -> int:
        """The sign of x - y. Undefined if one of them is not real."""
        if not (self.real_number(x) and self.real_number(y)):
            raise Undefined("an order between numbers that are not real")
        return 0 if is_zero(x - y) else sign(x - y)

    def agree(self, x, y) -> bool:
        """x = y, also for a root of p that is written in another way."""
        if is_zero(x - y):
            return True
        for r, z in ((x, y), (y, x)):
            if isinstance(r, Poly) and r.c == [0, 1] and r.g.kind == "root" and self.is_that_root(r.g, z):
                return True
        try:
            return not distinct(x, y, MODULUS) and vanishes(x - y)
        except CertificateError:
            return vanishes(x - y)

    def is_that_root(self, g, z) -> bool:
        """Does a real z satisfy the equation of root(p, k), and lie where p has that one root?"""
        if g.data[2] is None or not real(z) or not is_zero(horner(g.equation, z)):
            return False
        low, high = g.data[2]
        return self.compare(z, low) >= 0 >= self.compare(z, high)

    def in_disc(self, g) -> tuple[Between, Between]:
        """Bounds for the parts of root(p, k, C): its own one of the disjoint discs of its polynomial."""
        key, k, *_ = g.data
        z = [(number(a), number(b)) for a, b in self.evidence[key]["discs"]]
        r = squared_radii(self.in_variable(json.loads(key)), z)[k - 1]
        radius = Fraction(isqrt(int(r * 4**PRECISION)) + 1, 2**PRECISION)
        return tuple(Between(c - radius, c + radius) for c in z[k - 1])

    def largest_modulus(self, values: list):
        """The largest |x|; of roots that are not real only that theirs are smaller than another one."""
        if not values:
            raise Undefined("the largest or smallest member of an empty collection")
        exact, bounded = [], []
        for x in values:
            bare = isinstance(x, Poly) and x.c == [0, 1] and x.g.kind == "root" and x.g.data[3]
            (bounded if bare else exact).append(x)
        need(bool(exact), "no modulus that is known")
        best = self.furthest(1, [self.modulus_of(x) for x in exact])
        for x in bounded:
            u, v = (part.distance(0).high for part in self.in_disc(x.g))
            need(self.compare(best * best, u * u + v * v) > 0, "a root that is not real may be larger")
        return best

    def modulus_of(self, x):
        """|x|"""
        if self.real_number(x):
            return x if self.compare(x, 0) >= 0 else -x
        return self.square_root(x * conjugate(x))

    def furthest(self, which: int, values: list):
        best = values[0]
        for x in values:
            if self.compare(x, best) == which:
                best = x
        return best

    # -- collections

    def is_one_of(self, t, words: tuple) -> bool:
        t = self.named(t)
        return isinstance(t, list) and t[0] in words

    def named(self, t):
        """What a name stands for, at the top."""
        return t if isinstance(t, str) and t in self.bound else self.seeing({}, self.definition, t)

    def rewritten(self, t):
        """The explained variances of data as eigenvalues."""
        t = self.named(t)
        op, args = t[0], t[1:]
        if op == "explained_variance":
            return ["eigenvalues", ["covariance", *args]]
        if op == "explained_variance_ratio":
            return ["eigenvalues", ["/", ["scatter", *args], ["trace", ["scatter", *args]]]]
        return t

    def collection(self, t) -> Spectrum | Listed:
        t = self.rewritten(t)
        op, args = arguments(t) if t[1:] else (t[0], [])  # {} is empty
        if op == "multiset":
            others = args[-1:] == [["..."]]
            return Listed([self.number(x) for x in (args[:-1] if others else args)], others)
        if op == "counted":
            return Listed([x for v, k in args for x in [self.number(v)] * whole(k, 0, 1000)], False)
        if op == "diagonal_entries":
            a = self.matrix(args[0])
            return Listed([a[k][k] for k in range(min(len(a), width(a)))], False)
        if op == "eigenvalues":
            return Spectrum(self.charpoly_of(args[0]), False)
        need(op == "singular_values", "a collection of numbers")
        a = self.matrix(args[0])
        tall, flat = (a, conjugate_transpose(a)) if len(a) >= width(a) else (conjugate_transpose(a), a)
        return Spectrum(charpoly(product(flat, tall)), True)

    def members(self, t) -> list:
        """All members of a collection, each as often as it is in there."""
        t = self.rewritten(t)
        if t[0] in ("eigenvalues", "singular_values"):
            need(json.dumps(t) in self.lists, f"no list of {t[0]} was proved")
            return self.lists[json.dumps(t)]
        c = self.collection(t)
        need(not c.others, "a collection with others in it")
        return c.members

    def how_often(self, x, c: Spectrum | Listed) -> int:
        """How often a number is in a collection (not counting others)."""
        if isinstance(c, Listed):
            return sum(self.agree(x, y) for y in c.members)
        if c.squared:
            if not self.real_number(x) or self.compare(x, 0) < 0:
                return 0
            x = x * x
        return root_order(c.poly, x)

    def size(self, c: Spectrum | Listed) -> int:
        need(not (isinstance(c, Listed) and c.others), "a collection with others in it")
        return len(c.poly) - 1 if isinstance(c, Spectrum) else len(c.members)

    def same_collection(self, s, t) -> bool:
        """s = t as multisets; a collection with "..." is a part of the other."""
        c, d = self.collection(s), self.collection(t)
        if isinstance(c, Spectrum) and isinstance(d, Spectrum):
            if c.squared == d.squared:
                return len(c.poly) == len(d.poly) and all_vanish([x - y for x, y in zip(c.poly, d.poly)])
            c, d = (c, Listed(self.members(t), False)) if c.squared else (d, Listed(self.members(s), False))
        if isinstance(d, Spectrum) or (isinstance(c, Listed) and c.others):
            c, d = d, c
        if d.others:
            need(isinstance(c, Spectrum) or not c.others, "two collections with others in them")
            return all(self.how_often(x, c) >= self.how_often(x, d) for x in d.members)
        if self.size(c) != len(d.members):
            return False
        if isinstance(c, Spectrum) and not c.squared and all_zero(c.poly, polynomial_with(d.members)):
            return True
        return all(self.how_often(x, c) == self.how_often(x, d) for x in d.members)

    def contains(self, c, x) -> bool:
        if self.how_often(x, c):
            return True
        need(isinstance(c, Spectrum) or not c.others, "a collection with others in it")
        return False

    def sum_of(self, t):
        """The sum of the members; of all eigenvalues it is the trace."""
        c = self.collection(t)
        if isinstance(c, Spectrum) and not c.squared:
            return -c.poly[-2] if len(c.poly) > 1 else 0
        return added(self.members(t)) if self.members(t) else 0

    def product_of(self, t):
        """The product of the members; of all eigenvalues it is the determinant."""
        c = self.collection(t)
        if isinstance(c, Spectrum):
            p = c.poly[0] if len(c.poly) % 2 else -c.poly[0]
            return self.square_root(p) if c.squared else p
        out = 1
        for x in self.members(t):
            out = out * x
        return out

    def item_of(self, t, k):
        """The k-th largest member."""
        values, n = self.members(t), int(self.whole_number(k))
        if not 1 <= n <= len(values):
            raise Undefined("a collection without so many members")
        self.furthest(1, values)  # all are real
        return sorted(values, key=cmp_to_key(self.compare), reverse=True)[n - 1]

    # -- subspaces

    def subspace(self, t) -> tuple[int, list]:
        """(dimension of the space around it, the reduced basis)."""
        t = self.named(t)
        op, args = arguments(t)
        if op == "span":
            vectors = [self.matrix(x) for x in args]
            need(all(len(v) == len(vectors[0]) and width(v) == 1 for v in vectors), "vectors of one length")
            return len(vectors[0]), basis([[x for (x,) in v] for v in vectors])
        if op == "eigenspace":
            m = self.minus(*args)
            return len(m), basis(kernel_of(m, len(m)))
        a = self.matrix(args[0])
        if op == "nullspace":
            return width(a), basis(kernel_of(a, width(a)))
        return (len(a), basis(transpose(a))) if op == "columnspace" else (width(a), basis(a))

    def same_subspace(self, s: tuple, t: tuple) -> bool:
        need(s[0] == t[0], "subspaces of different spaces")
        if len(s[1]) != len(t[1]):
            return False
        return all_vanish([x - y for u, v in zip(s[1], t[1]) for x, y in zip(u, v)])

    def in_subspace(self, x, s: tuple) -> bool:
        v = [0] * s[0] if x == "0" else [y for (y,) in self.column_vector(x)]
        need(len(v) == s[0], "vectors of different lengths")
        return rank([*s[1], v]) == len(s[1])

    def column_vector(self, t) -> list:
        v = self.matrix(t)
        need(all(len(r) == 1 for r in v), "a column vector")
        return v


def polynomial_with(roots: list) -> list:
    """The product of all x - root, ascending."""
    p = [1]
    for x in roots:
        p = times(p, [-x, 1])
    return p


def all_zero(p: list, q: list) -> bool:
    """Are the coefficients of two polynomials of one degree the same, by their normal form?"""
    return all(is_zero(x - y) for x, y in zip(p, q))


def root_in(x, group: tuple):
    """sqrt(x) as a rational number times the product of the roots in (y, sqrt(y)), ...; None if it is not."""
    c = x / Fraction(prod(y for y, _ in group))
    r = Fraction(isqrt(c.numerator), isqrt(c.denominator)) if c > 0 else 0
    return prod((root for _, root in group), start=r) if r * r == c else None
