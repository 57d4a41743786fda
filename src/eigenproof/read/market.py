"""MatrixMarket files (.mtx), read as text so that decimals stay exact.

Format: https://math.nist.gov/MatrixMarket/formats.html
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from ..errors import InputError
from ..model import Term
from .closed import gaussian
from .entry import read_number
from .limits import check_shape

BANNER = "%%MatrixMarket"
_FIELDS = ("integer", "real", "complex", "pattern")
_MIRROR = {"symmetric": (1, 1), "skew-symmetric": (-1, 1), "hermitian": (1, -1)}  # sign, conjugation

_Gaussian = tuple[int | Fraction, int | Fraction]


class _Header(NamedTuple):
    layout: str
    field: str
    symmetry: str


def read_market(text: str) -> Term:
    """The matrix in a MatrixMarket text, coordinate or array. Raises InputError with the line."""
    lines = _data_lines(text)
    header = _header(text)
    line, sizes = next(lines, (0, []))
    if header.layout == "array":
        rows, columns = _sizes(line, sizes, 2)
    else:
        rows, columns, count = _sizes(line, sizes, 3)
    check_shape(rows, columns)
    if header.symmetry != "general" and rows != columns:
        raise _wrong(f"a {header.symmetry} matrix of {rows}×{columns} is not square", line)
    if rows == 0:
        return Term("matrix", ())
    if header.layout == "array":
        places = _array_places(rows, columns, header.symmetry)
        given = [(k, place, words) for place, (k, words) in zip(places, lines, strict=False)]
        if len(given) < len(places) or next(lines, None) is not None:
            raise _wrong(
                f"expected {len(places)} values, found {'fewer' if len(given) < len(places) else 'more'}"
            )
    else:
        given = [(k, *_coordinates(k, words, rows, columns, header)) for k, words in lines]
        if len(given) != count:
            raise _wrong(f"the size line promises {count} entries, {len(given)} follow")
    entries: dict[tuple[int, int], _Gaussian] = {}
    for k, (i, j), words in given:
        if (i, j) in entries:
            raise _wrong(f"entry ({i}, {j}) is given twice", k)
        real, imaginary = entries[i, j] = _value(k, words, header.field)
        if header.symmetry == "hermitian" and i == j and imaginary != 0:
            raise _wrong(f"entry ({i}, {j}) on the diagonal of a Hermitian matrix is not real", k)
        if header.symmetry != "general" and i != j:
            sign, conjugate = _MIRROR[header.symmetry]
            entries[j, i] = sign * real, sign * conjugate * imaginary
    return Term(
        "matrix",
        tuple(
            tuple(gaussian(*entries.get((i, j), (0, 0))) for j in range(1, columns + 1))
            for i in range(1, rows + 1)
        ),
    )


def _header(text: str) -> _Header:
    """The first line: %%MatrixMarket matrix coordinate real general."""
    words = text.split("\n", 1)[0].lower().split()
    known = (
        len(words) == 5
        and words[0] == BANNER.lower()
        and words[1] == "matrix"
        and words[2] in ("array", "coordinate")
        and words[3] in _FIELDS
        and words[4] in ("general", *_MIRROR)
        and (words[2], words[3]) != ("array", "pattern")
    )
    if not known:
        raise InputError(
            "the first line is not a MatrixMarket header",
            code="mtx",
            next_move="begin with: %%MatrixMarket matrix coordinate real general",
            line=1,
        )
    return _Header(*words[2:])


def _data_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and words of every line that is no comment and not blank."""
    for k, line in enumerate(text.split("\n"), 1):
        words = line.split()
        if words and not words[0].startswith("%"):
            yield k, words


def _sizes(line: int, words: list[str], expected: int) -> list[int]:
    if len(words) != expected or not all(w.isascii() and w.isdigit() and len(w) < 10 for w in words):
        what = "rows and columns" if expected == 2 else "rows, columns and number of entries"
        raise _wrong(f"expected a line with {what}, found {' '.join(words)[:40]!r}", line or None)
    return [int(w) for w in words]


def _array_places(rows: int, columns: int, symmetry: str) -> list[tuple[int, int]]:
    """The places of an array's values, column by column; of a symmetric one, from the diagonal down."""
    first = {"general": lambda j: 1, "skew-symmetric": lambda j: j + 1}.get(symmetry, lambda j: j)
    return [(i, j) for j in range(1, columns + 1) for i in range(first(j), rows + 1)]


def _coordinates(
    line: int, words: list[str], rows: int, columns: int, header: _Header
) -> tuple[tuple[int, int], list[str]]:
    """The place of a coordinate line and the words of its value."""
    i, j = (int(w) if w.isascii() and w.isdigit() and len(w) < 10 else 0 for w in [*words, "", ""][:2])
    if not (1 <= i <= rows and 1 <= j <= columns):
        raise _wrong(
            f"expected a row in 1…{rows} and a column in 1…{columns}, found {' '.join(words)[:40]!r}", line
        )
    if (i < j and header.symmetry != "general") or (i == j and header.symmetry == "skew-symmetric"):
        raise _wrong(
            f"entry ({i}, {j}) in a {header.symmetry} file, which lists what is below the diagonal",
            line,
        )
    return (i, j), words[2:]


def _value(line: int, words: list[str], field: str) -> _Gaussian:
    """Real and imaginary part of the number written by the words after the place."""
    expected = {"pattern": 0, "complex": 2}.get(field, 1)
    try:
        numbers = [read_number(w) for w in words]
    except InputError as error:
        error.line = line
        raise
    if len(words) != expected or None in numbers:
        what = ("no value", "a number", "a real and an imaginary part")[expected]
        raise _wrong(f"expected {what}, found {' '.join(words)[:40]!r}", line)
    if field == "integer" and not isinstance(numbers[0], int):
        raise _wrong(f"expected an integer, found {words[0][:40]!r}", line)
    real, imaginary = [*(numbers or [1]), 0][:2]  # a pattern's entries are ones
    return real, imaginary  # type: ignore[return-value]


def _wrong(message: str, line: int | None = None) -> InputError:
    return InputError(
        message, code="mtx", next_move="see math.nist.gov/MatrixMarket/formats.html for the format", line=line
    )
