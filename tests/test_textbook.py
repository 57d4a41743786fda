"""Statements that textbooks make, true and false: none is decided the wrong way, most are decided."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eigenproof.checking import check
from eigenproof.language import infer_text

STATEMENTS = json.loads(Path(__file__).with_name("data").joinpath("textbook_statements.json").read_text())


def test_the_list_holds_many_statements_of_both_kinds():
    assert len({s["id"] for s in STATEMENTS}) == len(STATEMENTS) >= 150
    assert min(Counter(s["expected"] for s in STATEMENTS).values()) > 50
    assert all(s["note"] for s in STATEMENTS)


def test_all_sizes_fit():
    for s in STATEMENTS:
        assert infer_text(s["statement"]).kinds, s["id"]


@pytest.mark.slow
def test_none_is_decided_the_wrong_way_and_most_are_decided():
    verdicts = {s["id"]: check(s["statement"]).status for s in STATEMENTS}
    wrong = [s["id"] for s in STATEMENTS if verdicts[s["id"]] not in (s["expected"], "undecided")]
    assert wrong == []
    undecided = [i for i, status in verdicts.items() if status == "undecided"]
    assert len(undecided) <= len(STATEMENTS) // 10, undecided
