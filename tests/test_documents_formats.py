"""The same content in Markdown, LaTeX, PreTeXt, a notebook and plain notes makes the same claims."""

from __future__ import annotations

import json

from documents_support import canonical, claimed, reading

WORDS = [
    r"Let $A = \begin{bmatrix} 2 & 1 \\ 1 & 2 \end{bmatrix}$ and $\mathbf v = (1, 1)$.",
    r"Then",
    r"$$A\mathbf v = \begin{bmatrix} 3 \\ 3 \end{bmatrix} = 3\mathbf v.$$",
    r"The eigenvalues of $A$ are $3$ and $1$. The matrix $A$ is symmetric.",
    r"It is not true that $\det A = 4$. We have $\det A = 2$.",
]
EXPECTED = canonical(
    [
        "let A = [[2, 1], [1, 2]]; let v = (1, 1); A*v == (3, 3)",
        "let v = (1, 1); (3, 3) == 3*v",
        "let A = [[2, 1], [1, 2]]; eigenvalues(A) == {3, 1}",
        "let A = [[2, 1], [1, 2]]; symmetric(A)",
        "let A = [[2, 1], [1, 2]]; det(A) == 2",
    ]
)
PLAIN = """Notes.

A = [[2, 1], [1, 2]]
v = (1, 1)
A*v = (3, 3) = 3*v

The eigenvalues of A are 3 and 1. The matrix A is symmetric.

This is wrong:
det(A) = 4

det(A) = 2
"""


def pretext(words: list[str]) -> str:
    body = "".join(f"<p>{line}</p>" if not line.startswith("$$") else line for line in words)
    body = body.replace("&", r"\amp")
    while "$$" in body:
        body = body.replace("$$", "<me>", 1).replace("$$", "</me>", 1)
    while "$" in body:
        body = body.replace("$", "<m>", 1).replace("$", "</m>", 1)
    return f"<section><title>Notes</title>{body}</section>"


def test_markdown():
    assert claimed("\n\n".join(WORDS)) == EXPECTED


def test_latex():
    text = "\n".join(WORDS)
    text = r"\documentclass{article}\begin{document}" + text + r"\end{document}"
    assert claimed(text, "latex") == EXPECTED


def test_pretext():
    assert claimed(pretext(WORDS), "pretext") == EXPECTED


def test_notebook():
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": [line + "\n" for line in WORDS[:3]]},
        {
            "cell_type": "code",
            "metadata": {},
            "source": ["det(A) == 9"],
            "outputs": [],
            "execution_count": None,
        },
        {"cell_type": "markdown", "metadata": {}, "source": "\n".join(WORDS[3:])},
    ]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    assert claimed(text, "notebook") == EXPECTED
    assert [claim.place.cell for claim in reading(text, "notebook").claims] == [1, 1, 3, 3, 3]


def test_plain_notes():
    assert claimed(PLAIN, "text") == EXPECTED


def test_letters_of_plain_notes_are_names_only_where_a_name_can_stand():
    text = "A = [[2, 1], [1, 2]]\n\nA matrix is symmetric. It is a fact. I is a letter. Plan B is singular.\n"
    assert claimed(text, "text") == []
