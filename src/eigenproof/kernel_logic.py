"""Closed statements decided by computing: connectives, relations, and what the predicates mean.

`holds` says whether a statement about explicit matrices is true or false, or raises Undefined where it is
shown to have no truth value, or refuses. Statements are read from left to right: what stands behind a false
part of `and`, or a true part of `or`, may have no value. Parts that were proved, or refuted, as claims of
the same certificate are known. Built on kernel_printed.py, kernel_vocabulary.py, kernel_collections.py,
kernel_angles.py and kernel_elimination.py; bound names are in kernel_families.py. Standard library only.
"""

from __future__ import annotations

import json

from .errors import CertificateError
from .kernel_collections import COLLECTIONS, SUBSPACES, Undefined
from .kernel_elimination import (
    all_vanish,
    is_rational,
    minimal_polynomial,
    rank,
    real_roots,
    shifted,
    squarefree,
    vanishes,
)
from .kernel_numbers import arguments
from .kernel_printed import Printed
from .kernel_ring import charpoly, need, square
from .kernel_spaces import width
from .kernel_words import as_matrix, dot, observations

FIELDS = ("R", "C", "Q", "Z", "N")
ORDERS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (1, 0)}


class Logic(Printed):
    """Truth of closed statements."""

    def holds(self, s) -> bool:
        """Is a closed statement true? Raises Undefined if it is shown to have no truth value."""
        if self.proved:
            key = json.dumps(s)
            if key in self.proved:
                return True
            if json.dumps(["not", s]) in self.proved:
                return False
        op, args = arguments(s)
        need(op in TRUTH or op in MEANS, f"the kernel has no rule for {op}")
        return TRUTH[op](self, *args) if op in TRUTH else self.holds(MEANS[op](self, *args))

    def some(self, variables: list, body) -> bool:
        """Is there an instance? Told elsewhere (kernel_families.py), or proved before."""
        raise CertificateError("no witness was proved")

    def implied(self, premise, conclusion) -> bool:
        return not self.holds(premise) or self.holds(conclusion)

    def defined_by(self, definitions: list, body) -> bool:
        values: dict = {}
        for name, t in definitions:
            need(name not in self.names, "a name defined twice")
            values[name] = substituted(t, values)
        return self.holds(substituted(body, values))

    def fails(self, s) -> bool:
        """Is a statement false, or without a truth value? One part of an `and` is enough."""
        op, args = arguments(s)
        if op == "and":
            doubt = None
            for part in args:
                try:
                    if self.fails(part):
                        return True
                except CertificateError as error:
                    doubt = error
            if doubt:
                raise doubt
            return False
        try:
            if op == "implies":
                return self.holds(args[0]) and self.fails(args[1])
            return not self.holds(s)
        except Undefined:
            return True

    # -- relations

    def equal(self, left, right) -> bool:
        for kinds, rule in ((COLLECTIONS, self.same_collection), (SUBSPACES, self.equal_subspaces)):
            if self.is_one_of(left, kinds) or self.is_one_of(right, kinds):
                return rule(left, right)
        if self.bound:
            return self.identical(left, right)
        return self.all_agree(as_matrix(self.value(left)), as_matrix(self.value(right)), "0" in (left, right))

    def all_agree(self, a: list, b: list, with_zero: bool) -> bool:
        """A = B, entry by entry; a literal 0 is of every size. One pair that differs decides."""
        if with_zero:
            return all_vanish([x for m in (a, b) for r in m for x in r])
        need([len(r) for r in a] == [len(r) for r in b], "sizes of the two sides")
        doubt = None
        for x, y in ((x, y) for r, s in zip(a, b) for x, y in zip(r, s)):
            try:
                if not self.agree(x, y):
                    return False
            except CertificateError as error:
                doubt = error
        if doubt:
            raise doubt
        return True

    def equal_subspaces(self, left, right) -> bool:
        return self.same_subspace(self.subspace(left), self.subspace(right))

    def is_in(self, x, where) -> bool:
        if isinstance(where, list) and where[0] in FIELDS:
            return self.in_field(as_matrix(self.value(x)), where)
        if self.is_one_of(where, SUBSPACES):
            return self.in_subspace(x, self.subspace(where))
        return self.contains(self.collection(where), self.number(x))

    def in_field(self, a: list, where: list) -> bool:
        """Do a matrix, its size and all its entries, belong to R(m, n), Q, Z ...?"""
        field, *sizes = where
        wanted = [int(self.whole_number(n)) for n in sizes] + [1] * (2 - len(sizes))
        need([len(a), width(a)] == wanted, "a matrix of another size")
        return all(self.belongs(x, field) for r in a for x in r)

    def belongs(self, x, field: str) -> bool:
        if field == "C":
            return True
        if not self.real_number(x):
            return False
        if field == "R":
            return True
        if not is_rational(x):
            return False
        return field == "Q" or (x.denominator == 1 and (field == "Z" or x >= 0))

    # -- predicates that are not one equation

    def length(self, a_tree) -> str:
        """The number of rows of a square matrix, as a term."""
        return str(len(square(self.matrix(a_tree))))

    def diagonal_terms(self, a_tree) -> list:
        a = self.matrix(a_tree)
        return [["entry", a_tree, str(k), str(k)] for k in range(1, 1 + min(len(a), width(a)))]

    def hermitian_signs(self, a_tree) -> list[int] | None:
        """The signs of the coefficients of det(A + x I) for a Hermitian A, ascending; else None.

        All roots are real, so that they are all <= 0 if and only if no coefficient is negative.
        """
        a = square(self.matrix(a_tree))
        if not self.holds(["hermitian", a_tree]):
            return None
        n, c = len(a), charpoly(a)
        return [self.compare(x, 0) * (-1) ** (n - k) for k, x in enumerate(c)]

    def semidefinite(self, a_tree) -> bool:
        signs = self.hermitian_signs(a_tree)
        return signs is not None and min(signs) >= 0

    def definite(self, a_tree) -> bool:
        signs = self.hermitian_signs(a_tree)
        return signs is not None and min(signs) > 0

    def indefinite(self, a_tree) -> bool:
        """Hermitian, and neither A nor -A is positive semidefinite."""
        signs = self.hermitian_signs(a_tree)
        return signs is not None and min(signs) < 0 and not self.semidefinite(["neg", a_tree])

    def diagonalisable(self, a_tree, *field) -> bool:
        """Has the minimal polynomial no double root; over R: and as many real roots as its degree?"""
        need(field in ((), (["R"],), (["C"],)), "diagonalizable(A) or diagonalizable(A, R)")
        a = square(self.matrix(a_tree))
        if field == (["R"],):
            need(all(self.real_number(x) for r in a for x in r), "a matrix that is not real")
        p = minimal_polynomial(a)
        return squarefree(p) and (field != (["R"],) or real_roots(p) == len(p) - 1)

    def orthogonally_diagonalisable(self, a_tree) -> bool:
        """For a real A, symmetric (the spectral theorem)."""
        a = square(self.matrix(a_tree))
        need(all(self.real_number(x) for r in a for x in r), "a matrix that is not real")
        return self.holds(["symmetric", a_tree])

    def stochastic(self, a_tree) -> bool:
        """Entries >= 0, columns with the sum 1. Refused where only the rows have it."""
        a = self.matrix(a_tree)
        if any(not self.real_number(x) or self.compare(x, 0) < 0 for r in a for x in r):
            return False
        columns, rows = (all_vanish([sum(line) - 1 for line in lines]) for lines in (zip(*a), a))
        need(columns or not rows, "a matrix with row sums 1: transpose it, columns are what counts here")
        return columns

    def independent(self, *vectors) -> bool:
        """As many vectors as the rank of the matrix of them all."""
        return rank([[x for (x,) in self.column_vector(v)] for v in vectors]) == len(vectors)

    def is_basis(self, *vectors) -> bool:
        return len(vectors) == len(self.matrix(vectors[0])) and self.independent(*vectors)

    def principal(self, x_tree, k, v_tree) -> bool:
        """v is a unit vector, S v = l v for the scatter matrix S, and l is its k-th largest eigenvalue.

        det((l + x) I - S) has only real roots, so that the number of those > 0 is its number of changes
        of sign (Descartes), and of those = 0 the number of its last coefficients that are 0.
        """
        if len(observations(self.matrix(x_tree))) < 2:
            raise Undefined("the covariance of one observation")
        s, v = self.value(["scatter", x_tree]), [x for (x,) in self.column_vector(v_tree)]
        image = [dot(r, v) for r in s]
        need(all(self.real_number(x) for x in v), "a vector that is not real")
        if not vanishes(dot(v, v) - 1):
            return False
        l = dot(v, image)  # noqa: E741
        if not all_vanish([y - l * x for x, y in zip(v, image)]):
            return False
        signs = [self.compare(c, 0) for c in shifted(charpoly(s), l)]
        zeros = next(j for j, c in enumerate(signs) if c)
        others = [c for c in signs if c]
        larger = sum(c != d for c, d in zip(others, others[1:]))
        return larger < int(self.whole_number(k)) <= larger + zeros

    # -- claims

    def claim_fails(self, given: dict, s) -> None:
        """The statement is false, or has no truth value."""
        need(self.by_computing(self.fails, s), "the statement holds")

    def by_computing(self, evaluate, *args):
        """evaluate(*args), where words need no evidence."""
        need(not self.bound, "a statement that stands alone")
        self.computing = True
        try:
            return evaluate(*args)
        finally:
            self.computing = False

    def keep(self, claim) -> None:
        """Remember what is proved for what comes later, and the members of a collection."""
        self.proved.add(json.dumps(claim))
        of_values = claim[0] == "==" and claim[1][0] in ("eigenvalues", "singular_values")
        if of_values and claim[2][0] in ("multiset", "counted") and claim[2][-1] != ["..."]:
            self.lists[json.dumps(claim[1])] = self.collection(claim[2]).members


def substituted(t, values: dict):
    """t with closed terms in the place of names, where no inner binder hides them."""
    if isinstance(t, str):
        return values.get(t, t)
    if not values or t[0] == "decimal":
        return t
    op, args = t[0], t[1:]
    if op in ("for", "exists", "let"):
        inner, bindings = dict(values), []
        for name, where in args[0]:
            bindings.append([name, substituted(where, inner)])
            inner.pop(name, None)
        return [op, bindings, substituted(args[1], inner)]
    if op == "root":
        return [op, substituted(args[0], {k: v for k, v in values.items() if k != "x"}), *args[1:]]
    if op in ("degree", "coefficient"):
        return [op, substituted(args[0], {k: v for k, v in values.items() if k != args[1]}), args[1],
                *(substituted(x, values) for x in args[2:])]  # fmt: skip
    if op in ("matrix", "counted"):
        return [op, *([substituted(x, values) for x in row] for row in args)]
    return [op, *(substituted(x, values) for x in args)]


TRUTH = {
    "and": lambda self, *parts: all(self.holds(s) for s in parts),
    "or": lambda self, *parts: any(self.holds(s) for s in parts),
    "not": lambda self, s: not self.holds(s),
    "implies": Logic.implied,
    "iff": lambda self, s, t: self.holds(s) == self.holds(t),
    "let": Logic.defined_by,
    "exists": lambda self, variables, body: self.some(variables, body),
    "==": Logic.equal,
    "!=": lambda self, x, y: not self.equal(x, y),
    "in": Logic.is_in,
    "~=": Logic.printed_right,
    **{op: lambda self, x, y, signs=signs: self.compare(self.number(x), self.number(y)) in signs
       for op, signs in ORDERS.items()},
    "positive_semidefinite": Logic.semidefinite,
    "positive_definite": Logic.definite,
    "indefinite": Logic.indefinite,
    "diagonalizable": Logic.diagonalisable,
    "orthogonally_diagonalizable": Logic.orthogonally_diagonalisable,
    "stochastic": Logic.stochastic,
    "independent": Logic.independent,
    "basis": Logic.is_basis,
    "principal_component": Logic.principal,
    "similar": lambda self, a, b: self.are_similar(self.matrix(a), self.matrix(b)),
    "diagonal": lambda self, a: all_vanish(
        [x for i, r in enumerate(self.matrix(a)) for j, x in enumerate(r) if i != j]),
    "upper_triangular": lambda self, a: all_vanish([x for i, r in enumerate(self.matrix(a)) for x in r[:i]]),
}  # fmt: skip
"""Statements that are decided by a method."""


def mul(*factors) -> list:
    return ["*", *factors]


def both(*parts) -> list:
    return ["and", *parts]


MEANS = {
    "symmetric": lambda self, a: ["==", a, ["T", a]],
    "hermitian": lambda self, a: ["==", a, ["H", a]],
    "normal": lambda self, a: ["==", mul(a, ["H", a]), mul(["H", a], a)],
    "idempotent": lambda self, a: ["==", mul(a, a), a],
    "nilpotent": lambda self, a: ["==", ["^", a, self.length(a)], "0"],
    "invertible": lambda self, a: ["==", ["rank", a], self.length(a)],
    "row_equivalent": lambda self, a, b: ["==", ["rref", a], ["rref", b]],
    "orthonormal_columns": lambda self, d: ["==", mul(["H", d], d), ["I", str(width(self.matrix(d)))]],
    "unitary": lambda self, u: ["==", mul(["H", u], u), ["I", self.length(u)]],
    "orthogonal": lambda self, q: both(["in", q, ["R", self.length(q), self.length(q)]], ["unitary", q]),
    "eigenvalue": lambda self, a, l: ["==", ["charpoly", a, l], "0"],
    "eigenpair": lambda self, a, l, v: both(["!=", v, "0"], ["==", mul(a, v), mul(l, v)]),
    # A v is a multiple of v != 0 if and only if it is its projection onto v
    "eigenvector": lambda self, a, v: both(
        ["!=", v, "0"], ["==", mul(["dot", v, v], mul(a, v)), mul(["dot", v, mul(a, v)], v)]),
    "diagonalization": lambda self, a, p, d: both(
        ["invertible", p], ["diagonal", d], ["==", mul(a, p), mul(p, d)]),
    "spectral": lambda self, a, q, d: both(
        ["unitary", q], ["diagonal", d], ["==", a, mul(q, d, ["H", q])]),
    "svd": lambda self, a, u, s, v: both(
        ["orthonormal_columns", u], ["orthonormal_columns", v], ["diagonal", s],
        *(both(["in", x, ["R"]], [">=", x, "0"]) for x in self.diagonal_terms(s)),
        ["==", a, mul(u, s, ["H", v])]),
}  # fmt: skip
"""What the other predicates mean, in other words."""
