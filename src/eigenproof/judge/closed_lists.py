"""Lists of eigenvalues and singular values that a statement needs, as claims for the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..errors import EigenproofError
from ..model import Expr, Term, eq, names, walk
from .evidence import evidence
from .values import matrix_value, resolve

Definitions = Mapping[str, Expr]
OF_DATA = ("explained_variance", "explained_variance_ratio")
COLLECTIONS = ("eigenvalues", "singular_values", *OF_DATA)


def lists(
    terms: Iterable[Expr], definitions: Definitions, everything: bool = False
) -> list[tuple[Expr, dict]]:
    """Claims `eigenvalues(A) == {…}`, each with evidence, for the collections whose members are needed.

    For a reader, `everything`: for all collections.
    """
    asked = _all if everything else _needed
    wanted = dict.fromkeys(c for t in terms for c in asked(t, definitions))
    found = []
    for c in wanted:
        try:
            claim = eq(c, Term("multiset", tuple(values(c, definitions))))
            found.append((claim, evidence(claim, definitions, {})))
        except EigenproofError:
            continue  # the kernel says what it misses
    return found


def values(collection: Term, definitions: Definitions) -> list[Expr]:
    """The values, descending, each as often as it counts, in closed form or as roots."""
    from ..exact.eigen import eigenvalues
    from ..exact.singular import singular_values

    a = matrix_value(collection.args[0], definitions)
    if collection.op == "singular_values":
        return [s.value for s in singular_values(a)]
    return [v.value for v in eigenvalues(a) for _ in range(v.factor.multiplicity)]


def _needed(t: Expr, definitions: Definitions) -> Iterator[Term]:
    """The collections of which a term asks more than its characteristic polynomial tells."""
    for node in walk(t):
        if not isinstance(node, Term):
            continue
        if node.op == "spectral_radius":
            yield Term("eigenvalues", node.args)
        if node.op == "for":
            yield from _of_directions(node)
        if node.op in ("==", "!="):
            kinds = {c.op for c in (rewritten(a, definitions) for a in node.args) if c is not None}
            asked = node.args if kinds == {"eigenvalues", "singular_values"} else ()
        elif node.op in ("item", "max", "min", "sum", "product", "~="):
            asked = node.args[:1]
        else:
            continue
        for a in asked:
            c = rewritten(a, definitions)
            if c is not None and (node.op != "sum" or c.op == "singular_values"):
                yield c


def _all(t: Expr, definitions: Definitions) -> Iterator[Term]:
    """The collections in a term."""
    for node in walk(t):
        c = rewritten(node, definitions)
        if c is not None:
            yield c


def _of_directions(t: Term) -> Iterator[Term]:
    """What has to be known of unit eigenvectors that a `for` binds."""
    bound = {name for name, _ in t.args[0]}
    for node in walk(t.args[1]):
        if isinstance(node, Term) and not names(Term("", node.args[:1])) & bound:
            if node.op == "eigenpair" and node.args[1] in bound:
                yield Term("eigenvalues", node.args[:1])
            if node.op == "principal_component":
                yield Term("eigenvalues", (of_variances(node.args[0]),))


def of_variances(data: Expr) -> Term:
    """The matrix whose eigenvalues are the variances of the principal components."""
    return Term("covariance", (data,))


def rewritten(t: Expr, definitions: Definitions) -> Term | None:
    """A collection of eigenvalues or singular values, that of data too; None for anything else."""
    t = resolve(t, definitions)
    if not isinstance(t, Term) or t.op not in COLLECTIONS:
        return None
    if t.op == "explained_variance":
        return Term("eigenvalues", (Term("covariance", t.args),))
    if t.op == "explained_variance_ratio":
        scatter = Term("scatter", t.args)
        return Term("eigenvalues", (Term("/", (scatter, Term("trace", (scatter,)))),))
    return t
