"""Theorems about listed eigenvalues and singular values, at small matrices; false neighbours."""

from __future__ import annotations

import random

import numpy as np
import pytest
from kernel_readings import Reading
from kernel_theorem_samples import is_real, matrices, number

from eigenproof import check
from eigenproof.errors import CertificateError
from eigenproof.kernel import check as kernel_check
from eigenproof.kernel_listed import LISTED
from eigenproof.kernel_theorems import theorem

MORE = {
    "distinct eigenvalues": 1,
    "one of the listed eigenvalues": 2,
    "Ky Fan's bounds for listed eigenvalues": 2,
    "listed eigenvalues of a quadratic polynomial": 4,
    "principal components of listed variances": 2,
    "Rayleigh's bounds for listed eigenvalues": 3,
}
"""How many terms a theorem takes besides the values, where it is not only the matrix."""


def instance(name: str, k: int, real: bool, rng: random.Random) -> dict | None:
    """Values for the variables of a theorem about k listed values, most of which satisfy its hypothesis."""
    a = rng.choice(matrices(k, k, real, rng))
    values: dict[str, np.ndarray] = {"A": a}
    pick = rng.choice
    if "singular" in name:
        if "of the inverse" not in name and "determinant" not in name:
            a = values["A"] = pick(matrices(k + rng.choice((0, 1)), k, real, rng))
        listed = np.linalg.svd(a, compute_uv=False)
        return values | {f"s{j}": number(x) for j, x in enumerate(listed)}
    if name == "principal components of listed variances":
        x = pick(matrices(rng.choice((2, 3)), k, True, rng))
        a = Reading({"X": x}, {}, True).term(["covariance", "X", ["ddof", "0"]])
        listed, vectors = np.linalg.eigh(a)
        values = {"X": x, "v": vectors[:, [rng.randrange(k)]]}
        return values | {f"l{j}": number(x) for j, x in enumerate(listed[::-1])}
    listed = sorted(np.linalg.eigvals(a), key=lambda x: (-x.real, x.imag))
    if real and max(abs(x.imag) for x in listed) > 1e-9:
        return None
    values |= {f"l{j}": number(x.real if real else x) for j, x in enumerate(listed)}
    if name == "distinct eigenvalues":
        vectors = np.linalg.eig(a)
        values |= {f"l{j}": number(x) for j, x in enumerate(vectors[0])}
        values |= {f"v{j}": vectors[1][:, [j]] for j in range(k)}
    values |= {f"c{j}": number(pick((0, 1, -1, 2))) for j in range(3)}
    values |= {"m": number(pick([*listed, 0, 1])), "x": pick(matrices(k, 1, True, rng))}
    values |= {"c": number(pick([*(x.real for x in listed), *(x.real**2 for x in listed)]))}
    r = rng.randint(1, k)
    return values | {"D": np.linalg.qr(pick(matrices(k, r, True, rng)))[0]}


def tried(name: str, statement: tuple, k: int, real: bool, wanted: int) -> tuple[int, dict | None]:
    """(at how many instances the hypothesis held, one at which the statement failed)."""
    held, rng = 0, random.Random(5)
    variables, (_, given, found) = statement
    for _ in range(60 * wanted):
        values = instance(name, k, real, rng)
        if held >= wanted or values is None:
            if held >= wanted:
                break
            continue
        values = {x: values[x] for x, _ in variables}
        if any(field == "R" and not is_real(values[x]) for x, (field, *_) in variables):
            continue
        named = [(n, values[x].shape[j]) for x, (_, *ns) in variables for j, n in enumerate(ns)]
        sizes = {n: size for n, size in named if not n.isdigit()}
        reading = Reading(values, sizes, all(map(is_real, values.values())))
        if not reading.holds(given):
            continue
        held += 1
        if not reading.holds(found):
            return held, values
    return held, None


@pytest.mark.parametrize("real", [True, False], ids=["R", "C"])
@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_theorem_holds_at_matrices_with_these_values(name: str, real: bool) -> None:
    for k in (2, 3):
        count = 2 * k + 1 if name == "distinct eigenvalues" else k + MORE.get(name, 1)
        held, failed = tried(name, theorem(name, count), k, real, 12)
        assert failed is None, failed
        assert held >= 5, "the hypothesis holds too seldom"


UNCHANGED = {"distinct eigenvalues", "different listed eigenvalues", "diagonalizable by listed eigenvalues",
             "Rayleigh's bounds for listed eigenvalues"}  # fmt: skip
"""The conclusion speaks of no value, or of every value alike, or under a condition on it."""


@pytest.mark.parametrize("name", sorted(set(LISTED) - UNCHANGED))
def test_with_one_value_changed_it_is_no_theorem(name: str) -> None:
    k = 2
    variables, (_, given, found) = theorem(name, k + MORE.get(name, 1))
    other = swapped(found, "s0" if "singular" in name else "l0")
    assert other != found
    assert tried(name, (variables, ("implies", given, other)), k, True, 60)[1] is not None


def swapped(t: object, name: str) -> object:
    """t with 1 + x in the place of x."""
    return ["+", "1", t] if t == name else [swapped(x, name) for x in t] if isinstance(t, list) else t


TRUE = [
    "for A in R(2,2), a in R, b in R: invertible(A) and singular_values(A) == {a, b}"
    " implies singular_values(inv(A)) == {1/a, 1/b}",
    "for A in C(3,3), a in C, b in C, c in C: eigenvalues(A) == {a, b, c} and a != b and b != c and a != c"
    " implies diagonalizable(A)",
    "for A in R(3,3), a in R, b in R, c in R: eigenvalues(A) == {a, b, c} implies trace(A) == a + b + c",
    "for A in R(2,2), a in R, b in R: eigenvalues(A) == {a, b} implies eigenvalues(A^2) == {a^2, b^2}",
    "for A in R(2,2), a in R, b in R, s in R: eigenvalues(A) == {a, b} implies"
    " eigenvalues(A + s*I) == {a + s, b + s}",
    "for A in R(2,2), a in R, b in R: invertible(A) and eigenvalues(A) == {a, b} implies"
    " eigenvalues(inv(A)) == {1/a, 1/b}",
    "for A in R(2,2), a in R, b in R, x in R(2): symmetric(A) and eigenvalues(A) == {a, b} and a >= b"
    " and norm(x) == 1 implies x.T*A*x <= a",
]
FALSE = [
    "for A in R(2,2), a in R, b in R: invertible(A) and singular_values(A) == {a, b}"
    " implies singular_values(inv(A)) == {a, b}",
    "for A in R(2,2), a in R, b in R: eigenvalues(A) == {a, b} implies eigenvalues(A^2) == {a, b}",
    "for A in R(2,2), a in R, b in R: eigenvalues(A) == {a, b} implies diagonalizable(A)",
    "for A in R(2,2), a in R, b in R: singular_values(A) == {a, b} implies det(A) == a*b",
    "for A in R(2,2), a in R, b in R, x in R(2): eigenvalues(A) == {a, b} and a >= b and norm(x) == 1"
    " implies x.T*A*x <= a",
]


@pytest.mark.parametrize("text", TRUE)
def test_proved(text: str) -> None:
    v = check(text, budget=30)
    assert v == "proved", v.reason
    assert kernel_check(v.certificate) is not None


@pytest.mark.parametrize("text", FALSE)
def test_refuted(text: str) -> None:
    assert check(text, budget=20) == "refuted"


def test_no_theorem_for_no_values() -> None:
    for name in LISTED:
        with pytest.raises((CertificateError, IndexError)):
            theorem(name, MORE.get(name, 1))
