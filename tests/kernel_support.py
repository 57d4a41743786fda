"""Certificates written by hand, and how the kernel must answer them."""

from __future__ import annotations

import json

import pytest

from eigenproof.errors import CertificateError
from eigenproof.kernel import FORMAT, check

Q = 2**31 - 1


def matrix(rows) -> list:
    """A matrix term from "1 2; 3 4" or from rows of terms."""
    return ["matrix", *([r.split() for r in rows.split(";")] if isinstance(rows, str) else rows)]


def certificate(claim, evidence=None, *, definitions=(), roots=(), radicals=(), goal=None) -> dict:
    """A certificate with one claim, which is also its goal."""
    return {
        "format": FORMAT,
        "definitions": [list(d) for d in definitions],
        "radicals": [list(r) for r in radicals],
        "roots": list(roots),
        "goal": claim if goal is None else goal,
        "claims": [{"claim": claim, "evidence": {} if evidence is None else evidence}],
    }


def accepted(data: dict, goal=None):
    """The goal that the kernel says is proved; what it read is left as it was."""
    before = json.dumps(data)
    proved = check(data, goal)
    assert json.dumps(data) == before
    return proved


def refused(data: dict, goal=None, match: str | None = None) -> None:
    with pytest.raises(CertificateError, match=match):
        check(data, goal)
