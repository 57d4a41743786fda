"""Reports into files: the suffix says which renderer, and a file is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from eigenproof.errors import InputError
from eigenproof.model import Result


def save(result: Result, path: str | os.PathLike[str]) -> Path:
    """Write a report to `path`; returns the path.

    Errors: InputError (code `suffix`) for a suffix without a renderer, InputError (code `unwritable`) if
    the file cannot be written.
    """
    target = Path(path)
    check_suffix(target)
    write(target, RENDERERS[target.suffix.lower()](result))
    return target


def check_suffix(path: str | os.PathLike[str]) -> None:
    """InputError (code `suffix`) unless a report can be written to such a file: to refuse before any work."""
    suffix = Path(path).suffix.lower()
    if suffix in RENDERERS:
        return
    known = ", ".join(RENDERERS)
    raise InputError(
        f"a report cannot be written as {suffix or 'a file without a suffix'}; expected one of {known}",
        code="suffix",
        next_move=INSTEAD.get(suffix, f"one of {known}"),
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


def _latex(result: Result) -> str:
    from eigenproof.report.build import build
    from eigenproof.report.latex import render_latex

    return render_latex(build(result))


def _markdown(result: Result) -> str:
    from eigenproof.report.build import build
    from eigenproof.report.markdown import render_markdown

    return render_markdown(build(result))


def _text(result: Result) -> str:
    from eigenproof.report.build import build
    from eigenproof.report.terminal import render_text

    return render_text(build(result))


def _json(result: Result) -> str:
    from eigenproof.report.json_out import render_json

    return render_json(result)


RENDERERS: dict[str, Callable[[Result], str]] = {
    ".html": _html, ".tex": _latex, ".md": _markdown, ".json": _json, ".txt": _text,
}  # fmt: skip
INSTEAD = {
    ".pdf": "FILE.tex, then pdflatex FILE.tex (or print FILE.html from a browser)",
    ".ipynb": "FILE.md, pasted into a Markdown cell (or show the derivation object in the notebook)",
}
