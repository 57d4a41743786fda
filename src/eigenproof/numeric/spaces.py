"""Rows about subspaces: a rank, and spans compared by the orthogonal projections onto them."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq_mat

from eigenproof.errors import InputError
from eigenproof.model import Expr, Math, Term, Witness
from eigenproof.numeric import double, residual
from eigenproof.numeric.compare import NEVER, short, size_of
from eigenproof.numeric.forms import difference, side_by_side
from eigenproof.numeric.source import Source
from eigenproof.numeric.table import Table


def rank(table: Table, word: str, a: Expr, claimed: int) -> list[Witness]:
    """Rows for rank(A) == r or nullity(A) == k.

    Balls show that a rank is at least something; a rational matrix is brought to echelon form exactly.
    """
    matrix = table.source(a)
    columns = matrix.shape[1]
    stated = claimed if word == "rank" else columns - claimed
    out = []
    for kind in table.kinds:
        if kind == "Arb":
            least = table.enclosure(table.bits).rank_at_least(a)
            out.append(_counted(word, matrix, least, stated))
        elif kind == "NumPy":
            try:
                found = double.approx_double_rank(matrix)
            except OverflowError as error:
                out.append(Witness(kind, (word,), "", None, note=str(error)))
                continue
            out.append(Witness(kind, (word,), str(found if word == "rank" else columns - found), None))
    return out


def _counted(word: str, matrix: Source, least: int, stated: int) -> Witness:
    """Arb's row for a rank that is surely `least` or more."""
    columns = matrix.shape[1]
    value = str(least if word == "rank" else columns - least)
    if isinstance(matrix.rough, fmpq_mat):
        return Witness("Arb", (word,), value, None, agrees=least == stated, note="by exact elimination")
    bound = "least" if word == "rank" else "most"
    note = f"at {bound}: what lies in a ball about 0 is not counted"
    agrees = False if not least <= stated <= min(matrix.shape) else True if least == stated else None
    return Witness("Arb", (word,), value, None, agrees=agrees, note=note)


def span(table: Table, space: Term, vectors: Sequence[Expr]) -> list[list[Witness]]:
    """Rows for nullspace(A), columnspace(A) or rowspace(A) == span(v, ...)."""
    a = space.args[0]
    nonzero = [v for v in vectors if not _is_zero(v)]
    spanning = side_by_side(nonzero) if nonzero else None
    out = []
    if space.op == "nullspace" and spanning is not None:
        quantity = (Math(Term("*", (a, "v"))), " for v in the basis")
        out.append(residual.rows(table, quantity, Term("*", (a, spanning))))
    quantity = ("projection onto ", Math(space), " less that onto the span")
    try:
        less = difference(_projection(space), _onto(spanning) if spanning is not None else 0)
        out.append(residual.rows(table.of("Arb", "NumPy"), quantity, less))
    except (InputError, ZeroDivisionError):
        pass  # a pseudoinverse that balls cannot tell
    return out


def membership(table: Table, y: Expr, a: Expr, inside: bool) -> list[Witness]:
    """Rows for y in columnspace(A), or that it is not: the part of y across it."""
    across = difference(y, Term("*", (a, Term("*", (Term("pinv", (a,)), y)))))
    quantity = (Math(y), " less its projection onto ", Math(Term("columnspace", (a,))))
    if inside:
        return residual.rows(table, quantity, across)
    if "Arb" not in table.kinds:
        return []
    enclosure = table.enclosure(table.bits)
    exact = enclosure.is_rational(across)
    sizes = [z for z in residual.entries(enclosure.balls(across)) if not z.contains(0)]
    note = "" if sizes or exact else "equal as far as balls can tell"
    agrees = True if sizes else False if exact else None
    largest = max(map(size_of, sizes), default=NEVER)
    return [Witness("Arb", quantity, short(largest), None, agrees=agrees, note=note)]


def _is_zero(v: Expr) -> bool:
    return isinstance(v, Term) and v.op == "vector" and not any(v.args)


def _projection(space: Term) -> Expr:
    """The orthogonal projection onto the null space, column space or row space of a matrix."""
    a = space.args[0]
    if space.op == "columnspace":
        return _onto(a)
    if space.op == "rowspace":
        return _onto(Term("T", (a,)))
    return difference(Term("I", ()), Term("*", (Term("pinv", (a,)), a)))


def _onto(a: Expr) -> Expr:
    """The orthogonal projection onto the column space of a matrix."""
    return Term("*", (a, Term("pinv", (a,))))
