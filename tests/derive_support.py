"""Shared by the tests of whole derivations: one door that demands a proof, and readers of numbers of our own.

The readers (`number` with mpmath, `exact` with SymPy) take the text of an answer, share no code with
the package, and so are what the answers are measured against.
"""

from __future__ import annotations

import ast
import json
import operator
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import mpmath

import eigenproof
from eigenproof.kernel import check
from eigenproof.model import tree

HANG = 60
"""Seconds after which a derivation counts as hanging (a guard, not a measure of speed)."""


class Hangs(AssertionError):
    """A derivation did not come back in time."""


@contextmanager
def guarded(seconds: int = HANG) -> Iterator[None]:
    """Raises Hangs when the block takes longer than this."""

    def late(*_: object) -> None:
        raise Hangs(f"not finished after {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def text_of(rows: object) -> str:
    """A matrix as the text people type; texts pass through."""
    if isinstance(rows, str):
        return rows
    return "[" + ", ".join("[" + ", ".join(str(x) for x in row) + "]" for row in rows) + "]"  # type: ignore[attr-defined]


def proved(topic: str, matrix: object, digits: int = 50) -> eigenproof.Derived:
    """The derivation: it must be proved, step by step, and accepted by the kernel again, as JSON text."""
    return _proved(topic, text_of(matrix), digits)


@cache
def _proved(topic: str, matrix: str, digits: int) -> eigenproof.Derived:
    with guarded():
        derived = eigenproof.derive(topic, matrix, digits=digits)
    assert derived.verdict.status == "proved", derived.verdict.reason
    assert derived.verdict.scope == "this instance"
    for step, verdict in zip(derived.steps, derived.verdicts, strict=True):
        assert verdict.status == "proved", (step.title, verdict.reason)
    accepted_again(derived)
    return derived


def accepted_again(derived: eigenproof.Derived) -> None:
    """The kernel accepts the certificate as it stands in a file, for the goal held by the caller."""
    read = json.loads(json.dumps(derived.certificate), parse_float=_no_float)
    assert check(read, tree(derived.goal)) is not None


def _no_float(text: str) -> None:
    raise AssertionError(f"a float in a certificate: {text}")


# ------------------------------------------------------------------ numbers from text, with mpmath


def number(text: str, **names: object) -> object:
    """The value of a term's text at the working precision of mpmath; names such as l may be given."""
    return _value(ast.parse(text.replace("^", "**"), mode="eval").body, names)


OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def _value(node: ast.expr, names: dict) -> object:
    match node:
        case ast.Constant(value=int()):
            return mpmath.mpf(node.value)
        case ast.Name(id="i") if "i" not in names:
            return mpmath.mpc(0, 1)
        case ast.Name(id=name):
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=x):
            return -_value(x, names)
        case ast.BinOp(left=a, op=ast.Pow(), right=ast.Constant(value=int(k))):
            return _value(a, names) ** k
        case ast.BinOp(left=a, op=op, right=b):
            x, y = _value(a, names), _value(b, names)
            return OPERATIONS[type(op)](x, y)
        case ast.Call(func=ast.Name(id="sqrt"), args=[x]):
            return mpmath.sqrt(_value(x, names))
        case ast.Call(func=ast.Name(id="root"), args=[p, ast.Constant(value=int(k)), *field]):
            return _root(ast.unparse(p), k, bool(field), mpmath.mp.prec)
    raise AssertionError(f"not a number: {ast.unparse(node)}")


@cache
def _root(polynomial: str, k: int, over_c: bool, precision: int) -> object:
    """The k-th largest real root, or the k-th of all roots by real, then imaginary part, descending."""
    with mpmath.workprec(2 * precision + 200):
        coefficients = _coefficients(ast.parse(polynomial, mode="eval").body)
        roots = mpmath.polyroots(coefficients[::-1], maxsteps=500, extraprec=2 * precision + 400)
        near = mpmath.mpf(2) ** -precision  # apart by less: equal, or real
        real = sorted((r.real for r in roots if abs(r.imag) < near), reverse=True)
        if not over_c:
            return real[k - 1]
        steps = sorted({mpmath.nint(r.real / near) for r in roots}, reverse=True)
        place = {s: n for n, s in enumerate(steps)}  # neighbours by one unit of rounding belong together
        for s, t in zip(steps, steps[1:]):
            if s - t <= 1:
                place[t] = place[s]
        return sorted(roots, key=lambda r: (place[mpmath.nint(r.real / near)], -r.imag))[k - 1]


def _coefficients(node: ast.expr) -> list:
    """A polynomial in x, ascending coefficients."""
    match node:
        case ast.Name(id="x"):
            return [mpmath.mpf(0), mpmath.mpf(1)]
        case ast.UnaryOp(op=ast.USub(), operand=p):
            return [-c for c in _coefficients(p)]
        case ast.BinOp(left=a, op=ast.Pow(), right=ast.Constant(value=int(k))):
            out = [mpmath.mpf(1)]
            for _ in range(k):
                out = _times(out, _coefficients(a))
            return out
        case ast.BinOp(left=a, op=ast.Mult(), right=b):
            return _times(_coefficients(a), _coefficients(b))
        case ast.BinOp(left=a, op=ast.Add() | ast.Sub() as op, right=b):
            p, q = _coefficients(a), _coefficients(b)
            sign = -1 if isinstance(op, ast.Sub) else 1
            size = max(len(p), len(q))
            p, q = p + [0] * (size - len(p)), q + [0] * (size - len(q))
            return [s + sign * t for s, t in zip(p, q)]
    return [_value(node, {})]


def _times(p: list, q: list) -> list:
    out = [mpmath.mpf(0)] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            out[i + j] += a * b
    return out


def numbers(rows: list[list[str]], **names: object) -> mpmath.matrix:
    """A matrix of texts as an mpmath matrix; [] is 0x0."""
    return mpmath.matrix([[number(x, **names) for x in row] for row in rows]) if rows else mpmath.matrix(0, 0)


def size_of(m: mpmath.matrix) -> object:
    """The largest absolute value of an entry."""
    return max((abs(x) for x in m), default=mpmath.mpf(0))


# ------------------------------------------------------------------ exact values from text, with SymPy


def exact(text: str):
    """A text of the statement language, or of a book, as a SymPy expression; x and l stay letters."""
    import sympy

    spelled = text.replace("^", "**")
    names = {"i": sympy.I, "I": sympy.I, "x": sympy.Symbol("x"), "l": sympy.Symbol("l")}
    tree = sympy.parse_expr(spelled, names, transformations=_exact_decimals())
    assert not tree.has(sympy.Float), text
    return tree


@cache
def _exact_decimals() -> tuple:
    from sympy.parsing.sympy_parser import rationalize, standard_transformations

    return (*standard_transformations, rationalize)


def exact_matrix(rows):
    """A matrix of texts, entry by entry."""
    import sympy

    return sympy.Matrix(len(rows), len(rows[0]) if rows else 0, [exact(x) for row in rows for x in row])


def is_zero(expression) -> bool:
    """Whether a closed SymPy number (rationals, square roots, i) is 0, decided exactly."""
    import sympy

    value = sympy.radsimp(sympy.expand(expression))
    return value == 0 or sympy.minimal_polynomial(value, sympy.Symbol("t")) == sympy.Symbol("t")
