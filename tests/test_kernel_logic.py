"""Statements that the kernel computes: what it must refuse, and what it makes of earlier claims."""

from __future__ import annotations

import pytest
from kernel_support import accepted, certificate, refused, term

BY = {"by": "computation"}
A, J = "{2 1; 1 2}", "{2 1; 0 2}"


def claims(*pairs, definitions=()) -> dict:
    """A certificate of several claims; the last one is its goal."""
    data = certificate(term(pairs[-1][0]), pairs[-1][1], definitions=definitions)
    data["claims"] = [{"claim": term(c), "evidence": e} for c, e in pairs]
    return data


def instance(sizes=None, **values) -> dict:
    return {"instance": {k: term(v) if "(" in v or "{" in v else v for k, v in values.items()}} | (
        {"sizes": sizes} if sizes else {}
    )


TRUE = [
    (f"(== (rank {A}) 2)", BY),
    (f"(not (== (det {A}) 0))", BY),
    (f"(fails (== (det {A}) 0))", {}),
    ("(fails (== (inv {1 1; 1 1}) {1 0; 0 1}))", {}),
    ("(fails (and (== (pi) 3) (== 1 2)))", {}),  # one part is enough
    ("(or (== 1 1) (== (/ 1 0) 1))", BY),
    ("(for ((x (R))) (== (* x (/ 1 x)) 1))", BY),  # where it is defined
    ("(not (for ((x (R))) (== (* x x) x)))", instance(x="2")),
    ("(not (for ((A (R n n)) (v (R n))) (== (* A v) v)))",
     instance({"n": "2"}, A="{0 0; 0 0}", v="(vector 1 0)")),
    ("(not (for ((n (N))) (== n 1)))", instance(n="0")),
    ("(exists ((x (R))) (== (* x x) 2))", instance(x="(sqrt 2)")),
    ("(not (exists ((x (R))) (== (* x x) -1)))", BY),
    (f"(for ((l (C))) (iff (eigenvalue {J} l) (in l (multiset 2))))", BY),
    ("(let ((a 2)) (== (+ a 1) 3))", BY),
    ("(let ((a 2)) (let ((b a)) (let ((a 3)) (== b 2))))", BY),
    ("(== (degree (* (+ x 1) x) x) 2)", BY),
]  # fmt: skip
FALSE = [
    (f"(== (rank {A}) 1)", BY),
    (f"(not (== (det {A}) 3))", BY),
    (f"(fails (== (det {A}) 3))", {}),
    ("(not (== (inv {1 1; 1 1}) {1 0; 0 1}))", BY),  # it has no truth value
    ("(== (inv {1 1; 1 1}) (inv {1 1; 1 1}))", BY),
    ("(or (== (/ 1 0) 1) (== 1 1))", BY),
    ("(and (== (pi) 3) (== 1 1))", BY),
    ("(fails (and (== (pi) 3) (== 1 1)))", {}),
    ("(fails (or (== (pi) 3) (== 1 2)))", {}),
    ("(for ((x (R))) (!= (* x x) -1))", BY),  # true, but no identity
    ("(for ((x (R))) (== (* x x) x))", BY),
    ("(for ((x (R))) (== (/ 1 x) (/ 1 (+ x 1))))", BY),
    ("(for ((x (R))) (in x (Q)))", BY),
    ("(for ((x (C))) (== (H (vector x)) x))", BY),
    # an instance that is none
    ("(not (for ((x (R))) (== (* x x) x)))", instance(x="1")),
    ("(not (for ((x (R))) (== (* x x) x)))", {}),
    ("(not (for ((x (R))) (== (* x x) x)))", instance(y="2")),
    ("(not (for ((x (R))) (== (H x) x)))", instance(x="(i)")),
    ("(not (for ((x (Z))) (== (* x x) x)))", instance(x="1/2")),
    ("(not (for ((x (N))) (== (* x x) x)))", instance(x="-1")),
    ("(not (for ((x (R))) (== (/ 1 x) 1)))", instance(x="0")),  # undefined there, not false
    ("(not (for ((x (R))) (== x y)))", instance(x="0")),
    ("(not (for ((A (R n n))) (== A (T A))))", instance({"n": "2"}, A="{1 2}")),
    ("(not (for ((A (R n n))) (== A (T A))))", instance(A="{1 2; 3 4}")),
    ("(not (for ((A (R n n))) (== n 1)))", instance({"n": "3"}, A="{1 2; 3 4}")),
    ("(not (for ((A (R 2 2))) (== A (T A))))", instance({"x": "0"}, A="{1 2; 3 4}")),
    ("(exists ((x (R))) (== (* x x) 2))", instance(x="(sqrt 3)")),
    ("(exists ((x (Q))) (== (* x x) 2))", instance(x="(sqrt 2)")),
    ("(exists ((x (R))) (== (* x x) 2))", {}),
    ("(exists ((x (Z))) (== (* 2 x) 1))", BY),  # there is one in R
    ("(exists ((x (R))) (== (* x x) -1))", BY),
    ("(exists ((x (R 2))) (== (* {1 1; 1 1} x) (vector 1 2)))", BY),
    # all eigenvalues
    (f"(for ((l (C))) (iff (eigenvalue {A} l) (in l (multiset 3))))", BY),
    (f"(for ((l (C))) (iff (eigenvalue {A} l) (in l (multiset 3 1 2))))", BY),
    (f"(for ((l (C))) (iff (eigenvalue {A} l) (in l (multiset 3 (...)))))", BY),
    ("(for ((l (R))) (iff (eigenvalue {0 -1; 1 0} l) (in l (multiset))))", BY),  # true, another set
    (f"(for ((l (C))) (iff (eigenvalue {A} l) (in l (multiset l))))", BY),
    ("(for ((l (C))) (iff (eigenvalue (matrix (l)) l) (in l (multiset 1))))", BY),
    # unit vectors: in R(1) there are two, and a number has a sign
    ("(for ((v (R 1))) (implies (and (eigenpair {2} 2 v) (== (norm v) 1)) (~= v (decimal 1.0))))", BY),
    (f"(for ((v (R 2))) (implies (eigenpair {A} 3 v) (~= v (vector (decimal 0.7) (decimal 0.7)))))", BY),
    (f"(for ((v (R 3))) (implies (and (eigenpair {A} 3 v) (== (norm v) 1))"
     " (~= v (vector (decimal 0.7) (decimal 0.7)))))", BY),
    ("(for ((v (R 2))) (implies (and (eigenpair {1 0; 0 1} 1 v) (== (norm v) 1))"
     " (~= v (vector (decimal 1.0) (decimal 0.0)))))", BY),
    # names that are captured
    ("(let ((a 2)) (let ((b a)) (let ((a 3)) (== b 3))))", BY),
    ("(let ((a 2)) (for ((x (R))) (== x x)))", BY),
    # words without enough behind them
    (f"(== (max (eigenvalues {A})) 3)", BY),  # no list was proved
    ("(== (stochastic {1 1}) 1)", BY),
    ("(stochastic {1/2 1/2; 0 1})", BY),
    ("(not (stochastic {1/2 1/2; 0 1}))", BY),
    ("(== (multiset 1 (...)) (multiset 1 (...)))", BY),
    ("(in 2 (multiset 1 (...)))", BY),
    ("(not (in 2 (multiset 1 (...))))", BY),
    ("(== (span (vector 1 2)) (span (vector 1 2 3)))", BY),
    ("(independent {1 2; 2 4})", BY),
    ("(in (root (+ (^ x 2) -2) 1) (Q))", BY),
    ("(== (pi) (pi))", BY),
    ("(== (cos 1) (cos 2))", BY),
    ("(== (sin 0) 1)", BY),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence"), TRUE, ids=lambda x: x if isinstance(x, str) else "")
def test_what_holds_is_accepted(claim: str, evidence: dict) -> None:
    accepted(claims((claim, evidence)))


@pytest.mark.parametrize(("claim", "evidence"), FALSE, ids=lambda x: x if isinstance(x, str) else "")
def test_what_is_not_shown_is_refused(claim: str, evidence: dict) -> None:
    refused(claims((claim, evidence)))


def test_a_list_of_eigenvalues_that_was_proved_is_known_later() -> None:
    spectrum = (f"(== (eigenvalues {A}) (multiset 1 3))", BY)
    accepted(claims(spectrum, (f"(== (max (eigenvalues {A})) 3)", BY)))
    accepted(claims(spectrum, (f"(== (item (eigenvalues {A}) 2) 1)", BY)))
    refused(claims(spectrum, (f"(== (max (eigenvalues {A})) 1)", BY)))
    refused(claims(spectrum, (f"(== (max (eigenvalues {J})) 3)", BY)))  # another matrix
    refused(claims((f"(== (eigenvalues {A}) (multiset 2 3))", BY), (f"(== (max (eigenvalues {A})) 3)", BY)))
    part = (f"(== (eigenvalues {A}) (multiset 3 (...)))", BY)  # true, but not the whole list
    refused(claims(part, (f"(== (min (eigenvalues {A})) 3)", BY)))


def test_what_was_proved_or_refuted_is_known_later() -> None:
    identity = "(for ((x (R))) (== (+ x x) (* 2 x)))"
    accepted(claims((identity, {}), (f"(and (== 1 1) {identity})", BY)))
    refused(claims((f"(and (== 1 1) {identity})", BY)))
    false = "(for ((x (R))) (== (* x x) x))"
    accepted(claims((f"(not {false})", instance(x="2")), (f"(or {false} (== 1 1))", BY)))
    refused(claims((f"(not {false})", instance(x="2")), (f"(and (== 1 1) {false})", BY)))
    refused(claims((f"(fails {false})", instance(x="2")), (f"(or {false} (== 1 1))", BY)))


def test_names_of_definitions_are_not_captured() -> None:
    a = (["a", "1"],)
    body = "(for ((k (R))) (let ((a 2)) (== k a)))"  # false at k = 1, whatever a is outside
    accepted(claims((f"(not {body})", instance(k="1"))))
    refused(claims((f"(not {body})", instance(k="2"))))
    refused(claims((f"(not {body})", instance(k="a")), definitions=a))
    refused(claims(("(let ((b a)) (let ((a 2)) (== b a)))", BY), definitions=a))
    refused(claims(("(not (for ((a (R))) (== a 1)))", instance(a="2")), definitions=a))
    refused(claims(("(for ((a (R))) (== a 1))", BY), definitions=a))
    refused(claims(("(for ((a (C))) (iff (eigenvalue {1} a) (in a (multiset 1))))", BY), definitions=a))


def test_a_goal_that_fails_is_no_goal_that_holds() -> None:
    data = claims(("(fails (== 1 2))", {}))
    accepted(data, term("(fails (== 1 2))"))
    refused(data, term("(== 1 2)"), match="do not prove")
    refused(data, term("(not (== 1 2))"), match="do not prove")
