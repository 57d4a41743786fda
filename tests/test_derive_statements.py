"""What a report prints as proved is the statement that was proved: text and LaTeX, steps and goal."""

from __future__ import annotations

import pytest
from derive_cases import KINDS, TABLE
from derive_support import proved

from eigenproof.language import parse, parse_latex, to_latex, to_text
from eigenproof.model import Term, from_tree, let, tree

both = pytest.mark.parametrize(("topic", "name"), TABLE)


def standing_alone(derived) -> list:
    return [let(derived.derivation.definitions, step.statement) for step in derived.steps]


@both
def test_every_step_reads_back(topic, name):
    """From text and from LaTeX, standing alone with its definitions and as the report shows it."""
    derived = proved(topic, KINDS[name])
    for s, step in zip(standing_alone(derived), derived.steps):
        assert parse(to_text(s)) == s
        assert parse_latex(to_latex(s)) == s
        assert parse_latex(to_latex(step.statement)) == step.statement
        assert from_tree(tree(s)) == s


@both
def test_the_steps_are_the_claims_of_the_certificate(topic, name):
    derived = proved(topic, KINDS[name])
    claims = [entry["claim"] for entry in derived.certificate["claims"]]
    assert claims == [tree(step.statement) for step in derived.steps]
    assert derived.certificate["definitions"] == [[k, tree(v)] for k, v in derived.derivation.definitions]
    written = [parse(step["statement"]) for step in derived.to_json()["steps"]]
    assert [tree(_body(s)) for s in written] == claims


@both
def test_the_goal_reads_back(topic, name):
    derived = proved(topic, KINDS[name])
    assert parse(to_text(derived.goal)) == derived.goal
    assert parse_latex(to_latex(derived.goal)) == derived.goal
    assert parse(derived.to_json()["goal"]) == derived.goal


def test_a_let_names_what_the_statement_uses_and_no_more():
    for topic, name in TABLE:
        for s in standing_alone(proved(topic, KINDS[name])):
            if isinstance(s, Term) and s.op == "let":
                bound = [n for n, _ in s.args[0]]
                used = str(s.args[1]) + "".join(str(v) for _, v in s.args[0])
                assert all(f"'{n}'" in used for n in bound), to_text(s)


def test_another_statement_reads_as_another():
    s = proved("eigen", KINDS["symmetric"]).goal
    text = to_text(s)
    assert "(1, 1)" in text
    for old, new in (("(1, 1)", "(1, 2)"), ("{3, 1}", "{3, 2}"), ("[[2, 1]", "[[2, -1]"), ("==", "!=")):
        assert parse(text.replace(old, new, 1)) != s


def _body(s):
    while isinstance(s, Term) and s.op == "let":
        s = s.args[1]
    return s
