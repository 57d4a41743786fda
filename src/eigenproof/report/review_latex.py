"""Findings -> LaTeX for pdflatex, with the macros of the other reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eigenproof.language import to_latex
from eigenproof.report.findings import Finding, Findings, cut, safe
from eigenproof.report.latex_blocks import blocks_latex, claims, definitions, display, inline
from eigenproof.report.parts import part
from eigenproof.report.review_blocks import LEGEND, badge, blocks, said, sections, skipped_rows, title
from eigenproof.report.tex_words import breakable, tex_words

LONGEST, MOST_SKIPPED = 200, 200
"""Most characters of a formula as it was written, and most skipped formulas."""


def render_review_latex(documents: Sequence[Findings]) -> str:
    """LaTeX source of a whole document: the claims, wrong ones first."""
    name = title(documents)
    head = rf"\hypersetup{{pdftitle={{{tex_words(name)}}}}}"
    body = "\n".join(line for d in documents for line in _document(d, len(documents) > 1))
    return (
        f"{part('preamble.tex')}{part('macros.tex')}{head}\n\\begin{{document}}\n\\eigbegin\n"
        f"\\eigtitle{{{tex_words(name)}}}{{Every claim judged exactly}}\n{body}\n"
        f"\\eigrule\n{tex_words(LEGEND)}\n\\eigend\n\\end{{document}}\n"
    )


def _document(d: Findings, named: bool) -> Iterator[str]:
    if named:
        yield rf"\eigsection{{{tex_words(safe(d.file))}}}"
    yield tex_words(d.summary) + r"\par"
    for name, group in sections(d):
        yield rf"\eigsection{{{name}}}"
        for f in group:
            yield from _claim(f)
    rows, rest = skipped_rows(d, MOST_SKIPPED)
    if rows:
        yield r"\eigsection{Skipped}"
        items = [rf"\item {place}: {breakable(cut(text, 60))}. {tex_words(why)}" for place, text, why in rows]
        yield "\\begin{itemize}\n" + "\n".join(items) + "\n\\end{itemize}"
        yield tex_words(rest)


def _claim(f: Finding) -> Iterator[str]:
    mark = badge(f)
    label = rf"\eigbadge{{{mark.status}}}{{{tex_words(mark.words)}}}"
    cell = "" if f.place.cell is None else f"cell {f.place.cell}"
    yield rf"\eigstep{{{f.at}}}{{{cell}}}{{{label}}}"
    if f.statement is None:
        yield breakable(cut(safe(f.written), LONGEST)) + r"\par"
    else:
        for word, terms in said(f.statement):
            formulas = ", ".join(inline(to_latex(t)) for t in terms)
            if word:
                yield rf"{word} {formulas}\par"
            else:
                yield claims(terms) if len(terms) > 1 else display(terms[0])
        if f.where:
            yield r"\eigwhere" + "\n" + definitions(f.where)
    yield blocks_latex(blocks(f))
