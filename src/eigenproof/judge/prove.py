"""The prover: a general statement in, a verdict `proved` with a certificate out, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from time import perf_counter

from ..errors import EigenproofError
from ..kernel import FORMAT, check
from ..kernel_general import State, inverted, is_atom
from ..model import Expr, Term, Verdict, tree, walk
from .proving.attempt import Attempt, OutOfTime
from .proving.entries import ways
from .proving.explain import ExplainedLine, explained
from .proving.inducted import inducted, naturals
from .proving.solve import solve
from .proving.translate import NamedLetters
from .proving.trim import trimmed
from .references import with_place

EFFORTS = ((0.1, 1_500), (0.2, 15_000), (1.0, 80_000))
"""(patience, steps), cheapest first: how long single strategies go on, and how much work all may do."""
DEFINITIONS = ("Penrose's identities", "inverse", "reciprocal", "norm")
"""Theorems that only say what a word means: a report does not name them."""


def prove(
    statement: Expr, budget: float = 5.0, efforts: Sequence[tuple[float, int]] = EFFORTS
) -> Verdict | None:
    """`proved` with a certificate that the kernel accepted, or None when no proof was found in time.

    The evidence of the verdict is the whole certificate; its goal is the statement. The reason names the
    theorems that the proof takes for granted, and what it takes to be defined. Never raises for a statement
    that it can not read. What `efforts` find in time is the same on every machine.
    """
    if not (isinstance(statement, Term) and statement.op == "for"):
        return None
    goal, end = tree(statement), perf_counter() + budget
    try:
        proof = next(filter(None, attempts(goal, end, efforts)), None)
        if proof is None:
            return None
        proof = trimmed(goal, proof)  # type: ignore[arg-type]
        if defined_nowhere(goal, end):
            return None
        certificate = general_certificate(goal, proof)
        check(certificate, goal)
    except (EigenproofError, RecursionError):
        return None
    return Verdict("proved", scope(statement), reason(proof), certificate)


def defined_nowhere(goal: object, end: float) -> bool:
    """Do the hypotheses exclude that the conclusion is defined, as in det(A) == 0 implies inv(A) == A?

    That holds of nothing, so that nobody who says it is right.
    """
    excluded = exclusion(goal)
    return excluded is not None and any(attempts(excluded, end, EFFORTS[:1]))


def exclusion(t) -> list | None:  # type: ignore[no-untyped-def]
    """The statement that its conclusion is defined nowhere; None where it needs no inverse."""
    if t[0] in ("for", "implies"):
        inner = exclusion(t[2])
        return inner and [*t[:2], inner]
    parts = t[1:] if t[0] == "and" else [t]
    needed = [["!=", ["inv", x], "0"] for part in parts if is_atom(part) for x in inverted(part)]
    return ["implies", ["and", *needed], ["==", "1", "0"]] if needed else None


def attempts(goal: object, end: float, efforts: Sequence[tuple[float, int]]) -> Iterator[dict | None]:
    """The proof that each effort finds, in letters and in entries; None: none, until the time `end`."""
    for patience, steps in efforts:
        by_induction = (inducted(goal, k, end, patience, steps) for k in naturals(goal))  # type: ignore[arg-type]
        if steps > EFFORTS[0][1]:  # what needs no induction is found soon
            yield from by_induction
        for by_entries in ways(goal):
            try:
                yield attempted(goal, end, patience, by_entries, steps)
            except (EigenproofError, OutOfTime, RecursionError):
                if perf_counter() > end:
                    return
        yield from by_induction


def attempted(
    goal: object, end: float, patience: float, by_entries: bool = False, steps: float = inf
) -> dict | None:
    """A proof that is found with so much patience, before the time `end`, in so many steps.

    Raises OutOfTime when the time or the steps are used up.
    """
    state = State(NamedLetters())
    attempt = Attempt(state, end, last=steps)
    attempt.patience, attempt.written = patience, by_entries
    return solve(attempt, goal, state.scope, stated=goal[0] == "for")  # type: ignore[arg-type]


def general_certificate(goal: object, proof: dict) -> dict:
    """The certificate of one general statement."""
    claim = {"claim": goal, "evidence": {"proof": proof}}
    return {
        "format": FORMAT, "definitions": [], "radicals": [], "roots": [], "inverses": [],
        "goal": goal, "claims": [claim],
    }  # fmt: skip


def scope(statement: Term) -> str:
    """For which sizes the statement was proved."""
    sizes: list[str] = []
    for node in walk(statement):
        if isinstance(node, Term) and node.op in ("R", "C", "Q", "Z"):
            sizes += [n for n in node.args if isinstance(n, str) and n not in sizes]
    if sizes:
        return "every size"
    fixed = {
        "x".join(map(str, node.args))
        for node in walk(statement)
        if isinstance(node, Term) and node.op in ("R", "C") and len(node.args) == 2
    }
    return f"size {', '.join(sorted(fixed))}" if fixed else "all numbers"


def reason(proof: dict) -> str:
    """What the proof rests on, in words."""
    used = sorted({m["use"] for m in moves(proof) if isinstance(m.get("use"), str)} - {*DEFINITIONS})
    made = {m["move"] for m in moves(proof)}
    parts = ["by expansion" if made <= {"combine", "use", "have", "defined"} else "by expansion and squares"]
    parts += [f"by induction over {proof['induction']}"] if "induction" in proof else []
    parts += [f"by: {', '.join(map(with_place, used))}"] if used else []
    from ..language import to_text
    from ..model import from_tree

    defined = sorted({to_text(from_tree(m["term"])) for m in moves(proof) if m["move"] == "defined"})
    parts += [f"where {', '.join(defined)} can be inverted"] if defined else []
    return "; ".join(parts)


def moves(proof: object) -> Iterator[dict]:
    """Every move of a proof, those inside others included."""
    if isinstance(proof, dict):
        if "move" in proof:
            yield proof
        for value in proof.values():
            yield from moves(value)
    elif isinstance(proof, list):
        for value in proof:
            yield from moves(value)


def explain(certificate: Mapping) -> list[ExplainedLine]:
    """The lines (left, relation, right, note) of the proof in a certificate of `prove`.

    One hypothesis a line; left is None where a line carries on from the one before. Empty for a certificate
    of another kind.
    """
    for claim in certificate["claims"]:
        if "proof" in claim["evidence"] and claim["claim"] == certificate["goal"]:
            return explained(claim["claim"], claim["evidence"]["proof"])
    return []
