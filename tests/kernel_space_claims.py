"""Claims about ranks, spaces, definiteness, inverses: known mathematics by hand, and its false neighbours."""

from __future__ import annotations

from kernel_support import Q, term

P = {"prime": Q}
A = "{1 2 3; 2 4 7}"  # rank 2
B = "{1 2; 2 4; 3 6}"  # rank 1
R2 = "(sqrt 2)"


def columns(positions: str, *right: str) -> dict:
    """Evidence for a rank: the columns, and the rows that make A of them."""
    rows = [term(f"({r})") for r in right]
    return {"columns": [int(k) for k in positions.split()], "right": rows, **P}


def inside(vectors: str, rows: str) -> dict:
    return {"inside": term(f"({vectors})"), "coefficients": term(f"({rows})"), **P}


def factors(lower: str, diagonal: str) -> dict:
    return {"lower": term(f"({lower})"), "diagonal": term(f"({diagonal})")}


def inverses(*pairs: str) -> dict:
    return {"inverses": list(map(term, pairs))}


RANK, NULLITY = "(== (rank {}) {})", "(== (nullity {}) {})"
A_FACTORS, B_FACTORS = columns("0 2", "1 2 0", "0 0 1"), columns("0", "1 2")
TRUE_RANKS = [
    (RANK.format(A, "2"), A_FACTORS, {}),
    (RANK.format(A, "2"), columns("1 2", "1/2 1 0", "0 0 1"), {}),
    (RANK.format(A, "(+ 1 1)"), A_FACTORS, {}),
    (NULLITY.format(A, "1"), A_FACTORS, {}),
    (RANK.format(B, "1"), B_FACTORS, {}),
    (NULLITY.format(B, "1"), B_FACTORS, {}),
    (RANK.format(B, "1"), columns("1", "1/2 1"), {}),
    (RANK.format("{0 0; 0 0}", "0"), columns(""), {}),
    (NULLITY.format("{0 0 0; 0 0 0}", "3"), columns(""), {}),
    (RANK.format("(matrix)", "0"), columns(""), {}),
    (RANK.format("{5}", "1"), columns("0", "1"), {}),
    (RANK.format(f"(matrix (1 {R2}) ({R2} 2))", "1"), columns("0", f"1 {R2}"), {}),
    (RANK.format("(matrix (1 (i)) ((i) -1))", "1"), columns("0", "1 (i)"), {}),
    ("(for ((x (R))) (== (rank (matrix (1 x) (2 (* 2 x)))) 1))", columns("0", "1 x"), {}),
    ("(invertible {1 2; 3 4})", P, {}),
    ("(invertible (matrix))", P, {}),
    (f"(invertible (matrix (1 {R2}) ({R2} 1)))", P, {}),
]
FALSE_RANKS = [
    (RANK.format(A, "1"), A_FACTORS, {}),
    (RANK.format(A, "3"), A_FACTORS, {}),
    (RANK.format(A, "1"), columns("0", "1 2 3"), {}),
    (RANK.format(A, "3"), columns("0 1 2", "1 0 0", "0 1 0", "0 0 1"), {}),
    (RANK.format(A, "2"), columns("0 1", "1 0 3/2", "0 1 3/4"), {}),
    (RANK.format(A, "2"), columns("0 0", "1 2 0", "0 0 1"), {}),
    (RANK.format(A, "2"), columns("0 -1", "1 2 0", "0 0 1"), {}),
    (RANK.format(A, "2"), columns("0 3", "1 2 0", "0 0 1"), {}),
    (RANK.format(A, "2"), {**A_FACTORS, "columns": [False, 2]}, {}),
    (RANK.format(A, "2"), {**A_FACTORS, "columns": ["0", "2"]}, {}),
    (RANK.format(A, "2"), columns("0 2", "1 2", "0 0"), {}),
    (RANK.format(A, "2"), columns("0 2", "1 2 0"), {}),
    (RANK.format(A, "2"), {**A_FACTORS, "prime": 0}, {}),
    (NULLITY.format(A, "0"), A_FACTORS, {}),
    (NULLITY.format(A, "2"), A_FACTORS, {}),
    (NULLITY.format(B, "2"), B_FACTORS, {}),
    (RANK.format(B, "2"), columns("0 1", "1 0", "0 1"), {}),
    (RANK.format(B, "0"), columns(""), {}),
    (RANK.format("{0 0; 0 0}", "1"), columns("0", "1 0"), {}),
    (RANK.format("{0 0; 0 0}", "{0 0; 0 0}"), columns(""), {}),
    (RANK.format("(matrix)", "1"), columns(""), {}),
    (RANK.format(f"(matrix (1 {R2}) ({R2} 2))", "2"), columns("0 1", "1 0", "0 1"), {}),
    ("(for ((x (R))) (== (rank (matrix (x))) 1))", columns("0", "1"), {}),
    ("(for ((x (R))) (== (rank (matrix (x))) 0))", columns(""), {}),
    ("(not (== (rank {1}) 1))", columns("0", "1"), {}),
    ("(== 1 (rank {1}))", columns("0", "1"), {}),
    ("(invertible {1 2; 2 4})", P, {}),
    ("(invertible {1 2 3; 0 1 2})", P, {}),
    ("(invertible {1 0; 0 1; 0 0})", P, {}),
    (f"(invertible (matrix (1 {R2}) ({R2} 2)))", P, {}),
    ("(invertible (matrix (1 (sqrt 6)) (1 (* (sqrt 2) (sqrt 3)))))", P, {}),
    ("(for ((x (R))) (invertible (matrix (x))))", P, {}),
]

NULL, COLUMN, ROW = (f"(== ({w} {{}}) (span {{}}))" for w in ("nullspace", "columnspace", "rowspace"))
IN, OUT = "(in {} (columnspace {}))", "(not (in {} (columnspace {})))"
TRUE_SPACES = [
    (NULL.format(A, "(vector -2 1 0)"), {"columns": [0, 2], **P}, {}),
    (NULL.format(A, "(vector (/ -2 (sqrt 5)) (/ 1 (sqrt 5)) 0)"), {"columns": [0, 2], **P}, {}),
    (NULL.format(A, "(vector 0 0 0) (vector 4 -2 0)"), {"columns": [1, 2], **P}, {}),
    (NULL.format("{1 2; 3 4}", "(vector 0 0)"), {"columns": [0, 1], **P}, {}),
    (NULL.format("{1 2; 3 4}", ""), {"columns": [0, 1], **P}, {}),
    (NULL.format("{0 0; 0 0}", "(vector 1 1) (vector 1 -1)"), {"columns": [], **P}, {}),
    (NULL.format("(matrix (1 (i)))", "(vector 1 (i))"), {"columns": [0], **P}, {}),
    (NULL.format("{0 0 0}", "(vector 1 0 0) (vector 0 1 0) (vector 0 0 1)"), {"columns": [], **P}, {}),
    (COLUMN.format(A, "(vector 1 0) (vector 0 1)"), inside("(7 0 -2) (-3 0 1)", "(1 2 3) (2 4 7)"), {}),
    (COLUMN.format(A, "(vector 1 0) (vector 0 0) (vector 0 1)"),
     inside("(7 0 -2) (-3 0 1)", "(1 2 3) (2 4 7)"), {}),
    (COLUMN.format(A, "(vector 1 2) (vector 3 7) (vector 2 4)"),
     inside("(1 0 0) (0 0 1) (2 0 0)", "(1 2 0) (0 0 1) (0 0 0)"), {}),  # more vectors than needed
    (COLUMN.format(B, "(vector 1 2 3)"), inside("(1 0)", "(1 2)"), {}),
    (COLUMN.format(B, "(vector (/ 1 (sqrt 14)) (/ 2 (sqrt 14)) (/ 3 (sqrt 14)))"),
     inside("((/ 1 (sqrt 14)) 0)", "((sqrt 14) (* 2 (sqrt 14)))"), {}),
    (COLUMN.format("{0 0; 0 0}", "(vector 0 0)"), inside("", ""), {}),
    (ROW.format(B, "(vector 1 2)"), inside("(1 0 0)", "(1 2 3)"), {}),
    (ROW.format("(matrix (1 (i)))", "(vector 1 (i))"), inside("(1)", "(1)"), {}),
    (IN.format("(vector 5 11)", A), {"solution": term("(2 0 1)")}, {}),
    (IN.format("(vector 0 0 0)", B), {"solution": ["0", "0"]}, {}),
    (OUT.format("(vector 1 0 0)", B), {"orthogonal": term("(13 -2 -3)"), **P}, {}),
    (OUT.format("(vector 1 0)", "(matrix ((i)) (1))"), {"orthogonal": term("(1 (i))"), **P}, {}),
]  # fmt: skip
FALSE_SPACES = [
    (NULL.format(A, "(vector -2 1 0)"), {"columns": [0], **P}, {}),
    (NULL.format(A, "(vector -2 1 0)"), {"columns": [0, 1], **P}, {}),
    (NULL.format(A, "(vector 0 0 0)"), {"columns": [0, 1, 2], **P}, {}),
    (NULL.format(A, ""), {"columns": [0, 1, 2], **P}, {}),
    (NULL.format(A, "(vector 1 1 0)"), {"columns": [0, 2], **P}, {}),
    (NULL.format(A, "(vector -2 1 0) (vector 0 0 1)"), {"columns": [0], **P}, {}),
    (NULL.format(A, "(vector -2 1 0) (vector 4 -2 0)"), {"columns": [0], **P}, {}),
    (NULL.format(A, "(vector -2 1)"), {"columns": [0, 2], **P}, {}),
    (NULL.format("{1 2; 3 4}", "(vector 0 0 0)"), {"columns": [0, 1], **P}, {}),
    (NULL.format("{0 0 0; 0 0 0}", "(vector 1 0 0) (vector 0 1 0)"), {"columns": [0], **P}, {}),
    (NULL.format(A, "{-2 4; 1 -2; 0 0}"), {"columns": [0, 2], **P}, {}),
    (NULL.format("{0 0}", "{1 0; 0 1}"), {"columns": [], **P}, {}),
    (NULL.format(A, "(vector (/ -2 0) (/ 1 0) 0)"), {"columns": [0, 2], **P}, {}),
    ("(== (nullspace {1 2; 2 4}) (multiset (vector -2 1)))", {"columns": [0], **P}, {}),
    (NULL.format("(matrix (1 (i)))", "(vector 1 (neg (i)))"), {"columns": [0], **P}, {}),
    ("(for ((x (R))) (== (nullspace (matrix (x))) (span (vector 0))))", {"columns": [0], **P}, {}),
    (NULL.format("(matrix (1 (sqrt 6)) (1 (* (sqrt 2) (sqrt 3))))", "(vector 0 0)"), {"columns": [0, 1],
     **P}, {}),
    (COLUMN.format(A, "(vector 1 2)"), inside("(1 0 0)", "(1 2 3)"), {}),
    (COLUMN.format(A, "(vector 1 2)"), inside("(1 0 0)", "(1 2 0)"), {}),
    (COLUMN.format(A, "(vector 0 0)"), inside("", ""), {}),
    (COLUMN.format(B, "(vector 1 2 3) (vector 1 0 0)"), inside("(1 0) (1 0)", "(1 2) (0 0)"), {}),
    (COLUMN.format(B, "(vector 1 2 3) (vector 1 0 0)"), inside("(1 0)", "(1 2) (0 0)"), {}),
    (COLUMN.format(B, "(vector 1 2 3) (vector 1 0 0)"), inside("(1 0)", "(1 2)"), {}),
    (COLUMN.format(B, "(vector 1 2)"), inside("(1 0)", "(1 2)"), {}),
    (COLUMN.format(B, "(vector 1 2 4)"), inside("(1 0)", "(1 2)"), {}),
    (COLUMN.format("{0 0; 0 0}", "(vector 0 0 0)"), inside("", ""), {}),
    (COLUMN.format("{0 0; 0 0}", "(vector 1 0)"), inside("(1 0)", "(0 0)"), {}),
    (COLUMN.format("{0 0; 0 0}", "(vector (/ 1 0) (/ 0 0))"), inside("(1 0)", "(0 0)"), {}),
    (ROW.format(B, "(vector 1 2 3)"), inside("(1 0)", "(1 2)"), {}),
    (ROW.format("(matrix (1 (i)))", "(vector 1 (neg (i)))"), inside("(1)", "(1)"), {}),
    (IN.format("(vector 5 12)", A), {"solution": term("(2 0 1)")}, {}),
    (IN.format("(vector 5 11)", A), {"solution": term("(2 0 1 0)")}, {}),
    (IN.format("(vector 5 11)", A), {"solution": term("(2 0)")}, {}),
    (IN.format("(vector 1 0 0)", B), {"solution": term("(1 0)")}, {}),
    (IN.format("{5 5; 11 11}", A), {"solution": term("(2 0 1)")}, {}),
    ("(in (vector 5 11) (rowspace {5 11}))", {"solution": ["1"]}, {}),
    (OUT.format("(vector 1 2 3)", B), {"orthogonal": term("(13 -2 -3)"), **P}, {}),
    (OUT.format("(vector 1 2 3)", B), {"orthogonal": term("(1 2 3)"), **P}, {}),
    (OUT.format("(vector 1 2 3)", B), {"orthogonal": term("(0 0 0)"), **P}, {}),
    (OUT.format("(vector 1 0)", B), {"orthogonal": term("(1 0)"), **P}, {}),
    (OUT.format("{1 0; 0 0; 0 0}", B), {"orthogonal": term("(13 -2 -3)"), **P}, {}),
    (OUT.format("(vector (i) 1)", "(matrix ((i)) (1))"), {"orthogonal": term("(1 (neg (i)))"), **P}, {}),
    ("(for ((y (R))) (not (in (vector y 0) (columnspace {0; 1}))))", {"orthogonal": term("(1 0)"), **P}, {}),
]  # fmt: skip

PSD, PD, INDEFINITE = (f"({w} {{}})" for w in ("positive_semidefinite", "positive_definite", "indefinite"))
NOT = "(not {})"
F221 = factors("(1 0) (1/2 1)", "2 3/2")  # of {2 1; 1 2}
H = "(matrix (2 (i)) ((neg (i)) 1))"  # positive definite
TRUE_DEFINITE = [
    (PSD.format("{2 1; 1 2}"), F221, {}),
    (PD.format("{2 1; 1 2}"), F221, {}),
    (PSD.format("{1 2; 2 4}"), factors("(1 0) (2 1)", "1 0"), {}),
    (PSD.format("{0 0; 0 0}"), factors("(1 0) (7 1)", "0 0"), {}),
    (PSD.format("(matrix)"), factors("", ""), {}),
    (PD.format("{3}"), factors("(1)", "3"), {}),
    (PD.format(H), factors("(1 0) ((/ (neg (i)) 2) 1)", "2 1/2"), {}),
    (PD.format(f"(matrix (2 {R2}) ({R2} 2))"), factors(f"(1 0) ((/ {R2} 2) 1)", "2 1"), {}),
    (NOT.format(PSD.format("{1 2; 2 1}")), {"vector": ["1", "-1"], **P}, {}),
    (NOT.format(PSD.format("{0 1; 1 0}")), {"vector": ["1", "-1"]}, {}),
    (NOT.format(PSD.format("{1 1; 0 1}")), {"entry": [0, 1], **P}, {}),
    (NOT.format(PSD.format("(matrix ((i)))")), {"entry": [0, 0], **P}, {}),
    (NOT.format(PD.format("{1 2; 2 4}")), {"vector": ["2", "-1"], **P}, {}),
    (NOT.format(PD.format("{1 2; 2 1}")), {"vector": ["1", "-1"], **P}, {}),
    (NOT.format(PD.format("{1 1; 0 1}")), {"entry": [1, 0], **P}, {}),
    (NOT.format(PSD.format(f"(matrix (1 {R2}) ({R2} 1))")), {"vector": ["1", "-1"], **P}, {}),
    (INDEFINITE.format("{1 2; 2 1}"), {"vectors": [["1", "1"], ["1", "-1"]]}, {}),
    (INDEFINITE.format("{0 1; 1 0}"), {"vectors": [["1", "1"], ["1", "-1"]]}, {}),
    (NOT.format(INDEFINITE.format("{2 1; 1 2}")), F221, {}),
    (NOT.format(INDEFINITE.format("{-2 -1; -1 -2}")), factors("(1 0) (1/2 1)", "-2 -3/2"), {}),
    (NOT.format(INDEFINITE.format("{0 0; 0 0}")), factors("(1 0) (0 1)", "0 0"), {}),
    (NOT.format(INDEFINITE.format("{1 5; 0 -1}")), {"entry": [0, 1], **P}, {}),
    ("(for ((x (R))) (not (positive_semidefinite (matrix (-1 x) (x 1)))))", {"vector": ["1", "0"]}, {}),
    ("(orthogonal {3/5 -4/5; 4/5 3/5})", P, {}),
    ("(orthogonal (matrix ((/ 1 (sqrt 2)) (/ 1 (sqrt 2))) ((/ 1 (sqrt 2)) (/ -1 (sqrt 2)))))", P, {}),
    ("(unitary (matrix ((/ 1 (sqrt 2)) (/ (i) (sqrt 2))) ((/ (i) (sqrt 2)) (/ 1 (sqrt 2)))))", P, {}),
    ("(unitary {-1})", P, {}),
    ("(orthogonal (matrix))", P, {}),
    ("(orthonormal_columns {3/5; 4/5})", P, {}),
    ("(orthonormal_columns (* {0 1; 1 0} {3/5; 4/5}))", P, {}),
    ("(orthonormal_columns (vector 3/5 0 4/5))", P, {}),
    ("(idempotent {1 1; 0 0})", {}, {}),
    ("(idempotent (matrix))", {}, {}),
]
FALSE_DEFINITE = [
    (PSD.format("{1 2; 2 1}"), factors("(1 0) (2 1)", "1 -3"), {}),
    (PSD.format("{1 2; 2 1}"), factors("(1 0) (2 1)", "1 3"), {}),
    (PSD.format("{1 2; 2 1}"), factors("(1 0) (0 1)", "1 1"), {}),
    (PSD.format("{-1}"), factors("((i))", "1"), {}),
    (PSD.format("{-1}"), factors("(1)", "-1"), {}),
    (PSD.format("(matrix ((i)))"), factors("(1)", "(i)"), {}),
    (PSD.format("(matrix ((sqrt -2)))"), factors("(1)", "(sqrt -2)"), {}),
    (PSD.format("{1 1; 0 1}"), factors("(1 0) (0 1)", "1 1"), {}),
    (PSD.format("{2 1; 1 2}"), factors("(1 0) (1/2 1)", "2 1"), {}),
    (PSD.format("{2 1; 1 2}"), factors("(1 1/2) (0 1)", "3/2 2"), {}),  # true, but L is not lower
    (PSD.format("{2 1; 1 2}"), factors("(1 0) (1/2 1)", "2"), {}),
    (PSD.format("{2 0 0; 0 2 0}"), factors("(1 0) (0 1)", "2 2"), {}),
    (PSD.format("{2 1; 1 2}"), {"vector": ["1", "0"]}, {}),
    (PD.format("{1 2; 2 4}"), factors("(1 0) (2 1)", "1 0"), {}),
    (PD.format("{0 0; 0 0}"), factors("(1 0) (0 1)", "0 0"), {}),
    (PD.format("{0}"), factors("(0)", "1"), {}),
    (PD.format("{0 0; 0 1}"), factors("(0 0) (0 1)", "1 1"), {}),
    (
        PD.format("(matrix ((+ (sqrt 6) (neg (* (sqrt 2) (sqrt 3))))))"),
        factors("(1)", "(+ (sqrt 6) (neg (* (sqrt 2) (sqrt 3))))"),
        {},
    ),
    ("(for ((x (R))) (positive_semidefinite (matrix (x))))", factors("(1)", "x"), {}),
    ("(for ((x (R))) (positive_semidefinite (matrix ((^ x 2)))))", factors("(1)", "(^ x 2)"), {}),
    # true, no rule
    (NOT.format(PSD.format("{2 1; 1 2}")), {"vector": ["1", "-1"], **P}, {}),
    (NOT.format(PSD.format("{1 2; 2 4}")), {"vector": ["2", "-1"], **P}, {}),
    (NOT.format(PSD.format("{2 1; 1 2}")), {"vector": [["i"], "0"], **P}, {}),
    (NOT.format(PSD.format("{2 1; 1 2}")), {"entry": [0, 1], **P}, {}),
    (NOT.format(PSD.format(H)), {"entry": [0, 1], **P}, {}),
    (NOT.format(PSD.format("{1 0; 0 1}")), {"entry": [0, -1], **P}, {}),
    (NOT.format(PSD.format("{1 0; 0 1}")), {"vector": ["0", "0"], **P}, {}),
    (NOT.format(PSD.format("(matrix ((sqrt 6) 1) (1 (* (sqrt 2) (sqrt 3))))")), {"entry": [0, 1], **P}, {}),
    (NOT.format(PD.format("{2 1; 1 2}")), {"vector": ["0", "0"], **P}, {}),
    (NOT.format(PD.format("{2 1; 1 2}")), {"vector": ["1", "1"], **P}, {}),
    (NOT.format(PD.format("{2 1; 1 2}")), {"vector": ["1", ["i"]], **P}, {}),
    (NOT.format(PD.format("{1}")), {"vector": [term("(+ (sqrt 6) (neg (* (sqrt 2) (sqrt 3))))")], **P}, {}),
    (NOT.format(PD.format("{2}")), {"vector": [], **P}, {}),
    (INDEFINITE.format("{2 1; 1 2}"), {"vectors": [["1", "1"], ["1", "-1"]]}, {}),
    (INDEFINITE.format("{1 2; 2 4}"), {"vectors": [["1", "1"], ["2", "-1"]]}, {}),
    (INDEFINITE.format("{1 5; 0 -1}"), {"vectors": [["1", "0"], ["0", "1"]]}, {}),
    (INDEFINITE.format("{1 2; 2 1}"), {"vectors": [["1", "1"], ["1", "1"]]}, {}),
    (INDEFINITE.format("{1 2; 2 1}"), {"vectors": [["1", "1"]]}, {}),
    (NOT.format(INDEFINITE.format("{1 2; 2 1}")), factors("(1 0) (2 1)", "1 -3"), {}),
    (NOT.format(INDEFINITE.format("{1 2; 2 1}")), factors("(1 0) (0 1)", "1 1"), {}),
    (NOT.format(INDEFINITE.format("{1 2; 2 1}")), {"entry": [0, 1], **P}, {}),
    ("(orthogonal {1 1; 0 1})", P, {}),
    ("(orthogonal {3/5; 4/5})", P, {}),
    ("(orthogonal {2 0; 0 1/2})", P, {}),
    ("(orthogonal {1 1; 0 0})", P, {}),
    ("(orthogonal (matrix ((i))))", P, {}),
    ("(orthogonal (matrix ((sqrt 2) (i)) ((i) (neg (sqrt 2)))))", P, {}),
    ("(unitary (matrix ((i) 0) (0 2)))", P, {}),
    ("(unitary (matrix ((sqrt 2) (i)) ((i) (neg (sqrt 2)))))", P, {}),
    ("(unitary {1 0; 0 1; 0 0})", P, {}),
    ("(orthonormal_columns {1 0 0; 0 1 0})", P, {}),
    ("(orthonormal_columns (vector 1 1))", P, {}),
    ("(orthonormal_columns (vector (/ 0 0) (/ 0 0)))", P, {}),
    ("(for ((z (C))) (unitary (matrix (z))))", P, {}),
    ("(idempotent {1 1; 0 1})", {}, {}),
    ("(idempotent {1 1 0; 0 0 0})", {}, {}),
]

PINV = "({1 2; 2 4; 3 6} {1/70 2/70 3/70; 2/70 4/70 6/70})"
ROW_PINV = "({1 1} {1/2; 1/2})"
TRUE_INVERSES = [
    (f"(== (pinv {B}) {{1/70 2/70 3/70; 2/70 4/70 6/70}})", {}, inverses(PINV)),
    (f"(== (* {B} (pinv {B}) {B}) {B})", {}, inverses(PINV)),
    ("(== (* (pinv A) y) (vector 1/70 1/35))", {},
     {**inverses("(A P)"), "definitions": [["A", term(B)], ["y", term("(vector 1 0 0)")],
                                           ["P", term("{1/70 2/70 3/70; 2/70 4/70 6/70}")]]}),
    ("(== (pinv {1 1}) {1/2; 1/2})", {}, inverses(ROW_PINV)),
    ("(== (pinv {0 0}) {0; 0})", {}, inverses("({0 0} {0; 0})")),
    ("(== (pinv {2}) 1/2)", {}, inverses("({2} {1/2})")),
    ("(== (pinv (matrix)) (matrix))", {}, inverses("((matrix) (matrix))")),
    ("(== (inv {1 2; 3 4}) {-2 1; 3/2 -1/2})", {}, inverses("({1 2; 3 4} {-2 1; 3/2 -1/2})")),
    ("(== (pinv {1 2; 3 4}) (inv {1 2; 3 4}))", {}, inverses("({1 2; 3 4} {-2 1; 3/2 -1/2})")),
    ("(== (^ {1 2; 3 4} -1) {-2 1; 3/2 -1/2})", {}, inverses("({1 2; 3 4} {-2 1; 3/2 -1/2})")),
    ("(== (^ {1 1; 0 1} -3) {1 -3; 0 1})", {}, inverses("({1 1; 0 1} {1 -1; 0 1})")),
    ("(== (inv (sqrt 2)) (/ (sqrt 2) 2))", {}, {}),
    ("(== (pinv (matrix (1 (i)))) (matrix (1/2) ((/ (neg (i)) 2))))", {},
     inverses("((matrix (1 (i))) (matrix (1/2) ((/ (neg (i)) 2))))")),
    ("(for ((x (R)) (y (R))) (== (* (pinv {1 1}) (vector (+ x y))) (vector (/ (+ x y) 2) (/ (+ x y) 2))))",
     {},
     inverses(ROW_PINV)),
    ("(for ((v (R 2))) (== (* {1 1} (pinv {1 1}) {1 1} v) (* {1 1} v)))", {}, inverses(ROW_PINV)),
]  # fmt: skip
FALSE_INVERSES = [
    ("(== (pinv {1 1}) {1; 0})", {}, inverses("({1 1} {1; 0})")),  # a right inverse
    ("(== (pinv {1; 1}) {1 0})", {}, inverses("({1; 1} {1 0})")),  # a left inverse
    ("(== (pinv {1 1}) {1; 1})", {}, inverses("({1 1} {1; 1})")),
    ("(== (pinv {1 1}) {1/2 1/2})", {}, inverses("({1 1} {1/2 1/2})")),
    ("(== (pinv {1 0; 0 0}) {1 0; 0 1})", {}, inverses("({1 0; 0 0} {1 0; 0 1})")),  # P M P = P fails
    ("(== (pinv {1 0; 0 1}) {1 0; 0 0})", {}, inverses("({1 0; 0 1} {1 0; 0 0})")),  # M P M = M fails
    ("(== (pinv {1 0; 0 0}) {1 1; 0 0})", {}, inverses("({1 0; 0 0} {1 1; 0 0})")),  # M P is not symmetric
    ("(== (pinv {1 0; 0 0}) {1 0; 1 0})", {}, inverses("({1 0; 0 0} {1 0; 1 0})")),  # P M is not symmetric
    ("(== (pinv {0 0}) {1; 0})", {}, inverses("({0 0} {1; 0})")),
    ("(== (pinv (matrix (1 (i)))) (matrix (1/2) ((/ (i) 2))))", {},
     inverses("((matrix (1 (i))) (matrix (1/2) ((/ (i) 2))))")),
    ("(== (pinv {1 1}) {1/2; 1/2})", {}, {}),
    ("(== (pinv {1 1}) {1/2; 1/2})", {}, inverses("({1 2} {1/5; 2/5})")),
    ("(== (pinv {1 1}) (pinv {1 1}))", {}, {}),
    ("(== (pinv {1 1}) {1/2; 1/2})", {}, inverses("({1 1} (pinv {1 1}))")),
    ("(== (pinv {1 1}) {1/2; 1/2})", {}, inverses(ROW_PINV, "({1 1} {1; 0})")),  # the last one is used
    ("(== (inv {1 2; 2 4}) {1 0; 0 1})", {}, inverses("({1 2; 2 4} {1 0; 0 1})")),
    ("(== (inv {1 0 0; 0 1 0}) {1 0; 0 1; 0 0})", {}, inverses("({1 0 0; 0 1 0} {1 0; 0 1; 0 0})")),
    ("(== (inv {1; 1}) {1 0})", {}, inverses("({1; 1} {1 0})")),
    ("(== (inv {1 2; 3 4}) {-2 1; 3/2 1/2})", {}, inverses("({1 2; 3 4} {-2 1; 3/2 1/2})")),
    ("(== (inv {0}) {0})", {}, inverses("({0} {0})")),
    ("(== (inv 0) 0)", {}, inverses("(0 0)")),
    ("(== (inv {1 0; 0 0}) (pinv {1 0; 0 0}))", {}, inverses("({1 0; 0 0} {1 0; 0 0})")),
    ("(== (^ {1 0; 0 0} -1) {1 0; 0 0})", {}, inverses("({1 0; 0 0} {1 0; 0 0})")),
    ("(== (^ {1 1; 0 1} -3) {1 -2; 0 1})", {}, inverses("({1 1; 0 1} {1 -1; 0 1})")),
    ("(== (^ {1 1} -2) {1/2; 1/2})", {}, inverses(ROW_PINV)),
    # under variables
    ("(for ((x (R))) (== (pinv (matrix (x))) (matrix (x))))", {}, inverses("((matrix (x)) (matrix (x)))")),
    ("(for ((x (R))) (== (* x (inv x)) 1))", {}, inverses("(x (/ 1 x))")),
    ("(for ((x (R))) (== (inv (matrix (1 x) (0 1))) (matrix (1 (neg x)) (0 1))))", {},
     inverses("((matrix (1 x) (0 1)) (matrix (1 (neg x)) (0 1)))")),  # true, but not closed
    ("(for ((x (R))) (== (pinv {1 1}) (matrix (x) ((+ 1 (neg x))))))", {},
     inverses("({1 1} (matrix (x) ((+ 1 (neg x)))))")),
    ("(for ((x (R))) (== (^ (matrix (x)) -1) (matrix (x))))", {}, inverses("((matrix (x)) (matrix (x)))")),
    ("(for ((P (R 2 1))) (== (pinv {1 1}) P))", {}, inverses("({1 1} P)")),
]  # fmt: skip
