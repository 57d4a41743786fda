"""Explicit statements with quantifiers, decided by a general proof: of the statement, or of its opposite."""

from __future__ import annotations

from time import perf_counter

from ..errors import EigenproofError
from ..kernel import check
from ..model import Expr, Term, Verdict, tree, walk
from .prove import attempted, general_certificate
from .prove import reason as reason_of
from .proving.attempt import OutOfTime
from .proving.entries import ways
from .refutation.problem import without_lets

QUANTIFIERS = ("for", "exists")


def by_proof(statement: Expr, budget: float = 1.0) -> Verdict | None:
    """proved or refuted with a certificate that the kernel accepted; None: no quantifier, or no proof in time."""
    t = without_lets(statement)
    if not any(isinstance(node, Term) and node.op in QUANTIFIERS for node in walk(t)):
        return None
    end = perf_counter() + budget
    opposite = t.args[0] if isinstance(t, Term) and t.op == "not" else Term("not", (t,))
    for goal, status in ((t, "proved"), (opposite, "refuted")):
        try:
            found = (attempted(tree(goal), end, 1.0, written) for written in ways(tree(goal)))
            proof = next((x for x in found if x is not None), None)
            if proof is None:
                continue
            certificate = general_certificate(tree(goal), proof)
            check(certificate, tree(goal))
        except (EigenproofError, OutOfTime, RecursionError, LookupError, TypeError):
            continue
        return Verdict(status, "this instance", reason_of(proof), certificate)  # type: ignore[arg-type]
    return None
