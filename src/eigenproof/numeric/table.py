"""What every row of the numeric table needs: the matrix, the statement's own terms in balls, the digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from flint import acb

from eigenproof.model import Expr, Term
from eigenproof.numeric import double
from eigenproof.numeric.compare import size_of
from eigenproof.numeric.enclose import bits_for, enclose_matrix
from eigenproof.numeric.evaluate import Enclosure

KINDS = ("mpmath", "Arb", "NumPy")
DOUBLINGS = 6
DOUBLE = 16
"""Decimal digits that a double holds."""


class Table:
    """One matrix, the definitions a statement uses, how many digits are asked for, and of which witnesses."""

    def __init__(
        self, matrix: Term, definitions: Mapping[str, Expr], digits: int, kinds: Sequence[str]
    ) -> None:
        self.matrix, self.definitions, self.digits, self.kinds = matrix, definitions, digits, kinds
        self.size = len(matrix.args)
        self.bits = bits_for(digits) + 64
        self._enclosures: dict[int, Enclosure] = {}

    def within(self, bindings: Sequence[tuple[str, Expr]]) -> Table:
        """The same table inside a `let`."""
        return Table(self.matrix, {**self.definitions, **dict(bindings)}, self.digits, self.kinds)

    def is_given(self, term: Expr) -> bool:
        """Whether a term is the matrix this table is about."""
        return (self.definitions.get(term) if isinstance(term, str) else term) == self.matrix

    def is_symbol(self, term: Expr) -> bool:
        """Whether a term is a name that nothing defines."""
        return isinstance(term, str) and term not in self.definitions

    @cached_property
    def is_complex(self) -> bool:
        """Whether the matrix has an entry that is not real."""
        return any(not z.imag.is_zero() for z in enclose_matrix(self.matrix, double.BITS).entries())

    @cached_property
    def largest_entry(self) -> float:
        """log10 of the largest entry of the matrix."""
        return max((size_of(z) for z in enclose_matrix(self.matrix, double.BITS).entries()), default=0.0)

    def enclosure(self, bits: int) -> Enclosure:
        """The evaluator of the statement's own terms at some precision."""
        return self._enclosures.setdefault(bits, Enclosure(self.definitions, bits))

    def exact(self, term: Expr) -> acb:
        """An enclosure of a claimed number, narrower than the digits asked for unless it is 0 in disguise."""
        bits = self.bits
        for _ in range(DOUBLINGS):
            ball = self.enclosure(bits).number(term)
            if ball.is_zero() or ball.rel_accuracy_bits() >= bits_for(self.digits) + 20:
                break
            bits *= 2
        return ball


def in_doubles(compute: Callable[[], list[complex]]) -> tuple[list[acb], str]:
    """What NumPy finds, exactly as it found it; or nothing, and why."""
    from numpy.linalg import LinAlgError

    try:
        return [double.from_double(x) for x in compute()], ""
    except (OverflowError, LinAlgError) as error:
        return [], str(error)
