"""Vectors printed with decimals: the digits must be those of an exact eigenvector, which is the witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest
from typing import NamedTuple

from ..exact.eigen import Eigenvalue, eigenvalues
from ..exact.field import term_of
from ..exact.matrix import ExactMatrix
from ..model import Expr, Term, add, conj, divide, let, matrix, mul, neg, polynomial, sqrt, vector
from .explicit import has_decimals, sharpened
from .work import Found, Work, rounded_note, undecided

MOST = 8
"""Most rows of a matrix whose eigenvectors are compared by digits."""


class Shown(NamedTuple):
    """What the digits of vectors show: the verdict, and what fails: "digits", "order" or "orthogonal"."""

    found: Found
    fails: str = ""


class Fit(NamedTuple):
    """An exact eigenvector with the digits of a printed one."""

    k: int
    claim: Expr


def shown_eigenvectors(
    work: Work, a: Expr, exact: ExactMatrix, vectors: Sequence[Term], *, unit: bool = False,
    beside: Sequence[Expr | None] = (), roots: bool = False,
) -> Shown:  # fmt: skip
    """Whether printed vectors show eigenvectors of `a`, each for the value `beside` it where there is one.

    unit: they must have length 1 and be orthogonal. roots: the values beside are square roots of eigenvalues.
    """
    if exact.shape[0] > MOST or not exact.is_real:
        return Shown(undecided("decimals in vectors of this matrix"))
    values = eigenvalues(exact)
    used: dict[int, int] = {}
    claims: list[Expr] = []
    printed = sharpened(Term("multiset", tuple(vectors))).args
    for w, digits, mark in zip_longest(vectors, printed, beside[: len(vectors)]):
        near = [_distance(work, a, value, w) for value in values]
        every = sorted(range(len(values)), key=near.__getitem__)
        own = (k for k in every if mark is None or not work.fails(_with(values, _beside(k, mark, roots))))
        fit, certain = _fit(work, a, values, own, w, digits, unit, used)
        if fit is None:
            elsewhere, _ = _fit(work, a, values, every, w, digits, unit, used)
            missed = certain if certain is not None else undecided("rounded digits of a vector")
            return Shown(missed, "order" if elsewhere else "digits")
        used[fit.k] = used.get(fit.k, 0) + 1
        claims += [fit.claim] if mark is None else [fit.claim, _beside(fit.k, mark, roots)]
    if max(used.values()) > 1:
        claims.append(Term("independent", tuple(vectors)))
        claims += _orthonormal(vectors) if unit else []
    found = work.decide(_with(values, conj(*claims)))
    if not found.right:
        return Shown(found, "orthogonal")
    return Shown(Found(found.verdict, (rounded_note(found.verdict.reason),)))


def _with(values: Sequence[Eigenvalue], statement: Expr) -> Expr:
    """A statement with the eigenvalues under their names."""
    return let([(_name(k), value.value) for k, value in enumerate(values)], statement)


def _beside(k: int, mark: Expr, roots: bool) -> Expr:
    """That an eigenvalue (or its square root) is the value given for a vector."""
    return Term("~=" if has_decimals(mark) else "==", (sqrt(_name(k)) if roots else _name(k), mark))


def _orthonormal(vectors: Sequence[Term]) -> list[Expr]:
    """That printed vectors can be orthonormal: products as near to 0 and 1 as their digits are fine."""
    claims: list[Expr] = []
    for i, v in enumerate(vectors):
        for w in vectors[: i + 1]:
            off = add(Term("dot", (v, w)), neg(int(v is w)))
            claims.append(Term("<=", (Term("abs", (off,)), room(len(v.args), v, w))))
    return claims


def room(n: int, *printed: Term) -> Fraction:
    """How far a product of two unit vectors of n entries may be off when each is off by one unit of its digits."""
    unit = coarsest(*printed)
    return 2 * n * unit + n * unit**2


def coarsest(*printed: Expr) -> Fraction:
    """The largest unit of a last digit in what was printed with decimals."""
    numbers = [x for t in printed for x in (t.args if isinstance(t, Term) and t.op == "vector" else (t,))]
    return max((_unit(x) for x in numbers if has_decimals(x)), default=Fraction(0))


def _fit(
    work: Work, a: Expr, values: Sequence[Eigenvalue], among: Iterable[int], w: Term, digits: Term,
    unit: bool, used: dict[int, int],
) -> tuple[Fit | None, Found | None]:  # fmt: skip
    """The eigenvector that a printed vector shows; if none does, a refutation where that is certain."""
    certain: Found | None = None
    sure = True
    for k in among:
        value = values[k]
        if not value.is_real:
            sure = False
            continue
        full = used.get(k, 0) >= len(value.factor.vectors)
        for u, must in _candidates(work, k, value, w, unit):
            claim = conj(Term("eigenpair", (a, _name(k), u)), Term("~=", (u, digits)))
            found = work.decide(_with(values, claim))
            if found.right and not full:
                return Fit(k, claim), None
            sure = sure and must and found.wrong
            certain = certain or (found if found.wrong else None)
    return None, certain if sure else None


def _candidates(work: Work, k: int, found: Eigenvalue, w: Term, unit: bool) -> Iterator[tuple[Expr, bool]]:
    """Eigenvectors of the length that w may mean, and whether w must be one of them to be right.

    In a line: of length 1 if w has about that, and with the entry of w that was printed exactly. In a
    larger space: the projection of w.
    """
    value = found.value
    columns = [
        vector(polynomial([term_of(c) for c in entry], _name(k)) for entry in u) for u in found.factor.vectors
    ]
    if len(columns) > 1:
        b = matrix(zip(*(c.args for c in columns), strict=True))
        star = Term("T", (b,))
        off = add(Term("dot", (w, w)), -1)
        if not unit or work.holds(Term("<=", (Term("abs", (off,)), room(len(w.args), w)))):
            yield Term("*", (b, Term("inv", (Term("*", (star, b)),)), star, exactly(w))), False
        return
    u = columns[0]
    norm_one = work.holds(Term("~=", (Term("norm", (w,)), Term("decimal", ("1.0",)))))
    if unit or norm_one:
        yield divide(u, Term("norm", (u,))), True
    if unit:
        return
    whole = [i for i, x in enumerate(w.args) if isinstance(x, (int, Fraction)) and x != 0]
    largest = max(range(len(w.args)), key=lambda i: abs(_float(w.args[i])))
    for i in whole[:1] or [largest]:
        if work.holds(let([(_name(k), value)], Term("!=", (u.args[i], 0)))):
            scaled = Term("*", (divide(w.args[i], u.args[i]), u))
            yield scaled, bool(whole) or _no_scale(work, k, value, u, w, i)


def _no_scale(work: Work, k: int, value: Expr, u: Term, w: Term, i: int) -> bool:
    """Whether no multiple of u has the digits of w, entry i being anything that is printed like that."""
    for j in range(len(w.args)):
        ratio = divide(u.args[j], u.args[i])
        off = Term("abs", (add(mul(ratio, _value(w.args[i])), neg(_value(w.args[j]))),))
        room = add(_unit(w.args[j]), mul(Term("abs", (ratio,)), _unit(w.args[i])))
        if j != i and work.holds(let([(_name(k), value)], Term(">", (off, room)))):
            return True
    return False


def _unit(x: Expr) -> Fraction:
    """One unit of the last digit that is printed."""
    if not (isinstance(x, Term) and x.op == "decimal"):
        return Fraction(1)
    mantissa, _, exponent = x.args[0].lower().partition("e")
    return Fraction(10) ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


def exactly(t: Term) -> Term:
    """A vector with its decimals as exact numbers."""
    return vector(_value(x) for x in t.args)


def _value(x: Expr) -> Expr:
    return Fraction(x.args[0]) if isinstance(x, Term) and x.op == "decimal" else x


def _float(x: Expr) -> float:
    """About how large a number is, to choose where to look first."""
    x = _value(x)
    try:
        return float(x) if isinstance(x, (int, Fraction)) else 0.0
    except OverflowError:
        return 0.0


def _distance(work: Work, a: Expr, value: Eigenvalue, w: Term) -> float:
    """About how far a printed vector is from being an eigenvector for this eigenvalue."""
    from ..model import substitute
    from .explicit import explicit, rows_of

    rows = rows_of(explicit(substitute(a, work.bound)))
    if rows is None or not value.is_real:
        return float("inf")
    l, entries = float(value.enclose(60).real.mid()), [_float(x) for x in w.args]
    image = [sum(_float(x) * y for x, y in zip(row, entries, strict=True)) for row in rows]
    return sum((x - l * y) ** 2 for x, y in zip(image, entries, strict=True))


def _name(k: int) -> str:
    return f"l{k + 1}"
