"""The input room: text, LaTeX, files, standard input and Python objects to one exact matrix."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

from ..errors import InputError, LimitError
from ..model import MatrixInput
from .limits import MAX_BYTES, MAX_SIZE

__all__ = ["MAX_BYTES", "MAX_SIZE", "read_matrix"]

_SUFFIX = re.compile(r"[^\n]*\.(?:csv|tsv|txt|json|npy|mtx)\s*", re.IGNORECASE)
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


def _from_string(text: str, stdin: IO[str] | IO[bytes] | None) -> MatrixInput:
    """Standard input, a file, or the text itself."""
    if text.strip() == "-":
        from .files import read_stream

        return read_stream(stdin)
    if _names_file(text):
        from .files import read_file

        return read_file(Path(text.strip()))
    if "\\" not in text and "#" not in text and len(text) <= MAX_BYTES:
        from .text import read_text

        try:
            term = read_text(text)
        except InputError as error:
            if error.code == "letter" and re.fullmatch(r"[^\W\d][\w./-]+", text.strip()):
                error.next_move = "write the matrix; if this is meant as a file, there is none of this name"
            raise
    else:
        from .files import read_any_text

        term = read_any_text(text)
    return MatrixInput(term)


def _names_file(text: str) -> bool:
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
