"""The search for one small change that makes a refuted claim true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import NamedTuple

from ...model import Expr
from .parts import Claimed
from .values import FAILURES, Values

MOST_PROOFS = 4
"""So many candidates that seem true are given to the judge."""


class Candidate(NamedTuple):
    """A changed claim, what the change costs, and how it is said."""

    cost: float
    words: str
    claimed: Claimed


class Repair(NamedTuple):
    """In words, and the claim that is true."""

    words: str
    statement: Expr


def first_true(
    candidates: Iterator[Candidate], proved: Callable[[Expr], bool], deadline: float
) -> Repair | None:
    """The cheapest candidate that the judge proves."""
    found: list[Candidate] = []
    half = (perf_counter() + deadline) / 2  # the rest is for trying them
    while True:
        try:
            candidate = next(candidates, None)
        except FAILURES:
            break
        if candidate is None or perf_counter() > half:
            break
        found.append(candidate)
    found.sort(key=lambda c: c.cost)
    untold, tried = [], 0
    for candidate in found:
        if perf_counter() > deadline or tried == MOST_PROOFS:
            return None
        holds = Values(candidate.claimed.definitions).holds(candidate.claimed.atom)
        if holds:
            tried += 1
            if proved(candidate.claimed.statement()):
                return Repair(candidate.words, candidate.claimed.statement())
        elif holds is None:
            untold.append(candidate)
    for candidate in untold[:MOST_PROOFS]:
        if perf_counter() < deadline and proved(candidate.claimed.statement()):
            return Repair(candidate.words, candidate.claimed.statement())
    return None
