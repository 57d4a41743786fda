"""LaTeX maths of documents: what is only dressed up, and where formulas and their sides begin and end."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.errors import InputError
from eigenproof.language import formulas, parse_latex_term, parse_term, to_text

MATRIX = r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"
DRESSED = {
    r"{\color{red} x} + 1": "x + 1",
    r"{\color{red} -2}x": "-2*x",
    r"\textcolor{blue}{x} + \class{mjx}{y}": "x + y",
    r"\boxed{3}": "3",
    r"\underbrace{A}_{n\times n} B": "A*B",
    r"\cssId{a}{x}\,\! y \label{eq} \nonumber \tag{3}": "x*y",
    r"\displaystyle \tfrac12 \phantom{x}": "1/2",
    r"{\bf v}": "v",
    r"\mathbf{A^TA}": "A.T*A",
    r"\hat{\mathbf x} + x": "x_hat + x",
    r"\bar{z}_1": "z_bar1",
    r"\left[\begin{array}{rr} 1 & 2 \\[4pt] 3 & 4 \\ \end{array}\right]": "[[1, 2], [3, 4]]",
    r"\left[\begin{array} 1 & 2 \\ 3 & 4 \end{array}\right]": "[[1, 2], [3, 4]]",
    r"\big[\begin{smallmatrix} 1 & 2 \\ 3 & 4 \end{smallmatrix}\big]": "[[1, 2], [3, 4]]",
    r"\begin{Bmatrix} 1 \amp 2 \end{Bmatrix}": "[[1, 2]]",
    r"\begin{bmatrix} 1 & 2 \\ \hline 3 & 4 \end{bmatrix}": "[[1, 2], [3, 4]]",
    r"\threevec123": "(1, 2, 3)",
    r"\twovec{-1}{\frac12}": "(-1, 1/2)",
    r"\mat{1/2 -1; 0 2}": "[[1/2, -1], [0, 2]]",
    r"1.0e+03 * \begin{bmatrix} 1{,}5 \end{bmatrix}": "1.0e3*[[1.5]]",
    r"−2": "-2",
    r"\dim \operatorname{Nul} A": "nullity(A)",
    r"\dim(\operatorname{Col} A)": "rank(A)",
    r"\operatorname{Span}{u, v}": "span(u, v)",
    r"\operatorname{null}(A)": "nullspace(A)",
    r"\mathcal{N}\left(A\right)": "nullspace(A)",
    r"[\mathbf u \; \mathbf v]": "[u v]",
    r"\overset{a}{x}": "x",
}  # fmt: skip


@pytest.mark.parametrize("source", DRESSED)
def test_looks_are_no_part_of_a_term(source):
    assert parse_latex_term(source) == parse_term(DRESSED[source])


CUT = {
    "A = 1": [("", "A == 1")],
    r"x = 1,\quad y = 2 \text{ and } z = 3": [("", "x == 1"), (",", "y == 2"), ("and", "z == 3")],
    r"\begin{aligned} A &= 1 \\ &= 2, \\ B &= 3. \end{aligned}": [("", "A == 1 == 2"), (",", "B == 3")],
    r"a &= b \\ &\approx c": [("", "a == b ~= c")],
    r"\begin{array}{rcl} x &=& 1 \\ y &=& 2 \end{array}": [("", "x == 1"), ("row", "y == 2")],
    MATRIX + r" \sim " + MATRIX: [("", "[[1, 2], [3, 4]] sim [[1, 2], [3, 4]]")],
    r"A \xrightarrow[x]{R_1 - 2R_2} B": [("", "A to B")],
    r"A \stackrel{R_1}{\longrightarrow} B": [("", "A to B")],
    r"\lambda = 2, 3": [("", "l == 2"), (",", "3")],
    r"A x = b \implies x = c": [("", "A*x == b"), ("implies", "x == c")],
    r"\{1, 2\} = S, (1, 2) = v": [("", "{1, 2} == S"), (",", "(1, 2) == v")],
    r"x = 1 \quad \text{if } y = 2": [("", "x == 1"), ("text", "y == 2")],
    r"v = (1, 2)^T": [("", "v == (1, 2)")],
    r"(1, 2)^T (3, 4) = 11": [("", "(1, 2).T*(3, 4) == 11")],
    r"x = 2. \\ y = 3.": [("", "x == 2"), ("row", "y == 3")],
}  # fmt: skip


@pytest.mark.parametrize("source", CUT)
def test_maths_is_cut_into_formulas(source):
    found = []
    for formula in formulas(source):
        sides = [to_text(side.read()) for side in formula.sides]
        links = zip(formula.relations, sides[1:], strict=True)
        text = sides[0] + "".join(f" {relation} {side}" for relation, side in links)
        found.append((formula.joint, text))
    assert found == CUT[source]


def test_a_side_that_is_not_understood_spoils_no_other():
    (formula,) = formulas(r"A = \sum_k B_k = C")
    assert formula.sides[0].read() == "A" and formula.sides[2].read() == "C"  # noqa: PT018
    with pytest.raises(InputError, match="sum") as caught:
        formula.sides[1].read()
    assert caught.value.character == 5


def test_plus_or_minus_is_two_terms():
    (formula,) = formulas(r"x = 1 \pm \sqrt 2")
    assert [to_text(term) for term in formula.sides[1].signs()] == ["1 + sqrt(2)", "1 - sqrt(2)"]
    assert len(formula.sides[0].signs()) == 1


def test_sides_know_their_place_and_their_faces():
    (formula,) = formulas(r"A\mathbf v = \lambda {\bf w} + x")
    left, right = formula.sides
    assert (left.start, left.end, right.text) == (0, 10, r"\lambda {\bf w} + x")
    assert left.faces() == ({"v"}, {"A"})
    assert right.faces() == ({"w"}, {"l", "x"})


def test_a_bar_in_an_array_makes_it_augmented():
    (formula,) = formulas(r"\begin{array}{c|c} 1 & 2 \end{array} = \begin{array}{|cc|} 1 & 2 \end{array}")
    augmented, plain = formula.sides
    assert augmented.augmented
    assert not plain.augmented


def test_bars_around_a_known_matrix_are_a_determinant():
    (formula,) = formulas(r"|A - \lambda I|")
    assert to_text(formula.sides[0].read(["A"], ["A"])) == "det(A - l*I)"
    with pytest.raises(InputError):
        formula.sides[0].read()


PIECES = (
    r"A x 1 2. \frac { } ( ) [ ] \{ \} ^ _ & \\ = \sim \to , ; \text{if} \text{a $x$} \begin{bmatrix} "
    r"\end{bmatrix} \begin{aligned} \end{aligned} \color{red} \textcolor{red}{ \boxed{ \underbrace{ \hat "
    r"\bf \mathbf{ \label{ | \pm \quad . % ~"
).split(" ")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=20))
def test_nonsense_is_cut_without_an_accident(source):
    with suppress(InputError):
        for formula in formulas(source):
            assert len(formula.relations) == len(formula.sides) - 1
            for side in formula.sides:
                with suppress(InputError):
                    side.signs()
