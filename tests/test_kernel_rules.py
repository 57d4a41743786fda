"""Every rule of proofs/FORMAT.md: certificates that must be accepted, and neighbours that must not be."""

from __future__ import annotations

import pytest
from kernel_false_claims import FALSE
from kernel_support import accepted, certificate, refused, term
from kernel_terms_by_hand import ALL
from kernel_true_claims import TRUE


def cases(table: dict) -> list:
    return [pytest.param(*case, id=f"{rule}: {case[0]}") for rule, found in table.items() for case in found]


@pytest.mark.parametrize(("claim", "evidence", "rest"), cases(TRUE))
def test_a_true_claim_with_its_evidence_is_accepted(claim: str, evidence: dict, rest: dict) -> None:
    data = certificate(term(claim), evidence, **{"roots": ALL, **rest})
    assert accepted(data) == ["let", data["definitions"], data["goal"]]


@pytest.mark.parametrize(("claim", "evidence", "rest"), cases(FALSE))
def test_what_is_not_shown_is_refused(claim: str, evidence: dict, rest: dict) -> None:
    refused(certificate(term(claim), evidence, **{"roots": ALL, **rest}))


def test_every_rule_has_both() -> None:
    assert set(TRUE) <= set(FALSE)


def test_a_certificate_may_hold_more_than_its_goal() -> None:
    data = certificate(["==", "1", "1"])
    data["claims"].append(
        {"claim": ["and", ["==", "2", "2"], ["==", "3", "3"]], "evidence": {"parts": [{}, {}]}}
    )
    assert accepted(data, ["==", "3", "3"]) == ["==", "3", "3"]
    assert accepted(data, ["and", ["==", "3", "3"], ["==", "1", "1"]])
    refused(data, ["==", "4", "4"], match="do not prove")
    data["claims"].append({"claim": ["==", "4", "5"], "evidence": {}})
    refused(data, ["==", "3", "3"], match="differ by -1")  # every claim must hold
