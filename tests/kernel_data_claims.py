"""Claims about data, norms and variables: known mathematics by hand, and its false neighbours."""

from __future__ import annotations

from kernel_support import Q, term

P = {"prime": Q}
X = "{1 2; 3 6; 5 1}"  # mean (3, 3), scatter {8 -2; -2 14}
TABLE = {"definitions": [["X", term(X)], ["m", term("(mean X)")], ["C", term("(covariance X)")]]}
R2 = "(sqrt 2)"


def same(a: str, b: str, evidence: dict | None = None, **rest) -> tuple:
    return f"(== {a} {b})", evidence or {}, rest


TRUE_DATA = [
    same(f"(mean {X})", "(vector 3 3)"),
    same(f"(centered {X})", "{-2 -1; 0 3; 2 -2}"),
    same(f"(scatter {X})", "{8 -2; -2 14}"),
    same(f"(covariance {X})", "{4 -1; -1 7}"),
    same(f"(covariance {X} (ddof 1))", "{4 -1; -1 7}"),
    same(f"(covariance {X} (ddof 0))", "{8/3 -2/3; -2/3 14/3}"),
    same("(mean X)", "(vector 3 3)", **TABLE),
    same("C", "(/ (scatter X) 2)", **TABLE),
    same("(covariance X (ddof 0))", "(* 2/3 C)", **TABLE),
    same("(* (T (centered X)) (centered X))", "(scatter X)", **TABLE),
    same("(+ X (neg (* (ones 3 1) (T m))))", "(centered X)", **TABLE),
    same("(mean (T X))", "(vector 3/2 9/2 3)", **TABLE),
    same("(mean {1/2 3; 1/3 -1})", "(vector 5/12 1)"),
    same("(scatter {1/2})", "{0}"),
    same("(covariance {1 2} (ddof 0))", "{0 0; 0 0}"),
    same("(covariance (vector 1 2 3 4))", "5/3"),
    same(f"(mean (matrix ({R2}) ((* 3 {R2}))))", f"(* 2 {R2})"),
    same(f"(covariance (matrix ({R2}) ((* 3 {R2}))))", "4"),
    same(f"(scatter (matrix ({R2} 1) ((* 3 {R2}) 0)))", f"(matrix (4 (neg {R2})) ((neg {R2}) 1/2))"),
    ("(for ((a (R)) (b (R))) (== (covariance (vector a b)) (/ (^ (+ a (neg b)) 2) 2)))", {}, {}),
    ("(for ((Y (R 3 2))) (== (* (ones 1 3) (centered Y)) {0 0}))", {}, {}),
    ("(for ((Y (R 3 2))) (== (mean Y) (* 1/3 (T Y) (ones 3 1))))", {}, {}),
    ("(symmetric C)", {}, TABLE),
]
FALSE_DATA = [
    same(f"(mean {X})", "(vector 3 4)"),
    same(f"(mean {X})", "{3 3}"),
    same(f"(mean {X})", "(vector 9 9)"),
    same(f"(mean {X})", "(vector 3/2 9/2 3)"),  # of the rows
    same(f"(centered {X})", X),
    same(f"(scatter {X})", "{4 -1; -1 7}"),
    same(f"(covariance {X})", "{8/3 -2/3; -2/3 14/3}"),  # the wrong divisor
    same(f"(covariance {X} (ddof 0))", "{4 -1; -1 7}"),
    same(f"(covariance {X} (ddof 1))", "{8/3 -2/3; -2/3 14/3}"),
    same(f"(covariance {X} (ddof 2))", "{8 -2; -2 14}"),
    same(f"(covariance {X} (ddof -1))", "{2 -1/2; -1/2 7/2}"),
    same(f"(covariance {X} (ddof 1/2))", "{16/5 -4/5; -4/5 28/5}"),
    same(f"(covariance {X} 0)", "{8/3 -2/3; -2/3 14/3}"),
    same(f"(covariance {X} (ddof 0) (ddof 0))", "{8/3 -2/3; -2/3 14/3}"),
    same(f"(covariance {X} (divisor 0))", "{8/3 -2/3; -2/3 14/3}"),
    same(f"(covariance {X} {X})", "{4 -1; -1 7}"),
    same(f"(scatter {X} (ddof 0))", "{8 -2; -2 14}"),
    same(f"(mean {X} (ddof 0))", "(vector 3 3)"),
    same(f"(* (T {X}) {X})", "{8 -2; -2 14}"),
    same("(covariance {1 2})", "{0 0; 0 0}"),  # one observation
    same("(covariance {1 2})", "(covariance {1 2})"),
    same("(covariance 5)", "0"),
    same("(covariance (vector 1 2 3 4))", "5/4"),
    same("(mean (matrix))", "(matrix)"),
    same("(scatter (matrix))", "(matrix)"),
    same("(covariance (matrix ((i)) ((neg (i)))))", "-2"),
    same("(covariance (matrix ((i)) ((neg (i)))))", "2"),
    same("(mean (matrix ((i)) ((neg (i)))))", "0"),
    same("(mean {1 2; 3 4 5})", "(vector 2 3)"),
    same("(covariance X)", "{4 -1; -1 8}", **TABLE),
    same("(ddof 0)", "0"),
    ("(for ((z (C))) (== (mean (vector z z)) z))", {}, {}),  # true, but data are real
    ("(for ((a (R)) (b (R))) (== (covariance (vector a b)) (/ (^ (+ a b) 2) 2)))", {}, {}),
    ("(for ((X (R 3 2))) (== (mean X) (vector 3 3)))", {}, TABLE),
    ("(for ((Y (R 3 2))) (== (mean Y) (mean X)))", {}, TABLE),
    ("(for ((Y (R 2 3))) (== (mean Y) (* 1/3 (T Y) (ones 3 1))))", {}, {}),
]

A, Y = "{1 2; 0 1; 1 0}", "(vector 1 1 1)"
BEST = {"definitions": [["A", term(A)], ["y", term(Y)], ["x", term("(vector 2/3 1/3)")],
                        ["r", term("(+ y (neg (* A x)))")]]}  # fmt: skip
PYTHAGORAS = (
    "(for ((v ({} 2))) (== (^ (norm (+ (* A v) (neg y))) 2)"
    " (+ (^ (norm r) 2) (^ (norm (* A (+ v (neg x)))) 2))))"
)
COMPLEX = {"definitions": [["A", term("(matrix (1) ((i)))")], ["y", term("(vector 1 1)")],
                           ["x", term("(/ (+ 1 (neg (i))) 2)")],
                           ["r", term("(+ y (neg (* A x)))")]]}  # fmt: skip
TRUE_NORMS = [
    same("(norm (vector 3 4))", "5"),
    same("(norm (vector 1 1))", R2),
    same("(norm (vector 1 1 1))", "(/ 3 (sqrt 3))"),
    same("(norm (matrix (1 (i)) (1 (neg (i)))))", "2"),
    same("(norm (matrix))", "0"),
    same("(norm (vector 0 0))", "0"),
    same("(norm -3)", "3"),
    same("(norm (vector 2 2))", f"(* 2 {R2})", radicals=[term("(8 (* 2 (sqrt 2)))")]),
    same("(norm (vector 1 (sqrt 3)))", "2"),
    same(f"(norm (vector 1 (sqrt {R2})))", f"(sqrt (+ 1 {R2}))"),
    same(f"(sqrt (+ 1 {R2}))", f"(norm (vector 1 (sqrt {R2})))"),
    same("(^ (norm (vector 1 2)) 2)", "5"),
    same("(^ (norm (vector 1 2)) 4)", "25"),
    same("(^ (norm (vector 1 2)) 0)", "1"),
    same("(^ (norm (vector 1 2)) -2)", "1/5"),
    same("(^ (norm (vector 1 (i))) 2)", "2"),
    same("(^ (norm (vector 1 1)) 3)", f"(* 2 {R2})"),
    same("(dot (vector 1 (i)) (vector (i) 1))", "0"),
    same("(dot (vector (i) 1) (vector 1 1))", "(+ 1 (neg (i)))"),
    same("(transpose {1 2})", "{1; 2}"),
    same("(diag 1 2)", "{1 0; 0 2}"),
    same("(diag (vector 1 2))", "{1 0; 0 2}"),
    same("(diag 5)", "{5}"),
    same("(column {1 2; 3 4} 2)", "(vector 2 4)"),
    same("(row {1 2; 3 4} 2)", "{3 4}"),
    same("(+ (zeros 2 3) (ones 2 3))", "{1 1 1; 1 1 1}"),
    same("(T (* {1 2} {3; 4}))", "11"),
    same("(+ (* {1 2} {3; 4}) {1})", "12"),
    ("(for ((x (R))) (== (H (matrix (x 1))) (matrix (x) (1))))", {}, {}),
    ("(for ((x (R))) (hermitian (matrix (1 (+ x (i))) ((+ x (neg (i))) 2))))", {}, {}),
    ("(for ((x (R)) (y (R))) (== (^ (norm (vector x y)) 2) (+ (^ x 2) (^ y 2))))", {}, {}),
    ("(for ((z (C 1))) (== (^ (norm z) 2) (* (H z) z)))", {}, {}),
    ("(for ((v (R 3)) (w (R 3))) (== (dot v w) (dot w v)))", {}, {}),
    ("(for ((v (R 2)) (a (R))) (== (^ (norm (* a v)) 2) (* (^ a 2) (^ (norm v) 2))))", {}, {}),
    ("(for ((D (R 2 2))) (== (det (T D)) (det D)))", {}, {}),
    ("(for ((D (C 2 2))) (== (trace (* (H D) D)) (^ (norm D) 2)))", {}, {}),
    (
        "(for ((d (R 2 1))) (implies (== (* (T d) d) (I 1)) (== (^ (norm d) 4) 1)))",
        {"cofactors": [term("(+ (^ (norm d) 2) 1)")]},
        {},
    ),
    (PYTHAGORAS.format("R"), {}, BEST),
    (PYTHAGORAS.replace("(v ({} 2))", "(v (C 1))"), {}, COMPLEX),
]
FALSE_NORMS = [
    same("(norm (vector 3 4))", "25"),
    same("(norm (vector 3 4))", "-5"),
    same("(norm (vector 3 4))", "7"),
    same("(norm (vector 1 (i)))", "0"),
    same("(^ (norm (vector 1 (i))) 2)", "0"),
    same("(^ (norm (vector 1 1)) 3)", "2"),
    same("(norm (vector 1 1))", f"(neg {R2})"),
    same("(norm (vector 2 2))", "(sqrt 2)"),
    same("(norm (vector 1 1) (vector 1 1))", R2),
    same("(norm (vector (sqrt -2)))", R2),  # true, but there is no rule for this conjugate
    same("(dot (vector 1 (i)) (vector 1 (i)))", "0"),
    same("(dot (vector 1 2 3) (vector 1 2))", "5"),
    same("(dot {1 2} {1 2})", "5"),
    same("(dot (vector (i) 1) (vector 1 1))", "(+ 1 (i))"),
    same("(diag {1 2; 3 4})", "{1 0; 0 4}"),
    same("(diag (vector 1 2) 3)", "{1 0 0; 0 2 0; 0 0 3}"),
    same("(diag {1 2})", "{1 0; 0 2}"),
    same("(column {1 2; 3 4} 0)", "(vector 2 4)"),
    same("(column {1 2; 3 4} 3)", "(vector 2 4)"),
    same("(row {1 2; 3 4} -1)", "{3 4}"),
    same("(row {1 2; 3 4} 2)", "(vector 3 4)"),
    same("(zeros 2)", "(vector 0 0)"),
    same("(zeros 0 2)", "(matrix)"),
    same("(ones -1 2)", "(matrix)"),
    same("(+ {1 2} 1)", "{2 3}"),
    same("(+ {1 2; 3 4} (* {1 2} {3; 4}))", "{12 2; 3 15}"),
    same("(+ {1 0; 0 1} 0)", "{1 0; 0 1}"),
    ("(for ((z (C))) (== (^ (norm (vector z)) 2) (^ z 2)))", {}, {}),
    ("(for ((z (C))) (== (H (matrix (z))) (matrix (z))))", {}, {}),
    ("(for ((z (C))) (hermitian (matrix (z))))", {}, {}),
    ("(for ((z (C 1))) (== (^ (norm z) 2) (^ z 2)))", {}, {}),
    ("(for ((z (C 1))) (hermitian z))", {}, {}),
    ("(for ((v (C 2))) (== (^ (norm v) 2) (* (T v) v)))", {}, {}),
    ("(for ((x (R))) (== (norm (vector x)) x))", {}, {}),
    ("(for ((x (R))) (== (norm (vector x)) (norm (vector (neg x)))))", {}, {}),  # true, but no closed number
    ("(for ((x (R))) (== (^ (norm (vector x)) -2) (^ x -2)))", {}, {}),
    ("(for ((x (R))) (>= (^ x 2) 0))", {}, {}),
    ("(for ((x (R))) (!= (+ (^ x 2) 1) 0))", P, {}),
    ("(for ((v (R 2)) (w (R 3))) (== (dot v w) 0))", {}, {}),
    ("(for ((v (R 0))) (== v v))", {}, {}),
    ("(for ((v (R 2 2 2))) (== v v))", {}, {}),
    ("(for ((v (R n))) (== v v))", {}, {}),
    ("(for ((v (R n))) (== v v))", {}, {"definitions": [["n", "2"]]}),
    ("(for ((v (Z 2))) (== v v))", {}, {}),
    ("(for ((v (Q))) (== v v))", {}, {}),
    ("(for ((v (R -2))) (== v v))", {}, {}),
    ("(for ((D (R 2 2))) (== D (T D)))", {}, {}),
    ("(for ((D (R 2 2)) (E (R 2 2))) (== (* D E) (* E D)))", {}, {}),
    ("(for ((v (R 2))) (== v (vector 1 2)))", {}, {"definitions": [["v", term("(vector 1 2)")]]}),
    ("(for ((v (R 2)) (v (R 2))) (== v (vector 1 2)))", {}, {}),
    ("(for ((l (R 2))) (implies (== (* (T l) l) 0) (== (eigenspace {1} l) (span (vector 1)))))", P, {}),
    (PYTHAGORAS.format("R"), {}, {"definitions": [*BEST["definitions"][:2], ["x", term("(vector 1/2 1/2)")],
                                                  BEST["definitions"][3]]}),
    (PYTHAGORAS.replace("(v ({} 2))", "(v (C 1))").replace("(norm r)", "(norm y)"), {}, COMPLEX),
    (PYTHAGORAS.replace("(v ({} 2))", "(v (C))"), {}, COMPLEX),
    (PYTHAGORAS.format("R").replace("(norm r)", "(norm y)"), {}, BEST),
]  # fmt: skip
