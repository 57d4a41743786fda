"""LaTeX documents: maths, macros, comments, verbatim text, structure; nothing is opened or run."""

from __future__ import annotations

import builtins
import io
from pathlib import Path

import pytest
from documents_reading import maths, misplaced, read_or_refused, reasons, statements, words
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.documents import read_document, read_text

DISPLAYS = (
    "equation equation* align align* gather gather* multline eqnarray eqnarray* displaymath math".split()
)

ZOO = [
    ("$x$ \\(y\\) \\[z\\] $$w$$", ["x", "y", "z", "w"]),
    ("$ x $", ["x"]),
    ("$x\n= 1$", ["x\n= 1"]),
    ("$A \\text{ if $x$ and $y$} B$ $z$", ["A \\text{ if $x$ and $y$} B", "z"]),
    ("$$a \\mbox{ if $x$ }$$", ["a \\mbox{ if $x$ }"]),
    (
        "\\[ \\begin{matrix} 1 \\\\[2pt] 2 \\\\ \\end{matrix} \\]",
        ["\\begin{matrix} 1 \\\\[2pt] 2 \\\\ \\end{matrix}"],
    ),
    ("\\[ a \\\\\\]", ["a \\\\"]),
    ("costs \\$5 and $x$", ["x"]),
    ("5\\% $x$ % $y$\n$z$", ["x", "z"]),
    ("\\\\% $y$\n$z$", ["z"]),
    ("$a % note $b$\n + c$", ["a + c"]),
    ("\\begin{align}\na &= b \\\\ % why\n% a whole line\n&= c\n\\end{align}", ["a &= b \\\\ &= c"]),
    ("\\begin{alignat}{2} a &= b \\end{alignat}", ["a &= b"]),
    ("\\begin{equation}\\label{eq:a} x = 1 \\nonumber\\end{equation}", ["x = 1"]),
    ("\\verb|$x$| $y$ \\verb*+$z$+", ["y"]),
    ("\\begin{verbatim}\n$x$ % \\end{align}\n\\end{verbatim} $y$", ["y"]),
    ("\\begin{lstlisting}[language=C]\n$x$\n\\end{lstlisting}$y$", ["y"]),
    ("\\iffalse $x$ \\fi $y$", ["y"]),
    ("\\begin{comment}$x$\\end{comment}$y$", ["y"]),
    ("\\newcommand{\\v}[1]{\\mathbf{#1}} $\\v{x}$", ["\\mathbf{x}"]),
    ("$\\a$ \\def\\a{1} $\\a$ \\renewcommand\\a{2} $\\a$", ["\\a", "1", "2"]),
    ("\\newcommand{\\cost}{$5$} $x$", ["x"]),
    ("{\\bf $x$} \\emph{and $y$}", ["x", "y"]),
    ("${\\bf A} = {\\rm diag}(1)$", ["\\mathbf{A} = \\mathrm{diag}(1)"]),
    ("\\section{On $x$} $y$", ["x", "y"]),
    ("\\begin{itemize}\\item $x$ \\item[$y$] $z$\\end{itemize}", ["x", "y", "z"]),
    ("\\begin{tabular}{l|r} $x$ & $y$ \\\\ \\end{tabular}", ["x", "y"]),
    (
        "\\documentclass{article}\n\\newcommand{\\R}{R}\n\\title{$t$}\n\\begin{document}$\\R$\\end{document}$z$",
        ["R"],
    ),
    ("\\ref{a$b$} $x$", ["x"]),
    ("$x\n\ny and $z$", ["z"]),
    ("$x $$ y$", ["x", "y"]),
    ("\\footnote{$x$}", ["x"]),
    ("\\section*{On $x$}\n$y$", ["x", "y"]),
    (
        "\\def\\be{\\begin{equation}}\\def\\ee{\\end{equation}}\\be x \\ee $y$ \\be z \\end{equation}",
        ["x", "y", "z"],
    ),
    ("\\begin{align*} a &= b \\\\ \\intertext{so that} c &= d \\end{align*}", ["a &= b \\\\", "c &= d"]),
    ("$x$\r\n\\[\r\ny\r\n\\]", ["x", "y"]),
]


@pytest.mark.parametrize(("text", "expected"), ZOO)
def test_maths_is_found(text, expected):
    assert maths(text, "latex") == expected
    assert misplaced(read_text(text, "latex")) == []


@pytest.mark.parametrize("name", DISPLAYS)
def test_every_environment_of_maths_is_read(name):
    (piece,) = read_text(f"\\begin{{{name}}} x = 1 \\end{{{name}}}", "latex").pieces
    assert (piece.kind, piece.text.text, piece.displayed) == ("maths", "x = 1", name != "math")


MARKED = [
    ("% check: 1 == 1", [("proved", "1 == 1")]),
    ("text % check: 1 == 1\nmore", [("proved", "1 == 1")]),
    ("%% check refuted: 1 == 2\n", [("refuted", "1 == 2")]),
    (
        "% check: A == [[1, 2],\n%           [3, 4]]\n% not this",
        [("proved", "A == [[1, 2],\n           [3, 4]]")],
    ),
    ("% check:\n%   let A = [[1]]\n%   A == 1\ntext", [("proved", "let A = [[1]]\n   A == 1")]),
    ("% check: 1 == 1\n% check: 2 == 2\n", [("proved", "1 == 1"), ("proved", "2 == 2")]),
    ("\\begin{align}\na\n% check: 1 == 1\n\\end{align}", [("proved", "1 == 1")]),
    (
        "% check: 0 == 0\n\\begin{document}\\def\\a{%check: 1 == 1\n}% check: 2 == 2\n\\end{document}",
        [("proved", "2 == 2"), ("proved", "0 == 0"), ("proved", "1 == 1")],
    ),
    ("% check the sign: it is odd", []),
    ("\\% check: 1 == 1", []),
    ("\\begin{verbatim}\n% check: 1 == 1\n\\end{verbatim}", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_marked_statements(text, expected):
    assert statements(text, "latex") == expected
    assert misplaced(read_text(text, "latex")) == []


def test_places_go_through_comments_and_macros():
    text = "\\newcommand{\\m}[1]{(#1)}\n\n  $a % note\n    \\m{b} c$\n"
    document = read_text(text, "latex")
    (piece,) = [piece for piece in document.pieces if piece.kind == "maths"]
    assert piece.text.text == "a (b) c"
    places = [document.place(piece.text.at(k)) for k in range(7)]
    assert [(place.line, place.column) for place in places if place.line == 4] == [
        (4, 5),
        (4, 8),
        (4, 5),
        (4, 10),
        (4, 11),
    ]
    assert document.text[piece.start : piece.end] == "$a % note\n    \\m{b} c$"


def test_the_structure_is_seen():
    text = "one $a$\n\ntwo $b$ \\section{Head $c$} three $d$\n\\begin{theorem}[Euler] $e$\\end{theorem} $f$"
    pieces = {p.text.text: p for p in read_text(text, "latex").pieces if p.kind == "maths"}
    paragraphs = [piece.paragraph for piece in pieces.values()]
    assert paragraphs == sorted(set(paragraphs))
    assert [piece.section for piece in pieces.values()] == [0, 0, 1, 1, 1, 1]
    assert [name for name, piece in pieces.items() if piece.heading] == ["c"]
    assert words(text, "latex") == "one two Head three theorem [Euler]"


def test_words_are_prose_without_mark_up():
    text = (
        "The \\textbf{matrix}~\\cite{x} has \\emph{two} ``eigenvalues''\\label{y} \\& a basis. \\\\ \\url{z}"
    )
    assert words(text, "latex") == "The matrix has two eigenvalues & a basis."


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("\\input{/etc/passwd}", "/etc/passwd.tex"),
        ("\\include{chapter2}", "chapter2.tex"),
        ("\\input{a.tex}", "a.tex"),
    ],
)
def test_an_included_file_is_named_and_not_opened(command, file, tmp_path, monkeypatch):
    path = tmp_path / "a.tex"
    path.write_text(f"$x$ {command} $y$")
    opened = []
    really = io.open

    def watched(name, *rest, **more):
        opened.append(Path(str(name)))
        return really(name, *rest, **more)

    monkeypatch.setattr(io, "open", watched)
    monkeypatch.setattr(builtins, "open", watched)
    document = read_document(path)
    assert opened == [path]
    assert f"eigenproof check {file}" in document.skipped[0].reason
    assert [piece.text.text for piece in document.pieces if piece.kind == "maths"] == ["x", "y"]


FRAGMENTS = st.lists(
    st.sampled_from(
        "$ $$ \\( \\) \\[ \\] \\\\ % \\% { } [ ] \\begin{align} \\end{align} \\begin{verbatim} "
        "\\end{verbatim} \\verb| | "
        "\\begin{document} \\end{document} \\begin{bmatrix} \\end{bmatrix} \\newcommand{\\a}[1]{#1} \\a "
        "\\def\\b \\b "
        "\\section \\item \\input{x} \\iffalse \\fi & ~ \\text{ \\begin{tabular} \\end{x} \\label{ "
        "\ue000 \0 é x = 1 \\let "
        "\\newenvironment{m}{(}{)} \\begin{m} \\end{m}".split(" ")
        + ["\n", "\n\n", "\r\n", " ", "% check: ", "%check:\n%"]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(FRAGMENTS)
def test_no_latex_breaks_the_reader(text):
    read_or_refused(text, "latex")


@pytest.mark.parametrize(
    "fragment",
    [
        "$",
        "${",
        "\\(",
        "\\[",
        "\\begin{align}",
        "\\begin{x}",
        "{",
        "}",
        "\\section{",
        "\\section",
        "\\verb|",
        "\\verb",
        "\\begin{verbatim}",
        "\\iffalse",
        "%",
        "% check: (\n",
        "\\input{",
        "\\text{$",
        "\\newcommand{\\a}{",
        "\\def\\a{",
        "\\newcommand{\\a}{\\a\\a}$\\a$",
        "\\begin",
        "\\",
        "\\end{",
    ],
)
def test_what_is_never_closed_is_read_to_the_end(fragment):
    document = read_text(fragment * 300 + "\n\n$x$", "latex")
    assert len(document.pieces) + len(document.skipped) <= 2003


def test_hostile_latex_is_left_out_with_a_reason():
    assert "digits" in reasons("$" + "9" * 20_000 + "$", "latex")[0]
    assert "nested" in reasons("$" + "{" * 200 + "}" * 200 + "$", "latex")[0]
    assert "entries" in reasons("$" + "1&" * 20_000 + "$", "latex")[0]
