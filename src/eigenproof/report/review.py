"""Review -> findings: what every output shows of each claim of a document. Arranges; never computes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from eigenproof.language import to_text
from eigenproof.model import Expr, Place, Review, Reviewed, Skipped, Term, Verdict, walk
from eigenproof.report.bindings import Bindings
from eigenproof.report.given import readable, shortened
from eigenproof.report.tree import Definition

Kind = Literal["refuted", "unreadable", "undecided", "proved"]
EXPLICIT = {"matrix", "vector", "neg", "/", "*", "+", "decimal", "sqrt", "i", "multiset", "counted", "span"}
"""The words of a value that is written out."""


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
    counterexample: tuple[Definition, ...] = ()
    worked: tuple[tuple[Expr, Expr, Expr], ...] = ()
    repair: str = ""
    repaired: Expr | None = None
    changed: tuple[Definition, ...] = ()
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
    def worst_first(self) -> list[Finding]:
        """Wrong ones, then those not read or not decided, then the rest."""
        rank = {"unreadable": 1, "undecided": 2}
        return sorted(self.found, key=lambda f: 0 if f.wrong else rank.get(f.kind, 3))

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


def findings(review: Review) -> Findings:
    """What is shown of a review: its claims and the unreadable ones in order, the skipped formulas."""
    reading = review.reading
    lines = split(reading.text)
    found = [_finding(reading.file, lines, r) for r in review.claims]
    found += [_unreadable(reading.file, lines, s) for s in reading.skipped if s.marked]
    found.sort(key=lambda f: (f.place.line, f.place.column))
    seen: Counter[Place] = Counter()
    for k, f in enumerate(found):
        found[k] = replace(f, twin=seen[f.place])
        seen[f.place] += 1
    skipped = tuple(s for s in reading.skipped if not s.marked)
    return Findings(reading.file, reading.text, tuple(found), skipped)


def _finding(file: str, lines: Sequence[str], r: Reviewed) -> Finding:
    """One claim; of a verdict that has them also the proof, the computed sides and the repair (`Checked`)."""
    claim, v = r.claim, r.verdict
    definitions, body = _opened(claim.statement)
    judged = _opened(getattr(v, "statement", claim.statement))[1]
    computed = [w for w in getattr(v, "worked", ()) if w[1] is not None and w[3] is not None]
    worked = tuple((statement, left, right) for statement, left, _, right in computed)
    sides: tuple[Side, ...] = ()
    failing = None
    remark = "" if v.status == "proved" and v.scope == "this instance" else v.reason
    if v.status == "refuted" and not v.counterexample and worked:
        sides, remark = _sides(*computed[0]), _without_sides(v.reason, *worked[0])
        failing = worked[0][0] if worked[0][0] != judged else None
        worked = ()
    repaired = r.repaired if r.repaired is not None else getattr(v, "repaired", None)
    repair = r.repair or getattr(v, "repair", "")
    new, mended = _opened(repaired) if repaired is not None else ([], None)
    line, span = _line(lines, claim.place, claim.source)
    return Finding(
        file, claim.place, v.status, v.status != "undecided" and not r.as_expected,
        claim.source, line, span,
        statement=shortened(body, definitions),
        where=readable(Bindings(definitions).used(body)),
        whole=claim.statement,
        announced=claim.expected,
        scope=v.scope,
        reason=v.reason,
        remark="" if remark == repair else remark,
        sides=sides,
        failing=failing,
        counterexample=tuple((v.counterexample or {}).items()),
        worked=worked,
        verdict=v,
        repair=repair,
        repaired=repaired,
        changed=tuple(pair for pair in new if pair not in definitions),
        mended=None if mended in (body, judged) else mended,
        notes=tuple(dict.fromkeys((*claim.notes, *r.notes))),
    )  # fmt: skip


def _unreadable(file: str, lines: Sequence[str], s: Skipped) -> Finding:
    line, span = _line(lines, s.place, s.source)
    return Finding(file, s.place, "unreadable", False, s.source, line, span, reason=s.reason, remark=s.reason)


def _opened(t: Expr) -> tuple[list[Definition], Expr]:
    """The definitions around a statement, and the statement."""
    found: dict[str, Expr] = {}
    while isinstance(t, Term) and t.op == "let":
        found |= dict(t.args[0])
        t = t.args[1]
    return list(found.items()), t


def _sides(statement: Expr, left: Expr, relation: str, right: Expr) -> tuple[Side, ...]:
    """What is expected and what was found; left and right where neither is written out in the document."""
    a, b = statement.args if isinstance(statement, Term) else (left, right)  # type: ignore[misc]
    equation = relation in ("==", "~=")
    if equation and _is_explicit(b):
        return Side("expected", left), Side("found", b)
    if equation and _is_explicit(a):
        return Side("expected", right), Side("found", a)
    return Side("left side", left), Side("right side", right)


def _is_explicit(t: Expr) -> bool:
    """Whether a term is a value written out: no names, and nothing to multiply out but fractions."""
    nodes = list(walk(t)) if not isinstance(t, str) else [t]
    if any(isinstance(n, Term) and n.op in ("matrix", "vector") for n in nodes[1:]) and (
        not isinstance(t, Term) or t.op not in ("multiset", "span", "counted")
    ):
        return False
    return all(n.op in EXPLICIT if isinstance(n, Term) else not isinstance(n, str) for n in nodes)


def _without_sides(reason: str, statement: Expr, left: Expr, right: Expr) -> str:
    """A reason without what the two sides say already."""
    both = f"the left side is {to_text(left)}, the right side is {to_text(right)}"
    return "" if reason == f"{to_text(statement)} fails: {both}" else reason.removesuffix(f": {both}")


def _line(lines: Sequence[str], place: Place, source: str) -> tuple[str, tuple[int, int]]:
    """The line of the file on which something starts, and the characters that it takes there."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    start = min(place.column - 1, len(line))
    alike = 0
    for a, b in zip(line[start:], source, strict=False):
        if a != b:
            break
        alike += 1
    if alike < len(source):  # it goes on below, or is spelt with macros
        closed = _CLOSED.search(line, start + 1)
        alike = max(len((line[start : closed.start()] if closed else line[start:]).rstrip()), 1)
    return line, (start, start + alike)


def because(f: Finding) -> str:
    """Why the verdict is what it is, on one line."""
    why = [", ".join(f"{side.name} {to_text(side.value)}" for side in f.sides)] if f.sides else []
    why += [f.remark] if f.remark else []
    if f.counterexample:
        instance = ", ".join(f"{name} = {to_text(value)}" for name, value in f.counterexample)  # type: ignore[arg-type]
        why.append(f"counterexample {instance}")
    why += [f"repair: {f.repair}"] if f.repair else []
    return safe("; ".join(why))


LINE_END = re.compile(r"\r\n|\r|\n")


def split(text: str) -> list[str]:
    """The lines of a file as editors count them."""
    return LINE_END.split(text)


def counted(n: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{n} {noun}{'s' * (n != 1)}"


_CLOSED = re.compile(r"\$|\\\)|\\\]|</m>|-->|\\n\"")
"""What ends a formula on its line."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def safe(text: str) -> str:
    """Text of a document without the characters that steer a terminal or turn the order of letters around."""
    return _UNSAFE.sub(lambda m: " " if m[0] in "\t\n\r" else "\ufffd", text)
