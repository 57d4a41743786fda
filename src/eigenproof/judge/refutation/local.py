"""Instances with random values, and how one is made simpler entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from flint import fmpq, fmpq_mat

from ..evaluation.matrices import Value, is_matrix, matrix, rows_of
from .search import Budget, Exhausted, Instance, Search, holds
from .values import Key, candidates, key

SIMPLER = (fmpq(0), fmpq(1), fmpq(-1))


def random_instance(search: Search, random: Random, budget: Budget) -> Instance | None:
    """One instance whose enumerated names have random values: listed ones, or small integers."""
    picked: dict[str, Value] = {}
    for k, step in enumerate(search.plan.steps):
        options = search.options(k, candidates, budget)
        if options is None:
            continue
        if not options:
            return None
        shape = search.shapes[k]
        if not step.unary and shape and step.binder.field in "RQCZ" and random.random() < 0.5:
            m, n = (*shape, 1)[:2]
            picked[step.binder.name] = fmpq_mat(m, n, [random.randint(-3, 3) for _ in range(m * n)])
        else:
            picked[step.binder.name] = random.choice(options)[1]
    return _completed(search, picked, budget)


def _completed(search: Search, picked: dict[str, Value], budget: Budget) -> Instance | None:
    """An instance with these values of the enumerated names, if there is one."""
    free: Key = (0, 0)
    options = [[(free, picked[s.binder.name])] if s.source is None else None for s in search.plan.steps]
    search.best = None
    search.level(0, 0, free, dict(search.start), options, budget)
    found = search.best
    if found is None:
        return None
    keys = [key(v) for v in found.values.values()]
    return Instance(found.sizes, found.values, (sum(k for k, _ in keys), sum(r for _, r in keys)))


def shrunk(search: Search, found: Instance, budget: Budget) -> Instance:
    """The instance with entries replaced by 0, 1 or -1 one by one, as long as that makes it simpler."""
    enumerated = [s.binder.name for s in search.plan.steps if s.source is None]
    unary = {s.binder.name: s.unary for s in search.plan.steps}
    better = True
    try:
        while better:
            better = False
            for name in enumerated:
                for value in _variants(found.values[name]):
                    env = {**search.start, name: value}
                    if not all(holds(t, env) for t in unary[name]):
                        continue
                    picked = {n: found.values[n] for n in enumerated} | {name: value}
                    other = _completed(search, picked, budget)
                    if other is not None and other.key < found.key:
                        found, better = other, True
                        break
    except Exhausted:
        pass
    return found


def _variants(x: Value) -> Iterator[Value]:
    """x with one entry replaced by a simpler number."""
    if not is_matrix(x):
        yield from (c for c in SIMPLER if key(c) < key(x))
        return
    rows = [list(r) for r in rows_of(x)]
    for row in rows:
        for j, old in enumerate(row):
            for c in SIMPLER:
                if key(c) < key(old):
                    row[j] = c
                    yield matrix(rows)
            row[j] = old
