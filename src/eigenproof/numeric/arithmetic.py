"""Numbers and matrices in other libraries: mpmath's and NumPy's own routines behind the same names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from flint import acb, acb_mat

from eigenproof.numeric.approximate import mpmath_numbers
from eigenproof.numeric.source import number_for_numpy
from eigenproof.numeric.values import Matrix, in_balls


class Arithmetic(Protocol):
    """How another library makes numbers and matrices, and what it does with them.

    `rank` is the rank of the matrix beside it, which decides what counts as rounding.
    """

    bits: int
    """The working precision."""

    def number(self, z: acb) -> Any: ...
    def matrix(self, a: Matrix) -> Any: ...
    def size(self, a: Any) -> tuple[int, ...]: ...
    def entries(self, a: Any) -> Any: ...
    def plus(self, a: Any, b: Any) -> Any: ...
    def times(self, a: Any, b: Any) -> Any: ...
    def identity(self, n: int) -> Any: ...
    def transpose(self, a: Any) -> Any: ...
    def adjoint(self, a: Any) -> Any: ...
    def inverse(self, a: Any) -> Any: ...
    def pseudoinverse(self, a: Any, rank: int) -> Any: ...
    def least_squares(self, a: Any, y: Any, rank: int) -> Any: ...
    def norm(self, a: Any) -> Any: ...
    def mean(self, x: Any) -> Any: ...
    def centered(self, x: Any) -> Any: ...
    def covariance(self, x: Any, ddof: int) -> Any: ...


class Mpmath:
    """mpmath's arithmetic at the precision that is set; a matrix is a list of rows (mpmath's own is slow)."""

    def __init__(self) -> None:
        from mpmath import mp

        self.mp, self.number, self.bits = mp, mpmath_numbers(), mp.prec

    def matrix(self, a: Matrix) -> Any:
        balls = in_balls(a)
        assert isinstance(balls, acb_mat)
        return [list(map(self.number, row)) for row in balls.tolist()]

    def size(self, a: Any) -> tuple[int, ...]:
        return (len(a), len(a[0]) if a else 0) if isinstance(a, list) else ()

    def entries(self, a: Any) -> Any:
        return [x for row in a for x in row] if isinstance(a, list) else [a]

    def plus(self, a: Any, b: Any) -> Any:
        if not isinstance(a, list):
            return a + b
        return [[x + y for x, y in zip(p, q, strict=True)] for p, q in zip(a, b, strict=True)]

    def times(self, a: Any, b: Any) -> Any:
        if isinstance(a, list) and isinstance(b, list):
            columns = [list(column) for column in zip(*b, strict=True)]
            return [[self.mp.fdot(row, column) for column in columns] for row in a]
        if isinstance(b, list):
            a, b = b, a
        return [[x * b for x in row] for row in a] if isinstance(a, list) else a * b

    def identity(self, n: int) -> Any:
        return [[self.mp.mpf(int(i == j)) for j in range(n)] for i in range(n)]

    def transpose(self, a: Any) -> Any:
        return [list(column) for column in zip(*a, strict=True)]

    def adjoint(self, a: Any) -> Any:
        return [[x.conjugate() for x in column] for column in zip(*a, strict=True)]

    def inverse(self, a: Any) -> Any:
        return self.mp.inverse(self.mp.matrix(a)).tolist()

    def pseudoinverse(self, a: Any, rank: int) -> Any:
        """From mpmath's singular value decomposition."""
        if not rank:
            return [[self.mp.mpf(0)] * len(a) for _ in a[0]]
        u, s, v = (m.tolist() for m in self.mp.svd(self.mp.matrix(a)))
        left = [[x / s[j][0] for x in row] for j, row in enumerate(v[:rank])]
        return self.times(self.adjoint(left), self.adjoint([row[:rank] for row in u]))

    def least_squares(self, a: Any, y: Any, rank: int) -> Any:
        """By `mpmath.qr_solve` for the only real solution (over C it stumbles over zeros)."""
        real = not any(isinstance(x, self.mp.mpc) for m in (a, y) for x in self.entries(m))
        if rank == len(a[0]) and len(y[0]) == 1 and real:
            return self.mp.qr_solve(self.mp.matrix(a), self.mp.matrix(y))[0].tolist()
        return self.times(self.pseudoinverse(a, rank), y)

    def norm(self, a: Any) -> Any:
        return self.mp.norm(self.entries(a), 2)

    def mean(self, x: Any) -> Any:
        return [[self.mp.fsum(column) / len(column)] for column in zip(*self._rows(x), strict=True)]

    def centered(self, x: Any) -> Any:
        means = self.mean(x)
        return [[y - m for y, (m,) in zip(row, means, strict=True)] for row in self._rows(x)]

    def covariance(self, x: Any, ddof: int) -> Any:
        y = self.centered(x)
        return self.times(self.times(self.adjoint(y), y), self.mp.mpf(1) / (len(y) - ddof))

    def _rows(self, a: Any) -> Any:
        return a if isinstance(a, list) else [[a]]


class Doubles:
    """NumPy's double precision; `matrices` turns matrices into arrays (and may remember them)."""

    bits = 53

    def __init__(self, matrices: Callable[[Matrix], Any]) -> None:
        import numpy

        self.numpy, self.matrix = numpy, matrices

    def number(self, z: acb) -> Any:
        return number_for_numpy(z)

    def size(self, a: Any) -> tuple[int, ...]:
        return self.numpy.shape(a)

    def entries(self, a: Any) -> Any:
        return self.numpy.ravel(a)

    def plus(self, a: Any, b: Any) -> Any:
        return a + b

    def times(self, a: Any, b: Any) -> Any:
        return a @ b if self.size(a) and self.size(b) else a * b

    def identity(self, n: int) -> Any:
        return self.numpy.eye(n)

    def transpose(self, a: Any) -> Any:
        return a.T

    def adjoint(self, a: Any) -> Any:
        return a.conj().T

    def inverse(self, a: Any) -> Any:
        return self.numpy.linalg.inv(a)

    def pseudoinverse(self, a: Any, rank: int) -> Any:
        """`numpy.linalg.pinv`, which makes up its own mind about the rank."""
        return self.numpy.linalg.pinv(a)

    def least_squares(self, a: Any, y: Any, rank: int) -> Any:
        """`numpy.linalg.lstsq`."""
        return self.numpy.linalg.lstsq(a, y)[0]

    def norm(self, a: Any) -> Any:
        return self.numpy.linalg.norm(a)

    def mean(self, x: Any) -> Any:
        return self.numpy.atleast_2d(x).mean(axis=0).reshape(-1, 1)

    def centered(self, x: Any) -> Any:
        return self.numpy.atleast_2d(x) - self.mean(x).T

    def covariance(self, x: Any, ddof: int) -> Any:
        """`numpy.cov`."""
        return self.numpy.atleast_2d(self.numpy.cov(self.numpy.atleast_2d(x), rowvar=False, ddof=ddof))
