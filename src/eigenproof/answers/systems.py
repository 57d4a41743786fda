"""Answers of the topics pseudoinverse and lstsq."""

from __future__ import annotations

from ..model import Derivation, Term, add, mul, neg
from .text import StandingAlone, claims_of, demanded, right_side


def pseudoinverse_answer(derivation: Derivation) -> dict[str, object]:
    """matrix and rank."""
    claims, bound = claims_of(derivation), dict(derivation.definitions)
    return {
        "matrix": StandingAlone(bound).rows(demanded(claims, Term("pinv", ("A",)), bound)),
        "rank": right_side(claims, Term("rank", ("A",))),
    }


def lstsq_answer(derivation: Derivation) -> dict[str, object]:
    """solution (the one of least norm), residual, consistent, unique, rank."""
    claims, bound = claims_of(derivation), dict(derivation.definitions)
    alone = StandingAlone(bound)
    columns = len(derivation.matrix.args[0])
    rank = right_side(claims, Term("rank", ("A",)))
    return {
        "solution": alone.column(demanded(claims, mul(Term("pinv", ("A",)), "y"), bound)),  # type: ignore[arg-type]
        "residual": alone.column(demanded(claims, add("y", neg(mul("A", "x"))), bound)),  # type: ignore[arg-type]
        "consistent": Term("in", ("y", Term("columnspace", ("A",)))) in claims,
        "unique": rank == columns,
        "rank": rank,
    }
