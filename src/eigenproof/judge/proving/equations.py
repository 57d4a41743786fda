"""Equations: a combination of the facts, a pseudoinverse by Penrose's identities, squares that vanish."""

from __future__ import annotations

from ...errors import EigenproofError
from ...kernel_free import ADJOINT, Poly, letter, of_letter
from .attempt import Attempt
from .translate import letters_of


def equation(attempt: Attempt, p: Poly, most: float = 1.0) -> bool:
    """Show p == 0, if one of the strategies does."""
    strategies = (
        lambda: attempt.equal(p, most / 4),
        lambda: penrose(attempt, p, most),
        lambda: attempt.vanishes(p, most / 4),
        lambda: attempt.equal(p, most),
    )
    return any(strategy() for strategy in strategies)


def penrose(attempt: Attempt, p: Poly, most: float) -> bool:
    """pinv(X) == Y because Y satisfies Penrose's identities for X."""
    for (atoms, word), c in p.terms.items():
        if atoms or len(word) != 1 or attempt.letters.trees.get(word[0].key, [""])[0] != "pinv":
            continue
        one = word[0]
        rest = p.times(-1 / c if c not in (1, -1) else -c) + of_letter(one)
        if one in letters_of(rest):
            continue
        op, base = attempt.letters.arguments[one.key]
        x, y = (q.changed(one.transposed, one.conjugated) for q in (base, rest))
        y = rest
        xy, yx = x * y, y * x
        goals = (xy * x - x, yx * y - y, xy.changed(*ADJOINT) - xy, yx.changed(*ADJOINT) - yx)
        if all(_either(attempt, g, most) for g in goals):
            move = {"move": "use", "use": "uniqueness of the pseudoinverse"}
            try:
                attempt.do({**move, "with": [attempt.tree(x), attempt.tree(y)]})
            except EigenproofError:
                return False
            return attempt.equal(p, most / 4)
    return False


def _either(attempt: Attempt, p: Poly, most: float) -> bool:
    return attempt.equal(p, most) or attempt.vanishes(p, most / 4)
