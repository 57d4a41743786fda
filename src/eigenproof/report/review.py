"""Review -> findings: a document's claims and verdicts as every output shows them. Never computes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from eigenproof.language import to_text
from eigenproof.model import Expr, Place, Review, Reviewed, Skipped, Term, walk
from eigenproof.report.bindings import Bindings
from eigenproof.report.findings import Finding, Findings, Side
from eigenproof.report.given import is_large, readable, shortened
from eigenproof.report.tree import Definition

EXPLICIT = {"matrix", "vector", "neg", "/", "*", "+", "decimal", "sqrt", "i", "multiset", "counted", "span"}
"""The words of a value that is written out."""
LINE_END = re.compile(r"\r\n|\r|\n")
COMPUTED = "computed exactly"
"""What the judge says of a claim of which there is nothing to be said."""
FAR = 1000
"""Characters of a line in which a claim is marked."""
_CLOSED = re.compile(r"\$|\\\)|\\\]|</m>|-->|\\n\"")
"""What ends a formula on its line."""


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
    remark = "" if v.reason == COMPUTED else v.reason
    if any(is_large(t) for w in worked for t in w[1:]):
        worked = ()
    if v.status == "refuted" and not v.counterexample and worked:
        sides, remark = _sides(*computed[0]), _without_sides(v.reason, *worked[0])
        failing = worked[0][0] if worked[0][0] not in (body, judged) else None
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
    if source and line.startswith(source, start):
        return line, (start, start + len(source))
    closed = _CLOSED.search(line, start + 1)  # it goes on below, or is spelt with macros
    end = closed.start() if closed else min(len(line), start + FAR)
    return line, (start, start + max(len(line[start:end].rstrip()), 1))


def split(text: str) -> list[str]:
    """The lines of a file as editors count them."""
    return LINE_END.split(text)
