"""The claims of two notes (proofs/seed-claims.md): numbered, each with its verdict."""

from __future__ import annotations

import re
from bisect import bisect
from pathlib import Path

import pytest

from eigenproof import kernel
from eigenproof.checking import check
from eigenproof.documenting import check_document
from eigenproof.language import resolved
from eigenproof.literate import Stated, statements
from eigenproof.model import tree

FILE = Path(__file__).parents[1] / "proofs" / "seed-claims.md"
LINES = FILE.read_text(encoding="utf-8").splitlines()
HEAD = re.compile(r"\*\*(\d+)\.\*\* ")
HEADS = [(line, int(m[1])) for line, text in enumerate(LINES, 1) if (m := HEAD.match(text))]
TRUE, FALSE = 91, 55
SLOW = {9, 13, 19, 29, 34, 40, 48, 73, 96}
"""Entries with statements that take more than a second."""


def entries() -> dict[int, list[Stated]]:
    """The statements of each entry by its number; definitions between entries are none."""
    found: dict[int, list[Stated]] = {number: [] for _, number in HEADS}
    for stated in statements(FILE):
        found[HEADS[bisect([line for line, _ in HEADS], stated.line) - 1][1]].append(stated)
    return found


ENTRIES = entries()
CASES = [
    pytest.param(s, id=f"{n}:{s.line}", marks=[pytest.mark.slow] if n in SLOW else [])
    for n, stated in ENTRIES.items() for s in stated
]  # fmt: skip


def test_the_entries_are_numbered_and_have_statements():
    assert [number for _, number in HEADS] == list(range(1, len(HEADS) + 1))
    assert len(HEADS) >= 105
    assert all(ENTRIES.values())


def test_as_many_are_true_and_false_as_counted():
    first = [stated[0].expected for stated in ENTRIES.values()]
    assert (first.count("proved"), first.count("refuted")) == (TRUE, FALSE)
    readme = (FILE.parent / "README.md").read_text(encoding="utf-8")
    assert f"{TRUE + FALSE} of them, {FALSE} not true as they stand" in readme
    counted = f"Of the {TRUE + FALSE} entries {TRUE} are true as they stand"
    assert counted in " ".join(LINES)
    assert f"The other {FALSE} are" in " ".join(LINES)


def test_a_false_entry_is_followed_by_what_is_true_and_a_true_one_has_nothing_false():
    for number, stated in ENTRIES.items():
        verdicts = [s.expected for s in stated]
        if verdicts[0] == "refuted":
            assert verdicts == sorted(verdicts, reverse=True), number
            assert verdicts[-1] == "proved", number
        else:
            assert set(verdicts) == {"proved"}, number


def test_no_statement_is_there_twice():
    terms = [s.statement for stated in ENTRIES.values() for s in stated]
    twice = [s.text for stated in ENTRIES.values() for s in stated if terms.count(s.statement) > 1]
    assert not twice


@pytest.mark.parametrize("stated", CASES)
def test_a_statement_gets_its_verdict(stated: Stated):
    verdict = check(stated.statement)
    assert verdict.status == stated.expected, verdict.reason
    assert verdict.certificate is not None
    if stated.expected == "proved":
        kernel.check(verdict.certificate, tree(resolved(stated.statement)))


@pytest.mark.slow
def test_checking_the_file_as_a_document_gives_what_it_announces():
    review = check_document(FILE)
    assert [(r.claim.place.line, r.claim.source) for r in review.claims if not r.as_expected] == []
    assert len(review.claims) == sum(map(len, ENTRIES.values()))
