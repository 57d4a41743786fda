"""Reports into files: the suffix says which renderer; all files of a report are there whole, or none is."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from eigenproof.errors import InputError
from eigenproof.model import Result

if TYPE_CHECKING:
    from eigenproof.report.markdown import Dialect


class Rendered(NamedTuple):
    """What a renderer made: the report, and the files it refers to (its figures) by name."""

    report: bytes
    beside: Sequence[tuple[str, bytes]] = ()


Renderer = Callable[[Result, str], Rendered]
"""From a result and the name of the file without its end, after which its figures are named."""


def save(result: Result, path: str | os.PathLike[str]) -> Path:
    """Write a report to `path`, and the figures it refers to beside it; returns the path.

    Errors: InputError (code `suffix`) for a suffix without a renderer, InputError (code `unwritable`) if
    a file cannot be written, and those of `pdf.render_pdf`. Then every file is as it was before.
    """
    target = Path(path)
    check_suffix(target)
    end = _end_of(target)
    rendered = RENDERERS[end](result, target.name[: -len(end)] or "report")
    beside = [(target.parent / name, content) for name, content in rendered.beside]
    write([*beside, (target, rendered.report)])
    return target


def _end_of(path: str | os.PathLike[str]) -> str:
    """The end of a file's name that a renderer goes with; "" if none does."""
    name = Path(path).name.lower()
    return next((end for end in RENDERERS if name.endswith(end)), "")


def check_suffix(path: str | os.PathLike[str]) -> None:
    """Refuse before any work what could not be written: InputError `suffix`, or `no-tex` for a PDF."""
    end = _end_of(path)
    if end == ".pdf":
        from eigenproof.report.pdf import find_engine

        find_engine()
    if end:
        return
    suffix = Path(path).suffix.lower()
    known = ", ".join(RENDERERS)
    raise InputError(
        f"a report cannot be written as {suffix or 'a file without a suffix'}; expected one of {known}",
        code="suffix",
        next_move="FILE.html",
        source=str(path),
    )


def write(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace files together, the last one last: each is written beside its place, then all are moved there.

    On failure those that were moved are put back. Raises InputError `unwritable`.
    """
    parts: list[tuple[Path, Path]] = []
    target = files[-1][0]
    try:
        try:
            for target, content in files:
                parts.append((_part(target, content), target))
            target = files[-1][0]
            _move(parts)
        finally:
            for part, _ in parts:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"the report cannot be written: {error.strerror or error}",
            code="unwritable", next_move="a folder that exists and may be written to", source=str(target),
        ) from error  # fmt: skip


def _part(target: Path, content: bytes) -> Path:
    """A file with this content in the folder of the target, with its permissions."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _move(parts: Sequence[tuple[Path, Path]]) -> None:
    """Every part to its target; when one fails, the targets before it get back what they held."""
    moved: list[tuple[Path, bytes | None]] = []
    try:
        for part, target in parts:
            old = target.read_bytes() if part is not parts[-1][0] and target.exists() else None
            os.replace(part, target)
            moved.append((target, old))
    except BaseException:
        for target, old in moved:
            if old is None:
                target.unlink(missing_ok=True)
            else:
                os.replace(_part(target, old), target)
        raise


def _umask() -> int:
    """The mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _html(result: Result, stem: str) -> Rendered:
    from eigenproof.report.build import build
    from eigenproof.report.html import render_html

    return _text(render_html(build(result)))


def _latex(result: Result, stem: str, fragment: bool = False) -> Rendered:
    from eigenproof.report.build import build
    from eigenproof.report.figures import figure_files
    from eigenproof.report.latex import render_latex

    report = build(result)
    return _text(render_latex(report, fragment, stem), figure_files(report, stem, "pdf"))


def _markdown(result: Result, stem: str, dialect: Dialect = "github") -> Rendered:
    from eigenproof.report.build import build
    from eigenproof.report.figures import figure_files
    from eigenproof.report.markdown import render_markdown

    report = build(result)
    return _text(render_markdown(report, dialect, stem), figure_files(report, stem, "svg"))


def _plain(result: Result, stem: str) -> Rendered:
    from eigenproof.report.build import build
    from eigenproof.report.terminal import render_text

    return _text(render_text(build(result)))


def _json(result: Result, stem: str) -> Rendered:
    from eigenproof.report.json_out import render_json

    return _text(render_json(result))


def _pdf(result: Result, stem: str) -> Rendered:
    from eigenproof.report.pdf import render_pdf

    return Rendered(render_pdf(result))


def _notebook(result: Result, stem: str) -> Rendered:
    from eigenproof.report.notebook import render_notebook

    return _text(render_notebook(result))


def _text(report: str, beside: Sequence[tuple[str, bytes]] = ()) -> Rendered:
    return Rendered(report.encode("utf-8"), beside)


RENDERERS: dict[str, Renderer] = {
    ".html": _html,
    ".pdf": _pdf,
    ".fragment.tex": partial(_latex, fragment=True),  # for \input into other notes
    ".tex": _latex,
    ".ipynb": _notebook,
    ".mathjax.md": partial(_markdown, dialect="mathjax"),
    ".md": _markdown,  # as GitHub shows it
    ".json": _json,
    ".txt": _plain,
}
"""By the end of the file's name; a longer end comes before the one that it ends with."""
