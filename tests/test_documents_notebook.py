"""Notebooks: Markdown cells only, places in the JSON file, and what is no notebook."""

from __future__ import annotations

import json

import pytest
from documents_reading import misplaced
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.documents import read_text
from eigenproof.errors import InputError


def notebook(*cells: dict, indent: int | None = 1, ascii_only: bool = True) -> str:
    """A notebook of format 4."""
    whole = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=indent, ensure_ascii=ascii_only)


def cell(*lines: str, kind: str = "markdown") -> dict:
    return {"cell_type": kind, "metadata": {}, "source": list(lines)}


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("joined", [True, False])
def test_markdown_cells_are_read_and_code_is_not(indent, ascii_only, joined):
    written = cell(
        '# Tïtle 😀 "q"\n', "Let $A = \\begin{bmatrix}1\\\\2\\end{bmatrix}$ and\n", "$$\n", "x\n", "$$\n"
    )
    if joined:
        written["source"] = "".join(written["source"])
    text = notebook(cell("print('$no$')", kind="code"), written, cell("$raw$", kind="raw"), cell("$y$"),
                    indent=indent, ascii_only=ascii_only)  # fmt: skip
    document = read_text(text, "notebook")
    found = [(piece.text.text, document.place(piece.text.start).cell) for piece in document.pieces]
    assert found == [
        ("Tïtle 😀 \"q\"\n", 2), ("Let ", 2), ("A = \\begin{bmatrix}1\\\\2\\end{bmatrix}", 2), (" and\n", 2),
        ("x", 2), ("y", 4),
    ]  # fmt: skip
    assert misplaced(document) == []
    for piece in document.pieces:  # every single character, read back from the file
        for k, c in enumerate(piece.text.text):
            there = text[piece.text.at(k) :]
            escaped = json.dumps(c, ensure_ascii=ascii_only)[1:-1]
            assert there.startswith((c, escaped)), (c, there[:10])


def test_line_and_column_are_those_of_the_file():
    text = notebook(cell("one\n", "two $x$"))
    document = read_text(text, "notebook")
    (piece,) = [piece for piece in document.pieces if piece.kind == "maths"]
    place = document.place(piece.text.start)
    line = text.split("\n")[place.line - 1]
    assert line[place.column - 2 :].startswith('$x$"')
    assert document.place(0).cell is None


def test_a_block_of_statements_goes_over_several_strings():
    document = read_text(notebook(cell("```eigenproof refuted\n", "1 == 2\n", "```")), "notebook")
    (piece,) = document.pieces
    assert (piece.kind, piece.expected, piece.text.text.strip()) == ("statements", "refuted", "1 == 2")


def test_macros_go_from_cell_to_cell():
    document = read_text(notebook(cell("$\\newcommand{\\v}{\\mathbf{v}}$"), cell("$\\v$")), "notebook")
    assert [piece.text.text for piece in document.pieces] == ["\\mathbf{v}"]


def test_format_3_has_worksheets_and_headings():
    cells = [
        {"cell_type": "heading", "level": 1, "source": ["On $x$"]},
        {"cell_type": "markdown", "source": "$y$"},
    ]
    text = json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3})
    pieces = read_text(text, "notebook").pieces
    assert [(piece.text.text, piece.heading) for piece in pieces] == [
        ("On ", True),
        ("x", True),
        ("y", False),
    ]


def test_odd_cells_are_passed_over():
    text = notebook(
        {"cell_type": "markdown"}, {"cell_type": "markdown", "source": [1]}, {}, cell(), cell("$x$")
    )
    document = read_text(text, "notebook")
    assert [piece.text.text for piece in document.pieces] == ["x"]
    assert [skipped.place.cell for skipped in document.skipped] == [1, 2]
    assert read_text('{"cells": [1, "a", null, []]}', "notebook").pieces == ()
    assert read_text('{"cells": [' + "9" * 10_000 + "]}", "notebook").pieces == ()


def test_a_lone_surrogate_is_replaced():
    document = read_text(
        '{"cells": [{"cell_type": "markdown", "source": "$\\ud800 x$ \\ud83d\\ude00"}]}', "notebook"
    )
    assert [piece.text.text for piece in document.pieces] == ["\ufffd x", " 😀"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "1",
        "null",
        "$x$",
        "{}",
        '{"cells": 1}',
        '{"worksheets": [1]}',
        '{"worksheets": {}}',
        "[" * 100_000,
        '{"cells": []} x',
        '{"cells": [{"cell_type": "markdown", "source": "\\x"}]}',
        '{"a":' * 5000,
    ],
)
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(InputError, match="no Jupyter notebook") as error:
        read_text(text, "notebook", "a.ipynb")
    assert error.value.source == "a.ipynb"
    assert error.value.next_move


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('$x\\ \n"é😀', max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "source", "cell_type", "worksheets", "a"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
CELLS = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["markdown", "code", "heading", "x"])},
    optional={"source": VALUES, "level": VALUES},
)


@settings(max_examples=150, deadline=None)
@given(st.lists(CELLS | VALUES, max_size=4) | VALUES, st.booleans(), st.sampled_from(["cells", "worksheets"]))
def test_no_json_breaks_the_reader(cells, ascii_only, where):
    text = json.dumps({"a": 1, where: cells}, ensure_ascii=ascii_only)
    try:
        document = read_text(text, "notebook")
    except InputError:
        return
    assert misplaced(document) == []
    assert all(document.place(piece.text.start).cell for piece in document.pieces)
