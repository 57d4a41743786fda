"""The simplest counterexample of a general statement, found by search.

Order of simplicity: total size (the sum of the dimensions of all that is bound), then the number of
non-zero entries, then magnitude (0 < 1 < -1 < 2 < 1/2 ...). Sizes go from 1 to 3. The search goes
through that order first with a cap on each choice of sizes, then over structured matrices, then
with a larger cap, then over random ones of a fixed seed; what is found is made simpler before it is
returned. What is found is no verdict: `hypotheses` and `conclusion` are closed statements for the judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from random import Random
from time import perf_counter

from ..model import Expr, let
from .evaluate import Undefined, truth
from .refutation.counterexample import Counterexample, shown
from .refutation.local import random_instance, shrunk
from .refutation.plan import Plan, planned
from .refutation.problem import problems
from .refutation.repairs import Repair, surviving
from .refutation.search import Budget, Exhausted, Instance, Looks, Search, size_assignments
from .refutation.values import candidates, families, ones, signs

__all__ = ["Counterexample", "Repair", "refute", "repairs"]

FIRST = 4000
PHASES = ((1000, ones), (2000, signs), (FIRST, candidates), (6000, families), (40000, candidates))
"""How many values are tried for one choice of sizes in each phase, and of what kind they are."""
PATIENCE, SIMPLER = 0.5, 4000
"""Seconds, and values looked at, for a simpler instance once one is found."""
SEED = 20


def refute(
    statement: Expr, budget: float = 1.0, looks: float = inf, simplest: bool = True
) -> Counterexample | None:
    """The simplest instance found at which the statement fails; None if there is none in `budget` seconds.

    looks: how many values may be looked at; where these run out first, the answer does not depend on the
    machine. simplest: look for a simpler one than the first.
    """
    deadline = perf_counter() + budget
    parts = problems(statement)
    for k, problem in enumerate(parts):
        now = perf_counter()
        end = now + (deadline - now) / (len(parts) - k)
        found = _counterexample(planned(problem), end, Looks(looks / len(parts)), simplest)
        if found is not None:
            return shown(problem, found)
    return None


def repairs(
    statement: Expr,
    found: Counterexample,
    prove: Callable[[Expr], object] = bool,
    budget: float = 0.2,
    looks: float = inf,
) -> Iterator[Repair]:
    """Extra hypotheses that exclude the counterexample, survive a search each, and are proved.

    `budget` is in seconds, `looks` is how many values are looked at for each; `prove` takes the repaired
    statement; what it returns counts as true or false.
    """
    sizes = dict(found.sizes)

    def excluded(repair: Repair) -> bool:
        if repair.sizes is not None:
            return sizes[repair.sizes[0]] != sizes[repair.sizes[1]]
        try:
            return truth(let(found.bindings, repair.hypothesis)) is False
        except Undefined:
            return True

    for problem in problems(statement):
        if problem.statement() == found.statement:
            for repair in surviving(problem, excluded, lambda s: refute(s, budget, looks, False)):
                if prove(repair.statement):
                    yield repair


def _counterexample(plan: Plan, deadline: float, looks: Looks, simplest: bool) -> Instance | None:
    lists: dict = {}
    searches = [Search(plan, sizes, lists) for sizes in size_assignments(plan)]
    for cap, listed in PHASES:
        for k, search in enumerate(searches):
            if perf_counter() > deadline or looks.left <= 0:
                return None
            found = search.simplest(Budget(deadline, cap, looks), listed)
            if found is not None:
                return _simpler(searches[: k + 1], found) if simplest else found
        if not plan.steps:
            return None
    random = Random(SEED)
    while searches and perf_counter() < deadline and looks.left > 0:
        k = random.randrange(len(searches))
        try:
            found = random_instance(searches[k], random, Budget(deadline, 400, looks))
        except Exhausted:
            continue
        if found is not None:
            return _simpler(searches[: k + 1], found) if simplest else found
    return None


def _simpler(searches: list[Search], found: Instance) -> Instance:
    """The simplest instance of smaller sizes, or of these with a smaller key; `found` if there is none."""
    *smaller, same = searches
    deadline = perf_counter() + PATIENCE
    looks = Looks(SIMPLER)
    for search in smaller:
        better = search.simplest(Budget(deadline, FIRST, looks), candidates)
        if better is not None:
            return better
    better = same.simplest(Budget(deadline, FIRST, Looks(SIMPLER)), candidates, found) or found
    return shrunk(same, better, Budget(deadline, FIRST))
