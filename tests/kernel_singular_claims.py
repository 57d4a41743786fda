"""Claims about singular values: known mathematics written by hand, and its false neighbours."""

from __future__ import annotations

from kernel_support import Q, term

P = {"prime": Q}
PHI, PSI = "(/ (+ 1 (sqrt 5)) 2)", "(/ (+ -1 (sqrt 5)) 2)"  # singular values of {1 1; 0 1}
LENGTH = f"(sqrt (+ 1 (^ {PHI} 2)))"
R2, R5, R18 = "(sqrt 2)", "(sqrt 5)", "(* 3 (sqrt 2))"


def over(s: str, *rows: str) -> str:
    """A matrix whose columns have the denominators s, from rows of numerators."""
    below = s.split(";")
    cells = (" ".join(f"(/ {x} {d})" for x, d in zip(r.split("|"), below, strict=True)) for r in rows)
    return "(matrix " + " ".join(f"({c})" for c in cells) + ")"


A23 = "{3 2 2; 2 3 -2}"
U23 = over(f"{R2};{R2}", "1|1", "1|-1")
V23 = over(f"{R2};{R18};3", "1|1|2", "1|-1|-2", "0|4|-1")
V23_THIN = over(f"{R2};{R18}", "1|1", "1|-1", "0|4")
GOLDEN = "{1 1; 0 1}"
U_GOLDEN = over(f"{LENGTH};{LENGTH}", f"{PHI}|1", f"1|(neg {PHI})")
V_GOLDEN = over(f"{LENGTH};{LENGTH}", f"1|{PHI}", f"{PHI}|-1")
S_GOLDEN = f"(matrix ({PHI} 0) (0 {PSI}))"
RANK1, Q_RANK1 = "{1 2; 2 4}", over(f"{R5};{R5}", "1|-2", "2|1")
THIN = "(matrix ((/ 1 (sqrt 5))) ((/ 2 (sqrt 5))))"
PADDED = "{1 1 0; 0 1 0; 0 0 0}"
U_PADDED = over(f"{LENGTH};{LENGTH}", f"{PHI}|1", f"1|(neg {PHI})", "0|0")
V_PADDED = over(f"{LENGTH};{LENGTH}", f"1|{PHI}", f"{PHI}|-1", "0|0")
PADDED_RANK = {"columns": [0, 1], "right": term("((1 0 0) (0 1 0))"), **P}
RANK1_RANK = {"columns": [0], "right": term("((1 2))"), **P}
X2 = term("(+ (^ x 2) (* -3 x) 1)")  # its roots are the squares of PHI and PSI
ROOTS = {"roots": [{"polynomial": X2, "intervals": [["2", "3"], ["0", "1"]]}]}
L1, L2 = "(root (+ (^ x 2) (* -3 x) 1) 1)", "(root (+ (^ x 2) (* -3 x) 1) 2)"


def named_golden(**other) -> dict:
    """The singular values as names t1, t2 of square roots of named roots l1, l2."""
    found = {"l1": L1, "l2": L2, "t1": "(sqrt l1)", "t2": "(sqrt l2)"} | other
    return {**ROOTS, "definitions": [[k, term(v)] for k, v in found.items()]}


# v = (1, l - 1)/s with s^2 = 1 + (l - 1)^2, and u = A v/t
NAMED = {"s1": "(sqrt (+ 1 (^ (+ l1 -1) 2)))", "s2": "(sqrt (+ 1 (^ (+ l2 -1) 2)))"}
U_NAMED = over("(* s1 t1);(* s2 t2)", "l1|l2", "(+ l1 -1)|(+ l2 -1)")
V_NAMED = over("s1;s2", "1|1", "(+ l1 -1)|(+ l2 -1)")
S_NAMED = "(matrix (t1 0) (0 t2))"

SVD = "(svd {} {} {} {})"
TRUE_SVD = [
    (SVD.format("{3 0; 0 -2}", "{1 0; 0 -1}", "{3 0; 0 2}", "{1 0; 0 1}"), P, {}),
    (SVD.format("{3 0; 0 -2}", "{0 1; -1 0}", "{2 0; 0 3}", "{0 1; 1 0}"), P, {}),  # in any order
    (SVD.format("{-3}", "{-1}", "{3}", "{1}"), P, {}),
    (SVD.format("{0}", "{-1}", "{0}", "{1}"), P, {}),
    (SVD.format("(matrix)", "(matrix)", "(matrix)", "(matrix)"), P, {}),
    (SVD.format(A23, U23, "{5 0 0; 0 3 0}", V23), P, {}),
    (SVD.format(A23, U23, "{5 0; 0 3}", V23_THIN), P, {}),
    (SVD.format(f"(T {A23})", V23, "(T {5 0 0; 0 3 0})", U23), P, {}),
    (SVD.format("{3 4}", "{1}", "{5 0}", "{3/5 -4/5; 4/5 3/5}"), P, {}),
    (SVD.format("{3 4}", "{1}", "{5}", "{3/5; 4/5}"), P, {}),
    (SVD.format("{3; 4}", "{-3/5 -4/5; -4/5 3/5}", "{5; 0}", "{-1}"), P, {}),
    (SVD.format(GOLDEN, U_GOLDEN, S_GOLDEN, V_GOLDEN), P, {}),
    (SVD.format(GOLDEN, U_NAMED, S_NAMED, V_NAMED), P, named_golden(**NAMED)),
    (SVD.format(RANK1, Q_RANK1, "{5 0; 0 0}", Q_RANK1), P, {}),
    (SVD.format(RANK1, THIN, "{5 0}", Q_RANK1), P, {}),
    (SVD.format(RANK1, THIN, "{5}", THIN), P, {}),
    (SVD.format(RANK1, THIN, "{5}", THIN), RANK1_RANK, {}),
    (SVD.format(PADDED, U_PADDED, S_GOLDEN, V_PADDED), P, {}),
    (SVD.format(PADDED, U_PADDED, S_GOLDEN, V_PADDED), PADDED_RANK, {}),
    (SVD.format("{0 -1; 1 0}", "{0 -1; 1 0}", "{1 0; 0 1}", "{1 0; 0 1}"), P, {}),
    (SVD.format("{0 0 0; 0 0 0}", "{0 1; 1 0}", "{0 0 0; 0 0 0}", "{3/5 -4/5 0; 4/5 3/5 0; 0 0 -1}"), P, {}),
    (SVD.format("(matrix ((i) 0) (0 2))", "(matrix (0 (i)) (1 0))", "{2 0; 0 1}", "{0 1; 1 0}"), P, {}),
    (SVD.format("(matrix (1 (i)))", "{1}", f"(matrix ({R2} 0))",
                over(f"{R2};{R2}", "1|1", "(neg (i))|(i)")), P, {}),
]  # fmt: skip
FALSE_SVD = [
    # columns of U swapped, one sign in V, in U, singular values permuted
    (SVD.format(A23, over(f"{R2};{R2}", "1|1", "-1|1"), "{5 0 0; 0 3 0}", V23), P, {}),
    (SVD.format(A23, U23, "{5 0 0; 0 3 0}", over(f"{R2};{R18};3", "1|-1|2", "1|1|-2", "0|-4|-1")), P, {}),
    (SVD.format(A23, over(f"{R2};{R2}", "1|-1", "1|1"), "{5 0 0; 0 3 0}", V23), P, {}),
    (SVD.format(A23, U23, "{3 0 0; 0 5 0}", V23), P, {}),
    (SVD.format(GOLDEN, U_GOLDEN, f"(matrix ({PSI} 0) (0 {PHI}))", V_GOLDEN), P, {}),
    (SVD.format(GOLDEN, V_GOLDEN, S_GOLDEN, U_GOLDEN), P, {}),
    (SVD.format(GOLDEN, U_NAMED, "(matrix (t2 0) (0 t1))", V_NAMED), P, named_golden(**NAMED)),
    (SVD.format(GOLDEN, U_NAMED, "(matrix (t1 0) (0 t1))", V_NAMED), P, named_golden(**NAMED)),
    # a singular value that is negative, not real, or its square
    (SVD.format("{3 0; 0 -2}", "{1 0; 0 1}", "{3 0; 0 -2}", "{1 0; 0 1}"), P, {}),
    (SVD.format("{-3}", "{1}", "{-3}", "{1}"), P, {}),
    (SVD.format("(matrix ((i)))", "{1}", "(matrix ((i)))", "{1}"), P, {}),
    (SVD.format("(matrix ((sqrt -2)))", "{1}", "(matrix ((sqrt -2)))", "{1}"), P, {}),
    (SVD.format(GOLDEN, U_NAMED, "(matrix ((neg t1) 0) (0 (neg t2)))",
                over("(neg s1);(neg s2)", "1|1", "(+ l1 -1)|(+ l2 -1)")), P, named_golden(**NAMED)),
    (SVD.format(A23, U23, "{25 0 0; 0 9 0}", V23), P, {}),
    # S not diagonal, of the wrong shape
    (SVD.format("{1 1; 0 0}", "{1 0; 0 1}", "{1 1; 0 0}", "{1 0; 0 1}"), P, {}),
    (SVD.format("{0 1; 1 0}", "{1 0; 0 1}", "{0 1; 1 0}", "{1 0; 0 1}"), P, {}),
    (SVD.format(A23, U23, "{5 0 0 0; 0 3 0 0}", V23), P, {}),
    (SVD.format(A23, U23, "{5 0; 0 3}", V23), P, {}),
    (SVD.format(A23, U23, "{5 0; 0 3; 0 0}", V23), P, {}),
    (SVD.format(A23, U23, "{5 0 0; 0 3 0; 0 0 0}", V23), P, {}),
    (SVD.format(A23, U23, "{5 1 0; 0 3 0}", V23), P, {}),
    (SVD.format(A23, U23, "{5 0 0; 0 3 1}", V23), P, {}),
    (SVD.format("(T {3 2 2; 2 3 -2})", U23, "{5 0 0; 0 3 0}", V23), P, {}),
    # columns missing, with nothing to show that they are not needed
    (SVD.format(A23, over(R2, "1", "1"), "{5}", over(R2, "1", "1", "0")), P, {}),
    (SVD.format(A23, over(R2, "1", "1"), "{5 0 0}", V23), P, {}),
    (SVD.format(A23, U23, "{5; 0}", over(R2, "1", "1", "0")), P, {}),
    (SVD.format(A23, over(R2, "1", "1"), "{5}", over(R2, "1", "1", "0")),
     {"columns": [0], "right": term("((1 1 1))"), **P}, {}),
    (SVD.format(A23, over(R2, "1", "1"), "{5}", over(R2, "1", "1", "0")),
     {"columns": [0, 1], "right": term("((1 0 2) (0 1 -2))"), **P}, {}),
    (SVD.format("{1 0 0; 0 0 0; 0 0 0}", "{1 0; 0 1; 0 0}", "{1 0; 0 0}", "{1 0; 0 1; 0 0}"),
     {"columns": [0, 1], "right": term("((1 0 0) (0 0 0))"), **P}, {}),
     # true, but two columns show rank <= 2
    (SVD.format("{0 0; 0 0}", "(matrix)", "(matrix)", "(matrix)"), P, {}),
    (SVD.format("{0}", "(matrix)", "(matrix)", "(matrix)"), P, {}),
    # lengths and angles
    (SVD.format("{3 0; 0 2}", "{2 0; 0 1}", "{3/4 0; 0 2}", "{2 0; 0 1}"), P, {}),
    (SVD.format("{3}", "{3}", "{1}", "{1}"), P, {}),
    (SVD.format("{0}", "{2}", "{0}", "{1}"), P, {}),
    (SVD.format("{0}", "{0}", "{0}", "{1}"), P, {}),
    (SVD.format("{1 0; 0 1}", "{1 3/5; 0 4/5}", "{1 0; 0 1}", "{1 3/5; 0 4/5}"), P, {}),
    (SVD.format("{1 0; 0 1}", "{1 1; 0 0}", "{1 0; 0 1}", "{1 1; 0 0}"), P, {}),
    (SVD.format("{0 0; 0 0}", "{1 1; 0 0}", "{0 0; 0 0}", "{1 0; 0 1}"), P, {}),
    (SVD.format("{0 0; 0 0}", "{1 0; 0 1}", "{0 0; 0 0}", "{0 0; 1 1}"), P, {}),
    (SVD.format("(matrix ((i) 0) (0 1))", "{1 0; 0 1}", "{1 0; 0 1}", "(matrix ((i) 0) (0 1))"), P, {}),
    (SVD.format("{1 0; 0 0}", "(matrix (1 0) (0 (/ 0 0)))", "{1 0; 0 0}", "{1 0; 0 1}"), P, {}),
    (SVD.format("{0}", "(matrix ((/ 0 0)))", "{0}", "{1}"), P, {}),
    # equal singular values in two spellings, one vector for both
    (SVD.format("(matrix ((sqrt 6) 0) (0 (sqrt 6)))", over("1;(* (sqrt 2) (sqrt 3))", "1|(sqrt 6)", "0|0"),
                "(matrix ((sqrt 6) 0) (0 (* (sqrt 2) (sqrt 3))))", "{1 1; 0 0}"), P, {}),
    (SVD.format("(matrix (t1 0) (0 t1))", "{1 1; 0 0}", f"(matrix (t1 0) (0 {PHI}))", "{1 1; 0 0}"), P,
     named_golden()),
    # what is not written out, no modulus
    (SVD.format("{1 0; 0 1}", "(I 2)", "(I 2)", "(I 2)"), P, {}),
    (SVD.format(A23, U23, "{5 0 0; 0 3 0}", V23), {"prime": 9.0}, {}),
    (SVD.format(GOLDEN, U_GOLDEN, S_GOLDEN, V_GOLDEN), {}, {}),
    (f"(svd {A23} {U23} {{5 0 0; 0 3 0}})", P, {}),
    ("(for ((x (R))) (svd (matrix (x)) {1} (matrix (x)) {1}))", P, {}),
    ("(for ((x (R))) (svd {0} (matrix (x)) {0} (matrix (x))))", P, {}),
]  # fmt: skip

VALUES = "(== (singular_values {}) (multiset {}))"
TRUE_VALUES = [
    (VALUES.format(A23, "5 3"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(A23, "3 5"), {"groups": [[1], [0]]}, {}),
    (VALUES.format(f"(T {A23})", "5 3"), {"groups": [[0, 1]]}, {}),
    (VALUES.format("{3 4}", "5"), {"groups": [[0]]}, {}),
    (VALUES.format("{-3}", "3"), {"groups": [[0]]}, {}),
    (VALUES.format("(matrix)", ""), {"groups": []}, {}),
    (VALUES.format(RANK1, "5 0"), {"groups": [[0], [1]]}, {}),
    (VALUES.format("{0 0 0; 0 0 0}", "0 0"), {"groups": [[0, 1]]}, {}),
    ("(== (singular_values {0 -1; 1 0}) (counted (1 2)))", {"groups": [[0, 1]]}, {}),
    (VALUES.format(GOLDEN, f"{PHI} {PSI}"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(GOLDEN, f"(sqrt {L1}) (sqrt {L2})"), {"groups": [[0, 1]]}, ROOTS),
    (VALUES.format(GOLDEN, "t2 t1"), {"groups": [[0, 1]]}, named_golden()),
    (
        VALUES.format("{1 1 0 0; 0 1 0 0; 0 0 1 1; 0 0 0 1}", "t1 t1 t2 t2"),
        {"groups": [[0, 2], [1, 3]]},
        named_golden(),
    ),
    (VALUES.format("(matrix (1 (i)))", R2), {"groups": [[0]]}, {}),
    (VALUES.format("(matrix ((sqrt 2) 0) (0 1))", f"{R2} 1"), {"groups": [[0, 1]]}, {}),
]
FALSE_VALUES = [
    (VALUES.format(A23, "5 -3"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(A23, "25 9"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(A23, "5 4"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(A23, "5 3 0"), {"groups": [[0, 1, 2]]}, {}),
    (VALUES.format(A23, "5"), {"groups": [[0]]}, {}),
    (VALUES.format(A23, "5 3"), {"groups": [[0], [0]]}, {}),
    (VALUES.format("{3; 4}", "5 0"), {"groups": [[0, 1]]}, {}),
    (VALUES.format("{-3}", "-3"), {"groups": [[0]]}, {}),
    (VALUES.format("{2 0; 0 2}", "2"), {"groups": [[0]]}, {}),
    (VALUES.format("{2 0; 0 2}", "-2 2"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(GOLDEN, f"{PHI} (neg {PSI})"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(GOLDEN, f"{PHI} {PHI}"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(GOLDEN, "1 1"), {"groups": [[0, 1]]}, {}),
    (VALUES.format(GOLDEN, "l1 l2"), {"groups": [[0, 1]]}, named_golden()),
    (VALUES.format(GOLDEN, "t1 t1"), {"groups": [[0, 1]]}, named_golden()),
    (VALUES.format(GOLDEN, "t1 l2"), {"groups": [[0, 1]]}, named_golden()),
    (VALUES.format(GOLDEN, "t1 (neg t2)"), {"groups": [[0, 1]]}, named_golden()),
    (VALUES.format(GOLDEN, f"(sqrt {L1} 7) (sqrt {L2})"), {"groups": [[0, 1]]}, ROOTS),
    (VALUES.format("{0 -1; 1 0}", "(i) (neg (i))"), {"groups": [[0, 1]]}, {}),
    (VALUES.format("{1 1; 1 1; 0 0}", "2 0 0"), {"groups": [[0, 1, 2]]}, {}),
    ("(== (singular_values {0 -1; 1 0}) (span 1 1))", {"groups": [[0, 1]]}, {}),
    ("(for ((x (R))) (== (singular_values (matrix (x))) (multiset x)))", {"groups": [[0]]}, {}),
    ("(for ((x (R))) (== (singular_values (matrix (x))) (multiset (sqrt (^ x 2)))))", {"groups": [[0]]}, {}),
]
