"""Text -> statement: `parse`, `parse_term`, and `parse_lines` for a text of many statements."""

from __future__ import annotations

from collections.abc import Collection

from ..model import Expr
from .statements import Written
from .text_operands import TextParser
from .tokens import Source, tokenize


def _parser(text: str, single_equals: bool, bound: Collection[str]) -> TextParser:
    source = Source(text)
    return TextParser(source, tokenize(source), single_equals=single_equals, bound=frozenset(bound))


def parse_lines(text: str, *, single_equals: bool = True, bound: Collection[str] = ()) -> list[Written]:
    """The statements and `let`s of a text one by one, each with its line and character.

    `bound` names what is defined before the text. Raises SyntaxProblem (with line, character,
    the line itself, and what to try) and LimitError.
    """
    return _parser(text, single_equals, bound).whole_text()


def parse(text: str, *, single_equals: bool = True, bound: Collection[str] = ()) -> Expr:
    """One statement from text; several (on lines, or parted by `;`) are joined by `and`.

    `let`s bind over what follows them. A single `=` is read as `==` unless `single_equals`
    is False. `bound` names what is defined outside. Raises SyntaxProblem and LimitError.
    """
    parser = _parser(text, single_equals, bound)
    return parser.fold(parser.whole_text())


def parse_term(text: str, *, bound: Collection[str] = ()) -> Expr:
    """One term from text: a number, a matrix, an expression. Raises SyntaxProblem and LimitError."""
    return _parser(text, False, bound).whole_term()
