"""A document cut into pieces, each character with its place in the file."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..model import Place, Skipped

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text that knows where each of its characters comes from.

    `offsets` has one entry more than `text`: the offset in the file of every character, and of the end.
    What was put in (a macro's body) has the offset of what it stands for (the macro's name).
    """

    text: str
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str, start: int = 0) -> Mapped:
        """A text that stands in the file as it is, from the offset `start` on."""
        return cls(text, range(start, start + len(text) + 1))

    @classmethod
    def put(cls, text: str, offset: int, end: int | None = None) -> Mapped:
        """A text that stands for what is at `offset` in the file (and goes to `end`)."""
        return cls(text, array("q", [offset] * len(text) + [offset if end is None else end]))

    @classmethod
    def joined(cls, parts: Iterable[Mapped]) -> Mapped:
        """Texts one behind the other."""
        parts = [part for part in parts if part.text]
        if len(parts) == 1:
            return parts[0]
        offsets = array("q")
        for part in parts:
            offsets.extend(part.offsets[:-1])
        offsets.append(parts[-1].offsets[-1] if parts else 0)
        return cls("".join(part.text for part in parts), offsets)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Mapped:
        """A part of it: `mapped[2:5]` (steps other than 1 are refused)."""
        start, stop, step = part.indices(len(self.text))
        if step != 1:
            raise ValueError("a mapped text is cut in its own order")
        stop = max(start, stop)
        return Mapped(self.text[start:stop], self.offsets[start : stop + 1])

    @property
    def start(self) -> int:
        """The offset in the file of its first character."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """The offset in the file just behind its last character."""
        return self.offsets[-1]

    def at(self, index: int) -> int:
        """The offset in the file of the character at `index` (of the end when there is none)."""
        return self.offsets[min(index, len(self.text))]

    def strip(self) -> Mapped:
        """It without white space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def replaced(self, changes: Iterable[tuple[int, int, str]]) -> Mapped:
        """It with `text[start:stop]` replaced for each (start, stop, new), in order and apart."""
        text: list[str] = []
        offsets, last = array("q"), 0
        for start, stop, new in changes:
            text += [self.text[last:start], new]
            offsets.extend(self.offsets[last:start])
            offsets.extend([self.offsets[start]] * len(new))
            last = stop
        if not text:
            return self
        offsets.extend(self.offsets[last:])
        return Mapped("".join([*text, self.text[last:]]), offsets)

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Mapped:
        """`re.sub` that keeps the offsets (`new` as a string is literal)."""
        found = pattern.finditer(self.text)
        return self.replaced((m.start(), m.end(), new if isinstance(new, str) else new(m)) for m in found)


class Piece(NamedTuple):
    """A part of a document that may say something.

    kind: "statements" (marked as claims by the author: text in the statement language), "maths" (LaTeX
    without its delimiters, macros expanded and entities decoded; the rows of a display stand between `\\\\`,
    with their `&`), "words" (prose between maths, its mark-up taken out), "lines" (what looks like a
    statement in plain text, laid out as in the statement language: one line, rows parted, `A v` as `A*v`).
    displayed: the maths stands on lines of its own.  expected: the verdict the author announces.
    paragraph: pieces with the same number stand in the same paragraph, table row or list item.
    section: the number of headings so far.  heading: it is part of a heading.
    start, end: offsets in the file of all of it, with its delimiters.
    """

    kind: Literal["statements", "maths", "words", "lines"]
    text: Mapped
    displayed: bool = False
    expected: str = "proved"
    paragraph: int = 0
    section: int = 0
    heading: bool = False
    start: int = 0
    end: int = 0


class Lines:
    """Where the lines of a file start (`\\n`, `\\r\\n` and `\\r` end one), and the cells of a notebook."""

    def __init__(self, text: str, cells: Sequence[int] = ()) -> None:
        self.starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self.cells = cells

    def place(self, offset: int) -> Place:
        """Line, column and cell of an offset."""
        line = bisect_right(self.starts, offset)
        cell = bisect_right(self.cells, offset) or None
        return Place(line, offset - self.starts[line - 1] + 1, cell)


@dataclass(frozen=True)
class Document:
    """A document that was read: its pieces in their order, and what was left out with the reason.

    text: the whole file, decoded, without a byte order mark; offsets count in it. cells: where the cells of a
    notebook start.
    """

    file: str
    text: str
    format: str
    pieces: tuple[Piece, ...]
    skipped: tuple[Skipped, ...]
    lines: Lines

    def place(self, offset: int) -> Place:
        """Line and column (of a notebook: in its JSON file, with the cell) of an offset in `text`."""
        return self.lines.place(offset)
