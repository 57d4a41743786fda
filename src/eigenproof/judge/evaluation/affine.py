"""Equations that are affine in one name: the linear map and the constant, read off at a basis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flint import fmpq, fmpq_mat

from ...exact.field import Scalar
from ...model import Expr, Term, names
from .matrices import Value, as_matrix, fitted, is_matrix, negated, plus, rows_of

THROUGH = frozenset({"+", "neg", "T", "transpose", "trace", "matrix", "vector", "columns", "mean", "centered"})
"""Words that are linear in all their arguments."""
FIRST = frozenset({"entry", "column", "row", "/"})
"""Words that are linear in the first argument, and must not hold the name in the others."""


def is_affine(t: object, name: str) -> bool:
    """Is a term affine in the name, whatever the other names stand for?"""
    if t == name:
        return True
    if isinstance(t, tuple) and not isinstance(t, Term):
        return all(is_affine(x, name) for x in t)
    if not isinstance(t, Term) or name not in names(t):
        return True
    if t.op in THROUGH or t.op == "diag":
        return all(is_affine(a, name) for a in t.args)
    if t.op in FIRST:
        return is_affine(t.args[0], name) and not any(name in names(a) for a in t.args[1:])
    if t.op == "*":
        return sum(name in names(a) for a in t.args) == 1 and all(is_affine(a, name) for a in t.args)
    if t.op == "dot":
        return name not in names(t.args[0]) and is_affine(t.args[1], name)
    return False


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


def is_linear_equation(t: Expr, name: str) -> bool:
    """Is a statement an equation affine in the name?"""
    return isinstance(t, Term) and t.op == "==" and name in names(t) and all(is_affine(s, name) for s in t.args)
