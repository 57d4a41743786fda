"""The literate theorems in proofs/: every statement gets the verdict that its file says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from eigenproof import kernel
from eigenproof.checking import Checked, check
from eigenproof.language import parse_latex, parse_latex_term, resolved
from eigenproof.literate import Stated, judge, statements
from eigenproof.model import Expr, Term, conj, conjuncts, from_tree, let, substitute, tree

PROOFS = Path(__file__).parents[1] / "proofs"
FILES = sorted(PROOFS.glob("[0-9]*.md"))
STATED = {f"{file.stem}:{s.line}": s for file in FILES for s in statements(file)}

UNDECIDED: dict[str, str] = {
    "decided, but not on every machine in time": "02-symmetric:41 07-best-directions:58",
}
"""What is not decided yet (or not on every machine in time): what is missing, and where."""

LEFT = " ".join(UNDECIDED.values()).split()
DECIDED = [place for place in STATED if place not in LEFT]


def accepted(stated: Stated, verdict: Checked) -> bool:
    """Whether the kernel, asked again, takes the certificate for the statement, or for its failure."""
    assert verdict.certificate is not None
    statement = resolved(stated.statement)
    if verdict == "proved":
        kernel.check(verdict.certificate, tree(statement))
        return True
    assert verdict.counterexample
    shown = unordered(from_tree(kernel.check(verdict.certificate)))
    return shown in map(unordered, failures(statement, verdict.counterexample))


def unordered(statement: Expr) -> tuple[dict[str, Expr], Expr]:
    """The definitions around a statement about explicit matrices, and the statement."""
    if isinstance(statement, Term) and statement.op == "let":
        return dict(statement.args[0]), statement.args[1]
    return {}, statement


def failures(statement: Expr, values: Mapping[str, Expr]) -> Iterator[Expr]:
    """What it takes to refute a statement at these values: all hypotheses hold, one part of it does not.

    Each with the values as definitions, and in the place of their names.
    """
    bound: set[str] = set()
    hypotheses: tuple[Expr, ...] = ()
    while isinstance(statement, Term) and statement.op in ("for", "implies"):
        if statement.op == "for":
            bound |= {name for name, _ in statement.args[0]}
        else:
            hypotheses += conjuncts(statement.args[0])
        statement = statement.args[1]
    sizes = {name: size for name, size in values.items() if name not in bound}
    instance = [(name, value) for name, value in values.items() if name in bound]
    for part in conjuncts(statement):
        whole = substitute(conj(*hypotheses, Term("not", (part,))), sizes)
        yield resolved(let(instance, whole))
        yield resolved(substitute(whole, dict(instance)))


def dimensions(value: Expr) -> list[int]:
    """The sizes of a value of a counterexample."""
    if isinstance(value, Term) and value.op == "matrix":
        return [len(value.args), *(len(row) for row in value.args[:1])]
    return [len(value.args)] if isinstance(value, Term) and value.op == "vector" else []


def test_there_are_eight_files_with_statements_of_both_kinds():
    assert len(FILES) == 8
    for file in FILES:
        assert {s.expected for s in statements(file)} == {"proved", "refuted"}, file.name
        assert any(s.link for s in statements(file)), file.name
    assert len(STATED) > 200


def test_the_list_in_the_readme_is_complete():
    readme = (PROOFS / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((\d\d-[\w-]+\.md)\)", readme) == [file.name for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_formula_of_the_prose_is_in_the_language(file):
    prose = re.sub(r"^```.*?^```$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    formulas = re.findall(r"\$([^$]+)\$", prose)
    assert formulas
    for latex in (" ".join(f.split()) for f in formulas):
        (parse_latex if re.search(r"=|\\ne\b|<|>", latex) else parse_latex_term)(latex)


@pytest.mark.parametrize("place", DECIDED)
def test_a_statement_gets_its_verdict(place):
    stated = STATED[place]
    verdict = check(stated.statement)
    assert verdict.status == stated.expected, verdict.reason
    assert accepted(stated, verdict)
    if verdict == "refuted":
        assert all(d <= 3 for value in verdict.counterexample.values() for d in dimensions(value))


def test_the_undecided_are_in_the_files():
    assert len(set(LEFT)) == len(LEFT)
    assert set(LEFT) <= STATED.keys()


@pytest.mark.slow
@pytest.mark.parametrize("place", LEFT)
def test_what_is_in_the_table_is_not_decided_the_wrong_way(place):
    verdict = check(STATED[place].statement, budget=1)
    assert verdict.status in ("undecided", STATED[place].expected)
    assert verdict.status != "undecided" or verdict.reason


def test_a_file_that_expects_the_wrong_verdict_is_seen(tmp_path):
    wrong = tmp_path / "wrong.md"
    wrong.write_text(
        "```eigenproof refuted\nfor A in R(m,n): (A.T).T == A\n```\n"
        "```eigenproof proved\nfor A in R(n,n): A.T == A\nfor A in R(n,n): A == A\n```\n"
    )
    assert [(j.verdict.status, j.as_expected) for j in judge(wrong)] == [
        ("proved", False), ("refuted", False), ("proved", True)
    ]  # fmt: skip


def test_a_chain_with_one_wrong_line_fails_in_that_line(tmp_path):
    chain = tmp_path / "chain.md"
    chain.write_text(
        "```eigenproof proved\nfor A in R(n,n), B in R(n,n): (A*B).T\n    == B.T*A.T\n    == A.T*B.T\n```\n"
    )
    assert [(j.stated.line, j.verdict.status) for j in judge(chain)] == [(3, "proved"), (4, "refuted")]


def test_a_changed_statement_is_not_proved_by_the_same_certificate():
    stated = next(s for s in statements(FILES[0]) if s.expected == "proved" and not s.link)
    verdict = check(stated.statement)
    other = resolved(next(s for s in statements(FILES[1]) if not s.link).statement)
    with pytest.raises(kernel.CertificateError):
        kernel.check(verdict.certificate, tree(other))
