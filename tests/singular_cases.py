"""Derivations of the topics about singular values and data on small inputs, with their certificates."""

from __future__ import annotations

from functools import cache

from eigenproof import goals
from eigenproof.derivations import TOPICS, begin
from eigenproof.judge import judge_derivation
from eigenproof.language import parse_term
from eigenproof.model import Options, Term

SVD = {
    "square roots": "[[3, 0], [4, 5]]",
    "the golden ratio": "[[1, 1], [0, 1]]",
    "tall": "[[1, 2], [3, 4], [5, 6]]",
    "wide": "[[3, 2, 2], [2, 3, -2]]",
    "repeated": "[[2, 1, 1], [1, 2, 1], [1, 1, 2]]",
    "rank 1": "[[1, 2], [2, 4]]",
    "a cubic": "[[1, 2, 3], [4, 5, 6], [7, 8, 10]]",
    "Hermitian roots": "[[1, i], [2, 0]]",
    "zero": "[[0, 0], [0, 0]]",
}
PSEUDOINVERSE = {
    "tall": "[[1, 2], [3, 4], [5, 6]]",
    "wide": "[[1, 0, 1], [0, 1, 1]]",
    "singular": "[[1, 2], [2, 4]]",
    "complex": "[[1, i], [2, 2*i]]",
}
LSTSQ = {
    "inconsistent": ("[[1, 0], [2, -1], [1, 2]]", "(-3, 4, 7)"),
    "consistent": ("[[1, 2], [2, 4]]", "(1, 2)"),
    "of least norm": ("[[1, 0, 1], [0, 1, 1]]", "(5, 7)"),
}
DATA = {
    "three groups": "[[-1, -1], [-2, -1], [-3, -2], [1, 1], [2, 1], [3, 2]]",
    "three variables": "[[1, 2, 3], [3, 5, 1], [4, 1, 0], [1/2, 2, 2], [1, 1, 7]]",
    "a cubic": "[[1, 0, 2], [0, 1, 1], [3, 1, 0], [1, 4, 1]]",
}
TABLES = {"svd": SVD, "pseudoinverse": PSEUDOINVERSE, "lstsq": LSTSQ, "covariance": DATA, "pca": DATA}
CASES = [(topic, name) for topic, table in TABLES.items() for name in table]


PLAIN = Options()


@cache
def inputs(topic: str, name: str) -> tuple[tuple[str, Term], ...]:
    given = TABLES[topic][name]
    if isinstance(given, tuple):
        return (("A", parse_term(given[0])), ("y", parse_term(given[1])))
    return (("X" if topic in ("covariance", "pca") else "A", parse_term(given)),)


@cache
def derivation(topic: str, name: str, options: Options = PLAIN):
    return TOPICS[topic](begin(topic, inputs(topic, name), options))


def judged(derived, options: Options = PLAIN):
    """(verdict, verdicts of the steps, certificate) of a derivation, against the goal of its topic."""
    claims = [s.statement for s in derived.steps]
    goal = goals.goal(derived.topic, derived.given, derived.definitions, claims, options)
    return judge_derivation([(s.statement, s.hint) for s in derived.steps], goal, derived.definitions)


@cache
def certificate_of(topic: str, name: str, options: Options = PLAIN) -> dict:
    verdict, _, certificate = judged(derivation(topic, name, options), options)
    assert verdict.status == "proved", (topic, name, verdict.reason)
    return certificate
