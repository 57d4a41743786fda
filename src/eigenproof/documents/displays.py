"""Displays of maths over several lines, found before a text is cut into blocks."""

from __future__ import annotations

import re

from .environments import DISPLAYS, MATRICES
from .limits import MAX_PIECE

OPENING = re.compile(
    r"\$\$|\\\\?\[|\\begin\s*\{(?P<name>[A-Za-z]+\*?)\}|<!--(?=\s*check\b)|(?<!`)(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`)|\\."
)
"""What may open a display (or a comment with statements), and what hides it."""
_CLOSERS = {"$$": "$$", "\\[": "\\]", "\\\\[": "\\\\]", "<!--": "-->"}


class Displays:
    """The closing delimiters of a text; each is looked up once, so that a pass over all openers is linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next: dict[str, tuple[int, int]] = {}

    def behind(self, found: re.Match[str]) -> int:
        """The offset behind the display that OPENING found; 0 if it opens none, or nothing closes it."""
        name = found["name"]
        if name:
            closer = f"\\end{{{name}}}" if name in DISPLAYS or name in MATRICES else ""
        else:
            closer = _CLOSERS.get(found[0], "")
        if not closer:
            return 0
        since, at = self.next.get(closer, (-1, -1))
        if not since <= found.end() <= at:
            at = self.text.find(closer, found.end())
            at = len(self.text) + MAX_PIECE if at < 0 else at
            self.next[closer] = (found.end(), at)
        return at + len(closer) if at - found.end() < MAX_PIECE and at < len(self.text) else 0
