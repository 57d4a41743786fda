"""Exact values of closed terms, for finding evidence: numbers of one tower, and matrices over it.

What has no value here (a bound variable, root(p, k), a tower that is too large) raises
EigenproofError, and the builder that asked does without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, reduce

from ..errors import InputError
from ..exact.data import centred, covariance, mean, scatter
from ..exact.field import Scalar, Tower, conjugate, field_of
from ..exact.linear import inverse
from ..exact.matrix import ExactMatrix, from_term, identity
from ..exact.pseudo import pinv
from ..model import Expr, Term
from .places import nodes

Value = Scalar | ExactMatrix


def resolve(t: Expr, definitions: Mapping[str, Expr]) -> Expr:
    """A term, with a defined name replaced by its definition (at the top only)."""
    while isinstance(t, str) and t in definitions:
        t = definitions[t]
    return t


def expanded(t: object, definitions: Mapping[str, Expr]) -> object:
    """A term with every defined name written out."""
    if isinstance(t, str):
        return expanded(definitions[t], definitions) if t in definitions else t
    if isinstance(t, Term):
        return t if t.op == "decimal" else Term(t.op, tuple(expanded(a, definitions) for a in t.args))
    return tuple(expanded(a, definitions) for a in t) if isinstance(t, tuple) else t


def matrix_value(t: Expr, definitions: Mapping[str, Expr]) -> ExactMatrix:
    """The matrix that a closed term stands for. EigenproofError if it has no value here."""
    return matrix_values([t], definitions)[0]


def matrix_values(terms: Sequence[Expr], definitions: Mapping[str, Expr]) -> list[ExactMatrix]:
    """As `matrix_value`, for several terms in one field."""
    return list(map(_matrix, exact_values(terms, definitions)))


def exact_value(t: Expr, definitions: Mapping[str, Expr]) -> Value:
    """The number or matrix that a closed term stands for. EigenproofError if it has no value here."""
    return exact_values([t], definitions)[0]


def exact_values(terms: Sequence[Expr], definitions: Mapping[str, Expr]) -> list[Value]:
    """As `exact_value`, for several terms in one field."""
    written = [expanded(t, definitions) for t in terms]
    radicals = [*nodes(written, "sqrt"), *nodes(written, "i")]  # type: ignore[arg-type]
    try:
        evaluation = _Evaluation(field_of(radicals) if radicals else Tower.QQ)
        return [evaluation.value(t) for t in written]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise InputError(f"no exact value: {error}", code="no-value") from None


def _field(rows: object) -> Tower:
    from ..exact.linear import field_of_scalars

    return field_of_scalars(rows)  # type: ignore[arg-type]


@lru_cache(maxsize=32)
def _rational(t: Term) -> ExactMatrix:
    return from_term(t)


class _Evaluation:
    """Evaluates terms whose square roots all lie in one tower."""

    def __init__(self, field: Tower) -> None:
        self.field = field

    def value(self, t: object) -> Value:
        if not isinstance(t, Term):
            return self.field.element(t)  # type: ignore[arg-type]
        op, args = t
        if op in ("matrix", "vector"):
            if self.field == Tower.QQ:
                return _rational(t)
            rows = args if op == "matrix" else tuple((x,) for x in args)
            return ExactMatrix(self.field, tuple(tuple(self.field.element(x) for x in r) for r in rows))
        if op in ("sqrt", "i", "decimal"):
            return self.field.element(t)
        if op == "^":
            return self.power(args[0], args[1])
        if op == "I" and args:
            return identity(args[0], self.field)
        if op == "covariance":
            ddof = args[1].args[0] if args[1:] else 1
            return covariance(self.matrix(args[0]), ddof)
        if op not in RULES:
            raise InputError(f"no exact value for {op}", code="no-value")
        return RULES[op](self, [a if op in INDEXED and type(a) is int else self.value(a) for a in args])

    def matrix(self, t: object) -> ExactMatrix:
        value = self.value(t)
        return value if isinstance(value, ExactMatrix) else ExactMatrix(self.field, ((value,),))

    def power(self, base: Expr, k: object) -> Value:
        if not isinstance(k, int):
            raise InputError("an exponent that is no integer", code="no-value")
        if isinstance(base, Term) and base.op == "norm" and k % 2 == 0:
            return squared_norm(self.value(base.args[0])) ** (k // 2)
        x = self.value(base)
        if not isinstance(x, ExactMatrix):
            return x**k
        x = inverted(x) if k < 0 else x
        return reduce(lambda p, _: p @ x, range(abs(k)), identity(x.shape[0], x.field))


INDEXED = ("entry", "column", "row", "zeros", "ones")
"""Words whose integers are positions and sizes."""


def squared_norm(x: Value) -> Scalar:
    """The sum of |entry|^2."""
    entries = [y for row in x.rows for y in row] if isinstance(x, ExactMatrix) else [x]
    return sum((conjugate(y) * y for y in entries[1:]), conjugate(entries[0]) * entries[0])


def inverted(a: ExactMatrix) -> ExactMatrix:
    """A^-1."""
    if not a.is_square:
        raise InputError("the inverse of a matrix that is not square", code="no-value")
    return ExactMatrix(a.field, inverse(a.rows, a.field))


def plus(a: Value, b: Value) -> Value:
    """a + b"""
    if not isinstance(a, ExactMatrix) and not isinstance(b, ExactMatrix):
        return a + b
    if not (isinstance(a, ExactMatrix) and isinstance(b, ExactMatrix) and a.shape == b.shape):
        raise InputError("sizes that do not fit in a sum", code="no-value")
    field = max(a.field, b.field, key=lambda f: f.degree)
    pairs = zip(a.rows, b.rows, strict=True)
    return ExactMatrix(field, tuple(tuple(field(x + y) for x, y in zip(*p, strict=True)) for p in pairs))


def times(a: Value, b: Value) -> Value:
    """a b; a product that is 1x1 is a number."""
    if isinstance(a, ExactMatrix) and isinstance(b, ExactMatrix):
        c = a @ b
        return c.rows[0][0] if c.shape == (1, 1) else c
    if isinstance(a, ExactMatrix) or isinstance(b, ExactMatrix):
        m, c = (a, b) if isinstance(a, ExactMatrix) else (b, a)
        rows = tuple(tuple(c * x for x in row) for row in m.rows)
        return ExactMatrix(_field(rows), rows)
    return a * b


def _transposed(a: Value) -> Value:
    return a.transpose() if isinstance(a, ExactMatrix) else a


def _conjugate_transposed(a: Value) -> Value:
    return a.conjugate_transpose() if isinstance(a, ExactMatrix) else conjugate(a)


def _column(a: ExactMatrix, j: int) -> ExactMatrix:
    return ExactMatrix(a.field, tuple((row[j - 1],) for row in a.rows))


def _diag(*entries: Value) -> ExactMatrix:
    first = entries[0]
    d = [row[0] for row in first.rows] if isinstance(first, ExactMatrix) else list(entries)
    n, field = len(d), _field([d])
    return ExactMatrix(field, tuple(tuple(field(d[i] if i == j else 0) for j in range(n)) for i in range(n)))


def _filled(x: int) -> Callable[..., ExactMatrix]:
    return lambda m, n=1: ExactMatrix(Tower.QQ, ((Tower.QQ(x),) * n,) * m)


def _matrix(a: Value) -> ExactMatrix:
    return a if isinstance(a, ExactMatrix) else ExactMatrix(_field([[a]]), ((a,),))


def _mean(x: Value) -> ExactMatrix:
    entries = mean(_matrix(x))
    return ExactMatrix(_field([entries]), tuple((y,) for y in entries))


RULES: dict[str, Callable[[_Evaluation, list], Value]] = {
    "+": lambda _, v: reduce(plus, v),
    "*": lambda _, v: reduce(times, v),
    "/": lambda _, v: times(v[0], 1 / v[1]),
    "neg": lambda e, v: times(e.field(-1), v[0]),
    "T": lambda _, v: _transposed(v[0]),
    "transpose": lambda _, v: _transposed(v[0]),
    "H": lambda _, v: _conjugate_transposed(v[0]),
    "entry": lambda _, v: _matrix(v[0]).rows[v[1] - 1][v[2] - 1],
    "column": lambda _, v: _column(_matrix(v[0]), v[1]),
    "row": lambda _, v: ExactMatrix(v[0].field, (v[0].rows[v[1] - 1],)),
    "dot": lambda _, v: times(_conjugate_transposed(v[0]), v[1]),
    "diag": lambda _, v: _diag(*v),
    "zeros": lambda _, v: _filled(0)(*v),
    "ones": lambda _, v: _filled(1)(*v),
    "trace": lambda e, v: sum((r[k] for k, r in enumerate(_matrix(v[0]).rows)), e.field(0)),
    "inv": lambda _, v: inverted(_matrix(v[0])) if isinstance(v[0], ExactMatrix) else 1 / v[0],
    "pinv": lambda _, v: pinv(_matrix(v[0])),
    "mean": lambda _, v: _mean(v[0]),
    "centered": lambda _, v: centred(_matrix(v[0])),
    "scatter": lambda _, v: scatter(_matrix(v[0])),
}
