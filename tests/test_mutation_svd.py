"""One mistake in a decomposition, a pseudoinverse or a covariance: refuted, and never proved."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from singular_cases import CASES, SVD, certificate_of, derivation, judged
from singular_truth import holds
from test_mutation import change_numbers
from test_mutation_derivations import column, columns, with_definition, with_statements

from eigenproof.errors import CertificateError, DerivationError
from eigenproof.judge import decide
from eigenproof.kernel import check
from eigenproof.language import parse_term
from eigenproof.model import Derivation, Expr, Options, Term, add, conjuncts, eq, matrix, mul, neg, tree

REGULAR = [name for name in SVD if name != "zero"]
DIFFERENT = [name for name in REGULAR if name != "rank 1"]
"""Matrices with two different singular values that are not 0."""
WRONG = ("refuted", "no goal")
TINY = Fraction(1, 10**12)
DECOMPOSITION = Term("svd", ("A", "U", "S", "V"))


def verdict_of(derived: Derivation, options: Options | None = None) -> str:
    """proved, refuted, undecided; or "no goal" where the topic's goal cannot even be stated."""
    try:
        return judged(derived, options or Options())[0].status
    except DerivationError:
        return "no goal"


def refuted(derived: Derivation, statement: Expr) -> bool:
    return decide(statement, derived.definitions).status == "refuted"


def claims_of(derived: Derivation) -> list[Term]:
    return [c for s in derived.steps for c in conjuncts(s.statement) if isinstance(c, Term)]


def swapped(m: Term) -> Term:
    """The first two columns in the other order."""
    return columns(m, [1, 0, *range(2, len(m.args[0]))])


def negated(m: Term, k: int) -> Term:
    """One column with the other sign."""
    return column(m, k, tuple(neg(row[k]) for row in m.args))


@pytest.mark.parametrize("name", REGULAR)
@pytest.mark.parametrize("side", ["U", "V"])
def test_swapped_columns(name: str, side: str) -> None:
    derived = with_definition(derivation("svd", name), side, swapped)
    assert refuted(derived, DECOMPOSITION)
    assert verdict_of(derived) == "refuted"


@pytest.mark.parametrize("name", REGULAR)
@pytest.mark.parametrize("side", ["U", "V"])
def test_a_sign(name: str, side: str) -> None:
    """Of a column on one side: wrong; on both sides: another decomposition of the same matrix."""
    derived = with_definition(derivation("svd", name), side, lambda m: negated(m, 0))
    assert refuted(derived, DECOMPOSITION)
    assert verdict_of(derived) == "refuted"
    both = with_definition(derived, "UV".replace(side, ""), lambda m: negated(m, 0))
    assert decide(DECOMPOSITION, both.definitions).status == "proved"


@pytest.mark.parametrize("name", REGULAR)
@pytest.mark.parametrize("side", ["U", "V"])
def test_a_sign_of_one_entry(name: str, side: str) -> None:
    def change(m: Term) -> Term:
        row = next(i for i, r in enumerate(m.args) if r[0] != 0)
        return column(m, 0, tuple(neg(r[0]) if i == row else r[0] for i, r in enumerate(m.args)))

    derived = with_definition(derivation("svd", name), side, change)
    assert refuted(derived, DECOMPOSITION)
    assert verdict_of(derived) == "refuted"


@pytest.mark.parametrize("name", DIFFERENT)
def test_singular_values_in_another_order(name: str) -> None:
    def change(s: Term) -> Term:
        found = [list(row) for row in s.args]
        found[0][0], found[1][1] = found[1][1], found[0][0]
        return matrix(found)

    derived = with_definition(derivation("svd", name), "S", change)
    assert refuted(derived, DECOMPOSITION)
    assert verdict_of(derived) in WRONG
    both = with_definition(with_definition(derived, "U", swapped), "V", swapped)
    assert decide(DECOMPOSITION, both.definitions).status == "proved"  # true, but not in descending order
    assert verdict_of(both) in WRONG


@pytest.mark.parametrize("name", REGULAR)
@pytest.mark.parametrize("change", [neg, lambda x: mul(2, x), lambda x: add(x, TINY), lambda x: 0])
def test_a_wrong_singular_value(name: str, change) -> None:
    def at_the_start(s: Term) -> Term:
        return matrix([[change(s.args[0][0]), *s.args[0][1:]], *s.args[1:]])

    derived = with_definition(derivation("svd", name), "S", at_the_start)
    assert refuted(derived, DECOMPOSITION)
    assert verdict_of(derived) in WRONG


@pytest.mark.parametrize("name", SVD)
def test_an_entry_beside_the_diagonal(name: str) -> None:
    derived = with_definition(
        derivation("svd", name), "S", lambda s: matrix([[s.args[0][0], 1, *s.args[0][2:]], *s.args[1:]])
    )
    assert refuted(derived, DECOMPOSITION)
    assert verdict_of(derived) == "refuted"


@pytest.mark.parametrize("name", SVD)
def test_a_wrong_list_of_singular_values(name: str) -> None:
    derived = derivation("svd", name)
    (claim,) = (c for c in claims_of(derived) if c.args[0] == Term("singular_values", ("A",)))
    values = claim.args[1].args
    for wrong in ((add(values[0], 1), *values[1:]), values[1:], (*values, 0), (values[0], *values[:-1])):
        changed = eq(claim.args[0], Term("multiset", wrong))
        if wrong != values:
            assert decide(changed, derived.definitions).status == "refuted", wrong


@pytest.mark.parametrize("name", SVD)
def test_a_wrong_rank(name: str) -> None:
    derived = derivation("svd", name)

    def change(t: Expr) -> Expr | None:
        wrong = isinstance(t, Term) and t.op == "==" and t.args[0] == Term("rank", ("A",))
        return eq(t.args[0], add(t.args[1], 1)) if wrong else None

    changed = with_statements(derived, change)
    assert verdict_of(changed) == "refuted"


INVERSES = [
    # a matrix, and an inverse that has some of the four identities
    ("[[1, 0, 1], [0, 1, 1]]", "[[1, 0], [0, 1], [0, 0]]"),  # only a right inverse
    ("[[1, 0, 2], [0, 1, 2]]", "[[-1, -2], [-2, -1], [1, 1]]"),
    ("[[1], [1]]", "[[1, 0]]"),  # only a left inverse
    ("[[1, 1], [0, 0]]", "[[1, 0], [0, 0]]"),  # A P A = A and P A P = P only
    ("[[1, 0], [0, 0]]", "[[1, 0], [0, 1]]"),  # all but P A P = P
    ("[[1, 2], [2, 4]]", "[[0, 0], [0, 0]]"),  # all but A P A = A
    ("[[1, i]]", "[[1/2], [i/2]]"),
]


@pytest.mark.parametrize(("a", "p"), INVERSES)
def test_an_inverse_that_is_not_the_pseudoinverse(a: str, p: str) -> None:
    definitions = (("A", parse_term(a)), ("P", parse_term(p)))
    found = decide(eq(Term("pinv", ("A",)), "P"), definitions)
    assert found.status == "refuted"
    assert "pinv" not in found.reason  # one of the four identities fails
    certificate = {
        "format": "eigenproof-certificate-1",
        "definitions": [[n, tree(t)] for n, t in definitions],
        "radicals": [],
        "roots": [],
        "inverses": [["A", "P"]],
        "goal": tree(eq(Term("pinv", ("A",)), "P")),
        "claims": [{"claim": tree(eq(Term("pinv", ("A",)), "P")), "evidence": {}}],
    }
    with pytest.raises(CertificateError):
        check(certificate)


@pytest.mark.parametrize("name", ["wide", "tall", "singular", "complex"])
def test_a_derived_pseudoinverse_with_a_wrong_entry(name: str) -> None:
    derived = with_definition(
        derivation("pseudoinverse", name),
        "P",
        lambda p: matrix([[add(p.args[0][0], Fraction(1, 10**9)), *p.args[0][1:]], *p.args[1:]]),
    )
    assert refuted(derived, eq(Term("pinv", ("A",)), "P"))
    assert verdict_of(derived) == "refuted"


def test_a_derived_right_inverse() -> None:
    """A (1, 0; 0, 1; 0, 0) = I, but it is not the pseudoinverse of a wide matrix."""
    right = matrix([[1, 0], [0, 1], [0, 0]])
    derived = with_definition(derivation("pseudoinverse", "wide"), "P", lambda p: right)
    assert decide(eq(mul("A", "P"), Term("I", (2,))), derived.definitions).status == "proved"
    assert verdict_of(derived) == "refuted"


@pytest.mark.parametrize("name", ["three groups", "three variables", "a cubic"])
@pytest.mark.parametrize("topic", ["covariance", "pca"])
def test_a_covariance_with_the_wrong_divisor(topic: str, name: str) -> None:
    derived = derivation(topic, name)
    n = len(derived.matrix.args)

    def change(c: Term) -> Term:
        return matrix([[x * Fraction(n - 1, n) for x in row] for row in c.args])

    wrong = with_definition(derived, "C", change)
    assert refuted(wrong, eq(Term("covariance", ("X",)), "C"))
    other = eq(Term("covariance", ("X", Term("ddof", (0,)))), "C")
    assert decide(other, wrong.definitions).status == "proved"
    assert verdict_of(wrong) in WRONG


@pytest.mark.parametrize("name", ["three groups", "three variables"])
def test_a_wrong_mean(name: str) -> None:
    derived = derivation("covariance", name)
    wrong = with_definition(derived, "mu", lambda v: Term("vector", (add(v.args[0], 1), *v.args[1:])))
    assert refuted(wrong, eq(Term("mean", ("X",)), "mu"))
    assert verdict_of(wrong) == "refuted"


@pytest.mark.parametrize("name", ["three groups", "three variables", "a cubic"])
def test_an_optimum_that_promises_too_much(name: str) -> None:
    options = Options(components=1)
    derived = derivation("pca", name, options)
    (claim,) = (c for c in claims_of(derived) if c.op == "for" and c.args[0][0][0] == "D")
    binder, (hypothesis, bound) = claim.args[0], claim.args[1].args
    for by in (1, Fraction(1, 1000)):
        wrong = Term(">=", (bound.args[0], add(bound.args[1], by)))
        assert refuted(derived, Term("for", (binder, Term("implies", (hypothesis, wrong)))))


@pytest.mark.parametrize("name", ["three groups", "three variables"])
def test_components_in_another_order(name: str) -> None:
    derived = with_definition(derivation("pca", name), "Q", swapped)
    assert refuted(derived, Term("spectral", ("C", "Q", "L")))
    assert verdict_of(derived) in WRONG


@pytest.mark.parametrize(("topic", "name"), CASES)
def test_a_number_changed(topic: str, name: str) -> None:
    change_numbers(certificate_of(topic, name), everything=False, holds=holds)


@pytest.mark.slow
@pytest.mark.parametrize(("topic", "name"), CASES)
def test_any_number_changed(topic: str, name: str) -> None:
    change_numbers(certificate_of(topic, name), everything=True, holds=holds)


@pytest.mark.parametrize(("topic", "name"), CASES)
def test_a_derivation_cut_short(topic: str, name: str) -> None:
    """What is left may still be a proof of the whole goal, and of nothing less."""
    derived = derivation(topic, name)
    goal = certificate_of(topic, name)["goal"]
    for k in range(len(derived.steps)):
        shorter = replace(derived, steps=derived.steps[:k] + derived.steps[k + 1 :])
        try:
            verdict, _, certificate = judged(shorter)
        except DerivationError:
            continue
        assert verdict.status != "proved" or certificate["goal"] == goal
