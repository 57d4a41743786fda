"""Exact matrices: entries in Q or in one tower of square roots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from flint import fmpq_mat

from eigenproof.errors import InputError, SizeError
from eigenproof.exact.field import Scalar, Tower, conjugate, field_of, is_real, term_of
from eigenproof.exact.linear import (
    Row,
    Rows,
    columns,
    from_columns,
    inverse,
    null_space,
    rank,
    regular,
    rref,
    scalar_rows,
)
from eigenproof.exact.reduction import rref_steps
from eigenproof.exact.tower import rational
from eigenproof.model import Expr, Term
from eigenproof.model import matrix as matrix_term

__all__ = [
    "ExactMatrix",
    "Row",
    "Rows",
    "from_term",
    "inverse",
    "null_space",
    "rank",
    "rref",
    "rref_steps",
]


@dataclass(frozen=True)
class ExactMatrix:
    """A matrix with exact entries. `rows` holds `fmpq` if `field` is QQ, else `Element`s of `field`."""

    field: Tower
    rows: Rows

    @property
    def shape(self) -> tuple[int, int]:
        """(number of rows, number of columns); (0, 0) for the empty matrix."""
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def is_square(self) -> bool:
        """Whether there are as many rows as columns."""
        return self.shape[0] == self.shape[1]

    @property
    def is_real(self) -> bool:
        """Whether every entry is real."""
        return all(is_real(x) for row in self.rows for x in row)

    def term(self) -> Term:
        """The matrix as a term, entries in closed form."""
        return matrix_term([[term_of(x) for x in row] for row in self.rows])

    def map(self, function: Callable[[Scalar], Scalar]) -> ExactMatrix:
        """The matrix with a function applied to every entry (into the same field)."""
        return ExactMatrix(self.field, tuple(tuple(function(x) for x in row) for row in self.rows))

    def transpose(self) -> ExactMatrix:
        """A^T."""
        return ExactMatrix(self.field, tuple(zip(*self.rows, strict=True)))

    def conjugate_transpose(self) -> ExactMatrix:
        """A^H. DerivationError if an entry's conjugate does not lie in the field."""
        return self.transpose().map(conjugate)

    def __matmul__(self, other: ExactMatrix) -> ExactMatrix:
        """A B, in the larger of the two fields. SizeError if the sizes do not fit."""
        (m, k), (r, n) = self.shape, other.shape
        if k != r:
            raise SizeError(f"a {m}x{k} matrix times a {r}x{n} matrix", next_move="swap the factors?")
        field = max(self.field, other.field, key=lambda t: t.degree)
        if not m or not n:
            return ExactMatrix(field, tuple(() for _ in range(m)))
        product = regular(self.rows, k, field) * columns(other.rows, n, field)
        return ExactMatrix(field, from_columns(product, field))

    def first_asymmetry(self) -> tuple[int, int] | None:
        """The first (i, j), counted from 1, where a square A differs from A^T (if real) or A^H, or None."""
        real = self.is_real
        for i, row in enumerate(self.rows):
            for j in range(i + real, len(row)):
                mirrored = self.rows[j][i]
                if row[j] != (mirrored if real else conjugate(mirrored)):
                    return i + 1, j + 1
        return None

    def is_symmetric(self) -> bool:
        """A == A^T, entries real or not."""
        return self.is_square and self == self.transpose()

    def is_hermitian(self) -> bool:
        """A == A^H; for real A the same as symmetric."""
        return self.is_square and self.first_asymmetry() is None

    @cached_property
    def regular(self) -> fmpq_mat:
        """The regular representation of A over Q (see `linear`)."""
        return regular(self.rows, self.shape[1], self.field)


def identity(n: int, field: Tower = Tower.QQ, c: object = 1) -> ExactMatrix:
    """c times the n x n identity over a field."""
    return ExactMatrix(field, scalar_rows(field(c), n, field))


def from_term(term: Term) -> ExactMatrix:
    """A matrix (or column vector) term with closed algebraic entries as an exact matrix.

    InputError, with row and column counted from 1, for an entry that is not a closed algebraic number.
    """
    if not isinstance(term, Term) or term.op not in ("matrix", "vector"):
        raise InputError("expected a matrix", code="not-a-matrix", next_move="write it as [[1, 2], [3, 4]]")
    rows = term.args if term.op == "matrix" else tuple((x,) for x in term.args)
    if any(len(row) != len(rows[0]) for row in rows):
        lengths = ", ".join(str(len(row)) for row in rows)
        raise InputError(f"rows of different lengths: {lengths}", code="ragged", next_move="make them equal")
    if all(type(x) in (int, Fraction) for row in rows for x in row):  # nothing to extend Q by
        return ExactMatrix(Tower.QQ, tuple(tuple(rational(x) for x in row) for row in rows))
    try:
        field = field_of(x for row in rows for x in row)
        return ExactMatrix(field, tuple(tuple(field.element(x) for x in row) for row in rows))
    except InputError:
        _blame(rows)
        raise


def _blame(rows: tuple[tuple[Expr, ...], ...]) -> None:
    """Raise the error of the first entry that cannot be read by itself, with its place."""
    for i, row in enumerate(rows, 1):
        for j, x in enumerate(row, 1):
            try:
                field_of([x])
            except InputError as error:
                error.row, error.column = i, j
                raise error from None
