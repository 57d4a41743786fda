"""Approximations by mpmath from the bare matrix: two runs that agree, but no promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

from flint import acb, acb_mat, arb

from eigenproof.numeric.compare import digits_between, distance, nearest, size_of
from eigenproof.numeric.enclose import bits_for
from eigenproof.numeric.source import Source, remembered

GUARD = 10  # decimal digits beyond those asked, and the step between two runs
WORK = 4_000_000  # one run may cost so much; a unit is about a microsecond
LARGEST = 20
SVD_COST = 40
ROUNDING = 4
"""Decimal digits that rounding errors are allowed to add up to."""

Run = tuple[list[acb], list[float]]
"""The numbers of one run, and log10 of the sizes of what they were computed from."""


@dataclass(frozen=True)
class Approximation:
    """Numbers, how many digits two runs agreed to (None: nothing was computed), and what to say about it."""

    values: tuple[acb, ...]
    digits: int | None
    note: str = ""


@remembered
def approx_eigenvalues(matrix: Source, digits: int, smallest: float = 0.0) -> Approximation:
    """The eigenvalues by `mpmath.eigsy`, `eighe` or `eig`, with rising precision until two runs agree.

    What cannot be told from 0 is asked for to `digits` decimals below 10^smallest.
    """
    norm = matrix.norm

    def run(dps: int) -> Run:
        values = _eigenvalues(matrix, dps)
        return values, [norm] * len(values)

    return _settled(run, digits, smallest, matrix, _eigen_cost(matrix), ordered=False)


@remembered
def approx_singular_values(matrix: Source, digits: int, smallest: float = 0.0) -> Approximation:
    """The singular values by `mpmath.svd_r` or `svd_c`, otherwise as `approx_eigenvalues`."""

    def run(dps: int) -> Run:
        from mpmath import mp

        with mp.workdps(dps):
            a = to_mpmath(matrix.balls(bits_for(dps) + 8))
            values = [from_mpmath(x) for x in mp.svd(a, compute_uv=False)]
        return values, [matrix.norm] * len(values)

    return _settled(run, digits, smallest, matrix, SVD_COST)


@remembered
def approx_charpoly(matrix: Source, digits: int, smallest: float = 0.0) -> Approximation:
    """The coefficients of det(xI − A), constant term first, multiplied out from mpmath's eigenvalues."""
    norm = matrix.norm

    def run(dps: int) -> Run:
        values = _expanded(_eigenvalues(matrix, dps), dps)
        return values, [k * norm for k in reversed(range(len(values)))]

    return _settled(run, digits, smallest, matrix, _eigen_cost(matrix))


@remembered
def approx_determinant(matrix: Source, digits: int, smallest: float = 0.0) -> Approximation:
    """The determinant by `mpmath.det`, with rising precision until two runs agree."""
    norm, n = matrix.norm, matrix.shape[0]

    def run(dps: int) -> Run:
        from mpmath import mp

        if not n:
            return [acb(1)], [0.0]
        with mp.workdps(dps):
            a = to_mpmath(matrix.balls(bits_for(dps) + 8))
            try:
                value = from_mpmath(mp.det(a))
            except TypeError:  # mpmath 1.3 looks for a pivot in a column of zeros
                value = acb(0)
        return [value], [n * norm]

    return _settled(run, digits, smallest, matrix, 3)


def _settled(
    run: Callable[[int], Run], digits: int, smallest: float, matrix: Source, cost: int, ordered: bool = True
) -> Approximation:
    """Run at rising precision until two runs agree to `digits` digits, or the work becomes too much."""
    m, n = matrix.shape
    if min(m, n) > LARGEST:
        return Approximation((), None, f"not run: larger than {LARGEST}×{LARGEST}")
    # small determinants and coefficients come from large products: half of them cancel, as a rule
    dps = digits + GUARD + ceil(min(m, n) * max(matrix.norm, 0.0) / 2)
    agreed, steps = None, 1.0
    values: list[acb] = []
    while affordable(cost * m * n * min(m, n) * steps, dps):
        try:
            (before, _), (values, scales) = run(dps), run(dps + GUARD)
        except (ArithmeticError, RuntimeError, ValueError) as error:
            return Approximation((), None, f"mpmath gave up: {str(error) or type(error).__name__}")
        agreed, needed = _agreement(before, values, scales, digits, smallest, dps, ordered)
        if needed <= dps:
            return Approximation(tuple(values), digits)
        dps = min(needed + GUARD, 8 * dps)
        steps = dps / 60 if agreed < digits / 2 else 1.0  # then the iteration gains few digits a step
    if agreed is None:
        return Approximation((), None, f"not run: {digits} digits of a {m}×{n} matrix take too long")
    note = f"two runs agree to {agreed} digits; more take too long (repeated eigenvalues converge slowly)"
    return Approximation(tuple(values), agreed, note)


def affordable(operations: float, dps: int) -> bool:
    """Whether so many products of `dps` digits are few enough for one run."""
    return operations * (1 + (dps / 700) ** 1.5) <= WORK


def _agreement(
    before: list[acb],
    now: list[acb],
    scales: list[float],
    digits: int,
    smallest: float,
    dps: int,
    ordered: bool,
) -> tuple[int, int]:
    """(digits to which all numbers of two runs agree, precision that should make them agree as asked).

    A number comes from others of size 10^scale; of these, `kept` digits came out right. In the
    same proportion (1/k for a k times repeated eigenvalue) more will come out of more.
    """
    bits = bits_for(dps) + 64
    partner = range(len(now)) if ordered else nearest(now, before, bits)
    agreed, needed = digits, 0
    for z, j, scale in zip(now, partner, scales, strict=True):
        error = distance(z, before[j], bits)  # type: ignore[index]
        size = size_of(z) if size_of(z) > error + 1 else min(scale, smallest, 0.0)
        kept = min(max(scale - error, 1.0), float(dps))
        wanted = digits + scale - size
        agreed = min(agreed, digits_between(error, size, digits))
        if kept < wanted:
            needed = max(needed, ceil(wanted * dps / kept), dps + 1)
        needed = max(needed, ceil(wanted) + ROUNDING)
    return agreed, needed


def _eigen_cost(matrix: Source) -> int:
    """Microseconds of mpmath's eigenvalues, divided by n³."""
    return 5 if matrix.is_hermitian else 90


@remembered
def _eigenvalues(matrix: Source, dps: int) -> list[acb]:
    from mpmath import mp

    entries = matrix.balls(bits_for(dps) + 8)
    with mp.workdps(dps):
        a = to_mpmath(entries)
        if a.rows < 2:  # mpmath.eig answers a 1×1 matrix with something else
            return [from_mpmath(x) for x in a]
        if matrix.is_hermitian:
            solve = mp.eighe if any(not z.imag.is_zero() for z in entries.entries()) else mp.eigsy
            return [from_mpmath(x) for x in solve(a, eigvals_only=True)]
        return [from_mpmath(x) for x in mp.eig(a, left=False, right=False)]


def _expanded(roots: list[acb], dps: int) -> list[acb]:
    """The coefficients of the monic polynomial with these roots, constant term first."""
    from mpmath import mp

    with mp.workdps(dps + GUARD):
        out = [mp.mpc(1)]
        for root in map(mpmath_numbers(), roots):
            out = [
                (out[k - 1] if k else 0) - (root * out[k] if k < len(out) else 0) for k in range(len(out) + 1)
            ]
        return [from_mpmath(c) for c in out]


def to_mpmath(a: acb_mat) -> Any:
    """The midpoints of a matrix of balls, as an mpmath matrix."""
    from mpmath import mp

    number = mpmath_numbers()
    return mp.matrix([list(map(number, row)) for row in a.tolist()] or 0)


def mpmath_numbers() -> Callable[[acb], Any]:
    """The function that rounds the midpoint of a ball to an mpmath number of the present precision."""
    from mpmath import mp
    from mpmath.libmp import from_man_exp

    precision = mp.prec

    def part(x: arb) -> Any:
        mantissa, exponent = x.mid().man_exp()
        return from_man_exp(int(mantissa), int(exponent), precision, "n")

    def number(z: acb) -> Any:
        if z.imag.is_zero():
            return mp.make_mpf(part(z.real))
        return mp.make_mpc((part(z.real), part(z.imag)))

    return number


def from_mpmath(x: Any) -> acb:
    """An mpmath number, exactly."""

    def part(y: Any) -> arb:
        if isinstance(y, int):
            return arb(y)
        sign, mantissa, exponent, _ = y._mpf_
        return arb((-int(mantissa) if sign else int(mantissa), int(exponent)))

    return acb(part(x.real), part(x.imag))
