"""The prover: true statements get a certificate, false ones never, and no certificate has slack."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from judge_support import places, replaced

from eigenproof.errors import CertificateError
from eigenproof.judge.prove import explain, prove
from eigenproof.judge.references import PLACES
from eigenproof.kernel import check
from eigenproof.kernel_listed import LISTED
from eigenproof.kernel_theorems import tables
from eigenproof.language import parse, to_text
from eigenproof.model import tree

DATA = Path(__file__).parent / "data"
BUDGET = 2.0

PROVED = {
    "equational": "for A in R(n,n), B in R(n,n): invertible(A) and invertible(B)"
    " implies inv(A) - inv(B) == inv(A)*(B - A)*inv(B)",
    "pseudoinverse": "for A in R(m,n): invertible(A.T*A) implies pinv(A) == inv(A.T*A)*A.T",
    "one-sided": "for A in R(n,n), B in R(n,n): A*B == A + B implies A*B == B*A",
    "squares": "for A in R(n,n): A.T == A and A^3 == I(n) implies A == I(n)",
    "trace squares": "for C in R(m,n), B in R(n,n): C.T*C*B + B*C.T*C == 0 implies C*B == 0",
    "order": "for D in R(n,l), x in R(n), c in R(l): D.T*D == I"
    " implies norm(x - D*c)^2 >= norm(x - D*D.T*x)^2",
    "positive": "for A in R(n,n), B in R(n,n): positive_definite(A) and positive_definite(B)"
    " implies positive_definite(A + B)",
    "existence": "for A in C(n,n), l in C, a in C: eigenvalue(A, l) implies eigenvalue(a*A, a*l)",
    "similar": "for A in C(n,n), B in C(n,n): invertible(B) implies similar(A*B, B*A)",
    "spectral theorem": "for A in R(n,n): orthogonally_diagonalizable(A) iff symmetric(A)",
    "determinant": "for A in R(n,n), w in R(n): A.T*w == 0 and w != 0 implies det(A) == 0",
    "rank": "for A in R(m,n), x in R(n), z in R(n): nullity(A) == 0 and A.T*A*x == A.T*A*z implies x == z",
    "real eigenvalues": "for A in C(n,n), l in C: A.H == A and eigenvalue(A, l) implies l in R",
    "orthogonal eigenvectors": "for A in R(n,n), v in R(n), w in R(n), a in R, b in R:"
    " A.T == A and A*v == a*v and A*w == b*w and a != b implies v.T*w == 0",
    "fixed size": "for A in C(3,3), a in C, b in C, c in C:"
    " eigenvalues(A) == {a, b, c} and a != b and b != c and a != c implies diagonalizable(A)",
    "alternative": "for a in R, b in R: a == 0 or b == 0 implies a*b == 0",
}

NOT_PROVED = [
    "for A in R(n,n), B in R(n,n): A*B == B*A",
    "for A in R(m,n), B in R(n,p): pinv(A*B) == pinv(B)*pinv(A)",
    "for A in R(n,n): A*A == 0 implies A == 0",
    "for A in C(n,n): A.T == A implies diagonalizable(A)",
    "for A in C(m,n): A.T*A == 0 implies A == 0",
    "for A in R(m,n), b in R(m), x in R(n): A.T*A*x == A.T*b implies A*x == b",
    "for A in R(n,n): symmetric(A) implies (positive_definite(A) iff positive_semidefinite(A))",
    "for A in R(n,n), v in R(n), w in R(n), a in R, b in R:"
    " A.T == A and A*v == a*v and A*w == b*w implies v.T*w == 0",
    "for A in R(m,n), B in R(m,n): rank(A + B) == rank(A) + rank(B)",
    "for A in R(n,n), l in R, v in R(n): A*v == l*v implies eigenvalue(A, l)",
    "for D in R(n,l): D.T*D == I implies D*D.T == I",
    "for A in R(2,2), l in C: eigenvalue(A, l) and not l in R implies diagonalizable(A, R)",
    "for a in R, b in R: a*b == 0 implies a == 0",
    "for A in R(n,n): det(A) == 0 implies A == 0",
    "for x in R(n), y in R(n): x.T*y == 0 implies x == 0 or y == 0",
]


@pytest.mark.parametrize("kind", PROVED)
def test_a_true_statement_is_proved(kind):
    statement = parse(PROVED[kind])
    verdict = prove(statement, 5.0)
    assert verdict == "proved"
    assert verdict.evidence["goal"] == tree(statement)
    assert check(dict(verdict.evidence), tree(statement)) == tree(statement)
    json.dumps(verdict.evidence)


@pytest.mark.parametrize("text", NOT_PROVED)
def test_a_false_statement_is_not_proved(text):
    assert prove(parse(text), BUDGET) is None


def test_no_false_statement_of_the_corpus_is_proved():
    false = [
        x["statement"]
        for x in json.loads((DATA / "statements.json").read_text())
        if x["set"] in ("theorems", "claims") and x["expected"] == "refuted"
    ]
    assert len(false) > 40
    assert [text for text in false if prove(parse(text), 0.15)] == []


def test_the_theorems_used_are_named():
    verdict = prove(parse(PROVED["spectral theorem"]))
    assert "spectral theorem (Horn and Johnson 4.1.5)" in verdict.reason
    assert verdict.scope == "every size"


def test_places_in_a_book_are_those_of_theorems():
    named = [name for names in PLACES.values() for name in names]
    assert len({*named}) == len(named)
    assert {*named} <= {*tables()[1], *LISTED}


def test_what_is_taken_to_be_defined_is_named():
    verdict = prove(parse("for A in R(n,n): A*inv(A) == I(n)"))
    assert verdict.reason.endswith("where A can be inverted")


@pytest.mark.parametrize(
    "text",
    [
        "for A in R(n,n): det(A) == 0 implies inv(A) == A",
        "for a in R: a == 0 implies 1/a == 5",
        "for a in R, b in R: b == 0 implies a/b == a/b",
        "for b in R(n): 1/norm(b - b) == 5",
        "for x in R: inv([[x, x], [x, x]]) == inv([[x, x], [x, x]])",
    ],
)
def test_what_is_defined_nowhere_is_not_proved(text: str) -> None:
    assert prove(parse(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "for a in R: a == 0 implies (a == 0 or 1/a == 5)",
        "for a in R, b in R: b >= 0 implies a/b*b == a",
        "for A in R(n,n): A.T == -A implies inv(A).T == -inv(A)",
    ],
)
def test_what_is_defined_somewhere_is(text: str) -> None:
    assert prove(parse(text)) == "proved"
    guarded = prove(parse("for A in R(n,n): invertible(A) implies A*inv(A) == I(n)"))
    assert "inverted" not in guarded.reason


def test_a_proof_has_no_idle_moves():
    verdict = prove(parse(PROVED["positive"]))
    proof = json.dumps(verdict.evidence["claims"][0]["evidence"])
    assert "reciprocal" not in proof


def changes(leaf: object, names: list[str]) -> list:
    """Other numbers, letters, positions and stars for a leaf of a proof."""
    if isinstance(leaf, bool) or leaf is None:
        return []
    if isinstance(leaf, int):
        return [leaf + 1, leaf - 1]
    if leaf in names:
        return [x for x in names if x != leaf][:2]
    if leaf in ("T", "H"):
        return ["neg"]
    try:
        return [str(Fraction(leaf) + 1)]
    except ValueError:
        return []


@pytest.mark.parametrize(
    "kind", ["equational", "pseudoinverse", "one-sided", "squares", "trace squares", "order", "existence"]
)
def test_a_certificate_with_anything_changed_is_refused(kind):
    statement = parse(PROVED[kind])
    certificate = prove(statement, 5.0).evidence
    goal, (claim,) = certificate["goal"], certificate["claims"]
    proof = claim["evidence"]["proof"]
    names = [name for name, _ in goal[1]]
    tried = 0
    for path, leaf in places(proof):
        if "names" in path:
            continue
        for other in changes(leaf, names):
            changed = {"claim": goal, "evidence": {"proof": replaced(proof, path, other)}}
            with pytest.raises(CertificateError):
                check({**certificate, "claims": [changed]}, goal)
            tried += 1
    assert tried > 5


def test_an_equational_proof_reads_as_a_chain():
    verdict = prove(parse(PROVED["orthogonal eigenvectors"]))
    lines = explain(verdict.evidence)
    notes = [note for *_, note in lines]
    assert "by A*v == a*v" in notes
    assert "by A*w == b*w" in notes
    left, relation, right, _ = lines[-1]
    assert (left, relation, right) == (None, "==", 0)
    assert all(to_text(right) for _, _, right, _ in lines)


def test_a_budget_is_kept():
    from time import perf_counter

    start = perf_counter()
    assert prove(parse("for A in R(m,n), B in R(m,n): pinv(A + B) == pinv(A) + pinv(B)"), 0.5) is None
    assert perf_counter() - start < 3
