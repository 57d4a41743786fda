"""Rows that compare numbers: eigenvalues, singular values, a determinant, coefficients, an order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log10

from flint import acb

from eigenproof.model import Expr, Math, Prose, Term, Witness, add, neg, power
from eigenproof.numeric import approximate, double, enclose
from eigenproof.numeric.compare import (
    chopped,
    digits_between,
    distance,
    nearest,
    overlapping,
    short,
    size_of,
    sum_of_sizes,
    text,
)
from eigenproof.numeric.source import Source
from eigenproof.numeric.table import DOUBLE, Table, in_doubles

Found = tuple[Sequence[acb], int, str]
"""What a witness found, how many digits it answers for, and a note."""


def spectrum(
    table: Table, word: str, matrix: Source, claimed: list[tuple[Expr, int]], partial: bool
) -> list[list[Witness]]:
    """One row a witness for each claimed value (term, multiplicity); `partial`: there may be others.

    word: "eigenvalue" or "singular value", of the matrix.
    """
    terms = [t for t, m in claimed for _ in range(m)]
    exact = {t: table.exact(t) for t, _ in claimed}
    balls = [exact[t] for t in terms]
    largest = max((m for _, m in claimed), default=1)
    rows: dict[Expr, list[Witness]] = {t: [] for t, _ in claimed}
    others: list[Witness] = []
    for kind in table.kinds:
        found, digits, note = VALUES[word](table, kind, matrix, largest, _smallest(balls))
        if not found and min(matrix.shape):
            others.append(_nothing(kind, (f"{word}s",), note))
            continue
        match = overlapping(balls, found) if kind == "Arb" else nearest(balls, found, table.bits)
        for t, m in claimed:
            mine = [
                None if (j := match[k]) is None else found[j] for k, other in enumerate(terms) if other == t
            ]
            quantity = (f"{word} ", Math(t), *((f", {m} times",) if m > 1 else ()))
            cases = [(quantity, exact[t], z) for z in mine]
            rows[t].append(_worst(table, kind, cases, digits, note, matrix.largest_entry))
        if kind == "Arb" and not partial and len(terms) < len(found):
            spare = next(z for j, z in enumerate(found) if j not in match)
            quantity = (f"{'an' if word[0] == 'e' else 'a'} {word} not listed",)
            others.append(Witness(kind, quantity, text(spare, table.digits), None, agrees=False))
    return [*rows.values(), others]


def determinant(table: Table, matrix: Source, claimed: Expr) -> list[Witness]:
    """One row a witness for the determinant."""
    exact = table.exact(claimed)
    rows = []
    for kind in table.kinds:
        found, digits, note = _determinant(table, kind, matrix, _smallest([exact]))
        quantity = ("determinant",)
        rows.append(
            _number(table, kind, quantity, exact, found[0], digits, note, matrix.largest_entry)
            if found
            else _nothing(kind, quantity, note)
        )
    return rows


def charpoly(table: Table, matrix: Source, claimed: Expr, x: str) -> list[Witness]:
    """One row a witness: the coefficient of charpoly(A, x) that agrees least with the claimed polynomial."""
    exact = table.enclosure(2 * table.bits).coefficients(claimed, x)
    rows = []
    for kind in table.kinds:
        found, digits, note = _charpoly(table, kind, matrix, _smallest(exact))
        if not found:
            rows.append(_nothing(kind, ("coefficients of the characteristic polynomial",), note))
            continue
        length = max(len(found), len(exact))
        pairs = zip(*([*c, *[acb(0)] * (length - len(c))] for c in (exact, found)), strict=True)
        cases = [
            (("coefficient of ", Math(power(x, k))) if k else ("constant coefficient",), p, q)
            for k, (p, q) in enumerate(pairs)
        ]
        rows.append(_worst(table, kind, cases, digits, note, matrix.largest_entry))
    return rows


def comparison(table: Table, statement: Term) -> list[Witness]:
    """Arb's enclosure of the difference of two real numbers, against the claimed order."""
    if "Arb" not in table.kinds:
        return []
    difference = add(statement.args[0], neg(statement.args[1]))
    gap = table.exact(difference)
    if gap.contains(0):
        note = "equal as far as balls can tell"
        return [Witness("Arb", (Math(difference),), "0", None, radius=short(_radius(gap)), note=note)]
    positive = bool(gap.real > 0)
    holds = statement.op == "!=" or (gap.imag.contains(0) and positive == (statement.op in (">", ">=")))
    return [
        Witness(
            "Arb",
            (Math(difference),),
            text(gap, table.digits),
            None,
            radius=short(_radius(gap)),
            agrees=holds,
        )
    ]


# ------------------------------------------------------------------ what each witness finds


def _eigenvalues(table: Table, kind: str, matrix: Source, multiplicity: int, smallest: float) -> Found:
    if kind == "Arb":
        found = enclose.enclose_eigenvalues(matrix, table.digits, multiplicity, smallest)
        return found, table.digits, "" if found else NOT_REACHED
    if kind == "mpmath":
        return _approximation(approximate.approx_eigenvalues(matrix, table.digits, smallest))
    return _doubles(in_doubles(lambda: double.approx_double_eigenvalues(matrix)))


def _singular_values(table: Table, kind: str, matrix: Source, multiplicity: int, smallest: float) -> Found:
    if kind == "Arb":
        found = enclose.enclose_singular_values(matrix, table.digits, multiplicity, smallest)
        return found, table.digits, "" if found else NOT_REACHED
    if kind == "mpmath":
        return _approximation(approximate.approx_singular_values(matrix, table.digits, smallest))
    return _doubles(in_doubles(lambda: double.approx_double_singular_values(matrix)))


NOT_REACHED = "no enclosure was reached"
VALUES: dict[str, Callable[[Table, str, Source, int, float], Found]] = {
    "eigenvalue": _eigenvalues,
    "singular value": _singular_values,
}


def _determinant(table: Table, kind: str, matrix: Source, smallest: float) -> Found:
    if kind == "Arb":
        return [enclose.enclose_determinant(matrix, table.digits, smallest)], table.digits, ""
    if kind == "mpmath":
        return _approximation(approximate.approx_determinant(matrix, table.digits, smallest))
    return _doubles(in_doubles(lambda: [double.approx_double_determinant(matrix)]))


def _charpoly(table: Table, kind: str, matrix: Source, smallest: float) -> Found:
    if kind == "Arb":
        return enclose.enclose_charpoly(matrix, table.digits, smallest), table.digits, ""
    if kind == "mpmath":
        return _approximation(approximate.approx_charpoly(matrix, table.digits, smallest))
    return _doubles(in_doubles(lambda: double.approx_double_charpoly(matrix)))


def _smallest(exact: Sequence[acb]) -> float:
    """log10 of the smallest claimed number that is not 0, and 0 at most: it says how near to 0 to look."""
    return min((0.0, *(size_of(z) for z in exact if not z.contains(0))))


def _approximation(a: approximate.Approximation) -> Found:
    return a.values, a.digits or 0, a.note


def _doubles(found: tuple[list[acb], str]) -> Found:
    return found[0], DOUBLE, found[1]


# ------------------------------------------------------------------ one row


def _worst(
    table: Table,
    kind: str,
    cases: Sequence[tuple[Prose, acb, acb | None]],
    digits: int,
    note: str,
    largest: float,
) -> Witness:
    """Of several numbers, the row of the one that agrees least (the last of equals)."""

    def agreement(case: tuple[Prose, acb, acb | None]) -> float:
        _, exact, found = case
        if found is None or (kind == "Arb" and not exact.overlaps(found)):
            return -float("inf")
        return _size(exact, largest) - distance(exact, found, table.bits)

    quantity, exact, found = min(reversed(cases), key=agreement)
    return _number(table, kind, quantity, exact, found, digits, note, largest)


def _number(
    table: Table,
    kind: str,
    quantity: Prose,
    exact: acb,
    found: acb | None,
    digits: int,
    note: str,
    largest: float,
) -> Witness:
    """The row for one number that a witness found beside the exact one, in a matrix of size 10^largest."""
    if found is None:
        decided = False if kind == "Arb" else None
        return Witness(kind, quantity, "", 0, agrees=decided, note=note or "nothing found that could be it")
    error, size = distance(exact, found, table.bits), _size(exact, largest)
    agreed = digits_between(error, size, min(table.digits, digits))
    if kind == "Arb":
        overlaps = bool(found.overlaps(exact))
        wide = "a wide enclosure" if overlaps and agreed < table.digits else ""
        value, radius = text(found, table.digits), short(_radius(found))
        return Witness(kind, quantity, value, agreed, "", radius, overlaps, note or wide)
    if kind == "NumPy":
        value = double.written(complex(float(found.real), float(found.imag)))
        return Witness(kind, quantity, value, agreed, short(error), note=note)
    # one unit of the last digit: at the digits asked for, or at those that two runs agreed to
    unit = size - digits + (digits < table.digits)
    within = error <= sum_of_sizes(unit, _radius(exact) + log10(2))
    value = text(chopped(found, size - table.digits), table.digits)
    return Witness(kind, quantity, value, agreed, short(error), agrees=within if digits else None, note=note)


def _size(exact: acb, largest: float) -> float:
    """log10 of what an error is measured by: the number itself, or for 0 the matrix, and 1 at most."""
    return min(0.0, largest) if exact.contains(0) else size_of(exact)


def _nothing(kind: str, quantity: Prose, note: str) -> Witness:
    return Witness(kind, quantity, "", None, note=note)


def _radius(z: acb) -> float:
    """log10 of the radius of a ball, the larger of its two parts."""
    return max(size_of(z.real.rad()), size_of(z.imag.rad()))
