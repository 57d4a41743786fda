"""False claims, with the most helpful certificate an enemy could write: the kernel accepts none of them."""

from __future__ import annotations

import math

import pytest
from kernel_support import certificate, matrix, refused

from eigenproof.kernel import check

Q = 2**31 - 1
P = {"prime": Q}
X2_2 = ["+", ["^", "x", "2"], "-2"]
SQUARE_ROOTS = {"polynomial": X2_2, "intervals": [["1", "2"], ["-2", "-1"]]}
X3_8 = ["+", ["^", "x", "3"], "-8"]
ONE_REAL = {"polynomial": X3_8, "intervals": [["2", "2"]], "discs": [["2", "0"], ["-1", "1.7"], ["-1",
    "-1.7"]]}
R1, R2 = ["root", X2_2, "1"], ["root", X2_2, "2"]
FREE_X = [["x", ["R"]]]


def equal(a, b):
    return ["==", a, b]


def space(a, l, *vectors):
    return equal(["eigenspace", a, l], ["span", *vectors])


# One line an attack: a name, the false (or meaningless) claim, its evidence, the rest of the certificate.
ATTACKS = [
    # conjugate roots share an equation, but A's own generators are not theirs
    ("the column of one root checked for another, A containing the first",
     f"(diagonalization (matrix (0 {R1}) ({R1} 0)) {{1 1; 1 1}} (matrix ({R1} 0) (0 {R2})))",
     P, {"roots": [SQUARE_ROOTS]}),
    ("one root under two spellings of its number",
     f"(and (> (root (+ (^ x 2) -2) 01) 7/5) (diagonalization {{0 2; 1 0}} (matrix ({R1} (root (+ (^ x 2) -2) 01)) (1 1)) (matrix ({R1} 0) (0 (root (+ (^ x 2) -2) 01)))))",
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
     {}, {"definitions": [["x", "5"]], "roots": [{"polynomial": ["+", "x", "-7"], "intervals": [["7", "7"]]}]}),
    ("the variable of a polynomial in a definition",
     "(== (root q 1) 0)",
     {}, {"definitions": [["q", "x"]], "roots": [{"polynomial": "q", "intervals": [["0", "0"]]}]}),
    ("a circle of names", "(== a b)", {}, {"definitions": [["a", "b"], ["b", "a"]]}),
    ("a circle of names in a space",
     "(== (eigenspace {2} 2) (span a))", P, {"definitions": [["a", "b"], ["b", "a"]]}),
    ("a name defined twice", "(== a 1)", {}, {"definitions": [["a", "1"], ["a", "2"]]}),
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
    *((f"the modulus {q!r}", "(== (eigenspace {2 0; 0 2} 2) (span (vector 1 0) (vector 2 0)))", {"prime": q}, {})
      for q in (0, 1, 2, -7, True, False, 9, 3**40, 2.0, "7", None)),
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
    ("a matrix variable", "(for ((x (R 2 2))) (== x x))", {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "rest"), [a[1:] for a in ATTACKS], ids=[a[0] for a in ATTACKS])
def test_no_false_or_meaningless_claim_is_accepted(claim, evidence, rest) -> None:
    refused(certificate(claim, evidence, **rest))


DEEP: list = ["1"]
for _ in range(100_000):
    DEEP = ["+", DEEP]
CIRCLE: list = ["+", "1"]
CIRCLE.append(CIRCLE)
TRUE = equal("1", "1")
FORMAT_ONLY = certificate(TRUE)


@pytest.mark.parametrize(
    "data",
    [
        None, [], "certificate", 5, {}, {"format": "eigenproof-certificate-1"},
        {**FORMAT_ONLY, "format": "eigenproof-certificate-2"},
        {**FORMAT_ONLY, "claims": None}, {**FORMAT_ONLY, "claims": {"claim": TRUE}}, {**FORMAT_ONLY,
         "claims": [TRUE]},
        {**FORMAT_ONLY, "claims": []}, {**FORMAT_ONLY, "claims": [{"claim": TRUE}]},
        {**FORMAT_ONLY, "claims": [{"claim": TRUE, "evidence": []}]}, {**FORMAT_ONLY,
         "claims": [{"claim": TRUE, "evidence": None}]},
        {**FORMAT_ONLY, "definitions": {"a": "1"}}, {**FORMAT_ONLY, "definitions": [["a"]]},
        {**FORMAT_ONLY, "definitions": [["a", "1", "2"]]}, {**FORMAT_ONLY, "definitions": [[["a"], "1"]]},
        {**FORMAT_ONLY, "definitions": [["2 + 2", "5"]]}, {**FORMAT_ONLY, "definitions": [["\u0430", "5"]]},
        {**FORMAT_ONLY, "definitions": [["", "5"]]}, {**FORMAT_ONLY, "definitions": [[1, "5"]]},
        {**FORMAT_ONLY, "roots": [1]}, {**FORMAT_ONLY, "roots": [{}]}, {**FORMAT_ONLY, "radicals": [["2"]]},
        {**FORMAT_ONLY, "radicals": "22"}, {**FORMAT_ONLY, "goal": None}, {**FORMAT_ONLY, "goal": []},
        {**FORMAT_ONLY, "goal": ["and"]}, {**FORMAT_ONLY, "goal": equal("1", "2")}, {**FORMAT_ONLY,
         "goal": 10**5000},
        certificate(DEEP), certificate(equal(DEEP, DEEP)), certificate(["and", DEEP], {"parts": []}),
        certificate(CIRCLE), certificate(equal(CIRCLE, CIRCLE)), certificate(["and", CIRCLE], {"parts": []}),
        certificate(TRUE, goal=DEEP), certificate(TRUE, definitions=[["a", DEEP]], goal=equal("a", "a")),
        certificate(["and", 10**5000], {"parts": []}), certificate(equal(10**5000, "1")),
        certificate(["and", {1, 2}], {"parts": []}), certificate(equal({}, {})), certificate(("for", "x")),
        certificate(equal("1" * 5000, "1" * 5000)), certificate(equal(["decimal", "1e999999999"], "0")),
        certificate(equal(["I", "9999999999"], "0")), certificate(equal(["^", "2", "9999999999"], "0")),
    ],
)  # fmt: skip
def test_whatever_is_no_certificate_is_refused_as_such(data) -> None:
    refused(data)


@pytest.mark.parametrize("goal", [5, "", "x", [], ["and"], ["let"], ["let", [], []], {}, DEEP, CIRCLE, ["let",
    5, TRUE]])
def test_a_goal_that_is_none_is_refused(goal) -> None:
    refused(certificate(TRUE), goal)


A_IS_1, A_IS_2 = [["a", "1"]], [["a", "2"]]
DECIMAL = [["decimal", "7"], ["a", "1"]]


@pytest.mark.parametrize(
    ("goal", "claim", "definitions"),
    [
        (["let", A_IS_2, equal("a", "1")], equal("a", "1"), A_IS_1),
        (equal("a", "1"), equal("a", "1"), A_IS_1),
        # `for` hides what `let` says, and a definition does not see what `for` binds
        (["let", A_IS_1, ["for", [["a", ["R"]]], equal("a", "1")]], equal("1", "1"), []),
        (["let", [["z", "5"]], ["for", [["z", ["R"]]], equal("z", "5")]], ["for", [["5", ["R"]]], equal("5",
         "5")], []),
        (["let", [["a", "y"]], ["for", [["y", ["R"]]], equal("a", "y")]], ["for", [["y", ["R"]]], equal("y",
         "y")], []),
        (["for", [["y", ["R"]]], ["let", [["a", "y"]], ["for", [["y", ["R"]]], equal("a", "y")]]],
         ["for", [["y", ["R"]]], ["for", [["y", ["R"]]], equal("y", "y")]], []),
        # the inner `let` wins, and definitions see the ones before them only
        (["let", [["b", "2"], ["a", "b"]], ["let", [["b", "1"]], equal("a", "1")]], equal("1", "1"), []),
        (["let", [["a", "b"], ["b", "1"]], equal("a", "1")], equal("1", "1"), []),
        (["let", [["a", "1"], ["a", "2"]], equal("a", "1")], equal("1", "1"), []),
        # a word is no name: `det` defined does not rename det(A)
        (["let", [["det", "trace"]], equal(["det", matrix("1 0; 0 1")], "2")], equal(["trace",
         matrix("1 0; 0 1")], "2"), []),
        (["let", [["decimal", "7"], ["a", "2"]], equal(matrix([["decimal", "a"]]), matrix([["7", "1"]]))],
         equal(matrix([["decimal", "a"]]), matrix([["7", "1"]])), DECIMAL),
        (["let", [["x", "5"]], equal(["root", ["+", "x", "-7"], "1"], "7")], equal(["root", ["+", "5", "-7"],
         "1"], "7"), []),
        # less, more, or other than what was asked
        (["and", equal("1", "1"), equal("2", "2")], equal("1", "1"), []),
        (["not", equal("1", "1")], equal("1", "1"), []),
        (["for", [["x", ["C"]]], equal("x", "x")], ["for", [["x", ["R"]]], equal("x", "x")], []),
        (["for", [["x", ["R"]]], equal("x", "x")], ["for", [["y", ["R"]]], equal("y", "y")], []),
        (["let", [["2", "1"]], equal("2", "1")], equal("1", "1"), []),
    ],
)  # fmt: skip
def test_another_goal_than_the_one_proved_is_refused(goal, claim, definitions) -> None:
    refused(certificate(claim, definitions=definitions), goal)


@pytest.mark.parametrize(
    ("goal", "claim", "definitions"),
    [
        (["let", A_IS_1, equal("a", "1")], equal("a", "1"), A_IS_1),
        (["let", A_IS_1, equal("a", "1")], equal("1", "1"), []),
        (equal("1", "1"), equal("a", "1"), A_IS_1),
        (["let", [["b", "1"], ["a", "b"]], equal("a", "b")], equal("u", "1"), [["u", "1"]]),
        (["let", A_IS_1, ["let", A_IS_2, equal("a", "2")]], equal("2", "2"), []),
        (["let", A_IS_1, ["for", [["x", ["R"]]], equal(["+", "x", "a"], ["+", "a", "x"])]],
         ["for", [["x", ["R"]]], equal(["+", "x", "1"], ["+", "1", "x"])], []),
        (["let", [["det", "1"]], equal(["det", matrix("1")], "det")], equal(["det", matrix("1")], "1"), []),
    ],
)  # fmt: skip
def test_the_same_goal_under_other_names_is_proved(goal, claim, definitions) -> None:
    assert check(certificate(claim, definitions=definitions), goal) == goal
