"""Polynomials of the kernel as terms that a person would write."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby

from ...kernel_free import Letter, changed
from ...model import Expr, Term, add, from_tree, mul, neg
from .translate import NamedLetters, product


class ReadableLetters(NamedLetters):
    """The reader of terms, which writes v.H*v and not v.T times the conjugate of v."""

    def word(self, w: tuple) -> object:
        """The product of the letters of a word; a number is turned round where that spares conjugates."""
        if w[0].rows == 1 == w[-1].columns:
            turned = tuple(changed(x, 1, 0) for x in reversed(w))
            w = min(w, turned, key=lambda v: sum(_odd(x) for x in v))
        return product([self.one(x) for x in w])

    def one(self, x: Letter) -> object:
        """A letter as a term."""
        base = super().one(changed(x, x.transposed, x.conjugated))
        if not x.conjugated and not x.transposed or x.key == "[i]":
            return super().one(x)
        if x.rows == 1 == x.columns:
            return ["H", base] if x.conjugated else base
        if x.conjugated:
            return ["H", base] if x.transposed else ["T", ["H", base]]
        return super().one(x)


def _odd(x: Letter) -> bool:
    return bool(x.conjugated and not x.transposed and not x.rows == 1 == x.columns)


def term(t: object) -> Expr:
    """A tree as a term, with its signs in front."""
    return tidy(from_tree(t))


def tidy(t: Expr) -> Expr:
    """-1 * x as -x, x * x as x^2, inv(x) as x^-1, what is added before what is subtracted."""
    if not isinstance(t, Term):
        return t
    args = tuple(tidy(a) if isinstance(a, Term) else a for a in t.args)
    if t.op == "*":
        if isinstance(args[0], (int, Fraction)) and args[0] < 0:
            return neg(mul(-args[0], *_powers(args[1:])))
        return mul(*_powers(args))
    if t.op == "+":
        positive = next((k for k, a in enumerate(args) if not _negative(a)), 0)
        return add(args[positive], *args[:positive], *args[positive + 1 :])
    if t.op == "inv":
        return Term("^", (args[0], -1))
    return Term(t.op, args)


def _negative(t: Expr) -> bool:
    if isinstance(t, Term):
        return t.op == "neg" or (t.op == "*" and _negative(t.args[0]))
    return isinstance(t, (int, Fraction)) and t < 0


def _powers(factors: tuple) -> list[Expr]:
    """x, x as x^2 where x is a name or a word."""
    flat = [x for f in factors for x in (f.args if isinstance(f, Term) and f.op == "*" else (f,))]
    found: list[Expr] = []
    for x, group in groupby(flat, key=lambda x: x):
        many = len(list(group))
        plain = isinstance(x, str) or (isinstance(x, Term) and x.op not in ("^", "+", "neg"))
        found += [Term("^", (x, many))] if many > 1 and plain else [x] * many
    return found
