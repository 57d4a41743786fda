"""Repairs of P*D*P^-1, Q*D*Q.T and U*S*V.T: a column, and the diagonal of S."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from ...exact.field import Scalar
from ...language import to_text
from ...model import Expr, Term, matrix, neg, vector
from ..evaluation.elimination import echelon, kernel
from ..evaluation.matrices import matrix as matrix_value
from ..evaluation.numbers import conjugated, divided, equal, multiplied, real, root, sign
from ..evaluation.words import inner, minus
from .changes import EXCHANGED
from .parts import Claimed, Part
from .search import Candidate
from .values import Values, scaled, term_of
from .vectors import length_squared, like_term, likely, product, projection, without


def triple(claimed: Claimed, parts: list[Part]) -> tuple[Expr, Part, Part] | None:
    """(A, P, D) of a claim about P*D*P^-1 or Q*D*Q.T."""
    atom = claimed.atom
    p = next((x for x in parts if x.role in ("P", "Q")), None)
    d = next((x for x in parts if x.role == "D"), None)
    if p is None or d is None or not isinstance(atom, Term):
        return None
    if atom.op in ("diagonalization", "spectral"):
        return atom.args[0], p, d
    for k in (0, 1):
        side, other = atom.args[k], atom.args[1 - k]
        if isinstance(side, Term) and side.op == "*":
            if len(side.args) == 3 and ((0, k, 0, 1) in d.paths or d.where == side.args[1]):
                return other, p, d
            if len(side.args) == 3:
                return side.args[1], p, d
            if isinstance(other, Term) and other.op == "*" and side.args[1] == other.args[0]:
                return side.args[0], p, d
    return None


def of_factors(claimed: Claimed, parts: list[Part], values: Values) -> Iterator[Candidate]:
    """A column of P or Q replaced; the diagonal of S with its roots, or with another sign."""
    if any(p.role in ("P", "Q") for p in parts):
        yield from _columns(claimed, parts, values)
    s = next((p for p in parts if p.role == "S"), None)
    if s is not None and isinstance(s.term, Term) and s.term.op == "matrix":
        rows = values.rows(s.term)
        yield from _negative(claimed, s, next((p for p in parts if p.role == "V"), None), rows)
        roots = [[root(x) if i == j else x for j, x in enumerate(r)] for i, r in enumerate(rows)]
        words = f"{s.name} holds σ² in place of σ: take the square roots"
        yield Candidate(1.5, words, claimed.with_part(s, like_term(s.term, roots)))


def _negative(claimed: Claimed, s: Part, v: Part | None, rows: list) -> Iterator[Candidate]:
    """The sign of a negative entry of S moved to its column of V."""
    if v is None or not isinstance(v.term, Term) or v.term.op != "matrix":
        return
    for k, r in enumerate(rows[: len(rows[0])]):
        if real(r[k]) and sign(r[k]) < 0:
            words = f"the signs of entry ({k + 1}, {k + 1}) of {s.name} and of column {k + 1} of {v.name}"
            yield Candidate(
                4, words, claimed.with_part(s, _negated(s.term, k)).with_part(v, _negated(v.term, k))
            )


def _negated(t: Expr, k: int) -> Term:
    """A written matrix with the signs of a column changed."""
    assert isinstance(t, Term)
    return matrix([[neg(x) if j == k else x for j, x in enumerate(r)] for r in t.args])


def _columns(claimed: Claimed, parts: list[Part], values: Values) -> Iterator[Candidate]:
    """One column of P replaced by an eigenvector; one entry of D by the eigenvalue of its column."""
    found = triple(claimed, parts)
    if found is None or not isinstance(found[1].term, Term) or found[1].term.op != "matrix":
        return
    a, p, d = found
    columns = [list(c) for c in zip(*values.rows(p.term), strict=True)]
    numbers = [r[k] for k, r in enumerate(values.rows(d.term))]
    rows = values.rows(a)
    for k, (v, l) in enumerate(zip(columns, numbers, strict=True)):  # noqa: E741
        if all(equal(x, multiplied(l, y)) for x, y in zip(product(rows, v), v, strict=True)):
            continue
        space = [list(w) for w in kernel(minus(matrix_value(rows), l))]
        if not space:
            continue
        others = [c for j, c in enumerate(columns) if j != k]
        w, words = _column_for(p, k, v, l, space, others)
        if w is None:
            continue
        new = [*columns]
        new[k] = w
        rows_new = [list(r) for r in zip(*new, strict=True)]
        yield Candidate(EXCHANGED + 2, words, claimed.with_part(p, like_term(p.term, rows_new)))


def _column_for(
    p: Part,
    k: int,
    v: list,
    l: Scalar,
    space: list,
    others: list,  # noqa: E741
) -> tuple[list | None, str]:
    name, number = f"column {k + 1} of {p.name}", to_text(term_of(l))
    if p.role == "Q":
        apart = not any(inner(v, [conjugated(x) for x in c]) for c in others)
        inside = [c for c in others if len(echelon([*space, c])[1]) == len(space)]
        free: list[list[Scalar]] = []
        for b in space:
            for c in (*inside, *free):
                b = without(b, c)
            if any(b):
                free.append(b)
        if not free:
            return None, ""
        w = projection(free, v)
        w = w if any(w) else free[0]
        w = scaled(w, divided(fmpq(1), root(length_squared(w))))
        shown = to_text(vector(map(term_of, w)))
        if apart:
            lies = f"{name} is orthogonal to the others but lies outside the eigenspace of {number}"
            return w, f"{lies}; inside it is {shown}"
        return w, f"{name} is no eigenvector for {number}; one is {shown}"
    for w in [likely(space, v), *space]:
        w = list(w)
        if len(echelon([*others, w])[1]) > len(echelon(others)[1]) if others else True:
            return w, f"{name} is no eigenvector for {number}; one is {to_text(vector(map(term_of, w)))}"
    return None, ""
