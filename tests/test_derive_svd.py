"""Singular value decompositions: proved, right to many digits, whole, quick; and none when wrong."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from functools import cache

import mpmath
import pytest
from derive_support import guarded, number, numbers, proved, size_of, text_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eigenproof
from eigenproof import goals
from eigenproof.derivations import TOPICS, begin
from eigenproof.judge.decide import judge_derivation
from eigenproof.model import Derivation, Expr, Options, Term, conjuncts, matrix, neg
from eigenproof.read import read_matrix

DIGITS = 50


def random_rows(m: int, n: int, seed: int) -> list[list[int]]:
    source = random.Random(seed)
    return [[source.randint(-9, 9) for _ in range(n)] for _ in range(m)]


MATRICES: dict[str, object] = {
    "tall triangle": "[[3, 0], [4, 5]]",
    "wide": "[[3, 2, 2], [2, 3, -2]]",
    "symmetric": "[[1, 2], [2, 1]]",
    "zero": "[[0, 0], [0, 0]]",
    "zero, wide": "[[0, 0, 0], [0, 0, 0]]",
    "one entry": "[[-5]]",
    "row": "[[1, 2, 3]]",
    "column": "[[1], [2], [3]]",
    "rank 1": "[[1, 2], [2, 4], [3, 6]]",
    "all ones": "[[1, 1], [1, 1]]",
    "magic rank 2": "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]",
    "rotation": "[[3/5, -4/5], [4/5, 3/5]]",
    "Hadamard": "[[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]]",
    "golden": "[[1, 1], [1, 0]]",
    "quadratic": "[[1, 2], [3, 4]]",
    "nearly singular": "[[1.0001, 1], [1, 1]]",
    "the classical 4 by 5": "[[1, 0, 0, 0, 2], [0, 0, 3, 0, 0], [0, 0, 0, 0, 0], [0, 2, 0, 0, 0]]",
    "repeated, rank 2": "[[-3, -1, -1], [-3, -1, -1], [1, 3, -1], [-1, -3, 1]]",
    "textbook": "[[1, 0, -1], [2, 2, 0], [-1, 1, 2]]",
    "cubic": "[[1, 2, 3], [4, 5, 6], [7, 8, 10]]",
    "cubic, large": "[[12, -51, 4], [6, 167, -68], [-4, 24, -41]]",
    "symmetric cubic": "[[1, 2, 3], [2, 4, 5], [3, 5, 6]]",
    "cubic, rank 3 of 4": "[[1, 2, 3, 4], [2, 3, 4, 6], [1, 1, 2, 2], [3, 5, 7, 11]]",
    "cubic and a null row": "[[1, 2, 3], [4, 5, 6], [7, 8, 10], [1, 2, 3], [0, 0, 0]]",
    "cubic twice": "[[1,2,3,0,0,0],[4,5,6,0,0,0],[7,8,10,0,0,0],[0,0,0,1,2,3],[0,0,0,4,5,6],[0,0,0,7,8,10]]",
    "generic 4 by 3": random_rows(4, 3, 5),
    "generic 6 by 4": random_rows(6, 4, 5),
    "generic 4 by 6": random_rows(4, 6, 7),
    "generic 8 by 8": random_rows(8, 8, 5),
    "tall 12 by 2": random_rows(12, 2, 3),
    "square roots": "[[sqrt(2), 1], [1, sqrt(3)]]",
    "square roots, tall": "[[1, sqrt(2)], [0, 1], [1, 1]]",
    "nested roots": "[[sqrt(2 + sqrt(2)), 1], [1, 0]]",
    "cubic over a field": "[[1, sqrt(2), 0], [sqrt(2), 3, 1], [0, 1, sqrt(3)]]",
    "unitary up to scale": "[[1, i], [i, 1]]",
    "complex": "[[1 + i, 2], [3, i], [0, 1]]",
    "complex cubic": "[[1, i, 2], [0, 1, i], [3, 1, 1]]",
}
COMPACT = {"compact": random_rows(10, 9, 2)}


@cache
def derivation(name: str) -> Derivation:
    term = read_matrix(text_of({**MATRICES, **COMPACT}[name])).term
    return TOPICS["svd"](begin("svd", (("A", term),)))


def judged(derived: Derivation) -> str:
    """The verdict of the judge on a derivation; "no goal" if that of the topic cannot even be stated."""
    claims = [s.statement for s in derived.steps]
    try:
        goal = goals.goal("svd", derived.given, derived.definitions, claims, Options())
    except eigenproof.errors.DerivationError:
        return "no goal"
    steps = [(s.statement, s.hint) for s in derived.steps]
    return judge_derivation(steps, goal, derived.definitions)[0].status


def claims_of(derived: object) -> list[Expr]:
    return [c for s in derived.steps for c in conjuncts(s.statement)]  # type: ignore[attr-defined]


def titles(name: str) -> list[str]:
    return [s.title for s in derivation(name).steps]


# ------------------------------------------------------------------ right, and proved


@pytest.mark.parametrize("name", [*MATRICES, *COMPACT])
def test_proved_and_right_to_many_digits(name: str) -> None:
    text = text_of({**MATRICES, **COMPACT}[name])
    answer = proved("svd", text).answer
    with mpmath.workdps(DIGITS + 15):
        a, u, s, v = (numbers(rows) for rows in (_rows(text), answer["U"], answer["S"], answer["V"]))
        m, n = a.rows, a.cols
        assert (u.rows, u.cols, s.rows, s.cols, v.rows, v.cols) == (m, m, m, n, n, n)
        near = mpmath.mpf(10) ** -DIGITS * (1 + size_of(a))
        assert size_of(u * s * v.transpose_conj() - a) < near
        assert size_of(u.transpose_conj() * u - mpmath.eye(m)) < near
        assert size_of(v.transpose_conj() * v - mpmath.eye(n)) < near
        diagonal = [s[k, k] for k in range(min(m, n))]
        assert all(s[i, j] == 0 for i in range(m) for j in range(n) if i != j)
        assert all(x >= y - near for x, y in zip(diagonal, diagonal[1:], strict=False))
        assert diagonal[-1] >= 0
        found = answer["singular_values"]
        assert len(found) == min(m, n)
        for value, entry in zip(found, diagonal, strict=True):
            assert abs(number(value["value"]) - entry) < near
            assert abs(mpmath.mpf(value["approx"]) - entry) < near * 100
            assert abs(number(value["minimal_polynomial"].replace("x", f"({_plain(entry)})"))) < near * 10**30
        assert answer["rank"] == sum(value["value"] != "0" for value in found)


def _rows(text: str) -> list[list[str]]:
    from eigenproof.language import to_text

    return [[to_text(x) for x in row] for row in read_matrix(text).term.args]


def _plain(x: mpmath.mpf) -> str:
    """A decimal as a fraction, which the reader of numbers understands."""
    return f"{int(mpmath.nint(x * 10**60))}/{10**60}"


dimension = st.integers(1, 3)


@st.composite
def any_rank(draw) -> list[list[int]]:
    """An m x n integer matrix as a product through a dimension that may be smaller than both."""
    m, r, n = draw(dimension), draw(dimension), draw(dimension)
    left = [[draw(st.integers(-3, 3)) for _ in range(r)] for _ in range(m)]
    right = [[draw(st.integers(-3, 3)) for _ in range(n)] for _ in range(r)]
    columns = list(zip(*right, strict=True))
    return [[sum(x * y for x, y in zip(row, c, strict=True)) for c in columns] for row in left]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_rank())
def test_any_rank(rows: list[list[int]]) -> None:
    import sympy

    derived = proved("svd", rows)
    answer = derived.answer
    assert answer["rank"] == sympy.Matrix(rows).rank()
    with mpmath.workdps(DIGITS + 15):
        expected = mpmath.svd_r(mpmath.matrix(rows), compute_uv=False)
        for value, want in zip(answer["singular_values"], expected, strict=True):
            assert abs(number(value["value"]) - want) < mpmath.mpf(10) ** -25


# ------------------------------------------------------------------ what the story tells


def test_the_smaller_product_is_taken() -> None:
    g = {name: dict(derivation(name).definitions)["G"] for name in ("tall triangle", "wide", "row", "column")}
    assert [len(t.args) for t in g.values()] == [2, 2, 1, 1]


@pytest.mark.parametrize("name", ["wide", "rank 1", "generic 6 by 4", "zero, wide"])
def test_thin_form(name: str) -> None:
    rows, columns = len(derivation(name).matrix.args), len(derivation(name).matrix.args[0])
    thin = ("U1", "S1", "V") if rows > columns else ("U", "S1", "V1")
    assert Term("svd", ("A", *thin)) in claims_of(derivation(name))


def test_no_thin_form_of_a_square_matrix() -> None:
    assert "Thin form" not in titles("cubic")


def test_four_subspaces() -> None:
    spaces = {c.args[0]: c.args[1] for c in claims_of(derivation("repeated, rank 2")) if c.op == "=="}
    sizes = {
        Term("columnspace", ("A",)): 2, Term("nullspace", (Term("T", ("A",)),)): 2,
        Term("rowspace", ("A",)): 2, Term("nullspace", ("A",)): 1,
    }  # fmt: skip
    assert {left: len(spaces[left].args) for left in sizes} == sizes
    assert spaces[Term("rank", ("A",))] == 2


@pytest.mark.parametrize("name", ["cubic", "wide", "rank 1", "cubic twice", "square roots, tall"])
def test_both_products_share_their_eigenvalues(name: str) -> None:
    derived = derivation(name)
    listed = {c.args[0].args[0]: c.args[1].args for c in claims_of(derived)
              if isinstance(c.args[0], Term) and c.args[0].op == "eigenvalues"}  # fmt: skip
    more = abs(len(derived.matrix.args) - len(derived.matrix.args[0]))
    assert sorted(map(str, listed["K"])) == sorted(map(str, (*listed["G"], *[0] * more)))


@pytest.mark.parametrize(("name", "ranks"), [("cubic", 2), ("wide", 1), ("rank 1", 0), ("generic 8 by 8", 1)])
def test_best_approximations(name: str, ranks: int) -> None:
    optimum = [c for c in claims_of(derivation(name)) if c.op == "for" and c.args[0][0][0] == "D"]
    assert len(optimum) == ranks
    assert [c.args[0][0][1].args[1] for c in optimum] == list(range(1, ranks + 1))


def test_rational_first_term_is_written_out() -> None:
    a1 = dict(derivation("tall triangle").definitions)["A1"]
    assert eigenproof.language.to_text(a1) == "[[3/2, 3/2], [9/2, 9/2]]"


def test_a_compact_story_proves_the_goal_and_no_more() -> None:
    assert derivation("compact").compact
    assert titles("compact") == ["Singular values", "Singular value decomposition", "Rank"]


def test_figure_of_a_real_plane_matrix_only() -> None:
    assert [f.kind for f in derivation("quadratic").figures] == ["circle"]
    assert not derivation("cubic").figures
    assert not derivation("unitary up to scale").figures


def test_no_entries() -> None:
    answer = proved("svd", "[]").answer
    assert (answer["U"], answer["S"], answer["V"], answer["rank"]) == ([], [], [], 0)
    assert answer["singular_values"] == []


# ------------------------------------------------------------------ quick


@pytest.mark.parametrize("name", ["generic 4 by 3", "generic 6 by 4", "cubic", "cubic, large"])
def test_under_a_second_where_others_hang(name: str) -> None:
    text = text_of(MATRICES[name])
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        with guarded():
            eigenproof.derive("svd", text)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 1


@pytest.mark.slow
def test_thirty_by_thirty() -> None:
    assert proved("svd", random_rows(30, 30, 1)).answer["rank"] == 30


# ------------------------------------------------------------------ wrong on purpose


def with_definition(derived: Derivation, name: str, change) -> Derivation:
    found = tuple((n, change(t) if n == name else t) for n, t in derived.definitions)
    assert found != derived.definitions, "the mistake was not made"
    return replace(derived, definitions=found)


def swapped(t: Term) -> Term:
    return matrix([[row[1], row[0], *row[2:]] for row in t.args])


def one_sign(t: Term) -> Term:
    return matrix([[neg(row[0]), *row[1:]] for row in t.args])


def permuted(t: Term) -> Term:
    """The first two entries of the diagonal exchanged."""
    rows = [list(row) for row in t.args]
    rows[0][0], rows[1][1] = rows[1][1], rows[0][0]
    return matrix(rows)


def negative(t: Term) -> Term:
    rows = [list(row) for row in t.args]
    rows[0][0] = neg(rows[0][0])
    return matrix(rows)


SAMPLE = ("tall triangle", "wide", "quadratic", "cubic", "textbook", "square roots, tall", "complex")


@pytest.mark.parametrize("name", SAMPLE)
def test_the_derivation_itself_is_proved(name: str) -> None:
    assert judged(derivation(name)) == "proved"


@pytest.mark.parametrize("name", SAMPLE)
@pytest.mark.parametrize(
    ("target", "change"),
    [("U", swapped), ("V", swapped), ("U", one_sign), ("V", one_sign), ("S", permuted), ("S", negative)],
    ids=["U swapped", "V swapped", "sign in U", "sign in V", "S permuted", "S negative"],
)
def test_a_wrong_factor_is_caught(name: str, target: str, change) -> None:
    assert judged(with_definition(derivation(name), target, change)) != "proved"


def with_claims(derived: Derivation, change) -> Derivation:
    steps = tuple(replace(s, statement=change(s.statement)) for s in derived.steps)
    assert steps != derived.steps, "the mistake was not made"
    return replace(derived, steps=steps)


def rewritten(old: Expr, new: Expr):
    def change(t: object) -> object:
        if t == old:
            return new
        if isinstance(t, Term):
            return Term(t.op, tuple(change(x) for x in t.args))
        return tuple(change(x) for x in t) if isinstance(t, tuple) else t

    return change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Term("multiset", (5, 3)), Term("multiset", (5, 4))),
        (Term("multiset", (5, 3)), Term("multiset", (5, 3, 0))),
        (Term("rank", ("A",)), Term("rank", ("V1",))),
        (Term(">=", (5, 3)), Term(">=", (3, 5))),
    ],
)
def test_a_wrong_claim_of_the_goal_is_caught(old: Expr, new: Expr) -> None:
    assert judged(with_claims(derivation("wide"), rewritten(old, new))) != "proved"


@pytest.mark.parametrize("bound", [10, 8])
def test_a_wrong_error_of_the_best_approximation_is_caught(bound: int) -> None:
    """Neither is attained, and what is larger than the true error is no bound."""
    wrong = with_claims(derivation("wide"), rewritten(9, bound))

    def status(title: str) -> str:
        (step,) = (s for s in wrong.steps if s.title == title)
        return judge_derivation([(step.statement, step.hint)], step.statement, wrong.definitions)[0].status

    assert status("The error of the first terms") != "proved"
    assert bound == 8 or status("No matrix of that rank is nearer") != "proved"
