"""The part of a statement that fails."""

from __future__ import annotations

from ...model import Expr, Term, neg
from ..closed import without_lets
from .parts import Claimed
from .patterns import is_product
from .values import Values


def looked_at(statement: Expr) -> Claimed:
    """A statement as definitions and a body, and in a conjunction the first part that does not hold."""
    definitions, body = without_lets((), statement)
    whole = Claimed(tuple(definitions), body)
    if isinstance(body, Term) and body.op == "and":
        values = Values(definitions)
        for k, part in enumerate(body.args):
            if values.holds(part) is not True:
                whole = whole._replace(at=(0, k))
                break
    return whole.with_atom(signs_inside(whole.atom))


def signs_inside(t: Expr) -> Expr:
    """A*v == -(l*v) as A*v == (-l)*v, so that the number in front of v is the eigenvalue."""
    if not isinstance(t, Term) or t.op != "==":
        return t
    left, right = t.args
    if is_product(left) and len(left.args) == 2 and isinstance(right, Term) and right.op == "neg":
        inner, v = right.args[0], left.args[1]
        if inner == v:
            return Term("==", (left, Term("*", (-1, v))))
        if is_product(inner) and len(inner.args) == 2 and inner.args[1] == v:
            return Term("==", (left, Term("*", (neg(inner.args[0]), v))))
    return t
