"""Terms in prefix form as patterns: what their variables stand for in a polynomial."""

from __future__ import annotations

from collections.abc import Iterator

from ...kernel_free import ADJOINT, TRANSPOSED, Poly, constant, number
from .order import of_word
from .translate import NamedLetters

MOST_SUMMANDS = 6
Found = dict[str, Poly]


class Patterns:
    """Matches polynomials; the names in `numbers` stand for numbers only."""

    def __init__(self, letters: NamedLetters, numbers: set[str]) -> None:
        self.letters, self.numbers = letters, numbers

    def matches(self, pattern: object, p: Poly, found: Found) -> Iterator[Found]:
        """Every way to read p so: a name, or a word, a product, a sum, or a shift `c I + X`."""
        if isinstance(pattern, str):
            yield from self.name(pattern, p, found)
            return
        op, *args = pattern  # type: ignore[misc]
        if op == "*":
            yield from self.product(args, p, found)
        elif op == "+":
            yield from self.sum(args, p, found)
        elif op == "neg":
            if all(c < 0 for c in p.terms.values()):
                yield from self.matches(args[0], -p, found)
        elif op in ("T", "H"):
            yield from self.matches(args[0], p.changed(*(TRANSPOSED if op == "T" else ADJOINT)), found)
        elif op == "trace":
            yield from self.trace(args[0], p, found)
        elif op == "I":
            if not (p - number(1, p.rows, p.rows)).terms and p.rows == p.columns:
                yield found
        else:
            yield from self.word(op, args, p, found)

    def name(self, name: str, p: Poly, found: Found) -> Iterator[Found]:
        if name in found:
            if found[name].shape == p.shape and not (found[name] - p).terms:
                yield found
        elif name.lstrip("-").isdigit():
            if not (p - number(int(name), *p.shape)).terms:
                yield found
        elif name not in self.numbers or p.scalar:
            yield {**found, name: p}

    def word(self, op: str, args: list, p: Poly, found: Found) -> Iterator[Found]:
        """inv(X) and so on, also where it comes transposed."""
        if len(p.terms) != 1:
            return
        ((atoms, word), c), *_ = p.terms.items()
        letters = word if not atoms else atoms[0][0][1] if not word and len(atoms) == 1 == atoms[0][1] else ()
        if c != 1 or len(letters) != 1:
            return
        (x,) = letters
        known, base = self.letters.arguments.get(x.key, ("", None))
        if known == op and base is not None:
            yield from self.matches(args[0], base.changed(x.transposed, x.conjugated), found)

    def trace(self, inner: object, p: Poly, found: Found) -> Iterator[Found]:
        """A trace, or a number that is one, however its word is turned."""
        ((atoms, word), _), *more = p.terms.items() or ((((), (1,)), 0),)
        if word or more or len(atoms) != 1 or atoms[0][1] != 1 or atoms[0][0][0] != "tr":
            return
        w = atoms[0][0][1]
        for k in range(len(w)):
            yield from self.matches(inner, of_word(w[k:] + w[:k]), found)

    def product(self, args: list, p: Poly, found: Found) -> Iterator[Found]:
        """One monomial, cut in as many parts; numbers go to the first name of a number, or to the first."""
        if len(p.terms) != 1:
            return
        ((atoms, word), c), *_ = p.terms.items()
        if not word and len(atoms) == 1 == atoms[0][1] and atoms[0][0][0] == "w":
            atoms, word = (), atoms[0][0][1]
        scale = Poly(1, 1, {(atoms, ()): c})
        first = args[0]
        if isinstance(first, str) and first in self.numbers:
            if constant(scale) == 1:
                return
            for more in self.name(first, scale, found):
                rest = args[1] if len(args) == 2 else ["*", *args[1:]]
                bare = Poly(*p.shape, {((), word): 1})
                yield from self.matches(rest, bare, more)
            return
        for cuts in split(word, len(args)):
            parts = [of_word(w) for w in cuts]
            yield from self.several(args, [scale * parts[0], *parts[1:]], found)

    def sum(self, args: list, p: Poly, found: Found) -> Iterator[Found]:
        """c I + X: all multiples of the identity, and the rest; else one summand and the rest."""
        terms = list(p.terms.items())
        if not 1 < len(terms) <= MOST_SUMMANDS or len(args) != 2:
            return
        shift = args[0]
        if isinstance(shift, list) and (shift[0] == "I" or shift[0] == "*" and shift[-1][0] == "I"):
            ones = Poly(1, 1, {m: c for m, c in terms if not m[1]})
            rest = Poly(*p.shape, {m: c for m, c in terms if m[1]})
            if ones.terms and rest.terms and p.rows == p.columns != 1:
                coefficient = "1" if shift[0] == "I" else shift[1]
                for more in self.matches(coefficient, ones, found):
                    yield from self.matches(args[1], rest, more)
            return
        for k, (m, c) in enumerate(terms):
            others = dict(terms[:k] + terms[k + 1 :])
            yield from self.several(args, [Poly(*p.shape, others), Poly(*p.shape, {m: c})], found)

    def several(self, patterns: list, polys: list[Poly], found: Found) -> Iterator[Found]:
        if not patterns:
            yield found
            return
        for more in self.matches(patterns[0], polys[0], found):
            yield from self.several(patterns[1:], polys[1:], more)


def split(word: tuple, count: int) -> Iterator[list[tuple]]:
    """A word cut in so many parts that are not empty."""
    if count == 1:
        yield [word]
        return
    for cut in range(1, len(word) - count + 2):
        for rest in split(word[cut:], count - 1):
            yield [word[:cut], *rest]
