"""Where a number of a tower lies in C: enclosures, signs, realness. Exact zeros are known beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import flint
from flint import acb

from eigenproof.errors import DerivationError
from eigenproof.exact.tower import Element, Scalar, Tower


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """FLINT's working precision, set for a block only."""
    with flint.ctx.workprec(bits):
        yield


MOST_BITS = 1 << 22


def precisions(bits: int = 64) -> Iterator[int]:
    """Doubling precisions to try until something is decided.

    What is tried is known to end; DerivationError beyond `MOST_BITS`, rather than a machine without memory.
    """
    while bits <= MOST_BITS:
        yield bits
        bits *= 2
    raise DerivationError(f"numbers that {MOST_BITS} bits do not tell apart")


@lru_cache(maxsize=256)
def _basis_balls(tower: Tower, bits: int) -> tuple[acb, ...]:
    """Enclosures of the basis e_S at a working precision."""
    with precision(bits):
        values = [acb(1)]
        for r in tower.levels:
            inside = sum((acb(c) * e for c, e in zip(r, values, strict=True) if c), acb(0))
            s = inside.sqrt()
            values += [e * s for e in values]
        return tuple(values)


def ball(x: Element, bits: int) -> acb:
    """An enclosure computed with `bits` bits of working precision (no accuracy promised)."""
    with precision(bits):
        basis = _basis_balls(x.tower, bits)
        return sum((acb(c) * e for c, e in zip(x.coordinates, basis, strict=True) if c), acb(0))


def enclose(x: Scalar, bits: int) -> acb:
    """An enclosure of a scalar whose relative error is below 2^-bits; exact 0 for 0."""
    if not isinstance(x, Element):
        with precision(bits + 16):
            return acb(x)
    if not x:
        return acb(0)
    for working in precisions(bits + 16):
        value = ball(x, working)
        if value.is_finite() and value.rel_accuracy_bits() >= bits:
            return value


def sign(x: Scalar) -> int:
    """-1, 0 or 1 for a real scalar, exactly. DerivationError for a number that is not real."""
    if not isinstance(x, Element):
        return (x > 0) - (x < 0)
    if not x:
        return 0
    if not x.is_real:
        raise DerivationError("a number that is not real has no sign")
    for bits in precisions():
        value = ball(x, bits).real
        if value > 0:
            return 1
        if value < 0:
            return -1


def is_real(x: Scalar) -> bool:
    """Whether a scalar is real, exactly."""
    if not isinstance(x, Element):
        return True
    used = 0
    for s, c in enumerate(x.coordinates):
        used |= s if c else 0
    mask, j = x.tower.real_mask, x.tower.imaginary_level
    if used & ~mask == 0:
        return True
    if j is not None and used & ~(mask | 1 << j) == 0:
        return not any(c for s, c in enumerate(x.coordinates) if s >> j & 1)
    return _among_real_roots(x)


def _among_real_roots(x: Element) -> bool:
    """Whether x is one of the real roots of its minimal polynomial: FLINT marks those exactly real."""
    p = flint.fmpz_poly(list(x.minimal_polynomial()))
    for bits in precisions():
        with precision(bits):
            near = [root for root, _ in p.complex_roots() if root.overlaps(ball(x, 2 * bits))]
        if len(near) == 1:
            return near[0].imag.is_zero()
