"""What theorems say exists, as witnesses for a goal that something exists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from ...errors import EigenproofError
from ...kernel_letters import Scope, bound
from ...kernel_theorems import theorem
from .attempt import Attempt
from .suggested import SOME, filled, used

MOST = 4  # choices of the variables of one theorem
EXISTING = {
    "a real 3 x 3 matrix has a real eigenvalue": "eigen",
    "a real symmetric matrix has an eigenvector": "eigen",
    "square root of a positive semidefinite matrix": "==",
    "square factor of a positive definite matrix": "==",
    "polar decomposition": "positive_semidefinite",
    "a shift that is invertible": "invertible",
    "more rows than columns": "!=",
    "a matrix that is not zero": "!=",
    "a vector with the largest image": "singular_values",
    "rank-one factors": "==",
    "Fredholm's alternative": "==",
    "more columns than rows": "!=",
}
"""Theorems that give what exists, in its order, with a word that such a goal has."""


def existing(attempt: Attempt, goal: list, scope: Scope) -> Iterator[list]:
    """New names for what theorems say exists, where sizes and number fit the goal."""
    wanted, text = [shape(attempt, where, scope) for _, where in goal[1]], repr(goal[2])
    for name in (x for x, word in EXISTING.items() if word in text):
        variables, body = theorem(name, 0)
        for given in islice(product(*(filled(attempt, where) for _, where in variables)), MOST):
            if not promising(attempt, variables, given, body, wanted):
                continue
            before = set(attempt.state.scope.names)
            if used(attempt, name, variables, body, dict(zip((x for x, _ in variables), given)), SOME):
                names = attempt.state.scope.names
                new = [x for x in names if x not in before]
                if [names[x].shape for x in new] == wanted:
                    yield new
                yield from ([x] for x in new if [names[x].shape] == wanted and len(new) > 1)


def promising(attempt: Attempt, variables: list, given: tuple, body: list, wanted: list) -> bool:
    """Has what the theorem gives the sizes of what is wanted?"""
    try:
        where = bound(variables, list(given), Scope({}, {}, False), attempt.letters, free=True)
    except EigenproofError:
        return False
    while body[0] != "exists":
        body = body[2]
    found = [shape(attempt, x, where) for _, x in body[1]]
    return found == wanted or any([x] == wanted for x in found)


def shape(attempt: Attempt, where: list, scope: Scope) -> tuple:
    """The sizes of a variable of the goal."""
    _, *sizes = where
    return tuple(attempt.letters.size(n, scope) for n in (*sizes, "1", "1")[:2])
