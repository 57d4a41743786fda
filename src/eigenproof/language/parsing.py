"""Text -> statement: `parse`, `parse_term`, and `parse_lines` for a text of many statements."""

from __future__ import annotations

from collections.abc import Collection

from ..errors import LimitError
from ..model import Expr
from .parser import too_deep
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
    parser = _parser(text, single_equals, bound)
    parser.comma_is_and = True
    try:
        lines = read_lines(parser)
    except RecursionError:
        raise LimitError(
            "nested too deeply to read", next_move="give parts of it a name with `let`"
        ) from None
    if any(too_deep(line.term) for line in lines):
        raise LimitError("nested too deeply to read", next_move="give parts of it a name with `let`")
    return lines


def parse(text: str, *, single_equals: bool = True, bound: Collection[str] = ()) -> Expr:
    """One statement from text; several (on lines, or parted by `;`) are joined by `and`.

    `let`s bind over what follows them. A single `=` is read as `==` unless `single_equals`
    is False. `bound` names what is defined outside. Raises SyntaxProblem and LimitError.
    """
    lines = parse_lines(text, single_equals=single_equals, bound=bound)
    return fold(TextParser(Source(text), tokenize(Source("")), single_equals=False, bound=frozenset()), lines)


def parse_term(text: str, *, bound: Collection[str] = ()) -> Expr:
    """One term from text: a number, a matrix, an expression. Raises SyntaxProblem and LimitError."""
    parser = _parser(text, False, bound)
    parser.skip_newlines()
    try:
        value = parser.term()
    except RecursionError:
        raise LimitError("nested too deeply to read") from None
    parser.skip_newlines()
    if parser.token.kind != "end":
        raise parser.unexpected("expected the end of the term")
    parser.check_ellipses()
    if too_deep(value):
        raise LimitError("nested too deeply to read")
    return value
