"""The words of the statement language: how many arguments each takes, and which make a statement.

One table, so that the parsers, the printers and the judge agree on what is a word.
"""

from __future__ import annotations

MANY = 10**9
"""Upper bound of arguments for the words that take any number of them."""

TERM_WORDS: dict[str, tuple[int, int]] = {
    # scalars
    "det": (1, 1), "trace": (1, 1), "rank": (1, 1), "nullity": (1, 1), "norm": (1, 1),
    "dot": (2, 2), "abs": (1, 1), "max": (1, MANY), "min": (1, MANY), "spectral_radius": (1, 1),
    "multiplicity": (2, 2), "geometric_multiplicity": (2, 2), "degree": (2, 2), "coefficient": (3, 3),
    "sqrt": (1, 1), "cos": (1, 1), "sin": (1, 1), "root": (2, 3),
    # matrices
    "inv": (1, 1), "pinv": (1, 1), "transpose": (1, 1), "adjugate": (1, 1), "diag": (1, MANY),
    "charpoly": (2, 2), "minpoly": (2, 2), "rref": (1, 1), "mean": (1, 1), "centered": (1, 1),
    "scatter": (1, 1), "covariance": (1, 1), "zeros": (1, 2), "ones": (1, 2), "column": (2, 2), "row": (2, 2),
    # collections and subspaces
    "eigenvalues": (1, 1), "singular_values": (1, 1), "explained_variance": (1, 1),
    "explained_variance_ratio": (1, 1), "diagonal_entries": (1, 1), "sum": (1, 1), "product": (1, 1),
    "count": (1, 1), "span": (1, MANY), "eigenspace": (2, 2), "nullspace": (1, 1), "columnspace": (1, 1),
    "rowspace": (1, 1),
}  # fmt: skip

PREDICATES: dict[str, tuple[int, int]] = {
    "symmetric": (1, 1), "hermitian": (1, 1), "orthogonal": (1, 1), "unitary": (1, 1),
    "orthonormal_columns": (1, 1), "invertible": (1, 1), "diagonalizable": (1, 2),
    "orthogonally_diagonalizable": (1, 1), "positive_definite": (1, 1), "positive_semidefinite": (1, 1),
    "indefinite": (1, 1), "similar": (2, 2), "row_equivalent": (2, 2), "idempotent": (1, 1),
    "nilpotent": (1, 1), "normal": (1, 1), "diagonal": (1, 1), "upper_triangular": (1, 1),
    "stochastic": (1, 1), "independent": (1, MANY), "basis": (1, MANY), "eigenvalue": (2, 2),
    "eigenvector": (2, 2), "eigenpair": (3, 3), "diagonalization": (3, 3), "spectral": (3, 3),
    "svd": (4, 4), "principal_component": (3, 3),
}  # fmt: skip

WORDS: dict[str, tuple[int, int]] = TERM_WORDS | PREDICATES
"""Every word that is called with arguments, with the fewest and the most of them."""

DDOF_WORDS = frozenset({"covariance", "explained_variance"})
"""Words that take the keyword argument `ddof=0` (divisor n instead of n - 1)."""

FIELD_ARGUMENT = {"diagonalizable": 1, "root": 2}
"""Words with a field among their arguments, and its place (0-based)."""

SETS = frozenset("RCQZN")
CONSTANTS = frozenset({"I", "i", "e", "pi"})
KEYWORDS = frozenset({"for", "exists", "let", "in", "and", "or", "not", "iff", "implies"})

RELATIONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in", "~="})
CHAINING = frozenset({"==", "<", "<=", ">", ">="})
STATEMENT_OPS = (
    RELATIONS
    | frozenset({"not", "and", "or", "implies", "iff", "for", "exists", "let"})
    | frozenset(PREDICATES)
)
"""Operations whose value is true or false."""

GREEK: dict[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "l": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
"""Names that stand for a Greek letter. `l` is lambda, everywhere."""
