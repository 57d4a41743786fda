"""Least squares derived and proved, with and without an exact solution; mistakes in it are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from derive_support import exact_matrix, is_zero
from derive_systems import claims, defined, derivation, judged, proved, with_entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eigenproof.errors import DerivationError
from eigenproof.language import parse, to_text
from eigenproof.model import Term, add, eq, from_tree, let, tree

INSIDE = Term("in", ("y", Term("columnspace", ("A",))))
SYSTEMS = {  # (A, y, is y in the column space, is the best x the only one)
    "tall, no solution": ([[1, 0], [2, -1], [1, 2]], [-3, 4, 7], False, True),
    "tall, with a solution": ([[1, 1], [1, 2], [1, 3]], [3, 5, 7], True, True),
    "tall, many": ([[1, 2], [2, 4], [3, 6]], [1, 2, 3], True, False),
    "tall, many best": ([[1, 2], [2, 4], [3, 6]], [1, 0, 0], False, False),
    "square": ([[2, 1], [1, 1]], [3, 2], True, True),
    "square, singular": ([[1, 2], [2, 4]], [1, 1], False, False),
    "wide": ([[1, 0, 1], [0, 1, 1]], [5, 7], True, False),
    "wide, no solution": ([[1, 2, 3], [2, 4, 6]], [1, 0], False, False),
    "one row": ([[3, 4]], [10], True, False),
    "one column": ([[3], [4]], [5, 0], False, True),
    "one equation": ([[4]], [2], True, True),
    "zero matrix": ([[0, 0], [0, 0]], [1, 2], False, False),
    "zero row": ([[0, 0]], [1], False, False),
    "zero right side": ([[1, 2], [3, 4], [5, 6]], [0, 0, 0], True, True),
    "square roots": ([["sqrt(2)", 0], [1, 1], [0, 1]], [1, "sqrt(2)", 2], False, True),
    "another square root on the right": ([[1, 0, 1], [0, 1, 1]], ["sqrt(2)", 7], True, False),
    "complex": ([[1, "i"], ["i", 1], [0, 1]], [1, "1 + i", 0], False, True),
    "complex, many": ([[1, "i"], ["i", -1]], [1, "i"], True, False),
    "complex on the right only": ([[1, 1], [1, 1]], ["i", 1], False, False),
}  # fmt: skip
systems = pytest.mark.parametrize("name", SYSTEMS)


@systems
def test_every_kind_is_proved(name):
    rows, y, inside, unique = SYSTEMS[name]
    derived = proved("lstsq", rows, y)
    made = claims(derived)
    assert (INSIDE in made) is inside
    assert (Term("not", (INSIDE,)) in made) is not inside
    ((space,),) = [[c for c in made if c.op == "==" and c.args[0] == Term("nullspace", ("A",))]]
    assert (space.args[1] == Term("span", (Term("vector", (0,) * len(rows[0])),))) is unique


@systems
def test_the_solution_is_that_of_sympy(name):
    import sympy

    rows, y, inside, _ = SYSTEMS[name]
    derived = derivation("lstsq", rows, y)
    a, right = exact_matrix([[str(x) for x in row] for row in rows]), exact_matrix([[str(x)] for x in y])
    x, r = defined(derived, "x"), defined(derived, "r")
    assert all(is_zero(e) for e in sympy.expand(right - a * x - r))
    assert all(is_zero(e) for e in sympy.expand(a.H * r))
    assert all(is_zero(e) for v in a.nullspace() for e in sympy.expand(v.H * x))
    assert all(is_zero(e) for e in r) is inside


@systems
def test_every_statement_reads_back(name):
    derived = derivation("lstsq", *SYSTEMS[name][:2])
    for step in derived.steps:
        s = let(derived.definitions, step.statement)
        assert parse(to_text(s)) == s
        assert from_tree(tree(s)) == s


def test_the_shortest_of_many_is_shown_for_all_of_them():
    texts = [to_text(c) for c in claims(proved("lstsq", *SYSTEMS["wide"][:2]))]
    basis = "[[-1], [-1], [1]]*w"
    assert f"for w in R(1): norm(x + {basis})^2 == norm(x)^2 + norm({basis})^2" in texts
    titles = [s.title for s in derivation("lstsq", *SYSTEMS["square"][:2]).steps]
    assert "The shortest of them" not in titles


def test_over_the_complex_numbers_the_identities_hold_for_complex_vectors_too():
    for name in ("complex", "complex on the right only"):
        texts = [to_text(c) for c in claims(derivation("lstsq", *SYSTEMS[name][:2]))]
        assert any(t.startswith("for p in R(2), q in R(2): norm(A*(p + i*q) - y)^2 ==") for t in texts)
    texts = [to_text(c) for c in claims(derivation("lstsq", *SYSTEMS["square"][:2]))]
    assert not any("p + i*q" in t for t in texts)


FACTS = [  # (who printed it, A, y, the solution)
    ("Austin, Understanding Linear Algebra, 7.4.6", [[1, 0], [2, -1], [1, 2]], [-3, 4, 7], ["2", "2"]),
    ("SymPy, test_pinv_solve", [[1, 0, 1], [0, 1, 1]], [5, 7], ["1", "3", "4"]),
]


@pytest.mark.parametrize(("source", "rows", "y", "printed"), FACTS, ids=[f[0][:6] for f in FACTS])
def test_printed_solutions(source, rows, y, printed):
    assert defined(proved("lstsq", rows, y), "x") == exact_matrix([[t] for t in printed]), source


def test_as_sympy_solves():
    import random

    import sympy

    source = random.Random(5)
    for m, n, r in [(3, 2, 2), (4, 3, 2), (2, 4, 2), (3, 3, 1)]:
        left = sympy.Matrix(m, r, lambda i, j: source.randint(-4, 4))
        a = left * sympy.Matrix(r, n, lambda i, j: source.randint(-4, 4))
        y = sympy.Matrix(m, 1, lambda i, j: source.randint(-4, 4))
        expected = a.pinv_solve(y, sympy.zeros(n, 1))
        assert defined(proved("lstsq", a.tolist(), list(y)), "x") == expected


# ---------------------------------------------------------------- random ones, and mistakes


@st.composite
def random_systems(draw):
    m, n, r = draw(st.integers(1, 4)), draw(st.integers(1, 3)), draw(st.integers(0, 3))
    entry = st.integers(-3, 3)
    left = [[draw(entry) for _ in range(r)] for _ in range(m)]
    right = [[draw(entry) for _ in range(n)] for _ in range(r)]
    rows = [[sum(x * y[j] for x, y in zip(row, right)) for j in range(n)] for row in left]
    return rows, [draw(entry) for _ in range(m)]


quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(random_systems())
def test_random_systems(case):
    import sympy

    rows, y = case
    derived = proved("lstsq", rows, y)
    a, right = sympy.Matrix(rows), sympy.Matrix(y)
    assert (INSIDE in claims(derived)) == (a.row_join(right).rank() == a.rank())
    assert a.T * a * defined(derived, "x") == a.T * right


@quick
@given(random_systems(), st.data())
def test_another_vector_is_refused(case, data):
    rows, y = case
    derived = derivation("lstsq", rows, y)
    name = data.draw(st.sampled_from(["x", "r"]))
    k = data.draw(st.integers(0, len(rows if name == "r" else rows[0]) - 1))
    assert judged(with_entry(derived, name, k, 0, lambda t: add(t, 1)))[0] != "proved"


def test_a_solution_that_is_best_but_not_shortest_is_refused():
    derived = derivation("lstsq", [[1, 1]], [2])
    wrong = with_entry(with_entry(derived, "x", 0, 0, lambda _: 2), "x", 1, 0, lambda _: 0)
    verdict, verdicts, _ = judged(wrong)
    found = {s.title: v for s, v in zip(wrong.steps, verdicts)}
    assert verdict != "proved"
    assert found["The solution"] != "proved"
    assert found["The shortest of them"] != "proved"
    assert found["No other vector does better"] == "proved"


def test_a_solution_where_there_is_none_is_refused():
    derived = derivation("lstsq", *SYSTEMS["tall, no solution"][:2])
    lie = tuple(
        replace(s, statement=INSIDE, hint={}) if s.title == "No exact solution" else s for s in derived.steps
    )
    assert judged(replace(derived, steps=lie))[0] != "proved"
    solvable = derivation("lstsq", *SYSTEMS["tall, with a solution"][:2])
    lie = tuple(
        replace(s, statement=Term("not", (INSIDE,)), hint={}) if s.title == "A solution exists" else s
        for s in solvable.steps
    )
    assert judged(replace(solvable, steps=lie))[0] != "proved"


def test_a_smaller_null_space_is_refused():
    derived = derivation("lstsq", [[1, 1, 1]], [3])
    wrong = tuple(
        replace(s, statement=eq(s.statement.args[0], Term("span", s.statement.args[1].args[:1])))
        if s.title == "Null space" else s
        for s in derived.steps
    )  # fmt: skip
    assert judged(replace(derived, steps=wrong))[0] != "proved"


@pytest.mark.parametrize("title", ["Rank", "Null space", "The solution", "What is left over"])
def test_without_its_main_steps_there_is_no_goal(title):
    derived = derivation("lstsq", *SYSTEMS["tall, no solution"][:2])
    shorter = replace(derived, steps=tuple(s for s in derived.steps if s.title != title))
    with pytest.raises(DerivationError):
        judged(shorter)


def test_large_ones_are_told_in_short():
    import random

    source = random.Random(6)
    rows = [[source.randint(-9, 9) for _ in range(10)] for _ in range(20)]
    derived = proved("lstsq", rows, [source.randint(-9, 9) for _ in range(20)])
    assert derived.compact
    assert not any(s.work for s in derived.steps)
