"""Evidence for definiteness: A = L D L^H, or vectors on which the form of A has the other sign."""

from __future__ import annotations

from collections.abc import Mapping

from ..exact.field import term_of
from ..exact.ldl import ldl, negative_vector, null_vector
from ..exact.matrix import ExactMatrix
from ..model import Expr, tree
from .subspaces import trees
from .values import matrix_value

Definitions = Mapping[str, Expr]
WORDS = ("positive_definite", "positive_semidefinite", "indefinite")


def definite_evidence(word: str, matrix: Expr, denied: bool, definitions: Definitions, prime: int) -> dict:
    """Evidence for a claim with one of `WORDS`, or for its denial."""
    a = matrix_value(matrix, definitions)
    if not a.is_square:
        return {"prime": prime}
    place = asymmetry(a)
    if place:
        return {"entry": place, "prime": prime}
    negative = a.map(lambda x: -x)
    if word == "indefinite":
        if denied:
            return factors(a, 1) or factors(negative, -1) or {"prime": prime}
        found = negative_vector(negative), negative_vector(a)
        return {"vectors": trees([v for v in found if v is not None])}
    if not denied:
        return factors(a, 1) or {"prime": prime}
    v = negative_vector(a)
    if v is None and word == "positive_definite":
        v = null_vector(a)
    return {"prime": prime} if v is None else {"vector": trees([v])[0], "prime": prime}


def asymmetry(a: ExactMatrix) -> list[int]:
    """[i, j] (from 0) where A differs from A^H; [] if nowhere."""
    mirrored = a.conjugate_transpose().rows
    places = ((i, j) for i, row in enumerate(a.rows) for j, x in enumerate(row) if x != mirrored[i][j])
    return next(([i, j] for i, j in places), [])


def factors(a: ExactMatrix, sign: int) -> dict:
    """L and the signed diagonal; {} when A is not positive semidefinite."""
    found = ldl(a)
    if found is None:
        return {}
    lower, d = found
    return {"lower": trees(lower.rows), "diagonal": [tree(term_of(sign * x)) for x in d]}
