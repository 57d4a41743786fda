"""Equations that say what a predicate says: A*v == l*v, A == P*D*P^-1, A == Q*D*Q.T, Q.T*Q == I."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Expr, Term
from .paths import Path


def pattern(atom: Term) -> Iterator[tuple[str, tuple[Path, ...], bool]]:
    """The roles in A*v == l*v and in A == P*D*P^-1 and its kin."""
    left, right = atom.args
    if not isinstance(left, Term) or left.op != "*":
        left, right = right, left
        first, second = (0, 1), (0, 0)
    else:
        first, second = (0, 0), (0, 1)
    if not isinstance(left, Term) or left.op != "*":
        return
    a = left.args
    if len(a) == 2 and (
        right == a[1] or (is_product(right) and len(right.args) == 2 and right.args[1] == a[1])
    ):
        v = (second,) if right == a[1] else ((*second, 0, 1),)
        if right != a[1]:
            yield "l" if not _is_table(right.args[0]) else "D", ((*second, 0, 0),), True
        yield "v", ((*first, 0, 1), *v), True
    elif len(a) == 3 and is_inverse_of(a[2], a[0]):  # P*D*P^-1
        yield "P", ((*first, 0, 0), (*first, 0, 2, 0, 0)), True
        yield "D", ((*first, 0, 1),), True
    elif len(a) == 3 and is_inverse_of(a[0], a[2]):  # P^-1*A*P == D
        yield "P", ((*first, 0, 2), (*first, 0, 0, 0, 0)), True
        yield "D", (second,), True
    elif len(a) == 3 and is_transpose_of(a[2], a[0]):  # Q*D*Q.T
        yield "Q", ((*first, 0, 0), (*first, 0, 2, 0, 0)), True
        yield "D", ((*first, 0, 1),), True
    elif len(a) == 2 and isinstance(right, Term) and right.op == "I":  # Q.T*Q == I
        if is_transpose_of(a[0], a[1]):
            yield "Q", ((*first, 0, 1), (*first, 0, 0, 0, 0)), True
        elif is_transpose_of(a[1], a[0]):
            yield "Q", ((*first, 0, 0), (*first, 0, 1, 0, 0)), True
    elif len(a) == 2 and is_product(right) and len(right.args) == 2 and right.args[0] == a[1]:  # A*P == P*D
        yield "P", ((*first, 0, 1), (*second, 0, 0)), True
        yield "D", ((*second, 0, 1),), True


def eigen_sides(atom: Term) -> tuple[Expr | None, Expr | None]:
    """(A, l) of eigenpair(A, l, v) or A*v == l*v."""
    if atom.op == "eigenpair":
        return atom.args[0], atom.args[1]
    if atom.op != "==" or not any(role == "v" for role, *_ in pattern(atom)):
        return None, None
    left, right = atom.args
    if not (isinstance(left, Term) and left.op == "*"):
        left, right = right, left
    v = left.args[1]
    return left.args[0], 1 if right == v else right.args[0]


def is_product(t: Expr) -> bool:
    """A product of terms?"""
    return isinstance(t, Term) and t.op == "*"


def is_inverse_of(t: Expr, p: Expr) -> bool:
    """Is t written as the inverse of p?"""
    return t in (Term("^", (p, -1)), Term("inv", (p,)))


def is_transpose_of(t: Expr, q: Expr) -> bool:
    """Is t written as the transpose of q?"""
    return t in (Term("T", (q,)), Term("H", (q,)), Term("transpose", (q,)))


def _is_table(t: Expr) -> bool:
    return isinstance(t, Term) and t.op in ("matrix", "diag")
