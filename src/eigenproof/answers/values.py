"""A real number of an answer: its exact value, its minimal polynomial, and certified decimals."""

from __future__ import annotations

from ..exact.algebraic import algebraic
from ..exact.decimals import decimal
from ..language import to_text
from ..model import Expr, polynomial
from .text import StandingAlone


def value_fields(t: Expr, written_out: Expr, alone: StandingAlone, digits: int) -> dict[str, str]:
    """value, minimal_polynomial and approx of a number: as a claim names it, and with names written out."""
    x = algebraic(written_out)
    return {
        "value": alone.text(t),
        "minimal_polynomial": to_text(polynomial(x.minimal)),
        "approx": decimal(x.enclose, digits),
    }
