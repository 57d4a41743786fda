"""Rewriting rules, lead -> -tail: where the lead of a rule stands in a monomial, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .alphabet import Alphabet, quotient
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
    """lead + sum of tail = 0, with the atoms and the word of the lead, and the size.

    `hinge` is the place inside the word where it passes through the size 1, or 0: there the word falls into
    two when a number is pulled out of its surroundings.
    """

    lead: str
    atoms: str
    word: str
    tail: Tail
    rows: Size
    columns: Size
    hinge: int


class Rules:
    """The rules in force, found by their words and by how these begin and end."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.active: dict[int, Rule] = {}
        self.numbers: dict[str, list[int]] = {}  # rules whose lead is a product of atoms, by the first one
        self.hinged: list[int] = []
        self.beginnings: dict[str, list[int]] = {}
        self.endings: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._lengths: list[int] = []

    def insert(self, source: int, rule: Rule) -> None:
        """Put a rule in force."""
        self.active[source] = rule
        for table, key in self._entries(rule):
            table.setdefault(key, []).append(source)
        self._lengths = sorted({*self._lengths, *([len(rule.word)] if rule.word else [])})
        if not rule.word:
            self.numbers.setdefault(rule.atoms[:1], []).append(source)
        self.hinged += [source] if rule.hinge else []

    def remove(self, source: int) -> Rule:
        """Take a rule out of force."""
        rule = self.active.pop(source)
        for table, key in self._entries(rule):
            table[key].remove(source)
            if not table[key]:
                del table[key]
        self._lengths = sorted({len(word) for word in self._by_word})
        if not rule.word:
            self.numbers[rule.atoms[:1]].remove(source)
        self.hinged = [x for x in self.hinged if x != source]
        return rule

    def _entries(self, rule: Rule) -> Iterator[tuple[dict[str, list[int]], str]]:
        word = rule.word
        if word:
            yield self._by_word, word
        for k in range(1, len(word)):
            yield self.beginnings, word[:k]
            yield self.endings, word[k:]

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
        if not self.alphabet.words and not self.numbers:
            for source, left, right in self._inside(key):
                place = Place(source, "", left, right)
                return place, self.images(place, self.active[source].tail)
            return None
        for place in self._places(key, rows):
            images = self.images(place, self.active[place.source].tail)
            if self._smaller(images, key):
                return place, images
        return None

    def rewrites(self, source: int, old: Rule) -> bool:
        """Whether a rule makes the lead of another smaller."""
        rule = self.active[source]
        if rule.word and not rule.atoms and not old.atoms and not rule.hinge:
            return rule.word in old.word
        return any(
            place.source == source and self._smaller(self.images(place, rule.tail), old.lead)
            for place in self._places(old.lead, old.rows)
        )

    def touches(self, source: int, keys: Iterable[str]) -> bool:
        """Whether a rule may rewrite one of some monomials."""
        word = self.active[source].word
        return bool(self.alphabet.words) or any(word in k for k in keys)

    def reducible_inside(self, word: str) -> bool:
        """Whether a rule without atoms rewrites a word of letters."""
        return any(not self.active[source].atoms for source, _, _ in self._inside(word))

    def spellings(self, atom: str) -> tuple[str, ...]:
        """The words of an atom that is not a single letter: itself and, if real, its transpose."""
        text = self.alphabet.words[atom]
        if len(text) == 1:
            return ()
        other = self.alphabet.star(text)
        return (text, other) if other != text and self.alphabet.real(text) else (text,)

    def _smaller(self, images: list[tuple[str, Coefficient]], key: str) -> bool:
        order = self.alphabet.order
        mine = order(key)
        return all(order(k) > mine for k, _ in images)

    def _inside(self, word: str) -> Iterator[tuple[int, str, str]]:
        """The rules whose word occurs in a word, with what is left and right of it."""
        by_word, n = self._by_word, len(word)
        for length in self._lengths:
            for i in range(n - length + 1):
                for source in by_word.get(word[i : i + length], ()):
                    yield source, word[:i], word[i + length :]

    def _places(self, key: str, rows: Size) -> Iterator[Place]:
        """Every place where the lead of a rule stands in a monomial, the word first, then the atoms."""
        atoms, word = self.alphabet.split(key)
        candidates = [(atoms, left, right, "", source) for source, left, right in self._inside(word)]
        for source in self._numbers_in(atoms):
            rule = self.active[source]
            if rule.rows == 1:
                candidates.append((atoms, "", "", word, source))
            else:
                candidates += ((atoms, *cut, "", source) for cut in self._cuts(word, rows, rule.rows))
        for atom in dict.fromkeys(atoms):
            others = atoms.replace(atom, "", 1)
            for text in self.spellings(atom):
                for source, left, right in self._inside(text):
                    candidates.append((others, left, right, word, source))
                for source in self._numbers_in(others):
                    size = self.active[source].rows
                    if size != 1:
                        candidates += ((others, *cut, word, source) for cut in self._cuts(text, 1, size))
        for source in self.hinged:
            candidates += ((*found, source) for found in self._unhinged(source, atoms, word))
        for rest, left, right, beside, source in candidates:
            scalars = quotient(rest, self.active[source].atoms)
            if scalars is not None:
                yield Place(source, scalars, left, right, beside)

    def _numbers_in(self, atoms: str) -> list[int]:
        """The rules of numbers whose first atom is among some, in the order in which they arose."""
        if not self.numbers:
            return []
        return sorted(x for c in ("", *dict.fromkeys(atoms)) for x in self.numbers.get(c, ()))

    def _cuts(self, word: str, rows: Size, size: Size) -> Iterator[tuple[str, str]]:
        """A word with `rows` rows cut in two wherever it passes through a size."""
        for i in range(len(word) + 1):
            if self.alphabet.size(word, i, rows) == size:
                yield word[:i], word[i:]

    def _unhinged(self, source: int, atoms: str, word: str) -> Iterator[tuple[str, str, str, str]]:
        """Where the halves of a word with a hinge stand at the end of one piece and the start of another."""
        rule = self.active[source]
        first, second = rule.word[: rule.hinge], rule.word[rule.hinge :]
        at = self.alphabet.places(word)
        head, rest = (word[: at[0]], word[at[0] :]) if at else ("", "")
        pieces = [(atom, text) for atom in dict.fromkeys(atoms) for text in self.spellings(atom)]
        ends = [piece for piece in pieces if piece[1].endswith(first)]
        starts = [piece for piece in pieces if piece[1].startswith(second)]
        for atom, text in ends:
            others, left = atoms.replace(atom, "", 1), text[: -len(first)]
            for other, follower in starts:
                if other in others:
                    yield others.replace(other, "", 1), left, follower[len(second) :], word
            if rest.startswith(second):
                yield others, head + left, rest[len(second) :], ""
        for other, follower in starts if head.endswith(first) else ():
            yield atoms.replace(other, "", 1), head[: -len(first)], follower[len(second) :] + rest, ""
