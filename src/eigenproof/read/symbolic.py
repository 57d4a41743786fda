"""SymPy numbers as entries, asked through their own attributes: SymPy is never imported here."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..errors import InputError
from ..model import Expr, add, mul, neg
from .closed import UNIT, closed, raised

_NOT_FINITE = {"NaN", "Infinity", "NegativeInfinity", "ComplexInfinity"}


def read_symbolic(x: Any, floats: list[object]) -> Expr:
    """The exact value of a SymPy number; a Float is taken at its binary value and noted in `floats`.

    Raises InputError (not-finite, letter, bool, entry) for what is no algebraic number in radicals.
    """
    kind = type(x).__name__
    if kind in _NOT_FINITE:
        raise InputError(
            f"{x} is not a finite number",
            code="not-finite",
            next_move="remove the row or the column, or give the true value",
        )
    if getattr(x, "is_Rational", False):
        return closed(Fraction(int(x.p), int(x.q)))
    if getattr(x, "is_Float", False):
        floats.append(x)
        sign, mantissa, exponent, _ = x._mpf_
        top = -int(mantissa) if sign else int(mantissa)
        return closed(Fraction(top) * raised(2, exponent))  # type: ignore[operator]
    if kind == "ImaginaryUnit":
        return UNIT
    if getattr(x, "is_Add", False):
        return closed(add(*(read_symbolic(a, floats) for a in x.as_ordered_terms())))
    if getattr(x, "is_Mul", False):
        coefficient, rest = x.as_coeff_Mul()
        if coefficient == -1:
            return neg(read_symbolic(rest, floats))
        return closed(mul(*(read_symbolic(a, floats) for a in x.args)))
    if getattr(x, "is_Pow", False):
        return closed(raised(read_symbolic(x.base, floats), read_symbolic(x.exp, floats)))
    if getattr(x, "free_symbols", None):
        letter = min(map(str, x.free_symbols))
        raise InputError(
            f"the letter {letter!r} stands where a number belongs",
            code="letter",
            next_move="give it a value: entries are numbers, without unknowns",
        )
    if kind in ("BooleanTrue", "BooleanFalse"):
        raise InputError(f"{x} is a truth value, not a number", code="bool", next_move="give 1 or 0")
    raise InputError(
        f"{x} is not a number this tool reads",
        code="entry",
        next_move="entries are made of numbers, + - * / ^, sqrt(…) and I",
    )
