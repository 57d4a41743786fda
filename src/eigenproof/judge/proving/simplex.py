"""Numbers >= 0 that solve linear equations over Q, by the simplex method with Bland's rule."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction

Column = Mapping[Hashable, Fraction | int]
PIVOTS = 200


def nonnegative(columns: Sequence[Column], target: Column) -> list[Fraction] | None:
    """x >= 0 with sum x_k columns[k] = target; None if there is none (or it takes too many pivots)."""
    keys = sorted({k for c in (*columns, target) for k in c}, key=repr)
    rows = []
    for key in keys:
        b = Fraction(target.get(key, 0))
        sign = -1 if b < 0 else 1
        rows.append([sign * Fraction(c.get(key, 0)) for c in columns] + [sign * b])
    n = len(columns)
    basis = [n + i for i in range(len(rows))]  # one artificial variable a row
    cost = [-sum(row[j] for row in rows) for j in range(n + 1)]
    for _ in range(PIVOTS):
        j = next((j for j in range(n) if cost[j] < 0), None)
        if j is None:
            break
        ratios = [(row[n] / row[j], basis[i], i) for i, row in enumerate(rows) if row[j] > 0]
        if not ratios:
            return None
        _, _, i = min(ratios)
        pivot = rows[i][j]
        rows[i] = [x / pivot for x in rows[i]]
        for k, row in enumerate(rows):
            if k != i and row[j]:
                c = row[j]
                rows[k] = [x - c * y if y else x for x, y in zip(row, rows[i])]
        c = cost[j]
        cost = [x - c * y for x, y in zip(cost, rows[i])]
        basis[i] = j
    if cost[n]:
        return None
    x = [Fraction(0)] * n
    for i, j in enumerate(basis):
        if j < n:
            x[j] = rows[i][n]
    return x
