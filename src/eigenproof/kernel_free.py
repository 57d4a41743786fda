"""The kernel's algebra for matrices of any size: polynomials whose monomials are typed words.

A word is a product of letters whose sizes fit. Where it passes twice through the size 1, what lies
between is a number: it commutes with everything and equals its transpose, over C as well. A letter is
a name or an opaque term such as pinv(A*B); it comes as itself, transposed, conjugated, or both. Two
polynomials are equal when they have the same monomials; that is true for matrices of every size. Some
letters have relations of their own: the imaginary unit, unit vectors e1, e2, … of a size that is a
number, and the vector of ones.
Standard library only.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .kernel_ring import need

PLAIN, TRANSPOSED, CONJUGATED = (0, 0), (1, 0), (0, 1)
ADJOINT = (1, 1)


class Letter(NamedTuple):
    """A matrix with a name; `fixed` are the operations (transposed, conjugated) that do not change it."""

    key: str
    transposed: int
    conjugated: int
    rows: int | str
    columns: int | str
    fixed: tuple


def letter(key: str, rows, columns, fixed=()) -> Letter:
    """A new letter; a number is its own transpose, and two operations that change nothing give a third."""
    group = {PLAIN, *fixed, *([TRANSPOSED] if rows == 1 == columns else [])}
    group |= {(a ^ c, b ^ d) for a, b in group for c, d in group}
    need(rows == columns or not any(t for t, _ in group), "a transpose has the size of its matrix")
    return Letter(key, 0, 0, rows, columns, tuple(sorted(group)))


@lru_cache(maxsize=65536)
def changed(x: Letter, t: int, c: int) -> Letter:
    """The transpose and the conjugate of a letter, where t and c say so; one form for equal ones."""
    forms = ((x.transposed ^ t ^ a, x.conjugated ^ c ^ b) for a, b in x.fixed)
    rows, columns = (x.columns, x.rows) if t else (x.rows, x.columns)
    return Letter(x.key, *min(forms), rows, columns, x.fixed)


IMAGINARY = letter("[i]", 1, 1)

Word = tuple  # of letters
Monomial = tuple  # (atoms, word); atoms: sorted ((kind, word), exponent), kind "w" or "tr"


@lru_cache(maxsize=65536)
def changed_word(w: Word, t: int, c: int) -> Word:
    """(X Y)^T = Y^T X^T; the conjugate letter by letter."""
    return tuple(changed(x, t, c) for x in (reversed(w) if t else w))


@lru_cache(maxsize=65536)
def pieces(w: Word) -> tuple[tuple, Word]:
    """The numbers between the places of size 1 of a word, as atoms, and the word that is left."""
    at = [i for i, x in enumerate(w) if x.rows == 1]
    if w and w[-1].columns == 1:
        at.append(len(w))
    if len(at) < 2:
        return (), w
    numbers = (w[i:j] for i, j in zip(at, at[1:]))
    return tuple(("w", min(x, changed_word(x, 1, 0))) for x in numbers), w[: at[0]] + w[at[-1] :]


@lru_cache(maxsize=65536)
def cyclic(w: Word) -> tuple:
    """The atoms of trace(w): words up to rotation and transposition; u v.T has the trace v.T u."""
    at = next((i for i, x in enumerate(w) if x.rows == 1), None)
    if at is not None:
        return pieces(w[at:] + w[:at])[0]
    both = (w, changed_word(w, 1, 0))
    return (("tr", min(x[i:] + x[:i] for x in both for i in range(len(x)))),)


def collected(atoms, sign: int = 1) -> tuple[tuple, int]:
    """(product of powers of atoms, its factor): sorted, with i^2 = -1, i.H = -i, products of e_i, ones."""
    powers: dict = {}
    for atom, exponent in atoms:
        if len(atom[1]) == 2 and atom[1][0].key[0] == "[" == atom[1][1].key[0]:
            x, y = atom[1]
            if x.key == y.key == "[1]":  # ones.T * ones
                if isinstance(y.rows, int):
                    sign *= y.rows**exponent
                    continue
                atom = ("w", (letter("#" + y.rows, 1, 1, [CONJUGATED]),))
            else:
                sign = sign if x.key == y.key or "[1]" in (x.key, y.key) else 0
                continue
        if atom[1][0].key == "[i]":
            sign = -sign if atom[1][0].conjugated and exponent % 2 else sign
            atom = ("w", (IMAGINARY,))
        powers[atom] = powers.get(atom, 0) + exponent
    turns = powers.pop(("w", (IMAGINARY,)), 0)
    if turns % 2:
        powers[("w", (IMAGINARY,))] = 1
    return tuple(sorted(powers.items())), -sign if turns % 4 > 1 else sign


class Poly:
    """A sum of monomials with rational coefficients and a size.

    rows is None for a multiple of an identity whose size its place will tell, such as I or 0.
    """

    __slots__ = ("rows", "columns", "terms")

    def __init__(self, rows, columns, terms: dict) -> None:
        self.rows, self.columns, self.terms = rows, columns, terms

    @property
    def shape(self) -> tuple:
        return self.rows, self.columns

    @property
    def scalar(self) -> bool:
        return self.rows == 1 == self.columns

    @property
    def key(self) -> tuple:
        """What two equal polynomials have in common."""
        return self.rows, self.columns, tuple(sorted(self.terms.items()))

    def sized(self, rows, columns) -> Poly:
        """The same, of this size where its place gives it."""
        if self.rows is None and rows is not None:
            need(rows == columns or not self.terms, "an identity is square")
            return Poly(rows, columns, self.terms)
        return self

    def __add__(self, other: Poly) -> Poly:
        a, b = self.sized(*other.shape), other.sized(*self.shape)
        need(a.shape == b.shape, "sizes do not fit in a sum")
        return Poly(a.rows, a.columns, gathered([*a.terms.items(), *b.terms.items()]))

    def __neg__(self) -> Poly:
        return self.times(-1)

    def __sub__(self, other: Poly) -> Poly:
        return self + -other

    def times(self, c) -> Poly:
        """c times this, c rational."""
        return Poly(self.rows, self.columns, {m: c * x for m, x in self.terms.items()} if c else {})

    def __mul__(self, other: Poly) -> Poly:
        if self.rows is None or self.scalar and (other.rows is None or self.columns != other.rows):
            shape = self.shape if self.rows is None and other.scalar else other.shape
        elif other.rows is None or other.scalar:
            shape = self.shape
        else:
            need(self.columns == other.rows, "sizes do not fit in a product")
            shape = self.rows, other.columns
        out: dict = {}
        for (s, v), c in self.terms.items():
            for (t, w), d in other.terms.items():
                numbers, word = pieces(v + w)
                atoms, sign = collected((*s, *t, *((x, 1) for x in numbers)))
                m = (atoms, word)
                out[m] = out.get(m, 0) + sign * c * d
        return Poly(*shape, {m: c for m, c in out.items() if c})

    def changed(self, t: int, c: int) -> Poly:
        """The transpose (t) and the conjugate (c)."""
        shape = (self.columns, self.rows) if t else self.shape
        return Poly(*shape, gathered(image(m, t, c, x) for m, x in self.terms.items()))

    @property
    def real(self) -> bool:
        """Whether this is its own conjugate, as it stands."""
        return self.terms == self.changed(0, 1).terms


def gathered(pairs) -> dict:
    """Like monomials added up, zeros left out."""
    out: dict = {}
    for m, c in pairs:
        out[m] = out.get(m, 0) + c
    return {m: c for m, c in out.items() if c}


def image(m: Monomial, t: int, c: int, x) -> tuple:
    """A monomial with its coefficient, transposed and conjugated; a number is its own transpose."""
    numbers = []
    for (kind, w), exponent in m[0]:
        atoms = pieces(changed_word(w, 0, c))[0] if kind == "w" else cyclic(changed_word(w, 0, c))
        numbers += [(a, exponent) for a in atoms]
    atoms, sign = collected(numbers)
    return (atoms, changed_word(m[1], t, c)), sign * x


def number(c, rows=1, columns=1) -> Poly:
    """A rational number; with a size, that multiple of the identity."""
    return Poly(rows, columns, {((), ()): c} if c else {})


def summed(polys: list) -> Poly:
    """The sum, by halves."""
    if len(polys) < 2:
        return polys[0] if polys else Poly(None, None, {})
    half = len(polys) // 2
    return summed(polys[:half]) + summed(polys[half:])


def of_letter(x: Letter) -> Poly:
    numbers, word = pieces((x,))
    return Poly(x.rows, x.columns, {(tuple((a, 1) for a in numbers), word): 1})


def trace(p: Poly) -> Poly:
    """The trace: words up to rotation; that of an identity is its size."""
    need(p.rows is not None and p.rows == p.columns, "the trace of a square matrix")
    if p.scalar:
        return p
    total = Poly(1, 1, {})
    for (atoms, w), c in p.terms.items():
        if w:
            factor, sign = collected((*atoms, *((a, 1) for a in cyclic(w))))
            total = total + Poly(1, 1, {(factor, ()): sign * c})
        else:
            total = total + Poly(1, 1, {(atoms, ()): c}) * size_number(p.rows)
    return total


def size_number(n) -> Poly:
    """A size as a number; one with a name is a positive letter."""
    return number(n) if isinstance(n, int) else of_letter(letter("#" + n, 1, 1, [CONJUGATED]))


def constant(p: Poly) -> Fraction | int | None:
    """c, when this is c times an identity (or the number c) as it stands."""
    return sum(p.terms.values()) if set(p.terms) <= {((), ())} else None
