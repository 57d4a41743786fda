"""Kinds of terms: names, literals, arithmetic. Every visit gives the kind, and the term with sizes resolved."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..errors import InputError, SizeError
from ..model import Expr, Term
from .sizes_forms import (
    COLLECTION,
    NUMBER,
    Collection,
    Kind,
    Shape,
    Size,
    Unknown,
    is_zero,
    linear,
    plus,
    size_of,
)
from .sizes_messages import Messages, clash, kind_text, shown

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
        rule = self.rules.get(t.op)  # type: ignore[union-attr]
        if rule is None:
            return self.word(t)  # type: ignore[arg-type]
        return rule(self, t)

    def word(self, t: Term) -> Visited:
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
                _number_of(t) if type(kind) is Collection else "`dim` of it is `rank` or `nullity`",
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
            raise clash(
                f"{shown(t)} is not a size", "a positive integer, or a name such as `n` or `n + 1`", whole, place
            )
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
            raise clash(f"{shown(whole)}: a size is at least 1, not {size}", "a positive integer", whole, place)
        return size

    def settle(self, t: Expr) -> Expr:
        """t with the size of every `I` in it, found from its place."""
        if not self.unknown:
            return t
        self.unknown = False
        return self._settle(t, t)  # type: ignore[return-value]

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
        message = f"{shown(t)}: {shown(a)} is {kind_text(p)} and {shown(b)} is {kind_text(q)}; the lengths differ"
        return clash(message, "vectors of one length", t, k)

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

    # ------------------------------------------------------------ arithmetic

    def negative(self, t: Term) -> Visited:
        kind, new = self.shape(t.args[0], t, 0)
        return kind, Term("neg", (new,))

    def transpose(self, t: Term) -> Visited:
        kind, new = self.shape(t.args[0], t, 0)
        return Shape(kind.columns, kind.rows), Term(t.op, (new,))

    def sum(self, t: Term) -> Visited:
        """Summands of one shape; a literal 0 takes theirs."""
        shapes, new = [], []
        for k, a in enumerate(t.args):
            if is_zero(a):
                new.append(a)
                continue
            shape, a_new = self.shape(a, t, k)
            shapes.append((k, shape))
            new.append(a_new)
        if not shapes:
            return NUMBER, t
        known = [pair for pair in shapes if not self.is_unknown(pair[1])] or shapes[:1]
        first, shape = known[0]
        for k, other in shapes:
            if k != first:
                self.alike("+", t, (first, shape), (k, other))
        return shape, Term("+", tuple(new))

    def alike(self, sign: str, t: Term, left: tuple[int, Kind], right: tuple[int, Kind]) -> None:
        """Two arguments of t that must have one shape."""
        (j, p), (k, q) = left, right
        unknown = type(p) is Shape and type(q) is Shape and self.is_unknown(q)
        if type(p) is type(q) and all([self.unify(a, b) for a, b in zip(p, q)]):
            return
        if unknown:
            raise self.square_identity(sign, t, k, t.args[k], t.args[j], p)  # type: ignore[arg-type]
        (j, p), (k, q) = sorted([(j, p), (k, q)], key=lambda pair: pair[0])
        a, b = t.args[j], t.args[k]
        if sign == "+" and isinstance(b, Term) and b.op == "neg":
            sign, b = "-", b.args[0]
        elif sign == "+" and isinstance(b, int) and b < 0:
            sign, b = "-", -b
        raise self.unequal(sign, t, k, (a, p), (b, q))

    def product(self, t: Term) -> Visited:
        """Factors from left to right; numbers stand aside, and so does a product that has become a number.

        Such a product gets brackets of its own when more matrices follow it: x.T*y*A is (x.T*y)*A.
        """
        shape: Shape = NUMBER
        new: list[Expr] = []
        start = -1  # where the matrices that make up `shape` begin in `new`
        last: tuple[Expr, Shape] | None = None
        for k, a in enumerate(t.args):
            if type(a) is int:
                new.append(a)
                continue
            factor, a_new = self.shape(a, t, k)
            if not self.is_number(factor):
                if start >= 0 and self.is_number(shape):
                    new[start:] = [Term("*", tuple(new[start:]))]
                    start = -1
                if start < 0:
                    start, shape = len(new), factor
                elif self.unify(shape.columns, factor.rows):
                    shape = Shape(shape.rows, factor.columns)
                else:
                    raise self.product_clash(t, k, last, (a, factor), self.regrouped(t, k, last))  # type: ignore[arg-type]
                last = a, factor
            new.append(a_new)
        return shape, Term("*", tuple(new))

    def regrouped(self, t: Term, k: int, last: tuple[Expr, Shape] | None) -> str:
        """`A*(x.T*y)` for A*x.T*y: a repair when what begins at factor k becomes a number."""
        rest = t.args[k:]
        for stop in range(2, len(rest) + 1):
            part = Term("*", rest[:stop])
            try:
                found = self.is_number(self.visit(part)[0])
            except InputError:
                return ""
            if found:
                return f"`{shown(Term('*', (last[0], part)))}`"  # type: ignore[index]
        return ""

    def quotient(self, t: Term) -> Visited:
        above, below = t.args
        kind, top = self.shape(above, t, 0)
        shape, bottom = self.shape(below, t, 1)
        if not self.is_number(shape) and not (self.is_unknown(shape) and self.fit(shape, NUMBER)):
            shape = self.settled(shape)  # type: ignore[assignment]
            word = "inv" if self.is_square(shape) else "pinv"
            inverse = Term(word, (below,))
            repair = inverse if above == 1 else Term("*", (above, inverse))
            raise clash(
                f"{shown(t)}: {shown(below)} is {kind_text(shape)}, and only a number divides",
                f"`{shown(repair)}`",
                t,
                1,
            )
        return kind, Term("/", (top, bottom))

    def power(self, t: Term) -> Visited:
        base, exponent = t.args
        kind, new = self.shape(base, t, 0)
        if type(exponent) is int:
            raised: Expr = exponent
        else:
            self.exponents += 1
            raised = self.number(exponent, t, 1)
            self.exponents -= 1
        if self.is_number(kind):
            return NUMBER, Term("^", (new, raised))
        if not self.unify(kind.rows, kind.columns):
            raise self.not_square_power(t, kind)
        if type(exponent) is not int and not self.is_integer(exponent):
            raise clash(
                f"{shown(t)}: the exponent of a matrix is an integer",
                "an integer, or a name bound by `for k in N: …`",
                t,
                1,
            )
        return kind, Term("^", (new, raised))

    def not_square_power(self, t: Term, kind: Shape) -> SizeError:
        base, exponent = t.args
        kind = self.settled(kind)  # type: ignore[assignment]
        inverse = type(exponent) is int and exponent < 0
        what = "has an inverse" if inverse else "has powers"
        if inverse:
            repair = f"`{shown(Term('pinv', (base,)))}` for the pseudoinverse"
        elif exponent == 2:
            inner = shown(Term("*", (Term("T", (base,)), base)))
            repair = f"`{inner}` or `{shown(Term('*', (base, Term('T', (base,)))))}`"
        else:
            repair = self.make_square(base, kind)
        return clash(
            f"{shown(t)}: {shown(base)} is {kind_text(kind)}, and only a square matrix {what}", repair, t, 0
        )

    def is_integer(self, t: Expr) -> bool:
        """Whether an exponent is built from integers and names of integers by + - *."""
        if isinstance(t, str):
            bound = self.names.get(t)
            return bound is not None and (
                bound.origin in ("N", "Z", "size") or (bound.origin == "let" and type(bound.value) is int)
            )
        if isinstance(t, Term):
            return t.op in ("+", "*", "neg") and all([self.is_integer(a) for a in t.args])
        return type(t) is int

    rules: dict[str, Callable[[Terms, Term], Visited]] = {
        "matrix": literal, "vector": literal, "columns": columns, "multiset": multiset, "counted": counted,
        "I": identity, "i": constant, "pi": constant, "e": constant, "decimal": constant,
        "neg": negative, "T": transpose, "H": transpose, "transpose": transpose,
        "+": sum, "*": product, "/": quotient, "^": power,
    }  # fmt: skip


def _number_of(t: Expr) -> str:
    return f"`max({shown(t)})` or `sum({shown(t)})`, which is a number"


def _as_number(whole: Term, t: Expr) -> str:
    """A number instead of the matrix t."""
    if whole.op == "abs":
        return f"`norm({shown(t)})`, or `det({shown(t)})`"
    if whole.op in ("matrix", "vector", "multiset", "counted"):
        return "numbers as entries"
    return f"a number, such as an entry `{shown(Term('entry', (t, 1, 1)))}`"
