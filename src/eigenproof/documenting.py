"""`check_document`: the claims of a document, each with its verdict.

Documents are not trusted: a child process reads them and judges their claims, with bounds on time and memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from .checking import BUDGET, check_budget
from .errors import EigenproofError, InputError, LimitError
from .model import Claim, Reading, Review, Reviewed, Verdict
from .worker import MEMORY, Stopped, Worker

GRACE = 3.0
"""Seconds beyond the budget after which a claim is stopped from outside."""
READING = 60.0
"""Seconds for finding the claims of one document."""
BUDGETS = 60
"""The claims of one document have so many budgets of time together; what is left then stays undecided."""

SUFFIXES = (".md", ".markdown", ".tex", ".ltx", ".ipynb", ".ptx", ".txt")
"""The documents that are looked for in a folder."""

MODULES = ("eigenproof.documents.claims", "eigenproof.reviewing")
"""What the child process imports at its start."""

Progress = Callable[[int, int], None]
"""Told how many claims of how many are judged."""


@dataclass(frozen=True, slots=True, repr=False)
class CheckedDocument(Review):
    """A review that shows itself: its claims in a notebook, otherwise what the command line prints."""

    def _repr_markdown_(self) -> str:
        from .report.review import findings
        from .report.review_markdown import render_cell

        return render_cell(findings(self))

    def __repr__(self) -> str:
        from .report.review import findings
        from .report.review_terminal import findings_text

        return findings_text(findings(self))


def check_document(
    path: str | os.PathLike[str],
    *,
    budget: float = BUDGET,
    macros: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> CheckedDocument:
    """Find the claims of a document and decide each.

    path: Markdown, LaTeX, a notebook, PreTeXt or plain text, by suffix. budget: seconds for each claim;
    one that needs much more, or more than 4 GiB, is stopped and undecided. macros: a file of `\\newcommand`s.
    progress: called with the number of claims judged and of all. Raises InputError for what is no document.
    """
    with DocumentChecker(budget) as checker:
        return checker.review(checker.read(path, macros), progress)


class DocumentChecker:
    """Reads and reviews documents in one child process; use it in a `with`."""

    def __init__(self, budget: float = BUDGET, memory: int = MEMORY) -> None:
        self.budget = check_budget(budget)
        self.worker = Worker(MODULES, memory)

    def __enter__(self) -> DocumentChecker:
        return self

    def __exit__(self, *stopped: object) -> None:
        self.worker.__exit__(*stopped)

    def read(
        self, path: str | os.PathLike[str], macros: str | os.PathLike[str] | None = None
    ) -> Reading:
        """The claims of a file."""
        macros = macros and os.fspath(macros)
        return self._read("eigenproof.documenting:read_file", os.fspath(path), macros, os.getcwd())

    def read_text(
        self, text: str, format: str, file: str = "", macros: str | os.PathLike[str] | None = None
    ) -> Reading:
        """The claims of a text; `file` is what it is called."""
        macros = macros and os.fspath(macros)
        return self._read("eigenproof.documenting:read_text", file, text, format, macros, os.getcwd())

    def _read(self, function: str, file: str, *more: object) -> Reading:
        try:
            return self.worker.call(function, file, *more, seconds=READING)  # type: ignore[return-value]
        except Stopped as stopped:
            raise LimitError(
                f"the document cannot be read: {stopped.message}", source=file,
                next_move=stopped.next_move or "a smaller document",
            ) from None

    def judge(self, claim: Claim) -> Reviewed:
        """The verdict on one claim; undecided if it was stopped."""
        try:
            return self.worker.call(  # type: ignore[return-value]
                "eigenproof.reviewing:review_claim", claim, budget=self.budget, seconds=self.budget + GRACE
            )
        except EigenproofError as error:
            return Reviewed(claim, Verdict("undecided", "", error.message))

    def review(self, reading: Reading, progress: Progress | None = None) -> CheckedDocument:
        """All claims of a reading, judged in order."""
        deadline, found = perf_counter() + BUDGETS * self.budget, []
        for claim in reading.claims:
            if perf_counter() < deadline:
                found.append(self.judge(claim))
            else:
                late = f"not looked at: the {BUDGETS * self.budget:g} s for one document were over"
                found.append(Reviewed(claim, Verdict("undecided", "", late)))
            if progress is not None:
                progress(len(found), len(reading.claims))
        return CheckedDocument(reading, tuple(found))


def documents_of(paths: list[Path]) -> list[Path]:
    """The files named, and the documents in the folders named and below.

    Hidden ones are left out, and links that lead out of the folder: it may be somebody else's.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        below = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file()]
        below = [p for p in below if not any(part.startswith(".") for part in p.relative_to(path).parts)]
        below = [p for p in below if p.resolve().is_relative_to(path.resolve())]
        if not below:
            raise InputError(
                f"no document in this folder ({' '.join(SUFFIXES)})", source=str(path), code="no-document",
                next_move="name the files themselves",
            )  # fmt: skip
        found += below
    return list(dict.fromkeys(found))


# ---------------------------------------------------------------- in the child process


def read_file(path: str, macros: str | None, folder: str) -> Reading:
    """The claims of a file; paths are seen from the folder."""
    from .documents import read_document
    from .documents.claims import claims

    os.chdir(folder)
    return claims(read_document(path, macros=macros))


def read_text(file: str, text: str, format: str, macros: str | None, folder: str) -> Reading:
    """The claims of a text."""
    from .documents import read_text as read
    from .documents.claims import claims

    os.chdir(folder)
    return claims(read(text, format, file, macros=macros))
