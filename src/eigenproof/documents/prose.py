"""Prose around formulas: sentences, in which each formula is one private character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..errors import InputError
from ..language import Formula, formulas
from .pieces import Piece

FIRST, MOST = 0xE000, 150
LONGEST = 10_000  # characters of a stream
F = "[\ue000-\uf8ff]"
"""A formula in a regular expression over sentences."""

_BREAK = "\x1e"
_END = re.compile(rf"(?<![.!?])[.!?]+[\"'”’)\]]*\s+|{_BREAK}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|eqs?|figs?|secs?|resp|cf|thm|vs|ex|no|prop|def|lem|cor|approx|ch|pp?|viz"
    r"|w\.r\.t|w\.l\.o\.g)"
    r")\.\s*$",
    re.IGNORECASE,
)
_STARTS = re.compile(rf"[A-Z0-9\"'“‘(\[*_]|{F}")
_DIRECTIVE = re.compile(r"(?::{3,}\s*(?:\{[^{}]*\})?\s*)+")  # of MyST
_LETTER = re.compile(
    r"(?:(?<=[a-z] )[AB-HJ-Zb-hj-z]|(?<![^\n])[A-HJ-Zu-z](?= (?:is|has) ))"
    r"(?![\w'’.-]\w)(?=[\s,.;:)]|\Z)"
)
_CLOSING = re.compile(r"([.,;:!?])(?:\s|\\[,;:!]|\\q?quad|~|\$|\})*\Z")
END_OF_FORMULA = 100
"""Characters in which the punctuation at the end of a formula is looked for."""


class Spot(NamedTuple):
    """A formula in its place: the piece it stands in, and its sentence's character for it."""

    formula: Formula
    piece: Piece
    character: str

    @property
    def offset(self) -> int:
        return self.piece.text.at(self.formula.start)

    def at(self, index: int) -> int:
        """The offset in the file of a place in the maths."""
        return self.piece.text.at(index)


class Sentence(NamedTuple):
    """Words with formulas; `end` is the offset in the file behind its last piece."""

    text: str
    spots: tuple[Spot, ...]
    paragraph: int
    section: int
    heading: bool

    def spot(self, character: str) -> Spot:
        """The formula that a character stands for."""
        return next(spot for spot in self.spots if spot.character == character)


def lettered(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of a plain text, with the letters that are names as maths: "the rank of A is 2"."""
    for piece in pieces:
        if piece.kind != "words":
            yield piece
            continue
        last = 0
        for found in _LETTER.finditer(piece.text.text):
            yield piece._replace(text=piece.text[last : found.start()])
            name = piece.text[found.start() : found.end()]
            yield piece._replace(kind="maths", text=name, start=name.start, end=name.end)
            last = found.end()
        yield piece._replace(text=piece.text[last:])


class Unread(NamedTuple):
    """A formula that is too large or too deep to be cut up."""

    piece: Piece
    error: InputError


def sentences(pieces: Iterable[Piece]) -> Iterator[Sentence | Unread | Piece]:
    """The sentences of a document; marked statements and lines of plain text come behind theirs."""
    stream = _Stream()
    for piece in pieces:
        if piece.kind in ("statements", "lines"):
            if piece.kind == "lines" or piece.paragraph != stream.paragraph:
                yield from stream.ended()
                yield piece
            else:
                stream.later.append(piece)
            continue
        if stream.apart(piece):
            yield from stream.ended()
        if piece.kind == "words":
            stream.words(piece)
            continue
        try:
            found = formulas(piece.text.text)
        except InputError as error:
            yield Unread(piece, error)
        else:
            stream.maths(piece, found)
    yield from stream.ended()


class _Stream:
    """Pieces that may belong to one sentence, as one text."""

    def __init__(self) -> None:
        self.clear()
        self.paragraph = self.section = -1
        self.heading = False

    def clear(self) -> None:
        self.text = ""
        self.displayed = False  # the last formula is a display
        self.spots: list[Spot] = []
        self.places: list[tuple[int, int, int, bool]] = []  # from where on which paragraph, section, heading
        self.later: list[Piece] = []

    def apart(self, piece: Piece) -> bool:
        """Whether a piece begins something new; otherwise it is joined to what stands before it."""
        new = (
            piece.paragraph != self.paragraph
            or piece.section != self.section
            or piece.heading != self.heading
        )
        full = len(self.spots) >= MOST or len(self.text) > LONGEST
        if not new and not full:
            return False
        stands_apart = piece.section != self.section or piece.heading or self.heading or full
        self.paragraph, self.section, self.heading = piece.paragraph, piece.section, piece.heading
        if stands_apart:
            return True
        if self.carries_on(piece):
            self.text += " "
            return False
        return True

    def carries_on(self, piece: Piece) -> bool:
        """Whether the sentence goes on in another paragraph: a display, or words in small letters."""
        before = self.text.rstrip()
        if not before or before[-1] in ".!?":
            return False
        if before[-1] in ":,":
            return True
        if piece.kind == "maths":
            return piece.displayed and (before[-1].isalpha() and before[-1] < "\ue000")
        start = piece.text.text.lstrip()[:1]
        return before[-1] >= "\ue000" and start.islower()

    def words(self, piece: Piece) -> None:
        words = _DIRECTIVE.sub(_BREAK, piece.text.text.replace(_BREAK, " "))
        if self.displayed and self.text[-1:] >= "\ue000" and words.lstrip()[:1].isupper():
            self.text += _BREAK  # a display without a full stop
        self.displayed = self.displayed and not words.strip()
        self.place(piece)
        self.text += words

    def maths(self, piece: Piece, found: list[Formula]) -> None:
        self.place(piece)
        for number, formula in enumerate(found[:MOST]):
            if formula.words:
                self.text += f" {formula.words} "
            elif number:
                self.text += ", "
            character = chr(FIRST + len(self.spots))
            self.text += character
            self.spots.append(Spot(formula, piece, character))
        self.displayed = piece.displayed
        closing = _CLOSING.search(piece.text.text, max(0, len(piece.text) - END_OF_FORMULA))
        self.text += f"{closing[1]} " if closing else ""

    def place(self, piece: Piece) -> None:
        self.paragraph, self.section, self.heading = piece.paragraph, piece.section, piece.heading
        self.places.append((len(self.text), piece.paragraph, piece.section, piece.heading))

    def ended(self) -> Iterator[Sentence | Piece]:
        """The sentences so far."""
        start = 0
        for end in _ends(self.text):
            text = self.text[start:end]
            spots = tuple(spot for spot in self.spots if spot.character in text)
            if text.strip():
                _, paragraph, section, heading = [p for p in self.places if p[0] < end][-1]
                yield Sentence(" ".join(text.split()), spots, paragraph, section, heading)
            start = end
        yield from self.later
        self.clear()


def _ends(text: str) -> Iterator[int]:
    """Where sentences end."""
    for found in _END.finditer(text):
        if (
            found[0] == _BREAK
            or _STARTS.match(text, found.end())
            and not _ABBREVIATION.search(text[max(0, found.end() - 20) : found.end()])
        ):
            yield found.end()
    yield len(text)
