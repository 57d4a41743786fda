"""Notebooks: valid, the same text every time, and code cells that derive the same again."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from fractions import Fraction as F

import nbformat
import numpy as np
import pytest
from report_samples import spectral_three

from eigenproof import derive
from eigenproof.errors import CertificateError
from eigenproof.report.notebook import derive_source, render_notebook

DATA = "height,weight\n1.7,60\n1.8,75\n1.6,55\n1.75,71"
CASES = [
    ("spectral", ("[[2, 1, 1], [1, 2, 1], [1, 1, 2]]",), {}),
    ("eigen", ("[[0, -1], [1, 0]]",), {"digits": 20}),
    ("determinant", ("[]",), {}),
    ("charpoly", ([["1/3", "sqrt(2)"], ["i", "-1"]],), {}),
    ("svd", ("1 2; 3 4; 5 6",), {}),
    ("svd", (np.array([[0.1, 2]]),), {}),
    ("pseudoinverse", ("[[1, 2], [2, 4]]",), {}),
    ("lstsq", ("[[1, 0], [2, -1], [1, 2]]", "(-3, 4, 7)"), {}),
    ("lstsq", ("[[2]]", "(7)"), {}),
    ("covariance", (DATA,), {"ddof": 0}),
    ("covariance", ("1 2 4; 3 4 9",), {"columns": True}),
    ("pca", (DATA,), {}),
    ("pca", (DATA,), {"components": 1, "ddof": 0}),
    ("pca", (DATA,), {"components": 1, "uncentred": True}),
    ("pca", ({'a "b"\\': [0.5, 2.25, 4.0], "c": [1, 2.0, 2**60 + 1]},), {}),
]


def cells_of(notebook: dict, kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == kind]


def read(text: str) -> dict:
    """The notebook in a text, which must be valid as it stands."""
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    return json.loads(text)


@pytest.mark.parametrize(("topic", "arguments", "options"), CASES)
def test_the_code_cells_derive_the_same_again(topic, arguments, options, capsys):
    derived = derive(topic, *arguments, **options)
    notebook = read(render_notebook(derived.result))
    space: dict = {}
    for source in cells_of(notebook, "code"):
        exec(compile(source, "cell", "exec"), space)
    again = space["d"]
    assert again.goal == derived.goal
    assert again.given.term == derived.given.term
    assert again.given.exactness == derived.given.exactness
    assert again.given.header == derived.given.header
    assert again.digits == derived.digits
    assert [s.statement for s in again.steps] == [s.statement for s in derived.steps]
    printed = capsys.readouterr().out
    assert "accepted by the kernel" in printed
    assert f"{len(derived.steps)}: {derived.steps[-1].title}: proved" in printed
    assert "rank = " in printed or topic not in ("svd", "lstsq", "pseudoinverse")


def test_a_notebook_has_the_whole_report_in_order():
    result = spectral_three()
    text = render_notebook(result)
    assert text == render_notebook(result)
    notebook = read(text)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert all(not c["outputs"] and c["execution_count"] is None for c in notebook["cells"] if "outputs" in c)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    words = cells_of(notebook, "markdown")
    headings = [source.split("\n", 1)[0] for source in words]
    assert headings[0].startswith("# Spectral decomposition")
    wanted = ["## Given", "## Answer", "## Derivation", "## What the words mean"]
    assert [h for h in headings if h in wanted] == wanted
    for number, step in enumerate(result.derivation.steps, 1):
        assert any(h.startswith(f"### {number}. {step.title}"[:20]) for h in headings)
    assert "<math" not in text
    assert "```math" not in text
    code = cells_of(notebook, "code")
    assert code[0].startswith("from eigenproof import derive")
    assert code[-1].startswith("d ")


def test_figures_are_attached_as_pictures():
    derived = derive("pca", DATA)
    notebook = read(render_notebook(derived.result))
    attached = {
        name: data for cell in notebook["cells"] for name, data in cell.get("attachments", {}).items()
    }
    assert len(attached) == len(derived.derivation.figures) == 2
    for name, data in attached.items():
        assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
        assert any(f"](attachment:{name})" in source for source in cells_of(notebook, "markdown"))
    assert ".svg" not in json.dumps(notebook)


def test_what_is_not_proved_is_not_verified():
    result = spectral_three()
    refuted = replace(result, verdict=replace(result.verdict, status="refuted"))
    assert any("verify(" in source for source in cells_of(read(render_notebook(result)), "code"))
    assert not any("verify(" in source for source in cells_of(read(render_notebook(refuted)), "code"))


def test_the_verification_cell_fails_for_another_goal():
    derived = derive("determinant", "[[1, 2], [3, 4]]")
    code = cells_of(read(render_notebook(derived.result)), "code")
    space: dict = {}
    exec(code[0], space)
    space["d"].goal = derive("determinant", "[[1, 2], [3, 5]]").goal
    (check,) = (source for source in code if "verify(" in source)
    with pytest.raises(CertificateError):
        exec(check, space)


def test_numbers_are_written_as_they_are_read_best():
    decimals = derive("covariance", {"x": ["0.10", "1/3", 2], "y": [1, 2, 5]})
    assert '"x": ["0.1", "1/3", 2],' in derive_source(decimals.result)
    binary = derive("covariance", {"x": [0.1, 2, F(1, 3)]})
    assert '"x": [0.1, 2.0, "1/3"],' in derive_source(binary.result)
    long = derive("covariance", {"x": list(range(100)), "y": [k % 7 for k in range(100)]})
    assert max(map(len, derive_source(long.result).split("\n"))) <= 120
