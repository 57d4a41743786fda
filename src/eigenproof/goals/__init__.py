"""The fixed goal of each topic: what a derivation must prove, built from topic, input and its claims.

A goal's left sides come from here. The values on the right are read off the derivation's
own claims, which the judge decides; a claim that the topic needs and that is missing is an
error, so that a derivation cannot prove less than its topic promises.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..errors import DerivationError
from ..model import Expr, Options, Term, conj, conjuncts
from . import data, eigen, singular
from .claims import Claims

BUILDERS: dict[str, Callable[[Claims], list[Expr]]] = {
    "charpoly": eigen.charpoly,
    "eigen": eigen.eigen,
    "diagonalize": eigen.diagonalize,
    "spectral": eigen.spectral,
    "determinant": eigen.determinant,
    "svd": singular.svd,
    "pseudoinverse": singular.pseudoinverse,
    "lstsq": singular.lstsq,
    "covariance": data.covariance,
    "pca": data.pca,
}


def goal(
    topic: str,
    given: Sequence[tuple[str, Term]],
    definitions: Sequence[tuple[str, Expr]],
    claims: Sequence[Expr],
    options: Options | None = None,
) -> Expr:
    """The statement that a derivation of `topic` about what was `given` (name, term) has to prove.

    Definitions must bind the names given. Raises DerivationError when a claim is missing.
    """
    bound = dict(definitions)
    if any(bound.get(name) != t for name, t in given) or len(bound) != len(definitions):
        raise DerivationError("a derivation must be about the matrix that was given, under its name")
    said = Claims(given, bound, [s for c in claims for s in conjuncts(c)], options or Options())
    inputs = {name for name, _ in given}
    said.explicit(*(value for name, value in bound.items() if name not in inputs))
    return conj(*BUILDERS[topic](said))
