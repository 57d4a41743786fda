"""A derivation: what was given, its steps, and the result with its judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .prose import Block, Figure, Prose
from .terms import Expr, Term
from .verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """A claim of a derivation with the reason and the arithmetic a person would write.

    `hint` is untrusted advice that spares the judge a search; nothing rests on it.
    """

    title: str
    statement: Expr
    reason: Prose
    work: tuple[Block, ...] = ()
    hint: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Derivation:
    """Steps towards the goal of a topic. `definitions` are the `let`s the statements use, in order.

    `given` is what the caller gave, by the names used in the statements, the matrix first.
    `decimals` gives certified digits (an `approx` term) for names that stand for roots.
    """

    topic: str
    given: tuple[tuple[str, Term], ...]
    definitions: tuple[tuple[str, Expr], ...]
    steps: tuple[Step, ...]
    remarks: tuple[Prose, ...] = ()
    compact: bool = False
    decimals: tuple[tuple[str, Expr], ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def matrix(self) -> Term:
        """The matrix that was given."""
        return self.given[0][1]


@dataclass(frozen=True, slots=True)
class MatrixInput:
    """A matrix (or column) as it was read: exact entries, what kind of exact, and where it came from.

    `exactness` is "exact", or "binary" when the entries are the exact values of binary doubles.
    `header` are the names of the columns of a data table; `notes` say what was decided in reading it.
    """

    term: Term
    exactness: Literal["exact", "binary"] = "exact"
    source: str = "argument"
    header: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What a topic about data is asked for.

    components: how many principal components are kept (None: all but those of variance 0). centred:
    whether the mean is subtracted. ddof: the divisor is the number of observations minus this.
    columns: whether the data were given with a column for each observation.
    """

    components: int | None = None
    centred: bool = True
    ddof: int = 1
    columns: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A derivation with its judgement: what every report shows.

    `verdicts[k]` belongs to `derivation.steps[k]`. `goal` is the statement the caller
    wanted proved, built outside the derivation; `certificate` is what the kernel accepted
    for it. `answer` holds the JSON fields of the topic (all numbers as statement text).
    """

    given: MatrixInput
    derivation: Derivation
    goal: Expr
    verdict: Verdict
    verdicts: tuple[Verdict, ...]
    certificate: Mapping[str, object]
    answer: Mapping[str, object]
    digits: int = 50
    options: Options = Options()
