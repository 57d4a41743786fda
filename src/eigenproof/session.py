"""The main door: `derive` reads, derives, judges and cross-checks; `Derived` is what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from .errors import InputError, LimitError, SizeError
from .model import Block, Derivation, Expr, MatrixInput, Prose, Result, Step, Term, Verdict, Witness, let

TOPICS = ("charpoly", "eigen", "diagonalize", "spectral", "determinant")
WITNESSES = ("mpmath", "Arb", "NumPy")
DIGITS = (16, 10_000)


def derive(topic: str, matrix: object, *, digits: int = 50) -> Derived:
    """A worked derivation about a matrix, every step decided by the judge.

    topic: one of `TOPICS`. matrix: text, a LaTeX matrix, a path, nested lists, a SymPy or NumPy
    matrix (see eigenproof.read). digits: decimals of the certified approximations, 16 to 10000.
    Raises InputError (with place and next move) for what cannot be read or does not fit the topic.
    """
    from .read import read_matrix

    check_topic(topic, digits)
    return derive_from(topic, read_matrix(matrix), digits=digits)


def check_topic(topic: str, digits: int) -> None:
    """InputError unless the topic exists and the number of digits is in range."""
    if topic not in TOPICS:
        from difflib import get_close_matches

        near = get_close_matches(topic, TOPICS, 1, 0.5)
        raise InputError(
            f"no topic {topic!r}: expected one of {', '.join(TOPICS)}",
            code="topic",
            next_move=f"eigenproof derive {near[0]} …"
            if near
            else "eigenproof derive spectral '[[2, 1], [1, 2]]'",
        )
    if isinstance(digits, bool) or not isinstance(digits, int) or not DIGITS[0] <= digits <= DIGITS[1]:
        raise LimitError(
            f"digits: read {digits!r}, expected a whole number from {DIGITS[0]} to {DIGITS[1]}",
            next_move="digits=50",
        )


def derive_from(
    topic: str, given: MatrixInput, *, digits: int = 50, witnesses: tuple[str, ...] = WITNESSES
) -> Derived:
    """As `derive`, from a matrix that was read, with a choice of numeric witnesses."""
    from .derivations import TOPICS as STORIES
    from .derivations import begin
    from .goals import goal
    from .judge import judge_derivation

    allow_long_numbers()
    _check_shape(topic, given.term)
    story = begin(topic, given.term)
    if topic == "spectral":
        _check_symmetry(story.a)
    derivation = STORIES[topic](story)
    claims = [s.statement for s in derivation.steps]
    wanted = goal(topic, story.inputs, derivation.definitions, claims)
    verdict, verdicts, certificate = judge_derivation(
        [(s.statement, s.hint) for s in derivation.steps], wanted, derivation.definitions
    )
    verdict, verdicts = _cross_checked(derivation, verdict, verdicts, digits, witnesses)
    return Derived(story, derivation, given, wanted, verdict, verdicts, certificate, digits)


LONGEST_NUMBER = 200_000


def allow_long_numbers() -> None:
    """Let Python write out exact numbers of many digits (its default stops at 4300).

    Input is limited to 30×30 entries of 1000 digits, so a determinant stays far below the bound.
    """
    import sys

    if 0 < sys.get_int_max_str_digits() < LONGEST_NUMBER:
        sys.set_int_max_str_digits(LONGEST_NUMBER)


def _cross_checked(
    derivation: Derivation,
    verdict: Verdict,
    verdicts: tuple[Verdict, ...],
    digits: int,
    kinds: tuple[str, ...],
) -> tuple[Verdict, tuple[Verdict, ...]]:
    """The verdicts with their numeric witnesses; one that excludes the exact answer takes `proved` away.

    The verdict of the whole carries the witnesses of all steps, each quantity once.
    """
    from .numeric.witness import cross_check

    out, against, every = [], [], {}
    for step, v in zip(derivation.steps, verdicts, strict=True):
        seen = cross_check(derivation.matrix, step.statement, derivation.definitions, digits, kinds)
        bad = [w for w in seen if w.agrees is False]
        if bad and v.status == "proved":
            reason = f"the {bad[0].kind} witness excludes the exact answer: {bad[0].value}"
            against.append(f"{step.title}: {reason}")
            v = replace(v, status="undecided", reason=reason)
        out.append(replace(v, witnesses=seen))
        every |= {(w.kind, w.quantity): w for w in seen if (w.kind, w.quantity) not in every}
    verdict = replace(verdict, witnesses=tuple(every.values()))
    if against and verdict.status == "proved":
        verdict = replace(verdict, status="undecided", reason="; ".join(against))
    return verdict, tuple(out)


def _check_shape(topic: str, term: Term) -> None:
    rows = len(term.args)
    columns = len(term.args[0]) if rows else 0
    if rows != columns:
        raise SizeError(
            f"{topic} needs a square matrix; this one is {rows}×{columns}", code="not-square",
            next_move="give as many columns as rows",
        )  # fmt: skip


def _check_symmetry(a) -> None:
    place = a.first_asymmetry()
    if place is None:
        return
    from .exact.field import term_of
    from .language import to_text

    i, j = place
    x, y = (to_text(term_of(a.rows[r - 1][c - 1])) for r, c in ((i, j), (j, i)))
    kind = "symmetric" if a.is_real else "Hermitian"
    message = f"spectral needs a {kind} matrix, but entry ({i}, {j}) is {x} and entry ({j}, {i}) is {y}"
    if i == j:
        message = f"spectral needs a Hermitian matrix, but entry ({i}, {i}) is {x}, which is not real"
    elif not a.is_real:
        message += ", not its conjugate"
    raise InputError(
        message, code="not-symmetric", row=i, column=j, next_move="eigenproof derive diagonalize …"
    )


class JudgedStep(NamedTuple):
    """A step of a derivation with what the judge and the numeric witnesses say of it."""

    step: Step
    verdict: Verdict

    @property
    def title(self) -> str:
        return self.step.title

    @property
    def statement(self) -> Expr:
        """The claim, as a term; the names in it are the derivation's definitions."""
        return self.step.statement

    @property
    def reason(self) -> Prose:
        return self.step.reason

    @property
    def work(self) -> tuple[Block, ...]:
        """The arithmetic a person would write."""
        return self.step.work

    @property
    def numeric(self) -> tuple[Witness, ...]:
        """The numeric witnesses of this step."""
        return self.verdict.witnesses


class Derived:
    """A judged derivation: `answer`, `steps`, `verdict`, `goal`, `certificate`, `save(path)`."""

    def __init__(self, story, derivation, given, goal, verdict, verdicts, certificate, digits) -> None:
        self._story = story
        self.derivation, self.given = derivation, given
        self.topic: str = derivation.topic
        self.goal: Expr = let(derivation.definitions, goal)
        self.verdict: Verdict = verdict
        self.verdicts: tuple[Verdict, ...] = verdicts
        self.certificate: Mapping[str, object] = certificate
        self.digits: int = digits

    @property
    def steps(self) -> tuple[JudgedStep, ...]:
        """The steps, each with title, statement, reason, arithmetic, verdict and numeric witnesses."""
        return tuple(map(JudgedStep, self.derivation.steps, self.verdicts))

    @cached_property
    def answer(self) -> Mapping[str, object]:
        """The fields of the topic's answer; all numbers as text of the statement language."""
        from .answers import answer

        return answer(self._story, self.derivation, self.digits)

    @cached_property
    def result(self) -> Result:
        """Everything a report shows, as frozen data (the answer is worked out when it is looked at)."""
        return Result(
            self.given,
            self.derivation,
            self.goal,
            self.verdict,
            self.verdicts,
            self.certificate,
            _OnDemand(lambda: self.answer),
            self.digits,
        )

    def save(self, path: str | Path) -> Path:
        """Write a report; the suffix chooses the format (.html .tex .md .json .txt).

        The file is replaced at once or not at all.
        """
        from .report.save import save

        return save(self.result, path)

    def to_json(self) -> dict[str, object]:
        """The report as JSON-ready data."""
        from .report.json_out import to_json

        return to_json(self.result)

    def _repr_markdown_(self) -> str:
        from .report.build import build
        from .report.markdown import render_markdown

        return render_markdown(build(self.result), dialect="notebook")

    def _repr_latex_(self) -> str:
        from .language import to_latex

        return f"$\\displaystyle {to_latex(self.goal)}$"

    def __repr__(self) -> str:
        size = len(self.given.term.args)
        return f"<{self.topic} of a {size}×{size} matrix: {len(self.steps)} steps, {self.verdict.status}>"


class _OnDemand(Mapping[str, object]):
    """A mapping that is made when something in it is asked for."""

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make

    def __getitem__(self, key: str) -> object:
        return self._make()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._make())

    def __len__(self) -> int:
        return len(self._make())
