"""Statements about matrices of any size as polynomials: what is known to be zero, and what is claimed."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from eigenproof.judge.free import Letter, Poly, of_equation, of_term, star
from eigenproof.judge.free.poly import constant, identity, of_letter, of_word, zero
from eigenproof.language import parse
from eigenproof.model import Expr, Term, conjuncts


class Problem:
    """The zeros and the claims of `for ... : hypotheses implies conclusions`.

    `inv(X)` and `pinv(X)` are letters with their identities; `pinv(X) == Y` is claimed as Penrose's four.
    """

    def __init__(self, statement: str) -> None:
        bindings, body = parse(statement).args
        self.letters: dict[Expr, Letter] = {}
        self.zeros: list[Poly] = []
        for name, kind in bindings:
            rows, columns = (*kind.args, 1)[:2] if kind.args else (1, 1)
            self.letters[name] = Letter(name, rows, columns, real=kind.op != "C")
        hypotheses, conclusion = (
            ((), body) if body.op != "implies" else (conjuncts(body.args[0]), body.args[1])
        )
        for h in hypotheses:
            if h.op == "invertible":
                self.read(Term("inv", h.args))
            else:
                self.zeros.append(self.equation(*h.args))
        self.claims = [p for c in conjuncts(conclusion) for p in self.claim(*c.args) if p]

    def claim(self, left: Expr, right: Expr) -> list[Poly]:
        if isinstance(left, Term) and left.op == "pinv":
            x = self.read(left.args[0])
            return penrose(x, self.read(right) if right != 0 else zero(x.columns, x.rows))
        return [self.equation(left, right)]

    def equation(self, left: Expr, right: Expr) -> Poly:
        self.introduce(left)
        self.introduce(right)
        return of_equation(left, right, self.letters)

    def read(self, term: Expr) -> Poly:
        self.introduce(term)
        return of_term(term, self.letters)

    def introduce(self, term: Expr) -> None:
        if not isinstance(term, Term) or term in self.letters:
            return
        for a in term.args:
            self.introduce(a)
        if term.op in ("inv", "pinv"):
            x = self.read(term.args[0])
            letter = Letter(f"{term.op}{len(self.letters)}", x.columns, x.rows)
            self.letters[term] = letter
            y = of_letter(letter)
            one = identity(x.rows)
            self.zeros += penrose(x, y) if term.op == "pinv" else [x * y - one, y * x - one]


def penrose(x: Poly, y: Poly) -> list[Poly]:
    """What is zero when y is the pseudoinverse of x."""
    return [x * y * x - x, y * x * y - y, (x * y).star() - x * y, (y * x).star() - y * x]


# ---------------------------------------------------------------- random algebra

A, B, C = Letter("A", "m", "n"), Letter("B", "n", "m"), Letter("C", "n", "n")
x, k = Letter("x", "n", 1), Letter("k", 1, 1)
MATRICES = (A, B, C)
COEFFICIENTS = st.sampled_from([1, -1, 2, Fraction(1, 2)])


@st.composite
def words(draw: st.DrawFn, letters: tuple[Letter, ...], rows: object, columns: object, most: int) -> Poly:
    """A word of letters and their stars, as a polynomial."""
    both = [y for letter in letters for y in dict.fromkeys((letter, star(letter)))]
    word: list[Letter] = []
    at = rows
    for _ in range(draw(st.integers(0, most))):
        word.append(draw(st.sampled_from([y for y in both if y.rows == at])))
        at = word[-1].columns
    while at != columns:  # walk home
        word.append(next(y for y in both if y.rows == at and columns in (y.columns, *homes(both, y))))
        at = word[-1].columns
    return of_word(tuple(word), rows)


def homes(letters: list[Letter], letter: Letter) -> set:
    """The sizes one letter away."""
    return {y.columns for y in letters if y.rows == letter.columns}


@st.composite
def polys(draw: st.DrawFn, letters: tuple[Letter, ...], rows: object, columns: object, most: int = 2) -> Poly:
    """A polynomial of one to three words, some of them times k."""
    total = zero(rows, columns)
    for _ in range(draw(st.integers(1, 3))):
        word = draw(words(letters, rows, columns, most))
        if k in letters and draw(st.booleans()):
            word = of_letter(k) * word
        total = total + word.scaled(draw(COEFFICIENTS))
    return total


@st.composite
def ideals(draw: st.DrawFn, letters: tuple[Letter, ...]) -> tuple[list[Poly], Poly]:
    """Zeros, and a combination of them."""
    matrices = tuple(y for y in letters if y != k)
    sizes = st.sampled_from(["m", "n"])
    zeros = [draw(polys(letters, draw(sizes), draw(sizes))) for _ in range(draw(st.integers(1, 2)))]
    rows, columns = draw(sizes), draw(sizes)
    claim = zero(rows, columns)
    for _ in range(draw(st.integers(1, 3))):
        z = draw(st.sampled_from(zeros))
        z = z.star() if draw(st.booleans()) else z
        left, right = draw(words(matrices, rows, z.rows, 1)), draw(words(matrices, z.columns, columns, 1))
        claim = claim + constant(draw(COEFFICIENTS)) * left * z * right
    return zeros, claim
