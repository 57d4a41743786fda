"""Matrices with a name, the data of the seed notebook, and the sizes at both ends of what is promised."""

from __future__ import annotations

import json
from fractions import Fraction

import mpmath
import pytest
from derive_answers import measured
from derive_cases import (
    COMPANION,
    CUBE_ROOTS,
    CUBIC,
    DEFECTIVE_PAIR,
    GALLERY5,
    ROSSER,
    direct_sum,
    frank,
    hilbert,
    jordan_like,
    numpy_covariance,
    pascal,
    random_square,
    random_symmetric,
    scatter_covariance,
    second_difference,
    wilkinson,
    zeros,
)
from derive_support import exact, proved

from eigenproof.request import SQUARE as TOPICS

FAMOUS = {
    "Rosser": ROSSER,
    "Wilkinson": wilkinson(21),
    "Hilbert": hilbert(8),
    "Frank": frank(12),
    "Pascal": pascal(10),
}


def values(topic: str, rows: object) -> dict[str, int]:
    """value: algebraic multiplicity, in the order listed."""
    return {e["value"]: e["algebraic_multiplicity"] for e in proved(topic, rows).answer["eigenvalues"]}


def decimals(topic: str, rows: object) -> list:
    return [mpmath.mpf(e["approx"]) for e in proved(topic, rows).answer["eigenvalues"]]


def factor_degrees(rows: object) -> list[int]:
    import sympy

    x = sympy.Symbol("x")
    _, factors = sympy.Poly(exact(proved("charpoly", rows).answer["factored"]), x).factor_list()
    printed = proved("charpoly", rows).answer["factored"]
    assert printed.count("(") >= (len(factors) if len(factors) > 1 else 0)
    return sorted(p.degree() for p, k in factors for _ in range(k))


def test_rosser_has_its_exact_spectrum():
    spectrum = {"10*sqrt(10405)": 1, "510 + 100*sqrt(26)": 1, "1020": 1, "1000": 2}
    spectrum |= {"510 - 100*sqrt(26)": 1, "0": 1, "-10*sqrt(10405)": 1}
    order = ["10*sqrt(10405)", "1020", "510 + 100*sqrt(26)", "1000"]
    order += ["510 - 100*sqrt(26)", "0", "-10*sqrt(10405)"]
    for topic in ("eigen", "spectral"):
        assert values(topic, ROSSER) == spectrum
        assert list(values(topic, ROSSER)) == order
    assert [proved("spectral", ROSSER).answer["D"][k][k] for k in range(8)] == [*order[:4], *order[3:]]
    assert proved("determinant", ROSSER).answer["value"] == "0"


def test_wilkinson_21():
    """Two eigenvalues that agree in the first 15 digits are told apart; the matrix splits by symmetry."""
    close = decimals("spectral", wilkinson(21))[:2]
    assert [str(x)[:15] for x in close] == ["10.746194182903"] * 2
    with mpmath.workdps(50):
        first, second = decimals("spectral", wilkinson(21))[:2]
        assert 7e-14 < first - second < 8e-14
    assert factor_degrees(wilkinson(21)) == [10, 11]
    assert proved("spectral", wilkinson(21)).derivation.compact


def test_hilbert_8():
    assert proved("determinant", hilbert(8)).answer["value"] == "1/365356847125734485878112256000000"
    found = decimals("spectral", hilbert(8))
    assert all(x > 0 for x in found)
    assert mpmath.nstr(found[0] / found[-1], 7) == "1.525758e+10"  # the condition number in the books


def test_frank_12():
    """Reciprocal pairs of positive eigenvalues, the smallest of which double precision gets wrong."""
    assert proved("determinant", frank(12)).answer["value"] == "1"
    with mpmath.workdps(50):
        found = decimals("eigen", frank(12))
        assert len(found) == 12
        assert all(abs(x * y - 1) < mpmath.mpf(10) ** -45 for x, y in zip(found, reversed(found)))
        assert mpmath.nstr(found[0], 9) == "32.2288915"
        assert mpmath.nstr(found[-1], 9) == "0.0310280606"
    assert proved("diagonalize", frank(12)).answer["diagonalizable_over_R"] is True


def test_pascal_10():
    assert proved("determinant", pascal(10)).answer["value"] == "1"
    with mpmath.workdps(50):
        found = decimals("spectral", pascal(10))
        assert all(abs(x * y - 1) < mpmath.mpf(10) ** -40 for x, y in zip(found, reversed(found)))


def test_a_quintic_without_radicals():
    entries = proved("eigen", COMPANION).answer["eigenvalues"]
    assert entries[0]["approx"] == "1.1673039782614186842560458998548421807205603715255"
    assert entries[0]["value"] == "root(x^5 - x - 1, 1)"
    assert {e["minimal_polynomial"] for e in entries} == {"x^5 - x - 1"}
    assert len(entries) == 5
    answer = proved("diagonalize", COMPANION).answer
    assert (answer["diagonalizable"], answer["diagonalizable_over_R"]) == (True, False)


def test_a_nilpotent_matrix_and_what_double_precision_makes_of_it():
    for topic in ("charpoly", "eigen"):
        assert values(topic, GALLERY5) == {"0": 5}
    assert proved("eigen", GALLERY5).answer["eigenvalues"][0]["geometric_multiplicity"] == 1
    answer = proved("diagonalize", GALLERY5).answer
    assert (answer["diagonalizable"], answer["diagonalizable_over_R"]) == (False, False)
    (step,) = (s for s in proved("charpoly", GALLERY5).to_json()["steps"] if s["title"] == "Eigenvalues")
    (seen,) = (w for w in step["numeric"] if w["kind"] == "NumPy")
    assert seen["agrees"] is None
    assert 0.005 < float(seen["residual"]) < 0.2


def test_a_defective_complex_pair():
    assert values("eigen", DEFECTIVE_PAIR) == {"3": 1, "2": 1, "i": 2, "-i": 2}
    entries = proved("eigen", DEFECTIVE_PAIR).answer["eigenvalues"]
    assert {e["value"]: e["geometric_multiplicity"] for e in entries} == {"3": 1, "2": 1, "i": 1, "-i": 1}
    assert proved("diagonalize", DEFECTIVE_PAIR).answer["diagonalizable"] is False


def test_cubics_side_by_side_twice_and_defective():
    def multiplicities(rows):
        entries = proved("eigen", rows).answer["eigenvalues"]
        keys = ("minimal_polynomial", "algebraic_multiplicity", "geometric_multiplicity")
        return [tuple(e[key] for key in keys) for e in entries]

    p, q = "x^3 - 3*x + 1", "x^3 - 2"
    assert sorted(multiplicities(direct_sum(CUBIC, CUBE_ROOTS))) == [(q, 1, 1)] * 3 + [(p, 1, 1)] * 3
    assert multiplicities(direct_sum(CUBIC, CUBIC)) == [(p, 2, 2)] * 3
    assert multiplicities(jordan_like(CUBIC)) == [(p, 2, 1)] * 3
    assert proved("diagonalize", direct_sum(CUBIC, CUBIC)).answer["diagonalizable_over_R"] is True
    assert proved("diagonalize", jordan_like(CUBIC)).answer["diagonalizable"] is False
    both = proved("diagonalize", direct_sum(CUBIC, CUBE_ROOTS)).answer
    assert (both["diagonalizable"], both["diagonalizable_over_R"]) == (True, False)


# ------------------------------------------------------------------ the seed's covariance matrices

PRINTED = {
    "scatter": [
        [48.88888889, -34.27777778, -14.61111111],
        [-34.27777778, 77.05555556, -42.77777778],
        [-14.61111111, -42.77777778, 57.38888889],
    ],
    "numpy": [
        [4.88304094, -3.21345029, -1.66959064],
        [-3.21345029, 7.51900585, -4.30555556],
        [-1.66959064, -4.30555556, 5.9751462],
    ],
}
COVARIANCE = {
    "scatter": (scatter_covariance, "12*x^2 - 2200*x + 93319", (116.69054415286867, 66.64278918046463)),
    "numpy": (numpy_covariance, "2166*x^2 - 39805*x + 171478", (11.482556772137679, 6.894636210318462)),
}


@pytest.mark.parametrize("name", COVARIANCE)
def test_a_covariance_matrix_has_the_exact_eigenvalue_0(name):
    """The notebook prints 1.4e-14 and 8.9e-16 there, beside an eigenvector (1, 1, 1) up to length."""
    make, quadratic, printed = COVARIANCE[name]
    rows = make()
    assert [[round(float(x), 8) for x in row] for row in rows] == PRINTED[name]
    entries = proved("spectral", rows).answer["eigenvalues"]
    assert [e["minimal_polynomial"] for e in entries] == [quadratic, quadratic, "x"]
    assert entries[2]["value"] == "0"
    assert entries[2]["eigenvectors"] in ([["1", "1", "1"]], [["-1", "-1", "-1"]])
    assert all("root" not in e["value"] for e in entries)
    assert [float(e["approx"]) for e in entries[:2]] == pytest.approx(printed, rel=1e-14)
    measured(json.loads(json.dumps(proved("spectral", rows).to_json())))
    assert proved("determinant", rows).answer["value"] == "0"


def test_the_decimals_printed_in_the_notebook_are_another_matrix():
    """Typed in as printed, the same matrix is exact in its decimals, and its determinant is not 0."""
    value = Fraction(proved("determinant", PRINTED["numpy"]).answer["value"])
    assert 0 < abs(value) < Fraction(1, 100_000)
    assert "0" not in values("spectral", PRINTED["numpy"])


# ------------------------------------------------------------------ from 0x0 to 30x30


def test_no_rows_at_all():
    assert proved("charpoly", "[]").answer["polynomial"] == "1"
    assert proved("determinant", "[]").answer["value"] == "1"
    for topic in ("eigen", "diagonalize", "spectral"):
        assert proved(topic, "[]").answer["eigenvalues"] == []
    assert proved("spectral", "[]").answer["Q"] == proved("spectral", "[]").answer["D"] == []
    assert proved("diagonalize", "[]").answer["diagonalizable"] is True
    assert proved("diagonalize", "[]").answer["diagonalizable_over_R"] is True


@pytest.mark.parametrize("entry", ["0", "5", "-1/3", "sqrt(2)", "0.25"])
def test_one_entry(entry):
    rows = f"[[{entry}]]"
    assert proved("determinant", rows).answer["value"] == str(exact(entry)).replace("**", "^")
    assert len(values("eigen", rows)) == 1
    assert proved("diagonalize", rows).answer["diagonalizable_over_R"] is True
    assert proved("spectral", rows).answer["Q"] == [["1"]]


def test_a_complex_entry():
    assert values("eigen", "[[2*i]]") == {"2*i": 1}
    assert proved("diagonalize", "[[2*i]]").answer["diagonalizable"] is True


@pytest.mark.parametrize("topic", TOPICS)
def test_entries_of_three_hundred_digits(topic):
    rows = [[10**300, 3, 1], [3, 10**299, 7], [1, 7, 10**298]]
    measured(json.loads(json.dumps(proved(topic, rows).to_json())))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_close_pair(topic):
    """1 ± 10^-40 are two eigenvalues, not one: 50 digits show it."""
    rows = [[1, Fraction(1, 10**40)], [Fraction(1, 10**40), 1]]
    measured(json.loads(json.dumps(proved(topic, rows).to_json())))
    if topic == "eigen":
        assert len(values(topic, rows)) == 2


def test_a_singular_matrix_on_which_mpmath_fails():
    rows = [[0, 0, 0, -1], [0, -1, 0, 0], [0, 0, 0, -1], [-1, 0, -1, 0]]
    assert proved("determinant", rows).answer["value"] == "0"


@pytest.mark.slow
def test_ten_thousand_digits():
    with mpmath.workdps(10_020):
        first = mpmath.mpf(proved("eigen", COMPANION, 10_000).answer["eigenvalues"][0]["approx"])
        assert abs(first**5 - first - 1) < mpmath.mpf(10) ** -9990
        assert len(proved("eigen", "[[1,1],[1,0]]", 10_000).answer["eigenvalues"][0]["approx"]) == 10_001


@pytest.mark.parametrize("topic", TOPICS)
def test_the_whole_story_up_to_8(topic):
    derived = proved(topic, random_symmetric(8, 8))
    assert not derived.derivation.compact
    assert sum(bool(step.work) for step in derived.steps) >= len(derived.steps) // 2
    measured(json.loads(json.dumps(derived.to_json())))


@pytest.mark.parametrize("topic", TOPICS)
def test_the_compact_story_from_9(topic):
    derived = proved(topic, random_symmetric(9, 9))
    assert derived.derivation.compact
    assert not any(step.work for step in derived.steps)
    measured(json.loads(json.dumps(derived.to_json())))


def test_thirty_rows_of_second_differences():
    """2 - 2cos(kπ/31): all different, none rational."""
    rows = second_difference(30)
    assert proved("determinant", rows).answer["value"] == "31"
    with mpmath.workdps(60):
        truth = sorted((2 - 2 * mpmath.cos(k * mpmath.pi / 31) for k in range(1, 31)), reverse=True)
        found = decimals("eigen", rows)
        assert all(abs(x - y) < mpmath.mpf(10) ** -48 for x, y in zip(found, truth, strict=True))


@pytest.mark.parametrize("rows", [zeros(30), [[1] * 30] * 30], ids=["zeros", "ones"])
def test_thirty_rows_with_a_repeated_eigenvalue(rows):
    derived = proved("spectral", rows)
    assert sum(e["geometric_multiplicity"] for e in derived.answer["eigenvalues"]) == 30


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_thirty_rows_at_random(topic):
    derived = proved(topic, random_symmetric(30, 1))
    assert derived.derivation.compact
    assert derived.to_json()["verdict"] == "proved"


@pytest.mark.slow
@pytest.mark.parametrize("topic", ["charpoly", "eigen", "diagonalize", "determinant"])
def test_thirty_rows_at_random_not_symmetric(topic):
    assert proved(topic, random_square(30, 1)).to_json()["verdict"] == "proved"


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMOUS)
def test_every_number_of_the_famous_ones(name):
    rows = FAMOUS[name]
    for topic in TOPICS:
        if topic != "spectral" or [list(c) for c in zip(*rows)] == [list(r) for r in rows]:
            measured(json.loads(json.dumps(proved(topic, rows).to_json())))
