"""Sizes and kinds: what a term of a statement is, and how many rows and columns it has.

A size is a positive integer, a name that stands for one (`n`), or a linear expression of such names
(`n + 1`); while a statement is being read it may also be `Unknown`, to be found from its place.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ..model import Expr, Term, add, mul


class Unknown:
    """The size of an `I` (or of whatever an `I` decides) until its place tells it."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: Size | None = None


Size = int | str | Term | Unknown


class Shape(NamedTuple):
    """A matrix of this many rows and columns. A column vector is n×1, a number is 1×1."""

    rows: Size
    columns: Size


class Collection(NamedTuple):
    """A multiset of numbers."""


class Subspace(NamedTuple):
    """A subspace of the columns with this many entries."""

    ambient: Size


Kind = Shape | Collection | Subspace

NUMBER = Shape(1, 1)
COLLECTION = Collection()

Linear = dict[str, int]
"""A linear expression: name -> coefficient, the constant under ""."""


def linear(expr: object) -> Linear | None:
    """The coefficients of an integer linear expression of names; None for any other term."""
    if isinstance(expr, str):
        return {expr: 1}
    if isinstance(expr, int):
        return {"": expr}
    if not isinstance(expr, Term):
        return None
    op, args = expr
    if op not in ("+", "neg", "*"):
        return None
    parts = [linear(a) for a in args]
    if any(p is None for p in parts):
        return None
    if op == "+":
        return plus(*parts)  # type: ignore[arg-type]
    if op == "neg":
        return times(-1, parts[0])  # type: ignore[arg-type]
    factor, varying = 1, [p for p in parts if any(name for name in p)]  # type: ignore[union-attr]
    for p in parts:
        if p not in varying:
            factor *= p[""]  # type: ignore[index]
    if len(varying) > 1:
        return None
    return times(factor, varying[0]) if varying else {"": factor}  # type: ignore[arg-type]


def plus(*parts: Linear) -> Linear:
    """The sum of linear expressions."""
    total: Linear = {}
    for part in parts:
        for name, c in part.items():
            total[name] = total.get(name, 0) + c
    return {name: c for name, c in total.items() if c}


def times(factor: int, part: Linear) -> Linear:
    """factor * part"""
    return {name: factor * c for name, c in part.items() if factor * c}


def size_of(part: Linear) -> Size:
    """A linear expression as a size, always written the same way: names in order, the constant last."""
    terms: list[Expr] = [mul(part[name], name) for name in sorted(part) if name]
    return add(*terms, part.get("", 0))  # type: ignore[return-value]


def is_zero(t: object) -> bool:
    """Whether t is the literal 0, which takes its shape from its place in + - == !=."""
    return type(t) is int and t == 0


def is_literal(t: object) -> bool:
    """Whether t is a rational number written out."""
    return isinstance(t, (int, Fraction))
