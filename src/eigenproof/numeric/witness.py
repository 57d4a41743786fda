"""Numeric witnesses for a statement: mpmath, Arb and NumPy from bare matrices, beside the exact answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import islice
from math import isfinite

from eigenproof.errors import InputError
from eigenproof.model import Expr, Math, Prose, Term, Witness, walk
from eigenproof.numeric import decompositions, definite, family, numbers, residual, sampled, spaces
from eigenproof.numeric.double import eigenvector_condition
from eigenproof.numeric.forms import counted, defect, difference, eigen_name, is_op, side_by_side
from eigenproof.numeric.table import KINDS, Table

ROWS = 8
"""A statement with more rows of one kind than this shows the one that agrees least."""
BRIEF = 24
"""An equation with more nodes than this is not repeated in its row."""


def cross_check(
    matrix: Term,
    statement: Expr,
    definitions: Sequence[tuple[str, Expr]] = (),
    digits: int = 50,
    kinds: Sequence[str] = KINDS,
) -> tuple[Witness, ...]:
    """Witnesses for a statement about explicit matrices; () where it has no numbers to compare.

    `definitions` gives closed terms to the names in it; what is found out about their matrices is kept
    for the next call with the same `matrix` and `definitions`. `digits` is what mpmath and Arb are asked
    for; `kinds` says which witnesses are called.
    """
    table = _table(matrix, definitions, digits, tuple(kinds))
    with quiet("NumPy" in kinds):
        return tuple(_shortened([w for quantity in _about(table, statement) for w in quantity]))


def quiet(numpy_runs: bool) -> AbstractContextManager[None]:
    """NumPy's warnings stay inside: what overflows is shown as the number it became."""
    if not numpy_runs:
        return nullcontext()
    from numpy import errstate

    return errstate(all="ignore")


_latest: list[tuple[object, object, Table]] = []


def _table(
    matrix: Term, definitions: Sequence[tuple[str, Expr]], digits: int, kinds: tuple[str, ...]
) -> Table:
    """The table of the last call, with what it knows, when this call is about the same derivation."""
    if _latest:
        about, known, table = _latest[0]
        if known is definitions and about is matrix and (table.digits, table.kinds) == (digits, kinds):
            return table
    table = Table(dict(definitions), digits, kinds)
    _latest[:] = [(matrix, definitions, table)]
    return table


def _about(table: Table, statement: Expr) -> list[list[Witness]]:
    """The rows for a statement; none for a part whose sides are not closed numbers or matrices."""
    if not isinstance(statement, Term):
        return []
    if statement.op == "and":
        return [rows for s in statement.args for rows in _about(table, s)]
    try:
        return _by_form(table, *statement)
    except (InputError, ZeroDivisionError, ValueError):
        return []


def _by_form(table: Table, op: str, args: tuple) -> list[list[Witness]]:
    """The rows for a statement that is not a conjunction."""
    if op == "let":
        return _about(table.within(args[0]), args[1])
    if op == "for":
        return _for_all(table, *args)
    if op == "==":
        return _equation(table, *args)
    if op in ("<", "<=", ">", ">=", "!="):
        return [numbers.comparison(table, Term(op, args))]
    if op in decompositions.WORDS:
        return decompositions.rows(table, op, *args)
    if op == "eigenpair":
        return [residual.rows(table, eigen_name(*args[:2]), defect(args[0], args[1], args[2]))]
    return _of_one_matrix(table, args[0] if op == "not" else Term(op, args), op != "not")


def _of_one_matrix(table: Table, claim: Expr, holds: bool) -> list[list[Witness]]:
    """Rows for a word about a matrix, or for its negation."""
    if not isinstance(claim, Term):
        return []
    if claim.op in definite.WORDS:
        return definite.rows(table, claim, table.source(claim.args[0]), holds)
    if claim.op == "in" and is_op(claim.args[1], "columnspace"):
        return [spaces.membership(table, claim.args[0], claim.args[1].args[0], holds)]
    if claim.op == "diagonalizable":
        return [_condition(table, claim.args[0])]
    return []


def _equation(table: Table, left: Expr, right: Expr) -> list[list[Witness]]:
    """Rows for left == right."""
    if isinstance(right, Term) and (right.op in EQUATIONS or is_op(right, "pinv")):
        left, right = right, left
    if is_op(left, "pinv"):
        return decompositions.pseudoinverse(table, left.args[0], right)
    if isinstance(left, Term) and left.op in EQUATIONS:
        return EQUATIONS[left.op](table, left, right)
    return _two_sides(table, left, right)


def _two_sides(table: Table, left: Expr, right: Expr) -> list[list[Witness]]:
    """One row a witness for the difference of two sides."""
    statement = Term("==", (left, right))
    brief = sum(1 for _ in islice(walk(statement), BRIEF + 1)) <= BRIEF
    quantity: Prose = ("left side − right side",)
    if brief:
        quantity = (*quantity, " of ", Math(statement))
    if is_op(left, "*") and is_op(left.args[0], "pinv"):
        return [decompositions.least_squares(table, quantity, left, right)]
    return [residual.rows(table, quantity, difference(left, right))]


def _spectrum(table: Table, left: Term, right: Expr) -> list[list[Witness]]:
    """eigenvalues(A) or singular_values(A) == {…}"""
    matrix = table.source(left.args[0])
    if not (is_op(right, "multiset") or is_op(right, "counted")):
        return []
    if left.op == "eigenvalues" and not matrix.is_square:
        return []
    word, partial = WORDS[left.op], right.args[-1:] == (Term("...", ()),)
    return numbers.spectrum(table, word, matrix, counted(right), partial)


def _determinant(table: Table, left: Term, right: Expr) -> list[list[Witness]]:
    """det(A) == d"""
    matrix = table.source(left.args[0])
    return [numbers.determinant(table, matrix, right)] if matrix.is_square else []


def _charpoly(table: Table, left: Term, right: Expr) -> list[list[Witness]]:
    """charpoly(A, x) == p, for a symbol x or a number"""
    matrix, x = table.source(left.args[0]), left.args[1]
    if not table.is_symbol(x):
        return _two_sides(table, left, right)
    return [numbers.charpoly(table, matrix, right, x)] if matrix.is_square else []


def _eigenspace(table: Table, left: Term, right: Expr) -> list[list[Witness]]:
    """eigenspace(A, l) == span(v, …)"""
    a, value = left.args
    if not is_op(right, "span") or not right.args:
        return []
    return [residual.rows(table, eigen_name(a, value), defect(a, value, side_by_side(right.args)))]


def _rank(table: Table, left: Term, right: Expr) -> list[list[Witness]]:
    """rank(A) == r or nullity(A) == k"""
    return [spaces.rank(table, left.op, left.args[0], right)] if isinstance(right, int) else []


def _span(table: Table, left: Term, right: Expr) -> list[list[Witness]]:
    """nullspace(A), columnspace(A) or rowspace(A) == span(v, …)"""
    return spaces.span(table, left, right.args) if is_op(right, "span") else []


WORDS = {"eigenvalues": "eigenvalue", "singular_values": "singular value"}
EQUATIONS: dict[str, Callable[[Table, Term, Expr], list[list[Witness]]]] = {
    "eigenvalues": _spectrum,
    "singular_values": _spectrum,
    "det": _determinant,
    "charpoly": _charpoly,
    "eigenspace": _eigenspace,
    "rank": _rank,
    "nullity": _rank,
    "nullspace": _span,
    "columnspace": _span,
    "rowspace": _span,
}


def _for_all(table: Table, binders: tuple, body: Expr) -> list[list[Witness]]:
    """Rows for a statement about all x, all roots of a polynomial, all D with orthonormal columns, all v."""
    if not isinstance(body, Term) or len(body.args) != 2:
        return []
    left, right = body.args
    if body.op == "==":
        if is_op(left, "charpoly") and (left.args[1],) == tuple(name for name, _ in binders):
            return _equation(table, left, right)
        return _at_a_point(table, binders, left, right)
    if body.op != "implies":
        return []
    if is_op(left, "==") and left.args[1] == 0 and is_op(right, "==") and len(binders) == 1:
        return _at_roots(table, binders[0][0], left.args[0], *right.args)
    return [sampled.bound(table, binders, body)]


def _at_a_point(table: Table, binders: tuple, left: Expr, right: Expr) -> list[list[Witness]]:
    """for v in R(n): left == right, at one v."""
    values = sampled.point(binders)
    if values is None:
        return []
    names = ", ".join(name for name, _ in binders)
    quantity = (f"left side − right side at a random {names}",)
    return [residual.rows(table.within(values), quantity, difference(left, right))]


def _at_roots(table: Table, name: str, p: Expr, space: Expr, span: Expr) -> list[list[Witness]]:
    """for l: p(l) == 0 implies eigenspace(A, l) == span(v(l), …)"""
    if not (is_op(space, "eigenspace") and space.args[1] == name and is_op(span, "span")):
        return []
    quantity = (*eigen_name(space.args[0], name), " at every root of ", Math(p))
    return [family.rows(table, quantity, p, name, space.args[0], span.args)]


def _condition(table: Table, a: Expr) -> list[Witness]:
    """The condition number of NumPy's eigenvectors, to look at beside a proof about diagonalisability."""
    matrix = table.source(a)
    if "NumPy" not in table.kinds or not matrix.shape[0] or not matrix.is_square:
        return []
    try:
        value = eigenvector_condition(matrix)
    except OverflowError:
        return []
    shown = f"{value:.2g}" if isfinite(value) else "infinite"
    note = "infinite if A is not diagonalisable; rounding makes it large instead"
    return [Witness("NumPy", ("condition number of the matrix of eigenvectors",), shown, None, note=note)]


def _shortened(rows: list[Witness]) -> list[Witness]:
    """Of many rows of one kind, the one that agrees least."""
    out: list[Witness] = []
    for kind in dict.fromkeys(w.kind for w in rows):
        same = [w for w in rows if w.kind == kind]
        if len(same) > ROWS:
            worst = min(same, key=lambda w: (w.agrees is not False, w.digits if w.digits is not None else -1))
            note = f"the one of {len(same)} that agrees least" + (f"; {worst.note}" if worst.note else "")
            same = [replace(worst, note=note)]
        out += same
    return rows if len(out) == len(rows) else out
