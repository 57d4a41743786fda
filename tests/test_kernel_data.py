"""Data, norms and variables: certificates that must be accepted, and neighbours that must not be."""

from __future__ import annotations

import random
import time
from fractions import Fraction

import pytest
from kernel_data_claims import FALSE_DATA, FALSE_NORMS, TRUE_DATA, TRUE_NORMS
from kernel_support import accepted, certificate, matrix, refused, term


@pytest.mark.parametrize(("claim", "evidence", "rest"), [*TRUE_DATA, *TRUE_NORMS])
def test_a_true_claim_is_accepted(claim: str, evidence: dict, rest: dict) -> None:
    accepted(certificate(term(claim), evidence, **rest))


@pytest.mark.parametrize(("claim", "evidence", "rest"), [*FALSE_DATA, *FALSE_NORMS])
def test_a_false_neighbour_is_refused(claim: str, evidence: dict, rest: dict) -> None:
    refused(certificate(term(claim), evidence, **rest))
