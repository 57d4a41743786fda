"""Binders, sets, definitions, and texts of several statements."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Expr, Term, conj
from .parser import Parser, too_deep
from .printing import FOR, SUM
from .vocabulary import SETS


class Written(NamedTuple):
    """A statement of a text, or a `let` (then `name` is what it defines), with its place (1-based)."""

    name: str | None
    term: Expr
    line: int
    character: int


class Statements(Parser):
    """`for`, `exists`, `let` and what ends a statement."""

    def binder(self) -> Expr:
        """for NAME in SET, …: body (also `exists`)."""
        word = self.advance().text
        bindings: list[tuple[str, Expr]] = []
        outer = self.bound
        while True:
            group = [self.bound_name(word)]
            while self.accept(","):
                group.append(self.bound_name(word))
            if not (self.accept("in")):
                raise self.unexpected(
                    f"expected `in` and a set after the name{'s' * (len(group) > 1)} bound by `{word}`",
                    f"`{word} {', '.join(group)} in R(n, n): …`",
                )
            domain = self.domain()
            bindings += [(name, domain) for name in group]
            if not self.accept(","):
                break
        taken = [name for name, _ in bindings]
        if len(set(taken)) < len(taken):
            twice = next(name for k, name in enumerate(taken) if name in taken[:k])
            raise self.problem(f"`{word}` binds {twice!r} twice", next_move="another name for one of them")
        self.expect_colon(word)
        self.skip_newlines()
        self.bound = outer | set(taken)
        start = self.index
        body = self.statement_only(self.expression(FOR), start, word)
        self.bound = outer
        return Term(word, (tuple(bindings), body))

    def expect_colon(self, word: str) -> None:
        if not self.accept(":"):
            raise self.problem(
                f"expected ':' and a statement after what `{word}` binds",
                next_move=f"`{word} A in R(n, n): A.T == A`",
                code="binder",
            )

    def bound_name(self, word: str) -> str:
        self.skip_newlines()
        if self.token.kind != "name":
            raise self.problem(f"`{word}` binds a name, not {self.spelled(self.token)!r}", code="binder")
        return self.advance().text

    def domain(self, optional: bool = False) -> Expr | None:
        """A set R, C, Q, Z or N with its sizes; None when it is optional and something else stands here."""
        token = self.token
        if token.kind == "name" and token.text in SETS:
            self.advance()
            sizes = self.sizes()
            if len(sizes) > 2:
                raise self.problem(f"a set has one or two sizes, not {len(sizes)}", token.start)
            return Term(token.text, sizes)
        if optional:
            return None
        raise self.problem(
            "expected a set",
            next_move="`R(m,n)` for matrices, `R(n)` for vectors, `R` for scalars, also C Q Z N",
            code="binder",
        )

    def sizes(self) -> tuple:
        raise NotImplementedError

    # ------------------------------------------------------------ definitions and lines

    def binding(self) -> tuple[str, Expr]:
        """let NAME = term; the present token is `let`."""
        self.advance()
        name = self.bound_name("let")
        if not (self.accept("=") or self.accept(":=")):
            if self.peek("=="):
                raise self.problem(
                    "`let` defines with a single `=`", next_move=f"`let {name} = …`", code="let"
                )
            raise self.unexpected(f"expected `=` after `let {name}`")
        return name, self.term(SUM)

    def whole_text(self) -> list[Written]:
        """All statements of the source."""
        self.comma_is_and = True
        try:
            lines = self.read_lines()
        except RecursionError:  # called with little of the stack left
            raise self.too_deep() from None
        if any(too_deep(line.term) for line in lines):
            raise self.too_deep()
        return lines

    def whole_term(self) -> Expr:
        """The one term that is the source."""
        self.skip_newlines()
        if self.token.kind == "end":
            raise self.problem("nothing to read", 0, "a term such as `[[1, 2], [3, 4]]`", "empty")
        try:
            value = self.term()
        except RecursionError:
            raise self.too_deep() from None
        self.skip_newlines()
        if self.token.kind != "end":
            raise self.unexpected("expected the end of the term")
        self.check_ellipses()
        if too_deep(value):
            raise self.too_deep()
        return value

    def let_block(self) -> Expr:
        """`let a = …; let b = …; statement` inside brackets."""
        outer = self.bound
        statement = self.fold(self.read_lines(stop=")"))
        self.bound = outer
        return statement

    def read_lines(self, stop: str = "") -> list[Written]:
        """Statements and lets up to the end (or the bracket `stop`); a let binds its name from there on."""
        lines = []
        while True:
            while self.token.kind == "newline" or self.peek(";"):
                self.advance()
            token = self.token
            if token.kind == "end" or (stop and self.peek(stop)):
                return lines
            name = None
            if self.peek("let"):
                name, term = self.binding()
                self.bound |= {name}
            else:
                start = self.index
                term = self.expression(FOR)
            if self.token.kind not in ("newline", "end") and not (
                self.peek(";") or (stop and self.peek(stop))
            ):
                raise self.unexpected("expected the end of the statement")
            if name is None:
                self.statement_only(term, start, "")
                self.check_ellipses()
            text = self.source.text
            place = token.start - text.rfind("\n", 0, token.start)
            lines.append(Written(name, term, text.count("\n", 0, token.start) + 1, place))

    def fold(self, lines: list[Written]) -> Expr:
        """One statement from lines: a `let` binds over all that follows it."""
        if not lines:
            raise self.problem(
                "nothing to read", 0, "a statement such as `det([[1, 2], [3, 4]]) == -2`", "empty"
            )
        if lines[-1].name is not None:
            raise self.problem(
                "`let` is followed by no statement", next_move="a statement that uses it", code="let"
            )
        body: list[Expr] = []
        bindings: list[tuple[str, Expr]] = []
        for line in reversed(lines):
            if line.name is not None:
                bindings.insert(0, (line.name, line.term))
                continue
            if bindings:
                body = [Term("let", (tuple(bindings), conj(*body)))]
                bindings = []
            body.insert(0, line.term)
        return Term("let", (tuple(bindings), conj(*body))) if bindings else conj(*body)
