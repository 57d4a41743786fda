"""What the tests of the readers share: a document's pieces as plain values, and the property of places."""

from __future__ import annotations

import re

from eigenproof.documents import Document, read_text
from eigenproof.errors import InputError

# what may stand in a file for the first character of a piece: an escape, an entity, a macro, the fence of a
# directive (read as `$$`), the matrix with which a row reduction begins
_STANDS_FOR = re.compile(r":::|```|\[\[|&\w+;|&#\w+;|\\[A-Za-z]+|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)


def maths(text: str, format: str) -> list[str]:
    """The formulas of a text."""
    return [piece.text.text for piece in read_text(text, format).pieces if piece.kind == "maths"]


def words(text: str, format: str) -> str:
    """All prose of a text, with single blanks."""
    return " ".join(
        " ".join(piece.text.text for piece in read_text(text, format).pieces if piece.kind == "words").split()
    )


def statements(text: str, format: str) -> list[tuple[str, str]]:
    """Expected verdict and text of each marked block."""
    pieces = read_text(text, format).pieces
    return [(piece.expected, piece.text.text.strip()) for piece in pieces if piece.kind == "statements"]


def lines(text: str) -> list[str]:
    """The lines of a plain text that look like statements."""
    return [piece.text.text for piece in read_text(text, "text").pieces if piece.kind == "lines"]


def reasons(text: str, format: str) -> list[str]:
    """Why something was left out."""
    return [skipped.reason for skipped in read_text(text, format).skipped]


def at_place(document: Document, offset: int) -> str:
    """What stands in the file at the line and column of an offset (found by counting, not by bisection)."""
    place = document.place(offset)
    line = re.split(r"\r\n|\r|\n", document.text)[place.line - 1]
    return line[place.column - 1 :]


def misplaced(document: Document) -> list[str]:
    """The pieces whose first character is not what stands at their place, nor what stands for it."""
    wrong = []
    for piece in document.pieces:
        offset, first = piece.text.at(0), piece.text.text[0]
        there = document.text[offset : offset + 40]
        if not (there[:1] == first or first == "\ufffd" or _STANDS_FOR.match(there) or first in " \n\\"):
            wrong.append(f"{first!r} of {piece.text.text[:20]!r} at {there[:20]!r}")
        if not piece.start <= offset < piece.end or at_place(document, offset)[:1] not in (there[:1], ""):
            wrong.append(f"{piece.start} <= {offset} < {piece.end}: {piece.text.text[:20]!r}")
    return wrong


def read_or_refused(text: str, format: str) -> None:
    """The property of every reader: whatever the text, places are right, or it is refused with a message."""
    try:
        document = read_text(text, format)
    except InputError:
        return
    assert misplaced(document) == []
    assert all(0 <= offset <= len(text) for piece in document.pieces for offset in piece.text.offsets)
