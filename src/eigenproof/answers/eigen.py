"""Answers of the topics about eigenvalues and determinants."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from ..derivations.story import Story
from ..errors import DerivationError
from ..exact.decimals import decimal
from ..exact.eigen import Eigenvalue, minimal_polynomial
from ..language import to_text
from ..model import Derivation, Expr, Term, polynomial, substitute
from .text import claims_of, right_side, rows_text


def eigen_answer(story: Story, derivation: Derivation, digits: int) -> dict[str, object]:
    """polynomial, factored, eigenvalues, value, diagonalizable, P, Q, D: what the topic has of these."""
    claims = claims_of(derivation)
    found: dict[str, object] = {}
    polynomials = [c.args[1].args[1] for c in claims if _is_charpoly(c)]
    if polynomials:
        found["polynomial"] = to_text(polynomials[0])
        found["factored"] = to_text(polynomials[1] if len(polynomials) > 1 else polynomials[0])
    values = right_side(claims, Term("eigenvalues", ("A",)))
    if values is not None:
        found["eigenvalues"] = [
            _eigenvalue(story, claims, name, count, digits)
            for name, count in Counter(_entries(values)).items()
        ]
    determinant = right_side(claims, Term("det", ("A",)))
    if determinant is not None:
        found["value"] = to_text(determinant)
    if derivation.topic == "diagonalize":
        refused = [c.args[0] for c in claims if isinstance(c, Term) and c.op == "not"]
        found["diagonalizable"] = Term("diagonalizable", ("A",)) not in refused
        if not story.over_c:
            found["diagonalizable_over_R"] = Term("diagonalizable", ("A", Term("R", ()))) not in refused
    bound = dict(derivation.definitions)
    for name in ("P", "Q", "D"):
        if name in bound:
            found[name] = rows_text(bound[name], bound)
    return found


def _is_charpoly(claim: Expr) -> bool:
    return (
        isinstance(claim, Term) and claim.op == "for" and isinstance(claim.args[1], Term)
        and claim.args[1].op == "==" and claim.args[1].args[0] == Term("charpoly", ("A", "x"))
    )  # fmt: skip


def _entries(values: Expr) -> tuple[Expr, ...]:
    assert isinstance(values, Term)
    return values.args


def _eigenvalue(story: Story, claims: list[Expr], name: Expr, count: int, digits: int) -> dict[str, object]:
    value = _lookup(story, name)
    found: dict[str, object] = {
        "value": to_text(value.value),
        "minimal_polynomial": to_text(polynomial(minimal_polynomial(value))),
        "approx": decimal(value.enclose, digits),
        "algebraic_multiplicity": count,
    }
    span = _space(claims, name, value)
    if span is not None:
        found["geometric_multiplicity"] = len(span.args)
        found["eigenvectors"] = _vectors_text(span)
    return found


@lru_cache(maxsize=8)  # all roots of one factor share their vectors
def _vectors_text(span: Term) -> list[list[str]]:
    return [[to_text(entry) for entry in v.args] for v in span.args]


def _lookup(story: Story, name: Expr) -> Eigenvalue:
    for k, value in enumerate(story.values):
        if story.value_terms[k] == name:
            return value
    raise DerivationError("the derivation claims an eigenvalue that it did not find")


def _space(claims: list[Expr], name: Expr, value: Eigenvalue) -> Term | None:
    """The span claimed for an eigenvalue; for a root, the family in l of its factor."""
    span = right_side(claims, Term("eigenspace", ("A", name)))
    if span is not None:
        return span  # type: ignore[return-value]
    if value.scalar is not None:
        return None
    hypothesis = Term("==", (_in_l(value.value.args[0]), 0))  # type: ignore[union-attr]
    for c in claims:
        if (
            isinstance(c, Term)
            and c.op == "for"
            and isinstance(c.args[1], Term)
            and c.args[1].op == "implies"
            and c.args[1].args[0] == hypothesis
        ):
            return c.args[1].args[1].args[1]
    return None


def _in_l(p: Expr) -> Expr:
    return substitute(p, {"x": "l"})  # type: ignore[return-value]
