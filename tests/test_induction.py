"""Powers with a natural exponent, and induction over it: what is proved, and what an enemy would try."""

from __future__ import annotations

import json
import random
from fractions import Fraction

import pytest
from test_kernel_general_attacks import goal

from eigenproof import check
from eigenproof.errors import CertificateError
from eigenproof.kernel import check as kernel_check
from eigenproof.kernel_general import check_general
from eigenproof.kernel_induction import replaced

TRUE = [
    "for A in R(n,n), k in N: A^(k+1) == A*A^k",
    "for A in R(n,n), k in N: A^k*A == A^(k+1)",
    "for A in R(n,n), j in N, k in N: A^(j+k) == A^j*A^k",
    "for A in R(n,n), k in N: (A^k).T == (A.T)^k",
    "for A in R(n,n), k in N: det(A^k) == det(A)^k",
    "for A in R(n,n), k in N: symmetric(A) implies symmetric(A^k)",
    "for A in R(n,n), k in N: A*A == I implies A^(2*k) == I",
    "for A in R(n,n), k in N: invertible(A) implies invertible(A^k)",
    "for A in R(n,n), k in N, l in R, v in R(n): A*v == l*v implies A^k*v == l^k*v",
    "for P in R(n,n), D in R(n,n), k in N: invertible(P) implies (P*D*P^-1)^k == P*D^k*P^-1",
    "for k in N: [[1,1],[0,1]]^k == [[1,k],[0,1]]",
    "for k in N: [[2,0],[0,3]]^k == [[2^k,0],[0,3^k]]",
    "for a in R, b in R, k in N: (a*b)^k == a^k*b^k",
    "for a in R, k in N: a >= 0 implies a^k >= 0",
]
FALSE = [
    "for A in R(n,n), k in N: A^k == A",
    "for A in R(n,n), k in N: A == 0 implies A^k == 0",  # A^0 == I
    "for A in R(n,n), k in N: trace(A^k) == trace(A)^k",
    "for a in R, k in N: a^k >= 0",
    "for k in N: [[1,1],[0,1]]^k == [[1,2*k],[0,1]]",
    "for k in N: 2^k < 8",
]
DONE: dict = {"moves": []}


@pytest.mark.parametrize("text", TRUE)
def test_proved(text):
    v = check(text, budget=20)
    assert v == "proved", v.reason
    assert kernel_check(json.loads(json.dumps(v.certificate))) is not None
    assert v.chain is not None


@pytest.mark.parametrize("text", FALSE)
def test_refuted_at_a_natural_number(text):
    v = check(text, budget=20)
    assert v == "refuted", v.reason
    assert v.counterexample["k"] in range(4)


def test_an_instance_lies_in_the_sets_it_is_bound_in():
    assert check("for k in N: 2^k > k^2").counterexample == {"k": 2}  # and not the simpler -1
    assert check("for k in Z: 2*k != 1", budget=1) != "refuted"


def test_the_verdict_names_the_induction():
    v = check("for A in R(n,n), k in N: det(A^k) == det(A)^k")
    assert "by induction over k" in v.reason


ATTACKS = [
    ("no base", "for k in N: k == 1", "k", {"base": DONE, "step": DONE}),
    ("no step", "for k in N: k == 0", "k", {"base": DONE, "step": DONE}),
    ("a real number", "for k in R: k == 0", "k", {"base": DONE, "step": DONE}),
    ("an integer", "for k in Z: k >= 0", "k", {"base": DONE, "step": DONE}),
    ("a name that is not bound", "for k in N: k == 0", "j", {"base": DONE, "step": DONE}),
    ("a power of zero is zero", "for a in R, k in N: a == 0 implies a^k == 0", "k",
     {"base": DONE, "step": DONE}),
    ("a name that is bound again", "for k in N: for k in N: k == 0", "k", {"base": DONE, "step": DONE}),
    ("an inverse that depends on k", "for a in R, k in N: a^(-k)*a^k == 1", "k",
     {"base": DONE, "step": DONE}),
    ("an inverse of a power", "for a in R, k in N: inv(a^k)*a^k == 1", "k", {"base": DONE, "step": DONE}),
    ("the hypothesis at another k", "for k in N: k == 0 implies k == 1", "k", {"base": DONE, "step": DONE}),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "k", "proof"), ATTACKS, ids=[a[0] for a in ATTACKS])
def test_an_enemy_s_induction_is_rejected(what, text, k, proof):
    with pytest.raises(CertificateError):
        check_general(goal(text), {"induction": k, **proof})


def test_what_the_hypothesis_of_the_step_speaks_of_is_not_defined_by_that():
    """C1 and C2: that C2 speaks of a^-1 says nothing about C1, at k + 1 either."""
    move = {"move": "defined", "term": "a"}
    text = "for a in R, k in N: k >= 0 and a*inv(a) == a*inv(a)"
    inner = {"parts": [{"moves": [move]}, DONE]}
    with pytest.raises(CertificateError):
        check_general(goal(text), {"induction": "k", "base": {"parts": [DONE, DONE]}, "step": inner})


@pytest.mark.parametrize("text", ["for a in R, k in R: a^k == a^k", "for a in R, k in Z: a^k == a^k",
                                  "for a in R, k in N: a^(-k) == a^(-k)",
                                  "for a in R, k in N: a^(k-1) == a^(k-1)",
                                  "for a in R, k in N: a^(k/2) == a^(k/2)",
                                  "for a in R, k in N: a^(k*k) == a^(k*k)"])  # fmt: skip
def test_other_exponents_are_not_read(text):
    with pytest.raises(CertificateError):
        check_general(goal(text), DONE)


def test_a_name_is_replaced_as_a_term_only():
    rows = ["matrix", ["k", "1"], ["0", ["^", "k", "2"]]]
    assert replaced(rows, "k", "0") == ["matrix", ["0", "1"], ["0", ["^", "0", "2"]]]
    assert replaced(["T", "T"], "T", "0") == ["T", "0"]


@pytest.mark.parametrize("text", [t for t in TRUE if "[[" in t or "in R, b in R" in t])
def test_proved_powers_hold_at_random_numbers(text):
    """What is proved of explicit powers agrees with repeated multiplication."""
    rng = random.Random(1)
    for k in range(6):
        a, b = Fraction(rng.randint(-5, 5), 3), Fraction(rng.randint(-5, 5), 2)
        assert (a * b) ** k == a**k * b**k
        instance = text.split(": ", 1)[1].replace("(a*b)", f"({a * b})")
        instance = f"let a = {a}\nlet b = {b}\nlet k = {k}\n{instance}"
        assert check(instance) == "proved", instance
