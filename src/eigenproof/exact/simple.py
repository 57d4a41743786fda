"""The common case of `eigenvectors`, in integers: a simple irreducible factor p over Q."""

from __future__ import annotations

from math import gcd, lcm

from flint import fmpq, fmpq_poly, fmpz_mat

from eigenproof.exact.matrix import ExactMatrix
from eigenproof.exact.poly import Polynomial, divide, to_flint
from eigenproof.exact.quotient import Vector

Integers = list[list[int]]
"""Entries of a vector as integer coefficients in l, ascending, without trailing zeros."""


def simple_eigenvector(
    A: ExactMatrix, chi: Polynomial, p: Polynomial, nice_size: int, nice_degree: int
) -> Vector:
    """The eigenvector at the roots of a simple factor p of chi, in coprime integers.

    In free-variable form (1 at the last entry that is not 0) up to degree 2. Beyond, the shortest among
    that form and v(l) for all starting vectors when the matrix and p are small; else the first v(l).
    """
    m, n = len(p) - 1, A.shape[0]
    choose = m > 2 and n <= nice_size and m <= nice_degree
    starts = _images(A, divide(chi, p)[0], choose)
    tried = [_trimmed(v) for v in _sweep(A, p, starts)]
    if m <= 2 or choose:
        tried.insert(0, _free_variable_form(tried[0], p))
    best = min(tried, key=_length) if choose else tried[0]
    g = gcd(*(c for entry in best for c in entry))
    return tuple(tuple(fmpq(c // g) for c in entry) for entry in best)


def _images(A: ExactMatrix, cofactor: Polynomial, every: bool) -> fmpz_mat:
    """Columns (chi/p)(A) e_j that are not 0: all of them, or the first."""
    n = A.shape[0]
    for start in [range(n)] if every else [range(j, j + 1) for j in range(n)]:
        b = fmpz_mat(n, len(start), [int(i == j) for i in range(n) for j in start])
        image = b if len(cofactor) == 1 else _horner(A, cofactor, b)[-1]
        columns = [c for c in image.transpose().tolist() if any(c)]
        if columns:
            return fmpz_mat(columns).transpose()
    raise AssertionError("(chi/p)(A) is not 0")


def _horner(A: ExactMatrix, q: Polynomial, b: fmpz_mat) -> list[fmpz_mat]:
    """[w_m, ..., w_0 = q(A) b] with w_m = b and w_{k-1} = A w_k + q_k b, each up to the factor e delta^(m-k).

    A = N/delta with integers, and e makes all e q_k delta^(m-k) integers.
    """
    N, delta = A.regular.numer_denom()
    m = len(q) - 1
    scaled = [c * delta ** (m - k) for k, c in enumerate(q)]
    e = lcm(*(int(c.q) for c in scaled))
    w = b * (scaled[-1] * e).p
    out = [w]
    for c in reversed(scaled[:-1]):
        w = N * w + b * (c * e).p
        out.append(w)
    return out


def _sweep(A: ExactMatrix, p: Polynomial, starts: fmpz_mat) -> list[Integers]:
    """v(l) for each starting column, up to a positive factor."""
    delta = int(A.regular.numer_denom()[1])
    n, s = A.shape[0], starts.ncols()
    levels = [[int(x) for x in w.entries()] for w in _horner(A, p, starts)[-2::-1]]
    if delta != 1:
        levels = [[x * delta**k for x in level] for k, level in enumerate(levels)]
    return [[[level[i * s + j] for level in levels] for i in range(n)] for j in range(s)]


def _free_variable_form(v: Integers, p: Polynomial) -> Integers:
    """v divided by its last entry that is not 0, modulo p, up to a positive factor."""
    modulus = to_flint(p)
    last = next(entry for entry in reversed(v) if entry)
    inverse = fmpq_poly(last).xgcd(modulus)[1]
    products = [fmpq_poly(entry) * inverse % modulus for entry in v]
    d = lcm(*(int(x.denom()) for x in products))
    return [[int(c) * (d // int(x.denom())) for c in x.numer().coeffs()] for x in products]


def _trimmed(v: Integers) -> Integers:
    """v without trailing zeros in its entries, made of coprime integers."""
    g = gcd(*(c for entry in v for c in entry))
    out = [[c // g for c in entry] for entry in v]
    for entry in out:
        while entry and not entry[-1]:
            entry.pop()
    return out


def _length(v: Integers) -> int:
    """About how many characters a vector of coprime integers takes to write down (as `quotient.length`)."""
    return 1 + sum(1 + sum(1 + len(str(c)) for c in entry if c) for entry in v)
