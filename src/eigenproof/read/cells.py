"""Cells: the entries of a matrix as text with their positions, and how they become a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..errors import InputError
from ..model import Expr, Term
from .entry import read_entry
from .limits import check_shape


class Cell(NamedTuple):
    """The text of one entry; `offset` is its place in the whole text (from 0), -1 if unknown."""

    text: str
    offset: int = -1


def assemble(rows: Sequence[Sequence[Cell]], text: str = "") -> Term:
    """The matrix of these cells. Errors name row and column, and the place in `text` when it is known."""
    check_rows([len(row) for row in rows])
    if len(rows) == 1 and not rows[0]:
        return Term("matrix", ())
    return Term(
        "matrix",
        tuple(
            tuple(read_cell(cell, i, j, text) for j, cell in enumerate(row, 1))
            for i, row in enumerate(rows, 1)
        ),
    )


def read_cell(cell: Cell, row: int, column: int, text: str = "") -> Expr:
    """The value of one cell; row and column count from 1. Raises InputError with the place."""
    try:
        return read_entry(cell.text)
    except InputError as error:
        error.row, error.column = row, column
        inside, error.character = (error.character or 1) - 1, None
        if cell.offset >= 0:
            place(error, text, cell.offset + inside)
        raise


def place(error: InputError, text: str, offset: int) -> InputError:
    """The error with line and character (from 1) of an offset in a text; one line needs no line number."""
    start = text.rfind("\n", 0, offset) + 1
    error.character = offset - start + 1
    if "\n" in text.strip("\n"):
        error.line = text.count("\n", 0, offset) + 1
    return error


def check_rows(lengths: Sequence[int]) -> None:
    """Refuse ragged rows and shapes beyond the promise; a single empty row is 0x0. Raises InputError."""
    width = lengths[0] if lengths else 0
    for i, length in enumerate(lengths, 1):
        if length != width:
            raise ragged(i, length, width, lengths)
    check_shape(0 if lengths and width == 0 and len(lengths) == 1 else len(lengths), width)


def ragged(row: int, length: int, width: int, lengths: Sequence[int]) -> InputError:
    """The error for a row that is longer or shorter than the first."""
    counts = ", ".join(map(str, lengths[:12])) + (", …" if len(lengths) > 12 else "")
    return InputError(
        f"row {row} has {entries(length)}, row 1 has {width} (entries in the rows: {counts})",
        code="ragged",
        next_move="give every row the same number of entries",
        row=row,
    )


def entries(n: int) -> str:
    """`1 entry`, `2 entries`."""
    return f"{n} {'entry' if n == 1 else 'entries'}"
