"""Matrices in LaTeX: any matrix environment, arrays with their columns, \\left[ … \\right]."""

from __future__ import annotations

import re

from ..errors import InputError
from ..model import Term
from .cells import Cell, assemble, place

_BEGIN = re.compile(r"\\begin\s*\{([A-Za-z]+\*?)\}")
_END = re.compile(r"\\end\s*\{([A-Za-z]+\*?)\}")
_ARGUMENT = re.compile(r"\s*(?:\[[^\]]*\])?")
_COLUMNS = re.compile(r"\s*(?:\[[a-z]\])?\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_TOKEN = re.compile(r"\\\\(?:\s*\[[^\]]*\])?|\\cr(?![A-Za-z])|\\.|[{}&]", re.DOTALL)
_RULE = re.compile(r"\\(?:hline|toprule|midrule|bottomrule)(?![A-Za-z])")
_WRAPPERS = {"equation", "displaymath", "math", "align", "gather", "aligned", "gathered"}
# what may stand around the environment without changing the matrix
_AROUND = re.compile(
    r"(?:\\(?:left|right|[bB]igg?[lr]?)\s*(?:[()\[\].]|\\[{}]|\\[lr]brack)|\\[\[\]()]|[\[\]()$.,~\s]"
    rf"|\\(?:begin|end)\s*\{{(?:{'|'.join(sorted(_WRAPPERS))})\*?\}}|\\(?:displaystyle|[,;:!> ]))*"
)
_NAMED = re.compile(r"(?:\\math(?:bf|rm|sf)\s*\{\s*)?[A-Za-z](?:_\w|_\{\w+\})?\s*\}?\s*(?::?=|&=)")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")

_MATRIX = {"matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "psmallmatrix", "bsmallmatrix", "array"}
_BARS = {"vmatrix": "a determinant", "Vmatrix": "a norm", "vsmallmatrix": "a determinant"}
HOW = r"write \begin{bmatrix} 2 & 1 \\ 1 & 2 \end{bmatrix}"


def read_latex(text: str) -> Term:
    """The matrix of the one matrix environment in a piece of LaTeX. Raises InputError with the place."""
    return assemble(split_latex(text), text)


def split_latex(text: str) -> list[list[Cell]]:
    """The cells of the one matrix environment in a piece of LaTeX, row by row."""
    source = _COMMENT.sub(lambda m: " " * len(m[0]), text)  # blanks keep the positions
    begin = next((m for m in _BEGIN.finditer(source) if m[1].rstrip("*") not in _WRAPPERS), None)
    if begin is None:
        raise InputError("no matrix environment in the LaTeX", code="latex", next_move=HOW)
    name = begin[1].rstrip("*")
    if name in _BARS:
        raise _at(
            f"{name} stands for {_BARS[name]}, not for a matrix",
            source,
            begin.start(),
            "use bmatrix or pmatrix",
        )
    if name not in _MATRIX:
        raise _at(f"the environment {name!r} is no matrix", source, begin.start(), HOW)
    start = (
        _skip_columns(source, begin.end()) if name == "array" else _ARGUMENT.match(source, begin.end()).end()
    )  # type: ignore[union-attr]
    rows, after = _split(source, start, begin)
    _check_around(source, begin.start(), after)
    return rows


def _skip_columns(source: str, start: int) -> int:
    """Past the column specification of an array; a bar in it makes the matrix an augmented one."""
    columns = _COLUMNS.match(source, start)
    if columns is None:
        raise _at("an array needs its columns, as in {cc}", source, start, HOW)
    if "|" in columns[1].strip().strip("|"):
        raise _at(
            "the array has a bar between its columns: an augmented matrix",
            source,
            columns.start(1) + columns[1].index("|"),
            "give the matrix alone, without the bar",
        )
    return columns.end()


def _split(source: str, start: int, begin: re.Match[str]) -> tuple[list[list[Cell]], int]:
    """Cells between & and \\\\ outside braces, and the offset behind \\end{…}."""
    rows: list[list[Cell]] = [[]]
    depth, cell, k = 0, start, start
    while True:
        token = _TOKEN.search(source, k)
        if token is None:
            raise _at(f"\\begin{{{begin[1]}}} is never ended", source, begin.start(), HOW)
        k, mark = token.end(), token[0]
        if mark in "{}":
            depth += 1 if mark == "{" else -1
        elif depth == 0 and (mark == "&" or mark.startswith((r"\\", r"\cr"))):
            rows[-1].append(_cell(source, cell, token.start()))
            cell = k
            if mark != "&":
                rows.append([])
        elif mark == r"\b" and (inner := _BEGIN.match(source, token.start())):
            raise _at(f"the environment {inner[1]!r} stands inside the matrix", source, token.start(), HOW)
        elif mark == r"\e" and (end := _END.match(source, token.start())):
            if end[1] != begin[1] or depth:
                what = "braces are open" if depth else f"expected \\end{{{begin[1]}}}"
                raise _at(f"found {end[0]} where {what}", source, token.start(), HOW)
            rows[-1].append(_cell(source, cell, token.start()))
            if len(rows[-1]) == 1 and not rows[-1][0].text:  # nothing after the last \\
                rows.pop()
            return rows, end.end()


def _cell(source: str, start: int, end: int) -> Cell:
    """The text of a cell without rules and blanks around it."""
    text = _RULE.sub(lambda m: " " * len(m[0]), source[start:end])
    stripped = text.lstrip()
    return Cell(stripped.rstrip(), start + len(text) - len(stripped))


def _check_around(source: str, start: int, end: int) -> None:
    """Refuse what stands before or after the matrix and might change it: a factor, a power, a second one."""
    named = _NAMED.search(source, 0, start)
    first = _AROUND.match(source, 0, start).end()  # type: ignore[union-attr]
    if named and named.start() == first:
        first = _AROUND.match(source, named.end(), start).end()  # type: ignore[union-attr]
    last = _AROUND.match(source, end).end()  # type: ignore[union-attr]
    stray = first if first < start else last
    if stray < start or stray < len(source):
        piece = source[stray:start] if stray < start else source[stray:]
        shown = piece if len(piece) <= 20 else f"{piece[:19]}…"
        raise _at(f"{shown.strip()!r} stands beside the matrix", source, stray, "give the matrix alone")


def _at(message: str, source: str, offset: int, next_move: str) -> InputError:
    error = InputError(message, code="latex", next_move=next_move)
    return place(error, source, offset)  # type: ignore[return-value]
