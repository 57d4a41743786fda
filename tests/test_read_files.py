"""Files: a folder that must be read, a folder that must be refused, each bad file naming its code."""

from __future__ import annotations

import io
import os
from fractions import Fraction as F
from pathlib import Path

import pytest

from eigenproof.errors import InputError, LimitError
from eigenproof.model import Term
from eigenproof.read import read_matrix

DATA = Path(__file__).parent / "data" / "read"
i = Term("i", ())
SQUARE = ((2, 1), (1, 2))

GOOD = {
    "array.mtx": ((1, 3), (2, F(9, 2))),
    "array_skew.mtx": ((0, -1, -2), (1, 0, -3), (2, 3, 0)),
    "array_symmetric.mtx": ((1, 2), (2, 3)),
    "big_endian_fortran.npy": ((1, 2), (3, 4)),
    "blanks.txt": SQUARE,
    "complex.npy": ((i, 2),),
    "complex_array.mtx": ((Term("+", (1, Term("*", (2, i)))),), (Term("neg", (i,)),)),
    "crlf_bom.csv": SQUARE,
    "doubles.npy": ((F(1, 2), F(*(0.1).as_integer_ratio())),),
    "empty.json": (),
    "exact.json": ((F(1, 10), F(1, 1000)), (12345678901234567890123, F(1, 3))),
    "general.mtx": ((F(1, 10), 4, 0), (0, 0, F(-1, 100))),
    "hermitian.mtx": (
        (1, Term("+", (2, Term("*", (3, i))))),
        (Term("+", (2, Term("*", (-3, i)))), 4),
    ),
    "integers.npy": SQUARE,
    "latex.txt": ((2, F(1, 2)), (F(-3, 4), F(1, 1000))),
    "lists.txt": SQUARE,
    "matlab.txt": SQUARE,
    "no_suffix_we_know.dat": SQUARE,
    "one.json": ((7,),),
    "pattern.mtx": ((0, 1), (1, 0)),
    "plain.csv": SQUARE,
    "quoted.csv": SQUARE,
    "roots.csv": (
        (Term("sqrt", (2,)), i),
        (Term("+", (1, Term("*", (2, i)))), Term("*", (2, Term("sqrt", (3,))))),
    ),
    "semicolons.csv": ((F(1, 10), F(1, 3)), (-2, F(1, 2))),
    "skew.mtx": ((0, F(-1, 2)), (F(1, 2), 0)),
    "symmetric.mtx": ((2, 1, 0), (1, 0, 1), (0, 1, 2)),
    "tabs.tsv": SQUARE,
    "zero_by_zero.npy": (),
}
BAD = sorted(path.name for path in (DATA / "bad").iterdir())


def test_the_tables_are_complete():
    assert GOOD.keys() == {path.name for path in (DATA / "good").iterdir()}
    assert len(BAD) > 70
    assert {Path(name).suffix for name in BAD} == {".csv", ".txt", ".json", ".npy", ".mtx"}


@pytest.mark.parametrize("name", GOOD)
def test_good_files_are_read_exactly(name):
    read = read_matrix(DATA / "good" / name)
    assert read.term == Term("matrix", GOOD[name])
    assert read.source == name
    assert read.exactness == ("binary" if name in ("doubles.npy", "complex.npy") else "exact")
    assert read_matrix(str(DATA / "good" / name)) == read


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_with_the_code_they_name(name):
    with pytest.raises(InputError) as caught:
        read_matrix(DATA / "bad" / name)
    error = caught.value
    assert error.code == name.split("__")[0]
    assert error.message
    assert error.next_move
    assert error.source == name
    assert isinstance(error, LimitError) == (error.code == "limit")
    assert not any(word in str(error) for word in ("Traceback", "Term(", "object at 0x"))


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("ragged__row_3.csv", {"row": 3}),
        ("missing__gap.csv", {"row": 1, "column": 2}),
        ("letter__unknown.txt", {"row": 2, "column": 2, "line": 2, "character": 3}),
        ("json__comma.json", {"line": 2, "character": 5}),
        ("mtx__word.mtx", {"line": 3}),
        ("entry__dots.txt", {"row": 1, "column": 2, "character": 21}),
        ("encoding__latin1.txt", {"line": 2}),
        ("brackets__crossed.txt", {"character": 7}),
        ("missing__null.json", {"row": 1, "column": 2}),
        ("not-finite__inf.npy", {"row": 1, "column": 1}),
    ],
)
def test_errors_say_where(name, place):
    with pytest.raises(InputError) as caught:
        read_matrix(DATA / "bad" / name)
    found = {key: getattr(caught.value, key) for key in ("row", "column", "line", "character")}
    assert found == {"row": None, "column": None, "line": None, "character": None} | place


def test_what_is_no_readable_file(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(5_000_001)
    cases = {
        tmp_path: "directory",
        str(tmp_path): "directory",
        tmp_path / "none.csv": "no-file",
        "no_such_folder/none.csv": "no-file",
        "none.dat": "no-file",
        pipe: "unreadable",
        large: "limit",
        Path("a\0b.csv"): "no-file",
        "a" * 5000 + ".csv": "limit",
        Path("a" * 400): "unreadable",
    }
    for source, code in cases.items():
        with pytest.raises(InputError) as caught:
            read_matrix(source)
        assert caught.value.code == code, source


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("1,2\n")
    secret.chmod(0)
    with pytest.raises(InputError) as caught:
        read_matrix(secret)
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize(
    "name",
    ["plain.csv", "lists.txt", "latex.txt", "exact.json", "general.mtx", "integers.npy", "crlf_bom.csv"],
)
def test_standard_input_takes_every_format(name):
    path = DATA / "good" / name
    stream = io.BytesIO(path.read_bytes())
    assert read_matrix("-", stdin=stream).term == read_matrix(path).term
    if path.suffix != ".npy":
        assert read_matrix("-", stdin=io.StringIO(path.read_text())).term == read_matrix(path).term


def test_standard_input_errors_name_it():
    for content, code in [
        (b"", "empty"),
        (b"1 2\n3\n", "ragged"),
        (b"\x00\x01", "binary"),
        (b"1" * 5_000_001, "limit"),
    ]:
        with pytest.raises(InputError) as caught:
            read_matrix("-", stdin=io.BytesIO(content))
        assert caught.value.code == code
        assert caught.value.source == "standard input"


def test_a_file_name_without_a_known_suffix(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("numbers").write_text("2 1\n1 2\n")
    assert read_matrix("numbers").term.args == SQUARE
    assert read_matrix("numbers").source == "numbers"
