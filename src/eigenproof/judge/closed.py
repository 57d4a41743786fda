"""Closed statements about explicit matrices: proved, or refuted, by a certificate the kernel accepts.

The kernel computes most words itself (kernel_logic.py). What it has to be told is a list of eigenvalues or
singular values, where roots lie, a witness for `exists`, an instance against `for`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from ..errors import CertificateError, EigenproofError
from ..kernel import Checker, check
from ..kernel_collections import Undefined
from ..kernel_logic import substituted
from ..model import Expr, Term, Verdict, from_tree, tree, walk
from .closed_lists import lists
from .decide import certificate, decide, used
from .evidence import evidence
from .places import fine_discs, roots_evidence

Definitions = Sequence[tuple[str, Expr]]
Claim = tuple[Expr, dict]
COMPUTED = {"by": "computation"}
QUANTIFIERS = ("for", "exists")
PATIENCE = 0.3
"""Seconds for a general proof of a part with a quantifier."""
MOST_INSTANCES = 12
FAILURES = (EigenproofError, ArithmeticError, LookupError, TypeError, ValueError)


def decide_closed(statement: Expr, definitions: Definitions = ()) -> Verdict:
    """Decide a statement without free names about explicit matrices, over the whole vocabulary.

    proved, or refuted: `evidence` is the certificate that the kernel accepted, for the statement, or for
    `not` it, or (a part has no value) for `fails` of it; the reason of a refutation names the smallest part
    that fails, with both sides computed. undecided otherwise, with what the kernel missed. SizeError and
    SyntaxProblem for a statement that is none.
    """
    from ..language.sizes import resolved

    definitions, body = without_lets(definitions, resolved(statement, definitions))
    definitions = used(body, definitions)
    if isinstance(body, Term) and body.op in QUANTIFIERS:
        return _quantified(body, definitions)
    claims = known_claims(body, definitions)
    try:
        checker = trial(body, claims, definitions)
        holds: bool | None = checker.by_computing(checker.holds, tree(body))
    except Undefined:
        holds = None
    except EigenproofError as error:
        return _by_rules(body, claims, definitions, error.message)
    if holds:
        return settled("proved", body, body, COMPUTED, claims, definitions)
    opposite, found = (Term("not", (body,)), COMPUTED) if holds is False else (Term("fails", (body,)), {})
    return settled("refuted", body, opposite, found, claims, definitions)


def without_lets(definitions: Definitions, t: Expr) -> tuple[list[tuple[str, Expr]], Expr]:
    """The definitions with those of the `let`s around a statement (no name twice), and the rest."""
    found = list(definitions)
    while isinstance(t, Term) and t.op == "let":
        names = [name for name, _ in (*found, *t.args[0])]
        if len(set(names)) < len(names):
            break
        found += t.args[0]
        t = t.args[1]
    return found, t


def known_claims(body: Expr, definitions: Definitions) -> list[Claim]:
    """Claims that the kernel has to know first: lists of values, and the quantified parts of a statement."""
    claims = lists([body, *(value for _, value in definitions)], dict(definitions))
    for part in quantified_parts(body):
        found = next(quantified_claims(part, claims, definitions), None)
        claims += [found] if found else []
    return claims


def certified(goal: Expr, claims: Sequence[Claim], definitions: Definitions) -> dict:
    """The certificate of these claims, with discs fine enough for printed digits."""
    data = certificate(goal, claims, definitions)
    terms = [from_tree(x) for _, e in claims for x in e.get("instance", {}).values()]
    data["roots"] += [r for r in roots_evidence(terms) if r not in data["roots"]]
    if any(True for _ in _nodes(goal, "~=")):
        for entry in data["roots"]:
            if "discs" in entry:
                entry["discs"] = fine_discs(from_tree(entry["polynomial"]))
    return data


def trial(body: Expr, claims: Sequence[Claim], definitions: Definitions) -> Checker:
    """A kernel that knows these claims. CertificateError if it does not accept one."""
    data = certified(body, [*claims, (body, {})], definitions)
    checker = Checker(data["definitions"], data["roots"], data["radicals"], data["inverses"])
    for claim in data["claims"][:-1]:
        checker.prove(claim["claim"], claim["evidence"])
    return checker


def settled(
    status: str, body: Expr, goal: Expr, found: dict, claims: Sequence[Claim], definitions: Definitions
) -> Verdict:
    """The verdict, if the kernel accepts the certificate for the goal."""
    data = certified(goal, [*claims, (goal, found)], definitions)
    try:
        check(data, ["let", data["definitions"], tree(goal)])
    except CertificateError as error:
        return Verdict("undecided", reason=error.message)
    said = _reason(status, body, found, claims, definitions)
    for_all = isinstance(body, Term) and body.op == "for"
    scope = "all numbers" if for_all and status == "proved" else "this instance"
    return Verdict(status, scope, said, data)  # type: ignore[arg-type]


def _reason(
    status: str, body: Expr, found: dict, claims: Sequence[Claim], definitions: Definitions
) -> str:
    """What is said of a statement that was decided."""
    from .closed_reasons import why_false

    more = lists([body], dict(definitions), everything=True) if status == "refuted" else []
    try:
        checker = trial(body, [*claims, *(c for c in more if c not in claims)], definitions)
        if status == "proved":
            return _printed(checker, body, definitions) or "computed exactly"
        if "instance" in found:
            return _at_instance(checker, body, found)  # type: ignore[arg-type]
        return why_false(checker, tree(body))  # type: ignore[arg-type]
    except FAILURES:
        return "computed exactly"


def _printed(checker: Checker, body: Expr, definitions: Definitions) -> str:
    """What is said of printed digits in a statement that holds."""
    from .closed_instances import counterexamples
    from .closed_reasons import digits, digits_at

    if isinstance(body, Term) and body.op == "for" and isinstance(body.args[1], Term):
        if body.args[1].op != "implies" or not any(True for _ in _nodes(body, "~=")):
            return ""
        found = [as_trees(x) for x in islice(counterexamples(body, definitions), MOST_INSTANCES)]
        return digits_at(checker, tree(body.args[1]), found)  # type: ignore[arg-type]
    return digits(checker, tree(body))  # type: ignore[arg-type]


def _nodes(t: Expr, op: str) -> Iterator[Term]:
    return (node for node in walk(t) if isinstance(node, Term) and node.op == op)


def as_trees(values: Mapping[str, Expr]) -> dict:
    """Terms as the kernel reads them."""
    return {name: tree(x) for name, x in values.items()}


def _at_instance(checker: Checker, t: Term, found: dict) -> str:
    """Where a `for` fails."""
    from ..language import to_text
    from .closed_reasons import why_false

    values = {**found.get("sizes", {}), **found["instance"]}
    where = ", ".join(f"{name} = {to_text(from_tree(x))}" for name, x in values.items())
    return f"for {where}: {why_false(checker, substituted(tree(t.args[1]), values))}"


def _by_rules(body: Expr, claims: Sequence[Claim], definitions: Definitions, missed: str) -> Verdict:
    """What computing did not decide: one part of an `and` that fails, or the rules that take evidence."""
    fails = Term("fails", (body,))
    verdict = settled("refuted", body, fails, {}, claims, definitions)
    if verdict.status == "refuted":
        return verdict
    found = decide(body, definitions)
    if found.status == "proved":
        return settled("proved", body, body, dict(found.evidence or {}), (), definitions)
    return Verdict("undecided", reason=missed)


# --------------------------------------------------------------------------- bound names


def quantified_parts(t: object) -> Iterator[Term]:
    """The outermost `for` and `exists` in a statement."""
    if isinstance(t, Term) and t.op in QUANTIFIERS:
        yield t
    elif isinstance(t, Term) and t.op in ("and", "or", "not", "implies", "iff"):
        for part in t.args:
            yield from quantified_parts(part)


def quantified_claims(t: Term, known: Sequence[Claim], definitions: Definitions) -> Iterator[Claim]:
    """Claims that may decide a `for` or an `exists`: itself, or `not` it."""
    from .by_proof import general_claims
    from .closed_instances import as_evidence, counterexamples, witnesses

    if t.op == "exists":
        computed = ((t, COMPUTED), (Term("not", (t,)), COMPUTED))
        tried: Iterator[Claim] = chain(computed, ((t, as_evidence(x)) for x in witnesses(t, definitions)))
    else:
        denied = Term("not", (t,))
        against = ((denied, as_evidence(x)) for x in counterexamples(t, definitions))
        tried = chain(_computed(t, definitions), against)
    tried = chain(tried, general_claims(t, PATIENCE))
    return (claim for claim in tried if _accepted(*claim, known, definitions))


def _computed(t: Term, definitions: Definitions) -> Iterator[Claim]:
    """A `for` by computing with its names, or by one of the kernel's rules."""
    yield t, COMPUTED
    found = _rule(t, definitions)
    if found is not None:
        yield t, found


def identity(t: Term) -> Verdict | None:
    """proved, where a `for` (with `let`s around it) is an identity in its names; nothing is searched."""
    definitions, body = without_lets((), t)
    definitions = used(body, definitions)
    if not isinstance(body, Term) or body.op != "for":
        return None
    known = lists([body, *(value for _, value in definitions)], dict(definitions))
    for claim in _computed(body, definitions):
        if _accepted(*claim, known, definitions):
            return settled("proved", body, *claim, known, definitions)
    return None


def _rule(t: Expr, definitions: Definitions) -> dict | None:
    """Evidence for one of the kernel's rules."""
    try:
        return evidence(t, dict(definitions), {})
    except FAILURES:
        return None


def _accepted(claim: Expr, found: dict, known: Sequence[Claim], definitions: Definitions) -> bool:
    try:
        trial(0, [*known, (claim, found)], definitions)
    except FAILURES:
        return False
    return True


def _quantified(t: Term, definitions: Definitions) -> Verdict:
    """The verdict on one `for` or `exists`."""
    known = lists([t, *(value for _, value in definitions)], dict(definitions))
    for claim, found in quantified_claims(t, known, definitions):
        status = "proved" if claim == t else "refuted"
        verdict = settled(status, t, claim, found, known, definitions)
        if verdict.status == status:
            return verdict
    return Verdict("undecided", reason="neither proved by computing nor decided by an instance")
