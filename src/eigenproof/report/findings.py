"""Findings: what every output shows of the claims of a document. Frozen data, no mathematics."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal, NamedTuple

from eigenproof.language import to_text
from eigenproof.model import Expr, Place, Skipped, Verdict
from eigenproof.report.tree import Definition

LONGEST = 240
"""Most characters of a value on a line."""
Kind = Literal["refuted", "unreadable", "undecided", "proved"]


class Side(NamedTuple):
    """One side of an equation that fails: what it is called, and its value."""

    name: str
    value: Expr


class Link(NamedTuple):
    """A line of a proof: left side (None: the one above), relation, right side, and why."""

    left: Expr | None
    relation: str
    right: Expr
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its verdict, or one that its author marked up and that cannot be read.

    `wrong`: the document says what is false, or announces another verdict. `statement` is what was judged,
    with the definitions it uses in `where`, or None; `whole` has them in it; `written` is what the author
    wrote. `line` is the line of the file it starts on, in which it takes the characters of `span`. `sides`
    are to be set side by side, expected before found; if they are those of a part of the statement, that is
    `failing`; and `remark` is what `reason` says beyond them. `worked` computes both sides of statements at
    the counterexample. `repaired` is the whole statement that would be true: `changed` are its definitions
    that are not those of the document, `mended` what it says, if that is something else. `twin` counts the
    claims before it that start at the same place.
    """

    file: str
    place: Place
    kind: Kind
    wrong: bool
    written: str
    line: str
    span: tuple[int, int]
    statement: Expr | None = None
    where: tuple[Definition, ...] = ()
    whole: Expr | None = None
    announced: str = "proved"
    scope: str = ""
    reason: str = ""
    remark: str = ""
    sides: tuple[Side, ...] = ()
    failing: Expr | None = None
    counterexample: tuple[tuple[str, Expr], ...] = ()
    worked: tuple[tuple[Expr, Expr, Expr], ...] = ()
    repair: str = ""
    repaired: Expr | None = None
    changed: tuple[tuple[str, Expr], ...] = ()
    mended: Expr | None = None
    notes: tuple[str, ...] = ()
    verdict: Verdict | None = None
    twin: int = 0

    @property
    def chain(self) -> tuple[Link, ...]:
        """The proof for every size, a line each; none for other claims."""
        return tuple(Link(*link) for link in getattr(self.verdict, "chain", ()))

    @property
    def at(self) -> str:
        """Line and column."""
        return f"{self.place.line}:{self.place.column}"

    @property
    def named(self) -> str:
        """File, line and column, in a notebook also the cell."""
        return f"{safe(self.file)}:{self.at}" + f" (cell {self.place.cell})" * (self.place.cell is not None)

    @property
    def anchor(self) -> str:
        """The place in a report to link to; claims that start at one place are numbered."""
        return f"claim-{self.place.line}-{self.place.column}" + f"-{self.twin}" * (self.twin > 0)

    @property
    def words(self) -> str:
        """The verdict, and that it is not the announced one, or is."""
        if self.announced == "proved":
            return self.kind
        return f"{self.kind}{', but' if self.wrong else ','} announced as {self.announced}"

    @property
    def fine(self) -> bool:
        """Whether nothing has to be done about it."""
        return not self.wrong and self.kind in ("proved", "refuted")


class Findings(NamedTuple):
    """Those of one document, in its order, with the formulas that were skipped."""

    file: str
    text: str
    found: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]

    @property
    def code(self) -> int:
        """The exit code for this document: 1 wrong, 3 unreadable, 2 undecided, 0 all is well."""
        if any(f.wrong for f in self.found):
            return 1
        kinds = {f.kind for f in self.found}
        return 3 if "unreadable" in kinds else 2 if "undecided" in kinds else 0

    @property
    def counts(self) -> dict[str, int]:
        """How many claims of each kind, by the words for it; kinds without any are left out."""
        words = {"unreadable": "not readable"}
        seen = Counter(
            f"{f.kind} as announced" if f.kind == "refuted" and f.fine
            else f"{f.kind} against the announcement" if f.kind == "proved" and f.wrong
            else words.get(f.kind, f.kind)
            for f in self.found
        )  # fmt: skip
        order = ("proved", "refuted as announced", "refuted", "proved against the announcement",
                 "undecided", "not readable")  # fmt: skip
        return {words: seen[words] for words in order if seen[words]}

    @property
    def summary(self) -> str:
        """`31 claims: 28 proved, 2 refuted, 1 undecided; 6 formulas skipped`."""
        said = f"{counted(len(self.found), 'claim')}"
        said += f": {', '.join(f'{n} {words}' for words, n in self.counts.items())}" if self.found else ""
        return f"{said}; {counted(len(self.skipped), 'formula')} skipped" if self.skipped else said

    @property
    def reasons(self) -> list[tuple[str, list[Skipped]]]:
        """Why formulas were skipped, the most frequent reason first, with the formulas."""
        groups: dict[str, list[Skipped]] = {}
        for s in self.skipped:
            groups.setdefault(s.reason, []).append(s)
        return sorted(groups.items(), key=lambda pair: -len(pair[1]))


def because(f: Finding) -> str:
    """Why the verdict is what it is, on one line."""
    why = [", ".join(f"{s.name} {cut(to_text(s.value), LONGEST)}" for s in f.sides)] if f.sides else []
    why += [f.remark] if f.remark else []
    if f.counterexample:
        instance = ", ".join(f"{name} = {to_text(value)}" for name, value in f.counterexample)
        why.append(f"counterexample {instance}")
    why += [f"repair: {f.repair}"] if f.repair else []
    return safe("; ".join(why))


def cut(text: str, most: int) -> str:
    """The beginning of a text."""
    return text if len(text) <= most else text[: most - 1] + "…"


def counted(n: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{n} {noun}{'s' * (n != 1)}"


_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def safe(text: str) -> str:
    """Text of a document without the characters that steer a terminal or turn the order of letters around."""
    return _UNSAFE.sub(lambda m: " " if m[0] in "\t\n\r" else "\ufffd", text)
