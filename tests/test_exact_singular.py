"""Singular values: closed forms, minimal polynomials, enclosures and multiplicities."""

from __future__ import annotations

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.exact.matrix import from_term
from eigenproof.exact.singular import is_tall, larger_gram, singular_values, smaller_gram
from eigenproof.language import to_text
from eigenproof.read import read_matrix

DIGITS = 40

CLOSED = {
    "[[3, 0], [4, 5]]": ["3*sqrt(5)", "sqrt(5)"],
    "[[1, 2], [2, 1]]": ["3", "1"],
    "[[3, 2, 2], [2, 3, -2]]": ["5", "3"],
    "[[0, 0], [0, 0]]": ["0", "0"],
    "[[1, 1], [1, 0]]": ["(1 + sqrt(5))/2", "(-1 + sqrt(5))/2"],
    "[[1, 2], [3, 4]]": ["(sqrt(26) + sqrt(34))/2", "(-sqrt(26) + sqrt(34))/2"],
    "[[1, 0, -1], [2, 2, 0], [-1, 1, 2]]": ["3", "sqrt(7)", "0"],
    "[[1, 0, 0, 0, 2], [0, 0, 3, 0, 0], [0, 0, 0, 0, 0], [0, 2, 0, 0, 0]]": ["3", "sqrt(5)", "2", "0"],
    "[[1, 2, 2]]": ["3"],
    "[[-7]]": ["7"],
    "[[1, i], [i, 1]]": ["sqrt(2)", "sqrt(2)"],
    "[[3/5, -4/5], [4/5, 3/5]]": ["1", "1"],
}

MINIMAL = {
    "[[1, 1], [1, 0]]": [(-1, -1, 1), (-1, 1, 1)],
    "[[1, 2], [3, 4]]": [(4, 0, -30, 0, 1)] * 2,
    "[[1, 2, 3], [4, 5, 6], [7, 8, 10]]": [(-9, 0, 244, 0, -304, 0, 1)] * 3,
    # symmetric: |eigenvalues|, and those of one sign share a factor of p(x²)
    "[[1, 2, 3], [2, 4, 5], [3, 5, 6]]": [(1, -4, -11, 1), (-1, -4, 11, 1), (1, -4, -11, 1)],
    "[[1/2, 0], [0, 1/3]]": [(-1, 2), (-1, 3)],
    "[[0, 0], [0, 0]]": [(0, 1), (0, 1)],
}


def values_of(text: str):
    return singular_values(from_term(read_matrix(text).term))


@pytest.mark.parametrize("text", CLOSED)
def test_closed_forms(text: str) -> None:
    assert [to_text(v.value) for v in values_of(text)] == CLOSED[text]


@pytest.mark.parametrize("text", MINIMAL)
def test_minimal_polynomials(text: str) -> None:
    assert [v.minimal for v in values_of(text)] == MINIMAL[text]


def test_roots_of_degree_three_and_more_are_square_roots_of_roots() -> None:
    first = values_of("[[1, 2, 3], [4, 5, 6], [7, 8, 10]]")[0]
    assert to_text(first.value) == "sqrt(root(x^3 - 304*x^2 + 244*x - 9, 1))"
    assert first.scalar is None


def test_zero_is_exactly_zero() -> None:
    zero = values_of("[[1, 2], [2, 4]]")[1]
    assert zero.value == 0
    assert zero.enclose(50).is_zero()


def test_the_smaller_product() -> None:
    for text, size in (("[[1, 2, 3]]", 1), ("[[1], [2], [3]]", 1), ("[[1, 2], [3, 4], [5, 6]]", 2)):
        a = from_term(read_matrix(text).term)
        assert smaller_gram(a).shape == (size, size)
        assert larger_gram(a).shape == (max(a.shape),) * 2
        assert is_tall(a) is (a.shape[0] >= a.shape[1])


def test_a_square_matrix_uses_the_transpose_first() -> None:
    a = from_term(read_matrix("[[1, 1], [0, 1]]").term)
    assert to_text(smaller_gram(a).term()) == "[[1, 1], [1, 2]]"
    assert to_text(larger_gram(a).term()) == "[[2, 1], [1, 1]]"


small = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(st.integers(-6, 6), min_size=n, max_size=n), min_size=1, max_size=4)
)


@settings(max_examples=60, deadline=None)
@given(small)
def test_agreement_with_mpmath(rows: list[list[int]]) -> None:
    found = values_of(str(rows))
    assert len(found) == min(len(rows), len(rows[0]))
    with mpmath.workdps(3 * DIGITS):
        expected = mpmath.svd_r(mpmath.matrix(rows), compute_uv=False)
        near = mpmath.mpf(10) ** (4 - DIGITS)  # the last digits of the ball are rounded
        for v, want in zip(found, expected, strict=True):
            ball = v.enclose(4 * DIGITS)
            assert ball.imag.is_zero()
            value = mpmath.mpf(ball.real.str(DIGITS, radius=False))
            assert abs(value - want) < near * (1 + want)
            assert abs(mpmath.polyval(list(v.minimal)[::-1], value)) < near * 10**12
    balls = [v.enclose(80).real for v in found]
    assert not any(low > high for high, low in zip(balls, balls[1:], strict=False))


@settings(max_examples=30, deadline=None)
@given(small)
def test_the_transpose_has_the_same(rows: list[list[int]]) -> None:
    flipped = [list(c) for c in zip(*rows, strict=True)]
    assert [v.value for v in values_of(str(rows))] == [v.value for v in values_of(str(flipped))]
