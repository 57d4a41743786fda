"""Closed terms (integers, decimals, sqrt, i) to scalars of a tower, and scalars back to closed terms."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

from flint import fmpq

from eigenproof.errors import InputError, LimitError
from eigenproof.exact.squares import square_part
from eigenproof.exact.tower import Element, Scalar, Tower, rational
from eigenproof.model import Expr, Term, add, mul, neg, sqrt

MAX_BITS = 1_000_000
"""Largest size of a power that is computed."""

_EXPECTED = "integers, fractions, decimals, + - * / ^ with an integer exponent, sqrt and i"


def evaluate(tower: Tower, expr: Expr) -> tuple[Tower, Scalar]:
    """(field, value) of a closed term: the tower extended by the square roots the term needs.

    InputError "zero-division", or "not-a-number" for anything that is not a closed algebraic number.
    """
    q = rational(expr)
    if q is not None:
        return tower, tower(q)
    if not isinstance(expr, Term):
        raise _not_a_number(f"{expr!r} is not a number")
    op, args = expr
    if op == "decimal":
        return tower, tower(_decimal(args[0]))
    if op == "i":
        return tower.adjoin_sqrt(-1)
    if op in ("+", "*"):
        tower, values = _values(tower, args)
        total = tower(0 if op == "+" else 1)
        for value in values:
            total = total + value if op == "+" else total * value
        return tower, total
    if op == "neg":
        tower, value = evaluate(tower, args[0])
        return tower, -value
    if op == "/":
        tower, (a, b) = _values(tower, args)
        if not b:
            raise InputError("division by zero", code="zero-division", next_move="check the denominator")
        return tower, a / b
    if op == "sqrt":
        tower, value = evaluate(tower, args[0])
        return tower.adjoin_sqrt(value)
    if op == "^":
        return _power(tower, *args)
    raise _not_a_number(f"'{op}' does not belong in a closed algebraic number")


def _decimal(digits: str) -> Fraction:
    """The exact value of digits such as 0.25 or 5e-5."""
    exponent = digits.lower().partition("e")[2]
    if exponent and abs(int(exponent)) > MAX_BITS // 4:
        raise LimitError(f"the exponent of {digits} is too large", next_move="scale the matrix")
    return Fraction(digits)


def _values(tower: Tower, exprs: Iterable[Expr]) -> tuple[Tower, list[Scalar]]:
    """The values of several terms in one tower."""
    values = []
    for e in exprs:
        tower, value = evaluate(tower, e)
        values.append(value)
    return tower, [tower(v) for v in values]


def _power(tower: Tower, base: Expr, exponent: Expr) -> tuple[Tower, Scalar]:
    """base^k for an integer k. LimitError if the result would be enormous."""
    tower, value = evaluate(tower, base)
    k = rational(evaluate(Tower.QQ, exponent)[1])
    if k is None or k.q != 1:
        raise _not_a_number("the exponent is not an integer", "write a square root as sqrt(...)")
    if k < 0 and not value:
        raise InputError("division by zero: 0 to a negative power", code="zero-division")
    parts = value.coordinates if isinstance(value, Element) else (value,)
    if abs(k) * max(c.height_bits() for c in parts) > MAX_BITS:
        raise LimitError("this power is too large to compute", next_move="use a smaller exponent")
    return tower, value ** int(k.p)


def _not_a_number(message: str, next_move: str = "") -> InputError:
    return InputError(message, code="not-a-number", next_move=next_move or f"entries may use {_EXPECTED}")


def field_of(exprs: Iterable[Expr]) -> Tower:
    """The tower that holds the values of all these closed terms; i comes first if it is needed."""
    exprs = tuple(exprs)
    tower, values = _values(Tower.QQ, exprs)
    if tower.imaginary_level:
        tower, _ = Tower.QQ.adjoin_sqrt(-1)
        tower, values = _values(tower, exprs)
    return _without_unused(tower, values)


def _without_unused(tower: Tower, values: list[Scalar]) -> Tower:
    """The tower with the levels left out that neither the values nor other levels need."""
    used = 0
    for v in values:
        used |= _mask(tower.embed(v).coordinates)
    for j in reversed(range(len(tower.levels))):
        if used >> j & 1:
            used |= _mask(tower.levels[j])
    kept = [j for j in range(len(tower.levels)) if used >> j & 1]
    small = Tower.QQ
    for j in kept:
        below = [k for k in kept if k < j]
        places = (sum(1 << k for b, k in enumerate(below) if s >> b & 1) for s in range(1 << len(below)))
        small = Tower((*small.levels, tuple(tower.levels[j][p] for p in places)))
    return tower if small == tower else small


def _mask(coordinates: tuple[fmpq, ...]) -> int:
    mask = 0
    for s, c in enumerate(coordinates):
        mask |= s if c else 0
    return mask


def term_of(x: Scalar) -> Expr:
    """A scalar as a closed term: 3, 1/2, (1 + sqrt(5))/2, 1 + 2*i, -i*sqrt(3)."""
    if not isinstance(x, Element):
        return _leaf(x)
    parts = [(c * k, factors) for c, (k, factors) in zip(x.coordinates, _basis(x.tower), strict=True) if c]
    if not parts:
        return 0
    if x.is_rational:
        return _leaf(parts[0][0])
    parts.sort(key=_reading_order)
    d = lcm(*(int(c.q) for c, _ in parts))
    summands: list[Expr] = []
    for c, factors in parts:
        n = int((c * d).p)
        if not summands:
            lead = neg(factors[0]) if n == -1 and factors else n
            summands.append(mul(lead, *(factors[1:] if n == -1 else factors)))
        else:
            summands.append(mul(n, *factors) if n > 0 else neg(mul(-n, *factors)))
    numerator = add(*summands)
    return numerator if d == 1 else Term("/", (numerator, d))


def _reading_order(part: tuple[fmpq, tuple[Expr, ...]]) -> tuple[bool, int, int]:
    """Real parts first, nested radicals last, sqrt(2) before sqrt(3)."""
    imaginary = Term("i", ()) in part[1]
    inside = [f.args[0] for f in part[1] if isinstance(f, Term) and f.op == "sqrt"]
    plain = [r for r in inside if isinstance(r, int)]
    return imaginary, len(inside) - len(plain), plain[0] if plain else 0


@lru_cache(maxsize=256)
def _basis(tower: Tower) -> list[tuple[fmpq, tuple[Expr, ...]]]:
    """For every e_S a rational factor and the factors printed: sqrt(2)*sqrt(6) is 2 and sqrt(3)."""
    out = []
    generators = [_generator(tower, j) for j in range(len(tower.levels))]
    for s in range(tower.degree):
        k, radicand = 1, 1
        imaginary: list[Expr] = []
        nested: list[Expr] = []
        for j, g in enumerate(generators):
            if not s >> j & 1:
                continue
            if g == Term("i", ()):
                imaginary.append(g)
            elif isinstance(g.args[0], int):
                common = gcd(radicand, g.args[0])
                k, radicand = k * common, radicand * g.args[0] // common**2
            else:
                nested.append(g)
        square, radicand = square_part(radicand)
        root = [sqrt(radicand)] if radicand != 1 else []
        out.append((fmpq(k * square), tuple(imaginary + root + nested)))
    return out


def _generator(tower: Tower, j: int) -> Term:
    if j == tower.imaginary_level:
        return Term("i", ())
    below = Tower(tower.levels[:j])
    return sqrt(term_of(below(Element(below, tower.levels[j]))))


def _leaf(q: fmpq) -> int | Fraction:
    return int(q.p) if q.q == 1 else Fraction(int(q.p), int(q.q))
