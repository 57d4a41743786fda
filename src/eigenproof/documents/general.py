"""Where a document speaks of all matrices: theorems and proofs, and names that a sentence binds anew."""

from __future__ import annotations

import re
from bisect import bisect_left

from .prose import F

_KINDS = (
    "theorem|lemma|proposition|corollary|definition|proof|thm|lem|prop|cor|defn|claim|fact|axiom|conjecture"
)
_BORDER = re.compile(
    rf"\\(?P<begin>begin|end)\s*\{{(?P<environment>{_KINDS})\*?\}}"
    rf"|<(?P<close>/?)(?P<element>{_KINDS})(?=[\s>])",
    re.IGNORECASE,
)
_DIRECTIVE = re.compile(r"^[ \t]*(?P<fence>:{3,}|`{3,})(?:\{(?P<kind>[^}\n]*)\}.*)?[ \t]*$", re.MULTILINE)
_KIND = re.compile(rf"(?:prf:)?(?:{_KINDS})\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^[ \t>]*(?:[*_#]+\s*)?(?P<kind>Theorem|Lemma|Proposition|Corollary|Definition|Proof)\b[^\n]*",
    re.MULTILINE,
)
_LABEL_ENDS = re.compile(
    r"^[ \t]*(?:#|(?:[*_]+\s*)?(?:Example|Exercise|Remark|Note|Solution|Problem|Consider|Now)\b)|□|∎|■"
    r"|\\square|\\blacksquare|\\qed|Q\.E\.D",
    re.MULTILINE,
)
_NAMES = rf"(?P<names>{F}(?:(?:, and|,| and) {F})*)"
_BOUND = re.compile(
    rf"\b(?:let|suppose|assume|given|for|if)\b(?: that)?(?: any| all| every| each| an?| two| the)? "
    rf"?(?:(?!the\b|our\b|this\b)[\w×-]+ ){{0,5}}?{_NAMES} "
    r"(?:be|is|are|has|have|denotes?) (?:an?\b|any\b|some\b|two\b|arbitrary|square|real|complex"
    r"|symmetric|invertible|diagonali)"
    rf"|\b(?:an?|any|every|each|arbitrary|all|two|some) (?:(?!the\b|our\b|this\b)(?:[\w×-]+|{F}) "
    rf"){{0,5}}?(?:matrix|matrices|vectors?|scalars?|numbers?|basis|map)"
    r" (?P<more>" + F + r"(?:(?:, and|,| and) " + F + r")*)",
    re.IGNORECASE,
)


def zones(text: str) -> list[tuple[int, int]]:
    """Where a text states or proves something about all matrices (offsets)."""
    found: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for border in _BORDER.finditer(text):
        kind = (border["environment"] or border["element"]).lower()
        closes = border["begin"] == "end" or border["close"] == "/"
        if not closes:
            opened.setdefault(kind, border.start())
        elif kind in opened:
            found.append((opened.pop(kind), border.end()))
    found += _directives(text)
    ends = [end.start() for end in _LABEL_ENDS.finditer(text)] + [len(text)]
    for label in _LABEL.finditer(text):
        found.append((label.start(), ends[bisect_left(ends, label.end())]))
    return found


def _directives(text: str) -> list[tuple[int, int]]:
    """MyST directives such as `:::{prf:theorem}`."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, bool, int]] = []
    for fence in _DIRECTIVE.finditer(text):
        if fence["kind"] is not None:
            opened.append((fence["fence"], bool(_KIND.match(fence["kind"])), fence.start()))
        elif opened and opened[-1][0] == fence["fence"]:
            _, general, start = opened.pop()
            found += [(start, fence.end())] if general else []
    return found


def bound_names(text: str) -> set[str]:
    """The formulas that a sentence binds anew: "let A be a square matrix", "for any vector v"."""
    found: set[str] = set()
    for match in _BOUND.finditer(text):
        found |= set(re.findall(F, match["names"] or match["more"] or ""))
    return found
