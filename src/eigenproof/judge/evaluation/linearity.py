"""Quantifiers over one name whose statement is made of affine equations, decided exactly.

`for x: E implies F` holds when F does at a particular solution of E and at its neighbours along a basis of
the null space; `exists x: E and x != 0` by solving; `for x: exists y: E` with E affine in both at 0 and
at a basis, because the x with a solution form an affine subspace.
"""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq, fmpq_mat

from ...exact.field import Scalar
from ...model import Expr, Term, conjuncts
from .affine import affine_equations, affine_map, assembled, solutions
from .numbers import Unknown, added, real

Decide = Callable[[tuple[int, ...], dict], bool]


def by_linearity(t: Term, bound: frozenset[str], compiled: Callable) -> Decide | None:
    """The decision for a quantifier over one name, by its shape and the other values; None if not affine."""
    ((name, where),), body = t.args
    if where.op not in ("R", "C", "Q"):
        return None
    inside = bound | {name}

    def solved(equations: list[Term], shape: tuple[int, ...], env: dict) -> tuple | None:
        sides = [(compiled(e.args[0], inside), compiled(e.args[1], inside)) for e in equations]
        basis, start = affine_map(sides, name, shape, env)
        if where.op != "C" and not all(_fits(x, where.op) for row in (*basis, start) for x in row):
            raise Unknown("equations with coefficients outside the field")
        return solutions(basis, start)

    if t.op == "exists":
        nonzero = Term("!=", (name, 0))
        parts = conjuncts(body)
        equations = _together([p for p in parts if p != nonzero], name)
        if equations is None:
            return None

        def some(shape: tuple[int, ...], env: dict) -> bool:
            found = solved(equations, shape, env)
            return found is not None and (nonzero not in parts or bool(found[1]) or any(found[0]))

        return some
    premise, conclusion = body.args if isinstance(body, Term) and body.op == "implies" else (None, body)
    equations = [] if premise is None else affine_equations(premise, name)
    wanted = affine_equations(conclusion, name)
    holds = compiled(conclusion, inside)
    if equations is not None and wanted is not None:

        def every(shape: tuple[int, ...], env: dict) -> bool:
            found = solved(equations, shape, env) if equations else _everything(shape)
            if found is None:
                return True
            start, null = found
            points = [start, *([added(x, y) for x, y in zip(start, v)] for v in null)]
            return all(holds({**env, name: assembled(p, shape)}) for p in points)

        return every
    if premise is None and isinstance(conclusion, Term) and conclusion.op == "exists":
        others, inner = conclusion.args
        if len(others) == 1 and others[0][1].op == where.op and affine_equations(inner, name, others[0][0]):

            def always_some(shape: tuple[int, ...], env: dict) -> bool:
                start, null = _everything(shape)
                return all(holds({**env, name: assembled(p, shape)}) for p in (start, *null))

            return always_some
    return None


def _together(parts: list[Expr], name: str) -> list[Term] | None:
    return affine_equations(Term("and", tuple(parts)), name)


def _fits(x: Scalar, field: str) -> bool:
    return real(x) if field == "R" else type(x) is fmpq


def _everything(shape: tuple[int, ...]) -> tuple[list[Scalar], list[list[Scalar]]]:
    """0 and the unit vectors."""
    m, n = (*shape, 1, 1)[:2]
    units = fmpq_mat(m * n, m * n, [int(i == j) for i in range(m * n) for j in range(m * n)])
    return [fmpq(0)] * (m * n), units.tolist()
