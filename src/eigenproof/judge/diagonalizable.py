"""Evidence that a matrix is diagonalisable, or is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model import Expr, tree
from .values import expanded

if TYPE_CHECKING:
    from ..exact.eigen import Eigenvalue


def annihilator(matrix: Expr, over_r: bool, definitions: Mapping[str, Expr], prime: int) -> dict:
    """The squarefree part of the characteristic polynomial, with isolating intervals for R."""
    from ..exact.eigen import eigen, eigenvalues
    from ..exact.field import term_of
    from ..exact.matrix import from_term
    from .places import isolating

    a = from_term(expanded(matrix, definitions))
    factors = eigen(a)
    p: list = [a.field.element(1)]
    for f in factors:
        out = [0 * p[0]] * (len(p) + len(f.poly) - 1)
        for i, x in enumerate(p):
            for j, y in enumerate(f.poly):
                out[i + j] = out[i + j] + x * y
        p = out
    found = {"annihilator": [tree(term_of(c)) for c in p], "prime": prime}
    if over_r:
        values = [v for v in eigenvalues(a, factors) if v.is_real]
        found["intervals"] = [[str(lo), str(hi)] for lo, hi in isolating(v.enclose for v in values)]
    return found


def eigenvector(value: Eigenvalue) -> tuple[Expr, ...]:
    """Entries of one eigenvector, as terms in closed form or in root(p, k)."""
    from ..exact.field import term_of
    from ..model import polynomial

    if value.scalar is not None:
        return tuple(term_of(x) for x in value.vectors[0])
    return tuple(polynomial([term_of(c) for c in entry], value.value) for entry in value.factor.vectors[0])


def obstruction(matrix: Expr, over_r: bool, definitions: Mapping[str, Expr], prime: int) -> dict:
    """p and w with p(A)^2 w = 0 and p(A) w != 0; else, over R, an eigenpair that is not real."""
    from ..exact.eigen import eigen, eigenvalues
    from ..exact.field import term_of
    from ..exact.matrix import from_term
    from .defect import defect_witness

    a = from_term(expanded(matrix, definitions))
    factors = eigen(a)
    for f in factors:
        if f.geometric < f.multiplicity:
            w = defect_witness(a, f)
            return {
                "polynomial": [tree(term_of(c)) for c in f.poly],
                "vector": [tree(term_of(x)) for x in w],
                "prime": prime,
            }
    values = eigenvalues(a, factors) if over_r else ()
    nonreal = [v for v in values if not v.is_real]
    located = [v for v in nonreal if v.scalar is not None or a.field.degree == 1]
    if located:
        value = located[0]
        return {"eigenvalue": tree(value.value), "vector": tree(eigenvector(value)), "prime": prime}
    if nonreal:
        from .form import negative_form

        return {"form": [str(c) for c in negative_form(values)], "prime": prime}
    return {"prime": prime}
