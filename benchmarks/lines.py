"""The lines of the table: what is timed against what, at which sizes, and the target."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from statistics import median
from typing import NamedTuple

import agreement
import matrices
import ours
import ours_svd
from peers import Peer

Rows = list[list[int]]


class Theirs(NamedTuple):
    """A peer's work: how the table calls it, and the task of peers.py."""

    name: str
    task: str


EIGENVECTS = Theirs("SymPy eigenvects", "sympy_eigenvects")
MATKER = Theirs("PARI matker", "pari_matker")
SVD = Theirs("SymPy svd, unproved", "sympy_svd")
PINV = Theirs("SymPy pinv, unproved", "sympy_pinv")
PCA = Theirs("scikit-learn PCA, float", "sklearn_pca")
EIGSY = Theirs("mpmath eigsy", "mpmath_eigsy")
QFJACOBI = Theirs("PARI qfjacobi", "pari_qfjacobi")


@dataclass(frozen=True)
class Line:
    """Our work against a peer's at one size: n for n x n, (m, n) for m x n.

    `agree(ours, theirs)` raises Disagreement. `target` is how many times faster we want to be;
    None for a line that is only shown.
    """

    name: str
    n: int | tuple[int, int]
    work: Callable[[Rows], object]
    theirs: Theirs
    agree: Callable[[object, list], None]
    target: float | None
    repeats: int
    digits: int = 50
    make: Callable[[int, Random], Rows] = matrices.random_symmetric
    read: Callable[[Rows], object] | None = None  # our side of turning rows into our own form, not timed


@dataclass(frozen=True)
class Timing:
    """What came of a line. Times are medians in ms; `ratio` is theirs / ours.

    `unfinished` counts the runs that a peer did not finish: theirs_ms and ratio are then lower bounds.
    `wrong` says why there is no timing: the results of the two sides do not agree, or one failed.
    """

    name: str
    peer: str
    n: int | tuple[int, int] | None
    ours_ms: float | None = None
    theirs_ms: float | None = None
    ratio: float | None = None
    target: str = ""
    reached: bool | None = None
    runs: int = 0
    unfinished: int = 0
    wrong: str = ""


def table(quick: bool, pari: bool) -> list[Line]:
    """All lines, the smaller sizes and fewer runs when quick; PARI's only on request."""
    sizes = (3, 4, 6, 8, 10) if quick else (3, 4, 5, 6, 8, 10, 20)
    runs = {n: 5 if quick or n > 10 else 15 for n in sizes}
    wide = (10,) if quick else (10, 15, 20)
    lines = []
    for name, work in (
        ("exact eigenpairs, residual proved", ours.proved_pairs),
        ("exact eigenpairs, accepted by the kernel", ours.kernel_pairs),
    ):
        for n in sizes:
            target = 40 if n <= 6 else 100 if n <= 10 else 500
            lines.append(Line(name, n, work, EIGENVECTS, agreement.same_pairs, target, runs[n]))
            lines.append(Line(name, n, work, MATKER, agreement.same_factors, None, runs[n]))
    numpy, every = ("Arb", "NumPy"), ("mpmath", "Arb", "NumPy")
    for name, witnesses, make, small, large in (
        ("whole derivation", numpy, matrices.random_symmetric, 5, 15),
        ("whole derivation and mpmath witness", every, matrices.random_symmetric, None, None),
        ("whole derivation, planted repeats", numpy, matrices.planted, 1, 1),
    ):
        work = partial(ours.whole, witnesses=witnesses)
        for n in sizes:
            target = small if n <= 6 else large
            line = Line(name, n, work, EIGENVECTS, agreement.same_derived, target, runs[n])
            lines.append(replace(line, make=make))
    for digits in (50, 200) if quick else (50, 200, 1000):
        work, agree = (partial(f, digits=digits) for f in (ours.certified_system, agreement.same_system))
        for n in wide:
            for theirs, target in ((EIGSY, 5), (QFJACOBI, None)):
                name = f"certified eigensystem, {digits} digits"
                lines.append(Line(name, n, work, theirs, agree, target, 5, digits))
    lines += [*_rectangular(quick), *_data(quick)]
    return [line for line in lines if pari or not line.theirs.task.startswith("pari")]


def _rectangular(quick: bool) -> list[Line]:
    """Singular value decompositions and pseudoinverses."""
    lines = []
    agrees = {
        ours_svd.proved_svd: agreement.same_squares,
        ours_svd.kernel_svd: agreement.same_singular_values,
        ours_svd.whole_svd: agreement.same_derived_svd,
    }
    for shape, target in (((3, 2), 50), ((4, 3), 60), ((6, 4), 60)):
        for name, work in (
            ("exact SVD, A = U S Vᵀ and orthogonality proved", ours_svd.proved_svd),
            ("exact SVD, accepted by the kernel", ours_svd.kernel_svd),
            ("whole derivation of an SVD", ours_svd.whole_svd),
        ):
            if quick and shape != (3, 2) and work is not ours_svd.kernel_svd:
                continue
            aim = target if work is not ours_svd.whole_svd else None
            repeats = 5 if shape == (3, 2) else 2
            agree = agrees[work]
            lines.append(Line(name, shape, work, SVD, agree, aim, repeats))
    for shape in ((3, 2), (5, 3), (3, 5), (8, 5)):
        name = "pseudoinverse, Penrose accepted by the kernel"
        lines.append(Line(name, shape, ours_svd.kernel_pinv, PINV, agreement.same_matrix, 1, 9))
    return [replace(line, make=matrices.rectangular) for line in lines]


def _data(quick: bool) -> list[Line]:
    """Principal components of a table of decimals; a target of 0.2: not five times slower than floats."""
    shape = (1000, 5)
    lines = [
        Line(
            "exact PCA", shape, ours_svd.exact_pca, PCA, agreement.same_variances, 0.2, 9,
            read=ours_svd.table,
        ),
        Line(
            "PCA derived, judged, accepted by the kernel", shape, ours_svd.kernel_pca, PCA,
            agreement.same_derived_variances, None, 3,
        ),
    ]  # fmt: skip
    return [replace(line, make=matrices.observations) for line in lines]


def run(line: Line, peer: Peer, random: Random, bound: float) -> Timing:
    """Time a line, ours and theirs in turn, each pair of runs on a fresh matrix.

    The results are compared first. A peer that passes `bound` seconds counts as taking that long; the
    second time ends the line.
    """
    target = "" if line.target is None else f"≥ {line.target:g}×"
    timing = Timing(line.name, line.theirs.name, line.n, target=target)
    mine, others, unfinished = [], [], 0
    try:
        first = line.make((3, 3) if isinstance(line.n, tuple) else 3, random)
        line.work(line.read(first) if line.read else first)  # imports what it needs
        while len(mine) < line.repeats and unfinished < 2:
            rows = line.make(line.n, random)
            mine_given = line.read(rows) if line.read else rows
            start = time.perf_counter()
            found = line.work(mine_given)
            elapsed = (time.perf_counter() - start) * 1000
            answer = peer.run(line.theirs.task, rows, line.digits, bound)
            if answer is None:
                unfinished += 1
            else:
                line.agree(found, answer["result"])
            mine.append(elapsed)
            others.append(bound * 1000 if answer is None else answer["ms"])
    except agreement.Disagreement as error:
        return replace(timing, wrong=f"disagreement: {error}")
    except Exception as error:  # one line that fails must not take the others with it
        return replace(timing, wrong=f"{type(error).__name__}: {error}")
    ratio = median(others) / median(mine)
    return replace(
        timing,
        ours_ms=median(mine),
        theirs_ms=median(others),
        ratio=ratio,
        reached=None if line.target is None else ratio >= line.target,
        runs=len(mine),
        unfinished=unfinished,
    )


LONGEST_IMPORT = 0.35
"""Import time wanted, as a part of SymPy's."""


def imports(repeats: int) -> list[Timing]:
    """Import times in fresh processes, in turn.

    The package loads its parts when they are needed, so a first derivation is timed too.
    """
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
        timing = Timing(name, peer, None, a, b, b / a, runs=repeats)
        if limit is not None:
            timing = replace(timing, target=f"≥ {1 / limit:.2f}×", reached=a / b <= limit)
        out.append(timing)
    return out


def _seconds(code: str) -> float:
    """How long some code takes in a new process, the start of Python itself not counted."""
    timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return float(done.stdout)
