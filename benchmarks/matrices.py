"""Fresh test matrices: lists of rows of ints."""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from random import Random

Rows = list[list[int]]


def random_symmetric(n: int, random: Random) -> Rows:
    """A symmetric n x n matrix with entries from -9 to 9."""
    rows = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            rows[i][j] = rows[j][i] = random.randint(-9, 9)
    return rows


def rectangular(shape: tuple[int, int], random: Random) -> Rows:
    """An m x n matrix with entries from -9 to 9."""
    m, n = shape
    return [[random.randint(-9, 9) for _ in range(n)] for _ in range(m)]


def observations(shape: tuple[int, int], random: Random) -> list[list[Fraction]]:
    """N observations of n variables: correlated decimals with two places, as exact fractions."""
    rows, n = shape
    out = []
    for _ in range(rows):
        common = random.randint(-9999, 9999)
        out.append([Fraction(random.randint(-9999, 9999) + common * (k + 1), 100) for k in range(n)])
    return out


def planted(n: int, random: Random) -> Rows:
    """A symmetric n x n integer matrix with integer eigenvalues, some of them repeated.

    A = s² H D H / g, where H = I - 2 v vᵀ/s is the reflection in a random v with entries -1, 0, 1
    and s = vᵀv >= 2, D is diagonal with floor(n/3) + 1 different values from -5 to 5, and g makes
    the entries coprime. So H is orthogonal, and the eigenvalues are the entries of s² D / g.
    """
    v = [0]
    while sum(x * x for x in v) < 2:
        v = [random.choice((-1, 0, 1)) for _ in range(n)]
    s = sum(x * x for x in v)
    values = random.sample(range(-5, 6), n // 3 + 1)
    d = values + [random.choice(values) for _ in range(n - len(values))]
    m = sum(x * x * y for x, y in zip(v, d))
    rows = [
        [
            (s * s * d[i] if i == j else 0) - 2 * s * v[i] * v[j] * (d[i] + d[j]) + 4 * m * v[i] * v[j]
            for j in range(n)
        ]
        for i in range(n)
    ]
    g = gcd(*(x for row in rows for x in row)) or 1
    return [[x // g for x in row] for row in rows]
