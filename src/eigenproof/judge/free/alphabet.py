"""Monomials as strings: one character for a letter, so that Python's own string search does the matching.

A key is the sorted characters of the scalar part, then those of the word. Characters from ATOM upwards
stand for atoms; each of them has the word of letters it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping

from .poly import Coefficient, Poly
from .words import Letter, Monomial, Size, canonical_atom, scalars, star

LETTER, ATOM = 0x21, 0x4E00
FIRST_ATOM = chr(ATOM)

Keys = dict[str, Coefficient]
Order = tuple[int, int, str, int, str]


class Alphabet:
    """Characters for letters and atoms, with what rewriting asks about them: sizes 1, stars, weights.

    `plain` and `starred` are the weights of a letter and of its star; numbers weigh nothing beside them.
    """

    def __init__(self, plain: int, starred: int) -> None:
        self._weight = (plain, starred)
        self.letters: dict[str, Letter] = {}
        self.firsts: set[str] = set()  # letters with one row: the size 1 stands before them
        self.lasts: set[str] = set()  # letters with one column: the size 1 stands behind them
        self.words: dict[str, str] = {}  # the word of an atom
        self._chars: dict[Letter, str] = {}
        self._atoms: dict[str, str] = {}
        self._stars: dict[int, str] = {}
        self._weights: dict[str, tuple[int, int]] = {}
        self._orders: dict[str, Order] = {}

    def char(self, letter: Letter) -> str:
        """The character of a letter; its star gets one too."""
        if letter not in self._chars:
            pair = dict.fromkeys(sorted((letter, star(letter)), key=lambda x: x.starred))
            for x in pair:
                c = chr(LETTER + len(self.letters))
                self._chars[x] = c
                self.letters[c] = x
                number = x.rows == 1 and x.columns == 1
                self._weights[c] = (0, 1) if number else (self._weight[x.starred], 0)
                if x.rows == 1:
                    self.firsts.add(c)
                if x.columns == 1:
                    self.lasts.add(c)
            for x in pair:
                self._stars[ord(self._chars[x])] = self._chars[star(x)]
        return self._chars[letter]

    def star(self, word: str) -> str:
        """The star of a word of letters."""
        return word.translate(self._stars)[::-1]

    def real(self, word: str) -> bool:
        """Whether all letters of a word are real."""
        return all(self.letters[c].real for c in word)

    def atom(self, word: str) -> str:
        """The character of the atom that a 1x1 word stands for."""
        if word not in self._atoms:
            other = self.star(word) if self.real(word) else word
            first = max(word, other, key=self.order)  # the smaller, which rules lead to
            c = chr(ATOM + len(self.words))
            self.words[c] = first
            self._atoms[word] = self._atoms[other] = c
            pairs = [self._weights[x] for x in first]
            self._weights[c] = (sum(p[0] for p in pairs), sum(p[1] for p in pairs))
        return self._atoms[word]

    def order(self, key: str) -> Order:
        """A sort key under which the larger monomial comes first.

        What counts is the weight of all letters, of those in the word, the word, then the scalars.
        """
        value = self._orders.get(key)
        if value is None:
            atoms, word = self.split(key)
            weights = self._weights
            heavy = sum([weights[c][0] for c in word])
            total, scalars = heavy, 0
            for c in atoms:
                w, s = weights[c]
                total += w
                scalars += s
            value = self._orders[key] = (-total, -heavy, word, -scalars, key)
        return value

    def weight(self, key: str) -> int:
        """How large a monomial is, for the choice of what to look at next."""
        order = self.order(key)
        return -order[0] - order[3]

    @staticmethod
    def split(key: str) -> tuple[str, str]:
        """The atoms and the word of a key."""
        n = 0
        for c in key:
            if c < FIRST_ATOM:
                break
            n += 1
        return key[:n], key[n:]

    def places(self, word: str) -> list[int]:
        """Where a word passes through the size 1."""
        at = [i for i, c in enumerate(word) if c in self.firsts]
        if word and word[-1] in self.lasts:
            at.append(len(word))
        return at

    def starts(self, word: str, size: Size) -> bool:
        """Whether the size 1 stands before a word, or the size next to it is 1 if the word is empty."""
        return word[0] in self.firsts if word else size == 1

    def ends(self, word: str, size: Size) -> bool:
        """Whether the size 1 stands behind a word, or the size next to it is 1 if the word is empty."""
        return word[-1] in self.lasts if word else size == 1

    def key(self, atoms: str, word: str) -> str:
        """The key of atoms times a word, whose 1x1 pieces are pulled out."""
        at = self.places(word)
        if len(at) > 1:
            for i, j in zip(at, at[1:]):
                atoms += self.atom(word[i:j])
            word = word[: at[0]] + word[at[-1] :]
        return (atoms if len(atoms) < 2 else "".join(sorted(atoms))) + word

    def size(self, word: str, at: int, rows: Size) -> Size:
        """The size through which a word of `rows` rows passes at a place."""
        return self.letters[word[at - 1]].columns if at else rows

    def encode(self, m: Monomial) -> str:
        """The key of a monomial."""
        atoms = "".join(self.atom("".join(map(self.char, word))) * e for word, e in m[0])
        return self.key(atoms, "".join(map(self.char, m[1])))

    def encode_poly(self, p: Poly) -> Keys:
        """The coefficients of a polynomial by keys."""
        return {self.encode(m): c for m, c in p.terms.items()}

    def decode(self, key: str) -> Monomial:
        """The monomial of a key."""
        atoms, word = self.split(key)
        pairs = ((canonical_atom(self.word(self.words[c])), 1) for c in atoms)
        return scalars(pairs), self.word(word)

    def word(self, text: str) -> tuple[Letter, ...]:
        """The letters of a word."""
        return tuple(self.letters[c] for c in text)


def quotient(atoms: str, part: str) -> str | None:
    """The product of atoms divided by another; None where it does not divide."""
    for c in part:
        shorter = atoms.replace(c, "", 1)
        if len(shorter) == len(atoms):
            return None
        atoms = shorter
    return atoms


def least_multiple(a: str, b: str) -> str:
    """The least common multiple of two products of atoms."""
    if not b:
        return a
    rest = b
    for c in a:
        rest = rest.replace(c, "", 1)
    return "".join(sorted(a + rest))


def add_to(total: Keys | Mapping, key: str, c: Coefficient) -> None:
    """total[key] += c, zeros left out."""
    value = total.get(key, 0) + c
    if value:
        total[key] = value
    else:
        total.pop(key, None)
