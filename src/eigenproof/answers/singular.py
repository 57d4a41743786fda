"""The answer of the topic svd."""

from __future__ import annotations

from functools import cache

from ..model import Derivation, Expr, Term
from .text import StandingAlone, claims_of, demanded, right_side, without_names
from .values import value_fields


def svd_answer(derivation: Derivation, digits: int) -> dict[str, object]:
    """U, S, V (full), rank, and the min(m, n) singular values, descending."""
    claims, bound = claims_of(derivation), dict(derivation.definitions)
    alone = StandingAlone(bound)

    @cache
    def value(t: Expr) -> dict[str, str]:
        return value_fields(t, without_names(t, bound), alone, digits)

    return {
        **{name: alone.rows(bound[name]) for name in "USV"},
        "rank": right_side(claims, Term("rank", ("A",))),
        "singular_values": [
            dict(value(t)) for t in demanded(claims, Term("singular_values", ("A",)), bound).args
        ],
    }
