"""A statement compiled once into closures over a dictionary of values, to be run thousands of times."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce

from flint import fmpq

from ...exact.field import Tower
from ...model import Expr, Term, names
from . import spectra, words
from .angles import Angle
from .elimination import power
from .identities import polynomial_word
from .matrices import Identity, as_matrix, as_number, identity, matrix, plus, rows_of, times
from .numbers import ONE, Undefined, Unknown, divided
from .predicates import PREDICATES
from .statements import STATEMENTS

Values = dict
Run = Callable[[Values], object]
HALF_TURN = Angle(ONE)
COSTLY = frozenset({"inv", "pinv", "rref", "det", "rank", "charpoly", "eigenvalues", "singular_values", "^"})
"""Words whose last value is remembered: the search changes one name at a time."""


def compiled(t: Expr, bound: frozenset[str]) -> Run:
    """The function that evaluates a term or statement at values of the names in `bound`.

    It raises Undefined where a term has no value, and Unknown where this evaluation cannot tell.
    """
    if isinstance(t, str):
        return lambda env: env[t]
    if not isinstance(t, Term):
        value = fmpq(t) if isinstance(t, int) else fmpq(t.numerator, t.denominator)
        return lambda env: value
    if t.op in STATEMENTS:
        return STATEMENTS[t.op](t, bound, compiled)
    rule = RULES.get(t.op)
    if rule is not None:
        return rule(t, bound)
    if t.op in PREDICATES:
        return _called(PREDICATES[t.op], t, bound)
    if t.op in words.TERMS:
        return _remembered(_called(words.TERMS[t.op], t, bound), t)
    return _unknown(t.op)


def _unknown(what: str) -> Run:
    def run(env: Values) -> object:
        raise Unknown(f"no exact value for {what}")

    return run


def _called(function: Callable, t: Term, bound: frozenset[str]) -> Run:
    if t.op == "diagonalizable" and len(t.args) == 2:
        a, field = compiled(t.args[0], bound), t.args[1].op
        return lambda env: function(a(env), field)
    if t.args and isinstance(t.args[-1], Term) and t.args[-1].op == "ddof":
        a, ddof = compiled(t.args[0], bound), int(t.args[-1].args[0])
        return lambda env: function(a(env), ddof)
    parts = [compiled(a, bound) for a in t.args]
    if len(parts) == 1:
        (one,) = parts
        return lambda env: function(one(env))
    if len(parts) == 2:
        first, second = parts
        return lambda env: function(first(env), second(env))
    return lambda env: function(*(p(env) for p in parts))


def _remembered(run: Run, t: Term) -> Run:
    """run, which does not compute again while the names in t keep their values."""
    if t.op not in COSTLY:
        return run
    inside = tuple(names(t))
    last: list = [None, None]

    def remember(env: Values) -> object:
        key = [env.get(n) for n in inside]
        if last[0] is not None and all(map(_is, key, last[0])):
            return last[1]
        value = run(env)
        last[0], last[1] = key, value
        return value

    return remember


def _is(a: object, b: object) -> bool:
    return a is b


# ------------------------------------------------------------------------------------ terms


def _folded(function: Callable) -> Callable[[Term, frozenset[str]], Run]:
    def rule(t: Term, bound: frozenset[str]) -> Run:
        parts = [compiled(a, bound) for a in t.args]
        if len(parts) == 2:
            first, second = parts
            return lambda env: function(first(env), second(env))
        return lambda env: reduce(function, [p(env) for p in parts])

    return rule


def _quotient(t: Term, bound: frozenset[str]) -> Run:
    top, bottom = (compiled(a, bound) for a in t.args)

    def run(env: Values) -> object:
        below = as_number(bottom(env))
        return times(divided(ONE, below), top(env))

    return run


def _power(t: Term, bound: frozenset[str]) -> Run:
    base, exponent = t.args
    if isinstance(base, Term) and base.op == "norm" and exponent == 2:
        inside = compiled(base.args[0], bound)
        return lambda env: words.norm_squared(inside(env))
    x = compiled(base, bound)
    if isinstance(exponent, int):
        return _remembered(lambda env: power(x(env), exponent), t) if exponent != 2 else _squared(x)
    k = compiled(exponent, bound)
    return lambda env: power(x(env), words.whole(k(env)))


def _squared(x: Run) -> Run:
    def run(env: Values) -> object:
        value = x(env)
        return value * value if type(value) is fmpq else power(value, 2)

    return run


def _table(t: Term, bound: frozenset[str]) -> Run:
    rows = t.args if t.op == "matrix" else tuple((x,) for x in t.args)
    if not rows:
        return _unknown("an empty matrix")
    entries = [[compiled(x, bound) for x in row] for row in rows]
    return lambda env: matrix([[as_number(x(env)) for x in row] for row in entries])


def _columns(t: Term, bound: frozenset[str]) -> Run:
    parts = [compiled(x, bound) for x in t.args]

    def run(env: Values) -> object:
        blocks = [rows_of(as_matrix(p(env))) for p in parts]
        if len({len(b) for b in blocks}) > 1:
            raise Unknown("columns of different lengths")
        return matrix([[x for b in rows for x in b] for rows in zip(*blocks)])

    return run


def _identity(t: Term, bound: frozenset[str]) -> Run:
    if not t.args:
        bare = Identity(ONE)
        return lambda env: bare
    size, known = compiled(t.args[0], bound), {}

    def run(env: Values) -> object:
        n = words.whole(size(env))
        if n not in known:
            if n < 0:
                raise Undefined("an identity of negative size")
            known[n] = identity(n)
        return known[n]

    return run


def _constant(t: Term, bound: frozenset[str]) -> Run:
    value = Tower.QQ.adjoin_sqrt(-1)[1]
    return lambda env: value


def _pi(t: Term, bound: frozenset[str]) -> Run:
    return lambda env: HALF_TURN


def _decimal(t: Term, bound: frozenset[str]) -> Run:
    return compiled(Fraction(t.args[0]), bound)


def _multiset(t: Term, bound: frozenset[str]) -> Run:
    rest = Term("...", ())
    parts = [compiled(x, bound) for x in t.args if x != rest]
    is_open = rest in t.args
    return lambda env: spectra.Multiset(tuple(as_number(p(env)) for p in parts), is_open)


def _counted(t: Term, bound: frozenset[str]) -> Run:
    parts = [(compiled(x, bound), compiled(k, bound)) for x, k in t.args]

    def run(env: Values) -> object:
        return spectra.Multiset(tuple(v for x, k in parts for v in [as_number(x(env))] * words.whole(k(env))))

    return run


RULES: dict[str, Callable[[Term, frozenset[str]], Run]] = {
    "+": _folded(plus),
    "*": _folded(times),
    "/": _quotient,
    "^": _power,
    "matrix": _table,
    "vector": _table,
    "columns": _columns,
    "I": _identity,
    "i": _constant,
    "pi": _pi,
    "decimal": _decimal,
    "multiset": _multiset,
    "counted": _counted,
    "degree": lambda t, bound: polynomial_word(t, bound, compiled),
    "coefficient": lambda t, bound: polynomial_word(t, bound, compiled),
}
