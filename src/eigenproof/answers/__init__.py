"""The answer of a topic, read off the claims of the derivation (so that the two cannot disagree).

All numbers are text of the statement language, matrices are lists of rows.
"""

from __future__ import annotations

from ..derivations.story import Story
from ..model import Derivation
from .data import covariance_answer, pca_answer
from .eigen import eigen_answer
from .singular import svd_answer
from .systems import lstsq_answer, pseudoinverse_answer


def answer(story: Story, derivation: Derivation, digits: int) -> dict[str, object]:
    """The JSON fields of the topic, decimals with so many digits."""
    if derivation.topic == "svd":
        return svd_answer(derivation, digits)
    if derivation.topic == "covariance":
        return covariance_answer(story, derivation)
    if derivation.topic == "pca":
        return pca_answer(story, derivation, digits)
    if derivation.topic == "pseudoinverse":
        return pseudoinverse_answer(derivation)
    if derivation.topic == "lstsq":
        return lstsq_answer(derivation)
    return eigen_answer(story, derivation, digits)
