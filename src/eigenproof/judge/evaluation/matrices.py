"""Matrices while a statement is evaluated: `fmpq_mat` over Q, `Mat` as soon as an entry is irrational.

A bare `I` is the multiple of an identity whose size its place gives (`Identity`); a scalar 0 fits every
shape in sums and comparisons; a 1x1 matrix is a number where a number is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from flint import fmpq, fmpq_mat

from ...exact.field import Element, Scalar
from .numbers import (
    ONE,
    ZERO,
    Unknown,
    added,
    conjugated,
    equal,
    multiplied,
)

Rows = Sequence[Sequence[Scalar]]


class Mat(NamedTuple):
    """A matrix with an irrational entry."""

    rows: tuple[tuple[Scalar, ...], ...]

    def nrows(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def ncols(self) -> int:
        """The number of columns."""
        return len(self.rows[0])


class Identity(NamedTuple):
    """c I, of the size its place gives."""

    factor: Scalar


Matrix = fmpq_mat | Mat
Value = Scalar | Matrix | Identity


def is_matrix(x: object) -> bool:
    """A matrix (not a bare I)?"""
    return type(x) is fmpq_mat or type(x) is Mat


def rows_of(a: Matrix) -> Rows:
    """The rows of a matrix."""
    return a.tolist() if type(a) is fmpq_mat else a.rows


def matrix(rows: Rows) -> Matrix:
    """A matrix from its rows; over Q if it can be."""
    if all(type(x) is fmpq for row in rows for x in row):
        return fmpq_mat(len(rows), len(rows[0]) if rows else 0, [x for row in rows for x in row])
    return Mat(tuple(map(tuple, rows)))


def as_matrix(x: Value) -> Matrix:
    """A matrix; a number is the 1x1 matrix."""
    if type(x) is fmpq_mat or type(x) is Mat:
        return x
    if type(x) is fmpq:
        return fmpq_mat(1, 1, [x])
    if isinstance(x, Element):
        return Mat(((x,),))
    raise Unknown("an identity without a size")


def as_number(x: Value) -> Scalar:
    """A number; a 1x1 matrix is one."""
    if not is_matrix(x) and type(x) is not Identity:
        return x
    if is_matrix(x) and x.nrows() == 1 == x.ncols():
        return x[0, 0] if type(x) is fmpq_mat else x.rows[0][0]
    raise Unknown("a matrix where a number belongs")


def square(x: Value) -> Matrix:
    """A square matrix."""
    a = as_matrix(x)
    if a.nrows() != a.ncols():
        raise Unknown("a matrix that is not square")
    return a


def identity(n: int, c: Scalar = ONE) -> Matrix:
    """c I"""
    return matrix([[c if i == j else ZERO for j in range(n)] for i in range(n)])


def entrywise(f: Callable, *matrices: Matrix) -> Matrix:
    """f of the entries at the same place."""
    return matrix([[f(*xs) for xs in zip(*rows)] for rows in zip(*map(rows_of, matrices))])


def plus(x: Value, y: Value) -> Value:
    """x + y"""
    if type(x) is type(y) and (type(x) is fmpq or type(x) is fmpq_mat):
        return x + y
    if is_matrix(y) and not is_matrix(x):
        x, y = y, x
    if is_matrix(x):
        y = fitted(y, x.nrows(), x.ncols())
        if (x.nrows(), x.ncols()) != (y.nrows(), y.ncols()):
            raise Unknown("sizes that do not fit")
        return x + y if type(x) is type(y) is fmpq_mat else entrywise(added, x, y)
    if type(x) is Identity or type(y) is Identity:
        if type(x) is type(y):
            return Identity(added(x.factor, y.factor))
        if not x or not y:
            return x or y
        raise Unknown("an identity without a size")
    return added(x, y)


def fitted(x: Value, m: int, n: int) -> Matrix:
    """x as an m x n matrix: a matrix, a multiple of I, 0, or a number where m = n = 1."""
    if is_matrix(x):
        return x
    if type(x) is Identity:
        if m != n:
            raise Unknown("an identity that is not square")
        return identity(m, x.factor)
    if not x:
        return fmpq_mat(m, n)
    if m == n == 1:
        return as_matrix(x)
    raise Unknown("a number beside a matrix")


def times(x: Value, y: Value) -> Value:
    """x y"""
    tx, ty = type(x), type(y)
    if tx is fmpq_mat and ty is fmpq_mat:
        if x.ncols() == y.nrows():
            return x * y
    elif (tx is fmpq or tx is fmpq_mat) and (ty is fmpq or ty is fmpq_mat):
        return x * y
    if tx is Identity or ty is Identity:
        if tx is ty:
            return Identity(multiplied(x.factor, y.factor))
        if tx is Identity:
            return times(x.factor, y) if is_matrix(y) else Identity(multiplied(x.factor, y))
        return times(x, y.factor) if is_matrix(x) else Identity(multiplied(x, y.factor))
    if is_matrix(x) and is_matrix(y):
        if x.ncols() == y.nrows():
            columns = list(zip(*rows_of(y)))
            return matrix([[inner(row, c) for c in columns] for row in rows_of(x)])
        if x.nrows() == x.ncols() == 1:
            return times(as_number(x), y)
        if y.nrows() == y.ncols() == 1:
            return times(x, as_number(y))
        raise Unknown("sizes that do not fit")
    if is_matrix(y):
        x, y = y, x
    if is_matrix(x):
        return entrywise(lambda e: multiplied(e, y), x)
    return multiplied(x, y)


def inner(u: Sequence[Scalar], v: Sequence[Scalar]) -> Scalar:
    """The sum of u_k v_k."""
    total: Scalar = ZERO
    for x, y in zip(u, v):
        total = added(total, multiplied(x, y))
    return total


def negated(x: Value) -> Value:
    """-x"""
    if type(x) is Identity:
        return Identity(-x.factor)
    return entrywise(lambda e: -e, x) if type(x) is Mat else -x


def transposed(x: Value) -> Value:
    """x.T"""
    if type(x) is fmpq_mat:
        return x.transpose()
    return Mat(tuple(zip(*x.rows))) if type(x) is Mat else x


def adjoint(x: Value) -> Value:
    """x.H"""
    if type(x) is fmpq_mat:
        return x.transpose()
    if type(x) is Mat:
        return entrywise(conjugated, Mat(tuple(zip(*x.rows))))
    return Identity(conjugated(x.factor)) if type(x) is Identity else conjugated(x)


def same(x: Value, y: Value) -> bool:
    """x = y. A 0 fits every shape."""
    if type(x) is type(y) and (type(x) is fmpq or type(x) is fmpq_mat):
        return x == y
    if is_matrix(y) and not is_matrix(x):
        x, y = y, x
    if is_matrix(x):
        y = fitted(y, x.nrows(), x.ncols())
        if (x.nrows(), x.ncols()) != (y.nrows(), y.ncols()):
            raise Unknown("sizes that do not fit")
        if type(x) is not type(y):
            return False
        return (
            x == y
            if type(x) is fmpq_mat
            else all(equal(a, b) for r, s in zip(x.rows, y.rows) for a, b in zip(r, s))
        )
    if type(x) is Identity or type(y) is Identity:
        x = x.factor if type(x) is Identity else x
        y = y.factor if type(y) is Identity else y
    return equal(x, y)
