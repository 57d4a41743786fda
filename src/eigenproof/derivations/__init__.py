"""Derivations, one topic a file: an exact matrix in, steps out. Nothing here judges itself."""

from __future__ import annotations

from collections.abc import Callable

from ..exact.matrix import from_term
from ..model import Derivation, Term
from .determinant import derive_determinant
from .diagonal import derive_diagonalize
from .polynomial import derive_charpoly
from .spaces import derive_eigen
from .spectral import derive_spectral
from .story import Story

TOPICS: dict[str, Callable[[Story], Derivation]] = {
    "charpoly": derive_charpoly,
    "eigen": derive_eigen,
    "diagonalize": derive_diagonalize,
    "spectral": derive_spectral,
    "determinant": derive_determinant,
}


def begin(topic: str, given: Term) -> Story:
    """A story about this matrix; InputError for entries that are not exact algebraic numbers."""
    return Story(topic, given, from_term(given))
