"""`for x: x.T*A*x >= 0` and its kin: a quadratic form in one vector, by the signs of its eigenvalues."""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq, fmpq_mat

from ...model import Expr, Term, names
from .matrices import Matrix, as_number, matrix
from .numbers import Unknown, added, multiplied
from .predicates import definite

ORDERS = {">=": (1, (0, 1)), ">": (1, (1,)), "<=": (-1, (0, 1)), "<": (-1, (1,))}


def form_of(body: Expr, name: str) -> tuple[Expr, int, tuple[int, ...]] | None:
    """(E, sign, sides) for a body `E >= 0`, `x != 0 implies E > 0`, ... with E of degree 2 in x; else None.

    E > 0 for all x fails at 0, so that `>` needs the guard.
    """
    guarded = False
    if isinstance(body, Term) and body.op == "implies" and body.args[0] == Term("!=", (name, 0)):
        body, guarded = body.args[1], True
    if not (isinstance(body, Term) and body.op in ORDERS and body.args[1] == 0):
        return None
    e, (sign, sides) = body.args[0], ORDERS[body.op]
    if _degree(e, name) != 2 or (sides == (1,) and not guarded):
        return None
    return e, sign, sides


def _degree(t: object, name: str) -> int:
    """The degree of a homogeneous term in the name; Unknown is 99."""
    if t == name:
        return 1
    if not isinstance(t, Term) or name not in names(t):
        return 0
    if t.op == "*" or t.op == "dot":
        return sum(_degree(a, name) for a in t.args)
    if t.op in ("T", "transpose", "neg"):
        return _degree(t.args[0], name)
    if t.op == "+":
        degrees = {_degree(a, name) for a in t.args}
        return degrees.pop() if len(degrees) == 1 else 99
    if t.op == "^" and t.args[1] == 2:
        inside = t.args[0]
        if isinstance(inside, Term) and inside.op == "norm":
            inside = inside.args[0]
        return 2 * _degree(inside, name)
    return 99


def always(e: Callable, name: str, n: int, sign: int, sides: tuple[int, ...], env: dict) -> bool:
    """Has the form, times the sign, eigenvalues with these signs only? By polarisation."""
    local = dict(env)

    def at(*places: int) -> object:
        local[name] = fmpq_mat(n, 1, [int(k in places) for k in range(n)])
        return multiplied(fmpq(sign), as_number(e(local)))

    diagonal = [at(k) for k in range(n)]
    half = fmpq(1, 2)
    rows = [[diagonal[i] for _ in range(n)] for i in range(n)]
    for i in range(n):
        for j in range(i):
            mixed = added(at(i, j), added(-diagonal[i], -diagonal[j]))  # type: ignore[operator]
            rows[i][j] = rows[j][i] = multiplied(half, mixed)
    table: Matrix = matrix(rows)
    if not n:
        raise Unknown("a form in no variables")
    return definite(table, sides)
