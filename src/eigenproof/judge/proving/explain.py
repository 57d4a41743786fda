"""A certificate of a general statement as lines that a person would write, one hypothesis a line."""

from __future__ import annotations

from fractions import Fraction

from ...errors import EigenproofError
from ...kernel_free import Poly, trace
from ...kernel_general import WAYS, State
from ...kernel_induction import cases
from ...kernel_letters import Scope, bound
from ...model import Expr, Term, add, eq, from_tree, mul
from .readable import ReadableLetters, term

ExplainedLine = tuple[Expr | None, str, Expr, str]
"""(left, relation, right, note); left is None where the line carries on from the one before."""
MEANT = ("==", "!=", ">=", ">")
MOST_LINKS = 30  # of one chain; what takes more is one line that names all that it uses
DEFINITIONS = ("Penrose's identities", "inverse", "reciprocal", "norm")
"""Theorems that only say what a word means: their equations are named where they are used."""


def explained(goal: list, proof: dict) -> list[ExplainedLine]:
    """The lines of an accepted proof of a goal."""
    reader = Reader()
    state = State(ReadableLetters())
    reader.node(state, goal, state.scope, proof, True)
    return reader.lines


class Reader:
    """Walks through a proof as the kernel does, and writes a line for each step."""

    def __init__(self) -> None:
        self.lines: list[ExplainedLine] = []
        self.written: dict[int, tuple[tuple, list]] = {}  # facts as the statement writes them
        self.meanings: dict[int, tuple[tuple, str]] = {}  # facts that only say what a word means

    # ------------------------------------------------------------ goals

    def node(self, state: State, goal: list, scope: Scope, proof: dict, stated: bool) -> None:
        """The proof of one goal."""
        if "induction" in proof:
            rest, k, first, body, after = cases(goal, proof["induction"])
            start = Scope(dict(scope.names), dict(scope.sizes), scope.real)
            self.node(state.fork(), ["for", rest, first] if rest else first, start, proof["base"], stated)
            scope = state.declared([*rest, k], scope, {}, sizes=True)
            at = len(state.facts)
            state.assume(body, scope)
            self.named(state, at, [body], scope)
            return self.node(state, after, scope, proof["step"], stated)
        at, lines, hypotheses = len(state.facts), len(self.lines), given(goal)
        goal, scope = state.enter(goal, scope, proof.get("names", {}), stated)
        self.named(state, at, hypotheses, scope)
        for move in proof.get("moves", []):
            self.move(state, move, goal, scope)
        if "cases" in proof:
            self.cases(state, goal, scope, proof, stated)
        for part, inner in zip(state.parts(goal) if "parts" in proof else (), proof.get("parts", ())):
            self.node(state.fork(), part, scope, inner, stated)
        if "give" in proof:
            polys = [state.term(t) for t in proof["give"]]
            for (name, _), t in zip(goal[1], proof["give"]):
                if name != t:
                    self.lines.append((name, ":=", term(t), "take"))
            inner_scope = bound(goal[1], polys, scope, state.letters, free=False)
            self.node(state.fork(), goal[2], inner_scope, proof["proof"], stated)
        if "suppose" in proof:
            supposed = len(state.facts)
            state.denied(goal, scope)
            for fact in state.facts[supposed:]:
                self.fact(state, fact, "suppose")
            self.node(state, ["or"], scope, proof["suppose"], False)
        if "meaning" in proof:
            inside = state.opened(state.fact(goal, scope))
            self.node(state.fork(), *inside, proof["meaning"], False)  # type: ignore[misc]
        if goal == ["or"] and not proof.keys() & {"cases", "suppose"}:
            self.contradiction(state)
        if stated and len(self.lines) == lines:
            for part in goal[1:] if goal[0] == "and" else [goal]:
                self.at_once(state, part, scope)

    def named(self, state: State, at: int, hypotheses: list, scope: Scope) -> None:
        """Remember how the statement writes the facts from the one numbered `at` on."""
        for t in hypotheses:
            if t[0] in MEANT and as_written(state, t, scope):
                fact = state.fact(t, scope)
                for known in state.facts[at:]:
                    if known[0] == fact[0] and known[0] in MEANT and state.alike(known[1:], fact[1:]):
                        self.written[id(known)] = known, t

    def cases(self, state: State, goal: list, scope: Scope, proof: dict, stated: bool) -> None:
        """A proof for each case."""
        source = proof["cases"]
        where, options = state.scope, [source, ["not", source]]
        if type(source) is int:
            t, where = state.facts[source][1:]
            options = t[1:]
        for k, (option, inner_proof) in enumerate(zip(options, proof["proofs"]), 1):
            inner = state.fork()
            inner.assume(option, Scope(dict(where.names), dict(where.sizes), where.real))
            for fact in inner.facts[len(state.facts) :]:
                self.fact(state, fact, f"case {k}")
            self.node(inner, goal, scope, inner_proof, stated)

    def at_once(self, state: State, goal: list, scope: Scope) -> None:
        """The line of a goal that needs no more than its hypotheses."""
        if goal[0] not in (*MEANT, "<", "<=") or not as_written(state, goal, scope):
            return
        kind, *args = state.fact(goal, scope)
        note = "by expansion"
        if kind in MEANT and args[0].terms:
            forms = state.forms(args[0]) if kind == "==" else [args[0]]
            same = (f for f in state.facts if f[0] == kind and any(state.alike(f[1:], [q]) for q in forms))
            fact = next(same, None)
            note = f"by {self.text(state, fact)}" if fact else "by what is given"
        self.lines.append((term(goal[1]), goal[0], term(goal[2]), note))

    def contradiction(self, state: State) -> None:
        """What is known not to be 0, and is."""
        for kind, *args in state.facts:
            if kind in ("!=", ">") and state.among(("==", args[0])):
                left, right = sides(state, args[0])
                self.lines.append((left, kind, right, "which contradicts this"))
                return

    # ------------------------------------------------------------ moves

    def move(self, state: State, move: dict, goal: list, scope: Scope) -> None:
        """One move."""
        at, kind = len(state.facts), move["move"]
        if kind == "have":
            inner = state.fork()
            self.node(inner, move["fact"], inner.scope, move["proof"], False)
        if kind == "combine":
            self.chain(state, move, goal, scope)
        elif kind in ("order", "vanish"):
            self.squares(state, move, goal, scope)
        state.move(move)
        new = state.facts[at:]
        if kind == "use":
            source = move["use"]
            if source in DEFINITIONS:
                self.meanings |= {id(f): (f, source) for f in new}
                return
            note = f"by: {source}" if isinstance(source, str) else self.word(state, state.facts[source])
            for fact in new:
                self.fact(state, fact, note, goal, scope)
        if kind == "vanish":
            self.fact(state, state.facts[-1], "each square is 0", goal, scope)

    def fact(
        self, state: State, fact: tuple, note: str, goal: list | None = None, scope: Scope | None = None
    ) -> None:
        """A fact as a line of its own, as the goal is written where it is this fact."""
        kind, *args = fact
        if kind not in MEANT:
            return
        left, right = sides(state, args[0])
        if goal and scope and goal[0] == kind == "==" and as_written(state, goal, scope):
            wanted = state.fact(goal, scope)[1:]
            if any(state.alike(wanted, [q]) for q in state.forms(args[0])):
                left, right = term(goal[1]), term(goal[2])
        self.lines.append((left, kind, right, note))

    def chain(self, state: State, move: dict, goal: list, scope: Scope) -> None:
        """left = … = right: one equation used a line."""
        _, left, right = move["fact"]
        rest = without_pairs([_summand(state, s) for s in move["sum"]])
        start, target, shown = self.ends(state, state.term(left) - state.term(right), goal, scope)
        if len(rest) > MOST_LINKS:
            by = self.several(state, [k for _, k in rest])
            self.lines.append((shown or tree_term(state, start), "==", tree_term(state, target), f"by {by}"))
            return
        now = start
        line: Expr | None = shown or tree_term(state, now)
        while rest:
            rest.sort(key=lambda x: len((now - x[0]).terms))
            value, k = rest.pop(0)
            after = len((now - value).terms)
            for x in [x for x in rest if x[1] == k and len((now - value - x[0]).terms) <= after]:
                if not value.terms.keys() & x[0].terms.keys():  # beside it, and not one after the other
                    value = value + x[0]
                    rest.remove(x)
            now = now - value
            self.lines.append((line, "==", tree_term(state, now), f"by {self.text(state, state.facts[k])}"))
            line = None
        if line is not None:
            self.lines.append((line, "==", tree_term(state, target), "by expansion"))

    def ends(
        self, state: State, p: Poly, goal: list, scope: Scope
    ) -> tuple[Poly, Poly, Expr | None]:
        """Where a chain for p == 0 starts and ends: the sides of the goal as it is written, if that is it."""
        if goal[0] == "==" and as_written(state, goal, scope):
            left, right = state.term(goal[1]), state.term(goal[2])
            if left.shape == p.shape == right.shape and not (left - right - p).terms:
                written = term(goal[1])
                return left, right, written if written != tree_term(state, left) else None
        target = Poly(*p.shape, {m: -c for m, c in p.terms.items() if c < 0})
        return p + target, target, None

    def squares(self, state: State, move: dict, goal: list, scope: Scope) -> None:
        """A sum of squares that is zero, or that is the term in question."""
        parts = []
        for c, ks, w in move["squares"]:
            factors = [tree_term(state, state.facts[k][1]) for k in ks]
            square = 1 if w == "1" else Term("^", (Term("norm", (tree_term(state, state.term(w)),)), 2))
            parts.append(mul(from_tree(c), *factors, square))
        by = self.several(state, [k for _, _, k, *_ in move["zeros"]])
        note = f"by {by}" if by else "by expansion"
        if move["move"] == "order":
            kind, e, bound_ = move["fact"]
            if goal[0] == kind and goal[2] == bound_ and as_written(state, goal, scope):
                e = goal[1] if state.alike([state.term(goal[1])], [state.term(e)]) else e
            self.lines.append((term(e), "==", add(*parts), note))
            self.lines.append((None, kind, term(bound_), "squares are not negative"))
        else:
            self.lines.append((add(*parts), "==", 0, note))

    # ------------------------------------------------------------ notes

    def text(self, state: State, fact: tuple) -> str:
        """A fact as a note: as the statement writes it."""
        from ...language import to_text

        if id(fact) in self.written:
            kind, left, right = self.written[id(fact)][1]
            return f"{to_text(term(left))} {kind} {to_text(term(right))}"
        left, right = sides(state, fact[1])
        return to_text(eq(left, right))

    def word(self, state: State, fact: tuple) -> str:
        """A fact that is a word, as a note."""
        from ...language import to_text

        kind, *args = fact
        if kind == "open" or not kind.isidentifier() or not all(isinstance(x, Poly) for x in args):
            return "by what is given"
        return f"by {to_text(Term(kind, tuple(tree_term(state, x) for x in args)))}"

    def several(self, state: State, ks: list[int]) -> str:
        """What a line uses: hypotheses as they are written, meanings of words by their name."""
        facts = [state.facts[k] for k in dict.fromkeys(ks)]
        meant = [self.meanings[id(f)][1] for f in facts if id(f) in self.meanings]
        named = [self.text(state, f) for f in facts if id(f) not in self.meanings]
        few = len(facts) <= 2
        return ", ".join(dict.fromkeys([self.text(state, f) for f in facts] if few else [*named, *meant]))


def given(goal: list) -> list:
    """The hypotheses of a goal."""
    found = []
    while goal[0] in ("for", "implies"):
        if goal[0] == "implies":
            found += goal[1][1:] if goal[1][0] == "and" else [goal[1]]
        goal = goal[2]
    return found


def as_written(state: State, t: list, scope: Scope) -> bool:
    """Does a relation mean the same where a reader stands: with the names of the whole statement?"""
    try:
        pairs = [(state.term(x), state.term(x, scope)) for x in t[1:]]
    except (EigenproofError, TypeError, LookupError):
        return False
    return all(x.shape == y.shape and state.alike([x], [y]) for x, y in pairs)


def without_pairs(summands: list[tuple[Poly, int]]) -> list[tuple[Poly, int]]:
    """The summands with those left out that cancel each other."""
    found: list[tuple[Poly, int]] = []
    for value, k in summands:
        other = next((x for x in found if x[1] == k and not (x[0] + value).terms), None)
        if other is not None:
            found.remove(other)
        elif value.terms:
            found.append((value, k))
    return found


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


def tree_term(state: State, p: Poly) -> Expr:
    """A polynomial as a term to be printed: signs and powers as a person writes them."""
    return term(state.letters.tree(p)) if p.terms else 0  # type: ignore[attr-defined]
