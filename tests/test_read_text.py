"""Text and LaTeX: every form that people write, and what is refused with which place."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction as F
from pathlib import Path

import pytest

from eigenproof.errors import InputError, LimitError
from eigenproof.model import Term, add, neg, sqrt
from eigenproof.read import read_matrix

i = Term("i", ())
A = ((2, 1), (1, 2))


def rows(text):
    read = read_matrix(text)
    assert read.exactness == "exact"
    assert read.term.op == "matrix"
    return read.term.args


@pytest.mark.parametrize(
    "text",
    [
        "[[2, 1], [1, 2]]",
        "[[2,1],[1,2]]",
        " [ [ 2 , 1 ] ,\n [ 1 , 2 ] ] \n",
        "[[2, 1,], [1, 2],]",
        "[(2, 1), (1, 2)]",
        "((2, 1), (1, 2))",
        "{{2, 1}, {1, 2}}",
        "[[2 1]\n [1 2]]",
        "[[2. 1.]\n [1. 2.]]",
        '[["2", "1"], [1, 2]]',
        "[2 1; 1 2]",
        "[2, 1; 1, 2];",
        "[2 1\n1 2]",
        "2 1; 1 2",
        "2, 1; 1, 2;",
        "2 1\n1 2\n\n",
        "2\t1\n1\t2",
        "A = [[2, 1], [1, 2]]",
        "[[+2, 1], [1, 2e0]]",
        r"\begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}",
        r"\begin{bmatrix}2&1\\1&2\\\end{bmatrix}",
        r"\begin{Bmatrix}2&1\\[2pt]1&2\end{Bmatrix}",
        r"\begin{matrix}2&1\cr 1&2\end{matrix}",
        r"\begin{bmatrix*}[r] 2 & 1 \\ 1 & 2 \end{bmatrix*}",
        r"$\left(\begin{smallmatrix}2&1\\1&2\end{smallmatrix}\right)$",
        r"\left[\begin{array}{rr} 2 & 1 \\ \hline 1 & 2 \end{array}\right]",
        r"\begin{array}{|c@{\quad}c|}2&1\\1&2\end{array}",
        r"\[ A = \begin{bmatrix} 2 & 1 \\ 1 & 2 \end{bmatrix}. \]",
        r"\begin{align*}\mathbf{A} = \begin{bmatrix} \phantom{-}2 & 1 \\ 1 & {2} \end{bmatrix}\end{align*}",
        "\\begin{bmatrix} 2 & 1 % first \\\\ row\n\\\\ 1 & 2 \\end{bmatrix}",
    ],
)
def test_one_matrix_in_many_forms(text):
    assert rows(text) == A


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ()),
        ("[[]]", ()),
        ("5", ((5,),)),
        ("[5]", ((5,),)),
        ("[[5]]", ((5,),)),
        ("1 2", ((1, 2),)),
        ("1; 2", ((1,), (2,))),
        ("[1 2]", ((1, 2),)),
        ("[1 -2; 3 4]", ((1, -2), (3, 4))),
        ("[1 - 2]", ((-1,),)),
        ("[1 + 2 3; 4 5]", ((3, 3), (4, 5))),
        ("(1 + 2)/3 3; 4 5", ((1, 3), (4, 5))),
        ("- 1 2", ((-1, 2),)),
        ("1 /2 3* 4", ((F(1, 2), 12),)),
    ],
)
def test_shapes_and_blanks(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("1/3", F(1, 3)),
        ("-6/4", F(-3, 2)),
        ("4/2", 2),
        ("0.1", F(1, 10)),
        (".5", F(1, 2)),
        ("2.", 2),
        ("-.25", F(-1, 4)),
        ("1e-3", F(1, 1000)),
        ("1.5E2", 150),
        ("0e99999", 0),
        ("0.5/0.25", 2),
        ("−3", -3),
        ("9" * 1000, int("9" * 1000)),
        ("(1+2)/4", F(3, 4)),
        ("2^10", 1024),
        ("2**-1", F(1, 2)),
        ("sqrt(2)", sqrt(2)),
        ("√2", sqrt(2)),
        ("sqrt(4/9)", F(2, 3)),
        ("sqrt(-4)", Term("*", (2, i))),
        ("sqrt(-2)", Term("*", (sqrt(2), i))),
        ("2^(1/2)", sqrt(2)),
        ("2√3", Term("*", (2, sqrt(3)))),
        ("2*sqrt(3)", Term("*", (2, sqrt(3)))),
        ("sqrt(2 + sqrt(2))", sqrt(add(2, sqrt(2)))),
        ("(1 + sqrt(5))/2", Term("/", (add(1, sqrt(5)), 2))),
        ("i", i),
        ("I", i),
        ("-i", neg(i)),
        ("2i", Term("*", (2, i))),
        ("2+3i", add(2, Term("*", (3, i)))),
        ("2+3*I", add(2, Term("*", (3, i)))),
        ("(2+3j)", add(2, Term("*", (3, i)))),
        ("1-2*i", add(1, Term("*", (-2, i)))),
        (r"\frac12", F(1, 2)),
        (r"-\frac{3}{4}", F(-3, 4)),
        (r"\dfrac{-3}{4}", F(-3, 4)),
        (r"\sqrt2", sqrt(2)),
        (r"\sqrt{2+\sqrt{2}}", sqrt(add(2, sqrt(2)))),
        (r"2\sqrt{3}", Term("*", (2, sqrt(3)))),
        (r"\frac{\sqrt{3}}{2}", Term("/", (sqrt(3), 2))),
        (r"1+2i", add(1, Term("*", (2, i)))),
    ],
)
def test_entries_are_exact(entry, value):
    if entry.startswith("\\") or "\\" in entry:
        assert rows(rf"\begin{{bmatrix}} {entry} \end{{bmatrix}}") == ((value,),)
    else:
        assert rows(f"[[{entry}]]") == ((value,),)
        assert rows(f"[[{entry}, 1]]") == ((value, 1),)
        assert read_matrix([[entry]]).term.args == ((value,),)
    assert type(rows(f"[[{entry}]]" if "\\" not in entry else entry)[0][0]) is type(value)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "empty", {}),
        (" \n ", "empty", {}),
        ("A =", "empty", {}),
        ("[1, 2]", "shape", {}),
        ("(1, 2)", "shape", {}),
        ("[[1, 2], [3]]", "ragged", {"row": 2}),
        ("1 2; 3", "ragged", {"row": 2}),
        ("[[], [1]]", "ragged", {"row": 2}),
        ("[[], []]", "shape", {}),
        ("[[1, a], [2, 3]]", "letter", {"row": 1, "column": 2, "character": 6}),
        ("1 2\n3 x", "letter", {"row": 2, "column": 2, "line": 2, "character": 3}),
        ("matrix", "letter", {"row": 1, "column": 1, "character": 1}),
        ("[[1, nan]]", "not-finite", {"row": 1, "column": 2, "character": 6}),
        ("[[1, -inf]]", "not-finite", {"row": 1, "column": 2, "character": 6}),
        ("[[1, None]]", "missing", {"row": 1, "column": 2, "character": 6}),
        ("1,,2", "missing", {"row": 1, "column": 2, "character": 3}),
        ("[[True]]", "bool", {"row": 1, "column": 1, "character": 3}),
        ("[[1/0]]", "zero-division", {"row": 1, "column": 1, "character": 3}),
        ("[[1/(2-2)]]", "zero-division", {"row": 1, "column": 1, "character": 3}),
        ("[[0^-1]]", "zero-division", {"row": 1, "column": 1, "character": 3}),
        ("[[1, 2 3]]", "entry", {"row": 1, "column": 2, "character": 8}),
        ("[[1, 3+]]", "entry", {"row": 1, "column": 2}),
        ("[[1_000]]", "entry", {"row": 1, "column": 1}),
        ("[[pi]]", "entry", {"row": 1, "column": 1, "character": 3}),
        ("[[2^(1/3)]]", "entry", {"row": 1, "column": 1, "character": 3}),
        ("[[1=2]]", "entry", {"row": 1, "column": 1, "character": 4}),
        ("[[1, 2], [3, 4]", "brackets", {"character": 1}),
        ("[[1, 2], [3, 4]]]", "brackets", {"character": 17}),
        ("[[1, 2), [3, 4]]", "brackets", {"character": 7}),
        ("[[[1]]]", "shape", {"row": 1, "character": 3}),
        ("Matrix([[1, 2]])", "syntax", {"character": 1}),
        ("[[1], 2]", "syntax", {"character": 7}),
        ("[[1, 2], [3, 4]].T", "syntax", {"character": 17}),
        (r"\begin{vmatrix} 1 \end{vmatrix}", "latex", {"character": 1}),
        (r"2\begin{bmatrix} 1 \end{bmatrix}", "latex", {"character": 1}),
        (r"\begin{bmatrix} 1 \end{bmatrix}^T", "latex", {"character": 32}),
        (r"\begin{bmatrix} 1 & \\ 2 & 3 \end{bmatrix}", "missing", {"row": 1, "column": 2}),
        (r"\begin{bmatrix} 1 & \infty \end{bmatrix}", "not-finite", {"row": 1, "column": 2, "character": 21}),
        (r"\begin{bmatrix} 1 & \vdots \end{bmatrix}", "entry", {"row": 1, "column": 2, "character": 21}),
        (r"\begin{bmatrix} 1 & \foo \end{bmatrix}", "entry", {"row": 1, "column": 2, "character": 21}),
        (r"\begin{tabular}{c} 1 \end{tabular}", "latex", {"character": 1}),
    ],
)
def test_refused_with_the_place(text, code, place):
    with pytest.raises(InputError) as caught:
        read_matrix(text)
    error = caught.value
    assert error.code == code, str(error)
    assert error.next_move
    for key, value in place.items():
        assert getattr(error, key) == value, key
    for key in ("row", "column", "line", "character"):
        assert (getattr(error, key) is None) or key in place or code in ("entry", "missing"), key


@pytest.mark.parametrize(
    "text",
    [
        str([[0] * 31]),
        str([[0]] * 31),
        "[[" + "7" * 1001 + "]]",
        "[[" + "7" * 10**6 + "]]",
        "[[0." + "7" * 1001 + "]]",
        "[[1e999999]]",
        "[[1e-999999999999999999]]",
        "[[2^99999999]]",
        "[[sqrt(2)^99999999]]",
        "[[(1+sqrt(2))^-99999]]",
        "[[1e999*1e999]]",
        "[[10^999 + 1e1000]]",
        "[" * 100_000,
        "[[" + "(" * 1000 + "1" + ")" * 1000 + "]]",
        "[[" + "1+" * 10_000 + "sqrt(2)]]",
        " " * 5_000_001,
    ],
    ids=lambda text: text[:24],
)
def test_what_is_too_large_is_refused_before_it_is_expanded(text):
    with pytest.raises(LimitError) as caught:
        read_matrix(text)
    assert caught.value.code == "limit"
    assert len(str(caught.value)) < 400


def test_thirty_by_thirty_is_read():
    assert rows(str([[k] * 30 for k in range(30)]))[29] == (29,) * 30


def test_messages_say_what_was_read_and_what_to_try():
    with pytest.raises(InputError) as caught:
        read_matrix("[[1, 2], [3]]")
    assert str(caught.value) == (
        "row 2 has 1 entry, row 1 has 2 (entries in the rows: 2, 1) (row 2)\n"
        "  try: give every row the same number of entries"
    )
    with pytest.raises(InputError, match=r"write \[\[1, 2\]\] for a row"):
        read_matrix("[1, 2]")
    with pytest.raises(InputError, match="there is none of this name"):
        read_matrix("matrix")
    with pytest.raises(InputError, match="no such file"):
        read_matrix("matrix.csv")


def test_plain_numbers_need_no_grammar():
    code = (
        "import sys; from eigenproof.read import read_matrix; read_matrix('[[2, .5], [1/3, 1e-3]]');"
        r"read_matrix(r'\begin{bmatrix} 1 & \frac12 \end{bmatrix}');"
        "sys.exit('eigenproof.language' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")}
    assert subprocess.run([sys.executable, "-c", code], env=environment).returncode == 0
