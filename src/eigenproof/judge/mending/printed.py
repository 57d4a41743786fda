"""Equations between printed decimals: true as printed, wrong in a digit, or beyond what rounding allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from flint import arb, arb_mat

from ...exact.decimals import bounds
from ...language import to_text
from ...model import Expr, Term, Verdict, conj, conjuncts, let, walk
from ..closed import without_lets
from ..closed_values import decimal
from ..evaluation.numbers import divided
from .boxes import Boxes, has_decimal, rounding
from .looking import signs_inside
from .parts import Claimed, is_number, is_written
from .paths import put, subterms
from .patterns import pattern
from .solving import equations
from .values import FAILURES, Values
from .witnesses import eigen_witness

Decide = Callable[[Expr], Verdict | None]
MOST_NAMED = 3
ORTHONORMAL = {
    "spectral": (1,),
    "svd": (1, 3),
    "orthogonal": (0,),
    "unitary": (0,),
    "orthonormal_columns": (0,),
}


class Printed(NamedTuple):
    """How one part of a claim stands: a status, what shows it (a statement to decide), and a note."""

    status: str
    statement: Expr
    note: str = ""


def as_printed(statement: Expr, decide: Decide) -> tuple[Verdict, tuple[str, ...]] | None:
    """The verdict on a false claim with decimals, each read as shown to its digits; None without decimals.

    The first part that fails decides: refuted beyond all rounding, or undecided where it agrees within the
    rounding of numbers that were computed with.
    """
    definitions, body = without_lets((), statement)
    found, parts = [], []
    for part in conjuncts(body):
        claimed = Claimed(tuple(definitions), signs_inside(part))
        if Values(definitions).holds(part) is True or not _decimals(claimed):
            found.append(Printed("proved", part))
        elif isinstance(part, Term) and part.op == "~=":
            return None  # decided as it stands
        else:
            parts = [*parts, part]
            found.append(_part(claimed, decide))
    if not parts:
        return None
    for p in found:
        if p.status == "refuted":
            verdict = decide(let(definitions, p.statement))
            if verdict is not None and verdict.status == "refuted":
                return replace(verdict, reason=p.note or verdict.reason), ()
    whole = let(definitions, conj(*(p.statement for p in found)))
    notes = tuple(dict.fromkeys(p.note for p in found if p.note))
    if all(p.status == "proved" for p in found):
        verdict = decide(whole)
        if verdict is not None and verdict.status == "proved":
            said = () if verdict.reason in ("", "computed exactly") else (verdict.reason,)
            return verdict, (*said, *notes)
        return verdict and (verdict, notes)
    verdict = decide(statement)
    if verdict is None:
        return None
    words = next(p.note for p in found if p.status == "undecided")
    return replace(
        verdict, status="undecided", reason=f"undecided: {words}", evidence=None, worked=(), certificate=None
    ), ()  # type: ignore[call-arg]


def _decimals(claimed: Claimed) -> list[str]:
    """The decimals in a claim and in the definitions that it needs."""
    return [n.args[0] for n in walk(claimed.alone()) if isinstance(n, Term) and n.op == "decimal"]


def _part(claimed: Claimed, decide: Decide) -> Printed:
    atom = claimed.atom
    if not (isinstance(atom, Term) and atom.op in ("==", "for", *PREDICATES)) or _is_order(atom):
        return Printed("refuted", atom)
    rounded: list[Expr] = []
    if isinstance(atom, Term) and atom.op == "==" and not _is_eigen(atom):
        rounded = list(_right_digits(claimed))
        for statement in rounded:
            verdict = decide(let(claimed.definitions, statement))
            if verdict is not None and verdict.status == "proved":
                return Printed("proved", statement)
        if rounded and not _rounded_inside(claimed):
            return Printed("refuted", rounded[0])
    witness = eigen_witness(claimed, decide)
    if witness is not None:
        return Printed("proved", witness, _within(claimed))
    try:
        outside = _outside(claimed)
    except FAILURES:
        return Printed(
            "undecided", atom, "whether it agrees within the rounding of its decimals was not decided"
        )
    if outside:
        return Printed("refuted", rounded[0] if rounded else atom, outside)
    chosen = _within_one(claimed, decide)
    return (
        Printed("proved", chosen, _within(claimed))
        if chosen
        else Printed("undecided", atom, _within(claimed))
    )


def _is_order(atom: Term) -> bool:
    """Is a `for` about something else than an equation?"""
    return atom.op == "for" and not (isinstance(atom.args[1], Term) and atom.args[1].op == "==")


def _is_eigen(atom: Expr) -> bool:
    """A*v == l*v, with the same v on both sides?"""
    return isinstance(atom, Term) and atom.op == "==" and any(role == "v" for role, *_ in pattern(atom))


def _within(claimed: Claimed) -> str:
    rounded = list(dict.fromkeys(_rounded_inside(claimed) or _decimals(claimed)))
    named = ", ".join(rounded[:MOST_NAMED]) + (", …" if len(rounded) > MOST_NAMED else "")
    return f"agrees within the rounding of {named}"


def _right_digits(claimed: Claimed) -> Iterator[Expr]:
    """X ~= Y for a side Y of printed numbers, a factor before it divided out."""
    atom = claimed.atom
    assert isinstance(atom, Term)
    for left, right in (atom.args, atom.args[::-1]):
        found = _as_shown(right, dict(claimed.definitions))
        if found is not None:
            factor, shown = found
            yield Term("~=", (left if factor == 1 else _over(left, factor), shown))


def _over(t: Expr, factor: Expr) -> Expr:
    return Term("/", (t, factor))


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


ARITHMETIC = ("matrix", "vector", "+", "neg", "*", "/", "^", "sqrt", "T", "H", "norm", "dot", "diag")


def _rounded_inside(claimed: Claimed) -> list[str]:
    """The decimals that may have been rounded before they were computed with."""
    atom, definitions = claimed.atom, dict(claimed.definitions)
    assert isinstance(atom, Term)
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


PREDICATES = ("eigenpair", "diagonalization", *ORTHONORMAL)


# --------------------------------------------------------------------------- beyond rounding


def _outside(claimed: Claimed) -> str:
    """Where two sides are apart beyond all rounding; "" where they may agree. One of FAILURES if unknown."""
    boxes, atom = Boxes(claimed.definitions), claimed.atom
    pairs = equations(atom)
    if isinstance(atom, Term) and atom.op in ORTHONORMAL:
        for k in ORTHONORMAL[atom.op]:
            q = atom.args[k]
            pairs.append((Term("*", (Term("T", (q,)), q)), Term("I", (len(boxes.values.rows(q)[0]),))))
    if not pairs:
        raise TypeError("no equation")
    shown = [] if _is_eigen(atom) else [t for t in atom.args if is_written(t, boxes.definitions)]  # type: ignore[union-attr]
    for left, right in pairs:
        a = boxes.of(left, left not in shown)
        b = boxes.of(right, right not in shown) if right != 0 else None
        for i, x in enumerate(_entries(a)):
            y = _entries(b)[i] if b is not None else arb(0)
            if not x.overlaps(y):
                width = a.ncols() if isinstance(a, arb_mat) else 1
                place = f" in entry ({i // width + 1}, {i % width + 1})" if isinstance(a, arb_mat) else ""
                place = f" in entry {i + 1}" if place and width == 1 else place
                return f"the sides differ{place} by more than rounding allows: {_range(x)} and {_range(y)}"
    return ""


def _entries(x: arb | arb_mat | None) -> list[arb]:
    return x.entries() if isinstance(x, arb_mat) else [x]  # type: ignore[list-item]


def _range(x: arb) -> str:
    low, high = bounds(x)
    if low == high:
        return (
            to_text(low if low.denominator > 1 else low.numerator)
            if low.denominator < 1000
            else decimal(low, 6)
        )
    places = 2
    while places < 12 and (high - low) * 10**places < 2:
        places += 1
    if high - low < Fraction(1, 10**12):
        return decimal(low, 6)
    return f"between {decimal(low, places)} and {decimal(high, places)}"


# --------------------------------------------------------------------------- one number chosen


def _within_one(claimed: Claimed, decide: Decide) -> Expr | None:
    """The claim with one decimal replaced by a number that it may stand for, which makes it true."""
    atom = claimed.atom
    if not isinstance(atom, Term) or atom.op != "==":
        return None
    places = [(p, t) for p, t in subterms(atom) if isinstance(t, Term) and t.op == "decimal"]
    for path, t in places:
        unit = rounding(t.args[0], False)
        try:
            exact = [
                Values(claimed.definitions).of(Term("+", (left, Term("neg", (right,)))))
                for left, right in (put(atom, path, n).args for n in (0, 1))  # type: ignore[union-attr]
            ]
            slope = exact[1] - exact[0]  # type: ignore[operator]
            x = divided(-exact[0], slope)  # type: ignore[operator]
            value = Fraction(int(x.p), int(x.q))
        except (*FAILURES, AttributeError):
            continue
        if abs(value - Fraction(t.args[0])) <= unit:
            chosen = value if value.denominator > 1 else value.numerator
            statement = conj(put(atom, path, chosen), Term("~=", (chosen, t)))
            verdict = decide(let(claimed.definitions, statement))
            if verdict is not None and verdict.status == "proved":
                return statement
    return None
