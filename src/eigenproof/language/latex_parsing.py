"""LaTeX maths -> statement: `parse_latex`, `parse_latex_term`, `parse_latex_lines`.

What `to_latex` prints, and what people write: products by juxtaposition, every matrix
environment, \\frac12, \\det A. What can be read in two ways is an error at its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ..model import Expr
from .latex_operands import LatexParser
from .latex_tokens import LatexTokens
from .statements import Written
from .tokens import Source

_DOLLARS = re.compile(r"\s*(?:(\$\$?)(.*)\1|\\\((.*)\\\)|\\\[(.*)\\\])\s*\Z", re.DOTALL)


def _parser(source: str, bound: Collection[str]) -> LatexParser:
    start, stop = 0, len(source)
    wrapped = _DOLLARS.match(source)
    if wrapped:
        start, stop = next(wrapped.span(k) for k in (2, 3, 4) if wrapped.span(k)[0] >= 0)
    place = Source(source)
    tokens = LatexTokens(place, start, stop).tokens
    return LatexParser(place, tokens, single_equals=True, bound=frozenset(bound))


def parse_latex_lines(source: str, *, bound: Collection[str] = ()) -> list[Written]:
    r"""The statements and `\text{let }`s of LaTeX maths one by one, each with its line and character."""
    return _parser(source, bound).whole_text()


def parse_latex(source: str, *, bound: Collection[str] = ()) -> Expr:
    """A statement from LaTeX maths (with or without its dollars); `parse_latex(to_latex(t)) == t`.

    `bound` names what is defined outside. Raises SyntaxProblem at what is not understood, and LimitError.
    """
    parser = _parser(source, bound)
    return parser.fold(parser.whole_text())


def parse_latex_term(source: str, *, bound: Collection[str] = ()) -> Expr:
    """A term from LaTeX maths: a matrix, a vector, a number. Raises SyntaxProblem and LimitError."""
    return _parser(source, bound).whole_term()
