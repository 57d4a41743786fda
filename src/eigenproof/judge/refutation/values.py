"""Candidate values of one shape in the documented order: few non-zeros first, then 0 < 1 < -1 < 2 < 1/2.

The key of a value is (number of non-zeros, sum of the ranks of its entries); instances are compared by
the total size, then by the sum of their keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from math import comb

from flint import fmpq, fmpq_mat

from ...exact.field import Scalar, Tower
from ..evaluation.angles import Angle
from ..evaluation.matrices import Value, is_matrix, matrix, rows_of
from .families import structured

Key = tuple[int, int]
SMALL = tuple(fmpq(*q) for q in ((1,), (-1,), (2,), (1, 2), (-2,), (-1, 2), (3,), (-3,)))
"""Entries that are not 0, the simplest first."""
RANKS = {q: k for k, q in enumerate(SMALL)}
MOST = 2600
"""So many values of one shape are listed before the structured ones."""


@lru_cache(maxsize=1)
def imaginary_units() -> tuple[Scalar, Scalar]:
    """i and -i"""
    i = Tower.QQ.adjoin_sqrt(-1)[1]
    return i, -i


def entry_rank(x: Scalar) -> int:
    """How far from 0 and 1 an entry is: 0 for 1, then as in SMALL, then by the length of the number."""
    if type(x) is fmpq:
        r = RANKS.get(x)
        return r if r is not None else 8 + int(abs(x.p)).bit_length() + int(x.q).bit_length()
    if isinstance(x, Angle):
        return 12
    if x in imaginary_units():
        return 6 + imaginary_units().index(x)
    return 16 + sum(int(c.height_bits()) for c in x.coordinates)


def key(x: Value) -> Key:
    """(number of non-zeros, sum of the ranks of the entries)"""
    if not is_matrix(x):
        return (1, entry_rank(x)) if x else (0, 0)
    entries = [e for row in rows_of(x) for e in row if e]
    return len(entries), sum(map(entry_rank, entries))


def alphabet(field: str) -> tuple[Scalar, ...]:
    """The entries that are not 0, for a field."""
    if field == "N":
        return tuple(map(fmpq, (1, 2, 3)))
    if field == "Z":
        return tuple(map(fmpq, (1, -1, 2, -2, 3)))
    points: tuple[Scalar, ...] = SMALL[:4]
    return (*points, *imaginary_units()[:1]) if field == "C" else points


@lru_cache(maxsize=128)
def candidates(field: str, shape: tuple[int, ...]) -> tuple[tuple[Key, Value], ...]:
    """Values of a shape (() for scalars), in order of their keys: exhaustive while few, then structured."""
    if not shape:
        points = [fmpq(0), *(SMALL if field in "RQC" else alphabet(field))]
        points += imaginary_units() if field == "C" else ()
        return tuple((key(x), x) for x in points)
    m, n = (*shape, 1)[:2]
    seen: dict[object, Value] = {}
    for x in _exhaustive(field, m, n):
        seen.setdefault(_identity_of(x), x)
    for x in structured(field, m, n):
        seen.setdefault(_identity_of(x), x)
    return tuple(sorted(((key(x), x) for x in seen.values()), key=lambda item: item[0]))


def _identity_of(x: Value) -> object:
    return tuple(map(tuple, rows_of(x)))  # type: ignore[arg-type]


@lru_cache(maxsize=128)
def ones(field: str, shape: tuple[int, ...]) -> tuple[tuple[Key, Value], ...]:
    """Values whose entries are 0 and 1, and a few scalars."""
    return _limited(field, shape, 1)


@lru_cache(maxsize=128)
def signs(field: str, shape: tuple[int, ...]) -> tuple[tuple[Key, Value], ...]:
    """Values whose entries are 0, 1 and -1, and a few scalars."""
    return _limited(field, shape, 2)


def _limited(field: str, shape: tuple[int, ...], points: int) -> tuple[tuple[Key, Value], ...]:
    if not shape:
        return candidates(field, shape)[:5]
    m, n = (*shape, 1)[:2]
    if 2 ** (m * n) > MOST:
        return candidates(field, shape)
    found = (x for x in _listed(alphabet(field)[:points], m, n, MOST))
    return tuple(sorted(((key(x), x) for x in found), key=lambda item: item[0]))


ANGLES = tuple(Angle(fmpq(*q)) for q in ((1, 2), (1,), (1, 3), (1, 4), (1, 6), (-1, 2)))


def around(
    constants: tuple[fmpq, ...], field: str, shape: tuple[int, ...], angles: bool
) -> list[tuple[Key, Value]]:
    """Values with numbers that occur in the statement: c, c I, c in one place of the diagonal; angles."""
    found: list[Value] = []
    if not shape and angles:
        found += ANGLES
    for c in constants:
        if field in "ZN" and (c.q != 1 or (field == "N" and c < 0)):
            continue
        if not shape:
            found.append(c)
            continue
        m, n = (*shape, 1)[:2]
        for k in range(min(m, n)):
            for last in {0, k}:
                d = [c if last <= i <= k else fmpq(0) for i in range(m)]
                entries = [d[i] if i == j else fmpq(0) for i in range(m) for j in range(n)]
                found.append(fmpq_mat(m, n, entries))
    return [(key(x), x) for x in found]


@lru_cache(maxsize=128)
def families(field: str, shape: tuple[int, ...]) -> tuple[tuple[Key, Value], ...]:
    """Only the structured values of a shape, in order of their keys."""
    if not shape:
        return candidates(field, shape)
    m, n = (*shape, 1)[:2]
    seen = {_identity_of(x): x for x in structured(field, m, n)}
    return tuple(sorted(((key(x), x) for x in seen.values()), key=lambda item: item[0]))


def _exhaustive(field: str, m: int, n: int) -> Iterator[Value]:
    """Matrices by number of non-zeros, as long as MOST allows; first with all entries, then with 1 and -1."""
    yield from _listed(alphabet(field), m, n, MOST)
    yield from _listed(alphabet(field)[:2], m, n, MOST // 2)


def _listed(points: tuple[Scalar, ...], m: int, n: int, most: int) -> Iterator[Value]:
    places, listed = m * n, 0
    for k in range(places + 1):
        listed += comb(places, k) * len(points) ** k
        if listed > most:
            return
        for where in combinations(range(places), k):
            for values in product(points, repeat=k):
                entries: list[Scalar] = [fmpq(0)] * places
                for j, v in zip(where, values):
                    entries[j] = v
                yield _shaped(entries, m, n)


def _shaped(entries: list, m: int, n: int) -> Value:
    if all(type(x) is fmpq for x in entries):
        return fmpq_mat(m, n, entries)
    return matrix([entries[i * n : i * n + n] for i in range(m)])
