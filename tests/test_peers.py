"""Matrices on which well-known systems answer wrongly, unusably or not at all: here they come out right.

The spectra are written by hand: value: (algebraic, geometric multiplicity). Where roots have no closed form
the characteristic polynomial is SymPy's and the numbers are measured from the JSON report.
"""

from __future__ import annotations

import json

import pytest
from derive_answers import measured
from derive_cases import CUBIC, hadamard, identity
from derive_support import exact, exact_matrix, is_zero, proved

from eigenproof import InputError, derive

SPECTRA = {
    # orthonormal bases inside a repeated eigenvalue (SymPy, Maxima, NumPy: not orthogonal)
    "O1": ("[[2,1,1],[1,2,1],[1,1,2]]", {"4": (1, 1), "1": (2, 2)}),
    "O2 symmetric": (
        "[[-1,1,0,1],[1,-1,1,0],[0,1,-1,1],[1,0,1,-1]]",
        {"1": (1, 1), "-1": (2, 2), "-3": (1, 1)},
    ),
    "O2 defective": ("[[0,1,0,0],[0,0,0,0],[0,0,2,0],[0,0,0,2]]", {"0": (2, 1), "2": (2, 2)}),
    "O4": ("[[1,i],[i,-1]]", {"0": (2, 1)}),
    # zeros that are not seen
    "Z1": (
        "[[sqrt(2)+sqrt(3),1],[5+2*sqrt(6),sqrt(2)+sqrt(3)]]",
        {"0": (1, 1), "2*sqrt(2)+2*sqrt(3)": (1, 1)},
    ),
    "Z2": ("[[1,1],[1,2]]", {"(3+sqrt(5))/2": (1, 1), "(3-sqrt(5))/2": (1, 1)}),
    "Z5 rank": ("[[-5+5*sqrt(2),-5],[-5*sqrt(2)/2+5,-5*sqrt(2)/2]]", {"0": (1, 1), "-5+5*sqrt(2)/2": (1, 1)}),
    "Z5 9274": ("[[2,4,1,0],[-4,2,0,1],[0,0,2,4],[0,0,-4,2]]", {"2+4*i": (2, 1), "2-4*i": (2, 1)}),
    "Z5 15858": ("[[1,1,1,0],[-2,-1,0,-1],[0,0,-1,-1],[0,0,2,1]]", {"i": (2, 1), "-i": (2, 1)}),
    # decimals are exact
    "D1": ("[[2.0,1,1],[1,2.0,1],[1,1,2.0]]", {"4": (1, 1), "1": (2, 2)}),
    "D1 Hadamard": (hadamard(8), {"2*sqrt(2)": (4, 4), "-2*sqrt(2)": (4, 4)}),
    "D2": ("[[0.1,1],[0,0.1]]", {"1/10": (2, 1)}),
    "D2 ones": ("[[1.0,1.0],[0,1.0]]", {"1": (2, 1)}),
    "D3": (
        "[[0.1,0.2,0.3],[0.4,0.5,0.6],[0.7,0.8,0.9]]",
        {"0": (1, 1), "3/4+3*sqrt(33)/20": (1, 1), "3/4-3*sqrt(33)/20": (1, 1)},
    ),
    "D5": ("[[0.1,0.2],[0.2,0.4]]", {"1/2": (1, 1), "0": (1, 1)}),
    "D6": ("[[1,2],[2,4]]", {"5": (1, 1), "0": (1, 1)}),
    "D8": ("[[1,1],[0,1]]", {"1": (2, 1)}),
    # parameters at the values where the general answer fails
    "P1 at 0": ("[[1,0],[0,1]]", {"1": (2, 2)}),
    "P1 at 2": ("[[1,2],[0,1]]", {"1": (2, 1)}),
    "P2 at a = b": ("[[3,1],[0,3]]", {"3": (2, 1)}),
    "P6 at 0": ("[[1,0],[0,i]]", {"1": (1, 1), "i": (1, 1)}),
    "P6 at 2": ("[[1,0],[2,i]]", {"1": (1, 1), "i": (1, 1)}),
    "P8 at 0": (identity(2), {"1": (2, 2)}),
    "P8 at pi/2": ("[[0,-1],[1,0]]", {"i": (1, 1), "-i": (1, 1)}),
    # conventions
    "K1": ("[[1,2],[2,1]]", {"3": (1, 1), "-1": (1, 1)}),
    "K1 triangular": ("[[3,0],[4,5]]", {"5": (1, 1), "3": (1, 1)}),
    "K4": ("[[4,1],[2,3]]", {"5": (1, 1), "2": (1, 1)}),
    "K5": ("[[1,1],[-1,1]]", {"1+i": (1, 1), "1-i": (1, 1)}),
}  # fmt: skip

NO_CLOSED_FORM = {
    "C1": "[[-1,2,4],[2,0,1],[4,1,1]]",
    "C2": "[[9,10,0],[10,1,1],[0,1,1]]",
    "C3": CUBIC,
    "C4": "[[1,7,3],[7,4,-5],[3,-5,6]]",
    "C6": "[[5,-5,-3,2,-7],[-2,-5,0,2,1],[-2,-7,-5,-2,-6],[7,10,3,9,-2],[4,-10,3,-8,-4]]",
    "C7": "[[1,2,3],[4,5,6],[7,8,10]]",
    "C7 QR": "[[12,-51,4],[6,167,-68],[-4,24,-41]]",
    "C9": "[[sqrt(5),1,0,0,0],[1,sqrt(7),1,0,0],[0,1,sqrt(5),1,0],[0,0,1,sqrt(7),1],[0,0,0,1,1]]",
}
SYMMETRIC = (
    "O1", "O2 symmetric", "Z2", "D1", "D1 Hadamard", "D5", "D6", "P1 at 0", "P8 at 0", "K1",
    "C1", "C2", "C4", "C9",
)  # fmt: skip
MATRICES = {**{name: rows for name, (rows, _) in SPECTRA.items()}, **NO_CLOSED_FORM}


@pytest.mark.parametrize("name", SPECTRA)
def test_the_spectrum(name):
    rows, spectrum = SPECTRA[name]
    entries = proved("eigen", rows).answer["eigenvalues"]
    assert len(entries) == len(spectrum)
    for text, multiplicities in spectrum.items():
        (entry,) = (e for e in entries if is_zero(exact(e["value"]) - exact(text)))
        assert (entry["algebraic_multiplicity"], entry["geometric_multiplicity"]) == multiplicities


@pytest.mark.parametrize("name", SPECTRA)
def test_diagonalisable_or_not(name):
    rows, spectrum = SPECTRA[name]
    answer = proved("diagonalize", rows).answer
    over_c = all(algebraic == geometric for algebraic, geometric in spectrum.values())
    assert answer["diagonalizable"] is over_c
    assert ("P" in answer) is over_c
    complex_entries = name in ("O4", "P6 at 0", "P6 at 2")
    assert ("diagonalizable_over_R" in answer) is not complex_entries
    if not complex_entries:
        real = not any(exact(value).has(exact("i")) for value in spectrum)
        assert answer["diagonalizable_over_R"] is (over_c and real)


TOPICS = ("charpoly", "eigen", "diagonalize", "spectral", "determinant")
TABLE = [(t, n) for n in MATRICES for t in TOPICS if t != "spectral" or n in SYMMETRIC]


@pytest.mark.parametrize(("topic", "name"), TABLE)
def test_every_number_is_right_and_nothing_hangs(topic, name):
    measured(json.loads(json.dumps(proved(topic, MATRICES[name]).to_json())))


@pytest.mark.parametrize("name", NO_CLOSED_FORM)
def test_the_polynomial_against_sympy(name):
    import sympy

    rows = MATRICES[name]
    answer = proved("charpoly", rows).answer
    a = exact_matrix(proved("charpoly", rows).to_json()["input"]["matrix"])
    x = sympy.Symbol("x")
    theirs = (x * sympy.eye(a.rows) - a).det(method="berkowitz")
    assert sympy.expand(exact(answer["polynomial"]) - theirs) == 0
    assert sympy.expand(exact(answer["factored"]) - theirs) == 0


@pytest.mark.parametrize("name", [n for n in SYMMETRIC if n in NO_CLOSED_FORM])
def test_casus_irreducibilis_has_real_decimals(name):
    for entry in proved("spectral", MATRICES[name]).answer["eigenvalues"]:
        assert "i" not in entry["approx"]
        assert "i" not in entry["value"]


def test_answers_stay_short():
    """C2: elsewhere the normalised diagonalisation of this 3x3 matrix takes 138,229 characters."""
    answer = proved("spectral", MATRICES["C2"]).answer
    assert max(len(x) for row in answer["Q"] for x in row) < 250


def test_the_golden_pair_is_a_pair():
    """Z2: (1, (1 + sqrt(5))/2) is an eigenvector for (3 + sqrt(5))/2."""
    import sympy

    entries = proved("eigen", "[[1,1],[1,2]]").answer["eigenvalues"]
    (entry,) = (e for e in entries if is_zero(exact(e["value"]) - exact("(3+sqrt(5))/2")))
    ours, theirs = exact_matrix(entry["eigenvectors"]), sympy.Matrix([[1, exact("(1+sqrt(5))/2")]])
    assert is_zero(ours.col_join(theirs).det())


@pytest.mark.parametrize("field", ["eigen", "diagonalize"])
def test_c3_are_the_cosines(field):
    """The roots of x^3 - 3x + 1 are 2cos(2πk/9), k = 1, 2, 4."""
    import mpmath

    with mpmath.workdps(60):
        cosines = sorted((2 * mpmath.cos(2 * mpmath.pi * k / 9) for k in (1, 2, 4)), reverse=True)
        values = [mpmath.mpf(e["approx"]) for e in proved(field, CUBIC).answer["eigenvalues"]]
        assert all(abs(v - c) < mpmath.mpf(10) ** -48 for v, c in zip(values, cosines, strict=True))


def test_the_order_is_descending():
    """K4: two systems list the eigenvalues of this matrix in opposite orders."""
    assert [e["value"] for e in proved("eigen", "[[4,1],[2,3]]").answer["eigenvalues"]] == ["5", "2"]
    assert proved("diagonalize", "[[4,1],[2,3]]").answer["D"] == [["5", "0"], ["0", "2"]]


def test_the_convention_of_the_polynomial_is_said():
    """K3: det(xI - A) and det(A - xI) differ for odd sizes."""
    for rows, word in (("[[0,1,2],[3,4,5],[6,7,8]]", "negative"), ("[[1,2],[3,4]]", "same")):
        derived = proved("charpoly", rows)
        steps = {s["title"]: s["reason"] for s in derived.to_json()["steps"]}
        reason = steps["Characteristic polynomial"]
        assert "det(x*I" in reason
        assert word in reason
        assert derived.answer["polynomial"].startswith("x^")


@pytest.mark.parametrize("matrix", ["[[1,i],[i,-1]]", "[[1,2],[3,4]]", "[[1,1],[-1,1]]", "[[i,0],[0,1]]"])
def test_no_spectral_theorem_where_there_is_none(matrix):
    with pytest.raises(InputError) as caught:
        derive("spectral", matrix)
    assert caught.value.code == "not-symmetric"
    assert "diagonalize" in str(caught.value)


@pytest.mark.parametrize("matrix", ["[[pi+sqrt(2)*pi,0],[0,1]]", "[[1,a],[0,1]]", "[[cos(1),0],[0,1]]"])
def test_what_is_no_algebraic_number_is_refused(matrix):
    with pytest.raises(InputError):
        derive("eigen", matrix)
