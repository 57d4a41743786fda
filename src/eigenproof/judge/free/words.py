"""Typed words: letters with sizes, their star, and the 1x1 pieces that commute.

A word is a tuple of letters whose sizes fit. Wherever a word passes twice through the size 1, what lies
between is a number; numbers commute with everything, so they are pulled out as atoms: 1x1 words that do
not pass through the size 1 inside. A central scalar k is a letter of size 1x1 and so an atom of its own.
A real atom equals its transpose; the smaller of the two stands for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

Size = int | str
"""A number of rows or columns: 1, another number, or a name such as `n` (anything hashable will do)."""


class Letter(NamedTuple):
    """A name with its sizes. `starred` is the transpose (real) or conjugate transpose (`real` is False)."""

    name: str
    rows: Size
    columns: Size
    starred: bool = False
    real: bool = True


Word = tuple[Letter, ...]
Scalars = tuple[tuple[Word, int], ...]
"""A product of atoms with exponents, sorted: the scalar part of a monomial."""
Monomial = tuple[Scalars, Word]


def star(letter: Letter) -> Letter:
    """The transpose (over C the conjugate transpose) of a letter; a real number is its own."""
    if letter.real and letter.rows == 1 and letter.columns == 1:
        return letter
    return Letter(letter.name, letter.columns, letter.rows, not letter.starred, letter.real)


def star_word(word: Word) -> Word:
    """(A B)* = B* A*."""
    return tuple(star(letter) for letter in reversed(word))


def fits(word: Word) -> bool:
    """Whether the columns of each letter are the rows of the next."""
    return all(a.columns == b.rows for a, b in zip(word, word[1:]))


def word_key(word: Word) -> tuple:
    """A total order on words, for canonical forms."""
    return tuple((letter.name, letter.starred) for letter in word)


@lru_cache(maxsize=65536)
def canonical_atom(word: Word) -> Word:
    """The one of the 1x1 words w, w* that stands for both if all letters are real, else w itself."""
    if not all(letter.real for letter in word):
        return word
    return min(word, star_word(word), key=word_key)


def scalars(atoms: Iterable[tuple[Word, int]]) -> Scalars:
    """The product of powers of atoms, collected and sorted."""
    powers: dict[Word, int] = {}
    for atom, exponent in atoms:
        powers[atom] = powers.get(atom, 0) + exponent
    return tuple(sorted(((a, e) for a, e in powers.items() if e), key=lambda p: word_key(p[0])))


@lru_cache(maxsize=65536)
def pieces(word: Word) -> tuple[tuple[Word, ...], Word]:
    """The atoms between the places of size 1 of a word, and what is left: (..., w)."""
    at = [i for i, letter in enumerate(word) if letter.rows == 1]
    if word and word[-1].columns == 1:
        at.append(len(word))
    if len(at) < 2:
        return (), word
    inner = tuple(canonical_atom(word[i:j]) for i, j in zip(at, at[1:]))
    return inner, word[: at[0]] + word[at[-1] :]


def product(a: Monomial, b: Monomial) -> Monomial:
    """The product of two monomials (the caller has seen that they fit)."""
    inner, word = pieces(a[1] + b[1])
    if not inner and not (a[0] and b[0]):
        return (a[0] or b[0], word)
    return scalars((*a[0], *b[0], *((atom, 1) for atom in inner))), word


def star_monomial(m: Monomial) -> Monomial:
    """(s A B)* = s* B* A*."""
    return scalars((canonical_atom(star_word(a)), e) for a, e in m[0]), star_word(m[1])


def letters_of(m: Monomial) -> Iterator[Letter]:
    """Every letter of a monomial, those of its atoms first, with repetition."""
    for atom, exponent in m[0]:
        for _ in range(exponent):
            yield from atom
    yield from m[1]
