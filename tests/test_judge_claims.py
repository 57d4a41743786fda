"""What the judge decides about singular values, inverses, subspaces, definiteness and data."""

from __future__ import annotations

import pytest
from judge_support import bound, verdict

from eigenproof.errors import CertificateError
from eigenproof.judge import certificate, decide
from eigenproof.judge.evidence import evidence
from eigenproof.kernel import check
from eigenproof.language import parse

A32 = "A = [[1, 2], [3, 4], [5, 6]]"
RANK1 = "A = [[1, 2], [2, 4], [3, 6]]"
TALL = "A = [[1, 0], [2, -1], [1, 2]]"
X = "X = [[1, 2], [3, 5], [4, 1], [0.5, 2]]"
GOLDEN = "A = [[1, 1], [0, 1]]"
CUBIC = ("A = [[1, 2, 3], [4, 5, 6], [7, 8, 10]]", "l1 = root(x^3 - 304*x^2 + 244*x - 9, 1)",
         "l2 = root(x^3 - 304*x^2 + 244*x - 9, 2)", "l3 = root(x^3 - 304*x^2 + 244*x - 9, 3)",
         "t1 = sqrt(l1)", "t2 = sqrt(l2)", "t3 = sqrt(l3)")  # fmt: skip

TRUE = [
    # singular values
    ("singular_values(A) == {3*sqrt(5), sqrt(5)}", "A = [[3, 0], [4, 5]]"),
    ("singular_values(A) == {sqrt(182 + 2*sqrt(8185))/2, sqrt(182 - 2*sqrt(8185))/2}", A32),
    ("singular_values(A) == {(1 + sqrt(5))/2, (sqrt(5) - 1)/2}", GOLDEN),
    ("singular_values(A) == {t1, t2, t3}", *CUBIC),
    ("singular_values(A.T) == {t3, t1, t2}", *CUBIC),
    ("singular_values(A) == {3: 2, 0: 1}", "A = [[3, 0, 0, 0], [0, 0, -3, 0], [0, 0, 0, 0]]"),
    ("singular_values([[0, 0]]) == {0}",),
    ("singular_values([[1, i], [i, -1]]) == {2, 0}",),
    # ranks
    ("rank(A) == 1 and nullity(A) == 1", RANK1),
    ("rank(A) == 2 and nullity(A) == 0", A32),
    ("rank(A.T*A) == 1", RANK1),
    ("rank([[sqrt(2), 2], [1, sqrt(2)]]) == 1",),
    ("rank([[1, i], [i, -1]]) == 1",),
    ("rank([[0, 0], [0, 0]]) == 0",),
    ("nullity([[0, 0, 0]]) == 3",),
    # subspaces
    ("nullspace(A) == span((-2, 1))", RANK1),
    ("nullspace(A) == span((2/sqrt(5), -1/sqrt(5)))", RANK1),
    ("nullspace(A) == span((0, 0))", A32),
    ("columnspace(A) == span((1, 2, 3))", RANK1),
    ("columnspace(A) == span((0, 0, 0), (1/sqrt(14), 2/sqrt(14), 3/sqrt(14)))", RANK1),
    ("columnspace(A) == span((sqrt(2), 1), (1, sqrt(3)))", "A = [[sqrt(2), 1], [1, sqrt(3)]]"),
    ("rowspace(A) == span((3, 6))", RANK1),
    ("columnspace([[0, 0], [0, 0]]) == span((0, 0))",),
    ("columnspace(A) == span((1, 1, 1), (1, 3, 5))", A32),
    # membership
    ("(5, 10, 15) in columnspace(A)", RANK1),
    ("not ((5, 10, 16) in columnspace(A))", RANK1),
    ("(sqrt(2), 2*sqrt(2), sqrt(18)) in columnspace(A)", RANK1),
    ("(1, i) in columnspace([[i], [-1]])",),
    # inverses
    ("pinv(A) == [[-4/3, -1/3, 2/3], [13/12, 1/3, -5/12]]", A32),
    ("pinv(A)*(-3, 4, 7) == (2, 2)", TALL),
    ("pinv(pinv(A)) == A", RANK1),
    ("A*pinv(A)*A == A and pinv(A.T) == pinv(A).T", A32),
    ("inv(A) == [[-2, 1], [3/2, -1/2]] and A^-1*A == I(2) and A^-2 == inv(A*A)", "A = [[1, 2], [3, 4]]"),
    ("pinv([[1, i], [2, 2*i]]) == [[1/10, 1/5], [-i/10, -i/5]]",),
    ("pinv([[sqrt(2), 0], [0, 0]]) == [[1/sqrt(2), 0], [0, 0]]",),
    ("pinv([[0, 0, 0]]) == (0, 0, 0)",),
    ("inv(inv([[2, 1], [1, 1]])) == [[2, 1], [1, 1]]",),
    # data
    ("mean(X) == (17/8, 5/2)", X),
    ("covariance(X) == scatter(X)/3 and covariance(X, ddof=0) == scatter(X)/4", X),
    ("centered(X).T*centered(X) == 3*covariance(X)", X),
    # norms and words
    ("norm((1, 2, 2)) == 3 and norm((1, 1)) == sqrt(2) and norm((1, i))^2 == 2",),
    ("norm((sqrt(2), sqrt(4))) == sqrt(2)*sqrt(3)",),
    ("norm([[1, 2], [3, 4]])^2 == 30 and dot((1, i), (i, 1)) == 0",),
    # definiteness
    ("positive_definite([[10, 7, 8, 7], [7, 5, 6, 5], [8, 6, 10, 9], [7, 5, 9, 10]])",),
    ("positive_semidefinite([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]])",),
    ("positive_semidefinite(covariance(X)) and symmetric(covariance(X))", X),
    ("not positive_definite([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]])",),
    ("not positive_definite([[1, 1], [-1, 1]])",),  # PEERS K5: of a matrix that is not symmetric
    ("not positive_semidefinite([[1, 2], [2, 1]]) and indefinite([[1, 2], [2, 1]])",),
    ("not indefinite([[1, 2], [2, 4]]) and not indefinite([[-1, 0], [0, 0]])",),
    ("positive_definite([[sqrt(3), sqrt(2)], [sqrt(2), sqrt(5)]])",),
    ("positive_definite([[2, i], [-i, 2]]) and indefinite([[0, i], [-i, 0]])",),
    # orthonormal, idempotent, invertible
    ("orthonormal_columns([[1/sqrt(2)], [1/sqrt(2)]]) and orthogonal([[3/5, -4/5], [4/5, 3/5]])",),
    ("idempotent([[1/2, 1/2], [1/2, 1/2]]) and invertible([[1, 2], [3, 4]])",),
    ("unitary([[1/sqrt(2), i/sqrt(2)], [i/sqrt(2), 1/sqrt(2)]])",),
    # for all vectors
    ("for v in R(3): norm(2*v)^2 == 4*norm(v)^2",),
    ("for v in R(2): norm(A*v - (-3, 4, 7))^2 == norm((-5, 2, 1))^2 + norm(A*(v - (2, 2)))^2", TALL),
    ("for a in R, b in R: (a + b)^2 == a^2 + 2*a*b + b^2",),
    # best approximations
    ("for D in R(2, 1): D.T*D == I(1) implies norm(A - A*D*D.T)^2 >= 1", "A = [[3, 0], [0, 1]]"),
    ("norm(A - A*W*W.T)^2 == 1", "A = [[3, 0], [0, 1]]", "W = [[1], [0]]"),
    ("for D in R(2, 2): D.T*D == I(2) implies norm(A - A*D*D.T)^2 >= 0", "A = [[3, 0], [0, 1]]"),
    ("for D in R(3, 1): D.T*D == I(1) implies norm(A - A*D*D.T)^2 >= l2 + l3", *CUBIC),
    # digits
    ("norm((1, 1)) ~= 1.41",),
    # svd
    ("svd([[4, 0], [0, 0], [0, 2]], [[1, 0, 0], [0, 0, 1], [0, 1, 0]], [[4, 0], [0, 2], [0, 0]], I2)",
     "I2 = [[1, 0], [0, 1]]"),
    ("svd(A, [[1/sqrt(14)], [2/sqrt(14)], [3/sqrt(14)]], [[sqrt(70)]], [[1/sqrt(5)], [2/sqrt(5)]])", RANK1),
    ("svd([[i]], [[i]], [[1]], [[1]]) and svd([[0, 0]], [[1]], [[0, 0]], [[0, 1], [1, 0]])",),
]  # fmt: skip

FALSE = [
    ("singular_values([[3, 0], [0, 1]]) == {3, 2}",),
    ("singular_values([[3, 0], [0, 1]]) == {3, 3}",),
    ("singular_values([[3, 0], [0, 1]]) == {3, -1}",),
    ("singular_values([[3, 0, 0], [0, 1, 0]]) == {3, 1, 0}",),  # two of them
    ("singular_values([[1, 2]]) == {1, 2}",),
    ("singular_values(A) == {t1, t1, t3}", *CUBIC),
    ("singular_values(A) == {l1, l2, l3}", *CUBIC),
    ("singular_values([[0, 1], [0, 0]]) == {0, 0}",),  # all its eigenvalues are 0
    ("rank(A) == 2", RANK1),
    ("nullity(A) == 0", RANK1),
    ("rank([[sqrt(2), 2], [1, sqrt(2)]]) == 2",),
    ("nullspace(A) == span((2, 1))", RANK1),
    ("nullspace(A) == span((0, 0))", RANK1),
    ("nullspace([[0, 0, 0]]) == span((1, 0, 0), (1, 1, 0), (0, 1, 0))",),
    ("columnspace(A) == span((1, 2, 4))", RANK1),
    ("columnspace(A) == span((1, 2, 3))", A32),
    ("columnspace(A) == span((1, 0, 0), (0, 1, 0), (0, 0, 1))", A32),
    ("rowspace(A) == span((1, 1))", RANK1),
    ("eigenspace([[1, 0], [0, 1]], 1) == span((1, 0))",),
    ("(5, 10, 16) in columnspace(A)", RANK1),
    ("not ((5, 10, 15) in columnspace(A))", RANK1),
    # a right inverse, a left inverse, a reflexive inverse that is not Hermitian either way
    ("pinv([[1, 0, 1], [0, 1, 1]]) == [[1, 0], [0, 1], [0, 0]]",),
    ("pinv([[1], [1]]) == [[1, 0]]",),
    ("pinv([[1, 1], [0, 0]]) == [[1, 0], [0, 0]]",),
    ("pinv([[1, 0], [0, 0]]) == [[1, 0], [0, 1]]",),
    ("pinv([[1, i]]) == [[1/2], [i/2]]",),  # the transpose in the place of the conjugate one
    ("inv([[1, 2], [3, 4]]) == [[-2, 1], [3/2, 1/2]]",),
    ("pinv(A)*(-3, 4, 7) == (2, 3)", TALL),
    ("for c in R: pinv([[1, 0, c], [0, 1, c]]) == [[1-c, -c], [-c, 1-c], [1, 1]]",),
    ("mean(X) == (17/8, 3)", X),
    ("covariance(X) == scatter(X)/4", X),
    ("covariance(X, ddof=0) == covariance(X)", X),
    ("norm((-sqrt(6)/6, sqrt(6)/3, 0)) == 1",),
    ("positive_definite([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]])",),
    ("positive_definite([[1, 1], [-1, 1]])",),
    ("positive_semidefinite([[1, 2], [2, 1]])",),
    ("positive_semidefinite([[0, 1], [1, 5]])",),
    ("indefinite([[1, 2], [2, 4]])",),
    ("indefinite([[1, 2], [-2, -1]])",),
    ("not indefinite([[1, 2], [2, 1]])",),
    ("not positive_definite([[2, i], [-i, 2]])",),
    ("positive_semidefinite([[1, sqrt(2)], [sqrt(2), sqrt(3)]])",),
    ("symmetric([[1, 2], [3, 4]])",),
    ("orthogonal([[1, 0], [1, 0]])",),
    ("orthonormal_columns([[1/2], [1/2]])",),
    ("idempotent([[1, 1], [0, 2]])",),
    ("invertible([[1, 2], [2, 4]])",),
    ("for v in R(2): norm(A*v)^2 == norm(v)^2", "A = [[1, 1], [0, 1]]"),
    ("for v in R(2), w in R(2): v.T*A*w == w.T*A*v", "A = [[1, 2], [3, 4]]"),
    ("for v in R(2): norm(A*v - y)^2 == norm(r)^2 + norm(A*(v - x))^2", TALL, "y = (-3, 4, 7)",
     "x = (2, 3)", "r = (-5, 2, 1)"),
    ("for D in R(2, 1): D.T*D == I(1) implies norm(A - A*D*D.T)^2 >= 1.1", "A = [[3, 0], [0, 1]]"),
    ("for D in R(3, 1): D.T*D == I(1) implies norm(A - A*D*D.T)^2 >= l1", *CUBIC),
    ("for D in R(2, 1): D.T*D == I(1) implies norm(A - A*D*D.T)^2 >= (3 - sqrt(5))/2 + 1/10^9", GOLDEN),
    ("norm(A - A*W*W.T)^2 == 2", "A = [[3, 0], [0, 1]]", "W = [[1], [0]]"),
    ("svd([[4, 0], [0, 2]], I2, [[2, 0], [0, 4]], I2)", "I2 = [[1, 0], [0, 1]]"),
    ("svd([[4, 0], [0, -2]], I2, [[4, 0], [0, -2]], I2)", "I2 = [[1, 0], [0, 1]]"),
    ("svd([[4, 1], [0, 2]], I2, [[4, 1], [0, 2]], I2)", "I2 = [[1, 0], [0, 1]]"),
    ("svd([[4, 0], [0, 2]], [[2, 0], [0, 1]], [[2, 0], [0, 2]], I2)", "I2 = [[1, 0], [0, 1]]"),
    ("svd([[i]], [[i]], [[1]], [[-1]])",),
]  # fmt: skip


@pytest.mark.parametrize("case", TRUE, ids=lambda c: c[0])
def test_true(case):
    found = verdict(*case)
    assert found.status == "proved", found.reason


@pytest.mark.parametrize("case", FALSE, ids=lambda c: c[0])
def test_false(case):
    found = verdict(*case)
    assert found.status == "refuted", found.reason


@pytest.mark.parametrize(
    "statement",
    [
        "for D in R(2, 1): D.T*D == I(1) implies norm(A - A*D*D.T)^2 >= 1/2",  # true, but not the best bound
        "rank([[root(x^3 - 2, 1), 1], [1, root(x^3 - 3, 1)]]) == 2",  # no rank of such entries is computed
        "pinv([[root(x^3 - 2, 1)]]) == 1",
        "positive_definite([[root(x^3 - 2, 1)]])",
    ],
)
def test_what_is_not_decided_is_said_to_be(statement):
    assert decide(parse(statement), bound("A = [[3, 0], [0, 1]]")).status == "undecided"


def test_a_refutation_names_the_identity_that_fails():
    found = decide(parse("pinv([[1, 0, 1], [0, 1, 1]]) == [[1, 0], [0, 1], [0, 0]]"))
    assert ".T" in found.reason  # the inverse is a right one: P A is not symmetric
    assert decide(parse("rank([[1, 2], [2, 4]]) == 2")).reason == "rank([[1, 2], [2, 4]]) == 1 was proved"


def test_a_hint_is_not_trusted():
    claim = parse("for D in R(2, 1): D.T*D == I(1) implies norm(A - A*D*D.T)^2 >= 1")
    names = bound("A = [[3, 0], [0, 1]]", "M = [[9, 0], [0, 2]]")
    spectrum = parse("eigenvalues(M) == {9, 2}")
    assert decide(claim, names).status == "proved"
    advised = evidence(claim, dict(names), {"spectrum": spectrum, "factor": 1})
    with pytest.raises(CertificateError, match="Y.T Y = c M"):
        check(certificate(claim, [(claim, advised)], names))
    assert decide(claim, names, {"spectrum": spectrum, "factor": 1}).status == "proved"  # without it


ODD = [
    "positive_definite([[1, 2]])", "indefinite([[1, 2, 3], [4, 5, 6]])", "idempotent([[1, 2]])",
    "symmetric([[1, 2]])", "invertible([[1, 2]])", "det([[1, 2]]) == 1", "inv([[1, 2, 3]]) == 1",
    "[[1, 2], [2, 4]]^-1 == [[1, 0], [0, 1]]", "eigenvalues([[1, 2, 3]]) == {1}",
    "(1, 2) in columnspace([[1, 2, 3]])", "not ((1, 2) in columnspace([[1, 2, 3]]))",
    "nullspace([[1, 2]]) == span((1, 2, 3))", "columnspace([[1, 2]]) == rowspace([[1]])",
    "svd([[1, 2]], [[1]], [[1]], [[1]])", "svd([[1, 2]], (1, 2), [[1]], [[1]])", "svd(2, 1, 2, 1)",
    "covariance([[1, 2]]) == [[0, 0], [0, 0]]", "covariance([[1, 2], [3, 4]], ddof=2) == [[0, 0], [0, 0]]",
    "1/0 == 1", "pinv([[1/0]]) == 1", "norm((1/0, 1)) == 1", "dot((1, 2), (3)) == 1",
    "singular_values([[1, 2], [3, 4]]) == {5, ...}", "nullity([[1, 2]]) == x", "for v in R(n): norm(v) == 1",
    "for D in R(2, 3): D.T*D == I(3) implies norm([[1, 2]] - [[1, 2]]*D*D.T)^2 >= 0",
    "for D in R(2, 1): D.T*D == I(1) implies norm([[1, 2]] - [[1, 2]]*D*D.T)^2 >= x",
]  # fmt: skip


@pytest.mark.parametrize("statement", ODD)
def test_what_makes_no_sense_is_not_proved(statement):
    """Sizes that do not fit, divisions by 0, unbound names: a verdict, and no exception."""
    assert decide(parse(statement)).status in ("undecided", "refuted")
