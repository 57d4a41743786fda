"""Data, norms and variables: certificates that must be accepted, and neighbours that must not be."""

from __future__ import annotations

import random
import time
from fractions import Fraction

import pytest
from kernel_data_claims import FALSE_DATA, FALSE_NORMS, TRUE_DATA, TRUE_NORMS
from kernel_support import accepted, certificate, matrix, refused, term

from eigenproof.kernel import check


@pytest.mark.parametrize(("claim", "evidence", "rest"), [*TRUE_DATA, *TRUE_NORMS])
def test_a_true_claim_is_accepted(claim: str, evidence: dict, rest: dict) -> None:
    accepted(certificate(term(claim), evidence, **rest))


@pytest.mark.parametrize(("claim", "evidence", "rest"), [*FALSE_DATA, *FALSE_NORMS])
def test_a_false_neighbour_is_refused(claim: str, evidence: dict, rest: dict) -> None:
    refused(certificate(term(claim), evidence, **rest))


def table(rows: int, columns: int) -> list:
    """Decimals with four digits, always the same ones."""
    numbers = random.Random(rows)
    return [[Fraction(numbers.randint(-(10**6), 10**6), 10**4) for _ in range(columns)] for _ in range(rows)]


def statistics(x: list) -> tuple[list, list]:
    """(mean, covariance), entry by entry."""
    n, columns = len(x), list(zip(*x))
    m = [sum(c) / n for c in columns]
    cov = [[sum((a - s) * (b - t) for a, b in zip(c, d)) / (n - 1) for d, t in zip(columns, m)]
           for c, s in zip(columns, m)]  # fmt: skip
    return m, cov


def about(x: list, m: list, cov: list) -> dict:
    claims = [["==", ["mean", "X"], ["vector", *map(str, m)]],
              ["==", ["covariance", "X"], matrix([list(map(str, r)) for r in cov])]]  # fmt: skip
    data = [["X", matrix([list(map(str, r)) for r in x])]]
    return certificate(["and", *claims], {"parts": [{}, {}]}, definitions=data)


def test_decimals_and_one_of_them_changed() -> None:
    x = table(200, 3)
    m, cov = statistics(x)
    accepted(about(x, m, cov))
    x[17][1] += Fraction(1, 10**9)
    refused(about(x, m, cov), match="differ")
    m, cov = statistics(x)
    cov[0][1] += Fraction(1, 10**40)
    refused(about(x, m, cov), match="differ")


@pytest.mark.slow
def test_large_data_is_quick() -> None:
    x = table(10_000, 20)
    start = time.perf_counter()
    refused(about(x, [Fraction(0)] * 20, []), match="differ")
    data = certificate(["==", ["covariance", "X"], ["/", ["scatter", "X"], "9999"]],
                       definitions=about(x, [], [])["definitions"])  # fmt: skip
    check(data, ["let", data["definitions"], data["goal"]])
    assert time.perf_counter() - start < 8
