"""`pytest --eigenproof docs/` collects documents, one test for each claim; nothing without the option."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .documenting import DocumentChecker
    from .model import Claim, Reading, Reviewed, Skipped

CHECKER = pytest.StashKey["DocumentChecker"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("eigenproof", "claims of documents")
    group.addoption(
        "--eigenproof", action="store_true",
        help="collect .md .tex .ipynb .ptx .txt documents, one test for each claim in them",
    )  # fmt: skip
    group.addoption(
        "--eigenproof-budget", type=float, default=5.0, metavar="SECONDS", help="time for each claim (5)"
    )
    group.addoption("--eigenproof-macros", metavar="FILE", help="LaTeX definitions that the documents use")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> DocumentFile | None:
    if not parent.config.getoption("--eigenproof"):
        return None
    from .documenting import SUFFIXES

    return DocumentFile.from_parent(parent, path=file_path) if file_path.suffix.lower() in SUFFIXES else None


def pytest_unconfigure(config: pytest.Config) -> None:
    checker = config.stash.get(CHECKER, None)
    if checker is not None:
        checker.worker.close()


def checker(config: pytest.Config) -> DocumentChecker:
    """The one child process of this session."""
    if CHECKER not in config.stash:
        from .documenting import DocumentChecker

        config.stash[CHECKER] = DocumentChecker(config.getoption("--eigenproof-budget"))
    return config.stash[CHECKER]


class DocumentFile(pytest.File):
    """A document; its tests are named by line and column."""

    reading: Reading

    def collect(self) -> Iterator[pytest.Item]:
        from .errors import InputError

        try:
            macros = self.config.getoption("--eigenproof-macros")
            self.reading = checker(self.config).read(self.path, macros)
        except InputError as error:
            raise self.CollectError(str(error)) from None
        marked = [s for s in self.reading.skipped if s.marked]
        found = sorted((*self.reading.claims, *marked), key=lambda c: (c.place.line, c.place.column))
        seen: Counter[str] = Counter()
        for claim in found:
            name = f"{claim.place.line}:{claim.place.column}"
            seen[name] += 1
            name += f"-{seen[name]}" if seen[name] > 1 else ""
            yield ClaimItem.from_parent(self, name=name, claim=claim)


class ClaimItem(pytest.Item):
    """A claim of a document."""

    def __init__(self, *, claim: Claim | Skipped, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.claim = claim

    def setup(self) -> None:
        from .model import Skipped

        if isinstance(self.claim, Skipped):
            pytest.fail(self.said(skipped=self.claim), pytrace=False)

    def runtest(self) -> None:
        reviewed = checker(self.config).judge(self.claim)  # type: ignore[arg-type]
        if not reviewed.as_expected:
            pytest.fail(self.said(reviewed), pytrace=False)

    def said(self, reviewed: Reviewed | None = None, skipped: Skipped | None = None) -> str:
        """What the command line prints about the claim."""
        from dataclasses import replace

        from .model import Review
        from .report.review import findings
        from .report.review_terminal import finding_text

        whole = self.parent.reading  # type: ignore[union-attr]
        reading = replace(whole, file=self.parent.nodeid, skipped=(skipped,) if skipped else ())  # type: ignore[union-attr]
        found = findings(Review(reading, (reviewed,) if reviewed else ()))
        return "\n".join(map(finding_text, found.found))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.claim.place.line - 1, f"{self.claim.place.line}:{self.claim.place.column}"
