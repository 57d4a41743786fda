"""Singular values and best approximations: certificates to be accepted, and others to be refused."""

from __future__ import annotations

import copy
import time
from functools import cache

import pytest
from kernel_best_claims import FALSE_BEST, TRUE_BEST
from kernel_singular_claims import FALSE_SVD, FALSE_VALUES, TRUE_SVD, TRUE_VALUES
from kernel_support import accepted, certificate, refused, term
from kernel_svd_cases import generic


@pytest.mark.parametrize(("claim", "evidence", "rest"), [*TRUE_SVD, *TRUE_VALUES, *TRUE_BEST])
def test_a_true_claim_is_accepted(claim: str, evidence: dict, rest: dict) -> None:
    accepted(certificate(term(claim), evidence, **rest))


@pytest.mark.parametrize(("claim", "evidence", "rest"), [*FALSE_SVD, *FALSE_VALUES, *FALSE_BEST])
def test_a_false_neighbour_is_refused(claim: str, evidence: dict, rest: dict) -> None:
    refused(certificate(term(claim), evidence, **rest))


GENERIC = {
    "3x2": [[1, 2], [3, 5], [1, 1]],
    "4x3": [[1, 2, 0], [0, 1, 3], [1, 0, 1], [2, 1, 1]],
    "5x4": [[-2, 3, 0, 1], [0, 1, 3, -1], [1, 0, 1, 4], [2, 1, 1, 0], [0, 0, 5, 1]],
    "6x6": [[(5 * i * i * j + 3 * i + 7 * j * j + (i ^ j)) % 13 - 6 for j in range(6)] for i in range(6)],
}


@cache
def generic_of(name: str) -> dict:
    return generic(GENERIC[name])


def changed(name: str, matrix: str, change) -> dict:
    """A certificate with one of its matrices changed, row by row."""
    data = copy.deepcopy(generic_of(name))
    (entry,) = (d for d in data["definitions"] if d[0] == matrix)
    entry[1] = ["matrix", *(change(list(r)) for r in entry[1][1:])]
    return data


@pytest.mark.parametrize("name", GENERIC)
def test_roots_of_any_degree(name: str) -> None:
    accepted(generic_of(name))


@pytest.mark.parametrize("name", GENERIC)
@pytest.mark.parametrize("side", ["U", "V"])
def test_swapped_columns_and_signs_are_seen(name: str, side: str) -> None:
    refused(changed(name, side, lambda r: [r[1], r[0], *r[2:]]), match="svd")
    refused(changed(name, side, lambda r: [["/", ["neg", r[0][1]], r[0][2]], *r[1:]]), match="svd")
    refused(changed(name, side, lambda r: [r[1], *r[1:]]), match="svd")
    refused(changed(name, side, lambda r: r[1:]), match="svd")


@pytest.mark.parametrize("name", GENERIC)
def test_singular_values_permuted_or_of_another_sign_are_seen(name: str) -> None:
    turn = {"t1": "t2", "t2": "t1"}
    refused(changed(name, "S", lambda r: [turn.get(x, x) for x in r]), match="svd")
    refused(changed(name, "S", lambda r: ["l1" if x == "t1" else x for x in r]), match="svd")
    both = changed(name, "S", lambda r: [["neg", x] if x == "t1" else x for x in r])
    (entry,) = (d for d in both["definitions"] if d[0] == "U")
    entry[1] = ["matrix", *([["/", ["neg", r[0][1]], r[0][2]], *r[1:]] for r in entry[1][1:])]
    refused(both, match="not >= 0")


@pytest.mark.parametrize("name", GENERIC)
def test_thin_forms_and_their_rank(name: str) -> None:
    n = len(GENERIC[name][0])
    thin = changed(name, "U", lambda r: r[:n])
    (entry,) = (d for d in thin["definitions"] if d[0] == "S")
    entry[1] = entry[1][: n + 1]
    accepted(thin)
    # a row and a column of zeros: neither U nor V is square, and the rank says that nothing is missing
    for side in ("U", "V"):
        (entry,) = (d for d in thin["definitions"] if d[0] == side)
        entry[1] = [*entry[1], ["0"] * n]
    (entry,) = (d for d in thin["definitions"] if d[0] == "A")
    entry[1] = ["matrix", *([*r, "0"] for r in entry[1][1:]), ["0"] * (n + 1)]
    thin["claims"] = thin["claims"][1:2]
    thin["goal"] = thin["claims"][0]["claim"]
    refused(thin, match="U S V.H")
    right = [[str(int(i == j)) for j in range(n + 1)] for i in range(n)]
    thin["claims"][0]["evidence"] |= {"columns": list(range(n)), "right": right}
    accepted(thin)


def test_a_large_one_is_quick() -> None:
    a = [[(5 * i * i * j + 3 * i + 7 * j * j + (i ^ j)) % 13 - 6 for j in range(8)] for i in range(8)]
    data = generic(a)
    start = time.perf_counter()
    accepted(data)
    assert time.perf_counter() - start < 2
