"""Vectors and eigenspaces with exact entries."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq

from ...exact.field import Scalar
from ...model import Expr, Term, matrix, vector
from ..evaluation.elimination import kernel
from ..evaluation.numbers import added, conjugated, divided, equal, multiplied
from ..evaluation.words import inner, minus
from .values import Values, integral, scaled, term_of

Vector = Sequence[Scalar]


def eigenspace(values: Values, a: Expr, l: Expr) -> list[list[Scalar]]:  # noqa: E741
    """A basis of the eigenspace; [] for a number that is no eigenvalue."""
    number = values.number(l)
    if number is None:
        return []
    return [list(v) for v in kernel(minus(values.of(a), number))]  # type: ignore[arg-type]


def is_eigenvector(values: Values, a: Expr, v: Vector) -> bool:
    """Is A v a multiple of v, which is not 0?"""
    return eigenvalue_of(values, a, v) is not None


def eigenvalue_of(values: Values, a: Expr, v: Vector) -> Scalar | None:
    """The l of A v = l v; None where v is 0 or no eigenvector."""
    k = next((k for k, x in enumerate(v) if x), None)
    if k is None:
        return None
    image = product(values.rows(a), v)
    c = divided(image[k], v[k])
    return c if all(equal(x, multiplied(c, y)) for x, y in zip(image, v, strict=True)) else None


def product(rows: Sequence[Vector], v: Vector) -> list[Scalar]:
    """A v"""
    return [inner(list(r), list(v)) for r in rows]


def likely(space: list[list[Scalar]], v: Vector) -> list[Scalar]:
    """The vector of a space that looks like v: its projection; of a line, with the same first entry."""
    if len(space) > 1:
        found = projection(space, v)
        if any(found):
            return integral(found)
    w = integral(space[0])
    k = next((k for k, x in enumerate(v) if x and w[k]), None)
    return scaled(w, divided(v[k], w[k])) if k is not None else w


def projection(space: list[list[Scalar]], v: Vector) -> list[Scalar]:
    """The orthogonal projection of v onto the span of independent vectors."""
    done: list[list[Scalar]] = []
    found = [fmpq(0)] * len(v)
    for b in space:
        for d in done:
            b = without(b, d)
        done.append(b)
        part = scaled(b, divided(inner(list(v), [conjugated(x) for x in b]), length_squared(b)))
        found = [added(x, y) for x, y in zip(found, part, strict=True)]
    return found


def without(v: Vector, d: Vector) -> list[Scalar]:
    """v less its part along d."""
    c = divided(inner(list(v), [conjugated(x) for x in d]), length_squared(d))
    return [added(x, -multiplied(c, y)) for x, y in zip(v, d, strict=True)]


def length_squared(v: Vector) -> Scalar:
    """The square of the length of a vector."""
    return inner(list(v), [conjugated(x) for x in v])


def like_term(t: Term, rows: list) -> Expr:
    """Rows as a term of the same kind: a vector, or a matrix (also of one column)."""
    if t.op == "vector":
        return vector(term_of(x) for (x,) in rows)
    return matrix([[term_of(x) for x in r] for r in rows])
