"""Certificates for singular value decompositions whose squares are roots of one irreducible polynomial."""

from __future__ import annotations

from fractions import Fraction

import mpmath as mp
import sympy
from kernel_support import FORMAT, Q


def times(a: list, b: list) -> list:
    out = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


def product(a: list, b: list) -> list:
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]


def remainder(c: list, p: list) -> list:
    """c modulo the monic p, coefficients ascending."""
    c, d = list(c), len(p) - 1
    while len(c) > d:
        top = c.pop()
        for k in range(d):
            c[len(c) - d + k] -= top * p[k]
    return c


def written(c: list, x: str) -> list:
    return ["+", "0", *(["*", str(a), ["^", x, str(k)]] for k, a in enumerate(c) if a)]


def matrix(m: list) -> list:
    return ["matrix", *([x if isinstance(x, (str, list)) else str(x) for x in r] for r in m)]


def generic(a: list) -> dict:
    """The certificate of svd(A, U, S, V) for an integer A, n+1 x n or n x n.

    The characteristic polynomial of A.T A has to be irreducible: v(l) is a column of adj(l - A.T A),
    s = |v|, t = sqrt(l), and u = A v/(s t).
    """
    m, n = len(a), len(a[0])
    gram = product(list(zip(*a)), a)
    x = sympy.Symbol("x")
    poly = sympy.Matrix(gram).charpoly(x)
    assert poly.is_irreducible
    p = [int(c) for c in reversed(poly.all_coeffs())]
    columns = [[[int(i == 0)] for i in range(n)]]  # of adj(x - gram) e1, from the highest power down
    for k in range(n - 1, 0, -1):
        columns.append([[y + p[k] * int(i == 0)] for i, (y,) in enumerate(product(gram, columns[-1]))])
    v = [[columns[n - 1 - k][i][0] for k in range(n)] for i in range(n)]
    length = [0] * (2 * n - 1)
    for e in v:
        length = [s + t for s, t in zip(length, times(e, e))]
    length = remainder(length, p)
    u = [[sum(r[j] * v[j][k] for j in range(n)) for k in range(n)] for r in a]
    with mp.workdps(60):
        found = mp.polyroots([mp.mpf(c) for c in p[::-1]], 500, extraprec=800)
        roots = sorted(map(mp.re, found), reverse=True)
        near = [Fraction(int(mp.nint(r * 2**20)), 2**20) for r in roots]
    names = range(1, n + 1)
    definitions = [[f"l{k}", ["root", written(p, "x"), str(k)]] for k in names]
    definitions += [[f"t{k}", ["sqrt", f"l{k}"]] for k in names]
    definitions += [[f"s{k}", ["sqrt", written(length, f"l{k}")]] for k in names]
    right = [[["/", written(e, f"l{k}"), f"s{k}"] for k in names] for e in v]
    left = [[["/", written(e, f"l{k}"), ["*", f"s{k}", f"t{k}"]] for k in names] for e in u]
    for z in sympy.Matrix(a).T.nullspace():
        for r, e in zip(left, z):
            r.append(["/", str(e), ["sqrt", str(sum(y * y for y in z))]])
    values = [[f"t{i + 1}" if i == j else "0" for j in range(n)] for i in range(m)]
    for name, value in (("A", a), ("U", left), ("S", values), ("V", right)):
        definitions.append([name, matrix(value)])
    claims = [
        (
            ["==", ["singular_values", "A"], ["multiset", *(f"t{k}" for k in names)]],
            {"groups": [list(range(n))]},
        ),
        (["svd", "A", "U", "S", "V"], {"prime": Q}),
        *(([">", f"t{k}", f"t{k + 1}"], {}) for k in range(1, n)),
    ]
    step = Fraction(1, 2**18)
    return {
        "format": FORMAT, "definitions": definitions, "radicals": [],
        "roots": [{"polynomial": written(p, "x"), "intervals": [[str(r - step),
        str(r + step)] for r in near]}],
        "goal": ["and", *(c for c, _ in claims)],
        "claims": [{"claim": c, "evidence": e} for c, e in claims],
    }  # fmt: skip
