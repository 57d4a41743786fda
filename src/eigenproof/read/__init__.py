"""The input room: text, LaTeX, files, standard input, Python objects to an exact matrix, table or vector."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

from ..errors import InputError, LimitError
from ..model import MatrixInput
from .limits import MAX_BYTES, MAX_SIZE

__all__ = ["MAX_BYTES", "MAX_SIZE", "names_file", "read_data", "read_matrix", "read_vector"]

_SUFFIX = re.compile(r"[^\n]*\.(?:csv|tsv|txt|json|npy|mtx)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d][\w./-]+")
_NO_FILE = "if this is meant as a file, there is none of this name"
_FILE_NAME = re.compile(r"[\w./~\\:-]*\.[A-Za-z]\w*")


def read_matrix(source: object, *, stdin: IO[str] | IO[bytes] | None = None) -> MatrixInput:
    """The exact matrix that `source` writes, names or holds.

    source: text (`"[[2, 1], [1, 2]]"`, `"2 1; 1 2"`, a LaTeX matrix), the path of a file
    (.csv .tsv .txt .json .npy .mtx), "-" for `stdin`, a pathlib.Path, nested lists, a SymPy
    matrix, a NumPy array or anything with `__array__`. At most 30x30; any shape, 0x0 included.
    Raises InputError (LimitError when larger than promised) with row, column and character.
    """
    try:
        if isinstance(source, str):
            return _from_string(source, stdin)
        if isinstance(source, Path):
            from .files import read_file

            return read_file(source)
        from .objects import read_object

        return read_object(source)
    except RecursionError:
        raise LimitError("the input is nested too deep", next_move="write it flatter") from None


def read_data(
    source: object, *, columns: bool = False, stdin: IO[str] | IO[bytes] | None = None
) -> MatrixInput:
    """The table of observations that `source` writes, names or holds, one observation a row.

    source: as for `read_matrix`, and text or a file with a line of names, records and columns by name
    (in JSON and in Python), a pandas, polars or other data frame. columns: each column of the source is
    an observation. Entries are exact and real; at most 10000 observations of 30 variables.
    Raises InputError (LimitError when larger than promised) with row, column and the variable's name.
    """
    try:
        if isinstance(source, str) and source.strip() == "-":
            from .data import read_stream

            return read_stream(stdin, columns)
        if isinstance(source, Path) or (isinstance(source, str) and names_file(source)):
            from .data import read_file

            return read_file(Path(source) if isinstance(source, Path) else Path(source.strip()), columns)
        from .table import observations, turned

        if isinstance(source, MatrixInput):
            return turned(source, columns)
        if isinstance(source, str):
            from .data import grid_of_text

            try:
                return observations(grid_of_text(source), "argument", columns)
            except InputError as error:
                if _WORD.fullmatch(source.strip()):
                    error.next_move = f"write the table; {_NO_FILE}"
                raise
        from .frames import grid_of_object

        return observations(*grid_of_object(source, columns), columns)
    except RecursionError:
        raise LimitError("the input is nested too deep", next_move="write it flatter") from None


def read_vector(source: object, *, stdin: IO[str] | IO[bytes] | None = None) -> MatrixInput:
    """The column vector that `source` writes, names or holds: the right side of a system.

    source: text (`"(1, 2, 3)"`, `"1 2 3"`, `"1; 2; 3"`, LaTeX), a file with one column or one row, "-" for
    `stdin`, a list, an array or a series of one dimension, or a matrix of one column or one row.
    The result's term is Term("vector", …). Raises InputError, in particular for what has two dimensions.
    """
    from .vectors import read_string, read_thing

    try:
        if isinstance(source, str):
            return read_string(source, stdin, names_file(source))
        return read_thing(source)
    except RecursionError:
        raise LimitError("the input is nested too deep", next_move="write it flatter") from None


def _from_string(text: str, stdin: IO[str] | IO[bytes] | None) -> MatrixInput:
    """Standard input, a file, or the text itself."""
    if text.strip() == "-":
        from .files import read_stream

        return read_stream(stdin)
    if names_file(text):
        from .files import read_file

        return read_file(Path(text.strip()))
    if "\\" not in text and "#" not in text and len(text) <= MAX_BYTES:
        from .text import read_text

        try:
            term = read_text(text)
        except InputError as error:
            if error.code == "letter" and _WORD.fullmatch(text.strip()):
                error.next_move = f"write the matrix; {_NO_FILE}"
            raise
    else:
        from .files import read_any_text

        term = read_any_text(text)
    return MatrixInput(term)


def names_file(text: str) -> bool:
    """Whether a text means a file: by a suffix we read, or because there is such a file."""
    if "\n" in text or len(text) > 4096 or not text.strip():
        return False
    if _SUFFIX.fullmatch(text):
        return True
    if re.search(r"[\[\](){};]", text):
        return False
    try:
        path = Path(text.strip())
        if path.is_file() or (path.is_dir() and re.search(r"[A-Za-z/]", text)):
            return True
    except (OSError, ValueError):
        return False
    return bool(_FILE_NAME.fullmatch(text.strip()))
