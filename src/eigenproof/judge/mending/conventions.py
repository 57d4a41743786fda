"""Other conventions for what a claim says: the sign of det, the divisor, rows or columns, R or C."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model import Expr, Term, add, mul, neg
from .parts import Claimed
from .paths import subterms


class Reading(NamedTuple):
    """The claim under another convention; what a refutation says, and what a note says where it is true."""

    claimed: Claimed
    words: str
    note: str


def readings(claimed: Claimed) -> Iterator[Reading]:
    """The claim under every other convention that its words have, one word changed in all its places."""
    atom = claimed.atom
    if not isinstance(atom, Term):
        return
    body = atom
    if atom.op == "for":
        body = atom.args[1]
        if not (isinstance(body, Term) and body.op == "==") or any(where.args for _, where in atom.args[0]):
            return  # a theorem says what it means
    seen: list[Term] = []
    for _, t in subterms(body):
        if isinstance(t, Term) and t.op in OTHERS and t not in seen:
            seen.append(t)
            for new, words, note in OTHERS[t.op](t):
                yield Reading(claimed.with_atom(_replaced(atom, t, new)), words, note)
    if atom.op == "not" and isinstance(atom.args[0], Term) and atom.args[0].op == "diagonalizable":
        a, *field = atom.args[0].args
        if not field:
            over_reals = Term("not", (Term("diagonalizable", (a, Term("R", ()))),))
            yield Reading(
                claimed.with_atom(over_reals), "right over R, wrong over C", "true over R, not over C"
            )


def _replaced(t: object, old: Expr, new: Expr) -> Expr:
    if t == old:
        return new
    if isinstance(t, Term):
        return t if t.op == "decimal" else Term(t.op, tuple(_replaced(a, old, new) for a in t.args))
    if isinstance(t, tuple):
        return tuple(_replaced(a, old, new) for a in t)  # type: ignore[return-value]
    return t  # type: ignore[return-value]


Other = Iterator[tuple[Expr, str, str]]
SIGN = "sign of the characteristic polynomial"


def _charpoly(t: Term) -> Other:
    a, x = t.args
    yield (
        Term("det", (add(a, neg(mul(x, Term("I", ())))),)),
        f"{SIGN}: this is det(A - x*I), not det(x*I - A)",
        "the characteristic polynomial is det(A - x*I) here",
    )


def _det(t: Term) -> Other:
    """det(A - x*I) and det(x*I - A), whichever it is not."""
    inside = t.args[0]
    if not (isinstance(inside, Term) and inside.op == "+" and len(inside.args) == 2):
        return
    if any(_is_multiple_of_identity(a) for a in inside.args):
        yield (Term("det", (Term("+", tuple(map(neg, inside.args))),)), SIGN, "")


def _is_multiple_of_identity(t: Expr) -> bool:
    while isinstance(t, Term) and t.op == "neg":
        t = t.args[0]
    if isinstance(t, Term) and t.op == "*" and len(t.args) == 2:
        t = t.args[1] if isinstance(t.args[0], str) else t.args[0]
    return isinstance(t, Term) and t.op == "I"


N_MINUS_1, N = "divisor n - 1", "divisor n"
COLUMNS = "columns as observations"
ZERO = Term("ddof", (0,))


def _covariance(t: Term) -> Other:
    """The other divisor, columns in the place of rows, or both; `ddof` says which divisor is meant."""
    x, *ddof = t.args
    usual = not ddof or ddof[0] == Term("ddof", (1,))
    other = (ZERO,) if usual else ()
    words = f"{N} in place of n - 1" if usual else f"{N_MINUS_1} in place of n"
    yield Term("covariance", (x, *other)), words, "" if ddof else f"true with {N}"
    turned = _transposed(x)
    yield Term("covariance", (turned, *ddof)), f"{COLUMNS}, not rows", f"true with {COLUMNS}"
    both = "" if ddof else f"true with {COLUMNS} and {N}"
    yield Term("covariance", (turned, *other)), f"{COLUMNS}, and {words}", both


def _explained(t: Term) -> Other:
    x = t.args[0]
    by_n = Term("eigenvalues", (Term("covariance", (x, ZERO)),))
    yield by_n, f"{N} in place of n - 1", f"true with {N}"
    yield Term(t.op, (_transposed(x),)), f"{COLUMNS}, not rows", f"true with {COLUMNS}"


def _of_rows(t: Term) -> Other:
    yield Term(t.op, (_transposed(t.args[0]),)), f"{COLUMNS}, not rows", f"true with {COLUMNS}"


def _centred(t: Term) -> Other:
    """centered(X), with one observation a column."""
    turned = Term("T", (Term("centered", (_transposed(t.args[0]),)),))
    yield turned, f"{COLUMNS}, not rows", f"true with {COLUMNS}"


def _component(t: Term) -> Other:
    x, k, v = t.args
    if isinstance(k, int):
        for other in range(1, 9):
            if other != k:
                yield (
                    Term("principal_component", (x, other, v)),
                    f"v is principal component {other}, not {k}",
                    f"component {other} in descending order of variance",
                )
    yield Term("principal_component", (_transposed(x), k, v)), f"{COLUMNS}, not rows", f"true with {COLUMNS}"


def _diagonalizable(t: Term) -> Other:
    if len(t.args) == 2 and t.args[1] == Term("R", ()):
        yield Term("diagonalizable", t.args[:1]), "true over C only", "true over C, not over R"


def _transposed(t: Expr) -> Expr:
    return t.args[0] if isinstance(t, Term) and t.op == "T" else Term("T", (t,))


OTHERS = {
    "charpoly": _charpoly,
    "det": _det,
    "covariance": _covariance,
    "explained_variance": _explained,
    "mean": _of_rows,
    "scatter": _of_rows,
    "centered": _centred,
    "principal_component": _component,
    "diagonalizable": _diagonalizable,
}
"""Words whose meaning is a convention."""
