"""Repairs of identities between polynomials in one variable, such as a characteristic polynomial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flint import fmpq, fmpq_mat

from ...exact.field import Scalar
from ...language import to_text
from ...model import Expr, Term, names, polynomial, walk
from ..evaluate import FAILURES
from ..evaluation.compiler import compiled
from ..evaluation.matrices import as_number
from .parts import Claimed
from .paths import put
from .search import Candidate
from .values import Values, term_of

MOST = 40
"""Degrees above this are not looked at."""


def identity(t: Expr) -> tuple[str, Term] | None:
    """(x, equation) of `for x in R: p == q`."""
    if isinstance(t, Term) and t.op == "for" and len(t.args[0]) == 1:
        (name, where), body = t.args[0][0], t.args[1]
        number = isinstance(where, Term) and where.op in "RCQ" and not where.args
        if number and isinstance(body, Term) and body.op == "==":
            return name, body
    return None


def of_polynomials(claimed: Claimed) -> Iterator[Candidate]:
    """One coefficient of the written side, its sign, its sign as a whole, a factor; or the whole of it."""
    found = identity(claimed.atom)
    if found is None:
        return
    x, equation = found
    for k in (1, 0):
        written, other = equation.args[k], equation.args[1 - k]
        if not _is_polynomial(written, x):
            continue
        true, stated = (coefficients(claimed, t, x) for t in (other, written))
        if true is None or stated is None:
            return
        new = polynomial([_term(c) for c in true], x)
        if not isinstance(new, (Term, str)) and new == 0:
            new = 0
        change = claimed.with_atom(put(claimed.atom, (0, 1), put(equation, (0, k), new)))
        side = "right" if k else "left"
        yield Candidate(*_said(true, stated, x, side, new), change)
        return


def _said(true: list, stated: list, x: str, side: str, new: Expr) -> tuple[float, str]:
    n = max(len(true), len(stated))
    a, b = ([*p, *[fmpq(0)] * (n - len(p))] for p in (true, stated))
    wrong = [k for k in range(n) if a[k] != b[k]]
    if wrong and all(a[k] == -b[k] for k in range(n)):
        return 1, f"the sign of the {side} side"
    if len(wrong) == 1:
        (k,) = wrong
        name = (
            "the constant term"
            if k == 0
            else f"the coefficient of {to_text(x if k == 1 else Term('^', (x, k)))}"
        )
        if a[k] == -b[k]:
            return 1.5, f"the sign of {name}: it is {_term(a[k])}, not {_term(b[k])}"
        return 2, f"{name} is {_term(a[k])}, not {_term(b[k])}"
    if all(a[k] == (-1) ** k * b[k] for k in range(n)) or all(a[k] == -((-1) ** k) * b[k] for k in range(n)):
        return 3, f"the sign of {x}: the {side} side is {to_text(new)}"
    ratio = next((b[k] / a[k] for k in range(n) if a[k]), None)
    if ratio and all(b[k] == ratio * a[k] for k in range(n)):
        return 3, f"the {side} side is off by the factor {_term(ratio)}"
    return 9, f"the {side} side is {to_text(new)}"


def _term(q: fmpq) -> Expr:
    return term_of(q)


def _is_polynomial(t: Expr, x: str) -> bool:
    """Written with numbers, x, + - * and powers only?"""
    return names(t) <= {x} and all(
        not isinstance(n, Term) or n.op in ("+", "*", "neg", "^", "/", "decimal") for n in walk(t)
    )


def coefficients(claimed: Claimed, t: Expr, x: str) -> list[fmpq] | None:
    """The coefficients of a polynomial over Q, ascending, from its values; None for anything else."""
    values, bound = Values(claimed.definitions), frozenset({*dict(claimed.definitions), x})
    try:
        run = compiled(t, bound)

        def at(point: int) -> Scalar:
            return as_number(run({**values.env, x: fmpq(point)}))  # type: ignore[arg-type]

        degree = _degree(claimed, t)
        points = range(degree + 2)
        ys = [at(p) for p in points]
    except FAILURES:
        return None
    if not all(type(y) is fmpq for y in ys):
        return None
    return _interpolated(points, ys)


def _degree(claimed: Claimed, t: Expr) -> int:
    """A bound for the degree in one variable."""
    definitions = dict(claimed.definitions)
    rows = [len(n.args) for n in walk(t) if isinstance(n, Term) and n.op == "matrix"]
    rows += [
        len(definitions[n].args)
        for n in walk(t)
        if isinstance(n, str) and isinstance(definitions.get(n), Term)
    ]
    powers = [
        n.args[1] for n in walk(t) if isinstance(n, Term) and n.op == "^" and isinstance(n.args[1], int)
    ]
    products = max((len(n.args) for n in walk(t) if isinstance(n, Term) and n.op == "*"), default=1)
    return min(max([1, *rows]) + sum(p for p in powers if p > 0) + products, MOST)


def _interpolated(points: Sequence[int], ys: Sequence[fmpq]) -> list[fmpq] | None:
    n = len(points)
    table = fmpq_mat(n, n, [fmpq(p) ** k for p in points for k in range(n)])
    solution = table.solve(fmpq_mat(n, 1, list(ys)))
    found = [solution[k, 0] for k in range(n)]
    while len(found) > 1 and not found[-1]:
        found.pop()
    return found if len(found) < n else None
