"""What `check` compares, and what it answers to things that are no certificate at all."""

from __future__ import annotations

import pytest
from kernel_support import certificate, matrix, refused

from eigenproof.kernel import check


def equal(a, b) -> list:
    return ["==", a, b]


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
        {**FORMAT_ONLY, "inverses": 5}, {**FORMAT_ONLY, "inverses": [["2"]]},
        {**FORMAT_ONLY, "inverses": None},
        {**FORMAT_ONLY, "radicals": "22"}, {**FORMAT_ONLY, "goal": None}, {**FORMAT_ONLY, "goal": []},
        {**FORMAT_ONLY, "goal": ["and"]}, {**FORMAT_ONLY, "goal": equal("1", "2")}, {**FORMAT_ONLY,
         "goal": 10**5000},
        certificate(DEEP), certificate(equal(DEEP, DEEP)), certificate(["and", DEEP], {"parts": []}),
        certificate(CIRCLE), certificate(equal(CIRCLE, CIRCLE)), certificate(["and", CIRCLE], {"parts": []}),
        certificate(TRUE, goal=DEEP), certificate(TRUE, definitions=[["a", DEEP]], goal=equal("a", "a")),
        certificate(["and", 10**5000], {"parts": []}), certificate(equal(10**5000, "1")),
        certificate(["and", {1, 2}], {"parts": []}), certificate(equal({}, {})), certificate(("for", "x")),
        certificate(equal(["decimal", "1e999999999"], "0")),
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


def test_inverses_may_be_left_out() -> None:
    without = {k: v for k, v in FORMAT_ONLY.items() if k != "inverses"}
    assert check(without) == check(FORMAT_ONLY)
