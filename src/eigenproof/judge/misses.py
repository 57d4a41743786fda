"""What contradicts a wrong optimum: a rational D that does better, or the value that is attained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import atan2, tan

from ..errors import EigenproofError
from ..exact.decimals import bounds
from ..exact.field import enclose
from ..exact.matrix import ExactMatrix
from ..model import Expr, Term, add, conj, eq, matrix, mul, neg
from .optimum import Objective, decomposed, gram
from .values import resolve

Definitions = Mapping[str, Expr]
PRECISIONS = (1, 3, 12, 30)
"""Bits of the rotations that make up D: a coarse D is easier to read, a fine one decides closer calls."""
SWEEPS = 4


def against_optimum(
    goal: Objective, name: str, size: tuple[int, int], definitions: Definitions
) -> Iterator[Expr]:
    """norm(Y - Y*D*D.T)^2 < E for a rational D with orthonormal columns, close to the best one."""
    columns = size[1]
    try:
        g = gram(goal.data, definitions)
    except EigenproofError:
        return
    for bits in PRECISIONS:
        d = matrix([row[:columns] for row in rational_axes(g, bits)])
        yield conj(
            eq(mul(Term("T", (d,)), d), Term("I", (columns,))),
            Term("<", (squared_error(goal.data, d), goal.value)),
        )


def against_attained(goal: Objective, definitions: Definitions) -> Iterator[Expr]:
    """The value that W does attain, and that it is not E."""
    try:
        found = decomposed(goal, definitions)
    except EigenproofError:
        return
    w = resolve(goal.directions, definitions)
    if found and isinstance(w, Term):
        (_, _, diagonal), c = found[0].args, found[1]
        values = resolve(diagonal, definitions).args  # type: ignore[union-attr]
        kept = len(w.args[0])
        value = mul(c, add(*(row[k] for k, row in enumerate(values) if k >= kept)))
        error = squared_error(goal.data, goal.directions)
        yield conj(eq(error, value), Term("!=", (value, goal.value)))


def squared_error(data: Expr, d: Expr) -> Term:
    """norm(Y - Y*D*D.T)^2"""
    return Term("^", (Term("norm", (add(data, neg(mul(data, d, Term("T", (d,))))),)), 2))


def rational_axes(g: ExactMatrix, bits: int) -> list[list[Fraction]]:
    """An orthogonal rational matrix whose columns are near the eigenvectors of G, the largest first.

    Jacobi's method in doubles, with rotations whose half angle has a tangent of so many bits:
    c = (1 - t^2)/(1 + t^2) and s = 2t/(1 + t^2) make each of them exactly orthogonal.
    """
    n = g.shape[0]
    exact = [[sum(bounds(enclose(x, 64).real)) / 2 for x in row] for row in g.rows]
    largest = max((abs(x) for row in exact for x in row), default=0) or 1
    m = [[float(x / largest) for x in row] for row in exact]
    q = [[Fraction(i == j) for j in range(n)] for i in range(n)]
    for _ in range(SWEEPS):
        for i in range(n):
            for j in range(i + 1, n):
                angle = atan2(2 * m[i][j], m[i][i] - m[j][j]) / 2
                t = Fraction(round(tan(angle / 2) * 2**bits), 2**bits)
                if t:
                    c, s = (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)
                    _turn(q, i, j, c, s)
                    _turn(m, i, j, float(c), float(s))
                    m = [list(r) for r in zip(*m, strict=True)]
                    _turn(m, i, j, float(c), float(s))
                    m = [list(r) for r in zip(*m, strict=True)]
    order = sorted(range(n), key=lambda k: -m[k][k])
    return [[row[k] for k in order] for row in q]


def _turn(a: list[list], i: int, j: int, c: object, s: object) -> None:
    """Columns i and j of A turned in their plane, in place."""
    for row in a:
        x, y = row[i], row[j]
        row[i], row[j] = c * x + s * y, c * y - s * x
