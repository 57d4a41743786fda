"""What was given, as it is shown: a formula, or a table of which a long one shows its first rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from eigenproof.model import Expr, Result, Term
from eigenproof.report.tree import Definition, Given, Large, sentence

LONG, FIRST_ROWS = 12, 8
"""Most rows of data that are shown whole, and how many are shown of more."""
LONGEST, ROUNDED = 15, 6
"""Most digits after the point of a number that is shown as a decimal, and digits of a rounded one."""
LARGE, TALLEST = 400, 30
"""Most entries and most rows of a matrix that is written out in a report for reading."""
BINARY_LABEL = "the entries are the exact values of binary doubles"


def shown(result: Result) -> tuple[Given, ...]:
    """Everything that the caller gave, the matrix first; as tables if that is one."""
    given = result.derivation.given
    header, binary = result.given.header, result.given.exactness == "binary"
    rows, columns = size(given[0][1])
    data = result.derivation.topic in ("covariance", "pca")
    as_table = bool(header) or (rows > LONG and (data or rows > columns))
    return tuple(
        _table(name, value, header if k == 0 else (name,), binary) if as_table else Given(name, value)
        for k, (name, value) in enumerate(given)
    )


def notes(result: Result, views: Sequence[Given]) -> tuple[str, ...]:
    """What is to be said about the input and how it is shown, as sentences."""
    said = (BINARY_LABEL,) * (result.given.exactness == "binary")
    if any(getattr(x, "op", "") == "approx" for view in views for row in view.cells for x in row):
        said = (f"{BINARY_LABEL}, rounded to {ROUNDED} digits in this table only",)
    return tuple(sentence(s.rstrip(".")) for s in said + result.given.notes)


def size(t: Term) -> tuple[int, int]:
    """(rows, columns) of a matrix or vector that is written out."""
    if t.op == "vector":
        return len(t.args), 1
    return len(t.args), len(t.args[0]) if t.args else 0


def _table(name: str, value: Term, header: Sequence[str], binary: bool) -> Given:
    rows, columns = size(value)
    kept = value.args[:FIRST_ROWS] if rows > LONG else value.args
    entries = kept if value.op == "matrix" else [(x,) for x in kept]
    cells = zip(*(_column(c, binary) for c in zip(*entries, strict=True)), strict=True)
    names = tuple(header) or tuple(str(k + 1) for k in range(columns))
    return Given(name, value, f"{rows} × {columns}", names, tuple(cells), rows - len(kept))


def _column(entries: Sequence[Expr], binary: bool = False) -> list[Expr]:
    """Numbers of one column: as decimals with one number of places, if all of them are short decimals.

    Binary doubles, whose decimals are long, are rounded.
    """
    places = [_places(x) if isinstance(x, (int, Fraction)) else None for x in entries]
    if None in places and binary:
        return [Term("approx", (f"{float(x):.{ROUNDED}g}",)) for x in entries]  # type: ignore[arg-type]
    if None in places or not (most := max(places, default=0)):
        return list(entries)
    return [_decimal(Fraction(x), most) for x in entries]  # type: ignore[arg-type]


def _places(x: int | Fraction) -> int | None:
    """How many digits follow the point in a decimal of this value; None without one, or with a long one."""
    rest, counts = x.denominator, {2: 0, 5: 0}
    for prime in counts:
        while rest % prime == 0:
            rest, counts[prime] = rest // prime, counts[prime] + 1
    places = max(counts.values())
    return places if rest == 1 and places <= LONGEST else None


def _decimal(x: Fraction, places: int) -> Expr:
    units = f"{abs(x.numerator) * 10**places // x.denominator:0{places + 1}d}"
    digits = Term("decimal", (f"{units[:-places]}.{units[-places:]}",))
    return Term("neg", (digits,)) if x < 0 else digits


# ---------------------------------------------------------------- what is too large to be read


def is_literal(t: object) -> bool:
    """Whether a term is a written out matrix or vector."""
    return isinstance(t, Term) and t.op in ("matrix", "vector")


def is_large(t: object) -> bool:
    """Whether a term is a written out matrix or vector that nobody would read, or that no page holds."""
    if not is_literal(t):
        return False
    rows, columns = size(t)  # type: ignore[arg-type]
    return rows * columns > LARGE or rows > TALLEST


def readable(where: Iterable[Definition]) -> tuple[Definition, ...]:
    """The same definitions, those of large matrices with their size only."""
    return tuple((name, Large(*size(v)) if is_large(v) else v) for name, v in where)  # type: ignore[arg-type]


def shortened(statement: Expr, definitions: Iterable[Definition]) -> Expr:
    """A statement for reading: its large matrices by the names they have, or as dots."""
    known = {id(v): name for name, v in definitions}

    def short(t: object) -> object:
        if is_large(t):
            return known.get(id(t), Term("...", ()))
        if isinstance(t, Term):
            return t if t.op == "decimal" else Term(t.op, tuple(map(short, t.args)))
        return tuple(map(short, t)) if isinstance(t, tuple) else t

    return short(statement) if _has_large(statement) else statement  # type: ignore[return-value]


def _has_large(t: object) -> bool:
    if is_large(t):
        return True
    inner = t.args if isinstance(t, Term) else t if isinstance(t, tuple) else ()
    return any(isinstance(x, tuple) and _has_large(x) for x in inner)
