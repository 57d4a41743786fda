"""A Markdown document with a badge at each of its claims, in HTML that GitHub and Jekyll show.

A badge stands right behind its formula; behind a display that ends its line, and behind a fenced block, it is
a paragraph of its own, since there more text would change how they are read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from eigenproof.report.findings import Finding, Findings, because, cut
from eigenproof.report.markdown_parts import Part, parts
from eigenproof.report.review import LINE_END
from eigenproof.report.review_blocks import badge

LONGEST = 60
"""Most characters of a claim that is told from others in its block."""
NEWLINE = "\n"
_INDENT = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_NOTHING = re.compile(r"[ \t.,;]*(?=[\r\n]|\Z)")
"""The end of a line with nothing on it but punctuation."""
_MORE = re.compile(r"(?:\r\n|\r|\n)[ \t>]*[^\s>]")
"""A line break before a line that is not empty."""
_MARKUP = re.compile(r"[\\`*_\[\]{}<>#|$~&^!\"]")


def annotated(d: Findings) -> str:
    """The document with its badges."""
    breaks = list(LINE_END.finditer(d.text))
    lines, ends = [0, *(m.end() for m in breaks)], [*(m.start() for m in breaks), len(d.text)]
    inside = list(parts(d.text))
    starts = [p.start for p in inside]
    badges: dict[tuple[int, bool], list[Finding]] = {}
    for f in d.found:
        at = min(lines[min(f.place.line, len(lines)) - 1] + f.place.column - 1, len(d.text))
        k = bisect_right(starts, at) - 1
        found = k >= 0 and at < inside[k].end
        where = _behind(d.text, inside[k]) if found else (ends[bisect_left(ends, at)], False)
        badges.setdefault(where, []).append(f)
    pieces, last = [], 0
    for (at, apart), found in sorted(badges.items(), key=lambda pair: pair[0]):
        pieces += [d.text[last:at], _shown(d.text, at, apart, found)]
        last = at
    return "".join([*pieces, d.text[last:]])


def mark(f: Finding, named: bool = False) -> str:
    """The badge of a claim: its verdict, and why if something is to be done; `named`: its text before it."""
    shown = badge(f)
    words = _plain(f"{shown.sign} {shown.words}")
    name = f"<code>{_plain(cut(f.written, LONGEST))}</code> " if named else ""
    if f.fine:
        return f"<sup>{name}{words}</sup>"
    why = because(f)
    return f"<sup>{name}<strong>{words}</strong>{': ' if why else ''}{_plain(why)}</sup>"


def _plain(text: str) -> str:
    """Words that neither HTML nor Markdown nor maths takes for mark-up."""
    return _MARKUP.sub(lambda m: f"&#{ord(m[0])};", " ".join(text.split()))


def _behind(text: str, part: Part) -> tuple[int, bool]:
    """Where the badge for a claim in this part goes, and whether as a paragraph of its own."""
    rest = _NOTHING.match(text, part.end)
    if part.kind in ("fence", "display") and rest:
        return rest.end(), True
    return part.end, False


def _shown(text: str, at: int, apart: bool, found: Sequence[Finding]) -> str:
    """The badges as they are put in; a paragraph keeps the indentation and the `>` of the line before."""
    if not apart:
        return "".join(f" {mark(f)}" for f in found)
    before = _INDENT.match(text, max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1, at)[0]  # type: ignore[index]
    empty = before.rstrip()
    after = f"\n{empty}" if _MORE.match(text, at) else ""
    marks = [mark(f, named=len(found) > 1) for f in found]
    return f"\n{empty}\n{before}{f'<br>{NEWLINE}{before}'.join(marks)}{after}"
