"""Proved statements at random matrices (NumPy, not our judge); certificates changed at random."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judge_support import places, replaced
from kernel_readings import Reading
from kernel_theorem_samples import matrices, related

from eigenproof import kernel
from eigenproof.checking import Checked, check
from eigenproof.errors import EigenproofError
from eigenproof.language import parse, resolved, to_text
from eigenproof.model import from_tree, tree

DATA = json.loads((Path(__file__).parent / "data" / "statements.json").read_text(encoding="utf-8"))
TRUE = {x["id"]: x["statement"] for x in DATA if x["set"] == "theorems" and x["expected"] == "proved"}
FALSE = {x["id"]: x["statement"] for x in DATA if x["set"] == "theorems" and x["expected"] == "refuted"}
LONG = {"HW_1_2", "HW_2_1", "HW_3_2", "HW_4_1", "DD_2_3", "H25_3_ROL"}
"""True statements whose proofs take about a second."""
QUICK = sorted(set(TRUE) - LONG)
TRIES, ENOUGH = 60, 12
"""Choices of values tried for one statement, and instances of its hypotheses looked at."""


class Values(Reading):
    """The value of a statement, with powers of matrices."""

    def term(self, t) -> np.ndarray:
        if isinstance(t, list) and t[0] == "^":
            base = self.term(t[1])
            return np.linalg.matrix_power(base, int(t[2]))
        return super().term(t)


def goal_of(statement: str) -> list:
    return tree(resolved(parse(statement)))  # type: ignore[return-value]


def taken_apart(goal: list) -> tuple[list, list, list]:
    """Variables, hypotheses and conclusion."""
    variables, hypotheses = [], []
    while goal[0] in ("for", "implies"):
        if goal[0] == "for":
            variables += goal[1]
        else:
            hypotheses += goal[1][1:] if goal[1][0] == "and" else [goal[1]]
        goal = goal[2]
    return variables, hypotheses, goal


def mentioned(t: object) -> set[str]:
    return {t} if isinstance(t, str) else set().union(*map(mentioned, t)) if t else set()


def instances(goal: list, rng: random.Random) -> Iterator[Values]:
    """Values at which all hypotheses hold: structured matrices, and those that have to do with the others."""
    variables, hypotheses, _ = taken_apart(goal)
    names = {name for name, _ in variables}
    sizes = {n: rng.randint(1, 3) for _, (_, *shape) in variables for n in shape if not n.isdigit()}
    for _ in range(TRIES):
        values: dict[str, np.ndarray] = {}
        for name, (field, *shape) in rng.sample(variables, len(variables)):
            m, n = [sizes.get(x) or int(x) for x in (*shape, "1", "1")[:2]]
            real = field != "C"
            options = matrices(m, n, real, rng) + related(m, n, list(values.values()))
            options = [x for x in options if not real or not np.abs(x.imag).max() > 0]
            due = [h for h in hypotheses if mentioned(h) & names <= values.keys() | {name}]
            tried = ((x, Values({**values, name: x}, sizes, real)) for x in options)
            fitting = [x for x, given_x in tried if all(true(given_x, h) for h in due)]
            if not fitting:
                break
            values[name] = rng.choice(fitting)
        else:
            yield Values(values, sizes, True)


def true(values: Values, t: list) -> bool:
    """Does a statement hold? Where it has no value it does not."""
    try:
        return values.holds(t)
    except (np.linalg.LinAlgError, AssertionError):
        return False


def violations(goal: list, rng: random.Random) -> tuple[int, list[dict]]:
    """How many instances were looked at, and the values at which the conclusion fails."""
    conclusion = taken_apart(goal)[2]
    found, seen = [], 0
    for values in instances(goal, rng):
        try:
            held = values.holds(conclusion)
        except np.linalg.LinAlgError:
            continue
        seen += 1
        found += [] if held else [values.values]
        if seen == ENOUGH:
            break
    return seen, found


@cache
def verdict(name: str) -> Checked:
    return check({**TRUE, **FALSE}[name], budget=20)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(QUICK), st.integers(0, 10**9))
def test_random_instances_never_violate_a_proved_statement(name: str, seed: int) -> None:
    if verdict(name) == "proved":
        assert not violations(goal_of(TRUE[name]), random.Random(seed))[1], name


@pytest.mark.parametrize("name", sorted(TRUE))
def test_the_true_statements_hold_at_random_instances(name: str) -> None:
    seen, found = violations(goal_of(TRUE[name]), random.Random(name))
    assert not found


def test_there_are_instances_of_most_hypotheses_and_they_find_what_is_false() -> None:
    seen = {name: violations(goal_of(s), random.Random(1))[0] for name, s in TRUE.items()}
    assert sum(n > 0 for n in seen.values()) > 0.75 * len(seen)
    failing = 0
    for statement in FALSE.values():
        failing += any(violations(goal_of(statement), random.Random(k))[1] for k in range(8))
    assert failing > 0.7 * len(FALSE)


# ------------------------------------------------------------ certificates


OTHERS = {"T": "neg", "H": "T", "==": "!=", "+": "*", "inv": "pinv"}


def other(leaf: object, names: list[str], rng: random.Random) -> object:
    """Another coefficient, letter or index; None where a leaf is none of these."""
    if type(leaf) is int:
        return rng.choice([leaf + 1, leaf - 1, leaf + 3])
    if leaf in names:
        return rng.choice([x for x in names if x != leaf] or [None])
    if isinstance(leaf, str) and leaf.lstrip("-").replace("/", "", 1).isdigit():
        return rng.choice([str(-int(leaf)), str(int(leaf) + 1)]) if "/" not in leaf else "1"
    return OTHERS.get(leaf) if isinstance(leaf, str) else None


def changes(name: str, rng: random.Random, many: int) -> Iterator[tuple[dict, object]]:
    """Certificates with one leaf of the proof changed, and their goals."""
    certificate = verdict(name).certificate
    assert certificate is not None
    (claim,) = certificate["claims"]  # type: ignore[misc]
    proof = claim["evidence"]["proof"]
    names = [n for n, _ in claim["claim"][1]]
    for path, leaf in rng.sample(found := list(places(proof)), min(many, len(found))):
        new = None if "names" in path else other(leaf, names, rng)
        if new is not None and new != leaf:
            changed = {**claim, "evidence": {"proof": replaced(proof, path, new)}}
            yield {**certificate, "claims": [changed]}, claim["claim"]


def accepted(certificate: dict, goal: object) -> bool:
    try:
        kernel.check(certificate, goal)
    except EigenproofError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_a_certificate_with_one_leaf_changed_is_refused(name: str) -> None:
    rng, tried, taken = random.Random(name), 0, 0
    assert verdict(name) == "proved"
    for certificate, goal in changes(name, rng, 25):
        tried += 1
        taken += accepted(certificate, goal)  # -1 for 1 in a square, or an idle summand: still a proof
    assert taken <= max(1, tried // 8)


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_what_a_changed_statement_with_its_proof_says_is_true(name: str) -> None:
    """One leaf of the statement is changed: what the kernel still accepts holds at random instances."""
    rng = random.Random(name)
    certificate = verdict(name).certificate
    assert certificate is not None
    goal = certificate["goal"]
    names = [n for n, _ in goal[1]]  # type: ignore[index]
    leaves = list(places(goal[2], (2,)))  # type: ignore[index]
    for path, leaf in rng.sample(leaves, min(25, len(leaves))):
        new = other(leaf, names, rng)
        if new is None or new == leaf:
            continue
        changed = replaced(goal, path, new)
        claim = {**certificate["claims"][0], "claim": changed}  # type: ignore[index]
        if accepted({**certificate, "goal": changed, "claims": [claim]}, changed):
            assert not violations(changed, rng)[1], to_text(from_tree(changed))
