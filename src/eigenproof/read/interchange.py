"""The dataframe interchange protocol: the columns of any frame that speaks it, read out of its buffers.

Protocol: https://data-apis.org/dataframe-protocol/latest/API.html (the numbers below are its own).
"""

from __future__ import annotations

import ctypes
from typing import Any

from ..errors import InputError
from .names import name_of

_CODES = {  # (kind, bits) -> how `memoryview.cast` calls it
    **{(0, bits): code for bits, code in ((8, "b"), (16, "h"), (32, "i"), (64, "q"))},
    **{(1, bits): code for bits, code in ((8, "B"), (16, "H"), (32, "I"), (64, "Q"))},
    **{(2, bits): code for bits, code in ((16, "e"), (32, "f"), (64, "d"))},
}
_STRING, _SENTINEL, _BITS, _BYTES = 21, 2, 3, 4
_MEMORY = 1  # of the processor, in DLPack's list of devices


def columns_of(frame: Any) -> tuple[list[str], list[list[object]]]:
    """Names and columns of an interchange frame; None where a value is missing. Raises InputError."""
    names = [name_of(name) for name in frame.column_names()]
    columns: list[list[object]] = [[] for _ in names]
    for chunk in frame.get_chunks():
        for k, name in enumerate(names):
            columns[k] += _values(chunk.get_column(k), name)
    return names, columns


def _values(column: Any, name: str) -> list[object]:
    """The values of one chunk of a column."""
    kind, bits = column.dtype[:2]
    buffers, first, size = column.get_buffers(), column.offset, column.size()
    null, marker = column.describe_null
    if kind == _STRING:
        data, ends = _bytes(buffers["data"][0]), _cast(buffers["offsets"])
        values = [data[ends[k] : ends[k + 1]].decode("utf-8", "replace") for k in range(first, first + size)]
    elif (kind, bits) in _CODES:
        values = _cast(buffers["data"])[first : first + size].tolist()
    else:
        raise InputError(
            f"the column {name!r} holds no numbers", code="type", next_move=f"leave out the column {name!r}"
        )
    if null == _SENTINEL:
        return [None if value == marker else value for value in values]
    if null in (_BITS, _BYTES) and buffers["validity"]:
        valid = _bytes(buffers["validity"][0])
        flags = (
            valid[k // 8] >> k % 8 & 1 if null == _BITS else valid[k] for k in range(first, first + size)
        )
        return [None if flag == marker else value for flag, value in zip(flags, values, strict=True)]
    return values


def _cast(buffer: tuple[Any, tuple[int, int, str, str]]) -> memoryview:
    """A buffer as numbers of its type."""
    return memoryview(_bytes(buffer[0])).cast(_CODES[buffer[1][:2]])


def _bytes(buffer: Any) -> bytes:
    """A copy of a buffer. Raises InputError if it is not in the processor's memory."""
    if buffer.__dlpack_device__()[0] != _MEMORY:
        raise InputError(
            "the data are on another device", code="type", next_move="copy the frame to main memory first"
        )
    return ctypes.string_at(buffer.ptr, buffer.bufsize) if buffer.bufsize else b""
