"""Exact scalars: `fmpq` over Q, `Element` over a tower of square roots. The room's door for numbers."""

from __future__ import annotations

from eigenproof.exact.closed import field_of, term_of
from eigenproof.exact.place import enclose, is_real, precision, sign
from eigenproof.exact.tower import Element, Scalar, Tower, rational


def conjugate(x: Scalar) -> Scalar:
    """The complex conjugate of a scalar. DerivationError if it does not lie in its tower."""
    return x.conjugate() if isinstance(x, Element) else x


__all__ = [
    "Element",
    "Scalar",
    "Tower",
    "conjugate",
    "enclose",
    "field_of",
    "is_real",
    "precision",
    "rational",
    "sign",
    "term_of",
]
