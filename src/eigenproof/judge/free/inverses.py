"""Square one-sided inverses: where a zero says X Y = c, Y X = c holds too (finite dimension)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from .poly import Coefficient, Poly, identity, of_word
from .words import Monomial


def one_sided(p: Poly) -> Iterator[tuple[Poly, Poly, Coefficient]]:
    """Square X, Y and a rational c != 0 with X Y - c I a multiple of p, so that p = 0 gives Y X = c I.

    Found for p = a u v + b u + c v + d I with words u, v: (u + c/a)(v + b/a) = bc/a^2 - d/a.
    """
    if p.rows != p.columns or any(atoms for atoms, _ in p.terms):
        return
    one: Monomial = ((), ())
    for (_, word), a in p.terms.items():
        for at in range(1, len(word)):
            u, v = word[:at], word[at:]
            allowed = {one, ((), word), ((), u), ((), v)}
            if u[-1].columns != p.rows or u == v or not p.terms.keys() <= allowed:
                continue
            b, c, d = (Fraction(p.terms.get(m, 0)) / a for m in (((), u), ((), v), one))
            if b * c != d:
                unit = identity(p.rows)
                yield of_word(u) + unit.scaled(c), of_word(v) + unit.scaled(b), b * c - d
