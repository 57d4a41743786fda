"""Operands as they are typed: numbers, brackets, postfix marks."""

from __future__ import annotations

from ..errors import SyntaxProblem
from ..model import Expr, Term, walk
from .operands import Operands
from .printing import POSTFIX, POWER, SUM
from .tokens import A_TERM, Token

_OPENERS = frozenset({"(", "[", "{", "√", "|", "||", "..."})
_PLAIN_OPS = frozenset(
    {"neg", "+", "*", "/", "^", "sqrt", "decimal", "i", "pi", "e", "root", "abs", "cos", "sin"}
)


class TextParser(Operands):
    """The statement language as it is typed."""

    def starts_operand(self, token: Token) -> bool:
        return token.kind in ("int", "decimal", "name") or (token.kind == "op" and token.text in _OPENERS)

    def operand(self) -> Expr:
        """A number, name, call, bracket or root, with what is postfixed to it."""
        token = self.token
        kind, text = token.kind, token.text
        if kind == "name":
            self.advance()
            after = self.token
            if after.text == "(" and after.kind == "op" and not (self.blank_parts and after.blank):
                value: Expr = self.called(token)
            else:
                value = self.resolve(token)
        elif kind == "int":
            self.advance()
            value = self.integer(token)
        elif kind == "decimal":
            self.advance()
            value = Term("decimal", (text,))
        elif kind != "op":
            raise self.no_operand()
        elif text == "(":
            value = self.group()
        elif text == "[":
            value = self.bracket()
        elif text == "{":
            value = self.multiset(self.advance())
        elif text == "√":
            value = self.radical()
        elif text in ("|", "||"):
            value = self.bars()
        else:
            raise self.no_operand()
        return self.postfixed(value)

    def no_operand(self) -> SyntaxProblem:
        token = self.token
        if token.kind in ("end", "newline"):
            return self.problem("a term is missing at the end", next_move=A_TERM, code="incomplete")
        if token.text == "let":
            return self.problem("`let` begins a statement", code="let")
        if token.text == "..." and token.kind == "op":
            return self.problem("`...` stands last in a multiset", next_move="`{3, 1, ...}`")
        return self.problem(f"expected a term, found {self.spelled(token)!r}", next_move=A_TERM)

    def called(self, token: Token) -> Expr:
        """name( … )"""
        if token.text == "I" and "I" not in self.bound:
            opening = self.advance()
            state = self.enter()
            size = self.term()
            self.leave(state)
            if not self.accept(")"):
                raise self.unclosed(opening, ")")
            return Term("I", (size,))
        if not self.is_word(token.text):
            raise self.refuse_call(token)
        return self.call(token.text, token)

    # ------------------------------------------------------------ what stands behind an operand

    def postfixed(self, value: Expr) -> Expr:
        """value with its transposes, indices and raised exponents."""
        while True:
            token = self.token
            if token.kind == "op" and not (self.blank_parts and token.blank):
                if token.text in (".T", ".H", "'"):
                    value = self.marked(value, "H" if token.text == ".H" else "T")
                elif token.text == "[":
                    value = self.indexed(value)
                else:
                    return value
            elif token.kind == "sup":
                value = self.superscripted(value)
            else:
                return value

    def marked(self, value: Expr, mark: str) -> Expr:
        """value.T or value.H; the present token is the mark."""
        self.no_bare_number(self.index - 1)
        self.advance()
        return Term(mark, (value,))

    def no_bare_number(self, index: int) -> None:
        """Refuse a transpose mark when the token before it is a number."""
        if self.tokens[index].kind not in ("int", "decimal"):
            return
        power = index > 0 and self.tokens[index - 1].text in ("^", "-")
        raise self.problem(
            "a transpose mark on a bare number",
            next_move="brackets around the power, as in `(A^2).T`"
            if power
            else "a matrix or a vector before it",
            code="transpose",
        )

    def indexed(self, value: Expr) -> Expr:
        """value[i, j], an entry, or value[k], the k-th largest."""
        opening = self.advance()
        state = self.enter()
        places = [self.term()]
        while self.accept(","):
            places.append(self.term())
        self.leave(state)
        if not self.accept("]"):
            raise self.unclosed(opening, "]")
        if len(places) > 2:
            raise self.problem(f"an index has one or two places, not {len(places)}", opening.start)
        return Term("entry" if len(places) == 2 else "item", (value, *places))

    def superscripted(self, value: Expr) -> Expr:
        """value², valueᵀ, value⁻¹, value⁺"""
        token = self.advance()
        text = token.text
        mark = text[-1] if text[-1] in "TH" else ""
        if mark:
            text = text[:-1]
        if text in ("-", "-1") and mark or text == "-1":
            value = Term("^", (value, -1))
        elif text == "+":
            value = Term("pinv", (value,))
        elif text.lstrip("-").isdigit():
            value = Term("^", (value, int(text)))
        elif len(text) == 1 and text.isalpha():
            value = Term("^", (value, text))
        elif text:
            raise self.problem(f"the exponent {self.spelled(token)!r} is not understood", token.start)
        return Term(mark, (value,)) if mark else value

    def exponent(self, base: Expr) -> Expr:
        """What stands behind ^: a transpose mark, or an exponent that groups to the right."""
        token = self.token
        if (token.kind == "name" and token.text in ("T", "H")) or (token.kind == "op" and token.text == "*"):
            self.no_bare_number(self.index - 2)
            self.advance()
            return self.postfixed(Term("T" if token.text == "T" else "H", (base,)))
        after = self.tokens[self.index + 1] if token.kind == "op" else token
        if token.text == "-" and after.kind == "name" and after.text in ("T", "H") and not after.blank:
            self.advance()
            self.advance()
            return self.postfixed(Term(after.text, (Term("^", (base, -1)),)))
        start = self.index
        raised = self.expression(POWER)
        self.terms_only(raised, start, "^")
        if isinstance(raised, Term) and raised.op in ("T", "H") and self.tokens[self.index - 1].text != ")":
            raise self.problem(
                "a transpose mark on an exponent",
                self.tokens[self.index - 1].start,
                "brackets around the power, as in `(A^n).T`",
                "transpose",
            )
        return Term("^", (base, raised))

    # ------------------------------------------------------------ brackets

    def bracket(self) -> Expr:
        """[[1, 2], [3, 4]], [1 2; 3 4] or [u v]. The present token is the bracket."""
        opening = self.advance()
        state = self.enter()
        if self.peek("]"):
            rows: list[tuple[Expr, ...]] = []
        elif self.peek("["):
            rows = self.rows_in_brackets()
        else:
            return self.rows_by_blanks(opening, state)
        self.leave(state)
        if not self.accept("]"):
            if self.starts_operand(self.token):
                raise self.problem("rows of a matrix are separated by commas", next_move="`[[1, 2], [3, 4]]`")
            raise self.unclosed(opening, "]")
        self.same_length(rows, opening)
        return Term("matrix", tuple(rows))

    def rows_in_brackets(self) -> list[tuple[Expr, ...]]:
        rows = []
        while self.peek("["):
            opening = self.advance()
            row: list[Expr] = []
            while not self.peek("]"):
                row.append(self.term())
                if self.starts_operand(self.token):
                    raise self.problem(
                        "entries of a row in [[…]] are separated by commas",
                        next_move="`[[1, 2], [3, 4]]` or `[1 2; 3 4]`",
                        code="juxtaposition",
                    )
                if not self.accept(","):
                    break
            if not self.accept("]"):
                raise self.unclosed(opening, "]")
            rows.append(tuple(row))
            if not self.accept(","):
                break
        return rows

    def rows_by_blanks(self, opening: Token, state: tuple[bool, bool]) -> Expr:
        """Entries parted by blanks, rows by `;`. One row of vectors or names gives their columns."""
        self.blank_parts = True
        rows: list[tuple[Expr, ...]] = []
        row: list[Expr] = []
        comma: int | None = None
        while True:
            row.append(self.term())
            if self.peek(","):
                comma = self.token.start
                self.advance()
            elif self.peek(";") or self.peek("]"):
                rows.append(tuple(row))
                row = []
                if self.advance().text == "]":
                    break
            elif not (self.token.blank and (self.starts_operand(self.token) or self.token.text in "+-")):
                raise self.unclosed(opening, "]")
            elif self.token.blank == "line":
                raise self.problem(
                    "a line break does not part the rows of a matrix", next_move="`;` between rows"
                )
        self.leave(state)
        if comma is not None and len(rows) == 1:
            raise self.problem(
                "a single row with commas may mean a vector or a matrix",
                comma,
                "`(1, 2)` for the vector, `[[1, 2]]` or `[1 2]` for the matrix of one row",
                "row",
            )
        self.same_length(rows, opening)
        if len(rows) == 1 and not any(_is_plain_number(entry) for entry in rows[0]):
            return Term("columns", rows[0])
        return Term("matrix", tuple(rows))

    def radical(self) -> Expr:
        """√2, √(x + 1)"""
        self.advance()
        inside = self.expression(POSTFIX) if not self.peek("(") else self.group()
        if self.peek("^") or self.token.kind == "sup":
            raise self.problem("√ of what?", next_move="`sqrt(…)^2` or `sqrt(…^2)`")
        return Term("sqrt", (inside,))

    def bars(self) -> Expr:
        """|z| and ‖v‖"""
        opening = self.advance()
        state = self.enter()
        inside = self.term(SUM)
        self.leave(state)
        if not self.accept(opening.text):
            raise self.unclosed(opening, opening.text)
        mark = self.advance() if self.token.text in ("_2", "_F") else None
        word = "norm" if opening.text == "||" else "abs"
        return self.barred(opening, inside, word, mark and mark.text[1:])

    def sizes(self) -> tuple:
        """The sizes after a set: R(m,n), Rⁿ, Rᵐˣⁿ, R^n"""
        if self.token.kind == "sup":
            parts = self.advance().text.split("x")
            return tuple(int(p) if p.isdigit() else p for p in parts)
        if self.accept("^"):
            if self.peek("("):
                self.advance()
                sizes = [self.term(POWER)]
                while self.accept("*"):  # R^(m×n)
                    sizes.append(self.term(POWER))
                self.expect(")", "after the sizes of a set")
                return tuple(sizes)
            return (self.term(POSTFIX),)
        if not self.peek("("):
            return ()
        opening = self.advance()
        state = self.enter()
        sizes = [self.term()]
        while self.accept(","):
            sizes.append(self.term())
        self.leave(state)
        if not self.accept(")"):
            raise self.unclosed(opening, ")")
        return tuple(sizes)


def _is_plain_number(t: Expr) -> bool:
    """Whether a term is a number in sight: no name, no vector in it."""
    return not any(isinstance(n, str) or (isinstance(n, Term) and n.op not in _PLAIN_OPS) for n in walk(t))
