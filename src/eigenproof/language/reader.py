"""Moving through tokens, and the errors for what stands there."""

from __future__ import annotations

from ..errors import LimitError, SyntaxProblem
from ..model import Expr, Term
from .tokens import Source, Token
from .vocabulary import STATEMENT_OPS

MAX_BRACKETS = 80
"""Most brackets within brackets that are read."""
MAX_DEPTH = 200
"""Deepest term that is read (signs, exponents and chains of quotients nest without brackets)."""


def is_statement(t: Expr) -> bool:
    """Whether t is true or false, rather than a number, a matrix or a collection."""
    return isinstance(t, Term) and t.op in STATEMENT_OPS


class Reader:
    """A place in a list of tokens, and what the brackets around it mean."""

    def __init__(
        self, source: Source, tokens: list[Token], *, single_equals: bool, bound: frozenset[str]
    ) -> None:
        self.source, self.tokens = source, tokens
        self.index, self.token = 0, tokens[0]
        self.single_equals = single_equals
        self.bound = bound  # names a binder around this place has taken
        self.depth = self.brackets = 0
        self.blank_parts = False  # inside [1 2; 3 4]
        self.comma_is_and = False  # between statements
        self.chained: Expr = 0  # the last a < b < c, to be one with the `and` around it
        self.ellipses: list[tuple[Expr, int]] = []  # multisets with ... that no relation has taken yet

    def advance(self) -> Token:
        """Take the present token."""
        taken = self.token
        self.index += 1
        self.token = self.tokens[self.index]
        return taken

    def accept(self, text: str) -> bool:
        """Take the present token if it is this operator or keyword."""
        if self.token.text != text or self.token.kind not in ("op", "word"):
            return False
        self.advance()
        return True

    def expect(self, text: str, what: str) -> None:
        """Take this operator, or say what it would have ended."""
        if not self.accept(text):
            raise self.unexpected(f"expected {text!r} {what}")

    def peek(self, text: str) -> bool:
        return self.token.text == text and self.token.kind in ("op", "word")

    def skip_newlines(self) -> None:
        while self.token.kind == "newline":
            self.advance()

    def starts_operand(self, token: Token) -> bool:
        raise NotImplementedError

    # ------------------------------------------------------------ errors

    def problem(
        self, message: str, at: int | None = None, next_move: str = "", code: str = "syntax"
    ) -> SyntaxProblem:
        return self.source.problem(message, self.token.start if at is None else at, next_move, code)

    def spelled(self, token: Token) -> str:
        """The token as it stands in the source."""
        return self.source.text[token.start : token.end]

    def unexpected(self, expectation: str, next_move: str = "") -> SyntaxProblem:
        """The error for a token that fits nowhere; two terms side by side get their own advice."""
        if self.token.kind in ("end", "newline"):
            said = f"the statement ends too early: {expectation}"
            return self.problem(said, next_move=next_move, code="incomplete")
        if self.index and self.starts_operand(self.token):
            return self.side_by_side()
        return self.problem(f"unexpected {self.spelled(self.token)!r}: {expectation}", next_move=next_move)

    def too_deep(self) -> LimitError:
        return LimitError(
            f"nested too deeply (more than {MAX_BRACKETS} brackets, or {MAX_DEPTH} operations)",
            character=self.token.start + 1,
            next_move="give parts of it a name with `let`",
        )

    def side_by_side(self) -> SyntaxProblem:
        """Two terms with no operator between them."""
        before, after = self.spelled(self.tokens[self.index - 1]), self.spelled(self.token)
        if self.token.text == "'" or before[-1:].isspace():
            return self.problem(f"unexpected {after!r}")
        english = {"is", "has", "are", "be"} & {before, after}
        product = f"`{before}*{after}` for the product"
        return self.problem(
            f"{before!r} and {after!r} stand side by side",
            next_move="a word before its argument, such as `symmetric(A)`" if english else product,
            code="juxtaposition",
        )

    # ------------------------------------------------------------ kinds

    def terms_only(self, t: Expr, first: int, op: str) -> None:
        if is_statement(t):
            raise self.problem(
                f"{op!r} takes terms, and this is a statement", self.tokens[first].start, code="statement"
            )

    def statement_only(self, t: Expr, first: int, op: str) -> Expr:
        if is_statement(t):
            return t
        if self.starts_operand(self.token) and not self.token.blank == "line":
            raise self.side_by_side()
        raise self.problem(
            f"`{op}` takes a statement, and this is a term" if op else "this is a term, not a statement",
            self.tokens[first].start,
            "a relation such as `… == …`",
            "term",
        )

    def check_ellipses(self) -> None:
        """`...` is understood only in a multiset beside == != ~=."""
        if self.ellipses:
            raise self.problem(
                "`...` stands in a multiset beside `==`, `!=` or `~=` only", self.ellipses[0][1]
            )
