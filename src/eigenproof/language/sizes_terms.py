"""Kinds of names and literals, and what an argument may be. A visit gives a kind, and the term settled."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import SizeError
from ..model import Expr, Term
from .operands import signature
from .sizes_forms import (
    COLLECTION,
    NUMBER,
    Collection,
    Kind,
    Shape,
    Size,
    Unknown,
    linear,
    plus,
    size_of,
)
from .sizes_messages import Messages, clash, kind_text, shown
from .vocabulary import WORDS

Visited = tuple[Kind, Expr]


class Bound(NamedTuple):
    """What a name stands for. origin: the letter of its set, or `let`, `size`, `formal` (in degree(p, x))."""

    kind: Kind
    origin: str
    value: Expr | None = None


class Unbound(Exception):
    """A name that nothing binds, where that is not allowed. `exponent`: it stands in an exponent."""

    def __init__(self, name: str, exponent: bool) -> None:
        super().__init__(name)
        self.name, self.exponent = name, exponent


class Terms(Messages):
    """The kinds of terms."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, Bound] = {}
        self.free: list[str] | None = None  # inside an equation: the indeterminates found in it
        self.exponents = 0  # how many exponents are around the present place
        self.unknown = False  # whether an I of unknown size was met since the last relation

    def visit(self, t: Expr) -> Visited:
        """The kind of a term, and the term with the sizes of its `I` and its products settled."""
        kind = type(t)
        if kind is str:
            return self.name(t), t  # type: ignore[arg-type]
        if kind is not Term:
            return NUMBER, t
        return self.compound(t)  # type: ignore[arg-type]

    def compound(self, t: Term) -> Visited:
        raise NotImplementedError

    def name(self, name: str) -> Kind:
        bound = self.names.get(name)
        if bound is not None:
            return bound.kind
        if self.free is None or not name[0].islower() or self.exponents:
            raise Unbound(name, self.exponents > 0)
        if name not in self.free:
            self.free.append(name)
        return NUMBER

    # ------------------------------------------------------------ what is expected of an argument

    def shape(self, t: Expr, whole: Term, place: int) -> tuple[Shape, Expr]:
        """The shape of an argument that is a matrix, a vector or a number."""
        kind, new = self.visit(t)
        if type(kind) is not Shape:
            raise clash(
                f"{shown(whole)}: {shown(t)} is {kind_text(self.settled(kind))}, not a number or a matrix",
                _number_of(t) if type(kind) is Collection else "`rank(A)` or `nullity(A)` for a dimension",
                whole,
                place,
                "kind",
            )
        return kind, new

    def number(self, t: Expr, whole: Term, place: int) -> Expr:
        """An argument that is a number."""
        if type(t) is int:
            return t
        kind, new = self.shape(t, whole, place)
        if not self.is_number(kind) and not (self.is_unknown(kind) and self.fit(kind, NUMBER)):
            kind = self.settled(kind)  # type: ignore[assignment]
            raise clash(
                f"{shown(whole)}: {shown(t)} is {kind_text(kind)}, and a number belongs here",
                _as_number(whole, t),
                whole,
                place,
            )
        return new

    def size(self, t: Expr, whole: Term, place: int) -> Size:
        """An argument that is a size: a positive integer, or linear in the names of sizes."""
        part = linear(t)
        if part is None:
            repair = "a positive integer, or a name such as `n` or `n + 1`"
            raise clash(f"{shown(t)} is not a size", repair, whole, place)
        total = {"": part.pop("", 0)}
        for name, c in part.items():
            bound = self.names.get(name)
            if bound is None:
                raise Unbound(name, False)
            if bound.origin == "let" and type(bound.value) is int:
                total = plus(total, {"": c * bound.value})
            elif bound.origin in ("size", "N", "Z") and bound.kind is NUMBER:
                total = plus(total, {name: c})
            else:
                raise clash(
                    f"{name} is not a size: it is bound as {kind_text(self.settled(bound.kind))}",
                    "another name for the size",
                    whole,
                    place,
                )
        size = size_of(total)
        if type(size) is int and size < 1:
            problem = f"{shown(whole)}: a size is at least 1, not {size}"
            raise clash(problem, "a positive integer", whole, place)
        return size

    def settle(self, t: Expr, whole: Expr) -> Expr:
        """t, as it was made from `whole`, with the size of every `I` in it, found from its place."""
        if not self.unknown:
            return t
        self.unknown = False
        return self._settle(t, whole)  # type: ignore[return-value]

    def _settle(self, t: object, whole: Expr) -> object:
        if isinstance(t, Term):
            if t.op == "I" and type(t.args[0]) is Unknown:
                size = self.value(t.args[0])
                if type(size) is Unknown:
                    raise clash("nothing tells the size of `I` here", "`I(n)` or `I(2)`", whole)
                return Term("I", (size,))
            return t if t.op == "decimal" else Term(t.op, tuple([self._settle(a, whole) for a in t.args]))
        return tuple([self._settle(a, whole) for a in t]) if isinstance(t, tuple) else t

    # ------------------------------------------------------------ literals

    def literal(self, t: Term) -> Visited:
        """A matrix or a vector written out: its entries are numbers."""
        if t.op == "vector":
            return Shape(len(t.args), 1), self.entries(t, t.args)
        rows = t.args
        new = [self.entries(t, row, False) for row in rows]
        shape = Shape(len(rows), len(rows[0]) if rows else 0)
        same = all([a is b for a, b in zip(new, rows)])
        return shape, t if same else Term("matrix", tuple(new))

    def entries(self, whole: Term, items: tuple, build: bool = True) -> tuple:
        """Entries of a literal, which are numbers; the literal itself, or the row, when nothing changed."""
        new, changed = [], False
        for k, item in enumerate(items):
            if type(item) is Term or type(item) is str:
                visited = self.number(item, whole, k)
                changed = changed or visited is not item
                item = visited
            new.append(item)
        if not changed:
            return whole if build else items
        return Term(whole.op, tuple(new)) if build else tuple(new)

    def columns(self, t: Term) -> Visited:
        """[u v]: columns of one length."""
        first, new, width = None, [], {"": 0}
        for k, a in enumerate(t.args):
            shape, a_new = self.shape(a, t, k)
            if first is None:
                first = shape
            elif not self.unify(first.rows, shape.rows):
                raise self.unequal_rows(t, k, first, shape)
            if not self.same(shape.columns, 1):
                raise clash(
                    f"{shown(t)}: {shown(a)} is {kind_text(self.settled(shape))}; what stands side by side "
                    "in brackets are columns",
                    "column vectors, as in `[u v]`",
                    t,
                    k,
                )
            width = plus(width, {"": 1})
            new.append(a_new)
        return Shape(first.rows, size_of(width)), Term("columns", tuple(new))  # type: ignore[union-attr]

    def unequal_rows(self, t: Term, k: int, p: Shape, q: Shape) -> SizeError:
        a, b = t.args[0], t.args[k]
        p, q = self.settled(p), self.settled(q)  # type: ignore[assignment]
        sides = f"{shown(a)} is {kind_text(p)} and {shown(b)} is {kind_text(q)}"
        return clash(f"{shown(t)}: {sides}; the lengths differ", "vectors of one length", t, k)

    def multiset(self, t: Term) -> Visited:
        """{3, 1, ...}"""
        members = [
            a if isinstance(a, Term) and a.op == "..." else self.number(a, t, k) for k, a in enumerate(t.args)
        ]
        return COLLECTION, Term("multiset", tuple(members))

    def counted(self, t: Term) -> Visited:
        """{3: 1, 1: 2}"""
        pairs = [(self.number(a, t, k), self.number(c, t, k)) for k, (a, c) in enumerate(t.args)]
        return COLLECTION, Term("counted", tuple(pairs))

    def identity(self, t: Term) -> Visited:
        """I, or I(n)"""
        if t.args:
            size = self.size(t.args[0], t, 0)
            return Shape(size, size), Term("I", (size,))
        self.unknown = True
        unknown = Unknown()
        return Shape(unknown, unknown), Term("I", (unknown,))  # type: ignore[arg-type]

    def constant(self, t: Term) -> Visited:
        return NUMBER, t


def _number_of(t: Expr) -> str:
    return f"`max({shown(t)})` or `sum({shown(t)})`, which is a number"


def _as_number(whole: Term, t: Expr) -> str:
    """A number instead of the matrix t."""
    if whole.op in WORDS and WORDS[whole.op][1] in (2, 3, 4):
        return signature(whole.op)
    if whole.op == "abs":
        return f"`norm({shown(t)})`, or `det({shown(t)})`"
    if whole.op in ("matrix", "vector", "multiset", "counted"):
        return "numbers as entries"
    if whole.op == "^":
        return "a number as the exponent; functions such as e^A are not in the language"
    return f"a number, such as an entry `{shown(Term('entry', (t, 1, 1)))}`"
