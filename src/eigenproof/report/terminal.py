"""Report -> terminal: what was given, the answer and the verdict; with `full`, the whole story."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from eigenproof.language import rowop_to_unicode, to_text, to_unicode
from eigenproof.model import Block, Chain, Expr, Math, Para, Prose, Reduction, Table, conjuncts
from eigenproof.report import checks
from eigenproof.report.picture import beside, picture
from eigenproof.report.tree import (
    GOAL_ELSEWHERE,
    Badge,
    Code,
    Definition,
    Given,
    Large,
    Report,
    StepView,
    figure_title,
)

if TYPE_CHECKING:
    from rich.console import Console

COLOUR = {"proved": "green", "refuted": "bold red", "undecided": "yellow"}
TEXT_WIDTH = 100


def render_terminal(report: Report, console: Console, full: bool = False) -> None:
    """Print a report; without `full` one line a step."""
    _Writer(console).report(report, full)


def render_text(report: Report) -> str:
    """The whole story as plain text, the same on every machine."""
    from rich.console import Console

    page = io.StringIO()
    console = Console(file=page, width=TEXT_WIDTH, color_system=None, force_terminal=False, _environ={})
    render_terminal(report, console, full=True)
    return page.getvalue()


class _Writer:
    """Lines and indents on one console."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """Words, wrapped at the width of the console."""
        from textwrap import wrap

        for piece in wrap(text, max(self.console.width - indent, 20)) or [""]:
            self.console.print(
                " " * indent + piece, style=style, markup=False, highlight=False, soft_wrap=True
            )

    def formula(self, lines: Sequence[str], t: Expr | None = None, indent: int = 4) -> None:
        """A formula as it is; on one line, wrapped, if its picture is wider than the console."""
        if t is not None and max(map(len, lines)) + indent > self.console.width:
            self.line(to_unicode(t), indent=indent)
            return
        for text in lines:
            self.console.print(" " * indent + text, markup=False, highlight=False, soft_wrap=True)

    def heading(self, text: str) -> None:
        self.line()
        self.line(text, style="bold")

    def badge(self, badge: Badge, before: str = "", indent: int = 0) -> None:
        from rich.text import Text

        words = (f"{badge.sign} {badge.words}", COLOUR[badge.status])
        self.console.print(Text.assemble(" " * indent, before, words), soft_wrap=True)

    # ------------------------------------------------------------ the parts

    def report(self, report: Report, full: bool) -> None:
        self.line(report.title, style="bold")
        self.line(plain(report.subtitle), style="dim")
        if report.gaps:
            self.heading("Not proved")
            for gap in report.gaps:
                self.badge(gap.badge, f"{gap.name}  ", 2)
                if gap.reason:
                    self.line(gap.reason, indent=4)
                self.definitions(gap.counterexample)
        self.heading("Given")
        self.given(report.given)
        for note in report.notes:
            self.line(note, style="dim", indent=4)
        self.heading(report.answer_title)
        for prose in report.reading:
            self.line(plain(prose), indent=4)
        for statement in report.answer:
            if statement not in report.read:
                self.formula(picture(statement), statement)
        self.definitions(report.where)
        self.line()
        self.badge(report.badge, indent=4)
        self.line("; ".join(report.counts), style="dim", indent=4)
        self.heading("Steps")
        for step in report.steps:
            self.step(step, full)
        if full:
            self.rest(report)

    def given(self, views: Sequence[Given]) -> None:
        self.definitions([(view.name, view.value) for view in views if not view.cells])
        tables = [self.data(view) for view in views if view.cells]
        together = beside([*tables[:1], *(b for t in tables[1:] for b in (["    "], t))]) if tables else []
        if max(map(len, together), default=0) + 4 <= self.console.width:
            tables = [together]
        for lines in tables:
            self.formula(lines)

    def data(self, view: Given) -> list[str]:
        """A table of numbers; columns that do not fit the console are left out, which dots say."""
        rows = [view.header, *([to_unicode(x) for x in row] for row in view.cells)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        fitting = 0
        while fitting < len(widths) and sum(widths[: fitting + 1]) + 2 * fitting + 7 <= self.console.width:
            fitting += 1
        lines = columns(rows, widths[:fitting], str.rjust)
        if fitting < len(widths):
            lines = [f"{line}  …" for line in lines]
        rest = [f"⋮  {view.rest}"] if view.more else []
        return [f"{to_unicode(view.name)}  {view.size}", *lines, *rest]

    def definitions(self, pairs: Sequence[Definition]) -> None:
        """Side by side where they fit, else one below the other."""
        for name, value in pairs:
            if isinstance(value, Large):
                self.line(f"{to_unicode(name)}: {value.words}", indent=4)
        pairs = [(name, value) for name, value in pairs if not isinstance(value, Large)]
        blocks = [beside([[f"{to_unicode(name)} = "], picture(value)]) for name, value in pairs]
        row: list[list[str]] = []
        for (name, value), block in zip(pairs, blocks, strict=True):
            if max(map(len, block)) + 4 > self.console.width:
                self.line(f"{to_unicode(name)} = {to_unicode(value)}", indent=4)
                continue
            wider = [*row, ["    "], block] if row else [block]
            if row and max(map(len, beside(wider))) + 4 > self.console.width:
                self.formula(beside(row))
                row = [block]
            else:
                row = wider
        if row:
            self.formula(beside(row))

    def step(self, step: StepView, full: bool) -> None:
        number = f"{step.number:>3}  {step.title}  "
        if not full:
            self.badge(step.badge, number)
            return
        self.line()
        self.badge(step.badge, number)
        if step.reason:
            self.line(plain(step.reason), indent=5)
        for statement in conjuncts(step.statement):
            self.formula(picture(statement), statement, indent=9)
        if step.where:
            self.line("where", indent=5)
            self.definitions(step.where)
        for block in step.work:
            self.line()
            self.block(block)
        if step.witnesses:
            self.line(f"Numeric cross-check: {checks.summary(step.witnesses)}", indent=5)

    def block(self, block: Block) -> None:
        if isinstance(block, Para):
            self.line(plain(block.text), indent=5)
        elif isinstance(block, Chain):
            self.chain(block)
        elif isinstance(block, Reduction):
            self.reduction(block)
        else:
            self.table(block)

    def chain(self, chain: Chain) -> None:
        lefts = [picture(line.left) if line.left is not None else [""] for line in chain.lines]
        width = max(max(map(len, left)) for left in lefts)
        for line, left in zip(chain.lines, lefts, strict=True):
            sign = f" {line.relation} " if line.relation else "   "
            note = [f"   ({plain(line.note)})"] if line.note else [""]
            lines = beside([[text.rjust(width) for text in left], [sign], picture(line.right), note])
            if max(map(len, lines)) + 5 <= self.console.width:
                self.formula(lines, indent=5)
            else:
                head = to_unicode(line.left) if line.left is not None else ""
                self.line(f"{head}{sign}{to_unicode(line.right)}{note[0]}", indent=5)

    def reduction(self, reduction: Reduction) -> None:
        self.formula(picture(reduction.stages[0]), reduction.stages[0], indent=5)
        for operations, stage in zip(reduction.operations, reduction.stages[1:], strict=True):
            self.line("→  " + ",  ".join(rowop_to_unicode(op) for op in operations), indent=5)
            self.formula(picture(stage), stage, indent=5)

    def table(self, table: Table) -> None:
        rows = [[plain(c) for c in row] for row in (table.header, *table.rows)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        self.formula(columns(rows, widths, str.ljust), indent=5)

    def rest(self, report: Report) -> None:
        if report.figures:
            self.heading("Figures")
            for number, figure in enumerate(report.figures, 1):
                self.line(f"{figure_title(number)}. {plain(figure.caption)} {figure.alt}", indent=4)
        if report.remarks:
            self.heading("Remarks")
            for remark in report.remarks:
                self.line(plain(remark), indent=4)
        if report.witnesses:
            self.heading("Numeric cross-checks")
            self.line(checks.NOTE, indent=4)
            for quantity, group in checks.grouped(report.witnesses):
                self.line(plain(quantity), indent=4)
                for w in group:
                    value = checks.shortened(w.value)
                    self.line(f"{w.kind:<6} {value} ({checks.details(w)})", indent=6)
        if report.vocabulary:
            self.heading("What the words mean")
            for meaning in report.vocabulary:
                self.line(f"{to_unicode(meaning.word)}: {plain(meaning.prose)}", indent=4)
        self.heading("What is trusted, and how to check again")
        for prose in report.trusted:
            self.line(plain(prose), indent=4)
        self.line()
        self.line(GOAL_ELSEWHERE if report.goal is None else to_text(report.goal), indent=4)


def columns(
    rows: Sequence[Sequence[str]], widths: Sequence[int], align: Callable[[str, int], str]
) -> list[str]:
    """Lines of a table, ruled below its first row."""
    lines = ["  ".join(map(align, row[: len(widths)], widths)).rstrip() for row in rows]
    return [lines[0], "  ".join("─" * w for w in widths), *lines[1:]]


def plain(prose: Prose) -> str:
    """Prose with its formulas on the line."""
    pieces = (
        to_unicode(p.term) if isinstance(p, Math) else p.text if isinstance(p, Code) else str(p)
        for p in prose
    )
    return "".join(pieces)
