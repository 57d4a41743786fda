"""Reviews of documents into files: a report of all, or a Markdown document with badges at its claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from eigenproof.errors import InputError
from eigenproof.report.findings import Findings
from eigenproof.report.save import write

CHECKED = ".checked.md"
"""The end of the name of a document with badges."""
MARKDOWN = (".md", ".markdown")


def check_outputs(outputs: Sequence[Path], documents: Sequence[str]) -> None:
    """Refuse before any work what could not be written: InputError `suffix`, `no-tex` or `annotate`."""
    for path in outputs:
        end = _end_of(path)
        if not end:
            raise InputError(
                f"no report ends in {path.suffix or 'nothing'}; expected one of {', '.join(RENDERERS)}",
                code="suffix", next_move="-o report.html", source=str(path),
            )  # fmt: skip
        if end == ".pdf":
            from eigenproof.report.pdf import find_engine

            find_engine()
        if end == CHECKED and (len(documents) != 1 or not documents[0].lower().endswith((*MARKDOWN, "-"))):
            raise InputError(
                "badges are put into one Markdown document", code="annotate", source=str(path),
                next_move=f"eigenproof check notes.md -o notes{CHECKED}",
            )  # fmt: skip


def check_targets(paths: Sequence[Path], documents: Sequence[str]) -> None:
    """Refuse before any work what could not be written: InputError `unwritable`.

    That is a document itself, a folder or what is in none, and the same file twice.
    """
    read = {Path(document).resolve() for document in documents}
    targets = [path.resolve() for path in paths]
    for path in paths:
        if targets.count(path.resolve()) > 1:
            raise InputError(
                "two reports would be written into this file", code="unwritable", source=str(path),
                next_move="a name of its own for each",
            )  # fmt: skip
        if path.is_dir():
            raise InputError(
                "the report cannot be written: this is a folder", code="unwritable", source=str(path),
                next_move="the name of a file in it",
            )  # fmt: skip
        if path.resolve() in read:
            raise InputError(
                "this would overwrite a document that is checked", code="unwritable", source=str(path),
                next_move=f"-o {path.stem}.checked.md" if path.suffix == ".md" else "another name",
            )  # fmt: skip
        if not path.parent.is_dir():
            raise InputError(
                "the report cannot be written: there is no such folder", code="unwritable",
                next_move="a folder that exists and may be written to", source=str(path),
            )  # fmt: skip


def save_review(documents: Sequence[Findings], path: Path) -> None:
    """Write one report; InputError `unwritable` if that fails, and then nothing is changed."""
    rendered = RENDERERS[_end_of(path)](documents, path)
    write([(path, rendered if isinstance(rendered, bytes) else rendered.encode("utf-8", "replace"))])


def _end_of(path: Path) -> str:
    return next((end for end in RENDERERS if path.name.lower().endswith(end)), "")


def _html(documents: Sequence[Findings], path: Path) -> str:
    from eigenproof.report.review_html import render_review_html

    return render_review_html(documents)


def _pdf(documents: Sequence[Findings], path: Path) -> bytes:
    from eigenproof.report.pdf import UNDATED, find_engine, typeset
    from eigenproof.report.review_latex import render_review_latex

    return typeset(find_engine(), UNDATED + render_review_latex(documents))


def _latex(documents: Sequence[Findings], path: Path) -> str:
    from eigenproof.report.review_latex import render_review_latex

    return render_review_latex(documents)


def _markdown(documents: Sequence[Findings], path: Path) -> str:
    from eigenproof.report.review_markdown import render_review_markdown

    return render_review_markdown(documents, path.parent)


def _checked(documents: Sequence[Findings], path: Path) -> str:
    from eigenproof.report.review_annotate import annotated

    return annotated(documents[0]) if documents else ""


RENDERERS: dict[str, Callable[[Sequence[Findings], Path], str | bytes]] = {
    ".html": _html,
    ".pdf": _pdf,
    ".tex": _latex,
    CHECKED: _checked,
    ".md": _markdown,
}
"""By the end of the file's name; a longer end comes before the one that it ends with."""
