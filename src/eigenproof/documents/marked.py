"""Marked statements: a text in the statement language, line by line; chains with `by`; `let`s that carry on.

A line that starts with a relation carries on the line above to a chain, each link of which is a statement
by itself; `by H` at its end names the hypotheses that this link may use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..errors import InputError
from ..language import parse, parse_lines, to_text
from ..model import Expr, Term, conj, conjuncts, let, names

_CARRIES_ON = re.compile(r"\s*(?:==|=(?!>)|<=(?!>)|>=|<(?!=>)|>|≤|≥)")
_BY = re.compile(r"(?<!\s)\s+by\s+")


class Link(NamedTuple):
    """A statement's place in a chain: the line where the chain starts, and what the author wrote.

    `whole` is the link under all hypotheses of the chain, `by` those that it names (None: it names none).
    """

    start: int
    whole: Expr
    by: tuple[Expr, ...] | None


class Stated(NamedTuple):
    """A statement of a file: the line it is on (from 1), its text, the verdict it must get, its term.

    `statement` has the `let`s it needs around it. `text` of a link of a chain is that line alone.
    """

    line: int
    text: str
    expected: str
    statement: Expr
    link: Link | None = None


class Unit(NamedTuple):
    """A statement or `let` of a block, one string for each link of a chain, with the line each starts on."""

    lines: tuple[int, ...]
    pieces: tuple[str, ...]


def units(block: Iterable[str], first: int = 1) -> Iterator[Unit]:
    """The statements and `let`s of some lines: brackets and relations at the start carry a line on.

    first: the number of the first line.
    """
    lines: list[int] = []
    pieces: list[str] = []
    depth = 0
    for number, line in enumerate(block, first):
        if depth > 0:
            pieces[-1] += "\n" + line
        elif lines and _CARRIES_ON.match(line):
            lines.append(number)
            pieces.append(line)
        elif line.strip():
            if lines:
                yield Unit(tuple(lines), tuple(pieces))
            lines, pieces = [number], [line]
        depth += sum(line.count(c) for c in "([{") - sum(line.count(c) for c in ")]}")
    if lines:
        yield Unit(tuple(lines), tuple(pieces))


def stated(unit: Unit, expected: str, definitions: list[tuple[str, Expr]]) -> Iterator[Stated]:
    """The statements of a unit; a `let` is added to the definitions. Raises InputError with its line."""
    bound = [name for name, _ in definitions]
    if len(unit.pieces) > 1:
        for line, text, whole, by in _links(unit, bound):
            statement = let(definitions, whole if by is None else _under(whole, by, line))
            yield Stated(line, text, expected, statement, Link(unit.lines[0], whole, by))
        return
    above = "\n" * (unit.lines[0] - 1)  # so that errors and places have the line of the file
    for written in parse_lines(above + unit.pieces[0], bound=bound):
        if written.name is not None:
            definitions.append((written.name, written.term))
        else:
            statement = let(definitions, written.term)
            yield Stated(written.line, unit.pieces[0].strip(), expected, statement)


def _links(unit: Unit, bound: list[str]) -> Iterator[tuple[int, str, Expr, tuple[Expr, ...] | None]]:
    """Line and text of each link of a chain, the link under all hypotheses, and the ones it names.

    What stands before a link is read again with it: a chain is what it would be on one line.
    """
    chain = unit.pieces[0]
    for line, piece in zip(unit.lines[1:], unit.pieces[1:], strict=True):
        term, *reason = _BY.split(piece, maxsplit=1)
        chain += "\n" + term
        # brackets make a line break white space: the chain is read as one line, from its own place on
        statement = _last_link(_parse_at(chain, unit.lines[0], bound))
        by = None
        if reason:
            by = conjuncts(parse("\n" * (line - 1) + reason[0], bound={*bound, *names(statement)}))
        yield line, piece.strip(), statement, by


def _parse_at(chain: str, line: int, bound: list[str]) -> Expr:
    """A statement on several lines, the first of which has this number."""
    if line > 1:
        above = "\n" * (line - 2) + "(\n"
        return parse(f"{above}{chain}\n)", bound=bound)
    try:
        return parse(f"(\n{chain}\n)", bound=bound)
    except InputError as error:
        error.line = error.line - 1 if error.line else error.line
        raise


def _last_link(statement: Expr) -> Expr:
    """The last link of a chain, below its binders and hypotheses."""
    if isinstance(statement, Term) and statement.op in ("for", "implies"):
        return Term(statement.op, (statement.args[0], _last_link(statement.args[1])))
    return conjuncts(statement)[-1]


def _under(statement: Expr, by: tuple[Expr, ...], line: int) -> Expr:
    """A statement with only these of its hypotheses. Raises InputError for what is none of them."""
    if isinstance(statement, Term) and statement.op == "for":
        return Term("for", (statement.args[0], _under(statement.args[1], by, line)))
    known = conjuncts(statement.args[0]) if isinstance(statement, Term) and statement.op == "implies" else ()
    for hypothesis in by:
        if hypothesis not in known:
            raise InputError(
                f"`{to_text(hypothesis)}` is not a hypothesis of this chain", line=line, code="reason",
                next_move="; ".join(map(to_text, known)),
            )  # fmt: skip
    return Term("implies", (conj(*by), statement.args[1]))
