"""Terms taken apart and put together for the rows of the numeric table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from eigenproof.model import Expr, Math, Prose, Term


def is_op(term: Expr, op: str) -> TypeGuard[Term]:
    """Whether a term is this operation."""
    return isinstance(term, Term) and term.op == op


def difference(left: Expr, right: Expr) -> Term:
    """left − right, as it stands."""
    return Term("+", (left, Term("neg", (right,))))


def defect(a: Expr, value: Expr, v: Expr) -> Term:
    """A v − l v"""
    return difference(Term("*", (a, v)), Term("*", (value, v)))


def eigen_name(a: Expr, value: Expr) -> Prose:
    """What a row about `defect` is called."""
    return (f"{a if isinstance(a, str) else 'A'} v − λ v for λ = ", Math(value))


def side_by_side(vectors: Sequence[Expr]) -> Expr:
    """Vectors as the columns of one matrix; a single one as it is."""
    if len(vectors) == 1 or not all(is_op(v, "vector") for v in vectors):
        return vectors[0]
    return Term("matrix", tuple(zip(*(v.args for v in vectors), strict=True)))  # type: ignore[union-attr]


def counted(collection: Term) -> list[tuple[Expr, int]]:
    """The different members of a collection, each with how often it is listed."""
    if collection.op == "counted":
        return list(collection.args)
    members = [t for t in collection.args if t != Term("...", ())]
    return [(t, members.count(t)) for t in dict.fromkeys(members)]


def called(terms: Sequence[Expr], letters: str) -> list[str]:
    """What to call terms: their names, or letters."""
    return [t if isinstance(t, str) else letter for t, letter in zip(terms, letters, strict=True)]
