"""Random claims with random evidence: what the kernel accepts is true, by a second opinion."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernel_support import certificate, term
from kernel_truth import holds

from eigenproof.errors import CertificateError
from eigenproof.kernel import check

ROOTS = [
    {"polynomial": term("(+ (^ x 2) -2)"), "intervals": [["1", "2"], ["-2", "-1"]]},
    {"polynomial": term("(+ (^ x 2) -1)"), "intervals": [["1", "1"], ["-1", "-1"]]},
    {"polynomial": term("(+ (^ x 3) (* -3 x) 1)"), "intervals": [["3/2", "2"], ["0", "1"], ["-2", "-1"]]},
    {"polynomial": term("(+ (^ x 2) 1)"), "intervals": [], "discs": [["0", "1"], ["0", "-1"]]},
]
RADICALS = [["8", term("(* 2 (sqrt 2))")]]
primes = st.sampled_from([2**31 - 1, 101, 7, 5, 3, 9])
whole = st.sampled_from(["0", "0", "0", "1", "1", "-1", "2"])
odd = st.sampled_from([
    term(t) for t in (
        "(sqrt 2)", "(neg (sqrt 2))", "(sqrt 8)", "(i)", "(neg (i))", "(/ 1 (sqrt 2))",
        "(root (+ (^ x 2) -2) 1)", "(root (+ (^ x 2) -2) 2)", "(root (+ (^ x 2) -1) 1)",
        "(root (+ (^ x 3) (* -3 x) 1) 1)", "(root (+ (^ x 3) (* -3 x) 1) 2)",
            "(root (+ (^ x 3) (* -3 x) 1) 3)",
        "(root (+ (^ x 2) 1) 1 (C))", "(root (+ (^ x 2) 1) 2 (C))", "(^ (root (+ (^ x 2) -2) 2) 2)",
    )
])  # fmt: skip
entries = st.one_of(whole, whole, odd)
ENDS = [["5/4", "2"], ["-1/4", "3/4"], ["-2", "-5/4"], ["1", "1"], ["0", "0"], ["-1", "-1"], ["5", "1"], ["3",
    "-3"]]
small = st.one_of(st.just("0"), whole, odd)


def square(n: int, of=entries):
    return st.lists(st.lists(of, min_size=n, max_size=n), min_size=n, max_size=n).map(lambda m: ["matrix",
        *m])


def diagonal(values: list) -> list:
    n = len(values)
    return ["matrix", *([values[i] if i == j else "0" for j in range(n)] for i in range(n))]


def some(n: int, of=entries):
    return st.lists(of, min_size=n, max_size=n)


@st.composite
def conjugated(draw, n: int):
    """(A, P, D) with A P = P D in general: A is diagonal, a permutation of it, or [[0, c], [1, 0]]."""
    values = draw(some(n))
    kind = draw(st.integers(0, 2))
    if n == 2 and kind == 0:  # eigenvalues ±r, eigenvectors (±r, 1)
        r = draw(odd)
        other = draw(st.sampled_from([["neg", r], r, draw(odd)]))
        return ["matrix", ["0", ["*", r, r]], ["1", "0"]], ["matrix", [r, other], ["1", "1"]], diagonal([r,
            other])
    if n == 2 and kind == 1:  # eigenvalues a ± b, eigenvectors (1, ±1)
        a, b = values
        signs = draw(st.sampled_from([("1", "-1"), ("-1", "1"), ("1", "1")]))
        d = [["+", a, ["*", s, b]] for s in signs]
        d = draw(st.one_of(st.just(d), some(2, odd)))
        return ["matrix", [a, b], [b, a]], ["matrix", ["1", "1"], list(signs)], diagonal(d)
    order = draw(st.permutations(range(n)))
    units = [draw(st.sampled_from(["1", "-1", ["i"]])) for _ in order]
    p = ["matrix", *([units[j] if order[j] == i else "0" for j in range(n)] for i in range(n))]
    return diagonal(values), p, diagonal([values[k] for k in order])


@st.composite
def claims(draw):
    """(claim, evidence)"""
    n, q = draw(st.integers(1, 3)), {"prime": draw(primes)}
    a, p, d = draw(conjugated(n))
    if draw(st.integers(0, 3)) == 0:
        a = draw(square(n))
    kinds = "values space rref decomposition diagonalizable real defect nonreal order equal family"
    kind = draw(st.sampled_from(kinds.split()))
    if kind == "values":
        values = [d[1:][k][k] for k in range(n)] if draw(st.booleans()) else draw(some(n))
        cut = draw(st.integers(0, n))
        groups = [g for g in (list(range(cut)), list(range(cut, n))) if g]
        return ["==", ["eigenvalues", a], ["multiset", *values]], {"groups": groups}
    if kind == "space":
        value = draw(st.one_of(st.sampled_from([d[1:][k][k] for k in range(n)]), entries))
        columns = [[row[k] for row in p[1:]] for k in range(n)]
        vectors = [["vector", *c] for c in draw(st.lists(st.one_of(st.sampled_from(columns), some(n)),
            max_size=n))]
        return ["==", ["eigenspace", a, value], ["span", *vectors]], q
    if kind == "rref":
        m = draw(st.lists(some(3, small), min_size=1, max_size=2))
        r = draw(st.one_of(st.just(m), st.lists(some(3, small), min_size=len(m), max_size=len(m))))
        return ["==", ["rref", ["matrix", *m]], ["matrix", *r]], q
    if kind == "decomposition":
        return [draw(st.sampled_from(["diagonalization", "spectral"])), a, p, d], q
    if kind == "real":  # x^3 - b x - c for its companion matrix
        b, c = draw(whole), draw(st.sampled_from(["8", "-1", "1", "0"]))
        a = ["matrix", ["0", "0", c], ["1", "0", b], ["0", "1", "0"]]
        intervals = draw(st.lists(st.sampled_from(ENDS), min_size=3, max_size=3))
        return (["diagonalizable", a, ["R"]],
                {**q, "annihilator": [["neg", c], ["neg", b], "0", "1"], "intervals": intervals})  # fmt: skip
    if kind == "diagonalizable":
        values = [d[1:][k][k] for k in range(n)]
        product = {1: ["(neg a)", "1"], 2: ["(* a b)", "(neg (+ a b))", "1"],
                   3: ["(neg (* a b c))", "(+ (* a b) (* b c) (* a c))", "(neg (+ a b c))",
                       "1"]}[n]  # fmt: skip
        definitions = [[x, v] for x, v in zip("abc", values)]
        over = draw(st.sampled_from([[], [["R"]]]))
        ends = draw(st.lists(st.sampled_from(ENDS), min_size=n, max_size=n))
        evidence = {**q, "annihilator": [term(t) if "(" in t else t for t in product], "intervals": ends}
        return ["diagonalizable", a, *over], evidence, definitions
    if kind == "defect":
        return (["not", ["diagonalizable", a, *draw(st.sampled_from([[], [["R"]]]))]],
                {**q, "polynomial": draw(some(draw(st.integers(1, 3)))),
                 "vector": draw(some(n))})  # fmt: skip
    if kind == "nonreal":
        k = draw(st.integers(0, n - 1))
        vector = [row[k] for row in p[1:]] if draw(st.booleans()) else draw(some(n))
        return ["not", ["diagonalizable", a, ["R"]]], {**q, "eigenvalue": d[1:][k][k], "vector": vector}
    x, y = (draw(st.sampled_from([["*", *draw(some(2))], ["+", *draw(some(2))]])) for _ in "xy")
    if kind == "order":
        return [draw(st.sampled_from(["<", "<=", ">", ">=", "!="])), x, y], q
    if kind == "equal":
        return ["==", x, y], q
    if draw(st.booleans()):  # l^2 + b l + c for its companion matrix, and what is nearly that
        b, c, d = draw(whole), draw(whole), draw(whole)
        polynomial = ["+", ["^", "l", "2"], ["*", b, "l"], c]
        a, vector = ["matrix", ["0", ["neg", c]], ["1", ["neg", b]]], [["+", "l", b],
            draw(st.sampled_from(["1", d]))]
        body = ["implies", ["==", polynomial, "0"], ["==", ["eigenspace", a, "l"], ["span", ["vector",
            *vector]]]]
        return ["for", [["l", ["C"]]], body], q
    polynomial = ["+", ["^", "l", "2"], ["*", draw(whole), "l"], draw(whole)]
    vector = [["+", ["*", draw(whole), "l"], draw(whole)] for _ in range(n)]
    body = ["implies", ["==", polynomial, "0"], ["==", ["eigenspace", a, "l"], ["span", ["vector", *vector]]]]
    return ["for", [["l", ["C"]]], body], q


SEEN: Counter = Counter()


@given(claims())
@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_accepted_is_true(found) -> None:
    claim, evidence, definitions = (*found, [])[:3]
    kind = claim[1][0] if claim[0] in ("==", "not") and isinstance(claim[1], list) else claim[0]
    try:
        check(certificate(claim, evidence, definitions=definitions, roots=ROOTS, radicals=RADICALS))
    except CertificateError:
        SEEN[kind, False] += 1
        return
    SEEN[kind, True] += 1
    assert holds(claim, definitions)


def test_the_fuzz_meets_true_claims_and_others() -> None:
    """Runs after the test above, and on its own."""
    if not SEEN:
        test_what_is_accepted_is_true()
    assert sum(n for (_, ok), n in SEEN.items() if ok) > 20
    assert sum(n for (_, ok), n in SEEN.items() if not ok) > 20
