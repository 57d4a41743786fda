"""What every row of the numeric table needs: matrices, the statement's own terms in balls, the digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from flint import acb

from eigenproof.model import Expr, Witness
from eigenproof.numeric import double
from eigenproof.numeric.enclose import bits_for
from eigenproof.numeric.evaluate import Enclosure
from eigenproof.numeric.source import Source, array_of
from eigenproof.numeric.values import Matrix, Value, as_matrix

Result = TypeVar("Result")
KINDS = ("mpmath", "Arb", "NumPy")
DOUBLINGS = 6
DOUBLE = 16
"""Decimal digits that a double holds."""


class Table:
    """The definitions a statement uses, how many digits are asked for, and of which witnesses."""

    def __init__(
        self,
        definitions: Mapping[str, Expr],
        digits: int,
        kinds: Sequence[str],
        exact: dict[str, Value] | None = None,
    ) -> None:
        self.definitions, self.digits, self.kinds = definitions, digits, kinds
        self.bits = bits_for(digits) + 64
        self._exact: dict[str, Value] = {} if exact is None else exact
        self._enclosures: dict[int, Enclosure] = {}
        self._sources: dict[str | int, tuple[Expr, Source]] = {}
        self.rows: dict[tuple, list[Witness]] = {}
        self._known: dict[tuple[str, int], tuple[Matrix, Any]] = {}

    def within(self, bindings: Sequence[tuple[str, Expr]]) -> Table:
        """The same table inside a `let`; new names leave the exact values of the others as they are."""
        new = dict(bindings)
        exact = None if new.keys() & self.definitions.keys() else dict(self._exact)
        return Table({**self.definitions, **new}, self.digits, self.kinds, exact)

    def of(self, *kinds: str) -> Table:
        """The same table for some of its witnesses only."""
        other = Table(self.definitions, self.digits, [k for k in self.kinds if k in kinds], self._exact)
        other._enclosures, other._sources, other._known = self._enclosures, self._sources, self._known
        other.rows = self.rows
        return other

    def source(self, term: Expr) -> Source:
        """The matrix that a term stands for, with what is known of it; it is not evaluated yet."""
        key = term if isinstance(term, str) else id(term)
        if key not in self._sources:
            found = Source(lambda bits: as_matrix(self.enclosure(bits).value(term)))
            self._sources[key] = (term, found)  # the term is kept, so that its id stays its own
        return self._sources[key][1]

    def doubles(self, value: Matrix) -> Any:
        """A matrix as a NumPy array."""
        return self.once(array_of, value)

    def once(self, compute: Callable[[Matrix], Result], value: Matrix) -> Result:
        """What a function finds for a matrix, computed once for the same object."""
        key = compute.__name__, id(value)
        if key not in self._known:
            self._known[key] = (value, compute(value))  # the matrix is kept, so that its id stays its own
        return self._known[key][1]

    def is_symbol(self, term: Expr) -> bool:
        """Whether a term is a name that nothing defines."""
        return isinstance(term, str) and term not in self.definitions

    def enclosure(self, bits: int) -> Enclosure:
        """The evaluator of the statement's own terms at some precision."""
        if bits not in self._enclosures:
            self._enclosures[bits] = Enclosure(self.definitions, bits, self._exact)
        return self._enclosures[bits]

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
