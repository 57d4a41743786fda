"""One entry of a written matrix or vector that makes the equations of a claim hold, solved for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter

from ...exact.field import Scalar
from ...language import to_text
from ...model import Expr, Term, mul
from ..evaluation.matrices import as_matrix, rows_of
from ..evaluation.numbers import added, divided, multiplied
from .changes import ENTRY, GIVEN, LARGEST, Change, entries, place, with_entry
from .parts import Claimed, Part
from .patterns import is_inverse_of
from .values import FAILURES, Values, term_of

Sides = list[tuple[Expr, Expr]]


def equations(t: Expr) -> Sides:
    """Equations, affine in the entries of most terms, that a statement implies."""
    if not isinstance(t, Term):
        return []
    a = t.args
    if t.op == "==":
        return _equation(*a)
    if t.op == "eigenpair":
        return [(mul(a[0], a[2]), mul(a[1], a[2]))]
    if t.op in ("diagonalization", "spectral"):
        return [(Term("*", (a[0], a[1])), Term("*", (a[1], a[2])))]
    if t.op in ("symmetric", "hermitian"):
        return [(a[0], Term("H", (a[0],)))]
    if t.op == "svd":
        return [(a[0], Term("*", (a[1], a[2], Term("H", (a[3],)))))]
    return []


def _equation(left: Expr, right: Expr) -> Sides:
    """P*D*P^-1 == A as P*D == A*P, spaces as what their vectors satisfy, and others as they are."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Term) and one.op == "*" and len(one.args) == 3:
            p, d, q = one.args
            if is_inverse_of(q, p):
                return [(Term("*", (p, d)), Term("*", (other, p)))]
            if is_inverse_of(p, q):
                return [(Term("*", (d, q)), Term("*", (q, other)))]
        if isinstance(one, Term) and isinstance(other, Term) and other.op == "span":
            if one.op == "eigenspace":
                a, l = one.args  # noqa: E741
                return [(Term("*", (a, v)), Term("*", (l, v))) for v in other.args]
            if one.op == "nullspace":
                return [(Term("*", (one.args[0], v)), 0) for v in other.args]
            if one.op in ("columnspace", "rowspace"):
                a = one.args[0] if one.op == "columnspace" else Term("T", one.args)
                return [(Term("*", (a, Term("pinv", (a,)), v)), v) for v in other.args]
    return [(left, right)]


def residual(claimed: Claimed) -> list[Scalar]:
    """The entries of left minus right in all equations of a claim. One of FAILURES without values."""
    values, found = Values(claimed.definitions), []
    atom = claimed.atom
    for left, right in equations(atom):
        a = rows_of(as_matrix(values.of(left)))  # type: ignore[arg-type]
        if right == 0:
            found += [x for r in a for x in r]
        else:
            b = rows_of(as_matrix(values.of(right)))  # type: ignore[arg-type]
            found += [added(x, -y) for r, s in zip(a, b, strict=True) for x, y in zip(r, s, strict=True)]
    if isinstance(atom, Term) and atom.op in ORTHOGONAL:
        for t in ORTHOGONAL[atom.op](atom):
            gram = values.rows(Term("*", (Term("H", (t,)), t)))
            found += [x for i, r in enumerate(gram) for j, x in enumerate(r) if i != j]
    return found


ORTHOGONAL = {
    "orthogonal": lambda t: t.args,
    "unitary": lambda t: t.args,
    "orthonormal_columns": lambda t: t.args,
}
"""Predicates with orthogonal columns, which is affine in each entry."""


def solved(claimed: Claimed, parts: Sequence[Part], deadline: float) -> Iterator[Change]:
    """Changes of one entry, or of a number, that make all equations hold."""
    for part in parts:
        t = part.term
        if isinstance(t, Term) and t.op in ("matrix", "vector", "diag"):
            if len(t.args) > LARGEST:
                continue
            for i, j, x in entries(t):
                if perf_counter() > deadline:
                    return
                found = root(claimed, part, lambda y, i=i, j=j, t=t: with_entry(t, i, j, y))
                if found is not None and found != x:
                    yield _said(part, place(part, i, j), x, found, with_entry(t, i, j, found))
        elif part.stated:
            found = root(claimed, part, lambda y: y)
            if found is not None and found != t and not _is_written_so(claimed.atom, found):
                yield _said(part, part.name, t, found, found)


def _is_written_so(atom: Expr, number: Expr) -> bool:
    """Would the equation say of a term that it is itself?"""
    return isinstance(atom, Term) and number in atom.args


def _said(part: Part, name: str, old: Expr, new: Expr, whole: Expr) -> Change:
    """The change of one number; a number that is no fraction, and near the old one, is the likelier one."""
    plain = isinstance(new, int) or not isinstance(old, int)
    near = isinstance(new, int) and isinstance(old, int) and abs(new - old) == 1
    cost = ENTRY + (0 if part.stated else GIVEN) + (0 if near else 0.1 if plain else 0.2) + 0.05 * (new == 0)
    if part.role == "l":
        return Change(cost - 1.5, f"the eigenvalue is {to_text(new)}, not {to_text(old)}", part, whole)
    return Change(cost, f"{name} is {to_text(new)}, not {to_text(old)}", part, whole)


def root(claimed: Claimed, part: Part, written: object) -> Expr | None:
    """The x for which the claim with written(x) in this part holds, where its equations are affine in x."""
    try:
        at0 = residual(claimed.with_part(part, written(0)))  # type: ignore[operator]
        if not at0:
            return None
        at1 = residual(claimed.with_part(part, written(1)))  # type: ignore[operator]
        slopes = [added(b, -a) for a, b in zip(at0, at1, strict=True)]
        k = next((k for k, s in enumerate(slopes) if s), None)
        if k is None:
            return None
        x = divided(-at0[k], slopes[k])
        if not any(added(a, multiplied(s, x)) for a, s in zip(at0, slopes, strict=True)):
            return term_of(x)
    except FAILURES:
        pass
    return None
