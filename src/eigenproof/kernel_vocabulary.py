"""Words of explicit matrices whose values the kernel computes: ranks, collections, subspaces. Standard library only.

Most need no evidence (kernel_elimination.py). A list of eigenvalues or singular values does: it is one that was
proved before, as a claim `eigenvalues(A) == {...}` of the same certificate.
"""

from __future__ import annotations

import json
from functools import cmp_to_key
from typing import NamedTuple

from .errors import CertificateError
from .kernel_elimination import (
    all_vanish,
    at_matrix,
    basis,
    commuting,
    echelon,
    inverse_matrix,
    kernel_of,
    minimal_polynomial,
    rank,
    root_order,
    vanishes,
)
from .kernel_numbers import arguments
from .kernel_places import conjugate, conjugate_transpose, distinct, real, sign, whole
from .kernel_ring import Poly, charpoly, generators, horner, identity, inverse, is_zero, need, product, square
from .kernel_ring import total as added
from .kernel_spaces import width
from .kernel_svd import Decompositions
from .kernel_words import as_matrix, is_inverse, is_pseudoinverse, observations, transpose

COLLECTIONS = (
    "multiset", "counted", "eigenvalues", "singular_values", "explained_variance", "explained_variance_ratio",
    "diagonal_entries",
)  # fmt: skip
SUBSPACES = ("span", "eigenspace", "nullspace", "columnspace", "rowspace")
UNDER_BINDERS = ("columns", "adjugate", "charpoly", "sum", "product", "count", "degree", "coefficient")
"""Words with a meaning for entries that a `for` binds; no decision is made about a number there."""


class Undefined(CertificateError):
    """Shown to have no value: division by 0, the inverse of a singular matrix, the largest of nothing."""


class Spectrum(NamedTuple):
    """The roots of a monic polynomial, each as often as it is one; or, squared, the roots >= 0 of these."""

    poly: list
    squared: bool


class Listed(NamedTuple):
    """Numbers written out; there may be others beside them."""

    members: list
    others: bool


class Vocabulary(Decompositions):
    """Values of words, and what collections and subspaces are."""

    def value(self, t):
        """As Terms.value, with more words; raises Undefined where a term is shown to have no value."""
        if isinstance(t, str) or t[0] not in VALUES or (self.bound and t[0] not in UNDER_BINDERS):
            return super().value(t)
        op, args = arguments(t)
        return VALUES[op](self, *args)

    def base_value(self, t):
        return super().value(t)

    # -- numbers

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
            return not distinct(x, y, 2**61 - 1) and vanishes(x - y)
        except CertificateError:
            return vanishes(x - y)

    def is_that_root(self, g, z) -> bool:
        """Does a real z satisfy the equation of root(p, k), and lie where p has that one root?"""
        if g.data[2] is None or g in generators(z) or not real(z) or not is_zero(horner(g.equation, z)):
            return False
        low, high = g.data[2]
        return self.compare(z, low) >= 0 >= self.compare(z, high)

    def modulus_of(self, x):
        """|x|"""
        if self.real_number(x):
            return x if self.compare(x, 0) >= 0 else -x
        return self.square_root(x * conjugate(x))

    def extreme(self, which: int, terms: list):
        """max (1) or min (-1) of numbers, or of one collection."""
        alone = len(terms) == 1 and self.is_one_of(terms[0], COLLECTIONS)
        values = self.members(terms[0]) if alone else [self.scalar(t) for t in terms]
        if not values:
            raise Undefined("the largest or smallest member of an empty collection")
        return self.furthest(which, values)

    def furthest(self, which: int, values: list):
        best = values[0]
        for x in values:
            if self.compare(x, best) == which:
                best = x
        return best

    def whole_number(self, t) -> str:
        """A size or an exponent that is computed, as text."""
        x = self.scalar(t)
        need(not isinstance(x, Poly) and x.denominator == 1, "an integer")
        return str(int(x))

    def quotient(self, top, below):
        if self.bound:
            return self.base_value(["/", top, below])
        x, d = self.value(top), self.scalar(below)
        if vanishes(d):
            raise Undefined("a division by 0")
        return self.scaled(x, inverse(d))

    def scaled(self, x, c):
        return [[y * c for y in r] for r in x] if isinstance(x, list) else x * c

    def power_of(self, base, exponent):
        """base^k; a negative power of what has no inverse is undefined."""
        k = exponent if isinstance(exponent, str) and exponent not in self.names else self.whole_number(exponent)
        if whole(k, -1000, 1000) < 0 and not self.bound:
            x = self.value(["inv", base])
            out = identity(len(square(x))) if isinstance(x, list) else 1
            for _ in range(-int(k)):
                out = product(out, x) if isinstance(x, list) else out * x
            return out
        return self.base_value(["^", base, k])

    # -- matrices

    def inverse_at(self, t):
        """inv(M): what the certificate gives if it is one, else by elimination."""
        m, key = self.value(t), json.dumps(t)
        if not isinstance(m, list):
            return self.quotient("1", t)
        if key in self.inverses:
            p = self.matrix(self.inverses[key])
            if len(p) == len(m) and is_inverse(m, p):
                return p
        p = inverse_matrix(square(m))
        if p is None:
            raise Undefined("the inverse of a singular matrix")
        return p

    def pseudoinverse_at(self, t):
        """pinv(M) = G* (G G*)^-1 (F* F)^-1 F* for M = F G of full ranks; or what the certificate gives."""
        m, key = as_matrix(self.value(t)), json.dumps(t)
        if key in self.inverses:
            return self.base_value(["pinv", t])
        rows, pivots = echelon(m)
        g, f = rows[: len(pivots)], [[r[j] for j in pivots] for r in m]
        if not pivots:
            return [[0] * len(m) for _ in m[0]]
        gs, fs = conjugate_transpose(g), conjugate_transpose(f)
        left, right = inverse_matrix(product(g, gs)), inverse_matrix(product(fs, f))
        p = product(product(gs, left), product(right, fs))
        need(is_pseudoinverse(m, p), "not a pseudoinverse")
        return p

    def covariance_at(self, x, *ddof):
        """scatter / (n - ddof); undefined when that is 0."""
        if ddof:
            need(ddof[0][0] == "ddof", "covariance(X) or covariance(X, ddof=0)")
        d = whole(ddof[0][1], 0, 1) if ddof else 1
        n = len(observations(self.matrix(x)))
        if n <= d:
            raise Undefined("the covariance of one observation")
        return self.quotient(["scatter", x], str(n - d))

    def beside(self, *terms):
        """[u v]: the columns of these side by side."""
        blocks = [self.matrix(t) for t in terms]
        need(all(len(b) == len(blocks[0]) for b in blocks), "columns of different lengths")
        return [[x for r in rows for x in r] for rows in zip(*blocks)]

    def minus(self, a_tree, l_tree) -> list:
        """A - l I"""
        a, l = square(self.matrix(a_tree)), self.scalar(l_tree)  # noqa: E741
        return [[x - l if i == j else x for j, x in enumerate(r)] for i, r in enumerate(a)]

    def at(self, p: list, x_tree):
        """p(x) for a number or a square matrix x."""
        x = self.value(x_tree)
        return at_matrix(p, square(x)) if isinstance(x, list) else horner(p, x)

    def adjugate_of(self, a_tree) -> list:
        """adj(A): (-1)^(n-1) (A^(n-1) + c_(n-1) A^(n-2) + ... + c_1 I), by Cayley and Hamilton."""
        a, c = square(self.matrix(a_tree)), self.charpoly_of(a_tree)
        return self.scaled(at_matrix(c[1:], a), -1 if len(a) % 2 == 0 else 1)

    def coefficients(self, p_tree, x: str) -> list:
        """The coefficients, ascending, of a polynomial in x."""
        self.numbers_first(p_tree)
        v = self.variable(x)
        p = self.seeing({**self.bound, x: v}, self.scalar, p_tree)
        return p.c if isinstance(p, Poly) and p.g is v.g else [p]

    def degree_of(self, p_tree, x: str) -> int:
        c = self.coefficients(p_tree, x)
        if len(c) == 1 and is_zero(c[0]):
            raise Undefined("the degree of the polynomial 0")
        return len(c) - 1

    def coefficient_of(self, p_tree, x: str, k):
        c, n = self.coefficients(p_tree, x), int(self.whole_number(k))
        need(n >= 0, "a power of the variable")
        return c[n] if n < len(c) else 0

    # -- collections

    def is_one_of(self, t, words: tuple) -> bool:
        t = self.named(t)
        return isinstance(t, list) and t[0] in words

    def named(self, t):
        """What a name stands for, at the top."""
        while isinstance(t, str) and t in self.names and t not in self.bound:
            t = self.names[t]
        return t

    def rewritten(self, t):
        """The explained variances of data as eigenvalues."""
        t = self.named(t)
        op, args = arguments(t)
        if op == "explained_variance":
            return ["eigenvalues", ["covariance", *args]]
        if op == "explained_variance_ratio":
            return ["eigenvalues", ["/", ["scatter", *args], ["trace", ["scatter", *args]]]]
        return t

    def collection(self, t) -> Spectrum | Listed:
        t = self.rewritten(t)
        op, args = arguments(t) if t[1:] else (t[0], [])
        if op == "multiset":
            others = args[-1:] == [["..."]]
            return Listed([self.scalar(x) for x in (args[:-1] if others else args)], others)
        if op == "counted":
            return Listed([x for v, k in args for x in [self.scalar(v)] * whole(k, 0, 1000)], False)
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

    def same_collection(self, c, d) -> bool:
        """c = d, or c contains d with its "...", as multisets."""
        if isinstance(c, Spectrum) and isinstance(d, Spectrum) and c.squared == d.squared:
            return len(c.poly) == len(d.poly) and all_vanish([x - y for x, y in zip(c.poly, d.poly)])
        if isinstance(c, Listed) and (c.others or isinstance(d, Spectrum)):
            c, d = d, c
        need(isinstance(d, Listed), "two collections of which neither is written out")
        few = self.how_often(d.members[0], c) if d.members else 0
        if d.others:
            need(self.size(c) >= 0, "two collections with others in them")
            return all(self.how_often(x, c) >= self.how_often(x, d) for x in d.members)
        if self.size(c) != len(d.members) or (d.members and not few):
            return False
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

    def are_similar(self, a: list, b: list) -> bool:
        """B = P^-1 A P for some P: found among the X with A X = X B; or these are fewer than commute with A."""
        n = len(square(a))
        need(len(square(b)) == n, "sizes")
        if not all_vanish([x - y for x, y in zip(charpoly(a), charpoly(b))]):
            return False
        between = commuting(a, b)
        if len(between) != len(commuting(a, a)):
            return False
        for base in range(1, 2 * n * n + 2):
            x = [added([v[k] * base**j % 101 if type(v[k]) is int else v[k] * (base**j % 101)
                        for j, v in enumerate(between)]) for k in range(n * n)]  # fmt: skip
            if rank([x[i * n : i * n + n] for i in range(n)]) == n:
                return True
        raise CertificateError("no similarity was found")


VALUES = {
    "abs": lambda self, z: self.modulus_of(self.scalar(z)),
    "max": lambda self, *args: self.extreme(1, args),
    "min": lambda self, *args: self.extreme(-1, args),
    "spectral_radius": lambda self, a: self.furthest(1, list(map(self.modulus_of, self.members(["eigenvalues", a])))),
    "rank": lambda self, a: rank(self.matrix(a)),
    "nullity": lambda self, a: width(m := self.matrix(a)) - rank(m),
    "multiplicity": lambda self, a, x: root_order(self.charpoly_of(a), self.scalar(x)),
    "geometric_multiplicity": lambda self, a, x: len(m := self.minus(a, x)) - rank(m),
    "degree": Vocabulary.degree_of,
    "coefficient": Vocabulary.coefficient_of,
    "/": Vocabulary.quotient,
    "^": Vocabulary.power_of,
    "inv": Vocabulary.inverse_at,
    "pinv": Vocabulary.pseudoinverse_at,
    "covariance": Vocabulary.covariance_at,
    "adjugate": Vocabulary.adjugate_of,
    "charpoly": lambda self, a, x: self.at(self.charpoly_of(a), x),
    "minpoly": lambda self, a, x: self.at(minimal_polynomial(square(self.matrix(a))), x),
    "rref": lambda self, a: echelon(self.matrix(a))[0],
    "columns": Vocabulary.beside,
    "I": lambda self, n: self.base_value(["I", self.whole_number(n)]),
    "zeros": lambda self, m, n: self.base_value(["zeros", self.whole_number(m), self.whole_number(n)]),
    "ones": lambda self, m, n: self.base_value(["ones", self.whole_number(m), self.whole_number(n)]),
    "sum": Vocabulary.sum_of,
    "product": Vocabulary.product_of,
    "count": lambda self, t: self.size(self.collection(t)),
    "item": Vocabulary.item_of,
}  # fmt: skip
"""Words of terms, and how they are computed."""
