"""The corpus of statements on singular values, pseudoinverses and definiteness, each decided as labelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from judge_support import verdict

CORPUS = json.loads((Path(__file__).parent / "data" / "statements.json").read_text(encoding="utf-8"))
KINDS = {"svd", "pinv", "pca", "definiteness"}
PRINTED = "~="  # statements about printed digits
STATEMENTS = [s for s in CORPUS if s["kind"] in KINDS and PRINTED not in s["statement"]]
NO_RULE = {"wilson/3"}  # membership in Z(4, 4)


def test_there_are_enough_of_them():
    assert len(STATEMENTS) == 20
    assert {s["kind"] for s in STATEMENTS} == KINDS - {"pca"}  # all of PCA is printed digits
    assert {s["expected"] for s in STATEMENTS} == {"proved", "refuted"}


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: s["id"])
def test_a_statement(statement):
    found = verdict(statement["statement"])
    expected = "undecided" if statement["id"] in NO_RULE else statement["expected"]
    assert found.status == expected, found.reason


# the same statements, each with something in it changed so that it is false
FALSE = {
    "ula-7.2-hess3/1": ("12, 4", "1, 4"),
    "wilson/1": ("10, 7, 8, 7", "10, 7, 8, 6"),
    "wilson/2": ("[10, 7, 8, 7]", "[9, 7, 8, 7]"),
    "sympy-def-3/1": ("[2, -1, -1]", "[1, -1, -1]"),
    "mit-1/1": ("9/14", "8/14"),
    "web-pinv-nicholson/1": ("== [[1, 0, 0]", "== [[1, 0, 1]"),
    "ila-det-inv/1": ("== [[1/2", "== [[-1/2"),
    "ula-7.4-6ls/1": ("== (2, 2)", "== (2, -2)"),
    "sympy-ps-2/1": ("== (1, 3, 4)", "== (5, 7, 0)"),  # a solution, but not of least norm
    "web-pinv-maple/1": ("3/10", "1/5"),
    "web-methodmath-1/1": ("{3, 1}", "{3, 3}"),
    "ula-7.4-6/1": ("-1/sqrt(30)", "1/sqrt(30)"),
    "sympy-sv-3/1": ("2, 0}", "2, 2}"),
    "ula-7.4-1/1": ("[[1, 0], [0, -1]]", "[[1, 0], [0, 1]]"),
    "ula-7.4-2d/1": ("[[4, 0], [0, 2], [0, 0]]", "[[4, 0], [0, -2], [0, 0]]"),
    "ula-7.4-5/1": ("[0, sqrt(7), 0]", "[0, sqrt(6), 0]"),
}


@pytest.mark.parametrize("id_", FALSE)
def test_a_statement_made_false(id_):
    (statement,) = (s["statement"] for s in STATEMENTS if s["id"] == id_)
    old, new = FALSE[id_]
    assert old in statement
    found = verdict(statement.replace(old, new, 1))
    assert found.status == "refuted", found.reason
