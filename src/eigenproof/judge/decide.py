"""The judge: a statement in, a verdict out. It never sees how the statement was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from ..errors import CertificateError, EigenproofError
from ..kernel import FORMAT, check
from ..model import Expr, Term, Verdict, add, mul, neg, substitute, tree, walk
from .evidence import PRIMES, evidence, expanded
from .places import rational_coefficients, roots_evidence
from .radicals import radical_relations

Definitions = Sequence[tuple[str, Expr]]


def certificate(goal: Expr, claims: Sequence[tuple[Expr, Mapping]], definitions: Definitions) -> dict:
    """The JSON-ready certificate of these claims (statement, evidence) for a goal."""
    terms = [value for _, value in definitions] + [s for s, _ in claims]
    return {
        "format": FORMAT,
        "definitions": [[name, tree(value)] for name, value in definitions],
        "radicals": radical_relations(terms),
        "roots": roots_evidence(terms, dict(definitions)),
        "goal": tree(goal),
        "claims": [{"claim": tree(s), "evidence": dict(e)} for s, e in claims],
    }


def decide(
    statement: Expr, definitions: Definitions = (), hint: Mapping[str, object] | None = None
) -> Verdict:
    """Decide one closed statement about explicit matrices.

    proved: the kernel accepted a certificate. refuted: the kernel accepted one for the
    exact opposite of one equation in it. undecided otherwise, with what was tried.
    """
    reason = ""
    for prime in PRIMES:
        try:
            found = evidence(statement, dict(definitions), hint or {}, prime)
            check(certificate(statement, [(statement, found)], definitions))
            return Verdict("proved", reason="the kernel accepted the certificate", evidence=found)
        except EigenproofError as error:
            reason = error.message
    return refute(statement, definitions) or Verdict("undecided", reason=reason)


def refute(statement: Expr, definitions: Definitions) -> Verdict | None:
    """A verdict `refuted` when an equation in the statement fails, its failure re-checked by the kernel."""
    for opposite in opposites(statement, dict(definitions)):
        if degree_of(expanded(opposite, dict(definitions))) > LARGEST_DEGREE:
            continue  # to show that a number of this degree is not 0 would take the kernel too long
        for prime in PRIMES[:2]:
            try:
                check(certificate(opposite, [(opposite, {"prime": prime})], definitions))
            except CertificateError:
                continue
            from ..language import to_text

            return Verdict(
                "refuted", reason=f"{to_text(opposite)} was proved", evidence={"opposite": tree(opposite)}
            )
    return None


LARGEST_DEGREE = 64


def degree_of(t: object) -> int:
    """A bound for the degree over Q of the numbers in a term: the product of the degrees of its roots."""
    found = {node for node in walk(t) if isinstance(node, Term) and node.op in ("sqrt", "i", "root")}  # type: ignore[arg-type]
    degrees = (len(rational_coefficients(n.args[0]) or range(9)) - 1 if n.op == "root" else 2 for n in found)
    return prod(degrees)


POINTS = range(-2, 8)
"""Where two polynomials are compared when one of them is to be refuted."""


def opposites(statement: Expr, definitions: Mapping[str, Expr]) -> list[Term]:
    """Scalar disequations each of which contradicts the statement."""
    if not isinstance(statement, Term):
        return []
    op, args = statement
    if op == "and":
        return [o for s in args for o in opposites(s, definitions)]
    if op == "for" and len(args[0]) == 1:
        name = args[0][0][0]
        return [o for t in POINTS for o in opposites(substitute(args[1], {name: t}), definitions)]
    if op in ("diagonalization", "spectral"):
        return against_columns(op, *(definitions.get(x, x) if isinstance(x, str) else x for x in args))
    word = args[0].op if op == "==" and isinstance(args[0], Term) else ""
    right = args[1] if word and isinstance(args[1], Term) else None
    if word == "eigenspace" and right and right.op == "span":
        a, value = args[0].args
        return [o for v in right.args for o in differing_entries(Term("*", (a, v)), Term("*", (value, v)), v)]
    if word == "eigenvalues" and right and right.op == "multiset":
        # two monic polynomials of degree n that agree at more than n points are the same
        products = ((t, mul(*(add(t, neg(v)) for v in right.args))) for t in POINTS)
        return [Term("!=", (Term("charpoly", (args[0].args[0], t)), value)) for t, value in products]
    if word in ("eigenspace", "eigenvalues", "rref"):
        return []
    if op == "==":
        shape = definitions.get(args[1], args[1]) if isinstance(args[1], str) else args[1]
        return differing_entries(args[0], args[1], shape)
    turned = {"<": ">=", ">": "<=", "<=": ">", ">=": "<", "!=": "=="}
    return [Term(turned[op], args)] if op in turned else []


def against_columns(word: str, a: Expr, p: Expr, d: Expr) -> list[Term]:
    """A v != d v for a column v of P; for `spectral` also v.H w != 0 or v.H v != 1."""
    if not (isinstance(p, Term) and isinstance(d, Term) and p.op == d.op == "matrix"):
        return []
    columns = [Term("vector", c) for c in zip(*p.args, strict=True)]
    found: list[Term] = []
    for k, (v, row) in enumerate(zip(columns, d.args, strict=False)):
        found += [Term("!=", (x, 0)) for j, x in enumerate(row) if j != k and x != 0]
        found += differing_entries(Term("*", (a, v)), Term("*", (row[k], v)), v) if k < len(row) else []
    if word == "spectral":
        pairs = [(v, w) for k, v in enumerate(columns) for w in columns[: k + 1]]
        found += [Term("!=", (Term("*", (Term("H", (v,)), w)), int(v is w))) for v, w in pairs]
    return found


def differing_entries(left: Expr, right: Expr, shape: Expr) -> list[Term]:
    """left[i,j] != right[i,j] for every entry (the one disequation for scalars)."""
    if isinstance(shape, Term) and shape.op == "vector":
        rows, columns = len(shape.args), 1
    elif isinstance(shape, Term) and shape.op == "matrix" and shape.args:
        rows, columns = len(shape.args), len(shape.args[0])
    else:
        return [Term("!=", (left, right))]
    if rows == columns == 1:
        return [Term("!=", (left, right))]
    return [
        Term("!=", (Term("entry", (left, i, j)), Term("entry", (right, i, j))))
        for i in range(1, rows + 1)
        for j in range(1, columns + 1)
    ]


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
