"""Sizes in statements: binders, relations, connectives, definitions."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Expr, Term, add, names, neg
from .sizes_forms import NUMBER, Collection, Kind, Shape, Subspace, is_zero
from .sizes_messages import clash, kind_text, set_text, shown
from .sizes_solve import size_equations
from .sizes_terms import Bound
from .sizes_words import Words
from .vocabulary import PREDICATES, SETS


class Statements(Words):
    """Walks a statement from left to right and gives it back with every size settled."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Kind] = {}  # every name that was bound

    def statement(self, t: Expr) -> Expr:
        """A statement with every bare `I` sized, and with binders for its indeterminates."""
        op = t.op  # type: ignore[union-attr]
        if op in ("==", "!=", "~="):
            return self.equation(t)  # type: ignore[arg-type]
        rule = self.connectives.get(op)
        if rule is not None:
            return rule(self, t)  # type: ignore[arg-type]
        self.unknown = False
        if op in PREDICATES:
            return self.settle(self.visit(t)[1], t)
        return self.order(t)  # type: ignore[arg-type]

    # ------------------------------------------------------------ connectives

    def conjunction(self, t: Term) -> Expr:
        """`and`, `or`: what stands on the left guards what follows."""
        before = len(self.equations)
        parts = []
        for part in t.args:
            parts.append(self.statement(part))
            self.guard(part, t.op == "and")
        del self.equations[before:]
        return Term(t.op, tuple(parts))

    def implication(self, t: Term) -> Expr:
        hypothesis, conclusion = t.args
        before = len(self.equations)
        left = self.statement(hypothesis)
        self.guard(hypothesis, True)
        right = self.statement(conclusion)
        del self.equations[before:]
        return Term("implies", (left, right))

    def each(self, t: Term) -> Expr:
        return Term(t.op, tuple([self.statement(a) for a in t.args]))

    def guard(self, statement: Expr, holds: bool) -> None:
        """Take over the equations of sizes that a statement gives to what follows it."""
        for a, b in size_equations(statement, holds):
            if self.is_size(a) and self.is_size(b):
                self.assume(a, b)  # type: ignore[arg-type]

    def is_size(self, t: Expr) -> bool:
        """Whether t is a size, or an integer."""
        if isinstance(t, str):
            bound = self.names.get(t)
            return bound is not None and bound.kind is NUMBER and bound.origin in ("size", "N", "Z")
        if isinstance(t, Term):
            return t.op in ("+", "neg", "*") and all([self.is_size(a) for a in t.args])
        return type(t) is int

    # ------------------------------------------------------------ binders

    def binder(self, t: Term) -> Expr:
        """for NAME in SET, …: body (also `exists`)."""
        bindings, body = t.args
        outer = self.names
        self.names = dict(outer)
        new = []
        for name, domain in bindings:
            kind = self.domain(domain)
            self.no_capture(name, t)
            self.names[name] = Bound(kind, domain.op)
            self.found[name] = kind
            new.append((name, domain))
        result = self.statement(body)
        self.names = outer
        return Term(t.op, (tuple(new), result))

    def domain(self, domain: Term) -> Shape:
        """The shape of the members of R(m,n), R(n), R and the like."""
        if not domain.args:
            return NUMBER
        sizes = [self.size(a, domain, k) for k, a in enumerate(domain.args)]
        return Shape(sizes[0], sizes[1] if len(sizes) > 1 else 1)

    def no_capture(self, name: str, t: Term) -> None:
        """A name that is the size of something in sight is not bound again."""
        bound = self.names.get(name)
        if bound is None or bound.origin not in ("size", "N", "Z"):
            return
        for other, (kind, _, _) in self.names.items():
            if any(name == s or isinstance(s, Term) and name in names(s) for s in kind):
                raise clash(
                    f"{name} is a size of {other}, which is {kind_text(kind)}",
                    f"another name than `{name}` for what is bound here",
                    t,
                    code="size-name",
                )

    def let(self, t: Term) -> Expr:
        """let NAME = term; …"""
        bindings, body = t.args
        outer = self.names
        self.names = dict(outer)
        new = [(name, self.define(name, value, t)) for name, value in bindings]
        result = self.statement(body)
        self.names = outer
        return Term("let", (tuple(new), result))

    def define(self, name: str, value: Expr, t: Expr) -> Expr:
        """Give a name the kind of its definition."""
        self.unknown = False
        kind, new = self.visit(value)
        new = self.settle(new, value)
        kind = self.settled(kind)
        self.no_capture(name, t)  # type: ignore[arg-type]
        self.names[name] = Bound(NUMBER if kind == (1, 1) else kind, "let", value)
        self.found[name] = kind
        return new

    # ------------------------------------------------------------ relations

    def equation(self, t: Term) -> Expr:
        """a == b, a != b, a ~= b: both sides alike; in an equation unbound lower-case names are real."""
        self.unknown = False
        outer = self.free
        if t.op == "==":
            self.free = []
        left, right = t.args
        new: list[Expr] = []
        kinds: list[tuple[int, Kind]] = []
        for k, side in enumerate(t.args):
            if t.op != "~=" and is_zero(side) and not is_zero(t.args[1 - k]):
                new.append(side)
                continue
            kind, side_new = self.visit(side)
            kinds.append((k, kind))
            new.append(side_new)
        if len(kinds) == 2:
            kinds.sort(key=lambda pair: self.is_unknown(pair[1]))
            self.alike(t.op, t, *kinds)
        elif type(kinds[0][1]) is not Shape:
            sides = [kinds[0], (1 - kinds[0][0], NUMBER)]
            self.alike(t.op, t, *sorted(sides))  # type: ignore[arg-type]
        free, self.free = self.free, outer
        result = self.settle(Term(t.op, tuple(new)), t)
        if t.op == "==" and free:
            self.found.update(dict.fromkeys(free, NUMBER))
            return Term("for", (tuple([(name, Term("R", ())) for name in free]), result))
        return result

    def order(self, t: Term) -> Expr:
        """a < b and the like: numbers."""
        if t.op == "in":
            return self.membership(t)
        new = []
        for k, a in enumerate(t.args):
            kind, a_new = self.shape(a, t, k)
            if not self.is_number(kind) and not (self.is_unknown(kind) and self.fit(kind, NUMBER)):
                kind = self.settled(kind)  # type: ignore[assignment]
                raise clash(
                    f"{shown(t)}: {shown(a)} is {kind_text(kind)}, and only numbers are ordered",
                    _definite(t) if self.is_square(kind) else f"`norm({shown(a)})`, or an entry of it",
                    t,
                    k,
                )
            new.append(a_new)
        return self.settle(Term(t.op, tuple(new)), t)

    def membership(self, t: Term) -> Expr:
        """x in a set R(m,n), in a collection, or in a subspace."""
        member, place = t.args
        if isinstance(place, Term) and place.op in SETS:
            wanted: Kind = self.domain(place)
            kind, new = self.shape(member, t, 0)
            if not self.fit(kind, wanted):  # type: ignore[arg-type]
                kind = self.settled(kind)  # type: ignore[assignment]
                members = "numbers" if wanted is NUMBER else kind_text(wanted)
                raise clash(
                    f"{shown(t)}: {shown(member)} is {kind_text(kind)}, and the members of {shown(place)} "
                    f"are {members}",
                    f"`{shown(member)} in {set_text(kind).replace('R', place.op, 1)}`",
                    t,
                    0,
                )
            return self.settle(Term("in", (new, place)), t)
        kind, place_new = self.visit(place)
        if type(kind) is Collection:
            return self.settle(Term("in", (self.number(member, t, 0), place_new)), t)
        if type(kind) is not Subspace:
            raise clash(
                f"{shown(t)}: {shown(place)} is {kind_text(self.settled(kind))}, and has no members",
                "a set such as `R`, a collection such as `{1, 2}`, or a subspace such as `columnspace(A)`",
                t,
                1,
                "kind",
            )
        shape, new = self.shape(member, t, 0)
        if not (self.unify(shape.columns, 1) and self.unify(shape.rows, kind.ambient)):
            shape, kind = self.settled(shape), self.settled(kind)  # type: ignore[assignment]
            raise clash(
                f"{shown(t)}: {shown(member)} is {kind_text(shape)} and {shown(place)} is {kind_text(kind)}",
                f"a column vector in {set_text(Shape(kind.ambient, 1))}",
                t,
                0,
            )
        return self.settle(Term("in", (new, place_new)), t)

    connectives: dict[str, Callable[[Statements, Term], Expr]] = {
        "and": conjunction, "or": conjunction, "implies": implication, "iff": each, "not": each,
        "for": binder, "exists": binder, "let": let,
    }  # fmt: skip


def _definite(t: Term) -> str:
    """positive_semidefinite(B - A) for A <= B."""
    larger, smaller = t.args if t.op in (">", ">=") else t.args[::-1]
    word = "positive_semidefinite" if "=" in t.op else "positive_definite"
    return f"`{shown(Term(word, (add(larger, neg(smaller)),)))}`"


def size_names(statement: Expr) -> list[str]:
    """The names that sets in binders use as sizes and that nothing around them binds."""
    found: dict[str, None] = {}
    _size_names(statement, frozenset(), found)
    return list(found)


def _size_names(t: Expr, bound: frozenset[str], found: dict[str, None]) -> None:
    if not isinstance(t, Term):
        return
    op = t.op
    if op in ("and", "or", "implies", "iff", "not"):
        for a in t.args:
            _size_names(a, bound, found)
    elif op in ("for", "exists"):
        for name, domain in t.args[0]:
            for size in domain.args:
                for part in _names(size):
                    if part not in bound:
                        found.setdefault(part)
            bound = bound | {name}
        _size_names(t.args[1], bound, found)
    elif op == "let":
        _size_names(t.args[1], bound | {name for name, _ in t.args[0]}, found)


def _names(size: Expr) -> list[str]:
    """The names in a size, in reading order."""
    if isinstance(size, str):
        return [size]
    return [name for a in size.args for name in _names(a)] if isinstance(size, Term) else []

