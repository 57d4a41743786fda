"""What every reader fills: the pieces of one document in their order, and what is left out."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from ..errors import LimitError
from ..model import Skipped
from .limits import MAX_PIECES, excess
from .macros import Macros
from .pieces import Document, Lines, Mapped, Piece

ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_AMPERSAND = re.compile(r"\\amp(?![A-Za-z])[ \t]?")
_FURNITURE = re.compile(r"\\(?:(?:label|tag\*?)\s*\{[^{}]*\}|(?:nonumber|notag)(?![A-Za-z]))")
_INTERTEXT = re.compile(r"\\(?:short)?intertext\s*\{([^{}]*)\}")
_OLD_FONT = re.compile(r"\{\s*\\(rm|bf|it|sf|tt|cal)(?![A-Za-z])\s*")
_COMMENT = re.compile(r"\s*check(?:\s+(?P<expected>proved|refuted))?\s*:", re.IGNORECASE)
EXPECTED = ("proved", "refuted")


class Collector:
    """The pieces of a document so far."""

    def __init__(self, file: str, text: str, macros: Macros, cells: Sequence[int] = ()) -> None:
        self.file, self.text = file, text
        self.macros = macros
        self.lines = Lines(text, cells)
        self.pieces: list[Piece] = []
        self.skipped: list[Skipped] = []
        self.paragraph = self.section = 0
        self.in_heading = False

    def document(self, format: str) -> Document:
        """The document, when all of it is read."""
        return Document(self.file, self.text, format, tuple(self.pieces), tuple(self.skipped), self.lines)

    def new_paragraph(self, *, heading: bool = False) -> None:
        """What follows stands in a paragraph of its own."""
        self.paragraph += 1
        self.section += heading
        self.in_heading = heading

    def words(self, text: Mapped) -> None:
        """Prose, without mark-up."""
        if text.text.strip():
            self._add("words", text, text.start, text.end)

    def maths(self, text: Mapped, *, displayed: bool, start: int, end: int, entities: bool = True) -> None:
        """A formula without its delimiters; definitions of macros in it are taken in."""
        try:
            inner = self.macros.expand(self.macros.define(text))
        except LimitError as error:
            self.skip(start, text.text, error.message)
            return
        if entities:
            inner = inner.sub(ENTITY, lambda found: html.unescape(found[0]))
        inner = inner.sub(_AMPERSAND, "&").sub(_FURNITURE, "")
        inner = inner.sub(_OLD_FONT, lambda found: f"\\math{found[1]}{{")
        last = 0
        for words in _INTERTEXT.finditer(inner.text):
            self._formula(inner[last : words.start()], displayed, start, inner.at(words.start()))
            self.words(inner[words.start(1) : words.end(1)])
            last, start = words.end(), inner.at(words.end())
        self._formula(inner[last:], displayed, start, end)

    def _formula(self, formula: Mapped, displayed: bool, start: int, end: int) -> None:
        formula = formula.strip()
        if formula.text:
            self._add("maths", formula, start, end, displayed=displayed)

    def statements(self, text: Mapped, info: str, start: int, end: int) -> None:
        """A block that its author marked as claims; `info` is what its tag says of the verdict."""
        words = info.split()
        if len(words) > 1 or not set(words) <= set(EXPECTED):
            reason = f"a block of statements is `eigenproof proved` or `eigenproof refuted`, not `{info}`"
            self.skip(start, text.text, reason, marked=True)
        elif text.text.strip():
            self._add("statements", text, start, end, expected=words[0] if words else "proved")

    def comment(self, inner: Mapped, start: int, end: int) -> bool:
        """An invisible comment `check: …`: its statements. Whether it is one."""
        found = _COMMENT.match(inner.text)
        if found is None:
            return False
        self.statements(inner[found.end() :].strip(), found["expected"] or "", start, end)
        return True

    def unclosed(self, text: Mapped) -> None:
        """A comment that is never closed: said if it is `check: …`, otherwise prose."""
        if _COMMENT.match(text.text, len("<!--")):
            self.skip(text.start, text.text, "the comment is not closed", marked=True)

    def candidate(self, text: Mapped) -> None:
        """Lines of a plain text that look like statements."""
        self._add("lines", text, text.start, text.end, displayed=True)

    def skip(self, offset: int, source: str, reason: str, *, marked: bool = False) -> None:
        """Something that is left out, with the reason."""
        line = " ".join(source[:400].split())
        source = line if len(line) <= 200 else line[:199] + "…"
        self._room(len(self.skipped), "formulas that cannot be read")
        self.skipped.append(Skipped(self.lines.place(offset), source, reason, marked))

    def _room(self, count: int, what: str) -> None:
        if count >= MAX_PIECES:
            raise LimitError(
                f"the document has more than {MAX_PIECES:,} {what}", source=self.file or None,
                next_move="split it into several files",
            )  # fmt: skip

    def _add(
        self,
        kind: str,
        text: Mapped,
        start: int,
        end: int,
        *,
        displayed: bool = False,
        expected: str = "proved",
    ) -> None:
        if kind != "words" and (reason := excess(text.text)):
            self.skip(start, text.text, reason, marked=kind == "statements")
            return
        self._room(len(self.pieces), "pieces of prose and maths")
        self.pieces.append(
            Piece(kind, text, displayed, expected, self.paragraph, self.section, self.in_heading, start, end)  # type: ignore[arg-type]
        )
