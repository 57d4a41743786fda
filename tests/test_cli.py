"""`eigenproof derive`: what it prints, writes and refuses, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from eigenproof.model import Witness

pytest_plugins = "cli_support"
SMALL = "[[2,1],[1,2]]"
SUFFIXES = ("html", "tex", "md", "json", "txt")


def refused(result: tuple[int, str, str], *words: str) -> None:
    """Exit code 3, one message on standard error with these words, nothing on standard output, no file."""
    code, out, err = result
    assert code == 3, (out, err)
    assert out == ""
    for word in words:
        assert word in err, err
    assert list(Path.cwd().iterdir()) == []


def test_a_derivation_in_the_terminal(run):
    code, out, err = run("derive", "spectral", SMALL)
    assert (code, err) == (0, "")
    assert "proved" in out
    for title in ("Symmetry", "Characteristic polynomial", "Eigenvalues", "Spectral decomposition"):
        assert title in out


def test_several_reports_at_once(run):
    names = [f"r.{suffix}" for suffix in SUFFIXES]
    code, out, err = run("derive", "eigen", SMALL, *[x for name in names for x in ("-o", name)])
    assert (code, err) == (0, "")
    assert "proved" in out
    figures = {f"r-figure-{k}.{end}" for k in (1, 2) for end in ("pdf", "svg")}
    assert {p.name for p in Path.cwd().iterdir()} - figures == set(names)
    assert all(name in out and Path(name).stat().st_size > 500 for name in names)
    assert json.loads(Path("r.json").read_text())["answer"]["eigenvalues"][0]["value"] == "3"


def test_the_same_input_gives_the_same_bytes(run):
    arguments = [x for suffix in SUFFIXES for x in ("-o", f"r.{suffix}")]
    run("derive", "spectral", "[[2,1,1],[1,2,1],[1,1,2]]", *arguments)
    first = {p.name: p.read_bytes() for p in Path.cwd().iterdir()}
    run("derive", "spectral", "[[2,1,1],[1,2,1],[1,1,2]]", *arguments)
    assert {p.name: p.read_bytes() for p in Path.cwd().iterdir()} == first


@pytest.mark.parametrize(
    "matrix",
    [
        SMALL,
        "2 1; 1 2",
        "[2 1; 1 2]",
        r"\begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}",
        r"\begin{bmatrix}2&1\\1&2\end{bmatrix}",
    ],
)
def test_the_spellings_of_a_matrix(run, matrix):
    code, out, _ = run("derive", "determinant", matrix, "-o", "r.json")
    assert code == 0
    data = json.loads(Path("r.json").read_text())
    assert data["input"]["matrix"] == [["2", "1"], ["1", "2"]]
    assert data["answer"]["value"] == "3"


@pytest.mark.parametrize("matrix", ["-1 2; 3 4", "-3", "-1/2 0; 0 -0.5", "-sqrt(2)", "-i"])
def test_a_matrix_that_begins_with_a_sign(run, matrix):
    assert run("derive", "eigen", matrix)[0] == 0


def test_standard_input(run):
    code, out, err = run("derive", "determinant", "-", "-o", "r.json", stdin=b"2 1\n1 2\n")
    assert (code, err) == (0, "")
    assert json.loads(Path("r.json").read_text())["answer"]["value"] == "3"


def test_a_file(run):
    for name, text in (
        ("m.csv", "2,1\n1,2\n"),
        ("m.tsv", "2\t1\n1\t2\n"),
        ("m.txt", "2 1\n1 2\n"),
        ("m.json", "[[2, 1], [1, 2]]"),
        ("m.mtx", "%%MatrixMarket matrix array integer general\n2 2\n2\n1\n1\n2\n"),
    ):
        Path(name).write_text(text)
        code, _, err = run("derive", "determinant", name, "-o", "r.md")
        assert (code, err) == (0, ""), name


def test_the_digits_asked_for(run):
    code, *_ = run("derive", "eigen", "[[1,1],[1,0]]", "--digits", "20", "-o", "r.json")
    assert code == 0
    first = json.loads(Path("r.json").read_text())["answer"]["eigenvalues"][0]
    assert first["approx"] == "1.6180339887498948482"


@pytest.mark.parametrize(("status", "expected"), [("undecided", 2), ("refuted", 1)])
def test_the_exit_code_is_the_verdict(run, monkeypatch, status, expected):
    from dataclasses import replace

    from eigenproof import session

    honest = session.cross_checked

    def spoiled(*arguments):
        verdict, verdicts = honest(*arguments)
        return replace(verdict, status=status, reason="for this test"), verdicts

    monkeypatch.setattr(session, "cross_checked", spoiled)
    code, out, _ = run("derive", "eigen", SMALL, "-o", "r.md")
    assert code == expected
    assert status in out
    assert "for this test" in out


@pytest.mark.parametrize("kind", ["Arb", "mpmath"])
def test_a_witness_that_excludes_the_answer_fails_the_verdict(run, monkeypatch, kind):
    import eigenproof.numeric.witness as witness

    against = Witness(kind, ("eigenvalue",), "7", 0, agrees=False)
    monkeypatch.setattr(witness, "cross_check", lambda *a, **k: (against,))
    code, out, _ = run("derive", "eigen", SMALL)
    assert code == 2
    assert "not decided" in out
    assert "excludes the exact answer: 7" in " ".join(out.split())
    assert "proved exactly, re-checked" not in out


def test_numpy_never_decides(run, monkeypatch):
    import eigenproof.numeric.witness as witness

    off = Witness("NumPy", ("eigenvalue",), "7", 0, agrees=None)
    monkeypatch.setattr(witness, "cross_check", lambda *a, **k: (off,))
    assert run("derive", "eigen", SMALL)[0] == 0


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("topic", "matrix", "words"),
    [
        ("eigen", "[[1,2],[3]]", ["row 2"]),
        ("eigen", "1 2; 3", ["row 2"]),
        ("eigen", "", ["try"]),
        ("eigen", "   ", ["try"]),
        ("eigen", "[[1,a],[2,3]]", ["row 1", "column 2", "a"]),
        ("eigen", "hello", ["hello"]),
        ("eigen", "[[1,2],[3,4", ["try"]),
        ("eigen", "[[1,nan],[2,3]]", ["row 1", "column 2", "finite"]),
        ("eigen", "[[1,2],[-inf,3]]", ["row 2", "column 1", "finite"]),
        ("eigen", "[[1,2],[1/0,3]]", ["row 2", "column 1"]),
        ("eigen", "[[1,2,3],[4,5,6]]", ["square", "2×3"]),
        ("charpoly", "1 2 3", ["square", "1×3"]),
        ("diagonalize", "[[1],[2]]", ["square", "2×1"]),
        ("determinant", "[[1,2,3],[4,5,6]]", ["square", "2×3"]),
        ("spectral", "[[1,2,3],[4,5,6]]", ["square", "2×3"]),
        ("spectral", "[[1,2],[3,4]]", ["(1, 2)", "(2, 1)", "symmetric", "2", "3", "diagonalize"]),
        ("spectral", "[[1,0,5],[0,1,2],[5,2.5,1]]", ["(2, 3)", "(3, 2)", "5/2", "diagonalize"]),
        ("spectral", "[[1,i],[i,-1]]", ["Hermitian", "(1, 2)", "(2, 1)", "diagonalize"]),
        ("spectral", "[[i,0],[0,1]]", ["Hermitian", "(1, 1)", "diagonalize"]),
        ("eigen", str([[0] * 31] * 31), ["31×31", "30"]),
        ("eigen", "9" * 1001, ["1000"]),
        ("eigen", "missing.csv", ["missing.csv"]),
        ("eigen", "folder/missing.json", ["missing.json"]),
        ("eigne", SMALL, ["eigne", "eigen"]),
        ("nothing", SMALL, ["charpoly", "spectral", "determinant"]),
        ("", SMALL, ["spectral"]),
    ],
)
def test_bad_input(run, topic, matrix, words):
    refused(run("derive", topic, matrix, "-o", "r.json", "-o", "r.html"), *words)


@pytest.mark.parametrize("stdin", [b"", b"1 2\n3\n", b"\x00\x01\x02", b"\xff\xfe1\x00", b"1 x\n2 3\n"])
def test_bad_standard_input(run, stdin):
    refused(run("derive", "eigen", "-", stdin=stdin))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.csv", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("m.npy", b"\x93NUMPY\x01\x00"),
        ("m.json", b"{]"),
        ("m.txt", b""),
        ("m.csv", b"1;2\n3"),
    ],
)
def test_a_bad_file_is_named(run, tmp_path_factory, name, content):
    path = tmp_path_factory.mktemp("input") / name
    path.write_bytes(content)
    refused(run("derive", "eigen", str(path)), name)


def test_a_folder_is_no_matrix(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("m.csv")
    refused(run("derive", "eigen", str(folder)))


@pytest.mark.parametrize(
    "arguments",
    [
        ["derive"],
        ["derive", "eigen"],
        ["derive", "eigen", SMALL, "extra"],
        ["derive", "eigen", SMALL, "--digits", "ten"],
        ["derive", "eigen", SMALL, "--digits", "15"],
        ["derive", "eigen", SMALL, "--digits", "10001"],
        ["derive", "eigen", SMALL, "--digits"],
        ["derive", "eigen", SMALL, "--unknown"],
        ["derive", "eigen", SMALL, "-o"],
        ["derive", "eigen", SMALL, "-o", "report.odt"],
        ["derive", "eigen", SMALL, "-o", "report"],
        ["derive", "eigen", SMALL, "-o", "good.md", "-o", "report.docx"],
        ["derive", "eigen", SMALL, "-o", "no/such/folder/report.md"],
        ["verify"],
        ["verify", "missing.json"],
        ["unknown"],
        ["--unknown"],
    ],
)
def test_usage_errors_are_3(run, arguments):
    refused(run(*arguments))


@pytest.mark.parametrize("arguments", [["--help"], ["derive", "--help"], ["verify", "--help"], ["--version"]])
def test_help_is_no_error(run, arguments):
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert "eigenproof" in out


# ------------------------------------------------------------------ files whole or not at all


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("call", ["replace", "fdopen"])
def test_a_report_that_fails_leaves_the_old_one(tmp_path, monkeypatch, error, call):
    import eigenproof
    from eigenproof.report import save

    derived = eigenproof.derive("eigen", SMALL)
    target = tmp_path / "r.json"
    target.write_text("the old report")

    def fails(*arguments, **keywords):
        raise error

    monkeypatch.setattr(save.os, call, fails)
    with pytest.raises((eigenproof.InputError, KeyboardInterrupt, MemoryError)):
        derived.save(target)
    assert target.read_text() == "the old report"
    assert [p.name for p in tmp_path.iterdir()] == ["r.json"]


def test_a_renderer_that_fails_leaves_the_old_report(run, monkeypatch):
    from eigenproof.report import save

    Path("r.md").write_text("the old report")

    def fails(result, stem):
        raise KeyboardInterrupt

    monkeypatch.setitem(save.RENDERERS, ".md", fails)
    code, *_ = run("derive", "eigen", SMALL, "-o", "r.md")
    assert code == 130
    assert Path("r.md").read_text() == "the old report"
    assert [p.name for p in Path.cwd().iterdir()] == ["r.md"]


def test_an_unknown_suffix_is_refused_before_any_work(run, monkeypatch):
    import eigenproof.session as session

    monkeypatch.setattr(session, "derive_from", lambda *a, **k: pytest.fail("derived"))
    refused(run("derive", "eigen", SMALL, "-o", "r.doc"), "r.doc", ".html")


# ------------------------------------------------------------------ as a program


def program(*arguments: str, **keywords) -> subprocess.CompletedProcess:
    source = str(Path(__file__).parents[1] / "src")
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": keywords.pop("encoding", "utf-8")}
    return subprocess.run(
        [sys.executable, "-m", "eigenproof", *arguments], env=environment, capture_output=True, **keywords
    )


def test_the_program_itself(tmp_path):
    done = program("derive", "eigen", SMALL, "-o", "r.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert program("verify", "r.json", cwd=tmp_path).returncode == 0
    assert program("derive", "eigen", "[[1,2],[3]]", cwd=tmp_path).returncode == 3
    assert program(cwd=tmp_path).returncode in (0, 3)


def test_a_terminal_that_knows_only_ascii(tmp_path):
    done = program("derive", "spectral", SMALL, cwd=tmp_path, encoding="ascii")
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    done = program("derive", "eigen", "[[1,2,3],[4,5,6]]", cwd=tmp_path, encoding="ascii")
    assert b"Traceback" not in done.stderr
    assert done.returncode == 3


def test_a_reader_that_leaves_early(tmp_path):
    """`eigenproof derive … | head -1` ends quietly."""
    command = f'"{sys.executable}" -m eigenproof derive spectral "[[2,1,1],[1,2,1],[1,1,2]]" | head -c 1'
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")}
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, text=True, cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("x.tex", "\\documentclass", "```math"),
        ("x.fragment.tex", "\\eig", "\\documentclass"),
        ("x.md", "```math", "\\documentclass"),
        ("x.mathjax.md", "$$", "```math"),
    ],
)
def test_the_end_of_the_name_chooses_the_dialect(tmp_path, name, inside, outside):
    from eigenproof import derive

    text = derive("determinant", "[[1, 2], [3, 4]]").save(tmp_path / name).read_text(encoding="utf-8")
    assert inside in text
    assert outside not in text
