"""Numbers with a name or an equation: sqrt(x), root(p, k), i, and what `for` binds. Standard library only.

A term is a nested list of strings (model.tree). i, sqrt(x) and root(p, k) become generators
(kernel_ring.py) with a known place (kernel_places.py).
"""

from __future__ import annotations

import json
from fractions import Fraction
from math import isqrt

from .kernel_places import changes_of_sign, check_discs, is_name, modulus, reduced, sign, whole
from .kernel_ring import Gen, Poly, generators, inverse, need, poly, reduce_by

ARITY = {
    word: n
    for n, words in enumerate(
        (
            "i R C pi",
            "neg sqrt T H transpose I det trace decimal norm inv pinv mean centered scatter ddof not"
            " symmetric hermitian orthogonal unitary orthonormal_columns idempotent invertible"
            " positive_semidefinite positive_definite indefinite rank nullity rref"
            " nullspace columnspace rowspace eigenvalues singular_values abs spectral_radius adjugate"
            " explained_variance_ratio diagonal_entries sum product count orthogonally_diagonalizable"
            " nilpotent normal diagonal upper_triangular stochastic fails cos sin",
            "/ ^ charpoly dot column row zeros ones == != < <= > >= ~= in for exists let implies iff"
            " eigenspace multiplicity geometric_multiplicity degree minpoly item similar row_equivalent"
            " eigenvalue eigenvector",
            "entry diagonalization spectral coefficient eigenpair principal_component",
            "svd",
        )
    )
    for word in words.split()
}


CLOSED = ("sqrt", "root", "i", "inv", "pinv")  # their arguments see no bound variable


def arguments(t) -> tuple:
    """(op, args) of a term with as many arguments as its word takes (only a matrix may be empty)."""
    op, args = t[0], t[1:]
    need(len(args) == ARITY[op] if op in ARITY else args or op == "matrix", "the arguments of a word")
    return op, args


def rows(args: list) -> list:
    """The rows of a matrix term."""
    need(all(isinstance(r, list) and len(r) == len(args[0]) > 0 for r in args), "rows of one length")
    return args


def root_number(args: list) -> tuple[int, bool]:
    """(k, is it counted among all complex roots) of root(p, k) or root(p, k, C)."""
    need(len(args) == 2 or args[2:] == [["C"]], "root(p, k) or root(p, k, C)")
    return whole(args[1], 1, 64), len(args) == 3


class Numbers:
    """The names of one certificate, its numbers, and the evidence for them.

    Names, and the numbers sqrt(x) and root(p, k), are closed: no bound variable is seen in them.
    """

    def __init__(self, definitions: list, roots: list, radicals: list, inverses: list | tuple = ()) -> None:
        self.names = dict(map(tuple, definitions))
        need(len(self.names) == len(definitions), "a name defined twice")
        need(all(is_name(name) for name in self.names), "not a name")
        self.evidence = {json.dumps(r["polynomial"]): r for r in roots}
        self.radicals = {json.dumps(x): y for x, y in radicals}
        self.inverses = {json.dumps(m): p for m, p in inverses}
        self.bound: dict[str, object] = {}
        self.known: dict[str, object] = {}  # values of names and of strings of digits
        self.made: dict[str, object] = {}  # values of i, sqrt(x), root(p, k), inv(M), pinv(M), words of data
        self.square_roots: list[tuple] = []  # (x, sqrt(x))
        self.located: dict[str, tuple] = {}
        self.charpolys: dict[str, list] = {}
        self.grams: dict[str, list] = {}  # Y.T Y
        self.proved: set[str] = set()  # claims about closed terms
        self.level = 0

    def new(self, kind: str, equation: list | None, data: tuple = ()) -> Poly:
        self.level += 1
        g = Gen(self.level, kind, equation, data)
        return poly(g, reduce_by([0, 1], equation))

    def seeing(self, bound: dict, evaluate, *args):
        """evaluate(*args) with these bound variables and no others."""
        outer, self.bound = self.bound, bound
        try:
            return evaluate(*args)
        finally:
            self.bound = outer

    def scalar(self, t):
        """The value of a term that is a number."""
        x = self.value(t)
        need(not isinstance(x, list), "a matrix where a number belongs")
        return x

    # -- square roots and roots of polynomials

    def square_root(self, x):
        """The principal square root of a number; of equal numbers the same."""
        for y, root in self.square_roots:
            if x == y:
                return root
        need(all(g.equation for g in generators(x)), "the root of something that is no closed number")
        root = None
        if not isinstance(x, Poly) and x >= 0:
            root = Fraction(isqrt(x.numerator), isqrt(x.denominator))
        if root is None or root * root != x:
            root = self.new("sqrt", [-x, 0, 1], (x,))
        self.square_roots.append((x, root))
        return root

    def algebraic(self, op: str, args: list):
        """A new generator for i, sqrt(x) or root(p, k[, C])."""
        if op == "i":
            return self.new("i", [1, 0, 1])
        if op == "sqrt":
            x, known = self.scalar(args[0]), self.radicals.get(json.dumps(args[0]))
            if known is None:
                return self.square_root(x)
            y = self.scalar(known)  # a root that lies in the field of the others
            need(y * y == x and sign(y) > 0, "a square root given wrongly")
            self.square_roots.append((x, y))
            return y
        (k, of_all), (monic, intervals, are_real) = root_number(args), self.locate(args[0])
        need(k <= (len(are_real) if of_all else len(intervals)), f"no root number {k}")
        need(not (of_all and are_real[k - 1]), "root(p, k, C) is used for roots that are not real")
        place = None if of_all else intervals[k - 1]
        return self.new("root", monic, (json.dumps(args[0]), k, place, of_all and are_real[k - 1] is False))

    def locate(self, p_tree) -> tuple[list, list, list]:
        """(monic equation, isolating intervals of the real roots, which of all roots are real, if known)."""
        key = json.dumps(p_tree)
        if key not in self.located:
            p = self.in_variable(p_tree)
            need(key in self.evidence and 1 < len(p) <= 64, "no evidence for the roots of a polynomial")
            given, lead = self.evidence[key], inverse(p[-1])
            monic, intervals, are_real = [c * lead for c in p], [], [None] * (len(p) - 1)
            if "prime" in given:  # not located: only that the roots are different
                x = self.new("every", monic)
                need(not isinstance(x, Poly) or reduced([x.g], modulus(given)), "roots that may be equal")
            else:
                intervals = changes_of_sign(p, given["intervals"])
                are_real = check_discs(p, given["discs"]) if "discs" in given else [True] * (len(p) - 1)
                need(len(intervals) == sum(are_real), "as many intervals as real roots")
            self.located[key] = (monic, intervals, are_real)
        return self.located[key]

    # -- variables

    def numbers_first(self, *trees) -> None:
        """Make the generators of these terms, so that a variable made next comes after them."""
        for t in trees:
            if isinstance(t, list):
                if t and t[0] in CLOSED:
                    self.value(t)
                else:
                    self.numbers_first(*t)
            elif t in self.names and t not in self.known:
                self.numbers_first(self.names[t])

    def variable(self, name: str, over: str = "C"):
        """A new bound variable, which may not stand for anything else; one of R is its own conjugate."""
        need(is_name(name) and name not in self.names, "a bound name is defined already, or is no name")
        return self.new("free", None, (over,))

    def variables(self, name: str, where: list):
        """What `for name in R`, `R(n)` or `R(m, n)` binds: a number or a matrix; x + i y for entries in C."""
        over, *sizes = where
        need(over in ("R", "C") and len(sizes) <= 2, "variables of R or C")
        if not sizes:
            return self.variable(name, over)
        rows, columns = [whole(n, 1, 1000) for n in [*sizes, "1"][:2]]
        i = self.value(["i"]) if over == "C" else 0
        entry = lambda: self.variable(name, "R") + (i * self.variable(name, "R") if over == "C" else 0)  # noqa: E731
        return [[entry() for _ in range(columns)] for _ in range(rows)]

    def in_variable(self, p_tree) -> list:
        """Coefficients, ascending, of a polynomial term in x."""
        self.numbers_first(p_tree)
        x = self.variable("x")
        p = self.seeing({"x": x}, self.value, p_tree)
        need(isinstance(p, Poly) and p.g is x.g, "a polynomial in x")
        return p.c

    def definition(self, t):
        """The term that a name stands for."""
        for _ in self.names:
            if isinstance(t, str) and t in self.names:
                need(not self.bound, "a name that stands for a closed term")
                t = self.names[t]
        return t
