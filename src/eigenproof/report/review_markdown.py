"""Findings -> Markdown: a report as GitHub shows it, its claims linked to their lines; or a notebook cell."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from eigenproof.language import to_latex
from eigenproof.report.findings import Finding, Findings, cut, safe
from eigenproof.report.markdown import Printer, badge, words
from eigenproof.report.review_blocks import LEGEND, blocks, said, sections, skipped_rows, title
from eigenproof.report.review_blocks import badge as badge_of

LONGEST, MOST_SKIPPED = 200, 200
"""Most characters of a formula as it was written, and most skipped formulas."""


def render_review_markdown(documents: Sequence[Findings], folder: Path = Path()) -> str:
    """A report, wrong claims first; links to the documents are relative to the folder that it goes to."""
    page = [f"# {words(title(documents))}"]
    for d in documents:
        page += _document(d, folder, len(documents) > 1)
    return "\n\n".join([*page, "---", words(LEGEND)]) + "\n"


def render_cell(d: Findings) -> str:
    """The claims of a notebook's cell in their order; a right one takes one line."""
    printer, page = Printer("notebook"), []
    for f in d.found:
        head = f"{badge(badge_of(f))} (line {f.place.line})"
        if f.fine and f.statement is not None and not f.notes:
            page.append(f"{head} {printer.inline(to_latex(f.statement))}")
        else:
            page += [head, *_claim(f, printer)]
    for s in d.skipped:
        page.append(f"skipped (line {s.place.line}): {code(safe(s.source))}: {words(safe(s.reason))}")
    return "\n\n".join([*page, f"*{words(d.summary)}*"])


def _document(d: Findings, folder: Path, named: bool) -> Iterator[str]:
    printer, level = Printer("github"), "##" + "#" * named
    if named:
        yield f"## {words(safe(d.file))}"
    yield words(d.summary)
    for name, group in sections(d):
        yield f"{level} {name}"
        for f in group:
            yield f"{level}# {_place(f, folder)} {badge(badge_of(f))}"
            yield from _claim(f, printer)
    rows, rest = skipped_rows(d, MOST_SKIPPED)
    if rows:
        yield f"{level} Skipped"
        cells = [(place, code(text), words(why)) for place, text, why in rows]
        yield printer.table(("Place", "Formula", "Reason"), cells)
        if rest:
            yield rest


def _claim(f: Finding, printer: Printer) -> Iterator[str]:
    """What is claimed, and why the verdict is what it is."""
    if f.statement is None:
        yield code(cut(safe(f.written), LONGEST))
    else:
        *assumed, (then, terms) = said(f.statement)
        if assumed:
            yield "; ".join(f"{word} {_listed(terms, printer)}" for word, terms in assumed)
        yield f"{then} {_listed(terms, printer)}" if then else "\n\n".join(
            printer.display(to_latex(t)) for t in terms
        )
        if f.where:
            yield "where"
            yield printer.definitions(f.where)
    yield from map(printer.block, blocks(f))


def _listed(terms: Sequence, printer: Printer) -> str:
    return ", ".join(printer.inline(to_latex(t)) for t in terms)


def _place(f: Finding, folder: Path) -> str:
    """Place of a claim as a link to its line; `plain=1` makes GitHub show the source of Markdown."""
    place = words(f.named)
    if f.file.startswith("<"):
        return place
    path = quote(os.path.relpath(f.file, folder).replace(os.sep, "/"))
    plain = "?plain=1" if f.file.lower().endswith((".md", ".markdown")) else ""
    return f"[{place}]({path}{plain}#L{f.place.line})"


def code(text: str) -> str:
    """Text in backticks, also where it has some itself, and in a table."""
    text = " ".join(text.split()).replace("|", "\\|")
    ticks = "`"
    while ticks in text:
        ticks += "`"
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{room}{text}{room}{ticks}"
