"""Identities in the free algebra with typed words: a claim as a combination of known zeros."""

from .cofactors import Combination, Summand
from .completion import Completion, combination, shorter
from .effort import Effort
from .inverses import one_sided
from .poly import Poly, of_equation, of_term, to_term
from .squares import Squares, vanishing
from .words import Letter, Word, star

__all__ = [
    "Combination", "Completion", "Effort", "Letter", "Poly", "Squares", "Summand", "Word", "combination",
    "of_equation", "of_term", "one_sided", "shorter", "star", "to_term", "vanishing",
]  # fmt: skip
