"""The topic pca: proved whole, the components numpy and scikit-learn find, the optimum, what is not so."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from functools import cache
from math import isfinite

import mpmath
import numpy as np
import pytest
from derive_cases import OBSERVED
from derive_support import accepted_again, number, numbers
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.derivations.pca_decimals import data_matrix, direction_decimals, principal, score_decimals
from eigenproof.errors import CertificateError, DerivationError, InputError
from eigenproof.goals import goal
from eigenproof.judge import judge_derivation
from eigenproof.judge.decide import decide
from eigenproof.kernel import check
from eigenproof.language import parse, to_text
from eigenproof.model import MatrixInput, Options, Term, conjuncts, matrix, mul, sqrt, tree
from eigenproof.model import number as rational
from eigenproof.session import derive_from

OBSERVATIONS = [list(row) for row in zip(*OBSERVED)]
SIX = [[-1, -1], [-2, -1], [-3, -2], [1, 1], [2, 1], [3, 2]]
"""scikit-learn's example"""
CASES = {
    "the notebook, centred": (OBSERVATIONS, {"columns": True, "components": 1}),
    "two of three": (OBSERVATIONS, {"components": 2, "ddof": 0}),
    "all": (OBSERVATIONS, {}),
    "two variables": (SIX, {"components": 1}),
    "uncentred": ([[1, 2], [3, 4], [5, 9]], {"components": 1, "centred": False}),
    "few observations": ([[1, 2, 3, 5, 7], [1, 4, 7, 2, 1], [0, 2, 1, 1, 1]], {"components": 2}),
    "more components than vary": ([[1, 2, 3], [1, 4, 7]], {"components": 3}),
    "a tie": ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], {"components": 1}),
    "a tie that is kept": ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], {"components": 2}),
    "a constant column": ([[1, 2, 5], [1, 0, 2], [1, 3, 3]], {"components": 1}),
    "nothing varies": ([[1, 1], [1, 1]], {}),
    "one observation": ([[3, 4]], {"ddof": 0}),
    "one variable": ([[1], [2], [4]], {}),
    "square roots": ([[sqrt(2), 1], [0, 1], [1, sqrt(3)]], {"components": 1}),
    "decimals": ([[Fraction(5, 2), Fraction(12, 5)], [Fraction(1, 2), Fraction(7, 10)],
                  [Fraction(11, 5), Fraction(29, 10)]], {"components": 1}),
}  # fmt: skip
ROWS = st.integers(2, 3).flatmap(
    lambda n: st.lists(st.lists(st.integers(-4, 4), min_size=n, max_size=n), min_size=2, max_size=5)
)


def judged(rows, **options):
    """The derivation, judged without numeric witnesses; every step and the whole proved, twice."""
    found = derive_from("pca", MatrixInput(matrix(rows)), options=Options(**options), witnesses=())
    for step in found.steps:
        assert step.verdict == "proved", (step.title, step.verdict.reason)
    assert found.verdict == "proved", found.verdict.reason
    accepted_again(found)
    return found


@cache
def case(name: str):
    rows, options = CASES[name]
    return judged(rows, **options)


def claims(found) -> list[str]:
    return [to_text(c) for step in found.steps for c in conjuncts(step.statement)]


def remarks(found) -> str:
    return " ".join("".join(map(str, remark)) for remark in found.derivation.remarks)


def floats(found, key) -> np.ndarray:
    return np.array(numbers(found.answer[key]).tolist(), float)


def variances(found) -> list:
    return [number(c["variance"]["value"]) for c in found.answer["components"]]


def agrees_up_to_sign(ours: np.ndarray, theirs: np.ndarray) -> bool:
    return np.allclose(ours, theirs, atol=1e-9) or np.allclose(ours, -theirs, atol=1e-9)


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_proved_and_reads_back(name):
    found = case(name)
    bound = dict(found.derivation.definitions)
    for step in found.steps:
        assert parse(to_text(step.statement), bound=bound) == step.statement
    for figure in found.derivation.figures:
        flat = json.dumps(figure.data)
        assert "NaN" not in flat
        assert "Infinity" not in flat
        assert figure.alt


@pytest.mark.parametrize("name", [n for n in CASES if not n.startswith(("a tie", "square roots"))])
def test_numpy_finds_the_same_components(name):
    rows, options = CASES[name]
    data = np.array([[float(x) for x in row] for row in rows])
    if options.get("centred", True):
        data = data - data.mean(axis=0)
        divisor = len(rows) - options.get("ddof", 1)
    else:
        divisor = 1
    _, s, vt = np.linalg.svd(data)
    found = case(name)
    with mpmath.workdps(30):
        ours = np.array([float(v) for v in variances(found)])
        n = data.shape[1]
        padded = np.zeros(n)
        padded[: len(s)] = s**2 / divisor
        assert np.allclose(ours, padded, atol=1e-9)
        kept = min(options.get("components", n), int(sum(padded > 1e-12)))
        for k in range(kept):
            direction = np.array([float(number(x)) for x in found.answer["components"][k]["direction"]])
            assert agrees_up_to_sign(direction, vt[k])
            assert agrees_up_to_sign(floats(found, "scores")[:, k], data @ vt[k])
        if total := padded.sum():
            ratios = [float(number(c["ratio"])) for c in found.answer["components"]]
            assert np.allclose(ratios, padded / total)
            left = np.linalg.norm(data - data @ vt[:kept].T @ vt[:kept]) ** 2
            assert np.isclose(float(number(found.answer["reconstruction_error"])), left, atol=1e-9)


def test_scikit_learn_finds_the_same():
    decomposition = pytest.importorskip("sklearn.decomposition")
    for name in ("the notebook, centred", "two variables", "a constant column", "decimals"):
        rows, options = CASES[name]
        data = np.array([[float(x) for x in row] for row in rows])
        kept = options["components"]
        theirs = decomposition.PCA(n_components=kept).fit(data)
        ours = case(name).answer["components"][:kept]
        assert np.allclose([float(c["variance"]["approx"]) for c in ours], theirs.explained_variance_)
        assert np.allclose([float(number(c["ratio"])) for c in ours], theirs.explained_variance_ratio_)
        for component, q in zip(ours, theirs.components_):
            assert agrees_up_to_sign(np.array([float(number(x)) for x in component["direction"]]), q)
        rebuilt = theirs.inverse_transform(theirs.transform(data))
        error = float(number(case(name).answer["reconstruction_error"]))
        assert np.isclose(error, ((data - rebuilt) ** 2).sum())


# ------------------------------------------------------------------ what books and pages print


def test_the_example_of_scikit_learn():
    """facts sklearn-1 and sklearn-2: eigenvalues, ratios, singular values (truncated in the docstring)."""
    found = case("two variables")
    first, second = variances(found)
    assert [f"{float(v):.8f}" for v in (first, second)] == ["7.93954312", "0.06045688"]
    ratios = [float(number(c["ratio"])) for c in found.answer["components"]]
    assert [f"{r:.8f}" for r in ratios] == ["0.99244289", "0.00755711"]
    assert [f"{float(mpmath.sqrt(5 * v)):.8f}" for v in (first, second)] == ["6.30061232", "0.54980396"]
    assert found.answer["components"][0]["variance"]["minimal_polynomial"] == "25*x^2 - 200*x + 12"


def square_root_of(covariance) -> list[list]:
    """R with R^T R = covariance: the rows of L^T in covariance = L D L^T, times square roots."""
    a = [[Fraction(x) for x in row] for row in covariance]
    rows = []
    for k in range(len(a)):
        d = a[k][k]
        rows.append([mul(rational(x / d), sqrt(rational(d))) if j >= k else 0 for j, x in enumerate(a[k])])
        a = [[x - row[k] * y / d for x, y in zip(row, a[k])] for row in a]
    return rows


@pytest.mark.parametrize(
    ("covariance", "printed", "percent"),
    [
        ([[2, 3], [3, 7]], ["8.405", "0.595"], "93.4"),
        ([[60, -55], [-55, 280]], ["292.98", "47.02"], "86.2"),  # the page has 289.35 and 50.65
        ([[275, -206, 251], [-206, 320, -206], [251, -206, 275]], [], "84.1"),
    ],
)
def test_pages_that_start_from_a_covariance(covariance, printed, percent):
    """Data with this X^T X; facts web-pca-mathgpt, web-pca-gauth (whose decimals are wrong), ula-7.3-2."""
    found = judged(square_root_of(covariance), components=1, centred=False)
    assert found.answer["covariance"] == [[str(x) for x in row] for row in covariance]
    shown = [mpmath.nstr(v, len(p.replace(".", "").lstrip("0"))) for v, p in zip(variances(found), printed)]
    assert shown == printed
    ratios = [float(number(c["ratio"])) for c in found.answer["components"]]
    assert f"{100 * ratios[0]:.1f}" == percent
    if not printed:
        assert f"{100 * sum(ratios[:2]):.0f}" == "97"


def test_the_data_of_the_notebook():
    found = case("the notebook, centred")
    p = "27436*x^3 - 712975*x^2 + 5968470*x - 16149569"
    assert [c["variance"]["minimal_polynomial"] for c in found.answer["components"]] == [p] * 3
    assert min(variances(found)) > 6, "no zero eigenvalue once the right means are subtracted"
    assert "20 observations of 3 variables" in remarks(found)
    assert found.answer["reconstruction_error"].startswith("19*(root(")


# ------------------------------------------------------------------ identities


@settings(max_examples=25, deadline=None)
@given(ROWS, st.integers(1, 3), st.booleans(), st.sampled_from([0, 1]))
def test_random_data_is_proved_and_the_identities_hold(rows, kept, centred, ddof):
    """The trace is the sum of the variances, and the error that of the reconstructions, to 50 digits."""
    n, count = len(rows[0]), len(rows)
    kept = min(kept, n)
    found = judged(rows, components=kept, centred=centred, ddof=ddof if centred else 1)
    divisor = count - ddof if centred else 1
    with mpmath.workdps(70):
        near = mpmath.mpf(10) ** -50
        trace = sum(Fraction(found.answer["covariance"][k][k]) for k in range(n))
        assert abs(sum(variances(found)) - mpmath.mpf(trace.numerator) / trace.denominator) < near
        x = mpmath.matrix(rows)
        mean = [sum(x[i, j] for i in range(count)) / count if centred else mpmath.mpf(0) for j in range(n)]
        y = mpmath.matrix(count, n)
        for i in range(count):
            for j in range(n):
                y[i, j] = x[i, j] - mean[j]
        w = numbers([c["direction"] for c in found.answer["components"][:kept]]).T
        rest = y - y * w * w.T
        error = number(found.answer["reconstruction_error"])
        assert abs(sum(z * z for z in rest) - error) < near
        assert abs(divisor * sum(variances(found)[kept:]) - error) < near
        gap = y * w - numbers(found.answer["scores"])
        assert max(map(abs, gap), default=0) < near


@settings(max_examples=30, deadline=None)
@given(ROWS, st.integers(0, 10**6))
def test_no_random_directions_do_better(rows, seed):
    """A search by floats finds no unit vector with a smaller error than the optimum claims."""
    found = derive_from("pca", MatrixInput(matrix(rows)), options=Options(components=1), witnesses=())
    data = np.array(rows, float)
    data = data - data.mean(axis=0)
    error = float(number(found.answer["reconstruction_error"]))
    d = np.random.default_rng(seed).normal(size=(len(rows[0]), 50))
    d /= np.linalg.norm(d, axis=0)
    losses = (data**2).sum() - ((data @ d) ** 2).sum(axis=0)
    assert (losses >= error - 1e-9).all()


# ------------------------------------------------------------------ the words around the numbers


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a tie", ["is not unique", "same eigenvalue"]),
        ("more components than vary", ["Only 1 of the 3 components varies; the other 2"]),
        ("few observations", ["at most 2 components can vary"]),
        ("a constant column", ["is constant"]),
        ("nothing varies", ["do not vary", "are constant"]),
        ("uncentred", ["Without centring"]),
        ("the notebook, centred", ["as asked for"]),
    ],
)
def test_notes(name, words):
    for word in words:
        assert word in remarks(case(name))


def test_no_tie_is_claimed_where_there_is_none():
    for name in ("a tie that is kept", "two variables", "two of three"):
        assert "same eigenvalue" not in remarks(case(name))


@pytest.mark.parametrize(("name", "kept"), [("all", 3), ("few observations", 2), ("nothing varies", 0)])
def test_the_components_kept_by_default(name, kept):
    found = judged(CASES[name][0])
    scores = found.answer["scores"]
    assert (len(scores[0]) if scores else 0) == kept


@pytest.mark.parametrize("asked", [0, 4, -1])
def test_components_out_of_range(asked):
    with pytest.raises(InputError) as caught:
        judged([[1, 2, 3], [4, 5, 7]], components=asked)
    assert caught.value.next_move == "components=3"


def test_one_observation_without_ddof():
    with pytest.raises(InputError) as caught:
        judged([[1, 2, 3]])
    assert caught.value.next_move == "ddof=0"


def test_figures():
    kinds = {name: [f.kind for f in case(name).derivation.figures] for name in CASES}
    assert kinds["two variables"] == kinds["the notebook, centred"] == ["scree", "scatter"]
    assert kinds["one variable"] == []
    assert kinds["nothing varies"] == []
    scatter = case("two variables").derivation.figures[1].data
    assert len(scatter["points"]) == len(scatter["reconstructions"]) == 6
    (x, y), (u, v) = scatter["axes"]
    assert abs(x * u + y * v) < 1e-12
    assert abs(x * x + y * y - 7.93954312) < 1e-8
    for p, r in zip(scatter["points"], scatter["reconstructions"]):
        assert abs(r[0] * y - r[1] * x) < 1e-12, "reconstructions lie on the first axis"
        assert isfinite(p[0])


# ------------------------------------------------------------------ many data


def decimals(rows: int, columns: int) -> list[list[Fraction]]:
    source = random.Random(rows + columns)
    return [[Fraction(source.randint(-9999, 9999), 1000) for _ in range(columns)] for _ in range(rows)]


def test_a_thousand_observations():
    rows = decimals(1000, 5)
    found = judged(rows, components=2)
    data = np.array(rows, float)
    data = data - data.mean(axis=0)
    _, s, vt = np.linalg.svd(data, full_matrices=False)
    ours = [float(c["variance"]["approx"]) for c in found.answer["components"]]
    assert np.allclose(ours, s**2 / 999)
    assert len(found.answer["scores"]) == 1000
    for k in range(2):
        scores = np.array([float(row[k]) for row in found.answer["scores"]])
        assert agrees_up_to_sign(scores, data @ vt[k])
    assert sum(map(len, claims(found))) < 20_000, "no table of data in the statements"


def test_many_variables_have_their_directions_enclosed():
    rows = decimals(40, 10)
    found = judged(rows, components=3)
    assert found.derivation.compact is False or "Q" not in dict(found.derivation.definitions)
    assert "Q" not in dict(found.derivation.definitions)
    assert any(c.startswith("for D in R(10, 3): D.T*D == I(3) implies") for c in claims(found))
    data = np.array(rows, float)
    data = data - data.mean(axis=0)
    vt = np.linalg.svd(data)[2]
    for component, q in zip(found.answer["components"], vt):
        assert agrees_up_to_sign(np.array([float(x) for x in component["direction"]]), q)
    assert "certified decimals" in remarks(found)


def test_many_variables_with_small_factors_are_exact():
    rows = [[int(j == i) * (i + 1) for j in range(10)] for i in range(3)]
    found = judged(rows, components=2)
    assert "W" in dict(found.derivation.definitions)


def test_decimals_of_directions_and_scores():
    found = case("two of three")
    components = principal(found._story)
    directions = direction_decimals(components, 30)
    with mpmath.workdps(40):
        for digits, exact in zip(directions, found.answer["components"]):
            for text, value in zip(digits, exact["direction"]):
                assert abs(mpmath.mpf(text) - number(value)) < mpmath.mpf(10) ** -29
        scores = score_decimals(data_matrix(found._story), components, 30)
        for row, exact in zip(scores, found.answer["scores"]):
            for text, value in zip(row, exact):
                assert abs(mpmath.mpf(text) - number(value)) < mpmath.mpf(10) ** -28


@pytest.mark.slow
def test_ten_thousand_observations_of_twenty_variables():
    found = judged(decimals(10_000, 20), components=5)
    assert len(found.answer["components"]) == 20
    assert len(found.answer["components"][0]["direction"]) == 20


# ------------------------------------------------------------------ what is not so


def changed(found, name: str, value: Term) -> list:
    return [(k, value if k == name else v) for k, v in found.derivation.definitions]


def with_entry(t: Term, i: int, j: int, entry) -> Term:
    rows = [list(row) for row in t.args]
    rows[i][j] = entry
    return matrix(rows)


def rejected(found, definitions, statements=None) -> bool:
    """Neither the judge nor the kernel, with the old evidence, accepts the derivation so changed."""
    steps = [(s.statement, s.hint) for s in found.derivation.steps]
    if statements is not None:
        steps = [(statements(s), h) for s, h in steps]
    try:
        wanted = goal("pca", found.derivation.given, definitions, [s for s, _ in steps], found._story.options)
    except DerivationError:
        return True
    if judge_derivation(steps, wanted, definitions)[0] == "proved":
        return False
    certificate = json.loads(json.dumps(found.certificate))
    certificate["definitions"] = [[k, tree(v)] for k, v in definitions]
    for entry, (statement, _) in zip(certificate["claims"], steps):
        entry["claim"] = tree(statement)
    certificate["goal"] = tree(wanted)
    with pytest.raises(CertificateError):
        check(certificate)
    return True


def test_the_derivation_itself_is_not_rejected():
    found = case("two variables")
    assert not rejected(found, list(found.derivation.definitions))


@pytest.mark.parametrize("name", ["two variables", "the notebook, centred", "uncentred"])
def test_one_wrong_sign_in_a_direction(name):
    found = case(name)
    q = dict(found.derivation.definitions)["Q"]
    for i in range(2):
        entry = q.args[i][0]
        flipped = with_entry(q, i, 0, mul(-1, entry))
        assert rejected(found, changed(found, "Q", flipped))


@pytest.mark.parametrize("name", ["two variables", "the notebook, centred"])
def test_the_wrong_order(name):
    found = case(name)
    d = dict(found.derivation.definitions)
    swapped = {k: matrix([[row[1], row[0], *row[2:]] for row in d[k].args]) for k in ("Q", "L")}
    swapped["L"] = matrix([swapped["L"].args[1], swapped["L"].args[0], *swapped["L"].args[2:]])
    definitions = [(k, swapped.get(k, v)) for k, v in found.derivation.definitions]
    assert rejected(found, definitions)
    swapped["W"] = matrix([row[:1] for row in swapped["Q"].args])
    definitions = [(k, swapped.get(k, v)) for k, v in found.derivation.definitions]
    assert rejected(found, definitions)


def test_the_wrong_divisor():
    found = case("two variables")
    wrong = matrix([[Fraction(28, 6), 3], [3, 2]])
    assert rejected(found, changed(found, "C", wrong))
    other = substitute_word(Term("covariance", ("X",)), Term("covariance", ("X", Term("ddof", (0,)))))
    assert rejected(found, list(found.derivation.definitions), other)


def substitute_word(old: Term, new: Term):
    def replace(t):
        if t == old:
            return new
        if isinstance(t, Term):
            return Term(t.op, tuple(map(replace, t.args)))
        return tuple(map(replace, t)) if isinstance(t, tuple) else t

    return replace


def test_an_error_that_is_too_small_is_not_attained_and_one_too_large_is_no_bound():
    found = case("two variables")
    definitions = found.derivation.definitions
    attained = next(s for s in found.steps if s.title == "Reconstruction and its error").statement
    optimum = found.steps[-1].statement
    bound = optimum.args[1].args[1].args[1]
    assert attained.args[1] == bound
    hints = {s.title: s.step.hint for s in found.steps}
    for factor in (Fraction(9, 10), Fraction(11, 10)):
        claim = Term("==", (attained.args[0], mul(factor, bound)))
        assert decide(claim, definitions, hints["Reconstruction and its error"]) != "proved"
    larger = substitute_word(bound, mul(Fraction(11, 10), bound))(optimum)
    assert larger != optimum
    assert decide(larger, definitions, hints["No other choice does better"]) != "proved"
    assert rejected(found, list(definitions), substitute_word(bound, mul(Fraction(11, 10), bound)))


def test_the_identity_of_the_weights_needs_its_hypothesis():
    found = case("two variables")
    step = next(s for s in found.steps if s.title == "Weights of a direction")
    assert decide(step.statement, found.derivation.definitions, step.step.hint) == "proved"
    binders, body = step.statement.args
    alone = Term("for", (binders, body.args[1]))
    assert decide(alone, found.derivation.definitions) != "proved"
