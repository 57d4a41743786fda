"""Mean, centred data, scatter and covariance: exact, against sums of fractions and numpy, and quick."""

from __future__ import annotations

import random
import time
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eigenproof.errors import InputError
from eigenproof.exact.data import centred, covariance, gram, mean, scatter
from eigenproof.exact.matrix import from_term
from eigenproof.model import matrix, mul, sqrt

NUMBERS = st.fractions(min_value=-9, max_value=9, max_denominator=6).map(
    lambda q: q.numerator if q.denominator == 1 else q
)
DATA = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(NUMBERS, min_size=n, max_size=n), min_size=1, max_size=6)
)


def as_fractions(m) -> list[list[Fraction]]:
    return [[Fraction(int(x.p), int(x.q)) for x in row] for row in m.rows]


def by_definition(rows, ddof):
    """Covariances from the definition, a sum of products of differences."""
    count, columns = len(rows), list(zip(*rows))
    means = [Fraction(sum(map(Fraction, c))) / count for c in columns]
    y = [[Fraction(x) - mu for x, mu in zip(row, means)] for row in rows]
    s = [[sum(r[j] * r[k] for r in y) for k in range(len(means))] for j in range(len(means))]
    return means, y, s, [[x / (count - ddof) for x in row] for row in s] if count > ddof else None


@given(DATA, st.sampled_from([0, 1]))
def test_rational_data_follow_the_definition(rows, ddof):
    means, y, s, c = by_definition(rows, ddof)
    for X in (matrix(rows), from_term(matrix(rows))):
        assert [Fraction(int(q.p), int(q.q)) for q in mean(X)] == means
        assert as_fractions(centred(X)) == y
        assert as_fractions(scatter(X)) == s
        assert as_fractions(gram(X)) == [
            [sum(Fraction(r[j]) * r[k] for r in rows) for k in range(len(means))] for j in range(len(means))
        ]
        if c is None:
            with pytest.raises(InputError):
                covariance(X, ddof)
        else:
            assert as_fractions(covariance(X, ddof)) == c


@given(DATA.filter(lambda rows: len(rows) > 1))
def test_numpy_finds_the_same(rows):
    floats = np.array([[float(x) for x in row] for row in rows])
    ours = np.array([[float(x) for x in row] for row in as_fractions(covariance(matrix(rows)))])
    assert np.allclose(ours, np.atleast_2d(np.cov(floats, rowvar=False)), atol=1e-9)
    wrong = np.atleast_2d(np.cov(floats, rowvar=False, ddof=0))
    assert not ours.any() or not np.allclose(ours, wrong, atol=1e-12)


def test_square_roots_stay_exact():
    X = from_term(matrix([[sqrt(2), 1], [mul(3, sqrt(2)), 0], [mul(-1, sqrt(2)), 2]]))
    r = X.field.element(sqrt(2))
    assert mean(X) == (r, X.field(1))
    assert centred(X).rows == ((X.field(0), X.field(0)), (2 * r, X.field(-1)), (-2 * r, X.field(1)))
    assert scatter(X).rows == ((X.field(16), -4 * r), (-4 * r, X.field(2)))
    assert covariance(X).rows == ((X.field(8), -2 * r), (-2 * r, X.field(1)))
    assert covariance(X, 0).rows[1][1] == X.field(1) * 2 / 3


def test_one_observation_needs_the_other_divisor():
    with pytest.raises(InputError) as caught:
        covariance(matrix([[1, 2]]))
    assert caught.value.code == "ddof"
    assert caught.value.next_move == "ddof=0"
    assert as_fractions(covariance(matrix([[1, 2]]), 0)) == [[0, 0], [0, 0]]


def test_no_observations():
    with pytest.raises(InputError) as caught:
        mean(matrix([]))
    assert caught.value.code == "no-data"


@pytest.mark.slow
def test_many_decimals_are_quick():
    """10,000 x 20 numbers with four decimals: some 0.2 s, most of it reading the term."""
    source = random.Random(1)
    rows = [[Fraction(source.randint(-99999, 99999), 10**4) for _ in range(20)] for _ in range(10_000)]
    term = matrix(rows)
    start = time.process_time()
    found = covariance(term)
    assert time.process_time() - start < 3
    j, k = 3, 17
    first, other = ([row[i] for row in rows] for i in (j, k))
    mu, nu = sum(first) / 10_000, sum(other) / 10_000
    expected = sum((x - mu) * (y - nu) for x, y in zip(first, other)) / 9_999
    assert Fraction(str(found.rows[j][k])) == expected
