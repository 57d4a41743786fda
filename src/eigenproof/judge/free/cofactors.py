"""Cofactors: from the rules that a proof used back to the zeros that were given."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...errors import SizeError
from .alphabet import Alphabet, add_to
from .poly import Coefficient, Poly, collect, of_word
from .rules import Place
from .words import Scalars, Size, Word

Trace = list[tuple[Coefficient, Place]]
"""Multiples of zeros and rules that add up to something."""
Context = tuple[str, str, str, str]
"""What stands around a zero: atoms, left, right, beside (see Place)."""
TOO_MANY = 5000
EMPTY: Context = ("", "", "", "")


class Origin(NamedTuple):
    """A zero as it was given, or its star."""

    index: int
    starred: bool


class Summand(NamedTuple):
    """coefficient * scalars * (left * zeros[zero] * right) * beside, or with the star of the zero.

    The bracket is a number wherever `beside` is not empty, or the sum is no number: then `beside` is the
    word (perhaps the empty one, an identity) that this number multiplies.
    """

    coefficient: Coefficient
    scalars: Scalars
    left: Word
    zero: int
    starred: bool
    right: Word
    beside: Word = ()

    def value(self, zeros: Sequence[Poly], rows: Size) -> Poly:
        """The summand expanded; `rows` are those of the whole sum."""
        z = zeros[self.zero].star() if self.starred else zeros[self.zero]
        bracket = of_word(self.left, z.rows) * z * of_word(self.right, z.columns)
        factor = Poly(1, 1, {(self.scalars, ()): self.coefficient})
        if bracket.scalar and (self.beside or rows != 1):
            bracket = bracket * of_word(self.beside, rows)
        return factor * bracket


@dataclass(frozen=True, slots=True)
class Combination:
    """A sum of multiples of zeros."""

    summands: tuple[Summand, ...]

    def __len__(self) -> int:
        return len(self.summands)

    def __bool__(self) -> bool:
        return True  # a combination of nothing is a proof too

    def value(self, zeros: Sequence[Poly], rows: Size, columns: Size) -> Poly:
        """The sum, expanded by the plain arithmetic of polynomials."""
        values = [summand.value(zeros, rows) for summand in self.summands]
        if any((v.rows, v.columns) != (rows, columns) for v in values):
            raise SizeError(f"a summand is not {rows}x{columns}")
        return Poly(rows, columns, collect(pair for v in values for pair in v.terms.items()))


def combined(
    trace: Trace,
    traces: Sequence[Trace],
    origins: Sequence[Origin],
    sizes: Sequence[tuple[Size, Size]],
    alphabet: Alphabet,
) -> Combination | None:
    """The multiples of the zeros that a trace of multiples of zeros and rules comes down to.

    None if there are more than TOO_MANY: nobody would read or check them.
    Sources are counted through: first the zeros (`origins`), then the rules (`traces`); `sizes` are theirs.
    """
    given = len(origins)
    wanted: dict[int, dict[Context, Coefficient]] = {}
    waiting: list[int] = []

    def want(source: int, outer: Context, inner: Context, c: Coefficient) -> None:
        if source not in wanted:
            wanted[source] = {}
            heapq.heappush(waiting, -source)
        add_to(wanted[source], composed(outer, inner, sizes[source], alphabet), c)

    for c, (source, *context) in trace:
        want(source, EMPTY, tuple(context), c)
    summands: list[Summand] = []
    while waiting:  # from the youngest rule to the oldest, so that each is taken apart once
        source = -heapq.heappop(waiting)
        contexts = wanted.pop(source)
        if source < given:
            summands += (_summand(c, k, origins[source], alphabet) for k, c in contexts.items())
            continue
        for d, (older, *inner) in traces[source - given]:
            if len(contexts) > TOO_MANY:
                return None
            for outer, c in contexts.items():
                want(older, outer, tuple(inner), c * d)
    summands.sort(key=lambda s: (s.zero, s.starred, len(s.left) + len(s.right)))
    return Combination(tuple(summands))


def composed(outer: Context, inner: Context, size: tuple[Size, Size], alphabet: Alphabet) -> Context:
    """What stands around a source of this size that stands in `inner`, which stands in `outer`."""
    scalars, left, right, beside = outer
    atoms, prefix, suffix, around = inner
    if not alphabet.firsts and not around and not beside:
        return scalars + atoms, left + prefix, suffix + right, ""
    if alphabet.starts(prefix, size[0]) and alphabet.ends(suffix, size[1]):
        scalars, word = alphabet.split(alphabet.key(scalars + atoms, left + around + right))
        return scalars, prefix, suffix, beside or word
    scalars += atoms
    left, before, scalars = _pulled(left + prefix, size[0], scalars, alphabet)
    right, behind, scalars = _pulled(suffix + right, size[1], scalars, alphabet)
    scalars = "".join(sorted(scalars))
    if before is None or behind is None:
        return scalars, left, right, beside
    return scalars, left[before:], right[:behind], beside or left[:before] + right[behind:]


def _pulled(word: str, size: Size, scalars: str, alphabet: Alphabet) -> tuple[str, int | None, str]:
    """A word next to a source, without its 1x1 pieces; its place of size 1, if any; and the atoms."""
    at = alphabet.places(word) if word else [0] * (size == 1)
    if not at:
        return word, None, scalars
    scalars += "".join(alphabet.atom(word[i:j]) for i, j in zip(at, at[1:]))
    return word[: at[0]] + word[at[-1] :], at[0], scalars


def _summand(c: Coefficient, context: Context, origin: Origin, alphabet: Alphabet) -> Summand:
    scalars, left, right, beside = context
    return Summand(
        c,
        alphabet.decode(scalars)[0],
        alphabet.word(left),
        origin.index,
        origin.starred,
        alphabet.word(right),
        alphabet.word(beside),
    )
