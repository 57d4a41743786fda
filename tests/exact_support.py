"""Independent arithmetic for the tests of the exact room: plain Python, no FLINT, none of our code.

A number is a dict {radicand set: Fraction} over products of square roots of primes and of -1, e.g.
{frozenset(): 1, frozenset({-1, 2}): 3} is 1 + 3*i*sqrt(2).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

Number = dict[frozenset, Fraction]


def of(term) -> Number:
    """The value of a closed term with square roots of primes and i."""
    if isinstance(term, (int, Fraction)):
        return {frozenset(): Fraction(term)} if term else {}
    op, args = term
    if op == "i":
        return {frozenset({-1}): Fraction(1)}
    if op == "sqrt":
        factors, n, p = [], args[0], 2
        while n > 1:
            if n % p == 0:
                factors.append(p)
                n //= p
            else:
                p += 1
        assert len(set(factors)) == len(factors), "radicands are squarefree"
        return {frozenset(factors): Fraction(1)}
    values = [of(a) for a in args]
    if op == "+":
        return total(values)
    if op == "*":
        out = of(1)
        for v in values:
            out = times(out, v)
        return out
    if op == "neg":
        return times(of(-1), values[0])
    assert op == "/", op
    assert set(values[1]) == {frozenset()}
    return times(of(1 / values[1][frozenset()]), values[0])


def total(values) -> Number:
    out: Number = {}
    for v in values:
        for s, c in v.items():
            out[s] = out.get(s, Fraction(0)) + c
    return {s: c for s, c in out.items() if c}


def times(a: Number, b: Number) -> Number:
    out: list[Number] = []
    for (s, c), (t, d) in product(a.items(), b.items()):
        scale = Fraction(1)
        for p in s & t:
            scale *= p
        out.append({s ^ t: c * d * scale})
    return total(out)


def poly_times(p, q):
    out = [{} for _ in range(len(p) + len(q) - 1)] if p and q else []
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            out[i + j] = total([out[i + j], times(a, b)])
    return out


def poly_total(ps):
    ps = list(ps)
    n = max((len(p) for p in ps), default=0)
    return [total(p[k] for p in ps if k < len(p)) for k in range(n)]


def remainder(p, q):
    """p modulo a monic q."""
    p = list(p)
    while len(p) >= len(q):
        lead = p.pop()
        shift = len(p) + 1 - len(q)
        for j in range(len(q) - 1):
            p[shift + j] = total([p[shift + j], times(times(of(-1), lead), q[j])])
    return [c for c in p if c]


def is_eigenvector(rows, p, v) -> bool:
    """A v(l) = l v(l) modulo p(l), everything given as terms; v not identically zero."""
    A = [[of(x) for x in row] for row in rows]
    p = [of(c) for c in p]
    v = [[of(c) for c in entry] for entry in v]
    minus_l = [{}, of(-1)]
    residuals = [
        poly_total([poly_times([a], e) for a, e in zip(row, v, strict=True)] + [poly_times(minus_l, v[i])])
        for i, row in enumerate(A)
    ]
    return any(any(e) for e in v) and not any(remainder(r, p) for r in residuals)


def determinant(rows):
    """Laplace expansion; entries are polynomials (lists of Numbers)."""
    if not rows:
        return [of(1)]
    out = []
    for j, entry in enumerate(rows[0]):
        minor = determinant([row[:j] + row[j + 1 :] for row in rows[1:]])
        out.append(poly_times(poly_times([of((-1) ** j)], entry), minor))
    return poly_total(out)


def characteristic(rows):
    """det(xI - A), for small matrices of terms."""
    n = len(rows)
    return determinant(
        [[[times(of(-1), of(rows[i][j]))] + ([of(1)] if i == j else []) for j in range(n)] for i in range(n)]
    )


def rank_mod(rows, q) -> int:
    """Rank over the field with q elements (q prime)."""
    rows, rank = [[x % q for x in row] for row in rows], 0
    for col in range(len(rows[0]) if rows else 0):
        pivot = next((r for r in range(rank, len(rows)) if rows[r][col]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        inverse = pow(rows[rank][col], -1, q)
        for r in range(rank + 1, len(rows)):
            f = rows[r][col] * inverse % q
            rows[r] = [(x - f * y) % q for x, y in zip(rows[r], rows[rank], strict=True)]
        rank += 1
    return rank
