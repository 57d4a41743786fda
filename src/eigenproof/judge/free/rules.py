"""Rewriting rules, lead -> -tail: where a rule applies to a monomial, and where two of them overlap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .alphabet import Alphabet, least_multiple, quotient
from .poly import Coefficient
from .words import Size

Tail = tuple[tuple[str, Coefficient], ...]


class Place(NamedTuple):
    """scalars * (left * [source] * right) * beside; `beside` only where the bracket is a number.

    `source` counts the zeros that were given and then the rules, in the order in which they arose.
    """

    source: int
    scalars: str = ""
    left: str = ""
    right: str = ""
    beside: str = ""


class Rule(NamedTuple):
    """lead + sum of tail = 0, with the atoms and the word of the lead, and the size."""

    lead: str
    atoms: str
    word: str
    tail: Tail
    rows: Size
    columns: Size


class Overlap(NamedTuple):
    """A monomial that two rules rewrite; `inner` is what lies strictly inside of its word."""

    key: str
    first: Place
    second: Place
    rows: Size
    columns: Size
    inner: str = ""


class Rules:
    """The rules in force, found by their words."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.active: dict[int, Rule] = {}
        self._by_word: dict[str, list[int]] = {}
        self._lengths: list[int] = []
        self._numbers: list[int] = []  # rules whose lead is a product of atoms

    def insert(self, source: int, rule: Rule) -> None:
        """Put a rule in force."""
        self.active[source] = rule
        if rule.word:
            self._by_word.setdefault(rule.word, []).append(source)
            self._lengths = sorted({*self._lengths, len(rule.word)})
        else:
            self._numbers.append(source)

    def remove(self, source: int) -> Rule:
        """Take a rule out of force."""
        rule = self.active.pop(source)
        if rule.word:
            self._by_word[rule.word].remove(source)
            if not self._by_word[rule.word]:
                del self._by_word[rule.word]
                self._lengths = sorted({len(word) for word in self._by_word})
        else:
            self._numbers.remove(source)
        return rule

    def images(self, place: Place, tail: Tail) -> list[tuple[str, Coefficient]]:
        """The tail of a rule, put in a place: what its lead there is the negative of."""
        _, atoms, left, right, beside = place
        alphabet = self.alphabet
        if not alphabet.words:
            return [(left + t + right, c) for t, c in tail]
        found = []
        for t, c in tail:
            inner, word = alphabet.split(t)
            found.append((alphabet.key(atoms + inner, left + word + right) + beside, c))
        return found

    def step(self, key: str, rows: Size) -> tuple[Place, list[tuple[str, Coefficient]]] | None:
        """A place where a rule makes a monomial (with `rows` rows) smaller, and its images there."""
        if not self.alphabet.words and not self._numbers:
            for source, left, right in self._inside(key):
                place = Place(source, "", left, right)
                return place, self.images(place, self.active[source].tail)
            return None
        order = self.alphabet.order
        for place in self.places(key, rows):
            images = self.images(place, self.active[place.source].tail)
            if all(order(k) > order(key) for k, _ in images):
                return place, images
        return None

    def places(self, key: str, rows: Size) -> Iterator[Place]:
        """Every place where the lead of a rule stands in a monomial, the word first, then the atoms."""
        alphabet = self.alphabet
        atoms, word = alphabet.split(key)
        for source, left, right in self._inside(word):
            rest = quotient(atoms, self.active[source].atoms)
            if rest is not None:
                yield Place(source, rest, left, right)
        for source in self._numbers:
            rule = self.active[source]
            rest = quotient(atoms, rule.atoms)
            if rest is None:
                continue
            if rule.rows == 1:
                yield Place(source, rest, beside=word)
            else:
                for i in range(len(word) + 1):
                    if alphabet.size(word, i, rows) == rule.rows:
                        yield Place(source, rest, word[:i], word[i:])
        for atom in dict.fromkeys(atoms):
            for text in self.spellings(atom):
                for source, left, right in self._inside(text):
                    rest = quotient(atoms.replace(atom, "", 1), self.active[source].atoms)
                    if rest is not None:
                        yield Place(source, rest, left, right, word)

    def spellings(self, atom: str) -> tuple[str, ...]:
        """The words of an atom that is not a single letter: itself and, if real, its transpose."""
        text = self.alphabet.words[atom]
        if len(text) == 1:
            return ()
        other = self.alphabet.star(text)
        return (text, other) if other != text and self.alphabet.real(text) else (text,)

    def rewrites(self, source: int, old: Rule) -> bool:
        """Whether a rule makes the lead of another smaller."""
        rule, order = self.active[source], self.alphabet.order
        if rule.word and not rule.atoms and not old.atoms:
            return rule.word in old.word
        return any(
            place.source == source
            and all(order(k) > order(old.lead) for k, _ in self.images(place, rule.tail))
            for place in self.places(old.lead, old.rows)
        )

    def _inside(self, word: str) -> Iterator[tuple[int, str, str]]:
        """The rules whose word occurs in a word, with what is left and right of it."""
        by_word, n = self._by_word, len(word)
        for length in self._lengths:
            for i in range(n - length + 1):
                for source in by_word.get(word[i : i + length], ()):
                    yield source, word[:i], word[i + length :]

    def reducible_inside(self, word: str) -> bool:
        """Whether a rule without atoms rewrites a word of letters."""
        return any(not self.active[source].atoms for source, _, _ in self._inside(word))

    def overlaps(self, i: int, j: int) -> Iterator[Overlap]:
        """What rule i rewrites at its beginning (or inside an atom) and rule j at its end."""
        a, b = self.active[i], self.active[j]
        u, v = a.word, b.word
        mixed = a.atoms or b.atoms
        common = least_multiple(a.atoms, b.atoms) if mixed else ""
        rest_a = quotient(common, a.atoms) if mixed else ""
        rest_b = quotient(common, b.atoms) if mixed else ""
        for k in range(1, min(len(u), len(v))):
            if u.endswith(v[:k]):
                word = u + v[k:]
                first = Place(i, rest_a, "", v[k:])
                second = Place(j, rest_b, u[:-k], "")
                yield Overlap(common + word, first, second, a.rows, b.columns, word[1:-1])
        if not mixed or i == j:
            return
        for at in occurrences(v, u):
            second = Place(j, rest_b, u[:at], u[at + len(v) :])
            yield Overlap(common + u, Place(i, rest_a), second, a.rows, a.columns)
        if len(common) < len(a.atoms) + len(b.atoms) and not v and b.rows == 1 and (u or a.rows == 1):
            yield Overlap(common + u, Place(i, rest_a), Place(j, rest_b, beside=u), a.rows, a.columns)
        if u:
            yield from self._within_atoms(i, j)

    def _within_atoms(self, i: int, j: int) -> Iterator[Overlap]:
        """Where the word of rule i stands inside of an atom of rule j."""
        a, b = self.active[i], self.active[j]
        for atom in dict.fromkeys(b.atoms):
            others = b.atoms.replace(atom, "", 1)
            common = least_multiple(a.atoms, others)
            for text in self.spellings(atom):
                for at in occurrences(a.word, text):
                    left, right = text[:at], text[at + len(a.word) :]
                    first = Place(i, quotient(common, a.atoms), left, right, b.word)
                    second = Place(j, quotient(common, others))
                    key = "".join(sorted(common + atom)) + b.word
                    yield Overlap(key, first, second, b.rows, b.columns)


def occurrences(part: str, word: str) -> Iterator[int]:
    """Where a word that is not empty stands in another."""
    at = word.find(part) if part else -1
    while at >= 0:
        yield at
        at = word.find(part, at + 1)
