"""What a document claims, and what was found out about each claim."""

from __future__ import annotations

from dataclasses import dataclass

from .terms import Expr
from .verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: line and column from 1; in a notebook also the cell, from 1.

    The line of a notebook is that of its JSON file, so that editors and annotations find it.
    """

    line: int
    column: int
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that a document makes, in a form that stands alone.

    `source` is what the author wrote, on one line; `statement` has the `let`s that it needs around it.
    `marked`: it was marked up as a claim; otherwise it was read in the prose. `printed`: its right side
    shows rounded digits, so that "agrees with what is printed" is meant where equality fails.
    `expected` is the verdict its author announces (a block tagged `eigenproof refuted`). `notes` say
    what was decided in reading it.
    """

    place: Place
    source: str
    statement: Expr
    marked: bool = True
    printed: bool = False
    expected: str = "proved"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A formula that is no claim that can be checked, and why.

    `marked`: its author marked it up as a claim, so that not to understand it is an error.
    """

    place: Place
    source: str
    reason: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of one document in their order, and what was skipped. `text` is the whole file."""

    file: str
    text: str
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim with its verdict.

    `repair` says in words which one change makes the claim true ("the sign of entry (1, 2)"), `repaired` is
    the claim with it, proved; `notes` name conventions and printed digits.
    """

    claim: Claim
    verdict: Verdict
    repair: str = ""
    repaired: Expr | None = None
    notes: tuple[str, ...] = ()

    @property
    def as_expected(self) -> bool:
        """Whether the verdict is the one that the document announces."""
        return self.verdict.status == self.claim.expected


@dataclass(frozen=True, slots=True)
class Review:
    """All claims of a document with their verdicts."""

    reading: Reading
    claims: tuple[Reviewed, ...]
