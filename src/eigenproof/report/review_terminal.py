"""Findings -> terminal: what is wrong with its line of the file, both sides beside each other, a summary."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from eigenproof.language import to_text
from eigenproof.model import Expr, Skipped
from eigenproof.report.findings import LONGEST, Finding, Findings, counted, safe
from eigenproof.report.picture import beside, picture

if TYPE_CHECKING:
    from rich.console import Console

COLOUR = {"proved": "green", "refuted": "bold red", "undecided": "yellow", "unreadable": "bold magenta"}
FEWEST = 24
"""Columns that are used even if the console has fewer."""
REASONS, PLACES = 4, 5
"""Reasons for skipping, and places for each, that a summary has room for."""
INDENT = 4
TEXT_WIDTH = 100


def render_findings(found: Findings, console: Console, verbose: bool = False, seconds: float = -1) -> None:
    """Print what has to be looked at and the summary; `verbose`: every claim and every skipped formula."""
    page = _Page(console)
    for finding in found.found:
        if not finding.fine:
            page.finding(finding)
        elif verbose:
            page.head(finding)
            if finding.remark:
                page.words(finding.remark)
            page.notes(finding)
    page.summary(found, verbose, seconds)


def finding_text(finding: Finding) -> str:
    """One finding as plain text, the same on every machine."""
    console, page = _on_paper()
    _Page(console).finding(finding)
    return page.getvalue().strip("\n")


def findings_text(found: Findings) -> str:
    """All claims of a document as plain text."""
    console, page = _on_paper()
    render_findings(found, console, verbose=True)
    return page.getvalue().strip("\n")


def _on_paper() -> tuple[Console, io.StringIO]:
    from rich.console import Console

    page = io.StringIO()
    return Console(file=page, width=TEXT_WIDTH, color_system=None, force_terminal=False, _environ={}), page


class _Page:
    """Lines on one console."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = max(console.width, FEWEST)
        self.plain = not console.encoding.lower().startswith("utf")

    def say(self, *pieces: str | tuple[str, str]) -> None:
        """A line of pieces, some with a style."""
        from rich.text import Text

        self.console.print(Text.assemble(*pieces), soft_wrap=True, highlight=False)

    def words(self, text: str, indent: int = INDENT, style: str = "") -> None:
        """Words, wrapped."""
        room = max(self.width - indent, FEWEST)
        for line in wrap(safe(text), room, break_on_hyphens=False) or [""]:
            self.say(" " * indent, (line, style))

    def formula(self, t: Expr) -> list[str]:
        """The lines of a formula; one line of text where the console has no characters for a picture."""
        return [to_text(t)] if self.plain else picture(t)

    def finding(self, f: Finding) -> None:
        """The verdict, the line of the file with a caret, what is expected and found, and the repair."""
        self.head(f)
        self.excerpt(f)
        part = f.failing is not None
        if part:
            self.words(f.remark or f"{to_text(f.failing)} fails")
        if f.sides:
            self.sides(f)
        if f.remark and not part:
            self.words(f.remark)
        if f.counterexample:
            self.words("counterexample:")
            self.definitions(f.counterexample)
        for statement, left, right in f.worked:
            values = [self.cut(to_text(t), LONGEST) for t in (left, right)]
            self.words(f"{to_text(statement)}: left side {values[0]}, right side {values[1]}")
        if f.repair or f.repaired is not None:
            self.repair(f)
        self.notes(f)
        self.say()

    def notes(self, f: Finding) -> None:
        for note in f.notes:
            self.words(f"note: {note}", style="dim")

    def head(self, f: Finding) -> None:
        place, verdict = f.named, f.words
        said = to_text(f.statement) if f.statement is not None else safe(f.written)
        said = " ".join(said.split())
        room = self.width - len(place) - len(verdict) - 3
        if room >= FEWEST or len(said) <= room:
            self.say((place, "bold"), " ", (verdict, COLOUR[f.kind]), "  ", self.cut(said, room))
        else:
            self.say((place, "bold"), " ", (verdict, COLOUR[f.kind]))
            self.say(" " * INDENT, self.cut(said, self.width - INDENT))

    def cut(self, text: str, room: int) -> str:
        dots = "..." if self.plain else "…"
        return text if len(text) <= room else text[: max(room - len(dots), 1)] + dots

    def excerpt(self, f: Finding) -> None:
        """The line of the file, as much of it as there is room for, with a caret below the claim."""
        from rich.cells import cell_len

        start, end = f.span
        number = str(f.place.line)
        gutter = max(len(number), INDENT + 1)
        room = self.width - gutter - 4
        left = 0
        if len(f.line) > room or cell_len(f.line) > room:
            left = max(0, min(start - room // 4, len(f.line) - room))
        dots = ("..." if self.plain else "…") if left else ""
        line = dots + safe(f.line[left : left + room])
        before = dots + safe(f.line[left:start])
        shown = "".join(_fitting(line, room, cell_len))
        caret = cell_len(before)
        length = max(1, min(cell_len(safe(f.line[start:end])), room - caret))
        self.say((f"{number:>{gutter}} | ", "dim"), shown.rstrip())
        self.say((f"{'':>{gutter}} | ", "dim"), " " * caret, ("^" + "~" * (length - 1), COLOUR[f.kind]))

    def sides(self, f: Finding) -> None:
        """Expected and found beside each other, or one below the other where there is no room."""
        blocks = []
        for name, value in f.sides:
            lines = self.formula(value)
            width = max(map(len, [name, *lines]))
            blocks.append(([name.ljust(width)], [line.ljust(width) for line in lines]))
        (one, first), (two, second) = blocks
        gap = " " * 4
        if len(one[0]) + len(two[0]) + len(gap) + INDENT <= self.width:
            self.say(" " * INDENT, (f"{one[0]}{gap}{two[0]}".rstrip(), "dim"))
            for line in beside([first, [gap], second]):
                self.say(" " * INDENT, line)
            return
        for side in f.sides:
            self.words(f"{side.name}: {self.cut(to_text(side.value), LONGEST)}")

    def definitions(self, pairs: Sequence[tuple[str, Expr]]) -> None:
        """Names with their values, one below the other."""
        for name, value in pairs:
            lines = beside([[f"{name} = "], self.formula(value)])
            if max(map(len, lines)) + INDENT + 2 > self.width:
                self.words(f"{name} = {self.cut(to_text(value), LONGEST)}", INDENT + 2)
            else:
                for line in lines:
                    self.say(" " * (INDENT + 2), line)

    def repair(self, f: Finding) -> None:
        """Which change makes it true, and what it says then."""
        self.words(f"repair: {f.repair}" if f.repair else "repair:", style="green")
        self.definitions(f.changed)
        if f.mended is not None:
            self.words(self.cut(to_text(f.mended), 2 * LONGEST), INDENT + 2)

    def summary(self, found: Findings, verbose: bool, seconds: float) -> None:
        """One line, and why formulas were skipped."""
        style = {0: "green", 1: "bold red", 2: "yellow", 3: "bold magenta"}[found.code]
        took = f" ({seconds:.1f} s)" if seconds >= 0 else ""
        if verbose:
            for s in found.skipped:
                place = f"{safe(found.file)}:{s.place.line}:{s.place.column}"
                head = f"{place} skipped  {safe(s.source)}"
                self.say((self.cut(" ".join(head.split()), self.width), "dim"))
                self.words(s.reason, style="dim")
        self.say((f"{safe(found.file)}: {found.summary}{took}", style))
        if not verbose:
            self.reasons(found.reasons)

    def reasons(self, reasons: Sequence[tuple[str, Sequence[Skipped]]]) -> None:
        for reason, skipped in reasons[:REASONS]:
            self.words(f"skipped: {reason} ({_lines(skipped)})", 2, "dim")
        rest = sum(len(s) for _, s in reasons[REASONS:])
        if rest:
            self.words(f"and {counted(rest, 'formula')} more, for other reasons (-v lists them)", 2, "dim")


def _lines(skipped: Sequence[Skipped]) -> str:
    """`lines 3, 8, 12 and 4 more`."""
    numbers = list(dict.fromkeys(s.place.line for s in skipped))
    more = f" and {len(numbers) - PLACES} more" if len(numbers) > PLACES else ""
    return f"line{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers[:PLACES]))}{more}"


def _fitting(line: str, room: int, cell_len) -> Iterable[str]:  # noqa: ANN001 - a function of rich
    """The characters of a line that fit so many columns."""
    used = 0
    for c in line:
        used += cell_len(c)
        if used > room:
            return
        yield c
