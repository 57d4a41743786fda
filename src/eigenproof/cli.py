"""The command line: `eigenproof derive`, `eigenproof check` and `eigenproof verify`.

Exit codes: 0 proved, 1 refuted (or a certificate the kernel does not accept), 2 undecided,
3 input or usage that cannot be read.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import __version__
from .cli_check import EXIT, INPUT_ERROR, check
from .errors import CertificateError, EigenproofError, InputError

if TYPE_CHECKING:
    from .derived import Derived

SUMMARY_LINES, SUMMARY_WIDTH = 8, 160


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eigenproof")
def cli() -> None:
    """Linear algebra derived step by step and judged, every step proved exactly.

    Exit codes: 0 proved, 1 refuted, 2 undecided, 3 input that cannot be read.
    """


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("topic")
@click.argument("matrix")
@click.argument("y", required=False)
@click.option(
    "--components", type=int, metavar="L", help="pca: how many directions to keep (default: all that vary)."
)
@click.option(
    "--uncentred", "--uncentered", "uncentred", is_flag=True,
    help="pca: X^T X of the data as given, the mean not taken off.",
)  # fmt: skip
@click.option("--columns", is_flag=True, help="covariance, pca: an observation is a column, not a row.")
@click.option(
    "--ddof",
    type=int,
    default=1,
    show_default=True,
    help="covariance, pca: the divisor is N - DDOF; 1 or 0.",
)
@click.option(
    "--digits",
    type=int,
    default=50,
    show_default=True,
    help="Decimals of the certified approximations, 16 to 10000.",
)
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="Write a report, by suffix: .html .pdf .tex .fragment.tex .ipynb .md .mathjax.md .json .txt; "
    "may be repeated.",
)  # fmt: skip
def derive(
    topic: str,
    matrix: str,
    y: str | None,
    components: int | None,
    uncentred: bool,
    columns: bool,
    ddof: int,
    digits: int,
    outputs: tuple[Path, ...],
) -> int:
    """Derive TOPIC for MATRIX, judge every step, and show or write the report.

    TOPIC: charpoly, eigen, diagonalize, spectral, determinant, svd, pseudoinverse, lstsq (with the right
    side Y), covariance, pca (of a table of data). MATRIX: "[[2, 1], [1, 2]]", "2 1; 1 2", a LaTeX matrix,
    a file (.csv .tsv .txt .json .npy .mtx), or - for standard input.
    """
    from .model import Options
    from .report.save import check_suffix
    from .request import check_options, check_topic, read_input
    from .session import derive_from

    check_topic(topic, digits)
    for argument in (matrix, y or ""):
        if argument.startswith("--") and argument[2:3].isalpha():  # let through, as "-1 2; 3 4" must be
            raise InputError(f"no option {argument}", code="option", next_move="eigenproof derive --help")
    options = Options(components, not uncentred, ddof, columns)
    check_options(topic, options, y is not None)
    for path in outputs:
        check_suffix(path)
    stdin = sys.stdin.buffer if "-" in (matrix.strip(), (y or "").strip()) else None
    given, right = read_input(topic, matrix, y, columns=columns, stdin=stdin)
    derived = derive_from(topic, given, right, options=options, digits=digits)
    if outputs:
        for path in outputs:
            derived.save(path)
            click.echo(f"wrote {path}")
        _summary(derived)
    else:
        from rich.console import Console

        from .report.build import build
        from .report.terminal import render_terminal

        render_terminal(build(derived.result), Console(), full=True)
    return EXIT[derived.verdict.status]


def _summary(derived: Derived) -> None:
    """What was proved, in a few lines: the goal, what its words say, and what its names stand for."""
    from .language import to_text
    from .report.build import build
    from .report.terminal import plain

    report = build(derived.result)
    said = dict(zip(report.read, report.reading, strict=True))
    head = f"{derived.verdict.status}: {len(derived.steps)} steps"
    click.echo(f"{head}, the certificate re-checked by the kernel")
    lines = [f"{to_text(c)}{': ' + plain(said[c]) if c in said else ''}" for c in report.answer]
    lines += [f"where {name} = {to_text(value)}" for name, value in report.where]
    for line in lines[:SUMMARY_LINES]:
        click.echo(f"  {line if len(line) <= SUMMARY_WIDTH else line[: SUMMARY_WIDTH - 3] + '...'}")
    if len(lines) > SUMMARY_LINES:
        click.echo(f"  and {len(lines) - SUMMARY_LINES} more lines, in the report")
    if derived.verdict.status != "proved":
        click.echo(f"  {derived.verdict.reason}")


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--goal", metavar="STATEMENT", help="The statement that the certificate must prove, and no less."
)
def verify(file: Path, goal: str | None) -> int:
    """Run the kernel alone on a certificate (or on a report saved as .json)."""
    from .language import to_text
    from .verification import verify as run

    try:
        proved = run(file, goal)
    except CertificateError as error:
        click.echo(f"not accepted: {error}")
        return EXIT["refuted"]
    click.echo("accepted by the kernel. Proved:")
    click.echo(to_text(proved))
    return 0


cli.add_command(check)


def main(arguments: list[str] | None = None) -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a character shows a question mark
            stream.reconfigure(errors="replace")
    try:
        code = cli.main(args=arguments, prog_name="eigenproof", standalone_mode=False)
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(INPUT_ERROR)
    except InputError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(INPUT_ERROR)
    except EigenproofError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(EXIT["undecided"])
    sys.exit(code if isinstance(code, int) else 0)
