"""Formulas over several lines of characters, with matrices as tall as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from eigenproof.language import to_unicode, unicode_matrix
from eigenproof.model import Expr, Term, neg, walk

TALL = ("matrix", "vector", "augmented", "detbars", "columns")
SIGNS = {"==": " = ", "!=": " ≠ ", "<": " < ", "<=": " ≤ ", ">": " > ", ">=": " ≥ ", "~=": " ≈ ", "in": " ∈ "}


def picture(t: Expr) -> list[str]:
    """The lines of a formula; one line unless a matrix stands in it."""
    if not isinstance(t, Term) or not any(isinstance(n, Term) and n.op in TALL for n in walk(t)):
        return [to_unicode(t)]
    if t.op in TALL:
        return unicode_matrix(t)
    if t.op in SIGNS:
        return beside([picture(t.args[0]), [SIGNS[t.op]], picture(t.args[1])])
    if t.op == "*":
        return beside(_between([_factor(a) for a in t.args], " "))
    if t.op == "+":
        return _sum(t.args)
    if t.op in ("T", "H") and len(t.args) == 1:
        return raised(_factor(t.args[0]), "ᵀ" if t.op == "T" else "ᴴ")
    if t.op in ("span", "det", "multiset"):
        left, right = ("{", "}") if t.op == "multiset" else (f"{t.op}(", ")")
        return beside([[left], *_between([picture(a) for a in t.args], ", "), [right]])
    return [to_unicode(t)]


def beside(columns: Iterable[Sequence[str]]) -> list[str]:
    """Blocks of lines next to each other, their middles level."""
    columns = [list(c) for c in columns]
    height = max(map(len, columns))
    lines = [""] * height
    for column in columns:
        width = max(map(len, column))
        above = (height - len(column) + (1 if len(column) == 1 and height % 2 == 0 else 0)) // 2
        for k in range(height):
            inside = 0 <= k - above < len(column)
            lines[k] += (column[k - above] if inside else "").ljust(width)
    return [line.rstrip() for line in lines]


def raised(lines: list[str], mark: str) -> list[str]:
    """A mark at the upper right corner."""
    return [lines[0] + mark, *(line + " " for line in lines[1:])]


def _between(blocks: list[list[str]], text: str) -> list[list[str]]:
    joined: list[list[str]] = []
    for block in blocks:
        joined += [[text], block] if joined else [block]
    return joined


def _factor(t: Expr) -> list[str]:
    """A factor, in brackets if it is a sum or a negative number behind which nothing may merge."""
    if isinstance(t, Term) and t.op == "+":
        return beside([["("], picture(t), [")"]])
    return picture(t)


def _is_negative(t: Expr) -> bool:
    """Whether a summand begins with a minus sign."""
    if isinstance(t, Term):
        return t.op == "neg" or (t.op == "*" and isinstance(t.args[0], (int, Fraction)) and t.args[0] < 0)
    return isinstance(t, (int, Fraction)) and t < 0


def _sum(terms: Sequence[Expr]) -> list[str]:
    blocks: list[list[str]] = []
    for t in terms:
        minus = _is_negative(t)
        sign = (" − " if blocks else "−") if minus else (" + " if blocks else "")
        blocks += [[sign]] if sign else []
        blocks.append(_factor(neg(t)) if minus else picture(t))
    return beside(blocks)
