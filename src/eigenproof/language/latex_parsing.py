"""LaTeX maths -> statement: `parse_latex`, `parse_latex_term`.

What `to_latex` prints, and what people write: products by juxtaposition, every matrix
environment, \\frac12, \\det A. What can be read in two ways is an error at its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ..errors import LimitError
from ..model import Expr
from .latex_operands import LatexParser
from .latex_tokens import LatexTokens
from .parser import too_deep
from .printing import SUM
from .tokens import Source

_DOLLARS = re.compile(r"\s*(?:(\$\$?)(.*)\1|\\\((.*)\\\)|\\\[(.*)\\\])\s*\Z", re.DOTALL)


def _parser(source: str) -> LatexParser:
    start, stop = 0, len(source)
    wrapped = _DOLLARS.match(source)
    if wrapped:
        start, stop = next(wrapped.span(k) for k in (2, 3, 4) if wrapped.span(k)[0] >= 0)
    place = Source(source)
    tokens = LatexTokens(place, start, stop).tokens
    return LatexParser(place, tokens, single_equals=True, bound=frozenset())


_TOO_DEEP = "nested too deeply to read"


def parse_latex(source: str, *, bound: Collection[str] = ()) -> Expr:
    """A statement from LaTeX maths (with or without its dollars); `parse_latex(to_latex(t)) == t`.

    Raises SyntaxProblem at what is not understood, and LimitError.
    """
    parser = _parser(source)
    parser.bound = frozenset(bound)
    parser.comma_is_and = True
    try:
        statement = fold(parser, read_lines(parser))
    except RecursionError:
        raise LimitError(_TOO_DEEP) from None
    if too_deep(statement):
        raise LimitError(_TOO_DEEP)
    return statement


def parse_latex_term(source: str, *, bound: Collection[str] = ()) -> Expr:
    """A term from LaTeX maths: a matrix, a vector, a number. Raises SyntaxProblem and LimitError."""
    parser = _parser(source)
    parser.bound = frozenset(bound)
    if parser.token.kind == "end":
        raise parser.problem(
            "nothing to read", 0, r"a term such as `\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}`", "empty"
        )
    try:
        value = parser.term(SUM)
    except RecursionError:
        raise LimitError(_TOO_DEEP) from None
    if parser.token.kind != "end":
        raise parser.unexpected("expected the end of the term")
    parser.check_ellipses()
    if too_deep(value):
        raise LimitError(_TOO_DEEP)
    return value
