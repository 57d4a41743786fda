"""The HTML report: what is in the file, and how a real browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chromium import Chromium
from report_samples import SAMPLES, gap_two, spectral_three, wide_eight
from report_samples_data import DATA_SAMPLES, lstsq_line, pca_two, svd_two

from eigenproof.language import parse, parse_latex, to_mathml
from eigenproof.model import conjuncts, matrix
from eigenproof.report.build import build
from eigenproof.report.html import render_html
from eigenproof.report.html_blocks import calm, prose_html

ALL = SAMPLES | DATA_SAMPLES
VOID = {"meta", "br", "hr", "img", "input", "link", "mspace"}


class Strict(HTMLParser):
    """Every tag closed in order, every id once, every link inside the page to an id that is there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name in ("src", "href", "action", "srcset") and not (value or "").startswith("#"):
                self.addresses.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def parsed(page: str) -> Strict:
    reader = Strict()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_file_is_well_formed_and_needs_nothing_else(name):
    page = render_html(build(ALL[name]()))
    reader = parsed(page)
    assert len(set(reader.ids)) == len(reader.ids)
    assert {link[1:] for link in reader.links} <= set(reader.ids)
    assert reader.addresses == []
    assert not re.search(r"https?:|//[a-z]+\.|@import", page)
    assert {u for u in re.findall(r"url\(([^)]{0,15})", page) if u[0] != "#"} == {"data:font/woff;"}
    for formula in re.findall(r"<math.*?</math>", page, re.DOTALL):
        ElementTree.fromstring(formula)  # as strict as XML


def test_the_checker_of_this_file_finds_faults():
    for broken in ("<p>", "</p>", "<b><i></b></i>"):
        with pytest.raises(AssertionError):
            parsed(broken)


def test_steps_are_numbered_and_linkable():
    page = render_html(build(spectral_three()))
    assert [int(k) for k in re.findall(r'<li id="step-(\d+)"', page)] == list(range(1, 8))
    assert page.count("✓ proved exactly</span>") == 7
    assert page.count("<details") >= 10


@pytest.mark.parametrize("name", ["spectral", "gap", "one", "wide"])
def test_what_is_printed_as_proved_parses_back_to_what_was_proved(name):
    report = build(SAMPLES[name]())
    page = render_html(report)
    for step, text in zip(report.steps, re.split(r'<li id="step-\d+"', page)[1:], strict=True):
        statement = re.search(r'<div class="display.*?(?=<details|<div class="where")', text, re.DOTALL)[0]
        shown = re.findall(
            r'<annotation encoding="application/x-tex">(.*?)</annotation>', statement, re.DOTALL
        )
        assert tuple(parse_latex(unescape(s)) for s in shown) == conjuncts(step.statement)
    goal = re.search(r"The goal as text.*?<pre[^>]*>(.*?)</pre>", page, re.DOTALL)[1]
    assert parse(unescape(goal)) == report.goal


def test_text_from_outside_is_escaped():
    from dataclasses import replace

    result = gap_two()
    nasty = replace(result.derivation.steps[0], title="<script>alert(1)</script>", reason=("a < b & c",))
    steps = (nasty, *result.derivation.steps[1:])
    page = render_html(build(replace(result, derivation=replace(result.derivation, steps=steps))))
    assert "<script>alert" not in page
    assert "a &lt; b &amp; c" in page
    parsed(page)


def test_brackets_grow_only_around_what_is_tall():
    low = calm("<mo>(</mo><mi>x</mi><mo>)</mo>")
    assert low.count('stretchy="false"') == 2
    tall = to_mathml(matrix([[1]]))
    assert calm(tall) == tall
    norm = calm("<mo>‖</mo><mi>A</mi><mo>(</mo><mi>v</mi><mo>)</mo><mo>‖</mo><mo>‖</mo><mi>r</mi><mo>‖</mo>")
    assert norm.count('stretchy="false"') == 6
    mixed = calm("<mo>(</mo><mo>[</mo><mi>x</mi><mo>]</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>)</mo>")
    assert mixed.startswith("<mo>(</mo>")
    assert mixed.count('stretchy="false"') == 2
    assert calm("<mo>)</mo><mo>(</mo>") == "<mo>)</mo><mo>(</mo>"


def test_a_formula_keeps_the_punctuation_behind_it():
    from eigenproof.model import Math

    assert prose_html(("take ", Math("x"), ", then")).endswith("</math>,</span> then")
    assert prose_html(()) == ""


# ---------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium | None]:
    """One browser for all tests of this file; None where there is none."""
    import shutil

    found = [p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p]
    if not found:
        yield None
        return
    chromium = Chromium(found[0], tmp_path_factory.mktemp("profile"))
    yield chromium
    chromium.close()


@pytest.fixture
def page(browser: Chromium | None, require_tool, tmp_path: Path):
    """`page(result, width, dark)` opens a report in the browser."""
    require_tool("chromium")

    def show(result: object, width: int = 1200, dark: bool = False) -> Chromium:
        path = tmp_path / "report.html"
        path.write_text(render_html(build(result)), encoding="utf-8")
        browser.open(path, width, dark)
        return browser

    return show


@pytest.mark.parametrize(
    ("make", "width", "dark"),
    [
        *product((spectral_three, gap_two, wide_eight), (1200, 360), (False, True)),
        (svd_two, 360, False),
        (lstsq_line, 1200, False),
        (lstsq_line, 360, True),
        (pca_two, 1200, True),
        (pca_two, 360, False),
    ],
)
def test_a_browser_shows_it_without_complaint(page, make, width, dark, tmp_path):
    chromium = page(make(), width, dark)
    chromium.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert chromium.messages == []
    assert [r for r in chromium.requests if not r.endswith("report.html")] == []
    assert chromium.run("document.documentElement.scrollWidth") <= width
    assert chromium.run("document.fonts.check('16px \"Report Maths\"')")
    paper = chromium.run("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper)[:3])) < 200) == dark
    chromium.picture(tmp_path / "page.png")
    assert (tmp_path / "page.png").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("make", "dark"),
    [
        *product((spectral_three, gap_two), (False, True)),
        (svd_two, False),
        (lstsq_line, False),
        (pca_two, True),
    ],
)
def test_axe_finds_nothing_serious(page, make, dark):
    chromium = page(make(), 1200, dark)
    chromium.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert axe(chromium) == []


def test_axe_would_find_something(page):
    chromium = page(spectral_three())
    chromium.run("document.querySelector('h1').style.color = '#ddd'")
    assert axe(chromium) == ["color-contrast"]


def axe(chromium: Chromium) -> list[str]:
    """The rules that the accessibility checker sees broken, of impact serious or critical."""
    spec = find_spec("axe_core_python")
    assert spec is not None, "axe-core-python belongs to the test dependencies"
    chromium.run(Path(spec.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8") + ";true")
    findings = chromium.run("axe.run().then((r) => r.violations.map((v) => [v.id, v.impact]))")
    return [rule for rule, impact in findings if impact in ("serious", "critical")]


def test_copying_gives_latex(page):
    chromium = page(spectral_three())
    copied = chromium.run(
        """(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector("#step-1 .reason"));
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        const clipboardData = new DataTransfer();
        const event = new ClipboardEvent("copy", {clipboardData, bubbles: true, cancelable: true});
        document.dispatchEvent(event);
        return event.clipboardData.getData("text/plain");
        })()"""
    )
    assert copied == r"By definition this is $\det(x I - A)$; expand along row 1."


def test_it_prints_with_the_arithmetic_unfolded(page, tmp_path, require_tool):
    import subprocess

    tool = require_tool("poppler")
    page(spectral_three()).pdf(tmp_path / "page.pdf")
    words = subprocess.run(
        [tool, tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "expand along row 1" in words
    assert "minors of size 2" in words
    assert "operatorname" not in words
