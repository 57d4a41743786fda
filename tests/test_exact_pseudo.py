"""The pseudoinverse and its regularised form, against plain Python, SymPy and what defines them."""

from __future__ import annotations

from fractions import Fraction

import exact_support as plain
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.exact.field import term_of
from eigenproof.exact.matrix import from_term
from eigenproof.exact.pseudo import inverse_of, pinv, rank_factorisation, regularised
from eigenproof.model import Term, add, matrix, mul, sqrt

I_UNIT = Term("i", ())
small = st.integers(-3, 3)
mixed = st.builds(
    lambda a, b, c: add(a, mul(b, sqrt(2)), mul(c, I_UNIT)), small, st.integers(-1, 1), st.integers(-2, 2)
)


def rectangular(entries, most: int = 4):
    return st.tuples(st.integers(1, most), st.integers(1, most)).flatmap(
        lambda size: st.lists(
            st.lists(entries, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )


@st.composite
def of_low_rank(draw):
    """An integer matrix that is a product through a smaller space, sometimes through none; entries halved."""
    m, n, r = draw(st.integers(1, 5)), draw(st.integers(1, 5)), draw(st.integers(0, 3))
    left = [[draw(small) for _ in range(r)] for _ in range(m)]
    right = [[draw(small) for _ in range(n)] for _ in range(r)]
    scale = draw(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(2, 3)]))
    return [[scale * sum(x * y[j] for x, y in zip(row, right)) for j in range(n)] for row in left]


any_rows = st.one_of(of_low_rank(), rectangular(small), rectangular(mixed, 3))
properties = settings(max_examples=60, deadline=None)


def exact(rows):
    return from_term(matrix([[_leaf(x) for x in row] for row in rows]))


def _leaf(x):
    return x.numerator if isinstance(x, Fraction) and x.denominator == 1 else x


# ---------------------------------------------------------------- matrices of plain numbers


def values(a):
    """Rows of plain numbers of an exact matrix."""
    return [[plain.of(term_of(x)) for x in row] for row in a.rows]


def product(a, b):
    return [[plain.total(plain.times(x, y) for x, y in zip(row, c)) for c in zip(*b)] for row in a]


def star(a):
    """The conjugate transpose: radicands with -1 change sign."""
    return [[{s: -c if -1 in s else c for s, c in x.items()} for x in column] for column in zip(*a)]


def penrose(a, p) -> list[bool]:
    """The four identities, one by one."""
    ap, pa = product(a, p), product(p, a)
    return [product(ap, a) == a, product(pa, p) == p, star(ap) == ap, star(pa) == pa]


# ---------------------------------------------------------------- pseudoinverse


@properties
@given(any_rows)
def test_the_four_identities(rows):
    a = exact(rows)
    p = pinv(a)
    assert p.shape == a.shape[::-1]
    assert p.field == a.field
    assert penrose(values(a), values(p)) == [True] * 4


@properties
@given(of_low_rank(), st.data())
def test_any_other_matrix_breaks_one(rows, data):
    p = values(pinv(exact(rows)))
    i, j = data.draw(st.integers(0, len(p) - 1)), data.draw(st.integers(0, len(p[0]) - 1))
    p[i][j] = plain.total([p[i][j], plain.of(data.draw(st.sampled_from([1, -1, Fraction(1, 7)])))])
    assert not all(penrose(values(exact(rows)), p))


def test_a_right_inverse_is_not_enough():
    wide, right = [[1, 0, 2], [0, 1, 2]], [[1, 0], [0, 1], [0, 0]]
    assert penrose(values(exact(wide)), values(exact(right))) == [True, True, True, False]
    assert penrose(values(exact([[1], [2]])), values(exact([[1, 0]]))) == [True, True, False, True]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[0, 0, 0], [0, 0, 0]], [[0, 0], [0, 0], [0, 0]]),
        ([[2]], [[Fraction(1, 2)]]),
        ([[1, 2, 2]], [[Fraction(1, 9)], [Fraction(2, 9)], [Fraction(2, 9)]]),
        ([[3], [4]], [[Fraction(3, 25), Fraction(4, 25)]]),
        ([[1, 1], [1, 1]], [[Fraction(1, 4)] * 2] * 2),
        ([[2, 1], [1, 1]], [[1, -1], [-1, 2]]),
        ([], []),
    ],
)
def test_known_ones(rows, expected):
    assert values(pinv(exact(rows))) == [[plain.of(x) for x in row] for row in expected]


def test_as_sympy_finds_it():
    import random

    import sympy

    source = random.Random(8)
    for m, n, r in [(2, 3, 2), (3, 2, 1), (4, 4, 2), (3, 3, 3), (1, 4, 1), (4, 3, 3)]:
        left = sympy.Matrix(m, r, lambda i, j: source.randint(-4, 4))
        a = left * sympy.Matrix(r, n, lambda i, j: source.randint(-4, 4))
        found = pinv(exact([[Fraction(int(x)) for x in a.row(i)] for i in range(m)]))
        assert sympy.Matrix([[sympy.Rational(str(x)) for x in row] for row in found.rows]) == a.pinv()


# ---------------------------------------------------------------- rank factorisation


@properties
@given(any_rows)
def test_rank_factorisation(rows):
    a = exact(rows)
    F, G, pivots = rank_factorisation(a)
    r = len(pivots)
    assert all(len(row) == r for row in F.rows)
    assert len(G.rows) == r
    assert [[row[j] for j in pivots] for row in a.rows] == [list(row) for row in F.rows]
    if r:
        assert product(values(F), values(G)) == values(a)
        gram = [[x[j] for j in pivots] for x in G.rows]
        assert all(x == (i == j) for i, row in enumerate(gram) for j, x in enumerate(row))
    else:
        assert not any(map(any, a.rows))


def test_an_inverse_and_none():
    assert values(inverse_of(exact([[2, 1], [1, 1]]))) == values(exact([[1, -1], [-1, 2]]))
    with pytest.raises(ZeroDivisionError):
        inverse_of(exact([[1, 2], [2, 4]]))


# ---------------------------------------------------------------- (A^H A + a I)^-1 A^H


def at(p, a: Fraction):
    """The value of a polynomial at a rational number."""
    total = plain.of(0)
    for c in reversed(p):
        total = plain.total([plain.times(total, plain.of(a)), plain.of(term_of(c))])
    return total


def scaled(c, rows):
    return [[plain.times(c, x) for x in row] for row in rows]


@settings(max_examples=30, deadline=None)
@given(any_rows, st.sampled_from([Fraction(1), Fraction(2, 3), Fraction(1, 100), Fraction(0)]))
def test_the_regularised_inverse_and_its_limit(rows, a):
    A = exact(rows)
    N, d, M = regularised(A)
    plain_a, adjoint, n = values(A), star(values(A)), A.shape[1]
    gram = product(adjoint, plain_a)
    for k in range(n):
        gram[k][k] = plain.total([gram[k][k], plain.of(a)])
    n_at = [[at(p, a) for p in row] for row in N]
    assert product(gram, n_at) == scaled(at(d, a), adjoint)
    p, m_at = values(pinv(A)), [[at(q, a) for q in row] for row in M]
    left = [
        [plain.total([x, plain.times(plain.of(-1), y)]) for x, y in zip(r, s)]
        for r, s in zip(scaled(at(d, a), p), n_at)
    ]
    assert left == scaled(plain.of(a), m_at)
    assert d[0]


@settings(max_examples=30, deadline=None)
@given(of_low_rank())
def test_integers_and_no_root_where_a_is_positive(rows):
    N, d, _ = regularised(exact(rows))
    assert all(c > 0 for c in d)
    assert all(c.q == 1 for c in d)
    assert all(c.q == 1 for row in N for p in row for c in p)


def test_one_factor_for_equal_singular_values():
    for rows, count in ([[0, 0]], 0), ([[2, 0], [0, 2]], 1), ([[1, 0], [0, 2]], 2):
        assert len(regularised(exact(rows))[1]) == count + 1
