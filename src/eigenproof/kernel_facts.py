"""The facts of a general proof, and what a statement means among them. Standard library only.

A fact is (relation, polynomial), meaning that it is == 0, != 0, >= 0 or > 0; or a word with its
arguments as polynomials; or ("not", word, …); or ("open", statement, scope), to be opened later.
"""

from __future__ import annotations

from .kernel_free import CONJUGATED, Poly, constant, letter, of_letter
from .kernel_induction import NATURAL
from .kernel_letters import EVERY, FIELDS, Letters, Scope, bound, collection, is_number
from .kernel_places import is_name, whole
from .kernel_ring import need
from .kernel_theorems import is_word, meaning

CONNECTIVES = ("and", "or", "implies", "iff", "for", "exists")
RELATIONS = ("==", "!=", ">=", ">")
FLIPPED = {"<=": ">=", "<": ">"}
OPPOSITE = {"==": "!=", "!=": "=="}
SPACES = ("columnspace", "rowspace", "nullspace", "eigenspace", "span")
VALUES = ("eigenvalues", "singular_values", "explained_variance", "diagonal_entries")
COLLECTIONS = (*VALUES, "multiset", "counted", *SPACES)


def pencil(matrix) -> list:
    """det(x I - A), with names that no statement has."""
    return ["det", ["+", ["*", "[x]", ["I", "[n]"]], ["neg", matrix]]]


def same(p: Poly, q: Poly) -> bool:
    return p.shape == q.shape and p.terms == q.terms


class Facts:
    """The names in use, the facts so far, and the hypotheses whose terms are defined because they hold."""

    def __init__(self, letters: Letters | None = None) -> None:
        self.letters = letters or Letters()
        self.scope = Scope({}, {})
        self.facts: list[tuple] = []
        self.texts: list[tuple] = []

    def fork(self) -> Facts:
        other = type(self)(self.letters)
        other.scope = Scope(dict(self.scope.names), dict(self.scope.sizes))
        other.facts, other.texts = list(self.facts), list(self.texts)
        return other

    # -------------------------------------------------------------- reading

    def term(self, t, scope: Scope | None = None) -> Poly:
        return self.letters.term(t, scope or self.scope)

    def fresh(self, name, poly: Poly) -> Poly:
        """A new name for what is written in a proof; no name is used twice."""
        used = {*self.scope.names, *self.scope.sizes}
        need(is_name(name) and name not in used, f"not a new name: {name}")
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
                    need(is_name(n) and n not in {*self.scope.names, *scope.names}, "a name for a size")
                    scope.sizes[n] = self.scope.sizes[n] = n
            rows, columns = [self.letters.size(n, scope) for n in (*given, "1", "1")[:2]]
            need(name not in scope.sizes, "a variable with the name of a size")
            real = scope.real if field == "F" else FIELDS[field]
            own = names.get(name, name)
            fixed = [CONJUGATED] if real else []
            if isinstance(own, list):
                inner[name] = self.entries(own, rows, columns, fixed)
            else:
                key = f"{NATURAL}{own}" if field == "N" and not given else own
                inner[name] = self.fresh(own, of_letter(letter(key, rows, columns, fixed)))
        return Scope(inner, scope.sizes, scope.real)

    def entries(self, own: list, rows, columns, fixed: list) -> Poly:
        """A matrix whose sizes are numbers, by a new name for each of its entries."""
        need(len(own) == rows and all(type(r) is list and len(r) == columns for r in own), "names of entries")
        named = [[self.fresh(x, of_letter(letter(x, 1, 1, fixed))) for x in row] for row in own]
        return self.letters.matrix(named).sized(rows, columns)

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
            sides = self.term(left, scope), self.term(right, scope)
            p = sides[0] - sides[1]
            p = -p if op in FLIPPED else p
            need(p.rows is not None or not p.terms, "a size for the identity")
            p = p.sized(1, 1)
            op = FLIPPED.get(op, op)
            need(op in OPPOSITE or p.scalar and all(x.real for x in sides), "an order between real numbers")
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
            need(op in CONNECTIVES, f"no reading for the word {op}")
            return "open", t, scope
        return op, *(self.term(x, scope) for x in args)

    def collections(self, op: str, left, right, scope: Scope) -> tuple:
        """An equation of subspaces or of eigenvalues as a statement about their elements."""
        need(op in OPPOSITE, "an equation of collections")
        inner = Scope(scope.names, dict(scope.sizes), False)
        left, right = (list(collection(x)) if x[0] in VALUES else x for x in (left, right))
        if right[0] in ("eigenvalues", "singular_values"):
            left, right = right, left
        if left[0] in ("eigenvalues", "singular_values"):
            body = self.spectrum(left, right, inner)
        else:
            need(left[0] in SPACES and right[0] in SPACES, "two subspaces")
            sides = [self.term(x, scope) for t in (left, right) for x in t[1:]]
            first = self.term(left[1], scope)
            inner.sizes["[n]"] = first.columns if left[0] in ("nullspace", "rowspace") else first.rows
            inner = inner._replace(real=all(p.real for p in sides))
            body = ["for", [["[x]", ["F", "[n]"]]], ["iff", ["in", "[x]", left], ["in", "[x]", right]]]
        return (body if op == "==" else ["not", body]), inner

    def spectrum(self, left, right, scope: Scope) -> list:
        """det(x I - A) == (x - a) (x - b) …; for singular values with A.H A or A A.H, and squares."""
        a = self.term(left[1], scope)
        need(a.rows is not None, "the size of a matrix")
        singular, matrix, n = left[0] == "singular_values", left[1], a.rows
        if singular and right[0] != "singular_values":
            need(isinstance(a.rows, int) and isinstance(a.columns, int), "a matrix of known size")
            n = min(a.shape)
            matrix = ["*", ["H", matrix], matrix] if n == a.columns else ["*", matrix, ["H", matrix]]
        if singular and right[0] == "singular_values":
            return self.singular(left[1], right[1], scope)
        scope.sizes["[n]"] = n
        more: list = []
        if right[0] == "eigenvalues":
            need(not singular and self.term(right[1], scope).rows == n, "eigenvalues of matrices of one size")
            second: list = pencil(right[1])
        else:
            need(right[0] in ("counted", "multiset"), "a multiset")
            counted = right[0] == "counted"
            listed = [x for v, k in right[1:] for x in [v] * whole(k, 1, 100)] if counted else right[1:]
            need(len(listed) == n, "as many values as the matrix has")
            if singular:
                more = [[">=", v, "0"] for v in listed]
                listed = [["*", v, v] for v in listed]
            second = ["*", "1", *(["+", "[x]", ["neg", v]] for v in listed)]
        values = ["for", [["[x]", ["C"]]], ["==", pencil(matrix), second]]
        return ["and", values, *more] if singular else values

    def singular(self, left, right, scope: Scope) -> list:
        """The squares of singular values are min(m, n) eigenvalues of A.H A; the others of these are 0."""
        a, b = self.term(left, scope), self.term(right, scope)
        need(b.rows is not None and a.shape in (b.shape, b.shape[::-1]), "sizes of singular values")
        scope.sizes["[n]"] = a.columns
        second = ["*", ["H", right], right] if b.columns == a.columns else ["*", right, ["H", right]]
        return ["for", [["[x]", ["C"]]], ["==", pencil(["*", ["H", left], left]), pencil(second)]]

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
        if fact[0] == "open" and fact[1][0] == "and":
            return self.assume(*fact[1:])
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
        weak = weak or self.has(">", (p,))
        return weak or kind == ">=" and (self.has(">=", (p,)) or self.has("==", (p, -p)))

    def has(self, kind: str, polys) -> bool:
        return any(f[0] == kind and any(same(f[1], p) for p in polys) for f in self.facts)

    @staticmethod
    def alike(xs, ys) -> bool:
        pairs = list(zip(xs, ys))
        return all(same(x, y) if isinstance(x, Poly) and isinstance(y, Poly) else x == y for x, y in pairs)

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
