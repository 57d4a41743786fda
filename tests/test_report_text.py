"""The Report tree, and what the renderers to text say: terminal, Markdown, JSON; files."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from report_samples import SAMPLES, gap_two, one_and_none, spectral_three, wide_eight
from report_samples_data import DATA_SAMPLES

from eigenproof.errors import InputError
from eigenproof.language import parse
from eigenproof.model import Math, Term, Witness, add, eq, let, polynomial, walk
from eigenproof.report.build import build
from eigenproof.report.checks import shortened, summary
from eigenproof.report.html import render_html
from eigenproof.report.json_out import render_json
from eigenproof.report.latex import render_latex
from eigenproof.report.markdown import render_markdown
from eigenproof.report.save import save
from eigenproof.report.terminal import render_terminal, render_text
from eigenproof.report.vocabulary import VOCABULARY, meanings, reading

SNAPSHOTS = Path(__file__).parent / "snapshots"
ALL = SAMPLES | DATA_SAMPLES


def check_snapshot(name: str, text: str) -> None:
    """The text is what it was; EIGENPROOF_UPDATE_SNAPSHOTS=1 writes it anew (then read the difference)."""
    path = SNAPSHOTS / name
    if os.environ.get("EIGENPROOF_UPDATE_SNAPSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no snapshot {name}: run the test once with EIGENPROOF_UPDATE_SNAPSHOTS=1"
    assert text == path.read_text(encoding="utf-8")


def body_of(page: str) -> str:
    """An HTML report without its head, script and drawings: the words and formulas."""
    return re.sub(r"(?s)<svg.*?</svg>", "<svg>…</svg>", page[page.index("<body>") : page.index("<script>")])


@pytest.mark.parametrize("name", ["spectral", "gap", *DATA_SAMPLES])
def test_words_and_formulas_are_frozen(name):
    result = ALL[name]()
    report = build(result)
    check_snapshot(f"{name}.txt", render_text(report))
    check_snapshot(f"{name}.github.md", render_markdown(report))
    check_snapshot(f"{name}.json", render_json(result))
    check_snapshot(f"{name}.body.tex", render_latex(report).split("\\eigbegin\n")[1])
    check_snapshot(f"{name}.body.html", body_of(render_html(report)))


@pytest.mark.parametrize("name", sorted(ALL))
def test_same_input_same_bytes(name):
    for render in (render_text, render_html, render_latex, render_markdown):
        assert render(build(ALL[name]())) == render(build(ALL[name]()))


# ---------------------------------------------------------------- the tree


def test_the_tree_of_a_proved_derivation():
    report = build(spectral_three())
    assert report.title == "Spectral decomposition of a symmetric 3 × 3 matrix"
    assert [Math(Term("sqrt", (d,))) for d in (2, 3, 6)] == [
        Math(t) for t in report.subtitle[1].term.args[1:]
    ]
    assert report.gaps == ()
    assert report.badge.words == "proved exactly, re-checked by the kernel"
    assert report.counts == ("all 7 steps proved", "4 numeric cross-checks agree")
    assert [name for name, _ in report.where] == ["Q", "D"]
    assert [s.anchor for s in report.steps] == [f"step-{k}" for k in range(1, 8)]
    # a name is explained in the step that uses it first, and not again
    assert [[name for name, _ in s.where] for s in report.steps] == [
        [],
        [],
        [],
        ["v1"],
        ["v2", "v3"],
        ["u3"],
        ["Q", "D"],
    ]


def test_roots_of_one_polynomial_share_a_name():
    p = polynomial([-1, -3, 0, 1])
    result = spectral_three()
    roots = tuple((f"l{k}", Term("root", (p, k))) for k in (1, 2, 3))
    derivation = replace(result.derivation, definitions=(*roots, ("p", 1), *result.derivation.definitions))
    goal = let(derivation.definitions, eq("l1", add("l2", "l3")))
    report = build(replace(result, derivation=derivation, goal=goal))
    # the name p is taken; the goal itself stays as it was judged
    assert report.where == (("q", p), *((f"l{k}", Term("root", ("q", k))) for k in (1, 2, 3)))
    assert report.goal == goal


def test_what_is_not_proved_comes_first():
    report = build(gap_two())
    assert [(g.number, g.badge.status) for g in report.gaps] == [
        (0, "undecided"),
        (1, "refuted"),
        (2, "undecided"),
    ]
    assert report.notes == ("The entries are the exact values of binary doubles.",)
    assert report.counts == ("0 of 2 steps proved", "1 numeric cross-check disagrees")
    for text in (
        render_text(report),
        render_markdown(report),
        body_of(render_html(report)),
        render_latex(report),
    ):
        assert "0.1 as a double is not 1/10." in text
        assert text.index("0.1 as a double") < text.index("Given")
        assert "re-checked" not in text


def test_a_refuted_goal_is_never_called_proved():
    result = spectral_three()
    refuted = replace(result, verdict=replace(result.verdict, status="refuted", reason="one entry differs"))
    for text in (
        render_text(build(refuted)),
        body_of(render_html(build(refuted))),
        render_latex(build(refuted)),
    ):
        assert "re-checked by the kernel" not in text
        assert "one entry differs" in text
        assert "Claimed answer" in text


def test_a_step_without_a_verdict_is_an_error():
    result = spectral_three()
    with pytest.raises(ValueError, match="zip"):
        build(replace(result, verdicts=result.verdicts[:-1]))


def test_small_and_large_cases_render():
    one, none = one_and_none()
    assert "Determinant of a 1 × 1 matrix" in render_text(build(one))
    assert "Determinant of a 0 × 0 matrix" in render_text(build(none))
    assert "Diagonalisation of an 8 × 8 matrix" in render_text(build(wide_eight()))


# ---------------------------------------------------------------- vocabulary


def test_every_word_has_a_meaning_in_its_own_arguments():
    for word, (arguments, prose) in VOCABULARY.items():
        (meaning,) = [m for m in meanings([Term(word, arguments)]) if m.word.op == word]
        assert meaning.prose == prose
        assert isinstance(prose, tuple)
        assert all(isinstance(p, (str, Math)) for p in prose), word


def test_reading_speaks_of_the_names_at_hand():
    assert reading(Term("symmetric", ("B",))) == (Math(eq(Term("T", ("B",)), "B")),)
    assert reading(Term("not", (Term("symmetric", ("B",)),))) is None
    assert reading(eq("A", "B")) is None


def test_over_the_complex_numbers_q_is_unitary():
    words = {n.op for p in reading(Term("spectral", ("A", "Q", "D")), over_c=True) if isinstance(p, Math)
             for n in walk(p.term) if isinstance(n, Term)}  # fmt: skip
    assert "H" in words
    assert "T" not in words


# ---------------------------------------------------------------- terminal


def test_the_terminal_is_brief_unless_asked():
    from rich.console import Console

    def shown(**options):
        out = io.StringIO()
        render_terminal(build(spectral_three()), Console(file=out, width=80, color_system=None), **options)
        return out.getvalue()

    assert "expand along row 1" not in shown()
    assert "7  Spectral decomposition  ✓ proved exactly" in shown()
    assert "expand along row 1" in shown(full=True)
    assert len(shown().splitlines()) < 30


@pytest.mark.parametrize("name", sorted(ALL))
def test_text_has_no_trailing_blanks(name):
    assert [line for line in render_text(build(ALL[name]())).splitlines() if line != line.rstrip()] == []


def test_a_matrix_too_wide_for_the_console_goes_on_one_line():
    from rich.console import Console

    out = io.StringIO()
    render_terminal(build(wide_eight()), Console(file=out, width=40, color_system=None))
    assert "⎡" not in out.getvalue()
    assert max(map(len, out.getvalue().splitlines())) <= 50


# ---------------------------------------------------------------- Markdown


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_github_gets_only_what_it_accepts(name):
    text = render_markdown(build(SAMPLES[name]()))
    assert not re.search(r"\\operatorname|\\mbox|\\phantom", text)
    assert "$$" not in text
    assert text.count("```math") * 2 + 2 == text.count("```")
    tables = [line for line in text.splitlines() if line.startswith("|")]
    widths = [line.count("|") for line in tables]
    assert set(widths) <= {3, 8}  # two columns of arithmetic, or the numeric table: no bar inside a cell


def test_mathjax_and_notebook_dialects():
    report = build(spectral_three())
    mathjax, notebook = render_markdown(report, "mathjax"), render_markdown(report, "notebook")
    assert "$`" not in mathjax + notebook
    assert "```math" not in mathjax + notebook
    assert r"\operatorname{spectral}" in mathjax
    assert '<details markdown="1">' in mathjax
    assert "<details>" in notebook
    assert "$$Q^{T} Q = I$$" in mathjax
    assert "$Q^{T} Q = I$" in notebook.replace("$$", "")


def test_words_are_escaped_in_markdown():
    result = spectral_three()
    step = replace(result.derivation.steps[0], reason=("a*b_c | <i> #1 [x] ",))
    changed = replace(
        result, derivation=replace(result.derivation, steps=(step, *result.derivation.steps[1:]))
    )
    assert r"a\*b\_c \| \<i\> \#1 \[x\]" in render_markdown(build(changed))


# ---------------------------------------------------------------- JSON


def test_json_has_the_fields_that_programs_read():
    result = spectral_three()
    data = json.loads(render_json(result))
    assert data["topic"] == "spectral"
    assert data["verdict"] == "proved"
    assert data["input"]["matrix"] == [["2", "1", "1"], ["1", "2", "1"], ["1", "1", "2"]]
    assert data["input"]["exactness"] == "exact"
    assert [set(s) for s in data["steps"]] == [{"title", "statement", "reason", "verdict", "numeric"}] * 7
    assert data["answer"] == result.answer
    assert data["certificate"] == result.certificate
    assert [w["kind"] for w in data["numeric"]] == ["mpmath", "Arb", "NumPy", "Arb", "NumPy", "mpmath"]


@pytest.mark.parametrize("name", ["spectral", "gap", "one"])
def test_statements_in_json_parse_back_and_stand_alone(name):
    result = SAMPLES[name]()
    data = json.loads(render_json(result))
    assert parse(data["goal"]) == result.goal
    for step, shown in zip(build(result).steps, data["steps"], strict=True):
        assert parse(shown["statement"]) == step.standalone


def test_json_of_a_gap_says_why():
    data = json.loads(render_json(gap_two()))
    assert data["why"] == "Step 2 is open."
    assert data["steps"][0]["counterexample"]["A"].startswith("[[3602879701896397/36028797018963968")


# ---------------------------------------------------------------- numeric words


def test_long_values_are_cut_and_short_ones_kept():
    assert shortened("1." + "3" * 50) == "1." + "3" * 30 + "…"
    assert shortened("0.25 + 1.5*i") == "0.25 + 1.5*i"
    assert shortened("1." + "3" * 50 + "e-7") == "1." + "3" * 30 + "…e-7"


def test_the_summary_names_the_worst_of_each_kind():
    seen = [Witness("Arb", ("a",), "1", 50, agrees=True), Witness("Arb", ("b",), "1", 48, agrees=True)]
    assert summary(seen) == "Arb 48 digits"
    assert summary([*seen, Witness("NumPy", ("a",), "2", 0, agrees=None)]) == "Arb 48 digits, NumPy 0 digits"
    assert summary([*seen, Witness("Arb", ("c",), "2", 0, agrees=False)]) == "Arb 0 digits; 1 of 3 disagree"


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("suffix", [".html", ".tex", ".md", ".json", ".txt", ".HTML"])
def test_the_suffix_chooses_the_renderer(tmp_path, suffix):
    path = save(spectral_three(), tmp_path / f"report{suffix}")
    text = path.read_text(encoding="utf-8")
    start = {
        ".html": "<!DOCTYPE html>",
        ".tex": r"\documentclass",
        ".md": "# Spec",
        ".json": "{",
        ".txt": "Spectral",
    }
    assert text.startswith(start[suffix.lower()])
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("name", ["report.doc", "report", "report.pdf.zip"])
def test_other_suffixes_are_refused_with_what_to_use(tmp_path, name):
    with pytest.raises(InputError) as caught:
        save(spectral_three(), tmp_path / name)
    assert caught.value.code == "suffix"
    assert ".html, .pdf, .fragment.tex, .tex, .ipynb, .mathjax.md, .md, .json, .txt" in str(caught.value)
    assert caught.value.next_move
    assert os.listdir(tmp_path) == []


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "report.txt"
    path.write_text("old")
    path.chmod(0o640)

    def broken(source, target):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", broken)
        with pytest.raises(InputError, match="No space left") as caught:
            save(spectral_three(), path)
    assert caught.value.code == "unwritable"
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.txt"]
    save(spectral_three(), path)
    assert path.read_text().startswith("Spectral")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        save(spectral_three(), tmp_path / "no" / "report.txt")
