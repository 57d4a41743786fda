"""Completion: what it finds is right, it finds what there is, and nothing where there is nothing."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from free_support import MATRICES, A, C, Problem, ideals, k, x
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from eigenproof.errors import SizeError
from eigenproof.judge.free import Completion, Letter, Summand, combination, star, vanishing
from eigenproof.judge.free.poly import identity, of_letter
from eigenproof.judge.free.squares import completed, kernel, square_sum

STEPS = 20_000


@settings(deadline=None, max_examples=60)
@given(ideals(MATRICES))
def test_a_combination_of_matrices_is_found_again(case):
    zeros, claim = case
    found = Completion(zeros).prove(claim, 2, STEPS)
    assert found is not None
    assert found.value(zeros, claim.rows, claim.columns).terms == claim.terms


@settings(deadline=None, max_examples=60)
@given(ideals((*MATRICES, x, k)))
def test_with_vectors_and_scalars_what_is_found_is_right(case):
    zeros, claim = case
    found = Completion(zeros).prove(claim, 1, 3000)
    assert found is None or found.value(zeros, claim.rows, claim.columns).terms == claim.terms


@settings(deadline=None, max_examples=60)
@given(ideals(MATRICES), st.data())
def test_a_changed_summand_gives_another_sum(case, data):
    zeros, claim = case
    found = Completion(zeros).prove(claim, 2, STEPS)
    assume(found and len(found))
    at = data.draw(st.integers(0, len(found) - 1))
    old = found.summands[at]
    new = data.draw(st.sampled_from(sorted(changes(old, len(zeros)), key=repr)))
    summands = (*found.summands[:at], new, *found.summands[at + 1 :])
    with suppress(SizeError):  # the sizes of what was changed may not fit
        value = type(found)(summands).value(zeros, claim.rows, claim.columns)
        same = new.value(zeros, claim.rows).terms == old.value(zeros, claim.rows).terms
        assert (value.terms == claim.terms) == same


def changes(s: Summand, n: int) -> set[Summand]:
    """A summand with another coefficient, letter, index or star."""
    found = {s._replace(coefficient=s.coefficient + 1), s._replace(coefficient=-s.coefficient)}
    found |= {s._replace(zero=(s.zero + 1) % n), s._replace(starred=not s.starred)} - {s}
    found |= {s._replace(scalars=(((k,), 1),))}
    for i in range(len(s.left)):
        found.add(s._replace(left=(*s.left[:i], star(s.left[i]), *s.left[i + 1 :])))
        found.add(s._replace(left=s.left[:i] + s.left[i + 1 :]))
    for i in range(len(s.right)):
        found.add(s._replace(right=(*s.right[:i], star(s.right[i]), *s.right[i + 1 :])))
    return found


@pytest.mark.parametrize(
    "statement",
    [
        "for A in R(n,n), B in R(n,n): A*B == B*A implies A.T*B == B*A.T",
        "for A in R(n,n): A*A == 0 implies A == 0",
        "for A in R(n,n): A.T == A and A*A == 0 implies A == 0",  # true, but not by algebra alone
        "for A in R(n,n), B in R(n,n): A*B == I(n) implies B*A == I(n)",  # true for matrices only
        "for A in R(m,n): pinv(A) == A.T",
        "for A in R(n,n), x in R(n), a in R: A*x == a*x implies A.T*x == a*x",
        "for x in R(n), y in R(n): x.T*y == 0 implies x*y.T == 0",
        "for a in R, b in R: a*b == 0 implies a == 0",
        "for A in R(m,n), B in R(n,p): pinv(A*B) == pinv(B)*pinv(A)",
        "for x in C(n), y in C(n): x.H*y == y.H*x",
        "for A in C(n,n), x in C(n), a in C: A.H == A and A*x == a*x implies a*(x.H*x) == -a.H*(x.H*x)",
    ],
)
def test_what_does_not_follow_is_not_found(statement):
    problem = Problem(statement)
    completion = Completion(problem.zeros)
    assert any(completion.prove(c, 1, 2000) is None for c in problem.claims)


@pytest.mark.parametrize(
    "statement",
    [
        "for A in R(n,n), x in R(n), a in R: A*x == a*x implies A^4*x == a^4*x",
        "for A in R(n,n), x in R(n), y in R(n), a in R, b in R, d in R: A.T == A and A*x == a*x "
        "and A*y == b*y and d*(a-b) == 1 implies x.T*y == 0",
        "for Q in R(n,n), x in R(n), a in R, s in R: Q.T*Q == I(n) and Q*x == a*x and s*(x.T*x) == 1 "
        "implies a*a == 1",
        "for A in C(n,n), x in C(n), a in C, s in C: A.H == A and A*x == a*x and s*(x.H*x) == 1 "
        "implies a == a.H",
        "for x in R(n), y in R(n), w in R(n): x.T*y == 0 implies w*(y.T*x)*w.T == 0",
        "for x in R(n), s in R: s*(x.T*x) == 1 implies (s*x*x.T)^2 == s*x*x.T",
        "for A in R(n,n), B in R(n,n), k in R, d in R: k*A*B == A and d*k == 1 implies A*B == d*A",
        "for A in R(n,n), x in R(n): A*A == 0 and A == A*A + I(n) implies x == 0",  # from a contradiction
        "for A in R(n,n), x in R(n), y in R(n): A == x*y.T implies A*A == (y.T*x)*A",
        "for A in R(n,n), x in R(n), y in R(n), a in R: x*y.T == A and y.T*x == a implies A^3 == a^2*A",
        "for x in R(n), y in R(n), w in R(n): x*y.T == 0 implies (w.T*x)*(y.T*w) == 0",
    ],
)
def test_vectors_and_scalars(statement):
    problem = Problem(statement)
    completion = Completion(problem.zeros)
    for c in problem.claims:
        assert completion.prove(c, 2, 5000) is not None


def test_a_number_beside_a_matrix():
    """(x.T*z*y)*A stands for itself where nothing of A touches the zero."""
    y = Letter("y", "n", 1)
    z = of_letter(C)
    inner = of_letter(star(x)) * z * of_letter(y)
    claim = inner * of_letter(A) + inner * inner * of_letter(A)
    found = combination(claim, [z])
    assert found
    assert {s.beside for s in found.summands} == {(A,)}
    unit = inner * identity("m")
    assert combination(unit, [z])
    assert combination(unit, [z]).summands[0].beside == ()


def test_the_budget_is_kept():
    problem = Problem(
        "for A in R(n,n), B in R(n,n): A*B*A == B*A.T*B + A and B*A*B == B.T implies A == B.T*B"
    )
    completion = Completion(problem.zeros)
    assert completion.prove(problem.claims[0], 60, 500) is None
    assert completion.steps < 500 + 3001
    assert completion.prove(problem.claims[0], 0.05) is None


def test_a_claim_that_is_zero_needs_nothing():
    assert len(combination(of_letter(A) - of_letter(A), [])) == 0
    assert combination(of_letter(A), []) is None


# ---------------------------------------------------------------- squares


@pytest.mark.parametrize(
    "statement",
    [
        "for A in R(n,n): A.T == A and A*A == 0 implies A == 0",
        "for A in R(m,n), B in R(n,p), C in R(n,p): A.T*A*B == A.T*A*C implies A*B == A*C",
        "for A in R(n,n), x in R(n), a in R: A*A.T == A.T*A and A*x == a*x implies A.T*x == a*x",
        "for A in R(n,n): A.T == A and A^3 == I(n) implies A == I(n)",
        "for A in R(m,n), B in R(p,n): A.T*A + 3*B.T*B == 0 implies B == 0 and A == 0",
        "for A in C(n,n): A.H*A == 0 implies A == 0",
        "for a in R, b in R: a^2 + b^2 == 0 implies a == 0",
        "for x in R(n): x.T*x == 0 implies x == 0",
    ],
)
def test_squares_that_vanish(statement):
    problem = Problem(statement)
    completion = Completion(problem.zeros)
    for claim in problem.claims:
        found = vanishing(completion, claim, 2, 5000)
        assert found
        assert min(found.weights) > 0
        assert found.terms[0].terms == (claim.star() if found.starred else claim).terms
        total = found.total
        assert found.combination.value(problem.zeros, total.rows, total.columns).terms == total.terms


@pytest.mark.parametrize(
    "statement",
    [
        "for A in R(n,n): A*A == 0 implies A == 0",
        "for A in R(n,n), B in R(n,n): A.T*A - B.T*B == 0 implies A == 0",
        "for a in R, b in R: a^2 == b^2 implies a == 0",
        "for x in C(n), y in C(n): x.H*y == 0 implies x == 0",
        "for A in R(n,n): A.T == A and A^4 == I(n) implies A == I(n)",
        "for A in R(n,n): A.T == -A and A^3 == -A implies A == 0",
    ],
)
def test_no_squares_where_nothing_vanishes(statement):
    problem = Problem(statement)
    assert vanishing(Completion(problem.zeros), problem.claims[0], 1, 3000) is None


def test_squares_are_completed_from_the_last():
    half = Fraction(1, 2)
    assert completed({(0, 0): Fraction(1), (0, 1): half, (1, 1): Fraction(1)}, 2) == [
        (Fraction(3, 4), {0: 1}),
        (1, {1: 1, 0: half}),
    ]
    assert completed({(0, 0): Fraction(1), (0, 1): Fraction(1), (1, 1): Fraction(1)}, 2) is None
    assert completed({(0, 0): Fraction(1), (0, 1): Fraction(1), (1, 1): Fraction(0)}, 2) is None
    assert completed({(0, 0): Fraction(1), (1, 1): Fraction(-1)}, 2) is None
    assert square_sum((2, 1), (of_letter(x), of_letter(x))).terms == {((((star(x), x), 1),), ()): 3}


def test_the_kernel_of_columns():
    assert kernel([{"a": 1}, {"b": 2}, {"a": 2, "b": 2}]) == [[-2, -1, 1]]
    assert kernel([{"a": 1}, {"b": 2}]) == []
