"""A table of observations becomes an exact matrix: plain numbers quickly, anything else with care."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from ..errors import InputError
from ..model import Expr, MatrixInput, Term, walk
from .closed import UNIT
from .complaints import Complaints
from .limits import check_data_shape
from .names import Grid, find_layout, is_missing, read_observed

# most cells are this; everything else goes through the reader of entries
_PLAIN = re.compile(r"\s*([+-]?\d{1,300})(?:\.(\d{0,300}))?\s*", re.ASCII)
_POWERS = [10**k for k in range(301)]


def observations(grid: Grid, source: str, by_columns: bool = False) -> MatrixInput:
    """The matrix with a row for each observation, its variables' names and notes on how it was read.

    by_columns: each column of the grid is an observation. Raises InputError with row and column for a
    missing value, a word, a complex number; LimitError beyond 10000 observations of 30 variables.
    """
    layout = find_layout(grid, by_columns)
    top, left, right = layout[:3]
    check_data_shape(len(grid.rows) - top, right - left, by_columns)
    complaints = Complaints(grid, layout, by_columns)
    floats: list[object] = []
    known: dict[str, int | Fraction] = {}
    rows = []
    for i, cells in enumerate(grid.rows[top:]):
        row: list[Expr] = []
        for j, cell in enumerate(cells[left:right]):
            value = None
            if type(cell) is str:
                value = known.get(cell)
                if value is None and (found := _PLAIN.fullmatch(cell)):
                    value = known[cell] = _decimal(*found.groups())
            elif type(cell) is float:
                value = _binary(cell, floats)
            row.append(_careful(cell, floats, complaints, i, j) if value is None else value)
        rows.append(tuple(row))
    if by_columns:
        rows = list(zip(*rows, strict=True))
    exactness = "binary" if floats else "exact"
    return MatrixInput(Term("matrix", tuple(rows)), exactness, source, layout.names, layout.notes)  # type: ignore[arg-type]


def turned(given: MatrixInput, by_columns: bool) -> MatrixInput:
    """A matrix that was read before, with its observations as rows."""
    rows = given.term.args
    check_data_shape(len(rows), len(rows[0]) if rows else 0, by_columns)
    if not by_columns:
        return given
    return replace(given, term=Term("matrix", tuple(zip(*rows, strict=True))), header=())


def _decimal(whole: str, part: str | None) -> int | Fraction:
    """whole.part, exactly."""
    if not part:
        return int(whole)
    value = Fraction(int(whole + part), _POWERS[len(part)])
    return value.numerator if value.denominator == 1 else value


def _binary(x: float, floats: list[object]) -> int | Fraction | None:
    """The exact value of a double, noted in `floats`; None if it is not finite."""
    try:
        top, bottom = x.as_integer_ratio()
    except (ValueError, OverflowError):
        return None
    floats.append(x)
    return top if bottom == 1 else Fraction(top, bottom)


def _careful(cell: object, floats: list[object], complaints: Complaints, i: int, j: int) -> Expr:
    """A cell that is no plain number: read as an entry of a matrix is, or refused with its place."""
    try:
        if is_missing(cell):
            raise complaints.missing(i, j)
        value = read_observed(cell, floats)
        if isinstance(value, Term) and UNIT in walk(value):
            raise InputError("a complex number stands among data, which are real", code="complex")
        return value
    except InputError as error:
        raise complaints.explained(error, i, j) from None
