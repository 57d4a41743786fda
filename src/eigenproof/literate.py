"""Literate theorem files: Markdown with fenced blocks of statements, each with the verdict it must get.

    ```eigenproof refuted
    for A in R(n,n), B in R(n,n): A*B == B*A
    ```

The word behind the tag is `proved` (also when there is none) or `refuted`. A `let` carries on to the end
of the file. A line that starts with a relation carries on the line above to a chain, each link of which is
a statement by itself; `by H` at its end names the hypotheses that this link may use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .errors import InputError
from .model import Expr, Term, conj, conjuncts, let, names

if TYPE_CHECKING:
    from .checking import Checked

TAG = "eigenproof"
EXPECTED = ("proved", "refuted")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_CARRIES_ON = re.compile(r"\s*(?:==|=(?!>)|<=(?!>)|>=|<(?!=>)|>|≤|≥)")
_BY = re.compile(r"\s+by\s+")


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


class Judged(NamedTuple):
    """A statement of a file with the verdict it got."""

    stated: Stated
    verdict: Checked

    @property
    def as_expected(self) -> bool:
        """Whether the file said so."""
        return self.verdict.status == self.stated.expected


class Block(NamedTuple):
    """A fenced block: the line of its first fence (from 1), its info string, and its lines."""

    line: int
    info: str
    lines: tuple[str, ...]


class Unit(NamedTuple):
    """A statement or `let` of a block, one string for each link of a chain, with the line each starts on."""

    lines: tuple[int, ...]
    pieces: tuple[str, ...]


def statements(path: str | Path) -> list[Stated]:
    """The statements of a literate file in order. Raises InputError with the line of what cannot be read."""
    source = str(path)
    return read(Path(path).read_text(encoding="utf-8"), source)


def read(text: str, source: str = "") -> list[Stated]:
    """The statements of a literate text."""
    found: list[Stated] = []
    definitions: list[tuple[str, Expr]] = []
    for block in blocks(text):
        expected = expectation(block, source)
        if expected is None:
            continue
        for unit in _units(block):
            try:
                found += _stated(unit, expected, definitions)
            except InputError as error:
                error.source = error.source or source or None
                raise
    return found


def judge(path: str | Path, budget: float = 5.0) -> list[Judged]:
    """Every statement of a literate file with its verdict; `budget` is seconds for each."""
    from .checking import check

    return [Judged(stated, check(stated.statement, budget=budget)) for stated in statements(path)]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a Markdown text (CommonMark; one that is never closed ends with the text)."""
    opened: tuple[int, str, str] | None = None
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        fence = _FENCE.match(line)
        if opened is None:
            if fence:
                opened, lines = (number, fence["fence"], fence["info"].strip()), []
        elif fence and not fence["info"] and fence["fence"].startswith(opened[1]):
            yield Block(opened[0], opened[2], tuple(lines))
            opened = None
        else:
            lines.append(line)
    if opened is not None:
        yield Block(opened[0], opened[2], tuple(lines))


def expectation(block: Block, source: str = "") -> str | None:
    """The verdict that the statements of a block must get; None for a block of something else."""
    tag, *words = block.info.split() or [""]
    if tag != TAG:
        return None
    if len(words) > 1 or not set(words) <= set(EXPECTED):
        raise InputError(
            f"a block of statements is `{TAG} proved` or `{TAG} refuted`, not `{block.info}`",
            line=block.line, source=source or None, code="expected",
        )  # fmt: skip
    return words[0] if words else "proved"


def _units(block: Block) -> Iterator[Unit]:
    """The statements and `let`s of a block: brackets and relations at the start carry a line on."""
    lines: list[int] = []
    pieces: list[str] = []
    depth = 0
    for number, line in enumerate(block.lines, block.line + 1):
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


def _stated(unit: Unit, expected: str, definitions: list[tuple[str, Expr]]) -> Iterator[Stated]:
    """The statements of a unit; a `let` is added to the definitions instead."""
    from .language import parse_lines

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
    from .language import parse

    chain = unit.pieces[0]
    for line, piece in zip(unit.lines[1:], unit.pieces[1:], strict=True):
        term, *reason = _BY.split(piece, maxsplit=1)
        chain += "\n" + term
        # brackets make a line break white space, and the line before the block's first one is a fence
        above = "\n" * (unit.lines[0] - 2) + "(\n"
        statement = _last_link(parse(f"{above}{chain}\n)", bound=bound))
        by = None
        if reason:
            by = conjuncts(parse("\n" * (line - 1) + reason[0], bound={*bound, *names(statement)}))
        yield line, piece.strip(), statement, by


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
            from .language import to_text

            raise InputError(
                f"`{to_text(hypothesis)}` is not a hypothesis of this chain", line=line, code="reason",
                next_move="; ".join(map(to_text, known)),
            )  # fmt: skip
    return Term("implies", (conj(*by), statement.args[1]))
