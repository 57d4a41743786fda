"""Equations with a free name: identities in it, decided at more points than their degree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice, product

from flint import fmpq

from ...model import Expr, Term, names
from .canonical import value_at
from .matrices import as_number, is_matrix
from .numbers import Undefined, Unknown

MOST_POINTS = 2000
RATIONAL = frozenset(
    "== + * / neg ^ T transpose matrix vector columns multiset det trace charpoly adjugate entry column row "
    "diag inv I i decimal eigenvalues mean centered scatter covariance ddof".split()
)
"""Operations by rational functions of the entries: their identities show at enough points."""
NESTED = ("for", "exists", "let")


def free_names(t: Expr, bound: frozenset[str]) -> frozenset[str]:
    """The names in t that nothing binds."""
    if isinstance(t, str):
        return frozenset() if t in bound else frozenset({t})
    if not isinstance(t, Term) or t.op == "decimal":
        return frozenset()
    if t.op in NESTED:
        pairs, body = t.args
        inner = bound | {name for name, _ in pairs}
        sizes = frozenset(s for _, where in pairs if isinstance(where, Term) for s in _size_names(where))
        return free_names(body, inner | sizes)
    if t.op in ("degree", "coefficient"):
        bound = bound | {t.args[1]} if isinstance(t.args[1], str) else bound
    found: frozenset[str] = frozenset()
    for a in t.args:
        for x in a if isinstance(a, tuple) and not isinstance(a, Term) else (a,):
            found |= free_names(x, bound)
    return found


def _size_names(where: Term) -> Iterator[str]:
    for s in where.args:
        if isinstance(s, str):
            yield s


def equation(left: Expr, right: Expr, bound: frozenset[str], compiled: Callable, equal: Callable) -> Callable:
    """left == right, at all values of the names that are free in it."""
    free = sorted(free_names(left, bound) | free_names(right, bound))
    inside = bound | set(free)
    x, y = compiled(left, inside), compiled(right, inside)
    if not free:
        return lambda env: equal(x(env), y(env))

    exact = is_rational(left, free) and is_rational(right, free)

    def run(env: dict) -> bool:
        size = largest(env)
        bounds = [degree(left, name, size) + degree(right, name, size) for name in free]
        env, defined = dict(env), False
        points = product(*(range(-(b // 2), b - b // 2 + 1) for b in bounds))
        for values in islice(points, MOST_POINTS):
            env.update(zip(free, map(fmpq, values)))
            try:
                if not equal(x(env), y(env)):
                    return False
                defined = True
            except Undefined:
                continue
        if not defined:
            raise Undefined("an identity without a point where it is defined")
        if not exact:
            raise Unknown("an identity that is not between rational functions")
        return True

    return run


def is_rational(t: object, free: Collection[str]) -> bool:
    """Is a term (or an equation) a rational function of these names, with numbers as exponents?"""
    if not isinstance(t, Term):
        return all(is_rational(x, free) for x in t) if isinstance(t, tuple) else True
    if names(t).isdisjoint(free):
        return True
    if t.op == "minpoly":
        return names(t.args[0]).isdisjoint(free) and is_rational(t.args[1], free)
    exponent = t.args[1] if t.op == "^" else 1
    return t.op in RATIONAL and isinstance(exponent, int) and all(is_rational(a, free) for a in t.args)


def largest(env: dict) -> int:
    """The largest size of a matrix among the values (at least 3)."""
    sizes = [max(v.nrows(), v.ncols()) for v in env.values() if is_matrix(v)]
    return max([3, *sizes])


def degree(t: Expr, x: str, size: int) -> int:
    """A bound for the degree in x of a term, or of its numerator and denominator together."""
    if t == x:
        return 1
    if not isinstance(t, Term) or t.op == "decimal":
        return 0
    if t.op in ("matrix", "vector", "columns", "multiset"):
        nested = (a if type(a) is tuple else (a,) for a in t.args)
        entries = [e for row in nested for e in row]
        size = max(size, len(entries))
        return max([degree(e, x, size) for e in entries], default=0)
    if t.op == "^":
        if not isinstance(t.args[1], int):
            raise Unknown("an exponent that is no number")
        return abs(t.args[1]) * degree(t.args[0], x, size)
    parts = [degree(a, x, size) for a in t.args if not isinstance(a, tuple) or isinstance(a, Term)]
    if t.op in ("+", "neg", "T", "transpose", "trace", "entry", "column", "row"):
        return max(parts, default=0)
    if t.op in ("*", "/"):
        return sum(parts)
    if t.op == "charpoly":
        return size * max(parts, default=0)
    return 2 * size * sum(parts)


def _unknown(env: dict) -> object:
    raise Unknown("an indeterminate that is no name")


def polynomial_word(t: Term, bound: frozenset[str], compiled: Callable) -> Callable:
    """degree(p, x) and coefficient(p, x, k)"""
    p, name = t.args[:2]
    if not isinstance(name, str):
        return _unknown
    inside = compiled(p, bound | {name})
    place = compiled(t.args[2], bound) if t.op == "coefficient" else None

    def run(env: dict) -> object:
        bound_of_degree = degree(p, name, largest(env))
        values = []
        local = dict(env)
        for k in range(bound_of_degree + 1):
            local[name] = fmpq(k)
            values.append(as_number(inside(local)))
        poly = value_at(values, bound_of_degree)
        if place is None:
            if poly.degree() < 0:
                raise Undefined("the degree of 0")
            return fmpq(poly.degree())
        k = as_number(place(env))
        return poly[int(k.p)] if k.q == 1 and k >= 0 else fmpq(0)

    return run
