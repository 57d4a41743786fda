"""Statements of many kinds that were written without looking at the prover: none is decided the wrong way."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eigenproof.checking import check
from eigenproof.errors import EigenproofError
from eigenproof.language import infer_text

STATEMENTS = json.loads(Path(__file__).with_name("data").joinpath("blind_statements.json").read_text())
DECIDED = 700
"""So many are decided at least, on a busy machine; the number grows."""
SECONDS = 2


def verdict(text: str) -> str:
    """The verdict, or `error` for what the language does not have."""
    try:
        return check(text, budget=SECONDS).status
    except EigenproofError:
        return "error"


def test_the_list_holds_many_kinds_of_both_verdicts():
    assert len({s["id"] for s in STATEMENTS}) == len(STATEMENTS) > 700
    assert min(Counter(s["expected"] for s in STATEMENTS).values()) > 200
    assert len({s["kind"] for s in STATEMENTS}) > 30


@pytest.mark.parametrize("statement", STATEMENTS[::40], ids=lambda s: s["id"])
def test_one_of_each_kind_is_read(statement):
    assert infer_text(statement["statement"]).kinds is not None


@pytest.mark.slow
def test_none_is_decided_the_wrong_way_and_most_are_decided():
    verdicts = {s["id"]: verdict(s["statement"]) for s in STATEMENTS}
    wrong = [s["id"] for s in STATEMENTS if verdicts[s["id"]] not in (s["expected"], "undecided", "error")]
    assert wrong == []
    decided = sum(v in ("proved", "refuted") for v in verdicts.values())
    assert decided >= DECIDED, f"only {decided} are decided"
