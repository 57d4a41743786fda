"""Equations between printed decimals: true as printed, wrong in a digit, or beyond what rounding allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from ...model import Expr, Term, Verdict, conj, conjuncts, let, walk
from ..closed import without_lets
from ..evaluation.numbers import divided
from .boxes import rounding
from .looking import signs_inside
from .outside import outside
from .parts import Claimed
from .paths import put, subterms
from .shown import PREDICATES, is_eigen, right_digits, rounded_inside
from .values import FAILURES, Values
from .witnesses import digits_of_eigenvalue, eigen_witness

Decide = Callable[[Expr], Verdict | None]
MOST_NAMED = 3


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
    wrong = next((p for p in found if p.status == "refuted"), None)
    if wrong is not None:
        verdict = decide(let(definitions, wrong.statement))
        if verdict is None or verdict.status != "refuted":
            return None
        return replace(verdict, reason=wrong.note or verdict.reason), ()
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
    return replace(verdict, status="undecided", reason=words, evidence=None, worked=(), certificate=None), ()  # type: ignore[call-arg]


def _decimals(claimed: Claimed) -> list[str]:
    """The decimals in a claim and in the definitions that it needs."""
    return [n.args[0] for n in walk(claimed.alone()) if isinstance(n, Term) and n.op == "decimal"]


def _part(claimed: Claimed, decide: Decide) -> Printed:
    atom = claimed.atom
    if not (isinstance(atom, Term) and atom.op in ("==", "for", *PREDICATES)) or _is_order(atom):
        return Printed("refuted", atom)
    rounded: list[Expr] = []
    if not is_eigen(atom):
        rounded = list(right_digits(claimed))
        for statement in rounded:
            verdict = decide(let(claimed.definitions, statement))
            if verdict is not None and verdict.status == "proved":
                return Printed("proved", statement)
        if rounded and not rounded_inside(claimed):
            return Printed("refuted", rounded[0])
    witness = eigen_witness(claimed, decide)
    if witness is not None:
        return Printed("proved", witness, _within(claimed))
    digits = digits_of_eigenvalue(claimed)
    verdict = decide(let(claimed.definitions, digits)) if digits is not None else None
    if digits is not None and verdict is not None and verdict.status == "refuted":
        return Printed("refuted", digits)
    try:
        apart = outside(claimed)
    except FAILURES:
        return Printed("undecided", atom, "whether it agrees within its rounding was not decided")
    if apart:
        return Printed("refuted", rounded[0] if rounded else atom, apart)
    chosen = _within_one(claimed, decide)
    return Printed("proved" if chosen else "undecided", chosen or atom, _within(claimed))


def _is_order(atom: Term) -> bool:
    """Is a `for` about something else than an equation?"""
    return atom.op == "for" and not (isinstance(atom.args[1], Term) and atom.args[1].op == "==")


def _within(claimed: Claimed) -> str:
    rounded = list(dict.fromkeys(rounded_inside(claimed) or _decimals(claimed)))
    named = ", ".join(rounded[:MOST_NAMED]) + (", …" if len(rounded) > MOST_NAMED else "")
    return f"agrees within the rounding of {named}"


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
