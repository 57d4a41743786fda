"""Column vectors: every way to write one, and a clear refusal of everything with two dimensions."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from fractions import Fraction as F

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from test_read_properties import PIECES, rationals, table_of_fractions

from eigenproof.errors import InputError, LimitError
from eigenproof.model import MatrixInput, Term, matrix, sqrt, vector
from eigenproof.read import read_vector
from eigenproof.read.vectors import read_bytes

i = Term("i", ())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("(1, 2, 3)", (1, 2, 3)),
        ("1 2 3", (1, 2, 3)),
        ("1; 2; 3", (1, 2, 3)),
        ("[1, 2, 3]", (1, 2, 3)),
        ("[1; 2; 3]", (1, 2, 3)),
        ("[1 2 3]", (1, 2, 3)),
        ("1, 2, 3", (1, 2, 3)),
        ("1\n2\n3\n", (1, 2, 3)),
        ("# the right side\n1\n2", (1, 2)),
        ("[[1], [2]]", (1, 2)),
        ("[[1, 2]]", (1, 2)),
        ("y = (1, -1/2)", (1, F(-1, 2))),
        ("y\n1\n2", (1, 2)),
        ("7", (7,)),
        ("(7)", (7,)),
        ("(1/2, sqrt(2), i)", (F(1, 2), sqrt(2), i)),
        ("1 -2 3", (1, -2, 3)),
        (r"\begin{pmatrix} 1 \\ \frac12 \end{pmatrix}", (1, F(1, 2))),
        (r"\mathbf{y} = \begin{bmatrix} 1 & 2 \end{bmatrix}", (1, 2)),
        ([1, F(1, 3), "0.5", Decimal("0.1")], (1, F(1, 3), F(1, 2), F(1, 10))),
        ((1, 2), (1, 2)),
        ([[1], [2]], (1, 2)),
        ([(1, 2)], (1, 2)),
        (np.array([1, 2]), (1, 2)),
        (np.array([[1], [2]]), (1, 2)),
        (np.array([[1, 2]]), (1, 2)),
        (np.array(["1/3", "2"]), (F(1, 3), 2)),
        (np.array([b"1/3"]), (F(1, 3),)),
        (np.array([F(1, 3), 2], dtype=object), (F(1, 3), 2)),
        ([np.array([1]), np.array([2])], (1, 2)),
        (sp.Matrix([1, sp.sqrt(2)]), (1, sqrt(2))),
        (sp.Matrix([[1, 2]]), (1, 2)),
        (sp.Array([1, 2]), (1, 2)),
        (vector([1, 2]), (1, 2)),
        (matrix([[1], [2]]), (1, 2)),
        (MatrixInput(matrix([[1, 2]])), (1, 2)),
    ],
)
def test_vectors(source, expected):
    read = read_vector(source)
    assert read.term == Term("vector", expected)
    assert read.exactness == "exact"


def test_doubles_are_labelled_binary():
    tenth = F(*(0.1).as_integer_ratio())
    for source in ([0.1, 2], np.array([0.1, 2]), np.array([[0.1], [2]]), [[0.1], [2]]):
        read = read_vector(source)
        assert (read.term.args, read.exactness) == ((tenth, 2), "binary")
    assert read_vector(MatrixInput(vector([1]), "binary", "x")).exactness == "binary"
    assert read_vector("0.1 2").exactness == "exact"


FILES = {
    "row.csv": ("1,2,3\n", (1, 2, 3), ()),
    "column.csv": ("1\n2\n3\n", (1, 2, 3), ()),
    "named.csv": ("y\n1.50\n2\n", (F(3, 2), 2), ("y",)),
    "series.csv": (",y\n0,1.5\n1,2\n", (F(3, 2), 2), ("y",)),
    "words.csv": (",y\nAnn,1.5\nBob,2\n", (F(3, 2), 2), ("y",)),
    "named.txt": ("y\n1.50\n2\n", (F(3, 2), 2), ("y",)),
    "plain.txt": ("(1, 2)\n", (1, 2), ()),
    "tabs.tsv": ("1\t2\n", (1, 2), ()),
    "list.json": ("[1, 0.1]", (1, F(1, 10)), ()),
    "rows.json": ("[[1], [2]]", (1, 2), ()),
    "array.mtx": ("%%MatrixMarket matrix array real general\n2 1\n1\n2.5\n", (1, F(5, 2)), ()),
}


@pytest.mark.parametrize("name", FILES)
def test_files_with_one_column_or_row(name, tmp_path):
    text, expected, header = FILES[name]
    path = tmp_path / name
    path.write_text(text)
    for source in (path, str(path)):
        read = read_vector(source)
        assert (read.term, read.header, read.source) == (Term("vector", expected), header, name)


@pytest.mark.parametrize(
    "name", ["row.csv", "column.csv", "named.csv", "plain.txt", "list.json", "array.mtx"]
)
def test_standard_input(name):
    text, expected, _ = FILES[name]
    read = read_vector("-", stdin=io.StringIO(text))
    assert (read.term.args, read.source) == (expected, "standard input")


def test_npy(tmp_path):
    for shape in ((3,), (3, 1), (1, 3)):
        np.save(tmp_path / "y.npy", np.arange(3).reshape(shape))
        assert read_vector(tmp_path / "y.npy") == MatrixInput(vector([0, 1, 2]), "exact", "y.npy")
    np.save(tmp_path / "y.npy", np.zeros((2, 2)))
    with pytest.raises(InputError) as caught:
        read_vector(tmp_path / "y.npy")
    assert (caught.value.code, caught.value.source) == ("shape", "y.npy")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("1 2; 3 4", "shape"),
        ("[[1, 2], [3, 4]]", "shape"),
        ([[1, 2], [3, 4]], "shape"),
        (np.zeros((2, 2)), "shape"),
        (np.zeros((1, 1, 2)), "shape"),
        (np.array(5), "shape"),
        (sp.eye(2), "shape"),
        (matrix([[1, 2], [3, 4]]), "shape"),
        ([[1], 2], "shape"),
        ("[[1], [2, 3]]", "ragged"),
        ([[1], [2, 3]], "ragged"),
        ("", "empty"),
        ("[]", "empty"),
        ([], "empty"),
        ([[]], "empty"),
        (np.array([]), "empty"),
        ("(1, x)", "letter"),
        ("(1, NA)", "missing"),
        ([1, None], "missing"),
        ([1, float("nan")], "missing"),
        ([1, float("inf")], "not-finite"),
        ([True, 1], "bool"),
        (np.array(["2001-01-01"], dtype="M8[D]"), "type"),
        (5, "type"),
        (None, "type"),
        (sp.Symbol("y"), "type"),
        (Term("+", (1, 2)), "type"),
        ({"y": [1]}, "type"),
        ("none.csv", "no-file"),
        ([0] * 10_001, "limit"),
    ],
)
def test_refused(source, code):
    with pytest.raises(InputError) as caught:
        read_vector(source)
    error = caught.value
    assert error.code == code
    assert error.next_move
    assert isinstance(error, LimitError) == (code == "limit")


def test_errors_say_which_entry_and_what_was_expected():
    with pytest.raises(InputError) as caught:
        read_vector([1, 2, None])
    assert (caught.value.row, caught.value.column) == (3, 1)
    with pytest.raises(InputError) as caught:
        read_vector("1 2; 3 4")
    assert caught.value.message == "this is 2×2, a table; expected a vector: one column or one row"
    with pytest.raises(InputError) as caught:
        read_bytes(b"a,b\n1,2\n", ".csv", "t.csv")
    assert caught.value.code == "shape"
    assert caught.value.next_move == "give the column alone"
    with pytest.raises(InputError) as caught:
        read_bytes(b"y\n1\n\nx\n", ".csv", "t.csv")
    assert (caught.value.line, caught.value.row) == (4, 2)


@given(st.lists(rationals, min_size=1, max_size=6), st.integers(0, 6))
@settings(deadline=None, max_examples=150)
def test_every_way_to_write_one_gives_it_back(entries, way):
    column = [[x] for x in entries]
    text = [
        str(list(map(str, entries))),
        "; ".join(map(str, entries)),
        " ".join(map(str, entries)),
        "(" + ", ".join(map(str, entries)) + ",)",
        r"\begin{bmatrix}" + table_of_fractions(column) + r"\end{bmatrix}",
        json.dumps([[str(x)] for x in entries]),
        "\n".join(map(str, entries)),
    ][way]
    assert read_vector(text).term == vector(entries)


@given(
    st.sampled_from([".csv", ".tsv", ".txt", ".json", ".npy", ".mtx", ""]),
    st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text(max_size=20)),
)
@settings(deadline=None, max_examples=300)
def test_nothing_raises_anything_but_input_errors(suffix, text):
    try:
        read = (
            read_bytes(text.encode("utf-8", "replace"), suffix, "x") if suffix else read_vector(f" {text}1")
        )
    except InputError:
        return
    assert read.term.op == "vector"
    assert read.term.args
