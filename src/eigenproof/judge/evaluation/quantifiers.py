"""`for` and `exists` inside a statement: by linearity, as a form, by small instances, or not at all.

Small instances may settle `for` as false and `exists` as true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product

from flint import fmpq, fmpq_mat

from ...model import Expr, Term, conjuncts
from .forms import always, form_of
from .identities import is_rational
from .linearity import by_linearity
from .matrices import Value, as_number
from .numbers import Undefined, Unknown

MOST_INSTANCES = 150
POINTS = tuple(map(fmpq, (0, 1, -1, 2))) + (fmpq(1, 2),)


def quantified(t: Term, bound: frozenset[str], compiled: Callable) -> Callable:
    """for NAME in SET, ...: body, or exists."""
    pairs, body = t.args
    names = [name for name, _ in pairs]
    inside = compiled(body, bound | set(names))
    universal = t.op == "for"
    if (
        universal
        and all(where.op in "RCQZN" and not where.args for _, where in pairs)
        and is_equations(body, names)
    ):
        return compiled(body, bound)  # an identity in free names is one for all numbers
    linear = by_linearity(t, bound, compiled) if len(names) == 1 else None
    form = form_of(body, names[0]) if universal and len(pairs) == 1 and pairs[0][1].op in "RQ" else None
    quadratic = compiled(form[0], bound | set(names)) if form else None

    def run(env: dict) -> bool:
        shapes = [shape_of(where, env) for _, where in pairs]
        if linear is not None:
            return linear(shapes[0], env)
        if form and quadratic and len(shapes[0]) == 1:
            return always(quadratic, names[0], shapes[0][0], form[1], form[2], env)
        local = dict(env)
        choices = [list(islice(_small(s, where.op), MOST_INSTANCES)) for s, (_, where) in zip(shapes, pairs)]
        for values in islice(product(*choices), MOST_INSTANCES * 4):
            local.update(zip(names, values))
            try:
                if bool(inside(local)) is not universal:
                    return not universal
            except (Undefined, Unknown):
                continue
        raise Unknown("a quantifier that small instances do not settle")

    return run


def is_equations(t: Expr, free: Sequence[str]) -> bool:
    """Is a statement a conjunction of equations between rational functions of these names?"""
    return all(isinstance(c, Term) and c.op == "==" and is_rational(c, free) for c in conjuncts(t))


def shape_of(where: Term, env: dict) -> tuple[int, ...]:
    """The sizes of a set, () for scalars. Sizes are names, numbers or sums and products of these."""
    return tuple(size_value(s, env) for s in where.args)


def size_value(s: Expr, env: dict) -> int:
    """A size as a number. Unknown for a size that is no integer here."""
    if isinstance(s, int):
        return s
    if isinstance(s, str):
        if s not in env:
            raise Unknown(f"the size {s} is not known")
        return int(as_number(env[s]).p)
    if isinstance(s, Term) and s.op in ("+", "*", "neg"):
        values = [size_value(a, env) for a in s.args]
        if s.op == "neg":
            return -values[0]
        total = values[0]
        for v in values[1:]:
            total = total + v if s.op == "+" else total * v
        return total
    raise Unknown("a size that is not understood")


def _small(shape: tuple[int, ...], field: str) -> Iterator[Value]:
    """Small values of a shape: few entries that are not 0 first."""
    points = [p for p in POINTS if field in "RCQ" or p.q == 1 and (field == "Z" or p >= 0)]
    if not shape:
        yield from points
        return
    m, n = (*shape, 1)[:2]
    entries: Iterable[tuple[int, ...]] = _sparse(m * n, len(points))
    if m * n <= 4:
        full = product(range(len(points)), repeat=m * n)
        entries = sorted(full, key=lambda e: (sum(map(bool, e)), sum(e), e))
    for e in entries:
        yield fmpq_mat(m, n, [points[k] for k in e])


def _sparse(n: int, points: int) -> Iterator[tuple[int, ...]]:
    yield (0,) * n
    for p in range(1, points):
        for k in range(n):
            yield tuple(p if j == k else 0 for j in range(n))
    yield (1,) * n
