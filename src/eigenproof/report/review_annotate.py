"""A Markdown document with a badge at each of its claims, in HTML that GitHub and Jekyll show.

A badge stands right behind its formula; behind a display that ends its line, and behind a fenced block, it is
a paragraph of its own, since there more text would change how they are read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from eigenproof.report.review import LINE_END, Finding, Findings, because
from eigenproof.report.review_blocks import badge, cut

_PARTS = re.compile(
    r"""
    (?P<fence>^[ \t>]*(?P<ticks>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=ticks)[`~]*[ \t]*$|.*\Z))
    |(?P<comment><!--.*?-->)
    |(?P<code>(?<![`$\\])(?P<quote>`+)(?!`).+?(?<!`)(?P=quote)(?!`))
    |(?P<display>\$\$.*?\$\$|\\\\?\[.*?\\\\?\]|\\begin\{(?P<name>\w+\*?)\}.*?\\end\{(?P=name)\})
    |(?P<inline>\$`.*?`\$|(?<!\\)\$(?:\\.|[^$\\])+?\$|\\\\?\(.*?\\\\?\))
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
"""The parts of Markdown that a claim may stand in."""
LONGEST = 60
"""Most characters of a claim that is told from others in its block."""
NEWLINE = "\n"
_INDENT = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_MARKUP = re.compile(r"[\\`*_\[\]{}<>#|$~&^!\"]")


class _Part(NamedTuple):
    kind: str
    start: int
    end: int


def annotated(d: Findings) -> str:
    """The document with its badges."""
    lines = [0, *(m.end() for m in LINE_END.finditer(d.text))]
    parts = [_Part(str(m.lastgroup), m.start(), m.end()) for m in _PARTS.finditer(d.text)]
    parts = [p._replace(kind=_kind(d.text, p)) for p in parts]
    starts = [p.start for p in parts]
    badges: dict[tuple[int, bool], list[Finding]] = {}
    for f in d.found:
        at = lines[min(f.place.line, len(lines)) - 1] + f.place.column - 1
        k = bisect_right(starts, at) - 1
        inside = k >= 0 and at < parts[k].end
        where = _behind(d.text, parts[k]) if inside else (_line_end(d.text, at), False)
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


def _kind(text: str, part: _Part) -> str:
    """What a part is; of the groups inside it the one that says so."""
    head = text[part.start : part.end].lstrip(" \t>")
    if head.startswith(("```", "~~~")):
        return "fence"
    display = ("$$", "\\[", "\\\\[", "\\begin")
    return "comment" if head.startswith("<!--") else "display" if head.startswith(display) else "inline"


def _behind(text: str, part: _Part) -> tuple[int, bool]:
    """Where the badge for a claim in this part goes, and whether as a paragraph of its own."""
    end = _line_end(text, part.end)
    if part.kind in ("fence", "display") and not text[part.end : end].strip(" \t\r.,;"):
        return end, True
    return part.end, False


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _shown(text: str, at: int, apart: bool, found: Sequence[Finding]) -> str:
    """The badges as they are put in; a paragraph keeps the indentation and the `>` of the line before."""
    if not apart:
        return "".join(f" {mark(f)}" for f in found)
    marks = [mark(f, named=len(found) > 1) for f in found]
    line = text[text.rfind("\n", 0, at) + 1 : at]
    before = _INDENT.match(line)[0]  # type: ignore[index]
    empty = before.rstrip()
    after = f"\n{empty}" if text[at + 1 : _line_end(text, at + 1)].strip() else ""
    return f"\n{empty}\n{before}{f'<br>{NEWLINE}{before}'.join(marks)}{after}"
