"""Decimals in the prose: numbers that were printed, and the common factor in front of a printed matrix."""

from __future__ import annotations

from fractions import Fraction

from ..model import Expr, Term, walk

_PARTS = frozenset({"matrix", "vector", "decimal", "neg", "multiset", "i"})


def has_decimals(t: Expr) -> bool:
    """Whether a number with a decimal point stands in it."""
    return any(isinstance(n, Term) and n.op == "decimal" for n in walk(t))


def looks_rounded(t: Expr, places: int = 3) -> bool:
    """Whether it holds a decimal of so many places or more, which may have been rounded before."""
    found = [n.args[0] for n in walk(t) if isinstance(n, Term) and n.op == "decimal"]
    return any(len(text.partition(".")[2].partition("e")[0]) >= places for text in found)


def is_printed(t: Expr) -> bool:
    """Whether it is numbers as somebody printed them: nothing is left to be computed."""
    return all(isinstance(n, (int, Fraction)) or (isinstance(n, Term) and n.op in _PARTS) for n in walk(t))


def with_factor(t: Expr) -> Expr:
    """A power of ten in front of a printed matrix moved into its entries: 1.0e3*[[0.25]] is [[0.25e3]]."""
    if not (isinstance(t, Term) and t.op == "*" and len(t.args) == 2):
        return t
    factor, body = t.args
    exponent = _power_of_ten(factor)
    if (
        exponent is None
        or not has_decimals(t)
        or not (isinstance(body, Term) and body.op in ("matrix", "vector"))
        or not is_printed(body)
    ):
        return t
    return _scaled(body, exponent)  # type: ignore[return-value]


def with_exponent(t: Expr) -> Expr:
    """A printed number in scientific notation as one decimal: 4.2*10^-17 is 4.2e-17, 5*10^-5 is 5e-5."""
    if not (isinstance(t, Term) and t.op == "*" and len(t.args) == 2):
        return t
    digits, power = t.args
    if isinstance(digits, Term) and digits.op == "neg":
        found = with_exponent(Term("*", (digits.args[0], power)))
        return Term("neg", (found,)) if isinstance(found, Term) and found.op == "decimal" else t
    if not (isinstance(power, Term) and power.op == "^" and power.args[0] == 10):
        return t
    exponent = power.args[1]
    if isinstance(exponent, Term) and exponent.op == "neg" and isinstance(exponent.args[0], int):
        exponent = -exponent.args[0]
    if not isinstance(exponent, int) or isinstance(digits, bool):
        return t
    if isinstance(digits, int) and exponent < 0:
        return Term("decimal", (f"{digits}e{exponent}",)) if digits >= 0 else t
    printed = isinstance(digits, Term) and digits.op == "decimal" and "e" not in digits.args[0]
    return Term("decimal", (f"{digits.args[0]}e{exponent}",)) if printed else t  # type: ignore[union-attr]


def _power_of_ten(t: Expr) -> int | None:
    if isinstance(t, Term) and t.op == "decimal":
        value = Fraction(t.args[0])
    elif isinstance(t, Term) and t.op == "^" and t.args[0] == 10 and isinstance(t.args[1], int):
        return t.args[1]
    elif isinstance(t, (int, Fraction)):
        value = Fraction(t)
    else:
        return None
    for exponent in range(-30, 31):
        if value == Fraction(10) ** exponent:
            return exponent
    return None


def _scaled(t: object, exponent: int) -> object:
    """A printed number, or a matrix of them, times a power of ten, with the digits it shows."""
    if isinstance(t, Term):
        if t.op == "decimal":
            mantissa, _, own = t.args[0].partition("e")
            return Term("decimal", (f"{mantissa}e{int(own or 0) + exponent}",))
        return Term(t.op, tuple(_scaled(a, exponent) for a in t.args))
    if isinstance(t, tuple):
        return tuple(_scaled(a, exponent) for a in t)
    if t == 0 or not isinstance(t, int):
        return t
    digits = Term("decimal", (f"{abs(t)}e{exponent}",))
    return digits if t > 0 else Term("neg", (digits,))
