"""Report -> one self-contained HTML file: no network, and no script needed to read it."""

from __future__ import annotations

from collections.abc import Sequence

from eigenproof.language import to_latex, to_text
from eigenproof.model import Witness, conjuncts
from eigenproof.report import checks
from eigenproof.report.font import maths_font
from eigenproof.report.html_blocks import (
    block_html,
    definition,
    figure_html,
    formula,
    given,
    prose_html,
    row,
    scroll,
    source,
)
from eigenproof.report.latex_blocks import visible
from eigenproof.report.parts import part, template
from eigenproof.report.tex_source import definition_latex
from eigenproof.report.tree import GOAL_ELSEWHERE, Report, StepView

Cells = tuple[Witness, str, str, str]


BESIDE = 52
"""Rough number of characters of a formula that fits beside a small table."""


def render_html(report: Report) -> str:
    """The page: style, maths font and the little script inside it."""
    return template("page.html").render(
        report=report,
        title=report.title,
        style=part("page.css"),
        script=part("page.js"),
        font=maths_font(),
        prose=prose_html,
        given="".join(map(given, report.given)),
        figures=[figure_html(f, k) for k, f in enumerate(report.figures, 1)],
        answer=_answer(report),
        where=row((definition(d) for d in report.where), "Definition") if report.where else "",
        sources=source([*map(to_latex, report.answer), *map(definition_latex, report.where)]),
        read=", ".join(formula(s) for s in report.read),
        goal="" if report.goal is None else to_text(report.goal),
        goal_elsewhere=GOAL_ELSEWHERE,
        steps=[_step(s) for s in report.steps],
        meanings=[(formula(m.word), prose_html(m.prose)) for m in report.vocabulary],
        numeric=_numeric(report.witnesses),
        header=checks.HEADER,
        numeric_note=checks.NOTE,
        definition=definition,
        stacked=_wide(report),
    )


def _wide(report: Report) -> bool:
    """Whether what was given cannot stand beside the answer."""
    if not any(g.cells for g in report.given):
        return any(len(g.value.args) > 5 for g in report.given)
    lines = [line for s in report.answer for line in to_latex(s).split(r"\\")]
    return sum(len(g.header) for g in report.given) > 4 or max(map(visible, lines), default=0) > BESIDE


def _answer(report: Report) -> str:
    plain = [formula(s, display=True) for s in report.answer if s not in report.read]
    lines = [f'<p class="reading">{prose_html(p)}</p>' for p in report.reading]
    return "".join(lines) + (row(plain, "Answer") if plain else "")


def _step(step: StepView) -> dict[str, object]:
    """The parts of a step, as the template lays them out."""
    label = f"Step {step.number}"
    claims = conjuncts(step.statement)
    statement = "".join(scroll(formula(c, display=True), f"{label}: statement") for c in claims)
    work = "".join(block_html(b, f"{label}: arithmetic {k}") for k, b in enumerate(step.work, 1))
    latex = [*map(to_latex, claims), *map(definition_latex, step.where)]
    return {
        "view": step,
        "statement": statement,
        "where": row((definition(d) for d in step.where), f"{label}: definition") if step.where else "",
        "source": source(latex),
        "work": work,
        "summary": checks.summary(step.witnesses),
        "numeric": _numeric(step.witnesses),
    }


def _numeric(witnesses: Sequence[Witness]) -> list[tuple[str, list[Cells]]]:
    """The numeric table: quantities, each with the cells of its witnesses."""
    return [
        (prose_html(quantity), [_cells(w) for w in group]) for quantity, group in checks.grouped(witnesses)
    ]


def _cells(w: Witness) -> Cells:
    return w, checks.shortened(w.value), checks.digits(w), checks.agreement(w)
