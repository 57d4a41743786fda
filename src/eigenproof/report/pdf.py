"""Result -> PDF: the LaTeX report through the TeX engine that is installed, in a folder of its own.

The engine runs without shell escape, reads and writes in that folder only (beside its own packages), does not
read the user's latexmkrc, and is stopped after two minutes. The same report gives the same bytes.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from eigenproof.errors import InputError, LimitError
from eigenproof.model import Result

TIMEOUT = 120  # seconds, for all runs of the engine together
STEM = "report"
MOST_RUNS = 5
INSTALL = (
    "install texlive-latex-recommended, lmodern and latexmk, or tectonic; "
    "or write FILE.html, which prints well from a browser"
)
_SAFE = ("-no-shell-escape", "-halt-on-error", "-interaction=nonstopmode", "-file-line-error")
# no date, no path and no random identifier in the file; tectonic knows none of these names and needs none
UNDATED = r"\ifdefined\pdfinfoomitdate\pdfinfoomitdate=1\pdfsuppressptexinfo=-1\pdftrailerid{}\fi" + "\n"
_ENVIRONMENT = {
    "openin_any": "p",
    "openout_any": "p",
    "shell_escape": "f",
    "max_print_line": "1000",
    "SOURCE_DATE_EPOCH": "0",
    "FORCE_SOURCE_DATE": "1",
    "MKTEXTFM": "0",
    "MKTEXPK": "0",
}
_DROPPED = (
    "TEXINPUTS",
    "TEXMFOUTPUT",
    "TEXMFCNF",
    "LATEXMKRCSYS",
)  # where the user's own files might come in
_ERROR = re.compile(rf"^(?:\./)?{STEM}\.tex:(\d+): (.+)|^(?:! |error: )(.+)", re.MULTILINE)
_LINE = re.compile(r"^l\.(\d+) ", re.MULTILINE)
_AGAIN = re.compile(r"Rerun to get|Rerun LaTeX|There were undefined references|Label\(s\) may have changed")
LONGEST_LINE = 120


def render_pdf(result: Result) -> bytes:
    """The report as PDF.

    Errors: InputError `no-tex` without an engine, `tex` with TeX's first error and its line if it stops;
    LimitError if it takes longer than two minutes.
    """
    from eigenproof.report.build import build
    from eigenproof.report.figures import figure_files
    from eigenproof.report.latex import render_latex

    engine = find_engine()
    report = build(result)
    source = UNDATED + render_latex(report, stem=STEM if report.figures else "")
    return typeset(engine, source, figure_files(report, STEM, "pdf"))


def find_engine() -> str:
    """The engine that is installed: latexmk (with pdflatex), pdflatex or tectonic. InputError `no-tex`."""
    if shutil.which("pdflatex"):
        return "latexmk" if shutil.which("latexmk") else "pdflatex"
    if shutil.which("tectonic"):
        return "tectonic"
    raise InputError(
        "a PDF needs a TeX engine, and none is installed (looked for latexmk, pdflatex, tectonic)",
        code="no-tex",
        next_move=INSTALL,
    )


def typeset(engine: str, source: str, files: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """The PDF of a LaTeX source with these files beside it. Raises InputError `tex`, LimitError."""
    try:
        return _typeset(engine, source, files)
    except OSError as error:  # no room for temporary files, or an engine that cannot be started
        raise InputError(
            f"the PDF cannot be made: {error.strerror or error}", code="tex", next_move="write FILE.html"
        ) from error


def _typeset(engine: str, source: str, files: Sequence[tuple[str, bytes]]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="eigenproof-") as name:
        folder = Path(name)
        (folder / f"{STEM}.tex").write_text(source, encoding="utf-8")
        for file, content in files:
            (folder / file).write_bytes(content)
        done = _run(engine, folder)
        made = folder / f"{STEM}.pdf"
        if done.returncode or not made.is_file():
            raise _stopped(engine, source, folder, done)
        return made.read_bytes()


def _run(engine: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """The engine in the folder, as often as its references need."""
    file = f"{STEM}.tex"
    pdflatex = ["pdflatex", *_SAFE]
    if engine == "latexmk":
        return _called(["latexmk", "-norc", "-pdf", f"-pdflatex={' '.join(pdflatex)} %O %S", file], folder)
    if engine == "tectonic":
        return _called(["tectonic", "--untrusted", "--keep-logs", file], folder)
    for run in range(MOST_RUNS):
        done = _called([*pdflatex, file], folder)
        if done.returncode or (run and not _AGAIN.search(_log(folder))):
            break
    return done


def _called(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    """A program in the folder; it and all that it started end with the time."""
    environment = {k: v for k, v in os.environ.items() if k not in _DROPPED} | _ENVIRONMENT
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=TIMEOUT)
    except BaseException as error:
        _end(process)
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
        raise LimitError(
            f"{command[0]} was stopped: it took more than {TIMEOUT} seconds",
            code="tex-timeout",
            next_move="write FILE.html or FILE.tex",
        ) from None
    return subprocess.CompletedProcess(command, process.returncode, output)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with its children, which are a group of their own."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _log(folder: Path) -> str:
    log = folder / f"{STEM}.log"
    return log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""


def _stopped(engine: str, source: str, folder: Path, done: subprocess.CompletedProcess[bytes]) -> InputError:
    """TeX's first error, with the line of the source on which it stopped."""
    log = _log(folder) or done.stdout.decode("utf-8", "replace")
    found = _ERROR.search(log)
    what = (found[2] or found[3]).strip() if found else f"it ended with code {done.returncode}"
    place = found[1] if found and found[1] else next(iter(_LINE.findall(log)), None)
    line = int(place) if place else None
    lines = source.split("\n")
    shown = lines[line - 1].strip() if line and line <= len(lines) else ""
    tail = f"\n    {shown if len(shown) <= LONGEST_LINE else shown[:LONGEST_LINE] + '…'}" if shown else ""
    missing = re.search(r"File [`']([\w-]+\.(?:sty|cls|fd|def))' not found", log)
    return InputError(
        f"{engine} stopped: {what}{tail}",
        code="tex",
        next_move=f"{missing[1]} is missing: {INSTALL}"
        if missing
        else "write FILE.tex to look at it, or FILE.html",
        line=line,
    )
