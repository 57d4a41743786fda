"""Matrices by their entries and by what they do to every vector; numbers that are their own opposites."""

from __future__ import annotations

import json

import pytest

from eigenproof import check
from eigenproof.errors import CertificateError
from eigenproof.judge.by_proof import by_proof
from eigenproof.kernel import check as kernel_check
from eigenproof.kernel_general import check_general
from eigenproof.language import infer_text

TRUE = [
    "for A in R(2,2): adjugate(A) == trace(A)*I - A",
    "for A in R(2,2), B in R(2,2), C in R(2,2): (A*B - B*A)^2*C == C*(A*B - B*A)^2",
    "for A in R(2,2): symmetric(A) implies trace(A)^2 >= 4*det(A)",
    "for A in R(2,2): A^2 == 0 implies trace(A) == 0",
    "for A in R(3,3): A.T == -A implies det(A) == 0",
    "for A in R(n,n), x in R(n): A.T == -A implies x.T*A*x == 0",
    "for A in R(n,n): (for x in R(n): x.T*A*x == 0) implies A.T == -A",
    "for A in R(n,n), B in R(n,n): (for x in R(n): A*x == B*x) implies A == B",
    "for A in R(n,n): (for X in R(n,n): trace(A*X) == 0) implies A == 0",
    "for A in R(m,n), b in R(m): exists x in R(n): A.T*A*x == A.T*b",
    "for A in R(m,n): m < n implies exists x in R(n): x != 0 and A*x == 0",
    "for A in R(n,n): symmetric(A) implies exists l in R: eigenvalue(A, l)",
    "for P in R(n,n), x in R(n): P*P == P and P.T == P implies dot(P*x, x - P*x) == 0",
]
FALSE = [
    "for A in R(3,3): adjugate(A) == trace(A)*I - A",
    "for A in R(2,2): trace(A)^2 >= 4*det(A)",
    "for A in R(2,2): trace(A) == 0 implies A^2 == 0",
    "for A in R(2,2): A.T == -A implies det(A) == 0",
    "for A in R(n,n): exists B in R(n,n): B*B == A",
    "for A in R(m,n): exists B in R(n,m): B*A == I(n)",
    "for A in R(m,n): rank(A) == n implies exists B in R(n,m): A*B == I(m)",
    "for A in R(n,n), B in R(n,n): positive_definite(A) and positive_definite(inv(B))"
    " implies positive_definite(A - B)",
]


@pytest.mark.parametrize("text", TRUE)
def test_proved(text):
    v = check(text, budget=20)
    assert v == "proved", v.reason
    assert kernel_check(json.loads(json.dumps(v.certificate))) is not None


@pytest.mark.parametrize("text", FALSE)
def test_refuted(text):
    v = check(text, budget=20)
    assert v == "refuted", v.reason
    assert kernel_check(json.loads(json.dumps(v.certificate))) is not None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("not (exists B in R(1,1): B*B == [[-1]])", "proved"),
        ("exists l in R: eigenvalue([[0, -1], [1, 0]], l)", "refuted"),
        ("not (exists B in R(2,1): B*[[1, 0]] == I(2))", "proved"),
        ("(for x in R(2): x.T*[[0, 1], [-1, 0]]*x == 0) and not ([[0, 1], [-1, 0]] == 0)", "proved"),
        ("1 == 1", None),
    ],
)
def test_explicit_statements_with_quantifiers(text, status):
    found = by_proof(infer_text(text).statement, 10)
    assert (found.status if found else None) == status


# ------------------------------------------------------------ attacks on the kernel

M = ["matrix", ["1", "2"], ["2", "4"]]  # it has no inverse
UNDEFINED = {
    "what is not defined is not equal to itself": (["==", ["inv", M], ["inv", M]], {}),
    "a witness that is not defined": (
        ["exists", [["X", ["R", "2", "2"]]], ["==", "X", ["inv", M]]],
        {"give": [["inv", M]], "proof": {}},
    ),
    "the same for all a": (
        ["for", [["a", ["R"]]], ["exists", [["X", ["R", "2", "2"]]], ["==", "X", ["inv", M]]]],
        {"give": [["inv", M]], "proof": {}},
    ),
    "an explicit inverse is no hypothesis": (
        ["for", [["a", ["R"]]], ["==", ["*", "a", ["inv", M]], "0"]],
        {"moves": [{"move": "defined", "term": M}]},
    ),
    "nor where nothing is bound": (
        ["not", ["==", ["inv", M], ["I", "2"]]],
        {"suppose": {"moves": [{"move": "defined", "term": M}]}},
    ),
    "a length that is 0": (
        ["==", ["inv", ["norm", ["vector", "0", "0"]]], ["inv", ["norm", ["vector", "0", "0"]]]],
        {},
    ),
}
SMALL, WIDE = [["A", ["R", "2", "2"]]], [["A", ["C", "1", "2"]]]
SYMMETRIC = ["==", ["T", "A"], "A"]
ENTRIES = {
    "one name for two entries": (["for", SMALL, SYMMETRIC], [["x", "y"], ["y", "z"]]),
    "too few": (["for", SMALL, SYMMETRIC], [["x"]]),
    "a size with a name": (["for", [["A", ["R", "n", "n"]]], SYMMETRIC], [["x"]]),
    "complex entries are not real": (["for", WIDE, ["==", ["H", ["T", "A"]], "A"]], [["x", "y"]]),
    "a name that is bound": (
        ["for", [["x", ["R"]], ["A", ["R", "1", "2"]]], ["==", ["entry", "A", "1", "1"], "x"]],
        [["x", "y"]],
    ),
}


@pytest.mark.parametrize("name", UNDEFINED)
def test_the_kernel_takes_nothing_undefined_for_granted(name):
    claim, proof = UNDEFINED[name]
    with pytest.raises(CertificateError):
        check_general(claim, proof)


@pytest.mark.parametrize("name", ENTRIES)
def test_names_of_entries_are_new_one_each_and_of_the_right_field(name):
    claim, names = ENTRIES[name]
    with pytest.raises(CertificateError):
        check_general(claim, {"names": {"A": names}})


def test_entries_as_they_may_be():
    small, any_size = [["A", ["R", "2", "2"]]], [["A", ["R", "n", "n"]]]
    claim = ["for", small, ["==", ["entry", "A", "1", "2"], ["entry", ["T", "A"], "2", "1"]]]
    check_general(claim, {"names": {"A": [["a", "b"], ["c", "d"]]}})
    first = ["for", any_size, ["==", ["entry", "A", "1", "1"], ["entry", ["T", "A"], "1", "1"]]]
    check_general(first, {})
    second = ["for", any_size, ["==", ["entry", "A", "2", "2"], ["entry", "A", "2", "2"]]]
    with pytest.raises(CertificateError):  # there may be no second row
        check_general(second, {})


@pytest.mark.parametrize(
    "text", ["for x in R: x*inv([[1, 2], [2, 4]]) == 0", "inv([[1, 2], [2, 4]]) == I(2)"]
)
def test_an_inverse_that_does_not_exist_proves_nothing(text):
    assert check(text, budget=2) != "proved"
