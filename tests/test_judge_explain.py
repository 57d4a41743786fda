"""Proofs as chains: every line reads back, holds under the hypotheses, and names them as written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eigenproof.checking import check
from eigenproof.judge.refute import refute
from eigenproof.language import parse, resolved, to_text
from eigenproof.model import Expr, Term, names
from eigenproof.verdicts import chain_latex, chain_text, text

DATA = json.loads((Path(__file__).parent / "data" / "statements.json").read_text(encoding="utf-8"))
TRUE = {x["id"]: x["statement"] for x in DATA if x["set"] == "theorems" and x["expected"] == "proved"}
LONG = {"HW_1_2", "HW_2_1", "HW_3_2", "HW_4_1", "DD_2_3", "H25_3_ROL"}
SHOWN = ("T03_pinv_tall", "T10_pca_best", "T11_pca_uncorr", "T33_gram_eig", "T42_projsum", "T46_compl")
LOCAL = ("suppose", "case", "take", "which contradicts this")
"""Lines that hold only where something is supposed or has been named."""


def links(chain) -> list[tuple[Expr, str, Expr]]:
    """Each line with its left side."""
    found, last = [], None
    for left, relation, right, _ in chain:
        found.append((last if left is None else left, relation, right))
        last = right
    return found


def under(statement: Term, link: tuple[Expr, str, Expr]) -> Expr:
    """A line of a chain with the variables and hypotheses of the statement."""
    left, relation, right = link
    variables, body = statement.args
    line = Term(relation, (left, right))
    hypotheses = body.args[0] if isinstance(body, Term) and body.op == "implies" else None
    return Term("for", (variables, line if hypotheses is None else Term("implies", (hypotheses, line))))


def holds_line_by_line(name: str) -> None:
    statement = resolved(parse(TRUE[name]))
    verdict = check(statement, budget=20)
    assert verdict == "proved"
    chain = verdict.chain
    assert chain
    known = names(statement) | {n for n, _ in statement.args[0]}
    for link, (*_, why) in zip(links(chain), chain):
        for side in (link[0], link[2]):
            again = parse(f"{to_text(side)} == 0", bound=names(side))
            assert to_text(again) == f"{to_text(side)} == 0"
        if not why.startswith(LOCAL) and names(link[0]) | names(link[2]) <= known:
            assert refute(under(statement, link), 1.0, 60) is None, (link, why)


@pytest.mark.parametrize("name", SHOWN)
def test_every_line_of_a_chain_reads_back_and_holds(name: str) -> None:
    holds_line_by_line(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(TRUE) - LONG - {*SHOWN}))
def test_every_line_of_every_chain_reads_back_and_holds(name: str) -> None:
    holds_line_by_line(name)


def shown(statement: str) -> list[str]:
    return [line.strip() for line in chain_text(check(statement, budget=20))]


def test_a_chain_reads_as_a_person_writes_it():
    assert shown("for A in R(n,n), v in R(n), l in R: A*v == l*v implies A^2*v == l^2*v") == [
        "A^2*v == l*A*v   (by A*v == l*v)",
        "== l^2*v   (by A*v == l*v)",
    ]


def test_hypotheses_are_named_as_the_statement_writes_them():
    lines = shown(TRUE["T42_projsum"])
    assert any("(by (P + Q)^2 == P + Q)" in line for line in lines)


def test_what_a_word_means_has_no_line_of_its_own():
    lines = shown(TRUE["T04_pinv_wide"])
    assert not any("Penrose" in line for line in lines)
    assert any("(by A*A.T*(A*A.T)^-1 == I(m))" in line for line in lines)


def test_conjugates_are_written_as_stars():
    lines = shown("for A in C(n,n), v in C(n), l in C: A.H == A and eigenpair(A, l, v) implies l in R")
    assert any("v.H*v" in line for line in lines)
    assert not any(".T.H" in line or ".H.T" in line for line in lines)


def test_a_contradiction_is_said():
    lines = shown("for A in R(n,n), v in R(n), l in R: invertible(A) and eigenpair(A, l, v) implies l != 0")
    assert "l == 0   (suppose)" in lines
    assert "v != 0   (which contradicts this)" in lines


def test_a_goal_that_its_hypotheses_give_at_once_has_a_line():
    assert shown(TRUE["T46_compl"])[0] == "(I(n) - P)^2 == I(n) - P   (by P^2 == P)"


def test_the_reasons_are_formulas_in_latex():
    verdict = check("for A in R(n,n), v in R(n), l in R: A*v == l*v implies A^2*v == l^2*v")
    assert r"A^{2} v &= \lambda A v && \text{by $A v = \lambda v$}" in chain_latex(verdict)


def test_a_refuted_word_shows_the_part_that_fails():
    claim = "for A in R(n,n), v in R(n), l in R, k in R: eigenpair(A, l, v) implies eigenpair(A, l, k*v)"
    verdict = check(claim)
    lines = [line.strip() for line in text(verdict).splitlines()]
    assert "holds: A*v == l*v" in lines
    assert "fails: k*v != 0" in lines
    assert verdict.repair == "true if k ≠ 0"


def test_a_repair_does_not_restate_the_conclusion():
    verdict = check("for A in R(n,n): A*A.T == A.T*A implies A.T == A")
    assert verdict == "refuted"
    assert "symmetric" not in verdict.repair
