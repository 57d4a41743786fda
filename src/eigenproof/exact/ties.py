"""When two different roots have the same real part: decided exactly, never by closeness."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flint import ctx, fmpq, fmpq_poly, fmpq_series, fmpz_poly

from eigenproof.exact.balls import Ball


def compare(z: Ball, w: Ball) -> int:
    """The sign of z − w in the complex order: real parts first, then imaginary parts."""
    a, b = z.value.real, w.value.real
    if not a.overlaps(b):
        return 1 if a > b else -1
    if z is w:
        return 0
    part = "imag" if real_parts_tied(z, w) else "real"
    bits = 64
    while True:
        a, b = getattr(z.sharpened(bits), part), getattr(w.sharpened(bits), part)
        if not a.overlaps(b):
            return 1 if a > b else -1
        bits *= 2


def real_parts_tied(z: Ball, w: Ball) -> bool:
    """Whether two different roots of one polynomial have the same real part.

    Where that is not known from conjugation or symmetry: twice a real part is the sum of two
    roots, and sums of two roots that differ are a known distance apart.
    """
    if z.partner is w:
        return True
    if z.real and w.real:
        return False
    if z.real_part is not None and w.real_part is not None:
        return z.real_part == w.real_part
    for bits in (64, 256, 1024):
        if not z.sharpened(bits).real.overlaps(w.sharpened(bits).real):
            return False
    bits = _separation(z.p) + max(z.magnitude(), w.magnitude(), 0)
    return z.sharpened(bits).real.overlaps(w.sharpened(bits).real)


def _separation(p: fmpz_poly) -> int:
    """Bits after the point that tell different sums of two roots of p apart, by Mahler's bound."""
    q = _sums(p)
    d = q.degree()
    norm = sum(abs(int(c)) for c in q.coeffs())
    return (d + 2) * d.bit_length() // 2 + (d - 1) * norm.bit_length() + 8


def _sums(p: fmpz_poly) -> fmpz_poly:
    """The squarefree integer polynomial whose roots are all z + w for roots z, w of p.

    With the power sums s_k of the roots of p, the square of Σ s_k t^k/k! has the power sums
    of the sums of roots in the same place (Bostan, Flajolet, Salvy, Schost 2006).
    """
    n = p.degree()
    order = n * n + 1
    with _series_length(order):
        backwards = fmpq_series([p[n - k] for k in range(n + 1)], prec=order)
        derived = fmpq_series([k * p[n - k] for k in range(1, n + 1)], prec=order)
        quotient = derived / backwards  # −Σ s_{k+1} x^k
        factorials = [fmpq(1)]
        for k in range(1, order):
            factorials.append(factorials[-1] * k)
        sums = [fmpq(n)] + [-quotient[k - 1] / factorials[k] for k in range(1, order)]
        square = fmpq_series(sums, prec=order)
        square = square * square
        exponent = [fmpq(0)] + [-square[k] * factorials[k] / k for k in range(1, order)]
        series = fmpq_series(exponent, prec=order).exp()
    q = fmpq_poly([series[k] for k in reversed(range(order))]).numer()
    return q // q.gcd(q.derivative())


@contextmanager
def _series_length(length: int) -> Iterator[None]:
    """flint keeps the length of power series in a global: set it, and put it back."""
    before, ctx.cap = ctx.cap, length
    try:
        yield
    finally:
        ctx.cap = before
