"""The lines of the table: what is timed against what, at which sizes, and the target."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from statistics import median

import agreement
import matrices
import ours
from peers import Peer

Rows = list[list[int]]


@dataclass(frozen=True)
class Line:
    """Our work against a peer's task at one size.

    `agree(ours, theirs)` raises Disagreement. `target` is how many times faster we want to be;
    None for a line that is only shown.
    """

    name: str
    peer: str
    n: int
    work: Callable[[Rows], object]
    task: str
    agree: Callable[[object, list], None]
    target: float | None
    digits: int = 50
    make: Callable[[int, Random], Rows] = matrices.random_symmetric
    repeats: int = 9


@dataclass(frozen=True)
class Timing:
    """What came of a line. Times are medians in ms; `ratio` is theirs / ours, a lower bound if `unfinished`.

    `wrong` says why there is no timing: the results of the two sides do not agree, or one failed.
    """

    name: str
    peer: str
    n: int | None
    ours_ms: float | None = None
    theirs_ms: float | None = None
    ratio: float | None = None
    target: str = ""
    reached: bool | None = None
    runs: int = 0
    unfinished: int = 0
    wrong: str = ""


SIZES = (3, 4, 5, 6, 8, 10, 20)
EIGENVECTS = "SymPy eigenvects"
NUMPY = ("Arb", "NumPy")
ALL = ("mpmath", "Arb", "NumPy")


def table(quick: bool, pari: bool) -> list[Line]:
    """All lines, the smaller sizes and fewer runs when quick."""
    sizes = (3, 4, 6, 8, 10) if quick else SIZES
    small, large = (5, 3) if quick else (15, 5)
    lines = []
    for n in sizes:
        repeats = small if n <= 10 else large
        lines.append(
            Line("exact eigenpairs, residual proved", EIGENVECTS, n, ours.exact_pairs, "sympy_eigenvects",
                 agreement.same_pairs, 40 if n <= 6 else 100 if n <= 10 else 500, repeats=repeats)
        )  # fmt: skip
        if pari:
            lines.append(
                Line("exact eigenpairs, residual proved", "PARI matker", n, ours.exact_pairs, "pari_matker",
                     agreement.same_factors, None, repeats=repeats)
            )  # fmt: skip
    for name, witnesses, make, targets in (
        ("whole derivation", NUMPY, matrices.random_symmetric, (5, 15)),
        ("whole derivation and mpmath witness", ALL, matrices.random_symmetric, (None, None)),
        ("whole derivation, planted repeats", NUMPY, matrices.planted, (1, 1)),
    ):
        for n in sizes:
            lines.append(
                Line(name, EIGENVECTS, n, lambda rows, w=witnesses: ours.whole(rows, w), "sympy_eigenvects",
                     agreement.same_derived, targets[n > 6], make=make, repeats=small if n <= 10 else large)
            )  # fmt: skip
    for digits in (50, 200) if quick else (50, 200, 1000):
        for n in (10,) if quick else (10, 15, 20):
            for peer, task, target in (
                ("mpmath eigsy", "mpmath_eigsy", 5),
                ("PARI qfjacobi", "pari_qfjacobi", None),
            ):
                if pari or target:
                    lines.append(
                        Line(f"certified eigensystem, {digits} digits", peer, n,
                             lambda rows, d=digits: ours.certified_system(rows, d), task,
                             lambda a, b, d=digits: agreement.same_system(a, b, d), target, digits, repeats=5)
                    )  # fmt: skip
    return lines


def run(line: Line, peer: Peer, random: Random, bound: float) -> Timing:
    """Time a line, ours and theirs in turn, each pair of runs on a fresh matrix of their own.

    A task that passes `bound` seconds counts as taking that long, and is not tried a third time.
    """
    mine, theirs, unfinished = [], [], 0
    target = "" if line.target is None else f"≥ {line.target:g}×"
    empty = Timing(line.name, line.peer, line.n, target=target)
    try:
        line.work([[2, 1], [1, 2]])
        for _ in range(line.repeats):
            rows = line.make(line.n, random)
            start = time.perf_counter()
            found = line.work(rows)
            elapsed = (time.perf_counter() - start) * 1000
            answer = peer.run(line.task, rows, line.digits, bound)
            if answer is None:
                unfinished += 1
            else:
                line.agree(found, answer["result"])
            mine.append(elapsed)
            theirs.append(bound * 1000 if answer is None else answer["ms"])
            if unfinished == 2:
                break
    except agreement.Disagreement as error:
        return replaced(empty, wrong=f"disagreement: {error}")
    except Exception as error:  # one line that fails must not take the others with it
        return replaced(empty, wrong=f"{type(error).__name__}: {error}")
    ratio = median(theirs) / median(mine)
    return replaced(
        empty, ours_ms=median(mine), theirs_ms=median(theirs), ratio=ratio, runs=len(mine), unfinished=unfinished,
        reached=None if line.target is None else ratio >= line.target,
    )  # fmt: skip


def replaced(timing: Timing, **changes: object) -> Timing:
    """The timing with these fields filled in."""
    from dataclasses import replace

    return replace(timing, **changes)  # type: ignore[arg-type]


LONGEST_IMPORT = 0.35
"""Import time wanted, as a part of SymPy's."""


def imports(repeats: int) -> list[Timing]:
    """Import times in fresh processes, in turn; and, as the package loads its parts late, a first derivation too."""
    out = []
    for name, peer, first, second, limit in (
        ("import eigenproof", "import sympy", "import eigenproof", "import sympy", LONGEST_IMPORT),
        (
            "import and first derivation of [[2, 1], [1, 2]]",
            "import sympy and eigenvects",
            "import eigenproof; eigenproof.derive('spectral', [[2, 1], [1, 2]])",
            "import sympy; sympy.Matrix([[2, 1], [1, 2]]).eigenvects()",
            None,
        ),
    ):
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(repeats):
            for code, kept in zip((first, second), times):
                kept.append(_seconds(code) * 1000)
        a, b = median(times[0]), median(times[1])
        out.append(
            Timing(name, peer, None, a, b, b / a, f"≥ {1 / limit:.2f}×" if limit else "",
                   a / b <= limit if limit else None, repeats)
        )  # fmt: skip
    return out


def _seconds(code: str) -> float:
    """How long some code takes in a new process, the start of Python itself not counted."""
    timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
    return float(subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True).stdout)
