"""Cutting a student's text at the places where a new part begins, brackets respected."""

from __future__ import annotations

import re
from collections.abc import Callable

_OPEN = re.compile(r"\\begin\s*\{\w+\*?\}|\\left\s*(?:\\?[\[({|.]|\\langle|\\lbrace)|\\\{|[\[({⟨]")
_CLOSE = re.compile(r"\\end\s*\{\w+\*?\}|\\right\s*(?:\\?[\])}|.]|\\rangle|\\rbrace)|\\\}|[\])}⟩]")
_CUT = re.compile(
    r"\n|;|\\\\(?:\[[^\]]*\])?|:(?!=)|\\(?:to|rightarrow|Rightarrow|implies|longrightarrow)(?![A-Za-z])|→|⇒|->|=>|"
    r"\\(?:qquad|quad)|\\(?:text|mathrm)\s*\{\s*(?:and|with|where|,|for)\s*\}|"
    r"(?<![A-Za-z])(?:and|or|with|where|und|et)(?![A-Za-z_\d(=^])"
)
_NAMED = re.compile(r"\s*+(?:\\(?:text|quad|qquad|,|;)\s*+)*([^=,;\n\[\](){}]{1,30}|[^=,;\n]{1,40}?)\s*=(?!=)")


def segments(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The segments of a text: cut at newlines, `;`, `:`, arrows, "and", and at commas before `name =`."""
    text = text.replace("$$", "$").replace("&=", "=").replace("\r", "")
    text = re.sub(r"\\\[|\\\]|\\\(|\\\)", "\n", text) if re.search(r"\\\[|\\\(", text) else text
    text = re.sub(r"\$", " ", text)
    text = re.sub(
        r"\\begin\{(?:align|aligned|equation|gather|cases)\*?\}|"
        r"\\end\{(?:align|aligned|equation|gather|cases)\*?\}",
        "\n",
        text,
    )
    pieces, start, k, depth = [], 0, 0, 0
    while k < len(text):
        if opened := _OPEN.match(text, k):
            depth, k = depth + 1, opened.end()
        elif closed := _CLOSE.match(text, k):
            depth, k = max(depth - 1, 0), closed.end()
        elif depth == 0 and (cut := _CUT.match(text, k)):
            pieces.append(text[start:k])
            start = k = cut.end()
        elif depth == 0 and text[k] == "," and _name_follows(text, k + 1, is_name):
            pieces.append(text[start:k])
            start = k = k + 1
        else:
            k += 1
    pieces.append(text[start:])
    return [p.strip().strip(",").strip().rstrip(".").strip() for p in pieces if p.strip(" ,.\t&~")]


def sides(segment: str) -> list[str]:
    """What stands between the equals signs of a segment, outside brackets; a relation `==` counts as one."""
    parts, start, k, depth = [], 0, 0, 0
    while k < len(segment):
        if opened := _OPEN.match(segment, k):
            depth, k = depth + 1, opened.end()
        elif closed := _CLOSE.match(segment, k):
            depth, k = max(depth - 1, 0), closed.end()
        elif depth == 0 and (found := re.compile(r":?={1,2}|≈|\\approx|~=").match(segment, k)):
            parts.append(segment[start:k])
            start = k = found.end()
        else:
            k += 1
    return [p.strip() for p in [*parts, segment[start:]]]


def _name_follows(text: str, k: int, is_name: Callable[[str], bool]) -> bool:
    found = _NAMED.match(text, k)
    return found is not None and is_name(found[1])
