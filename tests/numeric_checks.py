"""What the tests of numeric witnesses share."""

from __future__ import annotations

from eigenproof.model import Term, Witness
from eigenproof.numeric.witness import cross_check

BOTH = {"Arb", "mpmath"}


def look(
    statement: object, digits: int = 50, kinds: tuple = ("mpmath", "Arb", "NumPy"), **definitions: object
) -> tuple[Witness, ...]:
    """The witnesses for a statement about these matrices."""
    (given, *_) = definitions.values() or [Term("matrix", ())]
    return cross_check(given, statement, tuple(definitions.items()), digits, kinds)  # type: ignore[arg-type]


def agreed(rows: tuple[Witness, ...]) -> set[str]:
    """The witnesses that agree in all their rows, once something was found; NumPy never decides."""
    assert rows
    assert all(w.agrees is None for w in rows if w.kind == "NumPy")
    kinds = {w.kind for w in rows if w.kind != "NumPy"}
    return {k for k in kinds if all(w.agrees is True for w in rows if w.kind == k)}


def denied(rows: tuple[Witness, ...]) -> set[str]:
    """The witnesses that exclude the claim in some row."""
    return {w.kind for w in rows if w.agrees is False}
