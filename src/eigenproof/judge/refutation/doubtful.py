"""Small instances of which evaluation cannot tell whether the conclusion fails: a quantifier stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from flint import fmpq

from ...errors import EigenproofError
from ...model import Expr, Term, walk
from ..evaluate import FAILURES, Undefined, compiled
from ..evaluation.quantifiers import size_value
from .counterexample import Counterexample, shown
from .plan import planned
from .problem import Problem, problems
from .search import Instance, size_assignments
from .values import key, signs

MOST_SIZES, EACH, MOST = 4, 40, 8
"""Choices of sizes, values of one name, and instances, that are looked at."""


def doubtful(statement: Expr) -> Iterator[Counterexample]:
    """Instances where no hypothesis is false and the conclusion may be, simplest first for each size."""
    for problem in problems(statement):
        parts = (*problem.hypotheses, problem.conclusion)
        if any(isinstance(node, Term) and node.op in ("for", "exists") for t in parts for node in walk(t)):
            yield from islice(_instances(problem), MOST)


def _instances(problem: Problem) -> Iterator[Counterexample]:
    names = frozenset({b.name for b in problem.binders} | set(problem.size_names))
    tests = [compiled(t, names) for t in (*problem.hypotheses, problem.conclusion)]
    for sizes in size_assignments(planned(problem))[:MOST_SIZES]:
        env = {n: fmpq(s) for n, s in sizes.items()}
        listed = []
        for b in problem.binders:
            shape = tuple(size_value(s, env) for s in b.sizes)
            listed.append([value for _, value in islice(signs(b.field, shape), EACH)])
        keyed = sorted(product(*listed), key=lambda vs: tuple(map(sum, zip(*map(key, vs)))))
        for values in keyed:
            named = dict(zip((b.name for b in problem.binders), values))
            try:
                *held, concluded = [test(env | named) for test in tests]
                if False not in held and concluded is not True and None in (*held, concluded):
                    yield shown(problem, Instance(sizes, named, (0, 0)))
            except (Undefined, EigenproofError, *FAILURES):
                continue
