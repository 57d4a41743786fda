"""The grammar of statements, shared by the text and the LaTeX parser: operators by binding strength.

One function, `expression`, climbs through the levels of `printing` (so that a bracket costs
few stack frames); what stands between operators is the subclass's `operand`.

Trees: unbracketed chains of + * and or are one n-ary node, brackets keep their own node;
a minus before a number literal belongs to the literal, before anything else it covers the
whole product; int/int is a Fraction when the left one begins its product.
"""

from __future__ import annotations

from fractions import Fraction

from ..errors import SyntaxProblem
from ..model import Expr, Term
from .printing import AND, IFF, IMPLIES, NOT, OR, POWER, PRODUCT, RELATION, SUM
from .reader import MAX_DEPTH, Reader, is_statement
from .tokens import Token
from .vocabulary import CHAINING

INFIX: dict[str, int] = {
    "iff": IFF, "implies": IMPLIES, "or": OR, "and": AND, "not": RELATION, "not in": RELATION, "in": RELATION,
    "==": RELATION, "=": RELATION, "!=": RELATION, "<": RELATION, "<=": RELATION, ">": RELATION,
    ">=": RELATION, "~=": RELATION, "+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER,
}  # fmt: skip


class Parser(Reader):
    """Reads expressions. Subclasses add `operand`, `exponent`, `binder`, `domain` and `starts_operand`."""

    def expression(self, level: int) -> Expr:
        """The longest expression from here whose operators bind at least as tightly as `level`."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.too_deep()
        first = self.index
        left = self.prefix(level)
        chain: list[Expr] = []  # operands of an n-ary node that is still growing
        growing = ""
        while True:
            token = self.token
            op = self.infix(token)
            strength = INFIX.get(op, -1)
            if strength < level:
                break
            if growing and growing != op and not (growing == "+" and op == "-"):
                left, chain, growing = Term(growing, tuple(chain)), [], ""
            if strength >= SUM:
                if op in "+-":
                    self.terms_only(left, first, op)
                    self.advance()
                    right = self.summand(op)
                    op = "+"
                elif op == "*":
                    right = self.factor(left, first, token)
                elif op == "/":
                    left = self.quotient(left, first)
                    continue
                else:
                    left = self.raise_power(left, first)
                    continue
            elif strength == RELATION:
                left = self.relations(left, first)
                continue
            elif op in ("and", "or"):
                right = self.joined(left, first, op)
            else:
                left = self.conditional(left, first, op)
                continue
            if not growing:
                growing = op
                chain = self.spliced(left, op)
            chain += self.spliced(right, op)
        self.depth -= 1
        return Term(growing, tuple(chain)) if growing else left

    def infix(self, token: Token) -> str:
        """The operator a token is in this place, or ""."""
        kind, text = token.kind, token.text
        if kind == "op":
            if text == "," and self.comma_is_and:
                return "and"
            if text in "+-" and self.blank_parts and token.blank and not self.tokens[self.index + 1].blank:
                return ""  # [1 -2]: a sign glued to its number starts an entry
            return text
        return text if kind == "word" else ""

    def spliced(self, t: Expr, op: str) -> list[Expr]:
        """t as operands of an n-ary op: a chain of relations gives its parts to the `and` around it."""
        if op == "and" and t is self.chained:
            return list(t.args)  # type: ignore[union-attr]
        return [t]

    def prefix(self, level: int) -> Expr:
        """What an expression can begin with: a binder, `not`, a sign, or an operand."""
        token = self.token
        if token.kind == "word":
            if level <= NOT and token.text in ("for", "exists"):
                return self.binder()
            if level <= NOT and token.text == "not":
                self.advance()
                start = self.index
                return Term("not", (self.statement_only(self.expression(NOT), start, "not"),))
        elif token.kind == "op" and token.text in ("-", "+"):
            self.advance()
            return self.summand(token.text, PRODUCT if level <= SUM else POWER)
        return self.operand()

    def term(self, level: int = SUM) -> Expr:
        """A term; a statement in its place is an error."""
        start = self.index
        t = self.expression(level)
        if is_statement(t):
            raise self.problem(
                "a statement, where a term is expected", self.tokens[start].start, code="statement"
            )
        return t

    # ------------------------------------------------------------ arithmetic

    def summand(self, sign: str, level: int = PRODUCT) -> Expr:
        """What follows a sign: -3*x is (-3)*x, any other minus covers the whole product."""
        start = self.index
        right = self.expression(level)
        self.terms_only(right, start, sign)
        return negated(right, literal=self.literal_at(start)) if sign == "-" else right

    def literal_at(self, index: int) -> bool:
        """Whether the token there is, or begins, the literal of a rational number."""
        return self.tokens[index].kind == "int"

    def factor(self, left: Expr, first: int, token: Token) -> Expr:
        """The right factor of a product."""
        self.terms_only(left, first, "*")
        self.advance()
        return self.next_factor("*")

    def next_factor(self, op: str) -> Expr:
        start = self.index
        right = self.expression(POWER)
        self.terms_only(right, start, op)
        return right

    def quotient(self, left: Expr, first: int) -> Expr:
        """left / right, a Fraction when both are bare integer literals."""
        self.terms_only(left, first, "/")
        bare = self.index == first + 1 and type(left) is int
        self.advance()
        start = self.index
        right = self.next_factor("/")
        if bare and type(right) is int and right > 0 and self.index == start + 1:
            value = Fraction(left, right)  # type: ignore[arg-type]
            return value.numerator if value.denominator == 1 else value
        return Term("/", (left, right))

    def raise_power(self, left: Expr, first: int) -> Expr:
        """left ^ exponent, or a transpose mark."""
        self.terms_only(left, first, "^")
        self.advance()
        return self.exponent(left)

    # ------------------------------------------------------------ relations and connectives

    def relations(self, left: Expr, first: int) -> Expr:
        """a == b, or a chain a <= b < c as the conjunction of its links."""
        links: list[Expr] = []
        while True:
            token = self.token
            op = self.infix(token)
            if INFIX.get(op, -1) != RELATION:
                break
            if op == "not":
                if self.tokens[self.index + 1].text != "in":
                    raise self.unexpected("`not` stands before a statement")
                self.advance()
                op = "not in"
            if op == "=":
                if not self.single_equals:
                    raise self.problem("a single `=` is not a relation here", next_move="`==`")
                op = "=="
            if links and not (op in CHAINING and links[-1].op in CHAINING):  # type: ignore[union-attr]
                raise self.problem(
                    f"{op!r} does not chain", next_move="two relations joined by `and`", code="chain"
                )
            if is_statement(left):
                raise self.between_statements(op, token)
            self.advance()
            start = self.index
            right = self.domain(optional=True) if op in ("in", "not in") else None
            if right is None:
                right = self.expression(SUM)
            if is_statement(right):
                raise self.between_statements(op, self.tokens[start])
            if op in ("==", "!=", "~="):
                self.ellipses = [e for e in self.ellipses if e[0] is not left and e[0] is not right]
            links.append(
                Term("not", (Term("in", (left, right)),)) if op == "not in" else Term(op, (left, right))
            )
            left = right
        if len(links) == 1:
            return links[0]
        self.chained = Term("and", tuple(links))
        return self.chained

    def between_statements(self, op: str, token: Token) -> SyntaxProblem:
        if op in ("==", "="):
            return self.problem(
                "`==` between statements", token.start, "`iff` between statements", "statement"
            )
        return self.problem(f"{op!r} compares terms, and this is a statement", token.start, code="statement")

    def joined(self, left: Expr, first: int, op: str) -> Expr:
        """The next operand of `and` or `or`."""
        self.statement_only(left, first, op)
        self.advance()
        self.skip_newlines()
        start = self.index
        return self.statement_only(self.expression(NOT if op == "and" else AND), start, op)

    def conditional(self, left: Expr, first: int, op: str) -> Expr:
        """implies groups to the right; iff does not chain."""
        self.statement_only(left, first, op)
        self.advance()
        self.skip_newlines()
        start = self.index
        right = self.statement_only(self.expression(IMPLIES), start, op)
        if op == "iff" and self.infix(self.token) == "iff":
            raise self.problem(
                "`iff` does not chain", next_move="brackets around one of the two", code="chain"
            )
        return Term(op, (left, right))

    # ------------------------------------------------------------ by the subclasses

    def operand(self) -> Expr:
        raise NotImplementedError

    def exponent(self, base: Expr) -> Expr:
        raise NotImplementedError

    def binder(self) -> Expr:
        raise NotImplementedError

    def domain(self, optional: bool = False) -> Expr | None:
        raise NotImplementedError


def negated(t: Expr, *, literal: bool) -> Expr:
    """-t; a literal that begins t takes the sign."""
    if isinstance(t, (int, Fraction)) and (literal or t >= 0):
        return -t
    if literal and isinstance(t, Term) and t.op in ("*", "/"):
        head = negated(t.args[0], literal=True)
        if not (isinstance(head, Term) and head.op == "neg"):
            return Term(t.op, (head, *t.args[1:]))
    return Term("neg", (t,))


def too_deep(t: Expr) -> bool:
    """Whether a term is nested deeper than MAX_DEPTH (`a/b/c/…` nests without brackets)."""
    level: list = [t]
    for _ in range(MAX_DEPTH):
        level = [
            a
            for node in level
            if isinstance(node, tuple)
            for a in (node[1] if isinstance(node, Term) else node)
        ]
        if not level:
            return False
    return True
