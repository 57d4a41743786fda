"""Square roots in the field of others: sqrt(6) = sqrt(2) sqrt(3), sqrt(5 + 2 sqrt(6)) = sqrt(2) + sqrt(3).

The kernel makes one generator for each square root. Where two of them are dependent it has to be told, or it
could not see that a true equality holds; it checks what it is told. Square roots of rational numbers are
taken all together (squares.py). Nested ones are compared only with those they meet in one claim, or in one
column of a decomposition, as the field of them all is far too large.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from ..errors import EigenproofError
from ..exact.closed import evaluate
from ..exact.field import Element, Scalar, Tower, sign
from ..model import Expr, Term, add, from_tree, mul, number, sqrt, tree
from .places import nodes
from .squares import dependences
from .values import exact_value, expanded, resolve

MAX_DEGREE = 16
"""Nested roots are compared inside fields of at most this degree; a root that would exceed it is left out."""
MAX_RATIONAL = 8
"""What of this degree square roots of rational numbers may take up."""

Definitions = Mapping[str, Expr]
Claims = Sequence[tuple[Expr, Mapping]]


def radical_relations(claims: Claims, definitions: Definitions, others: Iterable[Expr] = ()) -> list[list]:
    """[[x, y], ...] with sqrt(x) = y in other square roots, as trees, for these claims and their evidence.

    `others` are more terms whose square roots of rational numbers meet those of the claims.
    """
    book = Book(definitions)
    groups = [book.roots(g) for s, e in claims for g in (*meetings(s, definitions), inside(e))]
    every = dict.fromkeys([t for g in groups for t in g] + book.roots(others))
    numbers = {t: q for t in every if (q := book.rational_square(t)) is not None}
    found: dict[Term, Expr] = {}
    for group in groups:
        nested = [t for t in group if t not in numbers and t not in found]
        if nested:
            plain = [t for t in group if t in numbers]
            written = tuple(book.written[t] for t in (*plain, *nested))
            for t, y in zip(nested, nested_relations(written, len(plain)), strict=True):
                if y is not None:
                    found.setdefault(t, y)
    for y in found.values():
        new = [s for s in nodes([y], "sqrt") if s not in numbers]
        numbers |= {s: q for s in new if (q := book.rational_square(s)) is not None}
    known = list(numbers)
    for k, (c, js) in dependences([numbers[t] for t in known]).items():
        found[known[k]] = mul(number(c), *(known[j] for j in js))
    return [[tree(t.args[0]), tree(y)] for t, y in found.items()]


def meetings(statement: Expr, definitions: Definitions) -> list[list[Expr]]:
    """Terms whose numbers the kernel puts into one equation when it checks this claim."""
    if not isinstance(statement, Term):
        return []
    op, args = statement
    if op == "and":
        return [g for s in args for g in meetings(s, definitions)]
    if op == "for":
        return meetings(args[1], definitions)
    if op == "==" and isinstance(args[0], Term) and args[0].op == "singular_values":
        values = args[1].args if isinstance(args[1], Term) and args[1].op == "multiset" else [args[1]]
        return [[args[0], v] for v in values]
    if op in ("svd", "spectral", "diagonalization"):
        tables = [resolve(x, definitions) for x in args[1:]]
        if all(isinstance(t, Term) and t.op == "matrix" and t.args for t in tables):
            return _columns_together(args[0], tables)  # type: ignore[arg-type]
    return [[statement]]


def _columns_together(a: Expr, tables: Sequence[Term]) -> list[list[Expr]]:
    """Columns that stand for the same value; the second table of three, or of two, holds the values."""
    values = tables[1].args
    columns = [list(zip(*t.args, strict=False)) for k, t in enumerate(tables) if k != 1]
    groups: dict[Expr, list[Expr]] = {}
    for j in range(max(map(len, columns))):
        value = values[j][j] if j < len(values) and j < len(values[0]) else 0
        group = groups.setdefault(value, [a, value])
        group += [Term("vector", c[j]) for c in columns if j < len(c)]
    return list(groups.values())


def inside(evidence: object) -> list[Expr]:
    """The square roots in evidence (JSON)."""
    found: list[Expr] = []
    stack = [evidence]
    while stack:
        x = stack.pop()
        if isinstance(x, Mapping):
            stack += x.values()
        elif isinstance(x, list) and x:
            if x[0] == "sqrt":
                found.append(from_tree(x))
            else:
                stack += x
    return found


class Book:
    """What is known of the square roots under these definitions: each is looked up once."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self.written: dict[Term, Expr] = {}  # with the names written out
        self.of_name: dict[str, list[Term]] = {}

    def roots(self, terms: Iterable[Expr]) -> list[Term]:
        """All sqrt(x) in these terms and in what they name, inner ones first, each once."""
        found: dict[Term, None] = {}
        for t in terms:
            seen = survey(t)
            for name in seen["name"]:
                found |= dict.fromkeys(self._of_name(name))
            for s in (*sorted(seen["sqrt"], key=_depth), *self._norms(seen)):
                self.written.setdefault(s, expanded(s, self.definitions))  # type: ignore[arg-type]
                found.setdefault(s)
        return list(found)

    def _norms(self, seen: Mapping[str, Mapping]) -> list[Term]:
        """sqrt(q) for each norm in a term that is the square root of a rational number."""
        found = []
        for norm in seen["norm"]:
            try:
                q = as_fraction(exact_value(Term("^", (norm, 2)), self.definitions))  # type: ignore[arg-type]
            except EigenproofError:
                continue
            found += [sqrt(number(q))] if q else []
        return found

    def _of_name(self, name: str) -> list[Term]:
        if name in self.definitions and name not in self.of_name:
            self.of_name[name] = []  # nothing may be defined in a circle
            self.of_name[name] = self.roots([self.definitions[name]])
        return self.of_name.get(name, [])

    def rational_square(self, t: Term) -> Fraction | None:
        """x for sqrt(x) with a positive rational x."""
        written = self.written.setdefault(t, expanded(t, self.definitions))  # type: ignore[arg-type]
        return _rational_square(written)


@lru_cache(maxsize=1024)
def _rational_square(t: Term) -> Fraction | None:
    try:
        q = as_fraction(evaluate(Tower.QQ, t.args[0])[1])
    except EigenproofError:
        return None
    return q if q is not None and q > 0 else None


def as_fraction(x: Scalar) -> Fraction | None:
    """A scalar that is rational."""
    q = x.coordinates[0] if isinstance(x, Element) and x.is_rational else x
    return None if isinstance(q, Element) else Fraction(int(q.p), int(q.q))


@lru_cache(maxsize=256)
def nested_relations(roots: tuple[Term, ...], plain: int) -> list[Expr | None]:
    """For every root but the first `plain` ones: what it is in those before it, if it lies in their field."""
    tower, found = Tower.QQ, []
    known: list[Expr] = []  # what each level of the tower is called
    for k, t in enumerate(roots):
        y = None
        try:
            bigger, value = evaluate(tower, t)
        except EigenproofError:
            found.append(None)
            continue  # not a number by itself, or a field that is too large
        if bigger.degree <= (MAX_RATIONAL if k < plain else MAX_DEGREE):
            tower, itself = bigger, False
            for j in range(len(known), len(tower.levels)):
                c = _multiple(value, tower.generator(j))
                itself = c is not None
                known.append(mul(number(1 / c), t) if c else _generator(tower, j, known))
            y = None if itself or not _is_positive(value) else unmerged(value, known)
        found.append(y)
    return found[plain:]


def _multiple(x: Scalar, g: Element) -> Fraction | None:
    """c with x = c g for a generator g and a rational c."""
    c = next((c for c, u in zip(x.coordinates, g.coordinates, strict=True) if u), None)  # type: ignore[union-attr]
    return Fraction(int(c.p), int(c.q)) if c and x == c * g else None


def _is_positive(x: Scalar) -> bool:
    return (x.is_real if isinstance(x, Element) else True) and sign(x) > 0


def survey(t: Expr) -> dict[str, dict]:
    """The names, the square roots and the norms in a term; a norm to an even power needs no root."""
    found: dict[str, dict] = {"name": {}, "sqrt": {}, "norm": {}}
    stack: list[object] = [t]
    while stack:
        x = stack.pop()
        if type(x) is str:
            found["name"].setdefault(x)
        elif type(x) is Term:
            if x.op == "decimal":
                continue
            if x.op == "^" and isinstance(x.args[0], Term) and x.args[0].op == "norm" and _even(x.args[1]):
                x = x.args[0]
            elif x.op in found:
                found[x.op].setdefault(x)
            stack += x.args[::-1]
        elif type(x) is tuple:
            stack += [a for a in x[::-1] if isinstance(a, (tuple, str))]
    return found


def _even(k: object) -> bool:
    return isinstance(k, int) and k % 2 == 0


def _depth(t: Term) -> int:
    return len(nodes([t], "sqrt"))


def unmerged(x: Scalar, known: Sequence[Expr]) -> Expr:
    """x as a polynomial in the generators of its tower, products of square roots left standing."""
    if not isinstance(x, Element):
        return number(x)
    summands = []
    for k, c in enumerate(x.coordinates):
        if c:
            summands.append(mul(number(c), *(known[j] for j in range(len(x.tower.levels)) if k >> j & 1)))
    return add(*summands)


def _generator(tower: Tower, j: int, known: Sequence[Expr]) -> Expr:
    """The square root that level j adjoins, in the generators before it."""
    below = Tower(tower.levels[:j])
    radicand = Element(below, tower.levels[j]) if j else below(tower.levels[j][0])
    return Term("i", ()) if radicand == -1 else sqrt(unmerged(radicand, known))
