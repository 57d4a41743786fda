"""The numeric cross-checks in words, the same in every renderer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eigenproof.model import Prose, Witness

HEADER = ("Witness", "Value", "Digits", "Residual", "Radius", "Agrees")
"""The columns of the numeric table, below the quantity."""

NOTE = (
    "Witnesses start from the bare matrix and share no code with the derivation. Arb encloses rigorously "
    "and decides, with mpmath; NumPy is what double precision shows, and never decides."
)

_LONG = re.compile(r"\d{33,}")


def shortened(value: str) -> str:
    """The value with every run of more than 32 digits cut to 30 and an ellipsis."""
    return _LONG.sub(lambda m: m.group()[:30] + "…", value)


def grouped(witnesses: Sequence[Witness]) -> list[tuple[Prose, list[Witness]]]:
    """Witnesses by quantity, in the order in which quantities first occur."""
    groups: dict[Prose, list[Witness]] = {}
    for w in witnesses:
        groups.setdefault(w.quantity, []).append(w)
    return list(groups.items())


def summary(witnesses: Sequence[Witness]) -> str:
    """How far each kind of witness agrees on all it looked at: `mpmath 50 digits, NumPy 15 digits`."""
    least: dict[str, int | None] = {}
    for w in witnesses:
        known = [d for d in (least.get(w.kind), w.digits) if d is not None]
        least[w.kind] = min(known, default=None)
    against = sum(w.agrees is False for w in witnesses)
    alone = "" if against else " agrees"
    parts = [
        f"{kind}{alone}" if d is None else f"{kind} {d} digit{'s' * (d != 1)}" for kind, d in least.items()
    ]
    return ", ".join(parts) + (f"; {against} of {len(witnesses)} disagree" if against else "")


def agreement(witness: Witness) -> str:
    """`yes`, `no`, or that the value decides nothing."""
    return {True: "yes", False: "no", None: "shown only"}[witness.agrees]


def digits(witness: Witness) -> str:
    """How many digits agree, as a table cell."""
    return "" if witness.digits is None else str(witness.digits)


def details(witness: Witness) -> str:
    """Everything but quantity and value, in words: `50 digits agree, residual 1e-60`."""
    parts = []
    if witness.digits is not None:
        parts.append(f"{witness.digits} digit{'s' * (witness.digits != 1)} right")
    if witness.residual:
        parts.append(f"residual {witness.residual}")
    if witness.radius:
        parts.append(f"radius {witness.radius}")
    if witness.note:
        parts.append(witness.note)
    parts.append({True: "agrees", False: "disagrees", None: "shown only"}[witness.agrees])
    return ", ".join(parts)
