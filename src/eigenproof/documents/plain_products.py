"""What plain text leaves out, as the language writes it: `A v = 3 v`, `det A = 3`, `[[…]] ~ [[…]]`."""

from __future__ import annotations

import re

from ..language.vocabulary import KEYWORDS, TERM_WORDS, WORDS
from .pieces import Mapped

_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)|(?P<name>[^\W\d]\w*)"
    r"|(?P<opens>[(\[{√‖])|(?P<closes>[)\]}ᵀ⁻¹²³'])|(?P<blank>[ \t\n]+)|(?P<sign>.)"
)
_REDUCES = re.compile(r"~(?!=)|∼|→|⟶|-+>")
_ALONE = frozenset(word for word, (fewest, most) in TERM_WORDS.items() if fewest == most == 1) | {"tr"}


def multiplied(source: Mapped) -> Mapped:
    """It with `*` where two factors stand side by side, and brackets around the argument of `det A`."""
    tokens = [found for found in _TOKEN.finditer(source.text)]
    changes: list[tuple[int, int, str]] = []
    brackets: list[str] = []
    for at, token in enumerate(tokens):
        if token["opens"] and token[0] in "([{":
            brackets.append(token[0])
        elif token[0] in tuple(")]}") and brackets:
            brackets.pop()
        behind = [following for following in tokens[at + 1 : at + 3] if not following["blank"]]
        if not behind or (brackets and brackets[-1] == "["):
            continue
        apart = behind[0] is not tokens[at + 1]
        if apart and token[0] in _ALONE and _is_name(behind[0]) and not _goes_on(tokens, at + 3):
            word = "trace" if token[0] == "tr" else token[0]
            changes += [
                (token.start(), behind[0].start(), f"{word}("),
                (behind[0].end(), behind[0].end(), ")"),
            ]
        elif _ends_factor(token) and _starts_factor(behind[0]) and (apart or token["number"]):
            changes.append((token.end(), behind[0].start(), "*"))
    return source.replaced(changes)


def reduced(source: Mapped) -> Mapped | None:
    """`[[…]] ~ [[…]] → [[…]]`, a row reduction, as the statements that neighbours are row equivalent."""
    sides, last = [], 0
    for found in _REDUCES.finditer(source.text):
        sides.append(source[last : found.start()].strip())
        last = found.end()
    sides.append(source[last:].strip())
    if len(sides) < 2 or not all(side.text[:1] == "[" and side.text[-1:] == "]" for side in sides):
        return None
    parts = []
    for one, other in zip(sides, sides[1:], strict=False):
        parts += [Mapped.put(" and row_equivalent(" if parts else "row_equivalent(", one.start), one]
        parts += [Mapped.put(", ", one.end), other, Mapped.put(")", other.end)]
    return Mapped.joined(parts)


def _is_name(token: re.Match[str]) -> bool:
    return bool(token["name"]) and token[0] not in WORDS and token[0] not in KEYWORDS


def _ends_factor(token: re.Match[str]) -> bool:
    return bool(token["number"] or token["closes"]) or _is_name(token)


def _starts_factor(token: re.Match[str]) -> bool:
    """Whether a token begins a factor; a bar may as well end one."""
    return token[0] in tuple("([√") or (bool(token["name"]) and token[0] not in KEYWORDS)


def _goes_on(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether more than the end, a relation or a sum follows, so that the argument may be longer."""
    rest = [token for token in tokens[at : at + 2] if not token["blank"]]
    if not rest or rest[0][0] in KEYWORDS:
        return False
    return not (rest[0]["sign"] and rest[0][0] in "=<>≈≠≤≥,;+-−~!")
