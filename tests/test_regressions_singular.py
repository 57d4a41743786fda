"""Inputs on which the singular topics and the data door once failed, hung, or said something wrong."""

from __future__ import annotations

import json
import random
import re
from fractions import Fraction

import mpmath
import numpy
import pytest
from derive_cases import hilbert
from derive_support import guarded, number, numbers, proved, size_of, text_of

from eigenproof import derive
from eigenproof.errors import InputError, SizeError
from eigenproof.language import parse_term, to_latex, to_unicode
from eigenproof.model import Term
from eigenproof.report.build import build
from eigenproof.report.latex import render_latex
from eigenproof.report.latex_blocks import WIDEST, visible
from eigenproof.report.terminal import render_text

pytest_plugins = "cli_support"
HANG = 30


def report(topic: str, source: object, **options: object) -> str:
    """The whole story as plain text, words not broken over lines."""
    return re.sub(r"\s+", " ", render_text(build(derive(topic, source, **options).result)))


# ---------------------------------------------------------------- large, small, ill-conditioned numbers


FAR_APART = [
    [[0, 1 - 10**30, 1], [7, 10**30, 1], [1, 0, 1]],  # the cosine of the trigonometric form is nearly 1
    [["-1e30", 7, 0], [7, 7, "-1e30"], [7, 1, 0], ["1e30", 0, 7]],  # a length not told from 0 by 64 bits
    [[1, "1e300", 7], [7, 1, 7], [1, "1e-300", 7]],  # a sign that 1024 bits do not decide
    [[7, 7, 0], ["-1e200", 1, 0]],  # beyond double precision
    [["1e-20", 1], [0, "1e-20"]],
]


@pytest.mark.parametrize("rows", FAR_APART, ids=str)
def test_sizes_far_apart(rows):
    answer = json.loads(json.dumps(proved("svd", rows).to_json()))["answer"]
    with mpmath.workdps(1300):
        a = mpmath.matrix([[mpmath.mpf(x) for x in row] for row in rows])
        theirs = mpmath.svd_r(a.T if a.rows < a.cols else a, compute_uv=False)
        for ours, value in zip(answer["singular_values"], theirs, strict=True):
            assert abs(mpmath.mpf(ours["approx"]) - value) <= value * mpmath.mpf(10) ** -47


@pytest.mark.parametrize("n", [16, 24])
def test_the_inverse_of_a_hilbert_matrix(n):
    """mpmath takes 1/3 as finely as it works with it: else its row excluded the exact inverse."""
    found = proved("pseudoinverse", hilbert(n))
    assert not [w for step in found.steps for w in step.numeric if w.agrees is False]


def test_many_unrelated_lengths():
    """A length that is a product of many square roots is shown not to be 0 factor by factor."""
    draw = random.Random(1)
    left = [[draw.randint(-3, 3) for _ in range(2)] for _ in range(16)]
    right = [[draw.randint(-3, 3) for _ in range(15)] for _ in range(2)]
    rows = [[sum(a * right[k][j] for k, a in enumerate(row)) for j in range(15)] for row in left]
    with guarded(HANG):
        assert derive("svd", text_of(rows)).verdict == "proved"


def test_observations_too_large_to_draw():
    found = derive("pca", "1e400 1; 2 3; 4 1")
    assert found.verdict == "proved"
    assert build(found.result).figures[1:] == ()


# ---------------------------------------------------------------- what is no number in a table


DATES = ["2020-01-01", "2020-01-01 12:30", "2020-01-01T12:30", "1/2/2020", "20-30", "20 - 30", "555-1234"]


@pytest.mark.parametrize("cells", DATES)
def test_a_date_or_a_range_is_no_difference(cells, tmp_path):
    file = tmp_path / "data.csv"
    file.write_text(f"when,b\n{cells},1\n{cells},3\n")
    with pytest.raises(InputError, match="the column 'when' holds text, not numbers"):
        derive("covariance", str(file))


def test_numbers_that_look_a_little_like_dates(tmp_path):
    file = tmp_path / "data.csv"
    file.write_text("a,b\n-1,1/3\n1e-3,-2/3\n.5,2\n")
    assert derive("covariance", str(file)).given.term.args[1] == (Fraction(1, 1000), Fraction(-2, 3))


def test_names_that_are_ranges(tmp_path):
    file = tmp_path / "data.csv"
    file.write_text("2019-2020,b\n1,2\n4,3\n")
    assert derive("covariance", str(file)).given.header == ("2019-2020", "b")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("1,000", "separate thousands, or is it a decimal point"),
        ("1,000,000", "separate thousands?"),
        ("1,5", "is the comma a decimal point?"),
    ],
)
def test_a_comma_inside_a_number(cell, words, tmp_path):
    file = tmp_path / "data.csv"
    file.write_text(f'a,b\n"{cell}",2\n3,4\n')
    with pytest.raises(InputError) as caught:
        derive("covariance", str(file))
    assert words in str(caught.value)
    assert cell.replace(",", "." if cell == "1,5" else "") in caught.value.next_move


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("# made by hand\na,b\n1,2\n3,5\n", ("a", "b")),
        ("# made\n# by hand\n1,2\n3,5\n", ()),
        ("# a,b\n1,2\n3,5\n", ("a", "b")),  # as numpy.savetxt writes names
    ],
)
def test_comments_above_a_table(text, header, tmp_path):
    file = tmp_path / "data.csv"
    file.write_text(text)
    found = derive("covariance", str(file))
    assert found.given.header == header
    assert found.given.term == Term("matrix", ((1, 2), (3, 5)))


# ---------------------------------------------------------------- the doors


def test_integers_of_other_libraries():
    found = derive("pca", [[1, 2], [3, 5], [0, 1]], components=numpy.int64(1), ddof=numpy.int32(0))
    assert (found.answer["ddof"], len(found.answer["scores"][0])) == (0, 1)
    json.dumps(found.to_json())


@pytest.mark.parametrize("options", [{"ddof": 1.0}, {"ddof": True}, {"components": 1.0}])
def test_options_that_are_no_integers(options):
    with pytest.raises(InputError, match="expected"):
        derive("pca", [[1, 2], [3, 5]], **options)


def test_one_equation_in_the_singular():
    with pytest.raises(SizeError, match="a system with 1 equation needs a right side of 1 number, not 2"):
        derive("lstsq", "[[1, 2]]", "(1, 2)")


def test_a_wrong_option_is_not_taken_for_a_right_side(run):
    code, _, err = run("derive", "pca", "1 2; 3 4", "--centred")
    assert code == 3
    assert "no option --centred" in err


def test_both_spellings(run, tmp_path):
    assert run("derive", "pca", "1 2; 3 4", "--uncentered", "-o", "x.json")[0] == 0
    assert json.loads((tmp_path / "x.json").read_text())["answer"]["ddof"] is None


# ---------------------------------------------------------------- answers


def test_shares_are_worked_out():
    parts = derive("pca", "1 2; 3 5; 0 1", ddof=0).answer["components"]
    assert [c["ratio"] for c in parts] == ["(20 + sqrt(397))/40", "(20 - sqrt(397))/40"]
    cubic = derive("pca", "1 2 0; 3 4 1; 5 5 0; 2 2 1").answer["components"]
    assert sum(number(c["ratio"]) for c in cubic) == pytest.approx(1)


def test_no_fraction_in_a_denominator():
    answer = proved("svd", "[[2, 4, 6], [1, 3, 5], [0, 2, 8]]").answer
    entries = [x for side in "UV" for row in answer[side] for x in row]
    assert not [x for x in entries if re.search(r"/\(\d+/\d+\*", x)]
    low = proved("svd", "[[6, 2, 4, 0], [2, 6, 0, 4], [8, 8, 4, 4], [3, 1, 2, 0], [1, 3, 0, 2]]").answer
    entries = [x for side in "UV" for row in low[side] for x in row]
    assert not [x for x in entries if re.search(r"/\(\d+/\d+\*", x)]
    with mpmath.workdps(60):
        u = numbers(answer["U"])
        assert size_of(u.T * u - mpmath.eye(3)) < mpmath.mpf(10) ** -50


# ---------------------------------------------------------------- words


def test_long_lists_of_fractions_are_broken_inside_their_brackets():
    page = render_latex(build(derive("svd", "[[1, 2], [3, 1e-20]]").result))
    assert re.search(r"(?<!\\l)eft\\\{", page) is None
    assert page.count(r"\left\{") == page.count(r"\right\}")


def test_lines_that_tex_could_not_measure_are_not_set():
    rows = "[[123456789, 1e20, 7, 1e-20], [1e-20, 1e20, 0, 1e-20], [7, 7, 7, -1/7], [7, 1e20, 1e-20, -1/7]]"
    page = render_latex(build(derive("pseudoinverse", rows).result))
    chains = [c for c in re.findall(r"(?s)\\eigchain\{%\n(.*?)\n\\", page)]
    assert chains
    assert all(visible(line) < 2 * WIDEST for c in chains for line in c.split("\n"))
    assert "too wide for a page" in page


SAID = {
    "nothing varies, one is kept": (
        ("pca", "1 2; 1 2", {"components": 1}),
        ["No component varies; the one that is kept has variance 0, and all its scores are 0."],
        ["Weights of a direction", "Only 0", "Figure 1"],
    ),
    "one variable": (
        ("pca", "1; 2; 4", {}),
        ["The column of Q is unique"],
        ["1 components", "All eigenvalues are different"],
    ),
    "not centred": (
        ("pca", "1 2; 3 4; 0 1", {"uncentred": True}),
        ["origin at (0, 0)", "sum of squares", "C[1, 1] = 1·1 + 3·3 + 0·0"],
        ["mean at", "Variances of"],
    ),
    "the scatter without a name": (
        ("pca", "1 2; 3 4; 0 1", {}),
        ["The scatter Yᵀ Y, which holds", "C[1, 1] = 1/2("],
        ["scatter scatter"],
    ),
    "one singular value": (
        ("svd", "[[-3]]", {}),
        [
            "This length is the singular value",
            "The column of V is v₁, that of U is u₁",
            "No pivot; free variable x₁.",
        ],
        [],
    ),
    "integers": (
        ("svd", "[[1, 2], [2, 4], [0, 0]]", {}),
        [
            "those of U are u₁, u₂ and u₃",
            "5 column(U, 1)",
            "each divisor is √5",
            "so the rank is 1: U and V",
        ],
        ["singular value decimals", "√5, √5"],
    ),
    "a segment": (("svd", "[[1, 2], [2, 4]]", {}), ["its image, a segment"], ["half axes"]),
    "a point": (
        ("svd", "[[0, 0], [0, 0]]", {}),
        ["a single point", "all are 1, and nothing has to be divided"],
        ["half axes", "For a simple eigenvalue"],
    ),
    "complex": (
        ("svd", "[[1, i, 0], [0, 1+i, 2]]", {}),
        ["The product of the matrix and the conjugate transpose", "columns of A and of Aᴴ"],
        ["≈ ⎡-0.", "(-0."],
    ),
    "one column": (
        ("lstsq", "[[3]]", {"y": "6"}),
        ["The only column of A is not zero, so the rank is 1."],
        ["these numbers"],
    ),
    "one pivot": (
        ("pseudoinverse", "[[1, 2, 3], [2, 4, 6]]", {}),
        ["This column of A is not zero, and all others are multiples of it"],
        ["these numbers"],
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_said(name):
    (topic, source, options), said, unsaid = SAID[name]
    text = report(topic, source, **options)
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


def test_signs_between_pictures():
    text = report("pca", "1 2 3 5; 2 0 1 1")
    assert "+ −" not in text
    assert "(−(x" not in text


def test_numbers_before_words_and_fractions():
    assert to_unicode(parse_term("5*column(U, 1)")) == "5 column(U, 1)"
    assert to_unicode(parse_term("3*x")) == "3x"
    assert to_unicode(Term("*", (Fraction(5, 3), Fraction(7, 3)))) == "5/3·7/3"
    assert to_unicode(Term("*", (Fraction(5, 3), Fraction(-7, 3)))) == "5/3(−7/3)"


def test_decimals_with_exponents():
    small = Term("approx", ("-1.5e-20",))
    assert to_unicode(small) == "−1.5×10⁻²⁰"
    assert to_latex(small) == r"-1.5 \times 10^{-20}"
