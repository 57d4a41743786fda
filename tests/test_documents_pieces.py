"""Texts that know where their characters come from, macros, and files as bytes."""

from __future__ import annotations

import os
import re

import pytest
from documents_reading import at_place, maths, misplaced
from hypothesis import given
from hypothesis import strategies as st

from eigenproof.documents import Mapped, format_of, read_document, read_text
from eigenproof.documents.limits import MAX_BYTES, MAX_DIGITS, MAX_ENTRIES, MAX_GROUPS, MAX_PIECES, excess
from eigenproof.documents.macros import Macros, macros_of
from eigenproof.errors import InputError

TEXTS = st.text("ab\\{}$ \n", max_size=30)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40), st.integers(0, 1000))
def test_a_slice_keeps_its_offsets(text, start, stop, offset):
    part = Mapped.of(text, offset)[start:stop]
    assert part.text == text[start:stop]
    assert list(part.offsets) == [offset + min(start, len(text)) + k for k in range(len(part.text) + 1)]


@given(TEXTS, TEXTS, TEXTS)
def test_joined_texts_keep_their_offsets(a, b, c):
    whole = Mapped.joined([Mapped.of(a, 0), Mapped.of(b, 100), Mapped.of(c, 500)])
    assert whole.text == a + b + c
    assert [whole.at(k) for k in range(len(a))] == list(range(len(a)))
    assert [whole.at(len(a) + k) for k in range(len(b))] == [100 + k for k in range(len(b))]


@given(TEXTS, st.sampled_from(["", "x", "xyz"]))
def test_replacing_is_re_sub_and_keeps_the_offsets_of_the_rest(text, new):
    pattern = re.compile(r"a+|\n")
    changed = Mapped.of(text).sub(pattern, new)
    assert changed.text == pattern.sub(new, text)
    kept = [changed.at(k) for k, c in enumerate(changed.text) if c in "b\\{}$ "]
    assert kept == [k for k, c in enumerate(text) if c in "b\\{}$ "]
    assert changed.end == len(text)


def test_a_mapped_text_is_not_reversed():
    with pytest.raises(ValueError, match="order"):
        Mapped.of("abc")[::-1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_and_column_count_every_kind_of_line_end(end):
    document = read_text(f"one{end}two $x$ and{end}{end}$y$", "markdown")
    places = [document.place(piece.start) for piece in document.pieces if piece.kind == "maths"]
    assert [(place.line, place.column, place.cell) for place in places] == [(2, 5, None), (4, 1, None)]
    assert at_place(document, document.text.index("$y")) == "$y$"


# ---------------------------------------------------------------- macros


MACROS = [
    (r"\newcommand{\R}{\mathbb{R}}", r"x \in \R", r"x \in \mathbb{R}"),
    (r"\newcommand\R{\mathbb{R}}", r"\R^2", r"\mathbb{R}^2"),
    (r"\newcommand{\vect}[1]{\mathbf{#1}}", r"\vect{v} = \vect w", r"\mathbf{v} = \mathbf{w}"),
    (r"\newcommand{\v}[1]{\mathbf #1}", r"\v x", r"\mathbf x"),
    (r"\newcommand{\v}[1]{\mathbf#1}", r"\v{x}y", r"\mathbf xy"),
    (r"\newcommand{\n}[2][2]{\|#2\|_{#1}}", r"\n{x} \n[1]{y}", r"\|x\|_{2} \|y\|_{1}"),
    (r"\renewcommand{\vec}[1]{\mathbf{#1}}", r"\vec{x}", r"\mathbf{x}"),
    (r"\newcommand{\a}{1}\providecommand{\a}{2}", r"\a", "1"),
    (r"\newcommand{\a}{1}\renewcommand{\a}{2}", r"\a", "2"),
    (r"\providecommand{\a}{2}", r"\a", "2"),
    (r"\def\T{^{\mathsf T}}", r"A\T A", r"A^{\mathsf T} A"),
    (r"\def\pair#1#2{(#1, #2)}", r"\pair{1}{2}", "(1, 2)"),
    (r"\DeclareMathOperator{\rank}{rank}", r"\rank A", r"\operatorname{rank} A"),
    (r"\DeclareMathOperator*{\argmax}{arg\,max}", r"\argmax", r"\operatorname{arg\,max}"),
    (r"\DeclarePairedDelimiter{\norm}{\lVert}{\rVert}", r"\norm*{x}", r"\lVert x\rVert"),
    (r"\let\eps\varepsilon", r"\eps", r"\varepsilon"),
    (r"\let\eps=\varepsilon", r"\eps", r"\varepsilon"),
    (
        r"\newcommand{\m}[1]{\begin{bmatrix}#1\end{bmatrix}}",
        r"\m{1&2\\3&4}",
        r"\begin{bmatrix}1&2\\3&4\end{bmatrix}",
    ),
    (
        r"\newenvironment{m}{\begin{bmatrix}}{\end{bmatrix}}",
        r"m \begin{m}1\end{m}",
        r"m \begin{bmatrix}1\end{bmatrix}",
    ),
    (r"\newcommand{\a}{\b}\newcommand{\b}[1]{(#1)}", r"\a{x}", "(x)"),
    (r"\newcommand{\x}{\ensuremath{x}\xspace}", r"\x", "{x}"),
    (r"\long\def\a{1}", r"\a", "1"),
]


@pytest.mark.parametrize(("definition", "formula", "expected"), MACROS)
def test_macros_are_expanded_as_tex_expands_them(definition, formula, expected):
    macros = Macros()
    assert macros.define(Mapped.of(definition)).text.strip() == ""
    assert macros.expand(Mapped.of(formula)).text == expected


@pytest.mark.parametrize(
    "definition",
    [r"\newcommand", r"\newcommand{\a", r"\newcommand{ab}{c}", r"\def\a#1.#2{x}", r"\def\a", r"\let"],
)
def test_what_is_no_definition_stays(definition):
    macros = Macros()
    assert macros.define(Mapped.of(definition)).text == definition
    assert macros.known == {}


def test_a_spelling_of_the_language_keeps_its_meaning_beside_a_package():
    macros = Macros()
    macros.define(Mapped.of(r"\newcommand\mat[1]{\spalignmat{#1}}\newcommand\twovec[2]{\begin{matrix}#1\\#2\end{matrix}}"))
    formula = Mapped.of(r"\mat{1 2; 3 4} \twovec{1}{2}")
    assert macros.expand(formula).text == r"\mat{1 2; 3 4} \begin{matrix}1\\2\end{matrix}"


def test_a_longer_name_is_another_macro():
    macros = Macros()
    macros.define(Mapped.of(r"\newcommand{\a}{1}"))
    assert macros.expand(Mapped.of(r"\ab \a")).text == r"\ab 1"


def test_an_expansion_keeps_its_places():
    macros = Macros()
    macros.define(Mapped.of(r"\newcommand{\m}[1]{[#1]}"))
    expanded = macros.expand(Mapped.of(r"x\m{ab}y", 10))
    assert expanded.text == "x[ab]y"
    assert [expanded.at(k) for k in range(6)] == [10, 11, 14, 15, 11, 17]


@pytest.mark.parametrize(
    "definition", [r"\def\a{\a}", r"\def\a{\a\a}", r"\def\a{\b}\def\b{\a}", r"\def\a#1{\a{#1#1}}"]
)
def test_an_expansion_without_end_is_refused(definition):
    document = read_text(rf"${definition}\a x$ and $y$", "markdown")
    assert [piece.text.text for piece in document.pieces if piece.kind == "maths"] == ["y"]
    assert "without end" in document.skipped[0].reason


def test_a_formula_that_grows_too_long_is_refused():
    doubling = "".join(
        rf"\def\{b}{{\{a}\{a}}}" for a, b in zip("abcdefghijklmnopqrst", "bcdefghijklmnopqrstu")
    )
    document = read_text(rf"$\def\a{{xxxx}}{doubling}\u$", "markdown")
    assert not [piece for piece in document.pieces if piece.kind == "maths"]
    assert len(document.skipped) == 1


def test_macros_of_a_file(tmp_path):
    given = tmp_path / "macros.tex"
    given.write_text(
        "% my macros\n\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand{\\v}[1]{\\mathbf{#1}} % vectors\n"
    )
    text = tmp_path / "notes.md"
    text.write_text(r"$\v{x} \in \R$")
    document = read_document(text, macros=given)
    assert [piece.text.text for piece in document.pieces] == [r"\mathbf{x} \in \mathbb{R}"]
    assert [piece.text.text for piece in read_document(text).pieces] == [r"\v{x} \in \R"]


def test_macros_of_a_mathjax_configuration():
    config = (
        'window.MathJax = { tex: { macros: {\n  RR: "\\\\mathbb{R}",\n  bold: ["{\\\\bf #1}", 1],\n} } };'
    )
    known = macros_of(config).known
    assert "".join(known["\\RR"].body) == r"\mathbb{R}"
    assert known["\\bold"].parameters == 1


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é $x$".encode(), "é $x$"),
        ("\ufeffé".encode(), "é"),
        ("\ufeffé λ".encode("utf-16-le"), "é λ"),
        ("\ufeffé λ".encode("utf-16-be"), "é λ"),
        ("\ufeffé".encode("utf-32-le"), "é"),
        (b"", ""),
    ],
)
def test_encodings(tmp_path, data, text):
    path = tmp_path / "a.md"
    path.write_bytes(data)
    document = read_document(path)
    assert document.text == text
    assert document.skipped == ()


def test_latin_1_is_read_and_said(tmp_path):
    path = tmp_path / "a.tex"
    path.write_bytes("Ein\nsch\xf6nes $x$".encode("latin-1"))
    document = read_document(path)
    assert maths(document.text, "latex") == ["x"]
    (note,) = document.skipped
    assert (note.place.line, note.place.column, "Latin-1" in note.reason) == (2, 4, True)


@pytest.mark.parametrize("data", [b"\x89PNG\0\0", b"\xff\xfe\x00", b"\xff\xfe\x00\xd8"])
def test_what_is_no_text_is_refused(tmp_path, data):
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_document(path)
    assert str(path) in str(error.value)
    assert error.value.next_move


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "none.md")
    with pytest.raises(InputError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(InputError):
        read_document("a\0b.md")
    with pytest.raises(InputError, match="no such file"):
        read_text("", "markdown", macros=tmp_path / "none.tex")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(InputError):
        read_document(tmp_path / "pipe.md")


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="larger than 10 MB"):
        read_document(path)


def test_the_format_goes_by_the_suffix(tmp_path):
    names = ["a.md", "a.MARKDOWN", "a.tex", "a.ltx", "a.ipynb", "a.ptx", "a.xml", "a.txt", "a", "a.rst"]
    assert [format_of(tmp_path / name) for name in names] == [
        "markdown", "markdown", "latex", "latex", "notebook", "pretext", "pretext", "text", "text", "text",
    ]  # fmt: skip


def test_an_unknown_format_is_the_callers_mistake():
    with pytest.raises(ValueError, match="markdown"):
        read_text("", "docx")


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("9" * (MAX_DIGITS + 1), "digits"),
        ("9" * 1_000_000, "characters"),
        ("{" * (MAX_GROUPS + 1) + "}" * (MAX_GROUPS + 1), "nested"),
        (r"\begin{matrix}" * (MAX_GROUPS + 1), "nested"),
        ("1&" * (MAX_ENTRIES + 1), "entries"),
        ("[" + "1 " * (MAX_ENTRIES + 1) + "]", "entries"),
    ],
)
def test_what_is_too_large_is_left_out_with_the_reason(formula, reason):
    assert reason in excess(formula)
    document = read_text(f"$x$ and $$ {formula} $$ and $y$", "latex")
    assert [piece.text.text for piece in document.pieces if piece.kind == "maths"] == ["x", "y"]
    assert any(reason in skipped.reason for skipped in document.skipped)


@pytest.mark.parametrize(
    "formula", ["9" * MAX_DIGITS, "{" * MAX_GROUPS + "}" * MAX_GROUPS, "1&" * (MAX_ENTRIES - 1), "{}" * 5000]
)
def test_what_is_just_small_enough_is_read(formula):
    assert excess(formula) == ""
    assert maths(f"${formula}$", "latex") == [formula]


@pytest.mark.parametrize("format", ["markdown", "latex", "text"])
def test_a_document_of_too_many_pieces_is_refused(format):
    with pytest.raises(InputError, match="20,000 pieces"):
        read_text("$x$ a " * MAX_PIECES, format)


def test_the_property_of_places_sees_what_is_misplaced():
    document = read_text("a $x$ b", "markdown")
    assert misplaced(document) == []
    shifted = document.pieces[1]._replace(text=Mapped.of("x", 1))
    assert misplaced(type(document)(**{**vars(document), "pieces": (shifted,)}))
