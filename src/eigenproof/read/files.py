"""Files and standard input: what may be opened, how bytes become text, and which reader gets them."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, NoReturn

from ..errors import InputError, LimitError
from ..model import MatrixInput, Term
from .cells import Cell, assemble
from .limits import MAX_BYTES, MAX_DEPTH
from .market import BANNER, read_market

SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".npy", ".mtx")
STANDARD_INPUT = "standard input"
_NPY = b"\x93NUMPY"


def read_file(path: Path) -> MatrixInput:
    """The matrix in a file, by its suffix (any other suffix is read as plain text). Raises InputError."""
    name = path.name or str(path)
    try:
        return read_bytes(load(path), path.suffix.lower(), name)
    except InputError as error:
        error.source = error.source or name
        raise


def read_stream(stream: IO[str] | IO[bytes] | None) -> MatrixInput:
    """The matrix on standard input (or another stream), in any of the textual forms or as .npy."""
    try:
        return read_bytes(*load_stream(stream), STANDARD_INPUT)
    except InputError as error:
        error.source = error.source or STANDARD_INPUT
        raise


def load_stream(stream: IO[str] | IO[bytes] | None, limit: int = MAX_BYTES) -> tuple[bytes, str]:
    """The bytes of a stream (standard input if it is None), and the suffix that a file of them would have."""
    stream = sys.stdin if stream is None else stream
    data = getattr(stream, "buffer", stream).read(limit + 1)
    data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(data) > limit:
        raise too_long(limit)
    return data, ".npy" if data.startswith(_NPY) else ".mtx" if data.startswith(BANNER.encode()) else ".txt"


def read_bytes(data: bytes, suffix: str, source: str) -> MatrixInput:
    """The matrix in the content of a file with this suffix."""
    if suffix == ".npy":
        from .npy import read_npy

        return read_npy(data, source)
    text = decoded(data)
    if suffix == ".json":
        return _read_json(text, source)
    if suffix == ".csv":
        return MatrixInput(_read_table(text, delimiter_of(text)), source=source)
    if suffix == ".tsv":
        return MatrixInput(_read_table(text, "\t"), source=source)
    if suffix == ".mtx":
        return MatrixInput(read_market(text), source=source)
    return MatrixInput(read_any_text(text), source=source)


def read_any_text(text: str) -> Term:
    """The matrix in a text that is LaTeX, lists, or rows; over-long texts are refused."""
    from .latex import read_latex
    from .text import read_text

    if len(text) > MAX_BYTES:
        raise too_long(MAX_BYTES)
    if re.search(r"\\begin\s*\{", text):
        return read_latex(text)
    return read_text(re.sub(r"(?m)^[ \t]*#.*$", lambda m: " " * len(m[0]), text) if "#" in text else text)


def load(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of promised size."""
    try:
        if path.is_dir():
            raise InputError("this is a folder, not a file", code="directory", next_move="name a file in it")
        if not path.exists():
            raise InputError(
                "no such file", code="no-file", next_move="check the name and the folder the command runs in"
            )
        if not path.is_file():
            raise InputError(
                "this is not a regular file",
                code="unreadable",
                next_move='pipe it in and give "-" as the matrix',
            )
        if path.stat().st_size > limit:
            raise too_long(limit)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"the file cannot be read: {why}",
            code="unreadable",
            next_move="check the name and the permissions",
        ) from None


def decoded(data: bytes) -> str:
    """UTF-8 text with \\n line ends; a byte order mark is dropped. Raises InputError for binary content."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("the text is UTF-16", code="encoding", next_move="save it as UTF-8")
    if b"\0" in data:
        raise InputError(
            f"the content is binary (a zero byte at byte {data.index(0) + 1})",
            code="binary",
            next_move="save the matrix as text, or as .npy",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"the content is not UTF-8 text (byte {error.start + 1})",
            code="encoding",
            next_move="save it as UTF-8",
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def delimiter_of(text: str) -> str:
    """Comma, unless every line has a semicolon, or there are tabs and no commas."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and all(";" in line for line in lines):
        return ";"
    return "\t" if "\t" in text and "," not in text else ","


def split_table(text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The delimited cells of a table, row by row without blank ones, and the line on which each row ends."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True, strict=True)
    try:
        rows = [(row, reader.line_num) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        raise InputError(
            f"the table cannot be split into cells: {error}",
            code="csv",
            next_move="check its quotation marks",
            line=reader.line_num,
        ) from None
    if not rows:
        raise InputError("the table is empty", code="empty", next_move="write one row a line: 2,1")
    return [row for row, _ in rows], [line for _, line in rows]


def _read_table(text: str, delimiter: str) -> Term:
    """The matrix in a table of delimited cells."""
    rows, _ = split_table(text, delimiter)
    try:
        return assemble([[Cell(cell.strip()) for cell in row] for row in rows])
    except InputError as error:
        if error.code in ("entry", "letter") and error.row == 1 and error.column is not None:
            cell = rows[0][error.column - 1].strip()
            if cell[:1].isalpha():
                raise InputError(
                    f"row 1 has letters ({cell[:20]!r}): is it a header?",
                    code="header",
                    next_move="delete the header line; every line is a row of the matrix "
                    "(covariance and pca do read a table with names)",
                    row=1,
                    column=error.column,
                ) from None
        raise


def _read_json(text: str, source: str) -> MatrixInput:
    """A list of rows in JSON."""
    from .objects import read_rows

    value = parse_json(text)
    if not isinstance(value, list):
        found = "an object" if isinstance(value, dict) else "a single value"
        raise InputError(
            f"expected a list of rows, found {found}", code="shape", next_move="write [[2, 1], [1, 2]]"
        )
    return read_rows(value, source)


def parse_json(text: str, constant: Callable[[str], object] | None = None) -> object:
    """What a JSON text holds; numbers are kept as text until they are read exactly.

    constant: what to make of NaN and Infinity; without it they are refused.
    """

    def refuse(word: str) -> NoReturn:
        raise InputError(
            f"{word} is not a finite number",
            code="not-finite",
            next_move="remove the row or the column, or give the true value",
        )

    if not text.strip():
        raise InputError("the text is empty", code="empty", next_move="write [[2, 1], [1, 2]]")
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=constant or refuse)
    except json.JSONDecodeError as error:
        raise InputError(
            f"this is not JSON: {error.msg}",
            code="json",
            next_move="write [[2, 1], [1, 2]]",
            line=error.lineno,
            character=error.colno,
        ) from None
    except RecursionError:
        raise LimitError(f"more than {MAX_DEPTH} brackets are open", next_move="write it flatter") from None


def too_long(limit: int) -> LimitError:
    """The error for more bytes than promised."""
    return LimitError(
        f"the input is larger than {limit // 10**6} MB",
        next_move="what is promised to be read fits: is this the right file?",
    )
