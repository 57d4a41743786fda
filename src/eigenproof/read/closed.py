"""Closed terms: what an entry may be, with everything rational folded to one number."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from ..errors import InputError, LimitError
from ..model import Expr, Term, add, divide, mul, neg, number, sqrt
from .limits import MAX_DIGITS, check_digits

UNIT = Term("i", ())
_RATIONAL = (int, Fraction)
_MAX_BITS = 8 * MAX_DIGITS  # above twice log2(10^1000), so that what this refuses is too large


def closed(t: object) -> Expr:
    """t as an entry: rationals folded, decimals exact, only + * / neg ^ sqrt i left.

    Raises InputError (letter, entry, zero-division) for anything else, LimitError for huge numbers.
    """
    if isinstance(t, bool):
        raise InputError(f"{t} is a truth value, not a number", code="bool", next_move="write 1 or 0")
    if isinstance(t, _RATIONAL):
        check_digits(t.numerator, t.denominator)
        return number(t) if isinstance(t, Fraction) else t
    if isinstance(t, str):
        raise InputError(
            f"the {'letter' if len(t) == 1 else 'word'} {t!r} stands where a number belongs",
            code="letter",
            next_move="give it a value: entries are numbers, without unknowns",
        )
    if not isinstance(t, Term):
        raise InputError(f"{t!r} is not an entry of a matrix", code="entry", next_move="give a number")
    if t.op == "decimal":
        from .entry import read_entry

        return read_entry(t.args[0])
    if t.op in ("i", "I") and not t.args:  # in an entry, I cannot be the identity matrix
        return UNIT
    if t.op not in _FOLD:
        raise InputError(
            f"a {t.op} stands where a number belongs"
            if t.op in ("vector", "matrix")
            else f"an entry made with '{t.op}' is not read here",
            code="entry",
            next_move="entries are made of numbers, + - * / ^, sqrt(…) and i",
        )
    return _FOLD[t.op](*(closed(a) for a in t.args))


def gaussian(real: int | Fraction, imaginary: int | Fraction) -> Expr:
    """real + imaginary·i, for rational parts."""
    return add(real, neg(UNIT) if imaginary == -1 else mul(imaginary, UNIT))


def quotient(a: Expr, b: Expr) -> Expr:
    """a / b, folded when both are rational. Raises InputError when b is 0."""
    if b == 0:
        raise InputError(
            "the entry divides by zero", code="zero-division", next_move="give a denominator that is not 0"
        )
    return _checked(divide(a, b)) if a != 0 else 0


def root(a: Expr) -> Expr:
    """The principal square root of a, folded when a is the square of a rational."""
    if not isinstance(a, _RATIONAL):
        return sqrt(a)
    if a < 0:
        return mul(root(-a), UNIT)
    top, bottom = isqrt(a.numerator), isqrt(a.denominator)
    if top * top == a.numerator and bottom * bottom == a.denominator:
        return number(Fraction(top, bottom))
    return sqrt(a)


def raised(a: Expr, k: Expr) -> Expr:
    """a^k for k an integer or half an integer (then a power of the principal root)."""
    if not isinstance(k, _RATIONAL) or k.denominator > 2:
        raise InputError(
            "the exponent of an entry is an integer or a half",
            code="entry",
            next_move="write square roots as sqrt(…); other roots are not read",
        )
    if k.denominator == 2:
        return raised(root(a), k.numerator)
    k = k.numerator
    if k < 0 and a == 0:
        return quotient(1, 0)
    if not isinstance(a, _RATIONAL):
        if abs(k) > MAX_DIGITS:
            raise _power_too_large(k)
        return Term("^", (a, k)) if k not in (0, 1) else a if k else 1
    if a == 0:
        return int(k == 0)
    if abs(a) == 1:
        return a if k % 2 else 1
    if max(a.numerator.bit_length(), a.denominator.bit_length()) * abs(k) > _MAX_BITS:
        raise _power_too_large(k)
    return _checked(number(Fraction(a) ** k))


def _power_too_large(k: int) -> LimitError:
    return LimitError(
        f"the power with exponent {k} is larger than promised"
        if abs(k) < 10**20
        else "the power has an exponent of more than 20 digits",
        next_move=f"keep numbers under {MAX_DIGITS} digits",
    )


def _sum(*terms: Expr) -> Expr:
    if all(isinstance(a, _RATIONAL) for a in terms):
        return _checked(number(sum(map(Fraction, terms))))  # type: ignore[arg-type]
    return add(*terms)


def _product(*factors: Expr) -> Expr:
    if all(isinstance(a, _RATIONAL) for a in factors):
        value = Fraction(1)
        for a in factors:
            value *= a  # type: ignore[operator]
            check_digits(value.numerator, value.denominator)
        return number(value)
    return mul(*factors)


def _checked(t: Expr) -> Expr:
    if isinstance(t, _RATIONAL):
        check_digits(t.numerator, t.denominator)
    return t


_FOLD = {"+": _sum, "*": _product, "/": quotient, "neg": neg, "^": raised, "sqrt": root}
