"""The kernel for general statements: facts, moves that add facts, and goals (proofs/FORMAT.md).

A fact is (relation, polynomial), meaning that it is == 0, != 0, >= 0 or > 0; or a word with its
arguments as polynomials; or a statement that is still to be opened, with the scope it is read in.
Standard library only.
"""

from __future__ import annotations

from .kernel_free import ADJOINT, CONJUGATED, PLAIN, TRANSPOSED, Poly, constant, letter, number, of_letter, trace
from .kernel_letters import EVERY, FIELDS, Letters, Scope, bound, is_number
from .kernel_places import is_name
from .kernel_places import number as digits
from .kernel_ring import need
from .kernel_theorems import is_word, meaning, tables

RELATIONS = ("==", "!=", ">=", ">")
FLIPPED = {"<=": ">=", "<": ">"}
OPPOSITE = {"==": "!=", "!=": "=="}
SPACES = ("columnspace", "rowspace", "nullspace", "eigenspace", "span")
COLLECTIONS = ("eigenvalues", "multiset", "counted", "singular_values", *SPACES)
WAYS = {"": PLAIN, "trace": PLAIN, "T": TRANSPOSED, "conj": CONJUGATED, "H": ADJOINT}


def same(p: Poly, q: Poly) -> bool:
    return p.shape == q.shape and p.terms == q.terms


class State:
    """The names in use, the facts so far, and the hypotheses whose terms are defined because they hold."""

    def __init__(self, letters: Letters | None = None) -> None:
        self.letters = letters or Letters()
        self.scope = Scope({}, {})
        self.facts: list[tuple] = []
        self.texts: list[tuple] = []

    def fork(self) -> State:
        other = State(self.letters)
        other.scope = Scope(dict(self.scope.names), dict(self.scope.sizes))
        other.facts, other.texts = list(self.facts), list(self.texts)
        return other

    # -------------------------------------------------------------- reading

    def term(self, t, scope: Scope | None = None) -> Poly:
        return self.letters.term(t, scope or self.scope)

    def fresh(self, name, poly: Poly) -> Poly:
        """A new name for what is written in a proof; no name is used twice."""
        need(is_name(name) and name not in self.scope.names and name not in self.scope.sizes, f"not a new name: {name}")
        self.scope.names[name] = poly
        return poly

    def declared(self, variables, scope: Scope, names: dict, sizes: bool) -> Scope:
        """The scope in which typed variables are new letters; `names` says what a proof calls them."""
        inner = dict(scope.names)
        for name, where in variables:
            field, *given = where
            need(field in FIELDS or field == "F", "a set of numbers or matrices")
            need(len(given) < 3, "sizes")
            for n in given:
                if sizes and n not in scope.sizes and not is_number(n):
                    need(is_name(n) and n not in self.scope.names and n not in scope.names, "a name for a size")
                    scope.sizes[n] = self.scope.sizes[n] = n
            rows, columns = [self.letters.size(n, scope) for n in (*given, "1", "1")[:2]]
            real = scope.real if field == "F" else FIELDS[field]
            own = names.get(name, name)
            x = letter(own, rows, columns, [CONJUGATED] if real else [])
            inner[name] = self.fresh(own, of_letter(x))
        return Scope(inner, scope.sizes, scope.real)

    def fact(self, t, scope: Scope) -> tuple:
        """A statement as a fact."""
        op, *args = t
        if op == "not":
            (inner,) = args
            kind, *rest = self.fact(inner, scope)
            if kind in OPPOSITE:
                return OPPOSITE[kind], *rest
            if kind in (">=", ">"):
                return ">" if kind == ">=" else ">=", -rest[0]
            return ("open", t, scope) if kind == "open" else ("not", kind, *rest)
        if op in (*RELATIONS, *FLIPPED):
            left, right = args
            if any(isinstance(x, list) and x[0] in COLLECTIONS for x in args):
                return "open", *self.collections(op, left, right, scope)
            p = self.term(left, scope) - self.term(right, scope)
            p = -p if op in FLIPPED else p
            need(p.rows is not None or not p.terms, "a size for the identity")
            p = p.sized(1, 1)
            op = FLIPPED.get(op, op)
            need(op in OPPOSITE or p.scalar and p.real, "an order between real numbers")
            return op, p
        if op == "in":
            left, where = args
            if where[0] in FIELDS:
                need(where in (["R"], ["C"]), "l in R, or l in C")
                x = self.letters.number(left, scope)
                return "==", x.changed(*CONJUGATED) - x if FIELDS[where[0]] else x - x
            op, args = f"in {where[0]}", [left, *where[1:]]
        elif op == "diagonalizable" and args[1:]:
            need(args[1:] in ([["R"]], [["C"]]), "diagonalizable(A, R)")
            op, args = op + " over R" if args[1] == ["R"] else op, args[:1]
        if not is_word(op):
            need(op in ("and", "or", "implies", "iff", "for", "exists"), f"no reading for the word {op}")
            return "open", t, scope
        return op, *(self.term(x, scope) for x in args)

    def collections(self, op: str, left, right, scope: Scope) -> tuple:
        """An equation of subspaces or of eigenvalues as a statement about their elements."""
        need(op in OPPOSITE, "an equation of collections")
        inner = Scope(scope.names, dict(scope.sizes), False)
        if left[0] == "eigenvalues":
            a = self.term(left[1], scope)
            inner.sizes["[n]"] = a.rows
            pencil = lambda x: ["det", ["+", ["*", "[x]", ["I", "[n]"]], ["neg", x]]]  # noqa: E731
            if right[0] == "eigenvalues":
                need(self.term(right[1], scope).rows == a.rows, "eigenvalues of matrices of one size")
                second = pencil(right[1])
            else:
                listed = [x for v, k in right[1:] for x in [v] * digits(k)] if right[0] == "counted" else right[1:]
                need(right[0] in ("counted", "multiset") and len(listed) == a.rows, "as many eigenvalues as rows")
                second = ["*", "1", *(["+", "[x]", ["neg", v]] for v in listed)]
            body = ["for", [["[x]", ["C"]]], ["==", pencil(left[1]), second]]
        else:
            need(left[0] in SPACES and right[0] in SPACES, "two subspaces")
            sides = [self.term(x, scope) for t in (left, right) for x in t[1:]]
            first = self.term(left[1], scope)
            inner.sizes["[n]"] = first.columns if left[0] in ("nullspace", "rowspace") else first.rows
            inner = inner._replace(real=all(p.real for p in sides))
            body = ["for", [["[x]", ["F", "[n]"]]], ["iff", ["in", "[x]", left], ["in", "[x]", right]]]
        return (body if op == "==" else ["not", body]), inner

    def opened(self, fact: tuple) -> tuple | None:
        """(statement, scope) of an open fact or of a word that has a meaning."""
        kind, *args = fact
        if kind == "open":
            return args[0], args[1]
        found = None if kind in RELATIONS or kind == "not" else meaning(kind, len(args))
        if found is None:
            return None
        variables, body = found
        scope = Scope({}, {}, all(p.real for p in args))
        return body, bound(variables, args, scope, self.letters, free=True)

    # -------------------------------------------------------------- facts

    def assume(self, t, scope: Scope) -> None:
        """A statement that holds becomes facts, with what it means where no choice is needed."""
        if t[0] == "and":
            for part in t[1:]:
                self.assume(part, scope)
            return
        fact = self.fact(t, scope)
        self.facts.append(fact)
        inside = self.opened(fact) if fact[0] != "open" else None
        if inside is not None and inside[0][0] not in ("for", "exists"):
            self.assume(*inside)

    def known(self, t, scope: Scope) -> bool:
        """Is this statement among the facts, or made of such?"""
        if t[0] == "and":
            return all(self.known(x, scope) for x in t[1:])
        if t[0] == "or" and any(self.known(x, scope) for x in t[1:]):
            return True
        fact = self.fact(t, scope)
        if fact[0] == "open":
            return any(f[0] == "open" and f[1] == t and f[2].names is scope.names for f in self.facts)
        if self.among(fact):
            return True
        inside = self.opened(fact)
        return inside is not None and inside[0][0] not in ("for", "exists") and self.known(*inside)

    def among(self, fact: tuple) -> bool:
        kind, *args = fact
        if kind not in RELATIONS:
            return any(f[0] == kind and len(f) == len(fact) and self.alike(f[1:], args) for f in self.facts)
        (p,) = args
        c = constant(p)
        if kind == "==":
            return not p.terms or self.has("==", self.forms(p))
        if kind == "!=":
            return (c is not None and c != 0) or self.has("!=", self.forms(p)) or self.has(">", (p, -p))
        weak = c is not None and (c > 0 if kind == ">" else c >= 0)
        return weak or self.has(">", (p,)) or kind == ">=" and (self.has(">=", (p,)) or self.has("==", (p, -p)))

    def has(self, kind: str, polys) -> bool:
        return any(f[0] == kind and any(same(f[1], p) for p in polys) for f in self.facts)

    @staticmethod
    def alike(xs, ys) -> bool:
        return all(same(x, y) if isinstance(x, Poly) and isinstance(y, Poly) else x == y for x, y in zip(xs, ys))

    @staticmethod
    def forms(p: Poly) -> list[Poly]:
        """What is zero when p is: its transposes and conjugates, and their negatives."""
        ways = [p.changed(*way) for way in EVERY]
        return [*ways, *(-q for q in ways)]

    def absurd(self) -> bool:
        """Do the facts contradict each other?"""
        for kind, *args in self.facts:
            p = args[0]
            if kind == "not" and self.among(tuple(args)):
                return True
            if kind == "==" and constant(p):
                return True
            if kind == "!=" and self.among(("==", p)):
                return True
            if kind in (">", ">=") and self.among((">=" if kind == ">" else ">", -p)):
                return True
        return False

    # -------------------------------------------------------------- moves

    def move(self, move: dict) -> None:
        """Make one move; it adds facts."""
        MOVES[move["move"]](self, move)

    def combination(self, summands: list) -> Poly:
        """sum of c * l * fact * r, over equations that are facts; a fact may be starred, or a summand traced."""
        total = Poly(None, None, {})
        for c, left, k, right, *more in summands:
            kind, p = self.numbered(k)
            need(kind == "==" and len(more) < 3, "a summand: c, l, the number of an equation, r")
            way, *beside = more or [""]
            x = self.term(left) * p.changed(*WAYS[way]) * self.term(right)
            x = trace(x) if way == "trace" else x
            for t in beside:
                need(x.scalar, "a number beside a matrix")
                x = x * self.term(t)
            total = total + x.times(digits(c))
        return total

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
        need(kind == ">=" or any(strict and self.among(("!=", w)) for w, strict in seen), "nothing is positive")
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
            need(source in tables()[1], f"no theorem of the name {source}")
            variables, body = tables()[1][source]
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

    def have(self, move: dict) -> None:
        """A statement proved on the way."""
        self.fork().prove(move["fact"], self.scope, move["proof"])
        scope = Scope(dict(self.scope.names), dict(self.scope.sizes))
        self.assume(move["fact"], scope)

    def defined(self, move: dict) -> None:
        """inv(X) is defined, because a hypothesis that holds speaks of it, or (a condition) the conclusion."""
        x = self.term(move["term"])
        found = (self.term(y, scope) for t, scope in self.texts for y in inverted(t))
        need(any(same(x, y) for y in found), "an inverse that the statement speaks of")
        self.facts.append(("invertible", x))
        if x.scalar:
            self.facts.append(("!=", x))

    # -------------------------------------------------------------- goals

    def prove(self, goal, scope: Scope, proof: dict, stated: bool = False) -> None:
        """Accept the proof of a goal or raise CertificateError; `stated`: the goal stands in the claim itself."""
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
            self.prove(goal[2], scope, proof["proof"], stated)
        elif "suppose" in proof:
            self.denied(goal, scope)
            self.prove(["or"], scope, proof["suppose"])
        elif "meaning" in proof:
            inside = self.opened(self.fact(goal, scope))
            need(inside is not None, "a word with a meaning")
            self.prove(*inside, proof["meaning"])
        else:
            need(goal != ["or"] and self.known(goal, scope), "the goal is not reached")

    def enter(self, goal, scope: Scope, names: dict, stated: bool) -> tuple:
        """Variables become letters and hypotheses facts, until the goal is neither."""
        while goal[0] in ("for", "implies"):
            if goal[0] == "for":
                scope = self.declared(goal[1], scope, names, sizes=True)
            else:
                self.assume(goal[1], scope)
                if stated:
                    self.texts += [(t, scope) for t in (goal[1][1:] if goal[1][0] == "and" else goal[1:2]) if is_atom(t)]
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
        """The goal under each of the cases: the parts of a fact with `or`, or a statement and its opposite."""
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
    return is_atom(t[1]) if t[0] == "not" else t[0] not in ("and", "or", "implies", "iff", "for", "exists", "let")


def inverted(t):
    """What a term takes the inverse of."""
    if isinstance(t, list) and t:
        if t[0] == "inv":
            yield t[1]
        elif t[0] == "/":
            yield t[2]
        elif t[0] == "^" and t[2][:1] == "-":
            yield t[1]
        for x in t[1:]:
            yield from inverted(x)


MOVES = {name: getattr(State, name) for name in ("combine", "order", "vanish", "use", "have", "defined")}


def check_general(claim, proof: dict) -> None:
    """Accept the proof of a general statement or raise CertificateError."""
    state = State()
    state.prove(claim, state.scope, proof, stated=True)
