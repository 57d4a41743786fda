"""Answers of the topics covariance and pca."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..derivations.story import Story
from ..exact.closed import evaluate
from ..exact.field import Tower, term_of
from ..exact.matrix import from_term
from ..goals.claims import body
from ..goals.data import covariance_of, data_word
from ..model import Derivation, Expr, Term, divide, mul, walk
from .text import StandingAlone, claims_of, demanded, right_side, without_names
from .values import value_fields

SCORE_DIGITS = 16
"""Digits of the scores of a table too long to have them written out exactly."""


def covariance_answer(story: Story, derivation: Derivation) -> dict[str, object]:
    """mean, covariance, ddof."""
    claims, bound = claims_of(derivation), dict(derivation.definitions)
    alone = StandingAlone(bound)
    return {
        "mean": alone.column(demanded(claims, Term("mean", ("X",)), bound)),
        "covariance": alone.rows(demanded(claims, covariance_of(story.options), bound)),
        "ddof": story.options.ddof,
    }


def pca_answer(story: Story, derivation: Derivation, digits: int) -> dict[str, object]:
    """mean (when centred), covariance, all components, the scores on those kept, and the error they leave.

    Each component has its variance, its share of the whole, and its direction: exact as a rule, and
    certified decimals where exact ones would be too long to read (`directions`: "exact" or "decimals").
    """
    claims, bound = claims_of(derivation), dict(derivation.definitions)
    alone, options = StandingAlone(bound), story.options
    matrix = demanded(claims, covariance_of(options), bound)
    values = demanded(claims, Term("eigenvalues", ("C",)), bound).args
    total = _trace(matrix)
    share = cache(lambda v: None if total == 0 else alone.text(_share(v, total, bound)))
    exact = "Q" in bound
    directions = _columns(bound["Q"], alone) if exact else _decimals(story, digits)

    @cache
    def value(t: Expr) -> dict[str, str]:
        return value_fields(t, without_names(t, bound), alone, digits)

    found: dict[str, object] = {}
    if options.centred:
        found["mean"] = alone.column(demanded(claims, Term("mean", ("X",)), bound))
    return {
        **found,
        "covariance": alone.rows(matrix),
        "ddof": options.ddof if options.centred else None,
        "components": [
            {
                "variance": dict(value(v)),
                "ratio": share(v),
                "direction": direction,
            }
            for v, direction in zip(values, directions, strict=True)
        ],
        "directions": "exact" if exact else "decimals",
        "scores": _scores(story, claims, alone),
        "reconstruction_error": alone.text(_error(claims)),
    }


def _trace(t: Term) -> Expr:
    """The sum of the diagonal entries."""
    a = from_term(t)
    return term_of(sum((row[k] for k, row in enumerate(a.rows)), a.field(0)))


def _share(v: Expr, total: Expr, bound: Mapping[str, Expr]) -> Expr:
    """v/total, worked out in closed form; a named root is left as it is."""
    alone = without_names(v, bound)
    if any(isinstance(t, Term) and t.op == "root" for t in walk(alone)):
        return divide(v, total) if isinstance(total, Term) else mul(divide(1, total), v)
    return term_of(evaluate(Tower.QQ, Term("/", (alone, total)))[1])


def _columns(q: Expr, alone: StandingAlone) -> list[list[str]]:
    """The columns of a matrix."""
    return [list(column) for column in zip(*alone.rows(q), strict=True)]


def _decimals(story: Story, digits: int) -> list[list[str]]:
    from ..derivations.pca_decimals import direction_decimals, principal

    return direction_decimals(principal(story), digits)


def _scores(story: Story, claims: list[Expr], alone: StandingAlone) -> list[list[str]]:
    """A row for each observation: read off the claims, or certified decimals for a long table."""
    y = data_word(story.options)
    columns = []
    while (s := right_side(claims, mul(y, Term("column", ("W", len(columns) + 1))))) is not None:  # type: ignore[arg-type]
        columns.append(alone.column(s))
    if columns:
        return [list(row) for row in zip(*columns, strict=True)]
    from ..derivations.pca_decimals import data_matrix, principal, score_decimals

    found = principal(story)
    return score_decimals(data_matrix(story), found, SCORE_DIGITS) if found.kept else []


def _error(claims: list[Expr]) -> Expr:
    """The right side of the claim that no other directions leave less; 0 where nothing varies."""
    for s in claims:
        if isinstance(s, Term) and s.op == "for" and s.args[0][0][0] == "D":
            return body(s).args[1]
    return 0
