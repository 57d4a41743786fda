"""Small matrices, numbers and polynomials that the kernel's tables of claims share, as text for `term`."""

from __future__ import annotations

from kernel_support import Q, term

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
