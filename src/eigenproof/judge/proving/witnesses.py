"""Terms that may be what exists: what the facts speak of, and products of a few of these."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product as tuples

from ...kernel_free import Poly, of_letter
from ...kernel_letters import FIELDS, Scope
from .attempt import Attempt
from .translate import letters_of

MOST = 60


def witnesses(attempt: Attempt, goal: list, scope: Scope) -> Iterator[list]:
    """Terms for the variables of an `exists`, the likeliest first."""
    variables = goal[1]
    choices = []
    for _, (field, *sizes) in variables:
        rows, columns = (attempt.letters.size(n, scope) for n in (*sizes, "1", "1")[:2])
        real = scope.real if field == "F" else FIELDS[field]
        choices.append(
            [attempt.tree(p) for p in candidates(attempt, rows, columns, goal, scope) if p.real or not real]
        )
    if len(variables) == 2:  # P with its D, Q with its D: they came together
        diagonal = [
            attempt.tree(q)
            for f in attempt.state.facts
            if f[0] == "diagonal"
            for q in (f[1], f[1].changed(1, 0))
        ]
        if "diagonal" in repr(goal) or "spectral" in repr(goal):
            choices[1] = diagonal
        pairs = [(p, d) for p, d in tuples(*choices) if p != d]
        names = list(attempt.state.scope.names)
        pairs.sort(key=lambda x: abs(_place(names, x[1]) - _place(names, x[0]) - 1))
        yield from map(list, pairs[:MOST])
    else:
        yield from (list(c) for c, _ in zip(tuples(*choices), range(MOST)))


def _place(names: list, t: object) -> int:
    return names.index(t) if isinstance(t, str) and t in names else 99


def candidates(attempt: Attempt, rows: object, columns: object, goal: list, scope: Scope) -> list[Poly]:
    """Polynomials of this size: names, other letters, products of two and three, sums of two."""
    letters = set()
    for f in attempt.state.facts:
        for p in f[1:]:
            letters |= letters_of(p) if isinstance(p, Poly) else set()
    letters |= {x for p in attempt.state.scope.names.values() for x in letters_of(p)}
    letters |= {x for p in scope.names.values() for x in letters_of(p)}
    names = list(attempt.state.scope.names)
    units = sorted(letters, key=lambda x: (x.key not in names, x.transposed, x.key))
    units = [x for x in units if x.key[0] != "[" or x.key == "[1]"]
    single = [of_letter(x) for x in units]
    single += [p.changed(1, 0) for p in single]
    single = _different(single)
    found = [p for p in reversed(single) if p.shape == (rows, columns)]
    if rows == columns and rows != 1:  # a sum of a symmetric and a skew-symmetric matrix
        half = Fraction(1, 2)
        squares = [
            p for p in single if p.shape == (rows, columns) and p.terms.keys() <= p.changed(0, 1).terms.keys()
        ]
        found += [(p + p.changed(1, 0)).times(half) for p in squares[:2]]
        found += [(p - p.changed(1, 0)).times(half) for p in squares[:2]]
    found.sort(
        key=lambda p: min(names.index(x.key) if x.key in names else 99 for x in letters_of(p)), reverse=True
    )
    if rows == 1 == columns:  # quotients
        numbers = [p for p in single if p.scalar]
        inverses = [p for p in numbers if any(x.key.startswith("inv#") for x in letters_of(p))]
        found += [p * q for p in inverses for q in numbers if q not in inverses]
    matrices = [p for p in single if not p.scalar]
    two = [p * q for p in matrices for q in matrices if p.columns == q.rows]
    found += [p for p in two if p.shape == (rows, columns)]
    if columns == 1:
        found += [
            p * q
            for p in matrices
            for q in two
            if p.columns == q.rows and (p.rows, q.columns) == (rows, columns)
        ]
    elif rows == columns:
        squares = [p for p in single if p.shape == (rows, columns)]
        found += [p + q for i, p in enumerate(squares) for q in squares[:i]]
    return _different(found)


def _different(polys: list[Poly]) -> list[Poly]:
    seen, kept = set(), []
    for p in polys:
        if p.key not in seen:
            seen.add(p.key)
            kept.append(p)
    return kept
