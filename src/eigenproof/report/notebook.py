"""Result -> Jupyter notebook: the derivation in Markdown cells, with code cells that derive it again.

Format: nbformat 4.5, validated. Nothing is run and no output is stored, so that the same result gives the
same text. Figures are PNG attachments: viewers drop SVG from notebooks that they do not trust.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from eigenproof.language import to_text
from eigenproof.model import Expr, MatrixInput, Options, Result

if TYPE_CHECKING:
    from nbformat import NotebookNode

STEM = "report"
_SECTION = re.compile(r"(?m)^(?=#{1,3} )")
LONGEST_ANSWER = 2_000  # characters of a field that is printed
DECIMALS = 30
WIDTH = 100
NEWLINE = "\n            "


def render_notebook(result: Result) -> str:
    """The notebook as text (JSON)."""
    import nbformat
    from nbformat.v4 import new_notebook

    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook = new_notebook(cells=list(_cells(result)), metadata=metadata)
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def _cells(result: Result) -> Iterator[NotebookNode]:
    """The cells in order; their ids are counted, so that they stay the same."""
    from nbformat.v4 import new_code_cell, new_markdown_cell

    for k, (kind, source, attachments) in enumerate(_contents(result), 1):
        if kind == "code":
            yield new_code_cell(source, id=f"code-{k}")
        else:
            cell = new_markdown_cell(source, id=f"text-{k}")
            if attachments:
                cell["attachments"] = attachments
            yield cell


Content = tuple[str, str, dict[str, dict[str, str]]]


def _contents(result: Result) -> Iterator[Content]:
    """(kind, source, attachments) of every cell: the report by sections, the code where it belongs."""
    from eigenproof.report.build import build
    from eigenproof.report.figures import figure_files, figure_name
    from eigenproof.report.markdown import render_markdown

    report = build(result)
    pictures = dict(figure_files(report, STEM, "png"))
    text = render_markdown(report, "notebook", STEM)
    for number in range(1, len(report.figures) + 1):
        name = figure_name(STEM, number, "png")
        text = text.replace(f"]({figure_name(STEM, number, 'svg')})", f"](attachment:{name})")
    for section in filter(str.strip, _SECTION.split(text)):
        attached = {
            name: {"image/png": base64.b64encode(content).decode("ascii")}
            for name, content in pictures.items()
            if f"](attachment:{name})" in section
        }
        yield "markdown", section.strip(), attached
        heading = section.split("\n", 1)[0]
        if heading == "## Given":
            yield "code", derive_source(result), {}
        elif heading == f"## {report.answer_title}":
            yield "code", _answer_source(result), {}
        elif heading == "## Derivation":
            yield "code", STEPS, {}
    if result.verdict.status == "proved":
        yield "code", VERIFY, {}
    yield "code", "d  # the whole again, as the object shows itself", {}


STEPS = """for number, step in enumerate(d.steps, 1):
    print(number, step.title, step.verdict, sep=": ")"""
VERIFY = """from pathlib import Path
from tempfile import TemporaryDirectory

from eigenproof import verify

with TemporaryDirectory() as folder:  # the kernel alone, on the certificate in the file
    verify(d.save(Path(folder, "derivation.json")), d.goal)
print("accepted by the kernel")"""


def derive_source(result: Result) -> str:
    """Python that derives the same again."""
    given = dict(result.derivation.given)
    arguments = [_input_source(result.given)]
    if "y" in given:
        entries = list(map(to_text, given["y"].args))
        arguments.append(_literal([f"({', '.join(entries)}{',' * (len(entries) == 1)})"]))
    arguments += [f"{name}={value!r}" for name, value in _options(result).items()]
    lines = ["from eigenproof import derive", "", "d = derive(", f'    "{result.derivation.topic}",']
    lines += [f"    {argument}," for argument in arguments]
    return "\n".join([*lines, ")"])


def _input_source(given: MatrixInput) -> str:
    """The input as an argument: columns by name, floats where it was floats, or text with exact entries."""
    rows, binary = given.term.args, given.exactness == "binary"
    if given.header and len(set(given.header)) == len(given.header):
        columns = zip(given.header, zip(*rows, strict=True), strict=True)
        lines = [
            f"{json.dumps(name)}: {_list([_entry(x, binary) for x in column])}," for name, column in columns
        ]
        return "\n        ".join(["{", *lines]) + "\n    }"
    if binary:
        lines = [f"{_list([_entry(x, True) for x in row])}," for row in rows]
        return "\n        ".join(["[", *lines]) + "\n    ]"
    listed = [f"[{', '.join(map(to_text, row))}]" for row in rows]
    return _literal(["[", *(f"{row}, " for row in listed[:-1]), *listed[-1:], "]"])


def _entry(x: Expr, binary: bool) -> str:
    """An entry as Python: an integer, a float where floats were given, or text with its exact value."""
    if binary and _is_double(x):
        return repr(float(x))  # type: ignore[arg-type]
    if isinstance(x, Fraction):
        with localcontext(prec=DECIMALS):
            decimal = Decimal(x.numerator) / x.denominator
        return f'"{decimal:f}"' if Fraction(decimal) == x else f'"{x}"'
    return str(x) if isinstance(x, int) else f'"{to_text(x)}"'


def _is_double(x: Expr) -> bool:
    try:
        return isinstance(x, (int, Fraction)) and Fraction(float(x)) == x
    except OverflowError:
        return False


def _list(entries: Sequence[str]) -> str:
    """A list in Python, over several lines where one gets long."""
    lines = [""]
    for entry in entries:
        if lines[-1] and len(lines[-1]) + len(entry) > WIDTH:
            lines.append("")
        lines[-1] += f"{', ' if lines[-1] else ''}{entry}"
    return f"[{(',' + NEWLINE).join(lines)}]"


def _literal(pieces: Sequence[str]) -> str:
    """Text as a Python literal, over several lines when it is long."""
    if sum(map(len, pieces)) <= WIDTH:
        return f'"{"".join(pieces)}"'
    return "\n".join(["(", *(f'        "{piece}"' for piece in pieces), "    )"])


def _options(result: Result) -> dict[str, object]:
    """What the derivation was asked for beside its input (the data come with a row for each observation)."""
    asked, none = result.options, Options()
    options: dict[str, object] = {"digits": result.digits} if result.digits != 50 else {}
    for name in ("components", "ddof"):
        if getattr(asked, name) != getattr(none, name):
            options[name] = getattr(asked, name)
    return options if asked.centred else {**options, "uncentred": True}


def _answer_source(result: Result) -> str:
    """Python that prints the fields of the answer that are short enough to be read."""
    short = [name for name, value in result.answer.items() if len(str(value)) <= LONGEST_ANSWER]
    names = "".join(f'"{name}", ' for name in short).strip()
    return f'print(d.verdict)\nfor name in ({names}):\n    print(name, "=", d.answer[name])'
