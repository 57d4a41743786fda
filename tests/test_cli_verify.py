"""`eigenproof verify`: the kernel alone on a file, with and without a goal, and on changed files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest_plugins = "cli_support"
SMALL = "[[2,1],[1,2]]"


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> dict:
    import eigenproof

    path = tmp_path_factory.mktemp("reports") / "r.json"
    eigenproof.derive("eigen", SMALL).save(path)
    return json.loads(path.read_text())


def written(data: object) -> str:
    Path("r.json").write_text(json.dumps(data))
    return "r.json"


def test_verify_says_what_was_proved(run, report):
    from eigenproof.language import parse

    code, out, err = run("verify", written(report))
    assert (code, err) == (0, "")
    assert "eigenvalues(A) == {3, 1}" in out
    printed = out.splitlines()[-1]
    assert parse(printed) == parse(report["goal"])
    assert run("verify", "r.json", "--goal", printed)[0] == 0  # what is printed is what was proved
    assert run("verify", written(report["certificate"]))[1] == out


@pytest.mark.parametrize(
    "goal",
    [
        "let A = [[2, 1], [1, 2]]; eigenvalues(A) == {3, 1}",
        "eigenvalues([[2, 1], [1, 2]]) == {3, 1}",
        "let M = [[2, 1], [1, 2]]; eigenvalues(M) == {3, 1} and eigenspace(M, 3) == span((1, 1))",
        "let A = [[2, 1], [1, 2]]; for x in R: charpoly(A, x) == x^2 - 4*x + 3",
    ],
)
def test_verify_with_a_goal(run, report, goal):
    code, out, _ = run("verify", written(report), "--goal", goal)
    assert code == 0
    assert "accepted" in out


@pytest.mark.parametrize(
    "goal",
    [
        "let A = [[2, 1], [1, 3]]; eigenvalues(A) == {3, 1}",
        "let A = [[2, 1], [1, 2]]; eigenvalues(A) == {3, 2}",
        "let A = [[2, 1], [1, 2]]; eigenvalues(A) == {3, 1} and det(A) == 4",
        "let A = [[2, 1], [1, 2]]; invertible(A)",
        "1 == 2",
    ],
)
def test_verify_with_another_goal(run, report, goal):
    code, out, err = run("verify", written(report), "--goal", goal)
    assert code == 1
    assert "not accepted" in out + err


@pytest.mark.parametrize("goal", ["", "eigenvalues(A", "A ==", "eigenvalues(A) == {3, 1}"])
def test_a_goal_that_cannot_be_read(run, report, goal):
    code, out, err = run("verify", written(report), "--goal", goal)
    assert code in (1, 3)  # an unbound A is either no statement, or not what was proved
    assert code == 3 or goal.startswith("eigenvalues(A) ==")


def changed(t, old, new):
    """A tree with one text replaced everywhere."""
    if isinstance(t, list):
        return [changed(x, old, new) for x in t]
    if isinstance(t, dict):
        return {k: changed(v, old, new) for k, v in t.items()}
    return new if t == old else t


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: c["definitions"][0][1][1].__setitem__(1, "5"),
        lambda c: c["claims"].clear(),
        lambda c: c["claims"].pop(2),
        lambda c: c.update(goal=["==", ["det", "A"], "4"]),
        lambda c: c.update(claims=changed(c["claims"], "3", "4")),
        lambda c: c.update(claims=changed(c["claims"], "-1", "1")),
        lambda c: c.update(format="another"),
        lambda c: c.pop("definitions"),
        lambda c: c["claims"][0].pop("evidence"),
        lambda c: c.update(claims=[5]),
        lambda c: c.update(goal=0.5),
    ],
)
def test_a_tampered_certificate(run, report, spoil):
    data = json.loads(json.dumps(report))
    spoil(data["certificate"])
    code, out, err = run("verify", written(data))
    assert code == 1
    assert "not accepted" in out
    assert err == ""


NO_CERTIFICATE = ["", "{}", "[]", "5", "not json", '{"certificate": 3}', "<html></html>", "[" * 100_000]


@pytest.mark.parametrize("content", NO_CERTIFICATE, ids=range(len(NO_CERTIFICATE)))
def test_what_is_no_certificate(run, content):
    Path("r.json").write_text(content)
    code, out, err = run("verify", "r.json")
    assert (code, out) == (3, "")
    assert "r.json" in err


def test_a_binary_file_is_no_certificate(run):
    Path("r.json").write_bytes(b"\x80\x81\x00")
    assert run("verify", "r.json")[0] == 3
    Path("folder").mkdir()
    assert run("verify", "folder")[0] == 3
