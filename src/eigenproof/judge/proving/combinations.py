"""Independent vectors: combinations of them that are zero have the coefficients zero."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...errors import EigenproofError
from ...kernel_free import Poly, number, of_letter
from ..free.squares import kernel
from .attempt import Attempt
from .translate import letters_of


def combined(attempt: Attempt) -> bool:
    """Use independent(u, v, …) for the combinations of u, v, … that are zero."""
    news = False
    for k, (kind, *vectors) in enumerate(list(attempt.state.facts)):
        if kind != "independent":
            continue
        for coefficients in (*dependent(vectors), *told(attempt, vectors)):
            total = sum((c * u for c, u in zip(coefficients, vectors)), Poly(*vectors[0].shape, {}))
            move = {"move": "use", "use": k, "with": [attempt.tree(c) for c in coefficients]}
            if f"{k}{move['with']}" not in attempt.done and attempt.equal(total, 0.2):
                news |= attempt.tried(move)
    return news


def dependent(vectors: list[Poly]) -> Iterator[list[Poly]]:
    """Coefficients of combinations that are zero whatever the letters are."""
    for v in kernel([p.terms for p in vectors]):
        yield [number(c) if c else Poly(1, 1, {}) for c in v]
    for i, u in enumerate(vectors):
        for j, v in enumerate(vectors[:i]):
            a, b = factor(u), factor(v)
            if a is not None and b is not None and a[1] == b[1]:
                yield [b[0] if k == i else -a[0] if k == j else Poly(1, 1, {}) for k in range(len(vectors))]


def factor(p: Poly) -> tuple[Poly, tuple] | None:
    """(c, w) with p = c w for a number c and a word w."""
    words = {w for _, w in p.terms}
    if len(words) != 1:
        return None
    return Poly(1, 1, {(atoms, ()): c for (atoms, _), c in p.terms.items()}), *words


def told(attempt: Attempt, vectors: list[Poly]) -> Iterator[list[Poly]]:
    """Coefficients of combinations that an equation says are zero, perhaps once multiplied by an inverse."""
    pairs = [factor(u) for u in vectors]
    if any(x is None or c.terms.keys() != {((), ())} for x in pairs for c in [x and x[0]]):  # type: ignore[misc, union-attr]
        return
    places = {w: (i, next(iter(c.terms.values()))) for i, (c, w) in enumerate(pairs)}  # type: ignore[misc]
    for p in list(zeros(attempt)):
        found = [Poly(1, 1, {}) for _ in vectors]
        if p.shape != vectors[0].shape or not all(w in places for _, w in p.terms):
            continue
        for (atoms, w), c in p.terms.items():
            i, d = places[w]
            found[i] = found[i] + Poly(1, 1, {(atoms, ()): Fraction(c) / d})
        if len(places) == len(vectors):
            yield found


def zeros(attempt: Attempt) -> Iterator[Poly]:
    """Columns that are zero: those of equations, and what known matrices make of them."""
    known = [p for _, way, p in attempt.equations() if not way and p.columns == 1 and p.rows != 1]
    yield from known
    letters = {x for f in attempt.state.facts for p in f[1:] if isinstance(p, Poly) for x in letters_of(p)}
    for x in sorted(letters):
        if x.key.startswith("inv#"):
            for form in (of_letter(x), of_letter(x).changed(1, 0)):
                for p in known:
                    if form.columns == p.rows and not form.scalar:
                        try:
                            found = attempt.normal_form(form * p)
                            whole = product_form(attempt, form, p)
                        except EigenproofError:
                            continue
                        yield from (q for q in (whole, found) if q is not None and q.terms)


def product_form(attempt: Attempt, form: Poly, p: Poly) -> Poly | None:
    """form * p, term by term by the equations."""
    total = Poly(form.rows, 1, {})
    for m, c in p.terms.items():
        part = attempt.normal_form(form * Poly(*p.shape, {m: c}))
        if part is None:
            return None
        total = total + part
    return total
