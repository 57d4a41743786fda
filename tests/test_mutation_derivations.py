"""Derivations that go wrong, one mistake each: none is proved, and a failing equation is refuted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from kernel_cases import CASES, MATRICES, derivation, judged

from eigenproof.errors import DerivationError
from eigenproof.judge.decide import decide
from eigenproof.model import Derivation, Expr, Term, add, matrix, neg, sqrt, tree, vector

SYMMETRIC, CUBIC, GOLDEN = "a repeated eigenvalue", "a symmetric cubic", "the golden ratio"


def verdict_of(derived: Derivation, topic: str) -> str:
    """proved, refuted, undecided; or "no goal" where the topic's goal cannot even be stated."""
    try:
        return judged(derived, topic)[0].status
    except DerivationError:
        return "no goal"


def rewritten(t: Expr, change: Callable[[Expr], Expr | None]) -> Expr:
    """A term with the parts that `change` knows replaced."""
    new = change(t)
    if new is not None:
        return new
    if isinstance(t, Term):
        return Term(t.op, tuple(rewritten(x, change) for x in t.args))
    return tuple(rewritten(x, change) for x in t) if isinstance(t, tuple) else t


def with_statements(derived: Derivation, change) -> Derivation:
    """The derivation with every statement and definition rewritten, apart from the matrix A."""
    steps = tuple(replace(s, statement=rewritten(s.statement, change)) for s in derived.steps)
    found = tuple((n, t if n == "A" else rewritten(t, change)) for n, t in derived.definitions)
    changed = replace(derived, steps=steps, definitions=found)
    assert changed != derived, "the mistake was not made"
    return changed


def with_definition(derived: Derivation, name: str, change) -> Derivation:
    found = tuple((n, change(t) if n == name else t) for n, t in derived.definitions)
    assert found != derived.definitions
    return replace(derived, definitions=found)


def columns(m: Term, order: list[int]) -> Term:
    return matrix([[row[k] for k in order] for row in m.args])


def column(m: Term, k: int, entries: tuple) -> Term:
    return matrix([[entries[i] if j == k else x for j, x in enumerate(row)] for i, row in enumerate(m.args)])


def promised(goal: list) -> list:
    """The parts of a goal; eigenvalues may be listed as {1, 1} or as {1: 2}."""
    parts = goal[1:] if goal[0] == "and" else [goal]
    return [p[:2] if p[1] == ["eigenvalues", "A"] else p for p in parts]


@pytest.mark.parametrize(("topic", "name"), CASES)
def test_a_derivation_cut_short(topic: str, name: str) -> None:
    derived = derivation(topic, name)
    goal = judged(derived, topic)[2]["goal"]
    for k in range(len(derived.steps)):
        for steps in (derived.steps[:k], derived.steps[:k] + derived.steps[k + 1 :]):
            shorter = replace(derived, steps=steps)
            try:
                verdict, _, certificate = judged(shorter, topic)
            except DerivationError:
                continue
            # what is left may still be a proof of the whole, and of nothing less
            assert verdict.status != "proved" or promised(certificate["goal"]) == promised(goal)
    assert verdict_of(replace(derived, steps=()), topic) == "no goal" or topic == "spectral"
    assert verdict_of(replace(derived, steps=()), topic) != "proved"


@pytest.mark.parametrize(("topic", "name"), [c for c in CASES if c[1] not in ("empty", "one entry")])
def test_a_derivation_without_its_last_goal(topic: str, name: str) -> None:
    derived = derivation(topic, name)
    goal = judged(derived, topic)[2]["goal"]
    for part in goal[1:] if goal[0] == "and" else [goal]:
        said = [tree(s.statement) for s in derived.steps]
        left = tuple(s for s, t in zip(derived.steps, said) if part != t and part not in t[1:])
        assert len(left) < len(derived.steps)
        shorter = replace(derived, steps=left)
        try:
            verdict, _, certificate = judged(shorter, topic)
        except DerivationError:
            continue
        assert verdict.status != "proved" or promised(certificate["goal"]) == promised(goal)
        assert verdict.status != "proved" or part[1] == ["eigenvalues", "A"]  # said in both ways


@pytest.mark.parametrize(("topic", "name"), CASES)
def test_a_derivation_of_another_matrix(topic: str, name: str) -> None:
    for other in MATRICES:
        if (topic, other) in CASES and other != name:
            with pytest.raises(DerivationError):
                judged(derivation(topic, other), topic, given=derivation(topic, name).matrix)


@pytest.mark.parametrize("topic", ["eigen", "diagonalize"])
@pytest.mark.parametrize("name", [SYMMETRIC, CUBIC, GOLDEN, "an irreducible cubic", "Hermitian",
    "a rotation"])
@pytest.mark.parametrize("mistake", [lambda x: add(x, 1), lambda x: neg(x) if x != 0 else 1])
def test_a_wrong_entry_of_an_eigenvector(topic: str, name: str, mistake) -> None:
    derived = derivation(topic, name)

    def change(t: Expr) -> Expr | None:
        if isinstance(t, Term) and t.op == "span":
            first, *rest = t.args
            return Term("span", (vector([mistake(first.args[0]), *first.args[1:]]), *rest))
        return None

    steps = [(s, rewritten(s.statement, change)) for s in derived.steps]
    wrong = [new for s, new in steps if new != s.statement]
    assert wrong or topic == "diagonalize"
    for statement in wrong:
        assert decide(statement, derived.definitions).status in ("refuted", "undecided")
        if statement.op == "==":
            assert decide(statement, derived.definitions).status == "refuted"
    if wrong and topic == "eigen":
        assert verdict_of(with_statements(derived, change), topic) in ("refuted", "undecided")


def reordered(m: Term, order: list[int]) -> Term:
    """A diagonal matrix with its entries in another order."""
    return columns(matrix([m.args[k] for k in order]), order)


@pytest.mark.parametrize("name", [SYMMETRIC, CUBIC, GOLDEN, "rational", "an irreducible cubic", "a rotation"])
def test_columns_of_p_swapped(name: str) -> None:
    derived = derivation("diagonalize", name)
    order = [1, 0, *range(2, len(derived.matrix.args))]
    p_alone = with_definition(derived, "P", lambda p: columns(p, order))
    d_alone = with_definition(derived, "D", lambda d: reordered(d, order))
    assert verdict_of(p_alone, "diagonalize") == verdict_of(d_alone, "diagonalize") == "refuted"
    both = with_definition(p_alone, "D", lambda d: reordered(d, order))
    assert decide(Term("diagonalization", ("A", "P", "D")), both.definitions).status == "proved"


@pytest.mark.parametrize("name", [SYMMETRIC, CUBIC, GOLDEN, "rational", "Hermitian"])
def test_columns_of_q_swapped_or_with_a_wrong_sign(name: str) -> None:
    derived = derivation("spectral", name)
    order = [1, 0, *range(2, len(derived.matrix.args))]
    assert verdict_of(with_definition(derived, "Q", lambda q: columns(q, order)), "spectral") == "refuted"
    turned = with_definition(derived, "Q", lambda q: matrix([tuple(map(neg, q.args[0])), *q.args[1:]]))
    assert verdict_of(turned, "spectral") == "refuted"
    flipped = with_definition(derived, "Q", lambda q: column(q, 0, tuple(neg(r[0]) for r in q.args)))
    assert verdict_of(flipped, "spectral") == "proved"  # an eigenvector is unique up to its sign only


@pytest.mark.parametrize("name", [SYMMETRIC, CUBIC, GOLDEN, "rational"])
def test_d_in_another_order(name: str) -> None:
    derived = derivation("spectral", name)
    n = len(derived.matrix.args)
    order = [n - 1, *range(n - 1)]
    d_alone = with_definition(derived, "D", lambda d: reordered(d, order))
    assert verdict_of(d_alone, "spectral") == "refuted"
    # a true decomposition, but not in descending order: the goal names the order, and that is false
    both = with_definition(d_alone, "Q", lambda q: columns(q, order))
    assert decide(Term("spectral", ("A", "Q", "D")), both.definitions).status == "proved"
    assert verdict_of(both, "spectral") in ("refuted", "undecided")


@pytest.mark.parametrize("entries", [(1, 1, 5), (0, 0, 1), (1, 1, -2)])
def test_a_gram_schmidt_vector_that_is_orthogonal_but_wrong(entries: tuple) -> None:
    """All are orthogonal to (-1, 1, 0); only the last one is in the eigenspace of 1, up to its sign."""
    derived = derivation("spectral", SYMMETRIC)
    length = sqrt(sum(x * x for x in entries))
    third = tuple(x if x == 0 else Term("/", (x, length)) for x in entries)
    expected = "proved" if entries == (1, 1, -2) else "refuted"
    changed = with_definition(derived, "Q", lambda q: column(q, 2, third))
    assert decide(Term("spectral", ("A", "Q", "D")), changed.definitions).status == expected
    if expected == "refuted":
        assert verdict_of(changed, "spectral") == "refuted"


def test_a_column_of_the_eigenspace_that_is_not_orthogonal() -> None:
    derived = derivation("spectral", SYMMETRIC)
    third = tuple(x if x == 0 else Term("/", (x, sqrt(2))) for x in (-1, 0, 1))
    changed = with_definition(derived, "Q", lambda q: column(q, 2, third))
    assert decide(Term("spectral", ("A", "Q", "D")), changed.definitions).status != "proved"
    assert verdict_of(changed, "spectral") != "proved"


@pytest.mark.parametrize(("topic", "name"), [c for c in CASES if c[0] in ("charpoly",
    "eigen") and c[1] != "empty"])
def test_eigenvalues_with_one_missing_or_doubled(topic: str, name: str) -> None:
    derived = derivation(topic, name)

    def shorter(t: Expr) -> Expr | None:
        return Term("multiset", t.args[1:]) if isinstance(t, Term) and t.op == "multiset" else None

    def doubled(t: Expr) -> Expr | None:
        return Term("multiset", (*t.args, t.args[0])) if isinstance(t, Term) and t.op == "multiset" else None

    for change in (shorter, doubled):
        assert verdict_of(with_statements(derived, change), topic) in ("refuted", "undecided", "no goal")


@pytest.mark.parametrize("name", [n for n in MATRICES if n != "empty"])
@pytest.mark.parametrize("topic", ["charpoly", "determinant"])
def test_a_wrong_coefficient_or_determinant(topic: str, name: str) -> None:
    left = Term("det", ("A",)) if topic == "determinant" else Term("charpoly", ("A", "x"))

    def change(t: Expr) -> Expr | None:
        wrong = isinstance(t, Term) and t.op == "==" and t.args[0] == left
        return Term("==", (left, add(t.args[1], 1))) if wrong else None

    changed = with_statements(derivation(topic, name), change)
    assert verdict_of(changed, topic) in (("refuted",) if topic == "determinant" else ("refuted",
        "undecided"))
