"""`eigenproof check FILE`: what it prints, writes and refuses, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest_plugins = "check_support"

RIGHT = """\
# Right

```eigenproof
let A = [[2, 1], [1, 2]]
A*(1, 1) == 3*(1, 1)
for B in R(n,n): B.T.T == B
```
"""
WRONG = RIGHT + "\n<!-- check: A*(1, 2) == 3*(1, 2) -->\n"
ANNOUNCED = "```eigenproof refuted\nfor A in R(n,n), B in R(n,n): A*B == B*A\n```\n"
MISANNOUNCED = "```eigenproof refuted\n1 + 1 == 2\n```\n"
UNREADABLE = RIGHT + "\n```eigenproof\ndett(A) == 3\n```\n"
HARD = "for A in R(n,n), B in R(n,n): det(I + A.T*A)*det(I + B.T*B) >= det(I + A.T*B)^2"  # true
UNDECIDED = f"```eigenproof\n{HARD}\n```\n"


def test_all_is_right(check):
    code, out, err = check({"a.md": RIGHT}, "a.md")
    assert (code, err) == (0, "")
    assert out.startswith("a.md: 2 claims: 2 proved (")
    assert out.count("\n") == 1


def test_a_wrong_claim(check):
    code, out, err = check({"a.md": WRONG}, "a.md")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith("a.md:9:13 refuted  A*(1, 2) ")
    assert lines[1] == "    9 | <!-- check: A*(1, 2) == 3*(1, 2) -->"
    assert lines[2].index("^") == lines[1].index("A*(1, 2)")
    assert "repair: " in out
    assert lines[-1].startswith("a.md: 3 claims: 2 proved, 1 refuted (")


@pytest.mark.parametrize(
    ("text", "code"),
    [(RIGHT, 0), (WRONG, 1), (ANNOUNCED, 0), (MISANNOUNCED, 1), (UNREADABLE, 3), ("Nothing here.\n", 0)],
)
def test_exit_codes(check, text, code):
    found, out, _ = check({"a.md": text}, "a.md")
    assert found == code, out


def test_undecided_is_2(check):
    code, out, _ = check({"a.md": UNDECIDED}, "a.md", "--budget", "0.2")
    assert code == 2, out
    assert "1 undecided" in out


def test_the_worst_of_several(check):
    files = {"right.md": RIGHT, "wrong.md": WRONG, "unread.md": UNREADABLE}
    assert check(files, "right.md", "unread.md")[0] == 3
    assert check(files, "right.md", "unread.md", "wrong.md")[0] == 1
    code, out, err = check(files, "right.md", "missing.md")
    assert code == 3
    assert "missing.md" in err
    assert "right.md: 2 claims" in out
    assert "2 documents, 1 not readable: 2 claims, 0 wrong" in out
    assert check(files, "wrong.md", "missing.md")[0] == 1


def test_folders(check):
    files = {"docs/a.md": RIGHT, "docs/deep/b.md": RIGHT, "docs/.hidden/c.md": WRONG, "docs/d.png": "x"}
    code, out, _ = check(files, "docs")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()[:2]] == ["docs/a.md", "docs/deep/b.md"]
    code, _, err = check({"empty/x.png": ""}, "empty")
    assert code == 3
    assert "no document in this folder" in err


def test_standard_input(check):
    code, out, _ = check({}, "-", stdin=WRONG.encode())
    assert code == 1
    assert out.startswith("<stdin>:9:13 refuted")
    code, _, err = check({}, "-", stdin=b"\xff\xfe$1 = 2$")
    assert code == 3
    assert "UTF-8" in err


def test_json(check):
    code, out, _ = check({"a.md": WRONG, "b.md": UNREADABLE}, "a.md", "b.md", "--json")
    data = json.loads(out)
    assert code == 1
    assert [(c["file"], c["line"], c["verdict"]) for c in data["claims"]][:3] == [
        ("a.md", 5, "proved"), ("a.md", 6, "proved"), ("a.md", 9, "refuted"),
    ]  # fmt: skip
    assert data["claims"][2]["repair"]
    assert [(s["file"], s["line"]) for s in data["skipped"] if s["marked"]] == [("b.md", 10)]
    code, out, err = check({"c.ipynb": "{"}, "c.ipynb", "--json")
    assert code == 3
    assert json.loads(out)["errors"][0]["file"] == "c.ipynb"
    assert "c.ipynb" in err


def test_a_document_as_people_write_them(check):
    text = (Path(__file__).parent / "data" / "check" / "notes.md").read_text(encoding="utf-8")
    code, out, _ = check({"notes.md": text}, "notes.md", "--json", "-o", "notes.checked.md")
    assert code == 1
    data = json.loads(out)
    found = {(c["line"], c["verdict"]) for c in data["claims"]}
    assert {(5, "proved"), (9, "proved"), (15, "refuted"), (19, "refuted"), (23, "proved")} <= found
    assert [c["line"] for c in data["claims"] if not c["ok"]] == [7, 19]
    wrong = next(c for c in data["claims"] if c["line"] == 7)
    assert wrong["sides"] == {"expected": "[[5, 4], [4, 5]]", "found": "[[5, 4], [4, 6]]"}
    assert wrong["repaired"].endswith("A^2 == [[5, 4], [4, 5]]")
    assert [(s["line"], s["marked"]) for s in data["skipped"]] == [(10, False), (20, True)]
    badges = Path("notes.checked.md").read_text(encoding="utf-8")
    assert badges.count("<sup>") == len(data["claims"]) + 1
    for line in text.splitlines():
        if "$" not in line and "<!--" not in line:
            assert line in badges.splitlines()


def test_files_for_ci(check):
    code, out, _ = check({"a.md": WRONG}, "a.md", "--junit", "j.xml", "--sarif", "s.sarif", "--github")
    assert code == 1
    assert "\n::error file=a.md,line=9,col=13," in out
    stopped = re.match(r"::stop-commands::(\w{32})\n", out)
    assert stopped, "what is printed of a document is no command"
    assert out.index("repair:") < out.index(f"\n::{stopped[1]}::\n") < out.index("\n::error ")
    assert ElementTree.parse("j.xml").getroot().get("failures") == "1"
    assert len(json.loads(Path("s.sarif").read_text())["runs"][0]["results"]) == 1


def test_reports(check):
    names = ["r.html", "r.tex", "r.md", "a.checked.md"]
    code, out, err = check({"a.md": WRONG}, "a.md", *[x for name in names for x in ("-o", name)])
    assert (code, err) == (1, "")
    assert out.endswith("".join(f"wrote {name}\n" for name in names))
    assert all(Path(name).stat().st_size > 200 for name in names)
    assert "<sup>" in Path("a.checked.md").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_files(check):
    def once() -> dict[str, bytes]:
        check({"a.md": WRONG}, "a.md", "-o", "r.html", "-o", "r.tex", "-o", "r.md", "--sarif", "s.sarif")
        return {p.name: p.read_bytes() for p in Path.cwd().iterdir()}

    assert once() == once()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "give a document"),
        (("a.md", "-e", "1 == 1"), "-e decides one statement"),
        (("-e", "1 == 1", "--github"), "-e decides one statement"),
        (("a.md", "--json", "--github"), "choose one"),
        (("a.md", "-o", "r.docx"), ".docx"),
        (("a.md", "b.md", "-o", "r.checked.md"), "one Markdown document"),
        (("a.md", "--budget", "0"), "budget"),
        (("a.md", "-o", "no/such/folder.html"), "cannot be written"),
        (("a.md", "--junit", "no/such/folder.xml"), "cannot be written"),
        (("a.md", "-o", "a.md"), "overwrite"),
        (("a.md", "--junit", "./a.md"), "overwrite"),
        (("a.md", "--macros", "missing.tex"), "missing.tex"),
        (("a.md", "b.md", "--macros", "."), "this is a folder"),
        (("a.md", "--junit", "."), "cannot be written"),
        (("a.md", "--junit", "r.html", "-o", "./r.html"), "two reports"),
        (("a.md", "answers.json"), "one after the other"),
    ],
)
def test_refused(check, arguments, words):
    code, _, err = check({"a.md": RIGHT, "b.md": RIGHT}, *arguments)
    assert code == 3
    assert words in err
    assert {p.name for p in Path.cwd().iterdir()} == {"a.md", "b.md"}


def test_one_statement_as_before(check):
    assert check({}, "-e", "1 + 1 == 2")[:2] == (0, "proved: this instance\n  computed exactly\n")
    code, out, _ = check({}, "-e", "1 + 1 == 3", "--json")
    assert code == 1
    assert json.loads(out)["claims"][0]["verdict"] == "refuted"


def test_progress_on_a_terminal_only(check, monkeypatch):
    monkeypatch.setattr("eigenproof.cli_check.SLOW", 0)
    assert check({"a.md": RIGHT}, "a.md")[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    code, out, err = check({"a.md": RIGHT}, "a.md")
    assert code == 0
    assert "a.md: 1 of 2 claims" in err
    assert err.endswith("\r\x1b[2K")
    assert "1 of 2" not in out


def test_verbose_lists_everything(check):
    text = RIGHT + "\nAnd $$x + y = z$$ is left alone.\n"
    _, short, _ = check({"a.md": text}, "a.md")
    _, long, _ = check({"a.md": text}, "a.md", "-v")
    assert "a.md:5:1 proved" not in short
    assert "a.md:5:1 proved" in long
    assert "skipped: " in short
    assert "a.md:9:" in long


HOSTILE = """\
```eigenproof
det(([[1, 2], [3, 4]]^99999)^99999) == 1
1 + 1 == 2
```
"""


@pytest.mark.slow
def test_a_claim_that_would_never_end(check):
    start = time.monotonic()
    code, out, _ = check({"a.md": HOSTILE}, "a.md", "--budget", "0.5")
    assert time.monotonic() - start < 20
    assert code in (2, 3)
    assert "1 proved" in out


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c(tmp_path):
    import signal

    (tmp_path / "a.md").write_text(RIGHT.replace("let A", "let M = [[1, 2], [3, 4]]\nlet A") * 400)
    command = [sys.executable, "-m", "eigenproof", "check", "a.md"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, cwd=tmp_path, **pipes)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode in (130, 0, 1, 3)  # it may have been faster
    assert "Traceback" not in out + err
    if process.returncode == 130:
        assert "stopped" in err


@pytest.mark.skipif(os.name != "posix", reason="pipes")
@pytest.mark.parametrize("arguments", [["a.md"], ["a.md", "--json"], ["-e", "1 == 2"]])
def test_a_reader_that_has_seen_enough(tmp_path, arguments):
    (tmp_path / "a.md").write_text(WRONG)
    command = [sys.executable, "-m", "eigenproof", "check", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, cwd=tmp_path, **pipes)
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) not in (0, 2, 3)
    assert error == ""
