"""Statement -> presentation MathML (Core): elements to put inside `<math>`."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from ..model import Expr, Term
from .names import split_name
from .printing import ATOM, FOR, POSTFIX, POWER, SUM, Printer
from .vocabulary import GREEK

_APPLY = "<mo>\u2061</mo>"  # function application, invisible
_TIMES = "<mo>\u2062</mo>"  # product, invisible
_DOT = "<mo>⋅</mo>"
_SHORT = {"trace": "tr"}


def _mo(sign: str) -> str:
    return f"<mo>{escape(sign)}</mo>"


class Element(str):
    """MathML known to be one element, so that it needs no `<mrow>` to become a child."""

    __slots__ = ()


def _single(text: str) -> str:
    """text as one element, as the children of fractions and scripts must be."""
    if type(text) is Element or text.count("<") == 2:
        return text
    return Element(f"<mrow>{text}</mrow>")


class MathmlPrinter(Printer):
    """Textbook notation for a browser; nothing is read back from it."""

    minus = "<mo>−</mo>"
    minus_join = "<mo>−</mo>"
    plus_join = "<mo>+</mo>"
    comma = "<mo>,</mo>"
    plus_or_minus = "<mo>±</mo>"
    levels = {"/": POWER, "T": POWER, "H": POWER, "pinv": POWER}
    literal_fraction = POWER
    spine = ("*",)
    relations = {
        "==": _mo("="), "!=": _mo("≠"), "<": _mo("<"), "<=": _mo("≤"), ">": _mo(">"), ">=": _mo("≥"),
        "in": _mo("∈"), "not in": _mo("∉"), "~=": _mo("≈"),
    }  # fmt: skip
    connectives = {
        "and": "<mtext> and </mtext>",
        "or": "<mtext> or </mtext>",
        "implies": _mo("⟹"),
        "iff": _mo("⟺"),
    }

    def integer(self, digits: str) -> str:
        return f"<mn>{digits}</mn>"

    def fraction(self, numerator: str, denominator: str) -> str:
        return Element(f"<mfrac><mn>{numerator}</mn><mn>{denominator}</mn></mfrac>")

    def name(self, name: str) -> str:
        parts = split_name(name)
        if parts is None:
            return f"<mi>{escape(name)}</mi>"
        letter, subscript = parts
        head = f"<mi>{GREEK.get(letter, letter)}</mi>"
        if not subscript:
            return head
        tag = "mn" if subscript.isdigit() else "mi"
        return Element(f"<msub>{head}<{tag}>{GREEK.get(subscript, subscript)}</{tag}></msub>")

    def decimal(self, args: tuple) -> str:
        mantissa, _, exponent = args[0].partition("e")
        if not exponent:
            return f"<mn>{mantissa}</mn>"
        power = _single(self.at(int(exponent), SUM))
        return Element(f"<mrow><mn>{mantissa}</mn><mo>×</mo><msup><mn>10</mn>{power}</msup></mrow>")

    def group(self, text: str) -> str:
        return Element(f"<mrow><mo>(</mo>{_single(text)}<mo>)</mo></mrow>")

    def listing(self, items: object) -> str:
        return self.comma.join([_single(self.at(a, SUM)) for a in items])  # type: ignore[attr-defined]

    def times(self, args: tuple, texts: list[str]) -> str:
        pieces = [texts[0]]
        for a, text in zip(args[1:], texts[1:], strict=True):
            dot = isinstance(a, (int, Fraction)) or text.startswith(("<mn>", "<mfrac><mn>", "<msup><mn>"))
            pieces.append(_DOT if dot else _TIMES)
            pieces.append(text)
        return "".join(pieces)

    def quotient(self, args: tuple) -> str:
        a, b = args
        return Element(f"<mfrac>{_single(self.at(a, SUM))}{_single(self.at(b, SUM))}</mfrac>")

    def scripted(self, base: Expr, raised: str) -> str:
        return Element(f"<msup>{_single(self.at(base, POSTFIX))}{_single(raised)}</msup>")

    def power(self, args: tuple) -> str:
        return self.scripted(args[0], self.at(args[1], SUM))

    def transpose(self, args: tuple) -> str:
        return self.scripted(args[0], "<mi>T</mi>")

    def conjugate_transpose(self, args: tuple) -> str:
        return self.scripted(args[0], "<mi>H</mi>")

    def pseudoinverse(self, args: tuple) -> str:
        return self.scripted(args[0], _mo("+"))

    def indexed(self, t: Expr, below: str) -> str:
        text = self.at(t, POSTFIX)
        text = self.group(text) if text.startswith("<msub>") else text
        return Element(f"<msub>{_single(text)}{_single(below)}</msub>")

    def entry(self, args: tuple) -> str:
        return self.indexed(args[0], self.listing(args[1:]))

    def item(self, args: tuple) -> str:
        return self.indexed(args[0], f"<mo>[</mo>{self.listing(args[1:])}<mo>]</mo>")

    def call(self, op: str, args: tuple) -> str:
        if not args:
            return self.name(op)
        if op == "sqrt" and len(args) == 1:
            return Element(f"<msqrt>{self.at(args[0], SUM)}</msqrt>")
        if op == "norm" and len(args) == 1:
            return self.fenced("‖", self.at(args[0], SUM), "‖")
        if op == "abs" and len(args) == 1:
            return self.fenced("|", self.at(args[0], SUM), "|")
        if op == "dot" and len(args) == 2:
            return self.fenced("⟨", self.listing(args), "⟩")
        if op == "det" and isinstance(args[0], Term) and args[0].op == "matrix":
            return self.detbars(args)
        head = f"<mi>{escape(_SHORT.get(op, op))}</mi>"
        return Element(f"<mrow>{head}{_APPLY}{self.fenced('(', self.listing(args), ')')}</mrow>")

    def fenced(self, left: str, inside: str, right: str) -> str:
        return Element(f"<mrow>{_mo(left)}{_single(inside) if inside else ''}{_mo(right)}</mrow>")

    def identity(self, args: tuple) -> str:
        return Element(f"<msub><mi>I</mi>{_single(self.listing(args))}</msub>") if args else "<mi>I</mi>"

    def number_set(self, letter: str, sizes: tuple) -> str:
        head = f"<mi>{dict(R='ℝ', C='ℂ', Q='ℚ', Z='ℤ', N='ℕ')[letter]}</mi>"
        raised = _mo("×").join([_single(self.at(n, SUM)) for n in sizes])
        return Element(f"<msup>{head}{_single(raised)}</msup>") if sizes else head

    def ddof(self, args: tuple) -> str:
        return f"<mi>ddof</mi><mo>=</mo>{_single(self.at(args[0], SUM))}"

    def ellipsis(self, args: tuple) -> str:
        return "<mo>…</mo>"

    def table_of(self, rows: object) -> str:
        lines = ["".join([f"<mtd>{self.at(e, SUM)}</mtd>" for e in row]) for row in rows]  # type: ignore[attr-defined]
        return Element("<mtable>" + "".join([f"<mtr>{line}</mtr>" for line in lines]) + "</mtable>")

    def matrix(self, rows: tuple) -> str:
        return self.fenced("[", self.table_of(rows), "]")

    def vector(self, args: tuple) -> str:
        return self.fenced("[", self.table_of([(a,) for a in args]), "]")

    def columns(self, args: tuple) -> str:
        return self.fenced("[", self.table_of([args]), "]")

    def multiset(self, args: tuple) -> str:
        return self.fenced("{", self.listing(args), "}")

    def counted(self, args: tuple) -> str:
        pairs = [f"{_single(self.at(a, SUM))}<mo>:</mo>{_single(self.at(k, SUM))}" for a, k in args]
        return self.fenced("{", self.comma.join(pairs), "}")

    def connective(self, word: str) -> str:
        return self.connectives[word]

    def not_word(self) -> str:
        return "<mtext>not&#xA0;</mtext>"

    def relation(self, op: str, args: tuple) -> str:
        # each side in a row of its own, so that a leading minus is read as a sign
        return _single(self.at(args[0], SUM)) + self.relations[op] + _single(self.at(args[1], SUM))

    def binder(self, word: str, bindings: tuple, body: Expr) -> str:
        bound = self.comma.join(
            [f"{self.name(name)}<mo>∈</mo>{self.at(domain, ATOM)}" for name, domain in bindings]
        )
        sign = "∀" if word == "for" else "∃"
        return f"<mo>{sign}</mo><mrow>{bound}</mrow><mo>:</mo>{_single(self.scope(body))}"

    def let(self, args: tuple) -> str:
        bindings, body = args
        lets = [
            f"<mtext>let </mtext>{self.name(name)}<mo>=</mo>{_single(self.at(value, SUM))}<mo>;</mo>"
            for name, value in bindings
        ]
        return "".join(lets) + _single(self.scope(body))

    # ------------------------------------------------------------ for the reader only

    def approx(self, args: tuple) -> str:
        text = args[0]
        return self.minus + self.decimal((text[1:],)) if text.startswith("-") else self.decimal(args)

    def interval(self, args: tuple) -> str:
        return self.fenced("[", self.listing(args), "]")

    def subscripted(self, args: tuple) -> str:
        return Element(f"<msub>{_single(self.at(args[0], POSTFIX))}{_single(self.at(args[1], SUM))}</msub>")

    def minor(self, args: tuple) -> str:
        return Element(f"<msub><mi>M</mi>{_single(self.listing(args[1:]))}</msub>")

    def augmented(self, args: tuple) -> str:
        (_, rows), k = args
        left = self.table_of([row[: len(row) - k] for row in rows])
        right = self.table_of([row[len(row) - k :] for row in rows])
        return Element(
            f'<mrow><mo>[</mo>{left}<mo form="infix" stretchy="true">|</mo>{right}<mo>]</mo></mrow>'
        )

    def detbars(self, args: tuple) -> str:
        return self.fenced("|", self.table_of(args[0].args), "|")

    def application(self, args: tuple) -> str:
        return Element(
            f"<mrow>{self.at(args[0], POSTFIX)}{_APPLY}{self.fenced('(', self.listing(args[1:]), ')')}</mrow>"
        )

    def words(self, args: tuple) -> str:
        return f"<mtext>{escape(args[0])}</mtext>"

    def row(self, args: tuple) -> str:
        if len(args) > 1:
            return self.call("row", args)
        return Element(f"<msub><mi>R</mi>{_single(self.at(args[0], FOR))}</msub>")


_PRINTER: MathmlPrinter | None = None


def to_mathml(t: Expr) -> str:
    """A statement or a term as one MathML Core element; the caller wraps them in `<math>`."""
    global _PRINTER
    if _PRINTER is None:
        _PRINTER = MathmlPrinter()
    return str(_single(_PRINTER.show(t)))
