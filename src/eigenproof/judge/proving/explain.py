"""A certificate of a general statement as lines that a person would write, one hypothesis a line."""

from __future__ import annotations

from fractions import Fraction

from ...kernel_free import Poly, trace
from ...kernel_general import WAYS, State
from ...kernel_letters import Scope, bound
from ...model import Expr, Term, add, eq, from_tree, mul, neg
from .translate import NamedLetters

ExplainedLine = tuple[Expr | None, str, Expr, str]
"""(left, relation, right, note); left is None where the line carries on from the one before."""
MEANT = {"==": "==", "!=": "!=", ">=": ">=", ">": ">"}


def explained(goal: list, proof: dict) -> list[ExplainedLine]:
    """The lines of an accepted proof of a goal."""
    reader = Reader()
    state = State(NamedLetters())
    reader.node(state, goal, state.scope, proof, True)
    return reader.lines


class Reader:
    """Walks through a proof as the kernel does, and writes a line for each step."""

    def __init__(self) -> None:
        self.lines: list[ExplainedLine] = []

    def node(self, state: State, goal: list, scope: Scope, proof: dict, stated: bool) -> None:
        """The proof of one goal."""
        goal, scope = state.enter(goal, scope, proof.get("names", {}), stated)
        if stated:
            state.texts.append((goal, scope))
        for move in proof.get("moves", []):
            self.move(state, move)
        if "cases" in proof:
            t, where = state.facts[proof["cases"]][1:]
            for option, given in zip(t[1:], proof["proofs"]):
                inner = state.fork()
                inner.assume(option, Scope(dict(where.names), dict(where.sizes), where.real))
                self.node(inner, goal, scope, given, stated)
        for part, given in zip(state.parts(goal) if "parts" in proof else (), proof.get("parts", ())):
            self.node(state.fork(), part, scope, given, stated)
        if "give" in proof:
            polys = [state.term(t) for t in proof["give"]]
            for (name, _), t in zip(goal[1], proof["give"]):
                if name != t:
                    self.lines.append((name, ":=", term(t), "take"))
            inner_scope = bound(goal[1], polys, scope, state.letters, free=False)
            self.node(state.fork(), goal[2], inner_scope, proof["proof"], stated)
        if "suppose" in proof:
            at = len(state.facts)
            state.denied(goal, scope)
            for fact in state.facts[at:]:
                self.fact(state, fact, "suppose")
            self.node(state, ["or"], scope, proof["suppose"], False)
        if "meaning" in proof:
            inside = state.opened(state.fact(goal, scope))
            self.node(state.fork(), *inside, proof["meaning"], False)  # type: ignore[misc]

    def move(self, state: State, move: dict) -> None:
        """One move."""
        at, kind = len(state.facts), move["move"]
        if kind == "have":
            inner = state.fork()
            self.node(inner, move["fact"], inner.scope, move["proof"], False)
        if kind == "combine":
            self.chain(state, move)
        elif kind in ("order", "vanish"):
            self.squares(state, move)
        state.move(move)
        if kind == "use":
            source = move["use"]
            note = f"by: {source}" if isinstance(source, str) else f"by ({source})"
            for fact in state.facts[at:]:
                self.fact(state, fact, note if isinstance(source, str) else "by what is given")
        if kind == "vanish":
            self.fact(state, state.facts[-1], "each square is 0")

    def fact(self, state: State, fact: tuple, note: str) -> None:
        """A fact as a line of its own."""
        kind, *args = fact
        if kind in MEANT:
            left, right = sides(state, args[0])
            self.lines.append((left, kind, right, note))

    def chain(self, state: State, move: dict) -> None:
        """left = … = right: one equation used a line."""
        _, left, right = move["fact"]
        rest = [_summand(state, s) for s in move["sum"]]
        start = state.term(left) - state.term(right)
        target = Poly(*start.shape, {m: -c for m, c in start.terms.items() if c < 0})
        now = start + target
        line: Expr | None = tree_term(state, now)
        while rest:
            rest.sort(key=lambda x: len((now - x[0]).terms))
            value, k = rest.pop(0)
            after = len((now - value).terms)
            for x in [x for x in rest if x[1] == k and len((now - value - x[0]).terms) <= after]:
                value = value + x[0]
                rest.remove(x)
            now = now - value
            self.lines.append((line, "==", tree_term(state, now), f"by {text(state, state.facts[k])}"))
            line = None
        if line is not None:
            self.lines.append((line, "==", tree_term(state, target), "by expansion"))

    def squares(self, state: State, move: dict) -> None:
        """A sum of squares that is zero, or that is the term in question."""
        parts = []
        for c, ks, w in move["squares"]:
            factors = [tree_term(state, state.facts[k][1]) for k in ks]
            square = 1 if w == "1" else Term("^", (Term("norm", (term(w),)), 2))
            parts.append(mul(from_tree(c), *factors, square))
        by = sorted({text(state, state.facts[k]) for _, _, k, *_ in move["zeros"]})
        note = f"by {', '.join(by)}" if by else "by expansion"
        if move["move"] == "order":
            kind, e, bound_ = move["fact"]
            self.lines.append((term(e), "==", add(*parts), note))
            self.lines.append((None, kind, term(bound_), "squares are not negative"))
        else:
            self.lines.append((add(*parts), "==", 0, note))


def _summand(state: State, summand: list) -> tuple[Poly, int]:
    c, left, k, right, *more = summand
    way, *beside = more or [""]
    x = state.term(left) * state.facts[k][1].changed(*WAYS[way]) * state.term(right)
    x = trace(x) if way == "trace" else x
    for t in beside:
        x = x * state.term(t)
    return x.times(Fraction(c)), k


def sides(state: State, p: Poly) -> tuple[Expr, Expr]:
    """p == 0 as an equation between what is added and what is subtracted."""
    left = Poly(*p.shape, {m: c for m, c in p.terms.items() if c > 0})
    right = left - p
    if not left.terms:
        left, right = right, left
    return tree_term(state, left), tree_term(state, right) if right.terms else 0


def text(state: State, fact: tuple) -> str:
    """A fact as a note."""
    from ...language import to_text

    left, right = sides(state, fact[1])
    return to_text(eq(left, right))


def tree_term(state: State, p: Poly) -> Expr:
    """A polynomial as a term to be printed: signs and powers as a person writes them."""
    return term(state.letters.tree(p)) if p.terms else 0  # type: ignore[attr-defined]


def term(t: object) -> Expr:
    """A tree as a term, with its signs in front."""
    found = from_tree(t)
    return tidy(found)


def tidy(t: Expr) -> Expr:
    """-1 * x as -x, and brackets of products inside products left out."""
    if not isinstance(t, Term):
        return t
    args = tuple(tidy(a) for a in t.args)
    if t.op == "*":
        if isinstance(args[0], (int, Fraction)) and args[0] < 0:
            return neg(mul(-args[0], *args[1:]))
        return mul(*args)
    return add(*args) if t.op == "+" else Term(t.op, args)
