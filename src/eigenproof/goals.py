"""The fixed goal of each topic: what a derivation must prove, built from topic, matrix and its claims.

A goal's left sides come from here. The values on the right are read off the derivation's
own claims, which the judge decides; a claim that the topic needs and that is missing is an
error, so that a derivation cannot prove less than its topic promises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .errors import DerivationError
from .model import Expr, Term, conj, conjuncts, eq, names, walk

R = Term("R", ())


def goal(
    topic: str,
    given: Sequence[tuple[str, Term]],
    definitions: Sequence[tuple[str, Expr]],
    claims: Sequence[Expr],
) -> Expr:
    """The statement that a derivation of `topic` about what was `given` (name, term) has to prove.

    Definitions must bind the names given. Raises DerivationError when a claim is missing.
    """
    bound = dict(definitions)
    if any(bound.get(name) != t for name, t in given) or len(bound) != len(definitions):
        raise DerivationError("a derivation must be about the matrix that was given, under its name")
    parts = [s for c in claims for s in conjuncts(c)]
    found = BUILDERS[topic](given[0][1], bound, parts)
    _demand_explicit(found, bound, {name for name, _ in given})
    return conj(*found)


NUMBERS = {"+", "*", "/", "neg", "^", "sqrt", "root", "i", "C", "decimal"}
"""What a value may be written with: numbers, not words such as det(A) that only repeat the question."""
CONTAINERS = {"multiset", "counted", "span", "vector", "matrix"}


def _demand_explicit(parts: Sequence[Expr], bound: Mapping[str, Expr], given: set[str]) -> None:
    """DerivationError unless every right side, and every definition but the given ones, is in numbers."""
    rights = [s.args[1] for s in map(_body, parts) if isinstance(s, Term) and s.op == "=="]
    for t in [*rights, *(value for name, value in bound.items() if name not in given)]:
        for node in walk(t):
            ok = node not in given if isinstance(node, str) else True
            if isinstance(node, Term):
                ok = node.op in NUMBERS or node.op in CONTAINERS
            if not ok:
                raise DerivationError("a derivation must give its answer in numbers, not in terms of A")


def _body(claim: Expr) -> Expr:
    """The equation inside a claim about all x, or about all roots."""
    while isinstance(claim, Term) and claim.op in ("for", "implies"):
        claim = claim.args[1]
    return claim


def _equation(parts: Sequence[Expr], left: Term) -> Term:
    """The claim `left == something`."""
    found = [s for s in parts if isinstance(s, Term) and s.op == "==" and s.args[0] == left]
    if not found:
        raise DerivationError(f"the derivation does not say what {left.op} of A is")
    return found[0]


def _polynomials(parts: Sequence[Expr], n: int) -> list[Expr]:
    left = Term("charpoly", ("A", "x"))
    binder = (("x", R),)
    found = [
        s
        for s in parts
        if isinstance(s, Term)
        and s.op == "for"
        and s.args[0] == binder
        and isinstance(s.args[1], Term)
        and s.args[1].op == "=="
        and s.args[1].args[0] == left
        and names(s.args[1].args[1]) <= {"x"}
    ]
    if len(found) < (2 if n else 1):
        raise DerivationError(
            "the derivation does not give the characteristic polynomial, expanded and factored"
        )
    return list(found)


def _charpoly(given: Term, bound: Mapping[str, Expr], parts: Sequence[Expr]) -> list[Expr]:
    return [*_polynomials(parts, len(given.args)), _equation(parts, Term("eigenvalues", ("A",)))]


def spectrum(parts: Sequence[Expr]) -> list[Expr]:
    """The distinct entries of the claim eigenvalues(A) == {...}."""
    claim = _equation(parts, Term("eigenvalues", ("A",)))
    return list(dict.fromkeys(claim.args[1].args))


def _eigen(given: Term, bound: Mapping[str, Expr], parts: Sequence[Expr]) -> list[Expr]:
    found: list[Expr] = [_equation(parts, Term("eigenvalues", ("A",)))]
    for value in spectrum(parts):
        own = [
            s
            for s in parts
            if isinstance(s, Term) and s.op == "==" and s.args[0] == Term("eigenspace", ("A", value))
        ]
        space = own[0] if own else _family(parts, bound.get(value) if isinstance(value, str) else value)
        if space is None or not _is_span(space):
            raise DerivationError("the derivation does not give the eigenspace of every eigenvalue")
        if space not in found:
            found.append(space)
    return found


def _is_span(claim: Expr) -> bool:
    return any(isinstance(t, Term) and t.op == "span" for t in walk(claim))


def _family(parts: Sequence[Expr], value: Expr | None) -> Expr | None:
    """for l in C: p(l) == 0 implies eigenspace(A, l) == span(...), for value = root(p, k)."""
    if not isinstance(value, Term) or value.op != "root":
        return None
    for s in parts:
        if not (isinstance(s, Term) and s.op == "for" and s.args[0] == (("l", Term("C", ())),)):
            continue
        body = s.args[1]
        if not (isinstance(body, Term) and body.op == "implies"):
            continue
        hypothesis, conclusion = body.args
        if hypothesis == eq(_renamed(value.args[0]), 0) and conclusion.args[0] == Term(
            "eigenspace", ("A", "l")
        ):
            return s
    return None


def _renamed(p: Expr) -> Expr:
    """p(x) as p(l)."""
    if isinstance(p, Term):
        return Term(p.op, tuple(_renamed(a) for a in p.args))
    return "l" if p == "x" else p


def _diagonalize(given: Term, bound: Mapping[str, Expr], parts: Sequence[Expr]) -> list[Expr]:
    decomposition = Term("diagonalization", ("A", "P", "D"))
    over_c = [decomposition, Term("not", (Term("diagonalizable", ("A",)),))]
    over_r = [Term("diagonalizable", ("A", R)), Term("not", (Term("diagonalizable", ("A", R)),))]
    found: list[Expr] = [_equation(parts, Term("eigenvalues", ("A",)))]
    real = not any(isinstance(t, Term) and t.op == "i" for t in walk(given))
    for choices in (over_c, over_r) if real else (over_c,):
        chosen = [s for s in choices if s in parts]
        if not chosen:
            raise DerivationError("the derivation does not decide whether A is diagonalisable")
        found.append(chosen[0])
    return found


def _spectral(given: Term, bound: Mapping[str, Expr], parts: Sequence[Expr]) -> list[Expr]:
    d = bound.get("D")
    if not isinstance(d, Term) or d.op != "matrix":
        raise DerivationError("the derivation does not define D")
    values = list(dict.fromkeys(d.args[k][k] for k in range(len(d.args))))
    order = [Term(">=", pair) for pair in zip(values, values[1:], strict=False)]
    return [Term("spectral", ("A", "Q", "D")), *order]


def _determinant(given: Term, bound: Mapping[str, Expr], parts: Sequence[Expr]) -> list[Expr]:
    return [_equation(parts, Term("det", ("A",)))]


BUILDERS = {
    "charpoly": _charpoly,
    "eigen": _eigen,
    "diagonalize": _diagonalize,
    "spectral": _spectral,
    "determinant": _determinant,
}
