"""Theorems on pseudoinverses and projections, most from books and papers, by completion alone."""

from __future__ import annotations

import pytest
from free_support import Problem

from eigenproof.judge.free import Completion, combination, vanishing

TRIPLE = (
    "for A in R(m, n), B in R(n, p), C in R(p, q), P in R(n, p), Q in R(p, n): "
    "P == pinv(A)*A*B*C*pinv(C) and Q == C*pinv(C)*pinv(B)*pinv(A)*A and "
)
ROLES = "P*Q*P == P and Q*P*Q == Q and (A.T*A*P*Q).T == A.T*A*P*Q and (Q*P*C*C.T).T == Q*P*C*C.T"
TRIPLE_LAW = "pinv(A*B*C) == pinv(C)*pinv(B)*pinv(A)"
HALF_LAWS = "A*B*pinv(A*B) == A*B*pinv(B)*pinv(A) and pinv(A*B)*A*B == pinv(B)*pinv(A)*A*B"
MIXED = (
    "for A in R(m, n), B in R(n, p): pinv(A*B*pinv(B)) == B*pinv(B)*pinv(A) "
    "and pinv(pinv(A)*A*B) == pinv(B)*pinv(A)*A implies "
)

THEOREMS = [
    "for A in R(m,n): invertible(A.T*A) implies pinv(A) == inv(A.T*A)*A.T",
    "for A in R(n,n): A*A.T == A.T*A implies pinv(A*A) == pinv(A)*pinv(A)",
    "for A in R(n,n): A*A.T == A.T*A implies A*pinv(A) == pinv(A)*A",
    "for B in R(m,r), C in R(r,n), U in R(r,m), V in R(n,r): invertible(B.T*(B*C)*C.T) and U*B == I(r) "
    "and C*V == I(r) implies pinv(B*C) == C.T*inv(B.T*(B*C)*C.T)*B.T",
    "for A in R(m,n), B in R(n,p): pinv(A)*A*B*B.T*A.T == B*B.T*A.T and B*pinv(B)*A.T*A*B == A.T*A*B "
    "implies pinv(A*B) == pinv(B)*pinv(A)",
    "for A in R(m,n), B in R(m,n): A.T*B == 0 and A*B.T == 0 implies pinv(A+B) == pinv(A)+pinv(B)",
    "for A in R(m,n), B in R(n,m), C in R(n,m): A*B*A == A and B*A*B == B and (A*B).T == A*B "
    "and (B*A).T == B*A and A*C*A == A and C*A*C == C and (A*C).T == A*C and (C*A).T == C*A implies B == C",
    "for A in R(n,n): A*A*A.T == A.T*A*A implies pinv(A*A) == pinv(A)*pinv(A)",
    "for P in R(n,n), Q in R(n,n): P.T == P and P*P == P and Q.T == Q and Q*Q == Q and (P+Q)^2 == P+Q "
    "implies P*Q == 0",
    "for A in R(m,n): pinv(A) == 0 implies A == 0",
    "for A in R(m,n), b in R(m), z in R(n): A*z == 0 implies (pinv(A)*b).T*z == 0",
    MIXED + "pinv(B)*pinv(A*B*pinv(B)) == pinv(B)*pinv(A)",
    TRIPLE + f"{TRIPLE_LAW} implies {ROLES}",
    TRIPLE + f"{ROLES} implies {TRIPLE_LAW}",
]
HALF = [
    f"for A in R(m, n), B in R(n, p): {HALF_LAWS} implies A.T*A*B == B*pinv(B)*A.T*A*B",
    f"for A in R(m, n), B in R(n, p): {HALF_LAWS} implies A*B*B.T == A*B*B.T*pinv(A)*A",
]


@pytest.mark.parametrize("statement", THEOREMS)
def test_theorem(statement):
    problem = Problem(statement)
    completion = Completion(problem.zeros)
    for claim in problem.claims:
        found = completion.prove(claim, 10, 20_000)
        assert found
        assert found.value(problem.zeros, claim.rows, claim.columns).terms == claim.terms
        assert len(found) <= 400


@pytest.mark.parametrize("statement", HALF)
def test_half_of_the_reverse_order_law_needs_a_square(statement):
    """Algebra alone did not find it, the square of the claim is nine summands (Djordjevic, Dincic, 2010)."""
    problem = Problem(statement)
    found = vanishing(Completion(problem.zeros), problem.claims[0], 10, 20_000)
    assert found
    assert len(found.combination) < 20


def test_a_proof_is_shortened():
    problem = Problem("for A in R(n,n): A*A.T == A.T*A implies pinv(A*A) == pinv(A)*pinv(A)")
    first = sum(len(Completion(problem.zeros).prove(c)) for c in problem.claims)
    short = sum(len(combination(c, problem.zeros)) for c in problem.claims)
    assert short < first / 2


@pytest.mark.parametrize(
    "statement",
    [
        "for A in R(m,n), B in R(n,p): pinv(A)*A*B*B.T*A.T == B*B.T*A.T implies pinv(A*B) == pinv(B)*pinv(A)",
        "for A in R(n,n): pinv(A*A) == pinv(A)*pinv(A)",
        "for A in R(m,n), B in R(m,n): A.T*B == 0 implies pinv(A+B) == pinv(A)+pinv(B)",
        "for P in R(n,n), Q in R(n,n): P.T == P and P*P == P and Q.T == Q and Q*Q == Q "
        "implies (P*Q)^2 == P*Q",
    ],
)
def test_with_a_hypothesis_less_nothing_is_found(statement):
    problem = Problem(statement)
    completion = Completion(problem.zeros)
    assert any(completion.prove(c, 1, 3000) is None for c in problem.claims)
