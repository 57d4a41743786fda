"""Statement -> canonical text: `parse(to_text(t)) == t`."""

from __future__ import annotations

from ..model import Expr, Term
from .printing import ATOM, FOR, POSTFIX, POWER, PRODUCT, SUM, Printer


class TextPrinter(Printer):
    """The statement language as it is typed."""

    relations = {op: f" {op} " for op in ("==", "!=", "<", "<=", ">", ">=", "in", "~=", "not in")}

    def integer(self, digits: str) -> str:
        return digits

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"{numerator}/{denominator}"

    def name(self, name: str) -> str:
        return name

    def decimal(self, args: tuple) -> str:
        return args[0]

    def group(self, text: str) -> str:
        return f"({text})"

    def times(self, args: tuple, texts: list[str]) -> str:
        return "*".join(texts)

    def quotient(self, args: tuple) -> str:
        a, b = args
        below = self.at(b, POWER)
        if type(a) is int and type(b) is int and b >= 0:
            below = self.group(below)  # 1/2 is the literal one half; 1/(2) is a quotient
        return f"{self.at(a, PRODUCT)}/{below}"

    def power(self, args: tuple) -> str:
        base, exponent = args
        if type(exponent) is int:
            raised = self.at(exponent, FOR)
        elif type(exponent) is str and exponent not in ("T", "H"):
            raised = self.name(exponent)
        else:
            raised = self.group(self.at(exponent, FOR))
        return f"{self.at(base, POSTFIX)}^{raised}"

    def postfix(self, t: Expr) -> str:
        """t as what a postfix stands behind; a bare number takes none."""
        return self.group(self.at(t, FOR)) if isinstance(t, int) or _is_decimal(t) else self.at(t, POSTFIX)

    def transpose(self, args: tuple) -> str:
        return self.postfix(args[0]) + ".T"

    def conjugate_transpose(self, args: tuple) -> str:
        return self.postfix(args[0]) + ".H"

    def pseudoinverse(self, args: tuple) -> str:
        return self.call("pinv", args)

    def entry(self, args: tuple) -> str:
        return f"{self.postfix(args[0])}[{self.listing(args[1:])}]"

    def item(self, args: tuple) -> str:
        return f"{self.postfix(args[0])}[{self.listing(args[1:])}]"

    def call(self, op: str, args: tuple) -> str:
        return f"{op}({self.listing(args)})" if args else op

    def identity(self, args: tuple) -> str:
        return self.call("I", args)

    def number_set(self, letter: str, sizes: tuple) -> str:
        return self.call(letter, sizes)

    def ddof(self, args: tuple) -> str:
        return f"ddof={self.at(args[0], SUM)}"

    def ellipsis(self, args: tuple) -> str:
        return "..."

    def matrix(self, rows: tuple) -> str:
        return "[" + ", ".join(["[" + self.listing(row) + "]" for row in rows]) + "]"

    def vector(self, args: tuple) -> str:
        return f"({self.listing(args)},)" if len(args) == 1 else f"({self.listing(args)})"

    def columns(self, args: tuple) -> str:
        texts = [self.at(a, PRODUCT) for a in args]
        if texts[0].startswith("["):
            texts[0] = self.group(texts[0])  # [[ would begin a matrix by rows
        return "[" + " ".join(texts) + "]"

    def multiset(self, args: tuple) -> str:
        return "{" + self.listing(args) + "}"

    def counted(self, args: tuple) -> str:
        return "{" + ", ".join([f"{self.at(a, SUM)}: {self.at(k, SUM)}" for a, k in args]) + "}"

    def connective(self, word: str) -> str:
        return f" {word} "

    def not_word(self) -> str:
        return "not "

    def binder(self, word: str, bindings: tuple, body: Expr) -> str:
        bound = ", ".join([f"{self.name(name)} in {self.at(domain, ATOM)}" for name, domain in bindings])
        return f"{word} {bound}: {self.scope(body)}"

    def let(self, args: tuple) -> str:
        bindings, body = args
        lets = "".join([f"let {self.name(name)} = {self.at(value, SUM)}; " for name, value in bindings])
        return lets + self.scope(body)

    # ------------------------------------------------------------ for the reader only

    def approx(self, args: tuple) -> str:
        return args[0]

    def interval(self, args: tuple) -> str:
        return f"[{self.listing(args)}]"

    def subscripted(self, args: tuple) -> str:
        return f"{self.at(args[0], POSTFIX)}[{self.at(args[1], SUM)}]"

    def minor(self, args: tuple) -> str:
        return f"M[{self.listing(args[1:])}]"

    def augmented(self, args: tuple) -> str:
        (_, rows), k = args
        cut = [(row[: len(row) - k], row[len(row) - k :]) for row in rows]
        return "[" + "; ".join([f"{self.listing(left)} | {self.listing(right)}" for left, right in cut]) + "]"

    def detbars(self, args: tuple) -> str:
        return self.call("det", args)

    def application(self, args: tuple) -> str:
        return f"{self.at(args[0], POSTFIX)}({self.listing(args[1:])})"

    def words(self, args: tuple) -> str:
        return args[0]

    def row(self, args: tuple) -> str:
        return self.call("row", args) if len(args) > 1 else f"R{self.at(args[0], ATOM)}"


def _is_decimal(t: object) -> bool:
    return isinstance(t, Term) and t.op == "decimal"


_PRINTER: TextPrinter | None = None


def to_text(t: Expr) -> str:
    """A statement or a term in the statement language, on one line; `parse` reads the same term back."""
    global _PRINTER
    if _PRINTER is None:
        _PRINTER = TextPrinter()
    return _PRINTER.show(t)
