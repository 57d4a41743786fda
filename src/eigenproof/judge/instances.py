"""Small instances of what `for` binds: where an identity that does not hold shows it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from ..model import Expr, Term, matrix, vector

POINTS = (0, 1, -1, 2, -2, 3, 4, 5, 6, 7)
"""Numbers: two polynomials of small degree that agree at all of these are the same."""
MOST = 60
FEW = (MOST, 30, 10, 5, 4, 3)
"""So many values of each of 1, 2, ... names are combined."""


def instances(binder: tuple) -> Iterator[dict[str, Expr]]:
    """Values of the bound names, the simplest first; none for sizes that are not numbers, or many names."""
    names = [name for name, _ in binder]
    if len(names) > len(FEW):
        return
    choices = [list(islice(_values(where), FEW[len(names) - 1])) for _, where in binder]
    in_order = sorted(product(*(range(len(c)) for c in choices)), key=sum)
    for places in islice(in_order, MOST):
        yield {n: c[k] for n, c, k in zip(names, choices, places, strict=True)}


def _values(where: Term) -> Iterator[Expr]:
    if where.op not in ("R", "C") or not all(isinstance(n, int) for n in where.args):
        return
    if not where.args:
        yield from POINTS
    elif len(where.args) == 1:
        yield from map(vector, _entries(where.args[0]))
    else:
        rows, columns = where.args
        for e in _entries(rows * columns):
            yield matrix([e[i * columns : (i + 1) * columns] for i in range(rows)])


def _entries(n: int) -> Iterator[tuple[int, ...]]:
    """0, the unit vectors, sums of two of them, negatives: on these a quadratic polynomial is known."""
    unit = [tuple(int(i == k) for i in range(n)) for k in range(n)]
    yield (0,) * n
    yield from unit
    yield from (tuple(map(sum, zip(u, v, strict=True))) for k, u in enumerate(unit) for v in unit[:k])
    yield from (tuple(-x for x in u) for u in unit)
    yield tuple(range(1, n + 1))
