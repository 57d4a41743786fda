"""Facts as textbooks print them: the right ones proved, the wrong ones refuted and described.

tests/data/fact_passages.json holds short passages in the mark-up and the words of four kinds of books, each
with what has to come out: `proved`, `refuted` (one number is wrong; `says` is a part of what is said of it),
or `none` (nothing in it is a claim that can be checked). The labels come from SymPy and NumPy, or by hand.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from eigenproof.documents import read_text
from eigenproof.documents.claims import claims
from eigenproof.model import Reviewed
from eigenproof.reviewing import review_claim

DATA = json.loads((Path(__file__).parent / "data" / "fact_passages.json").read_text(encoding="utf-8"))
PASSAGES = {p["id"]: p for p in DATA["passages"]}
FORMATS = ("latex", "pretext", "notebook")


def source(passage: dict, format: str) -> str:
    """The passage as a document."""
    macros = DATA["macros"].get(passage["style"], "").strip("$")
    text = passage["text"]
    if format == "markdown":
        return f"$${macros}$$\n\n{text}\n" if macros else f"{text}\n"
    if format == "latex":
        text = re.sub(r"\$\$(.*?)\$\$", r"\\[\1\\]", text, flags=re.DOTALL)
        return f"\\newcommand{{\\amp}}{{&}}\n{macros}\n\\begin{{document}}\n{text}\n\\end{{document}}\n"
    if format == "notebook":
        cell = {"cell_type": "markdown", "metadata": {}, "source": source(passage, "markdown")}
        return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 2})
    text = text.replace(" & ", r" \amp ").replace("<", r"\lt ")
    text = re.sub(r"\$\$(.*?)\$\$", r"<me>\1</me>", text, flags=re.DOTALL)
    text = re.sub(r"\$(.*?)\$", r"<m>\1</m>", text)
    paragraphs = "".join(f"<p>{p}</p>" for p in text.split("\n\n"))
    return f"<pretext><docinfo><macros>{macros}</macros></docinfo><article>{paragraphs}</article></pretext>"


@cache
def review(name: str, format: str = "markdown") -> tuple[Reviewed, ...]:
    """The claims of a passage with their verdicts."""
    found = claims(read_text(source(PASSAGES[name], format), format))
    return tuple(review_claim(claim) for claim in found.claims)


def outcome(reviewed: tuple[Reviewed, ...]) -> str:
    """refuted if any claim is, otherwise undecided if any is, otherwise proved; none without a claim."""
    found = [r.verdict.status for r in reviewed]
    return next((s for s in ("refuted", "undecided", "proved") if s in found), "none")


def test_there_are_enough_of_each():
    verdicts = [p["verdict"] for p in PASSAGES.values()]
    assert len(PASSAGES) == len(DATA["passages"]) >= 80
    assert verdicts.count("proved") >= 35
    assert verdicts.count("refuted") >= 25
    assert verdicts.count("none") >= 8


@pytest.mark.parametrize("name", PASSAGES)
def test_the_verdict(name: str):
    assert outcome(review(name)) == PASSAGES[name]["verdict"], [
        (r.verdict.status, r.claim.source, r.verdict.reason) for r in review(name)
    ]


@pytest.mark.parametrize("name", [n for n, p in PASSAGES.items() if p["verdict"] == "refuted"])
def test_a_refutation_says_what_is_wrong(name: str):
    wrong = [r for r in review(name) if r.verdict.status == "refuted"]
    said = " ".join(f"{r.verdict.reason} {r.repair}" for r in wrong)
    assert said.strip()
    assert PASSAGES[name].get("says", "") in said


@pytest.mark.parametrize("name", list(PASSAGES)[::3])
def test_other_formats_say_the_same(name: str):
    format = FORMATS[list(PASSAGES).index(name) // 3 % 3]
    assert outcome(review(name, format)) == PASSAGES[name]["verdict"]
