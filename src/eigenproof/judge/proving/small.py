"""X = 0 because its length is at most 0."""

from __future__ import annotations

from collections.abc import Callable

from ...kernel_free import ADJOINT, Poly, trace
from .attempt import Attempt
from .order import plainly
from .translate import letters_of

THEOREM = "a length that is at most zero"


def small(attempt: Attempt, p: Poly, shown: Callable[[list], bool]) -> bool:
    """p == 0 where an inequality among the facts gives trace(p.H p) <= 0."""
    near = letters_of(p)
    orders = [f[1] for f in attempt.state.facts if f[0] == ">=" and len(f[1].terms) > 1]
    if p.scalar or not p.terms or not any(letters_of(e) & near for e in orders):
        return False
    if not plainly(attempt, -trace(p.changed(*ADJOINT) * p)):
        return False
    return attempt.tried({"move": "use", "use": THEOREM, "with": [attempt.tree(p)]})
