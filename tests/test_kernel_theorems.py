"""Every theorem of the kernel's tables at small matrices of every kind, over R and C; and false ones."""

from __future__ import annotations

import random

import numpy as np
import pytest
from kernel_readings import Reading, svd
from kernel_theorem_samples import is_real, matrices, related

from eigenproof.kernel_theorems import tables, theorem, tree, variable

NAMES = sorted(tables()[1]) + ["distinct eigenvalues"]
WANTED = 8  # instances at which the hypotheses hold
MANY = 160
FACTORS = [["A", ["F", "m", "n"]], ["U", ["F", "m", "p"]], ["S", ["F", "p", "q"]], ["V", ["F", "n", "q"]]]


def instances(variables: list, real: bool, rng: random.Random):
    """Values for typed variables, with the sizes: structured ones, and ones that have to do with others."""
    names = sorted({n for _, (_, *given) in variables for n in given if not n.isdigit()})
    while True:
        sizes = {n: rng.choice((1, 2, 2, 3)) for n in names}
        values: dict[str, np.ndarray] = {}
        for name, (_, *given) in variables:
            m, n = [int(sizes.get(k, k)) for k in (*given, "1", "1")[:2]]
            near = [y for y in related(m, n, list(values.values())) if not real or is_real(y)]
            values[name] = rng.choice(near if near and rng.random() < 0.6 else matrices(m, n, real, rng))
        if [name for name, _ in variables] == ["A", "U", "S", "V"]:
            u, s, vh = np.linalg.svd(values["A"], full_matrices=rng.random() < 0.5)
            p, q = u.shape[1], vh.shape[0]
            middle = np.zeros((p, q), complex)
            np.fill_diagonal(middle, s)
            sizes |= {"p": p, "q": q}
            values |= {"U": u, "S": middle, "V": vh.conj().T}
        yield values, sizes


def tried(variables: list, body, real: bool, wanted: int = WANTED) -> tuple[int, dict | None]:
    """(at how many instances the hypotheses held, one at which the statement failed)."""
    held, rng = 0, random.Random(7)
    for k, (values, sizes) in enumerate(instances(variables, real, rng)):
        if held >= wanted or k >= 100 * wanted:
            return held, None
        reading = Reading(values, sizes, all(map(is_real, values.values())))
        if body[0] == "implies" and not reading.holds(body[1]):
            continue
        held += 1
        if not reading.holds(body[2] if body[0] == "implies" else body):
            return held, values
    raise AssertionError


@pytest.mark.parametrize("real", [True, False], ids=["R", "C"])
@pytest.mark.parametrize("name", NAMES)
def test_a_theorem_holds_at_small_matrices(name: str, real: bool) -> None:
    for count in (3, 5) if name == "distinct eigenvalues" else (0,):
        variables, body = theorem(name, count)
        if not real and any(field == "R" for _, (field, *_) in variables):
            continue
        held, counterexample = tried(variables, body, real)
        assert counterexample is None, counterexample
        assert held >= 5, "the hypotheses hold too seldom"


@pytest.mark.parametrize("name", NAMES)
def test_the_opposite_of_a_theorem_fails(name: str) -> None:
    variables, body = theorem(name, 3)
    opposite = ["implies", body[1], ["not", body[2]]] if body[0] == "implies" else ["not", body]
    assert tried(variables, opposite, True)[1] is not None


FALSE = [
    ("one-sided inverses of any matrices",
     "X:F(m,n) Y:F(n,m)", "(implies (== (* X Y) (I m)) (== (* Y X) (I n)))"),
    ("lengths with T", "X:F(m,n)", "(implies (!= X 0) (!= (trace (* (T X) X)) 0))"),
    ("Gram with T", "X:F(m,n)", "(== (rank (* (T X) X)) (rank X))"),
    ("Penrose with T", "X:F(m,n)", "(== (T (* X (pinv X))) (* X (pinv X)))"),
    ("reverse order of pseudoinverses", "X:F(m,n) Y:F(n,p)", "(== (pinv (* X Y)) (* (pinv Y) (pinv X)))"),
    ("spectral theorem for symmetric ones", "A:F(n,n)",
     "(implies (== (T A) A) (exists Q:F(n,n) D:F(n,n) (spectral A Q D)))"),
    ("spectral means Hermitian", "A:F(n,n) Q:F(n,n) D:F(n,n)", "(implies (spectral A Q D) (== (H D) D))"),
    ("rank of a sum", "X:F(m,n) Y:F(m,n)", "(== (rank (+ X Y)) (+ (rank X) (rank Y)))"),
    ("Sylvester with another size", "X:F(m,n) Y:F(n,p)",
     "(>= (rank (* X Y)) (+ (rank X) (rank Y) (neg m)))"),
    ("rank of a multiple", "s:F X:F(m,n)", "(== (rank (* s X)) (rank X))"),
    ("rank of an idempotent matrix is its trace, of any", "X:F(n,n)", "(== (rank X) (trace X))"),
    ("rank-one factors of rank two", "X:F(m,n)",
     "(implies (== (rank X) 2) (exists u:F(m) v:F(n) (== X (* u (T v)))))"),
    ("determinant of a sum", "X:F(n,n) Y:F(n,n)", "(== (det (+ X Y)) (+ (det X) (det Y)))"),
    ("determinant of I - XY", "X:F(m,n) Y:F(n,m)",
     "(== (det (+ (I m) (* X Y))) (det (+ (I n) (neg (* Y X)))))"),
    ("no null vector of a flat matrix", "X:F(m,n)",
     "(implies (== (rank X) m) (for x:F(n) (implies (== (* X x) 0) (== x 0))))"),
    ("Cauchy-Schwarz the other way", "u:F(n) v:F(n)",
     "(<= (+ (* (H u) u (H v) v) (neg (* (H u) v (H v) u))) 0)"),
    ("diagonal matrices commute with all",
     "D:F(n,n) E:F(n,n)", "(implies (diagonal D) (== (* D E) (* E D)))"),
    ("a real eigenvalue", "X:F(n,n)", "(exists l:R v:R(n) (and (== (* X v) (* l v)) (!= v 0)))"),
    ("all is diagonalizable", "A:F(n,n) l:F", "(== (geometric_multiplicity A l) (multiplicity A l))"),
    ("a positive square root of a symmetric matrix", "A:F(n,n)",
     "(implies (== (H A) A) (exists R:F(n,n) (and (== (H R) R) (== A (* R R)))))"),
    ("the adjugate is the inverse", "X:F(n,n)", "(implies (invertible X) (== (adjugate X) (inv X)))"),
    ("cancelling a number", "s:F X:F(m,n)", "(implies (== (* s X) 0) (== X 0))"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "variables", "body"), FALSE, ids=[f[0] for f in FALSE])
def test_a_false_theorem_is_caught(name: str, variables: str, body: str) -> None:
    read = [variable(x) for x in variables.split()], tree(body)
    assert any(tried(*read, real, MANY)[1] is not None for real in (True, False))


def test_the_factors_of_the_samples_are_decompositions() -> None:
    rng = random.Random(1)
    for real in (True, False):
        for _, (values, _) in zip(range(20), instances(FACTORS, real, rng)):
            assert svd(*values.values())
