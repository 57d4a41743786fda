"""Column vectors, as the right side of a system: from text, files, standard input and Python objects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from ..errors import InputError, LimitError
from ..model import Expr, MatrixInput, Term
from .cells import Cell, entries, read_cell
from .files import STANDARD_INPUT, decoded, load, load_stream, parse_json, too_long
from .limits import MAX_BYTES, MAX_OBSERVATIONS
from .names import find_layout, is_missing, kind
from .objects import is_sympy, kind_of, read_value

HOW = 'write it as "(1, 2, 3)" or "1; 2; 3"'
LIST = "give a list of numbers: [1, 2, 3]"


def read_string(text: str, stdin: IO[str] | IO[bytes] | None, names_file: bool) -> MatrixInput:
    """The vector in a text, in the file it names, or on standard input for "-"."""
    if text.strip() == "-":
        try:
            return read_bytes(*load_stream(stdin), STANDARD_INPUT)
        except InputError as error:
            error.source = error.source or STANDARD_INPUT
            raise
    if names_file:
        return read_file(Path(text.strip()))
    return _of_table(text, "", "argument") if _has_name(text) else MatrixInput(_read_text(text))


def read_file(path: Path) -> MatrixInput:
    """The vector in a file. Raises InputError."""
    name = path.name or str(path)
    try:
        return read_bytes(load(path), path.suffix.lower(), name)
    except InputError as error:
        error.source = error.source or name
        raise


def read_bytes(data: bytes, suffix: str, source: str) -> MatrixInput:
    """The vector in the content of a file with this suffix."""
    if suffix == ".npy":
        from .npy import load_npy

        return replace(_of_array(load_npy(data, lambda shape, _: _check_shape(shape))), source=source)
    text = decoded(data)
    if suffix == ".json":
        return replace(read_thing(parse_json(text)), source=source)
    if suffix == ".mtx":
        from .market import read_market

        return replace(read_thing(read_market(text)), source=source)
    if suffix in (".csv", ".tsv") or _has_name(text):
        return _of_table(text, suffix, source)
    return MatrixInput(_read_text(text), source=source)


def _has_name(text: str) -> bool:
    """Whether a text is a column with its name above it."""
    lines = [line.strip() for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    return len(lines) > 1 and kind(lines[0]) == "word" and all(kind(line) == "number" for line in lines[1:])


def _of_table(text: str, suffix: str, source: str) -> MatrixInput:
    """The one column (or row) of a table, which may have a name and a column that numbers the rows."""
    from .data import grid_of_lines

    grid = grid_of_lines(text, "\t" if suffix == ".tsv" else None)
    layout = find_layout(grid, False)
    body = [row[layout.left : layout.right] for row in grid.rows[layout.top :]]
    lines = grid.lines[layout.top :]
    if len(layout.names) > 1:
        raise _two_dimensional(len(body), len(layout.names), "the column alone")
    _check_shape((len(body), len(body[0])))
    values = []
    for i, row in enumerate(body, 1):
        for j, cell in enumerate(row, layout.left + 1):
            try:
                values.append(read_cell(Cell(str(cell).strip()), i, j))
            except InputError as error:
                error.line = lines[i - 1]
                raise
    return MatrixInput(Term("vector", tuple(values)), "exact", source, layout.names, layout.notes)


def _read_text(text: str) -> Term:
    """The vector in a text that is LaTeX, a list, a row or a column."""
    from .latex import split_latex
    from .text import split_text

    if len(text) > MAX_BYTES:
        raise too_long(MAX_BYTES)
    if re.search(r"\\begin\s*\{", text):
        rows = split_latex(text)
    else:
        text = re.sub(r"(?m)^[ \t]*#.*$", lambda m: " " * len(m[0]), text) if "#" in text else text
        rows, _ = split_text(text)
    shape = _shape([len(row) for row in rows])
    _check_shape(shape)
    values = []
    for k, cell in enumerate((cell for row in rows for cell in row), 1):
        i, j = (k, 1) if shape[1] == 1 else (1, k)
        values.append(read_cell(cell, i, j, text))
    return Term("vector", tuple(values))


def read_thing(source: Any) -> MatrixInput:
    """The vector in a Python object, labelled binary when an entry was a float. Raises InputError."""
    if isinstance(source, Path):
        return read_file(source)
    if isinstance(source, MatrixInput):
        return replace(read_thing(source.term), exactness=source.exactness, source=source.source)
    if isinstance(source, Term):
        if source.op not in ("vector", "matrix"):
            raise InputError(f"the term {source.op!r} is not a vector", code="type", next_move=HOW)
        return _of_list(source.args, "argument")
    if isinstance(source, (list, tuple)):
        return _of_list(source, "argument")
    if is_sympy(source) and hasattr(source, "tolist") and len(getattr(source, "shape", ())) in (1, 2):
        _check_shape(source.shape)
        return _of_list(source.tolist(), "SymPy matrix")
    if hasattr(source, "__array__") and not is_sympy(source):
        return _of_array(source)
    raise InputError(
        f"{kind_of(source)} is not a vector",
        code="type",
        next_move="call .toarray() first" if hasattr(source, "toarray") else LIST,
    )


def _of_array(source: Any) -> MatrixInput:
    """An array, a series or a frame of one column."""
    array = source if hasattr(source, "dtype") and hasattr(source, "tolist") else source.__array__()
    _check_shape(array.shape)
    values = array.tolist()
    kind_of_number = getattr(array.dtype, "kind", "O")
    if kind_of_number not in "iufcbOSU":
        raise InputError(f"an array of {array.dtype} holds no numbers", code="type", next_move=HOW)
    if kind_of_number == "S":
        values = [v.decode("ascii", "replace") if isinstance(v, bytes) else v for v in values]
    package = type(source).__module__.partition(".")[0]
    return _of_list(values, "NumPy array" if package == "numpy" else f"{package} {type(source).__name__}")


def _of_list(source: Sequence[Any], what: str) -> MatrixInput:
    """The entries of a list, a list of one-entry rows, or a list of one row."""
    rows = [row.tolist() if hasattr(row, "tolist") and not is_sympy(row) else row for row in source]
    nested = [isinstance(row, (list, tuple)) and not isinstance(row, Term) for row in rows]
    if any(nested) and not all(nested):
        raise InputError("numbers and rows are mixed in the list", code="shape", next_move=LIST)
    shape = _shape([len(row) for row in rows]) if any(nested) else (len(rows), 1)
    _check_shape(shape)
    flat = [entry for row in rows for entry in row] if any(nested) else rows
    floats: list[object] = []
    values: list[Expr] = []
    for k, entry in enumerate(flat, 1):
        try:
            values.append(read_value(None if is_missing(entry) else entry, floats))
        except InputError as error:
            error.row, error.column = (k, 1) if shape[1] == 1 else (1, k)
            error.character = None
            raise
    return MatrixInput(Term("vector", tuple(values)), "binary" if floats else "exact", what)


def _shape(lengths: Sequence[int]) -> tuple[int, int]:
    """The shape of rows of these lengths. Raises InputError if they differ."""
    for i, length in enumerate(lengths, 1):
        if length != lengths[0]:
            raise InputError(
                f"row {i} has {entries(length)}, row 1 has {lengths[0]}; expected one column or one row",
                code="ragged",
                next_move=HOW,
                row=i,
            )
    return len(lengths), lengths[0] if lengths else 0


def _check_shape(shape: tuple[int, ...]) -> None:
    """Refuse what is neither one column nor one row, and what is empty or too long. Raises InputError."""
    if len(shape) not in (1, 2):
        raise InputError(
            f"the array has shape {tuple(shape)}; a vector has one dimension, not {len(shape)}",
            code="shape",
            next_move=LIST,
        )
    rows, columns = (*shape, 1)[:2]
    if rows * columns == 0:
        raise InputError("the vector has no entries", code="empty", next_move=HOW)
    if rows > 1 and columns > 1:
        raise _two_dimensional(rows, columns, "one column of it")
    if rows * columns > MAX_OBSERVATIONS:
        raise LimitError(
            f"the vector has {rows * columns:,} entries; at most {MAX_OBSERVATIONS:,} are promised",
            next_move="give a shorter one",
        )


def _two_dimensional(rows: int, columns: int, instead: str) -> InputError:
    return InputError(
        f"this is {rows}×{columns}, a table; expected a vector: one column or one row",
        code="shape",
        next_move=f"give {instead}",
    )
