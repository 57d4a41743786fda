"""Row reduction as a person does it by hand: every operation recorded, pivots chosen to avoid fractions."""

from __future__ import annotations

from collections.abc import Sequence

from eigenproof.exact.linear import Rows
from eigenproof.exact.tower import Element, Scalar

Operation = tuple[str, int, int, Scalar]
"""(kind, target, source, factor) as in `model.RowOp`: rows count from 1; no source is 0, no factor 1."""


def rref_steps(
    rows: Sequence[Sequence[Scalar]], n: int
) -> tuple[tuple[Rows, ...], tuple[tuple[Operation, ...], ...], tuple[int, ...]]:
    """(stages, operations, pivots): stages[k + 1] is stages[k] after operations[k], the last is the RREF.

    Each stage clears one whole column: swap if needed, scale the pivot to 1, subtract from all other rows.
    Pivots are columns counted from 1.
    """
    current = [list(row) for row in rows]
    stages = [_frozen(current)]
    operations: list[tuple[Operation, ...]] = []
    pivots: list[int] = []
    for column in range(n):
        done = len(pivots)
        candidates = [r for r in range(done, len(current)) if current[r][column]]
        if not candidates:
            continue
        best = min(candidates, key=lambda r: (_effort(current[r], column), r))
        stage = _clear(current, done, best, column)
        pivots.append(column + 1)
        if stage:
            operations.append(tuple(stage))
            stages.append(_frozen(current))
    return tuple(stages), tuple(operations), tuple(pivots)


def _clear(rows: list[list[Scalar]], top: int, chosen: int, column: int) -> list[Operation]:
    """Make `column` the unit vector of row `top`, in place; the operations used."""
    stage: list[Operation] = []
    if chosen != top:
        rows[top], rows[chosen] = rows[chosen], rows[top]
        stage.append(("swap", top + 1, chosen + 1, 1))
    pivot = rows[top][column]
    if pivot != 1:
        rows[top] = [x / pivot for x in rows[top]]
        stage.append(("scale", top + 1, 0, 1 / pivot))
    for r, row in enumerate(rows):
        if r != top and row[column]:
            factor = -row[column]
            rows[r] = [x + factor * y if y else x for x, y in zip(row, rows[top], strict=True)]
            stage.append(("add", r + 1, top + 1, factor))
    return stage


def _effort(row: list[Scalar], column: int) -> tuple[int, int, int]:
    """How unpleasant a pivot is: 1 and -1 first, then those that divide their row, then small ones."""
    pivot = row[column]
    if pivot == 1 or pivot == -1:
        return 0, 0, 0
    divided = [x / pivot for x in row]
    return 1 + (not all(_is_integral(x) for x in divided)), not _is_rational(pivot), _size(pivot)


def _is_rational(x: Scalar) -> bool:
    return not isinstance(x, Element) or x.is_rational


def _is_integral(x: Scalar) -> bool:
    """Whether all coordinates are integers."""
    return all(c.q == 1 for c in (x.coordinates if isinstance(x, Element) else (x,)))


def _size(x: Scalar) -> int:
    """Total of numerators and denominators of the coordinates."""
    return sum(abs(int(c.p)) + int(c.q) for c in (x.coordinates if isinstance(x, Element) else (x,)))


def _frozen(rows: list[list[Scalar]]) -> Rows:
    return tuple(tuple(row) for row in rows)
