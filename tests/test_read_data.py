"""Tables of observations: names, row numbers, gaps and words, in files, texts and plain Python objects."""

from __future__ import annotations

import io
import json
import random
import time
from decimal import Decimal
from fractions import Fraction as F
from pathlib import Path

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from test_read_properties import PIECES, only_input_errors

from eigenproof.errors import InputError, LimitError
from eigenproof.model import MatrixInput, Term, matrix, number, sqrt
from eigenproof.read import read_data, read_matrix
from eigenproof.read.data import read_bytes

DATA = Path(__file__).parent / "data" / "read"
TABLE = ((F(7, 4), 70), (F(9, 5), F(165, 2)))
NAMES = ("height", "weight")
READ_AS_NAMES = "the first line was read as names of the columns"
NO_NAME = "the first column has no name: it was taken for names of the rows and left out"

TABLES = {
    "array.mtx": ((), ()),
    "array.npy": ((), ()),
    "blanks.txt": (NAMES, (READ_AS_NAMES,)),
    "columns.json": (NAMES, ()),
    "empty_last_column.csv": (NAMES, (READ_AS_NAMES, "the last column is empty and was left out")),
    "fields.npy": (NAMES, ()),
    "latex.txt": ((), ()),
    "lists.txt": ((), ()),
    "names.csv": (NAMES, (READ_AS_NAMES,)),
    "names.tsv": (NAMES, (READ_AS_NAMES,)),
    "no_names.csv": ((), ()),
    "pandas.json": (NAMES, ()),
    "pandas_index.csv": (NAMES, (READ_AS_NAMES, NO_NAME)),
    "pandas_index_of_words.csv": (NAMES, (READ_AS_NAMES, NO_NAME)),
    "pandas_no_names.csv": (("0", "1"), (READ_AS_NAMES, NO_NAME)),
    "pandas_split.json": (NAMES, ()),
    "quoted.csv": (("body height", "body mass"), (READ_AS_NAMES,)),
    "r_write_table.txt": (NAMES, (READ_AS_NAMES, NO_NAME)),
    "records.json": (NAMES, ()),
    "rows.json": ((), ()),
    "rows_with_names.json": (NAMES, (READ_AS_NAMES,)),
    "semicolons_bom_crlf.csv": (("height (m)", "weight"), (READ_AS_NAMES,)),
    "years.csv": (("name", "2001", "2002"), (READ_AS_NAMES,)),
}
OTHERS = {
    "array.npy": ((F(7, 4), 70), (F(15, 8), F(165, 2))),
    "fields.npy": ((F(7, 4), 70), (F(15, 8), 82)),
    "years.csv": ((1, *TABLE[0]), (7, *TABLE[1])),
}
NO_TABLES = sorted(path.name for path in (DATA / "no_tables").iterdir())


def refusal(source, **options):
    """The error that reading data must end in."""
    with pytest.raises(InputError) as caught:
        read_data(source, **options)
    error = caught.value
    assert error.message
    assert error.next_move
    assert not any(word in str(error) for word in ("Traceback", "Term(", "object at 0x"))
    return error


def test_the_folders_are_in_the_tables():
    assert TABLES.keys() == {path.name for path in (DATA / "tables").iterdir()}
    assert len(NO_TABLES) > 35


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_read_exactly_with_their_names(name):
    read = read_data(DATA / "tables" / name)
    header, notes = TABLES[name]
    exactness = "binary" if name.endswith(".npy") else "exact"
    assert read == MatrixInput(Term("matrix", OTHERS.get(name, TABLE)), exactness, name, header, notes)
    assert read_data(str(DATA / "tables" / name)) == read


@pytest.mark.parametrize("name", ["blanks.txt", "names.csv", "rows.json", "array.npy", "pandas_index.csv"])
def test_standard_input_takes_every_form(name):
    path = DATA / "tables" / name
    read = read_data("-", stdin=io.BytesIO(path.read_bytes()))
    assert (read.term, read.header) == (read_data(path).term, TABLES[name][0])
    assert read.source == "standard input"


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table_is_refused_with_the_code_it_names(name):
    error = refusal(DATA / "no_tables" / name)
    assert error.code == name.split("__")[0]
    assert error.source == name
    assert isinstance(error, LimitError) == (error.code == "limit")


@pytest.mark.parametrize(
    ("text", "place", "message", "move"),
    [
        (
            "height,weight\n1.75,70\n,82.5",
            (3, 2, 1),
            "the value of 'height' is missing",
            "leave out row 2 or the column 'height', or fill in the value",
        ),
        (
            "height,weight\n1.75,70\n,82.5\n1,NA",
            (3, 2, 1),
            "the value of 'height' is missing (the first of 2 gaps)",
            "leave out the 2 rows with gaps, or fill in the values",
        ),
        (
            "height,weight\n1.75,70\n,82.5\nNone,3",
            (3, 2, 1),
            "the value of 'height' is missing (the first of 2 gaps)",
            "leave out the 2 rows with gaps, or the column 'height', which has all 2 gaps, "
            "or fill in the values",
        ),
        (
            "a,b\n1,2\nnull,n/a",
            (3, 2, 1),
            "the value of 'a' is missing (the first of 2 gaps)",
            "leave out that row, or fill in the values",
        ),
        (
            "1,2\n3,?",
            (2, 2, 2),
            "a value is missing",
            "leave out row 2 or column 2, or fill in the value",
        ),
        (
            "height,tree\n1,oak\n2,ash\n3,oak\n4,elm\n5,fir",
            (2, 1, 2),
            "the column 'tree' holds text, not numbers: 'oak', 'ash', 'elm', …",
            "leave out the column 'tree': a variable has numbers",
        ),
        (
            "height,weight\n1,2\n2,heavy",
            (3, 2, 2),
            "the value of 'weight' is 'heavy', not a number",
            "leave out row 2 or the column 'weight', or correct it",
        ),
        (
            "height;weight\n1,5;2\n2,5;3",
            (2, 1, 1),
            "the value of 'height' is '1,5', not a number: is the comma a decimal point?",
            "leave out row 1 or the column 'height', or correct it: write 1.5",
        ),
        (
            ",height\nAnn,1\nBob,tall\nCy,3",
            (3, 2, 2),
            "the value of 'height' is 'tall', not a number",
            "leave out row 2 or the column 'height', or correct it",
        ),
        (
            "height,weight\n1,2\n2,inf",
            (3, 2, 2),
            "'inf' is not a finite number",
            "leave out row 2 or the column 'weight', or give the true value",
        ),
        (
            "a,b\n1,2\n\n3",
            (4, 2, None),
            "row 2 has 1 entry, the line of names has 2",
            "give it 2, or leave the row out",
        ),
    ],
)
def test_errors_name_row_column_and_what_to_leave_out(text, place, message, move):
    with pytest.raises(InputError) as caught:
        read_bytes(text.encode(), ".csv", "data.csv")
    error = caught.value
    assert (error.line, error.row, error.column) == place
    assert error.message == message
    assert error.next_move == move


def test_a_column_is_an_observation_when_told():
    plain = "1,2,3\n4,5,6\n"
    assert read_data(plain, columns=True).term.args == ((1, 4), (2, 5), (3, 6))
    named = read_data("height,1,2,3\nweight,4,5,6", columns=True)
    assert named.term.args == ((1, 4), (2, 5), (3, 6))
    assert named.header == NAMES
    assert named.notes == ("the first cell of each line was read as the name of a variable",)
    both = read_data("of,Ann,Bob,Cy\nheight,1,2,3\nweight,4,5,6", columns=True)
    assert (both.term, both.header) == (named.term, NAMES)
    assert both.notes[0] == "the first line was read as names of the observations"
    one = read_data("height,1,2,3", columns=True)
    assert (one.term.args, one.header) == (((1,), (2,), (3,)), ("height",))
    numbered = read_data(",Ann,Bob\n0,1,2\n1,4,5", columns=True)
    assert (numbered.term.args, numbered.header) == (((1, 4), (2, 5)), ())
    frame = read_data({"Ann": [1, 2], "Bob": [3, 4]}, columns=True)
    assert (frame.term.args, frame.header) == (((1, 2), (3, 4)), ())


def test_errors_of_columns_as_observations_say_it_their_way_round():
    error = refusal(",Ann,Bob\nheight,1,2\nweight,3,NA", columns=True)
    assert error.message == "the value of 'weight' is missing"
    assert (error.line, error.row, error.column) == (3, 2, 3)
    assert error.next_move == "leave out column 3 or the row 'weight', or fill in the value"
    error = refusal("1,2\nx,y", columns=True)
    assert error.message == "row 2 holds text, not numbers: 'x', 'y'"


def test_limits_say_what_is_promised_and_what_to_try():
    wide = [[0] * 31] * 3
    assert "--columns" in refusal(wide).next_move
    assert "leave out --columns" in refusal([[0] * 3] * 31, columns=True).next_move
    assert read_data(wide, columns=True).term == matrix([[0] * 3] * 31)
    long = refusal([[0]] * 10_001)
    assert "10,001 observations" in long.message
    assert "sample of 10,000" in long.next_move
    assert isinstance(refusal(np.zeros((10_001, 2))), LimitError)
    assert isinstance(refusal("0 " * 31 + "\n" + "0 " * 31), LimitError)
    assert len(read_data([[0] * 30] * 10_000).term.args) == 10_000


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 2; 3 4", ((1, 2), (3, 4))),
        ("1, 2\n3, 4", ((1, 2), (3, 4))),
        ("1;2\n3;4", ((1, 2), (3, 4))),
        ("1 2;\n3 4;", ((1, 2), (3, 4))),
        ("[1 2; 3 4]", ((1, 2), (3, 4))),
        ("X = [[1, .5], [-3, 4e-1]]", ((1, F(1, 2)), (-3, F(2, 5)))),
        ("((1, 2), (3, 4))", ((1, 2), (3, 4))),
        ("[['1/3', 2]]", ((F(1, 3), 2),)),
        ("1, 2, 3", ((1, 2, 3),)),
        ("+1.50 -0.5\n007 -12.", ((F(3, 2), F(-1, 2)), (7, -12))),
        ("sqrt(2),1\n2,3", ((sqrt(2), 1), (2, 3))),
        ([[1, F(1, 3)], [Decimal("0.1"), "2/4"]], ((1, F(1, 3)), (F(1, 10), F(1, 2)))),
        ([np.array([1, 2]), (3, 4)], ((1, 2), (3, 4))),
        (np.array([[1, 2], [3, 4]]), ((1, 2), (3, 4))),
        (np.array([[b"1/3"]]), ((F(1, 3),),)),
        (np.array([["x", "y"], ["1", "2"]]), ((1, 2),)),
        (sp.Matrix([[1, sp.Rational(1, 3)]]), ((1, F(1, 3)),)),
        (matrix([[1, 2]]), ((1, 2),)),
        (MatrixInput(matrix([[1, 2]])), ((1, 2),)),
        ([{"x": 1, "y": 2}, {"y": 4, "x": 3}], ((1, 2), (3, 4))),
        ({"x": (1, 2), "y": np.array([3, 4])}, ((1, 3), (2, 4))),
    ],
)
def test_texts_and_objects(source, expected):
    read = read_data(source)
    assert read.term == Term("matrix", expected)
    assert read.exactness == "exact"


def test_doubles_are_labelled_binary_and_words_in_quotes_are_not():
    tenth = F(*(0.1).as_integer_ratio())
    for source in ([[0.1, 2]], np.array([[0.1, 2]]), {"x": [0.1], "y": [2]}, [{"x": 0.1, "y": 2}]):
        read = read_data(source)
        assert (read.term.args, read.exactness) == (((tenth, 2),), "binary")
    assert read_data([["0.1", 2]]).exactness == "exact"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("[1, 2, 3]", "shape"),
        ([1, 2], "shape"),
        (np.array([1, 2]), "shape"),
        (np.zeros((2, 2, 2)), "shape"),
        ([[1, 2], 3], "shape"),
        ([[1], [2, 3]], "ragged"),
        ({"x": [1], "y": [1, 2]}, "ragged"),
        ({"x": 1}, "shape"),
        ({}, "empty"),
        ([], "empty"),
        ([[]], "empty"),
        ([{}], "empty"),
        (None, "type"),
        (3, "type"),
        (sp.Symbol("x"), "type"),
        (Term("vector", (1, 2)), "type"),
        (np.array([["2001-01-01"]], dtype="M8"), "type"),
        ([[None]], "missing"),
        ([[float("nan")]], "missing"),
        ([[Decimal("sNaN")]], "missing"),
        (np.ma.masked_array([[1, 2]], [[0, 1]]), "missing"),
        ([[float("inf")]], "not-finite"),
        ([[True]], "bool"),
        ([[1j]], "complex"),
        ([[object()]], "text"),
        ("", "empty"),
        ("iris", "empty"),
        ("iris.csv", "no-file"),
        ("array([[1, 2]])", "syntax"),
    ],
)
def test_refused(source, code):
    assert refusal(source).code == code


def test_a_word_may_have_been_meant_as_a_file():
    assert "no" in refusal("iris").next_move
    assert "of this name" in refusal("iris").next_move


def test_doubtful_readings_are_noted():
    counting = read_data("id,x\n1,2.5\n2,3\n3,7")
    assert counting.term.args[0] == (1, F(5, 2))
    assert counting.notes[1].startswith("the column 'id' counts the rows")
    numbers = read_data("0,1\n1.5,2\n")
    assert numbers.term.args[0] == (0, 1)
    assert numbers.notes == (
        "the first line is 0, 1, … and was read as an observation: delete it if it numbers the columns",
    )
    assert read_data("2,1\n1.5,2\n").notes == ()
    assert refusal("1.O,2\n3,4\n").code == "text"  # a slip in the first line is no name


def test_names_are_short_printable_and_on_one_line():
    (name,) = read_data([{"a\n\x1b[31m" + "b" * 100: 1}]).header
    assert name.startswith("a \ufffd[31mbbb")
    assert len(name) == 60
    assert read_data("x,,z\n1,2,3").header == ("x", "column 2", "z")


def test_a_matrix_with_a_header_line_is_told_where_names_are_read():
    with pytest.raises(InputError) as caught:
        read_matrix(DATA / "tables" / "names.csv")
    assert caught.value.code == "header"
    assert "covariance and pca" in caught.value.next_move


def test_large_tables_of_decimals_are_quick():
    source = random.Random(1)
    rows = [[f"{source.gauss(0, 10):.4f}" for _ in range(20)] for _ in range(10_000)]
    text = "\n".join([",".join(f"x{j}" for j in range(20)), *map(",".join, rows)]).encode()
    start = time.process_time()
    read = read_bytes(text, ".csv", "data.csv")
    assert time.process_time() - start < 6  # 0.8 s on a free machine
    assert read.term.args[9_999][19] == F(rows[9_999][19])


rationals = st.one_of(
    st.integers(-(10**20), 10**20), st.decimals(allow_nan=False, allow_infinity=False, places=3)
)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(rationals, min_size=width, max_size=width), min_size=1, max_size=6))


@given(tables(), st.sampled_from([",", ";", "\t"]), st.booleans(), st.booleans())
@settings(deadline=None, max_examples=150)
def test_round_trip_with_names_and_row_numbers(rows, delimiter, numbered, by_columns):
    names = [f"x{j}" for j in range(len(rows[0]))]
    lines = [["", *names] if numbered else names]
    lines += [[str(i), *map(str, row)] if numbered else list(map(str, row)) for i, row in enumerate(rows)]
    read = read_bytes("\n".join(map(delimiter.join, lines)).encode(), ".csv", "t")
    expected = matrix([[number(F(x)) for x in row] for row in rows])
    assert (read.term, read.exactness, read.header) == (expected, "exact", tuple(names))
    lines = [[name, *map(str, column)] for name, column in zip(names, zip(*rows), strict=True)]
    turned = read_bytes("\n".join(map(delimiter.join, lines)).encode(), ".csv", "t", by_columns=True)
    assert (turned.term, turned.header) == (expected, tuple(names))


@given(tables())
@settings(deadline=None, max_examples=60)
def test_a_gap_anywhere_is_found(rows):
    text = [list(map(str, row)) for row in rows]
    i, j = len(rows) // 2, len(rows[0]) // 2
    text[i][j] = "NA"
    error = refusal(json.dumps(text)) if len(rows) > 1 or len(rows[0]) > 1 else refusal([["NA"]])
    assert (error.code, error.row, error.column) == ("missing", i + 1, j + 1)


WORDS = st.sampled_from(
    ["NA", "oak", "x1", "", "1", "2.5", "-3", "1/3", "nan", "\n", ",", ";", "\t", '"', "#", "."]
)


@given(
    st.one_of(st.lists(st.one_of(WORDS, PIECES), max_size=25).map("".join), st.text(max_size=30)),
    st.booleans(),
)
@settings(deadline=None, max_examples=300)
def test_no_text_raises_anything_but_input_errors(text, by_columns):
    if text.strip() != "-":
        only_input_errors(lambda: read_data(text, columns=by_columns))


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["a", "b", "columns", "data", ""]), inner, max_size=3),
    ),
    max_leaves=8,
)


@given(JSON, st.booleans())
@settings(deadline=None, max_examples=200)
def test_no_object_raises_anything_but_input_errors(value, by_columns):
    only_input_errors(
        lambda: read_data(value, columns=by_columns) if not isinstance(value, str) else read_data("")
    )
    only_input_errors(lambda: read_bytes(json.dumps(value).encode(), ".json", "x", by_columns))


@given(
    st.sampled_from([".csv", ".tsv", ".txt", ".json", ".npy", ".mtx", ".dat"]),
    st.one_of(
        st.binary(max_size=60),
        st.lists(st.one_of(WORDS, PIECES), max_size=20).map(lambda pieces: "".join(pieces).encode()),
        st.binary(max_size=60).map(lambda tail: b"\x93NUMPY\x01\x00" + tail),
    ),
    st.booleans(),
)
@settings(deadline=None, max_examples=200)
def test_no_file_raises_anything_but_input_errors(suffix, data, by_columns):
    only_input_errors(lambda: read_bytes(data, suffix, "file", by_columns))
