"""One chapter in five styles of mark-up: the same claims with the same verdicts, and no others.

tests/documents/expected.json was written by hand with the documents: what each claim says, its verdict, the
kind of the planted error, and for each style the first and last line on which it stands.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from eigenproof.checking import check
from eigenproof.documenting import check_document
from eigenproof.model import Review, Reviewed

FOLDER = Path(__file__).parent / "documents"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
CONTENTS = {c["id"]: c for c in EXPECTED["contents"]}
NOT_CLAIMS = {c["id"]: c for c in EXPECTED["not_claims"]}
STYLES = ["notes.md", "section.ptx", "article.tex", "lecture.ipynb", "plain.txt"]
MAY_BE_JUDGED = {"rounded-product"}
"""Is judged with its rounding in mind, or left alone; only refuted it must not be."""


@cache
def review(style: str) -> Review:
    """The document's claims with their verdicts."""
    return check_document(FOLDER / style)


def within(style: str, item: dict) -> list[Reviewed]:
    """The claims that were found where this one stands."""
    first, last = item["lines"][style]
    return [r for r in review(style).claims if first <= r.claim.place.line <= last]


def verdict(style: str, name: str) -> str:
    """What the document check says about a content: refuted if any part of it is."""
    found = [r.verdict.status for r in within(style, CONTENTS[name])]
    return next((s for s in ("refuted", "undecided", "proved") if s in found), "not found")


def test_there_are_enough_of_each_kind():
    verdicts = [c["verdict"] for c in CONTENTS.values()]
    assert verdicts.count("proved") >= 25
    assert verdicts.count("refuted") >= 10
    assert len(NOT_CLAIMS) >= 6
    assert all((c["error"] is None) == (c["verdict"] == "proved") for c in CONTENTS.values())
    assert all(set(c["lines"]) == set(STYLES) for c in (*CONTENTS.values(), *NOT_CLAIMS.values()))


def test_no_two_things_stand_on_one_line():
    for style in STYLES:
        spans = sorted(c["lines"][style] for c in (*CONTENTS.values(), *NOT_CLAIMS.values()))
        assert all(a[1] < b[0] for a, b in zip(spans, spans[1:], strict=False)), style


@pytest.mark.parametrize("name", CONTENTS)
def test_the_statement_has_the_verdict_of_the_table(name: str):
    assert check(CONTENTS[name]["statement"]).status == CONTENTS[name]["verdict"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CONTENTS)
def test_the_claim_is_found_where_it_stands_and_judged(name: str, style: str):
    assert verdict(style, name) == CONTENTS[name]["verdict"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", NOT_CLAIMS)
def test_what_is_no_claim_is_left_alone(name: str, style: str):
    found = within(style, NOT_CLAIMS[name])
    if name in MAY_BE_JUDGED:
        assert all(r.verdict.status != "refuted" for r in found)
    else:
        assert not [r.claim.source for r in found]


@pytest.mark.parametrize("style", STYLES)
def test_nothing_else_is_accused(style: str):
    spans = [c["lines"][style] for c in (*CONTENTS.values(), *NOT_CLAIMS.values())]
    others = [r for r in review(style).claims if not any(a <= r.claim.place.line <= b for a, b in spans)]
    assert not [(r.claim.place.line, r.claim.source) for r in others if r.verdict.status != "proved"]


@pytest.mark.parametrize("style", STYLES)
def test_the_claims_come_in_their_order(style: str):
    places = [(r.claim.place.line, r.claim.place.column) for r in review(style).claims]
    assert places == sorted(places)


@pytest.mark.parametrize("name", CONTENTS)
def test_all_styles_agree(name: str):
    assert len({verdict(style, name) for style in STYLES}) == 1


@pytest.mark.parametrize("style", STYLES)
def test_every_mark_up_of_a_claim_is_read(style: str):
    reading = review(style).reading
    assert not [s.reason for s in reading.skipped if s.marked]
    assert [c.place.line for c in reading.claims if c.marked] == [CONTENTS["pca"]["lines"][style][0]]


def test_no_code_cell_was_run():
    assert review("lecture.ipynb").claims
    assert not (FOLDER / "was-run.txt").exists()
    assert not Path("was-run.txt").exists()
