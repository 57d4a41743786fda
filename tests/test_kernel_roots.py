"""Evidence for the places of roots: what isolates and orders them, and what does not."""

from __future__ import annotations

import pytest
from kernel_support import Q, accepted, certificate, refused, term
from kernel_terms_by_hand import (
    CUBIC,
    NO_REAL,
    ON_A_LINE,
    ONE_REAL,
    R1,
    R2,
    THREE_REAL,
    UPRIGHT,
    X3_2,
    X4_1,
    P,
)


def located(polynomial, root: str, evidence: dict) -> dict:
    """A certificate that stands or falls with the evidence for one polynomial."""
    return certificate(term(f"(== {root} {root})"), {}, roots=[{"polynomial": polynomial, **evidence}])


@pytest.mark.parametrize(
    "intervals",
    [
        [["3/2", "2"], ["0", "1"], ["-2", "-1"]],
        [["3/2", "100"], ["0", "3/4"], ["-100", "-1"]],
    ],
)
def test_intervals_that_isolate_three_roots(intervals) -> None:
    accepted(located(CUBIC, R2, {"intervals": intervals}))


@pytest.mark.parametrize(
    "intervals",
    [
        [],
        [["3/2", "2"], ["0", "1"]],  # one is missing
        [["3/2", "2"], ["3/2", "2"], ["-2", "-1"]],  # one twice
        [["3/2", "2"], ["-2", "-1"], ["0", "1"]],  # not in descending order
        [["3/2", "2"], ["0", "3/2"], ["-2", "-1"]],  # with a common end
        [["3/2", "2"], ["0", "1"], ["-2", "-1"], ["-9", "-8"]],  # one too many
        [["2", "3/2"], ["1", "0"], ["-1", "-2"]],  # backwards
        [["3/2", "2"], ["1/2", "1"], ["-2", "-1"]],  # nothing in the second
        [["3/2", "3/2"], ["0", "1"], ["-2", "-1"]],  # not a root
        [["3/2", "2"], ["0", "1", "2"], ["-2", "-1"]],
        [["3/2", "2"], ["0"], ["-2", "-1"]],
        [["3/2", "2"], ["0", "oo"], ["-2", "-1"]],
    ],
)
def test_intervals_that_do_not(intervals) -> None:
    refused(located(CUBIC, R2, {"intervals": intervals}))


def test_an_interval_may_be_a_rational_root() -> None:
    p = term("(* (+ x -2) (+ (^ x 2) -2))")
    exact = {"polynomial": p, "intervals": [["2", "2"], ["1", "3/2"], ["-2", "-1"]]}
    assert accepted(certificate(["==", ["*", ["root", p, "1"], "1"], ["root", p, "1"]], roots=[exact]))
    assert accepted(certificate([">", ["root", p, "1"], "199/100"], roots=[exact]))
    refused(certificate([">", ["root", p, "1"], "2"], roots=[exact]))


@pytest.mark.parametrize(
    ("polynomial", "discs", "intervals"),
    [
        (X3_2, ONE_REAL["discs"], ONE_REAL["intervals"]),
        (X4_1, NO_REAL["discs"], []),
        (UPRIGHT, ON_A_LINE["discs"], []),
        (UPRIGHT, [["0", b] for b in ("199/100", "101/100", "-1", "-2")], []),
    ],
)
def test_discs_that_separate(polynomial, discs, intervals) -> None:
    k = len(discs)
    accepted(located(polynomial, "(neg 1)", {"discs": discs, "intervals": intervals}))
    data = certificate(["==", ["root", polynomial, str(k), ["C"]], ["root", polynomial, str(k), ["C"]]],
                       roots=[{"polynomial": polynomial, "discs": discs,
                           "intervals": intervals}])  # fmt: skip
    accepted(data)


@pytest.mark.parametrize(
    ("polynomial", "discs", "intervals"),
    [
        (X3_2, ONE_REAL["discs"][:2], [["1", "2"]]),
        (X3_2, [["63/50", "0"]] * 3, [["1", "2"]]),
        (X3_2, [["63/50", "0"], ["-63/100", "-109/100"], ["-63/100", "109/100"]], [["1", "2"]]),
          # wrong order
        (X3_2, [["-63/100", "109/100"], ["-63/100", "-109/100"], ["63/50", "0"]], [["1", "2"]]),
        (X3_2, [["63/50", "1/1000"], ["-63/100", "109/100"], ["-63/100", "-109/100"]], [["1", "2"]]),
          # real or not?
        (X3_2, [["63/50", "0"], ["-63/100", "0"], ["-64/100", "0"]], [["1", "2"]]),
        (X3_2, [["63/50", "0"], ["-5", "5"], ["-5", "-5"]], [["1", "2"]]),  # discs too large
        (X3_2, [["63/50", "0"], ["-63/100", "109/100"], ["-64/100", "-109/100"]], [["1", "2"]]),
          # which is first?
        (X3_2, ONE_REAL["discs"], []),
        (X3_2, ONE_REAL["discs"], [["1", "2"], ["-2", "-1"]]),
        (UPRIGHT, [["0", b] for b in ("1", "2", "-1", "-2")], []),
        (UPRIGHT, [["0", "2"], ["1/100", "1"], ["1/100", "-1"], ["0", "-2"]], []),
        (term("(+ (^ x 2) 1)"), [["0", "1"], ["0", "1"]], []),
        (term("(+ (^ x 2) 1)"), [["0", "0"], ["0", "0"]], [["1", "1"], ["0", "0"]]),
        (term("(^ (+ x -1) 2)"), [["1", "0"], ["1", "0"]], [["1", "1"], ["1", "1"]]),  # a double root
        (term("(^ (+ x -1) 2)"), [["101/100", "0"], ["99/100", "0"]], [["1", "1"], ["1", "1"]]),
        # ±i and 1 ± i: conjugates are ordered, what has larger real part comes first
        (term("(* (+ (^ x 2) 1) (+ (^ x 2) (* -2 x) 2))"), [["1", "1"], ["1", "-1"], ["0", "-1"], ["0", "1"]],
         []),
    ],
)  # fmt: skip
def test_discs_that_do_not(polynomial, discs, intervals) -> None:
    claim = ["==", ["root", polynomial, "1", ["C"]], ["root", polynomial, "1", ["C"]]]
    refused(certificate(claim, roots=[{"polynomial": polynomial, "discs": discs, "intervals": intervals}]))
    claim[1:] = [["root", polynomial, str(len(discs)), ["C"]]] * 2
    refused(certificate(claim, roots=[{"polynomial": polynomial, "discs": discs, "intervals": intervals}]))


@pytest.mark.parametrize(
    "polynomial", ["0", "5", "y", "(+ x y)", "(/ 1 x)", "(sqrt x)", "(^ x 65)", "{1 2; 3 4}", "(* 0 x)"]
)
def test_what_is_no_polynomial_in_x(polynomial: str) -> None:
    p = term(f"({polynomial})")[0]
    claim = ["==", ["root", p, "1"], ["root", p, "1"]]
    for ends in ([], [["0", "0"]], [["-1", "1"]]):
        refused(certificate(claim, roots=[{"polynomial": p, "intervals": ends}]))


def test_evidence_given_twice_must_hold_where_it_is_used() -> None:
    wrong = {**THREE_REAL, "intervals": [["3/2", "2"], ["3/2", "2"], ["-2", "-1"]]}
    refused(certificate(term(f"(> {R1} 0)"), roots=[THREE_REAL, wrong]))
    accepted(certificate(term(f"(> {R1} 0)"), roots=[wrong, THREE_REAL]))
    refused(certificate(term(f"(> {R1} 0)"), roots=[ONE_REAL]))


def test_root_of_a_polynomial_with_algebraic_coefficients() -> None:
    p = term("(+ (^ x 2) (neg (sqrt 2)))")  # ± 2^(1/4)
    evidence = {"polynomial": p, "intervals": [["1", "2"], ["-2", "-1"]]}
    accepted(certificate(["==", ["^", ["root", p, "1"], "4"], "2"], roots=[evidence]))
    accepted(certificate([">", ["root", p, "1"], "118/100"], roots=[evidence]))
    refused(certificate(["==", ["root", p, "1"], ["root", p, "2"]], roots=[evidence]))
    refused(certificate([">", ["root", p, "1"], "119/100"], roots=[evidence]))
    shifted = term("(+ (^ x 2) (neg (i)))")  # its roots are not real: no rule
    claim = ["==", ["root", shifted, "1"], ["root", shifted, "1"]]
    refused(certificate(claim, roots=[{**evidence, "polynomial": shifted}]))


Q_OF_I = term("(+ (^ x 3) (neg x) (neg (i)))")
U1, U2, U3 = (f"(root (+ (^ x 3) (neg x) (neg (i))) {k} (C))" for k in (1, 2, 3))
COMPANION_OF_I = "(matrix (0 0 (i)) (1 0 1) (0 1 0))"
UNLOCATED = {"polynomial": Q_OF_I, "prime": Q}
NONREAL = {**P, "eigenvalue": term(U1), "vector": term(f"((i) (^ {U1} 2) {U1})")}


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (f"(== (eigenvalues {COMPANION_OF_I}) (multiset {U2} {U1} {U3}))", {"groups": [[0, 1, 2]]}),
        (f"(== (eigenspace {COMPANION_OF_I} {U3}) (span (vector (i) (^ {U3} 2) {U3})))", P),
        (f"(== (^ {U1} 3) (+ {U1} (i)))", {}),
        (f"(!= {U1} 0)", P),
        (
            f"(diagonalization {COMPANION_OF_I}"
            f" (matrix ((i) (i) (i)) ((^ {U1} 2) (^ {U2} 2) (^ {U3} 2)) ({U1} {U2} {U3}))"
            f" (matrix ({U1} 0 0) (0 {U2} 0) (0 0 {U3})))",
            P,
        ),
    ],
)
def test_roots_that_are_not_located(claim: str, evidence: dict) -> None:
    accepted(certificate(term(claim), evidence, roots=[UNLOCATED]))
    for q in (0, 1, 2, -7, True, False, 7.0, "7", None):
        refused(certificate(term(claim), evidence, roots=[{**UNLOCATED, "prime": q}]))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (f"(== (eigenvalues {COMPANION_OF_I}) (multiset {U1} {U2} {U2}))", {"groups": [[0, 1, 2]]}),
        (f"(== (eigenvalues {COMPANION_OF_I}) (multiset {U1} {U2}))", {"groups": [[0, 1]]}),
        (f"(== (eigenvalues {COMPANION_OF_I}) (multiset {U1} {U2} {U3.replace('3 (C)', '4 (C)')}))",
         {"groups": [[0, 1, 2]]}),
        (f"(== {U1} {U2})", {}),
        (f"(> {U1} 0)", {}),
        (f"(== (H (matrix ({U1}))) (matrix ({U1})))", {}),
        (f"(== {U1.replace(' (C)', '')} {U1.replace(' (C)', '')})", {}),
        # it is not real, but that was not shown
        (f"(not (diagonalizable {COMPANION_OF_I} (R)))", NONREAL),
        (
            f"(diagonalization {COMPANION_OF_I}"
            f" (matrix ((i) (i) (i)) ((^ {U1} 2) (^ {U2} 2) (^ {U2} 2)) ({U1} {U2} {U2}))"
            f" (matrix ({U1} 0 0) (0 {U2} 0) (0 0 {U2})))",
            P,
        ),
    ],
)  # fmt: skip
def test_what_is_not_known_of_roots_that_are_not_located(claim: str, evidence: dict) -> None:
    refused(certificate(term(claim), evidence, roots=[UNLOCATED]))


@pytest.mark.parametrize("double", ["(^ (+ x (neg (i))) 2)", "(* (+ (^ x 2) 1) (+ x (neg (i))))", "(^ x 2)"])
def test_roots_that_are_not_located_are_different(double: str) -> None:
    p = term(double)
    claim = ["==", ["root", p, "1", ["C"]], ["root", p, "1", ["C"]]]
    refused(certificate(claim, roots=[{"polynomial": p, **P}]))
