"""Markdown: its blocks by markdown-it-py, with displays of maths kept whole; then maths and words in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .collecting import Collector
from .directives import without_directives
from .inline import Inline
from .macro_definitions import DEFINING
from .markdown_prose import Prose
from .normal import NORMAL, normal, without_front_matter, without_liquid
from .pieces import Mapped

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPTIONS = re.compile(r"^[ \t]*:[a-z-]+:.*$", re.MULTILINE)
_DEEPEST = 100  # lists and quotes inside each other


def read_markdown(source: Mapped, into: Collector) -> None:
    """The pieces of a Markdown text."""
    source = without_front_matter(source.sub(NORMAL, normal))
    _Blocks(without_directives(without_liquid(source)), into).run()


class _Blocks:
    """The blocks of a Markdown text, one after the other."""

    def __init__(self, source: Mapped, into: Collector) -> None:
        self.source, self.into = source, into
        self.starts = [0, *(found.end() for found in re.finditer("\n", source.text)), len(source) + 1]

    def run(self) -> None:
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
        parser.core.ruler.enableOnly(["block"])
        parser.block.ruler.before("lheading", "prose", Prose(self.source.text))
        container, row = "", (0, 0)
        for token in parser.parse(self.source.text):
            if token.type == "inline" and container in ("th_open", "td_open"):
                row = self.cell(token, row)
            elif token.type == "inline":
                self.into.new_paragraph(heading=container == "heading_open")
                content = self.aligned(token.content, *token.map)  # type: ignore[misc]
                if DEFINING.match(content.text):  # raw TeX, as pandoc reads it
                    content = self.into.macros.define(content)
                Inline(content, self.into).run()
            elif token.type == "tr_open" and token.map:
                self.into.new_paragraph()
                row = (token.map[0], 0)
            elif token.type == "fence":
                self.fence(token)
            elif token.type == "html_block" and token.map:
                self.into.new_paragraph()
                Inline(self.aligned(token.content, *token.map), self.into).run()
            container = token.type

    def cell(self, token: Token, row: tuple[int, int]) -> tuple[int, int]:
        """One cell of a table; where the next one is looked for: line, and offset in it."""
        line, start = row
        text = self.line(line)
        content = token.content if token.content in text[start:] else token.content.replace("|", "\\|")
        at = text.find(content, start)
        if at < 0:
            return row
        begin = self.starts[line] + at
        Inline(self.source[begin : begin + len(content)], self.into).run()
        return line, at + len(content)

    def fence(self, token: Token) -> None:
        """A fenced block: statements, maths, or code that is left out."""
        tag, _, info = token.info.strip().partition(" ")
        if tag not in ("eigenproof", "math", "{math}") or token.map is None:
            return
        first, last = token.map
        content = self.aligned(token.content, first + 1, last)
        start = self.source.at(self.starts[first])
        end = self.source.at(self.starts[last] - 1)
        self.into.new_paragraph()
        if tag == "eigenproof":
            self.into.statements(content, info, start, end)
        else:
            content = content.sub(_OPTIONS, "") if tag == "{math}" else content
            self.into.maths(content, displayed=True, start=start, end=end, entities=False)

    def line(self, number: int) -> str:
        return self.source.text[self.starts[number] : self.starts[number + 1] - 1]

    def aligned(self, content: str, first: int, last: int) -> Mapped:
        """What markdown-it took from these lines, in its place: lines without what quotes and lists add."""
        wanted = content.split("\n")
        while wanted[0].strip() and first < last and not self.line(first).strip():
            first += 1  # markdown-it strips more kinds of blanks than it takes for a blank line
        parts = []
        for number, taken in zip(range(first, last), wanted):
            line = self.line(number)
            if not line.endswith(taken):
                taken = taken.strip()
            at, end = line.rfind(taken), self.starts[number + 1] - 1
            if at >= 0:
                at += self.starts[number]
                parts.append(self.source[at : at + len(taken)])
            parts.append(self.source[end : end + 1])
        return Mapped.joined(parts)
