"""Calls of words: whether the arguments have the shapes that the table asks for, and what the call is."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import InputError, SizeError
from ..model import Expr, Term
from .sizes_arithmetic import Arithmetic
from .sizes_forms import COLLECTION, NUMBER, Collection, Kind, Shape, Size, Subspace
from .sizes_messages import clash, kind_text, set_text, shown, size_text, transposed
from .sizes_table import Pattern, signatures
from .sizes_terms import Bound, Visited


class Words(Arithmetic):
    """The kinds of calls. A predicate has the kind of a number, which nobody asks for."""

    def word(self, t: Term) -> Visited:
        special = SPECIAL.get(t.op)
        if special is not None:
            return special(self, t)
        signature = signatures().get(t.op)
        if signature is None:
            raise InputError(f"the word {t.op!r} has no meaning inside a statement", code="word")
        return self.called(t, *signature)

    def called(self, t: Term, patterns: tuple[Pattern, ...], value: Pattern) -> Visited:
        """A word of the table."""
        sizes: dict[str, Size] = {"1": 1}
        owner: dict[str, int] = {}  # which argument told a size
        new = []
        for k, a in enumerate(t.args):
            if k >= len(patterns):  # a field, or ddof=…
                new.append(Term("ddof", (self.number(a.args[0], a, 0),)) if a.op == "ddof" else a)
                continue
            pattern = patterns[k]
            if pattern == "{}":
                new.append(self.collection(a, t, k))
            elif pattern == ("1", "1"):
                new.append(self.number(a, t, k))
            else:
                shape, a_new = self.shape(a, t, k)
                self.match(t, k, pattern, shape, sizes, owner)
                new.append(a_new)
        if t.op in INDEXED:
            self.in_range(t, sizes)
        return self.made(value, sizes), Term(t.op, tuple(new))

    def made(self, value: Pattern, sizes: dict[str, Size]) -> Kind:
        if isinstance(value, tuple):
            return NUMBER if value == ("1", "1") else Shape(sizes[value[0]], sizes[value[1]])
        if value == "{}":
            return COLLECTION
        return Subspace(sizes[value[2]]) if value.startswith("R(") else NUMBER

    def match(
        self, t: Term, k: int, pattern: Pattern, shape: Shape, sizes: dict[str, Size], owner: dict[str, int]
    ) -> None:
        """Argument k has the rows and columns that its pattern and the arguments before it ask for."""
        rows, columns = pattern
        if rows == columns and not self.unify(shape.rows, shape.columns):
            raise self.not_square(t, k, shape)
        if columns == "1" and not self.unify(shape.columns, 1):
            raise self.not_column(t, k, shape)
        for letter, size, what in ((rows, shape.rows, "rows"), (columns, shape.columns, "columns")):
            if letter not in sizes:
                sizes[letter], owner[letter] = size, k
            elif not self.unify(sizes[letter], size):
                raise self.mismatch(t, k, shape, sizes[letter], what, owner[letter])

    def not_square(self, t: Term, k: int, shape: Shape) -> SizeError:
        a, shape = t.args[k], self.settled(shape)  # type: ignore[assignment]
        which = "" if len(t.args) == 1 else f" as argument {k + 1}"
        instead = INSTEAD.get(t.op)
        repair = f"`{shown(Term(instead, (a,)))}`, or " if instead else ""
        return clash(
            f"{shown(t)}: {t.op} takes a square matrix{which}, and {shown(a)} is {kind_text(shape)}",
            repair + self.make_square(a, shape),
            t,
            k,
            "square",
        )

    def not_column(self, t: Term, k: int, shape: Shape) -> SizeError:
        a, shape = t.args[k], self.settled(shape)  # type: ignore[assignment]
        if self.same(shape.rows, 1):
            repair = f"`{shown(transposed(a))}`, which is a column"
        elif t.op == "dot":
            repair = f"`trace({shown(Term('*', (transposed(t.args[0]), t.args[1])))})`"
        else:
            repair = f"a column of it, as in `{shown(Term('column', (a, 1)))}`"
        return clash(
            f"{shown(t)}: {t.op} takes a column vector as argument {k + 1}, "
            f"and {shown(a)} is {kind_text(shape)}",
            repair,
            t,
            k,
        )

    def mismatch(self, t: Term, k: int, shape: Shape, wanted: Size, what: str, owner: int) -> SizeError:
        a, b = t.args[k], t.args[owner]
        first = self.settled(self.visit(b)[0])
        shape = self.settled(shape)  # type: ignore[assignment]
        wanted = self.value(wanted)
        size = size_text(wanted)
        if shape.columns == wanted and what == "rows" and not self.same(shape.columns, 1):
            repair = f"`{shown(transposed(a))}` has {size} rows"
        elif isinstance(a, str):
            whole = Shape(wanted, shape.columns) if what == "rows" else Shape(shape.rows, wanted)
            repair = f"`for {a} in {set_text(whole)}: …`"
        else:
            repair = f"an argument with {size} {what}"
        return clash(
            f"{shown(t)}: {shown(b)} is {kind_text(first)} and {shown(a)} is {kind_text(shape)}; "
            f"{shown(a)} needs {size} {what}",
            repair,
            t,
            k,
        )

    def collection(self, a: Expr, t: Term, k: int) -> Expr:
        """An argument that is a collection of numbers."""
        kind, new = self.visit(a)
        if type(kind) is Collection:
            return new
        kind = self.settled(kind)
        if t.op == "item":
            column = type(kind) is Shape and self.same(kind.columns, 1)
            repair = f"`{shown(Term('entry', (a, t.args[1], 1)))}`" if column else "`A[i, j]` for an entry"
        elif isinstance(a, Term) and a.op == "vector":
            repair = f"`{t.op}({shown(Term('multiset', a.args))})`"
        elif t.op == "sum" and type(kind) is Shape and self.same(kind.columns, 1):
            ones = Term("ones", (1, kind.rows))
            repair = f"`{shown(Term('*', (ones, a)))}` for the sum of its entries"
        elif t.op in ("max", "min", "sum", "product") and type(kind) is Shape:
            repair = f"`{t.op}({{…}})` of numbers, or `{t.op}(diagonal_entries({shown(a)}))`"
        else:
            repair = "a collection such as `eigenvalues(A)` or `{1, 2}`"
        raise clash(
            f"{shown(t)}: {shown(a)} is {kind_text(kind)}, not a collection of numbers", repair, t, k, "kind"
        )

    def in_range(self, t: Term, sizes: dict[str, Size]) -> None:
        """Indices count from 1 and stay inside a size that is a number."""
        for k, letter in INDEXED[t.op]:
            index, size = t.args[k], self.value(sizes.get(letter, 0))
            beyond = type(index) is int and type(size) is int and 0 < size < index
            if (type(index) is int and index < 1) or beyond:
                what = "rows" if letter == "m" else "columns"
                held = f"{shown(t.args[0])} has {size_text(size)} {what}"
                limit = held if beyond else "indices count from 1"
                raise clash(
                    f"{shown(t)}: there is no index {index}; {limit}",
                    f"an index from 1 to {size_text(size)}" if size else "an index from 1 on",
                    t,
                    k,
                    "index",
                )

    # ------------------------------------------------------------ words of their own kind

    def diag(self, t: Term) -> Visited:
        """diag(v) of a vector, diag(a, b, …) of numbers."""
        if len(t.args) > 1:
            return Shape(len(t.args), len(t.args)), self.entries(t, t.args)  # type: ignore[return-value]
        shape, new = self.shape(t.args[0], t, 0)
        if not self.unify(shape.columns, 1):
            shape = self.settled(shape)  # type: ignore[assignment]
            a = t.args[0]
            row = self.same(shape.rows, 1)
            instead = Term("diag", (transposed(a),)) if row else Term("diagonal_entries", (a,))
            raise clash(
                f"{shown(t)}: diag takes a column vector or numbers, and {shown(a)} is {kind_text(shape)}",
                f"`{shown(instead)}`",
                t,
                0,
            )
        return Shape(shape.rows, shape.rows), Term("diag", (new,))

    def extreme(self, t: Term) -> Visited:
        """max(a, b) of numbers, max(c) of a collection."""
        if len(t.args) > 1:
            return NUMBER, self.entries(t, t.args)  # type: ignore[return-value]
        return NUMBER, Term(t.op, (self.collection(t.args[0], t, 0),))

    def filled(self, t: Term) -> Visited:
        """zeros(m, n), ones(m, n)"""
        if len(t.args) == 1:
            n = shown(t.args[0])
            raise clash(
                f"{shown(t)} may be a column or a square matrix",
                f"`{t.op}({n}, 1)` for the column, `{t.op}({n}, {n})` for the square matrix",
                t,
                0,
            )
        sizes = tuple([self.size(a, t, k) for k, a in enumerate(t.args)])
        return Shape(*sizes), Term(t.op, sizes)

    def vectors(self, t: Term) -> Visited:
        """span(u, v), independent(u, v), basis(u, v): columns of one length."""
        first, new = None, []
        for k, a in enumerate(t.args):
            shape, a_new = self.shape(a, t, k)
            if not self.unify(shape.columns, 1):
                raise self.not_column(t, k, shape)
            if first is None:
                first = shape
            elif not self.unify(first.rows, shape.rows):
                raise self.unequal_rows(t, k, first, shape)
            new.append(a_new)
        kind = Subspace(first.rows) if t.op == "span" else NUMBER  # type: ignore[union-attr]
        return kind, Term(t.op, tuple(new))

    def characteristic(self, t: Term) -> Visited:
        """charpoly(A, x), also of a square matrix x."""
        a, x = t.args
        shape, new = self.shape(a, t, 0)
        if not self.unify(shape.rows, shape.columns):
            raise self.not_square(t, 0, shape)
        at, x_new = self.shape(x, t, 1)
        if self.is_number(at):
            return NUMBER, Term(t.op, (new, x_new))
        if not self.unify(at.rows, at.columns):
            raise self.not_square(t, 1, at)
        return at, Term(t.op, (new, x_new))

    def formal(self, t: Term) -> Visited:
        """degree(p, x), coefficient(p, x, k), root(p, k): x is the variable of the polynomial."""
        variable = "x" if t.op == "root" else t.args[1]
        if not isinstance(variable, str):
            raise clash(f"{shown(t)}: the variable of a polynomial is a name", "`x`", t, 1, "kind")
        outer = self.names
        if t.op == "root" or variable not in outer:
            self.names = {**outer, variable: Bound(NUMBER, "formal")}
        p = self.number(t.args[0], t, 0)
        self.names = outer
        rest = [
            a if a == variable or isinstance(a, Term) and a.op == "C" else self.number(a, t, k)
            for k, a in enumerate(t.args)
            if k
        ]
        if t.op != "root" and variable in outer:
            self.number(variable, t, 1)
        return NUMBER, Term(t.op, (p, *rest))


INDEXED = {"entry": ((1, "m"), (2, "n")), "row": ((1, "m"),), "column": ((1, "n"),), "item": ((1, ""),)}
"""Which arguments are indices, and the size each must not exceed."""
INSTEAD = {"inv": "pinv", "eigenvalues": "singular_values", "orthogonal": "orthonormal_columns"}
"""What is meant for a matrix that is not square."""
SPECIAL: dict[str, Callable[[Words, Term], Visited]] = {
    "diag": Words.diag, "max": Words.extreme, "min": Words.extreme,
    "zeros": Words.filled, "ones": Words.filled,
    "span": Words.vectors, "independent": Words.vectors, "basis": Words.vectors,
    "charpoly": Words.characteristic, "minpoly": Words.characteristic,
    "degree": Words.formal, "coefficient": Words.formal, "root": Words.formal,
}  # fmt: skip
