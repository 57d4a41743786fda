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


def term(text: str):
    """A term from nested brackets: "(== (det {1 2; 3 4}) -2)"; {…} is a matrix of numbers and names."""
    stack: list[list] = [[]]
    words = text.replace("(", " ( ").replace(")", " ) ").replace("{", " { ").replace("}", " } ").split()
    while words:
        word = words.pop(0)
        if word == "(":
            stack.append([])
        elif word == ")":
            done = stack.pop()
            stack[-1].append(done)
        elif word == "{":
            end = words.index("}")
            stack[-1].append(matrix(" ".join(words[:end])))
            del words[: end + 1]
        else:
            stack[-1].append(word)
    ((read,),) = stack
    return read


def certificate(
    claim, evidence=None, *, definitions=(), roots=(), radicals=(), inverses=(), goal=None
) -> dict:
    """A certificate with one claim, which is also its goal."""
    return {
        "format": FORMAT,
        "definitions": [list(d) for d in definitions] if isinstance(definitions, tuple) else definitions,
        "radicals": list(radicals),
        "roots": list(roots),
        "inverses": list(inverses),
        "goal": claim if goal is None else goal,
        "claims": [{"claim": claim, "evidence": {} if evidence is None else evidence}],
    }


def accepted(data: dict, goal=None):
    """The goal that the kernel says is proved; what it read is left as it was."""
    before = json.dumps(data)
    proved = check(data, goal)
    assert json.dumps(data) == before
    return proved


def refused(data, goal=None, match: str | None = None) -> None:
    with pytest.raises(CertificateError, match=match):
        check(data, goal)
