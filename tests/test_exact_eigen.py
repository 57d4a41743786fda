"""Eigenvalues and eigenvectors: known spectra, and A v = l v modulo p checked in plain Python."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import exact_support as plain
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.errors import SizeError
from eigenproof.exact.eigen import eigen, eigenvalues, minimal_polynomial, roots_over_tower
from eigenproof.exact.field import term_of
from eigenproof.exact.linear import rank
from eigenproof.exact.matrix import from_term
from eigenproof.exact.poly import evaluate
from eigenproof.model import Term, add, diagonal, divide, matrix, mul, neg, polynomial, power, sqrt

I_UNIT = Term("i", ())
C = Term("C", ())
GOLDEN = (divide(add(1, sqrt(5)), 2), divide(add(1, neg(sqrt(5))), 2))


def block(*blocks):
    n, rows, at = sum(map(len, blocks)), [], 0
    for b in blocks:
        rows += [[0] * at + list(row) + [0] * (n - at - len(b)) for row in b]
        at += len(b)
    return rows


CUBIC = [[0, 0, 1], [1, 0, 1], [0, 1, 0]]  # companion of x^3 - x - 1
DEFECTIVE_CUBIC = block(CUBIC, CUBIC)
for k in range(3):
    DEFECTIVE_CUBIC[k][3 + k] = 1

ROSSER = [
    [611, 196, -192, 407, -8, -52, -49, 29],
    [196, 899, 113, -192, -71, -43, -8, -44],
    [-192, 113, 899, 196, 61, 49, 8, 52],
    [407, -192, 196, 611, 8, 44, 59, -23],
    [-8, -71, 61, 8, 411, -599, 208, 208],
    [-52, -43, 49, 44, -599, 411, 208, 208],
    [-49, -8, 8, 59, 208, 208, 99, -911],
    [29, -44, 52, -23, 208, 208, -911, 99],
]
WILKINSON = [[abs(i - 10) if i == j else int(abs(i - j) == 1) for j in range(21)] for i in range(21)]
HILBERT = [[Fraction(1, i + j + 1) for j in range(8)] for i in range(8)]
FRANK = [[0 if j < i - 1 else 12 - max(i, j) for j in range(12)] for i in range(12)]
PASCAL = [[comb(i + j, i) for j in range(10)] for i in range(10)]
QUINTIC = [[0, 0, 0, 0, 1], [1, 0, 0, 0, 1], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0]]
DEFECTIVE_PAIR = [
    [0, -1, 1, 0, 0, 0],
    [1, 0, 0, 1, 0, 0],
    [0, 0, 0, -1, 0, 0],
    [0, 0, 1, 0, 0, 0],
    [0, 0, 0, 0, 1, 2],
    [0, 0, 0, 0, 3, 4],
]
SQRT_5_7 = [
    [sqrt(5), 1, 0, 0, sqrt(7)],
    [1, 2, 0, 0, 0],
    [0, 0, 1, sqrt(5), 0],
    [0, 0, sqrt(5), 1, 0],
    [sqrt(7), 0, 0, 0, 3],
]

# name: (matrix, (degree, algebraic, geometric multiplicity) of each factor, eigenvalues where in closed form)
CASES = {
    "0x0": ([], [], []),
    "1x1": ([[5]], [(1, 1, 1)], [5]),
    "zero": ([[0, 0], [0, 0]], [(1, 2, 2)], [0]),
    "repeated": ([[2, 1, 1], [1, 2, 1], [1, 1, 2]], [(1, 1, 1), (1, 2, 2)], [4, 1]),
    "golden": ([[1, 1], [1, 0]], [(2, 1, 1)], list(GOLDEN)),
    "rotation": ([[0, -1], [1, 0]], [(2, 1, 1)], [I_UNIT, neg(I_UNIT)]),
    "complex": ([[3, -4], [2, -1]], [(2, 1, 1)], [add(1, mul(2, I_UNIT)), add(1, neg(mul(2, I_UNIT)))]),
    "shear": ([[1, 1], [0, 1]], [(1, 2, 1)], [1]),
    "tenths": ([[Fraction(1, 10), 1], [0, Fraction(1, 10)]], [(1, 2, 1)], [Fraction(1, 10)]),
    "nilpotent": ([[0, 1, 0], [0, 0, 1], [0, 0, 0]], [(1, 3, 1)], [0]),
    "two blocks": ([[2, 1, 0, 0], [0, 2, 0, 0], [0, 0, 2, 1], [0, 0, 0, 2]], [(1, 4, 2)], [2]),
    "defective": ([[1, 1, 0, 1], [0, 4, 0, 0], [0, 0, 4, 1], [0, 0, 0, 1]], [(1, 2, 2), (1, 2, 1)], [4, 1]),
    "defective pair": (
        DEFECTIVE_PAIR,
        [(2, 1, 1), (2, 2, 1)],
        [divide(add(5, sqrt(33)), 2), I_UNIT, neg(I_UNIT), divide(add(5, neg(sqrt(33))), 2)],
    ),
    "two copies": (block([[0, 2], [1, 0]], [[0, 2], [1, 0]]), [(2, 2, 2)], [sqrt(2), neg(sqrt(2))]),
    "cubic": ([[0, 0, -1], [1, 0, 3], [0, 1, 0]], [(3, 1, 1)], None),
    "cubic twice": (block(CUBIC, CUBIC), [(3, 2, 2)], None),
    "cubic defective": (DEFECTIVE_CUBIC, [(3, 2, 1)], None),
    "rank 1 over a tower": (
        [[add(sqrt(2), sqrt(3)), 1], [add(5, mul(2, sqrt(6))), add(sqrt(2), sqrt(3))]],
        [(1, 1, 1), (1, 1, 1)],
        [add(mul(2, sqrt(2)), mul(2, sqrt(3))), 0],
    ),
    "complex symmetric": ([[1, I_UNIT], [I_UNIT, -1]], [(1, 2, 1)], [0]),
    "hermitian": ([[2, I_UNIT], [neg(I_UNIT), 2]], [(1, 1, 1), (1, 1, 1)], [3, 1]),
    "roots of i": (
        [[0, I_UNIT], [1, 0]],
        [(2, 1, 1)],
        [
            divide(add(sqrt(2), mul(I_UNIT, sqrt(2))), 2),
            divide(add(neg(sqrt(2)), neg(mul(I_UNIT, sqrt(2)))), 2),
        ],
    ),
    "sqrt 2 three ways": (
        block([[0, 2], [1, 0]], [[sqrt(2)]], [[sqrt(3)]]),
        [(1, 2, 2), (1, 1, 1), (1, 1, 1)],
        [sqrt(3), sqrt(2), neg(sqrt(2))],
    ),
    "sqrt 5 and sqrt 7": (SQRT_5_7, [(1, 1, 1), (1, 1, 1), (3, 1, 1)], None),
    "cubic over Q(i)": ([[I_UNIT, 1, 0], [0, 1, 1], [1, 0, 2]], [(3, 1, 1)], None),
    "rosser": (
        ROSSER,
        [(1, 1, 1), (1, 1, 1), (1, 2, 2), (2, 1, 1), (2, 1, 1)],
        [
            mul(10, sqrt(10405)), 1020, add(510, mul(100, sqrt(26))), 1000,
            add(510, neg(mul(100, sqrt(26)))), 0, mul(-10, sqrt(10405)),
        ],
    ),
    "wilkinson 21": (WILKINSON, [(10, 1, 1), (11, 1, 1)], None),
    "hilbert 8": (HILBERT, [(8, 1, 1)], None),
    "frank 12": (FRANK, [(12, 1, 1)], None),
    "pascal 10": (PASCAL, [(10, 1, 1)], None),
    "x^5 - x - 1": (QUINTIC, [(5, 1, 1)], None),
}  # fmt: skip
NAMES = sorted(CASES)


def exact(rows):
    return from_term(matrix(rows))


def entries(v):
    return [[term_of(c) for c in entry] for entry in v]


def independent(factor):
    """Whether the vectors are independent at a root of the factor modulo some prime (rational case)."""
    ints = factor.minimal
    for q in (10007, 10009, 10037, 10039, 10061, 10067, 10069, 10079, 10091, 10093):
        for x in range(q):
            if evaluate(ints, x) % q == 0:
                rows = [
                    [sum(int(c.p) * pow(int(c.q), -1, q) * x**k for k, c in enumerate(e)) for e in v]
                    for v in factor.vectors
                ]
                return plain.rank_mod(rows, q) == len(factor.vectors)
    raise AssertionError("no small prime has a root")


@pytest.mark.parametrize("name", NAMES)
def test_cases(name):
    rows, shapes, spectrum = CASES[name]
    A = exact(rows)
    factors = eigen(A)
    assert sorted((f.degree, f.multiplicity, f.geometric) for f in factors) == sorted(shapes)
    values = eigenvalues(A, factors)
    assert len(values) == sum(f.degree for f in factors)
    if spectrum is not None:
        assert [v.value for v in values] == spectrum
    for f in factors:
        assert len(f.vectors) == f.geometric
        p = [term_of(c) for c in f.poly]
        for v in f.vectors:
            assert plain.is_eigenvector(rows, p, entries(v))
        if f.geometric > 1 and f.field.degree == 1:
            assert independent(f)
    for value in values:
        assert value.field.degree == 1 or value.scalar is None or len(value.vectors) == value.factor.geometric
        if value.scalar is not None:
            shift = [term_of(-value.scalar), 1]
            for v in value.vectors:
                assert plain.is_eigenvector(rows, shift, [[term_of(x)] for x in v])
            assert rank(value.vectors, value.field) == value.factor.geometric


def test_the_checker_rejects_wrong_vectors():
    rows = CASES["cubic"][0]
    (f,) = eigen(exact(rows))
    p, v = [term_of(c) for c in f.poly], entries(f.vectors[0])
    assert plain.is_eigenvector(rows, p, v)
    assert not plain.is_eigenvector(rows, p, [v[1], v[0], v[2]])
    assert not plain.is_eigenvector(rows, p, [[], [], []])
    assert not plain.is_eigenvector(rows, [p[0] + 1, *p[1:]], v)
    assert not plain.is_eigenvector(rows, p, [*v[:2], [*v[2], 1]])


@pytest.mark.parametrize("name", NAMES)
def test_values_are_in_order_and_enclosed(name):
    values = eigenvalues(exact(CASES[name][0]))
    balls = [v.enclose(80) for v in values]
    for v, ball in zip(values, balls, strict=True):
        assert ball.imag.is_zero() == v.is_real
        p = minimal_polynomial(v)
        assert p[-1] > 0
        assert evaluate(tuple(ball * 0 + c for c in p), ball).contains(0)
    numbers = [complex(b) for b in balls]
    for z, w in zip(numbers, numbers[1:], strict=False):
        assert z.real > w.real - 1e-12
        if abs(z.real - w.real) < 1e-9:
            assert z.imag > w.imag or z.real > w.real


def test_exactly_equal_real_parts_are_ordered_by_imaginary_part():
    plus_minus = [[0, -2], [1, 0]]
    quartic = [[0, 0, 0, -1], [1, 0, 0, 0], [0, 1, 0, -3], [0, 0, 1, 0]]  # x^4 + 3x^2 + 1
    values = eigenvalues(exact(block([[0, -1], [1, 0]], plus_minus, quartic, [[0]])))
    assert [round(complex(v.enclose(60)).imag, 6) for v in values] == [
        1.618034, 1.414214, 1.0, 0.618034, 0.0, -0.618034, -1.0, -1.414214, -1.618034,
    ]  # fmt: skip


def test_a_real_root_below_complex_ones_with_the_same_real_part():
    cube = [[0, 0, 2], [1, 0, 0], [0, 1, 0]]
    other = [[0, 0, Fraction(-1, 4)], [1, 0, 0], [0, 1, 0]]  # its real root is Re of two roots of x^3 - 2
    values = eigenvalues(exact(block(cube, other)))
    p, q = polynomial((-2, 0, 0, 1)), polynomial((1, 0, 0, 4))
    assert [v.value.args for v in values] == [(p, 1), (q, 1, C), (q, 2, C), (p, 2, C), (q, 1), (p, 3, C)]


def test_real_parts_that_nearly_agree():
    tiny = Fraction(1, 10**40)
    values = eigenvalues(exact(block([[0, -1], [1, 0]], [[tiny, -4], [4, tiny]], [[-tiny]])))
    assert [round(complex(v.enclose(60)).imag) for v in values] == [4, -4, 1, -1, 0]


def test_values_of_higher_degree_are_root_terms():
    p = polynomial((-1, -1, 0, 0, 0, 1))
    values = [v.value for v in eigenvalues(exact(QUINTIC))]
    assert values == [Term("root", (p, 1)), *(Term("root", (p, k, C)) for k in (2, 3, 4, 5))]
    values = eigenvalues(exact(SQRT_5_7))
    roots = [v.value for v in values if v.scalar is None]
    assert [r.args[1] for r in roots] == [1, 2, 3]
    assert roots[0].args[0] == polynomial([term_of(c) for c in values[0].factor.poly])
    assert len(values[0].minimal) == 7


def test_hilbert_coefficients_are_cleared():
    (f,) = eigen(exact(HILBERT))
    assert all(c.q == 1 for v in f.vectors for entry in v for c in entry)


@pytest.mark.parametrize(
    ("rows", "vectors"),
    [
        ([[2, 1], [1, 2]], [[(1, 1)], [(-1, 1)]]),
        ([[2, 1, 1], [1, 2, 1], [1, 1, 2]], [[(1, 1, 1)], [(-1, 1, 0), (-1, 0, 1)]]),
        ([[1, 1, 1], [2, 2, 2], [3, 3, 3]], [[(1, 2, 3)], [(-1, 1, 0), (-1, 0, 1)]]),
        ([[24, -12], [-12, 6]], [[(-2, 1)], [(1, 2)]]),
        ([[Fraction(2, 5), Fraction(3, 10)], [Fraction(3, 5), Fraction(7, 10)]], [[(1, 2)], [(-1, 1)]]),
        ([[1, -1], [1, 1]], [[(I_UNIT, 1)], [(neg(I_UNIT), 1)]]),
        ([[1, 0], [0, 2]], [[(0, 1)], [(1, 0)]]),
    ],
)
def test_vectors_as_a_textbook_prints_them(rows, vectors):
    values = eigenvalues(exact(rows))
    assert [[tuple(term_of(x) for x in v) for v in value.vectors] for value in values] == vectors


def test_cubic_vector_is_short():
    (f,) = eigen(exact([[0, 0, -1], [1, 0, 3], [0, 1, 0]]))
    assert sorted(len(entry) for entry in f.vectors[0]) == [1, 2, 3]


def test_rectangular_is_refused():
    with pytest.raises(SizeError, match="2x3"):
        eigen(exact([[1, 2, 3], [4, 5, 6]]))


def test_roots_of_a_polynomial_over_a_tower():
    x = "x"
    product_ = mul(add(power(x, 2), neg(sqrt(2))), add(power(x, 2), 1), add(x, neg(1)))
    roots = roots_over_tower(product_)
    assert [(r.is_real, r.minimal) for r in roots] == [
        (True, (-2, 0, 0, 0, 1)),
        (True, (-1, 1)),
        (False, (1, 0, 1)),
        (False, (1, 0, 1)),
        (True, (-2, 0, 0, 0, 1)),
    ]


small = st.integers(-3, 3)


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(small, min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
@settings(max_examples=50, deadline=None)
def test_random_rational_matrices(rows):
    A = exact(rows)
    factors = eigen(A)
    assert sum(f.degree * f.multiplicity for f in factors) == len(rows)
    for f in factors:
        assert 1 <= f.geometric <= f.multiplicity
        for v in f.vectors:
            assert plain.is_eigenvector(rows, [term_of(c) for c in f.poly], entries(v))
    eigenvalues(A, factors)


gaussian = st.builds(lambda a, b: add(a, mul(b, I_UNIT)), small, st.integers(-1, 1))
surd = st.builds(lambda a, b: add(a, mul(b, sqrt(2))), small, st.integers(-1, 1))


@given(
    st.sampled_from([gaussian, surd]).flatmap(
        lambda e: st.integers(2, 3).flatmap(
            lambda n: st.lists(st.lists(e, min_size=n, max_size=n), min_size=n, max_size=n)
        )
    )
)
@settings(max_examples=25, deadline=None)
def test_random_matrices_over_towers(rows):
    A = exact(rows)
    factors = eigen(A)
    assert sum(f.degree * f.multiplicity for f in factors) == len(rows)
    for f in factors:
        for v in f.vectors:
            assert plain.is_eigenvector(rows, [term_of(c) for c in f.poly], entries(v))
    values = eigenvalues(A, factors)
    assert len(values) == sum(f.degree for f in factors)


def test_diagonal_matrices_have_unit_vectors():
    values = eigenvalues(from_term(diagonal([3, 1, 2, 1])))
    assert [v.value for v in values] == [3, 2, 1]
    assert [v.vectors for v in values] == [((1, 0, 0, 0),), ((0, 0, 1, 0),), ((0, 1, 0, 0), (0, 0, 0, 1))]
