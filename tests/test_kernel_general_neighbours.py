"""Proofs of general statements against false ones, and proofs and claims with one place changed."""

from __future__ import annotations

import contextlib
import json
import random
import re
from pathlib import Path

import pytest
from kernel_support import certificate

from eigenproof.errors import CertificateError, EigenproofError
from eigenproof.judge.prove import prove
from eigenproof.judge.refute import refute
from eigenproof.kernel import check
from eigenproof.kernel_general import check_general, inverted
from eigenproof.language import infer_text
from eigenproof.model import from_tree, tree

DATA = Path(__file__).parent / "data"


def false_statements() -> list[str]:
    found = []
    for name in ("statements", "blind_statements", "textbook_statements"):
        found += [
            s["statement"]
            for s in json.loads((DATA / f"{name}.json").read_text())
            if s["expected"] == "refuted"
        ]
    lines = (DATA / "false_statements.txt").read_text().splitlines()
    found += [line.split(" ", 2)[2] for line in lines if not line.startswith("#")]
    return [s for s in dict.fromkeys(found) if s.startswith("for ")]


def test_a_false_statement_has_no_proof_without_an_idea() -> None:
    statements = false_statements()
    assert len(statements) > 300
    for text in statements:
        try:
            claim = tree(infer_text(text).statement)
        except EigenproofError:
            continue
        names = [name for name, _ in claim[1]]
        start = [{"move": "defined", "term": x} for x in inverted(claim)]
        start += [{"move": "use", "use": k, "with": [], "names": [f"q{k}"]} for k in range(3)]
        ends: list[dict] = [{}, {"suppose": {}}, {"meaning": {}}, {"parts": []}, {"parts": [{}, {}]}]
        ends += [{"parts": [{"suppose": {}}] * 2}, {"meaning": {"suppose": {}}}]
        ends += [{"cases": k, "proofs": [{}, {}]} for k in range(3)]
        ends += [{"give": [x], "proof": {}} for x in ("0", "1", *names)]
        for beginning in ([], *([move] for move in start)):
            for end in ends:
                with pytest.raises((CertificateError, *BROKEN)):
                    check_general(claim, {"moves": beginning, **end})


BROKEN = (KeyError, TypeError, ValueError, IndexError, AttributeError, ZeroDivisionError)
"""How a malformed proof ends before `kernel.check` makes a CertificateError of it."""

PROVED = (
    "for A in R(n,n), v in R(n), w in R(n), a in R, b in R:"
    " A.T == A and A*v == a*v and A*w == b*w and a != b implies v.T*w == 0",
    "for A in R(n,n), B in R(n,n): A*B == I(n) implies B*A == I(n)",
    "for A in R(m,n): A.T*A == 0 implies A == 0",
    "for A in R(m,n), x in R(n): x.T*A.T*A*x >= 0",
    "for A in R(m,n): pinv(pinv(A)) == A",
    "for A in R(n,n), B in R(n,n): invertible(A) and invertible(B) implies inv(A*B) == inv(B)*inv(A)",
    "for A in R(n,n), l in R: invertible(A) and eigenvalue(A, l) implies l != 0",
    "for P in R(n,n): P*P == P implies (I(n) - P)*(I(n) - P) == I(n) - P",
    "for Q in R(n,n): orthogonal(Q) implies det(Q)^2 == 1",
    "for A in R(m,n), B in R(n,m): trace(A*B) == trace(B*A)",
    "for A in C(n,n), v in C(n), l in C: A.H == A and A*v == l*v and v != 0 implies l in R",
    "for A in R(m,n): rank(A.T*A) == rank(A)",
    "for D in R(n,l), x in R(n): D.T*D == I(l) implies (D*D.T)*(D*D.T)*x == D*D.T*x",
)


def changed(claim: list, rng: random.Random) -> list:
    """The claim with one name, number, word or relation changed."""
    text = json.dumps(claim)
    at = rng.choice(list(re.finditer(r'"[^"]+"', text)))
    word = at[0][1:-1]
    others = [{"T", "H", "inv", "pinv", "neg"}, {"==", "!=", ">=", ">"}, {"R", "C"}, {"m", "n", "l"},
              {"and", "or"}, {"implies", "iff"}, {name for name, _ in claim[1]}, {"0", "1", "2", "-1"},
              {"orthogonal", "invertible", "symmetric"}]  # fmt: skip
    choices = sorted({x for kind in others if word in kind for x in kind} - {word})
    return json.loads(text[: at.start()] + json.dumps(rng.choice(choices or [word])) + text[at.end() :])


@pytest.mark.parametrize("text", PROVED)
def test_a_proof_shows_no_false_neighbour_of_its_claim(text: str) -> None:
    statement = infer_text(text).statement
    verdict = prove(statement, 5)
    assert verdict is not None
    (entry,) = verdict.evidence["claims"]
    claim, proof, rng, fewer = entry["claim"], entry["evidence"]["proof"], random.Random(3), 0
    for _ in range(50):
        other = changed(claim, rng)
        try:
            check(certificate(other, {"proof": proof}), other)
        except CertificateError:
            fewer += 1
            continue
        if other != claim:
            assert refute(from_tree(other), 0.05) is None, other
    assert fewer >= 8


def leaves(t: object, path: tuple = ()) -> list[tuple]:
    if isinstance(t, (list, dict)):
        pairs = t.items() if isinstance(t, dict) else enumerate(t)
        return [p for k, x in pairs for p in leaves(x, (*path, k))]
    return [path]


@pytest.mark.parametrize("text", PROVED)
def test_a_changed_proof_is_refused_or_proves_the_same(text: str) -> None:
    """Nearly all are refused: a coefficient, a letter, the number of a fact, a name."""
    evidence = prove(infer_text(text).statement, 5).evidence
    claim, proof, rng = evidence["goal"], evidence["claims"][0]["evidence"]["proof"], random.Random(4)
    places = leaves(proof)
    for path in rng.sample(places, min(len(places), 40)):
        other = json.loads(json.dumps(proof))
        at = other
        for k in path[:-1]:
            at = at[k]
        x = at[path[-1]]
        at[path[-1]] = (
            x + 1 if isinstance(x, int) else rng.choice([y for y in ("2", "0", "v", "A", "T", "") if y != x])
        )
        with contextlib.suppress(CertificateError):
            assert check(certificate(claim, {"proof": other}), claim) == claim
