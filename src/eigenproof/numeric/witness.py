"""Numeric witnesses for a statement: mpmath, Arb and NumPy from the bare matrix, beside the exact answer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from math import isfinite
from typing import TypeGuard

from eigenproof.errors import InputError
from eigenproof.model import Expr, Math, Prose, Term, Witness, walk
from eigenproof.numeric import family, numbers, residual
from eigenproof.numeric.double import eigenvector_condition
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
    """Witnesses for a statement about a literal matrix; () where it has no numbers to compare.

    In the statement the matrix is a name that `definitions` binds to it, or itself. `digits`
    is what mpmath and Arb are asked for; `kinds` says which witnesses are called.
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


_latest: list[tuple[object, Table]] = []


def _table(
    matrix: Term, definitions: Sequence[tuple[str, Expr]], digits: int, kinds: tuple[str, ...]
) -> Table:
    """The table of the last call, with what it knows, when this call is about the same derivation."""
    if _latest:
        known, table = _latest[0]
        if known is definitions and table.matrix is matrix and (table.digits, table.kinds) == (digits, kinds):
            return table
    table = Table(matrix, dict(definitions), digits, kinds)
    _latest[:] = [(definitions, table)]
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
        return _family(table, *args)
    if op == "==":
        return _equation(table, *args)
    if op in ("<", "<=", ">", ">=", "!="):
        return [numbers.comparison(table, Term(op, args))]
    if op in ("diagonalization", "spectral"):
        return _decomposition(table, op, *args)
    if op == "eigenpair":
        return [residual.rows(table, _eigen_name(args[1]), _defect(args[0], args[1], args[2]))]
    inner = args[0] if op == "not" else Term(op, args)
    if is_op(inner, "diagonalizable") and table.is_given(inner.args[0]):
        return [_condition(table)]
    return []


def _decomposition(table: Table, op: str, a: Expr, p: Expr, d: Expr) -> list[list[Witness]]:
    """A P − P D, and for a spectral decomposition Q^H Q − I."""
    words = [x if isinstance(x, str) else word for x, word in zip((a, p, d), "APD", strict=True)]
    product = (f"{words[0]} {words[1]} − {words[1]} {words[2]}",)
    rows = [residual.rows(table, product, _difference(Term("*", (a, p)), Term("*", (p, d))))]
    if op == "spectral":
        gram = _difference(Term("*", (Term("H", (p,)), p)), Term("I", (table.size,)))
        adjoint = "ᴴ" if table.is_complex else "ᵀ"
        rows.append(residual.rows(table, (f"{words[1]}{adjoint} {words[1]} − I",), gram))
    return rows


def _equation(table: Table, left: Expr, right: Expr) -> list[list[Witness]]:
    """Rows for left == right."""
    if is_op(right, "det") or is_op(right, "eigenvalues") or is_op(right, "eigenspace"):
        left, right = right, left
    if is_op(left, "eigenvalues"):
        if not (table.is_given(left.args[0]) and (is_op(right, "multiset") or is_op(right, "counted"))):
            return []
        return numbers.spectrum(table, _counted(right), partial=right.args[-1:] == (Term("...", ()),))
    if is_op(left, "det") and table.is_given(left.args[0]):
        return [numbers.determinant(table, right)]
    if is_op(left, "charpoly") and table.is_given(left.args[0]) and table.is_symbol(left.args[1]):
        return [numbers.charpoly(table, right, left.args[1])]
    if is_op(left, "eigenspace"):
        a, value = left.args
        if not is_op(right, "span") or not right.args:
            return []
        return [residual.rows(table, _eigen_name(value), _defect(a, value, _columns(right.args)))]
    statement = Term("==", (left, right))
    brief = sum(1 for _ in walk(statement)) <= BRIEF
    quantity: Prose = ("left side − right side",)
    if brief:
        quantity = (*quantity, " of ", Math(statement))
    return [residual.rows(table, quantity, _difference(left, right))]


def _family(table: Table, binders: tuple, body: Expr) -> list[list[Witness]]:
    """for x: charpoly(A, x) == p, or for l: p(l) == 0 implies eigenspace(A, l) == span(v(l), ...)."""
    if len(binders) != 1 or not isinstance(body, Term) or len(body.args) != 2:
        return []
    name, (left, right) = binders[0][0], body.args
    if body.op == "==" and is_op(left, "charpoly") and left.args[1] == name:
        return _equation(table, left, right)
    if not (body.op == "implies" and is_op(left, "==") and left.args[1] == 0 and is_op(right, "==")):
        return []
    space, span = right.args
    if not (is_op(space, "eigenspace") and space.args[1] == name and is_op(span, "span")):
        return []
    p = left.args[0]
    quantity = (*_eigen_name(name), " at every root of ", Math(p))
    return [family.rows(table, quantity, p, name, space.args[0], span.args)]


def is_op(term: Expr, op: str) -> TypeGuard[Term]:
    """Whether a term is this operation."""
    return isinstance(term, Term) and term.op == op


def _counted(collection: Term) -> list[tuple[Expr, int]]:
    """The different members of a collection, each with how often it is listed."""
    if collection.op == "counted":
        return list(collection.args)
    members = [t for t in collection.args if t != Term("...", ())]
    return [(t, members.count(t)) for t in dict.fromkeys(members)]


def _columns(vectors: Sequence[Expr]) -> Expr:
    """Vectors side by side as one matrix; a single one as it is."""
    if len(vectors) == 1 or not all(isinstance(v, Term) and v.op == "vector" for v in vectors):
        return vectors[0]
    return Term("matrix", tuple(zip(*(v.args for v in vectors), strict=True)))  # type: ignore[union-attr]


def _difference(left: Expr, right: Expr) -> Term:
    """left − right, as it stands."""
    return Term("+", (left, Term("neg", (right,))))


def _defect(a: Expr, value: Expr, v: Expr) -> Term:
    """A v − l v."""
    return _difference(Term("*", (a, v)), Term("*", (value, v)))


def _eigen_name(value: Expr) -> Prose:
    return ("A v − λ v for λ = ", Math(value))


def _condition(table: Table) -> list[Witness]:
    """The condition number of NumPy's eigenvectors, to look at beside a proof about diagonalisability."""
    if "NumPy" not in table.kinds or not table.size:
        return []
    try:
        value = eigenvector_condition(table.matrix)
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
