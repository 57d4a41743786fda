"""What NumPy's double precision shows: no promise, and never a reason to decide anything."""

from __future__ import annotations

from flint import acb, arb

from eigenproof.numeric.source import Source, remembered


@remembered
def approx_double_eigenvalues(matrix: Source) -> list[complex]:
    """`numpy.linalg.eigvalsh` of a Hermitian matrix, `eigvals` of any other."""
    from numpy.linalg import eigvals, eigvalsh

    a = matrix.doubles
    return [complex(x) for x in (eigvalsh if matrix.is_hermitian else eigvals)(a)] if a.size else []


@remembered
def approx_double_singular_values(matrix: Source) -> list[complex]:
    """`numpy.linalg.svd`, the values alone."""
    from numpy.linalg import svd

    a = matrix.doubles
    return [complex(x) for x in svd(a, compute_uv=False)] if a.size else []


@remembered
def approx_double_rank(matrix: Source) -> int:
    """`numpy.linalg.matrix_rank`."""
    from numpy.linalg import matrix_rank

    a = matrix.doubles
    return int(matrix_rank(a)) if a.size else 0


@remembered
def approx_double_charpoly(matrix: Source) -> list[complex]:
    """`numpy.poly`: the coefficients of det(xI − A), constant term first."""
    from numpy import poly

    a = matrix.doubles
    return [complex(c) for c in poly(a)][::-1] if a.size else [1]


@remembered
def approx_double_determinant(matrix: Source) -> complex:
    """`numpy.linalg.det`."""
    from numpy.linalg import det

    a = matrix.doubles
    return complex(det(a)) if a.size else 1


@remembered
def eigenvector_condition(matrix: Source) -> float:
    """The condition number of NumPy's matrix of eigenvectors: beyond 10^8 or so it looks singular."""
    from numpy.linalg import cond, eig

    return float(cond(eig(matrix.doubles)[1]))


def from_double(x: complex) -> acb:
    """A double, exactly."""
    return acb(arb(x.real), arb(x.imag))


def written(x: complex) -> str:
    """A double as Python writes it; "a + b*i" when it has an imaginary part."""
    if x.imag == 0:
        return repr(x.real)
    return f"{x.real!r} {'-' if x.imag < 0 else '+'} {abs(x.imag)!r}*i"
