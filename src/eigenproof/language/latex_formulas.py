"""LaTeX maths of a document cut into formulas: sides, the relations between them, and what joins them.

Nothing is parsed before it is asked for, so that one side that is not understood spoils no other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ..errors import SyntaxProblem
from ..model import Expr
from .latex_operands import LatexParser
from .latex_tables import ALIGNED
from .latex_tokens import LatexTokens
from .tokens import Source, Token

_RELATIONS = {
    "=": "==", ":=": "==", "==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=", "~=": "~=",
    "sim": "sim", "to": "to", "in": "in", "not in": "not in",
}  # fmt: skip
_BAR = re.compile(r"\\begin\s*\{array\}\s*(?:\[[a-z]\])?\s*\{[^{}|]*[^{}|\s]\s*\|+\s*[^{}|\s]")
_AUGMENTED = re.compile(r"\\mid(?![A-Za-z])|\\(?:big|Big|bigg|Bigg)m?\s*(?:\||\\vert)|\\begin\s*\{amatrix\}")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a formula; `start` and `end` count in the maths it was cut from."""

    source: Source
    tokens: tuple[Token, ...]
    unknown: dict[int, SyntaxProblem]
    bold_starts: set[int]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        """What the author wrote."""
        return self.source.text[self.start : self.end]

    @property
    def augmented(self) -> bool:
        """Whether it is a matrix with a bar before its last columns."""
        return bool(_BAR.search(self.text) or _AUGMENTED.search(self.text))

    def spelled(self, *spellings: str) -> bool:
        """Whether one of its tokens is spelled so in the source."""
        return any(self.source.text[token.start : token.end] in spellings for token in self.tokens)

    def faces(self) -> tuple[set[str], set[str]]:
        """Its names in bold, and those in plain letters."""
        bold: set[str] = set()
        plain: set[str] = set()
        for token in self.tokens:
            if token.kind == "name":
                (bold if token.start in self.bold_starts else plain).add(token.text)
        return bold, plain

    def read(self, bound: Collection[str] = (), matrices: Collection[str] = ()) -> Expr:
        """The term it is. `bound`: defined names; `matrices`: those that are matrices.

        Raises SyntaxProblem at what is not understood (`character` counts in the maths), and LimitError.
        """
        for token in self.tokens:
            if token.kind == "unknown":
                raise self.unknown[token.start]
            if token.kind == "text":
                raise self.source.problem(f"words in a term: {token.text!r}", token.start, code="latex")
        return self._parsed(self.tokens, bound, matrices)

    def signs(self, bound: Collection[str] = (), matrices: Collection[str] = ()) -> tuple[Expr, ...]:
        """The terms it is with + and with - for its ±; the one term when it has none."""
        if not any(token.text in "±∓" and token.kind == "op" for token in self.tokens):
            return (self.read(bound, matrices),)
        found = []
        for plus, minus in ("+-", "-+"):
            change = {"±": plus, "∓": minus}
            tokens = [t._replace(text=change.get(t.text, t.text)) for t in self.tokens]
            found.append(self._parsed(tuple(tokens), bound, matrices))
        return tuple(found)

    def _parsed(self, tokens: tuple[Token, ...], bound: Collection[str], matrices: Collection[str]) -> Expr:
        end = Token("end", "", self.end, self.end, False)
        parser = LatexParser(
            self.source, [*_columns(tokens), end], single_equals=True, bound=frozenset(bound)
        )
        parser.matrices = frozenset(matrices)
        return parser.whole_term()


def _columns(tokens: tuple[Token, ...]) -> list[Token]:
    """(1, 2)^T is how a column is written on a line: the mark falls away where nothing follows it."""
    found: list[Token] = []
    opened: list[int] = []
    lists: set[int] = set()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "op" and token.text in ("(", "[", "{"):
            opened.append(len(found))
        elif token.kind == "op" and token.text == "," and opened:
            lists.add(opened[-1])
        found.append(token)
        index += 1
        closes = token.kind == "op" and token.text in (")", "]", "}") and opened
        if closes and opened.pop() in lists and token.text == ")":
            index += _mark_length(tokens[index : index + 5])
    return found


def _mark_length(tokens: tuple[Token, ...]) -> int:
    """How many tokens a transpose mark has that nothing multiplies; 0 when there is none."""
    texts = [token.text for token in tokens]
    for spelled in (["^", "{", "T", "}"], ["^", "T"], ["^", "top"], ["^", "{", "top", "}"]):
        if texts[: len(spelled)] == spelled:
            behind = tokens[len(spelled)] if len(tokens) > len(spelled) else None
            if behind is None or (behind.kind in ("op", "tex") and behind.text in (",", ")", "}", "+", "-")):
                return len(spelled)
    return 0


class Formula(NamedTuple):
    """Sides with the relations between them (`==`, `~=`, `sim`, `to`, …).

    `joint` is what stands between it and the formula before: "" at the start, "," ";" "row" "wide" "text",
    or a word such as `and`, `implies`. `words` is the text between them inside of the maths.
    """

    sides: tuple[Side, ...]
    relations: tuple[str, ...]
    joint: str = ""
    words: str = ""

    @property
    def start(self) -> int:
        return self.sides[0].start

    @property
    def end(self) -> int:
        return self.sides[-1].end

    @property
    def text(self) -> str:
        return self.sides[0].source.text[self.start : self.end]


def formulas(source: str) -> list[Formula]:
    """The formulas of LaTeX maths without its delimiters. Raises LimitError for what is too large."""
    place = Source(source)
    cut = LatexTokens(place, 0, len(source), lenient=True)
    return list(_Cutter(place, cut).run())


class _Cutter:
    """One walk over the tokens; what stands in brackets or in a matrix is passed over."""

    def __init__(self, place: Source, cut: LatexTokens) -> None:
        self.place, self.cut = place, cut
        self.tokens = cut.tokens
        self.side: list[Token] = []
        self.sides: list[Side] = []
        self.relations: list[str] = []
        self.joint, self.words = "", ""
        self.depth = 0

    def run(self) -> Iterator[Formula]:
        transparent = self._equation_arrays()
        for index, token in enumerate(self.tokens):
            kind, text = token.kind, token.text
            if kind == "end":
                break
            if kind in ("begin", "end_env") and (text in ALIGNED or index in transparent):
                continue
            if self.depth == 0:
                if kind == "op" and text == "&":
                    continue
                relation = _RELATIONS.get(text) if kind == "op" or text in ("in", "not in") else None
                if relation:
                    self._relation(relation)
                    continue
                joint = self._joint(token)
                if joint == "," and self._thousands(index):
                    self.cut.unknown[token.start] = self.place.problem(
                        "a comma between thousands, or two numbers?",
                        token.start,
                        "a blank behind the comma",
                        "latex",
                    )
                    self.side.append(token._replace(kind="unknown"))
                    continue
                if joint:
                    yield from self._ended(joint, token, index)
                    continue
                if token.blank == "wide" and self.side:
                    yield from self._ended("wide", token, index)
            self._move(token)
            self.side.append(token)
        yield from self._ended("", self.tokens[-1], len(self.tokens) - 1)

    def _thousands(self, index: int) -> bool:
        """Whether a comma stands inside of digits, as in 1,000."""
        before, after = self.tokens[index - 1] if index else None, self.tokens[index + 1]
        comma = self.tokens[index]
        glued = before is not None and before.end == comma.start and comma.end == after.start
        return glued and before.kind == after.kind == "int" and len(after.text) == 3  # type: ignore[union-attr]

    def _move(self, token: Token) -> None:
        opens = token.kind == "begin" or (
            token.kind in ("op", "tex") and token.text in ("(", "[", "{", "langle")
        )
        closes = token.kind == "end_env" or (
            token.kind in ("op", "tex") and token.text in (")", "]", "}", "rangle")
        )
        self.depth = max(0, self.depth + opens - closes)

    def _joint(self, token: Token) -> str:
        """What a token between two formulas is to them; nothing when it is part of one."""
        kind, text = token.kind, token.text
        if kind == "newline" or (kind == "op" and text == "\\\\"):
            return "row"
        if kind == "op" and text in (",", ";", ":"):
            return text
        if kind == "text":
            return "text"
        return text if kind == "word" else ""

    def _relation(self, relation: str) -> None:
        """The side so far ends; a relation at the start of a row carries the row above on."""
        if self.side:
            self.sides.append(self._taken())
        if len(self.relations) < len(self.sides):
            self.relations.append(relation)

    def _taken(self) -> Side:
        tokens, self.side = tuple(self.side), []
        return Side(self.place, tokens, self.cut.unknown, self.cut.bold_starts)

    def _ended(self, joint: str, token: Token, index: int) -> Iterator[Formula]:
        if joint in ("row", "wide", ",") and self._carried_on(index, joint):
            return
        if self.side:
            self.sides.append(self._taken())
        if self.sides:
            relations = tuple(self.relations[: len(self.sides) - 1])
            yield Formula(tuple(self.sides), relations, self.joint, self.words)
            self.joint, self.words = "", ""
        self.sides, self.relations = [], []
        if joint == "text" or (joint and token.kind == "word"):
            self.words = f"{self.words} {token.text}".strip()
        self.joint = joint if joint not in ("row", "wide") or not self.joint else self.joint

    def _carried_on(self, index: int, joint: str) -> bool:
        """Whether the formula goes on: a relation stands before this place or behind it."""
        if len(self.relations) == len(self.sides) and self.relations and not self.side:
            return True
        for following in islice(self.tokens, index if joint == "wide" else index + 1, None):
            if following.text == "&" or following.text == "\\\\" or following.kind == "newline":
                continue
            return following.kind == "op" and following.text in _RELATIONS and bool(self.side or self.sides)
        return False

    def _equation_arrays(self) -> set[int]:
        """Where an `array` begins and ends that holds equations, not entries."""
        found: set[int] = set()
        opened: list[tuple[int, int]] = []
        depth = 0
        marked: set[int] = set()
        for index, token in enumerate(self.tokens):
            if token.kind == "begin":
                opened.append((index, depth))
            elif token.kind == "end_env" and opened:
                start, depth = opened.pop()
                if start in marked:
                    found |= {start, index}
            elif token.text in ("(", "[", "{") and token.kind in ("op", "tex"):
                depth += 1
            elif token.text in (")", "]", "}") and token.kind in ("op", "tex"):
                depth -= 1
            elif (
                (
                    opened
                    and token.kind == "op"
                    and token.text in ("=", "~=", "<=", ">=")
                    and depth == opened[-1][1]
                )
                and self.tokens[opened[-1][0]].text == "array"
                and len(opened) == 1
            ):
                marked.add(opened[-1][0])
        return found
