"""Ranks, spaces, definiteness, inverses: certificates that must be accepted, and others that must not be."""

from __future__ import annotations

import kernel_space_claims as claims
import pytest
from kernel_support import accepted, certificate, refused, term

KINDS = ("RANKS", "SPACES", "DEFINITE", "INVERSES")


def cases(which: str) -> list:
    return [pytest.param(*case, id=case[0]) for kind in KINDS for case in getattr(claims, f"{which}_{kind}")]


@pytest.mark.parametrize(("claim", "evidence", "rest"), cases("TRUE"))
def test_a_true_claim_is_accepted(claim: str, evidence: dict, rest: dict) -> None:
    accepted(certificate(term(claim), evidence, **rest))


@pytest.mark.parametrize(("claim", "evidence", "rest"), cases("FALSE"))
def test_a_false_neighbour_is_refused(claim: str, evidence: dict, rest: dict) -> None:
    refused(certificate(term(claim), evidence, **rest))
