"""How printed digits agree with exact values: rounded right, truncated, off by one, noise, or wrong."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ..errors import EigenproofError
from ..kernel import Checker
from ..kernel_collections import COLLECTIONS
from ..kernel_places import interval
from ..kernel_printed import Between, Part, printed_number
from ..kernel_words import as_matrix
from ..model import from_tree
from .closed_values import decimal

CLASSES = ("rounded right", "truncated", "last digit off by one", "float noise", "wrong")
BITS = 128


class Digits(NamedTuple):
    """A number as printed, which of `CLASSES` it is in, and (wrong ones) the right digits."""

    printed: str
    kind: str
    right: str = ""


def classified(checker: Checker, left: object, right: object) -> list[Digits]:
    """Every number of X ~= Y. EigenproofError where no value can be enclosed."""
    from ..language import to_text

    right = checker.named(right)
    if checker.is_one_of(left, COLLECTIONS):
        entries = _entries(right)
        values = [checker.both_parts(x) for x in checker.members(left)]
        pairs = _matched(checker, values, entries)
    else:
        entries = [x for row in checker.printed_rows(right) for x in row]
        exact = as_matrix(checker.value(left))
        values = [checker.both_parts(x) for row in exact for x in row]
        if len(exact) > 1 == len(exact[0]):
            values = _signed(checker, values, entries)
        pairs = list(zip(values, entries, strict=True))
    return [
        Digits(to_text(from_tree(t)), *_of_number(checker, x, printed_number(t), values)) for x, t in pairs
    ]


def said(found: Sequence[Digits]) -> str:
    """The classes in one line, the wrong ones first, with the right digits."""
    parts = []
    for kind in reversed(CLASSES):
        mine = [d.printed + (f" (right: {d.right})" if d.right else "") for d in found if d.kind == kind]
        if mine:
            parts.append(f"{kind}: {', '.join(dict.fromkeys(mine))}")
    return "; ".join(parts)


def _entries(t: object) -> list:
    op, *args = t  # type: ignore[misc]
    if op == "counted":
        return [v for v, k in args for _ in range(int(k))]
    return [x for x in args if x != ["..."]]


def _matched(checker: Checker, values: list, entries: list) -> list[tuple]:
    """Printed numbers with the values they stand for: those that agree, then what is nearest."""
    left = list(range(len(values)))
    found: dict[int, int] = {}
    for near in (True, False):
        for j, t in enumerate(entries):
            if j in found or not left:
                continue
            p = printed_number(t)
            if near:
                k = next((k for k in left if checker.close(values[k], p, values)), None)
            else:
                k = min(left, key=lambda k: _distance(values[k], p))
            if k is not None:
                found[j] = k
                left.remove(k)
    return [(values[found[j]], t) for j, t in enumerate(entries) if j in found]


def _signed(checker: Checker, values: list, entries: list) -> list:
    """The vector or its negative, whichever agrees with more of the numbers printed."""
    shown = [printed_number(t) for t in entries]
    opposite = [(-a, -b) for a, b in values]

    def agreeing(vector: list) -> int:
        return sum(checker.close(x, p, vector) for x, p in zip(vector, shown, strict=True))

    return max((values, opposite), key=agreeing)


def _middle(x: object) -> Fraction:
    low, high = (x.low, x.high) if isinstance(x, Between) else interval(x, BITS)
    return Fraction(low + high) / 2


def _distance(x: tuple, p: tuple[Part, Part]) -> Fraction:
    return sum((abs(_middle(a) - b.value) for a, b in zip(x, p, strict=True)), Fraction(0))


def _of_number(checker: Checker, x: tuple, p: tuple[Part, Part], every: list) -> tuple[str, str]:
    """(class, right digits): the worse one of the two parts."""
    kinds = [_kind(checker, a, b, every) for a, b in zip(x, p, strict=True)]
    kind = max(kinds, key=CLASSES.index)
    if kind != "wrong":
        return kind, ""
    places = [_places(b) for b in p]
    real = decimal(_middle(x[0]), places[0] if p[0].tolerance else max(places))
    if not p[1].tolerance and isinstance(x[1], int):
        return kind, real
    imaginary = decimal(_middle(x[1]), places[1] if p[1].tolerance else max(places))
    return kind, f"{real} {'-' if imaginary[0] == '-' else '+'} {imaginary.lstrip('-')}*i"


def _places(p: Part) -> int:
    """Decimals of a number as printed."""
    return len(str(p.tolerance.denominator)) - 1 if p.digits is not None and p.tolerance < 1 else 0


def _kind(checker: Checker, x: object, p: Part, every: list) -> str:
    try:
        if not checker.part_close(x, p, every):
            return "wrong"
    except EigenproofError:
        return "wrong"
    if p.digits is None:
        return "rounded right"
    exact, unit = _middle(x), p.tolerance
    error = abs(exact - p.value)
    if error * 2 <= unit:
        return "rounded right"
    if error < unit and abs(p.value) < abs(exact) and (p.value == 0 or (p.value > 0) == (exact > 0)):
        return "truncated"
    return "last digit off by one" if error <= unit else "float noise"
