"""Closed statements over the whole vocabulary: decided both ways, each time with a certificate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from closed_cases import CONNECTIVES, PREDICATES, TERMS, UNDEFINED

from eigenproof.errors import CertificateError, SizeError
from eigenproof.judge.closed import decide_closed
from eigenproof.kernel import check
from eigenproof.language import parse, resolved
from eigenproof.language.vocabulary import PREDICATES as PREDICATE_WORDS
from eigenproof.language.vocabulary import TERM_WORDS
from eigenproof.model import Term, Verdict, tree

DATA = json.loads((Path(__file__).parent / "data" / "statements.json").read_text())
FACTS = [x for x in DATA if x["set"] == "facts"]
WORDS = {**TERMS, **PREDICATES, **CONNECTIVES}


def verdict(text: str) -> Verdict:
    """What is decided; its certificate is read again from JSON, and for the statement that was asked."""
    found = decide_closed(parse(text))
    if found.status != "undecided":
        data = json.loads(json.dumps(found.evidence))
        said = data["goal"][1] if found.status == "refuted" else data["goal"]
        assert data["goal"][0] in ("not", "fails") or found.status == "proved"
        body = resolved(parse(text))
        while isinstance(body, Term) and body.op == "let":
            body = body.args[1]
        assert said == tree(body)
        assert check(data, ["let", data["definitions"], data["goal"]])
        with pytest.raises(CertificateError):  # not for its opposite
            check(data, ["let", data["definitions"], ["not", data["goal"]]])
    return found


def test_every_word_has_its_statements() -> None:
    assert set(TERMS) == set(TERM_WORDS)
    assert set(PREDICATES) == set(PREDICATE_WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_a_true_statement_is_proved(word: str) -> None:
    assert verdict(WORDS[word][0]) == "proved"


@pytest.mark.parametrize("word", WORDS)
def test_a_false_statement_is_refuted_with_a_reason(word: str) -> None:
    found = verdict(WORDS[word][1])
    assert found == "refuted"
    assert found.reason


@pytest.mark.parametrize("word", [*TERMS, *PREDICATES])
def test_the_opposite_of_a_statement_is_decided_the_other_way(word: str) -> None:
    true, false = WORDS[word]
    assert verdict(f"not ({true})") == "refuted"
    assert verdict(f"not ({false})") == "proved"


@pytest.mark.parametrize(("text", "why"), UNDEFINED.items())
def test_what_has_no_value_refutes_with_that_reason(text: str, why: str) -> None:
    found = verdict(text)
    assert found == "refuted"
    assert why in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "0 == 0 or 1/0 == 1",
        "0 == 1 implies 1/0 == 1",
        "not (0 == 1 and 1/0 == 1)",
    ],
)
def test_parts_are_guarded_from_left_to_right(text: str) -> None:
    assert verdict(text) == "proved"


def test_a_part_that_fails_is_enough_beside_one_that_is_not_decided() -> None:
    found = verdict("pi < 4 and 1 == 2")
    assert found == "refuted"
    assert "1 == 2 fails" in found.reason
    assert verdict("pi < 4") == "undecided"
    assert verdict("pi < 4 or 1 == 1") == "undecided"


@pytest.mark.parametrize("item", FACTS, ids=lambda x: x["id"])
def test_facts_of_books_are_decided_as_they_are(item: dict) -> None:
    assert decide_closed(parse(item["statement"])) == item["expected"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("det([[1, 2], [3, 4]]) == 3",
         "det([[1, 2], [3, 4]]) == 3 fails: the left side is -2, the right side is 3"),
        ("1 == 1 and (2 == 2 and 3 == 4)", "3 == 4 fails: the left side is 3, the right side is 4"),
        ("1 == 1 implies 1 == 2", "1 == 1 holds, but 1 == 2 fails: the left side is 1, the right side is 2"),
        ("not symmetric(I(2))", "symmetric(I(2)) holds"),
        ("eigenvalues([[2, 1], [1, 2]]) == {3, 2}",
         "eigenvalues([[2, 1], [1, 2]]) == {3, 2} fails: the left side is {3, 1}, the right side is {3, 2}"),
        ("upper_triangular([[1, 2], [3, 4]])",
         "upper_triangular([[1, 2], [3, 4]]) fails: its entry at [2,1] is 3"),
        ("for x in R: x^2 == x", "for x = -1: (-1)^2 == -1 fails: the left side is 1, the right side is -1"),
        ("(1, 2) != (1, 2)", "(1, 2) != (1, 2) fails: both sides are (1, 2)"),
        ("diag(1, 2) == I or rank(I(2)) == 1",
         "no part holds: diag(1, 2) == I(2) fails: the left side is [[1, 0], [0, 2]], the right side is "
         "[[1, 0], [0, 1]]; rank(I(2)) == 1 fails: the left side is 2, the right side is 1"),
    ],
)  # fmt: skip
def test_the_reason_names_the_smallest_part_that_fails(text: str, reason: str) -> None:
    assert verdict(text).reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "for c in R: pinv([[1, c]]) == [[1/(1 + c^2)], [c/(1 + c^2)]]",
        "for a in R, b in R, c in R, d in R: inv([[a, b], [c, d]]) == 1/(a*d - b*c)*[[d, -b], [-c, a]]",
        "for k in R: k*(1/k) == 1",
        "for t in R: orthogonal([[cos(t), -sin(t)], [sin(t), cos(t)]])",
        "for l in C: eigenvalue([[2, 1], [0, 2]], l) iff l in {2}",
        "for a in R: eigenvalues([[a, 1], [0, 1]]) == {1, a}",
        "for v in R(2): eigenpair([[2, 1], [1, 2]], 3, v) and norm(v) == 1 implies v ~= (0.71, 0.71)",
        "for l in R, v in R(2): eigenpair([[2, 1], [1, 3]], l, v) and l ~= 3.618 and norm(v) == 1"
        " implies v ~= (0.526, 0.851)",
        "for v in R(2): principal_component([[1, 1], [2, 3], [3, 4]], 1, v) implies v ~= (0.545, 0.838)",
    ],
)
def test_what_holds_for_all_is_proved(text: str) -> None:
    assert verdict(text) == "proved"


@pytest.mark.parametrize(
    "text",
    [
        "for c in R: pinv([[1, c]]) == [[1/(1 + c^2)], [c/(2 + c^2)]]",
        "for t in R: symmetric([[cos(t), -sin(t)], [sin(t), cos(t)]])",
        "for l in C: eigenvalue([[2, 1], [0, 3]], l) iff l in {2}",
        "for l in C: eigenvalue([[2, 1], [0, 3]], l) iff l in {2, 3, 4}",
        "for a in R: eigenvalues([[a, 1], [1, 1]]) == {1, a}",
        "for v in R(2): eigenpair([[2, 1], [1, 2]], 3, v) and norm(v) == 1 implies v ~= (0.71, 0.73)",
        "for l in R, v in R(2): eigenpair([[2, 1], [1, 3]], l, v) and l ~= 3.618 and norm(v) == 1"
        " implies v ~= (0.526, -0.851)",
        "for v in R(2): principal_component([[1, 1], [2, 3], [3, 4]], 2, v) implies v ~= (0.545, 0.838)",
    ],
)
def test_what_fails_somewhere_is_refuted_there(text: str) -> None:
    found = verdict(text)
    assert found == "refuted"
    assert found.reason.startswith("for ")


def test_sizes_that_do_not_fit_are_an_error() -> None:
    with pytest.raises(SizeError):
        decide_closed(parse("[[1, 2]] == [[1], [2]]"))
