"""Printed eigenvectors and inverses: true as NumPy prints them, and false with one number changed."""

from __future__ import annotations

import random

import numpy as np

from eigenproof.language import parse
from eigenproof.model import Claim, Place
from eigenproof.reviewing import review_claim

WRONG = 30
"""Units of the last digit by which a number is changed."""


def status(text: str) -> str:
    return review_claim(Claim(Place(1, 1), text, parse(text), marked=False, printed=True)).verdict.status


def vector(v: np.ndarray, digits: int) -> str:
    return "(" + ", ".join(f"{x:.{digits}f}" for x in v) + ")"


def matrix(m: np.ndarray, digits: int = 0) -> str:
    return "[" + ", ".join("[" + ", ".join(f"{x:.{digits}f}" for x in r) + "]" for r in m) + "]"


def cases():
    """(symmetric matrix, an eigenvalue apart from the others, its unit eigenvector, digits)."""
    rng = random.Random(11)
    made = 0
    while made < 6:
        n = 2 + made % 2
        m = np.array([[rng.randint(-5, 6) for _ in range(n)] for _ in range(n)])
        values, vectors = np.linalg.eigh(m + m.T)
        k = rng.randrange(n)
        apart = min(abs(values[j] - values[k]) for j in range(n) if j != k) > 0.5
        if apart and np.count_nonzero(np.abs(vectors[:, k]) > 0.05) > 1 and abs(np.prod(values)) > 0.5:
            made += 1
            yield m + m.T, values[k], vectors[:, k], rng.choice([3, 4, 5])


def test_what_numpy_prints_is_true_and_one_wrong_number_is_seen():
    for a, value, v, digits in cases():
        unit = WRONG * 10**-digits
        k = int(np.argmax(np.abs(v)))
        wrong = v.copy()
        wrong[k] += unit
        written = f"{value:.{digits}f}", vector(v, digits)
        assert status(f"eigenpair({matrix(a)}, {written[0]}, {written[1]})") == "proved"
        assert status(f"{matrix(a)}*{written[1]} == {written[0]}*{written[1]}") == "proved"
        assert status(f"eigenpair({matrix(a)}, {written[0]}, {vector(wrong, digits)})") == "refuted"
        assert status(f"eigenpair({matrix(a)}, {value + unit:.{digits}f}, {written[1]})") == "refuted"


def test_printed_inverses():
    for a, _, _, digits in cases():
        inverse = np.linalg.inv(a)
        assert status(f"inv({matrix(a)}) == {matrix(inverse, digits)}") == "proved"
        inverse[0, 1] += 3 * 10**-digits
        assert status(f"inv({matrix(a)}) == {matrix(inverse, digits)}") == "refuted"
