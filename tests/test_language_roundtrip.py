"""What is printed reads back as the same term: text and LaTeX, all of the corpus and random statements."""

import json
from pathlib import Path

from hypothesis import given, settings
from language_terms import statements, terms

from eigenproof.language import (
    parse,
    parse_latex,
    parse_latex_term,
    parse_term,
    to_latex,
    to_mathml,
    to_text,
    to_unicode,
)

CORPUS = json.loads((Path(__file__).parent / "data" / "statements.json").read_text(encoding="utf-8"))


def test_every_statement_of_the_corpus_reads_back_from_text_and_latex():
    assert len(CORPUS) > 300
    for item in CORPUS:
        statement = parse(item["statement"])
        assert parse(to_text(statement)) == statement, item["id"]
        assert parse_latex(to_latex(statement)) == statement, item["id"]
        assert to_text(parse(to_text(statement))) == to_text(statement)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(terms())
def test_random_terms_read_back(t):
    assert parse_term(to_text(t)) == t
    assert parse_latex_term(to_latex(t)) == t


@settings(max_examples=250, deadline=None, derandomize=True)
@given(statements())
def test_random_statements_read_back(t):
    assert parse(to_text(t)) == t
    assert parse_latex(to_latex(t)) == t


@settings(max_examples=100, deadline=None, derandomize=True)
@given(terms())
def test_the_other_printers_take_every_term(t):
    from xml.etree import ElementTree

    ElementTree.fromstring(to_mathml(t))
    assert "\n" not in to_unicode(t)
