"""Plain text: maths in dollars, marked blocks, and lines that are statements as they stand."""

from __future__ import annotations

import pytest
from documents_reading import lines, maths, misplaced, read_or_refused, reasons, statements, words
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.documents import read_text
from eigenproof.language import parse_lines

# a text, and the lines of it that are statements
LINES = [
    ("A = [[2, 1], [1, 2]]", ["A = [[2, 1], [1, 2]]"]),
    ("Let A = [[2, 1], [1, 2]].", ["A = [[2, 1], [1, 2]]"]),
    ("let A = [[2, 1], [1, 2]]", ["let A = [[2, 1], [1, 2]]"]),
    ("Then det(A) = 3 and trace(A) = 4.", ["det(A) = 3 and trace(A) = 4"]),
    ("So we find: det(A) = 3", ["det(A) = 3"]),
    ("- det(A) = 3", ["det(A) = 3"]),
    ("2. det(A) = 3", ["det(A) = 3"]),
    ("(b) rank(A) = 2", ["rank(A) = 2"]),
    ("A*(1, 1) = (3, 3)\n   = 3*(1, 1)", ["A*(1, 1) = (3, 3)    = 3*(1, 1)"]),
    ("A = [[2, 1],\n     [1, 2]]", ["A = [[2, 1],      [1, 2]]"]),
    ("A = [[2 1]\n     [1 2]]", ["A = [[2, 1],      [1, 2]]"]),
    ("A = [2 1\n     1 2]", ["A = [2 1;      1 2]"]),
    ("A = [2 1;\n     1 2];", ["A = [2 1;      1 2]"]),
    ("A = np.array([[2, 1],\n              [1, 2]])", ["A = ([[2, 1],               [1, 2]])"]),
    ("A =\n\n   2   1\n   1   2\n", ["A = [2   1; 1   2]"]),
    ("A =\n\n   1.0e+03 *\n\n   2.1  1.0\n   1.0  2.0\n", ["A = 1.0e+03*[2.1  1.0; 1.0  2.0]"]),
    ("A = [ 2 1 ]\n    [ 1 2 ]", ["A = [2 1; 1 2]"]),
    ("    [ 2 1 ]\nA = [ 1 2 ]", ["A = [2 1; 1 2]"]),
    ("    ⎡2  1⎤\nA = ⎢    ⎥\n    ⎣1  2⎦", ["A = [2  1; 1  2]"]),
    ("A = [ 2 1 ]\n    [ 1 2 ]\nB = [ 3 1 ]\n    [ 1 3 ]", ["A = [2 1; 1 2]", "B = [3 1; 1 3]"]),
    ("Aᵀ·A = [[5, 4], [4, 5]]", ["Aᵀ·A = [[5, 4], [4, 5]]"]),
    ("A v = 3 v", ["A*v = 3*v"]),
    ("det A = 3, tr A = 4", ["det(A) = 3, trace(A) = 4"]),
    ("λ₁ = 3 and λ₂ = 1", ["λ₁ = 3 and λ₂ = 1"]),
    ("|v| = 5", ["|v| = 5"]),
    ("symmetric(A)", ["symmetric(A)"]),
    ("not symmetric(A)", ["not symmetric(A)"]),
    (
        "for k in R: diagonalizable([[1, k], [0, 1]]) iff k == 0",
        ["for k in R: diagonalizable([[1, k], [0, 1]]) iff k == 0"],
    ),
    (
        "[[1, 2], [3, 4]] ~ [[1, 2], [0, -2]] -> [[1, 0], [0, 1]]",
        [
            "row_equivalent([[1, 2], [3, 4]], [[1, 2], [0, -2]]) and "
            "row_equivalent([[1, 2], [0, -2]], [[1, 0], [0, 1]])"
        ],
    ),
    ("v = (1, 2)  # a comment", ["v = (1, 2)"]),
    ("det(A) = 3. Then rank(A) = 2.", ["det(A) = 3", "rank(A) = 2"]),
    ("x = 1\r\ny = 2\r\n", ["x = 1", "y = 2"]),
    ("\tA = [[1]]", ["A = [[1]]"]),
]

PROSE = [
    "the trace of A = 5 in fact",
    "if A = 2 then",
    "A -> B",
    "=====",
    "-----",
    "k = k + 1",
    "X = X - m",
    "x => y",
    "A is symmetric.",
    "see [1, 2]",
    "In [3]: x = 2",
    "In [3]:\n\nx = 2",
    "result = solve(A, b)",
    "for i in range(3):",
    "A = [1, 2",
    "A =",
    "```\nx = 1\n```",
    "# x = 1",
    "x = 1\n=====",
    "import numpy as np",
    "",
    "<- here",
    "x == y ==",
    "3 * 4 =",
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_statements_are_seen(text, expected):
    assert lines(text) == expected
    assert misplaced(read_text(text, "text")) == []


@pytest.mark.parametrize("text", [text for text, _ in LINES])
def test_what_is_seen_can_be_parsed(text):
    for line in lines(text):
        assert parse_lines(line, bound=["A", "v", "x", "y"])


@pytest.mark.parametrize("text", PROSE)
def test_prose_and_programs_are_left_alone(text):
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so $x = 1$ costs $5 and $6", ["x = 1"]),
        ("$$\nA = 3\n- 2\n$$\nB = 1", ["A = 3\n- 2"]),
        ("    $$x$$", ["x"]),
        ("\\begin{align}\na &= b\n\\end{align}", ["a &= b"]),
        ("\\(x\\) and \\[y = 1\\]", ["x", "y = 1"]),
        ("---\ntitle: $t$\n---\n$x$", ["x"]),
        ("```math\nx\n```", ["x"]),
        ("```\n$x$\n```", []),
        ("`$x$`", []),
    ],
)
def test_maths_is_found(text, expected):
    assert maths(text, "text") == expected
    assert misplaced(read_text(text, "text")) == []


def test_marked_statements():
    text = (
        "a\n```eigenproof refuted\n1 == 2\n```\nb <!-- check: 1 == 1 --> c\n  ~~~ eigenproof\n  2 == 2\n  ~~~"
    )
    assert statements(text, "text") == [("refuted", "1 == 2"), ("proved", "1 == 1"), ("proved", "2 == 2")]
    assert words(text, "text") == "a b c"
    assert reasons("```eigenproof maybe\n1\n```", "text")


def test_places_go_through_joined_lines():
    text = "a\n  A = [[2 1]\n       [1 9]]\n"
    document = read_text(text, "text")
    (piece,) = [piece for piece in document.pieces if piece.kind == "lines"]
    places = {c: document.place(piece.text.at(piece.text.text.index(c))) for c in "A29"}
    assert {c: (place.line, place.column) for c, place in places.items()} == {
        "A": (2, 3),
        "2": (2, 9),
        "9": (3, 11),
    }


def test_the_structure_is_seen():
    text = "Title\n=====\na = 1\nb = 2\n\nc = 3\n# Head\n- d = 4\n- e = 5\n"
    pieces = {p.text.text[0]: p for p in read_text(text, "text").pieces if p.kind == "lines"}
    paragraph = {name: piece.paragraph for name, piece in pieces.items()}
    assert paragraph["a"] == paragraph["b"] < paragraph["c"] < paragraph["d"] < paragraph["e"]
    assert [piece.section for piece in pieces.values()] == [1, 1, 1, 2, 2]


FRAGMENTS = st.lists(
    st.sampled_from(
        "$ $$ \\( \\) \\[ \\begin{align} \\end{align} ``` ~~~ ```eigenproof <!-- --> check: A = [ ] ( ) "
        ", ; 1 2 + - * # . : "
        "so Let word == det tr In[1]: ⎡ ⎦ ᵀ λ | √ \0 é np.array(".split(" ")
        + ["\n", "\n\n", "\r\n", "\t", " ", "A =\n", "1 2\n", "[ 1 2 ]\n", "---\n"]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(FRAGMENTS)
def test_no_text_breaks_the_reader(text):
    read_or_refused(text, "text")


@pytest.mark.parametrize(
    "fragment",
    ["$", "$$\n", "A = [\n", "A = [1\n", "(", "A =\n", "[ 1 2 ]\n", "= 1\n", "```\n", "a: ", "1 ", "so "],
)
def test_what_is_never_closed_is_read_to_the_end(fragment):
    document = read_text(fragment * 1000 + "\n\n$x$", "text")
    assert len(document.pieces) + len(document.skipped) <= 2003


@pytest.mark.parametrize(
    "text",
    [
        "[1 2] [1 0]   [1 2]\n[3 4] [0 1] = [3 4]",
        "A = [1 2]  B = [5 6]\n    [3 4]      [7 8]",
        "⎡1  2⎤ ⎡1⎤   ⎡5 ⎤\n⎢    ⎥ ⎢ ⎥ = ⎢  ⎥\n⎣3  4⎦ ⎣2⎦   ⎣11⎦",
    ],
)
def test_matrices_drawn_side_by_side_are_no_rows_by_themselves(text):
    assert lines(text) == []
    assert any("side by side" in reason for reason in reasons(text, "text"))


def test_long_rows_take_no_time():
    row = " ".join(["12.5"] * 5_000)
    rows = "[1 2]\n" * 2_000
    for text in (f"A =\n{row} end", f"A = [{row} end]", f"[[{row} end]] = 1", f"x = 1{' ' * 20_000}y", rows):
        assert read_text(text, "text").format == "text"
