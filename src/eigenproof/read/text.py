"""Matrices in plain text: `[[2, 1], [1, 2]]`, `[2 1; 1 2]`, `2 1; 1 2`, one row a line.

A blank separates entries where a row has no comma; a sign glued to its number starts
an entry, so `1 -2` are two and `1 - 2` is one.
"""

from __future__ import annotations

import re

from ..errors import InputError, LimitError
from ..model import Term
from .cells import Cell, assemble, check_rows, place
from .entry import read_number
from .limits import MAX_DEPTH

_PLAIN = re.compile(r"\s*\[\s*\[([\s\d+\-.,/eE\[\]]*)\]\s*,?\s*\]\s*", re.ASCII)
_BETWEEN_ROWS = re.compile(r"\]\s*,\s*\[")
_OPEN, _CLOSE = "([{", ")]}"
_NAME = re.compile(r"\s*[A-Za-z]\w*\s*=(?!=)")
_WRAPPED = re.compile(r"\s*([A-Za-z_][\w.]*)\s*\(\s*\[")
_JOIN = re.compile(r"\s+([+\-*/^·])\s+|\s+([*/^·])|([*/^·])\s+|^\s*([+\-])\s+")

HOW = 'write it as "[[2, 1], [1, 2]]" or "2 1; 1 2"'


def read_text(text: str) -> Term:
    """The matrix written in a text. Raises InputError with row, column and character."""
    if (plain := _plain_lists(text)) is not None:
        return plain
    rows, single = split_text(text)
    if single:
        inner = ", ".join(cell.text for cell in rows[0])
        raise InputError(
            "a single list of numbers is not a matrix: it may be a row or a column",
            code="shape",
            next_move=f"write [[{inner}]] for a row"
            if len(inner) < 60
            else "put a row into its own brackets",
        )
    return assemble(rows, text)


def _plain_lists(text: str) -> Term | None:
    """[[…], […]] of plain numbers, quickly; None if it is anything else or anything is wrong."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    rows = []
    for row in _BETWEEN_ROWS.split(found[1]):
        values = []
        for cell in row.split(","):
            try:
                value = read_number(cell.strip())
            except InputError:
                return None  # read again, with positions
            if value is None:
                return None
            values.append(value)
        rows.append(tuple(values))
    if len({len(row) for row in rows}) > 1:
        return None
    check_rows([len(row) for row in rows])
    return Term("matrix", tuple(rows))


def split_text(text: str) -> tuple[list[list[Cell]], bool]:
    """The cells of any of the forms, row by row, and whether they are one list: [1, 2, 3] or (1, 2, 3)."""
    named = _NAME.match(text)
    start, end = _trim(text, named.end() if named else 0, len(text))
    if start == end:
        raise InputError("the text is empty", code="empty", next_move=HOW)
    if wrapped := _WRAPPED.match(text, start):
        raise place(
            InputError(
                f"the word {wrapped[1]!r} stands before the matrix",
                code="syntax",
                next_move=f"give what is inside {wrapped[1]}( … ), without the word",
            ),
            text,
            wrapped.start(1),
        )
    partner = _partners(text)
    if text[start] in _OPEN and start in partner and _is_list(text, start, partner):
        close = partner[start]
        if text[close + 1 : end].strip(" ;"):
            raise place(
                InputError(
                    f"{_shown(text[close + 1 : end])} stands after the closing bracket",
                    code="syntax",
                    next_move="give the matrix alone",
                ),
                text,
                _trim(text, close + 1, end)[0],
            )
        return _inside(text, start, close, partner)
    return _lines(text, start, end, partner), False


def _partners(text: str) -> dict[int, int]:
    """Offset of every opening bracket to that of its closing one. Raises InputError if they do not pair."""
    stack: list[int] = []
    partner = {}
    for k, c in enumerate(text):
        if c in _OPEN:
            stack.append(k)
            if len(stack) > MAX_DEPTH:
                raise place(
                    LimitError(f"more than {MAX_DEPTH} brackets are open", next_move="write it flatter"),
                    text,
                    k,
                )
        elif c in _CLOSE:
            if not stack or _OPEN.index(text[stack[-1]]) != _CLOSE.index(c):
                expected = (
                    f"expected {_CLOSE[_OPEN.index(text[stack[-1]])]!r}" if stack else "nothing is open"
                )
                raise place(
                    InputError(f"found {c!r} where {expected}", code="brackets", next_move=HOW), text, k
                )
            partner[stack.pop()] = k
    if stack:
        raise place(
            InputError(f"the bracket {text[stack[-1]]!r} is never closed", code="brackets", next_move=HOW),
            text,
            stack[-1],
        )
    return partner


def _is_list(text: str, start: int, partner: dict[int, int]) -> bool:
    """Whether a bracket opens a list; a round one does when it holds a comma, else it groups `(1 + 2)/3`."""
    return text[start] != "(" or bool(_cuts(text, start + 1, partner[start], partner, ","))


def _inside(text: str, start: int, close: int, partner: dict[int, int]) -> tuple[list[list[Cell]], bool]:
    """The rows between two brackets: lists inside a list, or rows separated by ; and newlines."""
    first, end = _trim(text, start + 1, close)
    if first == end:
        return [], False
    if text[first] in _OPEN and _is_list(text, first, partner):
        return _rows(text, first, end, partner), False
    rows = _lines(text, first, end, partner)
    single = len(rows) == 1 and bool(_cuts(text, first, end, partner, ","))
    if single and not rows[0][-1].text:  # (1,) as in Python
        rows[0].pop()
    return rows, single


def _rows(text: str, first: int, end: int, partner: dict[int, int]) -> list[list[Cell]]:
    """Lists one after another, with commas, semicolons or blanks between them."""
    rows = []
    k = first
    while k < end:
        if text[k] not in _OPEN:
            raise place(
                InputError(
                    f"expected '[' for row {len(rows) + 1}, found {text[k]!r}", code="syntax", next_move=HOW
                ),
                text,
                k,
            )
        rows.append(_row(text, k + 1, partner[k], partner, len(rows) + 1))
        k = _trim(text, partner[k] + 1, end)[0]
        if k < end and text[k] in ",;":
            k = _trim(text, k + 1, end)[0]
    return rows


def _row(text: str, start: int, end: int, partner: dict[int, int], number: int) -> list[Cell]:
    """The cells of one bracketed row; a comma after the last entry is allowed, as in Python."""
    first, last = _trim(text, start, end)
    if first < last and text[first] in "[{":
        raise place(
            InputError("three levels of brackets: a matrix has two", code="shape", next_move=HOW, row=number),
            text,
            first,
        )
    if last > first and text[last - 1] == ",":
        last -= 1
    return _cells(text, first, last, partner)


def _lines(text: str, start: int, end: int, partner: dict[int, int]) -> list[list[Cell]]:
    """Rows separated by semicolons and newlines; blank ones at a line's end do not count."""
    bounds = _pieces(start, end, _cuts(text, start, end, partner, ";\n"))
    spans = [_trim(text, a, b) for a, b in bounds]
    return [_cells(text, a, b, partner) for a, b in spans if a < b]


def _cells(text: str, start: int, end: int, partner: dict[int, int]) -> list[Cell]:
    """The cells of one row: between commas, or else between blanks."""
    if start == end:
        return []
    commas = _cuts(text, start, end, partner, ",")
    if not commas:
        return _blank_separated(text, start, end, partner)
    spans = [_trim(text, a, b) for a, b in _pieces(start, end, commas)]
    return [Cell(_unquoted(text[a:b]), a) for a, b in spans]


def _blank_separated(text: str, start: int, end: int, partner: dict[int, int]) -> list[Cell]:
    """Cells between blanks; a blank beside an operator joins, one before a glued sign separates."""
    joined = {k for m in _JOIN.finditer(text[start:end]) for k in range(start + m.start(), start + m.end())}
    cuts = [k for k in _cuts(text, start, end, partner, " \t\r\n\f\v\xa0") if k not in joined]
    spans = [(a, b) for a, b in _pieces(start, end, cuts) if a < b]
    return [Cell(_unquoted(text[a:b]), a) for a, b in spans]


def _cuts(text: str, start: int, end: int, partner: dict[int, int], separators: str) -> list[int]:
    """Offsets of the separators that are in no further bracket."""
    found = []
    k = start
    while k < end:
        if k in partner:
            k = partner[k]
        elif text[k] in separators:
            found.append(k)
        k += 1
    return found


def _pieces(start: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    """The spans between the cuts."""
    return list(zip([start, *(k + 1 for k in cuts)], [*cuts, end], strict=True))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the blanks at both ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _unquoted(cell: str) -> str:
    """A cell without the quotes around it (JSON and Python write "1/3")."""
    return cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "'\"" else cell


def _shown(text: str) -> str:
    text = text.strip()
    return repr(text if len(text) <= 20 else f"{text[:19]}…")
