"""Numeric witnesses for a statement: mpmath, Arb and NumPy from the bare matrix, beside the exact answer."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

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
    try:
        rows = [w for quantity in _about(table, statement) for w in quantity]
    except (InputError, ZeroDivisionError, ValueError):
        return ()
    return tuple(_shortened(rows))


_latest: list[tuple[object, Table]] = []


def _table(matrix: Term, definitions: Sequence[tuple[str, Expr]], digits: int, kinds: tuple[str, ...]) -> Table:
    """The table of the last call, with what it has worked out, when this call is about the same derivation."""
    if _latest:
        known, table = _latest[0]
        if known is definitions and table.matrix is matrix and (table.digits, table.kinds) == (digits, kinds):
            return table
    table = Table(matrix, dict(definitions), digits, kinds)
    _latest[:] = [(definitions, table)]
    return table


def _about(table: Table, statement: Expr) -> list[list[Witness]]:
    """The rows for a statement, by its form."""
    if not isinstance(statement, Term):
        return []
    op, args = statement
    if op == "and":
        return [rows for s in args for rows in _about(table, s)]
    if op == "let":
        return _about(table.within(args[0]), args[1])
    if op == "for":
        return _family(table, *args)
    if op == "==":
        return _equation(table, *args)
    if op in ("<", "<=", ">", ">=", "!="):
        return [numbers.comparison(table, statement)]
    if op in ("diagonalization", "spectral"):
        a, p, d = args
        a_name, p_name, d_name = (x if isinstance(x, str) else word for x, word in zip(args, "AQD", strict=True))
        words = f"{a_name} {p_name} − {p_name} {d_name}"
        rows = [residual.rows(table, (words,), _difference(Term("*", (a, p)), Term("*", (p, d))))]
        if op == "spectral":
            gram = _difference(Term("*", (Term("H", (p,)), p)), Term("I", (table.size,)))
            rows.append(residual.rows(table, (f"{p_name}{'ᴴ' if table.is_complex else 'ᵀ'} {p_name} − I",), gram))
        return rows
    if op == "eigenpair":
        return [residual.rows(table, _eigen_name(args[1]), _defect(args[0], args[1], args[2]))]
    inner = args[0] if op == "not" else statement
    if isinstance(inner, Term) and inner.op == "diagonalizable" and table.is_given(inner.args[0]):
        return [_condition(table)]
    return []


def _equation(table: Table, left: Expr, right: Expr) -> list[list[Witness]]:
    """Rows for left == right."""
    op = left.op if isinstance(left, Term) else ""
    if op in ("eigenvalues", "det", "charpoly") and not table.is_given(left.args[0]):  # type: ignore[union-attr]
        return []
    if op == "eigenvalues" and isinstance(right, Term) and right.op in ("multiset", "counted"):
        return numbers.spectrum(table, _counted(right), partial=bool(right.args) and right.args[-1] == Term("...", ()))
    if op == "det":
        return [numbers.determinant(table, right)]
    if op == "charpoly":
        return [numbers.charpoly(table, right, left.args[1])]  # type: ignore[union-attr]
    if op == "eigenspace":
        a, value = left.args  # type: ignore[union-attr]
        vectors = right.args if isinstance(right, Term) and right.op == "span" else ()
        return [residual.rows(table, _eigen_name(value), _defect(a, value, _columns(vectors)))] if vectors else []
    if op in ("rref", "eigenvalues", "nullspace", "columnspace", "rowspace", "span"):
        return []
    statement = Term("==", (left, right))
    brief = sum(1 for _ in walk(statement)) <= BRIEF
    return [residual.rows(table, (Math(statement),) if brief else ("left side − right side",), _difference(left, right))]


def _family(table: Table, binders: tuple, body: Term) -> list[list[Witness]]:
    """for x: charpoly(A, x) == p, or for l: p(l) == 0 implies eigenspace(A, l) == span(v(l), ...)."""
    if len(binders) != 1 or not isinstance(body, Term):
        return []
    name = binders[0][0]
    if body.op == "==" and isinstance(body.args[0], Term) and body.args[0] == Term("charpoly", (body.args[0].args[0], name)):
        return _equation(table, *body.args)
    if body.op != "implies" or body.args[0].op != "==" or body.args[0].args[1] != 0:
        return []
    conclusion = body.args[1]
    if not (conclusion.op == "==" and isinstance(conclusion.args[0], Term) and conclusion.args[0].op == "eigenspace"):
        return []
    matrix, value = conclusion.args[0].args
    if value != name or conclusion.args[1].op != "span":
        return []
    quantity = (*_eigen_name(name), " at every root of ", Math(body.args[0].args[0]))
    return [family.rows(table, quantity, body.args[0].args[0], name, matrix, conclusion.args[1].args)]


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
            same = [Witness(kind, worst.quantity, worst.value, worst.digits, worst.residual, worst.radius, worst.agrees, note)]
        out += same
    return [w for w in rows if w in out] if len(out) == len(rows) else out
