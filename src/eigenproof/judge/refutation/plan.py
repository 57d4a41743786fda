"""The order in which names get their values, where these come from, and which hypotheses are tested when.

A name that a hypothesis gives by a formula, as an eigenvalue, or by linear equations comes after the
names it depends on; the others are enumerated. A hypothesis is tested as soon as its names have values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...model import Expr, names
from ..evaluate import compiled
from ..evaluation.compiler import compiled as raw
from .facts import Component, Fact, Formula, Roots, affine_in, facts, implied, unit_names
from .problem import Binder, Problem


@dataclass(frozen=True)
class Step:
    """A name, where its values come from (None: they are enumerated), and the tests once it has one.

    `source` takes the values so far, the binder and the shape, and gives candidates.
    """

    binder: Binder
    source: object | None
    tests: tuple[Callable, ...]
    unary: tuple[Callable, ...] = ()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """All steps; `first` tests the sizes alone, `conclusion` is what must fail."""

    problem: Problem
    first: tuple[Callable, ...]
    steps: tuple[Step, ...]
    conclusion: Callable


@dataclass(frozen=True)
class Linear:
    """Equations affine in a name: compiled sides; `unit` asks for length 1 as well."""

    sides: tuple[tuple[Callable, Callable], ...]
    unit: bool


@dataclass(frozen=True)
class Given:
    """A fact with its term compiled."""

    fact: Fact
    value: Callable
    unit: bool = False


def planned(problem: Problem) -> Plan:
    """The plan for a problem."""
    scope = frozenset({b.name for b in problem.binders} | set(problem.size_names))
    tests = [*problem.hypotheses]
    for h in problem.hypotheses:
        tests += [t for t in implied(h) if t not in tests]
    sizes = set(problem.size_names)
    needs = [(t, frozenset(names(t)) & scope - sizes) for t in tests]
    scalars = {b.name for b in problem.binders if not b.sizes}
    known = [f for f in facts(tests) if not isinstance(f, Roots) or f.name in scalars]
    known.sort(key=lambda f: isinstance(f, Roots) and not f.sure)
    units = unit_names(tests)
    order = _ordered(problem, needs, known, units)
    steps: list[Step] = []
    bound: set[str] = set()
    for name, kind in order:
        binder = next(b for b in problem.binders if b.name == name)
        source = _source(name, kind, needs, bound, scope, name in units)
        bound.add(name)
        due = [(t, n) for t, n in needs if name in n and n <= bound]
        # cheap tests first: equations of few names before words
        due.sort(key=lambda item: (len(item[1]), len(str(item[0]))))
        unary = tuple(compiled(t, scope) for t, n in due if n == {name} and source is None)
        rest = tuple(compiled(t, scope) for t, n in due if n != {name} or source is not None)
        steps.append(Step(binder, source, rest, unary, _sizes_in(due, sizes)))
    first = tuple(compiled(t, scope) for t, n in needs if not n)
    return Plan(problem, first, tuple(steps), compiled(problem.conclusion, scope))


def _sizes_in(due: Sequence[tuple[Expr, frozenset[str]]], sizes: set[str]) -> frozenset[str]:
    return frozenset(n for t, needed in due if len(needed) == 1 for n in names(t) & sizes)


def _source(
    name: str, kind: object, needs: list, bound: set[str], scope: frozenset[str], unit: bool
) -> object | None:
    if kind is None:
        return None
    if kind == "linear":
        due = [t for t, n in needs if name in n and n <= bound | {name} and affine_in(t, name)]
        return Linear(tuple((raw(t.args[0], scope), raw(t.args[1], scope)) for t in due), unit)
    value = kind.value if isinstance(kind, Formula) else kind.matrix  # type: ignore[attr-defined]
    return Given(kind, raw(value, scope), unit)  # type: ignore[arg-type]


def _ordered(
    problem: Problem, needs: list, known: list[Fact], units: set[str]
) -> list[tuple[str, object]]:
    """(name, what gives it: a fact, "linear", or None) in order."""
    scope = {b.name for b in problem.binders}
    sizes = {b.name: len(b.sizes) for b in problem.binders}
    rest = [b.name for b in problem.binders]
    order: list[tuple[str, object]] = []
    bound: set[str] = set()
    while rest:
        name, kind = _given(rest, bound, scope, needs, known, sizes, units) or (
            _to_enumerate(rest, needs, known, sizes),
            None,
        )
        order.append((name, kind))
        bound.add(name)
        rest.remove(name)
    return order


def _given(
    rest: list[str], bound: set[str], scope: set[str], needs: list, known: list[Fact], sizes: dict[str, int],
    units: set[str],
) -> tuple[str, object] | None:
    """A name whose values follow from those bound already, the most definite first."""
    for wanted in (Formula, Roots, Component):
        for f in known:
            value = f.value if isinstance(f, Formula) else f.matrix
            ready = f.name in rest and names(value) & scope <= bound
            if isinstance(f, wanted) and ready and (bound or isinstance(f, Formula)):
                return f.name, f
    for name in sorted(rest, key=lambda n: -sizes[n]):
        for t, n in needs:
            given = len(n) > 1 or name in units  # few of the vectors of length 1 are enumerated
            if name in n and given and n <= bound | {name} and affine_in(t, name):
                return name, "linear"
    return None


def _to_enumerate(rest: list[str], needs: list, known: list[Fact], sizes: dict[str, int]) -> str:
    """The name to enumerate next: none that a fact gives, matrices before vectors, frequent ones first."""
    later = {f.name for f in known}
    free = [n for n in rest if n not in later] or rest
    uses = {n: sum(n in names_ for _, names_ in needs) for n in free}
    blocking = {n: sum(n in names(_value(f)) for f in known if f.name in rest) for n in free}
    return min(free, key=lambda n: (-blocking[n], -sizes[n], -uses[n], rest.index(n)))


def _value(f: Fact) -> Expr:
    return f.value if isinstance(f, Formula) else f.matrix
