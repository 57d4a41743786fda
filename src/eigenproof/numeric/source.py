"""A matrix of closed numbers as every witness looks at it, with what they found out about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from math import isfinite, log10
from typing import Any, TypeVar

from flint import acb, acb_mat, ctx, fmpq, fmpq_mat

from eigenproof.model import Expr
from eigenproof.numeric import words
from eigenproof.numeric.compare import NEVER, size_of
from eigenproof.numeric.evaluate import Definitions, Enclosure
from eigenproof.numeric.values import Matrix, as_matrix, in_balls, largest_rational

ROUGH = 128
"""Bits for sizes and symmetries, and for entries that are rounded once to doubles."""

Found = TypeVar("Found")


class Source:
    """A matrix given by a function from bits to its value (exact, or balls of that precision)."""

    def __init__(self, value: Callable[[int], Matrix]) -> None:
        self.value = value
        self.memo: dict[tuple, Any] = {}

    @classmethod
    def of(cls, term: Expr, definitions: Definitions = ()) -> Source:
        """A closed term's matrix."""
        return cls(lambda bits: as_matrix(Enclosure(definitions, bits).value(term)))

    def balls(self, bits: int) -> acb_mat:
        """The entries as balls."""
        with ctx.workprec(bits):
            return in_balls(self.value(bits))  # type: ignore[return-value]

    @cached_property
    def rough(self) -> Matrix:
        """The entries, exactly or to some forty digits."""
        return self.value(ROUGH)

    @cached_property
    def shape(self) -> tuple[int, int]:
        """The numbers of rows and columns."""
        return self.rough.nrows(), self.rough.ncols()

    @property
    def is_square(self) -> bool:
        return self.shape[0] == self.shape[1]

    @cached_property
    def largest_entry(self) -> float:
        """log10 of the largest entry; for the empty matrix, of 0."""
        return largest_entry(self.rough)

    @property
    def norm(self) -> float:
        """log10 of a bound for the absolute values of the eigenvalues and singular values, 0 if all are 0."""
        return 0.0 if self.largest_entry == NEVER else self.largest_entry + log10(max(self.shape))

    @cached_property
    def is_complex(self) -> bool:
        """Whether there is an entry that is not real."""
        a = self.rough
        return isinstance(a, acb_mat) and any(not z.imag.is_zero() for z in a.entries())

    @cached_property
    def is_hermitian(self) -> bool:
        """Whether balls cannot tell the matrix from its adjoint: chooses a method, decides nothing."""
        a = self.rough
        if not self.is_square:
            return False
        return a == a.transpose() if isinstance(a, fmpq_mat) else a.overlaps(a.conjugate().transpose())

    @cached_property
    def gram(self) -> Source:
        """A^H A or A A^H, whichever is smaller."""

        def value(bits: int) -> Matrix:
            with ctx.workprec(bits):
                return words.small_gram(self.value(bits))

        return Source(value)

    @cached_property
    def doubles(self) -> Any:
        """The matrix as a NumPy array of doubles (complex only where it has to be).

        Raises OverflowError when an entry is beyond double precision.
        """
        return array_of(self.rough)


def remembered(compute: Callable[..., Found]) -> Callable[..., Found]:
    """A function of a source and plain arguments, computed once for each."""

    @wraps(compute)
    def once(source: Source, *arguments: Any) -> Found:
        key = (compute.__name__, *arguments)
        if key not in source.memo:
            source.memo[key] = compute(source, *arguments)
        return source.memo[key]

    return once


def largest_entry(m: Matrix) -> float:
    """log10 of the largest entry of a matrix."""
    if isinstance(m, fmpq_mat):
        return log10_of(largest_rational(m))
    return max((size_of(z) for z in m.entries()), default=NEVER)


def log10_of(q: fmpq) -> float:
    """log10 of a rational number that is not negative."""
    return log10(int(q.p)) - log10(int(q.q)) if q else NEVER


def array_of(m: Matrix) -> Any:
    """The matrix, or the midpoints of its balls, as a NumPy array."""
    from numpy import array

    if isinstance(m, fmpq_mat):
        numerators, denominator = m.numer_denom()
        below = int(denominator)
        try:
            numbers = [int(x) / below for x in numerators.entries()]
        except OverflowError:
            raise OverflowError(TOO_LARGE) from None
    else:
        numbers = [number_for_numpy(z) for z in m.entries()]
    return array(numbers).reshape(m.nrows(), m.ncols())


TOO_LARGE = "too large for double precision"


def number_for_numpy(z: acb) -> float | complex:
    """The midpoint of a ball as a double.

    Raises OverflowError when it is beyond double precision.
    """
    x, y = float(z.real), float(z.imag)
    if not (isfinite(x) and isfinite(y)):
        raise OverflowError(TOO_LARGE)
    return complex(x, y) if y else x
