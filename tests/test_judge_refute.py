"""The refuter: false textbook statements get their simplest counterexample, true ones survive."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from flint import fmpq, fmpq_mat

from eigenproof.judge.evaluate import compiled, truth
from eigenproof.judge.refutation.problem import problems
from eigenproof.judge.refutation.values import candidates, key
from eigenproof.judge.refute import Counterexample, refute, repairs
from eigenproof.language import parse
from eigenproof.model import Expr, Term

DATA = Path(__file__).parent / "data"


def lines(name: str) -> list[str]:
    """The statements of a data file, without remarks."""
    return [t for t in (DATA / name).read_text().splitlines() if t and not t.startswith("#")]


def measured(found: Counterexample) -> tuple[int, int]:
    """(total size, number of non-zeros) of a counterexample."""
    size = nonzero = 0
    for _, value in found.bindings:
        entries: list[Expr] = [value]
        if isinstance(value, Term) and value.op == "matrix":
            entries = [x for row in value.args for x in row]
            size += len(value.args) + len(value.args[0])
        elif isinstance(value, Term) and value.op == "vector":
            entries = list(value.args)
            size += len(entries)
        nonzero += sum(x != 0 for x in entries)
    return size, nonzero


@pytest.mark.parametrize("line", lines("false_statements.txt"))
def test_false_statements_get_their_simplest_counterexample(line: str) -> None:
    size, nonzero, text = line.split(" ", 2)
    found = refute(parse(text), 5)
    assert found is not None
    assert measured(found) == (int(size), int(nonzero))
    assert all(truth(h) is True for h in found.hypotheses)
    assert truth(found.conclusion) is False


@pytest.mark.parametrize("text", lines("true_statements.txt"))
def test_true_statements_survive(text: str) -> None:
    assert refute(parse(text), 0.06) is None


def test_the_search_is_deterministic() -> None:
    statement = parse("for A in R(n,n), B in R(n,n): symmetric(A) and symmetric(B) implies symmetric(A*B)")
    first = refute(statement)
    assert first is not None
    assert first == refute(statement)


@pytest.mark.parametrize(
    "text",
    ["det(2*A) == 2*det(A)", "A.T*A == A*A.T", "A^3 == A implies idempotent(A)", "rank(A) == trace(A)"],
)
def test_nothing_simpler_is_overlooked(text: str) -> None:
    found = refute(parse(f"for A in R(n,n): {text}"))
    assert found is not None
    size, nonzero = measured(found)
    run = compiled(parse(text, bound="A"), frozenset("A"))
    for n in (1, 2):
        for entries in product((0, 1, -1, 2, fmpq(1, 2)), repeat=n * n):
            if (2 * n, sum(x != 0 for x in entries)) < (size, nonzero):
                assert run({"A": fmpq_mat(n, n, list(entries))}) is True


def test_a_counterexample_is_shown_with_both_sides() -> None:
    found = refute(parse("for A in R(n,n), x in R(n): symmetric(A) and A*x == 0 implies A == 0 or x == 0"))
    assert found is not None
    assert dict(found.sizes) == {"n": 2}
    symmetric, killed = found.computed
    assert symmetric.left == symmetric.right
    assert symmetric.relation == "=="
    assert killed.left == Term("vector", (0, 0))
    assert killed.right == 0
    assert [r.right for r in found.failure] == [0, 0]
    assert found.values()["n"] == 2
    assert found.hypotheses[0].op == "let"


def test_an_undefined_conclusion_is_no_counterexample() -> None:
    assert refute(parse("for A in R(n,n): inv(A)*A == I"), 0.2) is None
    assert refute(parse("for X in R(m,n): positive_semidefinite(covariance(X))"), 0.2) is None


def test_fixed_and_conditioned_sizes() -> None:
    found = refute(parse("for A in R(3,4): rank(A) == 3"))
    assert found is not None
    assert measured(found) == (7, 0)
    found = refute(parse("for A in R(m,n): m > n + 3 implies nullity(A) == 0"))
    assert found is not None
    assert dict(found.sizes) == {"m": 5, "n": 1}
    assert refute(parse("for A in R(m,n): m < n implies nullity(A) > 0"), 0.2) is None


def test_numbers_of_the_statement_are_tried() -> None:
    found = refute(parse("for A in R(n,n): charpoly(A, -7) == 0 implies eigenvalue(A, 7)"))
    assert found is not None
    assert found.bindings == (("A", Term("matrix", ((-7,),))),)


def test_quadratic_eigenvalues_and_unit_vectors() -> None:
    found = refute(parse("for A in Z(2,2), l in R: symmetric(A) and eigenvalue(A, l) implies l in Q"))
    assert found is not None
    assert truth(found.conclusion) is False
    found = refute(
        parse("for A in R(2,2), v in R(2): A == [[2, 1], [1, 2]] and norm(v) == 1 and eigenpair(A, 3, v)"
              " implies v[1] in Q")
    )  # fmt: skip
    assert found is not None
    assert truth(found.conclusion) is False


def test_statements_without_binders_and_several_at_once() -> None:
    found = refute(parse("symmetric([[1, 2], [3, 4]])"))
    assert found is not None
    assert found.bindings == ()
    assert refute(parse("symmetric([[1, 2], [2, 4]])"), 0.2) is None
    found = refute(parse("for k in R: k == k; for k in R: k^2 == k"))
    assert found is not None
    assert found.bindings == (("k", -1),)
    found = refute(parse("let A = [[1, 1], [0, 1]]; for k in R: A^2 == k*A"))
    assert found is not None


REPAIRS = [
    ("for A in R(m,n): eigenvalues(A.T*A) == eigenvalues(A*A.T)", "A is square"),
    ("for A in R(n,n), B in R(n,n), C in R(n,n): A*B == A*C implies B == C", "A is invertible"),
    (
        "for A in R(n,n), u in R(n), v in R(n), a in R, b in R: "
        "symmetric(A) and eigenpair(A, a, u) and eigenpair(A, b, v) implies dot(u, v) == 0",
        "a ≠ b",
    ),
    ("for A in R(m,n): invertible(A.T*A)", "A has full column rank"),
    ("for A in R(n,n), k in R, v in R(n), l in R: eigenpair(A, l, v) implies eigenpair(A, l, k*v)", "k ≠ 0"),
    ("for v in R(n): v != 0 implies idempotent(v*v.T)", "v is a unit vector"),
    ("for A in R(n,n), B in R(n,n): (A + B)^2 == A^2 + 2*A*B + B^2", "A and B commute"),
]


@pytest.mark.parametrize(("text", "words"), REPAIRS)
def test_repairs(text: str, words: str) -> None:
    statement = parse(text)
    found = refute(statement)
    assert found is not None
    assert [r.words for r in repairs(statement, found, budget=0.1)] == [words]
    assert not list(repairs(statement, found, prove=lambda s: False, budget=0.05))


def test_no_repair_is_offered_where_none_is_natural() -> None:
    statement = parse("for A in R(m,n), k in R: pinv(k*A) == k*pinv(A)")
    found = refute(statement)
    assert found is not None
    assert not list(repairs(statement, found, budget=0.1))


def test_problems_open_quantifiers_and_lets() -> None:
    text = (
        "for A in R(n,n): (exists x in R(n): A*x == 0 and x != 0) "
        "implies (for y in R(n): A*y == 0 implies y == 0)"
    )
    (problem,) = problems(parse(text))
    assert [b.name for b in problem.binders] == ["A", "x", "y"]
    assert len(problem.hypotheses) == 3
    assert problem.conclusion == Term("==", ("y", 0))
    assert refute(problem.statement()) is not None


def test_candidates_come_in_the_stated_order() -> None:
    keys = [k for k, _ in candidates("R", (2, 2))]
    assert keys == sorted(keys)
    assert len(keys) > 600
    assert key(fmpq(0)) < key(fmpq(1)) < key(fmpq(-1)) < key(fmpq(2)) < key(fmpq(1, 2))
