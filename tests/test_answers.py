"""The JSON answers of svd, pseudoinverse, lstsq, covariance and pca, measured with other programs."""

from __future__ import annotations

import json
from fractions import Fraction

import mpmath
import numpy
import pytest
from derive_support import exact_matrix, guarded, number, numbers, size_of, text_of

from eigenproof import derive
from eigenproof.kernel import check
from eigenproof.model import tree

DATA = [["2.5", "2.4"], ["0.5", "0.7"], ["2.2", "2.9"], ["1.9", "2.2"], ["3.1", "3.0"]]


def asked(topic, *inputs, **options):
    """A derivation that must be proved, and its answer as it stands in a JSON file."""
    with guarded():
        derived = derive(topic, *inputs, **options)
    assert derived.verdict == "proved", derived.verdict.reason
    data = json.loads(json.dumps(derived.to_json()))
    assert check(data["certificate"], tree(derived.goal)) is not None
    return data["answer"]


SHAPES = {
    "tall": [[1, 0], [2, -1], [1, 2]],
    "wide": [[3, 2, 2], [2, 3, -2]],
    "generic": [[1, 2, 3], [4, 5, 6], [7, 8, 10]],
    "rank one": [[1, 2, 3], [2, 4, 6]],
    "zero": [[0, 0, 0], [0, 0, 0]],
    "repeated": [[0, -1], [1, 0]],
    "row": [[3, 0, 4]],
    "column": [[1], [2]],
    "cubic": [[2, -1, 0], [1, 3, 1], [0, 1, 1], [1, 1, 1]],
}


@pytest.mark.parametrize("name", SHAPES)
def test_svd(name):
    rows = SHAPES[name]
    m, n = len(rows), len(rows[0])
    answer = asked("svd", rows)
    with mpmath.workdps(60):
        tiny = mpmath.mpf(10) ** -45
        a, u, s, v = (numbers(x) for x in (text_rows(rows), answer["U"], answer["S"], answer["V"]))
        assert ((u.rows, u.cols), (s.rows, s.cols), (v.rows, v.cols)) == ((m, m), (m, n), (n, n))
        assert size_of(u * s * v.T - a) < tiny
        assert size_of(u.T * u - mpmath.eye(m)) < tiny > size_of(v.T * v - mpmath.eye(n))
        values = answer["singular_values"]
        assert len(values) == min(m, n)
        approx = [mpmath.mpf(x["approx"]) for x in values]
        assert approx == sorted(approx, reverse=True)
        for k, x in enumerate(values):
            assert abs(number(x["value"]) - approx[k]) < tiny
            assert abs(s[k, k] - approx[k]) < tiny
            assert abs(number(x["minimal_polynomial"], x=approx[k])) < tiny * 10**6
    theirs = numpy.linalg.svd(numpy.array(rows, dtype=float), compute_uv=False)
    assert numpy.allclose([float(x) for x in approx], theirs)
    assert answer["rank"] == numpy.linalg.matrix_rank(numpy.array(rows))


def text_rows(rows):
    return [[str(x) for x in row] for row in rows]


@pytest.mark.parametrize("name", SHAPES)
def test_pseudoinverse(name):
    rows = SHAPES[name]
    answer = asked("pseudoinverse", rows)
    a, p = exact_matrix(text_rows(rows)), exact_matrix(answer["matrix"])
    assert a * p * a == a
    assert p * a * p == p
    assert ((a * p).T - a * p).is_zero_matrix
    assert ((p * a).T - p * a).is_zero_matrix
    assert answer["rank"] == a.rank()


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("inside", [True, False])
def test_lstsq(name, inside):
    rows = SHAPES[name]
    a = exact_matrix(text_rows(rows))
    y = a * exact_matrix([[str(k + 1)] for k in range(a.cols)])
    if not inside:
        left = a.T.nullspace()
        if not left:
            pytest.skip("every right side has a solution")
        y = y + left[0]
    answer = asked("lstsq", rows, "(" + ", ".join(map(str, y)) + ")" if len(y) > 1 else f"[[{y[0]}]]")
    x, r = (exact_matrix([[t] for t in answer[field]]) for field in ("solution", "residual"))
    assert x == a.pinv() * y
    assert r == y - a * x
    assert a.T * r == a.T * r * 0
    assert answer["consistent"] is inside
    assert answer["unique"] is (a.rank() == a.cols)


@pytest.mark.parametrize("ddof", [0, 1])
@pytest.mark.parametrize("columns", [True, False])
def test_covariance(ddof, columns):
    answer = asked("covariance", text_of(DATA), ddof=ddof, columns=columns)
    floats = numpy.array(DATA, dtype=float)
    theirs = numpy.cov(floats, rowvar=columns, ddof=ddof)
    ours = [[float(Fraction(x)) for x in row] for row in answer["covariance"]]
    assert numpy.allclose(ours, theirs)
    means = floats.mean(axis=1 if columns else 0)
    assert [float(Fraction(x)) for x in answer["mean"]] == pytest.approx(means)
    assert answer["ddof"] == ddof


@pytest.mark.parametrize("kept", [1, 2])
def test_pca(kept):
    answer = asked("pca", text_of(DATA), components=kept)
    floats = numpy.array(DATA, dtype=float)
    centred = floats - floats.mean(axis=0)
    _, s, vt = numpy.linalg.svd(centred)
    variances = s**2 / (len(floats) - 1)
    for k, c in enumerate(answer["components"]):
        assert float(c["variance"]["approx"]) == pytest.approx(variances[k])
        assert float(number(c["ratio"])) == pytest.approx(variances[k] / variances.sum())
        assert abs(float(number(c["variance"]["minimal_polynomial"], x=mpmath.mpf(variances[k])))) < 1e-6
        direction = [float(number(x)) for x in c["direction"]]
        assert abs(numpy.dot(direction, vt[k])) == pytest.approx(1)
    w = numpy.array([[float(number(x)) for x in c["direction"]] for c in answer["components"][:kept]])
    scores = [[float(number(x)) for x in row] for row in answer["scores"]]
    assert numpy.allclose(scores, centred @ w.T)
    error = ((centred - centred @ w.T @ w) ** 2).sum()
    assert float(number(answer["reconstruction_error"])) == pytest.approx(error, abs=1e-12)
    assert len(answer["components"]) == 2


def test_pca_of_the_data_as_given():
    answer = asked("pca", text_of(DATA), components=1, uncentred=True)
    floats = numpy.array(DATA, dtype=float)
    s = numpy.linalg.svd(floats, compute_uv=False)
    assert "mean" not in answer
    assert [float(c["variance"]["approx"]) for c in answer["components"]] == pytest.approx(s**2)
    assert float(number(answer["reconstruction_error"])) == pytest.approx(s[1] ** 2)


def test_pca_of_data_that_do_not_vary():
    answer = asked("pca", "[[1, 2], [1, 2], [1, 2]]")
    assert answer["covariance"] == [["0", "0"], ["0", "0"]]
    assert [c["ratio"] for c in answer["components"]] == [None, None]
    assert answer["scores"] == []
    assert answer["reconstruction_error"] == "0"
