"""Natural exponents, and induction over one of them. Standard library only.

A name bound in N is a letter with a mark; x^(a k + b), for such letters k and whole numbers a, b >= 0, is
x^b times a letters x^k. So A^0 = I, and A^(k+1) = A A^k, by reading. Of a letter x^k nothing else is known
but its transpose and conjugate, and that it commutes with x (the move `powers`).
"""

from __future__ import annotations

from .kernel_free import Poly
from .kernel_ring import need

NATURAL = "%"
"""How the letter of a name bound in N begins."""
ROWS = ("matrix", "counted")


def exponents(e: Poly) -> tuple[int, list[tuple[Poly, int]]]:
    """(b, [(k, a), …]) for an exponent b + a k + …, all of them >= 0."""
    need(e.scalar, "an exponent that is a number")
    constant, found = 0, []
    for (atoms, word), c in sorted(e.terms.items()):
        need(not word and int(c) == c and c > 0, "an exponent that is a natural number")
        if not atoms:
            constant = int(c)
            continue
        (((kind, w), times),) = atoms if len(atoms) == 1 else (((None, ()), 0),)
        natural = kind == "w" and times == 1 == len(w) and w[0].key[:1] == NATURAL
        need(natural, "an exponent made of names bound in N")
        found.append((Poly(1, 1, {(atoms, ()): 1}), int(c)))
    return constant, found


def cases(goal, k: str) -> tuple:
    """(variables without k, k, body at 0, body, body at k + 1) of `for …, k in N: body`."""
    need(isinstance(goal, list) and goal[0] == "for", "a goal for all k")
    _, variables, body = goal
    own = [v for v in variables if v[0] == k]
    rest = [v for v in variables if v[0] != k]
    need(own == [[k, ["N"]]], "one name bound in N")
    need(not any(mentions(where, k) for _, where in rest), "no size that depends on it")
    return rest, own[0], replaced(body, k, "0"), body, replaced(body, k, ["+", k, "1"])


def replaced(t, k: str, by):
    """A statement or term with k replaced, where nothing in it binds k again."""
    if isinstance(t, str):
        return by if t == k else t
    if not t:
        return t
    if t[0] in ROWS:
        return [t[0], *([replaced(x, k, by) for x in row] for row in t[1:])]
    need(isinstance(t[0], str), "a term")
    if t[0] in ("for", "exists"):
        need(not mentions(t[1], k), "a name that is bound once")
        return [t[0], t[1], replaced(t[2], k, by)]
    need(t[0] != "let", "a statement without let")
    return [t[0], *(replaced(x, k, by) for x in t[1:])]


def mentions(t, k: str) -> bool:
    """Does a name stand in a term?"""
    return t == k if isinstance(t, str) else any(mentions(x, k) for x in t)
