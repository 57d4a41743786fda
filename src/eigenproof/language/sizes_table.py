"""The words of the vocabulary as one table: the shapes of their arguments, and what they are.

`m×n n×1 → 1×1` says that the second argument has as many rows as the first has columns. Every letter is
a size of its own, the same letter the same size; `{}` is a collection, `R(n)` a subspace of R(n).
"""

from __future__ import annotations

from functools import lru_cache

TABLE = """
det trace spectral_radius: k×k → 1×1
rank nullity norm: m×n → 1×1
dot: k×1 k×1 → 1×1
abs sqrt cos sin: 1×1 → 1×1
multiplicity geometric_multiplicity: k×k 1×1 → 1×1
inv adjugate: k×k → k×k
pinv: m×n → n×m
rref centered: m×n → m×n
mean: m×n → n×1
scatter covariance: m×n → n×n
column: m×n 1×1 → m×1
row: m×n 1×1 → 1×n
entry: m×n 1×1 1×1 → 1×1
eigenvalues: k×k → {}
singular_values explained_variance explained_variance_ratio diagonal_entries: m×n → {}
sum product count: {} → 1×1
item: {} 1×1 → 1×1
eigenspace: k×k 1×1 → R(k)
nullspace rowspace: m×n → R(n)
columnspace: m×n → R(m)
symmetric hermitian orthogonal unitary invertible diagonalizable orthogonally_diagonalizable: k×k → truth
positive_definite positive_semidefinite indefinite idempotent nilpotent normal: k×k → truth
orthonormal_columns diagonal upper_triangular stochastic: m×n → truth
similar: k×k k×k → truth
row_equivalent: m×n m×n → truth
eigenvalue: k×k 1×1 → truth
eigenvector: k×k k×1 → truth
eigenpair: k×k 1×1 k×1 → truth
diagonalization spectral: k×k k×k k×k → truth
svd: m×n m×p p×q n×q → truth
principal_component: m×n 1×1 n×1 → truth
"""

Pattern = tuple[str, str] | str


@lru_cache(maxsize=1)
def signatures() -> dict[str, tuple[tuple[Pattern, ...], Pattern]]:
    """The table: word -> (patterns of its arguments, pattern of its value)."""
    found = {}
    for line in TABLE.strip().splitlines():
        words, rule = line.split(": ")
        arguments, value = rule.split(" → ")
        for word in words.split():
            found[word] = tuple(map(_pattern, arguments.split())), _pattern(value)
    return found


def _pattern(text: str) -> Pattern:
    rows, cross, columns = text.partition("×")
    return (rows, columns) if cross else text
