"""Matrices as programs print them and people draw them in plain text, as the language writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .pieces import Mapped

_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?(?:/[0-9]+)?"
_NAMED = re.compile(r"[ \t]*[A-Za-z]\w*[ \t]*=[ \t]*$")
_FACTOR = re.compile(r"[ \t]*([0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)[ \t]*\*[ \t]*$")
_ROW = re.compile(rf"[ \t]*{_NUMBER}(?:[ \t]+{_NUMBER})*[ \t]*$")
_BOX = re.compile(
    rf"(?P<head>[ \t]*(?:[A-Za-z]\w*[ \t]*=[ \t]*)?)(?P<open>[\[(⎡⎢⎣])"
    rf"(?P<row>[ \t]*(?:{_NUMBER}(?:[ \t]+{_NUMBER})*[ \t]*)?)[\])⎤⎥⎦][ \t]*$"
)
_BRACKETED = re.compile(
    rf"(?<![\[\],;(])[\[⎡⎢⎣][ \t]*(?:{_NUMBER}(?:[ \t]+{_NUMBER})*[ \t]*)?[\]⎤⎥⎦](?![\[\],;)])"
)
_CALL = re.compile(r"\b(?:(?:np|numpy|sp|sympy)\.)?(?:array|Matrix|matrix)(?=\()")
_BLANK_ROW = re.compile(rf"\[[ \t]*{_NUMBER}(?:[ \t]+{_NUMBER})+[ \t]*\]")
_BETWEEN = re.compile(r"(?<=[0-9.])[ \t]+(?=[-+.0-9])")
_GAP = 200  # blanks around a line end that are looked over
_MOST_ROWS = 60


def numbers_below(lines: Sequence[Mapped], at: int) -> tuple[Mapped, int] | None:
    """`A =` with rows of numbers on the lines below (MATLAB, Octave): the equation, and the line behind."""
    if not _NAMED.match(lines[at].text):
        return None
    row, factor = _behind_blank(lines, at + 1), None
    if row < len(lines) and (found := _FACTOR.match(lines[row].text)):
        factor = lines[row][found.start(1) : found.end(1)]
        row = _behind_blank(lines, row + 1)
    rows = []
    while row < len(lines) and len(rows) < _MOST_ROWS and _ROW.match(lines[row].text):
        rows.append(lines[row].strip())
        row += 1
    if not rows or len({len(line.text.split()) for line in rows}) > 1:
        return None
    head = [lines[at].strip(), Mapped.put(" ", rows[0].start)]
    if factor is not None:
        head += [factor, Mapped.put("*", factor.end)]
    return Mapped.joined([*head, _matrix(rows)]), row


def box(lines: Sequence[Mapped], at: int) -> tuple[Mapped, int] | None:
    """A matrix drawn with a pair of brackets on each line, one of them with `A =`: the equation, as above."""
    found: list[re.Match[str]] = []
    while at + len(found) < len(lines) and len(found) < _MOST_ROWS:
        line = _BOX.match(lines[at + len(found)].text)
        if line is None or (found and line.start("open") != found[0].start("open")):
            break
        if found and found[0]["head"].strip() and line["head"].strip():
            break  # the next matrix
        found.append(line)
    named = [number for number, line in enumerate(found) if line["head"].strip()]
    rows = [
        lines[at + number][line.start("row") : line.end("row")].strip()
        for number, line in enumerate(found)
        if line["row"].strip()
    ]
    if len(rows) < 2 or len(named) != 1 or len({len(row.text.split()) for row in rows}) > 1:
        return None
    head = lines[at + named[0]][: found[named[0]].end("head")].strip()
    return Mapped.joined([head, Mapped.put(" ", rows[0].start), _matrix(rows)]), at + len(found)


def side_by_side(lines: Sequence[Mapped], at: int) -> int:
    """The line behind the rows of matrices drawn beside each other, as in a product; `at` if none begin."""
    stop, most = at, 0
    above: set[int] = set()
    while stop < len(lines) and stop - at < _MOST_ROWS:
        columns = {row.start() for row in _BRACKETED.finditer(lines[stop].text)}
        if not columns or (above and not columns & above):
            break
        stop, most, above = stop + 1, max(most, len(columns)), columns
    return stop if stop - at > 1 and most > 1 else at


def is_boxed(line: Mapped) -> bool:
    """Whether a line may be a row of a matrix drawn so."""
    return _BOX.match(line.text) is not None


def _behind_blank(lines: Sequence[Mapped], at: int) -> int:
    """The line, or the one below if it is blank."""
    return at + 1 if at < len(lines) and not lines[at].text.strip() else at


def _matrix(rows: list[Mapped]) -> Mapped:
    parts = [Mapped.put("[", rows[0].start)]
    for row in rows:
        parts += [row, Mapped.put("; ", row.end)]
    return Mapped.joined([*parts[:-1], Mapped.put("]", rows[-1].end)])


def row_by_row(source: Mapped) -> Mapped:
    """Lines joined to one: a line end inside a bracket parts rows; NumPy's blanks become commas."""
    text, changes, stack = source.text, [], []
    for at, c in enumerate(text):
        if c in "([{":
            stack.append(c)
        elif c in ")]}" and stack:
            stack.pop()
        elif c == "\n":
            before, behind = text[max(0, at - _GAP) : at].rstrip(), text[at : at + _GAP].lstrip()
            changes.append((at, at + 1, _separator(before[-1:], behind[:1], stack)))
    if changes:
        source = source.replaced(changes)
    source = source.sub(_CALL, "")
    return source.replaced(
        (blank.start(), blank.end(), ", ")
        for row in _BLANK_ROW.finditer(source.text)
        if source.text[max(0, row.start() - _GAP) : row.start()].rstrip()[-1:]
        in ("[", ",")  # a row inside a list of rows
        for blank in _BETWEEN.finditer(source.text, row.start(), row.end())
    )


def _separator(before: str, behind: str, stack: list[str]) -> str:
    """What stands for the end of a line between two characters."""
    if before == "]" and behind == "[" and stack:
        return ", "
    if stack and stack[-1] == "[" and before not in ",;[" and behind not in "],;":
        return "; "
    return " "
