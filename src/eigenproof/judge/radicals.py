"""Square roots in the field of others: sqrt(6) = sqrt(2) sqrt(3), sqrt(5 + 2 sqrt(6)) = sqrt(2) + sqrt(3).

The kernel makes one generator for each square root. Where two of them are dependent it has
to be told, or it could not see that a true equality holds; it checks what it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import EigenproofError
from ..exact.closed import evaluate
from ..exact.field import Element, Scalar, Tower
from ..model import Expr, Term, add, mul, number, sqrt, tree
from .places import nodes

MAX_DEGREE = 16
"""Relations are looked for among the first few square roots only: fields of larger degree cost too much."""


def radical_relations(terms: Iterable[Expr]) -> list[list]:
    """[[x, y], ...] with sqrt(x) = y in the generators of square roots met before, as trees."""
    roots = square_roots(terms)
    if len(roots) < 2 or all(isinstance(r.args[0], int) and _prime(r.args[0]) for r in roots):
        return []
    tower, found = Tower.QQ, []
    known: list[Expr] = []  # what each level of the tower is called in the statements
    for t in roots:
        try:
            bigger, value = evaluate(tower, t)
        except EigenproofError:
            continue  # not a number by itself, or a field that is too large
        if bigger.degree > MAX_DEGREE:
            continue
        tower = bigger
        for j in range(len(known), len(tower.levels)):
            itself = isinstance(value, Element) and value == tower.generator(j)
            known.append(t if itself else _generator(tower, j, known))
        written = unmerged(value, known)
        if written != t:
            found.append([tree(t.args[0]), tree(written)])
    return found


def square_roots(terms: Iterable[Expr]) -> list[Term]:
    """All sqrt(x) in these terms, inner ones first, each once."""
    found: dict[Term, None] = {}
    for t in terms:
        for s in sorted(nodes([t], "sqrt"), key=_depth):
            found.setdefault(s)
    return list(found)


def _depth(t: Term) -> int:
    return len(nodes([t], "sqrt"))


def _prime(n: int) -> bool:
    return n > 1 and all(n % k for k in range(2, min(n, 40)))


def unmerged(x: Scalar, known: Sequence[Expr]) -> Expr:
    """x as a polynomial in the generators of its tower, products of square roots left standing."""
    if not isinstance(x, Element):
        return number(x)
    summands = []
    for k, c in enumerate(x.coordinates):
        if c:
            summands.append(mul(number(c), *(known[j] for j in range(len(x.tower.levels)) if k >> j & 1)))
    return add(*summands)


def _generator(tower: Tower, j: int, known: Sequence[Expr]) -> Expr:
    """The square root that level j adjoins, in the generators before it."""
    below = Tower(tower.levels[:j])
    radicand = Element(below, tower.levels[j]) if j else below(tower.levels[j][0])
    return Term("i", ()) if radicand == -1 else sqrt(unmerged(radicand, known))
