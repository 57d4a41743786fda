"""`%load_ext eigenproof` and `%%claims`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from eigenproof import documenting, jupyter
from eigenproof.report.review import findings

IPython = pytest.importorskip("IPython")


@pytest.fixture(scope="module")
def shell():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "eigenproof")
    yield shell
    shell.run_line_magic("unload_ext", "eigenproof")


def test_statements(shell):
    cell = "let A = [[2, 1], [1, 2]]\nA*(1, 1) == 3*(1, 1)\nA*(1, 2) == 3*(1, 2)\n"
    shown = shell.run_cell_magic("claims", "", cell)
    assert [(f.place.line, f.kind) for f in findings(shown).found] == [(3, "proved"), (4, "refuted")]
    text = shown._repr_markdown_()
    assert "**✓ proved** (line 3)" in text
    assert "**✗ refuted** (line 4)" in text
    assert r"\begin{bmatrix} 4 \\ 5 \end{bmatrix}" in text
    assert "cell:4:1 refuted" in repr(shown)


def test_markdown_with_maths(shell):
    a, v, w = (rf"\begin{{bmatrix}} {x} \end{{bmatrix}}" for x in (r"1 & 2 \\ 3 & 4", r"1 \\ 1", r"3 \\ 8"))
    cell = f"The product\n\n$${a} {v} = {w}$$\n"
    shown = shell.run_cell_magic("claims", "2", cell)
    assert [(f.place.line, f.kind) for f in findings(shown).found] == [(4, "refuted")]


def test_a_rich_display(shell):
    data, _ = shell.display_formatter.format(jupyter.claims("", "1 + 1 == 2"))
    assert {"text/markdown", "text/plain"} <= data.keys()


def test_errors_are_words(shell, capsys):
    assert shell.run_cell_magic("claims", "soon", "1 == 1") is None
    assert "seconds" in capsys.readouterr().out
    shown = shell.run_cell_magic("claims", "", "dett(A) == 1\n")
    assert [f.kind for f in findings(shown).found] == ["unreadable"]


def test_one_process_for_all_cells_that_ends_with_the_extension():
    from IPython.core.interactiveshell import InteractiveShell

    other = InteractiveShell()
    jupyter.load_ipython_extension(other)
    jupyter.claims("", "1 == 1")
    jupyter.claims("3", "1 == 1")
    assert len(jupyter._checkers) == 1
    assert jupyter._checkers[0].budget == 3
    jupyter.claims("", "1 == 1")
    assert jupyter._checkers[0].budget == documenting.BUDGET
    jupyter.unload_ipython_extension(other)
    assert jupyter._checkers == []
    assert "claims" not in other.magics_manager.magics["cell"]


def test_nothing_needs_ipython():
    code = (
        "import sys; sys.modules['IPython'] = None\n"
        "import eigenproof, eigenproof.jupyter\n"
        "print(eigenproof.load_ipython_extension.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "load_ipython_extension\n"
