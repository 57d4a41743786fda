"""Students' answers: right in unusual forms, wrong in the usual ways."""

from __future__ import annotations

import json

import numpy as np
import pytest
import sympy
from click.testing import CliRunner

import eigenproof
from eigenproof import CertificateError, InputError, grade, kernel
from eigenproof.cli_check import check
from eigenproof.grading import Grade, grade_file
from eigenproof.model import Term, tree

S = "[[2, 1], [1, 2]]"  # eigenvalues 3 and 1
G = "[[2, 1], [1, 3]]"  # eigenvalues (5 ± √5)/2
W = "[[2, 1, 0], [1, 2, 0], [0, 0, 3]]"  # eigenvalues 3, 3, 1
SHEAR = "[[1, 1], [0, 1]]"
SVD = "svd [[3, 0], [4, 5]]"
COV = ("covariance", [[1, 2], [3, 4], [5, 7]])
PCA = ("pca", [[1, 2], [3, 4], [5, 7]])

RIGHT = [
    (f"charpoly {S}", "x^2-4x+3"),
    (f"charpoly {S}", "(1-λ)(3-λ)"),
    (f"charpoly {S}", "p(λ) = det(A - λI) = (2-λ)^2 - 1 = λ² − 4λ + 3"),
    (f"characteristic polynomial of {S}", r"\lambda^2-4\lambda+3"),
    (f"charpoly {S}", "t^2 - 4*t + 3 = 0"),
    ("charpoly [[1,0,0],[0,2,0],[0,0,3]]", "(1-t)(2-t)(3-t)"),
    (f"eigenvalues {S}", "{3, 1}"),
    (f"eigenvalues {S}", "1, 3"),
    (f"eigenvalues {S}", "3 and 1"),
    (f"eigenvalues {S}", "2 ± 1"),
    (f"eigenvalues {S}", [1, 3]),
    (f"eigenvalues {S}", {1: 1, 3: 1} | {}),
    (f"eigenvalues {W}", "3 (double), 1"),
    (f"eigenvalues {W}", "{3: 2, 1: 1}"),
    (f"eigenvalues {W}", "λ1 = λ2 = 3; λ3 = 1"),
    (f"eigenvalues {G}", "3.62, 1.38"),
    (f"eigenvalues {G}", r"\lambda_{1} = \frac{5+\sqrt5}{2}, \quad \lambda_2 = \frac{5-\sqrt{5}}{2}"),
    ("eigenvalues [[0,-1],[1,0]]", "±i"),
    (f"eigen {S}", "λ1 = 3, v1 = (1,1); λ2 = 1, v2 = (1,-1)"),
    (f"eigen {S}", "λ = 1: (-2, 2)\nλ = 3: [5, 5]^T"),
    (f"eigen {S}", "eigenvalues: 3, 1\neigenvectors: (1,1), (1,-1)"),
    (f"eigen {S}", r"$\lambda_1 = 3$ with $\mathbf{v}_1 = \begin{pmatrix}1\\1\end{pmatrix}$ and "
                   r"$\lambda_2 = 1$ with $\mathbf{v}_2 = \begin{pmatrix}-1\\1\end{pmatrix}$."),
    (f"eigen {S}", {"eigenvalues": [1, 3], "eigenvectors": [[1, -1], [1, 1]]}),
    (f"eigen {W}", "λ = 3: (1,1,0), (0,0,1); λ = 1: (1,-1,0)"),
    (f"eigen {W}", "λ = 3: s(1,1,1) + t(1,1,-1); λ = 1: t(1,-1,0)"),
    (f"eigenvectors {G}", "(0.53, 0.85), (0.85, -0.53)"),
    (f"eigenvectors {G}", "(0.62, 1), (-1.62, 1)"),
    (f"diagonalize {S}", "P = [[1,1],[1,-1]]; D = diag(3, 1)"),
    (f"diagonalize {S}", "P = [[-2,7],[2,7]]; D = [1 0; 0 3]"),
    (f"diagonalise {S}", "D: diag(3, 1)\nP: [1 1; 1 -1]"),
    (f"diagonalize {S}",
     r"P = \frac12\begin{pmatrix}1&1\\1&-1\end{pmatrix}, \Lambda = \operatorname{diag}(3,1)"),
    (f"diagonalize {S}", {"P": sympy.Matrix([[1, 1], [1, -1]]), "D": np.diag([3, 1])}),
    (f"diagonalize {G}", "P = [[0.62,-1.62],[1,1]]; D = diag(3.62, 1.38)"),
    (f"diagonalize {SHEAR}", "A is not diagonalizable."),
    ("diagonalize [[0,-1],[1,0]]", "P = [[1, 1], [-i, i]]; D = diag(i, -i)"),
    ({"topic": "diagonalize", "matrix": [[0, -1], [1, 0]], "field": "R"}, "not diagonalisable"),
    (f"spectral {S}", "Q = 1/sqrt(2)*[[1,1],[1,-1]]; D = diag(3, 1)"),
    (f"spectral {S}", "Q = 1/√2 [[-1,1],[-1,-1]]; Λ = diag(3, 1)"),
    (f"spectral {W}", "Q = [[1/√2, 0, 1/√2], [1/√2, 0, -1/√2], [0, -1, 0]], D = diag(3, 3, 1)"),
    (f"spectral {W}", "Q = [[1/2, 1/2, 1/√2], [1/2, 1/2, -1/√2], [1/√2, -1/√2, 0]], D = diag(3, 3, 1)"),
    ("spectral [[2,1,1],[1,2,1],[1,1,2]]",
     "Q = [[0.577,0.707,0.408],[0.577,-0.707,0.408],[0.577,0,-0.816]]; D = diag(4,1,1)"),
    ("det [[1,2],[3,4]]", "det A = 1*4 - 2*3 = -2"),
    (SVD, "U = 1/√10 [[1,3],[3,-1]], S = diag(3√5, √5), V^T = 1/√2 [[1,1],[1,-1]]"),
    (SVD, "U = 1/√10 [[-1,3],[-3,-1]], Σ = diag(3√5, √5), V = 1/√2 [[-1,1],[-1,-1]]"),
    (SVD, "U = [[0.32,0.95],[0.95,-0.32]], S = diag(6.71,2.24), V = [[0.71,0.71],[0.71,-0.71]]"),
    ("svd [[2,1],[1,2],[0,0]]", "U = 1/√2 [[1,1],[1,-1],[0,0]], S = diag(3,1), V = 1/√2 [[1,1],[1,-1]]"),
    ("svd [[2,1],[1,2],[0,0]]", "U = [[1/√2,1/√2,0],[1/√2,-1/√2,0],[0,0,-1]], S = [[3,0],[0,1],[0,0]], "
                                "V = 1/√2 [[1,1],[1,-1]]"),
    ("svd [[1,2],[2,4]]", "U = 1/√5 [[1],[2]], S = [[5]], V = 1/√5 [[1],[2]]"),
    ("pinv [[1,2],[2,4]]", "A^+ = 1/25 [[1,2],[2,4]]"),
    ("pseudoinverse [[1,2],[2,4]]", [[0.04, 0.08], [0.08, 0.16]]),
    ("lstsq [[1,0],[1,1],[1,2]], y = (1,2,2)", r"\hat{x} = (7/6, 1/2)^T"),
    ("lstsq [[1,1],[1,1]] (1,1)", "(1/2, 1/2)"),
    ("lstsq [[1,1],[1,1]] (1,1)", "(1, 0)"),
    ("lstsq [[1,1],[1,1]] (1,1)", "(1,0) + t(1,-1)"),
    (COV, "[[4,5],[5,19/3]]"),
    (COV, "C = [4 5; 5 6.33]"),
    ({"topic": "covariance", "matrix": COV[1], "ddof": 0}, "[[8/3,10/3],[10/3,38/9]]"),
    (PCA, "v1 = (0.62, 0.78), λ1 = 10.30; v2 = (0.78, -0.62), λ2 = 0.03"),
    ({"topic": "pca", "matrix": PCA[1], "components": 1}, "PC1 = (-0.62, -0.78), λ1 = 10.30"),
    ("inverse [[1,2],[3,4]]", "-1/2*[[4,-2],[-3,1]]"),
    ("inverse of [[1,2],[3,4]]", r"A^{-1} = \frac12 \begin{bmatrix}-4&2\\3&-1\end{bmatrix}"),
    ("inverse [[1,2],[2,4]]", "does not exist"),
    ("rank [[1,2],[2,4]]", "rank(A) = 1"),
    ("nullspace [[1,1,1]]", "s*(1,-1,0) + t*(1,0,-1)"),
    ("nullspace [[1,1,1]]", "span{(1,-1,0), (0,1,-1)}"),
    ("kernel of [[1,0],[0,1]]", "{0}"),
    ("kernel of [[1,0],[0,1]]", "trivial"),
    ("inverse [[2]]", "1/2"),
    ("eigen [[5]]", "λ = 5, v = 1"),
    ("svd [[-2]]", "U = 1, S = 2, V = -1"),
    ("nullspace [[1,3]]", "(-1.0, 0.33)"),
    ("lstsq [[1,0],[1,1],[1,2]] (1,2,2)", "x_1 = 7/6, x_2 = 1/2"),
    ("lstsq [[1,1,0],[0,0,3]] (1,1)", "(1, 0, 0.33)"),
    (f"eigen {S}", "eigenvalues: 1, 3; eigenvectors: (1,1), (1,-1)"),
    ("eigenvectors [[1,2],[0,3]]", "[[1,0],[1,1]]"),
    (f"diagonalize {G}", "P = [[(√5-1)/2, -(√5+1)/2], [1, 1]]; D = diag(3.62, 1.38)"),
    (SVD, "U = 1/√10 [[1,3],[3,-1]], S = diag(6.71, 2.24), V = 1/√2 [[1,1],[1,-1]]"),
    (PCA, {"components": np.array([[0.6216, 0.7833], [-0.7833, 0.6216]]), "variances": [10.301, 0.0324]}),
]  # fmt: skip

WRONG = [  # question, answer, the part, what the feedback says
    (f"charpoly {S}", "x^2+4x+3", "charpoly", "sign"),
    (f"charpoly {S}", "x^2-4x-3", "charpoly", "constant term"),
    (f"charpoly {S}", "x^2-3x+3", "charpoly", "−trace(A)"),
    (f"charpoly {S}", "x-3", "charpoly", "degree 2"),
    (f"charpoly {S}", "2x^2-8x+6", "charpoly", "must be 1"),
    (f"charpoly {S}", "x^2-4y+3", "charpoly", "one variable"),
    (f"eigenvalues {S}", "3, 2", "eigenvalues", "sum to 5, but trace(A) = 4"),
    (f"eigenvalues {S}", "-3, -1", "eigenvalues", "Every sign"),
    (f"eigenvalues {S}", "3, -1", "eigenvalues", "sign is wrong"),
    (f"eigenvalues {S}", "3", "eigenvalues", "1 more"),
    (f"eigenvalues {S}", "3, 3", "eigenvalues", "stands too often"),
    (f"eigenvalues {W}", "3, 1", "eigenvalues", "multiplicities"),
    (f"eigenvalues {W}", "3, 1, 1", "eigenvalues", "multiplicity"),
    (f"eigenvalues {G}", "3.62, 1.48", "eigenvalues", "1.48"),
    (f"eigen {S}", "λ1 = 3, v1 = (1,-1); λ2 = 1, v2 = (1,1)", "eigenvectors", "not for λ = 3"),
    (f"eigen {S}", "λ1 = 3, v1 = (1,1); λ2 = 1, v2 = (0,0)", "eigenvectors", "zero vector"),
    (f"eigen {S}", "λ1 = 3, v1 = (1,1); λ2 = 1", "eigenvectors", "not enough"),
    (f"eigen {S}", "λ1 = 3, v1 = (1,1); λ2 = 1, v2 = (2,-1)", "eigenvectors", "(3, 0)"),
    (f"eigen {W}", "λ = 3: (1,1,0); λ = 1: (1,-1,0)", "eigenvectors", "not enough"),
    ("eigen [[1,2],[0,3]]", "λ1 = 1, v1 = (1,-1); λ2 = 3, v2 = (1,1)", "eigenvectors", "left eigenvector"),
    ("eigen [[1,2],[0,3]]", "λ1 = 1, v1 = (1,0); λ2 = 3, v2 = (1,-1)", "eigenvectors", "sign of entry"),
    (f"eigenvectors {G}", "(0.53, 0.85), (0.85, 0.53)", "eigenvectors", "digits"),
    (f"diagonalize {S}", "P = [[1,1],[1,-1]]; D = diag(1, 3)", "P", "another order"),
    (f"diagonalize {S}", "P = [[0.71,0.71],[0.71,-0.71]]; D = diag(1, 3)", "P", "another order"),
    (f"diagonalize {S}", "P = [[1,1],[1,-1]]; D = diag(3, 2)", "D", "2 is not an eigenvalue"),
    (f"diagonalize {S}", "P = [[1,1],[1,-1]]; D = [[3,1],[0,1]]", "D", "not diagonal"),
    (f"diagonalize {S}", "P = [[1,1],[1,1]]; D = diag(3, 1)", "P", "dependent"),
    (f"diagonalize {S}", "P = [[1,0],[1,0]]; D = diag(3, 1)", "P", "Column 2 of P is zero"),
    ("diagonalize [[1,2],[0,3]]", "P = [[1,0],[1,1]]; D = diag(1, 3)", "P", "the rows of P"),
    ("diagonalize [[1,2],[0,3]]", "P = [[1,-1],[0,1]]; D = diag(1, 3)", "P", "P and P⁻¹ are exchanged"),
    ("diagonalize [[1,2],[3,2]]", "P = [[1,3],[1,-2]]; D = diag(4, -1)", "P", "left eigenvectors"),
    (f"diagonalize {SHEAR}", "P = [[1,0],[0,1]]; D = diag(1, 1)", "P", "not diagonalisable"),
    (f"diagonalize {S}", "not diagonalizable", "P", "is diagonalisable"),
    ({"topic": "diagonalize", "matrix": [[0, -1], [1, 0]], "field": "R"},
     "P = [[1, 1], [-i, i]]; D = diag(i, -i)", "D", "real"),
    (f"spectral {S}", "Q = [[1,1],[1,-1]]; D = diag(3, 1)", "Q", "has not length 1"),
    (f"spectral {W}", "Q = [[1/√2, 1/√3, 1/√2], [1/√2, 1/√3, -1/√2], [0, 1/√3, 0]]; D = diag(3, 3, 1)",
     "Q", "not orthogonal"),
    (f"spectral {S}", "Q = 1/√2 [[1,1],[1,-1]]; D = diag(1, 3)", "Q", "another order"),
    ("det [[1,2],[3,4]]", "2", "det", "sign"),
    ("det [[1,2],[3,4]]", "10", "det", "not added"),
    ("det [[1,2],[3,4]]", "4", "det", "triangular"),
    (SVD, "U = 1/√10 [[1,3],[3,-1]], S = diag(45, 5), V = 1/√2 [[1,1],[1,-1]]", "S", "squares σ²"),
    (SVD, "U = 1/√10 [[1,-3],[3,1]], S = diag(3√5, √5), V = 1/√2 [[1,1],[1,-1]]", "U", "sign of column 2"),
    (SVD, "V = 1/√10 [[1,3],[3,-1]], S = diag(3√5, √5), U = 1/√2 [[1,1],[1,-1]]", "U", "exchanged"),
    (SVD, "U = [[1,3],[3,-1]], S = diag(3√5, √5), V = 1/√2 [[1,1],[1,-1]]", "U", "not length 1"),
    (SVD, "U = 1/√10 [[3,1],[-1,3]], S = diag(3√5, √5), V = 1/√2 [[1,1],[1,-1]]", "U", "another order"),
    ("svd [[1,2],[0,2]]", "S = {-1, 4}", "S", "never negative"),
    ("pinv [[1,0,1],[0,1,1]]", "[[1,0],[0,1],[0,0]]", "pinv", "right inverse"),
    ("pinv [[1,0,1],[0,1,1]]", "[[2/3,-1/3],[-1/3,2/3],[1/3,-1/3]]", "pinv", "entry (3, 2)"),
    ("pinv [[1,2],[2,4]]", "1/5 [[1,2],[2,4]]", "pinv", "Penrose"),
    ("pinv [[1,2],[2,4],[3,6]]", "1/70 [[1,2],[2,4],[3,6]]", "pinv", "expected 2×3"),
    ("lstsq [[1,0],[1,1],[1,2]] (1,2,2)", "(1, 1)", "x", "first 2 equations"),
    ("lstsq [[1,0],[1,1],[1,2]] (1,2,2)", "(7/6, -1/2)", "x", "sign"),
    ({"topic": "lstsq", "matrix": [[1, 1], [1, 1]], "y": [1, 1], "minimum_norm": True},
     "(1, 0)", "x", "shortest"),
    (COV, "[[8/3,10/3],[10/3,38/9]]", "covariance", "You divided by n; the question divides by n − 1"),
    (COV, "[[8,10],[10,38/3]]", "covariance", "scatter"),
    (COV, "[[4,5],[4,19/3]]", "covariance", "entry (2, 1)"),
    (COV, "[[1/2,1/2,1],[1/2,1/2,1],[1,1,2]]", "covariance", "The rows of X"),
    (PCA, "v1 = (0.78, 0.62), λ1 = 10.30; v2 = (0.78, -0.62), λ2 = 0.03", "components", "Direction 1"),
    (("pca", [[1, 1], [-1, -1], [2, -2], [-2, 2]]), "v1 = (1/√2, 1/√2), v2 = (1/√2, -1/√2)", "components",
     "principal component 2, not 1"),
    (("pca", [[1, 1], [-1, -1], [2, -2], [-2, 2]]), "v1 = (1, -1), v2 = (1, 1)", "components", "length 1"),
    (("pca", [[1, 1], [-1, -1], [2, -2], [-2, 2]]), "variances: 4, 1", "variances", "divided by n;"),
    ("inverse [[1,2],[3,4]]", "[[4,-2],[-3,1]]", "inverse", "adjugate"),
    ("inverse [[1,2],[3,4]]", "[[-2,1],[3/2,1/2]]", "inverse", "entry (2, 2)"),
    ("inverse [[1,2],[3,4]]", "singular", "inverse", "has an inverse"),
    ("inverse [[1,2],[2,4]]", "[[1,2],[2,4]]", "inverse", "no inverse"),
    ("rank [[1,2],[2,4]]", "2", "rank", "Too large"),
    ("nullspace [[1,1,1]]", "(1,-1,0)", "nullspace", "larger"),
    ("nullspace [[1,1,1]]", "(1,-1,0), (1,1,1)", "nullspace", "(3)"),
    ("nullspace [[1,3]]", "(-1.00, 0.37)", "nullspace", "digits"),
    ("lstsq [[1,1,0],[0,0,3]] (1,1)", "(1, 0, 0.43)", "x", "digits"),
    (f"diagonalize {G}", "P = [[1,-2],[2,1]]; D = diag(3.62, 1.38)", "P", "Column 1 of P"),
    (f"diagonalize {G}", "P = [[0.62,-2],[1,1]]; D = diag(3.62, 1.38)", "P", "digits"),
    ("inverse [[3,0],[2,1]]", "[[0.33, 0],[-1, 1]]", "inverse", "entry (2, 1)"),
    (f"spectral {W}",
     "Q = [[0.707,0.577,0.707],[0.707,0.577,-0.707],[0,0.577,0]]; D = diag(3,3,1)", "Q", "orthogonal"),
    ("svd [[1,0],[0,1]]", "U = [[0.6000,0.8000],[0.8000,-0.6000]]; S = diag(1,1); "
     "V = [[0.7071,0.7071],[0.7071,-0.7071]]", "U", "does not fit V"),
    (PCA, "v1 = (0.62, 0.78); v2 = (0.78, -0.62); v3 = (1, 0)", "components", "at most 2"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "answer"), RIGHT, ids=lambda x: str(x)[:60])
def test_a_right_answer_in_any_form_is_right(question, answer):
    found = grade(question, answer)
    assert found.complete, str(found)
    assert all(p.feedback == "" and p.certificate for p in found.parts)


@pytest.mark.parametrize(("question", "answer", "name", "said"), WRONG, ids=lambda x: str(x)[:60])
def test_a_usual_mistake_is_named(question, answer, name, said):
    found = grade(question, answer)
    part = found.part(name)
    assert part.verdict == "refuted", str(found)
    assert said in part.feedback, part.feedback
    assert not found.complete
    assert part.solution == ""


def test_the_kernel_accepts_the_certificate_of_what_was_judged():
    answers = grade(f"eigen {S}", "λ: 3, 1; v: (1,1), (1,-1)"), grade(SVD, "S = diag(45, 5)")
    parts = [p for found in answers for p in found.parts if p.verdict != "missing"]
    assert [p.verdict for p in parts] == ["proved", "proved", "refuted"]
    for part in parts:
        _, body = part.statement.args
        goal = tree(body if part.right else Term("not", (body,)))
        assert kernel.check(part.certificate, ["let", part.certificate["definitions"], goal])
        with pytest.raises(CertificateError):
            kernel.check(part.certificate, ["let", part.certificate["definitions"], ["not", goal]])


def test_parts_are_independent():
    found = grade(f"eigen {S}", "λ1 = 3, v1 = (1,1); λ2 = 2, v2 = (1,-1)")
    assert [p.verdict for p in found.parts] == ["refuted", "proved"]
    assert (found.right, found.asked, found.complete) == (1, 2, False)
    found = grade(f"diagonalize {S}", "P = [[1,1],[1,-1]]; D = diag(3, 2)")
    assert (found.part("P").verdict, found.part("D").verdict) == ("proved", "refuted")
    assert grade(f"diagonalize {S}", "P = [[1,1],[1,-1]]").part("D").verdict == "missing"


@pytest.mark.parametrize(
    ("question", "answer", "name"),
    [
        (f"eigen {S}", "p = x^2 - 5x + 4; λ: 4, 1; v: (1,1), (1,-1)", "eigenvalues"),
        (f"diagonalize {S}", "v1 = (1,2), v2 = (1,-1); P = [[1,1],[2,-1]]; D = diag(3,1)", "P"),
        ("lstsq [[1,0],[1,1],[1,2]] (1,2,2)", "x = (1, 1); r = (0, 0, -1)", "residual"),
        (PCA, "C = [[4,0],[0,6]]; variances: 6, 4", "variances"),
        ("det [[2,1],[1,2]]", "λ: 4, 1; det = 4", "det"),
    ],
)
def test_an_error_carried_forward_is_marked(question, answer, name):
    part = grade(question, answer).part(name)
    assert part.verdict == "refuted"
    assert part.follows


def test_an_error_that_follows_from_nothing_is_not_marked():
    assert not grade(f"eigen {S}", "p = x^2 - 4x + 3; λ: 4, 1; v: (1,1), (1,-1)").part("eigenvalues").follows
    assert not grade("lstsq [[1,0],[1,1],[1,2]] (1,2,2)", "x = (1,1); r = (0, 1, 0)").part("residual").follows


def test_conventions_are_noted_not_punished():
    notes = grade("charpoly [[1,0,0],[0,2,0],[0,0,3]]", "(1-t)(2-t)(3-t)").part("charpoly").notes
    assert "det(A - tI)" in notes[0]
    assert "Vᵀ" in " ".join(grade(SVD, "Vt = 1/√2 [[1,1],[1,-1]]").part("V").notes)
    thin = grade(
        "svd [[2,1],[1,2],[0,0]]", "U = 1/√2 [[1,1],[-1,1],[0,0]], S = {1, 3}, V = 1/√2 [[1,1],[-1,1]]"
    )
    assert "thin form" in thin.part("U").notes
    assert "descending" in " ".join(thin.part("S").notes)
    assert "minimum norm" in grade("lstsq [[1,1],[1,1]] (1,1)", "(1, 0)").part("x").notes[0]
    listed = grade(f"eigen {S}", "eigenvalues: 1, 3; eigenvectors: (1,1), (1,-1)").part("eigenvectors")
    assert listed.notes == ("not in the order of the eigenvalues",)
    assert "rounded" in grade(f"eigenvalues {G}", "3.62, 1.38").part("eigenvalues").notes[0]


def test_which_of_v_and_its_transpose_fits_is_said():
    part = grade("svd [[1,1],[0,1],[1,0]]", {"V": "1/√2 [[1,1],[1,-1]]", "S": "√3, 1"}).part("V")
    assert part.right  # symmetric: both fit
    m = sympy.Matrix([[3, 0], [4, 5]])
    q, s = sympy.Matrix([[1, -3], [3, 1]]) / sympy.sqrt(10), sympy.diag(3 * sympy.sqrt(5), sympy.sqrt(5))
    v = sympy.simplify(m.T * q * s.inv())
    turned = sympy.Matrix([[3, 4], [-4, 3]]) / 5
    part = grade(("svd", m * turned), {"U": q, "S": s, "V": (turned.T * v).T}).part("V")
    assert part.verdict == "refuted"
    assert "Vᵀ" in part.feedback
    assert part.repair == "transpose V"


def test_solutions_are_given_when_asked_for_only():
    found = grade(f"diagonalize {S}", "P = [[1,2],[1,-1]]; D = diag(3, 1)", solutions=True)
    assert grade(f"diagonalize {S}", {p.name: p.solution for p in found.parts}).complete


@pytest.mark.parametrize(
    "question",
    [f"charpoly {S}", f"eigen {W}", f"diagonalize {SHEAR}", f"spectral {G}", SVD, "pinv [[1,2],[2,4]]",
     "lstsq [[1,0],[1,1],[1,2]] (1,2,2)", COV, PCA, "inverse [[1,2],[2,4]]", "rank [[1,2]]",
     "nullspace [[1,1,1]]",
     "eigenvectors [[2,1,0],[1,3,1],[0,1,5]]"],
)  # fmt: skip
def test_our_own_solutions_are_right(question):
    found = grade(question, None, solutions=True)
    assert all(p.verdict == "missing" for p in found.parts)
    assert grade(question, {p.name: p.solution for p in found.parts}).complete


def test_parts_that_were_asked_for_by_name():
    asked = {"topic": "eigen", "matrix": [[2, 1], [1, 2]], "parts": ["eigenvalues"]}
    found = grade(asked, "1, 3")
    assert found.complete
    assert found.asked == 1


# --------------------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("question", "answer", "name", "said"),
    [
        (f"diagonalize {S}", "P = [[1,1],[1]]; D = diag(3,1)", "P", "row 2 has 1 entry"),
        ("rank [[1,2]]", "about two", "rank", "could not be read"),
        ("rank [[1,2]]", "9^9^9^9", "rank", "power"),
        ("det [[1,2],[3,4]]", "1" * 5000, "det", "digits"),
        ("inverse [[1,2],[3,4]]", "inv([[1,2],[3,4]])", "inverse", "written in numbers"),
        (f"eigenvalues {S}", "{3: 10^9}", "eigenvalues", "multiplicity"),
        (f"diagonalize {S}", {"P": object(), "D": [[3, 0], [0, 1]]}, "P", "object"),
        (f"diagonalize {S}", {"P": [[float("nan"), 1], [1, 1]]}, "P", "finite"),
    ],
)
def test_what_cannot_be_read_is_said(question, answer, name, said):
    part = grade(question, answer).part(name)
    assert part.verdict == "unreadable"
    assert said in part.feedback


@pytest.mark.parametrize(
    "answer", ["(" * 5000, "[" * 300 + "1" + "]" * 300, "x" * 50_000, "\\begin{pmatrix}", "P=;;=,"]
)
def test_odd_text_is_no_crash(answer):
    assert not grade(f"diagonalize {S}", answer).complete
    assert not grade(f"charpoly {S}", answer).complete


def test_what_was_not_used_is_said():
    found = grade(f"diagonalize {S}", "P = [[1,1],[1,-1]]; D = diag(3,1); B = 5")
    assert found.complete
    assert found.unused[0][0] == "B"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("frobnicate [[1]]", "no topic"),
        ("diagonalize [[1, 2, 3], [4, 5, 6]]", "square"),
        ("lstsq [[1, 0], [0, 1]] (1, 2, 3)", "right side"),
        ("spectral [[1, 2], [3, 4]]", "symmetric"),
        ({"topic": "eigen"}, "no matrix"),
        ({"topic": "eigen", "matrix": [[1]], "colour": 1}, "colour"),
        ({"topic": "eigen", "matrix": [[1]], "parts": ["Z9"]}, "no part"),
        (17, "a question is"),
        ("[[1, 2], [3, 4]]", "topic"),
    ],
)
def test_a_question_that_is_none_is_an_error(question, said):
    with pytest.raises(InputError, match=said):
        grade(question, "1")


# --------------------------------------------------------------------------- output


def test_a_grade_is_data():
    found = grade(f"eigen {S}", "λ1 = 3, v1 = (1,1); λ2 = 2, v2 = (1,-1)")
    data = json.loads(found.to_json())
    assert data["right"] == 1
    assert data["asked"] == 2
    assert data["complete"] is False
    assert data["parts"][0] == {
        "name": "eigenvalues", "verdict": "refuted", "asked": True, "given": "3, 2",
        "statement": f"let A = {S}; eigenvalues(A) == {{3, 2}}",
        "feedback": "2 is not an eigenvalue: your eigenvalues sum to 5, but trace(A) = 4.", "repair": None,
        "notes": [], "follows": False, "solution": None,
    }  # fmt: skip
    assert "| eigenvalues | wrong |" in found._repr_markdown_()
    assert "1 of 2 parts right" in str(found)
    assert isinstance(found, Grade)
    assert eigenproof.Grade is Grade
    with pytest.raises(AttributeError):
        found.parts = ()


def test_a_file_of_answers(tmp_path):
    path = tmp_path / "answers.json"
    items = [
        {"id": "a", "question": f"det {S}", "answer": "3"},
        {"id": "b", "question": {"topic": "eigenvalues", "matrix": [[0.5, 0], [0, 1]]}, "answer": [0.5, 1]},
        {"question": f"det {S}", "answer": "4"},
    ]
    path.write_text(json.dumps(items))
    found = grade_file(path)
    assert [(g.id, g.complete) for g in found] == [("a", True), ("b", True), ("", False)]
    path.write_text(json.dumps({"question": f"det {S}", "answers": ["3", {"id": "c", "answer": 5}]}))
    assert [(g.id, g.complete) for g in grade_file(path)] == [("", True), ("c", False)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not JSON"),
        ('[{"question": "det [[1]]"}]', "item 1"),
        ('[{"id": "x", "question": "nothing [[1]]", "answer": 1}]', r"item 1 \(x\)"),
        ('{"question": {"topic": "det", "matrix": "/etc/passwd"}, "answer": 1}', "written out"),
        ('{"question": {"topic": "det", "matrix": "a(1).csv"}, "answer": 1}', "written out"),
        ('{"question": "det (1)/../a(1).csv", "answer": 1}', "written out"),
        ('{"question": ["det", "/etc/passwd"], "answer": 1}', "written out"),
        ('{"question": ["lstsq", "[[1]]", "a[1].npy"], "answer": 1}', "written out"),
        ('{"question": 5, "answer": 1}', "read int"),
        ("[1]", "item 1"),
    ],
)
def test_a_file_that_is_none_is_an_error(tmp_path, content, said):
    path = tmp_path / "answers.json"
    path.write_text(content)
    with pytest.raises(InputError, match=said):
        grade_file(path)
    with pytest.raises(InputError, match="cannot be opened"):
        grade_file(tmp_path / "none.json")


def test_the_command_grades_a_file(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps([{"id": "a", "question": f"det {S}", "answer": "3"}]))
    done = CliRunner().invoke(check, [str(path)], standalone_mode=False)
    assert (done.return_value, "1 answer, 1 complete" in done.output) == (0, True)
    path.write_text('[{"question": "det [[1]]", "answer": "2"},\n {"question": "rank [[1]]", "answer": "?"}]')
    done = CliRunner().invoke(check, [str(path), "--json"], standalone_mode=False)
    data = json.loads(done.output)
    assert done.return_value == 1
    assert [(c["line"], c["verdict"]) for c in data["claims"]] == [(1, "refuted")]
    assert [s["line"] for s in data["skipped"]] == [2]
    path.write_text("{}")
    done = CliRunner().invoke(check, [str(path)], standalone_mode=False)
    assert done.return_value == 3
