"""Whether two sides with rounded decimals can agree at all."""

from __future__ import annotations

from fractions import Fraction

from flint import arb, arb_mat

from ...exact.decimals import bounds
from ...language import to_text
from ...model import Term
from ..closed_values import decimal
from .boxes import Boxes
from .parts import Claimed, is_written
from .shown import ORTHONORMAL, is_eigen
from .solving import equations
from .values import FAILURES


def outside(claimed: Claimed) -> str:
    """Where two sides are apart beyond all rounding; "" where they may agree. One of FAILURES if unknown."""
    boxes, atom = Boxes(claimed.definitions), claimed.atom
    pairs = equations(atom)
    if isinstance(atom, Term) and atom.op in ORTHONORMAL:
        for k in ORTHONORMAL[atom.op]:
            q = atom.args[k]
            pairs.append((Term("*", (Term("T", (q,)), q)), Term("I", (len(boxes.values.rows(q)[0]),))))
    if not pairs:
        raise TypeError("no equation")
    shown = [] if is_eigen(atom) else [t for t in atom.args if is_written(t, boxes.definitions)]  # type: ignore[union-attr]
    for left, right in pairs:
        a = boxes.of(left, left not in shown)
        b = boxes.of(right, right not in shown) if right != 0 else None
        for i, x in enumerate(_entries(a)):
            y = _entries(b)[i] if b is not None else arb(0)
            if not x.overlaps(y):
                width = a.ncols() if isinstance(a, arb_mat) else 1
                place = f" in entry ({i // width + 1}, {i % width + 1})" if isinstance(a, arb_mat) else ""
                place = f" in entry {i + 1}" if place and width == 1 else place
                return f"the sides differ{place} by more than rounding allows: {_range(x)} and {_range(y)}"
    return ""


def may_agree(claimed: Claimed) -> bool:
    """May the sides agree, as far as enclosures tell?"""
    try:
        return not outside(claimed)
    except FAILURES:
        return True


def _entries(x: arb | arb_mat | None) -> list[arb]:
    return x.entries() if isinstance(x, arb_mat) else [x]  # type: ignore[list-item]


def _range(x: arb) -> str:
    low, high = bounds(x)
    if low == high:
        return (
            to_text(low if low.denominator > 1 else low.numerator)
            if low.denominator < 1000
            else decimal(low, 6)
        )
    places = 2
    while places < 12 and (high - low) * 10**places < 2:
        places += 1
    if high - low < Fraction(1, 10**12):
        return decimal(low, 6)
    return f"between {decimal(low, places)} and {decimal(high, places)}"
