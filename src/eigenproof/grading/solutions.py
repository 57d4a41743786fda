"""A right answer for a part, from a derivation that the judge accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from ..model import Claim, Place, Term
from ..session import derive
from .grades import Part
from .questions import DATA, Question

DERIVED = {
    "eigenvalues": "eigen", "eigenvectors": "eigen", "inverse": "pseudoinverse", "rank": "pseudoinverse",
    "nullspace": "pseudoinverse",
}  # fmt: skip
"""Topics of questions that have no derivation of their own, and the one that holds the answer."""


def solution(q: Question, part: str) -> str:
    """A right answer in the statement language; "" where the derivation does not say it."""
    if part == "nullspace":
        return _nullspace(q)
    answer = _answer(q)
    found = _FROM.get(part, lambda a: "")(answer) if part in _FROM else ""
    return found if part != "inverse" or answer["rank"] == q.shape[0] else "A has no inverse"


def repair(q: Question, part: Part) -> str:
    """One small change that makes a wrong part right, in words that may say the right value.

    "" when there is none, or when it would change the question.
    """
    from ..reviewing import review_claim

    if part.verdict != "refuted" or part.repair or part.statement is None:
        return part.repair
    found = review_claim(Claim(Place(1, 1), part.given, part.statement))
    if not isinstance(found.repaired, Term) or found.repaired.op != "let" or "dot(" in found.repair:
        return ""
    bound = dict(found.repaired.args[0])
    return found.repair if all(bound.get(name) == value for name, value in q.given) else ""


@lru_cache(maxsize=8)
def _answer(q: Question) -> Mapping[str, Any]:
    topic = DERIVED.get(q.topic, q.topic)
    options = {}
    if topic in DATA:  # the data were turned when they were read
        options["ddof"] = q.options.ddof
        if topic == "pca" and q.options.components is not None:
            options["components"] = q.options.components
    y = None if q.y is None else list(q.y.args)
    return derive(topic, q.matrix, y, digits=16, **options).answer


def _nullspace(q: Question) -> str:
    from ..exact.field import term_of
    from ..exact.linear import null_space
    from ..exact.matrix import from_term
    from ..language import to_text
    from ..model import vector

    basis = [vector(term_of(x) for x in v) for v in null_space(from_term(q.matrix).rows, q.shape[1])]
    return to_text(Term("span", tuple(basis or [vector([0] * q.shape[1])])))


def _rows(rows: list[list[str]]) -> str:
    return "[" + ", ".join("[" + ", ".join(row) + "]" for row in rows) + "]"


def _column(entries: list[str]) -> str:
    return "(" + ", ".join(entries) + ("," if len(entries) == 1 else "") + ")"


def _values(answer: Mapping[str, Any]) -> str:
    return ", ".join(v["value"] for v in answer["eigenvalues"] for _ in range(v["algebraic_multiplicity"]))


def _vectors(answer: Mapping[str, Any]) -> str:
    """All eigenvectors; an entry of a family in l has its eigenvalue written out."""
    vectors = [(v["value"], x) for v in answer["eigenvalues"] for x in v.get("eigenvectors", ())]
    written = [[re.sub(r"\bl\b", f"({value})", entry) for entry in x] for value, x in vectors]
    return ", ".join(map(_column, written))


def _factor(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda a: _rows(a[name]) if name in a else "A is not diagonalisable"


_FROM: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "charpoly": lambda a: a["polynomial"], "eigenvalues": _values, "eigenvectors": _vectors,
    "P": _factor("P"), "D": _factor("D"), "Q": _factor("Q"), "det": lambda a: a["value"],
    "U": _factor("U"), "S": _factor("S"), "V": _factor("V"),
    "pinv": lambda a: _rows(a["matrix"]), "inverse": lambda a: _rows(a["matrix"]),
    "rank": lambda a: str(a["rank"]), "x": lambda a: _column(a["solution"]),
    "residual": lambda a: _column(a["residual"]), "mean": lambda a: _column(a["mean"]),
    "covariance": lambda a: _rows(a["covariance"]),
    "components": lambda a: ", ".join(_column(c["direction"]) for c in a["components"]),
    "variances": lambda a: ", ".join(c["variance"]["value"] for c in a["components"]),
}  # fmt: skip
