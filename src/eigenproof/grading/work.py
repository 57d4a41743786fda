"""Deciding statements about one question and answer, and making a part of what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import NamedTuple

from ..checking import Checked, closed, read
from ..errors import EigenproofError, SizeError
from ..model import Expr, Term, eq, let, neg
from .answers import Answer, Given
from .explicit import has_decimals, rows_of, sharpened
from .grades import Part
from .questions import Question

LARGEST = 12
"""Most rows and columns of a matrix whose eigenvalues are compared with printed digits."""
SPECTRA = ("eigenvalues", "singular_values", "explained_variance", "explained_variance_ratio")


def rounded_note(said: str) -> str:
    """What is noted of printed digits that agree."""
    return f"rounded ({said})" if len(said) <= 80 else "rounded (all digits agree)"


class Found(NamedTuple):
    """A verdict, the statement it is about, and notes on how that was read."""

    verdict: Checked
    notes: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        return self.verdict.status == "proved"

    @property
    def wrong(self) -> bool:
        return self.verdict.status == "refuted"


def undecided(why: str) -> Found:
    """What is not decided, and why."""
    return Found(Checked("undecided", reason=why))


class Hint(NamedTuple):
    """A mistake people make: the statement that holds when it was made, and what to say then."""

    statement: Expr | Callable[[], bool]
    feedback: str
    repair: str = ""


def plainly(feedback: str, repair: str = "") -> Hint:
    """A hint that was tested already."""
    return Hint(lambda: True, feedback, repair)


class Work:
    """One answer at the judge: what was decided is remembered; each part has its own time."""

    def __init__(self, q: Question, answer: Answer, budget: float) -> None:
        self.q, self.answer, self.budget = q, answer, budget
        self.parts: dict[str, Part] = {}
        self.bound: dict[str, Expr] = dict(q.given)
        self.deadline = perf_counter() + budget
        self._known: dict[Expr, Checked] = {}

    def begin(self) -> None:
        """A part begins: its time runs from now."""
        self.deadline = perf_counter() + self.budget

    def given(self, name: str) -> Given | None:
        """What was given for a part, if it could be read."""
        found = self.answer.parts.get(name)
        return None if found is None or found.error or not found.values else found

    def value(self, name: str) -> Expr:
        """The value given for a part that was given."""
        return self.answer.parts[name].values[0]

    def maybe(self, name: str) -> Expr | None:
        """The value given for a part, None where there is none."""
        found = self.given(name)
        return found.values[0] if found else None

    def is_right(self, name: str) -> bool:
        part = self.parts.get(name)
        return part is not None and part.right

    def is_wrong(self, name: str) -> bool:
        part = self.parts.get(name)
        return part is not None and part.verdict == "refuted"

    def decide(self, statement: Expr) -> Found:
        """The verdict on a statement in the names of the question and of the answer."""
        whole = let(self.bound.items(), statement)
        if whole not in self._known:
            self._known[whole] = self._decided(whole)
        return Found(self._known[whole])

    def _decided(self, whole: Expr) -> Checked:
        left = self.deadline - perf_counter()
        if left <= 0:
            return Checked("undecided", reason="the time for this part ran out", statement=whole)
        try:
            return closed(read(whole))
        except SizeError as error:
            return Checked("refuted", reason=error.message, statement=whole)
        except EigenproofError as error:
            return Checked("undecided", reason=error.message, statement=whole)
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            # one odd answer must not stop the grading of the others
            return Checked("undecided", reason="the judge does not know such terms", statement=whole)

    def holds(self, statement: Expr) -> bool:
        return self.decide(statement).right

    def fails(self, statement: Expr) -> bool:
        return self.decide(statement).wrong

    def agrees(self, left: Term, right: Expr) -> Found:
        """left == right, or, where right has printed decimals, agreement with its digits."""
        value = self.bound.get(right, right) if isinstance(right, str) else right
        printed = has_decimals(value)
        if printed and max(self.q.shape) > LARGEST and left.op in SPECTRA:
            return undecided(f"printed digits are compared for at most {LARGEST} rows and columns")
        found = self.decide(eq(left, right))
        if found.right or not printed:
            return found
        found = self.decide(Term("~=", (left, sharpened(value))))
        return Found(found.verdict, (rounded_note(found.verdict.reason),)) if found.right else found

    def rounded(self, name: str) -> bool:
        """Whether a part is right by its printed digits only."""
        part = self.parts.get(name)
        return part is not None and part.right and any(n.startswith("rounded") for n in part.notes)

    # ------------------------------------------------------------ parts

    def part(self, name: str, found: Found, feedback: str = "", **more: object) -> Part:
        """The part that a verdict makes."""
        v = found.verdict
        notes = (*found.notes, *more.pop("notes", ()))
        if v.status == "undecided" and not feedback:
            feedback = f"This could not be decided: {v.reason}."
        text = self.answer.parts[name].text if name in self.answer.parts else ""
        text = str(more.pop("given", text))
        return Part(
            name, v.status, text, v.statement or None, feedback if v.status != "proved" else "",
            notes=notes, certificate=v.certificate, **more,
        )  # fmt: skip

    def judged(self, name: str, found: Found, hints: Iterable[Hint], otherwise: str, **more: object) -> Part:
        """A part with the feedback of the first hint that holds, if it is wrong."""
        if not found.wrong:
            return self.part(name, found, **more)
        for hint in hints:
            said = hint.statement
            if said() if callable(said) else self.holds(said):
                return self.part(name, found, hint.feedback, repair=hint.repair, **more)
        return self.part(name, found, otherwise, **more)

    def shaped(self, name: str, t: Expr, rows: int, columns: int, why: str) -> Part | None:
        """The part of an answer that has not this size; None if it has."""
        grid = rows_of(t)
        if grid is not None and (len(grid), len(grid[0]) if grid else 0) == (rows, columns):
            return None
        read = "a number" if grid is None else f"{len(grid)}×{len(grid[0])}" if grid else "empty"
        wrong = Checked("refuted", reason=f"{read}, expected {rows}×{columns}", statement=0)
        said = f"{name} is {read}; expected {rows}×{columns}, {why}."
        return self.part(name, Found(wrong), said)


def wrong_entries(work: Work, left: Expr, t: Expr, most: int = 36) -> list[tuple[int, int]] | None:
    """The places where a matrix differs from `left`; None when that was not decided for all of them."""
    grid = rows_of(t) or ()
    if sum(map(len, grid)) > most:
        return None
    places = []
    for i, row in enumerate(grid, 1):
        for j, x in enumerate(row, 1):
            found = work.agrees(Term("entry", (left, i, j)), x)
            if not found.right:
                if not found.wrong:
                    return None
                places.append((i, j))
    return places


def entry_hints(work: Work, name: str, left: Expr, t: Expr) -> Iterable[Hint]:
    """One entry, or the sign of one entry, that makes the whole right."""
    grid = rows_of(t) or ()
    if len(grid) * len(grid[0]) == 1:
        return
    bad = wrong_entries(work, left, t)
    if not bad:
        return
    if len(bad) == 1:
        ((i, j),) = bad
        where = f"entry {place(t, i, j)}"
        if work.agrees(Term("entry", (left, i, j)), neg(grid[i - 1][j - 1])).right:
            yield plainly(f"Only {where} of {name} is wrong: its sign.", f"the sign of {where}")
        yield plainly(f"Only {where} of {name} is wrong; everything else is right.")
    elif len(bad) < len(grid) * len(grid[0]):
        shown = ", ".join(place(t, i, j) for i, j in bad[:4]) + (" …" if len(bad) > 4 else "")
        yield plainly(f"{len(bad)} entries of {name} are wrong: {shown}.")


def place(t: Expr, i: int, j: int) -> str:
    """Where an entry stands: (1, 2) in a matrix, its number in a vector."""
    return str(i) if isinstance(t, Term) and t.op == "vector" else f"({i}, {j})"
