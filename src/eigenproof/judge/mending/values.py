"""Exact values of the terms in a claim, and values written as terms again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from flint import fmpq

from ...exact.decimals import bounds
from ...exact.field import Element, Scalar, enclose
from ...exact.field import term_of as closed_term
from ...language import to_text
from ...model import Expr, Term, matrix, vector
from ..closed_values import decimal
from ..evaluate import FAILURES
from ..evaluation import spectra
from ..evaluation.compiler import compiled
from ..evaluation.matrices import Identity, as_matrix, is_matrix, rows_of
from ..evaluation.numbers import Undefined, Unknown, added, equal, multiplied, real
from ..evaluation.words import Subspace

LARGEST_DENOMINATOR = 64
Rows = Sequence[Sequence[Scalar]]


class Values:
    """What terms are worth under the definitions of a claim. Raises one of FAILURES without a value."""

    def __init__(self, definitions: Iterable[tuple[str, Expr]] = ()) -> None:
        self.env: dict = {}
        for name, t in definitions:
            try:
                self.env[name] = self.of(t)
            except FAILURES:
                continue  # what needs it has no value either

    def of(self, t: Expr) -> object:
        """The value of a term: a number, a matrix, a collection, a subspace."""
        return compiled(t, frozenset(self.env))(self.env)

    def rows(self, t: Expr) -> list[list[Scalar]]:
        """The rows of a matrix; a number is 1x1."""
        return [list(r) for r in rows_of(as_matrix(self.of(t)))]  # type: ignore[arg-type]

    def number(self, t: Expr) -> Scalar | None:
        """The value of a term that is a number; None for any other."""
        try:
            value = self.of(t)
        except FAILURES:
            return None
        return value if isinstance(value, (fmpq, Element)) else None

    def holds(self, s: Expr) -> bool | None:
        """Is a statement true? None where that cannot be told, or it has no truth value."""
        try:
            return bool(self.of(s))
        except FAILURES:
            return None


def term_of(x: Scalar) -> Expr:
    """A number as a term; the sign of a quotient stands in front of it."""
    t = closed_term(x)
    if isinstance(t, Term) and t.op == "/" and isinstance(t.args[0], Term) and t.args[0].op == "neg":
        return Term("neg", (Term("/", (t.args[0].args[0], t.args[1])),))
    return t


def as_term(value: object) -> Expr:
    """A value as a term. Unknown for what has no closed form."""
    if isinstance(value, spectra.Spectrum):
        return Term("multiset", tuple(map(term_of, members(value))))
    if isinstance(value, spectra.Multiset):
        return Term("multiset", tuple(map(term_of, value.members)))
    if isinstance(value, Subspace):
        rows = value.rows or ((fmpq(0),) * (value.ambient or 1),)
        return Term("span", tuple(vector(map(term_of, integral(r))) for r in rows))
    if isinstance(value, Identity):
        raise Unknown("an identity without a size")
    if is_matrix(value):
        return table(rows_of(value))  # type: ignore[arg-type]
    return term_of(value)  # type: ignore[arg-type]


def table(rows: Rows) -> Expr:
    """Rows as a term: a number, a column vector or a matrix."""
    entries = [[term_of(x) for x in r] for r in rows]
    if len(entries[0]) == 1:
        return vector(x for (x,) in entries) if len(entries) > 1 else entries[0][0]
    return matrix(entries)


def members(c: spectra.Spectrum | spectra.Multiset) -> list[Scalar]:
    """The members of a collection, descending where they are real."""
    try:
        return spectra.descending(c)
    except Undefined:
        return list(spectra.members(c))


def integral(v: Sequence[Scalar]) -> list[Scalar]:
    """A rational vector scaled to integers without a common factor; any other as it is."""
    if not all(type(x) is fmpq for x in v) or not any(v):
        return list(v)
    from math import gcd, lcm

    d = lcm(*(int(x.q) for x in v))
    whole = [int(x.p) * (d // int(x.q)) for x in v]
    g = gcd(*whole)
    return [fmpq(x // g) for x in whole]


def scaled(v: Sequence[Scalar], c: Scalar) -> list[Scalar]:
    """c v"""
    return [multiplied(c, x) for x in v]


def difference(a: Rows, b: Rows) -> list[tuple[int, int]]:
    """The places (from 0) at which two matrices of one size differ."""
    return [(i, j) for i, r in enumerate(a) for j, x in enumerate(r) if not equal(x, b[i][j])]


def minus(a: Scalar, b: Scalar) -> Scalar:
    """a - b"""
    return added(a, -b)


def in_words(x: Scalar) -> str:
    """A number in a sentence: a fraction of many digits that is a decimal is written as one."""
    if type(x) is fmpq and int(x.q) > LARGEST_DENOMINATOR and not 10**40 % int(x.q):
        written = decimal(Fraction(int(x.p), int(x.q)), 6)
        return written.rstrip("0")
    return to_text(term_of(x))


def about(values: Values, t: Expr) -> str | None:
    """A real number to four decimals; None for anything else."""
    x = values.number(t)
    if x is None or not real(x):
        return None
    ball = enclose(x, 64)
    low, high = bounds(getattr(ball, "real", ball))
    return decimal((low + high) / 2, 4)
