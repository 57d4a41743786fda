"""Report -> Markdown for GitHub, for MathJax behind Jekyll (kramdown), or for a notebook cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from eigenproof.language import to_latex, to_text, to_unicode
from eigenproof.model import (
    Block,
    Chain,
    Expr,
    Figure,
    Math,
    Para,
    Prose,
    Reduction,
    Term,
    Witness,
    conjuncts,
)
from eigenproof.report import checks
from eigenproof.report.figures import figure_name
from eigenproof.report.tex_source import chain_latex, definition_latex, reduction_latex
from eigenproof.report.tree import (
    GOAL_ELSEWHERE,
    Badge,
    Code,
    Definition,
    Gap,
    Given,
    Report,
    StepView,
    figure_title,
)

Dialect = Literal["github", "mathjax", "notebook"]


class _Fences(NamedTuple):
    """What stands around inline and displayed maths."""

    inline: tuple[str, str]
    display: tuple[str, str]


FENCES = {
    "github": _Fences(("$`", "`$"), ("```math\n", "\n```")),
    "mathjax": _Fences(("$$", "$$"), ("$$\n", "\n$$")),
    "notebook": _Fences(("$", "$"), ("$$\n", "\n$$")),
}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|$~])")


def render_markdown(report: Report, dialect: Dialect = "github", stem: str = "") -> str:
    """Markdown with maths in the spelling that the dialect's renderer accepts.

    stem: the name of the file without its end, after which the files of its figures are named
    (figures.figure_files); without one, figures are told in words.
    """
    return Printer(dialect, stem).page(report)


class Printer:
    """One dialect."""

    def __init__(self, dialect: Dialect, stem: str = "") -> None:
        self.stem = stem
        self.github = dialect == "github"
        self.fences = FENCES[dialect]
        self.details = '<details markdown="1">' if dialect == "mathjax" else "<details>"

    # ------------------------------------------------------------ pieces

    def latex(self, source: str) -> str:
        """LaTeX that survives Markdown: no bare bar, and no command that GitHub refuses."""
        source = source.replace(r"\|", r"\Vert ").replace("|", r"\vert ")
        return source.replace(r"\operatorname{", r"\mathrm{") if self.github else source

    def inline(self, source: str) -> str:
        before, after = self.fences.inline
        return f"{before}{self.latex(source)}{after}"

    def display(self, source: str) -> str:
        before, after = self.fences.display
        return f"{before}{self.latex(source)}{after}"

    def prose(self, prose: Prose) -> str:
        pieces = []
        for piece in prose:
            if isinstance(piece, Math):
                pieces.append(self.inline(to_latex(piece.term)))
            elif isinstance(piece, Code):
                pieces.append(f"`{piece.text}`")
            else:
                pieces.append(words(str(piece)))
        return "".join(pieces)

    def definitions(self, pairs: Sequence[Definition]) -> str:
        return self.display(r",\qquad ".join(map(definition_latex, pairs)))

    # ------------------------------------------------------------ blocks of arithmetic

    def block(self, block: Block) -> str:
        if isinstance(block, Para):
            return self.prose(block.text)
        if isinstance(block, Chain):
            return self.display(chain_latex(block))
        if isinstance(block, Reduction):
            return self.display(reduction_latex(block))
        return self.table(
            [self.prose(c) for c in block.header], [[self.prose(c) for c in r] for r in block.rows]
        )

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]], rule: str = "---") -> str:
        lines = [header, [rule] * len(header), *rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    # ------------------------------------------------------------ the page

    def page(self, report: Report) -> str:
        return "\n\n".join(self.parts(report)) + "\n"

    def parts(self, report: Report) -> Iterable[str]:
        yield f"# {words(report.title)}"
        yield f"*{self.prose(report.subtitle)}*"
        if report.gaps:
            yield "## Not proved"
            yield "\n".join(self.gap(g) for g in report.gaps)
        yield "## Given"
        for view in report.given:
            yield from self.given(view)
        for note in report.notes:
            yield words(note)
        yield f"## {report.answer_title}"
        for prose in report.reading:
            yield self.prose(prose)
        for statement in report.answer:
            if statement not in report.read:
                yield self.display(to_latex(statement))
        if report.where:
            yield self.definitions(report.where)
        proved = ", ".join(self.inline(to_latex(s)) for s in report.read)
        yield f"{badge(report.badge)}{': ' + proved if proved else ''} ({words('; '.join(report.counts))})"
        for number, figure in enumerate(report.figures, 1):
            yield from self.figure(figure, number)
        if report.steps:
            yield "## Derivation"
            for step in report.steps:
                yield from self.step(step)
        if report.remarks:
            yield "## Remarks"
            yield _items(self.prose(r) for r in report.remarks)
        if report.witnesses:
            yield "## Numeric cross-checks"
            yield checks.NOTE
            yield self.table(("Quantity", *checks.HEADER), (self.witness_row(w) for w in report.witnesses))
        if report.vocabulary:
            yield "## What the words mean"
            yield _items(f"{self.inline(to_latex(m.word))}: {self.prose(m.prose)}" for m in report.vocabulary)
        yield "## What is trusted, and how to check again"
        yield _items(self.prose(p) for p in report.trusted)
        yield words(GOAL_ELSEWHERE) if report.goal is None else f"```text\n{to_text(report.goal)}\n```"

    def given(self, view: Given) -> Iterable[str]:
        if not view.cells:
            yield self.definitions([(view.name, view.value)])
            return
        yield f"{self.inline(to_latex(view.name))}: {view.size}"
        rows = [[self.cell(x) for x in row] for row in view.cells]
        rows += [["⋮", *[""] * (len(view.header) - 1)]] if view.more else []
        yield self.table([words(name) for name in view.header], rows, "---:")
        if view.more:
            yield f"and {view.rest}."

    def cell(self, x: Expr) -> str:
        """A number of a table: as plain text where that is all there is to it."""
        size = x.args[0] if isinstance(x, Term) and x.op == "neg" else x
        if isinstance(size, int) or (isinstance(size, Term) and size.op in ("decimal", "approx")):
            return to_unicode(x)
        return self.inline(to_latex(x))

    def figure(self, figure: Figure, number: int) -> Iterable[str]:
        caption = f"**{figure_title(number)}.** {self.prose(figure.caption)}"
        if self.stem:
            yield f"![{words(figure.alt)}]({figure_name(self.stem, number, 'svg')})"
            yield caption
        else:
            yield f"{caption} {words(figure.alt)}"

    def gap(self, gap: Gap) -> str:
        example = ", ".join(self.inline(definition_latex(d)) for d in gap.counterexample)
        tail = f" {words(gap.reason)}" if gap.reason else ""
        tail += f" Counterexample: {example}." if example else ""
        return f"- {words(gap.name)}: {badge(gap.badge)}.{tail}"

    def step(self, step: StepView) -> Iterable[str]:
        yield f"### {step.number}. {words(step.title)}"
        if step.reason:
            yield self.prose(step.reason)
        for statement in conjuncts(step.statement):
            yield self.display(to_latex(statement))
        if step.where:
            yield "where"
            yield self.definitions(step.where)
        yield badge(step.badge)
        if step.work:
            body = "\n\n".join(self.block(b) for b in step.work)
            yield f"{self.details}<summary>Arithmetic</summary>\n\n{body}\n\n</details>"
        if step.witnesses:
            yield f"Numeric cross-check: {words(checks.summary(step.witnesses))}."

    def witness_row(self, w: Witness) -> list[str]:
        note = f" ({words(w.note)})" if w.note else ""
        return [
            self.prose(w.quantity) + note, w.kind, f"`{checks.shortened(w.value)}`", checks.digits(w),
            words(w.residual), words(w.radius), checks.agreement(w),
        ]  # fmt: skip


def words(text: str) -> str:
    """Plain words with the characters escaped that Markdown would take for mark-up."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split())) if text.strip() == text else _edges(text)


def _edges(text: str) -> str:
    """words(), with a blank kept where the text began or ended with one."""
    inner = text.strip()
    if not inner:
        return " " if text else ""
    return " " * (text[0].isspace()) + words(inner) + " " * (text[-1].isspace())


def badge(badge: Badge) -> str:
    """The verdict in bold words."""
    return f"**{badge.sign} {words(badge.words)}**"


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
