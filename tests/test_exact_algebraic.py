"""Real algebraic numbers read from terms: minimal polynomials and enclosures, against known ones."""

from __future__ import annotations

import pytest
from derive_support import number

from eigenproof.errors import DerivationError
from eigenproof.exact.algebraic import algebraic
from eigenproof.exact.decimals import decimal
from eigenproof.language import parse_term

KNOWN = {
    "3/2": (-3, 2),
    "0": (0, 1),
    "sqrt(2)": (-2, 0, 1),
    "(1 + sqrt(5))/2": (-1, -1, 1),
    "sqrt(2) + sqrt(3)": (1, 0, -10, 0, 1),
    "root(x^3 - 2, 1)": (-2, 0, 0, 1),
    "sqrt(root(x^3 - 2, 1))": (-2, 0, 0, 0, 0, 0, 1),
    "root(x^3 - 3*x + 1, 2)": (1, -3, 0, 1),
    "sqrt(root(x^3 - 5*x^2 + 6*x - 1, 1))": (1, -2, -1, 1),  # 2 cos(pi/7)
    "root(2*x - 3, 1)": (-3, 2),
}


@pytest.mark.parametrize(("text", "minimal"), KNOWN.items())
def test_minimal_polynomials(text, minimal):
    x = algebraic(parse_term(text))
    assert x.minimal == minimal
    assert abs(float(decimal(x.enclose, 17)) - float(number(text))) < 1e-14


def test_what_is_not_real_or_not_closed():
    with pytest.raises(DerivationError):
        algebraic(parse_term("root(x^3 - 2, 2, C)"))
