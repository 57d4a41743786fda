"""The simplest counterexample of a general statement, found by search.

Order of simplicity: total size (the sum of the dimensions of all that is bound), then the number of
non-zero entries, then magnitude (0 < 1 < -1 < 2 < 1/2 ...). Sizes go from 1 to 3. The search goes
through that order first with a cap on each choice of sizes, then over structured matrices, then
with a larger cap, then over random ones of a fixed seed; what a later phase finds is made simpler before it is
returned. What is found is no verdict: `hypotheses` and `conclusion` are closed statements for the judge.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from time import perf_counter

from ..errors import EigenproofError
from ..model import Expr
from .refutation.counterexample import Counterexample, shown
from .refutation.plan import Plan, planned
from .refutation.problem import problems
from .refutation.search import Budget, Exhausted, Instance, Search, random_instance, size_assignments
from .refutation.values import candidates, families

__all__ = ["Counterexample", "refute"]

FIRST, STRUCTURED, DEEP = 1500, 6000, 40000
"""How many values are tried for one choice of sizes in the three phases."""
SEED = 20


def refute(statement: Expr, budget: float = 1.0) -> Counterexample | None:
    """The simplest instance found at which the statement fails; None if there is none in `budget` seconds."""
    deadline = perf_counter() + budget
    parts = problems(statement)
    for k, problem in enumerate(parts):
        now = perf_counter()
        found = _counterexample(planned(problem), now + (deadline - now) / (len(parts) - k))
        if found is not None:
            return shown(problem, found)
    return None


def _counterexample(plan: Plan, deadline: float) -> Instance | None:
    searches = [Search(plan, sizes) for sizes in size_assignments(plan)]
    for cap, listed in ((FIRST, candidates), (STRUCTURED, families), (DEEP, candidates)):
        for search in searches:
            if perf_counter() > deadline:
                return None
            found = search.simplest(Budget(deadline, cap), listed)
            if found is not None:
                return found
    random = Random(SEED)
    while searches and perf_counter() < deadline:
        search = random.choice(searches)
        try:
            found = random_instance(search, random, Budget(deadline, 400))
        except Exhausted:
            continue
        if found is not None:
            return found
    return None
