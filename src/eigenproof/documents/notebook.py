"""Jupyter notebooks: their Markdown cells, with places in the JSON file. No code is read."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator

from ..errors import InputError
from .collecting import Collector
from .markdown import read_markdown
from .pieces import Lines, Mapped

_BLANK = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_VALUES = json.JSONDecoder(parse_int=len)  # numbers mean nothing here, and long ones take long to read


def read_notebook(source: Mapped, into: Collector) -> None:
    """The pieces of a notebook (format 3 or 4). Raises InputError when it is none."""
    try:
        cells = list(_cells(source.text))
    except RecursionError:
        raise _no_notebook("it is nested too deeply") from None
    except ValueError as error:  # of JSON: a syntax error, or a number of too many digits
        raise _no_notebook(str(error)) from None
    into.lines = Lines(source.text, [start for start, _ in cells])
    for start, end in cells:
        _cell(source, start, end, into)


def _no_notebook(reason: str) -> InputError:
    return InputError(
        f"this is no Jupyter notebook: {reason}", code="notebook",
        next_move="open it in Jupyter and save it again; or check the text itself in a .md file",
    )  # fmt: skip


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """Where the cells of a notebook start and end."""
    whole = json.loads(text, parse_int=len)
    if not isinstance(whole, dict) or not ("cells" in whole or "worksheets" in whole):
        raise _no_notebook("it has no cells")
    places = _members(text, 0)
    if "cells" in places:
        yield from _elements(text, places["cells"], "cells")
        return
    for sheet, _ in _elements(text, places["worksheets"], "worksheets"):
        if text[sheet] != "{":
            raise _no_notebook("a worksheet is not an object")
        if "cells" in (inside := _members(text, sheet)):
            yield from _elements(text, inside["cells"], "cells")


def _cell(source: Mapped, start: int, end: int, into: Collector) -> None:
    """Read a cell, if it is Markdown (or a heading of format 3)."""
    text = source.text
    cell = _VALUES.raw_decode(text, start)[0]
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("markdown", "heading"):
        return
    at = _members(text, start).get("source")
    value = cell.get("source")
    lines = value if isinstance(value, list) else [value]
    if at is None or not all(isinstance(line, str) for line in lines):
        into.skip(start, text[start:end], "a Markdown cell without a text")
        return
    places = _elements(text, at, "source") if isinstance(value, list) else [(at, _end(text, at))]
    written = Mapped.joined([_string(source, first, last) for first, last in places])
    if cell["cell_type"] == "heading":
        written = Mapped.joined([Mapped.put("# ", written.start), written])
    if written.text:
        read_markdown(written, into)


def _string(source: Mapped, start: int, end: int) -> Mapped:
    """The text of a JSON string, with its escapes read."""
    inner = source[start + 1 : end - 1]
    if "\\" not in inner.text:
        return inner
    text, offsets, last = [], array("q"), 0
    for found in _ESCAPE.finditer(inner.text):
        read = json.loads(f'"{found[0]}"')
        text += [inner.text[last : found.start()], _SURROGATE.sub("\ufffd", read)]
        offsets.extend(inner.offsets[last : found.start() + 1])
        last = found.end()
    text.append(inner.text[last:])
    offsets.extend(inner.offsets[last:])
    return Mapped("".join(text), offsets)


# ---------------------------------------------------------------- places in JSON that is known to be right


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _end(text: str, at: int) -> int:
    """Where the value that starts here ends."""
    return _VALUES.raw_decode(text, at)[1]


def _members(text: str, at: int) -> dict[str, int]:
    """Where the values of an object start, by their names."""
    places = {}
    at = _skip(text, _skip(text, at) + 1)
    while text[at] != "}":
        name, at = _VALUES.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)  # behind the colon
        places[name] = at
        at = _skip(text, _end(text, at))
        at = _skip(text, at + 1) if text[at] == "," else at
    return places


def _elements(text: str, at: int, name: str) -> list[tuple[int, int]]:
    """Where the elements of a list start and end."""
    if text[at] != "[":
        raise _no_notebook(f"`{name}` is not a list")
    places = []
    at = _skip(text, at + 1)
    while text[at] != "]":
        end = _end(text, at)
        places.append((at, end))
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at
    return places
