"""Linear algebra over Q and over towers, all of it done by FLINT.

A matrix over a field K of degree d over Q becomes a rational one d times as large: every entry x is
replaced by the d x d matrix of multiplication by x (its regular representation). The reduced row
echelon form is unique, so that of the large matrix is the large form of that of the small one.
"""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq, fmpq_mat

from eigenproof.exact.tower import Element, Scalar, Tower

Row = tuple[Scalar, ...]
Rows = tuple[Row, ...]


def regular(rows: Sequence[Sequence[Scalar]], n: int, field: Tower) -> fmpq_mat:
    """The rational matrix of an m x n matrix over the field: (m d) x (n d)."""
    m, d = len(rows), field.degree
    if d == 1:
        return fmpq_mat(m, n, [x for row in rows for x in row])
    entries = [fmpq(0)] * (m * d * n * d)
    for i, row in enumerate(rows):
        for j, x in enumerate(row):
            if x:
                block = field.embed(x).matrix().entries()
                for a in range(d):
                    at = (i * d + a) * n * d + j * d
                    entries[at : at + d] = block[a * d : a * d + d]
    return fmpq_mat(m * d, n * d, entries)


def columns(rows: Sequence[Sequence[Scalar]], n: int, field: Tower) -> fmpq_mat:
    """An m x n matrix as coordinate columns, (m d) x n: regular(A) * columns(B) = columns(A B)."""
    d = field.degree
    if d == 1:
        return regular(rows, n, field)
    entries = [c for row in rows for a in range(d) for c in (field.embed(x).coordinates[a] for x in row)]
    return fmpq_mat(len(rows) * d, n, entries)


def from_columns(m: fmpq_mat, field: Tower) -> Rows:
    """The matrix over the field with these coordinate columns."""
    d, n = field.degree, m.ncols()
    q = m.entries()
    if d == 1:
        return tuple(tuple(q[i * n : i * n + n]) for i in range(m.nrows()))
    return tuple(
        tuple(Element(field, tuple(q[(i * d + a) * n + j] for a in range(d))) for j in range(n))
        for i in range(m.nrows() // d)
    )


def from_regular(m: fmpq_mat, field: Tower) -> Rows:
    """The matrix over the field with this regular representation (read off the image of 1 in each block)."""
    d, n = field.degree, m.ncols()
    if d == 1:
        return from_columns(m, field)
    q = m.entries()
    first = [q[k * n : k * n + n : d] for k in range(m.nrows())]
    return tuple(
        tuple(Element(field, tuple(first[i * d + a][j] for a in range(d))) for j in range(n // d))
        for i in range(m.nrows() // d)
    )


def scalar_rows(c: Scalar, n: int, field: Tower) -> Rows:
    """c times the n x n identity, c in the field."""
    zero = field(0)
    return tuple(tuple(c if i == j else zero for j in range(n)) for i in range(n))


def rref(
    rows: Sequence[Sequence[Scalar]], n: int | None = None, field: Tower | None = None
) -> tuple[Rows, tuple[int, ...]]:
    """(reduced row echelon form, pivot columns counted from 0) of a matrix with n columns."""
    n = len(rows[0]) if n is None and rows else n or 0
    field = field or field_of_scalars(rows)
    if not rows or not n:
        return tuple(tuple(field(x) for x in row) for row in rows), ()
    return _rref(regular(rows, n, field), field)


def _rref(m: fmpq_mat, field: Tower) -> tuple[Rows, tuple[int, ...]]:
    reduced, rank = m.rref()
    out = from_regular(reduced, field)
    return out, tuple(next(j for j, x in enumerate(row) if x) for row in out[: rank // field.degree])


def null_space(rows: Sequence[Sequence[Scalar]], n: int, field: Tower | None = None) -> Rows:
    """A basis of {x : A x = 0} in free-variable form.

    Each vector has 1 at its own free variable and 0 at the others; free variables ascend.
    """
    field = field or field_of_scalars(rows)
    return null_space_of_regular(regular(rows, n, field), field)


def null_space_of_regular(m: fmpq_mat, field: Tower) -> Rows:
    """`null_space` of the matrix over the field whose regular representation is m."""
    n = m.ncols() // field.degree
    reduced, pivots = _rref(m, field) if m.nrows() else ((), ())
    basis = []
    for free in (j for j in range(n) if j not in pivots):
        x = [field(int(j == free)) for j in range(n)]
        for row, pivot in zip(reduced, pivots, strict=False):
            x[pivot] = -row[free]
        basis.append(tuple(x))
    return tuple(basis)


def inverse(rows: Sequence[Sequence[Scalar]], field: Tower | None = None) -> Rows:
    """The inverse of a square matrix. ZeroDivisionError if it is singular."""
    field = field or field_of_scalars(rows)
    return from_regular(regular(rows, len(rows), field).inv(), field)


def rank(rows: Sequence[Sequence[Scalar]], field: Tower | None = None) -> int:
    """The rank of a matrix."""
    field = field or field_of_scalars(rows)
    return regular(rows, len(rows[0]), field).rank() // field.degree if rows else 0


def field_of_scalars(rows: Sequence[Sequence[Scalar]]) -> Tower:
    """The largest tower among the entries' towers (QQ if all are rational)."""
    best = Tower.QQ
    for row in rows:
        for x in row:
            if isinstance(x, Element) and x.tower.degree > best.degree:
                best = x.tower
    return best
