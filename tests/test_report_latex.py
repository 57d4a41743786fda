"""The LaTeX report: compiled by pdflatex, nothing wider than the page."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from report_samples import SAMPLES, spectral_three, wide_eight
from report_samples_data import DATA_SAMPLES

from eigenproof.language import to_latex
from eigenproof.model import Math, Term, add, eq, matrix, mul, polynomial, power
from eigenproof.report.build import build
from eigenproof.report.figures import figure_files
from eigenproof.report.latex import render_latex
from eigenproof.report.latex_blocks import LIMIT, broken, visible
from eigenproof.report.tex_words import breakable, tex_words

NOTES = r"""\documentclass{article}
\usepackage{amsmath,amssymb,mathtools,booktabs,longtable,array,graphicx,xcolor,textcomp}
\begin{document}
Notes of somebody. %s
\end{document}
"""


def compiled(program: str, folder: Path, source: str) -> str:
    """The log of pdflatex; the source must compile without an error."""
    (folder / "main.tex").write_text(source, encoding="utf-8")
    run = subprocess.run(
        [program, "-interaction=nonstopmode", "-halt-on-error", "main.tex"],
        cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=60,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-2000:]
    return (folder / "main.log").read_text(encoding="utf-8", errors="replace")


def overfull(log: str) -> list[float]:
    """By how many points boxes stick out."""
    return [float(points) for points in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]


def test_a_report_compiles_and_nothing_sticks_out(require_tool, tmp_path):
    log = compiled(require_tool("tex"), tmp_path, render_latex(build(wide_eight())))
    assert max(overfull(log), default=0) <= 5
    assert "Missing character" not in log


def test_fragments_go_into_notes(require_tool, tmp_path):
    """All samples as fragments of one document, with nothing but the packages that a fragment names."""
    samples = SAMPLES | DATA_SAMPLES
    for name, make in samples.items():
        report = build(make())
        source = render_latex(report, fragment=True, stem=name)
        (tmp_path / f"{name}.tex").write_text(source, encoding="utf-8")
        for file, content in figure_files(report, name, "pdf"):
            (tmp_path / file).write_bytes(content)
    inputs = "\n".join(rf"\input{{{name}}}" for name in samples)
    log = compiled(require_tool("tex"), tmp_path, NOTES % inputs)
    assert max(overfull(log), default=0) <= 5


def test_a_long_formula_may_stand_in_the_numeric_table(require_tool, tmp_path):
    p = polynomial([10**40 + k for k in range(6)], "l")
    result = spectral_three()
    seen = (replace(result.verdict.witnesses[0], quantity=("residual at every root of ", Math(p))),)
    result = replace(result, verdict=replace(result.verdict, witnesses=seen))
    log = compiled(require_tool("tex"), tmp_path, render_latex(build(result)))
    assert max(overfull(log), default=0) <= 5


def test_overfull_boxes_are_seen(require_tool, tmp_path):
    source = NOTES % ("$" + to_latex(wide_eight().derivation.definitions[1][1]) + "$")
    assert max(overfull(compiled(require_tool("tex"), tmp_path, source))) > 5


def test_any_words_compile(require_tool, tmp_path):
    text = "".join(map(chr, range(0x20, 0x180))) + "αβγλμωΓΔΩ₀₁⁻²ᵀ→⟹≤≥≠≈∈√×·−–—…‘’“”ℝℂℚ✓ 矩阵 \u00a0\u2009"
    compiled(require_tool("tex"), tmp_path, render_latex(build(spectral_three())).replace(
        r"\eigsection{Derivation}", tex_words(text) + r"\eigsection{Derivation}"))  # fmt: skip


def test_words_for_tex():
    assert tex_words("50% of {a_b} & #1") == r"50\% of \{a\_b\} \& \#1"
    assert tex_words("Gram–Schmidt") == "Gram--Schmidt"
    assert tex_words("λ ≥ 0") == r"\ensuremath{\lambda} \ensuremath{\ge} 0"
    assert tex_words("矩") == r"\texttt{U+77E9}"
    assert breakable("1.2345678") == r"\texttt{1.234\allowbreak 5678}"
    assert breakable("") == ""


# ---------------------------------------------------------------- long formulas


def joined(lines: list[str]) -> str:
    """Lines of a broken formula, put together again."""
    return re.sub(r"\s+", " ", " ".join(lines)).replace(r"\qquad ", "").replace("{}", "").replace("- ", "-")


@pytest.mark.parametrize(
    "term",
    [
        polynomial([(-7) ** k for k in range(40)]),
        eq(Term("charpoly", ("A", "x")), polynomial([10**k for k in range(30)])),
        Term("multiset", tuple(range(10**6, 10**6 + 40))),
        eq(Term("eigenvalues", ("A",)), Term("counted", tuple((10**k, k + 1) for k in range(30)))),
    ],
    ids=["sum", "equation", "multiset", "counted"],
)
def test_long_formulas_break_between_their_members_and_lose_nothing(term):
    lines = broken(term)
    assert len(lines) > 1
    assert max(map(visible, lines)) <= LIMIT + 30
    assert joined(lines).replace(" ", "") == to_latex(term).replace("- ", "-").replace(" ", "")


@pytest.mark.parametrize(
    "term", [add("x", 1), power("x", 2), mul(*[f"x{k}" for k in range(80)]), wide_eight().given.term, 10**200]
)
def test_other_formulas_stay_whole(term):
    assert broken(term) == [to_latex(term)]


def test_long_notes_and_stacked_chains_are_in_the_source():
    source = render_latex(build(wide_eight()))
    assert source.count(r"\eigline{") >= 3
    assert r"\eigrows{1.5}" in source
    assert r"\setcounter{MaxMatrixCols}{40}" in source


def test_a_fragment_is_not_a_document():
    fragment = render_latex(build(spectral_three()), fragment=True)
    assert r"\documentclass" not in fragment
    assert r"\begin{document}" not in fragment
    assert fragment.startswith("% A fragment")
    binary = replace(spectral_three().given, exactness="binary")
    assert "binary doubles" in render_latex(build(replace(spectral_three(), given=binary)))


def test_large_matrices_stay_readable_by_tex():
    long = matrix([[10**1500 + k for k in range(20)] for _ in range(20)])
    result = spectral_three()

    def source(a):
        derivation = replace(result.derivation, given=(("A", a),))
        given = replace(result.given, term=a)
        return render_latex(build(replace(result, given=given, derivation=derivation)))

    assert "A = \\text{[too wide for a page" in source(long)
    tall = matrix([[10**20 + 10**9 * k for k in range(20)]] * 20)
    assert max(map(len, source(tall).splitlines())) < 4000
    assert "too wide" not in source(tall)


def test_a_named_root_comes_with_its_digits_and_without_brackets():
    from eigenproof import derive

    latex = render_latex(build(derive("eigen", "[[0, 0, -1], [1, 0, 3], [0, 1, 0]]").result))
    assert r"\lambda_{1} = \operatorname{root}(p, 1) \approx 1.53208888623796" in latex
