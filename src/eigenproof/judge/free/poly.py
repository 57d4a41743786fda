"""Polynomials of typed words over Q: sums, products, stars, substitution, and terms in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ...errors import SizeError
from ...model import Expr, Term, add, mul, neg, number, power
from .words import Letter, Monomial, Size, Word, fits, pieces, product, scalars, star, star_monomial

Coefficient = int | Fraction


@dataclass(frozen=True, slots=True)
class Poly:
    """sum c_i s_i w_i of one size: monomials (scalars, word) with non-zero coefficients."""

    rows: Size
    columns: Size
    terms: Mapping[Monomial, Coefficient]

    @property
    def scalar(self) -> bool:
        """Whether this is a number (1x1)."""
        return self.rows == 1 and self.columns == 1

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __hash__(self) -> int:
        return hash((self.rows, self.columns, frozenset(self.terms.items())))

    def __add__(self, other: Poly) -> Poly:
        """a + b of equal sizes. Raises SizeError."""
        if (self.rows, self.columns) != (other.rows, other.columns):
            raise _clash("+", self, other)
        return Poly(self.rows, self.columns, collect((*self.terms.items(), *other.terms.items())))

    def __neg__(self) -> Poly:
        return Poly(self.rows, self.columns, {m: -c for m, c in self.terms.items()})

    def __sub__(self, other: Poly) -> Poly:
        return self + -other

    def __mul__(self, other: Poly) -> Poly:
        """a b, where a number multiplies whatever stands beside it. Raises SizeError."""
        if self.columns == other.rows:
            rows, columns = self.rows, other.columns
        elif self.scalar:
            rows, columns = other.rows, other.columns
        elif other.scalar:
            rows, columns = self.rows, self.columns
        else:
            raise _clash("*", self, other)
        pairs = ((a, b) for a in self.terms.items() for b in other.terms.items())
        return Poly(rows, columns, collect((product(a, b), c * d) for (a, c), (b, d) in pairs))

    def scaled(self, c: Coefficient) -> Poly:
        """c a for a rational c."""
        return Poly(self.rows, self.columns, {m: c * d for m, d in self.terms.items()} if c else {})

    def star(self) -> Poly:
        """The transpose, over C the conjugate transpose."""
        return Poly(self.columns, self.rows, collect((star_monomial(m), c) for m, c in self.terms.items()))

    def substitute(self, values: Mapping[Letter, Poly]) -> Poly:
        """This polynomial with letters (and their stars) replaced by polynomials of the same size."""
        images = {**values, **{star(letter): value.star() for letter, value in values.items()}}
        total = zero(self.rows, self.columns)
        for (atoms, word), c in self.terms.items():
            image = constant(c)
            for atom, exponent in atoms:
                factor = _image(atom, 1, images)
                for _ in range(exponent):
                    image = image * factor
            total = total + image * _image(word, self.rows, images)
        return total


def _image(word: Word, rows: Size, images: Mapping[Letter, Poly]) -> Poly:
    value = identity(word[0].rows if word else rows)
    for letter in word:
        value = value * (images[letter] if letter in images else of_letter(letter))
    return value


def _clash(sign: str, a: Poly, b: Poly) -> SizeError:
    return SizeError(f"the sizes {a.rows}x{a.columns} and {b.rows}x{b.columns} do not fit in {sign}")


def collect(pairs: Iterable[tuple[Monomial, Coefficient]]) -> dict[Monomial, Coefficient]:
    """Like monomials added up, zeros left out."""
    total: dict[Monomial, Coefficient] = {}
    for m, c in pairs:
        value = total.get(m, 0) + c
        if value:
            total[m] = value
        else:
            total.pop(m, None)
    return total


def zero(rows: Size, columns: Size) -> Poly:
    """The zero matrix."""
    return Poly(rows, columns, {})


def identity(n: Size) -> Poly:
    """The identity of size n: the empty word."""
    return Poly(n, n, {((), ()): 1})


def constant(c: Coefficient) -> Poly:
    """A rational number, 1x1."""
    return Poly(1, 1, {((), ()): c} if c else {})


def of_letter(letter: Letter) -> Poly:
    """A letter by itself."""
    return of_word((letter,), letter.rows)


def of_word(word: Word, rows: Size = 1) -> Poly:
    """A word as a polynomial; the empty one is the identity of size `rows`. Raises SizeError."""
    if not word:
        return identity(rows)
    if not fits(word):
        raise SizeError(f"the sizes in {' '.join(letter.name for letter in word)} do not fit")
    inner, rest = pieces(word)
    return Poly(word[0].rows, word[-1].columns, {(scalars((a, 1) for a in inner), rest): 1})


# ---------------------------------------------------------------- terms in and out


def of_term(term: Expr, letters: Mapping[Expr, Letter]) -> Poly:
    """The polynomial of a term whose sizes are resolved (every I written I(n)).

    `letters` gives the letter of each name, and of each compound term that is to be one letter, such as
    `pinv(A*B)`. A literal 0 counts as 1x1 by itself and as any size in a sum. Raises SizeError for sizes
    that do not fit and ValueError for a term that is no polynomial of these letters.
    """
    if term in letters:
        return of_letter(letters[term])
    if isinstance(term, (int, Fraction)):
        return constant(term)
    if not isinstance(term, Term):
        raise ValueError(f"no letter for {term}")
    op, args = term
    if op == "decimal":
        return constant(number(Fraction(args[0])))
    if op == "I" and args:
        return identity(args[0])
    if op == "zeros" and len(args) == 2:
        return zero(*args)
    if op == "neg":
        return -of_term(args[0], letters)
    if op in ("T", "transpose", "H"):
        return _starred(of_term(args[0], letters), conjugate=op == "H")
    if op == "+":
        parts = [of_term(a, letters) for a in args if a != 0]
        return sum(parts[1:], parts[0]) if parts else zero(1, 1)
    if op == "*":
        factors = [of_term(a, letters) for a in args]
        value = factors[0]
        for factor in factors[1:]:
            value = value * factor
        return value
    if op == "^" and isinstance(args[1], int) and args[1] >= 0:
        base = of_term(args[0], letters)
        value = identity(base.rows)
        for _ in range(args[1]):
            value = value * base
        return value
    if op == "/":
        divisor = of_term(args[1], letters)
        if divisor.scalar and set(divisor.terms) == {((), ())}:
            return of_term(args[0], letters).scaled(1 / Fraction(divisor.terms[(), ()]))
    raise ValueError(f"{op} is no polynomial of the letters given")


def of_equation(left: Expr, right: Expr, letters: Mapping[Expr, Letter]) -> Poly:
    """left - right, where a literal 0 takes the size of the other side. Raises as `of_term` does."""
    if right == 0:
        return of_term(left, letters)
    return -of_term(right, letters) if left == 0 else of_term(left, letters) - of_term(right, letters)


def _starred(a: Poly, conjugate: bool) -> Poly:
    real = all(x.real for atoms, word in a.terms for w in (*(t for t, _ in atoms), word) for x in w)
    if not real and not conjugate:
        raise ValueError("the transpose of a complex matrix is no polynomial of its letters")
    return a.star()


def to_term(a: Poly, names: Mapping[Letter, Expr]) -> Expr:
    """The term of a polynomial; `names` gives the terms of letters that are not named by a name."""
    if not a:
        return 0
    parts = []
    for (atoms, word), c in a.terms.items():
        factors = [power(word_term(atom, names), e) for atom, e in atoms]
        if word:
            factors.append(word_term(word, names))
        elif not a.scalar:
            factors.append(Term("I", (a.rows,)))
        value = mul(abs(number(c)), *factors)
        parts.append(neg(value) if c < 0 else value)
    return add(*parts)


def word_term(word: Word, names: Mapping[Letter, Expr]) -> Expr:
    """The term of a word that is not empty, as `to_term`."""
    return mul(*(_letter_term(letter, names) for letter in word))


def _letter_term(letter: Letter, names: Mapping[Letter, Expr]) -> Expr:
    if letter in names:
        return names[letter]
    if not letter.starred:
        return letter.name
    return Term("T" if letter.real else "H", (_letter_term(star(letter), names),))
