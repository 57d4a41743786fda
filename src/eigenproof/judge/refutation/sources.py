"""Candidate values that hypotheses give: formulas, eigenvalues, solutions of linear equations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from flint import fmpq

from ...exact.field import Element, Scalar
from ..evaluation import spectra, words
from ..evaluation.affine import affine_map, assembled, solutions
from ..evaluation.elimination import kernel
from ..evaluation.matrices import (
    Identity,
    Value,
    as_matrix,
    as_number,
    fitted,
    matrix,
    plus,
    times,
)
from ..evaluation.numbers import added, divided, multiplied, real, root
from ..evaluation.predicates import member
from .facts import Formula, Roots
from .plan import Given, Linear
from .problem import Binder

COMBINATIONS = 160
"""So many small combinations of a null space are tried."""
WEIGHTS = tuple(fmpq(*q) for q in ((1,), (-1,), (2,), (1, 2)))


def proposed(source: object, binder: Binder, shape: tuple[int, ...], env: dict) -> Iterator[Value]:
    """Values for a name, given the others in env."""
    if isinstance(source, Linear):
        found = _solutions(source, binder, shape, env)
    else:
        assert isinstance(source, Given)
        found = _of_fact(source, shape, env)
    for value in found:
        if allowed(value, binder.field, shape):
            yield value


def allowed(x: Value, field: str, shape: tuple[int, ...]) -> bool:
    """Does a value lie in the set it is bound in?"""
    if field != "C" and not member(x, field):
        return False
    return not shape or (x.nrows(), x.ncols()) == (*shape, 1)[:2]  # type: ignore[union-attr]


def shaped(x: object, shape: tuple[int, ...]) -> Value:
    """A value with the type its set wants: a matrix, or a number."""
    if not shape:
        return as_number(x)  # type: ignore[arg-type]
    m, n = (*shape, 1)[:2]
    return fitted(x if not isinstance(x, Identity) else x, m, n)  # type: ignore[arg-type]


def _of_fact(source: Given, shape: tuple[int, ...], env: dict) -> Iterator[Value]:
    value = source.value(env)
    fact = source.fact
    if isinstance(fact, Formula):
        yield shaped(value, shape)
    elif isinstance(fact, Roots):
        yield from _roots(value, fact.singular)
        if not fact.sure:  # an equation A*x == l*x says nothing about l where x = 0
            yield from map(fmpq, (0, 1, -1, 2))
    else:
        for l in spectra.closed_roots(spectra.charpoly(value)):
            basis = kernel(plus(as_matrix(value), Identity(-l)))
            yield from normalised(basis)


def _roots(value: Value, singular: bool) -> Iterator[Scalar]:
    """Eigenvalues (singular values), the rational ones first."""
    s = spectra.singular_values(value) if singular else spectra.eigenvalues(value)
    found = spectra.closed_roots(s.poly)
    if singular:
        found = [root(x) for x in found if real(x)]
    yield from (x for x in found if type(x) is fmpq)
    yield from (x for x in found if isinstance(x, Element))


def normalised(vectors: list) -> Iterator[Value]:
    """v/|v| and -v/|v| for columns v, and combinations of two."""
    extra = [[added(a, b) for a, b in zip(u, v)] for u, v in combinations(vectors, 2)]
    for v in (*vectors, *extra):
        column = matrix([[x] for x in v])
        length = root(words.norm_squared(column))
        if length:
            unit = times(divided(fmpq(1), length), column)
            yield unit
            yield times(fmpq(-1), unit)


def _solutions(source: Linear, binder: Binder, shape: tuple[int, ...], env: dict) -> Iterator[Value]:
    """A particular solution of affine equations plus small combinations of the null space."""
    found = solutions(*affine_map(source.sides, binder.name, shape, env))
    if found is None:
        return
    for entries in _combined(*found):
        if source.unit and shape:
            yield from normalised([entries])
        yield assembled(entries, shape)


def _combined(particular: list, null: list[list]) -> Iterator[list]:
    """particular + sum w_k n_k, few terms first."""
    produced = 0
    for k in range(len(null) + 1):
        for chosen in combinations(null, k):
            for weights in product(WEIGHTS, repeat=k):
                total = particular
                for w, v in zip(weights, chosen):
                    total = [added(a, multiplied(w, b)) if b else a for a, b in zip(total, v)]
                yield total
                produced += 1
                if produced >= COMBINATIONS:
                    return
