"""Rows for definiteness: the least and the greatest eigenvalue of a Hermitian matrix."""

from __future__ import annotations

from flint import acb, arb

from eigenproof.model import Math, Prose, Term, Witness
from eigenproof.numeric import double, enclose
from eigenproof.numeric.compare import short, size_of, text
from eigenproof.numeric.source import Source
from eigenproof.numeric.table import Table

SHOWN = 20
"""Digits of an eigenvalue that is only looked at for its sign."""
WORDS = {"positive_semidefinite", "positive_definite", "indefinite"}


def rows(table: Table, claim: Term, matrix: Source, holds: bool) -> list[list[Witness]]:
    """Rows for a word about definiteness, or for its negation: the signs of eigenvalues."""
    if not matrix.is_hermitian or not matrix.shape[0]:
        return []
    ends = ("least", "greatest") if claim.op == "indefinite" else ("least",)
    quantities = [(f"{end} eigenvalue of ", Math(claim.args[0])) for end in ends]
    out: list[list[Witness]] = []
    for quantity, end in zip(quantities, ends, strict=True):
        row = []
        for kind in table.kinds:
            if kind == "Arb":
                row.append(_enclosed(quantity, end, claim.op, matrix, holds))
            elif kind == "NumPy":
                row.append(_shown(quantity, end, matrix))
        out.append(row)
    return out


def _enclosed(quantity: Prose, end: str, word: str, matrix: Source, holds: bool) -> Witness:
    found = enclose.enclose_extremes(matrix)
    if found is None:
        return Witness("Arb", quantity, "", None, note="no enclosure was reached")
    least, greatest = found
    x = least if end == "least" else greatest
    true = _decided(word, least, greatest)
    agrees = None if true is None else true == holds
    note = "the ball contains 0" if x.contains(0) else ""
    radius = short(size_of(x.rad()))
    return Witness("Arb", quantity, text(acb(x), SHOWN), None, radius=radius, agrees=agrees, note=note)


def _decided(word: str, least: arb, greatest: arb) -> bool | None:
    """Whether a word holds, given the ends of the spectrum in balls; None if the balls do not tell."""
    if word == "indefinite":
        sure, out = least < 0 and greatest > 0, least >= 0 or greatest <= 0
    elif word == "positive_definite":
        sure, out = least > 0, least <= 0
    else:
        sure, out = least >= 0, least < 0
    return True if sure else False if out else None


def _shown(quantity: Prose, end: str, matrix: Source) -> Witness:
    try:
        values = [x.real for x in double.approx_double_eigenvalues(matrix)]
    except OverflowError as error:
        return Witness("NumPy", quantity, "", None, note=str(error))
    return Witness("NumPy", quantity, repr((min if end == "least" else max)(values)), None)
