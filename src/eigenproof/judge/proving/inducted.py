"""Induction over a natural number: the statement at 0, and at k + 1 where it holds at k."""

from __future__ import annotations

from math import inf

from ...errors import EigenproofError
from ...kernel_general import State
from ...kernel_induction import cases, mentions
from .attempt import Attempt, OutOfTime
from .solve import solve
from .translate import NamedLetters


def naturals(goal: list) -> list[str]:
    """The names that a statement is for all of in N, and that stand in exponents or entries."""
    if goal[0] != "for":
        return []
    return [name for name, where in goal[1] if where == ["N"] and mentions(goal[2], name)]


def inducted(goal: list, k: str, end: float, patience: float, steps: float = inf) -> dict | None:
    """A proof by induction over k, in so many steps for each of its two parts; None if none was found."""
    try:
        rest, own, first, body, after = cases(goal, k)
        base = part(["for", rest, first] if rest else first, None, end, patience, steps)
        if base is None:
            return None
        step = part(after, ([*rest, own], body), end, patience, steps)
    except (EigenproofError, OutOfTime):
        return None
    return None if step is None else {"induction": k, "base": base, "step": step}


def part(goal: list, given: tuple | None, end: float, patience: float, steps: float) -> dict | None:
    """A proof of a goal, with the variables and the hypothesis of the step."""
    attempt = Attempt(State(NamedLetters()), end, last=steps)
    attempt.patience, scope = patience, attempt.state.scope
    if given is not None:
        variables, body = given
        scope = attempt.state.declared(variables, scope, {}, sizes=True)
        attempt.state.assume(body, scope)
    return solve(attempt, goal, scope, stated=True)
