"""The topic covariance: proved whole, the right numbers by both divisors, notes where data are degenerate."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest
from derive_cases import OBSERVED, centred_along_the_wrong_axis, numpy_covariance, scatter_covariance
from derive_support import accepted_again
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.derivations.story import poly_term
from eigenproof.errors import CertificateError, InputError
from eigenproof.exact.charpoly import charpoly
from eigenproof.exact.data import centred, covariance, gram
from eigenproof.exact.matrix import from_term
from eigenproof.judge.decide import decide
from eigenproof.kernel import check
from eigenproof.language import parse, parse_term, to_text
from eigenproof.model import MatrixInput, Options, Term, conjuncts, matrix, sqrt, tree
from eigenproof.session import derive_from

TALL = [[1, 2], [3, 4], [5, 9]]
OBSERVATIONS = [list(row) for row in zip(*OBSERVED)]
ROWS = st.integers(1, 3).flatmap(
    lambda n: st.lists(st.lists(st.integers(-5, 5), min_size=n, max_size=n), min_size=2, max_size=5)
)


def derived(rows, **options):
    """The derivation, judged without numeric witnesses; every step and the whole proved, twice."""
    found = derive_from(
        "covariance", MatrixInput(matrix(rows)), options=Options(**options), witnesses=()
    )
    for step in found.steps:
        assert step.verdict == "proved", (step.title, step.verdict.reason)
    assert found.verdict == "proved", found.verdict.reason
    accepted_again(found)
    return found


def claims(found) -> list[str]:
    return [to_text(c) for step in found.steps for c in conjuncts(step.statement)]


def remarks(found) -> str:
    return " ".join("".join(map(str, remark)) for remark in found.derivation.remarks)


def test_tall_data_by_hand():
    found = derived(TALL)
    assert found.answer["mean"] == ["3", "5"]
    assert found.answer["covariance"] == [["4", "7"], ["7", "13"]]
    assert found.answer["ddof"] == 1
    said = claims(found)
    assert "mean(X) == mu" in said
    assert "covariance(X, ddof=0) == [[8/3, 14/3], [14/3, 26/3]]" in said
    assert "for v in R(2): 2*v.T*C*v == norm(Y*v)^2" in said
    assert {"symmetric(C)", "positive_semidefinite(C)", "positive_definite(C)"} <= set(said)
    assert "covariance(X.T) == [[1/2, 1/2, 2], [1/2, 1/2, 2], [2, 2, 8]]" in said


def test_the_other_divisor():
    found = derived(TALL, ddof=0)
    assert found.answer["covariance"] == [["8/3", "14/3"], ["14/3", "26/3"]]
    assert "covariance(X) == [[4, 7], [7, 13]]" in claims(found)


@pytest.mark.parametrize(
    ("rows", "options", "rank", "words"),
    [
        ([[1, 2, 3], [1, 4, 7]], {}, 1, ["Column ", "is constant", "2 observations of 3 variables"]),
        ([[1, 2, 3]], {"ddof": 0}, 0, ["Columns ", "nothing can be said"]),
        ([[4, 4], [4, 4], [4, 4]], {}, 0, ["are constant"]),
        ([[1, 2], [2, 4], [3, 6]], {}, 1, []),
    ],
)
def test_degenerate_data_are_said_to_be(rows, options, rank, words):
    found = derived(rows, **options)
    assert f"rank(C) == {rank}" in claims(found)
    assert "positive_definite(C)" not in claims(found)
    for word in words:
        assert word in remarks(found)


def test_which_reading_was_taken():
    found = derived(OBSERVATIONS, columns=True)
    assert "a column for each observation, as asked for" in remarks(found)
    assert "20 observations of 3 variables" in remarks(found)
    assert "20 × 20 instead of 3 × 3" in remarks(found)
    assert "were read as observations" in remarks(derived(TALL))


def test_square_roots():
    found = derived([[sqrt(2), 1], [0, 1], [1, sqrt(3)]])
    assert found.answer["mean"] == ["(1 + sqrt(2))/3", "(2 + sqrt(3))/3"]


def test_many_observations_keep_the_statements_short():
    rows = [[k, (k * k) % 7] for k in range(100)]
    found = derived(rows)
    assert "Y" not in dict(found.derivation.definitions)
    assert found.answer["mean"][0] == "99/2"
    assert sum(len(c) for c in claims(found)) < 2000


def test_one_observation_needs_the_other_divisor():
    with pytest.raises(InputError) as caught:
        derived([[1, 2, 3]])
    assert caught.value.next_move == "ddof=0"


def test_complex_data_are_refused_at_their_place():
    with pytest.raises(InputError) as caught:
        derived([[1, 2], [3, Term("i", ())]])
    assert (caught.value.code, caught.value.row, caught.value.column) == ("not-real", 2, 2)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.sampled_from([0, 1]))
def test_random_data(rows, ddof):
    found = derived(rows, ddof=ddof)
    c = np.array([[float(Fraction(x)) for x in row] for row in found.answer["covariance"]])
    assert np.allclose(c, np.atleast_2d(np.cov(np.array(rows, float), rowvar=False, ddof=ddof)))
    assert [Fraction(x) for x in found.answer["mean"]] == [
        Fraction(sum(column), len(rows)) for column in zip(*rows)
    ]
    bound = dict(found.derivation.definitions)
    for step in found.steps:
        assert parse(to_text(step.statement), bound=bound) == step.statement


@pytest.mark.parametrize(
    "claim",
    [
        "covariance(X) == [[8/3, 14/3], [14/3, 26/3]]",  # the divisor of ddof=0
        "covariance(X, ddof=0) == C",
        "mean(X) == (5, 3)",
        "scatter(X) == C",
        "for v in R(2): 3*v.T*C*v == norm(Y*v)^2",
        "covariance(X.T) == C",
        "rank(C) == 1",
        "not positive_semidefinite(C)",
    ],
)
def test_what_is_not_so_is_not_proved(claim):
    definitions = derived(TALL).derivation.definitions
    assert decide(parse(claim, bound=dict(definitions)), definitions) != "proved"


def test_a_changed_entry_is_not_accepted():
    found = derived(TALL)
    certificate = json.loads(json.dumps(found.certificate))
    definitions = dict(found.derivation.definitions)
    wrong = matrix([[4, 7], [7, 12]])
    certificate["definitions"] = [[k, tree(wrong if k == "C" else v)] for k, v in definitions.items()]
    with pytest.raises(CertificateError):
        check(certificate)


# ------------------------------------------------------- the notebook that centred along the wrong axis


def polynomial_text(c) -> str:
    return to_text(poly_term(charpoly(c)))


def test_the_three_covariances_of_the_notebook():
    """Its scatter over N - 1 with N = 3, numpy's covariance of the same, and the one it should have been."""
    wrong = matrix(centred_along_the_wrong_axis())
    assert centred(matrix(OBSERVATIONS)).transpose().term() != wrong
    by_hand = gram(from_term(wrong).transpose()).map(lambda x: x / 2)
    assert by_hand == from_term(matrix(scatter_covariance()))
    assert polynomial_text(by_hand) == to_text(parse_term("x^3 - 2200/12*x^2 + 93319/12*x"))
    by_numpy = covariance(from_term(wrong).transpose())
    assert by_numpy == from_term(matrix(numpy_covariance()))
    assert polynomial_text(by_numpy) == to_text(parse_term("x^3 - 39805/2166*x^2 + 171478/2166*x"))
    right = covariance(matrix(OBSERVATIONS))
    expected = "x^3 - 712975/27436*x^2 + 5968470/27436*x - 16149569/27436"
    assert polynomial_text(right) == to_text(parse_term(expected))
    assert charpoly(by_hand)[0] == charpoly(by_numpy)[0] == 0 != charpoly(right)[0]
    ratio = by_hand.rows[0][0] / by_numpy.rows[0][0]
    assert any(x != ratio * y for r, s in zip(by_hand.rows, by_numpy.rows) for x, y in zip(r, s))
