"""Comparing numbers with enclosures: sizes, matching, digits that agree, and short texts."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, inf, log10

from flint import acb, arb, ctx

NEVER = -inf
"""log10 of 0."""


def size_of(z: acb | arb) -> float:
    """log10 of the largest absolute value in a ball."""
    upper = z.abs_upper()
    near = float(upper)
    if 1e-300 < near < 1e300:
        return log10(near)
    if not upper.is_finite():
        return inf
    mantissa, exponent = (int(v) for v in upper.man_exp())
    return log10(mantissa) + exponent * log10(2) if mantissa else NEVER


def distance(z: acb, w: acb, bits: int) -> float:
    """log10 of the largest distance between points of two balls."""
    with ctx.workprec(bits):
        return size_of(z - w)


def digits_between(error: float, size: float, most: int) -> int:
    """How many decimal digits agree, given log10 of an error and of the number itself."""
    if error == NEVER:
        return most
    return 0 if inf in (error, -size) else max(0, min(most, floor(size - error)))


def overlapping(claimed: Sequence[acb], found: Sequence[acb]) -> list[int | None]:
    """For each claimed ball the index of its own found ball that it meets, as many as can be matched."""
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j, ball in enumerate(found):
            if j not in seen and claimed[i].overlaps(ball):
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(claimed)):
        place(i, set())
    partner = {i: j for j, i in owner.items()}
    return [partner.get(i) for i in range(len(claimed))]


def nearest(claimed: Sequence[acb], found: Sequence[acb], bits: int) -> list[int | None]:
    """For each claimed number the index of its own found number, the closest pairs first."""
    pairs = sorted((distance(z, w, bits), i, j) for i, z in enumerate(claimed) for j, w in enumerate(found))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return [partner.get(i) for i in range(len(claimed))]


def short(log_size: float) -> str:
    """A positive number, given its log10, to two digits: "3.1e-52"; "0" for 0."""
    if log_size in (NEVER, inf):
        return "0" if log_size == NEVER else "unbounded"
    exponent = floor(log_size)
    mantissa = f"{10 ** (log_size - exponent):.1f}"
    if mantissa == "10.0":
        mantissa, exponent = "1.0", exponent + 1
    if -3 <= exponent <= 3:
        return f"{float(f'{mantissa}e{exponent}'):g}"
    return f"{mantissa}e{exponent}"


def text(z: acb, digits: int) -> str:
    """A number to so many digits, as far as its ball decides them: "a", or "a + b*i"."""
    real = _part(z.real, digits)
    if z.imag.contains(0):
        return real
    imaginary = _part(z.imag, digits)
    return f"{real} - {imaginary[1:]}*i" if imaginary[0] == "-" else f"{real} + {imaginary}*i"


def sum_of_sizes(a: float, b: float) -> float:
    """log10(10^a + 10^b)."""
    high, low = max(a, b), min(a, b)
    return high if low == NEVER or high == inf else high + log10(1 + 10 ** max(low - high, -300))


def chopped(z: acb, floor_: float) -> acb:
    """z with a part below 10^floor_ replaced by 0: noise beside the digits that are shown."""
    real, imaginary = (part if size_of(part) > floor_ else arb(0) for part in (z.real, z.imag))
    return acb(real, imaginary)


def _part(x: arb, digits: int) -> str:
    if x.contains(0):
        return "0"
    with ctx.workprec(digits * 4 + 64):
        return x.str(digits, radius=False)
