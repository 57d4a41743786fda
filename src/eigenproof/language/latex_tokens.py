"""LaTeX maths cut into the tokens of the statement parser.

Kinds beside those of `tokens`: `func` (a word of the vocabulary), `set` (\\mathbb{R}),
`tex` (the braces of TeX), `begin` and `end_env` (environments), `macro` (\\frac and others
that take arguments). Letters are names one by one; a plain subscript is part of the name.
"""

from __future__ import annotations

import re

from ..errors import LimitError, SyntaxProblem
from .latex_commands import Commands
from .tokens import _LETTERS, _PLAIN, _SET_SIGNS, _WORD_SIGNS, MAX_DIGITS, Source, Token, plain_decimal
from .vocabulary import GREEK

_LATEX = re.compile(
    r"""(?P<blank>\s+|~|%[^\n]*(?:\n|$))
    |(?P<command>\\(?:[A-Za-z]+\*?|.|\n))
    |(?P<number>(?:[0-9]+\{,\}[0-9]+|(?:[0-9]+\.[0-9]+|\.[0-9]+)(?:[eE][-+][0-9]+)?
        |[0-9]+\.(?![A-Za-z.\\]|\s*$|\s*\\(?:\\|q?quad|text|mbox|end\{(?!\w*matrix|array)))|[0-9]+))
    |(?P<letter>[A-Za-zΑ-Ωα-ωϕϵϑµ])|(?P<set>[ℝℂℚℤℕ])
    |(?P<op>:=|\.\.\.|==|<=|>=|!=|[-+*/^_=<>()\[\],;:'|&{}−·×⋅∗≤≥≠≈∈∉∀∃⇔⇒∧∨¬‖…′])""",
    re.VERBOSE | re.DOTALL,
)
_POWER_OF_TEN = re.compile(r"\s*\\times\s*10\s*\^\s*(?:\{\s*([-−]?[0-9]+)\s*\}|([0-9])(?![0-9]))")
_SUBSCRIPT = re.compile(
    r"\s*_\s*(?:([A-Za-z0-9])|\\([A-Za-z]+)(?![A-Za-z])"
    r"|\{\s*(?:([0-9]+|[A-Za-z]+)|\\(?:mathrm|text|textrm)\s*\{\s*([A-Za-z]+|[0-9]+)\s*\}"
    r"|\\([A-Za-z]+))\s*\})"
)
_FULL_STOP = re.compile(r"\.\s*(?=\\(?:\\|q?quad|text|mbox|end\{(?!\w*matrix|array))|\})")


class LatexTokens(Commands):
    """One pass over a source; `tokens` holds the result.

    `lenient`: what is not understood becomes a token of kind `unknown` (its error is in `unknown`), words
    in \\text one of kind `text`, and bold and plain letters are told apart by `bold_starts` only.
    """

    def __init__(self, source: Source, start: int, stop: int, *, lenient: bool = False) -> None:
        super().__init__()
        self.source, self.text = source, source.text
        self.position, self.stop = start, stop
        self.lenient = lenient
        self.tokens: list[Token] = []
        self.unknown: dict[int, SyntaxProblem] = {}
        self.bold: dict[str, int] = {}
        self.light: set[str] = set()
        self.bold_starts: set[int] = set()
        while self.position < stop:
            start = self.position
            try:
                self.step()
            except SyntaxProblem as error:
                if not lenient:
                    raise
                self.position = max(self.position, start + 1)
                self.unknown[start] = error
                self.add("unknown", "", start, self.position)
        self.add("end", "", stop, stop)
        for name, at in self.bold.items():
            if name in self.light and not lenient:
                raise self.source.problem(
                    f"bold {name} and plain {name} would become one name", at, "two letters"
                )

    def add(self, kind: str, text: str, start: int, end: int) -> None:
        self.tokens.append(Token(kind, text, start, end, self.blank))
        self.blank = False

    def problem(self, message: str, at: int, next_move: str = "") -> SyntaxProblem:
        return self.source.problem(message, at, next_move, "latex")

    def step(self) -> None:
        """Read one token (or white space)."""
        start = self.position
        found = _LATEX.match(self.text, start, self.stop)
        if found is None:
            if self.text[start] == "." and not self.text[start + 1 : self.stop].strip():
                self.position = self.stop  # the full stop of the sentence
                return
            full_stop = _FULL_STOP.match(self.text, start, self.stop)
            if full_stop:
                self.position = full_stop.end()
                return
            raise self.problem(f"{self.text[start]!r} is not understood", start)
        kind, piece = found.lastgroup, found[0]
        self.position = found.end()
        if kind == "blank":
            self.blank = self.blank or True
        elif kind == "command":
            self.command(piece[1:], start)
        elif kind == "number":
            self.number(piece, start)
        elif kind == "letter":
            self.name(_LETTERS.get(piece, piece), start)
        elif kind == "set":
            self.add("set", _SET_SIGNS[piece], start, self.position)
        elif piece == "{":
            self.open_group(start)
        elif piece == "}":
            self.close_group(start)
        elif piece == "," and not self.text[self.position : self.stop].strip():
            self.position = self.stop  # the comma of the sentence
        elif piece in _WORD_SIGNS:
            self.add("word", _WORD_SIGNS[piece], start, self.position)
        else:
            self.add("op", _PLAIN.get(piece, piece), start, self.position)

    def number(self, piece: str, start: int) -> None:
        if len(piece) > MAX_DIGITS:
            raise LimitError(f"a number of {len(piece)} characters", character=start + 1)
        if "{,}" in piece:
            if len(piece.partition("{,}")[2]) == 3:
                raise self.problem("a decimal comma, or a comma between thousands?", start, "a decimal point")
            piece = piece.replace("{,}", ".")
        scale = _POWER_OF_TEN.match(self.text, self.position, self.stop)
        if scale:
            self.position = scale.end()
            exponent = int((scale[1] or scale[2]).replace("−", "-"))
            self.add("decimal", f"{piece}e{exponent}", start, self.position)
        elif piece.endswith(".") and self.text.startswith("{}", self.position):
            self.position += 2
            self.number_with_point(piece, start)
        else:
            kind = "int" if piece.isdigit() else "decimal"
            self.add(kind, piece if kind == "int" else plain_decimal(piece), start, self.position)

    def number_with_point(self, piece: str, start: int) -> None:
        """`2.{}`, a number that ends in its point."""
        scale = _POWER_OF_TEN.match(self.text, self.position, self.stop)
        if scale:
            self.position = scale.end()
            piece += f"e{int((scale[1] or scale[2]).replace('−', '-'))}"
        self.add("decimal", piece, start, self.position)

    def name(self, letter: str, start: int, *, bold: bool = False) -> None:
        """A letter with its plain subscript, if it has one."""
        bold = bold or self.bold_face
        name = letter
        subscript = None if letter == "I" else _SUBSCRIPT.match(self.text, self.position, self.stop)
        if subscript:
            command = subscript[2] or subscript[5]
            below = subscript[1] or subscript[3] or subscript[4] or self.below(command)
            if below:
                name = f"{letter}{below}" if below.isdigit() else f"{letter}_{below}"
                self.position = subscript.end()
        if bold:
            self.bold.setdefault(name, start)
            self.bold_starts.add(start)
        else:
            self.light.add(name)
        self.add("name", name, start, self.position)

    @staticmethod
    def below(command: str) -> str:
        """A subscript given as a command: a Greek letter, \\max or \\min."""
        if command == "lambda":
            return "l"
        return command if command in GREEK or command in ("max", "min") else ""
