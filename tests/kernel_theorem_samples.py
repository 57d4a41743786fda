"""Small structured matrices to try theorems at.

Every entry is a small Gaussian integer, or comes from such by one decomposition, so that 1e-6 tells 0 from
what is not 0.
"""

from __future__ import annotations

import random

import numpy as np

CLOSE = 1e-6
ENTRIES = (0, 0, 1, -1, 2)


def matrices(m: int, n: int, real: bool, rng: random.Random) -> list[np.ndarray]:
    """Matrices of one size: zero, identities, ones, random, of rank one, and square ones of every kind."""
    units = (1,) if real else (1, 1j, 1 + 1j)

    def entries(rows: int = m, columns: int = n) -> np.ndarray:
        return np.array(
            [[rng.choice(ENTRIES) * rng.choice(units) for _ in range(columns)] for _ in range(rows)], complex
        )

    found = [np.zeros((m, n), complex), np.eye(m, n, dtype=complex), np.ones((m, n), complex)]
    found += [entries() for _ in range(4)] + [entries(m, 1) @ entries(1, n)]
    if not real:
        found += [1j * np.eye(m, n), np.array([[1j ** (i + j) for j in range(n)] for i in range(m)])]
    if m == n:
        x = entries()
        shift = np.eye(n, k=1, dtype=complex)
        found += [x + x.T, x + x.conj().T, x - x.T, x.conj().T @ x, shift, 2 * np.eye(n) + shift]
        found += [np.triu(entries()), np.diag(np.diag(entries())), np.roll(np.eye(n, dtype=complex), 1, 0)]
        found.append(np.diag([1.0] * (n - 1) + [0]).astype(complex))  # an orthogonal projection
        slanted = np.diag([1.0] * (n - 1) + [0]).astype(complex)
        slanted[0, n - 1] += n > 1  # a projection along another direction
        found += [slanted, np.diag(range(1, n + 1)).astype(complex), x.conj().T @ x + np.eye(n)]
        if not real:
            found += [np.diag([1j, 1, -1][:n]), x + x.T + 1j * np.eye(n)]
    return found


def related(m: int, n: int, before: list[np.ndarray]) -> list[np.ndarray]:
    """Matrices of one size that have to do with those before: inverses, null vectors, eigenvectors."""
    found: list[np.ndarray] = []
    for x in before:
        if (m, n) == (1, 1):
            found += [number(s) for s in np.linalg.svd(x, compute_uv=False)]
        found += [y for y in (x, x.T, x.conj().T, -x, x @ x.conj().T, np.linalg.pinv(x)) if y.shape == (m, n)]
        if x.shape[0] == x.shape[1]:
            values, vectors = np.linalg.eig(x)
            if (m, n) == (1, 1):
                found += [np.array([[v]]) for v in whole(values)]
            if n == 1 and m == x.shape[0]:
                found += [vectors[:, [k]] for k in range(m)]
        if n == 1 and m == x.shape[1]:
            found += null_vectors(x)
        if n == 1 and m == x.shape[0]:
            found += null_vectors(x.conj().T)
    return found


def whole(values) -> list[complex]:
    """The Gaussian integers nearest to these, where they are near."""
    rounded = [complex(round(v.real), round(v.imag)) for v in values]
    return [r for r, v in zip(rounded, values) if abs(r - v) < 1e-3]


def null_vectors(x: np.ndarray) -> list[np.ndarray]:
    """An orthonormal basis of {v : X v = 0}."""
    _, s, vh = np.linalg.svd(x)
    rank = int((s > CLOSE).sum())
    return [vh[[k]].conj().T for k in range(rank, x.shape[1])]


def number(x) -> np.ndarray:
    return np.array([[complex(x)]])


def is_real(x: np.ndarray) -> bool:
    return bool(np.abs(x.imag).max() < CLOSE)
