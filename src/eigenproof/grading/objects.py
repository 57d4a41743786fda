"""One value of an answer from a Python object: lists, NumPy arrays, SymPy matrices, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import InputError
from ..model import Expr, Term, matrix, vector
from .explicit import explicit
from .values import read_items, read_value, tame


def of_object(value: Any) -> list[Expr]:
    """The values an object holds. Floats are what their shortest digits say. Raises InputError."""
    if isinstance(value, (set, frozenset)):
        return [x for v in value for x in of_object(v)]
    if isinstance(value, Mapping):  # {3: 2, 1: 1}: how often each value stands
        return [x for v, k in value.items() for x in of_object(v) * _count(k)]
    found = _term(value)
    for x in found:
        tame(x)
    return [explicit(x) for x in found]


def _term(value: Any) -> list[Expr]:
    from ..read.objects import is_sympy

    if isinstance(value, Term):
        return [value]
    if is_sympy(value):
        return [_of_sympy(value)]
    if hasattr(value, "tolist"):
        value = value.tolist()
    if not isinstance(value, (list, tuple)):
        return [_number(value)]
    rows = [r.tolist() if hasattr(r, "tolist") and not is_sympy(r) else r for r in value]
    nested = [isinstance(r, (list, tuple)) and not isinstance(r, Term) for r in rows]
    if rows and all(nested):
        if isinstance(rows[0], tuple):  # a list of vectors
            return [vector(_number(x) for x in row) for row in rows]
        return [matrix([[_number(x) for x in row] for row in rows])]
    if any(nested) or any(isinstance(r, str) for r in rows) or any(hasattr(r, "shape") for r in rows):
        return [x for r in rows for x in (read_items(r) if isinstance(r, str) else _term(r))]
    return [vector(_number(x) for x in rows)]


def _count(k: object) -> int:
    if isinstance(k, int) and 0 < k <= 30:
        return k
    raise InputError(f"a multiplicity is a small whole number, not {k!r}", code="explicit", next_move="1")


def _number(x: Any) -> Expr:
    """A number; a float that is not whole as the digits it prints."""
    from ..read.objects import is_sympy
    from ..read.objects import read_value as read_number

    if isinstance(x, str):
        return read_value(x)
    if is_sympy(x):
        return _of_sympy(x)
    if hasattr(x, "item"):
        x = x.item()
    if isinstance(x, float) and x == x and abs(x) != float("inf"):
        return int(x) if x == int(x) and abs(x) < 2**53 else Term("decimal", (repr(x),))
    if isinstance(x, complex):
        return Term("+", (_number(x.real), Term("*", (_number(x.imag), Term("i", ())))))
    return read_number(x, [])


def _of_sympy(value: Any) -> Expr:
    """A SymPy number, matrix or polynomial."""
    from ..read.objects import read_value as read_number

    if getattr(value, "is_Float", False):
        return _number(float(value))
    if hasattr(value, "tolist") and len(getattr(value, "shape", ())) == 2:
        rows = [[_of_sympy(x) for x in row] for row in value.tolist()]
        return vector(row[0] for row in rows) if value.shape[1] == 1 else matrix(rows)
    if getattr(value, "is_number", False):
        return read_number(value, [])
    return read_value(str(value.as_expr() if hasattr(value, "as_expr") else value))
