"""What NumPy's double precision shows: no promise, and never a reason to decide anything."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite
from typing import Any

from flint import acb, acb_mat, arb

from eigenproof.model import Term
from eigenproof.numeric.approximate import is_hermitian
from eigenproof.numeric.enclose import enclose_matrix

BITS = 128  # entries are rounded once, from so many bits, to doubles


def approx_double(matrix: Term) -> Any:
    """The matrix as a NumPy array of doubles (complex only where it has to be).

    Raises OverflowError when an entry is beyond double precision.
    """
    return array_of(enclose_matrix(matrix, BITS))


@lru_cache(maxsize=64)
def approx_double_eigenvalues(matrix: Term) -> list[complex]:
    """`numpy.linalg.eigvalsh` of a Hermitian matrix, `eigvals` of any other."""
    from numpy.linalg import eigvals, eigvalsh

    a = approx_double(matrix)
    return [complex(x) for x in (eigvalsh if is_hermitian(matrix) else eigvals)(a)] if a.size else []


@lru_cache(maxsize=64)
def approx_double_charpoly(matrix: Term) -> list[complex]:
    """`numpy.poly`: the coefficients of det(xI − A), constant term first."""
    from numpy import poly

    a = approx_double(matrix)
    return [complex(c) for c in poly(a)][::-1] if a.size else [1]


def approx_double_determinant(matrix: Term) -> complex:
    """`numpy.linalg.det`."""
    from numpy.linalg import det

    a = approx_double(matrix)
    return complex(det(a)) if a.size else 1


def eigenvector_condition(matrix: Term) -> float:
    """The condition number of NumPy's matrix of eigenvectors: beyond 10^8 or so it looks singular."""
    from numpy.linalg import cond, eig

    return float(cond(eig(approx_double(matrix))[1]))


def array_of(a: acb_mat) -> Any:
    """The midpoints of a matrix of balls as a NumPy array."""
    from numpy import array

    numbers = [number_for_numpy(z) for z in a.entries()]
    return array(numbers).reshape(a.nrows(), a.ncols())


def number_for_numpy(z: acb) -> float | complex:
    """The midpoint of a ball as a double.

    Raises OverflowError when it is beyond double precision.
    """
    x, y = float(z.real), float(z.imag)
    if not (isfinite(x) and isfinite(y)):
        raise OverflowError("too large for double precision")
    return complex(x, y) if y else x


def from_double(x: complex) -> acb:
    """A double, exactly."""
    return acb(arb(x.real), arb(x.imag))


def written(x: complex) -> str:
    """A double as Python writes it; "a + b*i" when it has an imaginary part."""
    if x.imag == 0:
        return repr(x.real)
    return f"{x.real!r} {'-' if x.imag < 0 else '+'} {abs(x.imag)!r}*i"
