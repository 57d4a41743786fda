"""Reports about systems and data: what was given, titles, the words, and what is too large to be read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from report_samples import call, spectral_three
from report_samples_data import long_data, lstsq_line, pca_two, svd_two

from eigenproof.language import to_text
from eigenproof.model import Math, Term, eq, let, matrix, number, vector, walk
from eigenproof.report.bindings import Bindings
from eigenproof.report.build import build
from eigenproof.report.given import FIRST_ROWS, LONG, _column, is_large, shortened, shown
from eigenproof.report.html import render_html
from eigenproof.report.json_out import ONCE, render_json, to_json
from eigenproof.report.latex import render_latex
from eigenproof.report.markdown import render_markdown
from eigenproof.report.terminal import render_text
from eigenproof.report.tree import GOAL_ELSEWHERE, Large
from eigenproof.report.vocabulary import meanings


def about(topic: str, *given: tuple[str, Term], header: tuple[str, ...] = ()):
    """A result of one trivial step about these inputs."""
    result = svd_two()
    step = replace(result.derivation.steps[0], statement=eq(1, 1))
    derivation = replace(result.derivation, topic=topic, given=given, definitions=given, steps=(step,))
    derivation = replace(derivation, figures=())
    input = replace(result.given, term=given[0][1], header=header)
    return replace(result, given=input, derivation=derivation, goal=eq(1, 1), verdicts=result.verdicts[:1])


@pytest.mark.parametrize(
    ("topic", "size", "title"),
    [
        ("svd", (3, 2), "Singular value decomposition of a 3 × 2 matrix"),
        ("svd", (8, 3), "Singular value decomposition of an 8 × 3 matrix"),
        ("pseudoinverse", (11, 1), "Pseudoinverse of an 11 × 1 matrix"),
        ("pseudoinverse", (18, 2), "Pseudoinverse of an 18 × 2 matrix"),
        ("pseudoinverse", (1, 4), "Pseudoinverse of a 1 × 4 matrix"),
        ("lstsq", (3, 2), "Least squares for a 3 × 2 system"),
        ("lstsq", (80, 2), "Least squares for an 80 × 2 system"),
        ("covariance", (20, 3), "Covariance of 20 observations of 3 variables"),
        ("covariance", (1, 1), "Covariance of 1 observation of 1 variable"),
        ("pca", (20, 3), "Principal components of 20 observations of 3 variables"),
    ],
)
def test_titles_say_what_and_how_large(topic, size, title):
    rows, columns = size
    name = "X" if topic in ("covariance", "pca") else "A"
    assert build(about(topic, (name, matrix([[1] * columns] * rows)))).title == title


# ---------------------------------------------------------------- what was given


def test_short_input_is_a_formula_and_long_input_a_table():
    (short,) = shown(about("svd", ("A", matrix([[1, 2]] * LONG))))
    assert short.cells == ()
    (long,) = shown(about("svd", ("A", matrix([[k, 2] for k in range(LONG + 1)]))))
    assert long.cells == tuple((k, 2) for k in range(FIRST_ROWS))
    assert (long.header, long.more, long.size) == (("1", "2"), LONG + 1 - FIRST_ROWS, "13 × 2")
    (square,) = shown(about("eigen", ("A", matrix([[1] * 20] * 20))))
    assert square.cells == ()


def test_a_header_makes_a_table_also_of_short_data():
    (table,) = shown(about("pca", ("X", matrix([[1, 2], [3, 4]])), header=("a", "b")))
    assert table.header == ("a", "b")
    assert table.cells == ((1, 2), (3, 4))
    assert table.more == 0


def test_all_that_was_given_is_shown():
    a, y = shown(about("lstsq", ("A", matrix([[1], [2]])), ("y", vector([3, 4]))))
    assert (a.name, y.name) == ("A", "y")
    tables = shown(lstsq_line())
    assert [t.header for t in tables] == [("one", "time_s"), ("y",)]
    assert [t.more for t in tables] == [6, 6]
    for text in (render_text(build(lstsq_line())), render_markdown(build(lstsq_line()))):
        assert "6 more rows" in text
        assert "0.45" in text
        assert "The last column is y." in text


@examples(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 12)), min_size=1, max_size=5))
def test_decimals_are_shown_with_one_number_of_places_and_are_the_same_numbers(numbers):
    column = [number(Fraction(units, 10**places)) for units, places in numbers]
    shown = _column(column)
    texts = [to_text(x) for x in shown]
    assert [Fraction(text) for text in texts] == column
    if any(isinstance(x, Fraction) for x in column):
        assert len({len(text.partition(".")[2]) for text in texts}) == 1
    else:
        assert shown == column


def test_columns_of_other_numbers_stay_as_they_are():
    half = Fraction(1, 2)
    for column in ([half, Fraction(1, 3)], [7, 8], [Fraction(1, 2**40)], [Term("sqrt", (2,)), half]):
        assert _column(column) == column
    assert [to_text(x) for x in _column([Fraction(-1, 4), 3])] == ["-0.25", "3.00"]


def test_binary_doubles_are_rounded_in_tables_and_the_report_says_so():
    rows = [[Fraction(0.1) + k, Fraction(k)] for k in range(LONG + 1)]
    result = about("pca", ("X", matrix([[number(x) for x in row] for row in rows])))
    binary = replace(result, given=replace(result.given, exactness="binary"))
    report = build(binary)
    assert [to_text(x) for x in report.given[0].cells[3]] == ["3.1", "3"]
    assert report.notes == (
        "The entries are the exact values of binary doubles, rounded to 6 digits in this table only.",
    )
    assert "3.1" not in render_text(build(result)).split("Answer")[0]
    assert build(result).notes == ()
    assert render_json(binary).count("3602879701896397") >= 1


def test_tables_have_heads_that_belong_to_columns():
    page = render_html(build(pca_two()))
    table = re.search(r'<table class="data">.*?</table>', page, re.DOTALL)[0]
    heads = re.findall(r'<th scope="col">(.*?)</th>', table)
    assert heads == ["height (cm)", "weight_kg &amp; co"]
    assert table.count("<tr>") == 1 + FIRST_ROWS
    assert "⋮ 5 more rows" in table
    assert "weight\\_kg \\& co" in render_latex(build(pca_two()))
    assert "| height (cm) | weight\\_kg & co |" in render_markdown(build(pca_two()))


def test_columns_that_a_console_cannot_hold_are_left_out():
    wide = about("pca", ("X", matrix([[10**9] * 20] * 20)))
    lines = render_text(build(wide)).splitlines()
    assert max(map(len, lines)) <= 100
    assert sum(line.endswith("…") for line in lines) == 1 + 1 + FIRST_ROWS


def test_json_keeps_the_whole_input():
    data = to_json(lstsq_line())["input"]
    assert len(data["matrix"]) == len(data["y"]) == 14
    assert data["y"][0] == "9/20"
    assert data["header"] == ["one", "time_s"]
    assert data["notes"] == ["the last column is y"]
    assert set(to_json(spectral_three())["input"]) == {"matrix", "exactness", "source"}


# ---------------------------------------------------------------- what is too large to be read


def test_large_matrices_are_told_by_their_size():
    report = build(long_data())
    assert report.where == (("Y", Large(300, 2)),)
    assert report.answer[1].args[1] == Term("...", ())
    assert report.steps[0].statement == eq(call("centered", "X"), "Y")
    said = "written out in the report as .json"
    for text in (render_text(report), render_markdown(report), render_latex(report), render_html(report)):
        assert said in " ".join(text.split())
    assert "[298, 1]" in render_json(long_data())


def test_what_is_shortened_is_shortened_for_the_eye_only():
    report, result = build(long_data()), long_data()
    assert report.goal == result.goal
    derivation = result.derivation
    assert report.steps[1].standalone == let(derivation.definitions, derivation.steps[1].statement)
    large = derivation.definitions[1][1]
    assert is_large(large)
    assert shortened(eq(large, "X"), result.derivation.definitions) == eq("Y", "X")
    small = eq(matrix([[1]]), "X")
    assert shortened(small, result.derivation.definitions) is small
    assert is_large(vector(range(31)))
    assert not is_large(vector(range(30)))
    assert is_large(matrix([[0] * 21] * 21))
    assert not is_large(matrix([[0] * 20] * 20))


def test_huge_data_are_written_once():
    rows = [[k, 7] for k in range(ONCE)]
    result = about("pca", ("X", matrix(rows)))
    claim = eq(call("mean", "X"), "mu")
    step = replace(result.derivation.steps[0], statement=claim)
    definitions = (*result.derivation.definitions, ("mu", vector([Fraction(ONCE - 1, 2), 7])))
    derivation = replace(result.derivation, definitions=definitions, steps=(step,))
    result = replace(result, derivation=derivation, goal=let(definitions, eq(call("rank", "X"), "mu")))
    data = json.loads(render_json(result))
    assert list(data["definitions"]) == ["X"]
    assert data["steps"][0]["statement"] == "let mu = (9999/2, 7); mean(X) == mu"
    assert len(data["input"]["matrix"]) == ONCE
    report = build(replace(result, goal=let([("X", matrix(rows * 4))], claim)))
    assert report.goal is None
    for text in (render_text(report), render_markdown(report), render_latex(report), render_html(report)):
        assert GOAL_ELSEWHERE.replace("_", "") in " ".join(text.split()).replace("\\", "")
        assert len(text) < 300_000
    assert "definitions" not in to_json(long_data())


def test_bindings_keep_what_let_keeps():
    definitions = (("a", 1), ("b", "a"), ("c", Term("+", ("b", "d"))), ("d", 2), ("e", 5))
    bindings = Bindings(definitions)
    for statement in (eq("c", "d"), eq("e", 1), eq("x", 1), eq("a", "b")):
        assert bindings.let(statement) == let(definitions, statement)
    assert bindings.used("c") == definitions[:3]
    assert bindings.used("c", without={"b"}) == definitions[2:3]


# ---------------------------------------------------------------- the words


def said(statement: Term, over_c: bool = False) -> dict[str, set[str]]:
    """The operations in the meaning of each word that a statement uses."""
    return {
        m.word.op: {n.op for p in m.prose if isinstance(p, Math) for n in walk(p.term) if isinstance(n, Term)}
        for m in meanings([statement], over_c)
    }


def equations(word: str, over_c: bool = False) -> list[str]:
    (meaning,) = meanings([Term(word, ("A",))], over_c)
    return [to_text(p.term) for p in meaning.prose if isinstance(p, Math) and "==" in to_text(p.term)]


def test_the_pseudoinverse_is_four_identities():
    assert equations("pinv") == ["A*X*A == A", "X*A*X == X", "(A*X).T == A*X", "(X*A).T == X*A"]
    assert equations("pinv", over_c=True)[2:] == ["(A*X).H == A*X", "(X*A).H == X*A"]


def test_new_words_have_meanings():
    words = "pinv singular_values svd rank nullspace columnspace rowspace mean centered scatter covariance"
    for word in [*words.split(), "norm"]:
        assert word in said(Term(word, ("A",))), word
    assert "H" in said(call("positive_semidefinite", "C"), over_c=True)["positive_semidefinite"]
    assert "T" in said(call("positive_semidefinite", "C"))["positive_semidefinite"]
    divisor = [p for p in meanings([call("covariance", "X")])[0].prose if isinstance(p, str)]
    assert any("ddof = 0" in p for p in divisor)


def test_being_in_the_column_space_has_a_meaning_and_being_real_needs_none():
    inside = Term("in", ("y", call("columnspace", "A")))
    assert [m.word for m in meanings([Term("not", (inside,))])][-1] == inside
    assert meanings([Term("in", ("l", Term("R", ())))]) == ()
