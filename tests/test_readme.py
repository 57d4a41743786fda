"""The README shows real output: its console and Python blocks are run here.

A block below `<!-- file: NAME -->` is written to that file first. `python tests/test_readme.py` writes what
the commands print now into README.md.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (eigenproof [^\n]*)\n(.*?)```", re.DOTALL)
FILE = re.compile(r"<!-- file: (\S+) -->\n(`{3,})\w+\n(.*?)\2", re.DOTALL)
SECONDS = re.compile(r" \(\d+\.\d s\)")
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
WIDTH = "88"


def run(command: str) -> str:
    """What a command of the README prints, errors included; `| head -N` keeps the first lines."""
    from eigenproof.cli import main

    command, _, lines = command.partition(" | head -")
    page = io.StringIO()
    with contextlib.redirect_stdout(page), contextlib.redirect_stderr(page), contextlib.suppress(SystemExit):
        main(shlex.split(command)[1:])
    shown = page.getvalue().splitlines(keepends=True)
    return "".join(shown[: int(lines)] if lines else shown)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", WIDTH)
    return tmp_path


def without_doubles(text: str) -> list[str]:
    """Lines without the digits that depend on the machine's floating point and on its speed."""
    lines = SECONDS.sub("", text).splitlines()
    return [line for line in lines if "NumPy" not in line and "shown only" not in line]


def write_files(text: str, folder: Path) -> None:
    """The files that the README shows."""
    for name, _, content in FILE.findall(text):
        (folder / name).write_text(content, encoding="utf-8")


def test_console_blocks(folder):
    text = README.read_text(encoding="utf-8")
    write_files(text, folder)
    blocks = BLOCK.findall(text)
    assert len(blocks) >= 5
    for command, shown in blocks:
        assert without_doubles(run(command)) == without_doubles(shown), command


def test_python_block(folder):
    write_files(README.read_text(encoding="utf-8"), folder)
    blocks = PYTHON.findall(README.read_text(encoding="utf-8"))
    assert blocks
    for block in blocks:
        test = doctest.DocTestParser().get_doctest(block, {}, "README", str(README), 0)
        assert test.examples
        report = io.StringIO()
        failed = doctest.DocTestRunner(verbose=False).run(test, out=report.write).failed
        assert not failed, report.getvalue()


def test_files_named_exist():
    text = README.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / target).exists(), target


def rewrite() -> None:
    """Put the present output into README.md."""
    import os
    import tempfile

    os.environ["COLUMNS"] = WIDTH
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        write_files(text, Path(scratch))
        text = BLOCK.sub(lambda b: f"```console\n$ {b[1]}\n{run(b[1])}```", text)

        def fresh(block: re.Match) -> str:
            lines, names = [], {}
            for line in block[1].splitlines():
                if line.startswith(">>> "):
                    lines.append(line)
                    try:
                        value = eval(line[4:], names)
                    except SyntaxError:
                        exec(line[4:], names)
                        value = None
                    if value is not None:
                        lines.append(repr(value))
            return "```python\n" + "\n".join(lines) + "\n```"

        text = PYTHON.sub(fresh, text)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
