"""Derivations, one topic a file: an exact matrix in, steps out. Nothing here judges itself."""

from __future__ import annotations

from collections.abc import Callable

from ..exact.matrix import from_term
from ..model import Derivation, Options, Term
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


def begin(topic: str, inputs: tuple[tuple[str, Term], ...], options: Options = Options()) -> Story:
    """A story about the first of these; InputError for entries that are not exact algebraic numbers."""
    (name, given), *_ = inputs
    return Story(topic, given, from_term(given), name, inputs, options)
