"""Exact elimination and polynomials in one variable, over the kernel's numbers. Standard library only.

Every decision is certain or refused: a number is 0 when its normal form is, and not 0 when it is a unit at
every choice of the roots. So a rank, a greatest common divisor or a count of real roots that comes out
is the true one.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import zip_longest
from math import lcm

from .errors import CertificateError
from .kernel_places import interval, real, sign
from .kernel_ring import Poly, generators, identity, inverse, is_zero, need, product, times, unit

MODULUS = 2**61 - 1
"""Units are shown modulo this number; any would do (kernel_ring.unit)."""


def vanishes(x) -> bool:
    """Is a number 0? Refuses where neither is seen."""
    if is_zero(x):
        return True
    if unit(x, MODULUS):
        return False
    need(real(x) and sign(x) != 0, "a number that may be 0 or not")
    return False


def all_vanish(values) -> bool:
    """Are all these numbers 0? One that is certainly not 0 decides, whatever the others are."""
    doubt = None
    for x in values:
        try:
            if not vanishes(x):
                return False
        except CertificateError as error:
            doubt = error
    if doubt:
        raise doubt
    return True


# ------------------------------------------------------------------------------------ matrices


def echelon(m: list) -> tuple[list, list[int]]:
    """(reduced row echelon form, pivot columns): each pivot a unit, made 1 and the only one in its column."""
    rows, pivots = [list(r) for r in m], []
    for j in range(len(rows[0]) if rows else 0):
        top = len(pivots)
        k = next((k for k in range(top, len(rows)) if not vanishes(rows[k][j])), None)
        if k is None:
            continue
        rows[top], rows[k] = rows[k], rows[top]
        u = inverse(rows[top][j])
        pivot = rows[top] = [x * u for x in rows[top]]
        for i, row in enumerate(rows):
            if i != top and not is_zero(f := row[j]):
                rows[i] = [x - f * y for x, y in zip(row, pivot)]
        pivots.append(j)
    return [[0 if is_zero(x) else x for x in r] for r in rows], pivots


def rank(m: list) -> int:
    return len(echelon(m)[1])


def basis(vectors: list) -> list:
    """The one reduced basis of the space that these rows span."""
    rows, pivots = echelon(vectors)
    return rows[: len(pivots)]


def kernel_of(m: list, n: int) -> list:
    """A basis of {x : M x = 0} for M with n columns: one vector for each column without a pivot."""
    rows, pivots = echelon(m)
    found = []
    for free in (j for j in range(n) if j not in pivots):
        x = [int(j == free) for j in range(n)]
        for row, j in zip(rows, pivots):
            x[j] = -row[free]
        found.append(x)
    return found


def inverse_matrix(a: list) -> list | None:
    """A^-1; None if A is singular."""
    n = len(a)
    rows, pivots = echelon([r + e for r, e in zip(a, identity(n))])
    return [r[n:] for r in rows] if pivots == list(range(n)) else None


def minimal_polynomial(a: list) -> list:
    """The monic p of least degree with p(A) = 0, ascending: the first power that depends on the others."""
    power, known = identity(len(a)), []  # (position, a combination of powers with 1 there, its coefficients)
    while True:
        v, c = [x for r in power for x in r], [0] * len(known) + [1]
        for j, u, d in known:
            if not is_zero(f := v[j]):
                v = [x - f * y for x, y in zip(v, u)]
                c = [x - f * y for x, y in zip_longest(c, d, fillvalue=0)]
        j = next((j for j, x in enumerate(v) if not vanishes(x)), None)
        if j is None:
            return c
        f = inverse(v[j])
        known.append((j, [x * f for x in v], [x * f for x in c]))
        power = product(power, a)


def at_matrix(p: list, a: list) -> list:
    """p(A)"""
    out = [[0] * len(a) for _ in a]
    for c in reversed(p):
        out = product(out, a)
        for k, row in enumerate(out):
            row[k] = row[k] + c
    return out


def commuting(a: list, b: list) -> list:
    """A basis of {X : A X = X B}, each X as the list of its entries, row by row."""
    m, n, rows = len(a), len(b), []
    for i in range(m):
        for j in range(n):
            row = [0] * (m * n)
            for k in range(m):
                row[k * n + j] = row[k * n + j] + a[i][k]
            for k in range(n):
                row[i * n + k] = row[i * n + k] - b[k][j]
            rows.append(row)
    return kernel_of(rows, m * n)


# --------------------------------------------------------------------------------- polynomials


def trimmed(p: list) -> list:
    """p without leading coefficients that are 0."""
    p = list(p)
    while p and vanishes(p[-1]):
        p.pop()
    return p


def remainder(a: list, b: list) -> list:
    """a modulo b, for a b whose leading coefficient is not 0."""
    a, lead = list(a), inverse(b[-1])
    while len(a) >= len(b):
        f = a[-1] * lead
        for k, y in enumerate(b):
            a[len(a) - len(b) + k] -= f * y
        a.pop()
    return trimmed(a)


def derivative(p: list) -> list:
    return [k * c for k, c in enumerate(p)][1:]


def remainders(p: list) -> list[list]:
    """p, p' and the remainders of Euclid's algorithm with signs changed, down to the last that is not 0."""
    chain = [p, trimmed(derivative(p))]
    while chain[-1]:
        chain.append([-c for c in remainder(chain[-2], chain[-1])])
    return chain[:-1]


def squarefree(p: list) -> bool:
    """Has p no double root? (p and p' have no common factor.)"""
    return len(p) < 3 or len(remainders(p)[-1]) == 1


def real_roots(p: list) -> int:
    """The number of different real roots of a real polynomial (Sturm)."""
    if len(p) < 2:
        return 0
    leads = [(sign(q[-1]), len(q) - 1) for q in remainders(p)]
    changes = lambda signs: sum(s != t for s, t in zip(signs, signs[1:]))  # noqa: E731
    return changes([s * (-1) ** d for s, d in leads]) - changes([s for s, _ in leads])


def shifted(p: list, c) -> list:
    """p(x + c)"""
    out: list = []
    for a in reversed(p):
        out = times(out, [c, 1]) if out else [0]
        out[0] = out[0] + a
    return out


def root_order(p: list, x) -> int:
    """How often x is a root of p."""
    for k in range(len(p)):
        quotient, rest = [], 0
        for c in reversed(p):
            rest = rest * x + c
            quotient.append(rest)
        if not vanishes(quotient.pop()):
            return k
        p = quotient[::-1]
    raise CertificateError("the polynomial 0")


# ----------------------------------------------------------------------------- rational numbers


def is_rational(x) -> bool:
    """Is a real number rational? If so, its normal form must show it.

    With x^k = c_0 + ... + c_(k-1) x^(k-1) for rational c and d their common denominator, d x is an algebraic
    integer, so that it would be an integer; intervals show that it is none.
    """
    if not isinstance(x, Poly):
        return True
    need(all(g.equation for g in generators(x)), "a number without variables")
    powers = [1]
    while True:
        keys = sorted({key for p in powers for key in coordinates(p)})
        table = [[coordinates(p).get(key, 0) for p in powers] for key in keys]
        rows, pivots = echelon(table)
        if len(pivots) < len(powers):
            break
        powers.append(powers[-1] * x)
    d = lcm(*(Fraction(rows[k][-1]).denominator for k in range(len(pivots))))
    for bits in (32, 64, 128, 256, 512):
        lo, hi = interval(x * d, bits)
        if lo > hi // 1:
            return False
    raise CertificateError("a number that may be rational")


def coordinates(x, place: tuple = ()) -> dict:
    """The rational coefficients of a number, by the powers of the generators they stand at."""
    if not isinstance(x, Poly):
        return {place: x} if x != 0 else {}
    found: dict = {}
    for k, c in enumerate(x.c):
        found |= coordinates(c, (*place, (x.g.level, k)) if k else place)
    return found
