"""What stands around a statement: words, lines of arithmetic, tables, figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .terms import Expr, Term

Prose = tuple[object, ...]
"""Words and formulas in one line: `str` pieces are words, everything else wrapped in `Math`."""


class Math(NamedTuple):
    """A formula inside prose."""

    term: Expr


class Line(NamedTuple):
    """One line of a displayed chain: `left relation right`, and why (left is None to carry on)."""

    left: Expr | None
    relation: str  # one of  =  ~  ≈  ≠  <  >  ≤  ≥  ⟹  or "" for a bare formula on the right
    right: Expr
    note: Prose = ()


class Para(NamedTuple):
    """A sentence or two between formulas."""

    text: Prose


class Chain(NamedTuple):
    """Aligned lines of a calculation."""

    lines: tuple[Line, ...]


class RowOp(NamedTuple):
    """A row operation: "swap" (Rt <-> Rs), "scale" (Rt <- c Rt) or "add" (Rt <- Rt + c Rs); rows from 1."""

    kind: str
    target: int
    source: int = 0
    factor: Expr = 1


class Reduction(NamedTuple):
    """A row reduction: stages[k+1] comes from stages[k] by operations[k]; pivot columns count from 1."""

    stages: tuple[Term, ...]
    operations: tuple[tuple[RowOp, ...], ...]
    pivots: tuple[int, ...] = ()


class Table(NamedTuple):
    """A small table: header cells and rows, each cell prose."""

    header: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]


Block = Para | Chain | Reduction | Table


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure shows, as data to be drawn: nothing is computed from it.

    kind: "circle" (a 2x2 matrix acts on the unit circle), "scree" (variances of components), "scatter"
    (observations, principal axes, reconstructions) or "plane" (eigenvalues in the complex plane).
    `caption` is prose; `alt` says in plain words what a reader would see; `data` holds lists of floats
    and words, each kind its own (derivations/figures.py).
    """

    kind: str
    caption: Prose
    alt: str
    data: Mapping[str, object] = field(compare=False)
