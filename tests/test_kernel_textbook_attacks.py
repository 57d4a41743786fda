"""False statements with the theorem that is nearest to them, used as an enemy would: none is accepted."""

from __future__ import annotations

import pytest
from kernel_support import certificate
from test_kernel_general_attacks import goal, moves, use

from eigenproof import check as decide
from eigenproof.errors import CertificateError
from eigenproof.kernel import check
from eigenproof.kernel_general import check_general

DIVISOR = {"move": "defined", "term": ["+", ["rows", "X"], ["neg", "1"]]}
LISTED = {"meaning": {"names": {"[x]": "x9"}, "moves": [{"move": "use", "use": 0, "with": ["x9"]}]}}
"""The proof that values are listed as fact 0 says."""
ROOTS = {"meaning": {"parts": [LISTED["meaning"], {}, {}]}}
VARIANCES = "eigenvalues(covariance(X, ddof=0)) == {a, b}"
BOUNDS = "Rayleigh's bounds for listed eigenvalues"
SPECTRAL = "spectral theorem for listed eigenvalues"
COMPONENTS = "principal components of listed variances"
INVERSES = "listed singular values of the inverse"

ATTACKS = [
    # what is defined
    ("a divisor that is not spoken of", "for X in R(m,n): m != 1", moves(DIVISOR)),
    ("a mean has no such divisor", "for X in R(m,n): mean(X) == mean(X) implies m != 1", moves(DIVISOR)),
    ("nor has a covariance with ddof=0",
     "for X in R(m,n): covariance(X, ddof=0) == covariance(X, ddof=0) implies m != 1", moves(DIVISOR)),
    ("the variance of one observation",
     "for X in R(1,n): sum(explained_variance(X)) == trace(covariance(X))", {}),
    ("a divisor in an alternative",
     "for X in R(m,n): covariance(X) == 0 or m == 1 implies m != 1", moves(DIVISOR)),
    # words of numbers
    ("the larger of two complex numbers", "for a in C, b in C: max(a, b) == max(b, a)", {}),
    ("the larger number is the first", "for a in R, b in R: max(a, b) == a",
     moves(use("larger and smaller number", "a", "b"))),
    ("the larger is the smaller", "for a in R, b in R: max(a, b) == min(a, b)",
     moves(use("larger and smaller number", "a", "b"))),
    ("a number is its absolute value", "for a in R: abs(a) == a", moves(use("absolute values", "a"))),
    ("and is not negative then", "for a in R: abs(a) == a",
     moves(use("absolute value of a number >= 0", "a"))),
    ("absolute values of complex numbers", "for a in C: abs(a) >= abs(a*i) + abs(a)",
     moves(use("absolute values", "a"))),
    # eigenvalues
    ("the diagonal of any matrix",
     "for A in R(n,n): sum(diagonal_entries(A)) == product(diagonal_entries(A))",
     moves(use("diagonal parts", "A"))),
    ("a matrix that is not triangular", "for A in R(n,n): eigenvalues(A) == diagonal_entries(A)",
     moves(use("triangular matrices", "A"), names={"[x]": "x"})),
    ("the spectral radius is the length", "for A in R(n,n): spectral_radius(A) == norm(A)",
     moves(use("spectral radius", "A", names="l v"))),
    ("a nilpotent matrix of size 3", "for A in R(3,3): nilpotent(A) implies A*A == 0",
     moves(use("nilpotent 2 x 2 matrices", "A"))),
    ("the fifth power", "for A in R(n,n): A^5 == 0 implies A == 0", moves(use("a power that is zero", "A"))),
    ("a length that is not at most zero", "for A in R(m,n): trace(A.T*A) >= 0 implies A == 0",
     moves(use("a length that is at most zero", "A"))),
    ("columns of a stochastic matrix, as rows",
     "for A in R(n,n): stochastic(A) implies A*ones(n,1) == ones(n,1)",
     moves(use("columns of a stochastic matrix", "A"))),
    ("similar matrices are equal", "for A in R(n,n), B in R(n,n): similar(A, B) implies A == B",
     moves(use("similar matrices", "A", "B"))),
    ("similarity of two pairs",
     "for A in R(n,n), B in R(n,n), C in R(n,n): similar(A, B) and similar(C, B) implies similar(A, C)",
     moves(use("similarity is transitive", "A", "B", "C"))),
    ("XY and YX of different sizes",
     "for A in R(m,n), B in R(n,m): eigenvalue(A*B, 0) implies eigenvalue(B*A, 0)",
     moves(use("eigenvalues of XY and YX", "A", "B", "0"))),
    ("symmetric over C", "for A in C(n,n), l in C: A.T == A and eigenvalue(A, l) implies l in R",
     moves(use("eigenvalues of a Hermitian matrix", "A", "l"))),
    ("idempotent real matrices, over C", "for A in C(2,2): A*A == A implies diagonalizable(A, R)",
     moves(use("idempotent real matrices are diagonalizable", "A"))),
    # determinants, ranks
    ("a Gram determinant with T", "for A in C(m,n): det(A.T*A) in R",
     moves(use("determinant of a Gram matrix", "A"))),
    ("a product through a larger size", "for A in R(m,n), B in R(n,m): n > m implies det(A*B) == 0",
     moves(use("determinant of a product through a smaller size", "A", "B"))),
    ("a determinant lemma for a singular matrix",
     "for A in R(n,n), u in R(n), v in R(n): det(A + u*v.T) == det(A)*(1 + v.T*inv(A)*u) or det(A) == 1",
     moves(use("determinant of a sum with a product", "A", "u", "v.T"))),
    ("an outer product with 0", "for u in R(m), v in R(n): u != 0 implies rank(u*v.T) == 1",
     moves(use("rank of an outer product", "u", "v"))),
    ("the rank of no identity", "for A in R(n,n): rank(zeros(n,n)) == n",
     moves(use("rank of the identity", "A"))),
    ("the rank of a multiple that may be 0", "for A in R(n,n), s in R: rank(s*I(n)) == n", {}),
    ("the rank of a square", "for A in R(n,n): rank(A*A) == rank(A)",
     moves(use("rank of the square of a normal matrix", "A"))),
    # singular values and definite matrices
    ("the product of singular values is the determinant",
     "for A in R(n,n): product(singular_values(A)) == det(A)",
     moves(use("singular values and determinant", "A"))),
    ("singular values of what has no inverse",
     "for A in R(n,n), s in R: s in singular_values(A) implies s > 0",
     moves(use("singular values of the inverse", "A", "s"))),
    ("a criterion without symmetry",
     "for A in R(2,2): A[1,1] > 0 and det(A) > 0 implies positive_definite(A)",
     moves(use("Sylvester's criterion for 2 x 2 matrices", "A"))),
    ("semidefinite by two minors", "for A in R(2,2): symmetric(A) and A[1,1] >= 0 and det(A) >= 0"
     " implies positive_semidefinite(A)", moves(use("positive semidefinite 2 x 2 matrices", "A"))),
    ("definite by semidefinite", "for A in R(n,n): positive_semidefinite(A) implies positive_definite(A)",
     moves(use("invertible and positive semidefinite", "A"))),
    ("eigenvalues > 0 without symmetry",
     "for A in R(n,n): (for l in R: eigenvalue(A, l) implies l > 0) implies positive_definite(A)",
     moves(use("positive definite by eigenvalues", "A"))),
    ("a covariance of few observations", "for X in R(m,n): positive_definite(scatter(X))",
     moves(use("scatter matrices", "X"))),
    # listed values
    ("listed eigenvalues of a matrix that is not symmetric",
     "for A in R(2,2), a in R, b in R: eigenvalues(A) == {a, b} implies A.T == A",
     moves(use(SPECTRAL, "A", "a", "b", names="Q", proofs=({"parts": [{}, LISTED]},)))),
    ("bounds without symmetry",
     "for A in R(2,2), a in R, b in R, x in R(2): eigenvalues(A) == {a, b} and a >= b"
     " implies x.T*A*x <= a*x.T*x",
     moves(use(BOUNDS, "A", "a", "b", "x", "a", proofs=({"parts": [{}, LISTED]},)))),
    ("values that are not the listed ones",
     "for A in R(2,2), a in R, b in R: eigenvalues(A) == {a, b} implies trace(A) == a + a",
     moves(use("listed eigenvalues", "A", "a", "a", proofs=(LISTED,)))),
    ("another component", f"for X in R(m,2), a in R, b in R, v in R(2): {VARIANCES} and a >= b"
     " and principal_component(X, 1, v) implies covariance(X, ddof=0)*v == b*v",
     moves(use(COMPONENTS, "X", "a", "b", "v", proofs=({"parts": [LISTED, {}]},)), use(4))),
    ("variances that are not in order", f"for X in R(m,2), a in R, b in R, v in R(2): {VARIANCES}"
     " and principal_component(X, 1, v) implies covariance(X, ddof=0)*v == a*v",
     moves(use(COMPONENTS, "X", "a", "b", "v", proofs=({"parts": [LISTED, {}]},)))),
    ("an inverse that is not known to exist",
     "for A in R(2,2), a in R, b in R: singular_values(A) == {a, b} implies a > 0",
     moves(use(INVERSES, "A", "a", "b", proofs=({"parts": [{}, ROOTS]},)))),
    ("equal eigenvalues", "for A in R(2,2), a in R: eigenvalues(A) == {a, a} implies diagonalizable(A)",
     moves(use("different listed eigenvalues", "A", "a", "a", proofs=({"parts": [LISTED, {}]},)))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "proof"), ATTACKS, ids=[a[0] for a in ATTACKS])
def test_a_false_statement_is_not_accepted(name: str, text: str, proof: dict) -> None:
    with pytest.raises(CertificateError):
        check(certificate(goal(text), {"proof": proof}))


@pytest.mark.parametrize(
    "text",
    [
        "for X in R(m,n): scatter(X) == (m - 1)*covariance(X)",
        "for X in R(m,n): sum(explained_variance(X)) == trace(covariance(X))",
        "for a in R, b in R: max(a, b) + min(a, b) == a + b",
        "for A in R(n,n), l in C: nilpotent(A) and eigenvalue(A, l) implies l == 0",
        "for A in R(n,n): stochastic(A) implies eigenvalue(A, 1)",
        "for A in R(n,n): rank(3*I(n)) == n",
        "for u in R(n), v in R(n): norm(u + v) <= norm(u) + norm(v)",
        "for A in R(n,n): idempotent(A) implies diagonalizable(A, R)",
        "for A in R(2,2): symmetric(A) and det(A) < 0 implies indefinite(A)",
    ],
)
def test_what_is_true_is_proved(text: str) -> None:
    v = decide(text, budget=20)
    assert v == "proved", v.reason
    assert check(v.certificate) is not None


def test_the_proof_that_values_are_listed_is_one() -> None:
    claim = goal("for A in R(2,2), a in R, b in R: eigenvalues(A) == {a, b} implies trace(A) == a + b")
    check_general(claim, moves(use("listed eigenvalues", "A", "a", "b", proofs=(LISTED,))))
