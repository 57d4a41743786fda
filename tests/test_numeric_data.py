"""Witnesses for means, covariances, definiteness and optima of data; large data must not take long."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numeric_checks import BOTH, agreed, denied, look

from eigenproof.model import Term, add, diagonal, divide, eq, matrix, mul, neg, power, sqrt, vector
from eigenproof.numeric.effort import Effort
from eigenproof.numeric.witness import cross_check

X = matrix([[1, 2], [3, 4], [5, 9], [7, 1]])
MU = vector((4, 4))
SCATTER = matrix([[20, 2], [2, 38]])


def word(name: str, *options: Term) -> Term:
    return Term(name, ("X", *options))


DDOF = [Term("ddof", (k,)) for k in (0, 1)]


def over(m: Term, divisor: int) -> Term:
    return matrix([[Fraction(x, divisor) for x in row] for row in m.args])


# ------------------------------------------------------------------ words


@pytest.mark.parametrize(
    ("term", "value", "wrong"),
    [
        (word("mean"), MU, vector((4, 5))),
        (word("mean"), MU, vector((4, add(4, Fraction(1, 10**45))))),
        (word("scatter"), SCATTER, over(SCATTER, 3)),
        (word("covariance"), over(SCATTER, 3), over(SCATTER, 4)),
        (word("covariance", DDOF[1]), over(SCATTER, 3), over(SCATTER, 4)),
        (word("covariance", DDOF[0]), over(SCATTER, 4), over(SCATTER, 3)),
        (word("centered"), matrix([[-3, -2], [-1, 0], [1, 5], [3, -3]]), X),
        (mul(Term("T", ("X",)), "X"), matrix([[84, 66], [66, 102]]), SCATTER),
    ],
)  # fmt: skip
@pytest.mark.parametrize("digits", [16, 50, 10_000])
def test_words_about_data(term: Term, value: Term, wrong: Term, digits: int) -> None:
    rows = look(eq(term, "M"), digits, X=X, M=value)
    assert agreed(rows) == BOTH
    assert {w.kind for w in rows} == BOTH | {"NumPy"}
    assert min(w.digits for w in rows) > 13
    assert "Arb" in denied(look(eq(term, "M"), digits, X=X, M=wrong))
    assert "Arb" in denied(look(eq("M", term), digits, X=X, M=wrong))


def test_one_variable_and_one_observation() -> None:
    column = matrix([[1], [2], [6]])
    assert agreed(look(eq(word("mean"), vector((3,))), X=column)) == BOTH
    assert agreed(look(eq(word("covariance"), matrix([[7]])), X=column)) == BOTH
    assert denied(look(eq(word("covariance"), matrix([[14]])), X=column)) == BOTH
    row = matrix([[1, 2]])
    assert agreed(look(eq(word("covariance", DDOF[0]), matrix([[0, 0], [0, 0]])), X=row)) == BOTH
    assert look(eq(word("covariance"), matrix([[0, 0], [0, 0]])), X=row) == ()


def test_irrational_data() -> None:
    x = matrix([[sqrt(2), 0], [neg(sqrt(2)), 2]])
    right = matrix([[4, mul(-2, sqrt(2))], [mul(-2, sqrt(2)), 2]])
    assert agreed(look(eq(word("covariance"), "C"), X=x, C=right)) == BOTH
    assert denied(look(eq(word("covariance"), "C"), X=x, C=over(matrix([[4, 0], [0, 2]]), 1))) == BOTH


@settings(max_examples=20, deadline=None)
@given(
    st.integers(2, 5),
    st.integers(1, 3),
    st.lists(st.fractions(-9, 9, max_denominator=8), min_size=15, max_size=15),
)
def test_covariances_by_the_definition(rows: int, columns: int, entries: list[Fraction]) -> None:
    data = [entries[i * columns : (i + 1) * columns] for i in range(rows)]
    mean = [sum(column) / rows for column in zip(*data, strict=True)]
    c = [
        [sum((row[i] - mean[i]) * (row[j] - mean[j]) for row in data) / (rows - 1) for j in range(columns)]
        for i in range(columns)
    ]
    known = {"X": matrix(data), "m": vector(mean), "C": matrix(c)}
    assert agreed(look(eq(word("mean"), "m"), **known)) == BOTH
    assert agreed(look(eq(word("covariance"), "C"), **known)) == BOTH
    c[0][0] += Fraction(1, 10**20)
    assert "Arb" in denied(look(eq(word("covariance"), "C"), **{**known, "C": matrix(c)}))


# ------------------------------------------------------------------ definiteness


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[2, 1], [1, 2]], {"positive_definite": True, "positive_semidefinite": True, "indefinite": False}),
        ([[1, 2], [2, 1]], {"positive_definite": False, "positive_semidefinite": False, "indefinite": True}),
        ([[17, 22, 27], [22, 29, 36], [27, 36, 45]], {"positive_semidefinite": None, "indefinite": None}),
        ([[-2, 1], [1, -2]], {"positive_semidefinite": False, "indefinite": False}),
        ([[2, Term("i", ())], [neg(Term("i", ())), 2]], {"positive_definite": True}),
    ],
)  # fmt: skip
def test_definiteness_by_the_least_eigenvalue(rows: list, expected: dict) -> None:
    """A ball about an eigenvalue 0 contains 0: it says neither yes nor no."""
    for claim, holds in expected.items():
        said = [w for w in look(Term(claim, ("A",)), A=matrix(rows)) if w.kind == "Arb"]
        denial = [w for w in look(Term("not", (Term(claim, ("A",)),)), A=matrix(rows)) if w.kind == "Arb"]
        assert {w.agrees for w in said} == {holds}
        assert {w.agrees for w in denial} == {None if holds is None else not holds}
    shown = [w for w in look(Term("positive_definite", ("A",)), A=matrix(rows)) if w.kind == "NumPy"]
    assert len(shown) == 1
    assert shown[0].agrees is None
    assert look(Term("positive_definite", ("A",)), A=matrix([[1, 2], [0, 1]])) == ()


# ------------------------------------------------------------------ the optimum


def objective(y: object, d: str, columns: int) -> Term:
    return power(Term("norm", (add(y, neg(mul(y, d, Term("T", (d,))))),)), 2)


def optimum(y: object, columns: int, least: object) -> Term:
    condition = eq(mul(Term("T", ("D",)), "D"), Term("I", (columns,)))
    body = Term("implies", (condition, Term(">=", (objective(y, "D", columns), least))))
    return Term("for", ((("D", Term("R", (2, columns))),), body))


LEAST = add(29, neg(sqrt(85)))  # the smaller eigenvalue of the scatter matrix
SLOPE = divide(add(9, sqrt(85)), 2)
W = matrix([[divide(1, sqrt(add(1, mul(SLOPE, SLOPE))))], [divide(SLOPE, sqrt(add(1, mul(SLOPE, SLOPE))))]])


def test_the_optimum_at_random_directions() -> None:
    (row,) = look(optimum(word("centered"), 1, LEAST), X=X)
    assert (row.kind, row.agrees) == ("NumPy", None)
    assert 0 <= float(row.value) < 19
    (all_of_it,) = look(optimum(word("centered"), 2, 0), X=X)
    assert abs(float(all_of_it.value)) < 1e-25
    (false,) = look(optimum(word("centered"), 1, 58), X=X)
    assert float(false.value) < 0
    assert false.agrees is None
    assert look(optimum(word("centered"), 1, LEAST), kinds=("Arb",), X=X) == ()


def test_the_optimum_is_attained() -> None:
    claim = eq(objective(word("centered"), "W", 1), LEAST)
    assert agreed(look(claim, X=X, W=W)) == BOTH
    across = matrix([[W.args[1][0]], [neg(W.args[0][0])]])
    assert denied(look(claim, X=X, W=across)) == BOTH
    assert denied(look(eq(objective("X", "W", 1), LEAST), X=X, W=W)) == BOTH


# ------------------------------------------------------------------ any named matrix


def test_any_matrix_by_its_name() -> None:
    names = {"A": matrix([[0, 1], [2, 0], [0, 2]]), "G": matrix([[4, 0], [0, 5]]), "v": vector((0, 1))}
    gram = eq(mul(Term("T", ("A",)), "A"), "G")
    values = eq(Term("eigenvalues", ("G",)), Term("multiset", (5, 4)))
    space = eq(Term("eigenspace", ("G", 5)), Term("span", ("v",)))
    for statement in (gram, values, space, eq(Term("det", ("G",)), 20)):
        assert agreed(look(statement, **names)) == BOTH
        assert (
            denied(look(statement, **{**names, "G": matrix([[5, 0], [0, 4]]), "v": vector((1, 1))})) <= BOTH
        )
    wrong = {**names, "G": diagonal((5, 5))}
    assert all(denied(look(s, **wrong)) == BOTH for s in (gram, values, eq(Term("det", ("G",)), 20)))
    (*_, numpy) = look(space, **names)
    assert numpy.quantity[0] == "G v − λ v for λ = "
    computed = eq(Term("eigenvalues", (mul(Term("T", ("A",)), "A"),)), Term("multiset", (5, 4)))
    assert agreed(look(computed, **names)) == BOTH
    assert look(eq(Term("eigenvalues", ("A",)), Term("multiset", (5, 4))), **names) == ()


# ------------------------------------------------------------------ large data


def decimals(rows: int, columns: int) -> Term:
    draw = Random(7)
    return matrix(
        [[Fraction(draw.randrange(-(10**5), 10**5), 1000) for _ in range(columns)] for _ in range(rows)]
    )


@pytest.mark.slow
def test_large_data_take_no_long_time() -> None:
    from flint import fmpq, fmpq_mat

    n, k = 10_000, 20
    x = decimals(n, k)
    exact = fmpq_mat(n, k, [fmpq(e.numerator, e.denominator) for row in x.args for e in row])
    gram = exact.transpose() * exact
    products = matrix([[Fraction(int(e.p), int(e.q)) for e in row] for row in gram.tolist()])
    definitions = (("X", x), ("M", products), ("W", matrix([[divide(1, sqrt(k))]] * k)))
    claim = optimum("X", 1, 0)
    claim = Term("for", ((("D", Term("R", (k, 1))),), claim.args[1]))
    claims = [
        eq(mul(Term("T", ("X",)), "X"), "M"),
        eq(word("mean"), vector([0] * k)),
        eq(word("covariance"), "M"),
        eq(objective(word("centered"), "W", 1), 0),
        claim,
    ]
    seen = []
    for statement in claims:
        start = perf_counter()
        seen.append(cross_check(x, statement, definitions))
        assert perf_counter() - start < 4  # about 0.4 s where nothing else runs
    assert [w.agrees for w in seen[0]] == [None, True, None]
    assert "many for mpmath" in seen[0][0].note
    assert all(denied(rows) == {"Arb"} for rows in seen[1:4])
    assert [w.kind for w in seen[4]] == ["NumPy"]


def test_what_would_take_too_long_is_not_run() -> None:
    x = decimals(3000, 10)
    claim = eq(objective("X", "W", 1), 0)
    rows = cross_check(x, claim, (("X", x), ("W", matrix([[sqrt(2)]] * 10))), 10_000)
    assert [(w.kind, w.note[:7]) for w in rows] == [("mpmath", "not run"), ("Arb", "not run"), ("NumPy", "")]
    assert "3000×10" in rows[0].note
    assert not denied(rows)


def test_long_numbers_take_no_long_time() -> None:
    """The inverse of A^T A would have entries of 40,000 digits: its balls are enough."""
    draw = Random(1)
    a = matrix([[draw.randrange(-(10**1000), 10**1000) for _ in range(20)] for _ in range(30)])
    start = perf_counter()
    claim = eq(Term("nullspace", ("A",)), Term("span", (vector([0] * 20),)))
    assert agreed(look(claim, kinds=("Arb",), A=a)) == {"Arb"}
    assert perf_counter() - start < 3  # 0.1 s where nothing else runs; 17 s exactly
    repeated = matrix([(*row[:19], row[0]) for row in a.args])
    assert denied(look(claim, kinds=("Arb",), A=repeated)) == {"Arb"}


def test_work_is_told_from_the_sizes() -> None:
    effort = Effort({"X": decimals(30, 4), "v": vector((1, 2, 3, 4))})
    assert effort.shape(mul("X", "v")) == (30, 1)
    assert effort.shape(word("covariance")) == (4, 4)
    assert effort.shape(Term("pinv", ("X",))) == (4, 30)
    assert effort.shape(mul(Term("T", ("v",)), "v")) == ()
    assert effort.shape(Term("column", ("X", 1))) == (30, 1)
    assert effort.largest == (30, 4)
    small = Effort({"X": decimals(30, 4)}).count(Term("row", ("X", 1)))
    assert small.largest == (1, 4)
    assert small.operations < 50 < effort.operations
