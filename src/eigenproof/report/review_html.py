"""Findings -> one self-contained HTML page: the claims, wrong ones first, and the document with its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from eigenproof.language import to_latex, to_text
from eigenproof.model import Block, Chain
from eigenproof.report.findings import Finding, Findings, safe
from eigenproof.report.font import maths_font
from eigenproof.report.html_blocks import block_html, definition, formula, row, source
from eigenproof.report.parts import part, template
from eigenproof.report.review import split
from eigenproof.report.review_blocks import LEGEND, badge, blocks, said, sections, skipped_rows, title

WHOLE, AROUND = 1500, 2
"""Most lines of a document that is shown whole; of a longer one, lines shown before and after a claim."""
MOST_SKIPPED = 500


class Line(NamedTuple):
    """A line of a document with the claims on it. `gap`: lines before it are left out."""

    number: int
    text: str
    found: list[Finding]
    gap: bool


def render_review_html(documents: Sequence[Findings]) -> str:
    """The page: style, maths font and the little script inside it."""
    return template("review.html").render(
        title=title(documents),
        style=part("page.css") + part("review.css"),
        script=part("page.js"),
        font=maths_font(),
        documents=[_document(d, f"d{k}-" if len(documents) > 1 else "") for k, d in enumerate(documents, 1)],
        legend=LEGEND,
    )


def _document(d: Findings, prefix: str) -> dict[str, object]:
    skipped, rest = skipped_rows(d, MOST_SKIPPED)
    return {
        "prefix": prefix,
        "file": safe(d.file),
        "summary": d.summary,
        "sections": [(name, [_claim(f, prefix) for f in group]) for name, group in sections(d)],
        "skipped": skipped,
        "rest": rest,
        "lines": [_line(line, prefix) for line in lines(d)],
    }


def _claim(f: Finding, prefix: str) -> dict[str, object]:
    label = f"Claim at {f.at}"
    statement = "".join(
        f'<span class="word">{word}</span>{row((formula(t, display=True) for t in terms), label)}'
        for word, terms in (said(f.statement) if f.statement is not None else ())
    )
    return {
        "finding": f,
        "place": f.named,
        "anchor": prefix + f.anchor,
        "line": f"{prefix}line-{f.place.line}",
        "badge": badge(f),
        "written": safe(f.written),
        "statement": statement,
        "where": row(map(definition, f.where), f"{label}: definition") if f.where else "",
        "work": "".join(_block(b, f"{label}: {k}") for k, b in enumerate(blocks(f), 1)),
        "text": "" if f.whole is None else to_text(f.whole),
        "latex": source([to_latex(f.statement)]) if f.statement is not None else "",
    }


def _block(block: Block, label: str) -> str:
    """A block of arithmetic; values of names, which need no lines of their own, side by side."""
    if isinstance(block, Chain) and not any(line.note for line in block.lines):
        shown = (
            formula(x.right, display=True) if x.left is None else definition((x.left, x.right))
            for x in block.lines
        )
        return row(shown, label)
    return block_html(block, label)


def lines(d: Findings) -> Iterator[Line]:
    """The lines of a document that are shown, with the claims that start on them."""
    text = split(d.text)
    at: dict[int, list[Finding]] = {}
    for f in d.found:
        at.setdefault(f.place.line, []).append(f)
    shown = set(range(1, len(text) + 1))
    if len(text) > WHOLE:
        shown &= {n + k for n in at for k in range(-AROUND, AROUND + 1)}
    before = 0
    for number in sorted(shown):
        yield Line(number, text[number - 1], at.get(number, []), number > before + 1)
        before = number


def _line(line: Line, prefix: str) -> dict[str, object]:
    """A line with its claims marked, each a link to what is said of it."""
    pieces, last = [], 0
    for f in sorted(line.found, key=lambda f: f.span):
        start, end = max(f.span[0], last), max(f.span[1], last)
        pieces.append(escape(safe(line.text[last:start])))
        mark = escape(safe(line.text[start:end]) or " ")
        status = badge(f).status
        pieces.append(f'<a class="{status}" href="#{prefix}{f.anchor}" title="{escape(f.words)}">{mark}</a>')
        last = end
    pieces.append(escape(safe(line.text[last:])))
    name, html = f"{prefix}line-{line.number}", "".join(pieces)
    return {"id": name, "number": line.number, "html": html, "gap": line.gap}
