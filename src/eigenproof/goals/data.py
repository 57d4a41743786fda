"""Goals of the topics covariance and pca."""

from __future__ import annotations

from ..errors import DerivationError
from ..model import Expr, Options, Term, add, eq, mul, neg
from .claims import Claims, body
from .eigen import spectral_of


def covariance_of(options: Options) -> Term:
    """The word for the matrix whose eigenvectors are the principal components."""
    if not options.centred:
        return mul(Term("T", ("X",)), "X")  # type: ignore[return-value]
    ddof = () if options.ddof == 1 else (Term("ddof", (options.ddof,)),)
    return Term("covariance", ("X", *ddof))


def data_word(options: Options) -> Expr:
    """The data whose directions are sought: centred, or as given."""
    return Term("centered", ("X",)) if options.centred else "X"


def covariance(said: Claims) -> list[Expr]:
    said.matrix("C")
    return [
        said.value(Term("mean", ("X",))),
        said.value(covariance_of(said.options)),
        *(
            said.has(Term(word, ("C",)), f"the derivation does not show that C is {word}")
            for word in ("symmetric", "positive_semidefinite")
        ),
    ]


EXACT_DIRECTIONS = 8
"""Up to so many variables the principal directions are part of the goal; beyond, where they are defined."""


def pca(said: Claims) -> list[Expr]:
    """Covariance, its spectrum in order, the directions, and that no other l directions do better."""
    mean = [said.value(Term("mean", ("X",)))] if said.options.centred else []
    spectrum_claim = said.value(Term("eigenvalues", ("C",)))
    values = spectrum_claim.args[1].args
    found: list[Expr] = [*mean, said.value(covariance_of(said.options)), spectrum_claim]
    n, kept = len(said.matrix("C")), said.options.components
    kept = sum(v != 0 for v in values) if kept is None else kept
    if not kept:  # data without variance: every direction is as good
        return found
    y = data_word(said.options)
    best = [s for s in said.parts if (error := _error(s, y, n, kept)) is not None]
    if not best:
        raise DerivationError(f"the derivation does not show that its {kept} components are the best")
    error = _error(best[0], y, n, kept)
    assert error is not None
    said.explicit(error)
    if n > EXACT_DIRECTIONS and "Q" not in said.bound:
        return [*found, *said.descending(values), best[0]]
    if [row[:kept] for row in said.matrix("Q")] != list(said.matrix("W")):
        raise DerivationError("the columns of W are not the first ones of Q")
    missing = "the derivation does not say what error its components leave"
    attained = said.has(eq(_loss(y, "W"), error), missing)
    return [*found, *spectral_of(said, "C", "Q", "L"), best[0], attained]


def _loss(y: Expr, d: str) -> Term:
    """norm(Y - Y*D*D.T)^2"""
    return Term("^", (Term("norm", (add(y, neg(mul(y, d, Term("T", (d,))))),)), 2))


def optimum(y: Expr, n: int, kept: int, error: Expr) -> Term:
    """for D in R(n,l): D.T*D == I(l) implies norm(Y - Y*D*D.T)^2 >= error."""
    orthonormal = eq(mul(Term("T", ("D",)), "D"), Term("I", (kept,)))
    body = Term("implies", (orthonormal, Term(">=", (_loss(y, "D"), error))))
    return Term("for", ((("D", Term("R", (n, kept))),), body))


def _error(claim: Expr, y: Expr, n: int, kept: int) -> Expr | None:
    """The error in a claim that is `optimum`."""
    if not (isinstance(claim, Term) and claim.op == "for"):
        return None
    error = body(claim).args[1]
    return error if claim == optimum(y, n, kept, error) else None
