"""The judge: a statement in, a verdict out. It never sees how the statement was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from math import prod

from ..errors import CertificateError, EigenproofError
from ..kernel import FORMAT, check
from ..model import Expr, Term, Verdict, from_tree, names, tree, walk
from .differences import ordered, plausible
from .evidence import PRIMES, evidence
from .inverses import inverses
from .opposites import opposites
from .places import rational_coefficients, roots_evidence
from .radicals import radical_relations
from .values import expanded

Definitions = Sequence[tuple[str, Expr]]


def certificate(goal: Expr, claims: Sequence[tuple[Expr, Mapping]], definitions: Definitions) -> dict:
    """The JSON-ready certificate of these claims (statement, evidence) for a goal."""
    bound = dict(definitions)
    every = [*claims, *lemmas(claims)]
    terms = [value for _, value in definitions] + [s for s, _ in every]
    inverse = inverses(terms, bound)
    return {
        "format": FORMAT,
        "definitions": [[name, tree(value)] for name, value in definitions],
        "radicals": radical_relations(every, bound, [p for _, p in inverse]),
        "roots": roots_evidence(terms),
        "inverses": [[tree(m), tree(p)] for m, p in inverse],
        "goal": tree(goal),
        "claims": [{"claim": tree(s), "evidence": dict(e)} for s, e in claims],
    }


def lemmas(claims: Sequence[tuple[Expr, Mapping]]) -> list[tuple[Expr, Mapping]]:
    """The claims inside the evidence of others, with theirs."""
    found = []
    for _, e in claims:
        inner = [e[k] for k in ("spectrum", "decomposition") if k in e]
        found += [(from_tree(x["claim"]), x["evidence"]) for x in inner]
        found += lemmas([("", part) for part in e.get("parts", ())])
    return found


def decide(
    statement: Expr, definitions: Definitions = (), hint: Mapping[str, object] | None = None
) -> Verdict:
    """Decide one closed statement about explicit matrices.

    proved: the kernel accepted a certificate. refuted: the kernel accepted one for the
    exact opposite of one equation in it. undecided otherwise, with what was tried.
    """
    first, *more = PRIMES
    for advice in (hint, {}) if hint else ({},):  # without it where it was bad advice
        verdict = attempt(statement, definitions, advice, first)
        if verdict.status == "proved":
            return verdict
    refuted = refute(statement, definitions)
    if refuted:
        return refuted
    for prime in more if "prime" in str(verdict.evidence) else ():
        again = attempt(statement, definitions, hint or {}, prime)
        if again.status == "proved":
            return again
    return replace(verdict, evidence=None)


def attempt(statement: Expr, definitions: Definitions, hint: Mapping[str, object], prime: int) -> Verdict:
    """`proved`, or `undecided` with the kernel's reason and the evidence that it did not accept."""
    found: dict = {}
    try:
        found = evidence(statement, dict(definitions), hint, prime)
        check(certificate(statement, [(statement, found)], definitions))
        return Verdict("proved", reason="the kernel accepted the certificate", evidence=found)
    except EigenproofError as error:
        return Verdict("undecided", reason=error.message, evidence=found)


def refute(statement: Expr, definitions: Definitions) -> Verdict | None:
    """A verdict `refuted` when the kernel proves something that contradicts the statement."""
    bound = dict(definitions)
    for opposite in islice(opposites(statement, bound), MOST_OPPOSITES):
        if not plausible(opposite, bound):
            continue
        if degree_of(expanded(opposite, bound)) > LARGEST_DEGREE:
            opposite = ordered(opposite, bound)  # to show that a number is not 0 takes the kernel too long
            if opposite is None:
                continue
        for prime in PRIMES[:2]:
            try:
                found = evidence(opposite, bound, {}, prime)
                check(certificate(opposite, [(opposite, found)], used(opposite, definitions)))
            except CertificateError:
                continue
            from ..language import to_text

            return Verdict(
                "refuted", reason=f"{to_text(opposite)} was proved", evidence={"opposite": tree(opposite)}
            )
    return None


MOST_OPPOSITES = 400
LARGEST_DEGREE = 64


def used(statement: Expr, definitions: Definitions) -> Definitions:
    """The definitions that a statement needs, in order."""
    needed = names(statement)
    kept = []
    for name, value in reversed(definitions):
        if name in needed:
            needed |= names(value)
            kept.append((name, value))
    return kept[::-1]


def degree_of(t: object) -> int:
    """A bound for the degree over Q of the numbers in a term: the product of the degrees of its roots."""
    found = {node for node in walk(t) if isinstance(node, Term) and node.op in ("sqrt", "i", "root")}  # type: ignore[arg-type]
    degrees = (len(rational_coefficients(n.args[0]) or range(9)) - 1 if n.op == "root" else 2 for n in found)
    return prod(degrees)


def judge_derivation(
    steps: Sequence[tuple[Expr, Mapping]], goal: Expr, definitions: Definitions
) -> tuple[Verdict, tuple[Verdict, ...], dict]:
    """Decide all steps (statement, hint) and the goal: (verdict, verdict of each step, certificate).

    The common case is one run of the kernel over the whole certificate. When it is not
    accepted, each step is decided alone, so that a report can say which one fails.
    """
    try:
        claims = [(s, evidence(s, dict(definitions), hint)) for s, hint in steps]
        whole = certificate(goal, claims, definitions)
        check(whole, ["let", whole["definitions"], tree(goal)])
        accepted = tuple(Verdict("proved", reason="accepted by the kernel", evidence=e) for _, e in claims)
        return (
            Verdict("proved", reason="every part of the goal is a claim that the kernel accepted"),
            accepted,
            whole,
        )
    except EigenproofError:
        pass
    verdicts = tuple(decide(s, definitions, hint) for s, hint in steps)
    claims = [
        (s, v.evidence or {}) for (s, _), v in zip(steps, verdicts, strict=True) if v.status == "proved"
    ]
    whole = certificate(goal, claims, definitions)
    try:
        check(whole, ["let", whole["definitions"], tree(goal)])
        return (
            Verdict("proved", reason="every part of the goal is a claim that the kernel accepted"),
            verdicts,
            whole,
        )
    except CertificateError as error:
        refuted = any(v.status == "refuted" for v in verdicts)
        return Verdict("refuted" if refuted else "undecided", reason=error.message), verdicts, whole
