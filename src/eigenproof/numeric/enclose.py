"""Rigorous enclosures from the bare matrix, by Arb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import reduce
from math import ceil, inf

from flint import acb, acb_mat, arb, ctx

from eigenproof.numeric.clusters import enclose_clusters
from eigenproof.numeric.compare import NEVER, size_of
from eigenproof.numeric.source import Source, remembered

ATTEMPTS = 3
EXTREMES = 256  # bits for the signs of eigenvalues
MOST_MISSING = 100_000  # bits; a ball that lacks so many says nothing yet


def bits_for(digits: int) -> int:
    """Bits that hold so many decimal digits."""
    return digits * 3322 // 1000 + 1


@remembered
def enclose_eigenvalues(
    matrix: Source, digits: int, multiplicity: int = 1, smallest: float = 0.0
) -> tuple[acb, ...]:
    """One ball an eigenvalue, equal ones as often as they occur; () when none could be found.

    Where possible the balls are narrower than 10^-digits times their number, or 10^(smallest - digits)
    if that may be 0. Eigenvalues that could not be told apart share a ball. `multiplicity` (the largest
    expected) and `smallest` set the precision; nothing rests on them.
    """
    n = matrix.shape[0]
    if not n:
        return ()
    start = bits_for(digits) + 16 + 2 * n
    best: tuple[acb, ...] = ()
    lacking = MOST_MISSING

    def better(found: list[acb]) -> bool:
        """Keep what is narrower than the best so far; whether that is narrow enough."""
        nonlocal best, lacking
        if len(found) == n and (now := missing_bits(found, digits, smallest)) < lacking:
            best, lacking = tuple(found), now
        return lacking <= 0

    for multiple in (False, True) if multiplicity == 1 else (True,):
        bits = start
        for _ in range(ATTEMPTS):
            found = _eig(matrix, bits, multiple)
            if better(found):
                return best
            short = missing_bits(found, digits, smallest) if found else 0
            if not 0 < short < MOST_MISSING:
                break
            bits += short + 16
    for group in dict.fromkeys((max(multiplicity, 2), n)):
        with suppress(ValueError, ZeroDivisionError):
            if better(enclose_clusters(matrix.balls, start, group)):
                break
    return best


def _eig(matrix: Source, bits: int, multiple: bool) -> list[acb]:
    """Arb's enclosures of all eigenvalues; [] when it could not isolate them."""
    a = matrix.balls(bits)
    with ctx.workprec(bits):
        try:
            return a.eig(multiple=multiple)
        except ValueError:
            return []


@remembered
def enclose_singular_values(
    matrix: Source, digits: int, multiplicity: int = 1, smallest: float = 0.0
) -> tuple[acb, ...]:
    """One ball a singular value, from the eigenvalues of the smaller of A^H A and A A^H; () as there.

    What may be 0 is squeezed to 10^(smallest - digits), which takes twice the digits of the eigenvalues.
    """
    found = enclose_eigenvalues(matrix.gram, 2 * digits, multiplicity, 2 * smallest)
    with ctx.workprec(2 * bits_for(digits) + 64):
        return tuple(acb(arb(z.real).nonnegative_part().sqrt()) for z in found)


@remembered
def enclose_extremes(matrix: Source) -> tuple[arb, arb] | None:
    """The least and the greatest eigenvalue of a Hermitian matrix, to some digits; None if Arb gave up.

    An eigenvalue 0 lies in a ball about 0, however narrow.
    """
    found = [z.real for z in _eig(matrix, EXTREMES, multiple=True)]
    if not found:
        return None
    with ctx.workprec(EXTREMES):
        return reduce(arb.min, found), reduce(arb.max, found)


@remembered
def enclose_determinant(matrix: Source, digits: int, smallest: float = 0.0) -> acb:
    """The determinant, as narrow as in `enclose_eigenvalues`."""
    return _sharpened(matrix, digits, smallest, lambda a: [_determinant(a)])[0]


def _determinant(a: acb_mat) -> acb:
    """By elimination; where that finds no pivot other than 0, from the characteristic polynomial."""
    found = a.det()
    if not found.contains(0):
        return found
    other = a.charpoly()[0] * (-1) ** a.nrows()
    return min(found, other, key=size_of)


@remembered
def enclose_charpoly(matrix: Source, digits: int, smallest: float = 0.0) -> tuple[acb, ...]:
    """The coefficients of det(xI − A), constant term first, as narrow as in `enclose_eigenvalues`."""
    return tuple(_sharpened(matrix, digits, smallest, lambda a: a.charpoly().coeffs()))


def _sharpened(
    matrix: Source, digits: int, smallest: float, compute: Callable[[acb_mat], list[acb]]
) -> list[acb]:
    """The numbers computed from the matrix, with as many more bits as the first attempts lacked."""
    bits = bits_for(digits) + 32
    for _ in range(ATTEMPTS):
        a = matrix.balls(bits)
        with ctx.workprec(bits):
            found = compute(a)
        short = missing_bits(found, digits, smallest)
        if short <= 0:
            break
        bits += min(short, 4 * bits) + 16
    return found


def missing_bits(found: Sequence[acb], digits: int, smallest: float) -> int:
    """How many bits the widest of these balls lacks for `digits` digits (at most 0 if it has them)."""
    return max((_missing(z, digits, smallest) for z in found), default=0)


def _missing(z: acb, digits: int, smallest: float) -> int:
    if not z.contains(0):
        return bits_for(digits) - z.rel_accuracy_bits()
    size = size_of(z)
    if size in (NEVER, inf):
        return 0 if size == NEVER else MOST_MISSING
    return ceil((size - smallest + digits) * 3.322)
