"""Exact arithmetic for the kernel: algebraic numbers as reduced polynomials, matrices, ranks mod q.

A number is an int or Fraction; an algebraic number is a polynomial in generators, each with
a monic equation over the ones before it (x^2 - 5 for sqrt(5), p for root(p, k)), reduced by
these equations. What reduces to 0 is 0 at every choice of the roots, so equalities need no
choice. What must be non-zero is shown to be a unit, by linear algebra modulo q. Standard
library only.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import zip_longest
from math import lcm, prod
from operator import mul

from .errors import CertificateError


def need(condition: bool, why: str) -> None:
    """Refuse the certificate unless the condition holds."""
    if not condition:
        raise CertificateError(why)


class Gen:
    """A generator: free (equation None), or with equation [c0, ..., c_{d-1}, 1] over earlier ones."""

    def __init__(self, level: int, kind: str, equation: list | None, data: tuple = ()) -> None:
        self.level, self.kind, self.equation, self.data = level, kind, equation, data
        self.real: bool | None = None  # found out when first asked


class Poly:
    """c0 + c1 g + ... in generator g, coefficients in earlier generators; made by `poly` only."""

    def __init__(self, g: Gen, c: list) -> None:
        self.g, self.c = g, c

    def __add__(self, b):
        """a + b"""
        return total([self, b])

    def __mul__(self, b):
        """a b, reduced by the generator's equation"""
        if isinstance(b, Poly):
            if b.g.level > self.g.level:
                return b * self
            if b.g is self.g:
                return poly(self.g, reduce_by(times(self.c, b.c), self.g.equation))
        return poly(self.g, [u * b for u in self.c])

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1  # noqa: E731
    __sub__ = lambda self, b: self + b * -1  # noqa: E731
    __rsub__ = lambda self, b: self * -1 + b  # noqa: E731

    def __eq__(self, b):
        return isinstance(b, Poly) and self.g is b.g and self.c == b.c

    __hash__ = None


def poly(g: Gen, c: list):
    """The normal form: no trailing zeros; a constant stands for itself."""
    while len(c) > 1 and is_zero(c[-1]):
        c.pop()
    return Poly(g, c) if len(c) > 1 else c[0]


def is_zero(x) -> bool:
    """Zero at every choice of the roots: the only number whose normal form is 0."""
    return not isinstance(x, Poly) and x == 0


def total(values: list):
    """Sum of numbers."""
    gens = [x.g for x in values if isinstance(x, Poly)]
    if not gens:
        return sum(values)
    values = [x for x in values if not is_zero(x)]  # or each level below would be added to 0 once more
    if len(values) == 1:
        return values[0]
    g = max(gens, key=lambda g: g.level)
    lists = [x.c if isinstance(x, Poly) and x.g is g else [x] for x in values]
    return poly(g, [total(c) for c in zip_longest(*lists, fillvalue=0)])


def times(a: list, b: list) -> list:
    """Product of coefficient lists."""
    out = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        if not is_zero(x):
            for j, y in enumerate(b):
                out[i + j] += x * y
    return out


def reduce_by(c: list, equation: list | None) -> list:
    """Remainder of a coefficient list modulo a monic equation."""
    if equation is not None:
        d = len(equation) - 1
        while len(c) > d:
            top = c.pop()
            if not is_zero(top):
                for k in range(d):
                    c[len(c) - d + k] -= top * equation[k]
    return c or [0]


def horner(p: list, x):
    """p(x) for ascending coefficients."""
    out = 0
    for c in reversed(p):
        out = out * x + c
    return out


def inverse(x):
    """1/x by the extended Euclidean algorithm; refuses what is no unit."""
    if not isinstance(x, Poly):
        need(x != 0, "division by zero")
        return x if x in (1, -1) else 1 / Fraction(x)
    need(x.g.equation is not None, "a free variable has no inverse")
    r0, r1, s0, s1 = list(x.g.equation), list(x.c), [0], [1]
    while len(r1) > 1:
        lead, q, r = inverse(r1[-1]), [0] * (len(r0) - len(r1) + 1), list(r0)
        for k in range(len(r0) - len(r1), -1, -1):
            q[k] = r[k + len(r1) - 1] * lead
            for j, y in enumerate(r1):
                r[k + j] -= q[k] * y
        while r and is_zero(r[-1]):
            r.pop()
        need(bool(r), "division by something that may be zero")
        qs = times(q, s1)
        s0, s1 = s1, [(s0[k] if k < len(s0) else 0) - qs[k] for k in range(len(qs))]
        r0, r1 = r1, r
    return poly(x.g, reduce_by(s1, x.g.equation)) * inverse(r1[0])


def shape(x, order: list[Gen]):
    """x with its generators numbered, those in `order` first, then as they are met.

    Values of equal shapes obey the same identities among themselves and with the `order` given.
    """
    if isinstance(x, list):
        return tuple(shape(y, order) for y in x)
    if not isinstance(x, Poly):
        return x
    if x.g not in order:
        order.append(x.g)
        known = ("free", id(x.g)) if x.g.equation is None else shape(x.g.equation, order)
        return (known, *shape(x.c, order))
    return (order.index(x.g), *shape(x.c, order))


def generators(*values) -> list[Gen]:
    """All generators in these values and in their equations, lowest first."""
    found, stack = {}, list(values)
    while stack:
        x = stack.pop()
        if isinstance(x, list):
            stack.extend(x)
        elif isinstance(x, Poly):
            stack.extend(x.c)
            if x.g.level not in found:
                found[x.g.level] = x.g
                stack.extend(x.g.equation or [])
    return [found[k] for k in sorted(found)]


# ------------------------------------------------------------------- matrices, ranks mod q


def square(a) -> list:
    """A matrix with as many columns as rows, or none."""
    need(isinstance(a, list) and all(len(r) == len(a) for r in a), "not a square matrix")
    return a


def integers(values) -> tuple[list[int], int]:
    """(numerators, common denominator) of rational numbers."""
    d = lcm(*(x.denominator for x in values))
    return [x.numerator * (d // x.denominator) for x in values], d


def quotient(n: int, d: int) -> int | Fraction:
    return n if d == 1 else Fraction(n, d)


def rational(m: list) -> bool:
    """Are all entries of a matrix rational?"""
    return not any(Poly in map(type, r) for r in m)


def product(a: list, b: list) -> list:
    """C = A B"""
    need(all(len(r) == len(b) for r in a), "sizes do not fit in a product")
    columns = list(zip(*b))
    if rational(a) and rational(b):
        left, right = [integers(r) for r in a], [integers(c) for c in columns]
        return [[quotient(sum(map(mul, r, c)), d * e) for c, e in right] for r, d in left]
    return [[total([x * y for x, y in zip(r, c) if x != 0]) for c in columns] for r in a]


def identity(n: int) -> list:
    return [[int(i == j) for j in range(n)] for i in range(n)]


def charpoly(a: list) -> list:
    """det(x I - A), ascending, by Samuelson and Berkowitz (no division)."""
    square(a)
    if any(isinstance(x, Fraction) for r in a for x in r) and not generators(a):
        d = lcm(*(Fraction(x).denominator for r in a for x in r))
        scaled = charpoly([[int(x * d) for x in r] for r in a])
        return [Fraction(c, d ** (len(a) - k)) for k, c in enumerate(scaled)]
    c = [1]
    for r in range(len(a)):
        t, column = [1, -a[r][r]], [a[k][r] for k in range(r)]
        for _ in range(r):
            t.append(-sum(map(mul, a[r][:r], column)))
            column = [sum(map(mul, a[k][:r], column)) for k in range(r)]
        c = [sum(t[i - j] * c[j] for j in range(max(0, i - r - 1), min(i, r) + 1)) for i in range(r + 2)]
    return c[::-1]


def mod(x, q: int) -> int:
    return x.numerator * pow(x.denominator, -1, q) % q


def at_matrix(p: list, a: list, q: int) -> list:
    """p(A) modulo q"""
    a, out = restrict(a, [], q), [[0] * len(a) for _ in a]
    for c in reversed(p):
        out = [[sum(map(mul, r, s)) % q for s in zip(*a)] for r in out]
        for k, row in enumerate(out):
            row[k] = (row[k] + mod(c, q)) % q
    return out


def small(x, q: int):
    """x with its numbers reduced modulo q."""
    return poly(x.g, [small(c, q) for c in x.c]) if isinstance(x, Poly) else mod(x, q)


def part(x, g: Gen, k: int):
    """The coefficient of g^k in x."""
    if isinstance(x, Poly) and x.g is g:
        return x.c[k] if k < len(x.c) else 0
    return 0 if k else x


def restrict(m: list, gens: list[Gen], q: int) -> list:
    """The matrix over Q, mod q, of a matrix over the ring that gens generate (free over Q)."""
    if not gens:
        return [[mod(x, q) for x in r] for r in m]
    g, d = gens[-1], len(gens[-1].equation or [0]) - 1
    need(d > 0, "a free variable in a rank")
    rows = []
    for r in m:
        powers = [[x] for x in r]
        for p in powers:
            for _ in range(d - 1):
                p.append(small(p[-1] * Poly(g, [0, 1]), q))
        rows += [[part(p[j], g, k) for p in powers for j in range(d)] for k in range(d)]
    return restrict(rows, gens[:-1], q)


def rank_mod(m: list, q: int) -> int:
    """Rank modulo q (a lower bound of the rank over Q: every pivot is a unit mod q)."""
    pivots: dict[int, list] = {}  # by column; rows are taken one by one, until the columns are used up
    for row in m:
        if len(pivots) == len(row):
            break
        for j in range(len(row)):
            if row[j] and j in pivots:
                f = row[j]
                row = [(x - f * y) % q for x, y in zip(row, pivots[j])]
            elif row[j]:
                u = pow(row[j], -1, q)
                pivots[j] = [x * u % q for x in row]
                break
    return len(pivots)


def injective(m: list, q: int) -> bool:
    """Columns independent at every choice of the roots (certain if True)."""
    gens, width = generators(m), len(m[0]) if m else 0
    need(all(g.equation for g in gens), "a free variable in a rank")
    wanted = width * prod(len(g.equation) - 1 for g in gens)
    rows = [r for r in m if not all(is_zero(x) for x in r)]
    # as many rows as columns do most often, and else all of them
    return any(rank_mod(restrict(some, gens, q), q) == wanted for some in (rows[:width], rows))


def unit(x, q: int) -> bool:
    """Not 0 at any choice of the roots (certain if True)."""
    if not isinstance(x, Poly):
        return x != 0
    if x.g.equation and all(map(is_zero, x.c[:-1])):  # c g^k; g divides the constant of its equation
        return unit(x.c[-1], q) and unit(x.g.equation[0], q)
    return injective([[x]], q)
