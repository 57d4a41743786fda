"""Python objects: lists, SymPy, NumPy and whatever has `__array__`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction as F

import numpy as np
import pytest
import sympy as sp

from eigenproof.errors import InputError
from eigenproof.model import MatrixInput, Term, add, matrix, neg, sqrt
from eigenproof.read import read_matrix

i = Term("i", ())
TENTH = F(*(0.1).as_integer_ratio())


class Duck:
    """Something with `__array__` and nothing else."""

    def __array__(self, dtype=None, copy=None):
        return np.array([[1, 2], [3, 4]])


class Endless:
    """An integer-like number of one's own."""

    def __index__(self):
        return 7


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ([[2, 1], [1, 2]], ((2, 1), (1, 2))),
        (((2, 1), (1, 2)), ((2, 1), (1, 2))),
        ([], ()),
        ([[]], ()),
        ([[F(1, 3), F(4, 2)]], ((F(1, 3), 2),)),
        ([[Decimal("0.1"), Decimal("1E-3"), Decimal("-0")]], ((F(1, 10), F(1, 1000), 0),)),
        ([["1/3", "sqrt(2)"]], ((F(1, 3), sqrt(2)),)),
        ([[2**3000 // 2**2990, 10**999]], ((1024, 10**999),)),
        ([[np.int64(3), np.uint8(200)]], ((3, 200),)),
        ([[Endless()]], ((7,),)),
        ([np.array([1, 2]), np.array([3, 4])], ((1, 2), (3, 4))),
        (np.array([[1, 2], [3, 4]], dtype=">i2"), ((1, 2), (3, 4))),
        (np.asfortranarray([[1, 2], [3, 4]]), ((1, 2), (3, 4))),
        (np.array([[1, 2], [3, 4]]).T, ((1, 3), (2, 4))),
        (np.array([[F(1, 3), Decimal("0.1"), "2/4"]], dtype=object), ((F(1, 3), F(1, 10), F(1, 2)),)),
        (np.array([["1/3", "2"]]), ((F(1, 3), 2),)),
        (np.array([[b"1/3"]]), ((F(1, 3),),)),
        (np.zeros((0, 0), dtype=int), ()),
        (Duck(), ((1, 2), (3, 4))),
        (sp.Matrix([[1, sp.Rational(1, 3)]]), ((1, F(1, 3)),)),
        (sp.ImmutableMatrix([[sp.sqrt(2), -sp.sqrt(2)]]), ((sqrt(2), neg(sqrt(2))),)),
        (sp.Matrix([[sp.I, 2 - 3 * sp.I]]), ((i, add(2, Term("*", (-3, i)))),)),
        (sp.Matrix([[sp.sqrt(2 + sp.sqrt(3))]]), ((sqrt(add(sqrt(3), 2)),),)),
        (sp.Matrix([[1 / sp.sqrt(2)]]), ((Term("*", (F(1, 2), sqrt(2))),),)),
        (sp.Matrix([[sp.sqrt(2) ** 3, (1 + sp.sqrt(2)) ** -2]]), None),
        (sp.Matrix(0, 0, []), ()),
        (sp.SparseMatrix([[1, 0]]), ((1, 0),)),
        (sp.Array([[1, 2]]), ((1, 2),)),
        ([[sp.Integer(2), sp.Rational(1, 2)]], ((2, F(1, 2)),)),
        (matrix([[1, Term("decimal", ("0.50",))]]), ((1, F(1, 2)),)),
    ],
)
def test_exact_objects(source, expected):
    read = read_matrix(source)
    assert read.exactness == "exact"
    if expected is not None:
        assert read.term == Term("matrix", expected)
        assert all(type(entry) in (int, F, Term) for row in read.term.args for entry in row)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ([[0.1, 2]], ((TENTH, 2),)),
        ([[2.0]], ((2,),)),
        ([[1 + 0.5j, -1j]], ((add(1, Term("*", (F(1, 2), i))), neg(i)),)),
        (np.array([[0.1]]), ((TENTH,),)),
        (np.array([[0.1]], dtype=np.float32), ((F(*np.float32(0.1).as_integer_ratio()),),)),
        (np.array([[5e-324]]), ((F(*(5e-324).as_integer_ratio()),),)),
        (np.array([[1.7976931348623157e308]]), ((int(1.7976931348623157e308),),)),
        (np.array([[1 - 2j]]), ((add(1, Term("*", (-2, i))),),)),
        (np.array([[0.5]], dtype=np.longdouble), ((F(1, 2),),)),
        (sp.Matrix([[sp.Float(0.1)]]), ((TENTH,),)),
        (sp.Matrix([[sp.Float(-2.0)]]), ((-2,),)),
        ([[np.complex64(0.5 + 2j)]], ((add(F(1, 2), Term("*", (2, i))),),)),
    ],
)
def test_doubles_are_taken_at_their_exact_value_and_labelled(source, expected):
    read = read_matrix(source)
    assert read.term == Term("matrix", expected)
    assert read.exactness == "binary"


def test_sources_are_named():
    assert read_matrix([[1]]).source == "argument"
    assert read_matrix(np.array([[1]])).source == "NumPy array"
    assert read_matrix(sp.Matrix([[1]])).source == "SymPy matrix"
    assert read_matrix(Duck()).source == "Duck"


def test_what_was_read_reads_as_itself():
    read = read_matrix([[0.1]])
    assert read_matrix(read) is read
    assert isinstance(read, MatrixInput)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (None, "type"),
        (5, "type"),
        (b"1 2", "type"),
        ({1: 2}, "type"),
        (iter([[1]]), "type"),
        ([1, 2], "shape"),
        ([[1, 2], 3], "shape"),
        ([[[1]]], "shape"),
        ([[1, 2], [3]], "ragged"),
        ([[], []], "shape"),
        ([[None]], "missing"),
        ([[True]], "bool"),
        ([[float("nan")]], "not-finite"),
        ([[Decimal("NaN")]], "not-finite"),
        ([[Decimal("Infinity")]], "not-finite"),
        ([[complex(1, float("inf"))]], "not-finite"),
        ([["x"]], "letter"),
        ([[object()]], "type"),
        ([[Decimal("1e999999")]], "limit"),
        ([[10**1000]], "limit"),
        ([[0] * 31], "limit"),
        (np.zeros((31, 31)), "limit"),
        (np.zeros((10**9, 0)), "limit"),
        (np.zeros(3), "shape"),
        (np.float64(3), "shape"),
        (np.zeros((1, 1, 1)), "shape"),
        (np.zeros((2, 0)), "shape"),
        (np.array([[True]]), "bool"),
        (np.array([[np.nan]]), "not-finite"),
        (np.array([["2020-01-01"]], dtype="M8[D]"), "type"),
        (np.ma.masked_array([[1, 2]], [[0, 1]]), "missing"),
        (np.array([[None]]), "missing"),
        (sp.Matrix([[sp.Symbol("x")]]), "letter"),
        (sp.Matrix([[sp.pi]]), "entry"),
        (sp.Matrix([[sp.Rational(2) ** sp.Rational(1, 3)]]), "entry"),
        (sp.Matrix([[sp.nan]]), "not-finite"),
        (sp.Matrix([[sp.oo]]), "not-finite"),
        (sp.Matrix([[sp.zoo]]), "not-finite"),
        (sp.Identity(2), "type"),
        (sp.MatrixSymbol("A", 2, 2), "type"),
        (sp.Array([1, 2]), "type"),
        (sp.zeros(31, 1), "limit"),
        (Term("vector", (1, 2)), "type"),
        (matrix([["x"]]), "letter"),
        (matrix([[Term("pi", ())]]), "entry"),
    ],
)
def test_refused_objects(source, code):
    with pytest.raises(InputError) as caught:
        read_matrix(source)
    assert caught.value.code == code, str(caught.value)
    assert caught.value.next_move


def test_errors_name_row_and_column():
    for source in (
        [[1, 2], [3, None]],
        np.array([[1, 2], [3, np.nan]]),
        sp.Matrix([[1, 2], [3, sp.Symbol("x")]]),
    ):
        with pytest.raises(InputError) as caught:
            read_matrix(source)
        assert (caught.value.row, caught.value.column) == (2, 2)


def test_a_term_nested_beyond_reason_is_an_error_and_no_crash():
    entry = sqrt(2)
    for _ in range(100_000):
        entry = Term("neg", (entry,))
    with pytest.raises(InputError) as caught:
        read_matrix(matrix([[entry]]))
    assert caught.value.code == "limit"
