"""Roots of polynomials over a tower: found among the roots of their minimal polynomials over Q."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from flint import acb

from eigenproof.errors import InputError
from eigenproof.exact.closed import field_of
from eigenproof.exact.factor import factor, minimal_over_rationals
from eigenproof.exact.order import descending
from eigenproof.exact.place import enclose, precision, precisions
from eigenproof.exact.poly import Polynomial, divide, plus, times, trim
from eigenproof.exact.tower import Tower
from eigenproof.model import Expr, Term, names

if TYPE_CHECKING:
    from eigenproof.exact.roots import Root


@dataclass(frozen=True)
class AlgebraicRoot:
    """A root of a polynomial over a tower, known as a root of its minimal polynomial over Q."""

    root: Root

    @property
    def minimal(self) -> tuple[int, ...]:
        """The minimal polynomial over Q."""
        return self.root.poly

    @property
    def is_real(self) -> bool:
        """Whether the root is real."""
        return self.root.real

    def enclose(self, bits: int) -> acb:
        """An enclosure with relative error about 2^-bits."""
        return self.root.enclose(bits)


def roots_of_factor(p: Polynomial, field: Tower) -> list[AlgebraicRoot]:
    """The roots of a p that is irreducible over the field, by real part, then imaginary part, descending."""
    from eigenproof.exact.roots import nonreal_roots, real_roots

    minimal = minimal_over_rationals(p, field)
    candidates = [*real_roots(minimal), *nonreal_roots(minimal)]
    for bits in precisions():
        if len(candidates) <= len(p) - 1:
            break
        with precision(2 * bits):
            balls = [enclose(c, 2 * bits) for c in p]
            candidates = [r for r in candidates if _horner(balls, r.enclose(bits)).contains(0)]
    return descending(AlgebraicRoot(r) for r in candidates)


def roots_over_tower(p: Expr, variable: str = "x") -> tuple[AlgebraicRoot, ...]:
    """The different roots of a polynomial term whose coefficients are closed terms, in the complex order.

    InputError "not-a-polynomial" for anything else.
    """
    field, coefficients = polynomial_of(p, variable)
    roots = (r for q, _ in factor(coefficients, field) for r in roots_of_factor(q, field))
    return tuple(descending(roots))


def polynomial_of(p: Expr, variable: str = "x") -> tuple[Tower, Polynomial]:
    """(field, coefficients ascending) of a polynomial term in one variable with closed coefficients."""
    field = field_of(_closed_parts(p, variable))
    return field, _expand(p, variable, field)


def _closed_parts(t: Expr, variable: str) -> Iterator[Expr]:
    """The largest subterms without the variable (exponents left out)."""
    if variable not in names(t):
        yield t
    elif isinstance(t, Term):
        for part in t.args[:1] if t.op == "^" else t.args:
            yield from _closed_parts(part, variable)


def _expand(t: Expr, variable: str, field: Tower) -> Polynomial:
    if t == variable:
        return field(0), field(1)
    if variable not in names(t):
        return trim([field.element(t)])
    assert isinstance(t, Term)
    op, args = t
    if op == "^" and isinstance(args[1], int) and args[1] >= 0:
        base, total = _expand(args[0], variable, field), (field(1),)
        for _ in range(args[1]):
            total = times(total, base)
        return total
    if op in ("+", "*", "/", "neg"):
        combine = {"+": plus, "*": times, "/": _over_constant, "neg": plus}[op]
        total = reduce(combine, (_expand(a, variable, field) for a in args))
        return tuple(-c for c in total) if op == "neg" else total
    raise _not_a_polynomial(f"'{op}' is applied to {variable}")


def _over_constant(p: Polynomial, q: Polynomial) -> Polynomial:
    if len(q) != 1:
        raise _not_a_polynomial("a denominator is zero or not constant")
    return divide(p, q)[0]


def _not_a_polynomial(why: str) -> InputError:
    return InputError(f"not a polynomial: {why}", code="not-a-polynomial", next_move="use + - * and powers")


def _horner(p: list[acb], z: acb) -> acb:
    total = acb(0)
    for c in reversed(p):
        total = total * z + c
    return total
