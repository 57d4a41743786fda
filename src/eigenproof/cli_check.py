"""`eigenproof check`: one statement, or the claims of documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from secrets import token_hex
from time import perf_counter
from typing import TYPE_CHECKING

import click

from .checking import BUDGET
from .errors import InputError, LimitError

if TYPE_CHECKING:
    from .documenting import DocumentChecker
    from .model import Reading
    from .report.findings import Findings

EXIT = {"proved": 0, "refuted": 1, "undecided": 2}
INPUT_ERROR = 3
WORST_FIRST = (1, INPUT_ERROR, 2)
STDIN = "<stdin>"
SLOW = 0.5
"""Seconds after which it is worth saying how far the work is."""
PATH = click.Path(path_type=Path)


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, allow_dash=True))
@click.option("-e", "--statement", metavar="STATEMENT", help="Decide this statement, and no document.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option("-v", "--verbose", is_flag=True, help="List proved claims and skipped formulas too.")
@click.option(
    "--budget", type=float, default=BUDGET, show_default=True, metavar="SECONDS",
    help="Time for the search, for each claim.",
)  # fmt: skip
@click.option("--macros", metavar="FILE", type=PATH, help="LaTeX definitions that the documents use.")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", type=PATH,
    help="Write a report: .html .pdf .tex .md; or .checked.md, the Markdown document with badges at its "
    "claims. May be repeated.",
)  # fmt: skip
@click.option("--junit", metavar="FILE", type=PATH, help="Write JUnit XML.")
@click.option("--sarif", metavar="FILE", type=PATH, help="Write SARIF 2.1.0.")
@click.option("--github", is_flag=True, help="Print annotations for GitHub Actions.")
def check(
    files: tuple[Path, ...],
    statement: str | None,
    as_json: bool,
    verbose: bool,
    budget: float,
    macros: Path | None,
    outputs: tuple[Path, ...],
    junit: Path | None,
    sarif: Path | None,
    github: bool,
) -> int:
    """Decide a statement, or the claims of documents.

    A statement is about explicit matrices, or about all of them. For example: eigenproof check -e
    "for A in R(n,n): A.T == A implies (A*A).T == A*A". It is proved (with a certificate that the kernel
    accepted), refuted (with the simplest instance found), or undecided.

    A FILE is Markdown, LaTeX, a notebook, PreTeXt or plain text; a folder stands for the documents in it,
    and - for standard input, read as Markdown. Their claims are found with and without mark-up. A .json
    file holds students' answers, {"question": "eigen [[2, 1], [1, 2]]", "answer": "…"} or a list of these.

    Exit codes: 1 something is refuted that is not announced as refuted, else 3 a file or a marked claim
    cannot be read, else 2 something is undecided, else 0.
    """
    if statement is not None:
        if files or outputs or macros or junit or sarif or github or verbose:
            raise click.UsageError("-e decides one statement; only --json and --budget go with it")
        return _statement(statement, as_json, budget)
    if not files:
        raise click.UsageError('give a document, or -e "STATEMENT"')
    if as_json and github:
        raise click.UsageError("--json and --github both print to standard output: choose one")
    answers = [path.suffix == ".json" for path in files]
    if any(answers) and not all(answers):
        raise click.UsageError("documents and files of answers (.json) are checked one after the other")
    if all(answers):
        if outputs or macros or junit or sarif or github:
            raise click.UsageError("a file of answers takes only --json and --budget")
        from .grading.command import check_answers

        return check_answers(files, budget, as_json)
    return Documents(files, macros, budget, verbose).run(as_json, github, junit, sarif, outputs)


def _statement(statement: str, as_json: bool, budget: float) -> int:
    from .checking import check as run
    from .verdicts import json_text, text

    verdict = run(statement, budget=budget)
    click.echo(json_text(statement, verdict) if as_json else text(verdict))
    return EXIT[verdict.status]


class Documents:
    """The documents of one command: read and judged one after the other, then written in every form."""

    def __init__(self, files: tuple[Path, ...], macros: Path | None, budget: float, verbose: bool) -> None:
        self.files, self.macros, self.budget, self.verbose = files, macros, budget, verbose
        self.found: list[Findings] = []
        self.seconds: list[float] = []
        self.errors: list[tuple[str, str]] = []

    def run(
        self, as_json: bool, github: bool, junit: Path | None, sarif: Path | None, outputs: tuple[Path, ...]
    ) -> int:
        """Judge all, print and write; the exit code."""
        from .documenting import DocumentChecker, documents_of
        from .documents.loading import load
        from .report.save_review import check_outputs, check_targets

        paths = documents_of(list(self.files))
        names, files = [str(path) for path in paths], [path for path in (junit, sarif, *outputs) if path]
        check_targets(files, names)
        check_outputs(outputs, names)
        if self.macros is not None:
            load(self.macros)  # refused once, and not for every document
        with DocumentChecker(self.budget) as checker, no_commands() if github else nullcontext():
            for path in paths:
                self.one(path, checker, quiet=as_json)
            self.write(junit, sarif, outputs)
            for path in [] if as_json else files:
                click.echo(f"wrote {path}")
        if as_json:
            from .report.review_json import render_json

            click.echo(render_json(self.found, self.errors), nl=False)
        if github:
            from .report.review_ci import render_github

            click.echo(render_github(self.found, self.errors), nl=False)
        if len(paths) > 1 and not as_json:
            self.total()
        return self.code

    @property
    def code(self) -> int:
        """The worst of all documents."""
        codes = {d.code for d in self.found} | ({INPUT_ERROR} if self.errors else set())
        return next((code for code in WORST_FIRST if code in codes), 0)

    def one(self, path: Path, checker: DocumentChecker, quiet: bool) -> None:
        """Judge one document and print what was found; an unreadable one does not stop the others."""
        from .report.review import findings
        from .report.review_terminal import render_findings

        start = perf_counter()
        name = STDIN if str(path) == "-" else str(path)
        try:
            with ProgressLine(name) as told:
                found = findings(checker.review(self.read(path, checker), told))
        except InputError as error:
            error.source = error.source or name
            self.errors.append((name, str(error)))
            click.echo(f"error: {error}", err=True)
            return
        self.found.append(found)
        self.seconds.append(perf_counter() - start)
        if not quiet:
            render_findings(found, console(), self.verbose, self.seconds[-1])

    def read(self, path: Path, checker: DocumentChecker) -> Reading:
        """The claims of a document."""
        if str(path) != "-":
            return checker.read(path, self.macros)
        from .documents.limits import MAX_BYTES

        given = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(given) > MAX_BYTES:
            raise LimitError(f"longer than {MAX_BYTES:,} bytes", source=STDIN, next_move="a smaller document")
        try:
            return checker.read_text(given.decode("utf-8"), "markdown", STDIN, self.macros)
        except UnicodeDecodeError as error:
            raise InputError(
                f"not UTF-8 at byte {error.start + 1}", source=STDIN, next_move="iconv -t utf-8"
            ) from None

    def write(self, junit: Path | None, sarif: Path | None, outputs: tuple[Path, ...]) -> None:
        """The files that were asked for, each of them whole."""
        from .report.save import write
        from .report.save_review import save_review

        if junit:
            from .report.review_ci import render_junit

            write([(junit, render_junit(self.found, self.errors, self.seconds).encode())])
        if sarif:
            from . import __version__
            from .report.review_ci import render_sarif

            write([(sarif, render_sarif(self.found, self.errors, __version__).encode())])
        for path in outputs:
            save_review(self.found, path)

    def total(self) -> None:
        """A last line for several documents."""
        claims = sum(len(d.found) for d in self.found)
        wrong = sum(f.wrong for d in self.found for f in d.found)
        failed = f", {len(self.errors)} not readable" if self.errors else ""
        click.echo(
            f"{len(self.found) + len(self.errors)} documents{failed}: {claims} claims, {wrong} wrong"
            f" ({sum(self.seconds):.1f} s)"
        )


def console():  # noqa: ANN201 - rich is loaded when it is needed
    """The console for findings; no wider than the terminal, and no colours but on one."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


@contextmanager
def no_commands() -> Iterator[None]:
    """GitHub takes no commands from what is printed inside: lines of a document might look like some."""
    token = token_hex(16)
    click.echo(f"::stop-commands::{token}")
    try:
        yield
    finally:
        click.echo(f"::{token}::")


class ProgressLine:
    """Says on a terminal's standard error how far a long document is, on one line that goes away again."""

    def __init__(self, name: str) -> None:
        self.name, self.start, self.shown = name, perf_counter(), False

    def __enter__(self) -> Callable[[int, int], None] | None:
        return self.tell if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else None

    def tell(self, done: int, of: int) -> None:
        """So many claims of all are judged."""
        if perf_counter() - self.start > SLOW:
            sys.stderr.write(f"\r\x1b[2K{self.name[-40:]}: {done} of {of} claims")
            sys.stderr.flush()
            self.shown = True

    def __exit__(self, *_: object) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
