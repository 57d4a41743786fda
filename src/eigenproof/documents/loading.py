"""The bytes of a file as text."""

from __future__ import annotations

import codecs
from pathlib import Path

from ..errors import InputError, LimitError
from .limits import MAX_BYTES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip


def load(path: Path) -> tuple[str, int | None]:
    """The text of a file (UTF-8, UTF-16 or UTF-32 with a mark, otherwise Latin-1), without its mark.

    With it the place of the first character that is not UTF-8, when it was read as Latin-1.
    Raises InputError.
    """
    try:
        if not path.is_file():
            said = "this is a folder" if path.is_dir() else "this is no regular file"
            raise InputError(
                said if path.exists() else "there is no such file", source=str(path), code="file",
                next_move="the path of a text file that exists",
            )  # fmt: skip
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"cannot be read: {reason}", source=str(path), code="file",
            next_move="check its name and permissions",
        ) from None  # fmt: skip
    try:
        return decode(data)
    except InputError as error:
        error.source = str(path)
        raise


def decode(data: bytes) -> tuple[str, int | None]:
    """As `load`, of bytes."""
    if len(data) > MAX_BYTES:
        raise LimitError(
            f"the file is larger than {MAX_BYTES // 1_000_000} MB", next_move="split it into several files"
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), None
            except UnicodeDecodeError as error:
                raise InputError(
                    f"the file starts as {encoding.upper()}, and is not: {error.reason}", code="encoding",
                    next_move="save it as UTF-8",
                ) from None  # fmt: skip
    if b"\0" in data:
        raise InputError(
            "this is no text: it has null bytes", code="encoding", next_move="save it as UTF-8 text"
        )
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return data.decode("latin-1"), len(data[: error.start].decode("utf-8"))
