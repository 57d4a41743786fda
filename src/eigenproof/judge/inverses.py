"""The inverses and pseudoinverses that a certificate names: [M, P] for every pinv(M), inv(M), M^-k in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..errors import EigenproofError
from ..exact.matrix import ExactMatrix
from ..exact.pseudo import pinv
from ..model import BINDING, Expr, Term, names
from .values import exact_value, inverted


def inverses(terms: Iterable[Expr], definitions: Mapping[str, Expr]) -> list[tuple[Expr, Term]]:
    """(M, P) for each explicit matrix M that is inverted in these terms, inner ones first, each once."""
    wanted: dict[Expr, None] = {}
    for t in terms:
        _collect(t, frozenset(), wanted)
    found = []
    for m in wanted:
        try:
            value = exact_value(m, definitions)
            if isinstance(value, ExactMatrix):
                found.append((m, pseudoinverse(value).term()))
        except EigenproofError:
            continue  # the kernel says what it misses, if it comes to that
    return found


def pseudoinverse(a: ExactMatrix) -> ExactMatrix:
    """The inverse where there is one, as its numbers are smaller on the way; else the pseudoinverse."""
    try:
        return inverted(a)
    except (EigenproofError, ZeroDivisionError):
        return pinv(a)


def _collect(t: object, bound: frozenset[str], wanted: dict[Expr, None]) -> None:
    """The matrices that are inverted in t and contain no bound name."""
    if isinstance(t, Term):
        if t.op in BINDING:
            bound |= {name for name, _ in t.args[0]}
        for a in t.args:
            if isinstance(a, tuple):
                _collect(a, bound, wanted)
        power = t.op == "^" and isinstance(t.args[1], int) and t.args[1] < 0
        if (power or t.op in ("pinv", "inv")) and not names(t.args[0]) & bound:
            wanted.setdefault(t.args[0])
    elif isinstance(t, tuple):
        for a in t:
            if isinstance(a, tuple):
                _collect(a, bound, wanted)
