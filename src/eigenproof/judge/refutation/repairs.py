"""Natural extra hypotheses that may save a false statement: "true if A is square"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from ...model import Expr, Term, eq, mul, substitute
from .facts import implied
from .problem import FALSE, Binder, Problem, problems


@dataclass(frozen=True)
class Repair:
    """The repaired statement, how to say it, and what was added: a hypothesis, or two sizes made equal."""

    statement: Expr
    words: str
    hypothesis: Expr | None = None
    sizes: tuple[str, str] | None = None


def repaired(problem: Problem) -> Iterator[Repair]:
    """Candidates: square, invertible, symmetric, distinct, full column rank, not 0, unit, commuting."""
    matrices = [b for b in problem.binders if len(b.sizes) == 2]
    square = [b for b in matrices if b.sizes[0] == b.sizes[1]]
    scalars = [b for b in problem.binders if not b.sizes]
    vectors = [b for b in problem.binders if len(b.sizes) == 1]
    for b in matrices:
        m, n = b.sizes
        if isinstance(m, str) and isinstance(n, str) and m != n:
            repaired_problem = _same_sizes(problem, n, m)
            yield Repair(repaired_problem.statement(), f"{b.name} is square", sizes=(m, n))
    for b in square:
        yield _with(problem, Term("invertible", (b.name,)), f"{b.name} is invertible")
    for b in square:
        yield _with(problem, Term("symmetric", (b.name,)), f"{b.name} is symmetric")
    for a, b in combinations(scalars, 2):
        yield _with(problem, Term("!=", (a.name, b.name)), f"{a.name} ≠ {b.name}")
    for b in matrices:
        if b not in square:
            yield _with(problem, eq(Term("nullity", (b.name,)), 0), f"{b.name} has full column rank")
    for b in scalars + vectors:
        yield _with(problem, Term("!=", (b.name, 0)), f"{b.name} ≠ 0")
    for b in vectors:
        yield _with(problem, eq(Term("norm", (b.name,)), 1), f"{b.name} is a unit vector")
    for a, b in combinations(square, 2):
        if a.sizes == b.sizes:
            commute = eq(mul(a.name, b.name), mul(b.name, a.name))
            yield _with(problem, commute, f"{a.name} and {b.name} commute")


def _with(problem: Problem, hypothesis: Expr, words: str) -> Repair:
    added = Problem(problem.binders, (*problem.hypotheses, hypothesis), problem.conclusion)
    return Repair(added.statement(), words, hypothesis)


def _same_sizes(problem: Problem, old: str, new: str) -> Problem:
    values: dict[str, Expr] = {old: new}
    binders = tuple(
        Binder(b.name, b.field, tuple(substitute(s, values) for s in b.sizes))  # type: ignore[misc]
        for b in problem.binders
    )
    hypotheses = tuple(substitute(h, values) for h in problem.hypotheses)
    return Problem(binders, hypotheses, substitute(problem.conclusion, values))  # type: ignore[arg-type]


def surviving(
    problem: Problem, excluded: Callable[[Repair], bool], refute: Callable[[Expr], object | None]
) -> Iterator[Repair]:
    """The candidates that exclude the counterexample, are not refuted, and hold for something.

    A repair that nothing satisfies is none: its hypotheses must have an instance.
    """
    for repair in repaired(problem):
        h = repair.hypothesis
        if h is not None and problem.conclusion in (h, *implied(h)):  # true if it is true
            continue
        if not excluded(repair) or refute(repair.statement) is not None:
            continue
        (again,) = problems(repair.statement)
        if refute(Problem(again.binders, again.hypotheses, _trivial(repair)).statement()) is not None:
            yield repair


def _trivial(repair: Repair) -> Expr:
    """What must not follow from the hypotheses of a repair: a contradiction, or that a matrix is I."""
    h = repair.hypothesis
    if isinstance(h, Term) and h.op == "invertible":
        return eq(h.args[0], Term("I", ()))
    return FALSE
