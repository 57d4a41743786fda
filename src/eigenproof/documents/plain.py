"""Plain text: maths in dollars, fenced blocks, and lines that are statements as they stand."""

from __future__ import annotations

import re

from .collecting import Collector
from .displays import OPENING, Displays
from .inline import Inline
from .normal import NORMAL, normal, without_front_matter
from .pieces import Mapped
from .plain_layout import box, is_boxed, numbers_below, row_by_row, side_by_side
from .plain_lines import opened, statements
from .plain_products import multiplied, reduced

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$")
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\(?[0-9a-zA-Z]{1,2}[.)])[ \t]+")
_MARKED_UP = re.compile(r"\$|\\[(\[]|\\begin|<!--|`")
_PROMISING = re.compile(r"[=≈≠≤≥∈<>~(\[⎡]| in ")  # of a statement, or of a matrix that is drawn
_PROMPT = re.compile(r"(?:In|Out) ?\[[0-9 ]*\]:")
_CARRIES_ON = re.compile(r"[ \t]*(?:==?(?!=)|≈|~=)")
_MOST_LINES = 60  # of one display, or of one matrix


def read_plain(source: Mapped, into: Collector) -> None:
    """The pieces of a plain text."""
    _Plain(without_front_matter(source.sub(NORMAL, normal)), into).run()


class _Plain:
    """One pass over the lines."""

    def __init__(self, source: Mapped, into: Collector) -> None:
        self.source, self.into = source, into
        self.displays = Displays(source.text)
        self.starts = [0, *(found.end() for found in re.finditer("\n", source.text)), len(source) + 1]
        self.lines = [
            source[start : stop - 1] for start, stop in zip(self.starts, self.starts[1:], strict=False)
        ]
        self.opened = [opened(line.text) for line in self.lines]
        self.drawn_to = 0  # behind the last matrix that was drawn over several lines
        self.code = False  # behind the prompt of a session
        self.kept = 0  # the first line that is not yet handed over

    def run(self) -> None:
        self.into.new_paragraph()
        at = 0
        while at < len(self.lines):
            at = self.line(at)
        self.prose(at)

    def line(self, at: int) -> int:
        """Read what begins on a line; the line behind it."""
        text = self.lines[at].text
        if not text.strip():
            self.prose(at, at + 1)
            self.into.new_paragraph()
            self.code = self.code and _PROMPT.fullmatch(self.lines[at - 1].text.strip()) is not None
            return at + 1
        if fence := _FENCE.match(text):
            return self.fence(at, fence)
        if _HEADING.match(text) or self.underlined(at):
            return self.heading(at)
        if _ITEM.match(text):
            self.prose(at)
            self.into.new_paragraph()
        if _MARKED_UP.search(text):
            return self.display(at)
        self.code = self.code or _PROMPT.match(text.lstrip()) is not None
        if self.code or not _PROMISING.search(text):
            return at + 1
        return self.plain_line(at)

    def prose(self, stop: int, skip_to: int | None = None) -> None:
        """The lines from where we are up to `stop` are prose with maths in it."""
        if self.kept < stop:
            Inline(self.source[self.starts[self.kept] : self.starts[stop] - 1], self.into).run()
        self.kept = stop if skip_to is None else skip_to

    def underlined(self, at: int) -> bool:
        return (
            at + 1 < len(self.lines) and self.kept == at and bool(_UNDERLINE.match(self.lines[at + 1].text))
        )

    def heading(self, at: int) -> int:
        self.prose(at)
        self.into.new_paragraph(heading=True)
        self.prose(at + 1, at + 1 + self.underlined(at))
        self.into.new_paragraph()
        return self.kept

    def fence(self, at: int, fence: re.Match[str]) -> int:
        """A fenced block; one that is never closed is no block."""
        close = at + 1
        while close < len(self.lines):
            found = _FENCE.match(self.lines[close].text)
            if found and not found["info"].strip() and found["fence"].startswith(fence["fence"]):
                break
            close += 1
        self.prose(at, close + 1)
        self.into.new_paragraph()
        content = self.source[self.starts[at + 1] : self.starts[min(close, len(self.lines))]]
        start, end = self.lines[at].start, self.lines[min(close, len(self.lines) - 1)].end
        tag, _, info = fence["info"].strip().partition(" ")
        if tag == "eigenproof":
            self.into.statements(content, info, start, end)
        elif tag == "math":
            self.into.maths(content, displayed=True, start=start, end=end, entities=False)
        return close + 1

    def display(self, at: int) -> int:
        """A line with mark-up in it, and the lines of a display that it opens."""
        line, position = at, self.starts[at]
        while found := OPENING.search(self.source.text, position, self.starts[line + 1] - 1):
            position = max(found.end(), self.displays.behind(found))
            while (
                line < len(self.lines) - 1 and self.starts[line + 1] <= position and line - at < _MOST_LINES
            ):
                line += 1
            if self.starts[line + 1] <= position:
                return at + 1
        return line + 1

    def plain_line(self, at: int) -> int:
        """A line without mark-up: statements if it looks like some, otherwise prose."""
        drawn = numbers_below(self.lines, at)
        if drawn is None and (at == self.drawn_to or not is_boxed(self.lines[at - 1])):
            drawn = box(self.lines, at)
        if drawn:
            self.prose(at, drawn[1])
            self.into.candidate(drawn[0])
            self.drawn_to = drawn[1]
            return self.drawn_to
        if (beside := side_by_side(self.lines, at)) > at:
            self.prose(at, beside)
            self.into.skip(
                self.lines[at].strip().start, self.source.text[self.starts[at] : self.starts[beside] - 1],
                "matrices drawn side by side are not read: write them as [[1, 2], [3, 4]]",
            )  # fmt: skip
            return beside
        stop = at + 1
        depth = self.opened[at]
        while stop < len(self.lines) and stop - at < _MOST_LINES:
            text = self.lines[stop].text
            if not text.strip() or not (depth > 0 or _CARRIES_ON.match(text)):
                break
            depth += self.opened[stop]
            stop += 1
        unit = row_by_row(self.source[self.starts[at] : self.starts[stop] - 1])
        reduction = None if depth else reduced(unit)
        parts = [(True, reduction)] if reduction else [] if depth else statements(unit)
        if not parts:
            return at + 1
        self.prose(at, stop)
        for is_statement, part in parts:
            if is_statement:
                self.into.candidate(multiplied(part))
            else:
                self.into.words(part)
        return stop
