"""Statements that textbooks make, true and false: none is decided the wrong way."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eigenproof.checking import check
from eigenproof.language import infer_text

PROVED = 100
"""So many of the true ones are proved at least, on a busy machine; the number grows."""
STATEMENTS = json.loads(Path(__file__).with_name("data").joinpath("textbook_statements.json").read_text())


def test_the_list_holds_many_statements_of_both_kinds():
    assert len({s["id"] for s in STATEMENTS}) == len(STATEMENTS) >= 150
    assert min(Counter(s["expected"] for s in STATEMENTS).values()) > 50
    assert all(s["note"] for s in STATEMENTS)


def test_all_sizes_fit():
    for s in STATEMENTS:
        assert infer_text(s["statement"]).kinds, s["id"]


@pytest.mark.slow
def test_none_is_decided_the_wrong_way_and_the_false_ones_are_refuted():
    verdicts = {s["id"]: check(s["statement"], budget=2).status for s in STATEMENTS}
    wrong = [s["id"] for s in STATEMENTS if verdicts[s["id"]] not in (s["expected"], "undecided")]
    assert wrong == []
    missed = [s["id"] for s in STATEMENTS if s["expected"] == "refuted" and verdicts[s["id"]] == "undecided"]
    assert missed == []
    proved = sum(status == "proved" for status in verdicts.values())
    assert proved >= PROVED, f"only {proved} of the true ones are proved"
