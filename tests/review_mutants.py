"""Small false changes, and harmless ones, of true statements about explicit matrices."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from eigenproof.model import Expr, Term, matrix, mul, neg, number, vector

TABLES = ("matrix", "vector", "multiset", "diag")


def places(t: object, path: tuple = ()) -> Iterator[tuple[tuple, Expr]]:
    """Every term in a term with its path; bound names, exponents and words' sizes are not entered."""
    if isinstance(t, Term):
        yield path, t
        if t.op == "^":
            yield from places(t.args[0], (*path, 0))
        elif t.op in ("for", "let"):
            yield from places(t.args[1], (*path, 1))
        elif t.op not in ("decimal", "I", "counted", "ddof"):
            for k, a in enumerate(t.args):
                yield from places(a, (*path, k))
    elif isinstance(t, tuple):
        for k, a in enumerate(t):
            yield from places(a, (*path, k))
    elif isinstance(t, (int, Fraction)):
        yield path, t


def put(t: object, path: tuple, new: Expr) -> object:
    """t with another term at a path."""
    if not path:
        return new
    args = t.args if isinstance(t, Term) else t
    changed = (*args[: path[0]], put(args[path[0]], path[1:], new), *args[path[0] + 1 :])
    return Term(t.op, changed) if isinstance(t, Term) else changed


def mutants(s: Expr) -> Iterator[tuple[str, Expr]]:
    """(kind, statement) after one small change; some of them may still be true."""
    for path, t in places(s):
        for kind, new in _changes(t):
            yield kind, put(s, path, new)
    if s.op == "==":
        yield "factor", Term("==", (s.args[0], mul(2, s.args[1])))


def _changes(t: Expr) -> Iterator[tuple[str, Expr]]:
    if isinstance(t, (int, Fraction)):
        if t:
            yield "sign", -t
        yield "one more", t + 1
        yield "one less", t - 1
    elif t.op == "sqrt":
        yield "sign", neg(t)
    elif t.op == "matrix":
        columns = list(zip(*t.args, strict=True))
        yield "transposition", matrix(columns)
        for i, j in combinations(range(len(columns)), 2):
            swapped = [*columns]
            swapped[i], swapped[j] = swapped[j], swapped[i]
            yield "columns", matrix(zip(*swapped, strict=True))
        yield "normalisation", matrix([[mul(2, x) if j == 0 else x for j, x in enumerate(r)] for r in t.args])
    elif t.op == "vector":
        for i, j in combinations(range(len(t.args)), 2):
            swapped = [*t.args]
            swapped[i], swapped[j] = swapped[j], swapped[i]
            yield "entries", vector(swapped)
    elif t.op == "multiset" and len(t.args) > 1:
        yield "multiplicity", Term("multiset", (*t.args, t.args[0]))
        yield "multiplicity", Term("multiset", t.args[1:])
        yield "multiplicity", Term("multiset", (t.args[1], *t.args[1:]))
    elif t.op == "span" and len(t.args) > 1:
        yield "vector missing", Term("span", t.args[1:])
    elif t.op == "covariance":
        yield "divisor", Term("covariance", (t.args[0], Term("ddof", (0,)))) if len(t.args) == 1 else t


# --------------------------------------------------------------------------- harmless


def rewrites(s: Expr, rng: random.Random) -> Iterator[tuple[str, Expr]]:
    """(kind, statement) that say the same in another way."""
    op, args = s.op, s.args
    if op == "for" and args[1].op == "==" and _is_number(args[1].args[1]):
        for kind, t in _polynomials(args[1].args[1], args[0][0][0]):
            yield kind, Term("for", (args[0], Term("==", (args[1].args[0], t))))
        yield "sides", Term("for", (args[0], Term("==", args[1].args[::-1])))
    if op == "eigenpair":
        for c in (3, Fraction(-1, 2), 7):
            yield "scale", Term(op, (*args[:2], scaled(args[2], c)))
        yield "as an equation", Term("==", (Term("*", (args[0], args[2])), Term("*", (args[1], args[2]))))
    if op in ("diagonalization", "spectral") and all(a.op == "matrix" for a in args):
        yield from _factors(s, rng)
    if op == "==":
        yield "sides", Term(op, args[::-1])
        for k in (0, 1):
            t = args[k]
            if isinstance(t, Term) and t.op == "multiset":
                yield "order", put(s, (k,), Term("multiset", tuple(rng.sample(t.args, len(t.args)))))
            if isinstance(t, Term) and t.op == "span":
                yield "basis", put(s, (k,), Term("span", tuple(_other_basis(list(t.args)))))
                yield "order", put(s, (k,), Term("span", tuple(reversed(t.args))))
    for path, t in places(s):
        if isinstance(t, Fraction) and t.denominator in (2, 4, 5, 8, 10) and abs(t) < 100:
            yield "decimal", put(s, path, decimal(t))
            break
    for path, t in places(s):
        printed = path and s.op == "~=" and path[0] == 1
        if isinstance(t, Term) and t.op == "matrix" and len(t.args) > 1 and not printed:
            twice = Term("T", (matrix(zip(*t.args, strict=True)),))
            yield "transposed twice", put(s, path, twice)
            break


def _is_number(t: Expr) -> bool:
    return not any(isinstance(n, Term) and n.op in TABLES for _, n in places(t))


def decimal(q: Fraction) -> Term:
    """A fraction as a terminating decimal."""
    digits = Term("decimal", (str(float(abs(q))),))
    return digits if q > 0 else Term("neg", (digits,))


def scaled(v: Expr, c: int | Fraction) -> Expr:
    """c v, written out."""
    if v.op == "matrix":
        return matrix([[times(c, x) for x in r] for r in v.args])
    return vector(times(c, x) for x in v.args)


def times(c: int | Fraction, x: Expr) -> Expr:
    """c x, folded for rational x."""
    return number(Fraction(c) * x) if isinstance(x, (int, Fraction)) else Term("*", (c, x))


def _other_basis(vectors: list) -> list:
    """Another basis of the same span: the first vector scaled and added to the others."""
    first = scaled(vectors[0], 2)
    return [first] + [
        vector(_add(x, y) for x, y in zip(v.args, first.args, strict=True)) for v in vectors[1:]
    ]


def _add(x: Expr, y: Expr) -> Expr:
    if isinstance(x, (int, Fraction)) and isinstance(y, (int, Fraction)):
        return number(Fraction(x) + y)
    return Term("+", (x, y))


def _factors(s: Term, rng: random.Random) -> Iterator[tuple[str, Expr]]:
    a, p, d = s.args
    n = len(p.args)
    order = list(range(n))
    rng.shuffle(order)
    columns = list(zip(*p.args, strict=True))
    permuted = matrix(zip(*(columns[k] for k in order), strict=True))
    yield "permuted", Term(s.op, (a, permuted, matrix([[d.args[i][j] for j in order] for i in order])))
    factor = -1 if s.op == "spectral" else rng.choice((2, -3, Fraction(1, 2)))
    changed = [*columns]
    changed[0] = tuple(times(factor, x) for x in changed[0])
    yield "sign of a column", Term(s.op, (a, matrix(zip(*changed, strict=True)), d))
    yield "diag", Term(s.op, (a, p, Term("diag", tuple(d.args[k][k] for k in range(n)))))
    if s.op == "diagonalization":
        yield "as an equation", Term("==", (a, Term("*", (p, d, Term("^", (p, -1))))))
    else:
        yield "as an equation", Term("==", (a, Term("*", (p, d, Term("T", (p,))))))


def _polynomials(p: Expr, x: str) -> Iterator[tuple[str, Expr]]:
    """A polynomial with a term added and taken away, and multiplied and divided."""
    yield "rearranged", Term("+", (p, x, Term("neg", (x,))))
    yield "factored", Term("*", (Fraction(1, 2), Term("*", (2, p))))
