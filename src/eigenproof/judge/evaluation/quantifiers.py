"""`for` and `exists` inside a statement: by linearity, by a witness, or not at all.

A body that is a conjunction of equations affine in one bound matrix is decided exactly: for all, at a
basis; for some, by solving. Otherwise small instances may settle `for` as false and `exists` as true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice, product

from flint import fmpq, fmpq_mat

from ...model import Expr, Term, conjuncts, walk
from .affine import affine_map, is_affine
from .forms import always, form_of
from .matrices import Value, as_number, matrix, rank
from .numbers import Undefined, Unknown

MOST_INSTANCES = 150
RATIONAL = frozenset(
    "+ * / neg ^ T matrix vector det trace charpoly adjugate entry column row I decimal transpose".split()
)
"""Operations whose entries are rational functions of the entries, so that identities show at enough points."""
POINTS = tuple(map(fmpq, (0, 1, -1, 2))) + (fmpq(1, 2),)


def quantified(t: Term, bound: frozenset[str], compiled: Callable) -> Callable:
    """for NAME in SET, ...: body, or exists."""
    pairs, body = t.args
    names = [name for name, _ in pairs]
    inside = compiled(body, bound | set(names))
    universal = t.op == "for"
    if universal and all(where.op in "RCQZN" and not where.args for _, where in pairs) and is_equations(body):
        return compiled(body, bound)  # an identity in free names is one for all numbers
    equations = [c.args for c in conjuncts(body) if isinstance(c, Term) and c.op == "=="]
    affine = (
        len(names) == 1
        and len(equations) == len(conjuncts(body))
        and all(is_affine(side, names[0]) for e in equations for side in e)
        and pairs[0][1].op in "RCQ"
    )
    form = form_of(body, names[0]) if universal and len(pairs) == 1 and pairs[0][1].op in "RQ" else None
    quadratic = compiled(form[0], bound | set(names)) if form else None
    sides = [tuple(compiled(s, bound | set(names)) for s in e) for e in equations] if affine else []

    def run(env: dict) -> bool:
        shapes = [shape_of(where, env) for _, where in pairs]
        if affine:
            basis, at_zero = affine_map(sides, names[0], shapes[0], env)
            if universal:
                return not any(at_zero) and not any(map(any, basis))
            return _solvable(basis, at_zero)
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


def is_equations(t: Expr) -> bool:
    """Is a statement a conjunction of equations without words that are not rational?"""
    return all(
        isinstance(c, Term)
        and c.op == "=="
        and all(isinstance(x, (int, str, Fraction)) or x.op in RATIONAL for x in walk(c) if x is not c)
        for c in conjuncts(t)
    )


def _solvable(basis: list[list], at_zero: list) -> bool:
    columns = matrix([list(row) for row in zip(*basis)]) if basis else None
    whole = matrix([[*row, c] for row, c in zip(zip(*basis), at_zero)]) if basis else None
    if columns is None or whole is None:
        return not any(at_zero)
    return rank(columns) == rank(whole)


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
    entries = sorted(product(range(len(points)), repeat=m * n), key=lambda e: (sum(map(bool, e)), sum(e), e)) \
        if m * n <= 4 else _sparse(m * n, len(points))
    for e in entries:
        yield fmpq_mat(m, n, [points[k] for k in e])


def _sparse(n: int, points: int) -> Iterator[tuple[int, ...]]:
    yield (0,) * n
    for p in range(1, points):
        for k in range(n):
            yield tuple(p if j == k else 0 for j in range(n))
    yield (1,) * n
