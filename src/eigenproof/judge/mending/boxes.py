"""Terms whose decimals were rounded: rigorous enclosures of all values they may have."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from flint import acb, arb, arb_mat, ctx, fmpq

from ...exact.field import enclose
from ...model import Expr, Term, walk
from ..evaluation.matrices import as_matrix, rows_of
from ..evaluation.numbers import Unknown
from .values import FAILURES, Values

BITS = 192
Box = arb | arb_mat


def rounding(digits: str, inside: bool) -> Fraction:
    """How far the exact value may be from a decimal as printed.

    One unit of its last digit; of two significant digits half a unit. A single digit that is computed
    with (`inside`), such as 0.5, is exact.
    """
    mantissa, _, exponent = digits.lower().partition("e")
    unit = Fraction(10) ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
    significant = len(mantissa.replace(".", "").lstrip("-0"))
    if significant < 2 and inside:
        return Fraction(0)
    return unit if significant > 2 else unit / 2


def has_decimal(t: Expr) -> bool:
    """Is a number with a point written in a term?"""
    return any(isinstance(n, Term) and n.op == "decimal" for n in walk(t))


class Boxes:
    """Enclosures of terms under definitions, every decimal an interval of its own.

    Decimals inside words other than sums, products and lengths are data, which are exact.
    """

    def __init__(self, definitions: tuple[tuple[str, Expr], ...]) -> None:
        self.definitions = dict(definitions)
        self.values = Values(definitions)

    def of(self, t: Expr, inside: bool = True) -> Box:
        """The enclosure of a side of an equation (computed with: `inside`); Unknown where there is none."""
        with ctx.workprec(BITS):
            return self._of(t, inside)

    def _of(self, t: Expr, inside: bool) -> Box:
        if isinstance(t, str):
            if t not in self.definitions:
                raise Unknown("a name without a value")
            return self._of(self.definitions[t], inside)
        if not isinstance(t, Term):
            return arb(fmpq(t.numerator, t.denominator))
        if t.op == "decimal":
            return interval(Fraction(t.args[0]), rounding(t.args[0], inside))
        if t.op in RULES:
            return RULES[t.op](self, t, inside)
        return self.exact(t)

    def exact(self, t: Expr) -> Box:
        """The enclosure of an exact value."""
        rows = [[real(enclose(x, BITS)) for x in r] for r in rows_of(as_matrix(self.values.of(t)))]  # type: ignore[arg-type]
        return arb_mat(rows) if len(rows) * len(rows[0]) > 1 else rows[0][0]

    def table(self, t: Term, inside: bool) -> Box:
        """A written matrix or vector; one that is stochastic is exact."""
        rows = [list(r) for r in t.args] if t.op == "matrix" else [[x] for x in t.args]
        if t.op == "matrix" and inside and self._stochastic(t):
            return self.exact(t)
        return arb_mat([[one(self._of(x, inside)) for x in r] for r in rows])

    def _stochastic(self, t: Term) -> bool:
        if len(t.args) != len(t.args[0]):
            return False
        try:
            rows = self.values.rows(t)
        except FAILURES:
            return False
        sums = [[sum(r) for r in lines] for lines in (rows, list(zip(*rows, strict=True)))]
        return any(all(s == 1 for s in line) for line in sums)


def interval(middle: Fraction, radius: Fraction) -> arb:
    """All numbers within radius of middle."""
    low, high = (arb(fmpq(x.numerator, x.denominator)) for x in (middle - radius, middle + radius))
    return low.union(high)


def real(x: acb | arb) -> arb:
    """A ball of real numbers; Unknown for others."""
    if isinstance(x, acb):
        if not x.imag.is_zero():
            raise Unknown("a complex number")
        return x.real
    return x


def one(x: Box) -> arb:
    """A number; a 1x1 matrix is one."""
    if isinstance(x, arb_mat):
        if x.nrows() * x.ncols() != 1:
            raise Unknown("a matrix where a number belongs")
        return x[0, 0]
    return x


def _sum(boxes: Boxes, t: Term, inside: bool) -> Box:
    total, *others = (boxes._of(a, inside) for a in t.args)
    for x in others:
        total = total + x
    return total


def _product(boxes: Boxes, t: Term, inside: bool) -> Box:
    total, *others = (boxes._of(a, inside) for a in t.args)
    for x in others:
        scaled = isinstance(total, arb) and isinstance(x, arb_mat)
        total = x * total if scaled else total * x
    return total


def _quotient(boxes: Boxes, t: Term, inside: bool) -> Box:
    top, below = boxes._of(t.args[0], inside), one(boxes._of(t.args[1], inside))
    if below.contains(0):
        raise Unknown("a divisor that may be 0")
    return top * (1 / below)


def _power(boxes: Boxes, t: Term, inside: bool) -> Box:
    base, k = boxes._of(t.args[0], inside), t.args[1]
    if not isinstance(k, int) or abs(k) > 64:
        raise Unknown("a power")
    if k < 0:
        base, k = (base.inv() if isinstance(base, arb_mat) else 1 / base), -k
    return base**k


def _root(boxes: Boxes, t: Term, inside: bool) -> Box:
    x = one(boxes._of(t.args[0], inside))
    if not x >= 0:
        raise Unknown("a square root of a number that may be negative")
    return x.sqrt()


def _transposed(boxes: Boxes, t: Term, inside: bool) -> Box:
    x = boxes._of(t.args[0], inside)
    return x.transpose() if isinstance(x, arb_mat) else x


def _norm(boxes: Boxes, t: Term, inside: bool) -> Box:
    x = boxes._of(t.args[0], inside)
    entries = x.entries() if isinstance(x, arb_mat) else [x]
    return sum((e**2 for e in entries), arb(0)).sqrt()


def _dot(boxes: Boxes, t: Term, inside: bool) -> Box:
    u, v = (boxes._of(a, inside) for a in t.args)
    if isinstance(u, arb_mat) and isinstance(v, arb_mat):
        return sum((a * b for a, b in zip(u.entries(), v.entries(), strict=True)), arb(0))
    return one(u) * one(v)


def _diag(boxes: Boxes, t: Term, inside: bool) -> Box:
    entries = [one(boxes._of(a, inside)) for a in t.args]
    n = len(entries)
    return arb_mat([[entries[i] if i == j else arb(0) for j in range(n)] for i in range(n)])


RULES: dict[str, Callable[[Boxes, Term, bool], Box]] = {
    "matrix": Boxes.table,
    "vector": Boxes.table,
    "+": _sum,
    "neg": lambda boxes, t, inside: -boxes._of(t.args[0], inside),
    "*": _product,
    "/": _quotient,
    "^": _power,
    "sqrt": _root,
    "T": _transposed,
    "H": _transposed,
    "transpose": _transposed,
    "norm": _norm,
    "dot": _dot,
    "diag": _diag,
}
"""Words in which a decimal may have been rounded before."""
