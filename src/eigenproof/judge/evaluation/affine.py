"""Equations that are affine in a name: the linear map and the constant, read off at a basis, and solved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flint import fmpq, fmpq_mat

from ...exact.field import Scalar
from ...model import Expr, Term, conjuncts, names
from .elimination import reduced
from .matrices import Value, as_matrix, fitted, is_matrix, matrix, negated, plus, rows_of
from .numbers import multiplied

THROUGH = frozenset("+ neg T transpose trace matrix vector columns mean centered".split())
"""Words that are linear in all their arguments."""
FIRST = frozenset({"entry", "column", "row", "/"})
"""Words that are linear in the first argument, and must not hold the name in the others."""


def is_affine(t: object, *unknown: str) -> bool:
    """Is a term affine in these names together, whatever the other names stand for?"""
    if isinstance(t, tuple) and not isinstance(t, Term):
        return all(is_affine(x, *unknown) for x in t)
    if not isinstance(t, Term) or not _holds(t, unknown):
        return True
    if t.op in THROUGH or t.op == "diag":
        return all(is_affine(a, *unknown) for a in t.args)
    if t.op in FIRST:
        return is_affine(t.args[0], *unknown) and not any(_holds(a, unknown) for a in t.args[1:])
    if t.op == "*":
        return sum(_holds(a, unknown) for a in t.args) == 1 and all(is_affine(a, *unknown) for a in t.args)
    if t.op == "dot":
        return not _holds(t.args[0], unknown) and is_affine(t.args[1], *unknown)
    return False


def _holds(t: Expr, unknown: Sequence[str]) -> bool:
    return not names(t).isdisjoint(unknown)


def affine_equations(t: Expr, *unknown: str) -> list[Term] | None:
    """The parts of a conjunction, if all are equations affine in these names together."""
    parts = conjuncts(t)
    fit = all(
        isinstance(c, Term) and c.op == "==" and all(is_affine(s, *unknown) for s in c.args) for c in parts
    )
    return list(parts) if fit else None  # type: ignore[arg-type]


Sides = Sequence[tuple[Callable, Callable]]


def affine_map(
    sides: Sides, name: str, shape: tuple[int, ...], env: dict
) -> tuple[list[list[Scalar]], list[Scalar]]:
    """(images of the unit matrices, value at 0) of left - right, all equations' entries in one list."""
    local = dict(env)
    units = list(_units(shape))
    local[name] = units[0]
    start = _entries(sides, local, None)
    shapes = [(len(r), len(r[0])) for r in start]
    zero = [x for rows in start for row in rows for x in row]
    basis = []
    for u in units[1:]:
        local[name] = u
        image = [x for rows in _entries(sides, local, shapes) for row in rows for x in row]
        basis.append([plus(x, negated(z)) for x, z in zip(image, zero)])
    return basis, zero


def solutions(
    basis: list[list[Scalar]], start: list[Scalar]
) -> tuple[list[Scalar], list[list[Scalar]]] | None:
    """(a particular solution, a basis of the null space) of an affine map's zeros; None if there are none."""
    n = len(basis)
    rows = [[*coefficients, multiplied(fmpq(-1), c)] for *coefficients, c in zip(*basis, start)]
    solved, pivots = reduced(matrix(rows)) if rows else ([], [])
    if n in pivots:
        return None
    particular: list[Scalar] = [fmpq(0)] * n
    for row, p in zip(solved, pivots):
        particular[p] = row[n]
    null = []
    for free in (j for j in range(n) if j not in pivots):
        v: list[Scalar] = [fmpq(int(j == free)) for j in range(n)]
        for row, p in zip(solved, pivots):
            v[p] = multiplied(fmpq(-1), row[free])
        null.append(v)
    return particular, null


def assembled(entries: list[Scalar], shape: tuple[int, ...]) -> Value:
    """A number, or a matrix of this shape, from its entries row by row."""
    if not shape:
        return entries[0]
    m, n = (*shape, 1)[:2]
    return matrix([entries[i * n : i * n + n] for i in range(m)])


def _units(shape: tuple[int, ...]) -> list[Value]:
    if not shape:
        return [fmpq(0), fmpq(1)]
    m, n = (*shape, 1)[:2]
    zero = fmpq_mat(m, n)
    return [zero, *(fmpq_mat(m, n, [int(j == k) for j in range(m * n)]) for k in range(m * n))]


def _entries(sides: Sides, env: dict, shapes: list | None) -> list:
    out = []
    for k, (left, right) in enumerate(sides):
        x, y = left(env), right(env)
        value = plus(x, negated(y))
        if shapes is not None:
            out.append(rows_of(fitted(value, *shapes[k])))
        else:
            out.append(rows_of(value if is_matrix(value) else as_matrix(value)))
    return out
