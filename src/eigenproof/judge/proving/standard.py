"""What a textbook tries first for `exists`: 0, I, pseudoinverses, projections, null vectors, P^-1 A P."""

from __future__ import annotations

from collections.abc import Iterator

from ...kernel_free import ADJOINT, TRANSPOSED, Poly, number
from ...kernel_letters import FIELDS, Scope
from .attempt import Attempt

MOST = 24
WIDE = "more columns than rows"
SYMMETRIC = "a real symmetric matrix has an eigenvector"


def standard(attempt: Attempt, goal: list, scope: Scope) -> list[list]:
    """Terms for the one variable of an `exists`."""
    from .existence import existing

    null_vectors(attempt, goal)
    if goal[2][0] in ("diagonalization", "spectral"):
        return list(conjugates(attempt, goal, scope))
    found = multiple(attempt, goal, scope)
    if found is not None:
        return [[attempt.tree(found)]]
    first: list = [] if attempt.quick else list(existing(attempt, goal, scope))
    if len(goal[1]) != 1:
        return first
    ((_, (field, *sizes)),) = goal[1]
    rows, columns = (attempt.letters.size(n, scope) for n in (*sizes, "1", "1")[:2])
    real = scope.real if field == "F" else FIELDS[field]
    found = [p for p in tried(attempt, rows, columns) if p.shape == (rows, columns) and (p.real or not real)]
    return first + [[attempt.tree(p)] for p in found[:MOST]]


def multiple(attempt: Attempt, goal: list, scope: Scope) -> Poly | None:
    """l with M v == l v, where the equations make a multiple of v of M v."""
    if len(goal[1]) > 1 or goal[2][0] != "==" or len(goal[1][0][1]) > 1:
        return None
    _, left, right = goal[2]
    if not (isinstance(right, list) and len(right) == 3 and right[:2] == ["*", goal[1][0][0]]):
        return None
    image, v = attempt.state.term(left, scope), attempt.state.term(right[2], scope)
    normal = attempt.normal_form(image)
    if normal is None or len(v.terms) != 1:
        return None
    (((atoms, word), c),) = v.terms.items()
    if atoms or c != 1 or not word or any(w != word for _, w in normal.terms):
        return None
    return Poly(1, 1, {(numbers, ()): d for (numbers, _), d in normal.terms.items()})


def conjugates(attempt: Attempt, goal: list, scope: Scope) -> Iterator[list]:
    """P and P^-1 G P for the matrix G that is to be diagonal, with P and (P^-1).T that can be inverted."""
    g = attempt.state.term(goal[2][1], scope)
    for fact in list(attempt.state.facts):
        if fact[0] != "invertible" or fact[1].shape != g.shape:
            continue
        inverse = attempt.letters.letter("inv", fact[1])
        for p, q in ((fact[1], inverse), (inverse.changed(1, 0), fact[1].changed(1, 0))):
            d = attempt.normal_form(q * g * p)
            if d is not None:
                yield [attempt.tree(p), attempt.tree(d)]


def null_vectors(attempt: Attempt, goal: list) -> None:
    """What theorems say exists: a null vector of a wide matrix, an eigenvector of a symmetric one."""
    for name, p in list(attempt.state.scope.names.items()):
        if p.rows != p.columns and p.columns != 1:
            attempt.tried({"move": "use", "use": WIDE, "with": [name], "names": [attempt.fresh("z")]})
        elif p.rows == p.columns and not p.scalar and p.real and "eigen" in repr(goal):
            names = [attempt.fresh("l"), attempt.fresh("v")]
            attempt.tried({"move": "use", "use": SYMMETRIC, "with": [name], "names": names})


def tried(attempt: Attempt, rows: object, columns: object) -> Iterator[Poly]:
    """Polynomials, many of them of this size."""
    named = list(attempt.state.scope.names.values())
    if rows == columns:
        yield from (number(c, rows, columns) for c in (1, -1))
    yield Poly(rows, columns, {})
    yield from (-p for p in named)
    matrices = [p for p in named if not p.scalar and p.columns != 1]
    vectors = [p for p in named if p.columns == 1 and p.rows != 1]
    for x in (*matrices, *(p.changed(*TRANSPOSED) for p in matrices)):
        inverse = attempt.letters.letter("pinv", x)
        yield inverse
        yield from (inverse * b for b in vectors if inverse.columns == b.rows)
    for v in vectors:
        if rows == 1 == columns:
            length = attempt.letters.letter("inv", v.changed(*ADJOINT) * v)
            yield from (v.changed(*ADJOINT) * u * length for u in vectors if u.shape == v.shape)
