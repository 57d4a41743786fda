"""LaTeX without its comments and its verbatim text; the comments `% check: …` are kept apart."""

from __future__ import annotations

import re

from .environments import VERBATIM
from .pieces import Mapped

MARK = "\ue000"
"""Stands in the text where a comment `% check: …` was."""
_NEXT = re.compile(
    r"%[^\n]*(?:\n[ \t]*(?=\S))?|\\begin\s*\{(?P<environment>[A-Za-z]+\*?)\}"
    rf"|\\(?:verb|lstinline)\*?(?P<bar>[^A-Za-z\s*{{])|(?P<off>\\iffalse(?![A-Za-z]))|\\.|{MARK}",
    re.DOTALL,
)
_CHECK = re.compile(r"%+[ \t]*(?=check(?:[ \t]+(?:proved|refuted))?[ \t]*:)", re.IGNORECASE)
_LINE = re.compile(r"\n[ \t]*%+(?![ \t]*check\b)([^\n]*)", re.IGNORECASE)
_LONGEST_VERB = 1000


def commented(source: Mapped) -> tuple[Mapped, dict[int, Mapped]]:
    """The text with every comment taken out, and what is marked `check: …`, by the offset of its MARK."""
    text = source.text
    changes: list[tuple[int, int, str]] = []
    checks: dict[int, Mapped] = {}
    missing: set[str] = set()
    found = _NEXT.search(text)
    while found:
        stop = found.end()
        if found[0][0] == "%":
            check = _CHECK.match(text, found.start())
            if check:
                stop = _end_of_check(text, check.end())
                checks[source.at(found.start())] = _uncommented(source[check.end() : stop])
            changes.append((found.start(), stop, MARK if check else ""))
        elif found[0] == MARK:
            changes.append((found.start(), stop, "\ufffd"))
        elif found["bar"]:
            end = text.find(found["bar"], stop, stop + _LONGEST_VERB)
            if end >= 0 and "\n" not in text[stop:end]:
                stop = end + 1
                changes.append((found.start(), stop, " "))
        elif found["off"] or found["environment"] in VERBATIM:
            closer = "\\fi" if found["off"] else f"\\end{{{found['environment']}}}"
            end = -1 if closer in missing else text.find(closer, stop)
            if end < 0:
                missing.add(closer)
            else:
                stop = end + len(closer)
                changes.append((found.start(), stop, " "))
        found = _NEXT.search(text, stop)
    return source.replaced(changes), checks


def _end_of_check(text: str, start: int) -> int:
    """Where the statements of a comment end: comment lines below belong to it while a bracket is open, or
    all of them when nothing stands behind `check:`."""
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    line = text[start:stop]
    alone = line.rstrip().endswith(":")
    depth = _opened(line)
    while alone or depth > 0:
        below = _LINE.match(text, stop)
        if below is None:
            break
        depth += _opened(below[1])
        stop = below.end()
    return stop


def _opened(line: str) -> int:
    """How many brackets a line leaves open."""
    return sum(line.count(c) for c in "([{") - sum(line.count(c) for c in ")]}")


def _uncommented(source: Mapped) -> Mapped:
    """Comment lines without their per cent signs."""
    return source.replaced((found.start() + 1, found.start(1), "") for found in _LINE.finditer(source.text))
