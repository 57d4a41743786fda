"""Closed terms in balls: a name, a radical or a root of a polynomial becomes an enclosure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from flint import acb, acb_mat, arb, ctx, fmpq, fmpq_mat

from eigenproof.errors import InputError
from eigenproof.exact.roots import nonreal_roots, real_roots
from eigenproof.model import Expr, Term
from eigenproof.numeric import words
from eigenproof.numeric.coefficients import Scalar, added, convolved, integers, roots_in_balls
from eigenproof.numeric.values import (
    Matrix,
    Value,
    adjoint,
    as_matrix,
    identity,
    in_balls,
    is_matrix,
    matrix_from,
    plus,
    times,
)

Definitions = Sequence[tuple[str, Expr]] | Mapping[str, Expr]


def enclose_term(term: Expr, definitions: Definitions, bits: int) -> acb:
    """A ball that holds the number a closed term stands for, computed with `bits` bits.

    `definitions` gives terms to the names in it. Raises InputError for what is not a closed number.
    """
    return Enclosure(definitions, bits).number(term)


class Enclosure:
    """Evaluates closed terms at one precision; names, powers, radicals and roots are remembered.

    Rational numbers and matrices stay exact, real numbers stay real. A number beside a matrix in a sum
    means that multiple of the identity (an unsized `I` is 1). `exact` remembers what names stand for
    where that is exact: it may be shared by evaluators of the same definitions.
    """

    def __init__(self, definitions: Definitions, bits: int, exact: dict[str, Value] | None = None) -> None:
        self.definitions = dict(definitions)
        self.bits = bits
        self.memo: dict[Expr, Value] = {}
        self.exact: dict[str, Value] = {} if exact is None else exact

    def value(self, term: Expr) -> Value:
        """The number or matrix that a closed term stands for, exact where it is rational."""
        with ctx.workprec(self.bits):
            return self._value(term)

    def balls(self, term: Expr) -> acb | acb_mat:
        """The number or matrix that a closed term stands for."""
        with ctx.workprec(self.bits):
            return in_balls(self._value(term))

    def number(self, term: Expr) -> acb:
        """The number that a closed term stands for, as a ball."""
        value = self.balls(term)
        if isinstance(value, acb_mat):
            raise not_closed(term)
        return value

    def is_rational(self, term: Expr) -> bool:
        """Whether the value of a closed term is known exactly."""
        try:
            return isinstance(self.value(term), (int, fmpq, fmpq_mat))
        except InputError:
            return False

    def rank_at_least(self, term: Expr) -> int:
        """The rank of a rational matrix; of any other, how many singular values surely are not 0."""
        with ctx.workprec(self.bits):
            return words.rank_at_least(self._value(term))

    def coefficients(self, term: Expr, variable: str) -> list[acb]:
        """Coefficients, constant term first, of a polynomial in `variable` with closed coefficients."""
        with ctx.workprec(self.bits):
            return [acb(c) for c in self.polynomial(term, variable)]

    def roots(self, p: Expr, variable: str) -> list[acb]:
        """All complex roots of a polynomial in `variable`."""
        with ctx.workprec(self.bits):
            coefficients = self.polynomial(p, variable)
            if not all(isinstance(c, (int, fmpq)) for c in coefficients):
                return roots_in_balls(coefficients, True)
            f = integers(coefficients)
            return [r.enclose(self.bits) for r in (*real_roots(f), *nonreal_roots(f))]

    def _value(self, term: Expr) -> Value:
        if type(term) is int:
            return term
        if type(term) is Term:
            rule = RULES.get(term.op)
            if rule is None:
                raise not_closed(term)
            if term.op not in REMEMBERED:
                return rule(self, term)
            found = self.memo.get(term)
            if found is None:
                found = self.memo[term] = rule(self, term)
            return found
        if isinstance(term, str):
            return self._name(term)
        return fmpq(term.numerator, term.denominator)

    def _name(self, name: str) -> Value:
        found = self.exact.get(name)
        if found is None:
            found = self.memo.get(name)
        if found is None:
            if name not in self.definitions:
                raise not_closed(name)
            term = self.definitions[name]
            literal = isinstance(term, Term) and term.op in ("matrix", "vector")
            found = self.grid(term) if literal else self._value(term)  # type: ignore[arg-type]
            (self.exact if isinstance(found, (int, fmpq, fmpq_mat)) else self.memo)[name] = found
        return found

    def _sum(self, term: Term) -> Value:
        total, *rest = (self._value(a) for a in term.args)
        for value in rest:
            total = plus(total, value)
        return total

    def _product(self, term: Term) -> Value:
        total, *rest = (self._value(a) for a in term.args)
        for value in rest:
            total = times(total, value)
        return total

    def _quotient(self, term: Term) -> Value:
        top, bottom = (self._value(a) for a in term.args)
        if isinstance(bottom, int):
            bottom = fmpq(bottom)
        return times(top, 1 / bottom) if is_matrix(top) else top / bottom

    def _power(self, term: Term) -> Value:
        base, exponent = term.args
        if not isinstance(exponent, int):
            raise not_closed(term)
        if isinstance(base, Term) and base.op == "norm" and exponent > 0 and exponent % 2 == 0:
            return words.squared_norm(self._value(base.args[0])) ** (exponent // 2)
        value = self._value(base)
        if exponent < 0:
            value, exponent = words.inverse(value), -exponent
        if not is_matrix(value):
            return value**exponent
        total: Value = identity(value.nrows())
        for _ in range(exponent):
            total = as_matrix(times(total, value))
        return total

    def _sqrt(self, term: Term) -> Value:
        x = self._value(term.args[0])
        if isinstance(x, acb):
            return x.sqrt()
        ball = arb(x)
        return ball.sqrt() if ball >= 0 else acb(ball).sqrt() if ball < 0 else acb(ball.union(0)).sqrt()

    def _root(self, term: Term) -> Value:
        p, k, *complex_ = term.args
        coefficients = self.polynomial(p, "x")
        if all(isinstance(c, (int, fmpq)) for c in coefficients):
            f = integers(coefficients)
            roots = nonreal_roots(f) if complex_ else real_roots(f)
            found = [r.enclose(self.bits) for r in roots if r.index == k]
        else:
            found = roots_in_balls(coefficients, bool(complex_))[k - 1 : k]
        if not found:
            raise InputError(
                "the polynomial has no such root", code="not-closed", next_move="count its roots"
            )
        return found[0] if complex_ else found[0].real

    def polynomial(self, term: Expr, variable: str) -> list[Scalar]:
        """`coefficients` at the precision that is set."""
        if term == variable:
            return [0, 1]
        if not isinstance(term, Term) or term.op not in ("+", "*", "neg", "^"):
            return [self._value(term)]  # type: ignore[list-item]
        if term.op == "neg":
            return [-c for c in self.polynomial(term.args[0], variable)]
        if term.op == "^" and term.args[0] == variable:
            return [0] * term.args[1] + [1]
        if term.op == "^":
            base, total = self.polynomial(term.args[0], variable), [1]
            for _ in range(term.args[1]):
                total = convolved(total, base)
            return total
        total, *rest = (self.polynomial(a, variable) for a in term.args)
        for p in rest:
            total = convolved(total, p) if term.op == "*" else added(total, p)
        return total

    def grid(self, term: Term) -> Matrix:
        """A literal matrix, or a vector as one column."""
        rows = term.args if term.op == "matrix" else [(entry,) for entry in term.args]
        entries = [
            fmpq(x.numerator, x.denominator) if type(x) is Fraction else self._value(x)
            for row in rows
            for x in row
        ]
        return matrix_from(len(rows), len(rows[0]) if rows else 0, entries)  # type: ignore[arg-type]

    def _conjugate_transpose(self, term: Term) -> Value:
        value = self._value(term.args[0])
        if is_matrix(value):
            return adjoint(value)
        return value.conjugate() if isinstance(value, acb) else value

    def _transpose(self, term: Term) -> Value:
        value = self._value(term.args[0])
        return value.transpose() if is_matrix(value) else value

    def _entry(self, term: Term) -> Value:
        value = self._value(term.args[0])
        return value[term.args[1] - 1, term.args[2] - 1] if is_matrix(value) else value

    def _line(self, term: Term) -> Value:
        """column(A, j) or row(A, i)."""
        return getattr(words, term.op)(self._value(term.args[0]), term.args[1])

    def _constant(self, term: Term) -> Value:
        """zeros(m, n) or ones(m, n)."""
        m, n = term.args
        return fmpq_mat(m, n, [int(term.op == "ones")] * (m * n))

    def _covariance(self, term: Term) -> Value:
        ddof = term.args[1].args[0] if len(term.args) > 1 else 1
        return words.covariance(self._value(term.args[0]), ddof)

    def _word(self, term: Term) -> Value:
        """A word of the vocabulary, at the values of its arguments."""
        return WORDS[term.op](*(self._value(a) for a in term.args))


WORDS: dict[str, Callable[..., Value]] = {
    "det": words.determinant,
    "trace": words.trace,
    "charpoly": words.characteristic,
    "inv": words.inverse,
    "pinv": words.pseudoinverse,
    "norm": words.norm,
    "dot": words.dot,
    "diag": words.diagonal_matrix,
    "mean": words.mean,
    "centered": words.centered,
    "scatter": words.scatter,
}
RULES: dict[str, Callable[[Enclosure, Term], Value]] = {
    "+": Enclosure._sum,
    "*": Enclosure._product,
    "/": Enclosure._quotient,
    "neg": lambda e, t: times(-1, e._value(t.args[0])),
    "^": Enclosure._power,
    "sqrt": Enclosure._sqrt,
    "root": Enclosure._root,
    "decimal": lambda e, t: e._value(Fraction(t.args[0])),
    "i": lambda e, t: acb(0, 1),
    "pi": lambda e, t: arb.pi(),
    "e": lambda e, t: arb.const_e(),
    "matrix": Enclosure.grid,
    "vector": Enclosure.grid,
    "T": Enclosure._transpose,
    "transpose": Enclosure._transpose,
    "H": Enclosure._conjugate_transpose,
    "entry": Enclosure._entry,
    "column": Enclosure._line,
    "row": Enclosure._line,
    "zeros": Enclosure._constant,
    "ones": Enclosure._constant,
    "covariance": Enclosure._covariance,
    "I": lambda e, t: identity(t.args[0]) if t.args else 1,
    **dict.fromkeys(WORDS, Enclosure._word),
}
REMEMBERED = {"^", "sqrt", "root", "matrix", "vector", "covariance", *WORDS} - {"trace", "diag", "dot"}


def not_closed(term: Expr) -> InputError:
    """The error for a term that is not a closed number or matrix."""
    what = term if isinstance(term, str) else term.op if isinstance(term, Term) else str(term)
    return InputError(
        f"{what} has no numeric value here",
        code="not-closed",
        next_move="define every name, and compare numbers or matrices",
    )
