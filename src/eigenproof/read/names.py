"""What in a table is not data: a line of names, a column that numbers the rows, an empty last column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..errors import InputError
from ..model import Expr, walk
from .cells import entries
from .closed import UNIT
from .objects import read_value

_MISSING = re.compile(r"|nan|#?n/?a|<na>|null|none|missing|-+|\?|\.", re.IGNORECASE)
_NO_VALUE = {"NoneType", "NAType", "NaTType", "MaskedConstant"}  # None, and what pandas and NumPy have for it
_NAME = re.compile(r"[^\W\d]")
_NAMELESS = re.compile(r"|Unnamed: 0(?:_level_0)?")  # what pandas writes for its index, and reads it back as
_DATE_OR_RANGE = re.compile(r"\d[\d.]*(?:\s*-\s*\d[\d.]*)+(?:[T ].*)?|\d+/\d+/\d+(?: .*)?", re.ASCII)
_NUMBERS_REFUSED = ("not-finite", "bool", "zero-division", "limit")
LONGEST_NAME = 60


class Grid(NamedTuple):
    """The cells of a table as they were found.

    names: of the columns, where the source keeps them apart; None where the first row may hold them.
    lines: of the file, one for each row, if it is a file with lines.
    """

    rows: Sequence[Sequence[object]]
    names: tuple[str, ...] | None = None
    lines: Sequence[int] = ()


class Layout(NamedTuple):
    """Where the numbers stand in a grid, and what the variables are called.

    Data are the rows from `top` on, in them the cells from `left` up to `right`. `names` are those of the
    variables, () if they have none; `notes` say what was decided.
    """

    top: int
    left: int
    right: int
    names: tuple[str, ...]
    notes: tuple[str, ...]


def find_layout(grid: Grid, by_columns: bool) -> Layout:
    """Tell names from numbers. by_columns: each column is an observation, each row a variable.

    Raises InputError for an empty table and for rows of different lengths.
    """
    notes = []
    names = grid.names
    top = 0
    if names is None and _is_header(grid.rows):
        names, top = tuple(map(name_of, grid.rows[0])), 1
        notes.append(f"the first line was read as names of the {'observations' if by_columns else 'columns'}")
    body = grid.rows[top:]
    if not body:
        what = "names but no observations" if names else "no observations"
        raise InputError(f"the table has {what}", code="empty", next_move="write one observation a line")
    if names is not None and top and all(len(row) == len(names) + 1 for row in body):
        names = ("", *names)  # as R writes it: no name above the names of the rows
    right = _width(grid, names, top)
    left = 0
    if right > 1 and (not names or not names[-1]) and all(_blank(row[right - 1]) for row in body):
        right -= 1
        notes.append("the last column is empty and was left out")
    if names and right > 1 and _NAMELESS.fullmatch(names[0]):
        left = 1
    if by_columns:
        return _by_columns(grid, Layout(top, left, right, (), tuple(notes)))
    if left:
        notes.append("the first column has no name: it was taken for names of the rows and left out")
    if names is None:
        notes += _counted(grid.rows[0])
        return Layout(top, left, right, (), tuple(notes))
    called = tuple(name or f"column {j}" for j, name in enumerate(names[left:right], left + 1))
    notes += _counting(body, left, called)
    return Layout(top, left, right, called, tuple(notes))


def _by_columns(grid: Grid, found: Layout) -> Layout:
    """The layout when rows are variables: their names stand in the first column, if it holds words."""
    first = [row[0] for row in grid.rows[found.top :]]
    if found.right > 1 and all(kind(cell) == "word" for cell in first):
        note = "the first cell of each line was read as the name of a variable"
        return found._replace(left=1, names=tuple(map(name_of, first)), notes=(*found.notes, note))
    if found.left:
        note = "the first column has no name: it was taken for numbers of the rows and left out"
        return found._replace(notes=(*found.notes, note))
    return found


def _is_header(rows: Sequence[Sequence[object]]) -> bool:
    """Whether the first row holds names: words and no number, or words above nothing but numbers."""
    if not rows:
        return False
    kinds = [kind(cell) for cell in rows[0]]
    words = [j for j, k in enumerate(kinds) if k == "word"]
    if words and "number" not in kinds:
        return True
    below = rows[1:]
    if words:
        return bool(below) and all(
            _NAME.match(str(rows[0][j]).strip())
            and all(j < len(row) and kind(row[j]) == "number" for row in below)
            for j in words
        )
    return _is_frame_without_names(rows)


def _is_frame_without_names(rows: Sequence[Sequence[object]]) -> bool:
    """Whether this is what pandas writes for a frame without names: an empty cell, then 0, 1, 2, …"""
    first = [str(cell).strip() for cell in rows[0]]
    return (
        len(first) > 1
        and first[0] == ""
        and first[1:] == [str(k) for k in range(len(first) - 1)]
        and len(rows) > 1
        and all(row and not is_missing(row[0]) for row in rows[1:])
    )


def _width(grid: Grid, names: tuple[str, ...] | None, top: int) -> int:
    """The number of cells in every row. Raises InputError at the first row that has another."""
    width = len(grid.rows[top] if names is None else names)
    for i, row in enumerate(grid.rows[top:], 1):
        if len(row) != width:
            first = "row 1" if names is None else "the line of names"
            raise InputError(
                f"row {i} has {entries(len(row))}, {first} has {width}",
                code="ragged",
                next_move=f"give it {width}, or leave the row out",
                row=i,
                line=grid.lines[top + i - 1] if grid.lines else None,
            )
    if width == 0:
        raise InputError("the table is empty", code="empty", next_move="write one observation a line")
    return width


def _counted(first: Sequence[object]) -> list[str]:
    """A doubt about a first row 0, 1, 2, …: pandas writes that for columns without names."""
    if len(first) < 2 or [str(cell).strip() for cell in first] != [str(k) for k in range(len(first))]:
        return []
    return ["the first line is 0, 1, … and was read as an observation: delete it if it numbers the columns"]


def _counting(body: Sequence[Sequence[object]], left: int, names: tuple[str, ...]) -> list[str]:
    """A doubt about a first column that counts the rows."""
    first = [str(row[left]).strip() for row in body]
    counts = [[str(k + start) for k in range(len(first))] for start in (0, 1)]
    if len(names) > 1 and len(first) > 2 and first in counts:
        note = "counts the rows and was read as a variable: leave it out if it is none"
        return [f"the column {names[0]!r} {note}"]
    return []


def name_of(cell: object) -> str:
    """A cell as a name: on one line, printable, and not longer than 60 characters."""
    name = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(str(cell).split()))
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def kind(cell: object) -> str:
    """What a cell is: "missing", "number" (a real one), "word" (it may be a name), or "other"."""
    if is_missing(cell):
        return "missing"
    try:
        value = read_observed(cell, [])
    except InputError as error:
        return "other" if error.code in _NUMBERS_REFUSED or not isinstance(cell, str) else "word"
    if UNIT not in walk(value):
        return "number"
    return "word" if isinstance(cell, str) else "other"


def read_observed(cell: object, floats: list[object]) -> Expr:
    """The value of a cell as that of an entry of a matrix, but no difference: a date or a range is text."""
    if isinstance(cell, str) and _DATE_OR_RANGE.fullmatch(cell.strip()):
        raise InputError(f"{cell!r} is a date or a range, not a number", code="entry")
    return read_value(cell, floats)


def is_missing(cell: object) -> bool:
    """Whether a cell says that there is no value: nothing, NA, NaN, null, None."""
    if isinstance(cell, str):
        return bool(_MISSING.fullmatch(cell.strip()))
    if type(cell).__name__ in _NO_VALUE:
        return True
    if type(cell).__name__ == "Decimal":
        return cell.is_nan()  # type: ignore[attr-defined]
    return hasattr(cell, "as_integer_ratio") and bool(cell != cell)


def _blank(cell: object) -> bool:
    return isinstance(cell, str) and not cell.strip()
