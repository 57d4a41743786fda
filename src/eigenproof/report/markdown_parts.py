"""Where formulas, code and comments of a Markdown text stand; in time proportional to its length."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

_OPENS = re.compile(
    r"""
    (?P<fence>^[ \t>]*(?P<ticks>`{3,}|~{3,})[^\n`]*$)
    |(?P<comment><!--)
    |(?P<inline>\$`|\\\\?\(|\$(?!\$))
    |(?P<code>`+)
    |(?P<display>\$\$|\\\\?\[|\\begin\{(?P<name>(?:equation|align|gather|multline|eqnarray|displaymath)\*?)\})
    |(?P<escaped>\\.)
    """,
    re.VERBOSE | re.MULTILINE,
)
_CLOSES = {
    "\\(": "\\)", "\\\\(": "\\\\)", "\\[": "\\]", "\\\\[": "\\\\]", "$$": "$$", "$`": "`$", "<!--": "-->",
}  # fmt: skip
_DOLLAR = re.compile(r"\\.|(?P<end>\$)|(?P<blank>\n[ \t>]*(?:\n|\Z))", re.DOTALL)


class Part(NamedTuple):
    """A part of a text: "fence", "comment", "code", "display" or "inline"; where it starts and ends."""

    kind: str
    start: int
    end: int


def parts(text: str) -> Iterator[Part]:
    """The parts of a text in their order; what is not closed is none, but a fence that reaches the end."""
    closers, at = _Closers(text), 0
    while opened := _OPENS.search(text, at):
        at = opened.end()
        kind = str(opened.lastgroup)
        if kind == "escaped":
            continue
        end = closers.end(opened)
        if end:
            yield Part(kind, opened.start(), end)
            at = end


class _Closers:
    """Finds what closes a part. What was looked for in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.missing: set[str] = set()
        self.runs: dict[int, list[int]] = {}  # length of a run of backticks: where they start
        for run in re.finditer("`+", text):
            self.runs.setdefault(len(run[0]), []).append(run.start())

    def end(self, opened: re.Match[str]) -> int:
        """The end of the part that is opened there; 0 if it is not closed."""
        mark, start = opened[0], opened.end()
        if opened["fence"]:
            ticks = opened["ticks"]
            closing = re.compile(rf"^[ \t>]*{re.escape(ticks[0])}{{{len(ticks)},}}[ \t]*$", re.MULTILINE)
            closed = closing.search(self.text, start)
            return closed.end() if closed else len(self.text)
        if opened["code"]:
            runs = self.runs.get(len(mark), [])
            k = bisect_left(runs, start)
            return runs[k] + len(mark) if k < len(runs) else 0
        if mark == "$":
            return self.dollar(start)
        return self.after(f"\\end{{{opened['name']}}}" if opened["name"] else _CLOSES[mark], start)

    def after(self, closer: str, start: int) -> int:
        """The end of the next closer."""
        if closer in self.missing:
            return 0
        at = self.text.find(closer, start)
        if at < 0:
            self.missing.add(closer)
            return 0
        return at + len(closer)

    def dollar(self, start: int) -> int:
        """The end of maths between single dollars, which stays inside its paragraph."""
        for found in _DOLLAR.finditer(self.text, start):
            if found["end"]:
                return found.end()
            if found["blank"]:
                break
        return 0
