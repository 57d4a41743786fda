"""Statement text cut into tokens, with the pasted Unicode spellings turned into plain ones."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import LimitError, SyntaxProblem
from .vocabulary import GREEK, KEYWORDS

MAX_DIGITS = 100_000
"""Longest number that is read."""


class Token(NamedTuple):
    """kind: int, decimal, name, word (a keyword), sup (raised characters), op, newline, end.

    `text` is the plain spelling; the source has it at `start:end`; `blank` says whether white
    space stood before it ("line" when that held a line break inside brackets).
    """

    kind: str
    text: str
    start: int
    end: int
    blank: bool | str


class Source:
    """A text that is being read, to say where in it something is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def problem(self, message: str, at: int, next_move: str = "", code: str = "syntax") -> SyntaxProblem:
        """The error to raise for what stands at offset `at`."""
        at = min(at, len(self.text))
        start = self.text.rfind("\n", 0, at) + 1
        stop = self.text.find("\n", at)
        line = self.text[start : len(self.text) if stop < 0 else stop]
        number = self.text.count("\n", 0, at) + 1 if "\n" in self.text else None
        return SyntaxProblem(
            message, code=code, next_move=next_move, line=number, character=at - start + 1, source_line=line
        )


_SUPERSCRIPT = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵐᵏᵖᵠʳˡˣᵀᴴ", "0123456789+-nimkpqrlxTH", strict=True))
_SUBSCRIPT = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LETTERS = {symbol: name for name, symbol in GREEK.items()} | {
    "ϕ": "phi",
    "ϵ": "epsilon",
    "ϑ": "theta",
    "µ": "mu",
}
_PLAIN = {
    "−": "-", "–": "-", "·": "*", "×": "*", "⋅": "*", "∗": "*", "∙": "*", "@": "*", "÷": "/", "∉": "not in",
    "≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "≠": "!=", "≈": "~=", "**": "^", "⊤": ".T", "†": ".H",
    "‖": "||", "∥": "||", "…": "...", "’": "'", "′": "'", "∣": "|",
}  # fmt: skip
_WORD_SIGNS = {
    "∈": "in", "∀": "for", "∃": "exists", "⇔": "iff", "⟺": "iff", "<=>": "iff", "<==>": "iff", "⇒": "implies",
    "⟹": "implies", "=>": "implies", "==>": "implies", "∧": "and", "∨": "or", "¬": "not",
}  # fmt: skip
_SET_SIGNS = {"ℝ": "R", "ℂ": "C", "ℚ": "Q", "ℤ": "Z", "ℕ": "N"}

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\f\v\u00a0\u2002-\u200a\u202f]+)|(?P<newline>\n)
    |(?P<number>(?:[0-9]+\.[0-9]+|\.[0-9]+|[0-9]+\.(?![A-Za-z.])|[0-9]+)(?:[eE][+-]?[0-9]+(?![A-Za-z0-9_.]))?)
    |(?P<name>(?:[A-Za-z][A-Za-z0-9_]*|[Α-Ωα-ωϕϵϑµ](?:_?[0-9]+|_[A-Za-z]+)?)[₀-₉]*)
    |(?P<set>[ℝℂℚℤℕ])|(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵐᵏᵖᵠʳˡˣᵀᴴ]+)
    |(?P<op>\.[TH](?![A-Za-z0-9_])|_[2F](?![A-Za-z0-9_])|<==>|<=>|==>|\.\.\.|=>|==|<=|>=|!=|~=|:=|\*\*|\|\|
        |[-+*/^=<>()\[\]{},;:'|√−–·×⋅∗∙@÷≤⩽≥⩾≠≈∈∉∀∃⇔⟺⇒⟹∧∨¬⊤†‖∥…’′∣])""",
    re.VERBOSE,
)
_NUMBERED = re.compile(r"([A-Za-z]+)_([0-9]+)\Z")


def plain_name(text: str) -> str:
    """One spelling for each name: λ₁, λ_1 and lambda1 are l1, x_1 is x1, μ is mu."""
    text = text.translate(_SUBSCRIPT)
    if text[0] in _LETTERS:
        text = _LETTERS[text[0]] + text[1:]
    elif text.startswith("lambda") and not text[6:7].isalpha():
        text = "l" + text[6:]
    numbered = _NUMBERED.match(text)
    if numbered and (len(numbered[1]) == 1 or numbered[1] in GREEK):
        return numbered[1] + numbered[2]
    return text


def plain_decimal(text: str) -> str:
    """Digits as printed; the exponent without plus sign and leading zeros."""
    mantissa, e, exponent = text.lower().partition("e")
    return f"{mantissa}e{int(exponent)}" if e else mantissa


A_TERM = "a number, a name that begins with a letter, `[[1, 2], [3, 4]]`, or a word such as `det(A)`"
"""What may stand where a term is expected."""


def tokenize(source: Source) -> list[Token]:
    """All tokens of a text; line breaks inside brackets are white space. Ends with an `end` token."""
    text, tokens, position, depth = source.text, [], 0, 0
    blank: bool | str = False
    match = _TOKEN.match
    while position < len(text):
        found = match(text, position)
        if found is None:
            character = text[position]
            advice = (
                "`.T` or `.H`"
                if character == "."
                else A_TERM
                if character.isascii()
                else "plain ASCII spellings"
            )
            raise source.problem(f"{character!r} is not part of the language", position, advice)
        kind, piece, start = found.lastgroup, found[0], position
        position = found.end()
        if kind == "blank":
            blank = blank or True
            continue
        if kind == "newline" and depth:
            blank = "line"
            continue
        if kind == "op":
            kind, piece = _operator(piece)
            depth = max(0, depth + (piece in ("(", "[", "{")) - (piece in (")", "]", "}")))
        elif kind == "name":
            piece = plain_name(piece)
            kind = "word" if piece in KEYWORDS else "name"
        elif kind == "number":
            if len(piece) > MAX_DIGITS:
                raise LimitError(f"a number of {len(piece)} characters", character=start + 1)
            kind = "int" if piece.isdigit() else "decimal"
            piece = piece if kind == "int" else plain_decimal(piece)
        elif kind == "set":
            kind, piece = "name", _SET_SIGNS[piece]
        elif kind == "sup":
            piece = "".join([_SUPERSCRIPT[c] for c in piece])
        tokens.append(Token(kind, piece, start, position, blank))  # type: ignore[arg-type]
        blank = False
    tokens.append(Token("end", "", len(text), len(text), blank))
    return tokens


def _operator(piece: str) -> tuple[str, str]:
    if piece in _WORD_SIGNS:
        return "word", _WORD_SIGNS[piece]
    return "op", _PLAIN.get(piece, piece)
