"""A rule for markdown-it-py: a paragraph with a display of maths in it ends behind the display.

Without it a line of the display that starts with `-`, `+`, `=` or `#` would be a list or a heading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from .displays import OPENING, Displays

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_BOUNDARY = re.compile(r"[ >]*(?:```|~~~|#{1,6} )")
_MAX_LINES = 300


class Prose:
    """The rule."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.needed = any(sign in text for sign in ("$$", "\\[", "\\begin", "<!--"))
        self.displays = Displays(text)

    def __call__(self, state: StateBlock, first: int, last: int, silent: bool) -> bool:
        if not self.needed or silent:
            return False
        end = self.extent(state, first, min(last, state.lineMax))
        if end is None:
            return False
        state.line = end
        token = state.push("paragraph_open", "p", 1)
        token.map = [first, end]
        token = state.push("inline", "", 0)
        token.content = state.getLines(first, end, state.blkIndent, False)
        token.map = [first, end]
        token.children = []
        state.push("paragraph_close", "p", -1)
        return True

    def extent(self, state: StateBlock, first: int, last: int) -> int | None:
        """The line behind a paragraph with a display over several lines; None if it has none."""
        line, at, kept = first, state.bMarks[first] + state.tShift[first], False
        while True:
            found = OPENING.search(self.text, at, state.eMarks[line])
            if found:
                at = found.end()
                behind = self.displays.behind(found)
                if behind <= state.eMarks[line]:
                    at = max(at, behind)
                    continue
                closes = bisect_right(state.bMarks, behind - 1) - 1
                if closes < last and self.whole(state, found, line, closes):
                    line, at, kept = closes, behind, True
                continue
            line += 1
            if line >= last or self.ends(state, line, last):
                return line if kept else None
            at = state.bMarks[line] + state.tShift[line]

    def whole(self, state: StateBlock, found: re.Match[str], first: int, last: int) -> bool:
        """Whether these lines are one display: no block begins in it; blank lines only if it leads."""
        if last - first > _MAX_LINES:
            return False
        leads = found.start() == state.bMarks[first] + state.tShift[first]
        blank = False
        for line in range(first + 1, last + 1):
            if state.isEmpty(line):
                blank = True
                if not leads:
                    return False
            elif blank and (
                state.sCount[line] < state.blkIndent or _BOUNDARY.match(self.text, state.bMarks[line])
            ):
                return False
        return True

    @staticmethod
    def ends(state: StateBlock, line: int, last: int) -> bool:
        """Whether a paragraph ends before this line, as in CommonMark."""
        if state.isEmpty(line):
            return True
        if state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0:
            return False
        parent, state.parentType = state.parentType, "paragraph"
        rules = state.md.block.ruler.getRules("paragraph")
        ends = any(rule(state, line, last, True) for rule in rules)
        state.parentType = parent
        return ends
