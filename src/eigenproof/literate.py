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

from .documents.marked import Link, Stated, stated, units
from .errors import InputError
from .model import Expr

if TYPE_CHECKING:
    from .checking import Checked

__all__ = ["Block", "Judged", "Link", "Stated", "blocks", "expectation", "judge", "read", "statements"]

TAG = "eigenproof"
EXPECTED = ("proved", "refuted")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")


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
        for unit in units(block.lines, block.line + 1):
            try:
                found += stated(unit, expected, definitions)
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
