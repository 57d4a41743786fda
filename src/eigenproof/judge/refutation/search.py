"""The search itself: sizes by their sum, then names by non-zeros, hypotheses tested as early as possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import inf
from time import perf_counter

from flint import fmpq

from ...errors import EigenproofError
from ..evaluation.matrices import Value
from ..evaluation.numbers import Undefined
from ..evaluation.quantifiers import size_value
from .plan import Plan
from .sources import allowed, proposed
from .values import Key, around, candidates, key

LARGEST = 3
"""Sizes go up to this, or to twice this when conditions on the sizes rule out all smaller ones."""


class Exhausted(Exception):
    """The time or the number of values allowed is used up."""


@dataclass
class Looks:
    """How many values a whole search may still look at: a count that is the same on every machine."""

    left: float = inf


@dataclass
class Budget:
    """A deadline, and how many values may be tried until then, in this part of a search and in all of it."""

    deadline: float
    values: int
    looks: Looks = field(default_factory=Looks)

    def spend(self) -> None:
        """One more value. Exhausted when there is nothing left."""
        self.values -= 1
        if self.values < 0 or (self.values & 31 == 0 and perf_counter() > self.deadline):
            raise Exhausted
        self.look()

    def look(self) -> None:
        """One more value that is looked at alone. Exhausted when the whole search has had enough."""
        self.looks.left -= 1
        if self.looks.left < 0:
            raise Exhausted


@dataclass(frozen=True)
class Instance:
    """Values of all names at which the hypotheses hold and the conclusion fails."""

    sizes: dict[str, int]
    values: dict[str, Value]
    key: Key


def size_assignments(plan: Plan) -> list[dict[str, int]]:
    """All sizes up to LARGEST that the conditions on sizes alone allow, smallest total first."""
    return _assignments(plan, LARGEST) or _assignments(plan, 2 * LARGEST)


def _assignments(plan: Plan, largest: int) -> list[dict[str, int]]:
    names = plan.problem.size_names
    found = []
    for sizes in product(range(1, largest + 1), repeat=len(names)):
        env = dict(zip(names, sizes))
        exact = {n: fmpq(s) for n, s in env.items()}
        try:
            shapes = [[size_value(s, exact) for s in b.sizes] for b in plan.problem.binders]
            if any(s < 1 for shape in shapes for s in shape):
                continue
            if not all(test(exact) for test in plan.first):
                continue
        except EigenproofError:
            continue
        found.append((sum(map(sum, shapes)), sizes, env))
    return [env for *_, env in sorted(found, key=lambda item: item[:2])]


def holds(test: object, env: dict) -> bool:
    """Is a test true? What is undefined or unknown is no instance."""
    try:
        return test(env) is True  # type: ignore[operator]
    except Undefined:
        return False


def fails(conclusion: object, env: dict) -> bool:
    """Is the conclusion false? Where it is undefined, its definedness is a hypothesis that fails."""
    try:
        return conclusion(env) is False  # type: ignore[operator]
    except Undefined:
        return False


@dataclass
class Search:
    """One plan at one choice of sizes."""

    plan: Plan
    sizes: dict[str, int]
    lists: dict[tuple, list[tuple[Key, Value]]] = field(default_factory=dict)
    best: Instance | None = None

    def __post_init__(self) -> None:
        self.start = {n: fmpq(s) for n, s in self.sizes.items()}
        self.shapes = [tuple(size_value(s, self.start) for s in t.binder.sizes) for t in self.plan.steps]

    def simplest(
        self, budget: Budget, listed: object = candidates, best: Instance | None = None
    ) -> Instance | None:
        """The simplest instance found that is simpler than `best`, or `best`.

        The enumerated names have `listed` values, few non-zeros first; once there is an instance, the search
        goes on as long as a simpler one may follow.
        """
        self.best = best
        try:
            options = [self.options(k, listed, budget) for k, t in enumerate(self.plan.steps)]
            most = sum(o[-1][0][0] for o in options if o) if all(o is None or o for o in options) else -1
            for level in range(most + 1):
                if self.best is not None and level > self.best.key[0]:
                    break
                self.level(0, level, (0, 0), dict(self.start), options, budget)
        except Exhausted:
            pass
        return self.best

    def options(self, k: int, listed: object, budget: Budget) -> list[tuple[Key, Value]] | None:
        """The values of an enumerated name that pass the hypotheses about it alone; None for the others."""
        step, shape = self.plan.steps[k], self.shapes[k]
        if step.source is not None:
            return None
        sizes = tuple(self.sizes[n] for n in sorted(step.needs))
        place = listed, step.binder, shape, sizes
        cache = self.lists.get(place, [])
        if not cache:
            env = dict(self.start)
            problem = self.plan.problem
            extra = around(problem.constants, step.binder.field, shape, problem.has_angles)
            items = listed(step.binder.field, shape)  # type: ignore[operator]
            for item in sorted((*items, *extra), key=lambda item: item[0]) if extra else items:
                env[step.binder.name] = item[1]
                if all(holds(t, env) for t in step.unary):
                    cache.append(item)
                elif perf_counter() > budget.deadline:
                    raise Exhausted
                if step.unary:
                    budget.look()
            self.lists[place] = cache
        return cache

    def level(self, k: int, left: int, spent: Key, env: dict, options: Sequence, budget: Budget) -> None:
        """All values of the names from the k-th on whose enumerated ones have `left` non-zeros."""
        if self.best is not None and spent >= self.best.key:
            return
        if k == len(self.plan.steps):
            if left == 0 and fails(self.plan.conclusion, env) and self.allows(env):
                values = {s.binder.name: env[s.binder.name] for s in self.plan.steps}
                self.best = Instance(self.sizes, values, spent)
            return
        step = self.plan.steps[k]
        name = step.binder.name
        last = not any(o is not None for o in options[k + 1 :])
        for cost, value in self.choices(k, left, last, env, options, budget):
            budget.spend()
            env[name] = value
            if step.tests and not all(holds(t, env) for t in step.tests):
                continue
            used = cost[0] if options[k] is not None else 0
            total = (spent[0] + cost[0], spent[1] + cost[1])
            self.level(k + 1, left - used, total, env, options, budget)
        env.pop(name, None)

    def allows(self, env: dict) -> bool:
        """Does every value lie in the set that its name is bound in?"""
        steps = zip(self.plan.steps, self.shapes)
        return all(allowed(env[s.binder.name], s.binder.field, shape) for s, shape in steps)

    def choices(
        self, k: int, left: int, last: bool, env: dict, options: Sequence, budget: Budget
    ) -> Iterator[tuple[Key, Value]]:
        """The values to try for the k-th name."""
        if options[k] is None:
            step = self.plan.steps[k]
            try:
                for value in proposed(step.source, step.binder, self.shapes[k], env):
                    yield key(value), value
            except (EigenproofError, ArithmeticError, ValueError):
                return
            return
        for item in options[k]:
            if item[0][0] > left:
                break
            if not last or item[0][0] == left:
                yield item
