"""Evidence for ranks, null spaces, column spaces and membership, from exact row reduction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import EigenproofError
from ..exact.field import term_of
from ..exact.matrix import ExactMatrix
from ..exact.pseudo import pinv, rank_factorisation
from ..model import Expr, Term, tree
from .values import exact_value, matrix_value, matrix_values, resolve

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
    rows = [t.args for t in tables if isinstance(t, Term) and t.op == "matrix"]
    square = any(len(r) == (len(r[0]) if r else 0) for r in rows)
    return {"prime": prime} if square else rank_evidence(a, definitions, prime)


def nullspace_evidence(matrix: Expr, definitions: Definitions, prime: int) -> dict:
    """Independent columns, as many as the null space leaves room for."""
    *_, pivots = rank_factorisation(matrix_value(matrix, definitions))
    return {"columns": list(pivots), "prime": prime}


def columnspace_evidence(matrix: Expr, span: Expr, definitions: Definitions, prime: int) -> dict:
    """x_j with u_j = A x_j, and Y with A = [u ...] Y, for the u_j that are not 0."""
    a, *columns = matrix_values([matrix, *vectors_of(span)], definitions)
    kept = [u for u in columns if any(x for (x,) in u.rows)]
    inverse = pinv(a)
    inside = [[x for (x,) in (inverse @ u).rows] for u in kept]
    together = ExactMatrix(a.field, tuple(tuple(x for (x,) in row) for row in zip(*(u.rows for u in kept))))
    rows = (pinv(together) @ a).rows if kept else ()
    return {"inside": trees(inside), "coefficients": trees(rows), "prime": prime}


def membership_evidence(y: Expr, matrix: Expr, definitions: Definitions) -> dict:
    """x with A x = y."""
    a, right = matrix_values([matrix, y], definitions)
    return {"solution": trees([[x for (x,) in (pinv(a) @ right).rows]])[0]}


def separation_evidence(y: Expr, matrix: Expr, definitions: Definitions, prime: int) -> dict:
    """z = y - A A+ y, which A^H kills and y does not."""
    a, right = matrix_values([matrix, y], definitions)
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
