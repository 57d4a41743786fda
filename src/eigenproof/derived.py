"""What `derive` hands back: a judged derivation, with its answer, its reports and its rich display."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from .model import Block, Expr, Prose, Result, Step, Verdict, Witness, let


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
            self._story.options,
        )

    def save(self, path: str | Path) -> Path:
        """Write a report; the suffix chooses the format (.html .pdf .tex .ipynb .md .json .txt).

        The file, and the figures beside a .tex or .md, are replaced together or not at all. A .pdf needs a
        TeX engine: InputError `no-tex` says which, before any work.
        """
        from .report.save import save

        return save(self.result, path)

    def to_json(self) -> dict[str, object]:
        """The report as JSON-ready data."""
        from .report.json_out import to_json

        return to_json(self.result)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        """Markdown and LaTeX, and the first figure (notebooks remove HTML and SVG they do not trust)."""
        from .language import to_latex
        from .report.build import build
        from .report.markdown import render_markdown

        bundle: dict[str, object] = {
            "text/plain": repr(self),
            "text/markdown": render_markdown(build(self.result), dialect="notebook"),
            "text/latex": f"$\\displaystyle {to_latex(self.goal)}$",
        }
        if self.derivation.figures:
            from .report.figures import render_figure

            bundle["image/png"] = render_figure(self.derivation.figures[0], "png")
        return bundle

    def __repr__(self) -> str:
        rows = self.given.term.args
        size = f"{len(rows)}×{len(rows[0]) if rows else 0}"
        return f"<{self.topic} of a {size} matrix: {len(self.steps)} steps, {self.verdict.status}>"


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
