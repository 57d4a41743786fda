"""Terms computed again in other arithmetics: mpmath's and NumPy's, with their own routines for the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from flint import acb, acb_mat

from eigenproof.model import Expr, Term
from eigenproof.numeric import words
from eigenproof.numeric.approximate import number_for_mpmath, to_mpmath
from eigenproof.numeric.evaluate import Enclosure
from eigenproof.numeric.source import number_for_numpy
from eigenproof.numeric.values import Matrix, Value, as_matrix, in_balls, is_matrix

STRUCTURE = {
    *("+", "*", "/", "neg", "^", "T", "H", "transpose"),
    *("norm", "dot", "inv", "pinv", "mean", "centered", "scatter", "covariance"),
}
"""What is computed again in each arithmetic; everything else is taken from balls."""


class Arithmetic(Protocol):
    """How another library makes numbers and matrices, and what it does with them.

    `rank` is the rank of the matrix beside it, which decides what counts as rounding.
    """

    def number(self, z: acb) -> Any: ...
    def matrix(self, a: Matrix) -> Any: ...
    def size(self, a: Any) -> tuple[int, ...]: ...
    def times(self, a: Any, b: Any) -> Any: ...
    def identity(self, n: int) -> Any: ...
    def adjoint(self, a: Any) -> Any: ...
    def inverse(self, a: Any) -> Any: ...
    def pseudoinverse(self, a: Any, rank: int) -> Any: ...
    def least_squares(self, a: Any, y: Any, rank: int) -> Any: ...
    def norm(self, a: Any) -> Any: ...
    def mean(self, x: Any) -> Any: ...
    def centered(self, x: Any) -> Any: ...
    def covariance(self, x: Any, ddof: int) -> Any: ...


class Again:
    """Evaluates terms in another arithmetic; leaves come from an evaluator in balls.

    `deep`: numbers are computed again too, down to the literals (else they are taken over).
    """

    def __init__(self, enclosure: Enclosure, use: Arithmetic, deep: bool) -> None:
        self.enclosure, self.use, self.deep = enclosure, use, deep

    def value(self, term: Expr) -> Any:
        """The number or matrix a term stands for, in the other arithmetic."""
        if is_leaf(term, self.enclosure, self.deep):
            return self._taken(self.enclosure.value(term))
        assert isinstance(term, Term)
        op, args = term
        if op == "*" and is_pinv(args[0]) and len(args) > 1:
            return self._least_squares(args[0].args[0], args[1:])
        if op in ("^", "covariance", "pinv"):
            return getattr(self, {"^": "_power"}.get(op, f"_{op}"))(*args)
        return RULES[op](self, *(self.value(a) for a in args))

    def _taken(self, value: Value) -> Any:
        return self.use.matrix(value) if is_matrix(value) else self.use.number(in_balls(value))  # type: ignore[arg-type]

    def _rank(self, term: Expr) -> int:
        return words.rank_at_least(self.enclosure.value(term))

    def _sum(self, first: Any, *rest: Any) -> Any:
        for value in rest:
            first = self._added(first, value)
        return first

    def _added(self, a: Any, b: Any) -> Any:
        """a + b; a number beside a matrix is that multiple of the identity."""
        use = self.use
        if use.size(a) and not use.size(b):
            return a if b == 0 else a + use.times(b, use.identity(use.size(a)[0]))
        return self._added(b, a) if use.size(b) and not use.size(a) else a + b

    def _product(self, first: Any, *rest: Any) -> Any:
        """A product; one with a single entry is that number."""
        for value in rest:
            first = self.use.times(first, value)
            first = first[0, 0] if self.use.size(first) == (1, 1) else first
        return first

    def _power(self, base: Expr, exponent: int) -> Any:
        value = self.value(base)
        if not self.use.size(value):
            return value**exponent
        if exponent < 0:
            value, exponent = self.use.inverse(value), -exponent
        total = self.use.identity(self.use.size(value)[0])
        for _ in range(exponent):
            total = self.use.times(total, value)
        return total

    def _transpose(self, a: Any) -> Any:
        return a.T if self.use.size(a) else a

    def _adjoint(self, a: Any) -> Any:
        return self.use.adjoint(a) if self.use.size(a) else a.conjugate()

    def _pinv(self, a: Expr) -> Any:
        value = self.value(a)
        if not self.use.size(value):
            return 1 / value if value else value
        return self.use.pseudoinverse(value, self._rank(a))

    def _least_squares(self, a: Expr, rest: tuple[Expr, ...]) -> Any:
        """pinv(A) times a product."""
        matrix, y = self.value(a), self._product(*(self.value(b) for b in rest))
        if not self.use.size(y) or not self.use.size(matrix):
            return self._product(self._pinv(a), y)
        x = self.use.least_squares(matrix, y, self._rank(a))
        return x[0, 0] if self.use.size(x) == (1, 1) else x

    def _covariance(self, x: Expr, ddof: Expr = 1) -> Any:
        return self.use.covariance(self.value(x), ddof.args[0] if isinstance(ddof, Term) else 1)

    def _scatter(self, x: Any) -> Any:
        y = self.use.centered(x)
        return self.use.times(self.use.adjoint(y), y)


RULES: dict[str, Callable[..., Any]] = {
    "+": Again._sum,
    "*": Again._product,
    "/": lambda self, a, b: self.use.times(a, 1 / b),
    "neg": lambda self, a: self.use.times(self.use.number(acb(-1)), a),
    "T": Again._transpose,
    "transpose": Again._transpose,
    "H": Again._adjoint,
    "norm": lambda self, a: self.use.norm(a),
    "dot": lambda self, u, v: self._product(self._adjoint(u), v),
    "inv": lambda self, a: self.use.inverse(a) if self.use.size(a) else 1 / a,
    "mean": lambda self, x: self.use.mean(x),
    "centered": lambda self, x: self.use.centered(x),
    "scatter": Again._scatter,
}


def is_pinv(term: Expr) -> bool:
    """Whether a term is a pseudoinverse."""
    return isinstance(term, Term) and term.op == "pinv"


def is_leaf(term: Expr, enclosure: Enclosure, deep: bool) -> bool:
    """Whether a term is taken as it is: what has no structure, and (unless `deep`) every scalar."""
    return not isinstance(term, Term) or term.op not in STRUCTURE or (not deep and scalar(term, enclosure))


def scalar(term: Expr, enclosure: Enclosure) -> bool:
    """Whether no matrix occurs in a term."""
    stack = [term]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            if is_matrix(enclosure.exact.get(node, enclosure.memo.get(node))):
                return False
            node = enclosure.definitions.get(node, node)
        if isinstance(node, Term):
            if node.op in ("matrix", "vector", "I", "zeros", "ones", "diag"):
                return False
            if node.op != "root":
                stack += node.args
    return True


class Mpmath:
    """mpmath's arithmetic at the precision that is set."""

    def __init__(self) -> None:
        from mpmath import mp

        self.mp = mp

    def number(self, z: acb) -> Any:
        return number_for_mpmath(z)

    def matrix(self, a: Matrix) -> Any:
        balls = in_balls(a)
        assert isinstance(balls, acb_mat)
        return to_mpmath(balls)

    def size(self, a: Any) -> tuple[int, ...]:
        return (a.rows, a.cols) if isinstance(a, self.mp.matrix) else ()

    def times(self, a: Any, b: Any) -> Any:
        return a * b

    def identity(self, n: int) -> Any:
        return self.mp.eye(n)

    def adjoint(self, a: Any) -> Any:
        return a.H

    def inverse(self, a: Any) -> Any:
        return self.mp.inverse(a)

    def pseudoinverse(self, a: Any, rank: int) -> Any:
        """From mpmath's singular value decomposition."""
        if not rank:
            return self.mp.zeros(a.cols, a.rows)
        u, s, v = self.mp.svd(a)
        left = v[:rank, :].H
        for j in range(rank):
            left[:, j] = left[:, j] / s[j]
        return left * u[:, :rank].H

    def least_squares(self, a: Any, y: Any, rank: int) -> Any:
        """By `mpmath.qr_solve` where the solution is the only one."""
        if rank == a.cols and y.cols == 1:
            return self.mp.qr_solve(a, y)[0]
        return self.pseudoinverse(a, rank) * y

    def norm(self, a: Any) -> Any:
        return self.mp.norm(a, 2) if self.size(a)[1:] == (1,) else self.mp.mnorm(self._matrix(a), "f")

    def mean(self, x: Any) -> Any:
        x = self._matrix(x)
        return (self.mp.ones(1, x.rows) * x / x.rows).T

    def centered(self, x: Any) -> Any:
        x = self._matrix(x)
        return x - self.mp.ones(x.rows, 1) * self.mean(x).T

    def covariance(self, x: Any, ddof: int) -> Any:
        y = self.centered(x)
        return y.H * y / (y.rows - ddof)

    def _matrix(self, a: Any) -> Any:
        return a if self.size(a) else self.mp.matrix([[a]])


class Doubles:
    """NumPy's double precision; `matrices` turns matrices into arrays (and may remember them)."""

    def __init__(self, matrices: Callable[[Matrix], Any]) -> None:
        import numpy

        self.numpy, self.matrix = numpy, matrices

    def number(self, z: acb) -> Any:
        return number_for_numpy(z)

    def size(self, a: Any) -> tuple[int, ...]:
        return self.numpy.shape(a)

    def times(self, a: Any, b: Any) -> Any:
        return a @ b if self.size(a) and self.size(b) else a * b

    def identity(self, n: int) -> Any:
        return self.numpy.eye(n)

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
