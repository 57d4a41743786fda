"""Operands of LaTeX maths, and the product by juxtaposition."""

from __future__ import annotations

from fractions import Fraction

from ..errors import SyntaxProblem
from ..model import Expr, Term
from .latex_brackets import CLOSING
from .latex_macros import LatexMacros
from .printing import POWER
from .tokens import A_TERM, Token

_OPERAND_OPS = frozenset({"(", "[", "{", "lvert", "lVert", "langle"})
_OPERAND_KINDS = frozenset({"int", "decimal", "name", "func", "macro", "begin", "set"})


class LatexParser(LatexMacros):
    """Operands of LaTeX maths; the operators are the statement parser's."""

    def starts_operand(self, token: Token) -> bool:
        kind, text = token.kind, token.text
        if kind == "op":
            return text in _OPERAND_OPS or (text in ("|", "||") and not self.open_bars)
        return kind in _OPERAND_KINDS or (kind == "tex" and text == "{")

    # ------------------------------------------------------------ products

    def infix(self, token: Token) -> str:
        """Two operands side by side are a product."""
        if token.kind == "op":
            if self.no_times and token.text == "*" and self.spelled(token) in ("\\times", "×"):
                return ""
            if token.text in ("top", "dagger", "mid"):
                return ""
        if token.blank == "wide":
            return ""  # \\quad parts formulas
        if self.starts_operand(token) and self.index:
            return "" if self.blank_parts else "*"
        return super().infix(token)

    def factor(self, left: Expr, first: int, token: Token) -> Expr:
        """The right factor, with or without a sign of multiplication before it."""
        self.terms_only(left, first, "*")
        if token.text == "*" and token.kind == "op":
            self.advance()
            return self.next_factor("*")
        before = self.tokens[self.index - 1]
        if token.kind in ("int", "decimal"):
            raise self.side_by_side()
        right = self.next_factor("*")
        if before.kind in ("int", "decimal") and isinstance(right, Fraction):
            raise self.problem(
                "a mixed number, or a product?",
                before.start,
                r"`\cdot` or `+` between them",
                "juxtaposition",
            )
        return right

    def side_by_side(self) -> SyntaxProblem:
        before, after = self.spelled(self.tokens[self.index - 1]), self.spelled(self.token)
        return self.problem(
            f"{before!r} and {after!r} stand side by side",
            next_move=rf"`{before} \cdot {after}` for the product",
            code="juxtaposition",
        )

    def quotient(self, left: Expr, first: int) -> Expr:
        """a/b, where nothing may be glued to b: a/b c has two readings."""
        value = super().quotient(left, first)
        if not self.blank_parts and self.starts_operand(self.token):
            raise self.problem(
                "a/b c may be read in two ways",
                next_move=r"`\frac{a}{b} c` or brackets",
                code="juxtaposition",
            )
        return value

    # ------------------------------------------------------------ operands

    def operand(self) -> Expr:
        token = self.token
        kind, text = token.kind, token.text
        if kind == "name":
            value: Expr = self.resolve(self.advance())
        elif kind == "int":
            value = self.integer(self.advance())
        elif kind == "decimal":
            value = Term("decimal", (self.advance().text,))
        elif kind == "func":
            value = self.function()
        elif kind == "macro":
            value = self.macro()
        elif kind == "begin":
            value = self.environment()
        elif kind == "tex" and text == "{":
            value = self.braced()
        elif kind == "op" and text == "(":
            value = self.group()
        elif kind == "op" and text == "[":
            value = self.square()
        elif kind == "op" and text == "{":
            value = self.multiset(self.advance())
        elif kind == "op" and text in CLOSING:
            value = self.bars()
        elif kind == "op" and text == "langle":
            value = self.angle()
        else:
            raise self.no_operand()
        return self.postfixed(value)

    def no_operand(self) -> SyntaxProblem:
        token = self.token
        if token.kind in ("end", "newline"):
            return self.problem("a term is missing at the end", next_move=A_TERM, code="incomplete")
        if token.text == "..." and token.kind == "op":
            return self.problem("dots in place of a term", next_move=r"`\ldots` last in a multiset only")
        return self.problem(f"expected a term, found {self.spelled(token)!r}", next_move=A_TERM)

    def postfixed(self, value: Expr) -> Expr:
        """value with primes and subscripts behind it."""
        while True:
            if self.token.kind != "op":
                return value
            if self.token.text == "'":
                self.no_bare_number()
                self.advance()
                value = Term("T", (value,))
            elif self.token.text == "_":
                value = self.subscripted(value)
            else:
                return value

    def no_bare_number(self) -> None:
        if self.tokens[self.index - 1].kind in ("int", "decimal"):
            raise self.problem("a transpose mark on a bare number", next_move="brackets", code="transpose")

    def subscripted(self, value: Expr) -> Expr:
        """A_{i,j}, c_{[k]}, I_n"""
        mark = self.advance()
        if self.token.kind != "tex":
            if value == Term("I", ()) and self.token.kind in ("int", "name"):
                self.single()
                return Term("I", (self.expression(POWER + 1),))
            raise self.problem("this subscript is not understood", mark.start, code="latex")
        identity = self.tokens[self.index - 2].text == "I" and value == Term("I", ())
        self.advance()
        bracketed = self.peek("[")
        state = self.enter()
        places = [self.term()]
        while self.accept(","):
            places.append(self.term())
        self.leave(state)
        bracketed = bracketed and self.tokens[self.index - 1].text == "]"
        self.close_brace()
        if len(places) == 2:
            return Term("entry", (value, *places))
        if len(places) == 1 and (identity or bracketed):
            return Term("I", (places[0],)) if identity else Term("item", (value, places[0]))
        raise self.problem("this subscript is not understood", mark.start, "`A_{i,j}` for an entry", "latex")

    def exponent(self, base: Expr) -> Expr:
        """What stands behind ^, in braces or a single token."""
        caret = self.index - 1
        braces = self.token.kind == "tex" and self.token.text == "{"
        if braces:
            self.advance()
        mark = self.mark(braces)
        if mark is not None:
            if self.tokens[caret - 1].kind in ("int", "decimal") and mark in ("T", "H"):
                raise self.problem(
                    "a transpose mark on a bare number", self.tokens[caret].start, code="transpose"
                )
            value = self.marked(base, mark)
        elif braces:
            state = self.enter()
            times, self.no_times = self.no_times, False
            value = Term("^", (base, self.term()))
            self.no_times = times
            self.leave(state)
        else:
            if not self.starts_operand(self.token) or self.token.text in _OPERAND_OPS:
                raise self.problem(
                    "an exponent of more than one sign takes braces", next_move="`A^{-1}`", code="latex"
                )
            self.single()
            value = Term("^", (base, self.alone()))
        if braces:
            self.close_brace()
        if self.peek("^"):
            raise self.problem("an exponent on an exponent", next_move="braces or brackets", code="latex")
        return self.postfixed(value)

    def mark(self, braces: bool) -> str | None:
        """T, H, + or -T when that is all of the exponent; takes it."""
        token, after = self.token, self.tokens[self.index + 1] if self.token.kind != "end" else self.token
        sign = ""
        if braces and token.text == "-" and after.kind in ("name", "op"):
            sign, token, after = "-", after, self.tokens[self.index + 2]
        name = {"T": "T", "H": "H", "top": "T", "dagger": "H", "*": "H", "'": "T", "+": "+"}.get(token.text)
        if token.kind not in ("name", "op") or name is None or (sign and name == "+"):
            return None
        if braces and not (after.kind == "tex" and after.text == "}"):
            return None
        self.advance()
        if sign:
            self.advance()
        return sign + name

    def marked(self, base: Expr, mark: str) -> Expr:
        if mark == "+":
            return Term("pinv", (base,))
        if mark.startswith("-"):
            return Term(mark[1], (Term("^", (base, -1)),))
        return Term(mark, (base,))

    def alone(self) -> Expr:
        """One operand without what may be postfixed to it."""
        token = self.token
        if token.kind == "name":
            return self.resolve(self.advance())
        if token.kind == "int":
            return self.integer(self.advance())
        return self.operand()
