"""The Report tree: what every renderer shows, in the order it is shown. Frozen data, no mathematics.

Formulas are `model` terms and blocks; each renderer prints them with the printers of `language`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from eigenproof.model import Block, Expr, Figure, Prose, Status, Term, Witness


class Large(NamedTuple):
    """A matrix that is too large to be read, in the place of its value."""

    rows: int
    columns: int

    @property
    def words(self) -> str:
        """What is said instead."""
        what = "vector" if self.columns == 1 else "matrix"
        return f"a {self.rows} × {self.columns} {what}, written out in the report as .json"


Definition = tuple[str, Expr | Large]
"""A name and what it stands for, as a `let` of the statements binds it."""


class Code(NamedTuple):
    """A command or a file name inside prose."""

    text: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict in words; `status` decides its sign and colour."""

    status: Status
    words: str

    @property
    def sign(self) -> str:
        """The verdict as one character, always beside the words."""
        return {"proved": "✓", "refuted": "✗", "undecided": "?"}[self.status]


@dataclass(frozen=True, slots=True)
class StepView:
    """A numbered step: the statement, the names it is the first to use, its reason, work and checks.

    `standalone` is the statement with all the `let`s it needs: the claim that was judged.
    """

    number: int
    title: str
    statement: Expr
    standalone: Expr
    where: tuple[Definition, ...]
    reason: Prose
    badge: Badge
    work: tuple[Block, ...]
    witnesses: tuple[Witness, ...]

    @property
    def anchor(self) -> str:
        """The place in a document to link to."""
        return f"step-{self.number}"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not proved; shown before everything else. `number` is 0 for the goal itself."""

    number: int
    title: str
    badge: Badge
    reason: str
    counterexample: tuple[Definition, ...] = ()

    @property
    def name(self) -> str:
        """Which step, in words."""
        return f"Step {self.number}: {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the vocabulary with its arguments, and what the judge takes it to mean."""

    word: Term
    prose: Prose


@dataclass(frozen=True, slots=True)
class Given:
    """Something that was given: a formula, or a table if it has `cells`.

    `header` names the columns, `cells` are the rows that are shown, `more` counts those that are not;
    `size` is the whole size in words.
    """

    name: str
    value: Term
    size: str = ""
    header: tuple[str, ...] = ()
    cells: tuple[tuple[Expr, ...], ...] = ()
    more: int = 0

    @property
    def rest(self) -> str:
        """How many rows are not shown, in words."""
        return f"{self.more} more row{'s' * (self.more > 1)}"


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    `given` is the matrix and what else was given, and `notes` say how they were read; `answer` are the
    conjuncts of the goal, `read` those among them that are a word applied to names, `reading` these written
    out in equations, and `where` the definitions they use. `goal` is None when it is too long to be read.
    """

    topic: str
    title: str
    subtitle: Prose
    given: tuple[Given, ...]
    notes: tuple[str, ...]
    source: str
    gaps: tuple[Gap, ...]
    answer: tuple[Expr, ...]
    read: tuple[Expr, ...]
    reading: tuple[Prose, ...]
    where: tuple[Definition, ...]
    goal: Expr | None
    figures: tuple[Figure, ...]
    badge: Badge
    counts: tuple[str, ...]
    steps: tuple[StepView, ...]
    remarks: tuple[Prose, ...]
    witnesses: tuple[Witness, ...]
    vocabulary: tuple[Meaning, ...]
    trusted: tuple[Prose, ...]
    compact: bool
    digits: int

    @property
    def answer_title(self) -> str:
        """The heading of the answer: only what is proved is called one."""
        return "Answer" if self.badge.status == "proved" else "Claimed answer"


GOAL_ELSEWHERE = "The goal as text holds all the data; it is in the report as .json."


def figure_title(number: int) -> str:
    """What a figure is called; figures count from 1."""
    return f"Figure {number}"


def sentence(label: str) -> str:
    """A label as a sentence."""
    return f"{label[:1].upper()}{label[1:]}." if label else ""


def leading_marks(piece: object) -> str:
    """The punctuation that words begin with, which belongs to the formula before them."""
    return piece[: len(piece) - len(piece.lstrip(",.;:!?)"))] if isinstance(piece, str) else ""
