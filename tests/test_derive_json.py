"""The JSON report: the fields that other programs read, their types, and every number in them."""

from __future__ import annotations

import json

import mpmath
import pytest
from derive_answers import measured
from derive_cases import KINDS, TABLE
from derive_support import exact, guarded, number, proved

import eigenproof
from eigenproof.language import parse, parse_term

VALUES = {
    "charpoly": {"polynomial", "factored", "eigenvalues"},
    "eigen": {"polynomial", "factored", "eigenvalues"},
    "diagonalize": {"polynomial", "factored", "eigenvalues", "diagonalizable"},
    "spectral": {"polynomial", "factored", "eigenvalues", "Q", "D"},
    "determinant": {"value"},
}
ENTRY = {"value": str, "minimal_polynomial": str, "approx": str, "algebraic_multiplicity": int}


def report(topic: str, name: str) -> dict:
    return json.loads(json.dumps(proved(topic, KINDS[name]).to_json()))


@pytest.mark.parametrize(("topic", "name"), TABLE)
def test_the_fields(topic, name):
    data = report(topic, name)
    assert data["topic"] == topic
    assert data["verdict"] == "proved"
    rows, answer = data["input"]["matrix"], data["answer"]
    n = len(rows)
    assert all(isinstance(x, str) for row in rows for x in row)
    assert VALUES[topic] <= answer.keys()
    over_r = not any("i" in x.replace("pi", "") for row in rows for x in row)
    if topic == "diagonalize":
        assert isinstance(answer["diagonalizable"], bool)
        assert ("diagonalizable_over_R" in answer) == over_r
        assert ("P" in answer) == ("D" in answer) == answer["diagonalizable"]
    for key in ("P", "Q", "D"):
        if key in answer:
            assert [len(row) for row in answer[key]] == [n] * n
            assert all(isinstance(x, str) for row in answer[key] for x in row)
    for entry in answer.get("eigenvalues", ()):
        expected = dict(ENTRY)
        if topic in ("eigen", "diagonalize", "spectral"):
            expected |= {"geometric_multiplicity": int, "eigenvectors": list}
        assert {key: type(entry[key]) for key in expected} == expected
        assert all(isinstance(x, str) for v in entry.get("eigenvectors", ()) for x in v)
    for step in data["steps"]:
        assert step["verdict"] == "proved"
        assert isinstance(step["numeric"], list)
        assert all(isinstance(step[key], str) and step[key] for key in ("title", "statement", "reason"))
    assert data["certificate"]["claims"]
    reads_back(data)


def reads_back(data: dict) -> None:
    """Every text that stands for mathematics is of the statement language."""
    parse(data["goal"])
    for step in data["steps"]:
        parse(step["statement"])
    answer = data["answer"]
    entries = answer.get("eigenvalues", ())
    texts = [answer[key] for key in ("polynomial", "factored", "value") if key in answer]
    texts += [x for key in ("P", "Q", "D") for row in answer.get(key, ()) for x in row]
    texts += [x for row in data["input"]["matrix"] for x in row]
    texts += [e[key] for e in entries for key in ("value", "minimal_polynomial", "approx")]
    texts += [x for e in entries for v in e.get("eigenvectors", ()) for x in v]
    for text in texts:
        parse_term(text)


@pytest.mark.parametrize(("topic", "name"), TABLE)
def test_every_number_is_right(topic, name):
    with guarded():
        measured(report(topic, name))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda a: a.update(polynomial="x^2 - 4*x + 4"),
        lambda a: a.update(factored="(x - 3)*(x + 1)"),
        lambda a: a["eigenvalues"][0].update(value="2"),
        lambda a: a["eigenvalues"][0].update(approx="3.0000000000000000000000000000000000000000000000002"),
        lambda a: a["eigenvalues"][0].update(approx="3.0"),
        lambda a: a["eigenvalues"][0].update(minimal_polynomial="x - 4"),
        lambda a: a["eigenvalues"][1].update(algebraic_multiplicity=2),
        lambda a: a["eigenvalues"][1].update(eigenvectors=[["1", "1"]]),
        lambda a: a["eigenvalues"].reverse() or a["D"].reverse(),
        lambda a: a["Q"][0].reverse(),
        lambda a: a.update(Q=[["1", "-1"], ["1", "1"]]),
        lambda a: a.update(D=[["3", "0"], ["0", "2"]]),
        lambda a: a.update(D=[["1", "0"], ["0", "3"]], Q=[row[::-1] for row in a["Q"]]),
    ],
)  # fmt: skip
def test_a_wrong_number_is_noticed(spoil):
    data = report("spectral", "symmetric")
    measured(data)
    spoil(data["answer"])
    with pytest.raises(AssertionError):
        measured(data)


def test_our_reader_of_roots():
    """The measure itself: root(p, k) counts real roots, root(p, k, C) all, by real then imaginary part."""
    with mpmath.workdps(60):
        assert abs(number("root(x^3 - 3*x + 1, 2)") - 2 * mpmath.cos(4 * mpmath.pi / 9)) < 1e-50
        assert abs(number("root(x^2 - 2, 2)") + mpmath.sqrt(2)) < 1e-50
        assert abs(number("root(x^4 + 1, 1, C)") - mpmath.sqrt(mpmath.mpc(0, 1))) < 1e-50
        assert abs(number("root(x^4 + 1, 2, C)") - 1 / mpmath.sqrt(mpmath.mpc(0, 1))) < 1e-50
        assert abs(number("l^2 - 3/2*i", l=mpmath.mpf(2)) - mpmath.mpc(4, -1.5)) < 1e-50


@pytest.mark.parametrize("digits", [16, 17, 100, 400])
def test_the_digits_asked_for(digits):
    for topic, name in (("spectral", "symmetric cubic"), ("eigen", "complex cubic"), ("eigen", "golden")):
        data = proved(topic, KINDS[name], digits).to_json()
        assert data["digits"] == digits
        measured(data)


def objects() -> list:
    from decimal import Decimal
    from fractions import Fraction

    import numpy
    import sympy

    return [
        (sympy.Matrix([[sympy.Rational(1, 10), 1], [0, sympy.sqrt(2)]]), "exact", "1/10"),
        (numpy.array([[1, 2], [2, 1]]), "exact", "1"),
        (numpy.array([[0.1, 1.0], [0.0, 0.1]]), "binary", "3602879701896397/36028797018963968"),
        ([[Fraction(1, 10), 1], [0, 1]], "exact", "1/10"),
        ([[Decimal("0.10"), 1], [0, 1]], "exact", "1/10"),
        ([["0.1", 1], [0, "sqrt(2)"]], "exact", "1/10"),
    ]


@pytest.mark.parametrize("k", range(6))
def test_python_objects(k):
    """An array of doubles is the exact binary values, and says so; everything else is what was written."""
    matrix, exactness, first = objects()[k]
    derived = eigenproof.derive("diagonalize", matrix)
    data = json.loads(json.dumps(derived.to_json()))
    assert data["verdict"] == "proved"
    assert data["input"]["exactness"] == exactness
    assert exact(data["input"]["matrix"][0][0]) == exact(first)
    measured(data)


def test_python_attributes_say_the_same():
    derived = proved("spectral", KINDS["repeated"])
    data = derived.to_json()
    assert json.loads(json.dumps(dict(derived.answer))) == data["answer"]
    assert [s.title for s in derived.steps] == [s["title"] for s in data["steps"]]
    assert derived.verdict.status == data["verdict"]


def test_python_has_the_same_as_attributes():
    derived = eigenproof.derive("eigen", "[[2, 1], [1, 2]]")
    data = derived.to_json()
    assert derived.topic == data["topic"]
    assert derived.verdict == data["verdict"] == "proved"
    assert derived.verdict != "refuted"
    assert dict(derived.answer) == data["answer"]
    for step, shown in zip(derived.steps, data["steps"], strict=True):
        assert step.title == shown["title"]
        assert step.verdict == shown["verdict"]
        assert len(step.numeric) == len(shown["numeric"])
        assert step.reason
