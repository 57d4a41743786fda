"""Towers of square roots: normal forms, principal roots, signs, conjugates, terms."""

from __future__ import annotations

import cmath
from fractions import Fraction

import exact_support as plain
import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.errors import DerivationError, InputError, LimitError
from eigenproof.exact.field import Element, Tower, conjugate, enclose, field_of, is_real, sign, term_of
from eigenproof.model import Term, add, divide, mul, neg, power, sqrt

I_UNIT = Term("i", ())
FIELD = field_of([I_UNIT, sqrt(2), sqrt(3)])

coefficients = st.integers(-5, 5)
rationals = st.fractions(-4, 4, max_denominator=6)
terms = st.builds(
    lambda a, b, c, d, e: add(
        a, mul(b, sqrt(2)), mul(c, sqrt(3)), mul(d, I_UNIT), mul(e, I_UNIT, sqrt(2), sqrt(3))
    ),
    rationals, coefficients, rationals, coefficients, coefficients,
)  # fmt: skip


def value(term):
    field = field_of([term])
    return field.element(term)


def number(x) -> complex:
    return complex(enclose(x, 60))


CLOSED = [  # what is typed, what it is printed as, its field's degree
    (sqrt(8), mul(2, sqrt(2)), 2),
    (sqrt(Fraction(1, 2)), divide(sqrt(2), 2), 2),
    (sqrt(9), 3, 1),
    (sqrt(0), 0, 1),
    (sqrt(Fraction(4, 9)), Fraction(2, 3), 1),
    (sqrt(-4), mul(2, I_UNIT), 2),
    (sqrt(-3), mul(I_UNIT, sqrt(3)), 4),
    (mul(-1, sqrt(-3)), mul(neg(I_UNIT), sqrt(3)), 4),
    (divide(add(1, sqrt(5)), 2), divide(add(1, sqrt(5)), 2), 2),
    (add(1, mul(2, I_UNIT)), add(1, mul(2, I_UNIT)), 2),
    (add(1, neg(mul(2, sqrt(5)))), add(1, neg(mul(2, sqrt(5)))), 2),
    (mul(sqrt(2), sqrt(2)), 2, 1),
    (mul(sqrt(2), sqrt(6)), mul(2, sqrt(3)), 4),
    (add(sqrt(3), sqrt(2)), add(sqrt(2), sqrt(3)), 4),
    (divide(1, add(1, sqrt(2))), add(-1, sqrt(2)), 2),
    (sqrt(add(3, mul(2, sqrt(2)))), add(1, sqrt(2)), 2),
    (sqrt(add(5, mul(2, sqrt(6)))), add(sqrt(2), sqrt(3)), 4),
    (sqrt(add(3, mul(4, I_UNIT))), add(2, I_UNIT), 2),
    (sqrt(add(2, sqrt(2))), sqrt(add(2, sqrt(2))), 4),
    (sqrt(add(1, neg(sqrt(2)))), mul(I_UNIT, sqrt(add(-1, sqrt(2)))), 8),
    (sqrt(sqrt(2)), sqrt(sqrt(2)), 4),
    (power(add(1, I_UNIT), 2), mul(2, I_UNIT), 2),
    (Term("^", (add(1, I_UNIT), -1)), divide(add(1, neg(I_UNIT)), 2), 2),
    (Term("decimal", ("0.250",)), Fraction(1, 4), 1),
    (Term("decimal", ("5e-5",)), Fraction(1, 20000), 1),
]


@pytest.mark.parametrize(("typed", "printed", "degree"), CLOSED)
def test_closed_forms(typed, printed, degree):
    field = field_of([typed])
    x = field.element(typed)
    assert term_of(x) == printed
    assert field.degree == degree
    assert isinstance(x, Element) == (degree > 1)
    assert field.element(printed) == x


def test_principal_square_roots():
    for typed in (
        sqrt(add(1, I_UNIT)),
        sqrt(add(1, neg(I_UNIT))),
        sqrt(add(-1, I_UNIT)),
        sqrt(-7),
        sqrt(add(2, sqrt(3))),
    ):
        x = value(typed)
        inside = number(value(typed.args[0]))
        assert abs(number(x) - cmath.sqrt(inside)) < 1e-12
        assert x * x == value(typed.args[0])


def test_i_comes_first_and_unused_roots_are_dropped():
    field = field_of([sqrt(2), sqrt(-3)])
    assert field.imaginary_level == 0
    assert field_of([mul(sqrt(2), sqrt(2)), sqrt(3)]).degree == 2
    product_ = mul(add(1, sqrt(2)), add(1, neg(sqrt(2))))
    assert field_of([product_]) == Tower.QQ
    assert Tower.QQ.element(product_) == -1


@given(terms, terms)
@settings(max_examples=60, deadline=None)
def test_arithmetic_agrees_with_plain_python(s, t):
    x, y = FIELD.element(s), FIELD.element(t)
    a, b = plain.of(s), plain.of(t)
    assert plain.of(term_of(x)) == a
    assert plain.of(term_of(x + y)) == plain.total([a, b])
    assert plain.of(term_of(x - y)) == plain.total([a, plain.times(plain.of(-1), b)])
    assert plain.of(term_of(x * y)) == plain.times(a, b)
    assert (x == y) == (a == b)
    assert bool(x) == bool(a)
    if y:
        assert (x / y) * y == x
        assert 1 / y * y == 1
        assert hash(y / y) == hash(fmpq(1))


@given(terms)
@settings(max_examples=40, deadline=None)
def test_squares_have_their_principal_root(s):
    x = FIELD.element(s)
    field, root = FIELD.adjoin_sqrt(x * x)
    assert field == FIELD
    assert root in (x, -x)
    z = number(root)
    assert not x or z.real > 1e-9 or (abs(z.real) < 1e-9 and z.imag > 0)


@given(terms)
@settings(max_examples=40, deadline=None)
def test_conjugates_signs_and_realness(s):
    x = FIELD.element(s)
    c = conjugate(x)
    assert abs(number(c) - number(x).conjugate()) < 1e-9
    assert is_real(x) == (c == x)
    assert is_real(x * c)
    assert sign(x * c) == bool(x)
    if is_real(x):
        assert sign(x) == (number(x).real > 0) - (number(x).real < 0)
        assert sign(-x) == -sign(x)
    else:
        with pytest.raises(DerivationError):
            sign(x)


def test_nearly_equal_numbers_are_told_apart():
    x = value(add(sqrt(10**40 + 1), neg(10**20)))
    assert sign(x) == 1
    assert sign(value(add(sqrt(2), sqrt(3), neg(sqrt(add(5, mul(2, sqrt(6)))))))) == 0
    close = value(add(sqrt(2), sqrt(3), neg(Fraction(3146264369941972342, 10**18))))
    assert sign(close) == 1
    assert enclose(close, 100).rel_accuracy_bits() >= 100


def test_realness_inside_a_complex_tower():
    z, w = sqrt(add(1, I_UNIT)), sqrt(add(1, neg(I_UNIT)))
    field = field_of([z, w])
    assert is_real(field.element(add(z, w)))
    assert not is_real(field.element(add(z, neg(w))))
    assert conjugate(field.element(z)) == field.element(w)
    with pytest.raises(DerivationError, match="conjugate"):
        conjugate(value(z))


def test_minimal_polynomials():
    assert value(sqrt(2)).minimal_polynomial() == (-2, 0, 1)
    assert value(add(sqrt(2), sqrt(3))).minimal_polynomial() == (1, 0, -10, 0, 1)
    assert value(divide(add(1, sqrt(5)), 2)).minimal_polynomial() == (-1, -1, 1)


def test_mixed_operands():
    x = value(sqrt(2))
    assert 1 + x - 1 == x == x * 1 == 2 / x
    assert Fraction(1, 2) * x * 2 == x
    assert x**-2 == fmpq(1, 2)
    bigger = field_of([sqrt(2), sqrt(3)])
    assert x + bigger.element(sqrt(3)) == bigger.element(add(sqrt(2), sqrt(3)))
    assert x != value(sqrt(3))
    with pytest.raises(DerivationError, match="different towers"):
        x + value(sqrt(3))
    with pytest.raises(ZeroDivisionError):
        1 / (x - x)


@pytest.mark.parametrize(
    ("term", "code"),
    [
        (divide(add(1, sqrt(2)), add(sqrt(2), neg(sqrt(2)))), "zero-division"),
        (Term("^", (0, -1)), "zero-division"),
        ("a", "not-a-number"),
        (Term("pi", ()), "not-a-number"),
        (Term("^", (2, Fraction(1, 2))), "not-a-number"),
        (Term("^", (2, 10**9)), "limit"),
        (Term("decimal", ("1e999999999",)), "limit"),
    ],
)
def test_what_is_not_a_closed_number(term, code):
    with pytest.raises(InputError) as caught:
        field_of([1, term])
    assert caught.value.code == code
    assert caught.value.message


def test_too_many_independent_roots():
    with pytest.raises(LimitError, match="degree 128"):
        field_of([sqrt(p) for p in (2, 3, 5, 7, 11, 13, 17)])


def test_large_radicands_do_not_hang():
    p, q = 10**60 + 7, 10**61 + 39
    assert value(mul(sqrt(p * q), sqrt(p * q))) == p * q
    assert term_of(value(sqrt(4 * p * q))) == mul(2, sqrt(p * q))
