"""Rigorous enclosures from the bare matrix, by Arb."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from flint import acb, acb_mat, ctx

from eigenproof.model import Term
from eigenproof.numeric.clusters import enclose_clusters
from eigenproof.numeric.compare import size_of
from eigenproof.numeric.evaluate import Enclosure

ATTEMPTS = 3


def bits_for(digits: int) -> int:
    """Bits that hold so many decimal digits."""
    return digits * 3322 // 1000 + 1


@lru_cache(maxsize=64)
def enclose_matrix(matrix: Term, bits: int) -> acb_mat:
    """The entries of a literal matrix of closed terms, as balls."""
    value = Enclosure((), bits).value(matrix)
    assert isinstance(value, acb_mat)
    return value


@lru_cache(maxsize=64)
def enclose_eigenvalues(matrix: Term, digits: int, multiplicity: int = 1) -> tuple[acb, ...]:
    """One ball an eigenvalue, equal ones as often as they occur; () when none could be found.

    The balls are narrower than 10^-digits (relative to each) where that was possible. Eigenvalues
    that could not be told apart share a ball. `multiplicity` is the largest expected one: it
    sets the precision, and nothing rests on it.
    """
    n = len(matrix.args)
    best: tuple[acb, ...] = ()
    for attempt in _attempts(matrix, digits, multiplicity, n):
        try:
            found = tuple(attempt())
        except (ValueError, ZeroDivisionError):
            continue
        if len(found) != n or not all(z.is_finite() for z in found):
            continue
        if not best or _width(found) < _width(best):
            best = found
        if all(_narrow(z, digits) for z in best):
            return best
    return best


def _attempts(matrix: Term, digits: int, multiplicity: int, n: int) -> Iterator[Callable[[], list[acb]]]:
    """Ways to enclose the eigenvalues, the cheapest first."""
    bits = bits_for(digits) + 16 + 2 * n
    if multiplicity == 1:
        yield lambda: _eig(matrix, bits, False)
    yield lambda: _eig(matrix, bits, True)
    if multiplicity == 1:
        yield lambda: _eig(matrix, 2 * bits, False)
    for group in dict.fromkeys((max(multiplicity, 2), n)):
        yield lambda group=group: enclose_clusters(lambda b: enclose_matrix(matrix, b), bits, group)


def _eig(matrix: Term, bits: int, multiple: bool) -> list[acb]:
    a = enclose_matrix(matrix, bits)
    with ctx.workprec(bits):
        return a.eig(multiple=multiple)


@lru_cache(maxsize=64)
def enclose_determinant(matrix: Term, digits: int) -> acb:
    """The determinant, by elimination in balls."""
    return _sharpened(matrix, digits, lambda a: [a.det()])[0]


@lru_cache(maxsize=64)
def enclose_charpoly(matrix: Term, digits: int) -> tuple[acb, ...]:
    """The coefficients of det(xI − A), constant term first, in balls."""
    return tuple(_sharpened(matrix, digits, lambda a: a.charpoly().coeffs()))


def _sharpened(matrix: Term, digits: int, compute: Callable[[acb_mat], list[acb]]) -> list[acb]:
    """The numbers computed from the matrix, with doubling precision until they are narrow."""
    bits = bits_for(digits) + 32
    for _ in range(ATTEMPTS):
        a = enclose_matrix(matrix, bits)
        with ctx.workprec(bits):
            found = compute(a)
        if all(_narrow(z, digits) for z in found):
            break
        bits *= 2
    return found


def _narrow(z: acb, digits: int) -> bool:
    """Whether a ball is narrower than 10^-digits relative to its number (absolutely, if that may be 0)."""
    if z.contains(0):
        return size_of(z) < -digits
    return z.rel_accuracy_bits() >= bits_for(digits)


def _width(found: tuple[acb, ...]) -> float:
    """log10 of the widest ball."""
    return max(size_of(acb(z.real.rad(), z.imag.rad())) for z in found)
