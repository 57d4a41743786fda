"""A real algebraic number from its term: closed forms, root(p, k), and square roots of these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import gcd, lcm

from flint import acb, fmpz_poly

from eigenproof.errors import DerivationError
from eigenproof.exact.closed import evaluate
from eigenproof.exact.field import Element, Tower, enclose, precision
from eigenproof.exact.place import precisions
from eigenproof.exact.poly import Polynomial
from eigenproof.exact.relative import polynomial_of, roots_over_tower
from eigenproof.exact.roots import Root, real_roots
from eigenproof.model import Expr, Term


@dataclass(frozen=True)
class Algebraic:
    """A real number: `minimal` polynomial over Q (ascending primitive integers), and balls around it."""

    minimal: tuple[int, ...]
    enclose: Callable[[int], acb]


def algebraic(t: Expr) -> Algebraic:
    """The number that a closed term stands for: radicals, root(p, k), or sqrt(root(p, k)).

    DerivationError for a root of a polynomial that is not irreducible over the field of its coefficients
    (none of ours) or for other combinations of roots.
    """
    if isinstance(t, Term) and t.op == "root":
        return _root(t)
    if isinstance(t, Term) and t.op == "sqrt" and isinstance(t.args[0], Term) and t.args[0].op == "root":
        return _square_root(_root(t.args[0]))
    _, x = evaluate(Tower.QQ, t)
    minimal = x.minimal_polynomial() if isinstance(x, Element) else (-int(x.p), int(x.q))
    return Algebraic(minimal, lambda bits: enclose(x, bits))


def _root(t: Term) -> Algebraic:
    p, k = t.args[:2]
    field, coefficients = polynomial_of(p)
    if len(t.args) > 2:
        raise DerivationError("a number that is not real has no place here")
    if field == Tower.QQ:
        whole = _primitive(coefficients)
        return _located(whole, real_roots(whole)[k - 1].enclose)
    real = [r for r in roots_over_tower(p) if r.is_real]
    return Algebraic(real[k - 1].minimal, real[k - 1].enclose)


def _primitive(p: Polynomial) -> tuple[int, ...]:
    """p with coprime integer coefficients and a positive leading one."""
    scale = lcm(*(int(c.q) for c in p))  # type: ignore[union-attr]
    whole = [int((c * scale).p) for c in p]  # type: ignore[union-attr]
    common = gcd(*whole) * (1 if whole[-1] > 0 else -1)
    return tuple(c // common for c in whole)


def _square_root(x: Algebraic) -> Algebraic:
    """sqrt(x) for x > 0: a root of m(t^2), m the minimal polynomial of x."""
    doubled = [0] * (2 * len(x.minimal) - 1)
    doubled[::2] = x.minimal

    def ball(bits: int) -> acb:
        with precision(bits + 8):
            return acb(x.enclose(bits + 8).real.sqrt())

    return _located(tuple(doubled), ball)


def _located(p: tuple[int, ...], ball: Callable[[int], acb]) -> Algebraic:
    """The real root of p in these balls, with its own factor of p."""
    candidates: list[Root] = [
        root for q, _ in fmpz_poly(list(p)).factor()[1] for root in real_roots(_positive(q))
    ]
    for bits in precisions():
        at = ball(bits)
        candidates = [r for r in candidates if r.enclose(bits).overlaps(at)]
        if len(candidates) == 1:
            return Algebraic(candidates[0].poly, candidates[0].enclose)
    raise AssertionError("precisions ends with an error")


def _positive(q: fmpz_poly) -> tuple[int, ...]:
    c = [int(x) for x in q.coeffs()]
    return tuple(c) if c[-1] > 0 else tuple(-x for x in c)
