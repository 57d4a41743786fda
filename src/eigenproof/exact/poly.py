"""Univariate polynomials over a field: ascending tuples of scalars without trailing zeros, () for 0."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, lcm

from flint import fmpq, fmpq_poly

from eigenproof.exact.tower import Scalar

Polynomial = tuple[Scalar, ...]


def trim(p: Sequence[Scalar]) -> Polynomial:
    """p without zero leading coefficients."""
    n = len(p)
    while n and not p[n - 1]:
        n -= 1
    return tuple(p[:n])


def plus(p: Polynomial, q: Polynomial) -> Polynomial:
    """p + q."""
    p, q = (p, q) if len(p) >= len(q) else (q, p)
    return trim((*(a + b for a, b in zip(p, q, strict=False)), *p[len(q) :]))


def times(p: Polynomial, q: Polynomial) -> Polynomial:
    """p * q."""
    if not p or not q:
        return ()
    out = [p[0] * 0] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        if a:
            for j, b in enumerate(q):
                out[i + j] = out[i + j] + a * b
    return trim(out)


def divide(p: Polynomial, q: Polynomial) -> tuple[Polynomial, Polynomial]:
    """(quotient, remainder) of p by q. ZeroDivisionError if q is 0."""
    if not q:
        raise ZeroDivisionError("division by the zero polynomial")
    rest, lead = list(p), 1 / q[-1]
    quotient = [lead * 0] * max(len(p) - len(q) + 1, 0)
    for k in reversed(range(len(quotient))):
        c = rest[k + len(q) - 1] * lead
        quotient[k] = c
        if c:
            for j, b in enumerate(q[:-1]):
                rest[k + j] = rest[k + j] - c * b
    return trim(quotient), trim(rest[: len(q) - 1] if len(p) >= len(q) else rest)


def monic(p: Polynomial) -> Polynomial:
    """p divided by its leading coefficient."""
    if not p or p[-1] == 1:
        return p
    lead = 1 / p[-1]
    return (*(c * lead for c in p[:-1]), lead * p[-1])


def common_divisor(p: Polynomial, q: Polynomial) -> Polynomial:
    """The monic greatest common divisor."""
    while q:
        p, q = q, monic(divide(p, q)[1])
    return monic(p)


def derivative(p: Polynomial) -> Polynomial:
    """p'."""
    return trim([c * k for k, c in enumerate(p)][1:])


def evaluate(p: Polynomial, x: Scalar) -> Scalar:
    """p(x), by Horner's rule (x may lie in an extension)."""
    total = x * 0
    for c in reversed(p):
        total = total * x + c
    return total


def shift(p: Polynomial, c: Scalar) -> Polynomial:
    """p(x + c), by repeated synthetic division."""
    out = list(p)
    for k in range(len(out) - 1):
        for j in reversed(range(k, len(out) - 1)):
            out[j] = out[j] + c * out[j + 1]
    return tuple(out)


def primitive(p: Sequence[fmpq]) -> tuple[int, ...]:
    """The primitive integer polynomial with positive leading coefficient proportional to p (not 0)."""
    d = lcm(*(int(c.q) for c in p))
    out = [int((c * d).p) for c in p]
    g = gcd(*out) * (1 if out[-1] > 0 else -1)
    return tuple(c // g for c in out)


def to_flint(p: Sequence[fmpq]) -> fmpq_poly:
    """A rational polynomial for FLINT."""
    return fmpq_poly(list(p))
