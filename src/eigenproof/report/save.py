"""Reports into files: the suffix says which renderer, and a file is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from eigenproof.errors import InputError
from eigenproof.model import Result

if TYPE_CHECKING:
    from eigenproof.report.markdown import Dialect


def save(result: Result, path: str | os.PathLike[str]) -> Path:
    """Write a report to `path`; returns the path.

    Errors: InputError (code `suffix`) for a suffix without a renderer, InputError (code `unwritable`) if
    the file cannot be written.
    """
    target = Path(path)
    check_suffix(target)
    render = renderer_of(target)
    assert render is not None
    write(target, render(result))
    return target


def renderer_of(path: str | os.PathLike[str]) -> Callable[[Result], str] | None:
    """What writes a file of this name; None if nothing does."""
    name = Path(path).name.lower()
    return next((render for end, render in RENDERERS.items() if name.endswith(end)), None)


def check_suffix(path: str | os.PathLike[str]) -> None:
    """InputError (code `suffix`) unless a report can be written to such a file: to refuse before any work."""
    suffix = Path(path).suffix.lower()
    if renderer_of(path):
        return
    known = ", ".join(RENDERERS)
    raise InputError(
        f"a report cannot be written as {suffix or 'a file without a suffix'}; expected one of {known}",
        code="suffix",
        next_move=INSTEAD.get(suffix, "FILE.html"),
        source=str(path),
    )


def write(target: Path, text: str) -> None:
    """Replace the file in one move, through a temporary file in the same folder."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
            os.chmod(name, mode)
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"the report cannot be written: {error.strerror or error}",
            code="unwritable", next_move="a folder that exists and may be written to", source=str(target),
        ) from error  # fmt: skip


def _umask() -> int:
    """The mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _html(result: Result) -> str:
    from eigenproof.report.build import build
    from eigenproof.report.html import render_html

    return render_html(build(result))


def _latex(result: Result, fragment: bool = False) -> str:
    from eigenproof.report.build import build
    from eigenproof.report.latex import render_latex

    return render_latex(build(result), fragment)


def _markdown(result: Result, dialect: Dialect = "github") -> str:
    from eigenproof.report.build import build
    from eigenproof.report.markdown import render_markdown

    return render_markdown(build(result), dialect)


def _text(result: Result) -> str:
    from eigenproof.report.build import build
    from eigenproof.report.terminal import render_text

    return render_text(build(result))


def _json(result: Result) -> str:
    from eigenproof.report.json_out import render_json

    return render_json(result)


RENDERERS: dict[str, Callable[[Result], str]] = {
    ".html": _html,
    ".fragment.tex": partial(_latex, fragment=True),  # for \input into other notes
    ".tex": _latex,
    ".mathjax.md": partial(_markdown, dialect="mathjax"),
    ".md": _markdown,  # as GitHub shows it
    ".json": _json,
    ".txt": _text,
}
"""By the end of the file's name; a longer end comes before the one that it ends with."""
INSTEAD = {
    ".pdf": "FILE.tex, then pdflatex FILE.tex (or print FILE.html from a browser)",
    ".ipynb": "FILE.md, pasted into a Markdown cell (or show the derivation object in the notebook)",
}
