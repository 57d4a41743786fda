"""Where theorems that the kernel takes for granted are proved.

Numbers are those of Horn and Johnson, Matrix Analysis, second edition.
"""

from __future__ import annotations

BOOK = "Horn and Johnson"
PLACES = {
    "0.4.5": (
        "bounds of a rank", "rank of a product", "rank of a sum", "rank of a difference",
        "Sylvester's inequality", "Frobenius' inequality",
    ),
    "0.8.2": ("adjugate",),
    "1.3.22": ("characteristic polynomials of XY and YX", "eigenvalues of XY and YX"),
    "2.4.3.2": ("Cayley-Hamilton for 2 x 2 matrices",),
    "2.5.3": ("normal matrices are diagonalizable",),
    "2.6.3": ("singular value decomposition",),
    "3.2.3.1": ("a matrix is similar to its transpose",),
    "4.1.5": ("spectral theorem", "spectral theorem for listed eigenvalues"),
    "4.2.2": ("Rayleigh's bounds", "Rayleigh's bounds for listed eigenvalues"),
    "4.3.39": ("Ky Fan's bounds for listed eigenvalues",),
    "5.6.9": ("spectral radius",),
    "7.2.1": ("positive definite by eigenvalues", "positive semidefinite by eigenvalues"),
    "7.2.5": ("Sylvester's criterion for 2 x 2 matrices",),
    "7.2.6": ("square root of a positive semidefinite matrix",),
    "7.3.1": ("polar decomposition",),
    "7.7.4": (
        "inverses in the order of positive definite matrices",
        "determinants in the order of positive definite matrices",
    ),
}  # fmt: skip


def with_place(name: str) -> str:
    """The name of a theorem, with its place in the book where that is known."""
    place = next((k for k, names in PLACES.items() if name in names), None)
    return f"{name} ({BOOK} {place})" if place else name
