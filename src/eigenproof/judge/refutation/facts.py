"""What hypotheses say about a name, given the others: a formula, an eigenvalue, a unit length.

Facts only propose values; every hypothesis is tested as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Expr, Term, eq, mul, names
from ..evaluation.affine import is_affine


class Formula(NamedTuple):
    """name == value"""

    name: str
    value: Expr


class Roots(NamedTuple):
    """name is an eigenvalue of a matrix, or (with `singular`) a singular value; perhaps, if not `sure`."""

    name: str
    matrix: Expr
    singular: bool = False
    sure: bool = True


class Component(NamedTuple):
    """name is a unit eigenvector of a symmetric matrix."""

    name: str
    matrix: Expr


Fact = Formula | Roots | Component


def implied(h: Expr) -> tuple[Expr, ...]:
    """Equations and simple predicates that a hypothesis means, by the definition of its word."""
    if not isinstance(h, Term):
        return ()
    op, args = h
    if op in ("symmetric", "orthogonally_diagonalizable"):
        return (eq(Term("T", args), args[0]),)
    if op == "hermitian":
        return (eq(Term("H", args), args[0]),)
    if op == "idempotent":
        return (eq(mul(args[0], args[0]), args[0]),)
    if op == "normal":
        (a,) = args
        return (eq(mul(a, Term("H", (a,))), mul(Term("H", (a,)), a)),)
    if op == "eigenpair":
        a, l, v = args
        return (eq(mul(a, v), Term("*", (l, v))),)
    if op == "diagonalization":
        a, p, d = args
        value = eq(a, Term("*", (p, d, Term("inv", (p,)))))
        return (Term("invertible", (p,)), Term("diagonal", (d,)), eq(mul(a, p), mul(p, d)), value)
    if op == "spectral":
        a, q, d = args
        return (
            Term("unitary", (q,)),
            Term("diagonal", (d,)),
            eq(a, Term("*", (q, d, Term("H", (q,))))),
        )
    if op == "svd":
        a, u, s, v = args
        return (
            Term("orthonormal_columns", (u,)),
            Term("orthonormal_columns", (v,)),
            Term("diagonal", (s,)),
            eq(a, Term("*", (u, s, Term("H", (v,))))),
        )
    return ()


def facts(hypotheses: Sequence[Expr]) -> list[Fact]:
    """All facts that hypotheses (and what they imply) give."""
    return [f for h in hypotheses for f in _facts(h)]


def _facts(h: Expr) -> Iterator[Fact]:
    if not isinstance(h, Term):
        return
    op, args = h
    if op == "==":
        for name, value in (args, args[::-1]):
            if isinstance(name, str) and name not in names(value):
                yield Formula(name, value)
            yield from _spectrum(name, value)
            yield from _homogeneous(name, value)
        if args[1] == 0 and isinstance(args[0], Term) and args[0].op == "charpoly":
            yield from _root(args[0].args[1], args[0].args[0])
    if op in ("eigenvalue", "eigenpair"):
        yield from _root(args[1], args[0])
    if op == "in" and isinstance(args[1], Term) and args[1].op in ("eigenvalues", "singular_values"):
        yield from _root(args[0], args[1].args[0], args[1].op == "singular_values")
    if op in ("==", "!=", ">=", ">", "<", "<="):
        for side in args:
            if isinstance(side, Term) and side.op in ("multiplicity", "geometric_multiplicity"):
                yield from _root(side.args[1], side.args[0])
    if op == "principal_component" and isinstance(args[2], str):
        yield Component(args[2], Term("scatter", (args[0],)))


def _root(name: Expr, matrix: Expr, singular: bool = False) -> Iterator[Roots]:
    if isinstance(name, str) and name not in names(matrix):
        yield Roots(name, matrix, singular)


def _spectrum(left: Expr, right: Expr) -> Iterator[Roots]:
    """eigenvalues(M) == {a, b, ...}"""
    if not (isinstance(left, Term) and left.op in ("eigenvalues", "singular_values")):
        return
    if isinstance(right, Term) and right.op in ("multiset", "counted"):
        for member in right.args:
            if right.op == "counted":
                member = member[0]
            yield from _root(member, left.args[0], left.op == "singular_values")


def _homogeneous(left: Expr, right: Expr) -> Iterator[Roots]:
    """M x == l x"""
    if not (isinstance(right, Term) and right.op == "*" and len(right.args) == 2):
        return
    l, x = right.args
    if isinstance(left, Term) and left.op == "*" and len(left.args) > 1:
        *front, last = left.args
        if last == x and isinstance(l, str):
            matrix = front[0] if len(front) == 1 else Term("*", tuple(front))
            yield from (f._replace(sure=False) for f in _root(l, matrix))


def unit_names(hypotheses: Sequence[Expr]) -> set[str]:
    """Names of vectors that a hypothesis gives the length 1."""
    found = set()
    for h in hypotheses:
        if isinstance(h, Term) and h.op == "==":
            for left, right in (h.args, h.args[::-1]):
                if right in (1, Term("I", (1,))) and isinstance(left, Term):
                    found |= _length_of(left)
        if isinstance(h, Term) and h.op == "principal_component" and isinstance(h.args[2], str):
            found.add(h.args[2])
    return found


def _length_of(t: Term) -> set[str]:
    if t.op == "^" and isinstance(t.args[0], Term):
        t = t.args[0]
    if t.op == "norm" and isinstance(t.args[0], str):
        return {t.args[0]}
    if t.op == "dot" and t.args[0] == t.args[1] and isinstance(t.args[0], str):
        return {t.args[0]}
    if t.op == "*" and len(t.args) == 2:
        star, v = t.args
        if isinstance(v, str) and star in (Term("T", (v,)), Term("H", (v,))):
            return {v}
    return set()


def affine_in(h: Expr, name: str) -> bool:
    """Is a hypothesis an equation affine in the name?"""
    return (
        isinstance(h, Term)
        and h.op == "=="
        and name in names(h)
        and all(is_affine(side, name) for side in h.args)
    )
