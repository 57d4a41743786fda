"""A contradiction of order: a product of two numbers > 0 that would be minus a sum of squares."""

from __future__ import annotations

from itertools import combinations_with_replacement

from .attempt import Attempt
from .order import inequality
from .translate import letters_of

MOST = 4


def opposed(attempt: Attempt) -> bool:
    """Show p > 0 and -p >= 0 for a product p of numbers > 0 among the facts."""
    facts = [(k, f[1]) for k, f in enumerate(attempt.state.facts) if f[0] == ">" and f[1].terms]
    facts = [x for x in facts if not any(y.key.startswith("inv#") for y in letters_of(x[1]))][-MOST:]
    singles = [([k], p) for k, p in facts]
    pairs = [([j, k], p * q) for (j, p), (k, q) in combinations_with_replacement(facts, 2) if j != k]
    for ks, p in [*singles, *pairs]:
        fact = [">", attempt.tree(p), "0"]
        if len(ks) > 1:
            attempt.tried({"move": "order", "fact": fact, "squares": [["1", ks, "1"]], "zeros": []})
        if inequality(attempt, ">=", -p) and attempt.state.absurd():
            return True
    return False
