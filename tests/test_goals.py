"""The goal of a topic is fixed outside the derivation: less, or something else, is not accepted."""

from __future__ import annotations

import copy

import pytest
from derive_cases import KINDS, TABLE
from derive_support import proved

from eigenproof.errors import CertificateError, DerivationError
from eigenproof.goals import goal
from eigenproof.kernel import check
from eigenproof.model import Term, eq, let, matrix, tree, walk

both = pytest.mark.parametrize(("topic", "name"), TABLE)


def parts_of(derived) -> tuple:
    """The goal's conjuncts, without the definitions."""
    body = derived.goal
    while isinstance(body, Term) and body.op == "let":
        body = body.args[1]
    return body.args if isinstance(body, Term) and body.op == "and" else (body,)


def rebuilt(derived, claims, given=None, definitions=None):
    d = derived.derivation
    bound = d.definitions if definitions is None else definitions
    return goal(derived.topic, (("A", given or d.matrix),), bound, claims)


def single(claims) -> list:
    """Claims with their conjunctions taken apart."""
    return [s for c in claims for s in (c.args if isinstance(c, Term) and c.op == "and" else (c,))]


@both
def test_the_goal_says_what_the_topic_promises(topic, name):
    derived = proved(topic, KINDS[name])
    goal_parts = parts_of(derived)
    heads = [p.args[0] if p.op == "==" else p for p in goal_parts]
    n = len(derived.derivation.matrix.args)
    if topic in ("charpoly", "eigen", "diagonalize"):
        assert Term("eigenvalues", ("A",)) in heads
    if topic == "charpoly":
        assert sum(p.op == "for" for p in goal_parts) >= min(n, 1) + 1
    if topic == "eigen":
        found = derived.answer["eigenvalues"]
        families = {p.args[1].args[0] for p in goal_parts if p.op == "for"}
        spaces = [p for p in goal_parts if p.op == "==" and p.args[0].op == "eigenspace"]
        assert len(spaces) == sum("root" not in e["value"] for e in found)
        assert len(families) == len({e["minimal_polynomial"] for e in found if "root" in e["value"]})
        assert all(any(t.op == "span" for t in walk(p) if isinstance(t, Term)) for p in spaces)
    if topic == "diagonalize":
        decided = Term("diagonalization", ("A", "P", "D"))
        refused = Term("not", (Term("diagonalizable", ("A",)),))
        assert (decided in goal_parts) == derived.answer["diagonalizable"]
        assert (refused in goal_parts) != derived.answer["diagonalizable"]
    if topic == "spectral":
        assert Term("spectral", ("A", "Q", "D")) in goal_parts
        assert sum(p.op == ">=" for p in goal_parts) == max(len(derived.answer["eigenvalues"]) - 1, 0)
    if topic == "determinant":
        assert heads == [Term("det", ("A",))]


@both
def test_nothing_that_the_goal_needs_can_be_left_out(topic, name):
    """Every claim is either needed, and its absence an error, or another one says the same."""
    derived = proved(topic, KINDS[name])
    claims = single(step.statement for step in derived.steps)
    whole = rebuilt(derived, claims)
    assert set(parts_of(derived)) == set(whole.args if whole.op == "and" else (whole,))
    needed = 0
    for part in dict.fromkeys(claims):
        rest = [c for c in claims if c != part]
        try:
            left = rebuilt(derived, rest)
        except DerivationError:
            needed += 1
            continue
        same = left == whole or says_as_much(part, left)
        assert same, f"without {part} the goal shrinks"
    assert needed or topic == "spectral"  # whose goal stands without any claim: the judge looks for them
    with pytest.raises(DerivationError):
        rebuilt(derived, [], definitions=[p for p in derived.derivation.definitions if p[0] != "D"])


def says_as_much(part, left) -> bool:
    """{l: 2} in the place of {l, l}; the product of the eigenvalues in the place of its value."""
    same = [p for p in single([left]) if p.op == part.op == "==" and p.args[0] == part.args[0]]
    return bool(same) and not any(t == "A" for p in same for t in walk(p.args[1]))


@both
def test_the_kernel_misses_a_claim_that_was_cut(topic, name):
    derived = proved(topic, KINDS[name])
    wanted = tree(derived.goal)
    assert check(dict(derived.certificate), wanted) is not None
    needed = {str(tree(p)) for p in parts_of(derived)}
    refused = repeated = 0
    for k, entry in enumerate(derived.certificate["claims"]):
        cut = copy.deepcopy(dict(derived.certificate))
        del cut["claims"][k]
        mine = {str(tree(p)) for p in single([derived.steps[k].statement])}
        others = {str(tree(p)) for j, s in enumerate(derived.steps) if j != k for p in single([s.statement])}
        if mine & needed - others:
            with pytest.raises(CertificateError):
                check(cut, wanted)
            refused += 1
        else:
            repeated += bool(mine & needed)
            assert check(cut, wanted) is not None, entry
    assert refused or repeated > 1  # det(A) == 0 is found twice, by elimination and by the eigenvalues


@pytest.mark.parametrize("topic", ["charpoly", "eigen", "diagonalize", "spectral", "determinant"])
def test_another_matrix(topic):
    derived = proved(topic, KINDS["symmetric"])
    claims = [step.statement for step in derived.steps]
    with pytest.raises(DerivationError, match="matrix that was given"):
        rebuilt(derived, claims, given=matrix([[2, 1], [1, 3]]))
    with pytest.raises(DerivationError, match="matrix that was given"):
        rebuilt(derived, claims, definitions=derived.derivation.definitions[1:])
    with pytest.raises(DerivationError):
        rebuilt(derived, claims, definitions=[*derived.derivation.definitions, ("A", matrix([[1]]))])
    other = proved(topic, "[[2, 1], [1, 3]]")
    with pytest.raises(CertificateError):
        check(dict(other.certificate), tree(derived.goal))


@pytest.mark.parametrize(
    ("topic", "left"),
    [
        ("determinant", Term("det", ("A",))),
        ("eigen", Term("eigenvalues", ("A",))),
        ("charpoly", Term("eigenvalues", ("A",))),
    ],
)
def test_a_claim_that_says_nothing_is_no_answer(topic, left):
    """det(A) == det(A) is true, and no determinant."""
    derived = proved(topic, KINDS["symmetric"])
    claims = single(step.statement for step in derived.steps)
    empty = [eq(left, left) if c.op == "==" and c.args[0] == left else c for c in claims]
    assert empty != claims
    with pytest.raises(DerivationError):
        rebuilt(derived, empty)


def test_a_polynomial_in_terms_of_the_matrix_is_no_answer():
    derived = proved("charpoly", KINDS["symmetric"])
    claims = single(step.statement for step in derived.steps)
    left = Term("charpoly", ("A", "x"))
    empty = [Term("for", (c.args[0], eq(left, left))) if c.op == "for" else c for c in claims]
    with pytest.raises(DerivationError):
        rebuilt(derived, empty)


def test_the_order_of_the_eigenvalues_is_part_of_the_goal():
    derived = proved("spectral", KINDS["symmetric"])
    claims = [step.statement for step in derived.steps]
    swapped = [
        (k, matrix([[1, 0], [0, 3]])) if k == "D" else (k, v) for k, v in derived.derivation.definitions
    ]
    wanted = rebuilt(derived, claims, definitions=swapped)
    assert Term(">=", (1, 3)) in single([wanted])
    with pytest.raises(CertificateError):
        check(dict(derived.certificate), tree(let(swapped, wanted)))
