"""Report -> LaTeX for pdflatex with texlive-latex-recommended and lmodern, or a fragment for \\input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eigenproof.language import to_latex
from eigenproof.model import Figure, Witness
from eigenproof.report import checks
from eigenproof.report.figures import figure_name
from eigenproof.report.latex_blocks import (
    blocks_latex,
    claims,
    definitions,
    display,
    flow,
    given_latex,
    inline,
    prose_latex,
)
from eigenproof.report.parts import part
from eigenproof.report.tex_source import definition_latex
from eigenproof.report.tex_words import breakable, tex_words
from eigenproof.report.tree import GOAL_ELSEWHERE, Badge, Gap, Meaning, Report, StepView, figure_title

FRAGMENT_HEAD = r"""% A fragment for \input. Packages to load: amsmath, amssymb, mathtools, booktabs,
% longtable, array, graphicx, xcolor, textcomp (and [T1]{fontenc} with lmodern for the best look).
"""


def render_latex(report: Report, fragment: bool = False, stem: str = "") -> str:
    """LaTeX source: a whole document, or with `fragment` the body and its macros for `\\input`.

    stem: the name of the file without its end, after which the files of its figures are named
    (figures.figure_files); without one, figures are told in words.
    """
    macros, body = part("macros.tex"), _wrapped("\n".join(_body(report, stem)))
    if fragment:
        return f"{FRAGMENT_HEAD}{macros}\\eigbegin\n{body}\n\\eigend\n"
    title = rf"\hypersetup{{pdftitle={{{tex_words(report.title.replace('×', 'x'))}}}}}"
    head = f"{part('preamble.tex')}{macros}{title}"
    return f"{head}\n\\begin{{document}}\n\\eigbegin\n{body}\n\\eigend\n\\end{{document}}\n"


def _wrapped(source: str) -> str:
    """The same with large matrices over several lines: TeX reads no line of more than 200000 characters."""
    lines = source.split("\n")
    return "\n".join(line if len(line) < 4000 else line.replace(r" \\ ", " \\\\\n") for line in lines)


def _body(report: Report, stem: str) -> Iterable[str]:
    yield rf"\eigtitle{{{tex_words(report.title)}}}{{{prose_latex(report.subtitle)}}}"
    for gap in report.gaps:
        yield _gap(gap)
    yield r"\eigrule"
    yield r"\eiglabel{Given}"
    yield flow([g for view in report.given for g in given_latex(view)])
    for note in report.notes:
        yield rf"\eignote{{{tex_words(note)}}}"
    yield rf"\eiglabel{{{report.answer_title}}}"
    for prose in report.reading:
        yield rf"\eigcentre{{{prose_latex(prose)}}}"
    plain = [s for s in report.answer if s not in report.read]
    if plain:
        yield claims(plain)
    if report.where:
        yield definitions(report.where)
    counts = tex_words("; ".join(report.counts))
    proved = ", ".join(inline(to_latex(s)) for s in report.read)
    yield rf"\eigverdict{{{_badge(report.badge)}}}{{{': ' + proved if proved else ''}}}{{{counts}}}"
    yield r"\eigrule"
    for number, figure in enumerate(report.figures, 1):
        yield _figure(figure, number, stem)
    if report.steps:
        yield r"\eigsection{Derivation}"
        for step in report.steps:
            yield from _step(step)
    if report.remarks:
        yield r"\eigsection{Remarks}"
        yield _items(prose_latex(r) for r in report.remarks)
    if report.witnesses:
        yield r"\eigsection{Numeric cross-checks}"
        yield tex_words(checks.NOTE)
        yield _numeric_table(report.witnesses)
    if report.vocabulary:
        yield r"\eigsection{What the words mean}"
        yield _items(_meaning(m) for m in report.vocabulary)
    yield r"\eigsection{What is trusted, and how to check again}"
    elsewhere = () if report.goal else (GOAL_ELSEWHERE,)
    yield _items([*map(prose_latex, report.trusted), *map(tex_words, elsewhere)])


def _badge(badge: Badge) -> str:
    return rf"\eigbadge{{{badge.status}}}{{{tex_words(badge.words)}}}"


def _gap(gap: Gap) -> str:
    tail = f" {tex_words(gap.reason)}" if gap.reason else ""
    if gap.counterexample:
        tail += " Counterexample: " + ", ".join(inline(definition_latex(d)) for d in gap.counterexample) + "."
    return rf"\eiggap{{{tex_words(gap.name)}}}{{{_badge(gap.badge)}}}{{{tail}}}"


def _figure(figure: Figure, number: int, stem: str) -> str:
    """The drawing, or what it shows in words, above its caption."""
    caption = rf"\textbf{{{figure_title(number)}.}} {prose_latex(figure.caption)}"
    if stem:
        return rf"\eigfigure{{\includegraphics{{{figure_name(stem, number, 'pdf')}}}}}{{{caption}}}"
    return rf"\eigfigure{{}}{{{caption} {tex_words(figure.alt)}}}"


def _step(step: StepView) -> Iterable[str]:
    yield rf"\eigstep{{{step.number}}}{{{tex_words(step.title)}}}{{{_badge(step.badge)}}}"
    if step.reason:
        yield prose_latex(step.reason) + r"\par"
    yield display(step.statement)
    if step.where:
        yield r"\eigwhere" + "\n" + definitions(step.where)
    if step.work:
        yield r"\eigwork"
        yield blocks_latex(step.work)
    if step.witnesses:
        yield rf"\eigchecked{{{tex_words(checks.summary(step.witnesses))}}}"


def _items(lines: Iterable[str]) -> str:
    return "\\begin{itemize}\n" + "\n".join(rf"\item {line}" for line in lines) + "\n\\end{itemize}"


def _meaning(meaning: Meaning) -> str:
    return f"{inline(to_latex(meaning.word))}: {prose_latex(meaning.prose)}."


def _numeric_table(witnesses: Sequence[Witness]) -> str:
    rows = []
    for quantity, group in checks.grouped(witnesses):
        rows.append(rf"\eigquantity{{{prose_latex(quantity)}}}")
        for w in group:
            cells = [tex_words(w.kind), breakable(checks.shortened(w.value)), checks.digits(w)]
            cells += [tex_words(w.residual), tex_words(w.radius), checks.agreement(w)]
            rows.append(" & ".join(cells) + r"\\")
            rows += [rf"\eigremark{{{tex_words(w.note)}}}"] if w.note else []
    head = " & ".join(checks.HEADER)
    return "\\begin{eigtable}\n" + head + "\\\\\n\\midrule\\endhead\n" + "\n".join(rows) + "\n\\end{eigtable}"
