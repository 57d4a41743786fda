"""Approximations by mpmath from the bare matrix: two runs that agree, but no promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flint import acb, acb_mat, arb

from eigenproof.model import Term
from eigenproof.numeric.compare import digits_between, distance, nearest, size_of
from eigenproof.numeric.enclose import bits_for, enclose_matrix

GUARD = 10  # decimal digits beyond those asked, and the step between two runs
WORK = 4_000_000  # one run may cost so much; a unit is about a microsecond
LARGEST = 20


@dataclass(frozen=True)
class Approximation:
    """Numbers, how many digits two runs agreed to (None: nothing was computed), and what to say about it."""

    values: tuple[acb, ...]
    digits: int | None
    note: str = ""


@lru_cache(maxsize=64)
def approx_eigenvalues(matrix: Term, digits: int) -> Approximation:
    """The eigenvalues by `mpmath.eigsy`, `eighe` or `eig`, with rising precision until two runs agree."""
    n = len(matrix.args)
    hermitian = is_hermitian(matrix)
    return _settled(lambda dps: _eigenvalues(matrix, dps, hermitian), digits, n, 5 if hermitian else 90)


@lru_cache(maxsize=64)
def approx_charpoly(matrix: Term, digits: int) -> Approximation:
    """The coefficients of det(xI − A), constant term first, multiplied out from mpmath's eigenvalues."""
    hermitian = is_hermitian(matrix)
    return _settled(
        lambda dps: _expanded(_eigenvalues(matrix, dps, hermitian), dps), digits, len(matrix.args), 5 if hermitian else 90
    )


@lru_cache(maxsize=64)
def approx_determinant(matrix: Term, digits: int) -> Approximation:
    """The determinant by `mpmath.det`, with rising precision until two runs agree."""

    def run(dps: int) -> list[acb]:
        from mpmath import mp

        with mp.workdps(dps):
            return [from_mpmath(mp.det(to_mpmath(enclose_matrix(matrix, bits_for(dps) + 8))))]

    return _settled(run, digits, len(matrix.args), 3)


def _settled(run: Callable[[int], list[acb]], digits: int, n: int, unit: int) -> Approximation:
    """Run at rising precision until two runs agree to `digits` digits, or the work becomes too much."""
    if n > LARGEST:
        return Approximation((), None, f"not run: larger than {LARGEST}×{LARGEST}")
    dps, agreed = digits + GUARD, None
    values: list[acb] = []
    while unit * n**3 * (1 + (dps / 700) ** 1.5) <= WORK:
        try:
            before, values = run(dps), run(dps + GUARD)
        except (ArithmeticError, RuntimeError, ValueError) as error:
            return Approximation((), None, f"mpmath gave up: {str(error) or type(error).__name__}")
        agreed = _agreement(before, values, digits)
        if agreed == digits:
            return Approximation(tuple(values), agreed)
        # of a k times repeated eigenvalue only 1/k of the digits come out
        dps = max(2 * dps, dps * (digits + GUARD) // max(agreed, 1))
    if agreed is None:
        return Approximation((), None, f"not run: {digits} digits of a {n}×{n} matrix take too long")
    note = f"two runs agree to {agreed} digits; more would take too long (repeated eigenvalues converge slowly)"
    return Approximation(tuple(values), agreed, note)


def _agreement(before: list[acb], now: list[acb], digits: int) -> int:
    """The least number of digits to which matching numbers of two runs agree."""
    bits = bits_for(digits) + 64
    partner = nearest(now, before, bits)
    sizes = [max(size_of(z), 0.0) if _tiny(z, digits) else size_of(z) for z in now]
    return min(
        (digits_between(distance(z, before[j], bits), sizes[i], digits) for i, (z, j) in enumerate(zip(now, partner, strict=True))),  # type: ignore[index]
        default=digits,
    )


def _tiny(z: acb, digits: int) -> bool:
    """Whether a number cannot be told from 0 at this many digits: it is compared with 1 instead of itself."""
    return size_of(z) < -digits


def _eigenvalues(matrix: Term, dps: int, hermitian: bool) -> list[acb]:
    from mpmath import mp

    entries = enclose_matrix(matrix, bits_for(dps) + 8)
    with mp.workdps(dps):
        a = to_mpmath(entries)
        if not a.rows:
            return []
        if hermitian:
            solve = mp.eighe if any(not z.imag.is_zero() for z in entries.entries()) else mp.eigsy
            return [from_mpmath(x) for x in solve(a, eigvals_only=True)]
        return [from_mpmath(x) for x in mp.eig(a, left=False, right=False)]


def _expanded(roots: list[acb], dps: int) -> list[acb]:
    """The coefficients of the monic polynomial with these roots, constant term first."""
    from mpmath import mp

    with mp.workdps(dps + GUARD):
        out = [mp.mpc(1)]
        for root in map(number_for_mpmath, roots):
            out = [(out[k - 1] if k else 0) - (root * out[k] if k < len(out) else 0) for k in range(len(out) + 1)]
        return [from_mpmath(c) for c in out]


@lru_cache(maxsize=64)
def is_hermitian(matrix: Term) -> bool:
    """Whether the matrix is its own conjugate transpose as far as balls can tell (chooses a method, decides nothing)."""
    a = enclose_matrix(matrix, 128)
    return a.overlaps(a.conjugate().transpose())


def to_mpmath(a: acb_mat) -> Any:
    """The midpoints of a matrix of balls, as an mpmath matrix."""
    from mpmath import mp

    out = mp.matrix(a.nrows(), a.ncols())
    for i in range(a.nrows()):
        for j in range(a.ncols()):
            out[i, j] = number_for_mpmath(a[i, j])
    return out


def number_for_mpmath(z: acb) -> Any:
    """The midpoint of a ball, as an mpmath number at the present precision."""
    from mpmath import mp

    def part(x: arb) -> Any:
        mantissa, exponent = x.mid().man_exp()
        return mp.ldexp(mp.mpf(int(mantissa)), int(exponent))

    return part(z.real) if z.imag.is_zero() else mp.mpc(part(z.real), part(z.imag))


def from_mpmath(x: Any) -> acb:
    """An mpmath number, exactly."""

    def part(y: Any) -> arb:
        sign, mantissa, exponent, _ = y._mpf_
        return arb((-int(mantissa) if sign else int(mantissa), int(exponent)))

    return acb(part(x.real), part(x.imag))
