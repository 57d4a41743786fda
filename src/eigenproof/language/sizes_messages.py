"""What a reader is told about sizes that do not fit: both terms, their sizes, and a repair that fits."""

from __future__ import annotations

from ..errors import SizeError
from ..model import Expr, Term
from .sizes_forms import Collection, Kind, Shape, Size, Subspace, Unknown, is_zero
from .sizes_solve import Solver
from .text import to_text

_OTHER_SPACE = {"columnspace": "rowspace", "rowspace": "columnspace", "nullspace": "nullspace"}
LONGEST = 48
"""Longest term that is repeated in full in a message."""


def shown(t: Expr) -> str:
    """A term in a message; the middle of a long one is left out."""
    text = to_text(t)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 14]} … {text[-11:]}"


def size_text(size: Size) -> str:
    """n, 3, (n + 1)"""
    if type(size) is Unknown:
        return "?"
    return f"({to_text(size)})" if isinstance(size, Term) else str(size)


def kind_text(kind: Kind) -> str:
    """What a term is: `m×n`, `a number`, `a collection of numbers`, `a subspace of R(n)`."""
    if type(kind) is Collection:
        return "a collection of numbers"
    if type(kind) is Subspace:
        return f"a subspace of R({_bare(kind.ambient)})"
    if kind == (1, 1):
        return "a number"
    return f"{size_text(kind.rows)}×{size_text(kind.columns)}"  # type: ignore[union-attr]


def _bare(size: Size) -> str:
    return to_text(size) if isinstance(size, Term) else size_text(size)


def set_text(kind: Shape) -> str:
    """The set a shape belongs to: R, R(n), R(m, n)."""
    if kind == (1, 1):
        return "R"
    sizes = (kind.rows,) if kind.columns == 1 else kind
    return f"R({', '.join(map(_bare, sizes))})"


def transposed(t: Expr) -> Expr:
    """t.T, or what t is the transpose of."""
    return t.args[0] if isinstance(t, Term) and t.op in ("T", "H") else Term("T", (t,))


def clash(
    message: str, next_move: str, term: Expr, place: int | None = None, code: str = "size"
) -> SizeError:
    """The error for `term`, and the place of the argument in it that does not fit."""
    return SizeError(message, next_move=next_move, code=code, term=term, place=place)


class Messages(Solver):
    """The errors of sizes."""

    def product_clash(
        self, whole: Term, place: int, left: tuple[Expr, Shape], right: tuple[Expr, Shape], repair: str
    ) -> SizeError:
        """left * right, where the columns of one are not the rows of the other."""
        (a, p), (b, q) = left, right
        p, q = self.settled(p), self.settled(q)  # type: ignore[assignment]
        message = (
            f"{shown(Term('*', (a, b)))}: {shown(a)} is {kind_text(p)} and {shown(b)} is {kind_text(q)}; "
            f"the columns of {shown(a)} ({size_text(p.columns)}) and the rows of {shown(b)} "
            f"({size_text(q.rows)}) differ"
        )
        return clash(message, repair or self.product_repair(a, p, b, q), whole, place)

    def product_repair(self, a: Expr, p: Shape, b: Expr, q: Shape) -> str:
        same = self.same
        if same(p.columns, 1) and same(q.columns, 1) and same(p.rows, q.rows):
            inner, outer = Term("*", (transposed(a), b)), Term("*", (a, transposed(b)))
            return (
                f"`{shown(inner)}` or `{shown(Term('dot', (a, b)))}` for the number, "
                f"`{shown(outer)}` for the matrix"
            )
        repairs = []
        if same(p.rows, q.rows):
            repairs.append(Term("*", (transposed(a), b)))
        if same(p.columns, q.columns):
            repairs.append(Term("*", (a, transposed(b))))
        if not repairs and same(q.columns, p.rows):
            repairs.append(Term("*", (b, a)))
        if repairs:
            return " or ".join([f"`{shown(t)}`" for t in repairs])
        if isinstance(b, str):
            return f"`{b}` with {size_text(p.columns)} rows"
        return f"a factor with {size_text(p.columns)} rows"

    def unequal(
        self, sign: str, whole: Term, place: int, left: tuple[Expr, Kind], right: tuple[Expr, Kind]
    ) -> SizeError:
        """left + right, left == right, left in right: what must be alike is not."""
        (a, p), (b, q) = left, right
        p, q = self.settled(p), self.settled(q)
        sides = f"{shown(a)} {sign} {shown(b)}"
        message = f"{sides}: {shown(a)} is {kind_text(p)} and {shown(b)} is {kind_text(q)}"
        if type(p) is Shape and type(q) is Shape:
            number = (1, 1) in (p, q)
            message += "; a matrix and a number do not mix" if number else "; the sizes differ"
        elif type(p) is type(q):
            message += "; the spaces around them differ"
        return clash(message, self.repair(sign, a, p, b, q), whole, place)

    def square_identity(self, sign: str, whole: Term, place: int, beside: int, q: Shape) -> SizeError:
        """I, argument `place`, beside a matrix that is not square."""
        q = self.settled(q)  # type: ignore[assignment]
        a, b = (shown(whole.args[k]) for k in sorted((place, beside)))
        identity, other = whole.args[place], whole.args[beside]
        message = f"{a} {sign} {b}: {shown(identity)} is square, and {shown(other)} is {kind_text(q)}"
        return clash(message, self.make_square(other, q), whole, place)

    def repair(self, sign: str, a: Expr, p: Kind, b: Expr, q: Kind) -> str:
        """A next move for two sides that are not alike."""
        if type(p) is Shape and type(q) is Shape:
            return self.repair_shapes(sign, a, p, b, q)
        if type(p) is Subspace and type(q) is Subspace:
            return self.repair_spaces(sign, a, p, b, q)
        for x, y, other, kind in ((a, b, q, p), (b, a, p, q)):
            if type(kind) is Collection and other == (1, 1):
                return f"`{shown(y)} in {shown(x)}`"
            if type(kind) is Collection and isinstance(y, Term) and y.op == "vector":
                return f"`{shown(Term('multiset', y.args))}` for a collection"
            if type(kind) is Subspace and (is_zero(y) or type(other) is Collection):
                return "`nullity(A) == 0` for a null space {0}, `A == 0` for a column space {0}"
            if type(kind) is Subspace and type(other) is Shape and self.same(other.columns, 1):
                return f"`{shown(y)} in {shown(x)}`"
        return "the same kind of thing on both sides"

    def repair_spaces(self, sign: str, a: Expr, p: Subspace, b: Expr, q: Subspace) -> str:
        """The space of the transpose, when that one lies where the other does."""
        for t, beside, wanted in ((b, a, p), (a, b, q)):
            word, args = t  # type: ignore[misc]
            if word not in _OTHER_SPACE or not isinstance(beside, Term):
                continue
            other = Term(_OTHER_SPACE[word], args if word != "nullspace" else (transposed(args[0]),))
            trivial = other == beside or args[0] == transposed(beside.args[0])
            if not trivial and self.same(self.visit(other)[0].ambient, wanted.ambient):  # type: ignore[union-attr]
                sides = (a, other) if t is b else (other, b)
                return f"`{shown(sides[0])} {sign} {shown(sides[1])}`"
        return "two subspaces of one space, as those of a square matrix"

    def repair_shapes(self, sign: str, a: Expr, p: Shape, b: Expr, q: Shape) -> str:
        if (1, 1) in (p, q):
            first = p == (1, 1)
            m, shape, c = (b, q, a) if first else (a, p, b)
            inner = self.inner(m)
            if inner and inner != c:
                return f"`{shown(inner)}` is a number"
            unit = Term("I", ()) if self.is_square(shape) else Term("ones", tuple(shape))
            scaled = unit if c == 1 else Term("*", (c, unit))
            sides = (scaled, m) if first else (m, scaled)
            note = "" if unit.op == "I" else ", with this number in every entry"
            return f"`{shown(sides[0])} {sign} {shown(sides[1])}`{note}"
        if self.same(p.rows, q.columns) and self.same(p.columns, q.rows):
            return f"`{shown(a)} {sign} {shown(transposed(b))}`"
        return f"two matrices of one size, as in `{set_text(p)}`"

    def make_square(self, t: Expr, shape: Shape) -> str:
        """How to come by a square matrix."""
        if isinstance(t, str):
            size = _bare(shape.columns if shape.rows == 1 else shape.rows)
            return f"`for {t} in R({size}, {size}): …`, or `{t}.T*{t}`, which is square"
        return f"`{shown(Term('*', (transposed(t), t)))}`, which is square"


    def inner(self, t: Expr) -> Expr | None:
        """v.T*w for v*w.T of two vectors: the number that is often meant."""
        if isinstance(t, Term) and t.op == "*" and len(t.args) == 2:
            a, b = t.args
            if isinstance(b, Term) and b.op in ("T", "H") and self.same(self.visit(a)[0].columns, 1):  # type: ignore[union-attr]
                return Term("*", (Term(b.op, (a,)), b.args[0]))
        return None

    def visit(self, t: Expr) -> tuple[Kind, Expr]:
        raise NotImplementedError
