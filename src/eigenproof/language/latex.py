"""Statement -> LaTeX maths (amsmath, amssymb): `parse_latex(to_latex(t)) == t`."""

from __future__ import annotations

from fractions import Fraction

from ..model import Expr, Term
from .names import latex_name
from .printing import FOR, POSTFIX, POWER, SUM, Printer
from .vocabulary import CONSTANTS

_NAMED = {
    "det": r"\det",
    "max": r"\max",
    "min": r"\min",
    "cos": r"\cos",
    "sin": r"\sin",
    "arccos": r"\arccos",
}
_SHORT = {"trace": "tr"}
_CONSTANT = {"pi": r"\pi"}
_ESCAPES = str.maketrans({c: "\\" + c for c in "_%&#${}"})


class LatexPrinter(Printer):
    """Textbook notation that can be read back."""

    comma = ", "
    plus_or_minus = r" \pm "
    levels = {"/": POWER, "T": POWER, "H": POWER, "pinv": POWER}
    literal_fraction = POWER
    spine = ("*",)
    relations = {
        "==": " = ", "!=": r" \neq ", "<": " < ", "<=": r" \leq ", ">": " > ", ">=": r" \geq ",
        "in": r" \in ", "not in": r" \notin ", "~=": r" \approx ",
    }  # fmt: skip
    connectives = {
        "and": r" \text{ and } ",
        "or": r" \text{ or } ",
        "implies": r" \implies ",
        "iff": r" \iff ",
    }

    def integer(self, digits: str) -> str:
        return digits

    def fraction(self, numerator: str, denominator: str) -> str:
        return rf"\frac{{{numerator}}}{{{denominator}}}"

    def name(self, name: str) -> str:
        return latex_name(name)

    def decimal(self, args: tuple) -> str:
        mantissa, _, exponent = args[0].partition("e")
        if mantissa.endswith("."):
            mantissa += "{}"  # at the end of a formula a point would be read as the end of the sentence
        return rf"{mantissa} \times 10^{{{exponent}}}" if exponent else mantissa

    def group(self, text: str) -> str:
        if r"\begin" in text or r"\frac" in text:
            return rf"\left({text}\right)"
        return f"({text})"

    def times(self, args: tuple, texts: list[str]) -> str:
        pieces = [texts[0]]
        for a, text in zip(args[1:], texts[1:], strict=True):
            number_next = isinstance(a, (int, Fraction)) or text[0] in "0123456789."
            pieces.append(r" \cdot " if number_next else " ")
            pieces.append(text)
        return "".join(pieces)

    def quotient(self, args: tuple) -> str:
        a, b = args
        below = self.at(b, SUM)
        if type(a) is int and type(b) is int:
            below = self.group(below)  # \frac{1}{2} is the literal one half; \frac{1}{(2)} is a quotient
        return rf"\frac{{{self.at(a, SUM)}}}{{{below}}}"

    def power(self, args: tuple) -> str:
        base, exponent = args
        raised = self.at(exponent, SUM)
        if raised.lstrip("-") in ("T", "H"):
            raised = f"({raised})"  # a name, not a mark
        return f"{self.base(base)}^{{{raised}}}"

    def base(self, t: Expr) -> str:
        """t as what an exponent stands on."""
        if isinstance(t, Term) and t.op == "decimal" and "e" in t.args[0]:
            return self.group(self.at(t, FOR))
        return self.at(t, POSTFIX)

    def transpose(self, args: tuple) -> str:
        return self.raised(args[0], "T")

    def conjugate_transpose(self, args: tuple) -> str:
        return self.raised(args[0], "H")

    def pseudoinverse(self, args: tuple) -> str:
        return self.raised(args[0], "+")

    def raised(self, t: Expr, mark: str) -> str:
        """t with a mark that a bare number does not take."""
        bare = isinstance(t, int) or (isinstance(t, Term) and t.op == "decimal")
        return f"{self.group(self.at(t, FOR)) if bare else self.at(t, POSTFIX)}^{{{mark}}}"

    def entry(self, args: tuple) -> str:
        return f"{self.index_base(args[0])}_{{{self.listing(args[1:])}}}"

    def item(self, args: tuple) -> str:
        return f"{self.index_base(args[0])}_{{[{self.listing(args[1:])}]}}"

    def index_base(self, t: Expr) -> str:
        """t as what a subscript stands on: a letter without one, a call, or brackets."""
        text = self.at(t, POSTFIX)
        taken = (text[-1] == "}" and "_{" in text) or text == "I" or isinstance(t, int)
        return self.group(text) if taken else text

    def call(self, op: str, args: tuple) -> str:
        if not args:
            return self.constant(op)
        special = self.SPECIAL.get(op)
        if special is not None and len(args) == 1 and not (op == "abs" and _is_matrix(args[0])):
            return special % self.at(args[0], SUM)
        if op == "dot" and len(args) == 2:
            return rf"\langle {self.listing(args)} \rangle"
        if op == "det" and _is_matrix(args[0]):
            return self.detbars(args)
        head = _NAMED.get(op) or _operator(_SHORT.get(op, op))
        return head + self.group(self.listing(args))

    SPECIAL = {"sqrt": r"\sqrt{%s}", "norm": r"\lVert %s \rVert", "abs": r"\lvert %s \rvert"}

    def constant(self, op: str) -> str:
        return _CONSTANT.get(op, op) if op in CONSTANTS else _operator(op) + "()"

    def identity(self, args: tuple) -> str:
        return f"I_{{{self.listing(args)}}}" if args else "I"

    def number_set(self, letter: str, sizes: tuple) -> str:
        if not sizes:
            return rf"\mathbb{{{letter}}}"
        if len(sizes) == 1:
            return rf"\mathbb{{{letter}}}^{{{self.at(sizes[0], SUM)}}}"
        shape = r" \times ".join([self.at(n, POWER) for n in sizes])
        return rf"\mathbb{{{letter}}}^{{{shape}}}"

    def ddof(self, args: tuple) -> str:
        return rf"\mathit{{ddof}} = {self.at(args[0], SUM)}"

    def ellipsis(self, args: tuple) -> str:
        return r"\ldots"

    def matrix(self, rows: tuple) -> str:
        body = r" \\ ".join([" & ".join([self.at(e, SUM) for e in row]) for row in rows])
        if len(rows) > 1 and len(rows[0]) == 1:  # a bmatrix of one column is a vector
            return rf"\left[\begin{{array}}{{c}} {body} \end{{array}}\right]"
        return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"

    def vector(self, args: tuple) -> str:
        if len(args) < 2:
            return f"({self.listing(args)},)" if args else "()"
        body = r" \\ ".join([self.at(a, SUM) for a in args])
        return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"

    def columns(self, args: tuple) -> str:
        texts = [self.at(a, SUM) for a in args]
        return r"\left[ %s \right]" % (r" \mid ".join(texts) if len(texts) > 1 else texts[0] + r" \mid")

    def multiset(self, args: tuple) -> str:
        return self.braced(self.listing(args))

    def counted(self, args: tuple) -> str:
        return self.braced(", ".join([rf"{self.at(a, SUM)}\colon {self.at(k, SUM)}" for a, k in args]))

    def braced(self, text: str) -> str:
        return rf"\left\{{{text}\right\}}" if r"\frac" in text or r"\begin" in text else rf"\{{{text}\}}"

    def connective(self, word: str) -> str:
        return self.connectives[word]

    def not_word(self) -> str:
        return r"\text{not } "

    def binder(self, word: str, bindings: tuple, body: Expr) -> str:
        sign = r"\forall" if word == "for" else r"\exists"
        bound = r",\; ".join(
            [rf"{self.name(name)} \in {self.at(domain, POSTFIX)}" for name, domain in bindings]
        )
        return rf"{sign} {bound}\colon {self.scope(body)}"

    def let(self, args: tuple) -> str:
        bindings, body = args
        lets = [
            rf"\text{{let }} {self.name(name)} = {self.at(value, SUM)};\quad " for name, value in bindings
        ]
        return "".join(lets) + self.scope(body)

    # ------------------------------------------------------------ for the reader only

    def approx(self, args: tuple) -> str:
        return self.decimal((args[0].replace("…", r"\ldots"),))

    def interval(self, args: tuple) -> str:
        return rf"\left[{self.listing(args)}\right]"

    def subscripted(self, args: tuple) -> str:
        return f"{self.at(args[0], POSTFIX)}_{{{self.at(args[1], SUM)}}}"

    def minor(self, args: tuple) -> str:
        return f"M_{{{self.listing(args[1:])}}}"

    def augmented(self, args: tuple) -> str:
        (_, rows), k = args
        body = r" \\ ".join([" & ".join([self.at(e, SUM) for e in row]) for row in rows])
        columns = "c" * (len(rows[0]) - k if rows else 0) + "|" + "c" * k
        return rf"\left[\begin{{array}}{{{columns}}} {body} \end{{array}}\right]"

    def detbars(self, args: tuple) -> str:
        body = r" \\ ".join([" & ".join([self.at(e, SUM) for e in row]) for row in args[0].args])
        return rf"\begin{{vmatrix}} {body} \end{{vmatrix}}"

    def application(self, args: tuple) -> str:
        return self.at(args[0], POSTFIX) + self.group(self.listing(args[1:]))

    def words(self, args: tuple) -> str:
        return rf"\text{{{args[0].translate(_ESCAPES)}}}"

    def row(self, args: tuple) -> str:
        return self.call("row", args) if len(args) > 1 else f"R_{{{self.at(args[0], SUM)}}}"


def _operator(word: str) -> str:
    """A word of the vocabulary, upright."""
    return rf"\operatorname{{{word}}}".replace("_", r"\_")


def _is_matrix(t: Expr) -> bool:
    """Whether bars around t mean its determinant."""
    return isinstance(t, Term) and t.op == "matrix"


_PRINTER: LatexPrinter | None = None


def to_latex(t: Expr) -> str:
    """A statement or a term in LaTeX maths without delimiters; `parse_latex` reads the same term back."""
    global _PRINTER
    if _PRINTER is None:
        _PRINTER = LatexPrinter()
    return _PRINTER.show(t)
