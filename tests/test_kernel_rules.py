"""Every rule of proofs/FORMAT.md: small certificates that must be accepted, and false neighbours that must not.

The claims are known mathematics, written by hand; nothing here comes from the code that makes certificates.
"""

from __future__ import annotations

import pytest
from kernel_support import Q, accepted, certificate, refused, term

P = {"prime": Q}
CUBIC = term("(+ (^ x 3) (* -3 x) 1)")  # 2 cos 40°, 2 cos 80°, 2 cos 160°: 1.532…, 0.347…, -1.879…
THREE_REAL = {"polynomial": CUBIC, "intervals": [["3/2", "2"], ["0", "1"], ["-2", "-1"]]}
X3_2 = term("(+ (^ x 3) -2)")  # 1.2599…, -0.6299… ± 1.0911… i
ONE_REAL = {
    "polynomial": X3_2,
    "intervals": [["1", "2"]],
    "discs": [["63/50", "0"], ["-63/100", "109/100"], ["-63/100", "-109/100"]],
}
X4_1 = term("(+ (^ x 4) 1)")  # (±1 ± i)/sqrt(2): pairs with the same real part
NO_REAL = {
    "polynomial": X4_1,
    "intervals": [],
    "discs": [["7/10", "7/10"], ["7/10", "-7/10"], ["-7/10", "7/10"], ["-7/10", "-7/10"]],
}
UPRIGHT = term("(+ (^ x 4) (* 5 (^ x 2)) 4)")  # ±i, ±2i: all on the line Re = 0
ON_A_LINE = {"polynomial": UPRIGHT, "intervals": [], "discs": [["0", b] for b in ("2", "1", "-1", "-2")]}
X2_2 = term("(+ (^ x 2) -2)")
SQUARE = {"polynomial": X2_2, "intervals": [["1", "2"], ["-2", "-1"]]}
ALL = (THREE_REAL, ONE_REAL, NO_REAL, ON_A_LINE, SQUARE)

A = "{2 1 1; 1 2 1; 1 1 2}"  # eigenvalues 4, 1, 1
COMPANION = "{0 0 -1; 1 0 3; 0 1 0}"  # of CUBIC
JORDAN = "{1 1; 0 1}"
TURN = "{0 -1; 1 0}"  # eigenvalues i, -i
R1, R2, R3 = (f"(root (+ (^ x 3) (* -3 x) 1) {k})" for k in (1, 2, 3))
C1, C2, C3 = "(root (+ (^ x 3) -2) 1)", "(root (+ (^ x 3) -2) 2 (C))", "(root (+ (^ x 3) -2) 3 (C))"
CUBE = "{0 0 2; 1 0 0; 0 1 0}"  # companion matrix of X3_2
FAMILY = "(for ((l (C))) (implies (== {p} 0) (== (eigenspace {a} l) (span {v}))))"
P_CUBIC = "(+ (^ l 3) (* -3 l) 1)"
SAME = "(== (eigenvalues {}) (multiset {}))"
SPACE = "(== (eigenspace {} {}) (span {}))"
V11, V12, V13 = "(vector -1 1 0)", "(vector -1 0 1)", "(vector -1 -1 2)"
ROOT2, ROOT3, ROOT6 = "(sqrt 2)", "(sqrt 3)", "(sqrt 6)"
RELATION = {"radicals": [term("(6 (* (sqrt 2) (sqrt 3)))")]}
ORTHONORMAL = (
    f"(matrix ((/ 1 {ROOT3}) (/ -1 {ROOT2}) (/ -1 {ROOT6}))"
    f"        ((/ 1 {ROOT3}) (/ 1 {ROOT2}) (/ -1 {ROOT6}))"
    f"        ((/ 1 {ROOT3}) 0 (/ 2 {ROOT6})))"
)
UNITARY = f"(matrix ((/ 1 {ROOT2}) (/ 1 {ROOT2})) ((/ (neg (i)) {ROOT2}) (/ (i) {ROOT2})))"
HERMITIAN = "(matrix (2 (i)) ((neg (i)) 2))"  # eigenvalues 3, 1
C_CUBIC = "(== (+ (* 4 (^ c 3)) (* -3 c)) -1/2)"  # cos 3t = -1/2

# rule: [(statement, evidence, other fields of the certificate)]
TRUE: dict[str, list] = {
    "equality": [
        ("(== (det {1 2; 3 4}) -2)", {}, {}),
        ("(== (det (matrix)) 1)", {}, {}),
        ("(== (trace {1 2; 3 4}) 5)", {}, {}),
        ("(== (trace (matrix)) 0)", {}, {}),
        ("(== (charpoly {2 1; 1 2} 0) 3)", {}, {}),
        ("(== (* {1 2; 3 4} {0 1; 1 0}) {2 1; 4 3})", {}, {}),
        ("(== (^ {1 1; 0 1} 5) {1 5; 0 1})", {}, {}),
        ("(== (^ {1 1; 0 1} 0) (I 2))", {}, {}),
        ("(== (T {1 2 3}) {1; 2; 3})", {}, {}),
        ("(== (H (matrix (1 (i)))) (matrix (1) ((neg (i)))))", {}, {}),
        ("(== (* (T (vector 1 2)) (vector 3 4)) 11)", {}, {}),
        ("(== (/ {2 4} 2) {1 2})", {}, {}),
        ("(== (/ {2 4} -1) {-2 -4})", {}, {}),
        ("(== (entry {1 2; 3 4} 2 1) 3)", {}, {}),
        ("(== (+ {1 2} (neg {1 2})) {0 0})", {}, {}),
        ("(== (^ (i) 2) -1)", {}, {}),
        ("(== (decimal 0.250) 1/4)", {}, {}),
        ("(== (decimal -2.5e-1) -1/4)", {}, {}),
        ("(== (^ (/ (+ 1 (sqrt 5)) 2) 2) (+ (/ (+ 1 (sqrt 5)) 2) 1))", {}, {}),
        ("(== (/ 1 (+ (sqrt 3) (neg (sqrt 2)))) (+ (sqrt 3) (sqrt 2)))", {}, {}),
        ("(== (^ (sqrt 2) -2) 1/2)", {}, {}),
        ("(== (sqrt 9/4) 3/2)", {}, {}),
        ("(== (sqrt 0) 0)", {}, {}),
        ("(== (^ (sqrt (+ 2 (sqrt 2))) 4) (+ 6 (* 4 (sqrt 2))))", {}, {}),
        ("(== (sqrt 6) (* (sqrt 2) (sqrt 3)))", {}, RELATION),
        ("(== (sqrt (+ 5 (* 2 (sqrt 6)))) (+ (sqrt 2) (sqrt 3)))", {},
         {"radicals": [*RELATION["radicals"], term("((+ 5 (* 2 (sqrt 6))) (+ (sqrt 2) (sqrt 3)))")]}),
        (f"(== (^ {R1} 3) (+ (* 3 {R1}) -1))", {}, {}),
        (f"(== (^ {C2} 6) 4)", {}, {}),
        ("(== (root (+ (* 2 x) -3) 1) 3/2)", {},
         {"roots": [{"polynomial": term("(+ (* 2 x) -3)"), "intervals": [["0", "9"]]}]}),
        ("(== a (* 2 b))", {}, {"definitions": [["b", "3"], ["a", ["+", "b", "3"]]]}),
        ("(== (matrix) (matrix))", {}, {}),
    ],
    "for": [
        ("(for ((x (R))) (== (^ (+ x 1) 2) (+ (^ x 2) (* 2 x) 1)))", {}, {}),
        ("(for ((x (C)) (y (R))) (== (* (+ x y) (+ x (neg y))) (+ (^ x 2) (neg (^ y 2)))))", {}, {}),
        ("(for ((x (R))) (for ((y (R))) (== (+ x y) (+ y x))))", {}, {}),
        ("(for ((x (R))) (== (charpoly {2 1; 1 2} x) (* (+ x -1) (+ x -3))))", {}, {}),
        ("(for ((x (R))) (== (det (+ (* x (I 2)) (neg {2 1; 1 2}))) (charpoly {2 1; 1 2} x)))", {}, {}),
        ("(for ((k (R))) (== (eigenvalues (matrix (1 k) (0 1))) (multiset 1 1)))", {"groups": [[0, 1]]}, {}),
        ("(for ((k (R))) (symmetric (matrix (1 k) (k 1))))", {}, {}),
        (f"(for ((x (R))) (== (charpoly {COMPANION} x) (* (+ x (neg {R1})) (+ (^ x 2) (* {R1} x)"
         f" (^ {R1} 2) -3))))", {}, {}),
    ],
    "implies": [
        (f"(for ((c (R))) (implies {C_CUBIC} (== (+ (^ (* 2 c) 3) (* -3 2 c) 1) 0)))", {"cofactors": ["2"]},
         {}),
        ("(for ((x (R)) (y (R))) (implies (and (== x y) (== y 1)) (== x 1)))", {"cofactors": ["1", "1"]}, {}),
        ("(for ((x (R))) (implies (== x 2) (== (^ x 2) 4)))", {"cofactors": [["+", "x", "2"]]}, {}),
        ("(for ((x (R))) (implies (== 0 1) (== x 7)))", {"cofactors": [term("(+ 7 (neg x))")]}, {}),
    ],
    "eigenspace at every root": [
        (FAMILY.format(p=P_CUBIC, a=COMPANION, v="(vector -1 (^ l 2) l)"), P, {}),
        (FAMILY.format(p="(+ (^ l 2) (* -4 l) 3)", a="{1 0; 0 3}", v="(vector (+ l -3) (+ l -1))"), P, {}),
        (FAMILY.format(p="(+ (^ l 2) 1)", a=TURN, v="(vector l 1)"), P, {}),
        (FAMILY.format(p="(* 7 (+ l -4))", a=A, v="(vector 1 1 1)"), P, {}),
        (FAMILY.format(p="(+ l -9)", a=A, v=""), P, {}),
        (FAMILY.format(p="(+ (^ l 2) -2)", a="{0 2 0 0; 1 0 0 0; 0 0 0 2; 0 0 1 0}",
         v="(vector l 1 0 0) (vector 0 0 l 1)"),
         P, {}),
    ],
    "eigenvalues": [
        (SAME.format(A, "4 1 1"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(A, "1 4 1"), {"groups": [[2], [0, 1]]}, {}),
        (f"(== (eigenvalues {A}) (counted (4 1) (1 2)))", {"groups": [[0, 1, 2]]}, {}),
        (f"(== (eigenvalues {A}) (counted (1 1) (4 1) (1 1)))", {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(TURN, "(i) (neg (i))"), {"groups": [[0, 1]]}, {}),
        (SAME.format("{0 2; 1 0}", "(sqrt 2) (neg (sqrt 2))"), {"groups": [[0, 1]]}, {}),
        (SAME.format("{0 2; 1 0}", "(root (+ (^ x 2) -2) 2) (root (+ (^ x 2) -2) 1)"), {"groups": [[0, 1]]},
         {}),
        (SAME.format(COMPANION, f"{R3} {R1} {R2}"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(CUBE, f"{C1} {C2} {C3}"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format("(matrix)", ""), {"groups": []}, {}),
        (SAME.format("{5}", "5"), {"groups": [[0]]}, {}),
        (SAME.format("M", "m M11"), {"groups": [[0, 1]]},
         {"definitions": [["m", "2"], ["M11", "1"], ["M", term("(matrix (m 0) (0 M11))")]]}),
    ],
    "eigenspace": [
        (SPACE.format(A, "4", "(vector 1 1 1)"), P, {}),
        (SPACE.format(A, "1", f"{V11} {V12}"), P, {}),
        (SPACE.format(A, "1", f"{V11} {V13}"), P, {}),
        (SPACE.format(A, "2", ""), P, {}),
        (SPACE.format(JORDAN, "1", "(vector 7 0)"), P, {}),
        (SPACE.format("{0 2; 1 0}", "(sqrt 2)", "(vector (sqrt 2) 1)"), P, {}),
        (SPACE.format("{0 2; 1 0}", "(sqrt 2)", "(vector 1 (/ 1 (sqrt 2)))"), P, {}),
        (SPACE.format("{0 2; 1 0}", "(sqrt 2)", "(vector (/ (sqrt 2) (sqrt 3)) (/ 1 (sqrt 3)))"), P, {}),
        (SPACE.format(TURN, "(i)", "(vector (i) 1)"), P, {}),
        (SPACE.format(COMPANION, R2, f"(vector -1 (^ {R2} 2) {R2})"), P, {}),
        (SPACE.format(CUBE, C3, f"(vector 2 (^ {C3} 2) {C3})"), P, {}),
        (SPACE.format("{0 0; 0 0}", "0", "(vector 1 1) (vector 1 -1)"), P, {}),
        (SPACE.format("(matrix (0 (sqrt 2)) ((sqrt 2) 0))", "(sqrt 2)", "(vector 1 1)"), P, {}),
        (SPACE.format("(matrix)", "0", ""), P, {}),
        (SPACE.format("{5}", "5", "{1}"), P, {}),
    ],
    "rref": [
        ("(== (rref {1 2 3; 2 4 7}) {1 2 0; 0 0 1})", P, {}),
        ("(== (rref {1 2; 3 4; 5 6}) {1 0; 0 1; 0 0})", P, {}),
        ("(== (rref {0 0; 0 0}) {0 0; 0 0})", P, {}),
        ("(== (rref {0 5; 0 0}) {0 1; 0 0})", P, {}),
        ("(== (rref (matrix)) (matrix))", P, {}),
        ("(== (rref (matrix ((sqrt 2) 2))) (matrix (1 (sqrt 2))))", P, {}),
    ],
    "diagonalization": [
        (f"(diagonalization {A} {{1 -1 -1; 1 1 0; 1 0 1}} {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
        (f"(diagonalization {TURN} (matrix ((i) (neg (i))) (1 1)) (matrix ((i) 0) (0 (neg (i)))))", P, {}),
        ("(diagonalization (matrix) (matrix) (matrix))", P, {}),
        ("(diagonalization {5} {-2} {5})", P, {}),
        ("(diagonalization {1 1; 0 2} {1 1; 0 1} {1 0; 0 2})", P, {}),
        (f"(diagonalization {COMPANION} (matrix (-1 -1 -1) ((^ {R1} 2) (^ {R2} 2) (^ {R3} 2)) ({R1} {R2} {R3}))"
         f" (matrix ({R1} 0 0) (0 {R2} 0) (0 0 {R3})))", P, {}),
        ("(diagonalization (matrix (0 (sqrt 2)) ((sqrt 2) 0)) {1 1; 1 -1} (matrix ((sqrt 2) 0) (0 (neg (sqrt 2)))))", P, {}),
    ],
    "spectral": [
        (f"(spectral {A} {ORTHONORMAL} {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
        (f"(spectral {HERMITIAN} {UNITARY} {{3 0; 0 1}})", P, {}),
        ("(spectral {2 0; 0 3} {0 -1; 1 0} {3 0; 0 2})", P, {}),
        ("(spectral (matrix) (matrix) (matrix))", P, {}),
        ("(spectral {5} {-1} {5})", P, {}),
        ("(spectral {7 24; 24 -7} {4/5 -3/5; 3/5 4/5} {25 0; 0 -25})", P, {}),
    ],
    "diagonalizable": [
        (f"(diagonalizable {A})", {"annihilator": ["4", "-5", "1"], **P}, {}),
        (f"(diagonalizable {TURN})", {"annihilator": ["1", "0", "1"], **P}, {}),
        ("(diagonalizable {3 0; 0 3})", {"annihilator": ["-3", "1"], **P}, {}),
        ("(diagonalizable (matrix))", {"annihilator": ["1"], **P}, {}),
        (f"(diagonalizable {A} (R))", {"annihilator": ["4", "-5", "1"], "intervals": [["3", "5"], ["1", "1"]],
         **P}, {}),
        (f"(diagonalizable {COMPANION} (R))",
         {"annihilator": ["1", "-3", "0", "1"], "intervals": THREE_REAL["intervals"], **P}, {}),
        ("(diagonalizable (matrix) (R))", {"annihilator": ["1"], "intervals": [], **P}, {}),
        ("(diagonalizable (matrix (0 (sqrt 2)) (1 0)))", {"annihilator": [["neg", ["sqrt", "2"]], "0", "1"],
         **P}, {}),
    ],
    "not diagonalizable": [
        (f"(not (diagonalizable {JORDAN}))", {"polynomial": ["-1", "1"], "vector": ["0", "1"], **P}, {}),
        (f"(not (diagonalizable {JORDAN} (R)))", {"polynomial": ["-1", "1"], "vector": ["0", "1"], **P}, {}),
        ("(not (diagonalizable {0 1 0; 0 0 1; 0 0 0}))", {"polynomial": ["0", "1"], "vector": ["0", "1", "0"],
         **P}, {}),
        ("(not (diagonalizable {0 1 1 0; -1 0 0 1; 0 0 0 1; 0 0 -1 0}))",
         {"polynomial": ["1", "0", "1"], "vector": ["0", "0", "1", "0"], **P}, {}),
        (f"(not (diagonalizable {TURN} (R)))", {"eigenvalue": ["i"], "vector": [["i"], "1"], **P}, {}),
        (f"(not (diagonalizable {CUBE} (R)))",
         {"eigenvalue": term(C2), "vector": term(f"(2 (^ {C2} 2) {C2})"), **P}, {}),
        ("(not (diagonalizable (matrix ((i))) (R)))", {"eigenvalue": ["i"], "vector": ["1"], **P}, {}),
    ],
    "symmetric, Hermitian": [
        (f"(symmetric {A})", {}, {}),
        ("(symmetric (matrix))", {}, {}),
        ("(symmetric (matrix (1 (i)) ((i) 1)))", {}, {}),
        (f"(hermitian {HERMITIAN})", {}, {}),
        ("(hermitian {1 2; 2 1})", {}, {}),
    ],
    "order": [
        ("(< 1/3 2/5)", {}, {}),
        ("(>= 4 4)", {}, {}),
        ("(<= 4 4)", {}, {}),
        ("(> (sqrt 2) 1414213562373095048801688724/1000000000000000000000000000)", {}, {}),
        (f"(> {R1} {R2})", {}, {}),
        (f"(< {R3} (neg {R1}))", {}, {}),
        ("(>= (+ (sqrt 2) (neg (sqrt 2))) 0)", {}, {}),
        ("(!= 1 2)", P, {}),
        ("(!= (sqrt 2) (sqrt 3))", P, {}),
        ("(!= (i) 1)", P, {}),
        (f"(!= {C2} 1)", P, {}),
    ],
    "printed digits": [
        ("(~= 1/3 (decimal 0.333))", {}, {}),
        ("(~= 2/3 (decimal 0.667))", {}, {}),
        ("(~= 2/3 (decimal 0.666))", {}, {}),
        ("(~= (sqrt 2) (decimal 1.41421356))", {}, {}),
        ("(~= 12345 (decimal 1.23e4))", {}, {}),
        ("(~= -1/3 (decimal -.3))", {}, {}),
        ("(~= 5/2 (decimal 3))", {}, {}),
    ],
    "and": [
        ("(and (== 1 1) (!= 1 2) (and (< 1 2) (symmetric {1})))", {"parts": [{}, P, {"parts": [{}, {}]}]},
         {}),
    ],
}  # fmt: skip

FALSE: dict[str, list] = {
    "equality": [
        ("(== (det {1 2; 3 4}) 2)", {}, {}),
        ("(== (det (matrix)) 0)", {}, {}),
        ("(== (det {1 2 3; 4 5 6}) 0)", {}, {}),
        ("(== (charpoly {2 1; 1 2} 0) -3)", {}, {}),
        ("(== (* {0 1; 1 0} {1 2; 3 4}) {2 1; 4 3})", {}, {}),
        ("(== (* {1 2 3} {1 2 3}) 14)", {}, {}),
        ("(== (T {1 2 3}) {1 2 3})", {}, {}),
        ("(== (H (matrix (1 (i)))) (matrix (1) ((i))))", {}, {}),
        ("(== {1 2} {1 2; 1 2})", {}, {}),
        ("(== (+ {1 2} {1; 2}) {2 4})", {}, {}),
        ("(== (entry {1 2; 3 4} 2 1) 2)", {}, {}),
        ("(== (entry {1 2; 3 4} 3 1) 3)", {}, {}),
        ("(== (^ (i) 2) 1)", {}, {}),
        ("(== (i) 1)", {}, {}),
        ("(== (decimal 0.250) 1/3)", {}, {}),
        ("(== (sqrt 2) 1)", {}, {}),
        ("(== (sqrt 2) (neg (sqrt 2)))", {}, {}),
        ("(== (sqrt 9/4) -3/2)", {}, {}),
        ("(== (sqrt 2) (sqrt 3))", {}, {}),
        ("(== (sqrt 6) (neg (* (sqrt 2) (sqrt 3))))", {}, RELATION),
        ("(== (sqrt 6) (neg (* (sqrt 2) (sqrt 3))))", {},
         {"radicals": [term("(6 (neg (* (sqrt 2) (sqrt 3))))")]}),
        ("(== (sqrt 6) (* (sqrt 2) (sqrt 5)))", {}, {"radicals": [term("(6 (* (sqrt 2) (sqrt 5)))")]}),
        ("(== (sqrt -1) (i))", {}, {"radicals": [term("(-1 (i))")]}),  # true, but no real number is told so
        ("(== (* (sqrt -1) (sqrt -1)) 1)", {}, {}),
        (f"(== {R1} {R2})", {}, {}),
        (f"(== {C2} {C3})", {}, {}),
        ("(== (/ 1 0) (/ 1 0))", {}, {}),
        ("(== (^ 0 -1) 0)", {}, {}),
        ("(== (root (+ (* 2 x) -3) 1) 2)", {},
         {"roots": [{"polynomial": term("(+ (* 2 x) -3)"), "intervals": [["0", "9"]]}]}),
        ("(== (^ x 2) 4)", {}, {}),
    ],
    "for": [
        ("(for ((x (R))) (== (^ (+ x 1) 2) (+ (^ x 2) 1)))", {}, {}),
        ("(for ((x (R))) (== (^ x 2) x))", {}, {}),
        ("(for ((x (R))) (== (charpoly {2 1; 1 2} x) (* (+ x -1) (+ x -2))))", {}, {}),
        ("(for ((x (R))) (>= (^ x 2) 0))", {}, {}),  # true, but there is no rule for it
        ("(for ((x (R))) (== x y))", {}, {}),
        ("(for ((x (R)) (y (R))) (== x y))", {}, {}),
        ("(for ((k (R))) (diagonalizable (matrix (1 k) (0 1))))", {"annihilator": ["-1", "1"], **P}, {}),
        ("(for ((k (R))) (not (diagonalizable (matrix (1 k) (0 1)))))",
         {"polynomial": ["-1", "1"], "vector": ["0", "1"], **P}, {}),
        ("(for ((x (C))) (== (H (matrix (x))) (matrix (x))))", {}, {}),
        ("(for ((x (R))) (== x 0))", {}, {"definitions": [["x", "0"]]}),
    ],
    "implies": [
        (f"(for ((c (R))) (implies {C_CUBIC} (== (+ (^ (* 2 c) 3) (* -3 2 c) 1) 0)))", {"cofactors": ["1"]},
         {}),
        (f"(for ((c (R))) (implies {C_CUBIC} (== (+ (^ (* 2 c) 3) (* -3 2 c) 2) 0)))", {"cofactors": ["2"]},
         {}),
        (f"(for ((c (R))) (implies {C_CUBIC} (== (+ (^ (* 2 c) 3) (* -3 2 c) 1) 0)))", {"cofactors": []}, {}),
        (f"(for ((c (R))) (implies {C_CUBIC} (== (+ (^ (* 2 c) 3) (* -3 2 c) 1) 0)))", {"cofactors": ["2",
         "0"]}, {}),
        ("(for ((x (R))) (implies (== (^ x 2) 4) (== x 2)))", {"cofactors": ["1"]}, {}),
        ("(for ((x (R))) (implies (== (* x (+ x -1)) 0) (== x 0)))", {"cofactors": [["/", "1", ["+", "x",
         "-1"]]]}, {}),
        ("(for ((x (R))) (implies (!= x 2) (== x 0)))", {"cofactors": ["1"]}, {}),
        ("(for ((x (R))) (implies (== x 2) (!= x 2)))", {"cofactors": ["1"]}, {}),
    ],
    "eigenspace at every root": [
        (FAMILY.format(p=P_CUBIC, a=COMPANION, v="(vector 1 (^ l 2) l)"), P, {}),
        (FAMILY.format(p=P_CUBIC, a=COMPANION, v=""), P, {}),
        (FAMILY.format(p="(+ (^ l 3) (* -3 l) 2)", a=COMPANION, v="(vector -1 (^ l 2) l)"), P, {}),
        (FAMILY.format(p="(+ (^ l 2) (* -4 l) 3)", a="{1 0; 0 3}", v="(vector (+ l -3) 0)"), P, {}),
          # 0 at l = 3
        (FAMILY.format(p="(+ (^ l 2) (* -4 l) 3)", a="{1 0 0; 0 1 0; 0 0 3}",
         v="(vector (+ l -3) 0 (+ l -1))"), P, {}),
        (FAMILY.format(p="(^ (+ l -1) 2)", a=JORDAN, v="(vector 1 0)"), P, {}),  # true, p not squarefree
        (FAMILY.format(p="0", a=A, v=""), P, {}),
        (FAMILY.format(p="1", a=A, v="(vector 1 1 1)"), P, {}),
        (FAMILY.format(p="(+ l -4)", a=A, v=""), P, {}),
        (FAMILY.format(p=P_CUBIC, a=COMPANION, v="(vector -1 (^ l 2) l)"), {"prime": 3}, {}),
        (FAMILY.format(p=P_CUBIC, a=COMPANION, v="(vector -1 (^ l 2) l)").replace("(C)", "(Z)"), P, {}),
    ],
    "eigenvalues": [
        (SAME.format(A, "4 1"), {"groups": [[0, 1]]}, {}),
        (SAME.format(A, "4 1 2"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(A, "4 4 1"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(A, "4 1 1 ..."), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(A, "4 1 1 1"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(A, "4 1"), {"groups": [[0, 1], [1]]}, {}),
        (SAME.format(A, "4 1 1"), {"groups": [[0, 1]]}, {}),
        (SAME.format(A, "4 1 1"), {"groups": [[0, 1, 2], []]}, {}),
        (SAME.format(A, "4 1 1"), {"groups": [[0, 1, -1]]}, {}),
        (f"(== (eigenvalues {A}) (counted (4 2) (1 1)))", {"groups": [[0, 1, 2]]}, {}),
        (f"(== (eigenvalues {A}) (span 4 1 1))", {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(TURN, "(i) (i)"), {"groups": [[0, 1]]}, {}),
        (SAME.format(COMPANION, f"{R1} {R1} {R2}"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(COMPANION, f"{R1} {R2}"), {"groups": [[0, 1]]}, {}),
        (SAME.format(COMPANION, f"{R1} {R2} {R3}".replace("(* -3 x)", "(* -4 x)")), {"groups": [[0, 1, 2]]},
         {}),
        (SAME.format(CUBE, f"{C1} {C2} {C2}"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(CUBE, f"{C1} {C2} (root (+ (^ x 3) -2) 1 (C))"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format(CUBE, f"{R1} {R2} {R3}"), {"groups": [[0, 1, 2]]}, {}),
        (SAME.format("(matrix)", "0"), {"groups": [[0]]}, {}),
        (SAME.format("{1 2 3; 4 5 6}", "1"), {"groups": [[0]]}, {}),
    ],
    "eigenspace": [
        (SPACE.format(A, "4", "(vector 1 1 2)"), P, {}),
        (SPACE.format(A, "4", ""), P, {}),
        (SPACE.format(A, "1", V11), P, {}),
        (SPACE.format(A, "1", f"{V11} (vector 2 -2 0)"), P, {}),
        (SPACE.format(A, "1", f"{V11} {V12} {V13}"), P, {}),
        (SPACE.format(A, "4", "(vector 0 0 0)"), P, {}),
        (SPACE.format(A, "4", "(vector 1 1)"), P, {}),
        (SPACE.format(A, "2", "(vector 1 1 1)"), P, {}),
        (SPACE.format("{0 2; 1 0}", "(sqrt 2)", "(vector (neg (sqrt 2)) 1)"), P, {}),
        (SPACE.format("{0 2; 1 0}", "(sqrt 2)", ""), P, {}),
        (SPACE.format(COMPANION, R2, f"(vector -1 (^ {R1} 2) {R1})"), P, {}),
        (SPACE.format("{0 0; 0 0}", "0", "(vector 1 1)"), P, {}),
        (SPACE.format("(matrix (0 (sqrt 2)) ((sqrt 2) 0))", "(sqrt 2)", "(vector 1 -1)"), P, {}),
        # sqrt(6) - sqrt(2) sqrt(3) is 0, although no equation says so: not shown, so not accepted
        (SPACE.format("(matrix ((sqrt 6)))", "(* (sqrt 2) (sqrt 3))", ""), P, {}),
    ],
    "rref": [
        ("(== (rref {1 2 3; 2 4 7}) {1 2 3; 0 0 1})", P, {}),
        ("(== (rref {1 2 3; 2 4 7}) {1 2 0; 0 0 2})", P, {}),
        ("(== (rref {1 2 3; 2 4 7}) {0 0 1; 1 2 0})", P, {}),
        ("(== (rref {1 2 3; 2 4 7}) {1 0 0; 0 0 1})", P, {}),
        ("(== (rref {1 2 3; 2 4 6}) {1 2 0; 0 0 1})", P, {}),
        ("(== (rref {1 2; 2 4}) {0 0; 1 2})", P, {}),
        ("(== (rref {1 2; 2 4}) {0 0; 0 0})", P, {}),
        ("(== (rref {1 2; 3 4}) {1 0 0; 0 1 0})", P, {}),
        ("(== (rref {0 0; 0 0}) {1 0; 0 0})", P, {}),
    ],
    "diagonalization": [
        (f"(diagonalization {A} {{-1 1 -1; 1 1 0; 0 1 1}} {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
          # columns swapped
        (f"(diagonalization {A} {{1 -1 -1; 1 1 1; 1 0 0}} {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
        (f"(diagonalization {A} {{1 -1 0; 1 1 0; 1 0 0}} {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
        (f"(diagonalization {A} {{1 -1 -1; 1 1 0; 1 0 1}} {{4 0 0; 0 1 0; 0 1 1}})", P, {}),
        (f"(diagonalization {JORDAN} {{1 1; 0 0}} {{1 0; 0 1}})", P, {}),
        (f"(diagonalization {JORDAN} {{1 0; 0 1}} {{1 1; 0 1}})", P, {}),
        ("(diagonalization (matrix) {1} (matrix))", P, {}),
        ("(diagonalization {1 0; 0 1} {1; 0} {1 0; 0 1})", P, {}),
        (f"(diagonalization {COMPANION} (matrix (-1 -1 -1) ((^ {R1} 2) (^ {R2} 2) (^ {R2} 2)) ({R1} {R2} {R2}))"
         f" (matrix ({R1} 0 0) (0 {R2} 0) (0 0 {R2})))", P, {}),
        (f"(diagonalization {COMPANION} (matrix (-1 -1 -1) ((^ {R1} 2) (^ {R2} 2) (^ {R3} 2)) ({R1} {R2} {R3}))"
         f" (matrix ({R2} 0 0) (0 {R1} 0) (0 0 {R3})))", P, {}),
    ],
    "spectral": [
        (f"(spectral {A} {{1 -1 -1; 1 1 0; 1 0 1}} {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
        (f"(spectral {A} {ORTHONORMAL} {{1 0 0; 0 1 0; 0 0 4}})", P, {}),
        (f"(spectral {A} {ORTHONORMAL.replace('(/ 2 ', '(/ -2 ')} {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
        (f"(spectral {A} {ORTHONORMAL.replace(ROOT3, ROOT2)} {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
        # of length 1, and in the eigenspace, but not orthogonal
        (f"(spectral {A} (matrix ((/ 1 {ROOT3}) (/ -1 {ROOT2}) (/ -1 {ROOT2})) ((/ 1 {ROOT3}) (/ 1 {ROOT2}) 0)"
         f" ((/ 1 {ROOT3}) 0 (/ 1 {ROOT2}))) {{4 0 0; 0 1 0; 0 0 1}})", P, {}),
        # orthonormal, but the last two columns are in no eigenspace
        ("(spectral {2 0; 0 3} {4/5 -3/5; 3/5 4/5} {2 0; 0 3})", P, {}),
        (f"(spectral {HERMITIAN} {UNITARY} {{1 0; 0 3}})", P, {}),
        (f"(spectral {HERMITIAN} {UNITARY.replace('(neg (i))', '(i)')} {{3 0; 0 1}})", P, {}),
        ("(spectral {1 1; 0 2} {1 0; 0 1} {1 0; 0 2})", P, {}),
        ("(spectral {1 3; 0 2} {1 3/5; 0 4/5} {1 0; 0 2})", P, {}),
        (f"(spectral {TURN} (matrix ((/ (i) {ROOT2}) (/ (neg (i)) {ROOT2})) ((/ 1 {ROOT2}) (/ 1 {ROOT2})))"
         " (matrix ((i) 0) (0 (neg (i)))))", P, {}),
    ],
    "diagonalizable": [
        (f"(diagonalizable {A})", {"annihilator": ["4", "-5", "2"], **P}, {}),
        (f"(diagonalizable {JORDAN})", {"annihilator": ["1", "-2", "1"], **P}, {}),
        (f"(diagonalizable {JORDAN})", {"annihilator": ["-1", "1"], **P}, {}),
        (f"(diagonalizable {JORDAN})", {"annihilator": ["0", "0", "0"], **P}, {}),
        ("(diagonalizable {0 1; 0 0})", {"annihilator": ["0", "0", "1"], **P}, {}),
        ("(diagonalizable {1 2 3; 4 5 6})", {"annihilator": ["0", "1"], **P}, {}),
        (f"(diagonalizable {TURN} (R))", {"annihilator": ["1", "0", "1"], "intervals": [], **P}, {}),
        (f"(diagonalizable {TURN} (R))", {"annihilator": ["1", "0", "1"], "intervals": [["0", "1"], ["-1",
         "0"]], **P}, {}),
        (f"(diagonalizable {A} (R))", {"annihilator": ["4", "-5", "1"], "intervals": [["3", "5"]], **P}, {}),
        (f"(diagonalizable {A} (R))", {"annihilator": ["4", "-5", "1"], "intervals": [["3", "5"], ["3", "5"]],
         **P}, {}),
        (f"(diagonalizable {A} (R))", {"annihilator": ["4", "-5", "1"], "intervals": [["1", "1"], ["3", "5"]],
         **P}, {}),
        (f"(diagonalizable {A} (R))", {"annihilator": ["4", "-5", "1"], **P}, {}),
        (f"(diagonalizable {HERMITIAN} (R))",
         {"annihilator": ["3", "-4", "1"], "intervals": [["3", "3"], ["1", "1"]], **P}, {}),
    ],
    "not diagonalizable": [
        (f"(not (diagonalizable {A}))", {"polynomial": ["-1", "1"], "vector": ["1", "0", "0"], **P}, {}),
        (f"(not (diagonalizable {A}))", {"polynomial": ["-1", "1"], "vector": ["1", "-1", "0"], **P}, {}),
        (f"(not (diagonalizable {JORDAN}))", {"polynomial": ["-1", "1"], "vector": ["1", "0"], **P}, {}),
        (f"(not (diagonalizable {JORDAN}))", {"polynomial": ["-2", "1"], "vector": ["0", "1"], **P}, {}),
        (f"(not (diagonalizable {JORDAN}))", {"polynomial": ["-1", "1"], "vector": ["0", "1", "0"], **P}, {}),
        (f"(not (diagonalizable {TURN}))", {"eigenvalue": ["i"], "vector": [["i"], "1"], **P}, {}),
        (f"(not (diagonalizable {TURN} (R)))", {"eigenvalue": ["i"], "vector": ["0", "0"], **P}, {}),
        (f"(not (diagonalizable {TURN} (R)))", {"eigenvalue": ["i"], "vector": ["1", "1"], **P}, {}),
        ("(not (diagonalizable {2 0; 0 3} (R)))", {"eigenvalue": "2", "vector": ["1", "0"], **P}, {}),
        ("(not (diagonalizable {0 2; 1 0} (R)))", {"eigenvalue": ["sqrt", "2"], "vector": [["sqrt", "2"],
         "1"], **P}, {}),
        (f"(not (diagonalizable {COMPANION} (R)))",
         {"eigenvalue": term(R1), "vector": term(f"(-1 (^ {R1} 2) {R1})"), **P}, {}),
        (f"(not (diagonalizable {CUBE} (R)))",
         {"eigenvalue": term(C1), "vector": term(f"(2 (^ {C1} 2) {C1})"), **P}, {}),
        ("(not (diagonalizable (matrix)))", {"polynomial": ["1"], "vector": [], **P}, {}),
        ("(not (symmetric {1 2; 3 4}))", {}, {}),
    ],
    "symmetric, Hermitian": [
        ("(symmetric {1 2; 3 4})", {}, {}),
        ("(symmetric {1 2 3; 2 1 4})", {}, {}),
        (f"(symmetric {HERMITIAN})", {}, {}),
        ("(hermitian (matrix (1 (i)) ((i) 1)))", {}, {}),
        ("(hermitian (matrix ((i))))", {}, {}),
    ],
    "order": [
        ("(< 2/5 1/3)", {}, {}),
        ("(> 4 4)", {}, {}),
        ("(< 4 4)", {}, {}),
        ("(<= 5 4)", {}, {}),
        ("(> (sqrt 2) 1414213562373095048801688725/1000000000000000000000000000)", {}, {}),
        (f"(< {R1} {R2})", {}, {}),
        (f"(> {R3} 0)", {}, {}),
        ("(> (i) 0)", {}, {}),
        (f"(> {C2} 0)", {}, {}),
        ("(!= 2 2)", P, {}),
        ("(!= (sqrt 4) 2)", P, {}),
        ("(> (sqrt 6) (* (sqrt 2) (sqrt 3)))", {}, {}),
        ("(!= {1 2} {1 3})", P, {}),
        ("(< {1 2} {2 3})", {}, {}),
    ],
    "printed digits": [
        ("(~= 1/3 (decimal 0.331))", {}, {}),
        ("(~= 1/3 (decimal 0.335))", {}, {}),
        ("(~= 1/3 (decimal -0.333))", {}, {}),
        ("(~= (sqrt 2) (decimal 1.43))", {}, {}),
        ("(~= 12345 (decimal 1.25e4))", {}, {}),
        ("(~= 12/5 (decimal 3))", {}, {}),
        ("(~= (i) (decimal 1.0))", {}, {}),
        ("(~= 1 (decimal 1.0.0))", {}, {}),
        ("(~= 0 (decimal nan))", {}, {}),
    ],
    "and": [
        ("(and (== 1 1) (== 1 2))", {"parts": [{}, {}]}, {}),
        ("(and (== 1 1) (== 2 2))", {"parts": [{}]}, {}),
        ("(and (== 1 1) (== 2 2))", {}, {}),
    ],
    "no rule": [
        ("(or (== 1 1) (== 1 2))", {"parts": [{}, {}]}, {}),
        ("(exists ((x (R))) (== x 1))", {}, {}),
        ("(iff (== 1 1) (== 2 2))", {}, {}),
        ("(in 1 (R))", {}, {}),
        ("(invertible {1 2; 3 4})", {}, {}),
        ("(let ((a 1)) (== a 1))", {}, {}),
    ],
}  # fmt: skip


def cases(table: dict) -> list:
    return [pytest.param(*case, id=f"{rule}: {case[0]}") for rule, found in table.items() for case in found]


@pytest.mark.parametrize(("claim", "evidence", "rest"), cases(TRUE))
def test_a_true_claim_with_its_evidence_is_accepted(claim: str, evidence: dict, rest: dict) -> None:
    data = certificate(term(claim), evidence, **{"roots": ALL, **rest})
    assert accepted(data) == ["let", data["definitions"], data["goal"]]


@pytest.mark.parametrize(("claim", "evidence", "rest"), cases(FALSE))
def test_what_is_not_shown_is_refused(claim: str, evidence: dict, rest: dict) -> None:
    refused(certificate(term(claim), evidence, **{"roots": ALL, **rest}))


def test_every_rule_has_both() -> None:
    assert set(TRUE) <= set(FALSE)


# ------------------------------------------------------------------ evidence for roots


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
        # roots 1 ± i and 1 ± 2i have one real part, but this polynomial's centre of symmetry is not used for others
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


def test_a_certificate_may_hold_more_than_its_goal() -> None:
    data = certificate(["==", "1", "1"])
    data["claims"].append({"claim": ["and", ["==", "2", "2"], ["==", "3", "3"]], "evidence": {"parts": [{},
        {}]}})
    assert accepted(data, ["==", "3", "3"]) == ["==", "3", "3"]
    assert accepted(data, ["and", ["==", "3", "3"], ["==", "1", "1"]])
    refused(data, ["==", "4", "4"], match="do not prove")
    data["claims"].append({"claim": ["==", "4", "5"], "evidence": {}})
    refused(data, ["==", "3", "3"], match="differ by -1")  # every claim must hold
