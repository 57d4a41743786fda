"""`check` and `eigenproof check -e`: verdicts, counterexamples, errors, JSON, exit codes."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from derive_support import guarded

from eigenproof import InputError, SizeError, check
from eigenproof.cli import cli, main
from eigenproof.kernel import check as kernel_check
from eigenproof.language import parse, to_text

PROVED = [
    "for A in R(n,n): (A + A.T).T == A + A.T",
    "for A in R(m,n), B in R(n,p): (A*B).T == B.T*A.T",
    "for A in R(n,n), v in R(n), w in R(n), a in R, b in R: A.T == A and A*v == a*v and A*w == b*w and a != b"
    " implies v.T*w == 0",
    "for x in R: det([[1, 2], [2, 1]] - x*I) == x^2 - 2*x - 3",
    "let A = [[2, 1], [1, 2]]; A*(1, 1) == 3*(1, 1)",
    "rank([[1, 2], [2, 4]]) == 1",
    "not invertible([[1, 2], [2, 4]])",
]
REFUTED = [
    "for A in R(n,n), B in R(n,n): A*B == B*A",
    "for A in R(m,n): rank(A) == m",
    "for A in R(n,n): diagonalizable(A)",
    "let A = [[2, 1], [1, 2]]; A*(1, 1) == 2*(1, 1)",
    "rank([[1, 2], [2, 4]]) == 2",
]


@pytest.mark.parametrize("text", PROVED)
def test_proved(text):
    with guarded():
        v = check(text)
    assert v.status == "proved", v.reason
    assert v == "proved"
    assert v.counterexample is None
    if v.certificate is not None:
        assert kernel_check(json.loads(json.dumps(v.certificate))) is not None


@pytest.mark.parametrize("text", REFUTED)
def test_refuted(text):
    with guarded():
        v = check(text)
    assert v.status == "refuted", v.reason
    assert v.certificate is not None
    assert kernel_check(json.loads(json.dumps(v.certificate))) is not None
    if text.startswith("for"):
        assert v.counterexample
        assert v.worked


def test_the_simplest_counterexample():
    v = check("for A in R(n,n), B in R(n,n): A*B == B*A")
    assert v.counterexample["n"] == 2
    entries = [x for name in "AB" for row in v.counterexample[name].args for x in row]
    assert sum(x != 0 for x in entries) == 2
    assert set(entries) == {0, 1}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("for A in R(m,n), B in R(m,p): A*B == 0", SizeError),
        ("for A in R(n,n): A + 1 == A", SizeError),
        ("det(A) == 0", InputError),
        ("for A in R(n,n): A A == A", InputError),
        ("for A in R(n,n): dett(A) == 0", InputError),
        ("", InputError),
        ("__import__('os')", InputError),
    ],
)
def test_what_cannot_be_read_says_what_to_do(text, error):
    with pytest.raises(error) as caught:
        check(text)
    assert caught.value.next_move


def test_a_budget_that_is_none():
    for budget in (0, -1, True, "5"):
        with pytest.raises(InputError):
            check("1 == 1", budget=budget)


def test_a_term_instead_of_text():
    assert check(parse("for A in R(n,n): A - A == 0")) == "proved"
    with pytest.raises(InputError):
        check(3.5)


def test_json():
    command = ["check", "-e", "for A in R(n,n): A.T == A", "--json"]
    done = CliRunner().invoke(cli, command, standalone_mode=False)
    data = json.loads(done.output)
    assert done.return_value == 1
    assert data["verdict"] == "refuted"
    assert data["counterexample"]["n"] == "2"
    assert parse(f"{data['counterexample']['A']} == {data['counterexample']['A']}")
    assert data["claims"][0]["verdict"] == "refuted"
    assert data["repaired"] is None or parse(data["repaired"])
    assert kernel_check(data["certificate"]) is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [(PROVED[0], 0), (REFUTED[0], 1), ("for A in R(m,n), B in R(m,p): A*B == 0", 3), ("A ==", 3)],
)
def test_exit_codes(text, code, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["check", "-e", text])
    assert ended.value.code == code
    page = capsys.readouterr()
    assert "Traceback" not in page.out + page.err
    if code == 3:
        assert "try:" in page.err


def test_rich_display():
    v = check("for A in R(n,n), B in R(n,n): A*B == B*A")
    page = v._repr_markdown_()
    assert page.startswith("**refuted**")
    assert "bmatrix" in page
    assert repr(v).startswith("<refuted")


def test_the_repair_is_proved_itself():
    v = check("for A in R(n,n), B in R(n,n): A*B == I implies A == inv(B)")
    assert v == "refuted" or v == "proved"
    if v.repaired is not None:
        assert v.repair.startswith("true if")
        assert check(to_text(v.repaired)) == "proved"
