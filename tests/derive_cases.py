"""Matrices that the tests of derivations share: the famous ones, the seed's data, and one of every kind."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb

ROSSER = [
    [611, 196, -192, 407, -8, -52, -49, 29],
    [196, 899, 113, -192, -71, -43, -8, -44],
    [-192, 113, 899, 196, 61, 49, 8, 52],
    [407, -192, 196, 611, 8, 44, 59, -23],
    [-8, -71, 61, 8, 411, -599, 208, 208],
    [-52, -43, 49, 44, -599, 411, 208, 208],
    [-49, -8, 8, 59, 208, 208, 99, -911],
    [29, -44, 52, -23, 208, 208, -911, 99],
]
GALLERY5 = [
    [-9, 11, -21, 63, -252],
    [70, -69, 141, -421, 1684],
    [-575, 575, -1149, 3451, -13801],
    [3891, -3891, 7782, -23345, 93365],
    [1024, -1024, 2048, -6144, 24572],
]
COMPANION = [[0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1], [1, 1, 0, 0, 0]]
"""of x^5 - x - 1, not solvable by radicals"""
CUBIC = [[0, 0, -1], [1, 0, 3], [0, 1, 0]]
"""companion of x^3 - 3x + 1: three real roots 2cos(2πk/9)"""
CUBE_ROOTS = [[0, 0, 2], [1, 0, 0], [0, 1, 0]]
"""companion of x^3 - 2: one real root"""
DEFECTIVE_PAIR = [
    [0, 1, 1, 0, 0, 0],
    [-1, 0, 0, 1, 0, 0],
    [0, 0, 0, 1, 0, 0],
    [0, 0, -1, 0, 0, 0],
    [0, 0, 0, 0, 2, 0],
    [0, 0, 0, 0, 0, 3],
]
"""±i twice each with one eigenvector each, and 2, 3"""
OBSERVED = [  # three variables as rows, twenty observations
    [0, 4, 6, 6, 3, 2, 1, 1, 3, 5, 4, 8, 3, 2, 9, 0, 2, 6, 1, 9],
    [9, 3, 8, 8, 0, 2, 9, 0, 9, 6, 4, 1, 7, 7, 7, 3, 8, 0, 3, 6],
    [0, 4, 2, 5, 4, 7, 1, 4, 7, 1, 8, 7, 1, 5, 1, 7, 7, 3, 0, 6],
]


def identity(n: int) -> list[list[int]]:
    return [[int(i == j) for j in range(n)] for i in range(n)]


def zeros(n: int) -> list[list[int]]:
    return [[0] * n for _ in range(n)]


def hilbert(n: int) -> list[list[Fraction]]:
    return [[Fraction(1, i + j + 1) for j in range(n)] for i in range(n)]


def pascal(n: int) -> list[list[int]]:
    return [[comb(i + j, i) for j in range(n)] for i in range(n)]


def frank(n: int) -> list[list[int]]:
    return [[n - max(i, j) if j >= i - 1 else 0 for j in range(n)] for i in range(n)]


def wilkinson(n: int) -> list[list[int]]:
    """Wn+: |k - middle| on the diagonal, ones beside it."""
    return [[abs(i - n // 2) if i == j else int(abs(i - j) == 1) for j in range(n)] for i in range(n)]


def second_difference(n: int) -> list[list[int]]:
    """tridiagonal -1, 2, -1"""
    return [[2 if i == j else -int(abs(i - j) == 1) for j in range(n)] for i in range(n)]


def hadamard(n: int) -> list[list[int]]:
    return [[(-1) ** (i & j).bit_count() for j in range(n)] for i in range(n)]


def direct_sum(*blocks: list[list]) -> list[list]:
    n = sum(map(len, blocks))
    out, at = zeros(n), 0
    for block in blocks:
        for i, row in enumerate(block):
            out[at + i][at : at + len(row)] = row
        at += len(block)
    return out


def jordan_like(block: list[list]) -> list[list]:
    """[[B, I], [0, B]]: the eigenvalues of B twice, defective."""
    n = len(block)
    upper = [[*row, *one] for row, one in zip(block, identity(n))]
    return upper + [[0] * n + list(row) for row in block]


def random_symmetric(n: int, seed: int) -> list[list[int]]:
    source, out = random.Random(seed), zeros(n)
    for i in range(n):
        for j in range(i + 1):
            out[i][j] = out[j][i] = source.randint(-9, 9)
    return out


def random_square(n: int, seed: int) -> list[list[int]]:
    source = random.Random(seed)
    return [[source.randint(-9, 9) for _ in range(n)] for _ in range(n)]


def centred_along_the_wrong_axis() -> list[list[Fraction]]:
    """The data minus the mean of each observation (not of each variable)."""
    means = [Fraction(sum(column), 3) for column in zip(*OBSERVED)]
    return [[x - m for x, m in zip(row, means)] for row in OBSERVED]


def scatter_covariance() -> list[list[Fraction]]:
    """X Xᵀ/(N − 1) with N = 3, as the notebook takes it."""
    x = centred_along_the_wrong_axis()
    return [[sum(a * b for a, b in zip(r, s)) / 2 for s in x] for r in x]


def numpy_covariance() -> list[list[Fraction]]:
    """np.cov of the same data: each row centred again, divisor 19."""
    x = [[a - sum(row) / 20 for a in row] for row in centred_along_the_wrong_axis()]
    return [[sum(a * b for a, b in zip(r, s)) / 19 for s in x] for r in x]


KINDS: dict[str, object] = {
    "empty": "[]",
    "one": "[[5]]",
    "zero": "[[0]]",
    "symmetric": "[[2, 1], [1, 2]]",
    "repeated": "[[2, 1, 1], [1, 2, 1], [1, 1, 2]]",
    "identity": identity(3),
    "zeros": zeros(2),
    "cubic over Q(i)": "[[-3-3*i, -2-3*i, 3+3*i], [-2-i, 0, 3+2*i], [2+2*i, -3+3*i, 1+3*i]]",
    "cubic over Q(√2)": "[[-1+3*sqrt(2), 3+3*sqrt(2), 3-sqrt(2)], [0, 2-3*sqrt(2), -2-3*sqrt(2)],"
    " [-3-3*sqrt(2), 2-sqrt(2), 1+sqrt(2)]]",
    "two radicals": "[[0, -2-2*sqrt(-3)], [1+3*sqrt(-3), 0]]",
    "golden": "[[1, 1], [1, 0]]",
    "jordan": "[[1, 1], [0, 1]]",
    "rotation": "[[0, -1], [1, 0]]",
    "rational": hilbert(3),
    "decimals": "[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]]",
    "roots": "[[sqrt(2) + sqrt(3), 1], [5 + 2*sqrt(6), sqrt(2) + sqrt(3)]]",
    "nested": "[[sqrt(2 + sqrt(2)), 1], [1, 0]]",
    "field cubic": "[[2, sqrt(2), 0], [sqrt(2), 3, 1], [0, 1, sqrt(3)]]",
    "hermitian": "[[2, i, 1], [-i, 2, i], [1, -i, 3]]",
    "hermitian cubic": "[[2, i, 0], [-i, 2, 1], [0, 1, 3]]",
    "complex symmetric": "[[1, i], [i, -1]]",
    "gaussian": "[[1 + i, 2], [3, i]]",
    "complex radical": "[[0, -2 - 2*sqrt(-3)], [1 + 3*sqrt(-3), 0]]",
    "gaussian cubic": "[[1, i, 0], [2, 1, i], [0, 1, 1]]",
    "cubic": CUBIC,
    "symmetric cubic": "[[1, 2, 3], [2, 4, 5], [3, 5, 6]]",
    "complex cubic": CUBE_ROOTS,
    "two cubics": direct_sum(CUBIC, CUBE_ROOTS),
    "cubic twice": direct_sum(CUBIC, CUBIC),
    "cubic defective": jordan_like(CUBIC),
    "symmetric cubic twice": direct_sum([[1, 2, 3], [2, 4, 5], [3, 5, 6]], [[1, 2, 3], [2, 4, 5], [3, 5, 6]]),
    "quintic": COMPANION,
    "defective pair": DEFECTIVE_PAIR,
    "nilpotent": GALLERY5,
    "covariance": numpy_covariance(),
}
"""One matrix of every kind whose story is told whole."""

SPECTRAL = (
    "empty", "one", "zero", "symmetric", "repeated", "identity", "zeros", "golden", "rational", "nested",
    "field cubic", "hermitian", "hermitian cubic", "symmetric cubic", "symmetric cubic twice", "covariance",
)  # fmt: skip
"""Those of them that are symmetric or Hermitian."""

TABLE = [
    (topic, name)
    for name in KINDS
    for topic in ("charpoly", "eigen", "diagonalize", "spectral", "determinant")
    if topic != "spectral" or name in SPECTRAL
]
"""(topic, name in KINDS) for everything that has an answer."""
