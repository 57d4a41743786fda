"""Commands of LaTeX maths that take parameters, and words of the vocabulary."""

from __future__ import annotations

from fractions import Fraction

from ..model import Expr, Term
from .latex_brackets import LatexBrackets
from .printing import POWER
from .tokens import Token


class LatexMacros(LatexBrackets):
    """\\frac, \\sqrt, \\mat, \\colvector, \\det, \\operatorname{…}"""

    literal_fracs: frozenset[int] = frozenset()  # where \\frac{1}{2} and the like begin

    def literal_at(self, index: int) -> bool:
        return index in self.literal_fracs or super().literal_at(index)

    def parameter(self) -> Expr:
        """The parameter of a macro: a TeX group or one token (of a number its first digit)."""
        if self.token.kind == "tex" and self.token.text == "{":
            opening = self.advance()
            state = self.enter()
            value = self.term()
            self.leave(state)
            self.close_brace(opening)
            return value
        token = self.token
        if token.kind == "int" and len(token.text) > 1:
            self.tokens[self.index] = token._replace(text=token.text[1:], start=token.start + 1)
            self.token = self.tokens[self.index]
            return int(token.text[0])
        if not self.starts_operand(token) or token.kind == "decimal":
            raise self.problem("a parameter in braces is expected", code="latex")
        return self.alone()

    def macro(self) -> Expr:
        """\\frac, \\sqrt, \\mat, \\colvector, \\twovec"""
        token = self.advance()
        if token.text == "frac":
            return self.fraction()
        if token.text == "sqrt":
            if self.peek("["):
                raise self.problem("a root other than the square root", code="latex")
            self.single()
            return Term("sqrt", (self.parameter(),))
        if token.text in ("twovec", "threevec", "fourvec"):
            return Term(
                "vector", tuple(self.parameter() for _ in range({"tw": 2, "th": 3, "fo": 4}[token.text[:2]]))
            )
        if not (self.token.kind == "tex" and self.token.text == "{"):
            raise self.problem(f"\\{token.text} takes braces", code="latex")
        self.advance()
        rows = self.rows(blanks=True)
        self.close_brace()
        self.same_length(rows, token)
        if token.text == "mat":
            return Term("matrix", tuple(rows))
        if len(rows) == 1:  # \colvector{1, 2} has no agreed meaning, \colvector{1\\2} has
            raise self.problem(
                "a column vector of one row", token.start, r"`\\` between the entries", "latex"
            )
        return Term("vector", tuple(row[0] for row in rows))

    def fraction(self) -> Expr:
        start = self.index - 1
        above, above_bare = self.parameter_and_bare()
        below, below_bare = self.parameter_and_bare()
        if above_bare and below_bare and type(below) is int and below > 0 and type(above) is int:
            self.literal_fracs |= {start}
            value = Fraction(above, below)
            return value.numerator if value.denominator == 1 else value
        return Term("/", (above, below))

    def parameter_and_bare(self) -> tuple[Expr, bool]:
        """A parameter, and whether it is an integer literal (with its sign) and nothing else."""
        tokens, start = self.tokens, self.index
        at = start + (tokens[start].kind == "tex")
        at += tokens[at].text == "-"
        bare = tokens[at].kind == "int" and (at == start or tokens[at + 1].text == "}")
        return self.parameter(), bare

    def function(self) -> Expr:
        """A word with its arguments: \\det(A), \\det A, \\operatorname{span}\\{u, v\\}, \\cos^2 t"""
        token = self.advance()
        word = token.text
        if word in self.bound:
            raise self.problem(
                f"{word!r} is bound as a name here", token.start, r"`\mathit{…}` for the name", "word"
            )
        if word == "dim":
            return self.dimension(token)
        squared: Expr = 0
        if word in ("cos", "sin") and self.accept("^"):
            squared = self.parameter()
            if not (isinstance(squared, int) and squared > 0):
                raise self.problem("this exponent of a function is not understood", token.start, code="latex")
        if self.peek("("):
            value = self.call(word, token)
        elif self.peek("{"):
            members = self.multiset(self.advance())
            spanned = word == "span" and isinstance(members, Term) and members.op == "multiset"
            value = self.checked_call(word, list(members.args) if spanned else [members], token)  # type: ignore[union-attr]
        elif self.token.kind == "tex" and self.token.text == "{" and word not in ("cos", "sin"):
            value = self.checked_call(word, self.braced_arguments(), token)
        else:
            value = self.unbracketed(word, token)
        return Term("^", (value, squared)) if squared else value

    def checked_call(self, word: str, args: list[Expr], token: Token) -> Expr:
        """As elsewhere; row(A) with one argument is the row space."""
        return super().checked_call("rowspace" if word == "row" and len(args) == 1 else word, args, token)

    def braced_arguments(self) -> list[Expr]:
        """The arguments of a word in braces of TeX: \\Span{u, v}, \\det{A}"""
        opening = self.advance()
        state = self.enter()
        args = [self.term()]
        while self.accept(","):
            args.append(self.term())
        self.leave(state)
        self.close_brace(opening)
        return args

    def dimension(self, token: Token) -> Expr:
        """\\dim Nul A, \\dim(Col A): the rank or the nullity."""
        space = self.expression(POWER)
        word = {
            "nullspace": "nullity", "columnspace": "rank", "rowspace": "rank",
            "eigenspace": "geometric_multiplicity",
        }.get(space.op if isinstance(space, Term) else "")  # fmt: skip
        if word is None:
            raise self.problem(
                "the dimension of this is not understood",
                token.start,
                r"`\dim \operatorname{Nul} A`",
                "latex",
            )
        return Term(word, space.args)  # type: ignore[union-attr]

    def unbracketed(self, word: str, token: Token) -> Expr:
        """\\det A: one operand, and nothing behind it that could belong to it."""
        if not self.starts_operand(self.token):
            raise self.problem(f"{word} takes arguments", token.start, f"`{self.spelled(token)}(A)`", "word")
        value = self.expression(POWER)
        if self.starts_operand(self.token) and self.token.kind != "func" and not self.blank_parts:
            raise self.problem(
                f"where does the argument of {word} end?",
                next_move="brackets around the argument",
                code="juxtaposition",
            )
        return self.checked_call(word, [value], token)

    def field(self, word: str) -> Expr:
        if self.token.kind == "set" and self.token.text in ("R", "C", "Q"):
            return Term(self.advance().text, ())
        return super().field(word)
