"""The other side: SymPy, mpmath and PARI, in a process of their own that can be stopped.

Run as a program it answers requests, one JSON object a line: {"task", "rows", "digits"} with
{"ms", "result"}. `Peer` is the client. Only the work itself is timed, not what turns
the result into text.
"""

from __future__ import annotations

import json
import select
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

SHOWN = 30
"""Digits of an exact eigenvalue that are sent back for comparison."""


class Peer:
    """A process that does one task after another; replaced when a task passes the time bound."""

    def __init__(self) -> None:
        self._process: subprocess.Popen | None = None
        self._warm: set[str] = set()

    def run(self, task: str, rows: list[list[int]], digits: int, bound: float) -> dict | None:
        """The answer, or None when the task was not done within `bound` seconds (and the process was ended).

        The first request of its kind is preceded by one about [[2, 1], [1, 2]], outside the bound,
        which imports what the task needs.
        """
        if self._process is None:
            command = [sys.executable, str(Path(__file__))]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        if task not in self._warm:
            self._send(task, [[2, 1], [1, 2]], digits)
            self._receive(None)
            self._warm.add(task)
        self._send(task, rows, digits)
        answer = self._receive(bound)
        if answer is not None and "error" in answer:
            raise RuntimeError(answer["error"])
        return answer

    def _send(self, task: str, rows: list[list[int]], digits: int) -> None:
        request = json.dumps({"task": task, "rows": rows, "digits": digits}, default=str)
        print(request, file=self._process.stdin, flush=True)

    def _receive(self, bound: float | None) -> dict | None:
        ready, _, _ = select.select([self._process.stdout], [], [], bound)
        if not ready:
            self.close()
            return None
        line = self._process.stdout.readline()
        if not line:
            self.close()
            raise RuntimeError("the peer's process ended")
        return json.loads(line)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process, self._warm = None, set()


# ------------------------------------------------------------------- inside the process


def sympy_eigenvects(rows: list[list[int]], digits: int) -> tuple[float, list]:
    """[[value to SHOWN digits, multiplicity, dimension of the eigenspace]]."""
    from sympy import Matrix, re

    matrix = Matrix(rows)
    ms, found = timed(matrix.eigenvects)
    return ms, [[str(re(value.evalf(SHOWN))), int(m), len(vectors)] for value, m, vectors in found]


def mpmath_eigsy(rows: list[list[int]], digits: int) -> tuple[float, list]:
    """[[values], [unit vectors]], as texts with `digits` digits."""
    from mpmath import mp

    mp.dps = digits
    matrix = mp.matrix(rows)
    ms, (values, q) = timed(lambda: mp.eigsy(matrix))
    n = len(rows)
    return ms, [
        [mp.nstr(x, digits) for x in values],
        [[mp.nstr(q[i, j], digits) for i in range(n)] for j in range(n)],
    ]


def sympy_svd(rows: list[list[int]], digits: int) -> tuple[float, list]:
    """The singular values to SHOWN digits."""
    from sympy import Matrix

    matrix = Matrix(rows)
    ms, (_, s, _) = timed(matrix.singular_value_decomposition)
    return ms, [str(s[k, k].evalf(SHOWN)) for k in range(s.rows)]


def sympy_pinv(rows: list[list[int]], digits: int) -> tuple[float, list]:
    """The pseudoinverse, rows of texts."""
    from sympy import Matrix

    matrix = Matrix(rows)
    ms, found = timed(matrix.pinv)
    return ms, [[str(x) for x in row] for row in found.tolist()]


def sklearn_pca(rows: list[list[str]], digits: int) -> tuple[float, list]:
    """The explained variances."""
    from numpy import array
    from sklearn.decomposition import PCA

    data = array([[float(Fraction(x)) for x in row] for row in rows])
    ms, fitted = timed(lambda: PCA().fit(data))
    return ms, [float(x) for x in fitted.explained_variance_]


def pari_matker(rows: list[list[int]], digits: int) -> tuple[float, list]:
    """[[factor of the characteristic polynomial, multiplicity, dimension of the eigenspace]]."""
    from cypari import pari

    pari.allocatemem(512 * 2**20, silent=True)
    find = pari(
        "(A) -> my(f = factor(charpoly(A)));"
        "vector(#f~, i, [f[i,1], f[i,2], matker(A - Mod(x, f[i,1]) * matid(#A))])"
    )
    matrix = pari.matrix(len(rows), len(rows), [x for row in rows for x in row])
    ms, found = timed(lambda: find(matrix))
    return ms, [[[int(c) for c in reversed(p.Vec())], int(m), len(v)] for p, m, v in found]


def pari_qfjacobi(rows: list[list[int]], digits: int) -> tuple[float, list]:
    """[[values], [unit vectors]], as texts with `digits` digits."""
    from cypari import pari

    pari.allocatemem(512 * 2**20, silent=True)
    pari.set_real_precision(digits)
    find = pari("(A) -> qfjacobi(A * 1.)")
    matrix = pari.matrix(len(rows), len(rows), [x for row in rows for x in row])
    ms, (values, vectors) = timed(lambda: find(matrix))
    text = lambda x: str(x).replace(" E", "e")  # noqa: E731
    return ms, [[text(x) for x in values], [[text(x) for x in v] for v in vectors]]


TASKS = {
    f.__name__: f
    for f in (
        sympy_eigenvects, sympy_svd, sympy_pinv, sklearn_pca, mpmath_eigsy, pari_matker, pari_qfjacobi,
    )
}  # fmt: skip


def timed(work: Callable) -> tuple[float, object]:
    """(milliseconds, what the work returned)"""
    start = time.perf_counter()
    out = work()
    return (time.perf_counter() - start) * 1000, out


def serve() -> None:
    """Answer the requests on standard input."""
    for line in sys.stdin:
        request = json.loads(line)
        try:
            ms, result = TASKS[request["task"]](request["rows"], request["digits"])
            answer = {"ms": ms, "result": result}
        except Exception as error:  # told to the other side, whatever it is
            answer = {"error": f"{request['task']}: {type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve()
