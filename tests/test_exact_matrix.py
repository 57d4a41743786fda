"""Matrices, row reduction, characteristic polynomials and factoring, each against plain Python."""

from __future__ import annotations

from fractions import Fraction

import exact_support as plain
import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.errors import InputError, SizeError
from eigenproof.exact.charpoly import charpoly, determinant, faddeev_leverrier
from eigenproof.exact.factor import factor, minimal_over_rationals, rational_root_candidates
from eigenproof.exact.field import Tower, field_of, term_of
from eigenproof.exact.linear import rank
from eigenproof.exact.matrix import from_term, identity, inverse, null_space, rref, rref_steps
from eigenproof.exact.poly import evaluate, times
from eigenproof.model import Term, add, matrix, mul, neg, sqrt

I_UNIT = Term("i", ())
small = st.integers(-4, 4)


def square(n, entries=small):
    return st.lists(st.lists(entries, min_size=n, max_size=n), min_size=n, max_size=n)


irrational = st.builds(
    lambda a, b, c: add(a, mul(b, sqrt(2)), mul(c, I_UNIT)), small, st.integers(-1, 1), small
)
matrices = st.integers(1, 4).flatmap(square)
any_matrices = st.one_of(matrices, st.integers(1, 3).flatmap(lambda n: square(n, irrational)))


def exact(rows):
    return from_term(matrix(rows))


def values(p):
    return [plain.of(term_of(c)) for c in p]


# ---------------------------------------------------------------- matrices


def test_shapes_and_terms():
    assert exact([]).shape == (0, 0)
    assert exact([[5]]).shape == (1, 1)
    assert from_term(Term("vector", (1, 2))).shape == (2, 1)
    rows = [[1, Fraction(1, 2)], [add(1, neg(I_UNIT)), sqrt(2)]]
    assert exact(rows).term() == matrix(rows)


def test_symmetric_and_hermitian():
    assert exact([[2, 1], [1, 2]]).is_symmetric()
    assert exact([[1, 2, 3], [2, 4, 5], [3, 6, 9]]).first_asymmetry() == (2, 3)
    hermitian = exact([[1, I_UNIT], [neg(I_UNIT), 2]])
    assert hermitian.is_hermitian()
    assert not hermitian.is_symmetric()
    assert not hermitian.is_real
    complex_symmetric = exact([[1, I_UNIT], [I_UNIT, -1]])
    assert complex_symmetric.is_symmetric()
    assert complex_symmetric.first_asymmetry() == (1, 2)
    assert exact([[I_UNIT]]).first_asymmetry() == (1, 1)
    assert not exact([[1, 2]]).is_symmetric()
    assert exact([]).is_hermitian()


@given(any_matrices, st.data())
@settings(max_examples=40, deadline=None)
def test_products(rows, data):
    n = len(rows)
    other = data.draw(square(n, irrational))
    A, B = exact(rows), exact(other)
    expected = [
        [
            plain.total(plain.times(plain.of(x), plain.of(other[k][j])) for k, x in enumerate(row))
            for j in range(n)
        ]
        for row in rows
    ]
    if {A.field, B.field} <= {Tower.QQ, A.field}:
        assert [values(row) for row in (A @ B).rows] == expected


def test_product_errors_and_transposes():
    A = exact([[1, 2, 3], [4, 5, 6]])
    assert A.transpose().rows == ((1, 4), (2, 5), (3, 6))
    with pytest.raises(SizeError, match="2x3 matrix times a 2x3"):
        A @ A
    B = exact([[I_UNIT, 1]])
    assert B.conjugate_transpose().term() == matrix([[neg(I_UNIT)], [1]])


@pytest.mark.parametrize(
    ("rows", "code", "place"),
    [
        ([[1, 2], [3, "a"]], "not-a-number", (2, 2)),
        ([[1, Term("/", (1, 0))], [3, 4]], "zero-division", (1, 2)),
        ([[1, Term("/", (1, add(sqrt(8), neg(mul(2, sqrt(2))))))]], "zero-division", (1, 2)),
        ([[1, 2], [3]], "ragged", (None, None)),
    ],
)
def test_bad_entries_are_placed(rows, code, place):
    with pytest.raises(InputError) as caught:
        exact(rows)
    assert caught.value.code == code
    assert (caught.value.row, caught.value.column) == place


# ---------------------------------------------------------------- row reduction


def times_vector(rows, v):
    return [sum((x * y for x, y in zip(row, v, strict=True)), 0 * v[0]) for row in rows]


@given(any_matrices)
@settings(max_examples=60, deadline=None)
def test_null_space_and_reduced_form(rows):
    A = exact(rows)
    n = len(rows)
    reduced, pivots = rref(A.rows, n, A.field)
    basis = null_space(A.rows, n, A.field)
    assert len(basis) + len(pivots) == n == len(basis) + rank(A.rows, A.field)
    for v in basis:
        assert not any(times_vector(A.rows, v))
    free = [j for j in range(n) if j not in pivots]
    assert [[v[j] for j in free] for v in basis] == [
        [int(i == k) for i in range(len(free))] for k in range(len(free))
    ]
    for i, j in enumerate(pivots):
        assert [row[j] for row in reduced] == [int(i == k) for k in range(n)]
        assert not any(reduced[i][:j])
    assert not any(x for row in reduced[len(pivots) :] for x in row)


@given(any_matrices)
@settings(max_examples=60, deadline=None)
def test_steps_of_row_reduction(rows):
    A = exact(rows)
    stages, operations, pivots = rref_steps(A.rows, len(rows))
    assert stages[0] == A.rows
    assert (stages[-1], tuple(p - 1 for p in pivots)) == rref(A.rows, len(rows), A.field)
    assert len(stages) == len(operations) + 1
    for before, after, stage in zip(stages, stages[1:], operations, strict=False):
        current = [list(row) for row in before]
        for kind, target, source, factor_ in stage:
            t, s = target - 1, source - 1
            if kind == "swap":
                current[t], current[s] = current[s], current[t]
            elif kind == "scale":
                assert factor_
                current[t] = [factor_ * x for x in current[t]]
            else:
                assert kind == "add"
                assert t != s
                current[t] = [x + factor_ * y for x, y in zip(current[t], current[s], strict=True)]
        assert tuple(map(tuple, current)) == after


def test_pivots_a_person_would_choose():
    _, operations, _ = rref_steps(exact([[3, 1], [1, 2]]).rows, 2)
    assert operations[0][0] == ("swap", 1, 2, 1)
    _, operations, _ = rref_steps(exact([[2, 4], [3, 5]]).rows, 2)
    assert operations[0][0] == ("scale", 1, 0, fmpq(1, 2))
    _, operations, _ = rref_steps(exact([[-1, 1], [1, -1]]).rows, 2)
    assert [op[0] for op in operations[0]] == ["scale", "add"]
    assert rref_steps(exact([[1, 0], [0, 1]]).rows, 2)[1] == ()
    assert rref_steps((), 0) == (((),), (), ())


@given(any_matrices)
@settings(max_examples=40, deadline=None)
def test_inverse_or_singular(rows):
    A = exact(rows)
    if determinant(A):
        product_ = A @ type(A)(A.field, inverse(A.rows, A.field))
        assert product_ == identity(len(rows), A.field)
    else:
        with pytest.raises(ZeroDivisionError):
            inverse(A.rows, A.field)


# ---------------------------------------------------------------- characteristic polynomials


@given(any_matrices)
@settings(max_examples=40, deadline=None)
def test_charpoly_and_determinant_against_laplace(rows):
    A = exact(rows)
    expected = plain.characteristic(rows)
    assert values(charpoly(A)) == expected
    assert [plain.of(term_of(determinant(A)))] == [plain.times(plain.of((-1) ** len(rows)), expected[0])]
    wrong = [plain.total([expected[0], plain.of(1)]), *expected[1:]]
    assert values(charpoly(A)) != wrong


@given(any_matrices)
@settings(max_examples=30, deadline=None)
def test_faddeev_leverrier_table(rows):
    A, n = exact(rows), len(rows)
    chi, table = charpoly(A), faddeev_leverrier(A)
    assert [(k, c) for k, _, c in table] == [(k, chi[n - k]) for k in range(1, n + 1)]
    M = [m for _, m, _ in table]
    assert M[0] == identity(n, A.field)
    for k in range(1, n):
        c = identity(n, A.field, chi[n - k])
        assert M[k].rows == tuple(
            tuple(x + y for x, y in zip(r, s, strict=True))
            for r, s in zip((A @ M[k - 1]).rows, c.rows, strict=True)
        )


def test_small_sizes_and_rectangles():
    assert charpoly(exact([])) == (1,)
    assert determinant(exact([])) == 1
    assert charpoly(exact([[5]])) == (-5, 1)
    assert faddeev_leverrier(exact([])) == []
    for function in (charpoly, determinant, faddeev_leverrier):
        with pytest.raises(SizeError, match="1x2"):
            function(exact([[1, 2]]))


# ---------------------------------------------------------------- factoring


def expand(factors, field):
    out = (field(1),)
    for p, k in factors:
        for _ in range(k):
            out = times(out, p)
    return out


def poly(field, *coefficients):
    return tuple(field.element(c) for c in coefficients)


def test_factoring_over_the_rationals():
    Q = Tower.QQ
    assert factor(poly(Q, -4, 9, -6, 1)) == [(poly(Q, -4, 1), 1), (poly(Q, -1, 1), 2)]
    assert factor(poly(Q, 1, 0, -10, 0, 1)) == [(poly(Q, 1, 0, -10, 0, 1), 1)]
    assert factor(poly(Q, 1)) == []


def test_factoring_over_towers():
    T = field_of([sqrt(2), sqrt(3)])
    found = factor(poly(T, 1, 0, -10, 0, 1), T)
    assert [(len(p), k) for p, k in found] == [(2, 1)] * 4
    assert expand(found, T) == poly(T, 1, 0, -10, 0, 1)
    T = field_of([I_UNIT])
    assert len(factor(poly(T, 1, 0, 1), T)) == 2
    assert factor(poly(T, -2, 0, 1), T) == [(poly(T, -2, 0, 1), 1)]
    assert factor(poly(T, neg(I_UNIT), 0, 1), T) == [(poly(T, neg(I_UNIT), 0, 1), 1)]


@given(
    st.lists(
        st.tuples(st.lists(irrational, min_size=1, max_size=2), st.integers(1, 2)), min_size=1, max_size=3
    )
)
@settings(max_examples=25, deadline=None)
def test_factors_multiply_back_and_are_coprime(parts):
    T = field_of([sqrt(2), I_UNIT])
    p = expand([(poly(T, *coefficients, 1), k) for coefficients, k in parts], T)
    found = factor(p, T)
    assert expand(found, T) == p
    assert found == factor(p, T)
    assert len({q for q, _ in found}) == len(found)
    for q, _ in found:
        assert q[-1] == 1
        minimal = minimal_over_rationals(q, T)
        if len(q) == 2:
            assert not evaluate(tuple(T(c) for c in minimal), -q[0])
            assert len(factor(tuple(fmpq(c) for c in minimal))) == 1


def test_rational_root_candidates():
    Q = Tower.QQ
    assert rational_root_candidates(poly(Q, -4, 9, -6, 1)) == ((-4, 9, -6, 1), (1, -1, 2, -2, 4, -4))
    ints, candidates = rational_root_candidates(poly(Q, Fraction(1, 2), 0, 1))
    assert ints == (1, 0, 2)
    assert candidates == (fmpq(1, 2), fmpq(-1, 2), 1, -1)
    assert rational_root_candidates(poly(Q, 0, 0, -3, 1)) == ((-3, 1), (1, -1, 3, -3))
    assert rational_root_candidates(poly(Q, 10**40, 1))[1] == ()
