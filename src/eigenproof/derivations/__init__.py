"""Derivations, one topic a file: an exact matrix in, steps out. Nothing here judges itself."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ..exact.matrix import from_term
from ..model import Derivation, Options, Term
from .story import Story


def _at(module: str, name: str) -> Callable[[Story], Derivation]:
    """The function of a topic, its file loaded when it is needed."""
    return lambda story: getattr(import_module(f".{module}", __name__), name)(story)


TOPICS: dict[str, Callable[[Story], Derivation]] = {
    "charpoly": _at("polynomial", "derive_charpoly"),
    "eigen": _at("spaces", "derive_eigen"),
    "diagonalize": _at("diagonal", "derive_diagonalize"),
    "spectral": _at("spectral", "derive_spectral"),
    "determinant": _at("determinant", "derive_determinant"),
    "svd": _at("svd", "derive_svd"),
    "pseudoinverse": _at("pseudoinverse", "derive_pseudoinverse"),
    "lstsq": _at("lstsq", "derive_lstsq"),
    "covariance": _at("covariance", "derive_covariance"),
    "pca": _at("pca", "derive_pca"),
}


def begin(
    topic: str,
    inputs: tuple[tuple[str, Term], ...],
    options: Options | None = None,
    header: tuple[str, ...] = (),
) -> Story:
    """A story about the first of these; InputError for entries that are not exact algebraic numbers.

    header: names of the columns, for figures.
    """
    (name, given), *_ = inputs
    return Story(topic, given, from_term(given), name, inputs, options or Options(), header)
