"""`eigenproof check answers.json`: the answers of a file graded in a process of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from ..errors import InputError
from ..worker import Stopped, Worker
from . import BUDGET
from .files import Asked, located, read_answers
from .grades import Grade, Part
from .questions import read_question

CODES = {"refuted": 1, "unreadable": 3, "undecided": 2, "missing": 2, "proved": 0}
WORST_FIRST = (1, 3, 2)
PARTS = 4
"""So many times the budget of a part may an answer take, and a while for what is not counted."""
SLACK = 10.0


def check_answers(paths: Sequence[Path], budget: float = BUDGET, as_json: bool = False) -> int:
    """Grade all answers in files and print them; the exit code.

    1 when a part is wrong, else 3 when a file or a part cannot be read, else 2 when something is undecided
    or missing, else 0. An answer that takes too long or too much memory is undecided.
    """
    grades: list[tuple[Asked, Grade]] = []
    errors: list[str] = []
    with Worker(("eigenproof.grading",)) as worker:
        for path in paths:
            try:
                for asked in read_answers(path):
                    grades.append((asked, _graded(asked, worker, budget)))
                    if not as_json:
                        click.echo(f"{grades[-1][1]}\n")
            except InputError as error:
                errors.append(str(error))
                click.echo(f"error: {error}", err=True)
    click.echo(_json(grades, errors) if as_json else _summary(grades))
    codes = {CODES[p.verdict] for _, g in grades for p in g.parts} | ({3} if errors else set())
    return next((code for code in WORST_FIRST if code in codes), 0)


def _graded(asked: Asked, worker: Worker, budget: float) -> Grade:
    """The grade of one answer; all its parts undecided when it had to be stopped."""
    with located(asked):
        question = read_question(asked.question)
        try:
            found = worker.call(
                "eigenproof.grading:grade", question, asked.answer, budget=budget,
                seconds=PARTS * budget + SLACK,
            )  # fmt: skip
        except Stopped as stopped:
            said = f"This could not be decided: {stopped.message}."
            found = Grade(question, tuple(Part(p, "undecided", feedback=said) for p in question.parts))
    return replace(found, id=asked.id or f"item {asked.number}")


def _summary(grades: Sequence[tuple[Asked, Grade]]) -> str:
    complete = sum(g.complete for _, g in grades)
    return f"{len(grades)} answer{'s' * (len(grades) != 1)}, {complete} complete"


def _json(grades: Sequence[tuple[Asked, Grade]], errors: Sequence[str]) -> str:
    """All grades, and their parts once more as claims and as what was skipped."""
    claims, skipped = [], []
    for asked, found in grades:
        for p in found.parts:
            place = {"file": asked.file, "line": asked.line, "column": 1, "id": found.id, "part": p.name}
            data = p.to_dict()
            if p.verdict in ("missing", "unreadable"):
                skipped.append({**place, "reason": p.feedback})
            else:
                claims.append({
                    **place, "statement": data["statement"], "verdict": p.verdict, "scope": "this instance",
                    "reason": p.feedback or "computed exactly", "repair": data["repair"], "counterexample": None,
                })  # fmt: skip
    whole = {
        "claims": claims, "skipped": skipped, "grades": [g.to_dict() for _, g in grades],
        "complete": sum(g.complete for _, g in grades), "errors": list(errors),
    }  # fmt: skip
    return json.dumps(whole, indent=1, ensure_ascii=False)
