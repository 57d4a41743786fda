"""Statement -> one line for a terminal (λ₁, √5, Aᵀ), and matrices over several lines."""

from __future__ import annotations

from fractions import Fraction

from ..model import Expr, Term
from .names import subscript, superscript, unicode_name
from .printing import ATOM, FOR, POSTFIX, POWER, SUM
from .text import TextPrinter

_SIGNS = dict(R="ℝ", C="ℂ", Q="ℚ", Z="ℤ", N="ℕ")


class UnicodePrinter(TextPrinter):
    """Close to the blackboard, as far as characters go."""

    minus = "−"
    minus_join = " − "
    levels = {"pinv": POSTFIX}
    relations = {
        "==": " = ", "!=": " ≠ ", "<": " < ", "<=": " ≤ ", ">": " > ", ">=": " ≥ ", "in": " ∈ ",
        "not in": " ∉ ", "~=": " ≈ ",
    }  # fmt: skip
    connectives = {"and": " and ", "or": " or ", "implies": " ⇒ ", "iff": " ⇔ "}

    def name(self, name: str) -> str:
        return unicode_name(name)

    def approx(self, args: tuple) -> str:
        text = self.decimal(args)
        return self.minus + text[1:] if text[0] == "-" else text

    def decimal(self, args: tuple) -> str:
        mantissa, _, exponent = args[0].partition("e")
        return f"{mantissa}×10{superscript(exponent)}" if exponent else mantissa

    def times(self, args: tuple, texts: list[str]) -> str:
        pieces = [texts[0]]
        for factor, before, after in zip(args[1:], texts, texts[1:], strict=False):
            if isinstance(factor, Fraction) and factor > 0:
                after = after.strip("()")  # 5/3·7/3
            if after[0].isdigit() or after[0] == ".":
                pieces.append("·")
            elif after[0] != "(" and (not _is_whole(before) or len(after) > 1 and after[:2].isalpha()):
                pieces.append(" ")  # 3λ and 2(a + b), but A v and 3 rank(A)
            pieces.append(after)
        return "".join(pieces)

    def quotient(self, args: tuple) -> str:
        a, b = args
        above, below = self.at(a, POWER), self.at(b, POWER)
        return f"{above}/{self.group(below) if ' ' in below and below[-1] != ')' else below}"

    def power(self, args: tuple) -> str:
        base, exponent = self.at(args[0], POSTFIX), self.at(args[1], SUM)
        raised = superscript(exponent.replace("−", "-"))
        if raised and "T" not in exponent and "H" not in exponent:
            return base + raised
        return f"{base}^{exponent}" if exponent.isalnum() else f"{base}^({exponent})"

    def transpose(self, args: tuple) -> str:
        return self.postfix(args[0]) + "ᵀ"

    def conjugate_transpose(self, args: tuple) -> str:
        return self.postfix(args[0]) + "ᴴ"

    def pseudoinverse(self, args: tuple) -> str:
        return self.postfix(args[0]) + "⁺"

    def call(self, op: str, args: tuple) -> str:
        if not args:
            return "π" if op == "pi" else op
        if len(args) == 1:
            if op == "sqrt":
                inside = self.at(args[0], SUM)
                return f"√{inside}" if inside.isalnum() else f"√({inside})"
            if op == "norm":
                return f"‖{self.at(args[0], SUM)}‖"
            if op == "abs":
                return f"|{self.at(args[0], SUM)}|"
        if op == "dot" and len(args) == 2:
            return f"⟨{self.listing(args)}⟩"
        return super().call(op, args)

    def identity(self, args: tuple) -> str:
        if not args:
            return "I"
        below = subscript(self.at(args[0], SUM))
        return f"I{below}" if below else f"I({self.listing(args)})"

    def number_set(self, letter: str, sizes: tuple) -> str:
        if not sizes:
            return _SIGNS[letter]
        shape = "×".join([self.at(n, POWER) for n in sizes])
        raised = superscript(shape.replace("×", "")) and "ˣ".join(
            [superscript(self.at(n, POWER)) or "" for n in sizes]
        )
        return _SIGNS[letter] + (raised or f"({self.listing(sizes)})")

    def ellipsis(self, args: tuple) -> str:
        return "…"

    def matrix(self, rows: tuple) -> str:
        return "[" + "; ".join([" ".join([self.cell(e) for e in row]) for row in rows]) + "]"

    def cell(self, t: Expr) -> str:
        """An entry of a matrix on one line: blanks part the entries, so none may stand inside."""
        text = self.at(t, SUM)
        return f"({text})" if " " in text and not (text[0] == "(" and text[-1] == ")") else text

    def connective(self, word: str) -> str:
        return self.connectives[word]

    def binder(self, word: str, bindings: tuple, body: Expr) -> str:
        bound = ", ".join([f"{self.name(name)} ∈ {self.at(domain, ATOM)}" for name, domain in bindings])
        return f"{'∀' if word == 'for' else '∃'} {bound}: {self.scope(body)}"

    # ------------------------------------------------------------ for the reader only

    def minor(self, args: tuple) -> str:
        return "M" + unicode_name(f"M{args[1]}")[1:] + "," + unicode_name(f"M{args[2]}")[1:]

    def detbars(self, args: tuple) -> str:
        return "|" + self.matrix(args[0].args)[1:-1] + "|"

    def row(self, args: tuple) -> str:
        return super().row(args) if len(args) > 1 else unicode_name(f"R{self.at(args[0], FOR)}")


def _is_whole(text: str) -> bool:
    return text.isdigit() or text[0] == "−" and text[1:].isdigit()


_PRINTER: UnicodePrinter | None = None


def _printer() -> UnicodePrinter:
    global _PRINTER
    if _PRINTER is None:
        _PRINTER = UnicodePrinter()
    return _PRINTER


def to_unicode(t: Expr) -> str:
    """A statement or a term on one line, with the characters of mathematics."""
    return _printer().show(t)


def unicode_matrix(t: Expr) -> list[str]:
    """The lines of a matrix, vector, `augmented` or `detbars` with tall brackets; other terms on one line."""
    if not (isinstance(t, Term) and t.op in ("matrix", "vector", "augmented", "detbars", "columns")):
        return [to_unicode(t)]
    show = _printer().show
    body, bar = (t.args[0].args, t.args[1]) if t.op == "augmented" else (t.args, 0)
    rows = [[show(e) for e in row] for row in _rows(t, body)]
    if not rows:
        return ["[]"]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        if bar:
            cells.insert(len(cells) - bar, "│")
        lines.append("  ".join(cells))
    return _bracketed(lines, bars=t.op == "detbars")


def _rows(t: Term, body: tuple) -> tuple:
    if t.op == "vector":
        return tuple((e,) for e in body)
    if t.op == "columns":
        return (body,)
    return body[0].args if t.op == "detbars" else body


def _bracketed(lines: list[str], *, bars: bool) -> list[str]:
    """Lines between brackets as tall as they are (or between bars)."""
    if bars:
        return [f"│{line}│" for line in lines]
    if len(lines) == 1:
        return [f"[{lines[0]}]"]
    inner = len(lines) - 2
    left, right = "⎡" + "⎢" * inner + "⎣", "⎤" + "⎥" * inner + "⎦"
    return [f"{a}{line}{b}" for a, line, b in zip(left, lines, right, strict=True)]
