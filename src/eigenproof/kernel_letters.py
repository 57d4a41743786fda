"""What the terms of a general statement mean: polynomials in letters (kernel_free.py). Standard library only.

Words such as inv, pinv, det and rank become letters, one for each argument as a polynomial. Nothing is
known of such a letter but what this page says of transposes and conjugates: (X^-1)^T = (X^T)^-1 and so
on, det(X^T) = det(X), and rank and norm do not change. The rest are theorems (kernel_theorems.py).
"""

from __future__ import annotations

from typing import NamedTuple

from .kernel_entries import INDEXED, LARGEST, adjugate, determinant, explicit, indexed, ones, unit
from .kernel_free import (
    ADJOINT,
    CONJUGATED,
    IMAGINARY,
    PLAIN,
    TRANSPOSED,
    Poly,
    changed,
    constant,
    letter,
    number,
    of_letter,
    size_number,
    trace,
)
from .kernel_induction import exponents
from .kernel_places import NUMBER, decimal, is_name, whole
from .kernel_places import number as digits
from .kernel_ring import inverse as reciprocal
from .kernel_ring import need

EVERY = (PLAIN, TRANSPOSED, CONJUGATED, ADJOINT)
OF_EIGENVALUES = {
    "sum": "sum of eigenvalues",
    "product": "product of eigenvalues",
    "max": "largest eigenvalue",
    "min": "smallest eigenvalue",
}
OF_SINGULAR_VALUES = {
    "sum": "sum of singular values",
    "product": "product of singular values",
    "max": "largest singular value",
    "min": "smallest singular value",
}
OF_COLLECTIONS = {"eigenvalues": OF_EIGENVALUES, "singular_values": OF_SINGULAR_VALUES}
SQUARE_WORDS = ("inv", "det", "adjugate", "diagonal_part", "spectral_radius", *OF_EIGENVALUES.values())
INVARIANT = ("rank", "norm", "spectral_radius", *OF_SINGULAR_VALUES.values())
"""Real numbers that are the same for a matrix, its transpose and its conjugate."""
OPAQUE = {
    "inv": lambda m, n: (m, n),
    "adjugate": lambda m, n: (m, n),
    "pinv": lambda m, n: (n, m),
    "det": lambda m, n: (1, 1),
    "rank": lambda m, n: (1, 1),
    "norm": lambda m, n: (1, 1),
    "spectral_radius": lambda m, n: (1, 1),
    "diagonal_part": lambda m, n: (m, n),
    **dict.fromkeys((*OF_EIGENVALUES.values(), *OF_SINGULAR_VALUES.values()), lambda m, n: (1, 1)),
}
"""The words of one matrix that become letters, with the size of their value."""
FIELDS = {"R": True, "Q": True, "Z": True, "N": True, "C": False}
"""Sets of numbers: are they real?"""


class Scope(NamedTuple):
    """What names and sizes stand for in a text; whether F(m,n), which only our own tables say, is real."""

    names: dict
    sizes: dict
    real: bool = False


class Letters:
    """Reads terms; one opaque word with one argument is one letter."""

    def __init__(self) -> None:
        self.opaque: dict[tuple, str] = {}
        self.read: dict[tuple, Poly] = {}  # what `letter` made of a word and a polynomial

    def size(self, t, scope: Scope):
        """A number of rows: a positive integer or a name."""
        if isinstance(t, str) and t in scope.sizes:
            return scope.sizes[t]
        return whole(t, 1, 1000)

    def term(self, t, scope: Scope) -> Poly:
        """The polynomial of a term. Raises CertificateError for words that it does not know."""
        if isinstance(t, str):
            if t in scope.names:
                return scope.names[t]
            if t in scope.sizes:
                return size_number(scope.sizes[t])
            return plain_number(digits(t))
        op, *args = t
        if op == "^":
            k = scope.sizes.get(args[1], args[1]) if is_name(args[1]) else args[1]
            if is_name(k) and k in scope.sizes.values():
                return self.size_power(self.number(args[0], scope), k)
            if isinstance(k, list) or k in scope.names:
                return self.natural_power(args[0], self.number(k, scope), scope)
            return self.power(args[0], whole(str(k) if isinstance(k, int) else k, -64, 64), scope)
        if op in OF_EIGENVALUES and len(args) == 1:
            word, matrix = collection(args[0])
            return self.letter(OF_COLLECTIONS[word][op], self.term(matrix, scope))
        if op in ("max", "min"):
            return self.extreme(op, [self.number(x, scope) for x in args])
        if op == "I":
            n = self.size(args[0], scope) if args else None
            return number(1, n, n)
        if op == "i":
            return of_letter(IMAGINARY)
        if op == "decimal":
            return plain_number(decimal(*args)[0])
        if op == "zeros":
            m, n = args
            return number(0, self.size(m, scope), self.size(n, scope))
        if op == "ones":
            u, v = (ones(self.size(x, scope)) for x in (args if len(args) == 2 else ()))
            return u * v.changed(1, 0)
        if op == "covariance":
            return self.covariance(self.term(args[0], scope), args[1:])
        if op in INDEXED:
            return indexed(op, self.term(args[0], scope), args[1:])
        if op == "matrix":
            return self.matrix([[self.number(x, scope) for x in row] for row in args])
        if op == "vector":
            return self.matrix([[self.number(x, scope)] for x in args])
        if op not in READ:
            need(op in OPAQUE, f"no reading for the word {op} in a general statement")
            need(len(args) == 1, "one argument")
            return self.letter(op, self.term(args[0], scope))
        arity, rule = READ[op]
        need(len(args) == arity if arity else args, "the arguments of a word")
        return rule(self, *(self.term(x, scope) for x in args))

    def covariance(self, x: Poly, options: list) -> Poly:
        """The scatter divided by rows - 1, or by rows with ddof=0."""
        need(options in ([], [["ddof", "0"]], [["ddof", "1"]]), "covariance(X) or covariance(X, ddof=0)")
        n = size_number(x.rows)
        n = n if options == [["ddof", "0"]] else n - number(1)
        return scatter(self, x) * self.letter("inv", n)

    def extreme(self, op: str, numbers: list) -> Poly:
        """The larger, or the smaller, of two real numbers."""
        need(len(numbers) == 2 and all(x.real for x in numbers), "two real numbers")
        x, y = sorted(numbers, key=lambda p: str(p.key))
        return x if same_terms(x, y) else self.several(op, x, y)

    def number(self, t, scope: Scope) -> Poly:
        x = self.term(t, scope).sized(1, 1)
        need(x.scalar, "a number")
        return x

    def power(self, base, k: int, scope: Scope) -> Poly:
        """base^k; an even power of a norm needs no norm."""
        if isinstance(base, list) and base[0] in ("norm", "abs") and k > 0 and k % 2 == 0:
            x = self.term(base[1], scope)
            x, k = trace(x.changed(*ADJOINT) * x), k // 2
        else:
            x = self.term(base, scope)
        need(x.rows == x.columns, "a power of a matrix that is not square")
        x = x if k >= 0 else self.letter("inv", x)
        out = number(1, x.rows, x.rows)
        for _ in range(abs(k)):
            out = out * x
        return out

    def size_power(self, x: Poly, n: str) -> Poly:
        """x^n for a size with a name."""
        need(x.real, "a power of a real number")
        return self.several("power", x, size_number(n))

    def natural_power(self, base, e: Poly, scope: Scope) -> Poly:
        """base^e for an exponent e made of names bound in N."""
        least, found = exponents(e)
        x, out = self.term(base, scope), self.power(base, least, scope)
        need(x.rows is not None and x.rows == x.columns, "a power of a square matrix")
        for k, times in found:
            for _ in range(times):
                out = out * self.raised(x, k)
        return out

    def raised(self, x: Poly, k: Poly) -> Poly:
        """x^k for a name k bound in N: one letter for x, its transpose and its conjugate."""
        forms = {way: x.changed(*way) for way in EVERY}
        keys = {way: form.key for way, form in forms.items()}
        way = min(EVERY, key=lambda w: (str(keys[w]), w))
        fixed = tuple(w for w in EVERY if keys[way[0] ^ w[0], way[1] ^ w[1]] == keys[way])
        key = self.opaque.setdefault(("raised", keys[way], k.key), f"raised#{len(self.opaque)}")
        return of_letter(changed(letter(key, *forms[way].shape, fixed), *way))

    def letter(self, op: str, x: Poly) -> Poly:
        """inv(X), pinv(X), det(X), …: one letter for X, its transpose and its conjugate."""
        asked = op, x.key
        if asked not in self.read:
            self.read[asked] = self.new_letter(op, x)
        return self.read[asked]

    def new_letter(self, op: str, x: Poly) -> Poly:
        need(x.rows is not None, f"the size of what {op} is of")
        need(op not in SQUARE_WORDS or x.rows == x.columns, f"{op} of a square matrix")
        ordered = op not in (OF_EIGENVALUES["max"], OF_EIGENVALUES["min"])
        need(ordered or same_terms(x, x.changed(*ADJOINT)), "eigenvalues that are seen to be real")
        c = constant(x)
        if op == "inv" and x.scalar and c is not None:
            return number(reciprocal(c))
        if op == "rank" and c is not None and c != 0:
            return size_number(x.rows)
        if op == "inv" and not x.scalar and unvarying(x):
            return self.explicit_inverse(x)
        if op in ("det", "adjugate") and isinstance(x.rows, int) and x.rows <= LARGEST:
            entries = explicit(x)
            if entries is not None:
                return determinant(entries) if op == "det" else self.matrix(adjugate(entries))
        if op == "diagonal_part" and isinstance(x.rows, int) and (entries := explicit(x)) is not None:
            return diagonal(self, *(entries[i][i] for i in range(x.rows))) if x.rows > 1 else x
        forms = {way: x.changed(*way) for way in EVERY}
        keys = {way: form.key for way, form in forms.items()}
        way = min(EVERY, key=lambda w: (str(keys[w]), w))
        rows, columns = OPAQUE[op](*forms[way].shape)
        if op in INVARIANT:
            fixed: tuple = EVERY
        else:
            fixed = tuple(w for w in EVERY if keys[way[0] ^ w[0], way[1] ^ w[1]] == keys[way])
            fixed += (TRANSPOSED,) if op == "diagonal_part" else ()
        key = self.opaque.setdefault((op, keys[way]), f"{op}#{len(self.opaque)}")
        return of_letter(changed(letter(key, rows, columns, fixed), *way))

    def explicit_inverse(self, x: Poly) -> Poly:
        """The inverse of a matrix of numbers, which has to exist."""
        if constant(x):
            return number(reciprocal(constant(x)), *x.shape)
        need(isinstance(x.rows, int) and x.rows <= LARGEST, "the inverse of so large an explicit matrix")
        entries = explicit(x)
        c = constant(determinant(entries)) if entries is not None else None
        need(c is not None and c != 0, "the inverse of a matrix of rational numbers that has one")
        return self.matrix(adjugate(entries)).times(reciprocal(c))

    def several(self, op: str, *args: Poly) -> Poly:
        """A real number that depends on several arguments, as a letter."""
        key = self.opaque.setdefault((op, *(x.key for x in args)), f"{op}#{len(self.opaque)}")
        return of_letter(letter(key, 1, 1, [CONJUGATED]))

    def matrix(self, rows: list) -> Poly:
        """A matrix that is written out: the sum of entry * e_i * e_j.T for unit vectors e."""
        m, n = len(rows), len(rows[0])
        need(m and n and all(len(r) == n for r in rows), "rows of one length")
        total = Poly(m, n, {})
        for i, row in enumerate(rows):
            for j, x in enumerate(row):
                total = total + unit(i, m) * x * unit(j, n).changed(1, 0)
        return total


def collection(t) -> tuple:
    """(eigenvalues or singular_values, the matrix whose they are)"""
    need(isinstance(t, list) and len(t) > 1, "a value of a collection")
    word, matrix, *options = t
    if word == "explained_variance":
        return "eigenvalues", ["covariance", matrix, *options]
    need(word in (*OF_COLLECTIONS, "diagonal_entries") and not options, "the eigenvalues of a matrix")
    return ("eigenvalues", ["diagonal_part", matrix]) if word == "diagonal_entries" else (word, matrix)


def unvarying(x: Poly) -> bool:
    """Is a polynomial made of numbers, unit vectors and ones only?"""
    return all(y.key[0] == "[" for atoms, w in x.terms for v in (w, *(a[1] for a, _ in atoms)) for y in v)


def mean(self: Letters, x: Poly) -> Poly:
    """The mean of the rows, as a column."""
    need(x.rows is not None and x.real, "real data")
    return x.changed(1, 0) * ones(x.rows) * self.letter("inv", size_number(x.rows))


def centred(self: Letters, x: Poly) -> Poly:
    """The rows without their mean."""
    return x - ones(x.rows) * mean(self, x).changed(1, 0)


def scatter(self: Letters, x: Poly) -> Poly:
    """C.T * C for the centred data C."""
    c = centred(self, x)
    return c.changed(1, 0) * c


def plain_number(c) -> Poly:
    """A number; 0 has the size that its place gives it."""
    return number(c) if c else Poly(None, None, {})


def added(_, *args: Poly) -> Poly:
    total = args[0]
    for x in args[1:]:
        total = total + x
    return total


def product(factors) -> Poly:
    """The product, from left to right."""
    total, *rest = factors
    for x in rest:
        total = total * x
    return total


def divided(self: Letters, x: Poly, y: Poly) -> Poly:
    need(y.scalar, "division by a number")
    return x * self.letter("inv", y)


def dot(_, u: Poly, v: Poly) -> Poly:
    need(u.columns == 1 == v.columns, "dot is for vectors")
    return u.changed(*ADJOINT) * v


def nullity(self: Letters, x: Poly) -> Poly:
    """columns - rank(X)"""
    return size_number(x.columns) - self.letter("rank", x)


def shifted(a: Poly, x: Poly) -> Poly:
    """A - x I"""
    need(a.rows is not None and a.rows == a.columns and x.scalar, "a square matrix and a number")
    return a - x * number(1, *a.shape)


def diagonal(self: Letters, *args: Poly) -> Poly:
    args = tuple(x.sized(1, 1) for x in args)
    need(len(args) > 1 and all(x.scalar for x in args), "diag of numbers")
    zero = Poly(1, 1, {})
    return self.matrix([[x if i == j else zero for j in range(len(args))] for i, x in enumerate(args)])


READ = {
    "+": (0, added),
    "*": (0, lambda _, *args: product(args)),
    "neg": (1, lambda _, x: -x),
    "/": (2, divided),
    "T": (1, lambda _, x: x.changed(*TRANSPOSED)),
    "transpose": (1, lambda _, x: x.changed(*TRANSPOSED)),
    "H": (1, lambda _, x: x.changed(*ADJOINT)),
    "trace": (1, lambda _, x: trace(x)),
    "rows": (1, lambda _, x: size_number(x.rows)),
    "dot": (2, dot),
    "mean": (1, mean),
    "centered": (1, centred),
    "scatter": (1, scatter),
    "abs": (1, lambda self, x: self.letter("norm", x.sized(1, 1))),
    "nullity": (1, nullity),
    "diag": (0, diagonal),
    "charpoly": (2, lambda self, a, x: self.letter("det", -shifted(a, x))),
    "geometric_multiplicity": (2, lambda self, a, x: nullity(self, shifted(a, x))),
    "multiplicity": (2, lambda self, a, x: self.several("multiplicity", shifted(a, x))),
}
"""The other words: how many arguments (0: any number) and what they mean."""


def bound(variables, polys: list, scope: Scope, letters: Letters, free: bool) -> Scope:
    """The scope in which typed variables are these polynomials; `free` sizes are told by them."""
    need(len(variables) == len(polys), "a term for each variable")
    names, sizes = dict(scope.names), dict(scope.sizes)
    for (name, where), p in zip(variables, polys):
        field, *given = where
        need(field in ("R", "C", "F"), "a term for a variable that is a matrix over R or C")
        need(len(given) < 3, "sizes")
        rows, columns = given if len(given) == 2 else [*given, "1"] if given else ("1", "1")
        if p.rows is None:
            known = Scope(names, sizes)
            p = p.sized(letters.size(rows, known), letters.size(columns, known))
        for t, n in ((rows, p.rows), (columns, p.columns)):
            if free and is_name(t) and t not in sizes:
                sizes[t] = n
            need(letters.size(t, Scope(names, sizes)) == n, f"the size of {name}")
        need(name not in sizes, "a variable with the name of a size")
        need(p.real or field == "C" or field == "F" and not scope.real, f"{name} is not seen to be real")
        names[name] = p
    return Scope(names, sizes, scope.real)


def same_terms(p: Poly, q: Poly) -> bool:
    return p.shape == q.shape and p.terms == q.terms


def is_number(t) -> bool:
    return isinstance(t, str) and NUMBER.fullmatch(t) is not None
