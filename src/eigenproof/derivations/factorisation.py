"""What the pseudoinverse and least squares share: row reduction in sight, rank, words for transposes."""

from __future__ import annotations

from collections.abc import Sequence

from ..exact.field import Scalar, Tower, term_of
from ..exact.linear import Rows, rref
from ..exact.reduction import rref_steps
from ..model import Block, Expr, Reduction, RowOp, Term, eq
from .story import Story, m, matrix_of

ROWS_BY_HAND = 12
"""Most rows of a matrix whose row reduction, or whose product with its pseudoinverse, is written out."""
RADICALS_BY_HAND = 5
"""The same for a matrix with square roots."""


def adjoint(story: Story, t: Expr) -> Expr:
    """t^T over R, t^H over C."""
    return Term("H" if story.over_c else "T", (t,))


def inverse(t: Expr) -> Term:
    """t^-1"""
    return Term("^", (t, -1))


def short(story: Story, rows: int) -> bool:
    """Whether a matrix with so many rows and the entries of A can be written out in hand arithmetic."""
    rational = story.a.field == Tower.QQ
    return not story.compact and max(rows, story.a.shape[1]) <= (ROWS_BY_HAND if rational else RADICALS_BY_HAND)


def reduced(story: Story, rows: Sequence[Sequence[Scalar]], n: int) -> tuple[Rows, list[int], list[Block]]:
    """(reduced row echelon form, pivots counted from 1, how it was found: empty when long)."""
    if not short(story, len(rows)):
        last, pivots = rref(rows, n, story.a.field)
        return last, [j + 1 for j in pivots], []
    stages, operations, pivots = rref_steps(rows, n)
    block = Reduction(
        tuple(matrix_of(s) for s in stages),
        tuple(tuple(RowOp(kind, i, j, _factor(c)) for kind, i, j, c in ops) for ops in operations),
        pivots,
    )
    return stages[-1], list(pivots), [block]


def _factor(x: object) -> Expr:
    return x if isinstance(x, int) else term_of(x)  # type: ignore[arg-type]


def rank_step(story: Story, pivots: Sequence[int], where: tuple[object, ...]) -> None:
    """rank(A) == number of pivots."""
    r = len(pivots)
    words: tuple[object, ...] = (
        "There is no pivot at all: the matrix is zero.",
    ) if not r else (
        *where, f"the pivot{'s stand' if r > 1 else ' stands'} in column{'s' * (r > 1)} ", *listed(pivots),
        *((". The columns of ", m(story.name), " with these numbers are independent and span its column space") if r > 1
          else (". This column of ", m(story.name), " is not zero, and all others are multiples of it") if story.a.shape[1] > 1
          else (". The only column of ", m(story.name), " is not zero")),
        ", so the rank is ", m(r), ".",
    )  # fmt: skip
    story.step("Rank", eq(Term("rank", (story.name,)), r), words)


def listed(items: Sequence[Expr]) -> list[object]:
    """Formulas in a sentence: a, b and c."""
    out: list[object] = []
    for k, t in enumerate(items):
        if k:
            out.append(" and " if k == len(items) - 1 else ", ")
        out.append(m(t))
    return out


def zero_matrix(rows: int, columns: int) -> Term:
    """The zero matrix of this size, written out."""
    return Term("matrix", ((0,) * columns,) * rows)

