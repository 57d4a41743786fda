"""Eigenvectors given as polynomials in an eigenvalue: checked at all roots of its polynomial at once."""

from __future__ import annotations

from collections.abc import Sequence

from flint import acb, acb_mat, arb, ctx

from eigenproof.model import Expr, Prose, Term, Witness
from eigenproof.numeric import residual
from eigenproof.numeric.compare import size_of
from eigenproof.numeric.evaluate import Enclosure
from eigenproof.numeric.table import Table

VECTORS, VALUES = "(V)", "(L)"  # no name of a statement is written like this


def rows(
    table: Table, quantity: Prose, p: Expr, name: str, matrix: Expr, vectors: Sequence[Term]
) -> list[Witness]:
    """A v(l) − l v(l) for every root l of p and every vector v: one column each of A V − V L."""

    def prepare(enclosure: Enclosure) -> None:
        with ctx.workprec(enclosure.bits):
            roots = enclosure.roots(p, name)
            blocks = [_columns(enclosure, v, name, roots) for v in vectors]
            columns = [column for block in blocks for column in block]
            enclosure.memo[VECTORS] = acb_mat([list(row) for row in zip(*columns, strict=True)])
            values = roots * len(vectors)
            size = len(values)
            enclosure.memo[VALUES] = acb_mat(
                size, size, [values[i] if i == j else 0 for i in range(size) for j in range(size)]
            )

    difference = Term("+", (Term("*", (matrix, VECTORS)), Term("neg", (Term("*", (VECTORS, VALUES)),))))
    size = len(vectors[0].args)
    shapes = {VECTORS: (size, size), VALUES: (size, size)}
    return residual.rows(table, quantity, difference, prepare, shapes)


def _columns(enclosure: Enclosure, v: Term, name: str, roots: list[acb]) -> list[list[acb]]:
    """v at every root, each divided by a power of ten near its largest entry."""
    coefficients = [enclosure.polynomial(entry, name) for entry in v.args]
    length = max(len(c) for c in coefficients)
    powers = acb_mat([[z**k for z in roots] for k in range(length)])
    values = acb_mat([[*c, *[0] * (length - len(c))] for c in coefficients]) * powers
    columns = []
    for j in range(len(roots)):
        column = [values[i, j] for i in range(len(coefficients))]
        size = max(size_of(z) for z in column)
        scale = arb(10) ** -int(size) if abs(size) < 10**6 else arb(1)
        columns.append([z * scale for z in column])
    return columns
