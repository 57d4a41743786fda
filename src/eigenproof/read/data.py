"""Tables of observations from text, files, standard input and Python objects."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

from ..errors import InputError
from ..model import MatrixInput
from .files import (
    STANDARD_INPUT,
    decoded,
    delimiter_of,
    load,
    load_stream,
    parse_json,
    split_table,
    too_long,
)
from .limits import MAX_DATA_BYTES
from .names import Grid
from .table import observations, turned

_LISTED = re.compile(r"\s*(?:[A-Za-z]\w*\s*=\s*)?[\[({]|\s*[A-Za-z_][\w.]*\s*\(\s*\[")
_COMMENT = re.compile(r"(?m)^[ \t]*#.*$")
_EXPORTED = ("xls", "xlsx", "ods", "parquet", "feather", "mat", "sav", "dta", "rds", "pkl", "h5", "arrow")


def read_file(path: Path, by_columns: bool) -> MatrixInput:
    """The table in a file, by its suffix. Raises InputError."""
    name = path.name or str(path)
    try:
        if path.suffix.lower().lstrip(".") in _EXPORTED:
            raise InputError(
                f"a {path.suffix} file is not read here",
                code="binary",
                next_move="export it as .csv, or open it with pandas and give the data frame",
            )
        return read_bytes(load(path, MAX_DATA_BYTES), path.suffix.lower(), name, by_columns)
    except InputError as error:
        error.source = error.source or name
        raise


def read_stream(stream: IO[str] | IO[bytes] | None, by_columns: bool) -> MatrixInput:
    """The table on standard input (or another stream)."""
    try:
        return read_bytes(*load_stream(stream, MAX_DATA_BYTES), STANDARD_INPUT, by_columns)
    except InputError as error:
        error.source = error.source or STANDARD_INPUT
        raise


def read_bytes(data: bytes, suffix: str, source: str, by_columns: bool = False) -> MatrixInput:
    """The table in the content of a file with this suffix."""
    if suffix == ".npy":
        from .frames import check_array, grid_of_array
        from .npy import load_npy

        array = load_npy(data, lambda shape, dtype: check_array(shape, dtype, by_columns))
        return observations(grid_of_array(array, by_columns), source, by_columns)
    text = decoded(data)
    if suffix == ".mtx":
        from .market import read_market

        return turned(MatrixInput(read_market(text), source=source), by_columns)
    if suffix == ".json":
        grid = _grid_of_json(text)
    elif suffix in (".csv", ".tsv"):
        grid = grid_of_lines(text, "\t" if suffix == ".tsv" else None)
    else:
        grid = grid_of_text(text)
    return observations(grid, source, by_columns)


def grid_of_text(text: str) -> Grid:
    """The cells of a text: LaTeX, lists in brackets, or a table. Raises InputError."""
    if len(text) > MAX_DATA_BYTES:
        raise too_long(MAX_DATA_BYTES)
    if re.search(r"\\begin\s*\{", text):
        from .latex import split_latex

        return Grid([[cell.text for cell in row] for row in split_latex(text)])
    text = _COMMENT.sub("", text) if "#" in text else text
    if not _LISTED.match(text):
        lines = [line.rstrip() for line in text.split("\n") if line.strip()]
        if len(lines) == 1 or all(";" not in line[:-1] for line in lines):
            text = text.replace(";", "\n")  # it ends a row, as in "1 2; 3 4"
        return grid_of_lines(text, None)
    try:
        return _grid_of_json(text)
    except InputError as error:
        if error.code != "json":
            raise
    from .frames import ONE_LIST
    from .text import split_text

    rows, single = split_text(text)
    if single:
        raise InputError(
            "a single list of numbers is not a table: one variable or one observation?",
            code="shape",
            next_move=ONE_LIST,
        )
    return Grid([[cell.text for cell in row] for row in rows])


def _grid_of_json(text: str) -> Grid:
    """Rows, records or columns in JSON, with its numbers as text; its NaN is a missing value."""
    from .frames import grid_of_plain

    return grid_of_plain(parse_json(text, constant=str))


def grid_of_lines(text: str, delimiter: str | None) -> Grid:
    """The cells of a table with a row a line; delimiter None: a comma, a semicolon, a tab, or blanks."""
    if delimiter is None:
        delimiter = delimiter_of(text)
        last = text.rstrip().rpartition("\n")[2]
        if len(last.split()) > 1 and not re.search("[,;\t]", text):
            text, delimiter = "\n".join(line.strip() for line in text.split("\n")), " "
    cells, ends = split_table(text, delimiter)
    top = _comments(cells)
    cells[top][0] = cells[top][0].lstrip("# ")  # as numpy.savetxt marks its line of names
    return Grid(cells[top:], None, ends[top:])


def _comments(cells: list[list[str]]) -> int:
    """How many lines at the top begin with # and are no line of names."""
    marked = next((k for k, row in enumerate(cells) if not row[0].startswith("#")), len(cells) - 1)
    return marked - 1 if marked and len(cells[marked - 1]) == len(cells[marked]) else marked
