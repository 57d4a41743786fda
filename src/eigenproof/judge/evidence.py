"""Evidence for a claim: what the kernel needs to be told to check it quickly.

A builder never decides. It searches for the numbers of a certificate (a modulus, a
grouping, independent columns); the kernel accepts them or not. A `hint` from a derivation is
used first where there is one, and trusted as little as the rest. A builder that cannot
compute what it looks for (entries that are roots of degree 3 and more) leaves the kernel
to see how far it comes without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..errors import EigenproofError
from ..model import Expr, Term, tree
from . import optimum
from .definite import WORDS, definite_evidence
from .diagonalizable import annihilator, obstruction
from .groups import eigenvalue_groups, singular_groups
from .places import PRIME
from .subspaces import (
    columnspace_evidence,
    membership_evidence,
    nullspace_evidence,
    rank_evidence,
    separation_evidence,
    svd_evidence,
)

PRIMES = (PRIME, 2**61 - 1, 4294967291, 2147483629)

Definitions = Mapping[str, Expr]


def evidence(
    statement: Expr, definitions: Definitions, hint: Mapping[str, object], prime: int = PRIME
) -> dict:
    """JSON-ready evidence for one claim."""
    assert isinstance(statement, Term)
    op, args = statement
    if op == "and":
        return {"parts": [evidence(s, definitions, hint, prime) for s in args]}
    try:
        goal = optimum.optimum(statement)
        if goal:
            return optimum.optimum_evidence(
                goal[0], hint, definitions, lambda s: evidence(s, definitions, {}, prime)
            )
        if op == "for":
            return evidence(args[1], definitions, hint, prime)
        if op == "implies":
            return _implication(args[1], hint, prime)
        if op == "==":
            return _equation(args[0], args[1], definitions, hint, prime)
        if op == "not" and isinstance(args[0], Term):
            return _denial(args[0], definitions, prime)
        if op in WORDS:
            return definite_evidence(op, args[0], False, definitions, prime)
        if op == "svd":
            return svd_evidence(*args, definitions, prime)
        if op == "diagonalizable":
            return annihilator(args[0], args[1:] == (Term("R", ()),), definitions, prime)
        if op == "in" and isinstance(args[1], Term) and args[1].op == "columnspace":
            return membership_evidence(args[0], args[1].args[0], definitions)
    except EigenproofError:
        pass
    return {"prime": prime}


def _implication(conclusion: Expr, hint: Mapping, prime: int) -> dict:
    """Cofactors of the hypotheses; a modulus for an eigenspace at every root."""
    left = conclusion.args[0] if isinstance(conclusion, Term) and conclusion.op == "==" else None
    if isinstance(left, Term) and left.op == "eigenspace":
        return {"prime": prime}
    return {"cofactors": [tree(c) for c in hint.get("cofactors", ())]}


SPANS: dict[str, Callable[[Expr, Expr, Definitions, int], dict]] = {
    "nullspace": lambda a, span, d, q: nullspace_evidence(a, d, q),
    "columnspace": columnspace_evidence,
    "rowspace": lambda a, span, d, q: columnspace_evidence(Term("T", (a,)), span, d, q),
}


def _equation(left: Expr, right: Expr, definitions: Definitions, hint: Mapping, prime: int) -> dict:
    word = left.op if isinstance(left, Term) else ""
    if word == "eigenvalues":
        return {"groups": eigenvalue_groups(right, definitions)}
    if word == "singular_values":
        return {"groups": singular_groups(right, definitions)}
    if word in ("rank", "nullity"):
        return rank_evidence(left.args[0], definitions, prime)  # type: ignore[union-attr]
    if word in SPANS:
        if "inside" in hint:
            return {k: _trees(v) for k, v in hint.items()} | {"prime": prime}
        return SPANS[word](left.args[0], right, definitions, prime)  # type: ignore[union-attr]
    goal = optimum.objective(left, right)
    found = goal and optimum.attained_evidence(
        goal, hint, definitions, lambda s: evidence(s, definitions, {}, prime)
    )
    return found or {"prime": prime}


def _trees(rows: object) -> list:
    """Rows of terms, and vectors as their entries, as trees."""
    rows = (r.args if isinstance(r, Term) and r.op == "vector" else r for r in rows)  # type: ignore[attr-defined]
    return [[tree(x) for x in row] for row in rows]


def _denial(claim: Term, definitions: Definitions, prime: int) -> dict:
    op, args = claim
    if op == "diagonalizable":
        return obstruction(args[0], args[1:] == (Term("R", ()),), definitions, prime)
    if op in WORDS:
        return definite_evidence(op, args[0], True, definitions, prime)
    if op == "in" and isinstance(args[1], Term) and args[1].op == "columnspace":
        return separation_evidence(args[0], args[1].args[0], definitions, prime)
    return {"prime": prime}
