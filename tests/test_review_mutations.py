"""True statements changed a little: what becomes false is refuted, what stays true is not accused.

That a change makes a statement false is shown without the judge (review_truth.py: ball arithmetic).
"""

from __future__ import annotations

import json
import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from review_mutants import mutants, rewrites
from review_truth import surely_false

from eigenproof import InputError, reviewing
from eigenproof.checking import read
from eigenproof.language import to_text
from eigenproof.model import Claim, Expr, Place
from eigenproof.reviewing import review_claim

DATA = Path(__file__).parent / "data"
MUTANTS, REWRITES, SAMPLE = 2000, 500, 140
MOST_OF_A_KIND = 4
"""So many mutants of one kind are made of one fact."""
MOST = 20


@cache
def facts() -> list[Expr]:
    """True statements about explicit matrices."""
    printed = json.loads((DATA / "statements.json").read_text(encoding="utf-8"))
    texts = [x["statement"] for x in printed if x["set"] == "facts" and x["expected"] == "proved"]
    own = (DATA / "review_facts.txt").read_text(encoding="utf-8").splitlines()
    return [read(t) for t in (*texts, *(line for line in own if not line.startswith("#")))]


def readable(s: Expr) -> Expr | None:
    """The statement with its sizes settled; None if they do not fit."""
    try:
        return read(s)
    except InputError:
        return None


@cache
def false_ones() -> list[tuple[str, Expr, int]]:
    """(kind, statement, its fact): statements that one small change made false."""
    rng, found = random.Random(5), []
    for k, fact in enumerate(facts()):
        every, kinds = list(mutants(fact)), Counter()
        rng.shuffle(every)
        for kind, changed in every:
            if kinds.total() == MOST:
                break
            mutant = readable(changed) if kinds[kind] < MOST_OF_A_KIND else None
            if mutant is not None and surely_false(mutant):
                kinds[kind] += 1
                found.append((kind, mutant, k))
    rng.shuffle(found)
    return found


@cache
def true_ones() -> list[tuple[str, Expr]]:
    """(kind, statement): facts said in another way."""
    rng = random.Random(5)
    found = [(kind, readable(s)) for fact in facts() for kind, s in rewrites(fact, rng)]
    rng.shuffle(found)
    assert all(s is not None for _, s in found)
    return found


def verdict(s: Expr) -> str:
    return review_claim(Claim(Place(1, 1), "", s)).verdict.status


def missed(mutated: list[tuple[str, Expr, int]]) -> list[str]:
    """The mutants that were not refuted."""
    return [f"{kind}: {to_text(s)}" for kind, s, _ in mutated if verdict(s) != "refuted"]


def accused(rewritten: list[tuple[str, Expr]]) -> list[str]:
    """The rewritten facts that were not proved."""
    return [f"{kind}: {to_text(s)}" for kind, s in rewritten if verdict(s) != "proved"]


def test_there_are_enough_of_every_kind():
    assert len({k for *_, k in false_ones()}) >= 200
    kinds = Counter(kind for kind, *_ in false_ones())
    named = {"sign", "one more", "one less", "columns", "transposition", "multiplicity", "factor", "divisor"}
    assert kinds.keys() >= named | {"normalisation", "entries", "vector missing"}
    assert len(false_ones()) >= MUTANTS
    assert len(true_ones()) >= REWRITES
    named = {
        "scale",
        "order",
        "sign of a column",
        "basis",
        "permuted",
        "decimal",
        "factored",
        "transposed twice",
    }
    assert {kind for kind, _ in true_ones()} >= named


def test_no_fact_is_surely_false():
    assert len(facts()) > 220
    assert [to_text(s) for s in facts() if surely_false(s)] == []


def test_a_sample_of_false_ones_is_refuted():
    assert missed(false_ones()[:SAMPLE]) == []


def test_a_sample_of_rewritten_facts_is_not_accused():
    assert accused(true_ones()[:SAMPLE]) == []


@pytest.mark.slow
def test_all_false_ones_are_refuted(monkeypatch):
    monkeypatch.setattr(reviewing, "LONGEST_REPAIR", 0.005)  # the verdict is what counts here
    assert missed(false_ones()[:MUTANTS]) == []


@pytest.mark.slow
def test_no_rewritten_fact_is_accused():
    assert accused(true_ones()[:REWRITES]) == []
