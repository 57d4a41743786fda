"""Matrices by what they do to every vector: X = 0 because X x = 0 for all x; hypotheses about all x, used."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...errors import EigenproofError
from ...kernel_free import ADJOINT, Poly
from ...kernel_letters import Scope, bound
from ...kernel_theorems import theorem
from .attempt import Attempt

THEOREM = "a matrix that takes every vector to zero"
NAMED = 2  # of the vectors with a name, the last ones
DEPTH = 3


def actions(attempt: Attempt, p: Poly, shown: Callable[[list], bool]) -> bool:
    """p == 0 from statements about all vectors or matrices: for p itself, or for p x and all x."""
    if p.scalar or not any(True for _ in universal(attempt)):
        return False
    news = probed(attempt, p)
    if p.columns == 1:
        return news
    from .solve import solve

    variables, (_, hypothesis, _) = theorem(THEOREM, 1)
    scope = bound(variables, [p], Scope({}, {}, p.real), attempt.letters, free=True)
    proof = solve(attempt.fork(), hypothesis, scope, False, DEPTH)
    if proof is None:
        return news
    try:
        attempt.do({"move": "use", "use": THEOREM, "with": [attempt.tree(p)], "proofs": [proof]})
    except EigenproofError:
        return news
    return True


def universal(attempt: Attempt) -> Iterator[tuple[int, list]]:
    """Facts about all matrices or vectors of some size: (number, sizes)."""
    for k, fact in enumerate(attempt.state.facts):
        if fact[0] == "open" and fact[1][0] == "for" and len(fact[1][1]) == 1:
            _, (_, *sizes) = fact[1][1][0]
            if sizes:
                yield k, sizes


def probed(attempt: Attempt, p: Poly) -> bool:
    """Use them for p, for its transpose, and for sums of p and the vectors that have a name."""
    names = attempt.state.scope.names
    vectors = [q for q in names.values() if q.columns == 1 and q.rows != 1][-NAMED:]
    tried = [p, p.changed(*ADJOINT)]
    tried += [p + v for v in vectors if v.shape == p.shape]
    tried += [u + v for i, u in enumerate(vectors) for v in vectors[:i] if u.shape == v.shape]
    news = False
    for k, _ in list(universal(attempt)):
        for q in tried:
            news |= attempt.tried({"move": "use", "use": k, "with": [attempt.tree(q)]})
    return news
