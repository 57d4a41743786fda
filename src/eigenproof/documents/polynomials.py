"""Which equations with an unknown are identities in it: characteristic polynomials and factorisations."""

from __future__ import annotations

from fractions import Fraction

from ..model import Expr, Term, names, walk

_ARITHMETIC = frozenset({"+", "*", "^", "neg", "/", "decimal", "sqrt"})
Polynomial = dict[int, Fraction]


def characteristic_variable(t: Expr) -> str:
    """The variable of a determinant such as det(A - λI), or of a determinant with λ among its entries."""
    for node in walk(t):
        if isinstance(node, Term) and node.op == "det":
            inside = node.args[0]
            for part in walk(inside):
                if isinstance(part, Term) and part.op == "*" and any(_is_identity(a) for a in part.args):
                    found = [a for a in part.args if isinstance(a, str) and a[0].islower()]
                    if len(found) == 1:
                        return found[0]
            if isinstance(inside, Term) and inside.op == "matrix":
                small = {name for name in names(inside) if name[0].islower()}
                if len(small) == 1:
                    return small.pop()
    return ""


def _is_identity(t: Expr) -> bool:
    return isinstance(t, Term) and t.op == "I"


def is_polynomial(t: Expr, x: str) -> bool:
    """Whether a term is arithmetic with numbers and x."""
    return all(
        node == x if isinstance(node, str) else isinstance(node, (int, Fraction)) or node.op in _ARITHMETIC
        for node in walk(t)
    )


def is_factorised(t: Expr, x: str) -> bool:
    """Whether it is a product with x in at least two factors, each of them in brackets or x itself."""
    if isinstance(t, Term) and t.op == "neg":
        return is_factorised(t.args[0], x)
    if isinstance(t, Term) and t.op == "^":
        return isinstance(t.args[0], Term) and t.args[0].op == "+" and x in names(t)
    if not (isinstance(t, Term) and t.op == "*"):
        return False
    with_x = [a for a in t.args if x in names(a)]
    brackets = [a for a in with_x if isinstance(a, Term) and (a.op == "+" or is_factorised(a, x))]
    return bool(brackets) and (len(with_x) > 1 or brackets[0].op == "^")


def coefficients(t: Expr, x: str) -> Polynomial | None:
    """The rational coefficients of a polynomial by power; None where there are others, or too many."""
    if isinstance(t, (int, Fraction)):
        return {0: Fraction(t)}
    if isinstance(t, str):
        return {1: Fraction(1)} if t == x else None
    if t.op == "decimal":
        return {0: Fraction(t.args[0])}
    if t.op == "^":
        base, exponent = coefficients(t.args[0], x), t.args[1]
        if base is None or not isinstance(exponent, int) or not 0 <= exponent <= 30:
            return None
        result: Polynomial | None = {0: Fraction(1)}
        for _ in range(exponent):
            result = _times(result, base)
        return result
    if t.op not in ("+", "*", "neg", "/"):
        return None
    values = [coefficients(a, x) for a in t.args]
    if any(v is None for v in values):
        return None
    if t.op == "neg":
        return _times({0: Fraction(-1)}, values[0])
    if t.op == "/":
        below = values[1]
        return _times(values[0], {0: 1 / below[0]}) if set(below) == {0} and below[0] else None  # type: ignore[index, arg-type]
    total: Polynomial | None = {} if t.op == "+" else {0: Fraction(1)}
    for value in values:
        total = _plus(total, value) if t.op == "+" else _times(total, value)
    return total


def _plus(a: Polynomial | None, b: Polynomial | None) -> Polynomial:
    a, b = a or {}, b or {}
    found = {k: a.get(k, Fraction(0)) + b.get(k, Fraction(0)) for k in {*a, *b}}
    return {k: c for k, c in found.items() if c}


def _times(a: Polynomial | None, b: Polynomial | None) -> Polynomial | None:
    if a is None or b is None or len(a) * len(b) > 1000:
        return None
    total: Polynomial = {}
    for j, c in a.items():
        for k, d in b.items():
            total[j + k] = total.get(j + k, Fraction(0)) + c * d
    return {k: c for k, c in total.items() if c}


def leading(t: Expr, x: str) -> tuple[int, Fraction] | None:
    """Degree and leading coefficient of a polynomial; None when they are not found."""
    found = coefficients(t, x)
    return max(found.items()) if found else None
