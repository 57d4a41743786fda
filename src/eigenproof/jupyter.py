"""Jupyter: `%load_ext eigenproof`, then `%%claims` judges the statements of a cell, or its Markdown."""

from __future__ import annotations

import atexit
import re
from typing import TYPE_CHECKING

from .checking import BUDGET, check_budget
from .documenting import CheckedDocument, DocumentChecker
from .errors import InputError

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

CELL = "cell"
_MARKDOWN = re.compile(r"\$|\\\(|\\\[|\\begin\{|<!--|^ {0,3}(?:```|~~~)", re.MULTILINE)
_checkers: list[DocumentChecker] = []


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Make `%%claims` known."""
    shell.register_magic_function(claims, "cell", "claims")


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """Take it away again, and end its process."""
    shell.magics_manager.magics["cell"].pop("claims", None)
    _close()


def claims(line: str, cell: str) -> CheckedDocument | None:
    """%%claims [SECONDS]: judge statements, one a line, or Markdown with maths; so many seconds for each."""
    try:
        checker = _checker(line.strip())
        # the first line of the cell is the magic: lines count as the notebook counts them
        text = f"\n{cell}" if _MARKDOWN.search(cell) else f"```eigenproof\n{cell.rstrip()}\n```\n"
        return checker.review(checker.read_text(text, "markdown", CELL))
    except InputError as error:
        print(f"error: {error}")
        return None


def _checker(seconds: str) -> DocumentChecker:
    """The process that judges; it stays for the next cell."""
    if not _checkers:
        _checkers.append(DocumentChecker())
        atexit.register(_close)
    try:
        _checkers[0].budget = check_budget(float(seconds) if seconds else BUDGET)
    except ValueError:
        raise InputError(f"read {seconds!r}, expected a number of seconds", next_move="%%claims 10") from None
    return _checkers[0]


def _close() -> None:
    while _checkers:
        _checkers.pop().worker.close()
