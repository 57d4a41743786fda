"""Statements with a `for` or an `exists` around them, decided by computing. Standard library only.

For all numbers: an identity, with denominators cleared, since a statement is about what is defined. For
all eigenvalues, or all unit eigenvectors of one: there are so many of these. Against all: one instance.
"""

from __future__ import annotations

from .kernel_angles import turns
from .kernel_elimination import all_vanish, kernel_of, rank, real_roots, root_order, trimmed
from .kernel_logic import Logic, substituted
from .kernel_numbers import arguments
from .kernel_places import conjugate_transpose, whole
from .kernel_printed import printed_number
from .kernel_ring import Poly, identity, inverse, need, product, square
from .kernel_spaces import width
from .kernel_words import dot


class Families(Logic):
    """Rules for what `for` and `exists` bind."""

    def computed(self, claim) -> None:
        """The statement is true, by computing."""
        rule = self.for_all if claim[0] == "for" else self.holds
        need(self.by_computing(rule, *(claim[1:] if claim[0] == "for" else [claim])), "it does not hold")

    def for_all(self, variables: list, body) -> bool:
        """Does the body hold for all eigenvalues, all unit vectors, or as an identity?"""
        if body[0] == "iff":
            return self.all_eigenvalues(variables, *arguments(body)[1])
        if body[0] == "implies" and body[2][0] == "~=":
            return self.all_directions(variables, *arguments(body)[1])
        self.closed_first(body, [name for name, _ in variables])
        bound = {name: self.variables(name, where) for name, where in variables}
        return self.seeing(bound, self.holds, body)

    def closed_first(self, t, names: list) -> None:
        """Make the generators of what does not contain these names before those of the names."""
        if not self.mentions(t, names):
            self.numbers_first(t)
        elif isinstance(t, list):
            for x in t:
                self.closed_first(x, names)

    # -- identities

    def identical(self, left, right) -> bool:
        """left = right in the variables, wherever no denominator is 0."""
        for t, other in ((left, right), (right, left)):
            if isinstance(t, list) and t[0] in ("inv", "pinv") and self.mentions(t, self.bound):
                return self.is_inverse_of(t[0], self.matrix(arguments(t)[1][0]), self.matrix(other))
        return all_vanish([cleared(x) for x in self.difference(left, right)])

    def is_inverse_of(self, op: str, m: list, p: list) -> bool:
        """P = M^-1, or Penrose's four identities for P and M, with denominators cleared."""
        mp, pm = product(m, p), product(p, m)
        if op == "inv":
            pairs = [(mp, identity(len(square(m)))), (pm, identity(len(square(p))))]
        else:
            pairs = [(mp, conjugate_transpose(mp)), (pm, conjugate_transpose(pm))]
            pairs += [(product(mp, m), m), (product(pm, p), p)]
        need(len(p) == len(m[0]) and len(p[0]) == len(m), "sizes of a matrix and its inverse")
        return all_vanish([cleared(x - y) for a, b in pairs for r, s in zip(a, b) for x, y in zip(r, s)])

    def mentions(self, t, names) -> bool:
        """Does one of these names stand in a term?"""
        return t in names if isinstance(t, str) else any(self.mentions(x, names) for x in t)

    # -- eigenvalues and eigenvectors

    def all_eigenvalues(self, variables: list, *sides) -> bool:
        """For all l: eigenvalue(A, l) iff l in {...}: each of these is one, and with that all are counted."""
        need(all(name not in self.names for name, _ in variables), "a bound name is defined already")
        (((l, where),), (word, (a, of)), (inside, (element, values))) = (  # noqa: E741
            variables, *map(arguments, sides if sides[0][0] == "eigenvalue" else sides[::-1]))  # fmt: skip
        need((word, of, inside, element) == ("eigenvalue", l, "in", l), "a statement of another form")
        need(where == ["C"] and not self.mentions([a, values], {l: 0}), "a statement of another form")
        p, members, counted = self.charpoly_of(a), self.members(values), []
        for x in members:
            if not any(self.agree(x, y) for y in counted):
                counted.append(x)
        found = [root_order(p, x) for x in counted]
        return all(found) and sum(found) == len(p) - 1

    def all_directions(self, variables: list, premise, conclusion) -> bool:
        """For all v: eigenpair(A, l, v) and norm(v) == 1 implies v ~= digits, for a v unique up to its sign.

        l may be bound too, with l ~= digits; or the premise is principal_component(X, k, v).
        """
        _, v, shown = conclusion
        variables = sorted(variables, key=lambda bound: bound[0] == v)  # for all l and v, in any order
        names = [name for name, _ in variables]
        need(len({*names, *self.names}) == len(names) + len(self.names), "a bound name is defined already")
        need(v == names[-1] and not self.mentions(shown, names), "a statement of another form")
        parts = premise[1:] if premise[0] == "and" else [premise]
        lengths = (["norm", v], ["^", ["norm", v], "2"], ["*", ["T", v], v], ["dot", v, v])
        units = [["==", t, "1"] for t in lengths]
        of_length_1 = any(s in units for s in parts)
        parts = [s for s in parts if s not in units]
        (op, about), *more = [arguments(s) for s in parts if s[0] != "~="]
        need(not more and about[-1] == v, "a statement of another form")
        digits = [arguments(s)[1] for s in parts if s[0] == "~="]
        if op == "principal_component":
            need(len(names) == 1 and not digits and not self.mentions(about[:2], names), "another form")
            a = ["covariance", about[0]]
            values = [self.item_of(["eigenvalues", a], about[1])]
        else:
            need(op == "eigenpair" and of_length_1, "eigenvectors of length 1")
            a, l = about[:2]  # noqa: E741
            need(not self.mentions(a, names), "a matrix that is given")
            if len(names) == 1:
                need(not digits and not self.mentions(l, names), "an eigenvalue that is given")
                values = [self.number(l)]
            else:
                need(names == [l, v] and variables[0][1] == ["R"], "an eigenvalue in R")
                values = self.with_digits(self.members(["eigenvalues", a]), l, digits)
        m = square(self.matrix(a))
        need(variables[-1][1] == ["R", str(len(m))], "a vector of R(n)")
        return all(self.direction_right(m, l, shown) for l in values)  # noqa: E741

    def with_digits(self, members: list, l: str, digits: list) -> list:  # noqa: E741
        """The real ones of some numbers that have all these digits, each once."""
        need(all(x == l for x, _ in digits), "a statement of another form")
        found: list = []
        for x in members:
            if self.real_number(x) and not any(self.agree(x, y) for y in found):
                close = (self.close((x, 0), printed_number(d), [(x, 0)]) for _, d in digits)
                found += [x] if all(close) else []
        return found

    def direction_right(self, m: list, l, shown) -> bool:  # noqa: E741
        """Has the one unit vector v, up to sign, with M v = l v these digits? (Also if there is none.)"""
        shifted = [[x - l if i == j else x for j, x in enumerate(r)] for i, r in enumerate(m)]
        vectors = kernel_of(shifted, len(m))
        if not vectors:
            return True
        need(len(vectors) == 1 and all(map(self.real_number, vectors[0])), "more than one direction")
        c = inverse(self.square_root(dot(vectors[0], vectors[0])))
        return all(self.digits_right([[x * s] for x in vectors[0]], shown) for s in (c, -c))

    # -- is there one?

    def some(self, variables: list, body) -> bool:
        """Is there an x with A x = b, or a number x with p(x) = 0? Other statements need a witness."""
        need(len(variables) == 1 and body[0] == "==", "a statement that needs a witness")
        ((x, where),), (left, right) = variables, arguments(body)[1]
        need(x not in self.names and where[0] in ("R", "C"), "a statement that needs a witness")
        if where[1:]:
            return self.solvable(x, where, left, right)
        self.numbers_first(left, right)
        v = self.variable(x, where[0])
        p = self.seeing({x: v}, lambda: self.number(left) - self.number(right))
        p = trimmed(p.c) if isinstance(p, Poly) and p.g is v.g else trimmed([p])
        if where == ["R"]:
            need(all(self.real_number(c) for c in p), "a polynomial that is not real")
        return not p or (len(p) > 1 and (where == ["C"] or real_roots(p) > 0))

    def solvable(self, x: str, where: list, left, right) -> bool:
        """Is there an x in R(n), C(n) with A x = b?"""
        if right[0] == "*" and right[-1] == x:
            left, right = right, left
        need(left[0] == "*" and left[-1] == x, "a statement that needs a witness")
        need(not self.mentions([left[:-1], right], [x]), "a statement that needs a witness")
        a, b = self.matrix(["*", "1", *left[1:-1]]), self.matrix(right)
        if right == "0":
            return True
        need(len(b) == len(a) and width(b) == 1 and where[1:] == [str(width(a))], "sizes")
        real = all(self.real_number(y) for r in [*a, *b] for y in r)
        need(real or where[0] == "C", "a system that is not real")
        return rank([r + s for r, s in zip(a, b)]) == rank(a)

    # -- one instance

    def at_instance(self, given: dict, variables: list, body) -> bool:
        """Does the body of `for` or `exists` hold with closed terms in the place of its names and sizes?"""
        sizes, values = dict(given.get("sizes", {})), dict(given["instance"])
        need(set(values) == {name for name, _ in variables}, "one term for each name")
        need(not self.mentions([*sizes, *values, *values.values()], self.names), "a name that is defined")
        every = {**{name: str(whole(n, 1, 1000)) for name, n in sizes.items()}, **values}
        for name, where in variables:
            need(self.in_set(values[name], substituted(where, every)), f"{name} is not in its set")
        return self.holds(substituted(body, every))

    def in_set(self, t, where: list) -> bool:
        """Does a term belong to R(m, n), ...? Multiples of pi belong to R, and have no other value here."""
        angle = where in (["R"], ["C"]) and turns(t) is not None
        return angle or self.in_field(self.matrix(t), where)

    def claim_exists(self, given: dict, *statement) -> None:
        """One instance of the body holds."""
        need(self.by_computing(self.at_instance, given, *statement), "the body fails at this instance")

    def claim_not_for(self, given: dict, *statement) -> None:
        """One instance of the body is false."""
        need(not self.by_computing(self.at_instance, given, *statement), "the body holds at this instance")


def cleared(x):
    """x times denominators that stand in it (kernel_vocabulary: 1/d for a d with variables)."""
    while isinstance(x, Poly) and x.g.kind == "reciprocal":
        (d,), out = x.g.data, 0
        for c in x.c:  # c0 d^n + c1 d^(n-1) + ...
            out = out * d + c
        x = out
    return x
