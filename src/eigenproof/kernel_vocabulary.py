"""Words of explicit matrices whose values the kernel computes without evidence. Standard library only."""

from __future__ import annotations

import json

from .errors import CertificateError
from .kernel_angles import Angles
from .kernel_collections import COLLECTIONS, Undefined
from .kernel_elimination import (
    all_vanish,
    at_matrix,
    commuting,
    echelon,
    inverse_matrix,
    minimal_polynomial,
    rank,
    root_order,
)
from .kernel_numbers import CLOSED, arguments
from .kernel_places import conjugate_transpose, whole
from .kernel_ring import Poly, charpoly, generators, horner, identity, inverse, is_zero, need, product, square
from .kernel_ring import total as added
from .kernel_spaces import width
from .kernel_words import as_matrix, is_inverse, is_pseudoinverse, observations


class Vocabulary(Angles):
    """Values of words."""

    def value(self, t):
        """As Terms.value, with more words; raises Undefined where a term is shown to have no value."""
        if isinstance(t, str) or t[0] not in VALUES or not self.computing:
            return super().value(t)
        op, args = arguments(t)
        if op not in CLOSED:
            return VALUES[op](self, *args)
        key = json.dumps(t)
        if key not in self.made:
            self.made[key] = self.seeing({}, VALUES[op], self, *args)
        return self.made[key]

    def base_value(self, t):
        return super().value(t)

    # -- numbers

    def extreme(self, which: int, terms: list):
        """max (1) or min (-1) of numbers, or of one collection."""
        alone = len(terms) == 1 and self.is_one_of(terms[0], COLLECTIONS)
        values = self.members(terms[0]) if alone else [self.number(t) for t in terms]
        if not values:
            raise Undefined("the largest or smallest member of an empty collection")
        return self.furthest(which, values)

    def quotient(self, top, below):
        return self.scaled(self.value(top), self.reciprocal(self.number(below)))

    def reciprocal(self, d):
        """1/d; for a d with variables a generator, of which only d (1/d) = 1 is used."""
        if is_zero(d):
            raise Undefined("a division by 0")
        if all(g.equation for g in generators(d)):
            return inverse(d)
        need(bool(self.bound), "a number without variables")
        for known, u in self.reciprocals:
            if known == d:
                return u
        self.reciprocals.append((d, self.new("reciprocal", None, (d,))))
        return self.reciprocals[-1][1]

    def scaled(self, x, c):
        return [[y * c for y in r] for r in x] if isinstance(x, list) else x * c

    def power_of(self, base, exponent):
        """base^k; a negative power of what has no inverse is undefined."""
        k = self.whole_number(exponent)
        if whole(k, -1000, 1000) < 0:
            x = self.value(base)
            x = self.value(["inv", base]) if isinstance(x, list) else self.reciprocal(x)
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
            return self.reciprocal(m)
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
        return self.base_value(["covariance", x, *ddof])

    def beside(self, *terms):
        """[u v]: the columns of these side by side."""
        blocks = [self.matrix(t) for t in terms]
        need(all(len(b) == len(blocks[0]) for b in blocks), "columns of different lengths")
        return [[x for r in rows for x in r] for rows in zip(*blocks)]

    def minus(self, a_tree, l_tree) -> list:
        """A - l I"""
        a, l = square(self.matrix(a_tree)), self.number(l_tree)  # noqa: E741
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
        p = self.seeing({**self.bound, x: v}, self.number, p_tree)
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

    def are_similar(self, a: list, b: list) -> bool:
        """A P = P B for an invertible P.

        If the minimal polynomial is the characteristic one, both are similar to its companion matrix. Else P
        is found among all X with A X = X B; if there is one, multiplication by it shows that these X are as
        many as commute with A, or with B.
        """
        n = len(square(a))
        need(len(square(b)) == n, "sizes")
        if not all_vanish([x - y for x, y in zip(charpoly(a), charpoly(b))]):
            return False
        p, q = minimal_polynomial(a), minimal_polynomial(b)
        if len(p) != len(q) or not all_vanish([x - y for x, y in zip(p, q)]):
            return False
        if len(p) == n + 1:
            return True
        between = commuting(a, b)
        if not len(between) == len(commuting(a, a)) == len(commuting(b, b)):
            return False
        for base in range(1, 20):
            c = [base**j % 101 for j in range(len(between))]
            x = [added([v[k] * f for v, f in zip(between, c)]) for k in range(n * n)]
            if rank([x[i * n : i * n + n] for i in range(n)]) == n:
                return True
        raise CertificateError("no similarity was found")


VALUES = {
    "cos": Vocabulary.cosine,
    "sin": Vocabulary.sine,
    "abs": lambda self, z: self.modulus_of(self.number(z)),
    "max": lambda self, *args: self.extreme(1, args),
    "min": lambda self, *args: self.extreme(-1, args),
    "spectral_radius": lambda self, a: self.largest_modulus(self.members(["eigenvalues", a])),
    "rank": lambda self, a: rank(self.matrix(a)),
    "nullity": lambda self, a: width(m := self.matrix(a)) - rank(m),
    "multiplicity": lambda self, a, x: root_order(self.charpoly_of(a), self.number(x)),
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
