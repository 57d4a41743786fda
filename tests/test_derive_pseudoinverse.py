"""Pseudoinverses derived and proved, of every shape and rank; mistakes in them are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from derive_support import exact, exact_matrix, is_zero
from derive_systems import claims, defined, derivation, judged, proved, with_definition, with_entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eigenproof.errors import DerivationError
from eigenproof.language import parse, to_text
from eigenproof.model import Term, add, eq, from_tree, let, matrix, mul, tree

KINDS = {
    "square and invertible": [[2, 1], [1, 1]],
    "square and singular": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
    "tall": [[1, 0], [2, -1], [1, 2]],
    "tall of rank 1": [[1, 2], [2, 4], [3, 6]],
    "wide": [[1, 2, 3], [0, 1, 1]],
    "wide of rank 1": [[0, 1, 2], [0, 2, 4]],
    "one row": [[3, 0, 4]],
    "one column": [[2], [1], [3]],
    "one number": [[5]],
    "zero": [[0, 0, 0], [0, 0, 0]],
    "zero row": [[0, 0, 0]],
    "fractions": [["1/2", "1/3"], ["1/3", "2/9"]],
    "square roots": [["sqrt(2)", 1], [1, 0], [0, "sqrt(3)"]],
    "complex": [[1, "i"], ["i", -1], [0, 2]],
    "complex of rank 1": [[1, "1 + i", 2]],
    "a projection": [["1/2", "1/2"], ["1/2", "1/2"]],
    "a rotation and scaling": [[3, -4], [4, 3]],
    "singular values of degree 6": [[1, 1, 0], [0, 1, 1], [0, 0, 1], [0, 0, 0]],
}
kinds = pytest.mark.parametrize("name", KINDS)


@kinds
def test_every_kind_is_proved(name):
    proved("pseudoinverse", KINDS[name])


@kinds
def test_as_sympy_finds_it(name):
    import sympy

    found = defined(derivation("pseudoinverse", KINDS[name]), "P")
    a = exact_matrix([[str(x) for x in row] for row in KINDS[name]])
    expected = a.pinv() if a.rank() not in (0, *a.shape) else a.H * (a * a.H).pinv() if a.rank() else a.H
    assert all(is_zero(x) for x in sympy.simplify(found - expected))


@kinds
def test_every_statement_reads_back(name):
    derived = derivation("pseudoinverse", KINDS[name])
    for step in derived.steps:
        s = let(derived.definitions, step.statement)
        assert parse(to_text(s)) == s
        assert from_tree(tree(s)) == s


def test_a_rank_factorisation_is_shown_unless_all_columns_are_pivots():
    singular = derivation("pseudoinverse", KINDS["square and singular"])
    assert eq("A", mul("F", "G")) in claims(singular)
    assert defined(singular, "F") * defined(singular, "G") == exact_matrix(table("1 2 3; 4 5 6; 7 8 9"))
    assert "F" not in dict(derivation("pseudoinverse", KINDS["tall"]).definitions)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("square and invertible", eq(Term("^", ("A", -1)), "P")),
        ("tall", eq(mul(Term("^", (mul(Term("T", ("A",)), "A"), -1)), Term("T", ("A",))), "P")),
        ("wide", eq(mul(Term("T", ("A",)), Term("^", (mul("A", Term("T", ("A",))), -1))), "P")),
    ],
)
def test_the_shorter_forms_where_they_apply(name, form):
    assert form in claims(derivation("pseudoinverse", KINDS[name]))
    assert form not in claims(derivation("pseudoinverse", KINDS["square and singular"]))


def test_the_four_identities_one_by_one():
    a, p = "A", "P"
    ap, pa = mul(a, p), mul(p, a)
    four = [eq(mul(a, p, a), a), eq(mul(p, a, p), p), eq(Term("T", (ap,)), ap), eq(Term("T", (pa,)), pa)]
    for name in ("tall", "wide", "square and singular"):
        assert [c for c in claims(derivation("pseudoinverse", KINDS[name])) if c in four] == four
    over_c = claims(derivation("pseudoinverse", KINDS["complex"]))
    assert eq(Term("H", (ap,)), ap) in over_c


def test_the_limit_in_the_words_of_the_book():
    """A = [2; 1; 3]: (A^T A + a)^-1 A^T = A^T/(a + 14)."""
    derived = derivation("pseudoinverse", KINDS["one column"])
    texts = [to_text(c) for c in claims(derived)]
    assert "for a in R: (A.T*A + a*I(1))*[[2, 1, 3]] == (a + 14)*A.T" in texts
    assert "for a in R: (a + 14)*P - [[2, 1, 3]] == a*[[1/7, 1/14, 3/14]]" in texts


def test_the_singular_value_decomposition_gives_the_same():
    closed = claims(derivation("pseudoinverse", KINDS["tall of rank 1"]))
    assert Term("svd", ("P", "V", "S_p", "U")) in closed
    named = claims(derivation("pseudoinverse", KINDS["singular values of degree 6"]))
    assert Term("svd", ("A", "U", "S", "V")) in named
    assert eq(mul("S", "S_p", "S"), "S") in named
    assert Term("svd", ("P", "V", "S_p", "U")) not in named


# ---------------------------------------------------------------- printed elsewhere


FACTS = [  # (who printed it, matrix, its pseudoinverse)
    ("Nicholson, Linear Algebra with Applications, 8.6.3", "1 0; 0 0; 0 0", "1 0 0; 0 0 0"),
    ("Margalit and Rabinoff, Interactive Linear Algebra", "1 0 1; 0 1 1; 1 1 0",
     "1/2 -1/2 1/2; -1/2 1/2 1/2; 1/2 1/2 -1/2"),
    ("Maple, Student[LinearAlgebra][Pseudoinverse]", "1; 3", "1/10 3/10"),
    ("a notebook on the Deep Learning book, 2.9", "0 1; 1 1; 2 1; 3 1; 3 1; 4 1",
     "-1/5 -7/65 -1/65 1/13 1/13 11/65; 3/5 2/5 1/5 0 0 -1/5"),
]  # fmt: skip


def table(text: str) -> list[list[str]]:
    return [row.split() for row in text.split(";")]


@pytest.mark.parametrize(("source", "rows", "printed"), FACTS, ids=[f[0][:9] for f in FACTS])
def test_printed_pseudoinverses(source, rows, printed):
    assert defined(proved("pseudoinverse", table(rows)), "P") == exact_matrix(table(printed)), source


def test_a_printed_projection():
    """MIT 18.06, Quiz 2, 7 April 2010: onto the line through (2, 1, 3)."""
    p = defined(proved("pseudoinverse", [[2], [1], [3]]), "P")
    assert exact_matrix([["2"], ["1"], ["3"]]) * p * 14 == exact_matrix(table("4 2 6; 2 1 3; 6 3 9"))


def test_printed_decimals():
    """Sage, matrix2.pyx: the first row of the pseudoinverse of a matrix of rank 1."""
    rows = table("1 2 3; 1/3 2/3 1; 1/5 2/5 3/5")
    p = defined(proved("pseudoinverse", rows), "P")
    printed = ("0.0620518477661335", "0.0206839492553778", "0.0124103695532267")
    assert all(abs(p[0, j] - exact(t)) <= exact("0.5e-16") for j, t in enumerate(printed))


@pytest.mark.parametrize("c", ["0", "2", "-1/3", "sqrt(2)"])
def test_a_family_and_the_wrong_answer_to_it(c):
    """[1 0 c; 0 1 c]: the accepted answer of a forum, and the asker's right inverse, which is none."""
    derived = proved("pseudoinverse", [[1, 0, c], [0, 1, c]])
    s = exact(c) ** 2
    right = exact_matrix([[f"{s + 1}", f"-{s}"], [f"-{s}", f"{s + 1}"], [c, c]]) / (2 * s + 1)
    assert all(is_zero(x) for x in defined(derived, "P") - right)
    asked = parse(f"[[1-({c}), -({c})], [-({c}), 1-({c})], [1, 1]] == 0").args[0]
    wrong = with_definition(derived, "P", lambda _: asked)
    assert judged(wrong)[0] != "proved"


# ---------------------------------------------------------------- random ones


@st.composite
def rows_of_low_rank(draw):
    m, n, r = draw(st.integers(1, 4)), draw(st.integers(1, 4)), draw(st.integers(0, 3))
    entry = st.integers(-3, 3)
    left = [[draw(entry) for _ in range(r)] for _ in range(m)]
    right = [[draw(entry) for _ in range(n)] for _ in range(r)]
    return [[sum(x * y[j] for x, y in zip(row, right)) for j in range(n)] for row in left]


quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(rows_of_low_rank())
def test_random_matrices(rows):
    a, p = exact_matrix([[str(x) for x in row] for row in rows]), defined(proved("pseudoinverse", rows), "P")
    assert a * p * a == a
    assert p * a * p == p
    assert (a * p).is_symmetric()
    assert (p * a).is_symmetric()


@quick
@given(rows_of_low_rank(), st.data())
def test_one_entry_off(rows, data):
    derived = derivation("pseudoinverse", rows)
    i, j = data.draw(st.integers(0, len(rows[0]) - 1)), data.draw(st.integers(0, len(rows) - 1))
    assert judged(with_entry(derived, "P", i, j, lambda x: add(x, 1)))[0] != "proved"


# ---------------------------------------------------------------- mistakes


def test_a_right_inverse_is_refused():
    derived = derivation("pseudoinverse", [[1, 0, 2], [0, 1, 2]])
    wrong = with_definition(derived, "P", lambda _: matrix([[1, 0], [0, 1], [0, 0]]))
    verdict, verdicts, _ = judged(wrong)
    found = {s.title: v for s, v in zip(wrong.steps, verdicts)}
    assert verdict == "refuted"
    assert found["The four Penrose identities"] == "refuted"
    assert found["Pseudoinverse"] != "proved"
    assert found["Rank"] == "proved"


def test_another_rank_is_refused():
    derived = derivation("pseudoinverse", KINDS["square and singular"])
    steps = tuple(
        replace(s, statement=eq(s.statement.args[0], 3)) if s.title == "Rank" else s for s in derived.steps
    )
    assert judged(replace(derived, steps=steps))[0] != "proved"


@pytest.mark.parametrize("title", ["Rank", "Pseudoinverse"])
def test_without_its_main_steps_there_is_no_goal(title):
    derived = derivation("pseudoinverse", KINDS["wide"])
    shorter = replace(derived, steps=tuple(s for s in derived.steps if s.title != title))
    with pytest.raises(DerivationError):
        judged(shorter)


# ---------------------------------------------------------------- size


def test_large_ones_are_told_in_short():
    import random

    source = random.Random(3)
    rows = [[source.randint(-9, 9) for _ in range(12)] for _ in range(12)]
    derived = proved("pseudoinverse", rows)
    assert derived.compact
    assert not any(s.work for s in derived.steps)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(30, 3), (3, 30), (30, 30)])
def test_as_large_as_the_input_may_be(size):
    import random

    source = random.Random(4)
    proved("pseudoinverse", [[source.randint(-99, 99) for _ in range(size[1])] for _ in range(size[0])])
