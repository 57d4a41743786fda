"""The command line in a test: the fixture `run` (a pytest plugin)."""

from __future__ import annotations

import io
import sys

import pytest

from eigenproof.cli import main


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """run(arguments…, stdin=bytes) -> (exit code, stdout, stderr), in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def go(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return left.value.code, out, err

    return go
