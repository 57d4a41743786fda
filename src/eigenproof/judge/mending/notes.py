"""What is to be said of a claim that is true: an order, a field, that others use another convention."""

from __future__ import annotations

from ...model import Expr, Term, conjuncts
from ..closed import without_lets
from ..evaluation.numbers import real
from ..evaluation.spectra import Multiset
from .parts import Claimed
from .spectra import is_ascending
from .values import FAILURES, Values

DESCENDING = ("singular_values", "explained_variance", "explained_variance_ratio")


def notes(statement: Expr) -> tuple[str, ...]:
    """Notes on the conventions under which a statement is true."""
    definitions, body = without_lets((), statement)
    claimed = Claimed(tuple(definitions), body)
    found = []
    for part in conjuncts(claimed.body):
        if isinstance(part, Term) and part.op in NOTES:
            try:
                found.append(NOTES[part.op](part, Values(definitions)))
            except FAILURES:
                continue
    return tuple(dict.fromkeys(n for n in found if n))


def _order(part: Term, values: Values) -> str:
    """Singular values and variances printed in ascending order."""
    for one, other in (part.args, part.args[::-1]):
        if isinstance(one, Term) and one.op in DESCENDING and _written(other):
            listed = values.of(Term("multiset", tuple(x for x in other.args if x != Term("...", ()))))
            if isinstance(listed, Multiset) and is_ascending(listed.members):
                return f"the {one.op.replace('_', ' ')} are listed in ascending order; descending is usual"
    return ""


def _written(t: Expr) -> bool:
    return isinstance(t, Term) and t.op == "multiset"


def _svd(part: Term, values: Values) -> str:
    rows = values.rows(part.args[2])
    if is_ascending([r[k] for k, r in enumerate(rows) if k < len(r)]):
        return "the singular values in S are in ascending order; descending is usual"
    return ""


def _over_c(part: Term, values: Values) -> str:
    """Diagonalisable over C, but not over R."""
    a, *field = part.args
    if field or not all(real(x) for r in values.rows(a) for x in r):
        return ""
    if values.holds(Term("diagonalizable", (a, Term("R", ())))) is False:
        return "true over C only: over R the matrix is not diagonalizable"
    return ""


NOTES = {"==": _order, "~=": _order, "svd": _svd, "diagonalizable": _over_c}
