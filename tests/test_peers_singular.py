"""Singular values, pseudoinverses and covariances on which well-known systems hang, err or disagree."""

from __future__ import annotations

import json

import mpmath
import pytest
from derive_support import exact, exact_matrix, guarded, is_zero, number, numbers, proved, size_of
from test_peers import MATRICES, NO_CLOSED_FORM

from eigenproof import derive
from eigenproof.judge import decide
from eigenproof.language import parse

HANG = 20
"""Seconds: elsewhere the singular value decompositions of C7 take more than 40 and more than 20."""


def decomposed(rows) -> tuple[dict, tuple[int, int]]:
    """The answer of the topic svd and the size of A, the answer multiplied out with 60 digits."""
    with guarded(HANG):
        report = json.loads(json.dumps(proved("svd", rows).to_json()))
    answer = report["answer"]
    with mpmath.workdps(120):
        a, u, s, v = map(numbers, (report["input"]["matrix"], *(answer[x] for x in "USV")))
        tiny = mpmath.mpf(10) ** -60 * (1 + size_of(a))
        assert (u.rows, u.cols, s.rows, s.cols, v.rows, v.cols) == (a.rows,) * 3 + (a.cols,) * 3
        assert size_of(u * s * v.H - a) < tiny
        assert all(size_of(m.H * m - mpmath.eye(m.rows)) < tiny for m in (u, v))
        assert all(s[i, j] == 0 for i in range(s.rows) for j in range(s.cols) if i != j)
        values = [mpmath.re(s[k, k]) for k in range(min(s.rows, s.cols))]
        assert values == sorted(values, reverse=True)
        assert len(values) == len(answer["singular_values"])
        for x, entry in zip(values, answer["singular_values"], strict=True):
            assert abs(number(entry["value"]) - x) < tiny
            assert abs(mpmath.mpf(entry["approx"]) - x) <= mpmath.mpf(10) ** -48 * max(1, x)
            assert abs(number(entry["minimal_polynomial"], x=x)) < tiny * (1 + x) ** 20 * 10**20
        assert answer["rank"] == sum(x > tiny for x in values)
        return answer, (a.rows, a.cols)


@pytest.mark.parametrize("name", MATRICES)
def test_a_decomposition_that_multiplies_out(name):
    decomposed(MATRICES[name])


@pytest.mark.parametrize("name", NO_CLOSED_FORM)
def test_values_without_closed_form_are_real(name):
    answer, _ = decomposed(MATRICES[name])
    for entry in answer["singular_values"]:
        assert "i" not in entry["approx"]
        assert "root(" in entry["value"] or "i" not in entry["value"]


ORDER = {
    # K1: ascending in SymPy's SVD, descending in its singular_values(); and how many there are
    "[[1,2],[2,1]]": ["3", "1"],
    "[[3,0],[4,5]]": ["3*sqrt(5)", "sqrt(5)"],
    "[[3,2,2],[2,3,-2]]": ["5", "3"],
    "[[0,0],[0,0]]": ["0", "0"],
    # D6: 1.99e-16 for the second value of an integer matrix of rank 1
    "[[1,2],[2,4]]": ["5", "0"],
    # P9: undefined where one of two parameters on the diagonal is 0, or wrong where it is negative
    "[[0,0],[0,2]]": ["2", "0"],
    "[[-1,0],[0,2]]": ["2", "1"],
    "[[-3,0],[0,-3]]": ["3", "3"],
}


@pytest.mark.parametrize("rows", ORDER)
def test_descending_and_as_many_as_the_smaller_size(rows):
    answer, (m, n) = decomposed(rows)
    assert [entry["value"] for entry in answer["singular_values"]] == ORDER[rows]
    assert len(ORDER[rows]) == min(m, n)


@pytest.mark.parametrize(
    ("rows", "rank"),
    [
        (MATRICES["Z1"], 1),  # 2 in Maxima
        (MATRICES["Z5 rank"], 1),
        (MATRICES["D3"], 2),  # 3 in SymPy, with decimals
        ("[[2,-1,7],[1,2,2],[0,5,-3],[5,0,16]]", 2),  # P4 at k = 11, where a generic rank is 3
        ("[[2,-1,7],[1,2,2],[0,5,-3],[5,0,15]]", 3),
        ("[[0]]", 0),  # P5 at a = 0
        ("[[1,1],[1,1]]", 1),
    ],
)
def test_the_rank(rows, rank):
    assert proved("svd", rows).answer["rank"] == proved("pseudoinverse", rows).answer["rank"] == rank


@pytest.mark.parametrize(
    ("rows", "inverse"),
    [
        ("[[0]]", [["0"]]),  # P5: 1/a elsewhere
        ("[[2]]", [["1/2"]]),
        ("[[0,0],[0,0]]", [["0", "0"], ["0", "0"]]),  # P5: diag(1/a, 0) elsewhere
        ("[[2,0],[0,0]]", [["1/2", "0"], ["0", "0"]]),
        ("[[1,i]]", [["1/2"], ["-i/2"]]),
    ],
)
def test_the_pseudoinverse_where_a_parameter_is_0(rows, inverse):
    assert exact_matrix(proved("pseudoinverse", rows).answer["matrix"]) == exact_matrix(inverse)


@pytest.mark.parametrize("name", [n for n in MATRICES if n != "D1 Hadamard"])
def test_the_four_identities(name):
    answer = proved("pseudoinverse", MATRICES[name]).answer
    with mpmath.workdps(120):
        a = numbers(proved("pseudoinverse", MATRICES[name]).to_json()["input"]["matrix"])
        p = numbers(answer["matrix"])
        for x in (a * p * a - a, p * a * p - p, (a * p).H - a * p, (p * a).H - p * a):
            assert size_of(x) < mpmath.mpf(10) ** -80 * (1 + size_of(a)) ** 2 * (1 + size_of(p)) ** 2


def test_positive_definite_is_said_of_symmetric_matrices():
    """K5: elsewhere true of a matrix whose eigenvalues are 1 + i and 1 - i, by its symmetric part."""
    assert decide(parse("positive_definite([[1, 1], [-1, 1]])")).status == "refuted"
    assert decide(parse("positive_definite([[1, 0], [0, 1]])")).status == "proved"


def test_the_divisor_and_which_way_the_data_lie():
    """K6: 1/n or 1/(n - 1), rows or columns, are different questions, and the answer says which."""
    data, turned = "[[1,2],[3,5],[4,1]]", "[[1,3,4],[2,5,1]]"
    one, zero, transposed, other = (
        derive("covariance", *args, **kwargs)
        for args, kwargs in (
            ((data,), {}),
            ((data,), {"ddof": 0}),
            ((turned,), {"columns": True}),
            ((turned,), {}),
        )
    )
    found = [exact_matrix(d.answer["covariance"]) for d in (one, zero, transposed, other)]
    assert all(d.verdict == "proved" for d in (one, zero, transposed, other))
    assert found[0] == exact("3/2") * found[1] == found[2]
    assert found[3].shape == (3, 3)
    assert (one.answer["ddof"], zero.answer["ddof"]) == (1, 0)


def test_a_condition_number_is_not_hidden():
    """The singular values 2 and 5e-5 of [[1.0001, 1], [1, 1]] are roots of one polynomial with decimals."""
    values = proved("svd", "[[1.0001, 1], [1, 1]]").answer["singular_values"]
    product = exact(values[0]["value"]) * exact(values[1]["value"])
    assert is_zero(product**2 - exact("1/10000") ** 2)
