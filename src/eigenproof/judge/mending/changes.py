"""Small changes of one written term: a sign, a transposition, two columns or entries exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ...model import Expr, Term, matrix, neg
from .parts import Part

SIGN, ENTRY, EXCHANGED, WHOLE = 1, 2, 3, 9
"""How large a change is: one sign, one number, a rearrangement, a side rewritten."""
GIVEN = 6.5
"""What a change costs more in a term that the claim does not state."""
LISTS = ("multiset", "counted", "span", "columns")
LARGEST = 8
"""Matrices with more rows or columns are not changed entry by entry."""


class Change(NamedTuple):
    """A new term for a part, what it costs, and how it is said."""

    cost: float
    words: str
    part: Part
    new: Expr


def place(part: Part, i: int, j: int) -> str:
    """How an entry (from 0) of a matrix or a vector is called."""
    t = part.term
    assert isinstance(t, Term)
    if t.op == "matrix":
        return f"entry ({i + 1}, {j + 1}) of {part.name}"
    return f"entry {i + 1} of {part.name}"


def entries(t: Expr) -> Iterator[tuple[int, int, Expr]]:
    """(i, j, entry) of a written matrix or vector, from 0."""
    if isinstance(t, Term) and t.op == "matrix":
        yield from ((i, j, x) for i, row in enumerate(t.args) for j, x in enumerate(row))
    elif isinstance(t, Term) and t.op in ("vector", "diag"):
        yield from ((i, 0, x) for i, x in enumerate(t.args))


def with_entry(t: Term, i: int, j: int, new: Expr) -> Term:
    """t with another entry."""
    if t.op != "matrix":
        return Term(t.op, (*t.args[:i], new, *t.args[i + 1 :]))
    rows = [list(r) for r in t.args]
    rows[i][j] = new
    return matrix(rows)


def changes(part: Part) -> Iterator[Change]:
    """All small changes of a part that need no computing."""
    more = 0.0 if part.stated else GIVEN
    t = part.term
    if not isinstance(t, Term) or t.op not in ("matrix", "vector", "diag"):
        if t != 0 and not (isinstance(t, Term) and t.op in LISTS):
            yield Change(SIGN + more, f"the sign of {part.name}", part, neg(t))
        return
    for i, j, x in entries(t):
        if x != 0:
            yield Change(SIGN + more, f"the sign of {place(part, i, j)}", part, with_entry(t, i, j, neg(x)))
    if t.op == "matrix" and t.args and t.args[0]:
        yield from _of_matrix(part, t, more)
    elif t.op in ("vector", "diag"):
        for i, j in combinations(range(len(t.args)), 2):
            if t.args[i] != t.args[j]:
                words = f"entries {i + 1} and {j + 1} of {part.name} are exchanged"
                new = with_entry(with_entry(t, i, 0, t.args[j]), j, 0, t.args[i])
                yield Change(EXCHANGED + 0.3 + more, words, part, new)


def _of_matrix(part: Part, t: Term, more: float) -> Iterator[Change]:
    rows = [list(r) for r in t.args]
    columns = [list(c) for c in zip(*rows, strict=True)]
    if columns != rows:
        because = BY_ROWS.get(part.role, "")
        words = f"{part.name} is transposed{because}"
        usual = because or len(part.paths) > 1  # where rows and columns are easily taken for each other
        cost = SIGN - 0.05 if usual and part.stated else EXCHANGED + more
        yield Change(cost, words, part, matrix(columns))
    diagonal = len(rows) == len(columns) and not any(
        x != 0 for i, r in enumerate(rows) for j, x in enumerate(r) if i != j
    )
    if diagonal:
        for i, j in combinations(range(len(rows)), 2):
            if rows[i][i] != rows[j][j]:
                new = with_entry(with_entry(t, i, i, rows[j][j]), j, j, rows[i][i])
                others = " (or the columns that go with them)" if part.role == "D" else ""
                words = f"diagonal entries {i + 1} and {j + 1} of {part.name} are exchanged{others}"
                yield Change(EXCHANGED + 0.2 + more, words, part, new)
        return
    for lines, name in ((columns, "column"), (rows, "row")):
        for i, j in combinations(range(len(lines)), 2):
            if lines[i] != lines[j]:
                new = [*lines]
                new[i], new[j] = new[j], new[i]
                others = (
                    " (or the diagonal entries of D)" if name == "column" and part.role in ("P", "Q") else ""
                )
                words = f"{name}s {i + 1} and {j + 1} of {part.name} are exchanged{others}"
                yield Change(EXCHANGED + 0.3 + more, words, part, _from_lines(new, name))
        for i, line in enumerate(lines):
            if sum(x != 0 for x in line) > 1:
                new = [*lines]
                new[i] = [neg(x) for x in line]
                words = f"the sign of {name} {i + 1} of {part.name}"
                cost = EXCHANGED + (0.1 if name == "column" else 0.5) + more
                yield Change(cost, words, part, _from_lines(new, name))


def _from_lines(lines: list, name: str) -> Term:
    return matrix(lines if name == "row" else zip(*lines, strict=True))


BY_ROWS = {
    "P": ": its rows are the eigenvectors, not its columns",
    "Q": ": its rows are the eigenvectors, not its columns",
    "V": ": V itself is asked for, and its transpose is written",
}
