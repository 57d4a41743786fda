"""Row reductions, written with ~ or an arrow, and permutations in two-row notation."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.sizes import Kind, Shape
from ..model import Expr, Term
from .scope import Known, closed, kind_of_value
from .sides import Part


def reductions(
    relations: tuple[str, ...], formula: list[Part], known: dict[str, Known]
) -> Iterator[tuple[Part, Part, Expr | None, str]]:
    """Each step of a row reduction as row equivalence, or the reason why it is none."""
    for k, relation in enumerate(relations):
        left, right = formula[k], formula[k + 1]
        if relation not in ("sim", "to"):
            continue
        a, b = _matrix(left, known), _matrix(right, known)
        if a is None or b is None:
            error = left.error or right.error
            why = getattr(error, "message", "") or "an arrow or ~ that is no row reduction of given matrices"
            yield left, right, None, why
        elif a != b:
            yield left, right, None, "an arrow or ~ between matrices of different sizes"
        else:
            yield left, right, Term("row_equivalent", (left.term, right.term)), ""


def _matrix(part: Part, known: dict[str, Known]) -> Kind | None:
    """The size of the matrix that a side is; None for a column, a number and what is not known."""
    if part.term is None or part.unknown(known):
        return None
    kind = kind_of_value(closed(part.term, known))
    return kind if isinstance(kind, Shape) and kind[1] != 1 else None


def is_permutation(t: Expr) -> bool:
    """Whether a matrix is a permutation in two rows: 1, 2, …, n above, the same numbers below."""
    if not (isinstance(t, Term) and t.op == "matrix" and len(t.args) == 2):
        return False
    above, below = t.args
    return (
        len(above) > 1
        and above == tuple(range(1, len(above) + 1))
        and all(isinstance(x, int) for x in below)
        and sorted(below) == list(above)
    )  # type: ignore[type-var]
