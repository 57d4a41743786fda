"""Running text with maths in it: what Markdown, LaTeX and plain text have in common."""

from __future__ import annotations

import re

from .collecting import Collector
from .environments import DISPLAYS, MATRICES, closing, inner_start
from .pieces import Mapped

DELIMITERS = r"(?P<display>\$\$)|(?P<dollar>\$)|\\begin\s*\{(?P<environment>[A-Za-z]+\*?)\}"
"""What begins maths in every one of them, for the pattern of a reader."""
_COMMAND = re.compile(r"\\(.)", re.DOTALL)
_DOLLAR = re.compile(r"\\.|\$", re.DOTALL)


class Running:
    """One pass over a text; what it finds goes to the collector.

    `pattern` finds what is not prose; what to do with its group `name` is the method `on_name`, which
    says where to go on (None: behind it, and it stays prose). Each search for a delimiter that is not
    there is made once, so that the pass is linear.
    """

    pattern: re.Pattern[str]

    def __init__(self, source: Mapped, into: Collector) -> None:
        self.source, self.text, self.into = source, source.text, into
        self.prose: list[Mapped] = []
        self.missing: dict[str, int] = {}  # closing delimiters, and from where on there is none
        self.kept = 0  # up to here the text is dealt with

    def run(self) -> None:
        """Read the whole text."""
        self.scan(len(self.text))

    def scan(self, stop: int) -> None:
        """Read from where we are up to `stop`."""
        found = self.pattern.search(self.text, self.kept, stop)
        while found:
            behind = getattr(self, f"on_{found.lastgroup}")(found)
            found = self.pattern.search(self.text, found.end() if behind is None else behind, stop)
        if self.kept < stop:
            self.plain(stop)
        self.flush()

    # ------------------------------------------------------------ prose

    def plain(self, stop: int, skip_to: int | None = None) -> None:
        """The text from where we are up to `stop` is prose; what follows up to `skip_to` is left out."""
        self.prose.append(self.source[self.kept : stop])
        self.kept = stop if skip_to is None else skip_to

    def left_out(self, found: re.Match[str], end: int | None = None) -> int:
        """What was found is no prose (and what follows up to `end`)."""
        end = found.end() if end is None else end
        self.plain(found.start(), end)
        return end

    def flush(self) -> None:
        """Hand over the prose so far."""
        self.into.words(self.worded(Mapped.joined(self.prose)))
        self.prose = []

    def worded(self, words: Mapped) -> Mapped:
        """Prose without its mark-up."""
        return words

    # ------------------------------------------------------------ maths

    def maths(self, found: re.Match[str], start: int, stop: int, end: int, displayed: bool) -> int:
        """The formula `text[start:stop]`, which with its delimiters goes on to `end`."""
        self.plain(found.start(), end)
        self.flush()
        self.formula(self.source[start:stop], self.source.at(found.start()), self.source.at(end), displayed)
        return end

    def formula(self, formula: Mapped, start: int, end: int, displayed: bool) -> None:
        """Hand over a formula."""
        self.into.maths(formula, displayed=displayed, start=start, end=end)

    def on_display(self, found: re.Match[str]) -> int | None:
        """`$$…$$`"""
        stop = self.find("$$", found.end())
        while stop > 0 and self.text[stop - 1] == "\\":
            stop = self.find("$$", stop + 1)
        if stop < 0 or not self.text[found.end() : stop].strip():
            return found.end()
        return self.maths(found, found.end(), stop, stop + 2, True)

    def on_bracket(self, found: re.Match[str]) -> int | None:
        """`\\[…\\]` and `\\(…\\)`"""
        displayed = found[0] == "\\["
        stop = self.command("]" if displayed else ")", found.end())
        if stop < 0:
            return None
        return self.maths(found, found.end(), stop, stop + 2, displayed)

    def on_environment(self, found: re.Match[str]) -> int | None:
        """`\\begin{align}…`, which needs no dollars around it."""
        name = found["environment"]
        if (name not in DISPLAYS and name not in MATRICES) or self.is_missing(name, found.end()):
            return None
        close = closing(self.text, found.end(), name)
        if close is None:
            self.missing[name] = found.end()
            return None
        if name in MATRICES:
            return self.maths(found, found.start(), close[1], close[1], True)
        start = inner_start(self.text, found.end(), name)
        return self.maths(found, start, close[0], close[1], name != "math")

    # ------------------------------------------------------------ what closes it

    def is_missing(self, closer: str, start: int) -> bool:
        """Whether it is known that no such delimiter follows."""
        return start >= self.missing.get(closer, len(self.text) + 1)

    def find(self, closer: str, start: int) -> int:
        """Where a text stands from `start` on, or -1."""
        at = -1 if self.is_missing(closer, start) else self.text.find(closer, start)
        if at < 0:
            self.missing.setdefault(closer, start)
        return at

    def command(self, letter: str, start: int) -> int:
        """Where the command `\\letter` stands (not the end of `\\\\` and a letter), or -1."""
        if not self.is_missing(letter, start):
            for found in _COMMAND.finditer(self.text, start):
                if found[1] == letter:
                    return found.start()
            self.missing[letter] = start
        return -1

    def next_dollar(self, start: int) -> int:
        """The next dollar that is not escaped, or -1."""
        if not self.is_missing("$", start):
            for found in _DOLLAR.finditer(self.text, start):
                if found[0] == "$":
                    return found.start()
            self.missing["$"] = start
        return -1
