"""Random claims about spaces and singular values: what the kernel accepts is true, by a second opinion."""

from __future__ import annotations

from collections import Counter

import kernel_best_claims as best
import kernel_data_claims as data
import kernel_singular_claims as singular
import kernel_space_claims as spaces
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernel_support import certificate, term
from kernel_truth import Unknown
from singular_truth import holds

from eigenproof.errors import CertificateError
from eigenproof.kernel import check

TABLES = [
    case
    for table in (best, data, singular, spaces)
    for name, found in vars(table).items()
    if name.startswith("TRUE")
    for case in found
]
RADICALS = [["6", term("(* (sqrt 2) (sqrt 3))")]]
primes = st.sampled_from([2**31 - 1, 101, 7, 5, 3, 9])
tiny = st.sampled_from(["0", "0", "1", "1", "-1", "2"])
odd = st.sampled_from([
    term(t)
    for t in ("3", "1/2", "(sqrt 2)", "(neg (sqrt 2))", "(i)", "(sqrt 3)", "(sqrt 6)", "(+ 1 (sqrt 2))")
])  # fmt: skip
entry = st.one_of(tiny, tiny, tiny, odd)
UNIT = ["{1 0; 0 1}", "{0 1; 1 0}", "{-1 0; 0 1}", "{3/5 -4/5; 4/5 3/5}", "{3/5 4/5; 4/5 -3/5}", "{1 1; 0 0}",
        "(matrix ((/ 1 (sqrt 2)) (/ 1 (sqrt 2))) ((/ 1 (sqrt 2)) (/ -1 (sqrt 2))))",
        "(matrix ((i) 0) (0 1))"]  # fmt: skip
units = st.sampled_from([term(u)[1:] for u in UNIT])


def table(rows: int, columns: int, of=entry):
    return st.lists(st.lists(of, min_size=columns, max_size=columns), min_size=rows, max_size=rows)


def some(n: int, of=entry):
    return st.lists(of, min_size=n, max_size=n)


def transposed(m: list) -> list:
    return [list(c) for c in zip(*m)]


def times(*factors: list) -> list:
    return ["*", *(["matrix", *f] for f in factors)]


@st.composite
def svds(draw):
    """A = U S V.T for U and V that may be orthogonal, with S, U or V as they are or changed."""
    u, v = draw(units), draw(units)
    s = [[draw(entry), "0"], ["0", draw(entry)]]
    a = ["*", ["matrix", *u], ["matrix", *s], ["H", ["matrix", *v]]]
    change = draw(st.integers(0, 6))
    if change == 1:
        u = [r[::-1] for r in u]
    elif change == 2:
        s = [s[0][::-1], s[1][::-1]][::-1]
    elif change == 3:
        v = draw(units)
    elif change == 4:  # thin
        u, v, s = [r[:1] for r in u], [r[:1] for r in v], [s[0][:1]]
    elif change == 5:
        u, s = [r[:1] for r in u], s[:1]
    evidence = {"prime": draw(primes)}
    if change == 4 and draw(st.booleans()):
        evidence |= {"columns": [0], "right": [draw(some(2))]}
    return ["svd", a, ["matrix", *u], ["matrix", *s], ["matrix", *v]], evidence, []


@st.composite
def spaces_of(draw):
    """Ranks, null spaces, column spaces of A = B C, with evidence from B and C."""
    m, n, r = draw(st.integers(2, 3)), draw(st.integers(1, 3)), draw(st.integers(1, 2))
    b, c = draw(table(m, r)), draw(table(r, n))
    positions = draw(st.permutations(range(n)))[: draw(st.sampled_from([r, r, r, 0, 1]))]
    for k, j in enumerate(positions[:r]):  # these columns of A are those of B
        for i in range(r):
            c[i][j] = str(int(i == k))
    a, q = times(b, c), {"prime": draw(primes)}
    kind = draw(st.sampled_from(["rank", "nullity", "nullspace", "columnspace", "in"]))
    if kind in ("rank", "nullity"):
        answer = str(draw(st.sampled_from([r, n - r, 0, 1])))
        return ["==", [kind, a], answer], {"columns": positions, "right": c, **q}, []
    if kind == "nullspace":
        vectors = draw(st.lists(some(n), min_size=1, max_size=2))
        span = ["span", *(["vector", *v] for v in vectors)]
        return ["==", [kind, a], span], {"columns": positions, **q}, []
    if kind == "columnspace":
        vectors = [["vector", *v] for v in transposed(b)]
        inside = [[str(int(j == k)) for j in range(n)] for k in positions[:r]]
        return ["==", [kind, a], ["span", *vectors]], {"inside": inside, "coefficients": c, **q}, []
    y, out = ["vector", *draw(some(m))], draw(st.booleans())
    claim = ["in", y, ["columnspace", a]]
    return (
        (["not", claim] if out else claim),
        {"solution": draw(some(n)), "orthogonal": draw(some(m)), **q},
        [],
    )


@st.composite
def forms(draw):
    """A = L D L.H, or some matrix; definite or not, by its factors or by vectors."""
    x, d = draw(entry), draw(some(2))
    lower = [["1", "0"], [x, "1"]]
    if draw(st.booleans()):
        a = ["*", ["matrix", *lower], ["diag", *d], ["H", ["matrix", *lower]]]
    else:
        a = ["matrix", *draw(table(2, 2))]
    word = draw(st.sampled_from(["positive_semidefinite", "positive_definite", "indefinite"]))
    claim = [word, a]
    if draw(st.booleans()):
        claim = ["not", claim]
    evidence = draw(st.sampled_from([
        {"lower": lower, "diagonal": d}, {"entry": [0, 1]}, {"entry": [0, 0]},
        {"vector": draw(some(2)), "vectors": [draw(some(2)), draw(some(2))]},
    ]))  # fmt: skip
    return claim, {**evidence, "prime": draw(primes)}, []


@st.composite
def inverses(draw):
    """pinv(M), inv(M) of small M, and a P for it that is right now and then."""
    m, n = draw(st.sampled_from([(1, 1), (2, 1), (1, 2), (2, 2)]))
    a = draw(table(m, n, st.sampled_from(["0", "1", "1", "-1", ["i"]])))
    p = draw(table(n, m, st.sampled_from(["0", "1", "1/2", "1/4", "-1", ["neg", ["i"]]])))
    word = draw(st.sampled_from(["pinv", "pinv", "inv"]))
    return ["==", [word, ["matrix", *a]], ["matrix", *p]], {}, [[["matrix", *a], ["matrix", *p]]]


@st.composite
def collections(draw):
    """Singular values of a diagonal matrix that was turned, and some others."""
    u, values = draw(units), draw(some(2))
    a = ["*", ["matrix", *u], ["diag", *values]]
    listed = draw(st.one_of(st.just(values), st.permutations(values), some(2)))
    groups = draw(st.sampled_from([[[0, 1]], [[0], [1]]]))
    return ["==", ["singular_values", a], ["multiset", *listed]], {"groups": groups}, []


OBJECTIVES = [
    (term(y), term(m), values.split(), len(values.split()))
    for y, m, values in (
        ("{1 2; 2 1}", "{5 4; 4 5}", "9 1"), ("{1 0; 0 3}", "{1 0; 0 9}", "9 1"),
        ("{0 0; 3 3}", "{9 9; 9 9}", "18 0"), ("{3; 4}", "{25}", "25"),
        ("{1 2; 2 1}", "{-5 -4; -4 -5}", "-1 -9"), ("{0 3; -3 0}", "{9 0; 0 9}", "9 9"),
        ("(matrix ((sqrt 2) 0) (0 1))", "{2 0; 0 1}", "2 1"), ("{1 1; 1 1; 0 0}", "{2 2; 2 2}", "4 0"),
    )
]  # fmt: skip


@st.composite
def distances(draw):
    """Best approximations of rank l to small matrices, with the eigenvalues of Y.T Y or of something else."""
    y, m, values, n = draw(st.sampled_from(OBJECTIVES))
    if draw(st.integers(0, 3)) == 0:
        _, m, values, n = draw(st.sampled_from(OBJECTIVES))
    values, kept = draw(st.sampled_from([values, values, values[::-1]])), str(draw(st.integers(0, 2)))
    e, c = draw(st.sampled_from("0 1 9 10 18 -9".split())), draw(st.sampled_from("1 1 1 2 -1".split()))
    if draw(st.booleans()):
        e = ["+", "0", *values[int(kept) :]]
    far = ["^", ["norm", ["+", y, ["neg", ["*", y, "D", ["T", "D"]]]]], "2"]
    body = ["implies", ["==", ["*", ["T", "D"], "D"], ["I", kept]], [">=", far, e]]
    known = {"claim": ["==", ["eigenvalues", m], ["multiset", *values]],
             "evidence": {"groups": [list(range(len(values)))]}}  # fmt: skip
    return ["for", [["D", ["R", str(n), kept]]], body], {"spectrum": known, "factor": c}, []


SEEN: Counter = Counter()


@given(st.one_of(svds(), svds(), spaces_of(), spaces_of(), forms(), inverses(), collections(), distances()))
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_accepted_is_true(found) -> None:
    claim, evidence, known = found
    kind = claim[1][0] if claim[0] in ("==", "not") else claim[0]
    try:
        check(certificate(claim, evidence, radicals=RADICALS, inverses=known))
    except CertificateError:
        SEEN[kind, False] += 1
        return
    SEEN[kind, True] += 1
    if claim[0] == "not":
        assert not holds(claim[1], [])
    else:
        assert holds(claim, [])


def test_the_fuzz_meets_true_claims_and_others() -> None:
    """Runs after the test above, and on its own."""
    if not SEEN:
        test_what_is_accepted_is_true()
    assert sum(n for (_, ok), n in SEEN.items() if ok) > 20
    assert sum(n for (_, ok), n in SEEN.items() if not ok) > 20


def test_the_second_opinion_agrees_with_the_tables_of_true_claims() -> None:
    without = []  # nothing is 0x0 there, 1x1 is not a number everywhere, and C(n) is no set
    for claim, _, rest in TABLES:
        try:
            opinion = holds(term(claim), rest.get("definitions", []))
        except (Unknown, AssertionError, IndexError, TypeError):
            without.append(claim)
            continue
        assert opinion, claim
    assert len(TABLES) - len(without) > 150
    assert len(without) < 20
