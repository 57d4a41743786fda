"""Properties: every format gives back the matrix it was written from, and only InputError ever escapes."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from fractions import Fraction

import numpy as np
import sympy as sp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eigenproof.errors import InputError, LimitError
from eigenproof.model import MatrixInput, Term, matrix, number
from eigenproof.read import read_matrix
from eigenproof.read.files import read_bytes

rationals = st.one_of(
    st.integers(-9, 9),
    st.integers(-(10**30), 10**30),
    st.fractions(max_denominator=10**6),
    st.decimals(allow_nan=False, allow_infinity=False, places=4).map(Fraction),
).map(number)


@st.composite
def matrices(draw):
    """Nested lists of rationals, 1x1 to 5x5, not always square."""
    n, m = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    return [[draw(rationals) for _ in range(m)] for _ in range(n)]


def table(rows, between, end):
    return end.join(between.join(map(str, row)) for row in rows)


def fraction_in_latex(q):
    f = Fraction(q)
    return str(f) if f.denominator == 1 else rf"{'-' * (f < 0)}\frac{{{abs(f.numerator)}}}{{{f.denominator}}}"


def table_of_fractions(rows):
    return r"\\".join("&".join(map(fraction_in_latex, row)) for row in rows)


def market(rows):
    """A MatrixMarket array, column by column (our reader also takes p/q)."""
    entries = [str(row[j]) for j in range(len(rows[0])) for row in rows]
    return "\n".join(["%%MatrixMarket matrix array real general", f"{len(rows)} {len(rows[0])}", *entries])


WRITERS = {
    "list": lambda a: str([[str(x) for x in row] for row in a]),
    "bare list": lambda a: "[" + ",".join("[" + ",".join(map(str, row)) + "]" for row in a) + "]",
    "matlab": lambda a: "[" + table(a, " ", "; ") + "]",
    "rows": lambda a: table(a, " ", "\n"),
    "commas": lambda a: table(a, ", ", "; "),
    "bmatrix": lambda a: r"\begin{bmatrix}" + table(a, " & ", r" \\ ") + r"\end{bmatrix}",
    "frac": lambda a: r"\begin{pmatrix}" + table_of_fractions(a) + r"\end{pmatrix}",
}
FILES = {
    ".csv": lambda a: table(a, ",", "\r\n"),
    ".tsv": lambda a: table(a, "\t", "\n"),
    ".txt": lambda a: table(a, "  ", "\n"),
    ".json": lambda a: json.dumps([[str(x) for x in row] for row in a]),
    ".mtx": market,
}


@given(matrices(), st.sampled_from(sorted(WRITERS)))
@settings(deadline=None, max_examples=150)
def test_text_round_trip(rows, writer):
    assert read_matrix(WRITERS[writer](rows)).term == matrix(rows)


@given(matrices(), st.sampled_from(sorted(FILES)))
@settings(deadline=None, max_examples=150)
def test_file_round_trip(rows, suffix):
    read = read_bytes(FILES[suffix](rows).encode(), suffix, "file")
    assert read == MatrixInput(matrix(rows), "exact", "file")


@given(matrices())
@settings(deadline=None, max_examples=50)
def test_object_round_trip(rows):
    expected = matrix(rows)
    assert read_matrix(rows).term == expected
    assert read_matrix(np.array(rows, dtype=object)).term == expected
    assert read_matrix(sp.Matrix([[sp.Rational(str(x)) for x in row] for row in rows])).term == expected


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
@settings(deadline=None)
def test_decimals_are_read_exactly_or_refused_as_too_long(values):
    try:
        read = read_matrix([values])
    except LimitError:
        return
    assert read.term.args == (tuple(number(Fraction(v)) for v in values),)
    assert read_matrix(json.dumps([[str(v) for v in values]])).term == read.term


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
@settings(deadline=None)
def test_doubles_keep_their_exact_value_in_every_way_in(values):
    exact = (tuple(number(Fraction(v)) for v in values),)
    stream = io.BytesIO()
    np.save(stream, np.array([values]))
    for read in (
        read_matrix([values]),
        read_matrix(np.array([values])),
        read_bytes(stream.getvalue(), ".npy", "x"),
    ):
        assert read.term.args == exact
        assert read.exactness == "binary"
    written = read_matrix(repr([values]))  # text is exact as written, and not the double behind it
    assert written.exactness == "exact"
    assert written.term.args == (tuple(number(Fraction(Decimal(repr(v)))) for v in values),)


PIECES = st.sampled_from(
    """[ ] [[ ]] ( ) { } , ; 1 -2 1/3 .5 e 1e9 + - * / ^ sqrt( √ i I j x nan & % # " ' = ² ½ $ {2}""".split()
    + r"\ \\ \frac \sqrt \left[ \begin{bmatrix} \end{bmatrix} \begin{array}{cc} \end{array}".split()
    + [" ", "\n", "\t"]
)


def only_input_errors(read):
    try:
        term = read().term
    except InputError as error:
        return str(error)
    assert isinstance(term, Term)
    assert term.op == "matrix"
    assert len({len(row) for row in term.args}) <= 1
    assert all(type(entry) in (int, Fraction, Term) for row in term.args for entry in row)


@given(st.lists(PIECES, max_size=25).map("".join).filter(lambda text: text.strip() != "-"))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_raises_anything_but_input_errors(text):
    only_input_errors(lambda: read_matrix(text))


@given(st.text(max_size=30).filter(lambda text: text.strip() != "-"))
@settings(deadline=None, max_examples=200)
def test_no_unicode_raises_anything_but_input_errors(text):
    only_input_errors(lambda: read_matrix(text))


@given(
    st.sampled_from([".csv", ".tsv", ".txt", ".json", ".npy", ".mtx"]),
    st.one_of(
        st.binary(max_size=60),
        st.lists(PIECES, max_size=20).map(lambda pieces: "".join(pieces).encode()),
        st.binary(max_size=60).map(lambda tail: b"\x93NUMPY\x01\x00" + tail),
        st.lists(PIECES, max_size=20).map(
            lambda pieces: ("%%MatrixMarket matrix coordinate real general\n2 2 " + "".join(pieces)).encode()
        ),
    ),
)
@settings(deadline=None, max_examples=300)
def test_no_file_raises_anything_but_input_errors(suffix, data):
    only_input_errors(lambda: read_bytes(data, suffix, "file"))
