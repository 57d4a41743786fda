"""Equations: a combination of the facts, a pseudoinverse by Penrose's identities, squares that vanish."""

from __future__ import annotations

from ...errors import EigenproofError
from ...kernel_free import ADJOINT, Poly, number, of_letter, trace
from .attempt import Attempt
from .translate import letters_of


def equation(attempt: Attempt, p: Poly, most: float = 1.0) -> bool:
    """Show p == 0, if one of the strategies does."""
    if attempt.quick:
        return attempt.equal(p, 0.05)
    strategies = (
        lambda: penrose(attempt, p, 4 * most),  # a goal of this form is worth it
        lambda: attempt.equal(p, most / 4),
        lambda: attempt.vanishes(p, most / 4),
        lambda: traced(attempt, p),
        lambda: twice(attempt, p, most / 4),
        lambda: attempt.equal(p, most),
    )
    return any(strategy() for strategy in strategies)


def penrose(attempt: Attempt, p: Poly, most: float) -> bool:
    """pinv(X) == Y because Y satisfies Penrose's identities for X."""
    for (atoms, word), c in p.terms.items():
        if atoms or len(word) != 1 or attempt.letters.trees.get(word[0].key, [""])[0] != "pinv":
            continue
        one = word[0]
        rest = p.times(-1 / c if c not in (1, -1) else -c) + of_letter(one)
        if one in letters_of(rest):
            continue
        op, base = attempt.letters.arguments[one.key]
        x, y = (q.changed(one.transposed, one.conjugated) for q in (base, rest))
        y = rest
        xy, yx = x * y, y * x
        goals = (xy * x - x, yx * y - y, xy.changed(*ADJOINT) - xy, yx.changed(*ADJOINT) - yx)
        if all(_either(attempt, g, most) for g in goals):
            move = {"move": "use", "use": "uniqueness of the pseudoinverse"}
            try:
                attempt.do({**move, "with": [attempt.tree(x), attempt.tree(y)]})
            except EigenproofError:
                return False
            return attempt.equal(p, most / 4)
    return False


def twice(attempt: Attempt, p: Poly, most: float) -> bool:
    """p = 0 because p.H p = 0, and that because its own square vanishes."""
    if p.rows == 1 or p.columns == 1 or not p.real or len(p.terms) > 3:
        return False
    return attempt.vanishes(p.changed(*ADJOINT) * p, most) and attempt.vanishes(p, most)


def traced(attempt: Attempt, p: Poly) -> bool:
    """p = 0 because the trace of a multiple of a fact is a sum of squares, one of them that of p."""
    if p.scalar or len(p.terms) != 1:
        return False
    letters = {x for f in attempt.state.facts if f[0] == "==" for x in letters_of(f[1])} | letters_of(p)
    factors = [of_letter(x) for x in sorted(letters)]
    factors += [x.changed(*ADJOINT) for x in factors] + [p, p.changed(*ADJOINT)]
    for k, way, fact in attempt.equations():
        options = [x for x in factors if not way and (x.columns, x.rows) == fact.shape]
        for x in [number(1, fact.rows, fact.rows)] * (fact.rows == fact.columns) + options:
            total = trace(x * fact)
            roots = [_root(m, attempt) for m in total.terms]
            if not roots or None in roots or any(c <= 0 for c in total.terms.values()):
                continue
            for i, w in enumerate(roots):
                for form in (w, w.changed(*ADJOINT)):
                    if (form - p if form.shape == p.shape else number(1)).terms:
                        continue
                    squares = [[str(c), [], attempt.tree(y)] for c, y in zip(total.terms.values(), roots)]
                    zeros = [["-1", attempt.tree(x), k, "1", "trace"]]
                    move = {"move": "vanish", "squares": squares, "zeros": zeros, "of": i, "trace": True}
                    try:
                        attempt.derived.add(attempt.do(move))
                    except EigenproofError:
                        continue
                    return attempt.state.among(("==", p))
    return False


def _root(m: tuple, attempt: Attempt) -> Poly | None:
    """w with trace(w.H w) the one atom of a monomial."""
    atoms, word = m
    if word or len(atoms) != 1 or atoms[0][1] != 1:
        return None
    (_, w), _ = atoms[0]
    half = len(w) // 2
    for i in range(len(w)):
        turned = w[i:] + w[:i]
        end = _product(turned[half:])
        if len(w) % 2 == 0 and not (_product(turned[:half]) - end.changed(*ADJOINT)).terms:
            return end
    return None


def _product(w: tuple) -> Poly:
    total = of_letter(w[0])
    for x in w[1:]:
        if total.columns != x.rows:
            return number(1)
        total = total * of_letter(x)
    return total


def _either(attempt: Attempt, p: Poly, most: float) -> bool:
    return attempt.equal(p, most) or attempt.vanishes(p, most / 4)
