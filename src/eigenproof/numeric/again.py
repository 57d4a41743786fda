"""Terms computed again in another arithmetic, mpmath's or NumPy's, with its own routines for the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import acb, ctx

from eigenproof.model import Expr, Term
from eigenproof.numeric.arithmetic import Arithmetic
from eigenproof.numeric.evaluate import Enclosure
from eigenproof.numeric.values import in_balls, is_matrix

STRUCTURE = {
    *("+", "*", "/", "neg", "^", "T", "H", "transpose"),
    *("norm", "dot", "inv", "pinv", "mean", "centered", "scatter", "covariance"),
}
"""What is computed again in each arithmetic; everything else is taken from balls."""
MATRICES = {"matrix", "vector", "I", "zeros", "ones", "diag"}


class Leaves:
    """Which parts of one claim are taken over as they are: what has no structure, and every number.

    In a claim about numbers alone, numbers are computed again too, down to the literals.
    """

    def __init__(self, enclosure: Enclosure, claim: Expr) -> None:
        self.enclosure, self.claim = enclosure, claim  # the claim is kept, so that ids stay their own
        self._scalar: dict[int, bool] = {}
        self.deep = self.scalar(claim)

    def __contains__(self, term: Expr) -> bool:
        if not isinstance(term, Term) or term.op not in STRUCTURE:
            return True
        return not self.deep and self.scalar(term)

    def scalar(self, term: Expr) -> bool:
        """Whether no matrix occurs in a term."""
        if isinstance(term, str):
            known = self.enclosure.exact.get(term, self.enclosure.memo.get(term))
            return not is_matrix(known) if known is not None else self.scalar(self._defined(term))
        if not isinstance(term, Term) or term.op in ("root", "decimal"):
            return True
        if id(term) not in self._scalar:
            self._scalar[id(term)] = term.op not in MATRICES and all(map(self.scalar, term.args))
        return self._scalar[id(term)]

    def _defined(self, name: str) -> Expr:
        return self.enclosure.definitions.get(name, 0)


class Again:
    """Evaluates a claim in another arithmetic; leaves come from an evaluator in balls."""

    def __init__(self, leaves: Leaves, use: Arithmetic) -> None:
        self.leaves, self.enclosure, self.use = leaves, leaves.enclosure, use

    def value(self, term: Expr) -> Any:
        """The number or matrix a term stands for, in the other arithmetic."""
        if term in self.leaves:
            return self._taken(term)
        assert isinstance(term, Term)
        op, args = term
        if op == "*" and is_pinv(args[0]) and len(args) > 1:
            return self._least_squares(args[0].args[0], args[1:])
        if op in ("^", "covariance", "pinv"):
            return getattr(self, {"^": "_power"}.get(op, f"_{op}"))(*args)
        return RULES[op](self, *(self.value(a) for a in args))

    def _taken(self, term: Expr) -> Any:
        value = self.enclosure.value(term)
        with ctx.workprec(max(self.enclosure.bits, self.use.bits)):  # 1/3 as finely as it is worked with
            return self.use.matrix(value) if is_matrix(value) else self.use.number(in_balls(value))

    def _sum(self, first: Any, *rest: Any) -> Any:
        for value in rest:
            first = self._added(first, value)
        return first

    def _added(self, a: Any, b: Any) -> Any:
        """a + b; a number beside a matrix is that multiple of the identity."""
        use = self.use
        if use.size(a) and not use.size(b):
            return a if b == 0 else use.plus(a, use.times(b, use.identity(use.size(a)[0])))
        return self._added(b, a) if use.size(b) and not use.size(a) else use.plus(a, b)

    def _product(self, first: Any, *rest: Any) -> Any:
        """A product; one with a single entry is that number."""
        for value in rest:
            first = self._reduced(self.use.times(first, value))
        return first

    def _reduced(self, a: Any) -> Any:
        """A matrix with one entry as that number."""
        return self.use.entries(a)[0] if self.use.size(a) == (1, 1) else a

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
        return self.use.transpose(a) if self.use.size(a) else a

    def _adjoint(self, a: Any) -> Any:
        return self.use.adjoint(a) if self.use.size(a) else a.conjugate()

    def _pinv(self, a: Expr) -> Any:
        value = self.value(a)
        if not self.use.size(value):
            return 1 / value if value else value
        return self.use.pseudoinverse(value, self.enclosure.rank_at_least(a))

    def _least_squares(self, a: Expr, rest: tuple[Expr, ...]) -> Any:
        """pinv(A) times a product."""
        matrix, y = self.value(a), self._product(*(self.value(b) for b in rest))
        if not self.use.size(y) or not self.use.size(matrix):
            return self._product(self._pinv(a), y)
        return self._reduced(self.use.least_squares(matrix, y, self.enclosure.rank_at_least(a)))

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
