"""Numbers as somebody printed them: which side shows digits, and which decimals were computed with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Expr, Term, conj, neg, walk
from .boxes import has_decimal, rounding
from .parts import Claimed, is_number, is_written
from .patterns import pattern

ORTHONORMAL = {
    "spectral": (1,),
    "svd": (1, 3),
    "orthogonal": (0,),
    "unitary": (0,),
    "orthonormal_columns": (0,),
}
PREDICATES = ("eigenpair", "diagonalization", *ORTHONORMAL)


# --------------------------------------------------------------------------- beyond rounding
ARITHMETIC = ("matrix", "vector", "+", "neg", "*", "/", "^", "sqrt", "T", "H", "norm", "dot", "diag")


def is_eigen(atom: Expr) -> bool:
    """A*v == l*v, with the same v on both sides?"""
    return isinstance(atom, Term) and atom.op == "==" and any(role == "v" for role, *_ in pattern(atom))


def right_digits(claimed: Claimed) -> Iterator[Expr]:
    """X ~= Y for a side Y of printed numbers, a factor before it divided out; polynomials by coefficients."""
    atom = claimed.atom
    if isinstance(atom, Term) and atom.op == "for":
        yield from _coefficients(atom)
    if not isinstance(atom, Term) or atom.op != "==":
        return
    for left, right in (atom.args, atom.args[::-1]):
        found = _as_shown(right, dict(claimed.definitions))
        if found is not None:
            factor, shown = found
            yield Term("~=", (left if factor == 1 else Term("/", (left, factor)), to_places(shown)))


def _coefficients(atom: Term) -> Iterator[Expr]:
    """For x: p == 1.5*x^2 - 0.25, as what each coefficient of p shows."""
    ((x, _), *more), (_, (p, written)) = atom.args
    terms = written.args if isinstance(written, Term) and written.op == "+" else (written,)
    found: dict[int, Expr] = {}
    for t in terms:
        minus = isinstance(t, Term) and t.op == "neg"
        t = t.args[0] if minus else t
        number, power = (
            t.args
            if isinstance(t, Term) and t.op == "*" and len(t.args) == 2
            else ((t, 0) if is_number(t) else (1, t))
        )
        degree = (
            0
            if power == 0
            else 1
            if power == x
            else (
                power.args[1] if isinstance(power, Term) and power.op == "^" and power.args[0] == x else None
            )
        )
        if not isinstance(degree, int) or degree in found or not _is_shown_number(number):
            return
        found[degree] = neg(number) if minus else number
    if not more and max(found) > 0 and any(map(has_decimal, found.values())):
        digits = [found.get(k, 0) for k in range(max(found) + 1)]
        yield conj(
            Term("==", (Term("degree", (p, x)), max(found))),
            *(Term("~=", (Term("coefficient", (p, x, k)), d)) for k, d in enumerate(digits)),
        )


def to_places(shown: Expr) -> Expr:
    """Whole numbers beside printed decimals with as many places as these: 2 beside 0.33 is 2.00."""
    assert isinstance(shown, Term)
    digits = [n.args[0] for n in walk(shown) if isinstance(n, Term) and n.op == "decimal"]
    if shown.op not in ("matrix", "vector", "multiset") or not all(
        re.fullmatch(r"\d*\.\d+", d) for d in digits
    ):
        return shown
    places = min(len(d.partition(".")[2]) for d in digits)

    def longer(t: Expr) -> Expr:
        if not isinstance(t, int):
            return t
        number = Term("decimal", (f"{abs(t)}.{'0' * places}",))
        return number if t >= 0 else Term("neg", (number,))

    if shown.op == "matrix":
        return Term("matrix", tuple(tuple(map(longer, row)) for row in shown.args))
    return Term(shown.op, tuple(map(longer, shown.args)))


def _as_shown(t: Expr, definitions: dict[str, Expr]) -> tuple[Expr, Expr] | None:
    """(factor, printed side) of numbers with a point, also under a name and times a number."""
    while isinstance(t, str) and t in definitions:
        t = definitions[t]
    if not has_decimal(t) or not isinstance(t, Term):
        return None
    if t.op in ("matrix", "vector", "multiset", "counted", "decimal") or (
        is_number(t) and _is_shown_number(t)
    ):
        return (1, t) if all(map(_is_shown_number, _numbers(t))) else None
    if t.op == "*" and len(t.args) == 2 and is_number(t.args[0]):
        inner = _as_shown(t.args[1], definitions)
        return (t.args[0], inner[1]) if inner is not None and inner[0] == 1 else None
    return None


def _numbers(t: Term) -> list[Expr]:
    if t.op == "matrix":
        return [x for r in t.args for x in r]
    if t.op == "counted":
        return [x for x, _ in t.args]
    return [x for x in t.args if x != Term("...", ())] if t.op in ("vector", "multiset") else [t]


def _is_shown_number(t: Expr) -> bool:
    """Digits, perhaps with a sign, or a sum of such and a multiple of i."""
    if not isinstance(t, Term):
        return not isinstance(t, str)
    if t.op in ("neg", "+"):
        return all(map(_is_shown_number, t.args))
    return t.op in ("decimal", "i") or (
        t.op == "*" and Term("i", ()) in t.args and all(map(_is_shown_number, t.args))
    )


def rounded_inside(claimed: Claimed) -> list[str]:
    """The decimals that may have been rounded before they were computed with."""
    atom, definitions = claimed.atom, dict(claimed.definitions)
    assert isinstance(atom, Term)
    if atom.op == "for":  # the matrix in a characteristic polynomial is given
        return []
    sides = [a for a in atom.args if atom.op != "==" or not is_written(a, definitions)]
    return [
        d for side in sides or atom.args[:1] for d in _computed_with(side, definitions) if rounding(d, True)
    ]


def _computed_with(t: object, definitions: dict[str, Expr]) -> Iterator[str]:
    """The decimals in sums, products and lengths; in other words they are data."""
    if isinstance(t, str) and t in definitions:
        yield from _computed_with(definitions[t], definitions)
    elif isinstance(t, tuple) and not isinstance(t, Term):
        for a in t:
            yield from _computed_with(a, definitions)
    elif isinstance(t, Term) and t.op == "decimal":
        yield t.args[0]
    elif isinstance(t, Term) and (t.op in ARITHMETIC or t.op in PREDICATES):
        yield from _computed_with(t.args, definitions)
