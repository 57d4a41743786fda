"""Claims about singular values and best approximations: known mathematics by hand, and its false neighbours."""

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
     {"columns": [0, 1], "right": term("((1 0 0) (0 0 0))"), **P}, {}),  # true, but two columns show rank <= 2
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
    (SVD.format("(matrix (t1 0) (0 t1))", "{1 1; 0 0}", f"(matrix (t1 0) (0 {PHI}))", "{1 1; 0 0}"), P, named_golden()),
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
    (VALUES.format("{1 1 0 0; 0 1 0 0; 0 0 1 1; 0 0 0 1}", "t1 t1 t2 t2"), {"groups": [[0, 2], [1, 3]]},
     named_golden()),
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


# ------------------------------------------------------------------------ best approximations
# X.T X = {5 4; 4 5} has the eigenvalues 9 and 1, with the vectors (1, 1) and (1, -1)
X = "{1 2; 2 1}"
HALF = over(f"{R2};{R2}", "1|1", "1|-1")
FIRST = f"(matrix ((/ 1 {R2})) ((/ 1 {R2})))"
PLAIN = {"X": X, "M": "{5 4; 4 5}", "Q": HALF, "L": "{9 0; 0 1}", "W": FIRST}
FAR = "(^ (norm (+ {y} (neg (* {y} {d} (T {d}))))) 2)"
OPTIMUM = "(for ((D (R {n} {l}))) (implies (== (* (T D) D) (I {l})) (>= " + FAR.replace("{d}", "D") + " {e})))"
ATTAINED = "(== " + FAR + " {e})"


def defined(**other) -> dict:
    return {"definitions": [[k, term(v)] for k, v in (PLAIN | other).items()]}


def spectrum(m: str, values: str, c: str = "1", groups: list | None = None) -> dict:
    n = len(term(f"({values})"))
    claim = term(f"(== (eigenvalues {m}) (multiset {values}))")
    return {"spectrum": {"claim": claim, "evidence": {"groups": groups or [list(range(n))]}}, "factor": term(c)}


def spectral(m: str = "M", q: str = "Q", d: str = "L", c: str = "1") -> dict:
    return {"decomposition": {"claim": ["spectral", m, q, d], "evidence": P}, "factor": term(c)}


def best(e: str, n: str = "2", l: str = "1", y: str = "X") -> str:
    return OPTIMUM.format(n=n, l=l, y=y, e=e)


def reached(e: str, y: str = "X", d: str = "W") -> str:
    return ATTAINED.format(y=y, d=d, e=e)


DATA = "{0 0; 1 1; 2 2; 3 1}"  # mean (3/2, 1), covariance {5/3 2/3; 2/3 2/3} with the eigenvalues 2 and 1/3
PCA = defined(X=DATA, C="(covariance X)", M="{5/3 2/3; 2/3 2/3}", W=over(R5, "2", "1"),
              Q=over(f"{R5};{R5}", "2|1", "1|-2"), L="{2 0; 0 1/3}")
TRUE_BEST = [
    (best("1"), spectrum("M", "9 1"), defined()),
    (best("(* 1 1)"), spectrum("M", "9 1"), defined()),
    (best("10", l="0"), spectrum("M", "9 1"), defined()),
    (best("0", l="2"), spectrum("M", "9 1"), defined()),
    (best("1"), spectrum("{5 4; 4 5}", "9 1"), defined()),
    (best("1"), spectrum("{5/2 2; 2 5/2}", "9/2 1/2", "2"), defined()),
    (best("1", y="(T X)"), spectrum("M", "9 1"), defined()),
    (best("1").replace("D", "E"), spectrum("M", "9 1"), defined()),
    (best("1"), {**spectrum("M", "9 1"), "spectrum": {
        "claim": term("(== (eigenvalues M) (counted (9 1) (1 1)))"), "evidence": {"groups": [[0, 1]]}}}, defined()),
    (best("1", y="(centered X)"), spectrum("M", "2 1/3", "3"), PCA),
    (best("(* 3 1/3)", y="(centered X)"), spectrum("C", "2 1/3", "3"), PCA),
    (best("1", y="(centered X)"), spectrum("(scatter X)", "6 1"), PCA),
    (best("(/ (+ 3 (neg (sqrt 5))) 2)"), spectrum("{1 1; 1 2}", f"(^ {PHI} 2) (^ {PSI} 2)"), defined(X=GOLDEN)),
    (best("l2"), spectrum("{1 1; 1 2}", "l1 l2"), {**ROOTS, "definitions": [*defined(X=GOLDEN)["definitions"],
                                                    *named_golden()["definitions"]]}),
    (best("(+ 3 (neg l1))"), spectrum("{1 1; 1 2}", "l1 l2"), {**ROOTS, "definitions": [
        *defined(X=GOLDEN)["definitions"], *named_golden()["definitions"]]}),
    (best("3", l="0"), spectrum("{1 1; 1 2}", "l1 l2"), {**ROOTS, "definitions": [
        *defined(X=GOLDEN)["definitions"], *named_golden()["definitions"]]}),
    (best("0", n="3", l="2"), spectrum("{2 2 0; 2 2 0; 0 0 4}", "4 4 0"), defined(X="{1 1 0; 1 1 0; 0 0 2}")),
    (best("4", n="3"), spectrum("{2 2 0; 2 2 0; 0 0 4}", "4 4 0"), defined(X="{1 1 0; 1 1 0; 0 0 2}")),
    (best("0", n="1"), spectrum("{25}", "25"), defined(X="{3; 4}")),
    (best("0", n="1"), spectrum("{25}", "25"), defined(X="{5}")),
    # where Y is a sum or a product
    ("(for ((D (R 2 1))) (implies (== (* (T D) D) (I 1)) (>= (^ (norm (+ X (neg B)"
     " (neg (* (+ X (neg B)) D (T D))))) 2) 1)))", spectrum("M", "9 1"), defined(X="{2 2; 2 2}", B="{1 0; 0 1}")),
    ("(for ((D (R 2 1))) (implies (== (* (T D) D) (I 1)) (>= (^ (norm (+ (* X B) (neg (* X B D (T D))))) 2) 1)))",
     spectrum("M", "9 1"), defined(B="{0 1; 1 0}")),
    # attained
    (reached("1"), spectral(), defined()),
    (reached("(+ 10 -9)"), spectral(), defined()),
    (reached("0", d="Q"), spectral(), defined()),
    (reached("9"), spectral(), defined(Q=over(f"{R2};{R2}", "1|1", "-1|1"), L="{1 0; 0 9}", W=over(R2, "1", "-1"))),
    (reached("1"), spectral(), defined(W=f"(vector (/ 1 {R2}) (/ 1 {R2}))")),
    (reached("1"), {}, defined()),  # or simply expanded
    (reached("1", d=FIRST), spectral(), defined()),
    (reached("1", y="(centered X)"), spectral(c="3"), PCA),
    (reached("1", y="(centered X)"), spectral(m="C", c="3"), PCA),
    (reached("1", y="(centered X)"), {}, PCA),
]
M1, ONE = spectrum("M", "9 1"), spectral()
FALSE_BEST = [
    # another sum of eigenvalues
    (best("2"), M1, defined()),
    (best("9"), M1, defined()),
    (best("10"), M1, defined()),
    (best("11", l="0"), M1, defined()),
    (best("1", l="2"), M1, defined()),
    (best("1", l="0"), M1, defined()),
    (best("0"), M1, defined()),  # true, but it is not the optimum
    (best("9"), spectrum("M", "1 9"), defined()),
    (best("1"), spectrum("M", "1 9"), defined()),
    (best("0"), spectrum("M", "9 1 0"), defined()),
    (best("1"), spectrum("M", "9"), defined()),
    (best("2"), spectrum("M", "8 2"), defined()),
    (best("(neg 9)"), spectrum("{-5 -4; -4 -5}", "-1 -9", "-1"), defined()),
    (best("9"), spectrum("{-5 -4; -4 -5}", "-1 -9", "-1"), defined()),
    (best("2"), spectrum("M", "9 1", "2"), defined()),
    (best("1"), spectrum("{10 8; 8 10}", "18 2"), defined()),
    (best("0"), spectrum("{0 0; 0 0}", "0 0", "0"), defined()),
    (best("0"), spectrum("{0 0; 0 0}", "0 0", "0"), defined(X="{0 0; 0 0}")),  # true, but c > 0 is asked for
    (best("1"), spectrum("{9 0; 7 1}", "9 1"), defined()),
    (best("1"), spectrum("M", "9 1"), defined(X="{2 2; 1 1}")),
    (best("l1"), spectrum("{1 1; 1 2}", "l2 l1"), {**ROOTS, "definitions": [*defined(X=GOLDEN)["definitions"],
                                                    *named_golden()["definitions"]]}),
    (best("1/3", y="(centered X)"), spectrum("M", "2 1/3"), PCA),
    (best("4/3", y="(centered X)"), spectrum("M", "2 1/3", "4"), PCA),
    (best("1", y="X"), spectrum("M", "2 1/3", "3"), PCA),
    # a sum that equals the trace less the first ones only if the order does not matter
    (best("4", n="3", l="2"), spectrum("{2 2 0; 2 2 0; 0 0 4}", "4 0 4"), defined(X="{1 1 0; 1 1 0; 0 0 2}")),
    # sizes
    (best("0", l="3"), M1, defined()),
    (best("1", n="3"), M1, defined()),
    (best("1", l="-1"), M1, defined()),
    (best("1", n="1", l="1"), M1, defined()),
    (best("1").replace("(I 1)", "(I 2)"), M1, defined()),
    (best("1").replace("(I 1)", "(I)"), M1, defined()),
    (best("1").replace("(R 2 1)", "(R 2)"), M1, defined()),
    (best("1").replace("(R 2 1)", "(C 2 1)"), M1, defined()),
    (best("1").replace("(R 2 1)", "(R)"), M1, defined()),
    (best("1").replace("(R 2 1)", "(R 2 1 1)"), M1, defined()),
    # another statement
    (best("1").replace(">=", ">"), M1, defined()),
    (best("1").replace(">=", "<="), M1, defined()),
    (best("1").replace(">=", "=="), M1, defined()),
    (best("1").replace(" 2) 1)))", " 1) 1)))"), M1, defined()),
    (best("1").replace(" 2) 1)))", " 4) 1)))"), M1, defined()),
    (best("1").replace("(T D) D) (I", "(T D) (T D)) (I"), M1, defined()),
    (best("1").replace("(* (T D) D)", "(* D (T D))"), M1, defined()),
    (best("1").replace("(== (* (T D) D) (I 1))", "(== 1 1)"), M1, defined()),
    (best("1").replace("(neg (* X D", "(neg (* X X D"), M1, defined()),
    (best("1").replace("(neg (* X D", "(neg (* M D"), M1, defined()),
    (best("1").replace("(+ X (neg (* X D (T D))))", "(+ X (* X D (T D)))"), M1, defined()),
    (best("1").replace("D (T D)", "D (T W)"), M1, defined()),
    (best("1").replace("X D (T D)", "X W (T W)"), M1, defined()),
    (best("1").replace("norm", "trace"), M1, defined()),
    (best("1").replace("((D (R 2 1)))", "((D (R 2 1)) (F (R 2 1)))"), M1, defined()),
    # names
    (best("1"), M1, defined(D="{1; 0}")),
    (best("(entry D 1 1)"), M1, defined()),
    (best("(^ (norm D) 2)"), M1, defined()),
    (best("1", y="(* X D (T D))"), M1, defined()),
    (best("1", y="D"), M1, defined()),
    (best("1").replace("D", "M"), M1, defined()),
    (best("1").replace("D", "2"), M1, defined()),
    (f"(for ((X (R 2 2))) {best('1')})", M1, {"definitions": defined()["definitions"][1:]}),
    (f"(for ((D (R))) {best('D')})", M1, defined()),
    (f"(for ((t (R))) {best('t')})", M1, defined()),
    (f"(for ((t (R))) {best('1')})", M1, defined()),  # true, but it has to stand alone
    # no real matrix
    (best("0"), spectrum("{0 0; 0 0}", "0 0"), defined(X="(matrix (1 (i)) ((i) -1))")),
    (best("-1", n="1"), spectrum("{-1}", "-1"), defined(X="(matrix ((i)))")),
    (best("0", n="1", l="0"), spectrum("(matrix ((i)))", "(i)"), defined(X="(matrix ((i)))")),
    # sub-claims
    (best("1"), {**M1, "spectrum": {"claim": ["==", "1", "1"], "evidence": {}}}, defined()),
    (best("1"), {**M1, "spectrum": {"claim": term("(== (singular_values X) (multiset 3 1))"),
                                    "evidence": {"groups": [[0, 1]]}}}, defined()),
    (best("1"), {**M1, "spectrum": {"claim": term("(!= (eigenvalues M) (multiset 9 1))"), "evidence": {}}}, defined()),
    (best("1"), {**M1, "spectrum": {"claim": M1["spectrum"]["claim"], "evidence": {}}}, defined()),
    (best("1"), {"spectrum": M1["spectrum"]}, defined()),
    (best("1"), {}, defined()),
    # attained
    (reached("9"), ONE, defined()),
    (reached("0"), ONE, defined()),
    (reached("1"), ONE, defined(W=over(R2, "1", "-1"))),
    (reached("9"), ONE, defined(W=over(R2, "1", "-1"))),  # true, but W is not the first column of Q
    (reached("1"), ONE, defined(W="(matrix (1) (0))")),
    (reached("1"), ONE, defined(W=f"(matrix ((/ {R2} 2)) ((/ {R2} 2)))")),  # true, but in another spelling
    (reached("1"), ONE, defined(Q=over(f"{R2};{R2}", "1|1", "-1|1"))),
    (reached("1"), ONE, defined(L="{1 0; 0 9}")),
    (reached("1"), spectral(c="2"), defined()),
    (reached("2"), spectral(c="2"), defined()),
    (reached("1", y="M"), ONE, defined()),
    (reached("1", d="Q"), ONE, defined()),
    (reached("1").replace("(T W)", "(T Q)"), ONE, defined()),
    (reached("1").replace(" 2) 1)", " 4) 1)"), ONE, defined()),
    (reached("1"), {**ONE, "decomposition": {"claim": ["diagonalization", "M", "Q", "L"], "evidence": P}}, defined()),
    (reached("1"), {**ONE, "decomposition": {"claim": ["spectral", "M", "Q", "L"], "evidence": {}}}, defined()),
    (reached("1"), {**ONE, "decomposition": {"claim": ["==", "1", "1"], "evidence": {}}}, defined()),
    ("(== 1 2)", ONE, defined()),
    ("(== X X)", ONE, defined()),
    (reached("1", y="(centered X)"), spectral(), PCA),
    (reached("1/3", y="(centered X)"), spectral(), PCA),
    (reached("1"), spectral(c="3"), PCA),
    (f"(for ((W (R 2 1))) {reached('1')})", ONE, {"definitions": defined()["definitions"][:-1]}),
    # over C, W.T is not W.H: M = I, Q = (1, i; 1, -i)/sqrt(2), and |X - X W W.T|^2 = 2
    (reached("1"), spectral(), defined(X="{1 0; 0 1}", M="{1 0; 0 1}", L="{1 0; 0 1}",
                                       Q=over(f"{R2};{R2}", "1|1", "(i)|(neg (i))"), W=over(R2, "1", "(i)"))),
]  # fmt: skip
