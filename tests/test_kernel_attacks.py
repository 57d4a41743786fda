"""False claims, with the most helpful certificate an enemy could write: the kernel accepts none of them.

Each line was a hole, or is the neighbour of one. What is malformed counts as false.
"""

from __future__ import annotations

import math

import pytest
from kernel_support import Q, certificate, refused, term

P = {"prime": Q}
SQUARE_ROOTS = {"polynomial": term("(+ (^ x 2) -2)"), "intervals": [["1", "2"], ["-2", "-1"]]}
R1, R2, R01 = (f"(root (+ (^ x 2) -2) {k})" for k in ("1", "2", "01"))

CUBIC = term("(* (+ x -5) (+ (^ x 2) -2))")
AGAIN = "(root (* (+ x -5) (+ (^ x 2) -2)) 2)"  # R1
TWO_POLYNOMIALS = {
    "roots": [SQUARE_ROOTS, {"polynomial": CUBIC, "intervals": [["4", "6"], ["1", "2"], ["-2", "-1"]]}]
}

# (what is tried, the claim, its evidence, the rest of the certificate)
ATTACKS = [
    # conjugate roots share an equation, but A's own generators are not theirs
    ("the column of one root checked for another, A containing the first",
     f"(diagonalization (matrix (0 {R1}) ({R1} 0)) {{1 1; 1 1}} (matrix ({R1} 0) (0 {R2})))",
     P, {"roots": [SQUARE_ROOTS]}),
    ("one root under two spellings of its number",
     f"(and (> {R01} 7/5) (diagonalization {{0 2; 1 0}} (matrix ({R1} {R01}) (1 1))"
     f" (matrix ({R1} 0) (0 {R01}))))",
     {"parts": [{}, P]}, {"roots": [SQUARE_ROOTS]}),
    # places of roots
    ("intervals written backwards count one root three times",
     "(diagonalizable {0 0 8; 1 0 0; 0 1 0} (R))",
     {"annihilator": ["-8", "0", "0", "1"], "intervals": [["5", "1"]] * 3, **P}, {}),
    ("a root that is real, by another name",
     "(> (root (+ (^ x 2) -2) 1 (R)) 0)", {}, {"roots": [SQUARE_ROOTS]}),
    # words with other arguments
    ("a field that the rule does not know",
     "(diagonalizable {0 2; 1 0} (Q))", {"annihilator": ["-2", "0", "1"], **P}, {}),
    ("symmetric of two matrices", "(symmetric {1 2; 2 1} {1 2; 3 4})", {}, {}),
    ("a minus with two arguments", "(== (neg 2 3) -6)", {}, {}),
    ("a determinant of two", "(== (det {1} {2}) 1)", {}, {}),
    ("a quotient of three", "(== (/ 6 2 3) 3)", {}, {}),
    ("a power of three", "(== (^ 2 2 3) 4)", {}, {}),
    ("the identity of two sizes", "(== (I 1 2) {1})", {}, {}),
    ("a sum without terms", "(== (+) 0)", {}, {}),
    ("three sides", "(< 1 2 0)", {}, {}),
    ("not, twice",
     "(not (diagonalizable {1 1; 0 1}) (symmetric {1}))",
     {"polynomial": ["-1", "1"], "vector": ["0", "1"], **P}, {}),
    ("a negation over a field that the rule does not know",
     "(not (diagonalizable {0 2; 1 0} (Q)))", {"polynomial": ["-1", "1"], "vector": ["0", "1"], **P}, {}),
    # printed digits
    ("digits that are not marked as digits", "(~= 3 53)", {}, {}),
    ("an integer printed that is not the nearest", "(~= 12/5 (decimal 3))", {}, {}),
    # eigenspaces
    ("a space that is not spanned",
     "(== (eigenspace {2 0; 0 2} 2) (nullspace (vector 1 0) (vector 0 1)))", P, {}),
    ("a sum read as a vector", "(== (eigenspace {2 0; 0 3} 2) (span (+ 1 0)))", P, {}),
    ("a vector with a denominator 0", "(== (eigenspace {2 0; 0 3} 2) (span (vector (/ 1 0) 0)))", P, {}),
    ("a denominator that is a matrix",
     "(== (eigenspace {2 0; 0 3} 2) (span (vector (/ 1 {1 2; 3 4}) 0)))", P, {}),
    ("the eigenspace of a matrix that is not square", "(== (eigenspace {1 2 3; 4 5 6} 9) (span))", P, {}),
    ("a vector in the eigenspace of 0x0", "(== (eigenspace (matrix) 1) (span (vector)))", P, {}),
    # sizes
    ("D with a third column", "(diagonalization {1 0; 0 2} {1 0; 0 1} {1 0 9; 0 2 9})", P, {}),
    ("P with a row that is too long",
     "(diagonalization {1 0; 0 2} (matrix (1 0 7) (0 1)) {1 0; 0 2})", P, {}),
    ("P with a row that is too long, spectral",
     "(spectral {1 0; 0 2} (matrix (1 0) (0 1 5)) {1 0; 0 2})", P, {}),
    ("a denominator of P that is a matrix",
     "(diagonalization {1 0; 0 2} (matrix ((/ 1 {2}) 0) (0 1)) {1 0; 0 2})", P, {}),
    ("the trace of 2x3", "(== (trace {1 2 3; 4 5 6}) 6)", {}, {}),
    ("the zeroth power of 2x3", "(== (^ {1 2 3; 4 5 6} 0) (I 2))", {}, {}),
    ("the first power of 2x3", "(== (^ {1 2 3; 4 5 6} 1) {1 2 3; 4 5 6})", {}, {}),
    ("a defect of 3x2",
     "(not (diagonalizable {1 1; 0 1; 7 7}))", {"polynomial": ["-1", "1"], "vector": ["0", "1"], **P}, {}),
    ("an identity of negative size", "(== (I -3) (matrix))", {}, {}),
    ("rows that are empty", "(== (T (matrix () ())) (matrix))", {}, {}),
    ("the square of an empty vector", "(== (* (T (vector)) (vector)) (matrix))", {}, {}),
    ("rows that are strings", "(== (matrix 12 34) {1 2; 3 4})", {}, {}),
    ("a matrix of matrices", "(symmetric (matrix ({1 2; 3 4})))", {}, {}),
    ("a matrix divided by -1 is no 0x0 matrix", "(== (det (/ {5} -1)) 1)", {}, {}),
    ("a matrix divided by -1", "(== (/ {5 0; 0 5} -1) (matrix))", {}, {}),
    # multisets
    ("a multiplicity that is negative",
     "(== (eigenvalues {1}) (counted (1 1) (5 -4)))", {"groups": [[0]]}, {}),
    ("a multiplicity 0", "(== (eigenvalues {1}) (counted (1 1) (5 0)))", {"groups": [[0]]}, {}),
    ("a pair that is a string", "(== (eigenvalues {2}) (counted 21))", {"groups": [[0]]}, {}),
    ("an eigenvalue that is not there twice",
     "(== (eigenvalues {1 0; 0 2}) (multiset 1 1))", {"groups": [[0, 1]]}, {}),
    ("a root of another kind in the group",
     f"(== (eigenvalues {{0 2; 1 0}}) (multiset {R1} (root (+ (^ x 2) -2) 2 (R))))",
     {"groups": [[0, 1]]}, {"roots": [SQUARE_ROOTS]}),
    ("eigenvalues of two matrices", "(== (eigenvalues {1} {2}) (multiset 1))", {"groups": [[0]]}, {}),
    # names
    ("a name that looks like a term",
     ['and', ['==', '["sqrt", "2"]', '5'], ['==', ['sqrt', '2'], '5']],
     {"parts": [{}, {}]}, {"definitions": [['["sqrt", "2"]', '5']]}),
    ("a name that is a number", "(== 2 3)", {}, {"definitions": [["2", "3"]]}),
    ("a name that looks like a sum", ["==", "2 + 2", "5"], {}, {"definitions": [["2 + 2", "5"]]}),
    ("a bound name that is a number", "(for ((5 (R))) (== (+ 5 2) (+ 2 5)))", {}, {}),
    ("a definition that uses a bound name", "(for ((y (R))) (== a y))", {}, {"definitions": [["a", "y"]]}),
    ("a column that uses a bound name",
     "(for ((y (R))) (diagonalization {1 0; 0 1} M {1 0; 0 1}))",
     P, {"definitions": [["M", ["matrix", ["1", "0"], [["+", "y", ["neg", "y"]], "1"]]]]}),
    ("the variable of a polynomial defined",
     "(== (root (+ x -7) 1) 7)",
     {}, {"definitions": [["x", "5"]],
          "roots": [{"polynomial": ["+", "x", "-7"], "intervals": [["7", "7"]]}]}),
    ("the variable of a polynomial in a definition",
     "(== (root q 1) 0)",
     {}, {"definitions": [["q", "x"]], "roots": [{"polynomial": "q", "intervals": [["0", "0"]]}]}),
    ("a circle of names", "(== a b)", {}, {"definitions": [["a", "b"], ["b", "a"]]}),
    ("a circle of names in a space",
     "(== (eigenspace {2} 2) (span a))", P, {"definitions": [["a", "b"], ["b", "a"]]}),
    ("a name defined twice", "(== a 1)", {}, {"definitions": [["a", "1"], ["a", "2"]]}),
    # one number, two polynomials
    ("a root that differs from itself", f"(!= {R1} {AGAIN})", P, TWO_POLYNOMIALS),
    ("a root that is larger than itself", f"(> {R1} {AGAIN})", P, TWO_POLYNOMIALS),
    ("a root that is smaller than itself", f"(< {R1} {AGAIN})", P, TWO_POLYNOMIALS),
    ("one eigenvalue under two names",
     f"(diagonalization (matrix ({R1} 0) (0 {AGAIN})) {{1 0; 1 0}} (matrix ({R1} 0) (0 {AGAIN})))",
     P, TWO_POLYNOMIALS),
    # square roots
    ("a square root with the wrong sign", "(== (sqrt 4) -2)", {}, {"radicals": [["4", "-2"]]}),
    ("a square root of something else", "(== (sqrt 4) 3)", {}, {"radicals": [["4", "3"]]}),
    ("a square root explained by itself", "(== (sqrt 6) 2)", {}, {"radicals": [["6", ["sqrt", "6"]]]}),
    ("sqrt(y^2) = y for all real y",
     "(for ((y (R))) (== (sqrt (^ y 2)) y))", {}, {"radicals": [[["^", "y", "2"], "y"]]}),
    ("sqrt(0) < 0", "(< (sqrt 0) 0)", {}, {}),
    ("sqrt(-2) > 0", "(> (sqrt -2) 0)", {}, {}),
    ("one divided by what is 0",
     "(== (/ 1 (+ (sqrt 6) (neg (* (sqrt 2) (sqrt 3))))) (/ 1 (+ (sqrt 6) (neg (* (sqrt 2) (sqrt 3))))))",
     {}, {}),
    ("sqrt(6) != sqrt(2) sqrt(3)", "(!= (sqrt 6) (* (sqrt 2) (sqrt 3)))", P, {}),
    # numbers
    ("infinity in an interval",
     f"(> {R1} 0)", {}, {"roots": [{**SQUARE_ROOTS, "intervals": [[1.0, math.inf]] * 2}]}),
    ("not a number in an interval",
     f"(> {R1} 0)", {}, {"roots": [{**SQUARE_ROOTS, "intervals": [[1.0, math.nan]] * 2}]}),
    ("floats in an interval",
     f"(> {R1} 0)", {}, {"roots": [{**SQUARE_ROOTS, "intervals": [[1.0, 2.0], [-2.0, -1.0]]}]}),
    ("a number with a float", ["==", 2.5, 2.5], {}, {}),
    ("a number that is no string", ["==", 2, 2], {}, {}),
    ("an underscore in a number", "(== 1_000 1000)", {}, {}),
    ("a number with an exponent", "(== 1e3 1000)", {}, {}),
    ("division by zero", "(== 3/0 3/0)", {}, {}),
    ("a number with a blank", ["==", "3 ", "3"], {}, {}),
    ("a number in other digits", ["==", "٣", "3"], {}, {}),
    ("nan", "(== nan nan)", {}, {}),
    # moduli
    *((f"the modulus {q!r}", "(== (eigenspace {2 0; 0 2} 2) (span (vector 1 0) (vector 2 0)))",
       {"prime": q}, {}) for q in (0, 1, 2, -7, True, False, 9, 3**40, 2.0, "7", None)),
    # empty things
    ("and of nothing", "(and)", {"parts": []}, {}),
    ("an empty term", "()", {}, {}),
    ("an empty side", "(== () ())", {}, {}),
    ("a claim that is a name", "true", {}, {}),
    ("a polynomial p = 0 that annihilates", "(diagonalizable {1 1; 0 1})", {"annihilator": ["0"], **P}, {}),
    ("an empty polynomial that annihilates", "(diagonalizable {1 1; 0 1})", {"annihilator": [], **P}, {}),
    ("a constant that annihilates", "(diagonalizable {1 1; 0 1})", {"annihilator": ["1"], **P}, {}),
    ("p with the leading coefficient 0",
     "(diagonalizable {1 1; 0 1})", {"annihilator": ["-1", "1", "0"], **P}, {}),
    ("p = (x - 1)^2", "(diagonalizable {1 1; 0 1})", {"annihilator": ["1", "-2", "1"], **P}, {}),
    ("no evidence", "(diagonalizable {1 0; 0 1})", {}, {}),
    ("cayley-hamilton with an entry", "(== (charpoly {1} {1}) 0)", {}, {}),
    ("entry 0", "(== (entry {1 2; 3 4} 0 0) 4)", {}, {}),
    ("entry -1", "(== (entry {1 2; 3 4} -1 1) 3)", {}, {}),
    ("a matrix plus a number", "(== (+ {1 0; 0 1} 1) {2 1; 1 2})", {}, {}),
    ("0x0 is 0", "(== (matrix) 0)", {}, {}),
    ("x^0 at a matrix is a number", "(== (^ {1 0; 0 1} 0) 1)", {}, {}),
    ("1/x for all x", "(for ((x (R))) (== (* x (/ 1 x)) 1))", {}, {}),
    ("x^-1 for all x", "(for ((x (R))) (== (* x (^ x -1)) 1))", {}, {}),
    ("x != 0 for all x", "(for ((x (R))) (!= x 0))", P, {}),
    ("independent for all x", "(for ((x (R))) (== (eigenspace {2} 2) (span (vector x))))", P, {}),
    ("a diagonalisation for all x",
     "(for ((x (R))) (diagonalization {1 0; 0 1} {x 0; 0 1} {1 0; 0 1}))", P, {}),
    ("an integer variable", "(for ((x (Z))) (== x x))", {}, {}),
    ("a variable of three sizes", "(for ((x (R 2 2 2))) (== x x))", {}, {}),
    ("a matrix of integer variables", "(for ((x (Z 2 2))) (== x x))", {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "rest"), [a[1:] for a in ATTACKS], ids=[a[0] for a in ATTACKS])
def test_no_false_or_meaningless_claim_is_accepted(claim, evidence: dict, rest: dict) -> None:
    refused(certificate(term(claim) if isinstance(claim, str) else claim, evidence, **rest))
