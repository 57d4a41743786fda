"""Numbers that are their own opposites: x.T M x = 0 because M + M.T = 0."""

from __future__ import annotations

from collections.abc import Callable

from ...kernel_free import TRANSPOSED, Poly, of_letter
from .attempt import Attempt
from .translate import product


def mirrored(attempt: Attempt, p: Poly, shown: Callable[[list], bool]) -> bool:
    """x.T M x == 0 for a vector x: it equals its transpose, and so half of x.T (M + M.T) x."""
    inner = between(p)
    if inner is None:
        return False
    x, m = inner
    q = m + m.changed(*TRANSPOSED)
    found = attempt.combination(q)
    if found is None or any(len(more) > 1 for _, _, _, _, *more in found):
        return False
    first, last = attempt.tree(x.changed(*TRANSPOSED)), attempt.tree(x)
    summands = [
        [c, product(["1/2", first, left]), k, product([right, last]), *way]
        for c, left, k, right, *way in found
    ]
    fact = ["==", attempt.tree(p), "0"]
    attempt.derived.add(attempt.do({"move": "combine", "fact": fact, "sum": summands}))
    return True


def between(p: Poly) -> tuple[Poly, Poly] | None:
    """(x, M) with p = x.T M x, where every monomial of p has a word that begins and ends so."""
    if not p.scalar or not p.terms:
        return None
    terms: dict = {}
    ends = set()
    for (atoms, _), c in p.terms.items():
        words = (k for k, ((kind, w), e) in enumerate(atoms) if kind == "w" and e == 1 and len(w) > 2)
        at = next(words, None)
        if at is None:
            return None
        (_, w), _ = atoms[at]
        ends.add((of_letter(w[0]).changed(*TRANSPOSED).key, of_letter(w[-1]).key))
        m = (atoms[:at] + atoms[at + 1 :], w[1:-1])
        terms[m] = terms.get(m, 0) + c
        x = of_letter(w[-1])
    if len(ends) > 1 or len(set(ends.pop())) > 1:
        return None
    return x, Poly(x.rows, x.rows, terms)
