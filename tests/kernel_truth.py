"""Is a statement true? A second opinion on what the kernel accepts: mpmath, 80 digits, the tree alone.

It shares no code with the package, decides nothing exactly, and is asked only about statements
whose falsehood would show in the first thirty digits.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import lru_cache

import mpmath as mp

mp.mp.dps = 80
TINY = mp.mpf(10) ** -30
POINTS = [mp.mpf(n) / d for n, d in ((3, 7), (-5, 3), (11, 4), (-2, 9), (17, 5), (-31, 8), (1, 13), (23, 6),
    (-7, 2))]


class Unknown(Exception):
    """The second opinion has none."""


def holds(statement, definitions, bound=()) -> bool:
    """Is a statement (nested lists) true under definitions ([name, term] in order)?"""
    return Truth(definitions, dict(bound)).holds(statement)


def zero(x) -> bool:
    return abs(x) < TINY


@lru_cache(maxsize=512)
def roots(coefficients: tuple) -> tuple[list, list]:
    """(real roots, all roots) in descending order by (Re, Im), from ascending coefficients."""
    found = mp.polyroots(list(coefficients)[::-1], maxsteps=300, extraprec=400)
    # real parts that agree to 30 digits are equal for the order
    key = lambda z: (mp.nint(mp.re(z) / TINY), mp.im(z))  # noqa: E731
    ordered = sorted(map(mp.mpc, found), key=key, reverse=True)
    return [mp.re(z) for z in ordered if zero(mp.im(z))], ordered


def rank(m: list) -> int:
    m, done = [list(r) for r in m], 0
    for j in range(len(m[0]) if m else 0):
        k = max(range(done, len(m)), key=lambda k: abs(m[k][j]), default=None)
        if k is None or zero(m[k][j]):
            continue
        m[done], m[k] = m[k], m[done]
        for r in m[done + 1 :]:
            f = r[j] / m[done][j]
            r[:] = [x - f * y for x, y in zip(r, m[done])]
        done += 1
    return done


def product(a: list, b: list) -> list:
    assert all(len(r) == len(b) for r in a), "sizes"
    return [[mp.fdot(r, c) for c in zip(*b)] for r in a]


def determinant(m: list):
    m, d = [list(r) for r in m], mp.mpf(1)
    assert all(len(r) == len(m) for r in m), "square"
    for j in range(len(m)):
        k = max(range(j, len(m)), key=lambda k: abs(m[k][j]))
        if m[k][j] == 0:
            return mp.mpf(0)
        d *= m[k][j] * (1 if k == j else -1)
        m[j], m[k] = m[k], m[j]
        for r in m[j + 1 :]:
            f = r[j] / m[j][j]
            r[:] = [x - f * y for x, y in zip(r, m[j])]
    return d


def shifted(a: list, x) -> list:
    return [[u - (x if i == j else 0) for j, u in enumerate(r)] for i, r in enumerate(a)]


def transposed(a: list) -> list:
    return [list(c) for c in zip(*a)]


def starred(a: list) -> list:
    return [[mp.conj(x) for x in c] for c in zip(*a)]


def equal(a, b) -> bool:
    a, b = ([[x]] if not isinstance(x, list) else x for x in (a, b))
    if [len(r) for r in a] != [len(r) for r in b]:
        return False
    return all(zero(x - y) for r, s in zip(a, b) for x, y in zip(r, s))


class Truth:
    def __init__(self, definitions, bound: dict) -> None:
        self.names, self.bound, self.known = dict(map(tuple, definitions)), bound, {}

    def value(self, t):
        if isinstance(t, str):
            if t in self.bound:
                return self.bound[t]
            if t in self.names:
                if t not in self.known:
                    self.known[t] = type(self)(list(self.names.items()), {}).value(self.names[t])
                return self.known[t]
            q = Fraction(t)
            return mp.mpf(q.numerator) / q.denominator
        op, args = t[0], t[1:]
        if op == "matrix":
            return [[self.value(x) for x in r] for r in args]
        if op == "vector":
            return [[self.value(x)] for x in args]
        if op == "root":
            real, every = roots(self.coefficients(args[0]))
            return (real if len(args) == 2 else every)[int(args[1]) - 1]
        if op == "^":
            x, k = self.value(args[0]), int(args[1])
            if not isinstance(x, list):
                return x**k
            out = [[mp.mpf(i == j) for j in range(len(x))] for i in range(len(x))]
            for _ in range(k):
                out = product(out, x)
            return out
        if op in ("i", "I", "decimal"):
            n = 0 if op != "I" else int(args[0])
            unit = [[mp.mpf(i == j) for j in range(n)] for i in range(n)]
            return mp.mpc(0, 1) if op == "i" else unit if op == "I" else mp.mpf(args[0])
        v = [self.value(x) for x in args]
        if op == "+":
            out = v[0]
            for x in v[1:]:
                if isinstance(out, list):
                    assert [len(r) for r in out] == [len(r) for r in x], "sizes"
                    out = [[a + b for a, b in zip(r, s)] for r, s in zip(out, x)]
                else:
                    out = out + x
            return out
        if op in ("*", "neg", "/"):
            out = mp.mpf(-1) if op == "neg" else mp.mpf(1)
            for x in v if op != "/" else [v[0], 1 / v[1]]:
                if isinstance(out, list) and isinstance(x, list):
                    out = product(out, x)
                elif isinstance(out, list) or isinstance(x, list):
                    m, c = (out, x) if isinstance(out, list) else (x, out)
                    out = [[c * u for u in r] for r in m]
                else:
                    out = out * x
            return out[0][0] if isinstance(out, list) and len(out) == 1 == len(out[0]) else out
        simple = {
            "sqrt": mp.sqrt, "T": transposed, "H": starred, "det": determinant,
            "trace": lambda a: sum(r[k] for k, r in enumerate(a)),
            "charpoly": lambda a, x: (-1) ** len(a) * determinant(shifted(a, x)),
            "entry": lambda a, i, j: a[int(i) - 1][int(j) - 1],
        }  # fmt: skip
        return simple[op](*v)

    def coefficients(self, p, name: str = "x") -> tuple:
        """Ascending coefficients of a polynomial term, from its values at enough points."""
        n = 13
        at = [mp.mpf(k) for k in range(n)]
        values = [type(self)(list(self.names.items()), {**self.bound, name: x}).value(p) for x in at]
        found: list = [mp.mpf(0)]
        basis: list = [mp.mpf(1)]
        for j in range(n):  # Newton's divided differences
            for k in range(n - 1, j, -1):
                values[k] = (values[k] - values[k - 1]) / (at[k] - at[k - j - 1])
        for c, x in zip(values, at):
            found = [a + c * b for a, b in zip([*found, 0], basis)]
            basis = [a - x * b for a, b in zip([0, *basis], [*basis, 0])]
        while len(found) > 1 and zero(found[-1]):
            found.pop()
        return tuple(found)

    def multiset(self, t) -> list:
        if t[0] == "counted":
            assert all(int(m) > 0 for _, m in t[1:]), "multiplicities"
            return [self.value(e) for e, m in t[1:] for _ in range(int(m))]
        return [self.value(e) for e in t[1:]]

    def holds(self, s) -> bool:
        op, args = s[0], s[1:]
        if op == "and":
            return all(self.holds(x) for x in args)
        if op == "for":
            return self.for_all(args[0], args[1])
        if op == "not":
            return not self.holds(args[0])
        left = args[0][0] if isinstance(args[0], list) else ""
        if op == "==" and left == "eigenvalues":
            a, values = self.value(args[0][1]), self.multiset(args[1])
            at = POINTS[: len(a) + 1]
            return len(values) == len(a) and all(
                zero((-1) ** len(a) * determinant(shifted(a,
                    x)) - mp.fprod(x - v for v in values)) for x in at
            )
        if op == "==" and left == "eigenspace":
            a, l, vectors = *map(self.value, args[0][1:]), [self.value(v) for v in args[1][1:]]
            columns = [[v[k][0] for v in vectors] for k in range(len(a))]
            return (
                all(equal(product(a, v), [[l * x] for (x,) in v]) for v in vectors)
                and rank(columns) == len(vectors) == len(a) - rank(shifted(a, l))
            )
        if op == "==" and left == "rref":
            m, r = self.value(args[0][1]), self.value(args[1])
            leading = [next((j for j, x in enumerate(row) if not zero(x)), None) for row in r]
            pivots = [j for j in leading if j is not None]
            reduced = pivots == sorted(set(pivots)) and None not in leading[: len(pivots)]
            units = all(
                equal([[row[j]] for row in r], [[mp.mpf(i == k)] for i in range(len(r))]) for k,
                    j in enumerate(pivots)
            )
            return reduced and units and len(m) == len(r) and rank(m) == len(pivots) == rank(m + r)
        if op == "==":
            return equal(self.value(args[0]), self.value(args[1]))
        if op in ("<", "<=", ">", ">="):
            x = self.value(args[0]) - self.value(args[1])
            assert zero(mp.im(x)), "an order of complex numbers"
            x = 0 if zero(x) else mp.re(x)
            return {"<": x < 0, "<=": x <= 0, ">": x > 0, ">=": x >= 0}[op]
        if op == "!=":
            return not equal(self.value(args[0]), self.value(args[1]))
        if op in ("diagonalization", "spectral"):
            a, p, d = map(self.value, args)
            n = len(a)
            assert all(len(m) == n and all(len(r) == n for r in m) for m in (a, p, d)), "sizes"
            diagonal = all(zero(d[i][j]) for i in range(n) for j in range(n) if i != j)
            good = diagonal and equal(product(a, p), product(p, d)) and rank(p) == n
            unitary = equal(product(p, starred(p)), [[mp.mpf(i == j) for j in range(n)] for i in range(n)])
            return good and (op == "diagonalization" or (unitary and equal(d, starred(d))))
        if op == "symmetric":
            return equal(self.value(args[0]), transposed(self.value(args[0])))
        if op == "hermitian":
            return equal(self.value(args[0]), starred(self.value(args[0])))
        if op == "diagonalizable":
            return diagonalizable(self.value(args[0]), args[1:] == [["R"]])
        raise Unknown(op)

    def under(self, bound: dict) -> Truth:
        return type(self)(list(self.names.items()), {**self.bound, **bound})

    def for_all(self, variables, body) -> bool:
        if body[0] != "implies":
            points = [{name: POINTS[(k + 2 * j) % len(POINTS)] for j, (name, _) in enumerate(variables)}
                      for k in range(len(POINTS))]  # fmt: skip
            return all(self.under(p).holds(body) for p in points)
        ((name, _),), (hypothesis, conclusion) = variables, body[1:]
        difference = ["+", hypothesis[1], ["neg", hypothesis[2]]]
        found = self.coefficients(difference, name)
        if len(found) == 1:  # the hypothesis says nothing about the variable
            assert zero(found[0]) is False, "a hypothesis that always holds"
            return True
        return all(self.under({name: z}).holds(conclusion) for z in roots(found)[1])


def diagonalizable(a: list, over_r: bool) -> bool:
    """By eigenvalues at 200 digits: the cluster of a defective one is far tighter than 10^-25."""
    if over_r and not all(zero(mp.im(x)) for r in a for x in r):
        return False
    if len(a) < 2:
        return True
    with mp.workdps(200):
        values = mp.eig(mp.matrix(a), left=False, right=False)
    clusters: Counter = Counter()
    for v in values:
        near = next((c for c in clusters if abs(c - v) < mp.mpf(10) ** -20), v)
        clusters[near] += 1
    if over_r and any(abs(mp.im(v)) > mp.mpf(10) ** -20 for v in clusters):
        return False
    return all(len(a) - loose_rank(shifted(a, v)) == m for v, m in clusters.items())


def loose_rank(m: list) -> int:
    global TINY
    tight, TINY = TINY, mp.mpf(10) ** -15
    try:
        return rank(m)
    finally:
        TINY = tight
