"""Polynomials as lists of coefficients, constant term first: rational numbers or balls."""

from __future__ import annotations

from functools import cmp_to_key
from math import gcd, lcm

from flint import acb, acb_poly, arb, ctx, fmpq, fmpz_poly

from eigenproof.errors import InputError

Scalar = int | fmpq | arb | acb


def convolved(a: list[Scalar], b: list[Scalar]) -> list[Scalar]:
    """The coefficients of a product."""
    if 1 in (len(a), len(b)):
        (c,), p = sorted((a, b), key=len)
        return [c * x if x else 0 for x in p]
    out: list[Scalar] = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] = out[i + j] + x * y
    return out


def added(a: list[Scalar], b: list[Scalar]) -> list[Scalar]:
    """The coefficients of a sum."""
    short, long = sorted((a, b), key=len)
    return [x + y for x, y in zip(short, long, strict=False)] + long[len(short) :]


def integers(coefficients: list[Scalar]) -> tuple[int, ...]:
    """The primitive squarefree integer polynomial with the same roots."""
    q = [fmpq(c) for c in coefficients]
    scale = lcm(*(int(c.q) for c in q))
    whole = [int(c.p) * (scale // int(c.q)) for c in q]
    common = gcd(*whole) or 1
    p = fmpz_poly([c // common for c in whole])
    repeated = p.gcd(p.derivative())
    return tuple(int(c) for c in (p // repeated if repeated.degree() > 0 else p).coeffs())


def roots_in_balls(coefficients: list[Scalar], every: bool) -> list[acb]:
    """Isolated roots of a polynomial known in balls, descending: all by (Re, Im), or the real ones."""
    p = acb_poly([acb(c) for c in coefficients])
    for lost in (30, ctx.prec // 2, ctx.prec):
        try:
            roots = p.roots(tol=arb(2) ** (lost - ctx.prec))
            break
        except ValueError:
            continue
    else:
        raise InputError(
            "the roots of a polynomial lie too close together",
            code="not-closed",
            next_move="ask for more digits",
        )
    if every:
        return sorted(roots, key=cmp_to_key(_in_order), reverse=True)
    if any(isinstance(c, acb) for c in coefficients):
        raise InputError(
            "a polynomial with complex coefficients", code="not-closed", next_move="say root(p, k, C)"
        )
    # disjoint balls of a real polynomial: one that meets the real axis is its own mirror image
    return sorted(
        (acb(z.real) for z in roots if z.imag.contains(0)), key=lambda z: z.real.mid(), reverse=True
    )


def _in_order(z: acb, w: acb) -> int:
    """-1, 0 or 1 as z comes after w or before it; real parts that overlap count as equal."""
    a, b = (z.imag, w.imag) if z.real.overlaps(w.real) else (z.real, w.real)
    return int(a > b) - int(a < b)
