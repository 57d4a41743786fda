"""Kinds of sums, products, quotients and powers."""

from __future__ import annotations

import math
from collections.abc import Callable

from ..errors import InputError, SizeError
from ..model import Expr, Term
from .sizes_forms import NUMBER, Kind, Shape, is_zero
from .sizes_messages import clash, kind_text, shown, transposed
from .sizes_terms import Terms, Visited


class Arithmetic(Terms):
    """The kinds of compound terms that are not words."""

    def compound(self, t: Term) -> Visited:
        rule = self.rules.get(t.op)
        return self.word(t) if rule is None else rule(self, t)

    def word(self, t: Term) -> Visited:
        raise NotImplementedError

    def negative(self, t: Term) -> Visited:
        kind, new = self.shape(t.args[0], t, 0)
        return kind, Term("neg", (new,))

    def transpose(self, t: Term) -> Visited:
        kind, new = self.shape(t.args[0], t, 0)
        return Shape(kind.columns, kind.rows), Term(t.op, (new,))

    def sum(self, t: Term) -> Visited:
        """Summands of one shape; a literal 0 takes theirs."""
        shapes, new = [], []
        for k, a in enumerate(t.args):
            if is_zero(a):
                new.append(a)
                continue
            shape, a_new = self.shape(a, t, k)
            shapes.append((k, shape))
            new.append(a_new)
        if not shapes:
            return NUMBER, t
        known = [pair for pair in shapes if not self.is_unknown(pair[1])] or shapes[:1]
        first, shape = known[0]
        for k, other in shapes:
            if k != first:
                self.alike("+", t, (first, shape), (k, other))
        return shape, Term("+", tuple(new))

    def alike(self, sign: str, t: Term, left: tuple[int, Kind], right: tuple[int, Kind]) -> None:
        """Two arguments of t that must have one shape."""
        (j, p), (k, q) = left, right
        unknown = type(p) is Shape and type(q) is Shape and self.is_unknown(q)
        if type(p) is type(q) and all([self.unify(a, b) for a, b in zip(p, q)]):
            return
        if unknown:
            raise self.square_identity(sign, t, k, j, p)  # type: ignore[arg-type]
        (j, p), (k, q) = sorted([(j, p), (k, q)], key=lambda pair: pair[0])
        a, b = t.args[j], t.args[k]
        if sign == "+" and isinstance(b, Term) and b.op == "neg":
            sign, b = "-", b.args[0]
        elif sign == "+" and isinstance(b, int) and b < 0:
            sign, b = "-", -b
        raise self.unequal(sign, t, k, (a, p), (b, q))

    def product(self, t: Term) -> Visited:
        """Factors from left to right; numbers stand aside, and so does a product that has become a number.

        Such a product gets brackets of its own when more matrices follow it: x.T*y*A is (x.T*y)*A.
        """
        shape: Shape = NUMBER
        new: list[Expr] = []
        start = -1  # where the matrices that make up `shape` begin in `new`
        last: tuple[Expr, Shape] | None = None
        for k, a in enumerate(t.args):
            if type(a) is int:
                new.append(a)
                continue
            factor, a_new = self.shape(a, t, k)
            if not self.is_number(factor):
                if start >= 0 and self.is_number(shape):
                    new[start:] = [Term("*", tuple(new[start:]))]
                    start = -1
                if start < 0:
                    start, shape = len(new), factor
                elif self.unify(shape.columns, factor.rows):
                    shape = Shape(shape.rows, factor.columns)
                else:
                    raise self.product_clash(t, k, last, (a, factor), self.regrouped(t, k, last))  # type: ignore[arg-type]
                last = a, factor
            new.append(a_new)
        return shape, Term("*", tuple(new))

    def regrouped(self, t: Term, k: int, last: tuple[Expr, Shape] | None) -> str:
        """`A*(x.T*y)` for A*x.T*y: a repair when what begins at factor k becomes a number."""
        rest = t.args[k:]
        for stop in range(2, len(rest) + 1):
            part = Term("*", rest[:stop])
            try:
                found = self.is_number(self.visit(part)[0])
            except InputError:
                return ""
            if found:
                return f"`{shown(Term('*', (last[0], part)))}`"  # type: ignore[index]
        return ""

    def quotient(self, t: Term) -> Visited:
        above, below = t.args
        kind, top = self.shape(above, t, 0)
        shape, bottom = self.shape(below, t, 1)
        if not self.is_number(shape) and not (self.is_unknown(shape) and self.fit(shape, NUMBER)):
            shape = self.settled(shape)  # type: ignore[assignment]
            word = "inv" if self.is_square(shape) else "pinv"
            inverse = Term(word, (below,))
            repair = inverse if above == 1 else Term("*", (above, inverse))
            raise clash(
                f"{shown(t)}: {shown(below)} is {kind_text(shape)}, and only a number divides",
                f"`{shown(repair)}`",
                t,
                1,
            )
        return kind, Term("/", (top, bottom))

    def power(self, t: Term) -> Visited:
        base, exponent = t.args
        kind, new = self.shape(base, t, 0)
        exponent = whole_number(exponent)
        if type(exponent) is int:
            raised: Expr = exponent
        else:
            self.exponents += 1
            raised = self.number(exponent, t, 1)
            self.exponents -= 1
        if self.is_number(kind):
            return NUMBER, Term("^", (new, raised))
        if not self.unify(kind.rows, kind.columns):
            raise self.not_square_power(t, kind)
        if type(exponent) is not int and not self.is_integer(exponent):
            raise clash(
                f"{shown(t)}: the exponent of a matrix is an integer",
                "an integer, or a name bound by `for k in N: …`",
                t,
                1,
            )
        return kind, Term("^", (new, raised))

    def not_square_power(self, t: Term, kind: Shape) -> SizeError:
        base, exponent = t.args
        kind = self.settled(kind)  # type: ignore[assignment]
        inverse = type(exponent) is int and exponent < 0
        what = "has an inverse" if inverse else "has powers"
        if inverse:
            repair = f"`{shown(Term('pinv', (base,)))}` for the pseudoinverse"
        elif exponent == 2:
            other = transposed(base)
            repair = f"`{shown(Term('*', (other, base)))}` or `{shown(Term('*', (base, other)))}`"
        else:
            repair = self.make_square(base, kind)
        return clash(
            f"{shown(t)}: {shown(base)} is {kind_text(kind)}, and only a square matrix {what}", repair, t, 0
        )

    def is_integer(self, t: Expr) -> bool:
        """Whether an exponent is built from integers and names of integers by + - *."""
        if isinstance(t, str):
            bound = self.names.get(t)
            return bound is not None and (
                bound.origin in ("N", "Z", "size") or (bound.origin == "let" and type(bound.value) is int)
            )
        if isinstance(t, Term):
            return t.op in ("+", "*", "neg") and all([self.is_integer(a) for a in t.args])
        return type(t) is int

    rules: dict[str, Callable[[Arithmetic, Term], Visited]] = {
        "matrix": Terms.literal, "vector": Terms.literal, "columns": Terms.columns,
        "multiset": Terms.multiset, "counted": Terms.counted, "I": Terms.identity,
        "i": Terms.constant, "pi": Terms.constant, "e": Terms.constant, "decimal": Terms.constant,
        "neg": negative, "T": transpose, "H": transpose, "transpose": transpose,
        "+": sum, "*": product, "/": quotient, "^": power,
    }  # fmt: skip


LARGEST_EXPONENT = 10**6


def whole_number(t: Expr) -> Expr:
    """The integer that sums, products and powers of integers make (10^2 is 100); any other term as it is."""
    if not isinstance(t, Term) or t.op not in ("+", "*", "neg", "^"):
        return t
    parts = [whole_number(a) for a in t.args]
    if not all(type(a) is int for a in parts):
        return t
    if t.op == "^" and not (0 <= parts[1] <= 20 and abs(parts[0]) <= LARGEST_EXPONENT):
        return t
    found = {"+": sum, "*": math.prod, "neg": lambda a: -a[0], "^": lambda a: a[0] ** a[1]}[t.op](parts)
    return found if abs(found) <= LARGEST_EXPONENT else t
