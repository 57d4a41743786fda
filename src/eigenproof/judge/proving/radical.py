"""A number is 0 because it cannot be other than 0: with 1/p among the letters, the equations give 1 = 0.

So p is found where only a power of it is a combination of the equations (J. L. Rabinowitsch, Math. Ann. 102,
1930).
"""

from __future__ import annotations

from collections.abc import Callable

from ...errors import EigenproofError
from ...kernel_free import Poly, number
from .attempt import Attempt

MOST_TERMS = 4


def radical(attempt: Attempt, p: Poly, shown: Callable[[list], bool]) -> bool:
    """p == 0 for a number p: suppose p != 0."""
    if not p.scalar or not 0 < len(p.terms) <= MOST_TERMS:
        return False
    inner, tree = attempt.fork(), attempt.tree(p)
    inner.state.assume(["!=", tree, "0"], inner.state.scope)
    if not inner.tried({"move": "use", "use": "reciprocal", "with": [tree]}):
        return False
    if not inner.equal(number(1), 0.5):
        return False
    try:
        attempt.do({"move": "have", "fact": ["==", tree, "0"], "proof": {"suppose": {"moves": inner.moves}}})
    except EigenproofError:
        return False
    return True
