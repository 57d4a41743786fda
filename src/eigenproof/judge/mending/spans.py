"""Repairs of spans: a vector outside the space, or one that is missing."""

from __future__ import annotations

from collections.abc import Iterator

from ...exact.field import Scalar
from ...language import to_text
from ...model import Term, vector
from ..evaluation.elimination import echelon
from ..evaluation.numbers import conjugated
from ..evaluation.words import Subspace, inner
from .changes import WHOLE
from .parts import Claimed
from .paths import put
from .search import Candidate
from .values import FAILURES, Values, integral, term_of
from .vectors import Vector, likely, projection, without

NAMES = {
    "eigenspace": "the eigenspace",
    "nullspace": "the null space",
    "columnspace": "the column space",
    "rowspace": "the row space",
}


def of_spans(claimed: Claimed, atom: Term, values: Values) -> Iterator[Candidate]:
    """The vectors outside the space replaced, those that are missing added; or all of them."""
    for k in (1, 0):
        written, other = atom.args[k], atom.args[1 - k]
        if not (isinstance(written, Term) and written.op == "span" and isinstance(other, Term)):
            continue
        try:
            space = values.of(other)
        except FAILURES:
            return
        if not isinstance(space, Subspace):
            return
        if not space.rows:
            return  # to ask for the space {0} repairs nothing
        rows, kept, outside = [list(r) for r in space.rows], [], []
        for t in written.args:
            v = [x for (x,) in values.rows(t)]
            (kept if len(echelon([*rows, v])[1]) == len(rows) else outside).append((t, v))
        terms = [t for t, _ in kept]
        chosen = [v for _, v in kept]
        more = []
        for r in rows:
            if len(echelon([*chosen, r])[1]) > (len(echelon(chosen)[1]) if chosen else 0):
                chosen.append(r)
                more.append(vector(map(term_of, integral(r))))
        new = Term("span", (*terms, *more) or (vector([0] * (space.ambient or 1)),))
        name = NAMES.get(other.op, "the space")
        if other.op == "eigenspace":
            name += f" of {to_text(other.args[1])}"
        change = claimed.with_atom(put(atom, (0, k), new))
        apart = ""
        if len(more) == 1 == len(outside):
            v = outside[0][1]
            w = _alike(rows, v, [u for _, u in kept])
            if kept and not any(inner(v, [conjugated(x) for x in u]) for _, u in kept):
                apart = " is orthogonal to the others but"
            more = [vector(map(term_of, w))] if w is not None else more
            change = claimed.with_atom(put(atom, (0, k), Term("span", (*terms, *more))))
        listed = ", ".join(map(to_text, more))
        if outside and more:
            lie = "lie" if len(outside) > 1 else "lies"
            said = f"{', '.join(to_text(t) for t, _ in outside)}{apart} {lie} outside {name}"
            inside = (
                f"its projection is {listed}"
                if apart
                else f"{listed} {'lie' if len(more) > 1 else 'lies'} in it"
            )
            yield Candidate(1.9 if apart else WHOLE - 3, f"{said}; {inside}", change)
        elif outside:
            lie = ", ".join(to_text(t) for t, _ in outside)
            yield Candidate(4, f"{lie} {'lie' if len(outside) > 1 else 'lies'} outside {name}", change)
        elif more:
            dimension = f"{name} has dimension {len(rows)}, not {len(rows) - len(more)}"
            yield Candidate(4, f"{dimension}: {listed} is missing", change)


def _alike(rows: list, v: Vector, others: list) -> list[Scalar] | None:
    """The vector of a space that looks most like v, and with the others spans more than they do.

    Orthogonal to the others where v is.
    """
    if any(inner(list(v), [conjugated(x) for x in u]) for u in others):
        w = projection(rows, v)
    else:
        free = []
        for b in rows:
            for c in (*others, *free):
                b = without(b, c)
            if any(b):
                free.append(b)
        w = projection(free, v) if free else []
    if not any(w) or (others and len(echelon([*others, w])[1]) == len(echelon(others)[1])):
        return None
    return likely([w], v) if len(rows) == 1 else integral(w)
