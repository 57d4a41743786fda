"""Where two rules rewrite the same monomial: from what they make of it, subtracted, new rules arise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .alphabet import least_multiple, quotient
from .rules import Place, Rules
from .words import Size


class Overlap(NamedTuple):
    """A monomial that two rules rewrite, and its size; `inner` is what lies strictly inside of its word."""

    key: str
    first: Place
    second: Place
    rows: Size
    columns: Size
    inner: str = ""


def overlaps(rules: Rules, source: int) -> Iterator[Overlap]:
    """The overlaps of a rule in force with itself and all others."""
    word = rules.active[source].word
    for k in range(1, len(word)):
        for other in rules.beginnings.get(word[k:], ()):
            yield _joined(rules, source, other, len(word) - k)
        for other in rules.endings.get(word[:k], ()):
            if other != source:
                yield _joined(rules, other, source, k)
    if not rules.alphabet.firsts:  # no numbers in this algebra
        return
    for other in rules.active:
        yield from _scalar(rules, source, other)
        if other != source:
            yield from _scalar(rules, other, source)


def _joined(rules: Rules, i: int, j: int, k: int) -> Overlap:
    """The last k letters of the word of rule i are the first k of rule j."""
    a, b = rules.active[i], rules.active[j]
    common = least_multiple(a.atoms, b.atoms)
    first = Place(i, quotient(common, a.atoms), "", b.word[k:])
    second = Place(j, quotient(common, b.atoms), a.word[:-k], "")
    word = a.word + b.word[k:]
    return Overlap(rules.alphabet.key(common, word), first, second, a.rows, b.columns, word[1:-1])


def _scalar(rules: Rules, i: int, j: int) -> Iterator[Overlap]:
    """What two rules have in common besides the ends of their words: atoms, and words inside of these."""
    a, b = rules.active[i], rules.active[j]
    if i == j and a.hinge:  # (u v)(u v) = (v u) u v
        atom = rules.alphabet.atom(a.word[a.hinge :] + a.word[: a.hinge])
        second = Place(i, "".join(sorted(a.atoms + atom)))
        key = rules.alphabet.key(a.atoms * 2, a.word * 2)
        yield Overlap(key, Place(i, a.atoms, "", a.word), second, a.rows, a.columns)
    if not (a.atoms or b.atoms):
        return
    common = least_multiple(a.atoms, b.atoms)
    rest_a, rest_b = quotient(common, a.atoms), quotient(common, b.atoms)
    if i != j:
        for at in occurrences(b.word, a.word):
            second = Place(j, rest_b, a.word[:at], a.word[at + len(b.word) :])
            yield Overlap(common + a.word, Place(i, rest_a), second, a.rows, a.columns)
    if len(common) < len(a.atoms) + len(b.atoms):
        if a.word and b.word:
            yield from _apart(rules, i, j, common)
        elif i != j and not b.word and b.rows == 1 and (a.word or a.rows == 1):
            second = Place(j, rest_b, beside=a.word)
            yield Overlap(common + a.word, Place(i, rest_a), second, a.rows, a.columns)
    if a.word and i != j:
        yield from _within_atoms(rules, i, j)


def _apart(rules: Rules, i: int, j: int, common: str) -> Iterator[Overlap]:
    """u v and u x v with a letter x, where the rules of u and v share atoms."""
    a, b = rules.active[i], rules.active[j]
    alphabet = rules.alphabet
    between = [c for c, x in alphabet.letters.items() if (x.rows, x.columns) == (a.columns, b.rows)]
    if a.columns == b.rows:
        between.append("")
    for x in between:
        first = Place(i, quotient(common, a.atoms), "", x + b.word)
        second = Place(j, quotient(common, b.atoms), a.word + x, "")
        yield Overlap(alphabet.key(common, a.word + x + b.word), first, second, a.rows, b.columns)


def _within_atoms(rules: Rules, i: int, j: int) -> Iterator[Overlap]:
    """Where the word of rule i stands inside of an atom of rule j, or a half of it at its end."""
    a, b = rules.active[i], rules.active[j]
    for atom in dict.fromkeys(b.atoms):
        others = b.atoms.replace(atom, "", 1)
        common = least_multiple(a.atoms, others)
        rest_a, rest_b = quotient(common, a.atoms), quotient(common, others)
        key = "".join(sorted(common + atom))
        for text in rules.spellings(atom):
            for at in occurrences(a.word, text):
                first = Place(i, rest_a, text[:at], text[at + len(a.word) :], b.word)
                yield Overlap(key + b.word, first, Place(j, rest_b), b.rows, b.columns)
            if not a.hinge or b.word or b.rows != 1:
                continue
            head, tail = a.word[: a.hinge], a.word[a.hinge :]
            if text.endswith(head):
                first = Place(i, rest_a, text[: -len(head)], "")
                yield Overlap(key + tail, first, Place(j, rest_b, beside=tail), 1, a.columns)
            if text.startswith(tail):
                first = Place(i, rest_a, "", text[len(tail) :])
                yield Overlap(key + head, first, Place(j, rest_b, beside=head), a.rows, 1)


def occurrences(part: str, word: str) -> Iterator[int]:
    """Where a word that is not empty stands in another."""
    at = word.find(part) if part else -1
    while at >= 0:
        yield at
        at = word.find(part, at + 1)
