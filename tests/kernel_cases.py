"""The case table: derivations about eigenvalues and determinants, on small matrices of every kind."""

from __future__ import annotations

from functools import cache

from eigenproof import goals
from eigenproof.derivations import TOPICS, begin
from eigenproof.errors import EigenproofError
from eigenproof.judge.decide import judge_derivation
from eigenproof.model import tree
from eigenproof.read import read_matrix

MATRICES = {
    "a repeated eigenvalue": "[[2,1,1],[1,2,1],[1,1,2]]",
    "the golden ratio": "[[2,1],[1,1]]",
    "an irreducible cubic": "[[0,0,-1],[1,0,3],[0,1,0]]",
    "a symmetric cubic": "[[1,2,3],[2,4,5],[3,5,6]]",
    "a Jordan block": "[[1,1],[0,1]]",
    "a rotation": "[[0,-1],[1,0]]",
    "a defective pair": "[[0,1,1,0,0,0],[-1,0,0,1,0,0],[0,0,0,1,0,0],"
    "[0,0,-1,0,0,0],[0,0,0,0,2,0],[0,0,0,0,0,3]]",
    "nilpotent": "[[-9,11,-21,63,-252],[70,-69,141,-421,1684],[-575,575,-1149,3451,-13801],"
    "[3891,-3891,7782,-23345,93365],[1024,-1024,2048,-6144,24572]]",
    "x^5 - x - 1": "[[0,0,0,0,1],[1,0,0,0,1],[0,1,0,0,0],[0,0,1,0,0],[0,0,0,1,0]]",
    "a number field": "[[sqrt(2)+sqrt(3),1],[5+2*sqrt(6),sqrt(2)+sqrt(3)]]",
    "a cubic over Q(i)": "[[0,0,i],[1,0,1],[0,1,0]]",
    "Hermitian": "[[2,i],[-i,2]]",
    "rational": "[[1/2,1/3],[1/3,1/4]]",
    "empty": "[]",
    "one entry": "[[5]]",
}
NOT_SPECTRAL = {"an irreducible cubic", "a Jordan block", "a rotation", "a defective pair", "nilpotent",
                "x^5 - x - 1", "a number field", "a cubic over Q(i)"}  # fmt: skip
EIGEN = ("charpoly", "eigen", "diagonalize", "spectral", "determinant")
CASES = [
    (topic, name) for topic in EIGEN for name in MATRICES if topic != "spectral" or name not in NOT_SPECTRAL
]


@cache
def derivation(topic: str, name: str):
    return TOPICS[topic](begin(topic, (("A", read_matrix(MATRICES[name]).term),)))


def judged(derived, topic: str, given=None):
    """(verdict, verdicts of the steps, certificate) of a derivation, against the goal of its topic."""
    given = derived.matrix if given is None else given
    goal = goals.goal(topic, (("A", given),), derived.definitions, [s.statement for s in derived.steps])
    return judge_derivation([(s.statement, s.hint) for s in derived.steps], goal, derived.definitions)


@cache
def certificate_of(topic: str, name: str) -> dict:
    verdict, _, certificate = judged(derivation(topic, name), topic)
    assert verdict.status == "proved", (topic, name, verdict.reason)
    return certificate


__all__ = ["CASES", "EigenproofError", "MATRICES", "certificate_of", "derivation", "judged", "tree"]
