"""Structured matrices: diagonal, rotations, projections, nilpotent, permutations, Jordan blocks, rank 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations, product

from flint import fmpq, fmpq_mat

from ...exact.field import Tower
from ..evaluation.matrices import Matrix, identity, matrix, rows_of, times, transposed

Rows = Sequence[Sequence[object]]
LARGEST_LISTED = 4
"""Up to this size families are listed completely; beyond, one or two members of each."""

PLANE: tuple[tuple[object, ...], ...] = (
    (0, -1, 1, 0), (0, 1, -1, 0), (0, 1, 1, 0),  # quarter turns, a swap
    ("3/5", "-4/5", "4/5", "3/5"), ("3/5", "4/5", "4/5", "-3/5"),  # a turn and a reflection, 3-4-5
    ("1/2", "1/2", "1/2", "1/2"), ("1/2", "-1/2", "-1/2", "1/2"), ("1/5", "2/5", "2/5", "4/5"),  # projections
    (1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 0, 1), (2, -2, 1, -1), (1, 2, 0, 0),  # oblique projections
    (0, 1, 0, 0), (1, -1, 1, -1), (2, 1, -4, -2),  # nilpotent
    (1, 1, 0, 1), (2, 1, 0, 2), (1, 0, 2, 1),  # Jordan blocks, shears
    (1, 2, 2, 4), (1, 1, 1, 1), (1, -1, -1, 1), (1, 2, 1, 2),  # rank 1
    (2, 1, 1, 2), (1, 2, 2, 1), (0, 2, 2, 3), (2, 1, 1, 1), (1, 2, 2, -2), (5, 2, 2, 2),  # symmetric
    (1, -1, 1, 1), (1, -2, 2, 1), (0, 2, "1/2", 0), (1, 1, -1, 1), (1, 2, 3, 4), (0, 4, 1, 0),
)  # fmt: skip
SPACE: tuple[tuple[object, ...], ...] = (
    (1, 1, 0, 0, 1, 0, 0, 0, 1), (1, 1, 0, 0, 1, 1, 0, 0, 1), (0, 1, 0, 0, 0, 1, 0, 0, 0),
    (0, 1, 1, 0, 0, 1, 0, 0, 0), (2, 1, 0, 0, 2, 0, 0, 0, 3), (1, 1, 1, 1, 1, 1, 1, 1, 1),
    ("1/3", "1/3", "1/3", "1/3", "1/3", "1/3", "1/3", "1/3", "1/3"),
    ("2/3", "-1/3", "-1/3", "-1/3", "2/3", "-1/3", "-1/3", "-1/3", "2/3"),
    ("1/3", "-2/3", "-2/3", "-2/3", "1/3", "-2/3", "-2/3", "-2/3", "1/3"),
    ("1/3", "2/3", "2/3", "2/3", "1/3", "-2/3", "2/3", "-2/3", "1/3"),
    (2, 1, 1, 1, 2, 1, 1, 1, 2), (0, 1, 1, 1, 0, 1, 1, 1, 0), (2, -1, 0, -1, 2, -1, 0, -1, 2),
    (1, 2, 3, 4, 5, 6, 7, 8, 9), (0, 0, 1, 0, 1, 0, 0, 0, 0), (0, -1, 0, 1, 0, 0, 0, 0, 0),
    (1, 2, 3, 2, 4, 6, 3, 6, 9), (0, 0, 2, 1, 0, 0, 0, 1, 0), (0, 0, 1, 1, 0, 0, 0, 1, 3),
)  # fmt: skip
UNIT_VECTORS: dict[int, tuple[tuple[object, ...], ...]] = {
    2: (("3/5", "4/5"), ("4/5", "-3/5"), ("5/13", "12/13")),
    3: (("1/3", "2/3", "2/3"), ("2/3", "-2/3", "1/3"), ("3/5", "4/5", 0), (0, "3/5", "4/5")),
}


def _number(x: object) -> fmpq:
    if isinstance(x, str):
        p, _, q = x.partition("/")
        return fmpq(int(p), int(q or 1))
    return fmpq(x)


def _table(m: int, n: int, entries: Sequence[object]) -> fmpq_mat:
    return fmpq_mat(m, n, list(map(_number, entries)))


def _diagonal(d: Sequence[object], m: int, n: int) -> fmpq_mat:
    return _table(m, n, [d[i] if i == j else 0 for i in range(m) for j in range(n)])


@lru_cache(maxsize=64)
def orthogonal(n: int) -> tuple[fmpq_mat, ...]:
    """Rational orthogonal matrices: signed permutations of small size, rotations, reflections."""
    found = []
    if n <= 3:
        for p in permutations(range(n)):
            for signs in product((1, -1), repeat=n):
                found.append(_table(n, n, [signs[i] if p[i] == j else 0 for i in range(n) for j in range(n)]))
    else:
        found.append(identity(n))
        found.append(_table(n, n, [int((i + 1) % n == j) for i in range(n) for j in range(n)]))
    for entries in (t for t in PLANE if n >= 2):
        q = _table(2, 2, entries)
        if q * q.transpose() == identity(2):
            found.append(_embedded(q, n))
    for entries in (t for t in SPACE if n >= 3):
        q = _table(3, 3, entries)
        if q * q.transpose() == identity(3):
            found.append(_embedded(q, n))
    return tuple(found)


def _embedded(q: Matrix, n: int) -> fmpq_mat:
    """q and an identity along the diagonal."""
    k = q.nrows()
    return fmpq_mat(
        n, n, [q[i, j] if i < k and j < k else fmpq(int(i == j)) for i in range(n) for j in range(n)]
    )


@lru_cache(maxsize=128)
def structured(field: str, m: int, n: int) -> tuple[Matrix, ...]:
    """Members of all families of an m x n shape."""
    found = list(_rational(m, n))
    if field in "ZN":
        found = [a for a in found if all(x.q == 1 and (field == "Z" or x >= 0) for x in a.entries())]
    if field == "C":
        found += _complex(m, n)
    return tuple(found)


def _rational(m: int, n: int) -> Iterator[Matrix]:
    k = min(m, n)
    yield fmpq_mat(m, n)
    if k <= LARGEST_LISTED:
        for d in product((0, 1, -1, 2, 3) if k <= 3 else (0, 1), repeat=k):
            yield _diagonal(d, m, n)
    for j in range(k + 1):
        yield _diagonal([1] * j + [0] * (k - j), m, n)
    yield _diagonal(range(1, k + 1), m, n)
    yield _diagonal(range(k, 0, -1), m, n)
    yield _table(m, n, [1] * (m * n))
    yield _table(m, n, range(1, m * n + 1))
    yield _table(m, n, [(i + 1) * (j + 1) for i in range(m) for j in range(n)])
    for j in range(m * n if m * n <= 12 else 2):
        yield _table(m, n, [int(i == j) for i in range(m * n)])
    if m == n:
        yield from orthogonal(n)
        for entries in PLANE if n >= 2 else ():
            yield _embedded(_table(2, 2, entries), n)
            if n > 2:
                yield _with_zero(_table(2, 2, entries), n)
        for entries in SPACE if n >= 3 else ():
            yield _embedded(_table(3, 3, entries), n)
        for l in (0, 1, 2):
            yield _table(n, n, [l if i == j else int(j == i + 1) for i in range(n) for j in range(n)])
    else:
        size = max(m, n)
        for q in orthogonal(size)[:60]:
            part = [row[:n] for row in rows_of(q)[:m]]
            yield fmpq_mat(m, n, [x for row in part for x in row])
    for line in UNIT_VECTORS.get(max(m, n), ()) if k == 1 else ():
        yield _table(m, n, line)
        yield -1 * _table(m, n, line)
    if m * n == 1:
        for q in (fmpq(1, 2), fmpq(3), fmpq(-2)):
            yield fmpq_mat(1, 1, [q])


def _with_zero(q: fmpq_mat, n: int) -> fmpq_mat:
    """q in the corner of a matrix of zeros."""
    return fmpq_mat(n, n, [q[i, j] if i < 2 and j < 2 else fmpq(0) for i in range(n) for j in range(n)])


def _complex(m: int, n: int) -> Iterator[Matrix]:
    i = Tower.QQ.adjoin_sqrt(-1)[1]
    zero, one = fmpq(0), fmpq(1)
    if m == n == 1:
        yield matrix([[i]])
        yield matrix([[-i]])
    elif m == n == 2:
        for a, b, c, d in (
            (one, i, i, -one), (zero, i, -i, zero), (zero, -i, i, zero), (i, zero, zero, -i),
            (one, i, -i, one), (i, one, zero, i), (one, i, i, one), (zero, i, i, zero), (i, one, one, zero),
        ):  # fmt: skip
            yield matrix([[a, b], [c, d]])
    elif min(m, n) == 1:
        column = matrix([[one], [i], *[[zero]] * (max(m, n) - 2)])
        yield column if n == 1 else transposed(column)
        yield times(i, column) if n == 1 else transposed(times(i, column))
    else:
        yield matrix([[i if r == c else zero for c in range(n)] for r in range(m)])
        yield matrix([[(one, i, -one)[(r + c) % 3] for c in range(n)] for r in range(m)])
