"""The quick exact evaluation of statements: every word, guards, undefined terms, what it cannot tell."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from time import perf_counter

import pytest
from flint import fmpq, fmpq_mat
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.exact.matrix import from_term
from eigenproof.judge.evaluate import Undefined, compiled, truth
from eigenproof.language import parse
from eigenproof.language.parsing import parse_term

DATA = Path(__file__).parent / "data"

TRUE = """
det([[1, 2], [3, 4]]) == -2 and trace([[1, 2], [3, 4]]) == 5
rank([[1, 2], [2, 4]]) == 1 and nullity([[1, 2], [2, 4]]) == 1
norm((3, 4)) == 5 and norm([[1, 1], [1, 1]]) == 2 and norm((1, 1)) == sqrt(2)
norm((1, 1)) + norm((1, 2)) == sqrt(2) + sqrt(5)
dot((i, 1), (1, 1)) == 1 - i
abs(3 + 4*i) == 5 and abs(-2) == 2 and max(1, 3, 2) == 3 and min(1/2, 1/3) == 1/3
spectral_radius([[0, -2], [2, 0]]) == 2
multiplicity([[1, 1], [0, 1]], 1) == 2 and geometric_multiplicity([[1, 1], [0, 1]], 1) == 1
multiplicity([[1, 1], [0, 1]], 5) == 0
degree(charpoly([[1, 2], [3, 4]], x), x) == 2 and coefficient(x^3 - 2*x, x, 1) == -2
inv([[1, 2], [3, 4]]) == [[-2, 1], [3/2, -1/2]]
pinv([[1], [2]]) == [[1/5, 2/5]] and pinv([[0, 0]]) == [[0], [0]]
adjugate([[1, 2], [3, 4]]) == [[4, -2], [-3, 1]] and adjugate([[7]]) == [[1]]
diag(1, 2) == [[1, 0], [0, 2]] and diag((1, 2)) == diag(1, 2)
charpoly([[1, 2], [3, 4]], x) == x^2 - 5*x - 2 and charpoly([[1, 2], [3, 4]], [[1, 2], [3, 4]]) == 0
minpoly([[2, 0], [0, 2]], x) == x - 2
rref([[1, 2], [2, 4]]) == [[1, 2], [0, 0]]
mean([[1, 2], [3, 6]]) == (2, 4) and centered([[1], [3]]) == [[-1], [1]]
scatter([[1], [3]]) == [[2]] and covariance([[1], [3]]) == [[2]] and covariance([[1], [3]], ddof=0) == [[1]]
eigenvalues([[2, 1], [1, 2]]) == {3, 1} and eigenvalues([[2, 1], [1, 2]]) == {1, ...}
eigenvalues([[0, 1], [-1, 0]]) == {i, -i} and eigenvalues([[0, 1], [0, 0]]) == {0: 2}
eigenvalues([[1, 1], [1, 0]]) == {(1 + sqrt(5))/2, (1 - sqrt(5))/2}
singular_values([[3, 0], [0, -1]]) == {1, 3} and singular_values([[1, 1]]) == {sqrt(2)}
eigenvalues([[0, 0, 2], [1, 0, 0], [0, 1, 0]]) == eigenvalues([[0, 0, 2], [1, 0, 0], [0, 1, 0]].T)
sum(eigenvalues([[0, 0, 2], [1, 0, 0], [0, 1, 0]])) == 0 and count(singular_values([[1, 2, 3]])) == 1
product(eigenvalues([[0, 0, 2], [1, 0, 0], [0, 1, 0]])) == 2
eigenvalues([[2, 0], [0, 1]])[1] == 2 and singular_values([[2, 0], [0, -3]])[2] == 2
explained_variance_ratio([[1, 0], [-1, 0]]) == {1, 0} and explained_variance([[1], [3]]) == {2}
diagonal_entries([[1, 2], [3, 4]]) == {4, 1}
span((0, 0)) == nullspace(I(2)) and span((1, 2), (2, 4)) == span((3, 6)) and (2, 4) in span((1, 2))
eigenspace([[2, 0], [0, 1]], 2) == span((1, 0)) and nullspace([[1, 1]]) == span((1, -1))
columnspace([[1, 0], [2, 0]]) == span((1, 2)) and rowspace([[1, 2], [2, 4]]) == span((1, 2))
symmetric([[1, 2], [2, 3]]) and hermitian([[1, i], [-i, 1]]) and not symmetric([[1, 2], [0, 1]])
orthogonal([[3/5, -4/5], [4/5, 3/5]]) and unitary([[0, i], [1, 0]]) and not orthogonal([[0, i], [1, 0]])
orthonormal_columns([[1], [0]]) and invertible([[1, 1], [0, 1]])
diagonalizable([[0, -1], [1, 0]]) and not diagonalizable([[0, -1], [1, 0]], R)
orthogonally_diagonalizable([[1, 2], [2, 3]]) and normal([[0, -1], [1, 0]])
positive_definite([[2, 1], [1, 2]]) and positive_semidefinite([[1, 1], [1, 1]])
indefinite([[0, 1], [1, 0]])
not positive_definite([[1, 1], [1, 1]]) and not positive_definite([[1, 1], [0, 1]])
similar([[1, 0], [0, 2]], [[2, 1], [0, 1]]) and not similar([[1, 0], [0, 1]], [[1, 1], [0, 1]])
row_equivalent([[1, 2]], [[2, 4]]) and idempotent([[1, 1], [0, 0]]) and nilpotent([[1, -1], [1, -1]])
diagonal([[1, 0, 0], [0, 2, 0]]) and upper_triangular([[1, 2], [0, 3]]) and stochastic([[1/2, 1], [1/2, 0]])
independent((1, 0), (1, 1)) and not basis((1, 0, 0), (0, 1, 0)) and basis((1, 1), (1, -1))
eigenvalue([[0, 1], [-1, 0]], i) and eigenvector([[2, 1], [1, 2]], (1, -1))
not eigenvector([[1]], 0*[[1]])
eigenpair([[1, -1], [2, 4]], 2, (1, -1)) and diagonalization([[2, 1], [1, 2]], [[1, 1], [1, -1]], diag(3, 1))
spectral([[0, 1], [1, 0]], 1/sqrt(2)*[[1, 1], [1, -1]], diag(1, -1))
svd([[0, -2]], [[-1]], [[2, 0]], [[0, 1], [1, 0]]) and not svd([[2]], [[-1]], [[-2]], [[1]])
principal_component([[1, 0], [-1, 0]], 1, (1, 0)) and principal_component([[1, 0], [-1, 0]], 2, (0, -1))
sqrt(2) in R and not (i in R) and not (1/2 in Z) and [[1, 2], [3, 4]] in Z(2, 2) and not (-1 in N)
(a + b)^2 == a^2 + 2*a*b + b^2 and not ((a + b)^2 == a^2 + b^2)
0 == 1 implies inv([[0]]) == 1
0 == 0 or inv([[0]]) == 1
let A = [[1, 2], [3, 4]]; let B = A.T; B[1, 2] == 3 and column(A, 2) == (2, 4) and row(A, 1) == [[1, 2]]
exists x in R(2): [[1, 2], [3, 4]]*x == (1, 1)
not (exists x in R(2): [[1, 2], [2, 4]]*x == (1, 1))
for x in R(2): [[1, 0], [0, 1]]*x == x
for x in R(2): x.T*[[2, 1], [1, 2]]*x >= 0
for x in R(2): x != 0 implies x.T*[[2, 1], [1, 2]]*x > 0
not (for x in R(2): x.T*[[1, 2], [2, 1]]*x >= 0)
for a in R: eigenvalues([[a, 0], [0, 1]]) == {a, 1}
[[1, 2], [3, 4]] - x*I == [[1 - x, 2], [3, 4 - x]]
cos(pi/3) == 1/2 and sin(pi/4) == sqrt(2)/2 and cos(-pi) == -1 and sin(5*pi/6) == 1/2 and cos(0) == 1
for b in R(2): exists x in R(2): [[1, 2], [3, 4]]*x == b
not (for b in R(2): exists x in R(2): [[1, 2], [2, 4]]*x == b)
exists x in R(2): [[1, 2], [2, 4]]*x == 5*x and x != 0
not (exists x in R(2): [[1, 2], [2, 4]]*x == 4*x and x != 0)
for x in R(2): [[1, 2], [3, 4]]*x == 0 implies x == 0
sqrt(5 + 2*sqrt(6)) == sqrt(2) + sqrt(3) and sqrt(2) < 3/2 and sqrt(2) + sqrt(3) > 3
""".strip().splitlines()

UNTOLD = """
[[1, 2]] ~= [[1.0, 2.0]]
root(x^3 - 2, 1) == 1
max(eigenvalues([[0, 0, 2], [1, 0, 0], [0, 1, 0]])) == 1
for A in R(2,2), B in R(2,2): norm(A + B) <= norm(A) + norm(B)
exists A in R(2,2): det(A) == 17
sqrt(x^2) == abs(x)
a^k*a == a^(k + 1)
""".strip().splitlines()

UNDEFINED = """
inv([[0]]) == 1
1/0 == 1
covariance([[1, 2]]) == 0
eigenvalues([[1]])[2] == 1
inv([[1, 1], [1, 1]]) == 0 or 0 == 0
not (0^(-1) == 0)
""".strip().splitlines()


@pytest.mark.parametrize("text", TRUE)
def test_true_statements(text: str) -> None:
    assert truth(parse(text)) is True
    assert truth(parse(f"not ({text})") if "let" not in text else parse("0 == 1")) is False


@pytest.mark.parametrize("text", UNTOLD)
def test_what_cannot_be_told_is_none(text: str) -> None:
    assert truth(parse(text)) is None


@pytest.mark.parametrize("text", UNDEFINED)
def test_an_unguarded_undefined_term_is_said(text: str) -> None:
    with pytest.raises(Undefined):
        truth(parse(text))


def test_collected_facts_are_never_told_the_wrong_way() -> None:
    told = 0
    for item in json.loads((DATA / "statements.json").read_text()):
        if item["statement"].startswith("for "):
            continue
        said = truth(parse(item["statement"]))
        assert said in (None, item["expected"] == "proved"), item["statement"]
        told += said is not None
    assert told > 50


def test_values_may_be_exact_matrices_numbers_and_sizes() -> None:
    a = from_term(parse_term("[[sqrt(2), 0], [0, i]]"))
    statement = parse("A*A == [[2, 0], [0, -1]] and k*I(n) == [[1/2, 0], [0, 1/2]]", bound=["A", "k", "n"])
    assert truth(statement, {"A": a, "k": Fraction(1, 2), "n": 2}) is True
    assert truth(statement, {"A": a, "k": Fraction(1, 3), "n": 2}) is False


entries = st.integers(-4, 4)
matrices = st.lists(entries, min_size=4, max_size=4).map(lambda e: fmpq_mat(2, 2, e))
IDENTITIES = (
    "det(A*B) == det(A)*det(B)",
    "trace(A*B) == trace(B*A)",
    "eigenvalues(A*B) == eigenvalues(B*A)",
    "singular_values(A) == singular_values(A.T)",
    "A*pinv(A)*A == A",
    "charpoly(A, A) == 0",
    "rank(A.T*A) == rank(A)",
    "A*adjugate(A) == det(A)*I",
    "sum(eigenvalues(A)) == trace(A) and product(eigenvalues(A)) == det(A)",
    "positive_semidefinite(A.T*A)",
    "invertible(B) implies similar(A, inv(B)*A*B)",
    "norm(A)^2 == trace(A.T*A)",
    "columnspace(A*A.T) == columnspace(A)",
)
NEARLY = ("det(A + B) == det(A) + det(B)", "A*B == B*A", "singular_values(A) == eigenvalues(A)")


@given(matrices, matrices)
@settings(max_examples=40, deadline=None)
def test_theorems_hold_at_all_values(a: fmpq_mat, b: fmpq_mat) -> None:
    for text in IDENTITIES:
        assert compiled(parse(text, bound="AB"), frozenset("AB"))({"A": a, "B": b}) is True, text


def test_what_is_no_theorem_fails_somewhere() -> None:
    values = [fmpq_mat(2, 2, e) for e in ([0, 1, 2, 3], [1, -1, 0, 2])]
    for text in NEARLY:
        assert truth(parse(text, bound="AB"), dict(zip("AB", values, strict=True))) is False, text


def test_thousands_of_evaluations_a_second() -> None:
    run = compiled(parse("(A + B)^2 == A^2 + 2*A*B + B^2", bound="AB"), frozenset("AB"))
    a, others = fmpq_mat(2, 2, [1, 2, 3, 4]), [fmpq_mat(2, 2, [fmpq(k), 1, 0, 1]) for k in range(1000)]
    start = perf_counter()
    for b in others:
        run({"A": a, "B": b})
    assert perf_counter() - start < 0.5
