"""The kernel's arithmetic against the definitions: towers, characteristic polynomials, ranks, signs."""

from __future__ import annotations

import itertools
from fractions import Fraction

import mpmath as mp
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from kernel_support import term
from kernel_truth import TINY, Truth

from eigenproof.errors import CertificateError
from eigenproof.kernel_places import conjugate, decimal, interval, number, real, sign, whole
from eigenproof.kernel_ring import (
    Poly,
    at_matrix,
    charpoly,
    generators,
    horner,
    injective,
    inverse,
    is_zero,
    product,
    rank_mod,
    restrict,
    shape,
    total,
    unit,
)
from eigenproof.kernel_terms import Terms

CUBIC = term("(+ (^ x 3) (* -3 x) 1)")
ROOTS = [{"polynomial": CUBIC, "intervals": [["3/2", "2"], ["0", "1"], ["-2", "-1"]]}]
BASIS = ["(sqrt 2)", "(sqrt (+ 3 (sqrt 2)))", "(root (+ (^ x 3) (* -3 x) 1) 1)",
    "(root (+ (^ x 3) (* -3 x) 1) 3)", "(i)"]
Q = 2**31 - 1

rationals = st.builds(Fraction, st.integers(-6, 6), st.integers(1, 4))


def terms_over(basis: int):
    """Sums of up to three monomials in the first generators of BASIS."""
    monomial = st.builds(
        lambda c, es: f"(* {c} {' '.join(f'(^ {g} {e})' for g, e in zip(BASIS, es))})",
        rationals, st.lists(st.integers(0, 2), min_size=basis, max_size=basis),
    )  # fmt: skip
    return st.builds(lambda ms: f"(+ 0 {' '.join(ms)})", st.lists(monomial, max_size=3))


def fresh() -> Terms:
    """A tower with the generators of BASIS, in this order."""
    found = Terms([], ROOTS, [])
    for g in BASIS:
        found.value(term(g))
    return found


def same(x, y) -> bool:
    return is_zero(x - y)


def numeric(text: str):
    return Truth([], {}).value(term(text))


# ---------------------------------------------------------------------------- towers


@given(terms_over(5), terms_over(5), terms_over(5))
@settings(max_examples=60, deadline=None)
def test_axioms_of_a_commutative_ring(a: str, b: str, c: str) -> None:
    terms = fresh()
    x, y, z = (terms.value(term(t)) for t in (a, b, c))
    assert same(x + y, y + x)
    assert same((x + y) + z, x + (y + z))
    assert same(x * y, y * x)
    assert same((x * y) * z, x * (y * z))
    assert same(x * (y + z), x * y + x * z)
    assert same(x + (-x), 0)
    assert same(x * 1, x)
    assert same(x * 0, 0)
    assert same(x - y, -(y - x))
    assert same(total([x, y, z, 3]), x + y + z + 3)


@given(terms_over(5), terms_over(5))
@settings(max_examples=40, deadline=None)
def test_values_are_the_numbers_that_terms_mean(a: str, b: str) -> None:
    """The map to complex numbers is a homomorphism: the value of a normal form is the value of the term."""
    terms = fresh()
    places = [numeric(g) for g in BASIS]

    def evaluated(x):
        return horner([evaluated(c) for c in x.c], places[made.index(x.g)]) if isinstance(x,
            Poly) else mp.mpf(1) * x

    made = [generators(terms.value(term(g)))[-1] for g in BASIS]
    for text in (f"(+ {a} {b})", f"(* {a} {b})", f"(+ {a} (neg {b}))"):
        assert abs(evaluated(terms.value(term(text))) - numeric(text)) < TINY


@given(terms_over(4))
@settings(max_examples=60, deadline=None)
def test_an_inverse_is_one_and_what_has_none_is_refused(a: str) -> None:
    x = fresh().value(term(a))
    try:
        y = inverse(x)
    except CertificateError:
        # zero at some choice of the roots: not a unit; or a leading coefficient on the way was none
        assert is_zero(x) or isinstance(x, Poly)
        return
    assert same(x * y, 1)
    assert unit(x, Q)


@given(terms_over(4))
@settings(max_examples=60, deadline=None)
def test_a_unit_is_not_zero_and_a_sign_is_right(a: str) -> None:
    x, exact = fresh().value(term(a)), numeric(a)
    if unit(x, Q):
        assert abs(exact) > TINY
    assert real(x)
    if is_zero(x):
        assert abs(exact) < TINY
        return
    assume(abs(exact) > TINY)
    assert sign(x) == mp.sign(mp.re(exact))
    for bits in (16, 64):
        lo, hi = interval(x, bits)
        low, high = (mp.mpf(end.numerator) / end.denominator for end in (lo, hi))
        assert low - TINY <= mp.re(exact) <= high + TINY  # mpmath's value is rounded


@given(terms_over(5), terms_over(5))
@settings(max_examples=40, deadline=None)
def test_conjugation_is_an_automorphism_of_order_two(a: str, b: str) -> None:
    terms = fresh()
    x, y = terms.value(term(a)), terms.value(term(b))
    assert same(conjugate(conjugate(x)), x)
    assert same(conjugate(x * y), conjugate(x) * conjugate(y))
    assert same(conjugate(x + y), conjugate(x) + conjugate(y))
    assert real(total([x * conjugate(x)])) or isinstance(x * conjugate(x), Poly)


def test_zero_divisors_are_no_units() -> None:
    terms = fresh()
    r1, r3 = (terms.value(term(g)) for g in BASIS[2:4])
    s, t = terms.value(term("(sqrt 2)")), terms.value(term("(sqrt 8)"))
    for x in (r1 - r3, t - 2 * s, t + 2 * s, 0 * s):
        assert not unit(x, Q)
        with pytest.raises(CertificateError):
            inverse(x)
    assert unit(s - t, Q)
    assert not is_zero(t - 2 * s)  # zero, but no equation says so: `radicals` has to


def test_shapes_tell_roots_of_one_equation_from_generators_already_there() -> None:
    terms = Terms([], ROOTS, [])
    r1, r2, r3 = (terms.value(["root", CUBIC, k]) for k in "123")
    assert shape([r1, r1 * r1], []) == shape([r2, r2 * r2], [])
    assert shape([r1, r2], []) == shape([r3, r1], [])
    assert shape([r1, r1], []) != shape([r1, r2], [])
    assert shape([r1], [r1.g]) != shape([r2], [r1.g])
    assert shape([r2], [r1.g]) == shape([r3], [r1.g])


# -------------------------------------------------------------------------- matrices


def matrices(entries, low=0, high=4):
    return st.integers(low, high).flatmap(
        lambda n: st.lists(st.lists(entries, min_size=n, max_size=n), min_size=n, max_size=n)
    )


def leibniz(a: list):
    """det A as the sum over all permutations."""
    out = 0
    for p in itertools.permutations(range(len(a))):
        odd = sum(p[i] > p[j] for i in range(len(p)) for j in range(i + 1, len(p))) % 2
        factor = -1 if odd else 1
        for i, j in enumerate(p):
            factor = factor * a[i][j]
        out = out + factor
    return out


def true_rank(m: list) -> int:
    m, rank = [[Fraction(x) for x in r] for r in m], 0
    for j in range(len(m[0]) if m else 0):
        k = next((k for k in range(rank, len(m)) if m[k][j]), None)
        if k is not None:
            m[rank], m[k] = m[k], m[rank]
            for r in m[rank + 1 :]:
                f = r[j] / m[rank][j]
                r[:] = [x - f * y for x, y in zip(r, m[rank])]
            rank += 1
    return rank


@given(matrices(st.one_of(st.integers(-9, 9), rationals)))
@settings(deadline=None)
def test_the_characteristic_polynomial_is_the_determinant(a: list) -> None:
    p = charpoly(a)
    assert len(p) == len(a) + 1
    assert p[-1] == 1
    for x in range(len(a) + 1):
        assert horner(p, x) == leibniz([[(x if i == j else 0) - y for j, y in enumerate(r)] for i,
            r in enumerate(a)])
    zero = [[sum(c * x for c, x in zip(p,
        (m[i][j] for m in powers(a)))) for j in range(len(a))] for i in range(len(a))]
    assert not any(x for r in zero for x in r)  # Cayley and Hamilton


def powers(a: list):
    m = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
    for _ in range(len(a) + 1):
        yield m
        m = product(m, a)


@given(matrices(terms_over(3), 1, 2))
@settings(max_examples=20, deadline=None)
def test_the_characteristic_polynomial_over_a_tower(texts: list) -> None:
    terms = fresh()
    a = [[terms.value(term(t)) for t in r] for r in texts]
    shifted = [[(2 if i == j else 0) - y for j, y in enumerate(r)] for i, r in enumerate(a)]
    assert same(horner(charpoly(a), 2), leibniz(shifted))


@given(
    st.integers(1, 4).flatmap(lambda w: st.lists(st.lists(rationals, min_size=w, max_size=w), min_size=1,
        max_size=4)),
    st.sampled_from([3, 5, 7, 9, 15, 101, 2**31 - 1, 2**61 - 1]),
)
def test_a_rank_modulo_q_is_never_too_large(m: list, q: int) -> None:
    try:
        found = rank_mod(restrict(m, [], q), q)
    except ValueError:  # a denominator, or a pivot, with no inverse modulo q
        assert q < 1000
        return
    assert found <= true_rank(m)
    assert found == true_rank(m) or q < 1000


@given(matrices(st.integers(-9, 9), 1, 3), st.lists(st.integers(-9, 9), min_size=1, max_size=5))
def test_a_polynomial_of_a_matrix_modulo_q(a: list, p: list) -> None:
    n = len(a)
    exact, power = [[0] * n for _ in a], [[int(i == j) for j in range(n)] for i in range(n)]
    for c in p:
        exact = [[x + c * y for x, y in zip(r, s)] for r, s in zip(exact, power)]
        power = product(power, a)
    assert at_matrix(p, a, Q) == [[x % Q for x in r] for r in exact]


@given(matrices(terms_over(3), 1, 2))
@settings(max_examples=20, deadline=None)
def test_columns_that_are_shown_independent_are(texts: list) -> None:
    terms = fresh()
    if injective([[terms.value(term(t)) for t in r] for r in texts], Q):
        assert abs(leibniz([[numeric(t) for t in r] for r in texts])) > TINY


# --------------------------------------------------------------------------- numbers


@given(st.fractions())
def test_numbers_are_read_exactly(x: Fraction) -> None:
    assert number(str(x)) == x
    assert isinstance(number(str(x)), int) == (x.denominator == 1)


@pytest.mark.parametrize("text", ["", "-", "+1", "1.5", "1e3", " 1", "1\n", "1_0", "1/", "/2", "1/-2", "0x1",
    "٣", "x"])
def test_what_is_no_number(text: str) -> None:
    for read in (number, lambda t: whole(t, -9, 9)):
        with pytest.raises(CertificateError):
            read(text)


@pytest.mark.parametrize("value", [1, 1.5, None, True, ["1"], b"1"])
def test_a_number_is_text(value) -> None:
    with pytest.raises(CertificateError):
        number(value)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("0.250", Fraction(1, 4), Fraction(1, 1000)),
        (".5", Fraction(1, 2), Fraction(1, 10)),
        ("-2.", -2, 1),
        ("12", 12, Fraction(1, 2)),
        ("5e3", 5000, Fraction(1, 2)),
        ("5.0e3", 5000, 100),
        ("8.9e-16", Fraction(89, 10**17), Fraction(1, 10**17)),
        ("2E-3", Fraction(1, 500), Fraction(1, 1000)),
    ],
)
def test_digits_and_their_last_unit(text: str, value, step) -> None:
    assert decimal(text) == (value, step)


@pytest.mark.parametrize("text", ["", ".", "-", "1..2", "1e", "e5", "nan", "inf", "1/3", "1e9999", " 1",
    "1,5"])
def test_what_are_no_digits(text: str) -> None:
    with pytest.raises(CertificateError):
        decimal(text)
