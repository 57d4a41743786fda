"""False claims about spaces, singular values and data, with the most helpful certificate of an enemy.

Beside the neighbours of true claims (kernel_*_claims.py): holes that a rule might have had. What is
malformed, or true but not shown, is refused as well.
"""

from __future__ import annotations

import pytest
from kernel_best_claims import ATTAINED, OPTIMUM, PLAIN, spectral, spectrum
from kernel_space_claims import columns, factors, inside, inverses
from kernel_support import Q, certificate, refused, term
from kernel_terms_by_hand import ALL, C1, C2, R1, R2

P = {"prime": Q}
TWO = {"polynomial": term("(+ (^ x 2) (* -4 x) 3)"), "intervals": [["5/2", "4"], ["0", "2"]]}  # 3 and 1
HIGH, LOW = "(root (+ (^ x 2) (* -4 x) 3) 1)", "(root (+ (^ x 2) (* -4 x) 3) 2)"
BINOMIAL = {"polynomial": term("(+ (^ x 2) (* -5 x) 4)"), "intervals": [["3", "5"], ["0", "2"]]}  # 4 and 1
FOUR = "(root (+ (^ x 2) (* -5 x) 4) 1)"
HIDDEN = "(+ (sqrt 6) (neg (* (sqrt 2) (sqrt 3))))"  # 0, of which the kernel is not told
# 1, but where sqrt(6) is taken to be -sqrt(2) sqrt(3) it is 0
IDEMPOTENT = {"definitions": [["e", term("(/ (+ 1 (/ (* (sqrt 6) (sqrt 2) (sqrt 3)) 6)) 2)")]]}
MORE = {"roots": [*ALL, TWO, BINOMIAL]}
BEST = {"definitions": [[k, term(v)] for k, v in PLAIN.items()]}


def both(*claims: tuple) -> tuple:
    """A conjunction of claims with their evidence."""
    return f"(and {' '.join(c for c, _ in claims)})", {"parts": [e for _, e in claims]}


def best(e: str, y: str = "X") -> str:
    return OPTIMUM.format(n="2", l="1", y=y, e=e)


EASY = ("(== 1 1)", {})
# (what is tried, the claim, its evidence, the rest of the certificate)
ATTACKS = [
    # rings that are no fields: what is a unit in one component is none in another
    ("rank 1 of what is 0 at this root", f"(== (rank (matrix ((+ {LOW} -1)))) 1)", columns("0", "1"), MORE),
    ("rank 0 of what is 0 at this root only", f"(== (rank (matrix ((+ {HIGH} -1)))) 0)", columns(""), MORE),
    ("a null space that another root has",
     f"(== (nullspace (matrix ((+ {HIGH} -1)))) (span (vector 1)))", {"columns": [], **P}, MORE),
    ("a null space that depends on the root",
     f"(== (nullspace (matrix ((+ {LOW} -1) 0))) (span (vector 0 1)))", {"columns": [0], **P}, MORE),
    ("invertible at the other root", f"(invertible (matrix ((+ {LOW} -1))))", P, MORE),
    ("a rank with a hidden 0", f"(== (rank (matrix ({HIDDEN}))) 1)", columns("0", "1"), {}),
    ("a vector that is 0 but does not look so",
     f"(== (nullspace {{0 0}}) (span (vector 1 0) (vector {HIDDEN} 0)))", {"columns": [], **P}, {}),
    ("a denominator with a hidden 0",
     f"(== (columnspace {{1 0; 0 0}}) (span (vector (/ 1 {HIDDEN}) 0) (vector 1 0)))",
     inside("(1 0) (1 0)", "(0 0) (1 0)"), {}),
    ("outside by a hidden 0",
     "(not (in (vector 1 0) (columnspace {1 0; 0 0})))", {"orthogonal": [term(HIDDEN), "1"], **P}, {}),
    ("outside because z.H y is not 0 at another root",
     f"(not (in (vector (+ {LOW} -1) 0) (columnspace {{0; 1}})))", {"orthogonal": ["1", "0"], **P}, MORE),
    ("not Hermitian by a hidden 0",
     f"(not (positive_semidefinite (matrix (1 {HIDDEN}) (0 1))))", {"entry": [0, 1], **P}, {}),
    ("a negative number by a hidden 0",
     f"(not (positive_semidefinite (matrix ({HIDDEN}))))", {"vector": ["1"], **P}, {}),
    ("two equal singular values, different at another root",
     f"(svd (matrix ({FOUR} 0) (0 {FOUR})) {{1 1; 0 0}} (matrix ({FOUR} 0) (0 4)) {{1 1; 0 0}})", P, MORE),
    ("two equal singular values with a hidden 0",
     f"(svd {{2 0; 0 2}} {{1 1; 0 0}} (matrix (2 0) (0 (+ 2 {HIDDEN}))) {{1 1; 0 0}})", P, {}),
    ("one vector for two equal singular values, by an idempotent that is 1 where they are equal",
     f"(svd (matrix (2 0) (0 (+ 2 {HIDDEN}))) (matrix (1 e) (0 (+ 1 (neg e))))"
     f" (matrix (2 0) (0 (+ 2 {HIDDEN}))) (matrix (1 e) (0 (+ 1 (neg e)))))", P, IDEMPOTENT),
    ("one vector for two equal eigenvalues, by the same idempotent",
     f"(spectral (matrix (2 0) (0 (+ 2 {HIDDEN}))) (matrix (1 e) (0 (+ 1 (neg e)))) (matrix (2 0)"
     f" (0 (+ 2 {HIDDEN}))))", P, IDEMPOTENT),
    ("a vector outside by the idempotent",
     "(not (in (vector (+ 1 (neg e))) (columnspace {0})))", {"orthogonal": ["1"], **P}, IDEMPOTENT),
    ("rank 1 by the idempotent", "(== (rank (matrix (e (+ 1 (neg e))) (0 0))) 2)",
     columns("0 1", "1 0", "0 1"), IDEMPOTENT),
    ("two vectors in a null space by the idempotent",
     "(== (nullspace {0 0}) (span (vector e 0) (vector (+ 1 (neg e)) 0)))", {"columns": [], **P}, IDEMPOTENT),
    # columns checked once for conjugate roots
    ("the column of one root checked for another, A containing the first",
     f"(svd (matrix ((^ {R1} 2) 0) (0 (^ {R1} 2))) {{1 0; 0 1}} (matrix ((^ {R1} 2) 0) (0 (^ {R2} 2)))"
     " {1 0; 0 1})", P, MORE),
    ("a square root of a negative number beside i",
     "(svd (matrix ((i) 0) (0 (i))) (matrix ((i) 0) (0 (sqrt -1))) {1 0; 0 1} {1 0; 0 1})", P, {}),
    ("a root that is not real beside one that is",
     f"(svd (matrix ({C1} 0) (0 {C2})) {{1 0; 0 1}} (matrix ({C1} 0) (0 {C2})) {{1 0; 0 1}})", P, MORE),
    ("a negative root that shares the polynomial of a positive one",
     "(svd (matrix ((root (+ (^ x 2) -2) 1) 0) (0 (root (+ (^ x 2) -2) 2))) {1 0; 0 1}"
     " (matrix ((root (+ (^ x 2) -2) 1) 0) (0 (root (+ (^ x 2) -2) 2))) {1 0; 0 1})", P, MORE),
    ("singular values that are all roots of p, one of them negative",
     "(== (singular_values {0 2; 1 0}) (multiset (root (+ (^ x 2) -2) 1) (root (+ (^ x 2) -2) 2)))",
     {"groups": [[0, 1]]}, MORE),
    ("all roots of p, as if they were squares",
     "(== (singular_values (matrix ((sqrt 2) 0) (0 (sqrt 2)))) (multiset (root (+ (^ x 2) -2) 1)"
     " (root (+ (^ x 2) -2) 2)))", {"groups": [[0, 1]]}, MORE),
    ("the fourth root of one root twice",
     f"(== (singular_values (matrix ((sqrt {R1}) 0) (0 (sqrt {R2})))) (multiset (sqrt {R1}) (sqrt {R1})))",
     {"groups": [[0, 1]]}, MORE),
    # what was proved for a variable, or not at all, used as if it stood alone
    ("eigenvalues proved for all x",
     *both(("(for ((x (R))) (== (eigenvalues (matrix (x))) (multiset x)))", {"groups": [[0]]}),
           (best("1"), {"spectrum": {"claim": term("(== (eigenvalues (matrix (x))) (multiset x))"),
                                     "evidence": {}}, "factor": "1"})), BEST),
    ("a spectrum proved for all M",
     *both(("(for ((M (R))) (== (eigenvalues (matrix (M 0) (0 1))) (multiset M 1)))", {"groups": [[0, 1]]}),
           (best("9"), {"spectrum": {"claim": term("(== (eigenvalues (matrix (M 0) (0 1))) (multiset M 1))"),
                                     "evidence": {}}, "factor": "1"})),
                                     {"definitions": BEST["definitions"][:1]}),
    ("a claim with another evidence that fails",
     *both((best("1"), spectrum("M", "9 1")),
           ("(== (eigenvalues M) (multiset 9 2))", {"groups": [[0, 1]]})), BEST),
    ("a bound that depends on an outer variable",
     "(for ((D (R))) (and " + best("D") + "))", {"parts": [spectrum("M", "9 1")]}, BEST),
    ("data that an outer variable stands for",
     "(for ((X (R 2 2))) (and " + best("1") + "))", {"parts": [spectrum("M", "9 1")]},
     {"definitions": BEST["definitions"][1:]}),
    ("a best approximation to a matrix that is 1 at one root",
     best("9", y="(* 3 (I 2))"), spectrum("{9 0; 0 9}", "9 9"), {"definitions": [["D", "1"]]}),
    ("eigenvalues counted in another order",
     best("9"), {"spectrum": {"claim": term("(== (eigenvalues M) (counted (1 1) (9 1)))"),
                              "evidence": {"groups": [[0, 1]]}}, "factor": "1"}, BEST),
    ("a multiplicity more than there is",
     best("9"), {"spectrum": {"claim": term("(== (eigenvalues M) (counted (9 2) (1 1)))"),
                              "evidence": {"groups": [[0, 1, 2]]}}, "factor": "1"}, BEST),
    ("a factor that is 1 at one root and 4 at the other",
     best("1/4"), spectrum("(/ M 4)", "9/4 1/4", "(root (+ (^ x 2) (* -5 x) 4) 2)"), {**BEST, **MORE}),
    ("an infinite factor", best("1"), spectrum("{0 0; 0 0}", "0 0", "(/ 1 0)"), BEST),
    ("a decomposition of another matrix of the same size",
     ATTAINED.format(y="X", d="W", e="1"), spectral("N"),
     {"definitions": [*BEST["definitions"], ["N", term("{9 0; 0 1}")]]}),
    ("as many columns as a power of Q",
     ATTAINED.format(y="X", d="(* Q Q)", e="0"), spectral(), BEST),
    ("a W of no columns", ATTAINED.format(y="X", d="(matrix)", e="10"), spectral(), BEST),
    ("a W that is a row", ATTAINED.format(y="X", d="(matrix ((/ 1 (sqrt 2)) (/ 1 (sqrt 2))))", e="1"),
     spectral(), BEST),
    # inverses
    ("a pseudoinverse that was checked as one, used as an inverse",
     *both(("(== (pinv {1 0; 0 0}) {1 0; 0 0})", {}), ("(== (* {1 0; 0 0} (inv {1 0; 0 0})) (I 2))", {})),
     inverses("({1 0; 0 0} {1 0; 0 0})")),
    ("an inverse of the name, not of the matrix", "(== (inv M) {2})",
     {}, {"definitions": [["M", term("{1}")]], **inverses("({1} {1})")}),
    ("inverses in a circle", "(== (inv {2}) (inv {3}))", {}, inverses("({2} (inv {3}))", "({3} (inv {2}))")),
    ("an inverse with a hidden 0", f"(== (inv (matrix ({HIDDEN}))) (matrix ((/ 1 {HIDDEN}))))", {},
     inverses(f"((matrix ({HIDDEN})) (matrix ((/ 1 {HIDDEN}))))")),
    ("an inverse at one root", f"(== (* (inv (matrix ((+ {LOW} -1)))) 0) 0)", {},
     {**MORE, **inverses(f"((matrix ((+ {LOW} -1))) (matrix ((/ 1 (+ {LOW} -1)))))")}),
    ("a pseudoinverse of a matrix that is not Hermitian by a square root of -1",
     "(== (pinv (matrix (1 (sqrt -1)))) (matrix (1) (0)))", {},
     inverses("((matrix (1 (sqrt -1))) (matrix (1) (0)))")),
    ("a matrix with a negative power and no inverse", "(== (^ {0 1; 0 0} -2) {0 0; 0 0})", {},
     inverses("({0 1; 0 0} {0 0; 1 0})")),
    ("pairs that are none", "(== (pinv {1}) {1})", {}, {"inverses": [["1", "1", "1"]]}),
    ("an inverse for every x", "(for ((x (R))) (== (* (pinv (* x (I 1))) x) 1))", {},
     inverses("((* x (I 1)) 1)")),
    # definiteness
    ("an L with a 0 on the diagonal", "(positive_definite {0 0; 0 1})", factors("(0 0) (0 1)", "5 1"), {}),
    ("an L that is not square", "(positive_semidefinite {1 -1; -1 0})", factors("(1) (-1)", "1"), {}),
    ("an L with more columns", "(positive_semidefinite {0})", factors("(1 (i))", "1 1"), {}),
    ("a complex D that is its own square", "(positive_semidefinite {-1})", factors("(1)", "(^ (i) 2)"), {}),
    ("a form without conjugates", "(not (positive_semidefinite {1}))", {"vector": [["i"]]}, {}),
    ("a form of a matrix that is not Hermitian", "(indefinite {0 1; -1 0})", {"vectors": [["1", "1"], ["1",
     "-1"]]}, {}),
    ("both signs from an imaginary vector",
     "(indefinite {1 0; 0 1})", {"vectors": [["1", "0"], [["i"], "0"]]}, {}),
    ("positions that are no integers", "(not (positive_definite {1 0; 0 1}))", {"entry": [0, True], **P}, {}),
    # data
    ("one observation and ddof 1 by name", "(== (covariance X) {0})", {}, {"definitions": [["X",
     term("{5}")]]}),
    ("data with names of other data",
     "(== (mean X) {1})", {}, {"definitions": [["X", term("{5}")], ["mean", term("{1}")]]}),
    ("a ddof that is defined", "(== (covariance {1; 3} (ddof k)) 1)", {}, {"definitions": [["k", "0"]]}),
    ("a mean over R(0)", "(for ((X (R 0 2))) (== (mean X) (vector 0 0)))", {}, {}),
    ("a mean of a variable of another size", "(for ((X (R 2 1))) (== (mean X) (* 1/3 (ones 1 2) X)))", {},
     {}),
    ("a negative norm", "(== (norm (vector (neg (sqrt 2)))) (neg (sqrt 2)))", {}, {}),
    ("a norm that is 0 over C", "(== (norm (vector 1 (i))) (sqrt 0))", {}, {}),
    ("a norm to the power -2 of 0", "(== (^ (norm (vector 0)) -2) 0)", {}, {}),
    ("a norm explained by a negative radical",
     "(== (norm (vector 1 1)) (neg (sqrt 2)))", {}, {"radicals": [term("(2 (neg (sqrt 2)))")]}),
    ("a norm of a variable in a radical", "(for ((x (R))) (== (sqrt (^ (norm (vector x)) 2)) x))", {},
     {"radicals": [term("((^ (norm (vector x)) 2) x)")]}),
    ("a matrix variable in a root", "(for ((v (R 1))) (== (sqrt (^ v 2)) v))", {}, {}),
    ("a variable of R that is a square root of -1",
     "(for ((x (R))) (implies (== (^ x 2) -1) (== (norm (vector x)) 1)))", {"cofactors": ["1"]}, {}),
    ("a conjugate of a variable of C by shadowing",
     "(for ((z (R))) (for ((z (C))) (== (H (matrix (z))) (matrix (z)))))", {}, {}),
    ("a conjugate inside a family of roots",
     "(for ((l (C))) (implies (== (+ (^ l 2) 1) 0) (== (eigenspace (matrix (l)) l)"
     " (span (vector (^ (norm (vector l)) 2))))))",
     P, {}),
    # sizes
    ("a sum of a row and a column", "(== (+ {1 2} {1; 2}) {2})", {}, {}),
    ("a sum of a matrix and its first row", "(== (+ {1 2; 3 4} {1 2}) {2 4})", {}, {}),
    ("a norm of a sum of different sizes", "(== (^ (norm (+ (vector 1 2) (vector 1))) 2) 4)", {}, {}),
    # words with other arguments, claims of other forms
    ("a rank of two matrices", "(== (rank {1} {2}) 1)", columns("0", "1"), {}),
    ("definite matrices", "(positive_definite {1} {-1})", factors("(1)", "1"), {}),
    ("an svd of five", "(svd {1} {1} {1} {1} {2})", P, {}),
    ("in two column spaces", "(in {1} (columnspace {1} {0}))", {"solution": ["1"]}, {}),
    ("in a span", "(in {1} (span {0}))", {"solution": ["1"]}, {}),
    ("not twice", "(not (not (indefinite {1})))", {"lower": [["1"]], "diagonal": ["1"]}, {}),
    ("not svd", "(not (svd {1} {1} {1} {1}))", P, {}),
    ("not orthogonal", "(not (orthogonal {1}))", P, {}),
    ("not in, said of something else", "(not (== {1} (columnspace {0})))", {"orthogonal": ["1"], **P}, {}),
    ("a column space that is a number", "(== (columnspace {1}) 1)", inside("(1)", "(1)"), {}),
    ("columns that are a text", "(== (rank {1 2; 3 4}) 2)", {**columns("0 1", "1 0", "0 1"),
     "columns": "01"}, {}),
    ("a singular value that is a matrix", "(== (singular_values {2}) (multiset {2}))", {"groups": [[0]]}, {}),
    ("evidence of one claim for another", "(== 1 2)", spectral(), BEST),
    ("evidence of an optimum for an identity", "(for ((x (R))) (== x x))", spectrum("M", "9 1"), BEST),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "rest"), [a[1:] for a in ATTACKS], ids=[a[0] for a in ATTACKS])
def test_no_false_or_meaningless_claim_is_accepted(claim: str, evidence: dict, rest: dict) -> None:
    refused(certificate(term(claim), evidence, **rest))


def test_there_are_many() -> None:
    assert len(ATTACKS) > 40
