"""What terms mean to the kernel: a number, or a matrix as a list of rows. Standard library only.

A term is a nested list of strings (model.tree). i, sqrt(x) and root(p, k) become generators
(kernel_ring.py) with a known place (kernel_places.py).
"""

from __future__ import annotations

import json
from fractions import Fraction
from math import isqrt

from .errors import CertificateError
from .kernel_places import (
    changes_of_sign,
    check_discs,
    conjugate,
    conjugate_transpose,
    decimal,
    is_name,
    modulus,
    number,
    reduced,
    sign,
    whole,
)
from .kernel_ring import (
    Gen,
    Poly,
    charpoly,
    generators,
    horner,
    identity,
    inverse,
    need,
    poly,
    product,
    reduce_by,
    square,
    total,
)
from .kernel_words import (
    as_matrix,
    centered,
    covariance,
    diagonal,
    dot,
    filled,
    is_inverse,
    is_pseudoinverse,
    mean,
    number_of,
    scatter,
    square_norm,
    transpose,
)

ARITY = {
    word: n
    for n, words in enumerate(
        (
            "i R C",
            "neg sqrt T H transpose I det trace decimal norm inv pinv mean centered scatter ddof not"
            " symmetric hermitian orthogonal unitary orthonormal_columns idempotent invertible"
            " positive_semidefinite positive_definite indefinite rank nullity rref"
            " nullspace columnspace rowspace eigenvalues singular_values",
            "/ ^ charpoly dot column row zeros ones == != < <= > >= ~= in for implies eigenspace",
            "entry diagonalization spectral",
            "svd",
        )
    )
    for word in words.split()
}


CLOSED = ("sqrt", "root", "i", "inv", "pinv")  # their arguments see no bound variable
DATA = {"mean": mean, "centered": centered, "scatter": scatter, "covariance": covariance}


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


class Terms:
    """Evaluates terms under the definitions and the evidence for roots of one certificate.

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

    # -- terms

    def seeing(self, bound: dict, evaluate, *args):
        """evaluate(*args) with these bound variables and no others."""
        outer, self.bound = self.bound, bound
        out = evaluate(*args)
        self.bound = outer
        return out

    def scalar(self, t):
        """The value of a term that is a number."""
        x = self.value(t)
        need(not isinstance(x, list), "a matrix where a number belongs")
        return x

    def value(self, t):
        """The value of a term: a number, or a matrix as a list of rows."""
        if isinstance(t, str):
            if t in self.bound:
                return self.bound[t]
            if t not in self.known:
                self.known[t] = self.seeing({}, self.value, self.names[t]) if t in self.names else number(t)
            return self.known[t]
        op, args = arguments(t)
        if op == "matrix":
            known = self.known  # no bound name is in it
            return [[known[x] if type(x) is str and x in known else self.scalar(x) for x in row]
                    for row in rows(args)]  # fmt: skip
        if op == "vector":
            return [[self.scalar(x)] for x in args]
        if op == "decimal":
            return decimal(args[0])[0]
        if op in CLOSED or (op in DATA and isinstance(args[0], str) and args[0] in self.names):
            key = json.dumps(t)
            if key not in self.made:
                self.made[key] = self.seeing({}, self.closed, op, args)
            return self.made[key]
        if op in DATA:
            return self.closed(op, args)
        if op == "^":
            return self.power(args[0], whole(args[1], -1000, 1000))
        if op == "charpoly":
            return horner(self.charpoly_of(args[0]), self.scalar(args[1]))
        if op == "det":
            c = self.charpoly_of(args[0])
            return c[0] if len(c) % 2 else -c[0]
        if op in ("zeros", "ones"):
            return filled(int(op == "ones"), *(whole(n, 1, 1000) for n in args))
        values = [self.value(x) for x in args]
        if op == "+":
            if not all(isinstance(x, list) for x in values):  # what is 1x1 is a number
                return total([number_of(x) for x in values])
            sizes = [[len(r) for r in x] for x in values]
            need(all(x == sizes[0] for x in sizes), "sizes do not fit in a sum")
            return [[total(list(c)) for c in zip(*r)] for r in zip(*values)]
        if op in ("*", "neg", "/"):
            out = -1 if op == "neg" else 1
            for x in values if op != "/" else [values[0], inverse(values[1])]:
                if isinstance(out, list) and isinstance(x, list):
                    out = product(out, x)
                elif isinstance(out, list) or isinstance(x, list):
                    m, c = (out, x) if isinstance(out, list) else (x, out)
                    out = [[c * u for u in r] for r in m]
                else:
                    out = out * x
            return out[0][0] if isinstance(out, list) and len(out) == 1 == len(out[0]) else out
        if op == "I":
            return identity(whole(args[0], 0, 1000))
        if op in ("T", "transpose", "H"):
            if not isinstance(values[0], list):
                return conjugate(values[0]) if op == "H" else values[0]
            return (conjugate_transpose if op == "H" else transpose)(values[0])
        if op == "trace":
            return total([r[k] for k, r in enumerate(square(as_matrix(values[0])))])
        if op == "diag":
            return diagonal(values)
        if op == "dot":
            u, v = map(as_matrix, values)
            need(all(len(r) == 1 for r in [*u, *v]), "dot is for vectors")
            return dot([x for (x,) in u], [x for (x,) in v])
        if op == "norm":
            x = square_norm(values[0])  # there may be a radical for sqrt(x)
            return self.square_root(x) if isinstance(x, Poly) else self.value(["sqrt", str(x)])
        if op == "entry":
            i, j = whole(args[1], 1, len(values[0])), whole(args[2], 1, len(values[0][0]))
            return values[0][i - 1][j - 1]
        if op == "row":
            return [values[0][whole(args[1], 1, len(values[0])) - 1]]
        if op == "column":
            return [[r[whole(args[1], 1, len(r)) - 1]] for r in values[0]]
        raise CertificateError(f"the kernel has no rule for the word {op}")

    def matrix(self, t) -> list:
        """The value of a term as a matrix; a number is 1x1."""
        return as_matrix(self.value(t))

    def charpoly_of(self, t) -> list:
        """Coefficients of det(x I - A), ascending; computed once for a matrix that has a name."""
        if not isinstance(t, str) or t in self.bound:
            return charpoly(self.matrix(t))
        if t not in self.charpolys:
            self.charpolys[t] = charpoly(self.matrix(t))
        return self.charpolys[t]

    def power(self, t, k: int):
        """t^k; a negative power of a matrix is one of its inverse, and norm(v)^2 needs no root."""
        if t[0] == "norm" and k % 2 == 0:
            x, k = square_norm(self.value(*arguments(t)[1])), k // 2
        else:
            x = self.value(t)
        if isinstance(x, list):
            x, k = (x, k) if k >= 0 else (self.value(["inv", t]), -k)
            out = identity(len(square(x)))
            for _ in range(k):
                out = product(out, x)
            return out
        if k < 0:
            x, k = inverse(x), -k
        if isinstance(x, Poly) and x.c == [0, 1] and (x.g.equation is None or 0 < k < len(x.g.equation) - 1):
            return Poly(x.g, [0] * k + [1]) if k else 1
        out = 1
        for _ in range(k):
            out = out * x
        return out

    def closed(self, op: str, args: list):
        """The value of a word whose arguments see no bound variable."""
        if op in ("inv", "pinv"):
            return self.inverse_of(op, args[0])
        if op == "covariance":
            (x, ddof) = (args[0], ["ddof", "1"]) if len(args) == 1 else args
            need(ddof[0] == "ddof", "covariance(X) or covariance(X, ddof=0)")
            return covariance(self.value(x), whole(*arguments(ddof)[1], 0, 1))
        return DATA[op](self.value(args[0])) if op in DATA else self.algebraic(op, args)

    def inverse_of(self, op: str, m_tree) -> list:
        """inv(M) or pinv(M): the P that the certificate gives for this term M, if it is."""
        m, key = self.value(m_tree), json.dumps(m_tree)
        if not isinstance(m, list) and op == "inv":
            return inverse(m)
        need(key in self.inverses, f"no evidence for {op}(M)")
        p = self.matrix(self.inverses[key])
        need((is_inverse if op == "inv" else is_pseudoinverse)(as_matrix(m), p), f"not {op}(M)")
        return p

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
        (over, *sizes), over_c = where, where[0] == "C"
        need(over in ("R", "C") and len(sizes) <= 2, "variables of R or C")
        if not sizes:
            return self.variable(name, over)
        rows, columns = [whole(n, 1, 1000) for n in [*sizes, "1"][:2]]
        x, y = ([[self.variable(name, "R") for _ in range(columns)] for _ in range(rows)] for _ in "xy")
        i = self.value(["i"]) if over_c else 0
        return [[a + i * b for a, b in zip(r, s)] for r, s in zip(x, y)]

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

    def column(self, entries: list) -> tuple[list, object]:
        """(numerators, common denominator) of a column: (a/s, b/s) is read as (a, b) over s."""
        parts = [e for e in entries if e != "0"]
        if parts and all(isinstance(e, list) and e[0] == "/" and e[2:] == parts[0][2:] for e in parts):
            (s,) = parts[0][2:]
            return [[self.scalar(e[1]) if e != "0" else 0] for e in entries], self.scalar(s)
        return [[self.scalar(e)] for e in entries], 1

    def columns(self, t) -> list[tuple[list, object]]:
        """The columns of a matrix, or of a vector, that is written out."""
        op, args = arguments(self.definition(t))
        need(op in ("matrix", "vector"), "a matrix or vector written out")
        return [self.column(list(c)) for c in (zip(*rows(args)) if op == "matrix" else [args])]
