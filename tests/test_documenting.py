"""`check_document`: from a file to a review, and what stops a claim or a document that asks too much."""

from __future__ import annotations

import sys
import time

import pytest

import eigenproof
from eigenproof import InputError, check_document, documenting
from eigenproof.documenting import DocumentChecker, documents_of
from eigenproof.language import parse
from eigenproof.model import Claim, Place, Reading, Review, Reviewed

TEXT = """\
```eigenproof
let A = [[2, 1], [1, 2]]
A*(1, 1) == 3*(1, 1)
A*(1, 2) == 3*(1, 2)
```
"""


@pytest.fixture(scope="module")
def checker():
    with DocumentChecker(0.5) as checker:
        yield checker


def a_claim(statement: object) -> Claim:
    return Claim(Place(1, 1), "?", statement)  # type: ignore[arg-type]


def test_a_review(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    told = []
    review = check_document(path, progress=lambda done, of: told.append((done, of)))
    assert isinstance(review, Review)
    assert isinstance(review.claims[0], Reviewed)
    assert [(r.claim.place.line, r.verdict.status) for r in review.claims] == [(3, "proved"), (4, "refuted")]
    assert review.claims[1].repair
    assert review.claims[0].verdict.certificate
    assert review.reading.text == TEXT
    assert repr(review).splitlines()[-1] == f"{path}: 2 claims: 1 proved, 1 refuted"
    assert "**✗ refuted** (line 4)" in review._repr_markdown_()
    assert told == [(1, 2), (2, 2)]
    assert eigenproof.check_document is check_document


def test_what_is_no_document(tmp_path, checker):
    (tmp_path / "a.ipynb").write_text("{")
    with pytest.raises(InputError, match="missing"):
        checker.read(tmp_path / "missing.md")
    with pytest.raises(InputError, match="a.ipynb"):
        checker.read(tmp_path / "a.ipynb")
    with pytest.raises(InputError):
        checker.read(tmp_path)


@pytest.mark.parametrize("budget", [0, -1, True, "5", 1e9])
def test_a_budget_that_is_none(budget):
    with pytest.raises(InputError, match="budget"):
        DocumentChecker(budget)


def test_macros_and_the_present_folder(tmp_path, checker, monkeypatch):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text(TEXT)
    (tmp_path / "m.tex").write_text(r"\newcommand{\three}{3}")
    for folder, file in ((tmp_path, "deep/a.md"), (tmp_path / "deep", "a.md")):
        monkeypatch.chdir(folder)
        assert checker.read(file, tmp_path / "m.tex").file == file
        assert len(checker.read(file).claims) == 2


class Endless:
    """What takes for ever to be read by the child."""

    def __init__(self, what: str, *arguments: object) -> None:
        self.what, self.arguments = what, arguments

    def __reduce__(self) -> tuple:
        module, name = self.what.split(":")
        return getattr(sys.modules[module], name), self.arguments


def test_a_claim_that_hangs_is_undecided_and_the_next_one_judged(checker, monkeypatch):
    fine = checker.read_text(TEXT, "markdown").claims[1]
    with monkeypatch.context() as short:
        short.setattr(documenting, "GRACE", 0.25)
        short.setattr(checker, "budget", 0.25)
        start = time.monotonic()
        reviewed = checker.judge(a_claim(Endless("time:sleep", 60)))
        assert time.monotonic() - start < 20
    assert reviewed.verdict.status == "undecided"
    assert reviewed.verdict.reason == "stopped after 0.5 s"
    assert checker.judge(fine).verdict == "refuted"


def test_a_claim_that_is_too_large_is_undecided():
    with DocumentChecker(5, memory=1 << 30) as small:
        reviewed = small.judge(a_claim(Endless("builtins:bytearray", 2 << 30)))
        assert reviewed.verdict.status == "undecided"
        assert "needed more than 1 GiB" in reviewed.verdict.reason
        assert small.judge(a_claim(parse("1 + 1 == 2"))).verdict == "proved"


def test_a_document_has_so_much_time_and_no_more(checker, monkeypatch):
    claims = checker.read_text(TEXT, "markdown").claims * 3
    clock = iter(range(0, 1000, 10))  # ten seconds pass between two looks at the clock
    monkeypatch.setattr(documenting, "perf_counter", lambda: next(clock))
    review = checker.review(Reading("a.md", TEXT, claims))
    assert [r.verdict.status for r in review.claims[:2]] == ["proved", "refuted"]
    late = [r.verdict for r in review.claims[2:]]
    assert {v.status for v in late} == {"undecided"}
    assert all("30 s for one document" in v.reason for v in late)


def test_a_document_that_takes_for_ever_to_read(checker, monkeypatch):
    monkeypatch.setattr(documenting, "READING", 0.0)
    long = "Here is $x = 1$, and more.\n\n" * 4_000  # seconds of work, so that nothing arrives at once
    with pytest.raises(InputError, match="cannot be read: stopped after 0 s"):
        checker.read_text(long, "markdown", "a.md")


def test_folders_without_what_is_hidden(tmp_path):
    for name in ("b.tex", "a.md", "sub/c.ipynb", ".git/d.md", "sub/.e.md", "f.py", "sub/g.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    paths = documents_of([tmp_path, tmp_path / "f.py", tmp_path / "a.md"])
    names = [str(p.relative_to(tmp_path)) for p in paths]
    assert names == ["a.md", "b.tex", "sub/c.ipynb", "sub/g.TXT", "f.py"]
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "linked.md").symlink_to(tmp_path / "a.md")  # leads out of the folder
    with pytest.raises(InputError, match="no document"):
        documents_of([tmp_path / "empty"])
