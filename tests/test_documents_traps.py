"""Texts in which a careless reader accuses what is true, or what is no claim (documents/traps.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from eigenproof.documenting import DocumentChecker
from eigenproof.model import Reviewed

FILE = Path(__file__).parent / "documents" / "traps.md"
HEADING = re.compile(r"^## (\d+)(\+?) (\d+): (.*)\n", re.MULTILINE)
_, *PARTS = HEADING.split(FILE.read_text(encoding="utf-8"))
TRAPS = {
    name: (int(proved), bool(more), int(refuted), text)
    for proved, more, refuted, name, text in zip(*(PARTS[k::5] for k in range(5)), strict=True)
}
"""How many claims are proved, whether there may be more, how many are refuted, and the text."""


@pytest.fixture(scope="module")
def checker() -> Iterator[DocumentChecker]:
    with DocumentChecker() as found:
        yield found


def reviewed(checker: DocumentChecker, text: str, format: str = "markdown") -> list[Reviewed]:
    """The claims of a text with their verdicts."""
    return [checker.judge(claim) for claim in checker.read_text(text, format).claims]


def of(status: str, found: list[Reviewed]) -> list[str]:
    """What was claimed and got this verdict."""
    return [r.claim.source for r in found if r.verdict.status == status]


def test_there_are_traps_of_each_kind():
    assert len(TRAPS) >= 30
    assert {(proved > 0, refuted) for proved, _, refuted, _ in TRAPS.values()} == {
        (False, 0), (True, 0), (False, 1)
    }  # fmt: skip


@pytest.mark.parametrize("name", TRAPS)
def test_nobody_is_accused_wrongly(checker: DocumentChecker, name: str):
    *_, refuted, text = TRAPS[name]
    found = of("refuted", reviewed(checker, text))
    assert len(found) == refuted, found


@pytest.mark.parametrize("name", TRAPS)
def test_what_is_true_is_proved(checker: DocumentChecker, name: str):
    proved, more, _, text = TRAPS[name]
    found = of("proved", reviewed(checker, text))
    assert len(found) >= proved if more else len(found) == proved, found


def test_a_session_in_a_plain_text_is_no_claim(checker: DocumentChecker):
    assert reviewed(checker, TRAPS["session of a program"][-1], "text") == []
