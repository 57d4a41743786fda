"""A finding as words and formulas, which every renderer of a report knows how to show."""

from __future__ import annotations

from collections.abc import Sequence

from eigenproof.model import Block, Chain, Expr, Line, Math, Para, Table, Term, conjuncts
from eigenproof.report.findings import Finding, Findings, Link, counted, cut, safe
from eigenproof.report.tree import Badge

SIGNS = {"==": "=", ":=": "=", "!=": "≠", "<=": "≤", ">=": "≥", "~=": "≈"}
FOR, IF, THEN = "for all", "if", "then"
SECTIONS = ("To be corrected", "To be looked at", "Right")
LEGEND = (
    "Proved: an exact certificate was accepted by the kernel. Refuted: so was one for the opposite. What is "
    "undecided was neither proved nor refuted; skipped formulas make no claim that can be checked."
)


def title(documents: Sequence[Findings]) -> str:
    """What the report is called."""
    return f"Claims of {safe(documents[0].file) if len(documents) == 1 else f'{len(documents)} documents'}"


def badge(f: Finding) -> Badge:
    """The verdict with its sign; what cannot be read looks like what cannot be decided."""
    status = "undecided" if f.kind == "unreadable" else f.kind
    if f.wrong and f.kind == "proved":
        status = "refuted"  # of what the author announces
    return Badge(status, f.words)  # type: ignore[arg-type]


def sections(d: Findings) -> list[tuple[str, list[Finding]]]:
    """The findings under headings, the wrong ones first; headings without any are left out."""
    groups = (
        [f for f in d.found if f.wrong],
        [f for f in d.found if not f.wrong and not f.fine],
        [f for f in d.found if f.fine],
    )
    return [(name, group) for name, group in zip(SECTIONS, groups, strict=True) if group]


def said(statement: Expr) -> list[tuple[str, tuple[Expr, ...]]]:
    """A statement in lines: what it is about, what is assumed, what is said; each with the word before it."""
    lines: list[tuple[str, tuple[Expr, ...]]] = []
    while isinstance(statement, Term) and statement.op in ("for", "implies"):
        if statement.op == "for":
            lines.append((FOR, tuple(Term("in", pair) for pair in statement.args[0])))  # type: ignore[union-attr]
        else:
            lines.append((IF, conjuncts(statement.args[0])))
        statement = statement.args[1]
    assumed = any(word == IF for word, _ in lines)
    return [*lines, (THEN if assumed else "", conjuncts(statement))]


def blocks(f: Finding) -> tuple[Block, ...]:
    """Why the verdict is what it is: both sides, the counterexample worked out, the proof, the repair."""
    found: list[Block] = []
    remark = (_sentence(safe(f.remark)),) if f.remark else ()
    if f.failing is not None:  # the sides are those of the part that the remark is about
        found.append(Para(remark or (Math(f.failing), " fails.")))
    if f.sides:
        values = tuple((Math(side.value),) for side in f.sides)
        found.append(Table(tuple((side.name,) for side in f.sides), (values,)))
    if remark and f.failing is None:
        found.append(Para(remark))
    if f.counterexample:
        instance = tuple(Line(name, "=", value) for name, value in f.counterexample)
        found += [_para("Counterexample:"), Chain(instance)]
    if f.worked:
        rows = tuple(((Math(s),), (Math(left),), (Math(right),)) for s, left, right in f.worked)
        found.append(Table((("there",), ("left side",), ("right side",)), rows))
    if f.chain:
        found += [_para("Proof:"), Chain(tuple(map(_line, f.chain)))]
    if f.repair or f.repaired is not None:
        found.append(_para(f"Repair: {f.repair}." if f.repair else "Repair:"))
    if f.changed:
        found.append(Chain(tuple(Line(name, "=", value) for name, value in f.changed)))
    if f.mended is not None:
        found.append(Chain((Line(None, "", f.mended),)))
    found += [_para(f"Note: {safe(note).rstrip('.')}.") for note in f.notes]
    return tuple(found)


def _line(link: Link) -> Line:
    relation = SIGNS.get(link.relation, link.relation)
    return Line(link.left, relation, link.right, (link.why,) if link.why else ())


def _sentence(reason: str) -> str:
    """A reason as a sentence; a formula that it begins with stays as it is."""
    first = reason.split(" ", 1)[0]
    start = reason[:1].upper() if len(first) > 1 and first.isalpha() else reason[:1]
    return f"{start}{reason[1:].rstrip('.')}."


def _para(words: str) -> Para:
    return Para((words,))


def skipped_rows(d: Findings, most: int) -> tuple[list[tuple[str, str, str]], str]:
    """Place, formula and reason of what was skipped; and in words how many of them are left out."""
    rows = [(f"{s.place.line}:{s.place.column}", cut(safe(s.source), 120), safe(s.reason)) for s in d.skipped]
    rest = len(rows) - most
    return rows[:most], f"and {counted(rest, 'formula')} more" if rest > 0 else ""
