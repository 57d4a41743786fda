"""What is shown of a checked document: terminal, JSON, JUnit, SARIF, GitHub, reports, badges."""

from __future__ import annotations

import io
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chromium import Chromium
from hypothesis import given, settings
from hypothesis import strategies as st
from review_samples import LINES, SKIPPED, TEXT, all_right, claim, sample, undecided
from rich.console import Console
from test_report_html import axe
from test_report_text import check_snapshot

from eigenproof.errors import InputError
from eigenproof.language import parse
from eigenproof.model import Place, Reading, Review, Reviewed, Skipped, Verdict
from eigenproof.report.findings import safe
from eigenproof.report.review import findings
from eigenproof.report.review_annotate import annotated
from eigenproof.report.review_ci import render_github, render_junit, render_sarif
from eigenproof.report.review_html import WHOLE, render_review_html
from eigenproof.report.review_json import render_json, to_json
from eigenproof.report.review_latex import render_review_latex
from eigenproof.report.review_markdown import render_cell, render_review_markdown
from eigenproof.report.review_terminal import render_findings
from eigenproof.report.save_review import check_outputs, save_review

ERRORS = [("broken.ipynb", "broken.ipynb: not a notebook\n  try: jupyter")]
NEEDED = {*"file line column statement verdict scope reason repair counterexample".split()}
WRONG = ["4:14", "4:51", "8:1", "11:27", "12:33"]


def printed(found, width=88, encoding="utf-8", verbose=False, colours=False, seconds=0.8):
    page = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    system = "standard" if colours else None
    console = Console(file=page, width=width, force_terminal=colours, color_system=system, _environ={})
    render_findings(found, console, verbose, seconds)
    page.flush()
    return page.buffer.getvalue().decode(encoding)


# ---------------------------------------------------------------- what is found


def test_kinds_counts_and_exit_codes():
    found = sample()
    assert [f.at for f in found.found if f.wrong] == WRONG
    assert [f.at for f in found.found if f.kind == "unreadable"] == ["11:63"]
    assert [f.at for f in found.found if f.fine] == ["3:35", "7:1"]
    assert (found.code, all_right().code, undecided().code) == (1, 0, 2)
    assert found.summary == (
        "8 claims: 1 proved, 1 refuted as announced, 4 refuted, 1 proved against the announcement, "
        "1 not readable; 2 formulas skipped"
    )
    assert all_right().summary == "1 claim: 1 proved"


def test_unreadable_counts_less_than_refuted_and_more_than_undecided():
    marked = Reading("a.md", TEXT, (), SKIPPED)
    assert findings(Review(marked, ())).code == 3
    one = claim(12, "1 = 2", "1 == 2")
    both = Reading("a.md", TEXT, (one,), SKIPPED)
    assert findings(Review(both, (Reviewed(one, Verdict("undecided")),))).code == 3
    assert findings(Review(both, (Reviewed(one, Verdict("refuted")),))).code == 1
    announced = claim(12, "1 = 2", "1 == 2", "refuted")
    undecided = Reviewed(announced, Verdict("undecided"))
    assert findings(Review(Reading("a.md", TEXT, (announced,)), (undecided,))).code == 2


def test_an_empty_document():
    found = findings(Review(Reading("a.md", "", ()), ()))
    assert (found.code, found.summary) == (0, "0 claims")
    assert "0 claims" in printed(found)
    assert "0 claims" in render_review_html([found])
    assert annotated(found) == render_github([found]) == ""


@pytest.mark.parametrize(
    ("right", "names"),
    [
        ("[[5, 4], [4, 6]]", ["expected", "found"]),
        ("-1/2", ["expected", "found"]),
        ("{1, 2}", ["expected", "found"]),
        ("2*B", ["left side", "right side"]),
        ("B", ["left side", "right side"]),
        ("2*[[1, 0], [0, 1]]", ["left side", "right side"]),
    ],
)
def test_what_the_author_wrote_out_is_called_found(right, names):
    from eigenproof.checking import Checked

    statement = parse(f"A == {right}", bound=["A", "B"])
    verdict = Checked("refuted", worked=((statement, 1, "==", 2),))
    one = claim(12, "1 = 2", "1 == 2")
    (shown,) = findings(Review(Reading("a.md", TEXT, (one,)), (Reviewed(one, verdict),))).found
    assert [s.name for s in shown.sides] == names


def test_the_sides_of_a_part_stand_behind_what_is_said_of_it():
    from review_samples import worked

    from eigenproof.checking import Checked

    one = claim(12, "1 = 2", "1 == 1 and 2 == 3")
    for reason, said in (("the second part", "the second part"), ("", "2 == 3 fails")):
        verdict = Checked("refuted", reason=reason, worked=worked("2 == 3", "2", "3"))
        found = findings(Review(Reading("a.md", TEXT, (one,)), (Reviewed(one, verdict),)))
        lines = printed(found).splitlines()
        assert lines[3:5] == [f"    {said}", "    expected    found"]


# ---------------------------------------------------------------- terminal


def test_terminal_snapshot():
    check_snapshot("check.txt", printed(sample()))
    check_snapshot("check.verbose.txt", printed(sample(), verbose=True))


def test_colours_only_where_asked_for():
    assert "\x1b[" not in printed(sample())
    assert "\x1b[" in printed(sample(), colours=True)


@pytest.mark.parametrize("width", [20, 40, 61])
def test_narrow(width):
    text = printed(sample(), width=width, verbose=True)
    lines = text.splitlines()
    for at in WRONG:
        assert any(line.startswith(f"docs/notes.md:{at} ") for line in lines)
    carets = [line for line in lines if re.match(r" +\| +\^", line)]
    assert len(carets) == 6
    assert all(len(line) <= max(width, 24) for line in carets)


def test_the_caret_is_below_the_claim():
    lines = printed(sample(), width=100).splitlines()
    for k, line in enumerate(lines):
        if re.match(r" +\| +\^", line) and "4 |" in lines[k - 1]:
            start, end = line.index("^"), len(line)
            assert lines[k - 1][start:end] in ("A*(1, 2) = 3*(1, 2)", "A*A = [[5, 4], [4, 6]]")


def test_wide_characters_move_the_caret():
    text = "行列 $1 = 2$"
    one = claim(12, "1 = 2", "1 == 2")
    one = type(one)(Place(1, 5), "1 = 2", one.statement)
    review = Review(Reading("a.md", text, (one,)), (Reviewed(one, Verdict("refuted")),))
    shown = printed(findings(review))
    caret = next(line for line in shown.splitlines() if "^" in line)
    assert caret.index("^") - caret.index("|") == 2 + 2 * 2 + 2


def test_a_terminal_without_unicode():
    text = printed(sample(), encoding="ascii", verbose=True)
    assert "[[5, 4], [4, 5]]" in text
    doubtful = [line for line in text.splitlines() if "?" in line]
    assert doubtful == ["   12 | tab here & <b>: ?[31mred?[0m ? $1 = 2$"]


def test_nothing_of_a_document_steers_the_terminal():
    text = printed(sample(), verbose=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert safe("a\x1b[2Jb\u202ec\td") == "a\ufffd[2Jb\ufffdc d"


# ---------------------------------------------------------------- JSON


def test_json_snapshot_and_fields():
    text = render_json([sample()], ERRORS)
    check_snapshot("check.json", text)
    data = json.loads(text)
    assert len(data["claims"]) == 7
    for one in data["claims"]:
        assert one.keys() >= NEEDED
        parse(one["statement"])  # stands alone
    assert data["claims"][5]["counterexample"] == {"n": "2", "B": "[[0, 1], [0, 0]]"}
    assert [s["line"] for s in data["skipped"]] == [3, 11, 11]
    assert [s["marked"] for s in data["skipped"]] == [False, False, True]
    assert all({"file", "line", "column", "reason"} <= s.keys() for s in data["skipped"])
    assert data["errors"][0]["file"] == "broken.ipynb"


def test_a_notebook_has_cells():
    one = claim(12, "1 = 2", "1 == 2")
    one = type(one)(Place(12, 33, 4), one.source, one.statement)
    found = findings(Review(Reading("a.ipynb", TEXT, (one,)), (Reviewed(one, Verdict("undecided")),)))
    assert to_json([found])["claims"][0]["cell"] == 4
    assert printed(found).startswith("a.ipynb:12:33 (cell 4) undecided")
    assert "a.ipynb:12:33 (cell 4)</a>" in render_review_html([found])
    assert "[a.ipynb:12:33 (cell 4)](a.ipynb#L12)" in render_review_markdown([found])
    assert "{12:33}{cell 4}" in render_review_latex([found])
    assert "cell" not in to_json([all_right()])["claims"][0]


# ---------------------------------------------------------------- continuous integration


def test_junit():
    text = render_junit([sample(), all_right()], ERRORS, [0.5, 0.25])
    check_snapshot("check.junit.xml", text)
    root = ElementTree.fromstring(text.encode())
    assert root.tag == "testsuites"
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.tag == "testsuite"
        assert int(suite.get("tests")) == len(cases)
        for kind in ("failure", "error"):
            assert int(suite.get(f"{kind}s")) == len(suite.findall(f"testcase/{kind}"))
        for case in cases:
            assert case.get("name")
            assert case.get("classname")
            assert case.get("file")
            assert len(case) <= 1
    assert [root.get(k) for k in ("tests", "failures", "errors")] == ["10", "5", "2"]
    names = [(c.get("classname"), c.get("name")) for c in root.iter("testcase")]
    assert len(set(names)) == len(names)
    assert "\x1b" not in text


def test_sarif():
    text = render_sarif([sample(), all_right()], ERRORS, "1.2.3")
    check_snapshot("check.sarif", text)
    data = json.loads(text)
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("eigenproof", "1.2.3")
    rules = [r["id"] for r in driver["rules"]]
    assert len(set(rules)) == len(rules)
    assert len(run["results"]) == 7
    lines = dict(enumerate(LINES, 1))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note", "none")
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert not re.search(r"[ \\]", physical["artifactLocation"]["uri"])
        if "region" in physical:
            region = physical["region"]
            assert 1 <= region["startColumn"] <= len(lines[region["startLine"]])
            assert region.get("endColumn", 999) > region["startColumn"]
    assert json.loads(render_sarif([all_right()]))["runs"][0]["results"] == []


def test_sarif_names_files_as_addresses():
    one = claim(12, "1 = 2", "1 == 2")
    for file, uri in (("a b/ü.md", "a%20b/%C3%BC.md"), ("/a b.md", "file:///a%20b.md")):
        found = findings(Review(Reading(file, TEXT, (one,)), (Reviewed(one, Verdict("undecided")),)))
        (result,) = json.loads(render_sarif([found]))["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_github_annotations():
    text = render_github([sample()], ERRORS)
    lines = text.splitlines()
    assert len(lines) == 7
    place = r"file=[^:,]+(,line=\d+,col=\d+(,endColumn=\d+)?,title=[^:]+)?"
    assert all(re.match(rf"::(error|warning) {place}::.", line) for line in lines)
    assert "%0A" in lines[-1]
    assert render_github([all_right()]) == ""


def test_github_commands_cannot_be_made_up_by_a_document():
    one = claim(12, "1 = 2", "1 == 2")
    bad = Verdict("undecided", reason="50%\n::error::made up\r\n")
    file = "a,line=1::x%.md"
    text = render_github([findings(Review(Reading(file, TEXT, (one,)), (Reviewed(one, bad),)))])
    assert text.count("\n") == 1
    assert "file=a%2Cline=1%3A%3Ax%25.md,line=12" in text
    assert "50%25" in text


# ---------------------------------------------------------------- reports


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        for name, value in attributes:
            self.ids += [value] if name == "id" else []
            self.targets += [value] if name == "href" else []


@pytest.mark.parametrize("several", [False, True])
def test_html(several):
    documents = (sample(), sample("b.md"), all_right()) if several else (sample(),)
    page = render_review_html(documents)
    seen = _Ids()
    seen.feed(page)
    assert len(set(seen.ids)) == len(seen.ids)
    assert all(t.startswith("#") and t[1:] in seen.ids for t in seen.targets)
    assert len(seen.targets) == 2 * sum(len(d.found) for d in documents)
    assert page.index("To be corrected") < page.index("To be looked at") < page.index(">Right<")
    assert "<b>" not in page
    assert "\x1b" not in page
    assert page == render_review_html(documents)


def test_html_of_a_long_document_shows_the_lines_around_its_claims():
    one = claim(12, "1 = 2", "1 == 2")
    one = type(one)(Place(WHOLE, 2), "1 = 2", one.statement)
    text = "\n".join(f"line {k}" for k in range(1, 3 * WHOLE))
    review = Review(Reading("a.md", text, (one,)), (Reviewed(one, Verdict("proved")),))
    page = render_review_html([findings(review)])
    assert f"line {WHOLE - 2}<" in page
    assert f"line {WHOLE - 3}<" not in page


def test_latex_and_markdown():
    check_snapshot("check.github.md", render_review_markdown([sample()], Path("reports")))
    source = render_review_latex([sample(), all_right()])
    check_snapshot("check.body.tex", source.split("\\eigbegin\n")[1])
    for name, count in (("itemize", 1),):
        assert source.count(f"\\begin{{{name}}}") == source.count(f"\\end{{{name}}}") == count


def test_markdown_links_lead_to_the_lines():
    text = render_review_markdown([sample()], Path("reports"))
    assert "](../docs/notes.md?plain=1#L4)" in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    assert tables


def test_a_cell_shows_its_claims_in_order():
    text = render_cell(sample())
    heads = ["**✓ proved** (line 3)", "**✗ refuted** (line 4)", "(line 11)", "(line 12)"]
    assert [text.index(head) for head in heads] == sorted(text.index(head) for head in heads)


def test_the_pdf(tmp_path, require_tool):
    require_tool("tex")
    save_review([sample(), all_right()], tmp_path / "r.pdf")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_html_in_a_browser(tmp_path, require_tool):
    program = require_tool("chromium")
    path = tmp_path / "r.html"
    path.write_text(render_review_html([sample(), all_right()]), encoding="utf-8")
    browser = Chromium(program, tmp_path / "profile")
    try:
        for width, dark in ((360, True), (1200, False)):
            browser.open(path, width, dark)
            assert browser.messages == []
            assert browser.requests in ([], [path.as_uri()])
            assert browser.run("document.documentElement.scrollWidth") <= width
            assert browser.run("document.querySelectorAll('math').length") > 20
            assert axe(browser) == []
    finally:
        browser.close()


# ---------------------------------------------------------------- files


def test_outputs_that_cannot_be_written_are_refused_before_any_work():
    for bad in ("r.docx", "r", "r.json"):
        with pytest.raises(InputError, match="no report ends"):
            check_outputs([Path(bad)], ["a.md"])
    for documents in (["a.tex"], ["a.md", "b.md"]):
        with pytest.raises(InputError, match="one Markdown document"):
            check_outputs([Path("a.checked.md")], documents)
    check_outputs([Path("a.checked.md"), Path("r.html"), Path("r.tex"), Path("r.md")], ["a.md"])


def test_no_half_written_file(tmp_path, monkeypatch):
    target = tmp_path / "r.html"
    target.write_text("before")

    def failing(*_):
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(InputError, match="no space left"):
        save_review([sample()], target)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


# ---------------------------------------------------------------- any text at all

TEXTS = st.text(st.sampled_from("a1= $\\[]`~<>!-|&#%:,;'\"_*^{}\n\r\t\x00\x1b\u202eé行𝐀"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.lists(st.tuples(st.integers(1, 9), st.integers(1, 30)), max_size=4), TEXTS)
def test_no_document_breaks_an_output(text, source, places, reason):
    one = claim(12, "1 = 2", "1 == 2")
    claims = tuple(type(one)(Place(*p), source, one.statement) for p in places)
    reviewed = tuple(Reviewed(c, Verdict("undecided", reason=reason), repair=reason) for c in claims)
    skipped = tuple(Skipped(c.place, source, reason, marked=k % 2 == 0) for k, c in enumerate(claims))
    found = findings(Review(Reading(f"{source}.md", text, claims, skipped), reviewed))
    assert len(found.found) + len(found.skipped) == 2 * len(claims)
    for width in (24, 80):
        shown = printed(found, width, verbose=True)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    suites = ElementTree.fromstring(render_junit([found]).encode())
    cases = [case.get("name") for case in suites.iter("testcase")]
    assert len({*cases}) == len(cases)
    json.loads(render_sarif([found]))
    json.loads(render_json([found]))
    assert render_github([found]).count("\n") == len(found.found)
    seen = _Ids()
    seen.feed(render_review_html([found]))
    assert len({*seen.ids}) == len(seen.ids)
    assert not {"a1", "img", "iframe"} & {*seen.tags}
    assert render_review_latex([found]).count("\\begin{document}") == 1
    assert render_review_markdown([found])
    badged = iter(annotated(found))
    assert all(c in badged for c in text)  # all of the document, in its order
