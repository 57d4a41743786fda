"""Whether a line of plain text is a statement as it stands, or ends in one."""

from __future__ import annotations

import re

from ..language.vocabulary import GREEK, KEYWORDS, PREDICATES, WORDS
from .pieces import Mapped

_ARROW = re.compile(r"<?[-=]{1,3}>|<-+|={3,}")
_RELATION = re.compile(r"[=≈≠≤≥∈<>]|\bin\b")
_PREDICATE = re.compile(rf"(?:not\s+)?(?:{'|'.join(sorted(PREDICATES))})\s*\(.*\)", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:'[a-z]+)?")
_FIRST = re.compile(
    r"\s*(?:(?:so|then|thus|hence|therefore|and|also|(?-i:Let)|with|where|now|check|verify|here|indeed|again)"
    r"\b[,:]?\s+"
    r"|(?:[-*+•]|\(?[0-9a-zA-Z]{1,2}[.)])\s+|>>>\s*|∴\s*)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?<![ \t])[ \t]+(?:#|%|//)[ \t].*$|(?<![ \t])[ \t]*[✓✔][ \t]*$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[^\d\s])\.\s+(?=[A-Z(λ|‖])|(?<=\d)\.\s+(?=[A-Z][a-z])")
_STEP = re.compile(  # k = k + 1 and X = X - m are a program's; A = A^T is a claim
    r"([a-z]\w*)\s*=(?!=).*\b\1\b|([A-Z]\w*)\s*=(?!=)\s*\2\s*[-+−]", re.DOTALL
)
_KNOWN = {*WORDS, *GREEK, *KEYWORDS, "lambda", "adj", "tr", "rk", "cov", "cos", "sin", "ddof", "conj", "Span"}
_SHORT_ENGLISH = frozenset(
    "is of to we at by it as on an be so if no up do us my the has are was can but its all any our you "
    "one two "
    "per via get let now see use how why new out yes let row off may say way who did had his her she "
    "him".split()
)


def statements(line: Mapped) -> list[tuple[bool, Mapped]]:
    """The parts of a line (or of a few, joined), each with whether it is a statement; [] if none is."""
    parts: list[tuple[bool, Mapped]] = []
    for sentence in _sentences(line.sub(_REMARK, "")):
        start = _statement_start(sentence.text)
        if start is None:
            parts.append((False, sentence))
            continue
        statement = sentence[start:].strip()
        parts += [(False, sentence[:start]), (True, statement[: len(statement.text.rstrip(" .,;\n\t"))])]
    return parts if any(is_statement for is_statement, _ in parts) else []


def _sentences(line: Mapped) -> list[Mapped]:
    parts, last = [], 0
    for found in _SENTENCE.finditer(line.text):
        if not opened(line.text[last : found.start()]):
            parts.append(line[last : found.end()])
            last = found.end()
    return [*parts, line[last:]]


def _statement_start(text: str) -> int | None:
    """Where the statement begins with which a sentence ends, if it does: behind `so`, `Let`, or a colon."""
    start = 0
    while found := _FIRST.match(text, start):
        if found.end() == start:
            break
        start = found.end()
    if _is_statement(text[start:]):
        return start
    colon = max(text.rfind(": "), text.rfind(":\t"), text.rfind(":\n"))
    return colon + 1 if colon > 0 and _is_statement(text[colon + 1 :]) else None


def _is_statement(text: str) -> bool:
    """Whether a text has a relation (or a word that is one), no English, and its brackets closed."""
    text = text.strip().rstrip(".,;").rstrip()
    if not text or opened(text) or text.endswith(tuple(":=<>+-*/")) or _STEP.match(text):
        return False
    if any(_is_english(found[0]) for found in _WORD.finditer(text)):
        return False
    return bool(_RELATION.search(_ARROW.sub(" ", text))) or bool(_PREDICATE.fullmatch(text))


def _is_english(word: str) -> bool:
    """Whether a word is none of the language, and too long for a name."""
    if word in _KNOWN or any(c.isdigit() or c == "_" for c in word):
        return False
    return word.lower() in _SHORT_ENGLISH or len(word) > 3


def opened(text: str) -> int:
    """How many brackets a text leaves open (negative: closes too many)."""
    return sum(text.count(c) for c in "([{") - sum(text.count(c) for c in ")]}")
