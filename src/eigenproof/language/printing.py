"""What every printer shares: who needs brackets, where signs go. The notation is the subclasses'.

The rules are the parsers' rules read backwards, so that what is printed reads back as the
same term: a sign glued to a literal belongs to the literal (`-2*x` is (-2)*x, `a - 2*x` adds
it), any other minus covers the whole product after it, and brackets keep their structure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from ..errors import LimitError
from ..model import Expr, Term

FOR, IFF, IMPLIES, OR, AND, NOT, RELATION, SUM, PRODUCT, POWER, POSTFIX, ATOM = range(12)
"""Binding strength, weakest first."""

LEVELS: dict[str, tuple[str, int]] = {
    "for": ("binder_for", FOR), "exists": ("binder_exists", FOR), "let": ("let", FOR),
    "iff": ("iff", IFF), "implies": ("implies", IMPLIES), "or": ("disjunction", OR),
    "and": ("conjunction", AND), "not": ("negation", NOT),
    "+": ("sum", SUM), "neg": ("minus_term", SUM), "*": ("product", PRODUCT), "/": ("quotient", PRODUCT),
    "^": ("power", POWER), "T": ("transpose", POSTFIX), "H": ("conjugate_transpose", POSTFIX),
    "pinv": ("pseudoinverse", ATOM), "entry": ("entry", POSTFIX), "item": ("item", POSTFIX),
    "matrix": ("matrix", ATOM), "vector": ("vector", ATOM), "columns": ("columns", ATOM),
    "multiset": ("multiset", ATOM), "counted": ("counted", ATOM), "decimal": ("decimal", ATOM),
    "I": ("identity", ATOM), "...": ("ellipsis", ATOM), "ddof": ("ddof", ATOM),
    "R": ("reals", ATOM), "C": ("complexes", ATOM), "Q": ("rationals", ATOM), "Z": ("integers", ATOM),
    "N": ("naturals", ATOM),
    # for the reader only, never parsed
    "approx": ("approx", ATOM), "interval": ("interval", ATOM), "set": ("multiset", ATOM),
    "minor": ("minor", ATOM), "augmented": ("augmented", ATOM), "detbars": ("detbars", ATOM),
    "indexed": ("subscripted", POSTFIX), "pm": ("plus_minus", SUM),
    "call": ("application", ATOM), "words": ("words", ATOM), "row": ("row", ATOM),
}  # fmt: skip


def int_text(n: int) -> str:
    """The decimal digits of an integer of any length."""
    try:
        return str(n)
    except ValueError:  # CPython refuses to print more than 4300 digits at once; decimal does not
        from decimal import Decimal

        return str(Decimal(n))


class Printer:
    """Prints a term at a binding level. A subclass brings the notation: one method for each
    name in LEVELS that is not below, and `integer fraction name group times number_set call
    connective not_word binder`.
    """

    minus = "-"
    plus_join = " + "
    minus_join = " - "
    comma = ", "
    plus_or_minus = " ± "
    levels: dict[str, int] = {}  # where this notation binds differently from LEVELS
    literal_fraction = PRODUCT  # binding level of a Fraction: 1/2 binds as a product, \frac as a power
    spine: tuple[str, ...] = ("*", "/")  # operations that start with the text of their first argument
    relations: dict[str, str] = {}

    def __init__(self) -> None:
        self.table: dict[str, tuple[Callable[[tuple], str], int]] = {
            op: (getattr(self, method), self.levels.get(op, level)) for op, (method, level) in LEVELS.items()
        }
        for op in ("==", "!=", "<", "<=", ">", ">=", "in", "~="):
            self.table[op] = (lambda args, op=op: self.relation(op, args)), RELATION  # type: ignore[misc]

    def show(self, t: Expr) -> str:
        """The whole term. Raises LimitError when it is nested too deeply to print."""
        try:
            return self.at(t, FOR)
        except RecursionError:
            raise LimitError(
                "a term is nested too deeply to print", next_move="give parts of it a name with `let`"
            ) from None

    def at(self, t: Expr, level: int) -> str:
        """t, in brackets when it binds more weakly than `level`."""
        kind = type(t)
        if kind is int:
            if t >= 0:  # type: ignore[operator]
                return self.integer(int_text(t))  # type: ignore[arg-type]
            text = self.minus + self.integer(int_text(-t))  # type: ignore[arg-type, operator]
            return text if level <= PRODUCT else self.group(text)
        if kind is str:
            return self.name(t)  # type: ignore[arg-type]
        if kind is Fraction:
            text = self.fraction(int_text(abs(t.numerator)), int_text(t.denominator))  # type: ignore[union-attr, arg-type]
            if t < 0:  # type: ignore[operator]
                return self.minus + text if level <= PRODUCT else self.group(self.minus + text)
            return text if level <= self.literal_fraction else self.group(text)
        op, args = t  # type: ignore[misc]
        entry = self.table.get(op)
        if entry is None:
            return self.call(op, args)
        text = entry[0](args)
        return text if level <= entry[1] else self.group(text)

    # ------------------------------------------------------------ arithmetic

    def sum(self, args: tuple) -> str:
        """a + b - c: a leading minus of a summand becomes the sign between."""
        if not args:
            return self.integer("0")
        minus, pieces = self.minus, []
        for a in args:
            text = self.minus_term(a.args) if type(a) is Term and a.op == "neg" else self.at(a, PRODUCT)
            if not pieces:
                pieces.append(text)
            elif text.startswith(minus):
                pieces.append(self.minus_join + text[len(minus) :])
            else:
                pieces.append(self.plus_join + text)
        return "".join(pieces)

    def plus_minus(self, args: tuple) -> str:
        """a ± b, or ± b alone when a is 0."""
        a, b = args
        return f"{'' if a == 0 else self.at(a, SUM)}{self.plus_or_minus}{self.at(b, PRODUCT)}".strip()

    def minus_term(self, args: tuple) -> str:
        """-a, with brackets where the sign would otherwise be read as part of a literal."""
        (a,) = args
        if isinstance(a, (int, Fraction)):
            return self.minus + (self.at(a, PRODUCT) if a >= 0 else self.group(self.at(a, FOR)))
        if isinstance(a, Term) and a.op == "neg":
            return self.minus + self.group(self.at(a, FOR))
        text = self.at(a, PRODUCT)
        return self.minus + (self.group(text) if self.starts_with_literal(a) else text)

    def starts_with_literal(self, t: Expr) -> bool:
        """Whether the text of a product or quotient begins with a number."""
        above = ""
        while isinstance(t, Term) and t.op in self.spine and not (t.op == above == "*"):
            above, t = t.op, t.args[0] if t.args else ""
        return above != "" and isinstance(t, (int, Fraction))

    def product(self, args: tuple) -> str:
        """The factors in order."""
        if not args:
            return self.integer("1")
        return self.times(args, [self.first_factor(args[0]), *[self.at(a, POWER) for a in args[1:]]])

    def first_factor(self, a: Expr) -> str:
        text = self.at(a, PRODUCT)
        return self.group(text) if type(a) is Term and a.op == "*" else text

    # ------------------------------------------------------------ lists of things

    def listing(self, items: Iterable[Expr]) -> str:
        """a, b, c"""
        return self.comma.join([self.at(a, SUM) for a in items])

    def conjunction(self, args: tuple) -> str:
        return self.connective("and").join([self.at(a, NOT) for a in args])

    def disjunction(self, args: tuple) -> str:
        return self.connective("or").join([self.at(a, AND) for a in args])

    def implies(self, args: tuple) -> str:
        return self.at(args[0], OR) + self.connective("implies") + self.at(args[1], IMPLIES)

    def iff(self, args: tuple) -> str:
        return self.at(args[0], IMPLIES) + self.connective("iff") + self.at(args[1], IMPLIES)

    def relation(self, op: str, args: tuple) -> str:
        return self.at(args[0], SUM) + self.relations[op] + self.at(args[1], SUM)

    def negation(self, args: tuple) -> str:
        a = args[0]
        if isinstance(a, Term) and a.op == "in":
            return self.relation("not in", a.args)
        return self.not_word() + self.at(a, NOT)

    def binder_for(self, args: tuple) -> str:
        return self.binder("for", *args)

    def binder_exists(self, args: tuple) -> str:
        return self.binder("exists", *args)

    def scope(self, body: Expr) -> str:
        """The body of a binder; a `let` in it needs brackets, or its end would not be seen."""
        text = self.at(body, FOR)
        return self.group(text) if isinstance(body, Term) and body.op == "let" else text

    def reals(self, args: tuple) -> str:
        return self.number_set("R", args)

    def complexes(self, args: tuple) -> str:
        return self.number_set("C", args)

    def rationals(self, args: tuple) -> str:
        return self.number_set("Q", args)

    def integers(self, args: tuple) -> str:
        return self.number_set("Z", args)

    def naturals(self, args: tuple) -> str:
        return self.number_set("N", args)
