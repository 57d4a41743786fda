"""Relations and connectives, compiled. Undefined parts are guarded from left to right."""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq

from ...model import Term
from . import spectra, words
from .identities import equation as identity
from .matrices import as_matrix, as_number, same
from .numbers import Unknown, added, sign
from .predicates import member
from .quantifiers import quantified

Run = Callable[[dict], object]
Compile = Callable[..., Run]
SETS = frozenset("RCQZN")


def _equal(x: object, y: object) -> bool:
    if isinstance(x, (spectra.Spectrum, spectra.Multiset)):
        return spectra.same_collection(x, y)  # type: ignore[arg-type]
    if isinstance(x, words.Subspace):
        return words.same_subspace(x, y)  # type: ignore[arg-type]
    return same(x, y)  # type: ignore[arg-type]


def equation(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """x == y, x != y"""
    left, right = t.args
    positive = t.op == "=="
    run = identity(left, right, bound, compiled, _equal)
    return run if positive else lambda env: not run(env)


def order(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """x < y and the others; for real numbers"""
    x, y = (compiled(a, bound) for a in t.args)
    allowed = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (1, 0)}[t.op]

    def run(env: dict) -> bool:
        a, b = as_number(x(env)), as_number(y(env))
        return sign(a - b if type(a) is fmpq and type(b) is fmpq else added(a, -b)) in allowed

    return run


def membership(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """x in a set, a collection or a subspace"""
    left, right = t.args
    x = compiled(left, bound)
    if isinstance(right, Term) and right.op in SETS:
        sizes = [compiled(s, bound) for s in right.args]

        def in_set(env: dict) -> bool:
            value = x(env)
            a = as_matrix(value)
            wanted = [words.whole(s(env)) for s in sizes] or [1, 1]
            if [a.nrows(), a.ncols()] != (wanted if len(wanted) == 2 else [*wanted, 1]):
                raise Unknown("a set of another size")
            return member(value, right.op)

        return in_set
    place = compiled(right, bound)

    def run(env: dict) -> bool:
        where, value = place(env), x(env)
        if isinstance(where, words.Subspace):
            return words.in_subspace(value, where)
        return spectra.contains(where, as_number(value))  # type: ignore[arg-type]

    return run


def conjunction(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """s and t"""
    return _guarded([compiled(s, bound) for s in t.args], False)


def disjunction(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """s or t"""
    return _guarded([compiled(s, bound) for s in t.args], True)


def implication(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """s implies t"""
    premise, conclusion = (compiled(s, bound) for s in t.args)
    return _guarded([lambda env: not premise(env), conclusion], True)


def _guarded(parts: list[Run], decisive: bool) -> Run:
    """`and` (decisive False) or `or` (True) from left to right; an unknown part may be outvoted."""

    def run(env: dict) -> bool:
        unknown = None
        for part in parts:
            try:
                if bool(part(env)) is decisive:
                    return decisive
            except Unknown as error:
                unknown = error
        if unknown is not None:
            raise unknown
        return not decisive

    return run


def equivalence(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """s iff t"""
    x, y = (compiled(s, bound) for s in t.args)
    return lambda env: bool(x(env)) is bool(y(env))


def negation(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """not s"""
    inside = compiled(t.args[0], bound)
    return lambda env: not inside(env)


def local_definitions(t: Term, bound: frozenset[str], compiled: Compile) -> Run:
    """let names = values: s"""
    bindings, body = t.args
    steps = []
    for name, value in bindings:
        steps.append((name, compiled(value, bound)))
        bound = bound | {name}
    inside = compiled(body, bound)

    def run(env: dict) -> object:
        env = dict(env)
        for name, value in steps:
            env[name] = value(env)
        return inside(env)

    return run


STATEMENTS: dict[str, Callable[[Term, frozenset[str], Compile], Run]] = {
    "==": equation,
    "!=": equation,
    "<": order,
    "<=": order,
    ">": order,
    ">=": order,
    "in": membership,
    "and": conjunction,
    "or": disjunction,
    "implies": implication,
    "iff": equivalence,
    "not": negation,
    "let": local_definitions,
    "for": quantified,
    "exists": quantified,
}
