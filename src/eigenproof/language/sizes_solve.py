"""Which sizes are equal: names are rigid, an `Unknown` is whatever its place asks for."""

from __future__ import annotations

from ..model import Expr, Term
from .sizes_forms import NUMBER, Kind, Linear, Shape, Size, Subspace, Unknown, linear, plus, size_of, times


class Solver:
    """Compares sizes under the equations of sizes that guard the present place (`m == n implies …`)."""

    def __init__(self) -> None:
        self.equations: list[tuple[str, Linear]] = []

    def value(self, size: Size) -> Size:
        """The size as far as it is known."""
        while type(size) is Unknown:
            if size.value is None:
                return size
            size = size.value
        return self.reduced(size) if self.equations else size

    def reduced(self, size: Size) -> Size:
        part = linear(size)
        for name, instead in self.equations:
            c = part.pop(name, 0)  # type: ignore[union-attr]
            if c:
                part = plus(part, times(c, instead))  # type: ignore[arg-type]
        return size_of(part)  # type: ignore[arg-type]

    def same(self, a: Size, b: Size) -> bool:
        """Whether two sizes are known to be equal."""
        return a == b or self.value(a) == self.value(b)

    def unify(self, a: Size, b: Size) -> bool:
        """Whether two sizes are equal, or become so by what is still unknown of them."""
        a, b = self.value(a), self.value(b)
        if a == b:
            return True
        if type(a) is Unknown:
            a.value = b
            return True
        if type(b) is Unknown:
            b.value = a
            return True
        return False

    def fit(self, a: Shape, b: Shape) -> bool:
        """Whether two shapes are equal, or become so."""
        return self.unify(a.rows, b.rows) and self.unify(a.columns, b.columns)

    def is_number(self, kind: Kind) -> bool:
        """Whether a kind is known to be 1×1."""
        if kind is NUMBER:
            return True
        return type(kind) is Shape and self.same(kind.rows, 1) and self.same(kind.columns, 1)

    def is_square(self, shape: Shape) -> bool:
        return self.same(shape.rows, shape.columns)

    def is_unknown(self, kind: Kind) -> bool:
        """Whether a size of this kind is still to be found."""
        return any(type(self.value(s)) is Unknown for s in kind)

    def settled(self, kind: Kind) -> Kind:
        """The kind with every size as far as it is known."""
        if type(kind) is Shape:
            return Shape(self.value(kind.rows), self.value(kind.columns))
        return Subspace(self.value(kind.ambient)) if type(kind) is Subspace else kind

    def assume(self, a: Size, b: Size) -> None:
        """From here on the sizes a and b are equal."""
        left, right = linear(self.value(a)), linear(self.value(b))
        if left is None or right is None:  # a product of sizes tells none of them
            return
        part = plus(left, times(-1, right))
        for name, c in part.items():
            if name and c in (1, -1):
                rest = {other: k for other, k in part.items() if other != name}
                self.equations.append((name, times(-c, rest)))
                return


def size_equations(statement: Expr, holds: bool) -> list[tuple[Expr, Expr]]:
    """The equations that follow when a statement holds (or fails): `m == n and H` gives m == n."""
    if not isinstance(statement, Term):
        return []
    op, args = statement
    if op == "not":
        return size_equations(args[0], not holds)
    if (op == "==" and holds) or (op == "!=" and not holds):
        return [args]
    if (op == "and" and holds) or (op == "or" and not holds):
        return [pair for part in args for pair in size_equations(part, holds)]
    return []
