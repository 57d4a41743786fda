"""Explicit statements with quantifiers, decided by a general proof: of the statement, or of its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from time import perf_counter

from ..errors import EigenproofError
from ..kernel import check
from ..model import Expr, Term, Verdict, tree, walk
from .prove import attempts, general_certificate
from .prove import reason as reason_of
from .proving.attempt import OutOfTime
from .refutation.problem import without_lets

QUANTIFIERS = ("for", "exists")
EFFORTS = ((0.1, 1_500), (0.2, 8_000))
FAILURES = (EigenproofError, OutOfTime, RecursionError, LookupError, TypeError)


def by_proof(statement: Expr, budget: float = 1.0) -> Verdict | None:
    """proved or refuted, with a certificate that the kernel accepted; None: no quantifier, or no proof."""
    t = without_lets(statement)
    if not any(isinstance(node, Term) and node.op in QUANTIFIERS for node in walk(t)):
        return None
    for goal, found in general_claims(t, budget):
        proof = found["proof"]
        certificate = general_certificate(tree(goal), proof)
        try:
            check(certificate, tree(goal))
        except EigenproofError:
            continue
        status = "proved" if goal == t else "refuted"
        return Verdict(status, "this instance", reason_of(proof), certificate)  # type: ignore[arg-type]
    return None


def general_claims(t: Expr, budget: float) -> Iterator[tuple[Expr, dict]]:
    """t, or its opposite, with a general proof as evidence: for a statement without `let`."""
    opposite = t.args[0] if isinstance(t, Term) and t.op == "not" else Term("not", (t,))
    end = perf_counter() + budget
    for effort, goal in product(EFFORTS, (t, opposite)):
        try:
            found = attempts(tree(goal), end, (effort,))
            proof = next((x for x in found if x is not None), None)
        except FAILURES:
            continue
        if proof is not None:
            yield goal, {"proof": proof}
