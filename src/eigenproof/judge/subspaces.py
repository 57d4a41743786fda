"""Evidence for ranks, null spaces, column spaces and membership, from exact row reduction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import EigenproofError
from ..exact.field import term_of
from ..exact.matrix import ExactMatrix
from ..exact.pseudo import pinv, rank_factorisation
from ..model import Expr, Term, tree
from .values import exact_value, matrix_value, resolve

Definitions = Mapping[str, Expr]


def trees(rows: Sequence[Sequence]) -> list[list]:
    """Rows of scalars as trees."""
    return [[tree(term_of(x)) for x in row] for row in rows]


def rank_evidence(matrix: Expr, definitions: Definitions, prime: int) -> dict:
    """Pivot columns, and the rows R with A = A[:, columns] R (rank and nullity)."""
    _, right, pivots = rank_factorisation(matrix_value(matrix, definitions))
    return {"columns": list(pivots), "right": trees(right.rows), "prime": prime}


def svd_evidence(a: Expr, u: Expr, s: Expr, v: Expr, definitions: Definitions, prime: int) -> dict:
    """Where neither U nor V is square, the rank of A, which leaves no room for more singular values."""
    tables = [resolve(t, definitions) for t in (u, v)]
    square = any(isinstance(t, Term) and t.op == "matrix" and len(t.args) == len(t.args[0]) for t in tables)
    return {"prime": prime} if square else rank_evidence(a, definitions, prime)


def nullspace_evidence(matrix: Expr, definitions: Definitions, prime: int) -> dict:
    """Independent columns, as many as the null space leaves room for."""
    *_, pivots = rank_factorisation(matrix_value(matrix, definitions))
    return {"columns": list(pivots), "prime": prime}


def columnspace_evidence(matrix: Expr, span: Expr, definitions: Definitions, prime: int) -> dict:
    """x_j with u_j = A x_j, and Y with A = [u ...] Y, for the u_j that are not 0."""
    a = matrix_value(matrix, definitions)
    columns = (matrix_value(v, definitions).rows for v in vectors_of(span))
    kept = [u for c in columns if any(u := [row[0] for row in c])]
    inverse = pinv(a)
    inside = [_times(inverse, u) for u in kept]
    together = ExactMatrix(_field(a, kept), tuple(zip(*kept, strict=True)))
    rows = (pinv(together) @ a).rows if kept else ()
    return {"inside": trees(inside), "coefficients": trees(rows), "prime": prime}


def membership_evidence(y: Expr, matrix: Expr, definitions: Definitions) -> dict:
    """x with A x = y."""
    a, (column,) = matrix_value(matrix, definitions), zip(*matrix_value(y, definitions).rows, strict=True)
    return {"solution": trees([_times(pinv(a), column)])[0]}


def separation_evidence(y: Expr, matrix: Expr, definitions: Definitions, prime: int) -> dict:
    """z = y - A A+ y, which A^H kills and y does not."""
    a, right = matrix_value(matrix, definitions), matrix_value(y, definitions)
    inside = a @ (pinv(a) @ right)
    z = [p - q for (p,), (q,) in zip(right.rows, inside.rows, strict=True)]
    return {"orthogonal": trees([z])[0], "prime": prime}


def vectors_of(span: Expr) -> tuple[Expr, ...]:
    """The vectors of span(u, ...)."""
    return span.args if isinstance(span, Term) and span.op == "span" else ()


def is_zero(v: Expr, definitions: Definitions) -> bool:
    """Is it known to be the zero vector?"""
    try:
        value = exact_value(v, definitions)
    except EigenproofError:
        return False
    return not any(x for row in value.rows for x in row) if isinstance(value, ExactMatrix) else not value


def _times(a: ExactMatrix, v: Sequence) -> list:
    return [row[0] for row in (a @ ExactMatrix(_field(a, [v]), tuple((x,) for x in v))).rows]


def _field(a: ExactMatrix, vectors: Sequence[Sequence]):
    from ..exact.linear import field_of_scalars

    return max(a.field, field_of_scalars(vectors), key=lambda f: f.degree)
