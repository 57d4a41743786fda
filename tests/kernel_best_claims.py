"""Claims about best approximations of lower rank: known mathematics by hand, and its false neighbours."""

from __future__ import annotations

from kernel_singular_claims import GOLDEN, PHI, PSI, R2, R5, ROOTS, P, named_golden, over
from kernel_support import term

# X.T X = {5 4; 4 5} has the eigenvalues 9 and 1, with the vectors (1, 1) and (1, -1)
X = "{1 2; 2 1}"
HALF = over(f"{R2};{R2}", "1|1", "1|-1")
FIRST = f"(matrix ((/ 1 {R2})) ((/ 1 {R2})))"
PLAIN = {"X": X, "M": "{5 4; 4 5}", "Q": HALF, "L": "{9 0; 0 1}", "W": FIRST}
FAR = "(^ (norm (+ {y} (neg (* {y} {d} (T {d}))))) 2)"
OPTIMUM = (
    "(for ((D (R {n} {l}))) (implies (== (* (T D) D) (I {l})) (>= " + FAR.replace("{d}", "D") + " {e})))"
)
ATTAINED = "(== " + FAR + " {e})"


def defined(**other) -> dict:
    return {"definitions": [[k, term(v)] for k, v in (PLAIN | other).items()]}


def spectrum(m: str, values: str, c: str = "1", groups: list | None = None) -> dict:
    n = len(term(f"({values})"))
    claim = term(f"(== (eigenvalues {m}) (multiset {values}))")
    return {
        "spectrum": {"claim": claim, "evidence": {"groups": groups or [list(range(n))]}},
        "factor": term(c),
    }


def spectral(m: str = "M", q: str = "Q", d: str = "L", c: str = "1") -> dict:
    return {"decomposition": {"claim": ["spectral", m, q, d], "evidence": P}, "factor": term(c)}


def best(e: str, n: str = "2", l: str = "1", y: str = "X") -> str:
    return OPTIMUM.format(n=n, l=l, y=y, e=e)


def reached(e: str, y: str = "X", d: str = "W") -> str:
    return ATTAINED.format(y=y, d=d, e=e)


DATA = "{0 0; 1 1; 2 2; 3 1}"  # mean (3/2, 1), covariance {5/3 2/3; 2/3 2/3} with the eigenvalues 2 and 1/3
PCA = defined(
    X=DATA,
    C="(covariance X)",
    M="{5/3 2/3; 2/3 2/3}",
    W=over(R5, "2", "1"),
    Q=over(f"{R5};{R5}", "2|1", "1|-2"),
    L="{2 0; 0 1/3}",
)
TRUE_BEST = [
    (best("1"), spectrum("M", "9 1"), defined()),
    (best("(* 1 1)"), spectrum("M", "9 1"), defined()),
    (best("10", l="0"), spectrum("M", "9 1"), defined()),
    (best("0", l="2"), spectrum("M", "9 1"), defined()),
    (best("1"), spectrum("{5 4; 4 5}", "9 1"), defined()),
    (best("1"), spectrum("{5/2 2; 2 5/2}", "9/2 1/2", "2"), defined()),
    (best("1", y="(T X)"), spectrum("M", "9 1"), defined()),
    (best("1").replace("D", "E"), spectrum("M", "9 1"), defined()),
    (
        best("1"),
        {
            **spectrum("M", "9 1"),
            "spectrum": {
                "claim": term("(== (eigenvalues M) (counted (9 1) (1 1)))"),
                "evidence": {"groups": [[0, 1]]},
            },
        },
        defined(),
    ),
    (best("1", y="(centered X)"), spectrum("M", "2 1/3", "3"), PCA),
    (best("(* 3 1/3)", y="(centered X)"), spectrum("C", "2 1/3", "3"), PCA),
    (best("1", y="(centered X)"), spectrum("(scatter X)", "6 1"), PCA),
    (
        best("(/ (+ 3 (neg (sqrt 5))) 2)"),
        spectrum("{1 1; 1 2}", f"(^ {PHI} 2) (^ {PSI} 2)"),
        defined(X=GOLDEN),
    ),
    (
        best("l2"),
        spectrum("{1 1; 1 2}", "l1 l2"),
        {**ROOTS, "definitions": [*defined(X=GOLDEN)["definitions"], *named_golden()["definitions"]]},
    ),
    (
        best("(+ 3 (neg l1))"),
        spectrum("{1 1; 1 2}", "l1 l2"),
        {**ROOTS, "definitions": [*defined(X=GOLDEN)["definitions"], *named_golden()["definitions"]]},
    ),
    (
        best("3", l="0"),
        spectrum("{1 1; 1 2}", "l1 l2"),
        {**ROOTS, "definitions": [*defined(X=GOLDEN)["definitions"], *named_golden()["definitions"]]},
    ),
    (best("0", n="3", l="2"), spectrum("{2 2 0; 2 2 0; 0 0 4}", "4 4 0"), defined(X="{1 1 0; 1 1 0; 0 0 2}")),
    (best("4", n="3"), spectrum("{2 2 0; 2 2 0; 0 0 4}", "4 4 0"), defined(X="{1 1 0; 1 1 0; 0 0 2}")),
    (best("0", n="1"), spectrum("{25}", "25"), defined(X="{3; 4}")),
    (best("0", n="1"), spectrum("{25}", "25"), defined(X="{5}")),
    # where Y is a sum or a product
    (
        "(for ((D (R 2 1))) (implies (== (* (T D) D) (I 1)) (>= (^ (norm (+ X (neg B)"
        " (neg (* (+ X (neg B)) D (T D))))) 2) 1)))",
        spectrum("M", "9 1"),
        defined(X="{2 2; 2 2}", B="{1 0; 0 1}"),
    ),
    (
        "(for ((D (R 2 1))) (implies (== (* (T D) D) (I 1)) (>= (^ (norm (+ (* X B)"
        " (neg (* X B D (T D))))) 2) 1)))",
        spectrum("M", "9 1"),
        defined(B="{0 1; 1 0}"),
    ),
    # attained
    (reached("1"), spectral(), defined()),
    (reached("(+ 10 -9)"), spectral(), defined()),
    (reached("0", d="Q"), spectral(), defined()),
    (
        reached("9"),
        spectral(),
        defined(Q=over(f"{R2};{R2}", "1|1", "-1|1"), L="{1 0; 0 9}", W=over(R2, "1", "-1")),
    ),
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
    (f"(for ((t (R))) (and {best('1')}))", {"parts": [M1]}, defined()),  # true, but it has to stand alone
    # no real matrix
    (best("0"), spectrum("{0 0; 0 0}", "0 0"), defined(X="(matrix (1 (i)) ((i) -1))")),
    (best("-1", n="1"), spectrum("{-1}", "-1"), defined(X="(matrix ((i)))")),
    (best("0", n="1", l="0"), spectrum("(matrix ((i)))", "(i)"), defined(X="(matrix ((i)))")),
    # sub-claims
    (best("1"), {**M1, "spectrum": {"claim": ["==", "1", "1"], "evidence": {}}}, defined()),
    (best("1"), {**M1, "spectrum": {"claim": term("(== (singular_values X) (multiset 3 1))"),
                                    "evidence": {"groups": [[0, 1]]}}}, defined()),
    (best("1"), {**M1, "spectrum": {"claim": term("(!= (eigenvalues M) (multiset 9 1))"), "evidence": {}}},
     defined()),
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
    (reached("1"), {**ONE, "decomposition": {"claim": ["diagonalization", "M", "Q", "L"], "evidence": P}},
     defined()),
    (reached("1"), {**ONE, "decomposition": {"claim": ["==", "1", "1"], "evidence": {}}}, defined()),
    ("(== 1 2)", ONE, defined()),
    ("(== X X)", ONE, defined()),
    (reached("1", y="(centered X)"), spectral(), PCA),
    (reached("1/3", y="(centered X)"), spectral(), PCA),
    (reached("1"), spectral(c="3"), PCA),
    (f"(for ((W (R 2 1))) {reached('1')})", ONE, {"definitions": defined()["definitions"][:-1]}),
    (f"(for ((t (R))) (and {reached('1', d=FIRST)}))", {"parts": [ONE]}, defined()),
     # true, but it has to stand alone
    # over C, W.T is not W.H: M = I, Q = (1, i; 1, -i)/sqrt(2), and |X - X W W.T|^2 = 2
    (reached("1"), spectral(), defined(X="{1 0; 0 1}", M="{1 0; 0 1}", L="{1 0; 0 1}",
                                       Q=over(f"{R2};{R2}", "1|1", "(i)|(neg (i))"), W=over(R2, "1", "(i)"))),
]  # fmt: skip
