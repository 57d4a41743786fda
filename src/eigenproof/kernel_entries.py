"""Matrices by their entries: unit vectors, ones, determinants and adjugates of what is written out.

Standard library only.
"""

from __future__ import annotations

from .kernel_free import CONJUGATED, Poly, letter, number, of_letter
from .kernel_places import whole
from .kernel_ring import need

LARGEST = 5
"""The largest matrix that is written out whose determinant is computed."""
INDEXED = {"entry": ("rows", "columns"), "row": ("rows",), "column": ("columns",)}
"""The words that take places in a matrix, and on which sides."""


def ones(n) -> Poly:
    """The vector of n ones."""
    return number(1) if n == 1 else of_letter(letter("[1]", n, 1, [CONJUGATED]))


def unit(i: int, n: int) -> Poly:
    """The unit vector e_i of size n; i counts from 0."""
    return of_letter(letter(f"[e{i}]", n, 1, [CONJUGATED])) if n > 1 else number(1)


def explicit(x: Poly) -> list | None:
    """The entries of a matrix that is written out, with multiples of the identity; None for any other."""
    n, entries = x.rows, {}
    for (atoms, w), c in x.terms.items():
        if w and not (len(w) == 2 and all(y.key[:2] == "[e" for y in w)):
            return None
        value = Poly(1, 1, {(atoms, ()): c})
        for at in [(w[0].key, w[1].key)] if w else [(f"[e{i}]", f"[e{i}]") for i in range(n)]:
            entries[at] = entries[at] + value if at in entries else value
    zero = Poly(1, 1, {})
    return [[entries.get((f"[e{i}]", f"[e{j}]"), zero) for j in range(n)] for i in range(n)]


def determinant(rows: list) -> Poly:
    """The determinant by its first column."""
    if not rows:
        return number(1)
    total = Poly(1, 1, {})
    for i, row in enumerate(rows):
        minor = determinant([r[1:] for k, r in enumerate(rows) if k != i]) if row[0].terms else row[0]
        total = total + (row[0] * minor).times(-1 if i % 2 else 1)
    return total


def adjugate(rows: list) -> list:
    """The transposed matrix of cofactors."""
    n = range(len(rows))
    minors = [[[r[:j] + r[j + 1 :] for k, r in enumerate(rows) if k != i] for j in n] for i in n]
    return [[determinant(minors[j][i]).times((-1) ** (i + j)) for j in n] for i in n]


def indexed(op: str, x: Poly, places: list) -> Poly:
    """A[i,j], row(A, i), column(A, j); in a size that has a name only the first is sure to exist."""
    need(x.rows is not None and len(places) == len(INDEXED[op]), "a place in a matrix")
    for t, side in zip(places, INDEXED[op]):
        n = x.rows if side == "rows" else x.columns
        k = whole(t, 1, n if isinstance(n, int) else 1) - 1
        e = unit(k, n) if isinstance(n, int) else of_letter(letter("[e0]", n, 1, [CONJUGATED]))
        x = e.changed(1, 0) * x if side == "rows" else x * e
    return x
