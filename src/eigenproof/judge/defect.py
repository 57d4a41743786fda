"""A vector that shows a defect: p(A)^2 w = 0 although p(A) w is not 0."""

from __future__ import annotations

from ..exact.eigen import EigenFactor
from ..exact.field import Scalar
from ..exact.linear import null_space
from ..exact.matrix import ExactMatrix, identity


def defect_witness(a: ExactMatrix, factor: EigenFactor) -> tuple[Scalar, ...]:
    """w in ker p(A)^2 but not in ker p(A), for a factor with too few eigenvectors."""
    n = a.shape[0]
    p = identity(n, a.field).map(lambda x: 0 * x)
    for c in reversed(factor.poly):
        p = p @ a
        p = type(a)(
            a.field,
            tuple(tuple(x + c if i == j else x for j, x in enumerate(r)) for i, r in enumerate(p.rows)),
        )
    for w in null_space((p @ p).rows, n, a.field):
        if any(sum((x * y for x, y in zip(row, w, strict=True)), 0 * w[0]) for row in p.rows):
            return w
    raise AssertionError("a defective factor has such a vector")
