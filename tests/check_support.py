"""`eigenproof check FILE` in a test, with one child process for all tests of a module (a pytest plugin)."""

from __future__ import annotations

from pathlib import Path

import pytest

from eigenproof import documenting
from eigenproof.worker import Worker

pytest_plugins = "cli_support"


class Shared(Worker):
    """A child process that stays when a command is done."""

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def shared_worker():
    """The process that reads and judges."""
    with Worker(documenting.MODULES) as worker:
        worker.__class__ = Shared
        yield worker
        worker.close()


@pytest.fixture
def check(run, shared_worker, monkeypatch):
    """check({name: text}, arguments…) runs `eigenproof check` in a folder with these files."""
    monkeypatch.setattr(documenting, "Worker", lambda *_: shared_worker)

    def go(files: dict[str, str], *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        return run("check", *arguments, stdin=stdin)

    return go
