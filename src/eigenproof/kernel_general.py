"""The kernel for general statements: moves that add facts, and goals (proofs/FORMAT.md).

Standard library only.
"""

from __future__ import annotations

from .kernel_entries import unit
from .kernel_facts import CONNECTIVES, RELATIONS, Facts, same
from .kernel_free import ADJOINT, CONJUGATED, PLAIN, TRANSPOSED, Poly, number, summed, trace
from .kernel_induction import cases
from .kernel_letters import Scope, bound, unvarying
from .kernel_places import number as digits
from .kernel_places import whole
from .kernel_ring import need
from .kernel_theorems import theorem

WAYS = {"": PLAIN, "trace": PLAIN, "T": TRANSPOSED, "conj": CONJUGATED, "H": ADJOINT}


class State(Facts):
    """Facts, the moves that add to them, and goals."""

    def move(self, move: dict) -> None:
        """Make one move; it adds facts."""
        MOVES[move["move"]](self, move)

    def combination(self, summands: list) -> Poly:
        """sum of c * l * fact * r over equations; a fact may be transposed, or a summand traced."""
        found = []
        for c, left, k, right, *more in summands:
            kind, p = self.numbered(k)
            need(kind == "==" and len(more) < 3, "a summand: c, l, the number of an equation, r")
            way, *beside = more or [""]
            x = self.term(left) * p.changed(*WAYS[way]) * self.term(right)
            x = trace(x) if way == "trace" else x
            for t in beside:
                need(x.scalar, "a number beside a matrix")
                x = x * self.term(t)
            found.append(x.times(digits(c)))
        return summed(found)

    def numbered(self, k) -> tuple:
        need(type(k) is int and 0 <= k < len(self.facts), "the number of a fact")
        fact = self.facts[k]
        return fact if fact[0] in RELATIONS else (fact[0], None)

    def combine(self, move: dict) -> None:
        """An equation that is a combination of equations, by expansion."""
        kind, p = self.relation(move["fact"])
        need(kind == "==", "an equation")
        rest = p - self.combination(move["sum"])
        need(not rest.terms, "the combination does not give the equation")
        self.facts.append((kind, p))

    def relation(self, t) -> tuple:
        kind, *args = self.fact(t, self.scope)
        need(kind in RELATIONS, "a relation")
        return kind, args[0]

    def squares(self, summands: list, traced: bool) -> tuple[Poly, list]:
        """(sum of c * facts * w.H * w, [(w, is the factor positive)]) for c > 0 and facts that are >= 0."""
        total, seen = Poly(None, None, {}), []
        for c, numbers, w in summands:
            need(digits(c) > 0, "a positive coefficient")
            x, strict = number(digits(c)), True
            for k in numbers:
                kind, p = self.numbered(k)
                need(kind in (">=", ">"), "a factor that is >= 0")
                x, strict = x * p, strict and kind == ">"
            y = self.term(w)
            need(y.rows is not None, "the size of a square")
            gram = y.changed(*ADJOINT) * y
            total = total + x * (trace(gram) if traced else gram)
            seen.append((y, strict))
        return total, seen

    def order(self, move: dict) -> None:
        """e >= 0, or e > 0, by e = sum of c * facts * |w|^2 and zeros."""
        kind, e = self.relation(move["fact"])
        need(kind in (">=", ">"), "an inequality")
        total, seen = self.squares(move["squares"], True)
        rest = e - total - self.combination(move["zeros"])
        need(not rest.terms, "the squares do not give the inequality")
        positive = any(strict and self.among(("!=", w)) for w, strict in seen)
        need(kind == ">=" or positive, "nothing is positive")
        self.facts.append((kind, e))

    def vanish(self, move: dict) -> None:
        """Squares whose sum is zero are zero: w = 0 from sum of c * facts * w.H * w = 0 and c > 0."""
        total, seen = self.squares(move["squares"], move.get("trace") is True)
        rest = total + self.combination(move["zeros"])
        need(not rest.terms, "the squares do not vanish")
        need(type(move["of"]) is int, "the number of a square")
        w, strict = seen[move["of"]]
        need(strict, "a factor that may be zero")
        self.facts.append(("==", w))

    def use(self, move: dict) -> None:
        """Use a fact, or a theorem by its name: terms for its variables, names for what it says exists."""
        source, terms = move["use"], [self.term(t) for t in move.get("with", [])]
        names, proofs = list(move.get("names", [])), list(move.get("proofs", []))
        if isinstance(source, str):
            variables, body = theorem(source, len(terms))
            given, terms = terms[: len(variables)], terms[len(variables) :]
            scope = Scope({}, {}, all(p.real for p in given))
            scope = bound(variables, given, scope, self.letters, free=True)
        else:
            need(type(source) is int and 0 <= source < len(self.facts), "the number of a fact")
            inside = self.opened(self.facts[source])
            need(inside is not None, "a fact that has nothing to open")
            body, scope = inside
        while body[0] in ("for", "implies", "iff", "exists"):
            op, *args = body
            if op == "for":
                need(not divisors(args[1], args[0]), "what holds for all x where it is defined")
                given, terms = terms[: len(args[0])], terms[len(args[0]) :]
                scope, body = bound(args[0], given, scope, self.letters, free=False), args[1]
            elif op == "exists":
                own, names = names[: len(args[0])], names[len(args[0]) :]
                need(len(own) == len(args[0]), "a name for what exists")
                called = dict(zip((name for name, _ in args[0]), own))
                scope, body = self.declared(args[0], scope, called, sizes=False), args[1]
            elif self.known(args[0], scope):
                body = args[1]
            elif op == "implies" and proofs:
                self.fork().prove(args[0], scope, proofs.pop(0))
                body = args[1]
            else:
                need(op == "iff" and self.known(args[1], scope), "a condition that is not among the facts")
                body = args[0]
        need(not terms and not names and not proofs, "terms, names or proofs that are not used")
        self.assume(body, scope)

    def units(self, move: dict) -> None:
        """I = e1 * e1.T + e2 * e2.T + … for the unit vectors of a size that is a number."""
        n = whole(move["size"], 1, 100)
        ones = [unit(i, n) for i in range(n)]
        total = number(1, n, n)
        for e in ones:
            total = total - e * e.changed(*TRANSPOSED)
        self.facts.append(("==", total))

    def powers(self, move: dict) -> None:
        """x commutes with x^k, and k >= 0."""
        x, k = self.term(move["base"]), self.term(move["exponent"])
        found = self.letters.natural_power(move["base"], k, self.scope)
        self.facts.append(("==", x * found - found * x))
        self.facts.append((">=", k))

    def have(self, move: dict) -> None:
        """A statement proved on the way."""
        inner = self.fork()
        inner.prove(move["fact"], inner.scope, move["proof"])
        self.assume(move["fact"], Scope(dict(self.scope.names), dict(self.scope.sizes)))

    def defined(self, move: dict) -> None:
        """inv(X) is defined: a hypothesis that holds speaks of it, or the conclusion, which needs it.

        X has a variable in it: whether the inverse of an explicit matrix is defined is no hypothesis.
        """
        x = self.term(move["term"])
        need(not unvarying(x), "an inverse that depends on a variable")
        found = (self.term(y, scope) for t, scope in self.texts for y in inverted(t) if names_in(y, scope))
        need(any(same(x, y) for y in found), "an inverse that the statement speaks of")
        self.facts.append(("invertible", x))
        if x.scalar:
            self.facts.append(("!=", x))

    def invertible(self, x: Poly) -> bool:
        """Is an inverse of this among what is known?"""
        return self.among(("invertible", x)) or x.scalar and self.among(("!=", x))

    # -------------------------------------------------------------- goals

    def prove(self, goal, scope: Scope, proof: dict, stated: bool = False) -> None:
        """Accept the proof of a goal or raise CertificateError; `stated`: the goal stands in the claim."""
        if "induction" in proof:
            return self.induction(goal, scope, proof, stated)
        goal, scope = self.enter(goal, scope, proof.get("names", {}), stated)
        for move in proof.get("moves", []):
            self.move(move)
        if self.absurd():
            return
        if "cases" in proof:
            return self.cases(goal, scope, proof, stated)
        if "parts" in proof:
            need(goal[0] in ("and", "iff"), "a goal with parts")
            parts = self.parts(goal)
            need(len(parts) == len(proof["parts"]), "a proof for each part")
            for part, given in zip(parts, proof["parts"]):
                self.fork().prove(part, scope, given, stated)
        elif "give" in proof:
            need(goal[0] == "exists", "a goal that something exists")
            given = [self.term(t) for t in proof["give"]]
            scope = bound(goal[1], given, scope, self.letters, free=False)
            self.fork().prove(goal[2], scope, proof["proof"])
            needed, later = divisors(goal[2], goal[1]), set(binders(goal[2]))
            need(all(later.isdisjoint(leaves(t)) for t in needed), "an inverse of what is bound later")
            found = [self.term(t, scope) for t in needed]
            if found and goal[2][0] not in ("for", "implies"):  # no hypothesis says that they are defined
                for move in proof["proof"].get("moves", []):
                    self.move(move)
            need(all(map(self.invertible, found)) or self.absurd(), "terms that are defined at what exists")
        elif "suppose" in proof:
            self.denied(goal, scope)
            self.prove(["or"], scope, proof["suppose"])
        elif "meaning" in proof:
            inside = self.opened(self.fact(goal, scope))
            need(inside is not None, "a word with a meaning")
            self.prove(*inside, proof["meaning"])
        else:
            need(goal != ["or"] and self.known(goal, scope), "the goal is not reached")

    def induction(self, goal, scope: Scope, proof: dict, stated: bool) -> None:
        """For all k in N: at 0; and at k + 1 where it holds at k. That it is defined does not depend on k."""
        rest, k, first, body, after = cases(goal, proof["induction"])
        need(not any(mentions(x, {k[0]}) for x in inverted(body)), "an inverse that does not depend on k")
        start = Scope(dict(scope.names), dict(scope.sizes), scope.real)
        self.fork().prove(["for", rest, first] if rest else first, start, proof["base"], stated)
        inner = self.fork()
        scope = inner.declared([*rest, k], scope, {}, sizes=True)
        inner.assume(body, scope)
        inner.prove(after, scope, proof["step"], stated)

    def enter(self, goal, scope: Scope, names: dict, stated: bool) -> tuple:
        """Variables become letters and hypotheses facts, until the goal is neither."""
        while goal[0] in ("for", "implies"):
            if goal[0] == "for":
                scope = self.declared(goal[1], scope, names, sizes=True)
            else:
                self.assume(goal[1], scope)
                if stated:
                    given = goal[1][1:] if goal[1][0] == "and" else goal[1:2]
                    self.texts += [(t, scope) for t in given if is_atom(t)]
            goal = goal[2]
        if stated and is_atom(goal):
            self.texts.append((goal, scope))
        return goal, scope

    @staticmethod
    def parts(goal) -> list:
        """What a conjunction or an equivalence comes down to."""
        return goal[1:] if goal[0] == "and" else [["implies", *goal[1:]], ["implies", goal[2], goal[1]]]

    def denied(self, goal, scope: Scope) -> None:
        """Suppose that the goal does not hold."""
        parts = goal[1:] if goal[0] == "or" else [goal]
        for part in parts:
            self.assume(part[1] if part[0] == "not" else ["not", part], scope)

    def cases(self, goal, scope: Scope, proof: dict, stated: bool) -> None:
        """The goal in each case: the parts of a fact with `or`, or a statement and its opposite."""
        source = proof["cases"]
        if type(source) is int:
            need(0 <= source < len(self.facts) and self.facts[source][0] == "open", "a fact with cases")
            t, where = self.facts[source][1:]
            need(t[0] == "or", "a fact with cases")
            options = t[1:]
        else:
            where, options = self.scope, [source, ["not", source]]
        need(len(options) == len(proof["proofs"]), "a proof for each case")
        for option, given in zip(options, proof["proofs"]):
            inner = self.fork()
            inner.assume(option, Scope(dict(where.names), dict(where.sizes), where.real))
            inner.prove(goal, scope, given, stated)


def is_atom(t) -> bool:
    """A relation or a word, or its opposite: true only where its terms are defined."""
    return is_atom(t[1]) if t[0] == "not" else t[0] not in CONNECTIVES


def inverted(t):
    """What a term takes the inverse of."""
    if isinstance(t, list) and t:
        t = unrowed(t)
        if t[0] == "inv":
            yield t[1]
        elif t[0] == "/":
            yield t[2]
        elif t[0] == "^" and t[2][:1] == "-":
            yield t[1]
        elif t[0] in ("covariance", "explained_variance") and t[2:] != [["ddof", "0"]]:
            yield ["+", ["rows", t[1]], ["neg", "1"]]
        for x in t[1:]:
            yield from inverted(x)


def unrowed(t: list) -> list:
    """A row is no term, though it may begin with a name such as inv."""
    return [t[0], *(x for row in t[1:] for x in row)] if t[0] in ("matrix", "counted") else t


def leaves(t):
    """The names and numbers in a term."""
    if isinstance(t, str):
        yield t
    else:
        for x in unrowed(t)[1:]:
            yield from leaves(x)


def binders(t):
    """The variables and sizes that a statement binds."""
    if isinstance(t, list) and t:
        if t[0] in ("for", "exists"):
            yield from (x for name, (_, *sizes) in t[1] for x in (name, *sizes))
        for x in t[1:]:
            yield from binders(x)


def divisors(t, variables) -> list:
    """What a statement takes the inverse of, where one of these variables stands in it."""
    names = {name for name, _ in variables}
    return [x for x in inverted(t) if mentions(x, names)]


def mentions(t, names: set) -> bool:
    return t in names if isinstance(t, str) else any(mentions(x, names) for x in t)


NAMES = ("combine", "order", "vanish", "use", "units", "powers", "have", "defined")
MOVES = {name: getattr(State, name) for name in NAMES}


def names_in(t, scope: Scope) -> bool:
    """Does a term speak of a variable?"""
    return t in scope.names if isinstance(t, str) else any(names_in(x, scope) for x in t)


def check_general(claim, proof: dict) -> None:
    """Accept the proof of a general statement or raise CertificateError."""
    state = State()
    stated = claim[0] == "for"  # only there that a term is defined becomes a hypothesis
    bound_names = set(binders(claim)) if stated else set()
    for t in inverted(claim):
        if bound_names.isdisjoint(leaves(t)):
            x = state.term(t, Scope({}, {}))
            need(unvarying(x), "no inverses without a variable but those of explicit matrices")
            state.letters.letter("inv", x)  # it exists
    state.prove(claim, Scope({}, {}), proof, stated)  # a claim sees no name that its proof makes
