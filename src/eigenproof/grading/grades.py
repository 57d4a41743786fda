"""What grading an answer gives: a verdict with feedback for each part. Frozen data; no score of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..model import Expr
from .questions import Question

Outcome = Literal["proved", "refuted", "undecided", "missing", "unreadable"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer.

    `name`: P, D, eigenvalues, …; `given`: what was read, as text; `statement`: what was judged. `feedback`
    says in a sentence or two what fails and where, without the solution; `repair` is the one change that makes
    it right, in words, when there is one; `notes` name conventions, freedom that was used and rounded digits.
    `follows`: a wrong part that is consistent with another wrong part of the same answer (an error carried
    forward). `asked`: the question asks for it; other parts are judged all the same. `solution`: a right
    answer in the statement language, when solutions were asked for.
    """

    name: str
    verdict: Outcome
    given: str = ""
    statement: Expr | None = None
    feedback: str = ""
    repair: str = ""
    notes: tuple[str, ...] = ()
    follows: bool = False
    asked: bool = True
    solution: str = ""
    certificate: Mapping[str, object] | None = field(default=None, repr=False)

    @property
    def right(self) -> bool:
        return self.verdict == "proved"

    def to_dict(self) -> dict[str, object]:
        """The part as JSON-ready data, the certificate left out; terms are text of the statement language."""
        from ..language import to_text

        return {
            "name": self.name, "verdict": self.verdict, "asked": self.asked, "given": self.given,
            "statement": None if self.statement is None else to_text(self.statement),
            "feedback": self.feedback, "repair": self.repair or None, "notes": list(self.notes),
            "follows": self.follows, "solution": self.solution or None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grade:
    """The verdicts on all parts of one answer.

    `unused`: what was written and has no part it belongs to, with the reason. `id` is whatever the caller
    named the answer.
    """

    question: Question
    parts: tuple[Part, ...]
    unused: tuple[tuple[str, str], ...] = ()
    id: str = ""

    @property
    def asked(self) -> int:
        """How many parts the question asks for."""
        return sum(p.asked for p in self.parts)

    @property
    def right(self) -> int:
        """How many of the parts asked for are right."""
        return sum(p.asked and p.right for p in self.parts)

    @property
    def complete(self) -> bool:
        """Whether every part asked for is right."""
        return self.right == self.asked

    def part(self, name: str) -> Part:
        """The part of this name. KeyError if there is none."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)

    def to_dict(self) -> dict[str, object]:
        """The grade as JSON-ready data."""
        return {
            "id": self.id or None, "question": self.question.text(), "topic": self.question.topic,
            "complete": self.complete, "right": self.right, "asked": self.asked,
            "parts": [p.to_dict() for p in self.parts],
            "unused": [{"text": what, "reason": why} for what, why in self.unused],
        }  # fmt: skip

    def to_json(self) -> str:
        """The grade as JSON text."""
        return json.dumps(self.to_dict(), indent=1, ensure_ascii=False)

    def __str__(self) -> str:
        """A line for each part, for a terminal; nothing in an answer steers it."""
        from ..report.findings import safe

        lines = [f"{self.id + ': ' if self.id else ''}{self.question.text()}: {self._count()}"]
        for p in self.parts:
            lines.append(f"  {_word(p):<12}{p.name}{f' = {p.given}' if p.given else ''}")
            lines += [f"{' ' * 14}{said}" for said in _said(p)]
        lines += [f"  not used    {what}: {why}" for what, why in self.unused]
        return "\n".join(map(safe, lines))

    def _repr_markdown_(self) -> str:
        from ..report.findings import safe
        from ..report.markdown import words

        lines = [f"**{self._count()}**", "", "| part | verdict | feedback |", "|---|---|---|"]
        for p in self.parts:
            lines.append(f"| {p.name} | {_word(p)} | {words(safe(' '.join(_said(p))))} |")
        lines += ["", *(words(safe(f"Not used: {what} ({why})")) for what, why in self.unused)]
        return "\n".join(lines)

    def _count(self) -> str:
        return f"{self.right} of {self.asked} part{'s' * (self.asked != 1)} right"


def _word(p: Part) -> str:
    """A verdict as graders say it."""
    return {"proved": "right", "refuted": "wrong"}.get(p.verdict, p.verdict)


def _said(p: Part) -> list[str]:
    """The sentences under a part."""
    follows = "It follows from your earlier result: the error is carried forward." if p.follows else ""
    repair = f"Repair: {p.repair}." if p.repair else ""
    solution = f"Solution: {p.solution}" if p.solution else ""
    return [s for s in (p.feedback, repair, follows, *(f"Note: {n}." for n in p.notes), solution) if s]
