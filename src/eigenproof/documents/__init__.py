"""Documents -> their pieces of maths, words and marked statements, each with its place. Nothing is run."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ..errors import InputError, LimitError
from .collecting import Collector
from .limits import MAX_BYTES
from .loading import load
from .macros import Macros, macros_of
from .pieces import Document, Mapped, Piece

__all__ = ["FORMATS", "Document", "Mapped", "Piece", "format_of", "read_document", "read_text"]

FORMATS = {
    ".md": "markdown", ".markdown": "markdown", ".tex": "latex", ".ltx": "latex", ".ipynb": "notebook",
    ".ptx": "pretext", ".xml": "pretext",
}  # fmt: skip
"""The format of a file by its suffix; any other is "text"."""
_READERS = {
    "markdown": ("markdown", "read_markdown"), "latex": ("latex", "read_latex"),
    "notebook": ("notebook", "read_notebook"), "pretext": ("pretext", "read_pretext"),
    "text": ("plain", "read_plain"),
}  # fmt: skip


def format_of(path: Path) -> str:
    """The format in which a file is read."""
    return FORMATS.get(path.suffix.lower(), "text")


def read_document(path: str | Path, *, macros: str | Path | None = None) -> Document:
    """The pieces of a file; `macros` is a file of definitions to start from.

    Raises InputError for a file that cannot be read at all. No other file is ever opened.
    """
    path = Path(path)
    text, foreign = load(path)
    return _read(text, format_of(path), str(path), macros, foreign)


def read_text(text: str, format: str, file: str = "", *, macros: str | Path | None = None) -> Document:
    """The pieces of a text in one of the formats markdown, latex, notebook, pretext and text."""
    return _read(text.removeprefix("\ufeff"), format, file, macros, None)


def _read(text: str, format: str, file: str, macros: str | Path | None, foreign: int | None) -> Document:
    if format not in _READERS:
        raise ValueError(f"{format!r} is none of {', '.join(_READERS)}")
    into = Collector(file, text, macros_of(load(Path(macros))[0]) if macros is not None else Macros())
    if foreign is not None:
        into.skip(foreign, "", "the file is not UTF-8; it was read as Latin-1")
    module, function = _READERS[format]
    try:
        if len(text) > MAX_BYTES:
            raise LimitError(
                f"the text is longer than {MAX_BYTES:,} characters", next_move="split it into several"
            )
        getattr(import_module(f".{module}", __name__), function)(Mapped.of(text), into)
    except InputError as error:
        error.source = error.source or file or None
        raise
    return into.document(format)
