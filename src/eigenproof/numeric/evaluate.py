"""Closed terms in balls: a name, a radical or a root of a polynomial becomes an enclosure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from flint import acb, acb_mat, arb, ctx, fmpq

from eigenproof.errors import InputError
from eigenproof.exact.roots import nonreal_roots, real_roots
from eigenproof.model import Expr, Term
from eigenproof.numeric.coefficients import Scalar, added, convolved, integers, roots_in_balls

Value = Scalar | acb_mat
Definitions = Sequence[tuple[str, Expr]] | Mapping[str, Expr]


def enclose_term(term: Expr, definitions: Definitions, bits: int) -> acb:
    """A ball that holds the number a closed term stands for, computed with `bits` bits.

    `definitions` gives terms to the names in it. Raises InputError for what is not a closed number.
    """
    return Enclosure(definitions, bits).number(term)


class Enclosure:
    """Evaluates closed terms at one precision; names, powers, radicals and roots are remembered.

    Rational numbers stay exact, real numbers stay real, matrices and vectors become `acb_mat`.
    A number beside a matrix in a sum means that multiple of the identity (an unsized `I` is 1).
    """

    def __init__(self, definitions: Definitions, bits: int) -> None:
        self.definitions = dict(definitions)
        self.bits = bits
        self.memo: dict[Expr, Value] = {}

    def balls(self, term: Expr) -> acb | acb_mat:
        """The number or matrix that a closed term stands for."""
        with ctx.workprec(self.bits):
            value = self._value(term)
            return value if isinstance(value, acb_mat) else acb(value)

    def number(self, term: Expr) -> acb:
        """The number that a closed term stands for, as a ball."""
        value = self.balls(term)
        if isinstance(value, acb_mat):
            raise not_closed(term)
        return value

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
        found = self.memo.get(name)
        if found is None:
            if name not in self.definitions:
                raise not_closed(name)
            found = self.memo[name] = self._value(self.definitions[name])
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
        return times(top, 1 / bottom) if isinstance(top, acb_mat) else top / bottom

    def _power(self, term: Term) -> Value:
        base, exponent = self._value(term.args[0]), term.args[1]
        if not isinstance(exponent, int):
            raise not_closed(term)
        if isinstance(base, acb_mat):
            base, exponent = (base.inv(), -exponent) if exponent < 0 else (base, exponent)
            total: Value = 1
            for _ in range(exponent):
                total = times(total, base)
            return plus(acb_mat(base.nrows(), base.ncols()), total)
        return fmpq(base) ** exponent if isinstance(base, int) and exponent < 0 else base**exponent

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

    def grid(self, term: Term) -> acb_mat:
        """A literal matrix, or a vector as one column."""
        rows = term.args if term.op == "matrix" else [(entry,) for entry in term.args]
        values = [[self._value(entry) for entry in row] for row in rows]
        return acb_mat(values) if values else acb_mat(0, 0)

    def _conjugate_transpose(self, term: Term) -> Value:
        value = self._value(term.args[0])
        if isinstance(value, acb_mat):
            return value.conjugate().transpose()
        return value.conjugate() if isinstance(value, acb) else value

    def _transpose(self, term: Term) -> Value:
        value = self._value(term.args[0])
        return value.transpose() if isinstance(value, acb_mat) else value

    def _of_matrix(self, term: Term) -> Value:
        """det, inv or trace of a matrix."""
        value = self._value(term.args[0])
        return getattr(value if isinstance(value, acb_mat) else acb_mat([[value]]), term.op)()

    def _entry(self, term: Term) -> Value:
        value = self._value(term.args[0])
        return value[term.args[1] - 1, term.args[2] - 1] if isinstance(value, acb_mat) else value

    def _charpoly(self, term: Term) -> Value:
        """charpoly(A, t) at a number t."""
        value, t = (self._value(a) for a in term.args)
        if isinstance(t, acb_mat):
            raise not_closed(term)
        return (value if isinstance(value, acb_mat) else acb_mat([[value]])).charpoly()(acb(t))

    def _identity(self, term: Term) -> Value:
        if not term.args:
            return 1
        n = term.args[0]
        return acb_mat(n, n, [int(i == j) for i in range(n) for j in range(n)])


def plus(a: Value, b: Value) -> Value:
    """a + b, a number beside a matrix standing for that multiple of the identity."""
    if isinstance(a, acb_mat) == isinstance(b, acb_mat):
        return a + b
    m, number = (a, b) if isinstance(a, acb_mat) else (b, a)
    if isinstance(number, int) and number == 0:
        return m
    n = m.nrows()
    return m + acb_mat(n, n, [number if i == j else 0 for i in range(n) for j in range(n)])


def times(a: Value, b: Value) -> Value:
    """a * b; a product with one entry is that number."""
    if isinstance(a, acb_mat) and isinstance(b, acb_mat):
        product = a * b
        return product[0, 0] if product.nrows() == product.ncols() == 1 else product
    return a * b if isinstance(a, acb_mat) else b * a if isinstance(b, acb_mat) else a * b


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
    "det": Enclosure._of_matrix,
    "inv": Enclosure._of_matrix,
    "trace": Enclosure._of_matrix,
    "charpoly": Enclosure._charpoly,
    "entry": Enclosure._entry,
    "I": Enclosure._identity,
}
REMEMBERED = {"^", "sqrt", "root", "det", "inv", "charpoly", "matrix", "vector"}


def not_closed(term: Expr) -> InputError:
    """The error for a term that is not a closed number or matrix."""
    what = term if isinstance(term, str) else term.op if isinstance(term, Term) else str(term)
    return InputError(
        f"{what} has no numeric value here",
        code="not-closed",
        next_move="define every name, and compare numbers or matrices",
    )
