"""How much work a term is, told from the sizes of its matrices before anything is computed."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from eigenproof.model import Expr, Term

Shape = tuple[int, ...]
"""() for a number, (rows, columns) for a matrix."""
ENTRY = 4  # taking over an entry costs as much as so many products
DECOMPOSITION = 30  # a singular value decomposition, in products of matrices


class Effort:
    """Counts products of numbers in terms, and remembers the shape of the largest matrix met."""

    def __init__(self, definitions: Mapping[str, Expr], shapes: Mapping[str, Shape] | None = None) -> None:
        self.definitions = definitions
        self.operations = 0
        self.largest: Shape = ()
        self._named: dict[str, Shape] = dict(shapes or {})

    def count(self, *terms: Expr) -> Effort:
        """Add the work of these terms."""
        for term in terms:
            self.shape(term)
        return self

    def shape(self, term: Expr) -> Shape:
        """The shape of a term, its work being counted."""
        if isinstance(term, str):
            return self._name(term)
        if not isinstance(term, Term):
            return ()
        shape, work = self._node(term)
        self.operations += work
        return self._met(shape)

    def _met(self, shape: Shape) -> Shape:
        if prod(shape) > prod(self.largest):
            self.largest = shape
        return shape

    def _name(self, name: str) -> Shape:
        if name not in self._named:
            self._named[name] = ()  # against names that stand for themselves
            self._named[name] = self.shape(self.definitions.get(name, 0))
        shape = self._met(self._named[name])
        self.operations += ENTRY * prod(shape) if shape else 1
        return shape

    def _node(self, term: Term) -> tuple[Shape, int]:
        """Shape of a term and the work of its operation alone."""
        op, args = term
        if op in ("matrix", "vector"):
            shape = (len(args), 1 if op == "vector" or not args else len(args[0]))
            return shape, ENTRY * prod(shape)
        if op in ("zeros", "ones"):
            return args, 0
        if op == "I":
            return args * 2, 0
        if op in ("row", "column", "entry"):  # what is cut out is all that is taken over
            whole = Effort(self.definitions).shape(args[0]) or (1, 1)
            shape = {"row": (1, whole[1]), "column": (whole[0], 1), "entry": ()}[op]
            return shape, ENTRY * prod(shape)
        shapes = [self.shape(a) for a in args]
        matrices = [s for s in shapes if s]
        if not matrices:
            return ((len(args),) * 2 if op == "diag" else ()), 1
        first = matrices[0]
        m, n = first
        if op == "*":
            return _product(matrices)
        if op in ("T", "H", "transpose", "pinv"):
            return (n, m), prod(first) * (DECOMPOSITION * min(first) if op == "pinv" else 1)
        if op in ("scatter", "covariance"):
            return (n, n), m * n * n
        if op == "mean":
            return (n, 1), m * n
        if op == "diag":
            return (m, m), m * m
        if op in ("inv", "^"):
            return first, m**3
        if op in ("norm", "dot", "det", "trace", "charpoly"):
            return (), m * n * (min(first) if op in ("det", "charpoly") else 1)
        return first, m * n


def _product(matrices: list[Shape]) -> tuple[Shape, int]:
    """Shape and work of a product from left to right; one with a single entry is a number."""
    m, n = matrices[0]
    work = m * n if len(matrices) == 1 else 0
    for k, columns in matrices[1:]:
        work += m * k * columns
        n = columns
    return (() if m == n == 1 and len(matrices) > 1 else (m, n)), work
