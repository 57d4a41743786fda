"""Brackets and matrices of LaTeX maths."""

from __future__ import annotations

from ..model import Expr, Term, names, walk
from .operands import Operands
from .printing import POWER
from .tokens import Token

CLOSING = {"|": "|", "||": "||", "lvert": "rvert", "lVert": "rVert"}
_MATRICES = frozenset(
    {"matrix", "bmatrix", "pmatrix", "Bmatrix", "smallmatrix", "bsmallmatrix", "psmallmatrix", "array"}
)


class LatexBrackets(Operands):
    """Groups, bars, environments and sets. The LaTeX parser adds what stands outside them."""

    matrices: frozenset[str] = frozenset()  # names known to be matrices, so that |A| is a determinant
    no_times = False  # in \\mathbb{R}^{m \\times n}
    open_bars = 0  # inside |…| a bar closes

    def close_brace(self, opening: Token | None = None) -> None:
        if self.token.kind == "tex" and self.token.text == "}":
            self.advance()
        elif opening is not None and self.token.kind == "end":
            raise self.problem("'{' is never closed", opening.start, code="bracket")
        else:
            raise self.unexpected("expected '}'")

    def single(self) -> None:
        """TeX takes one digit where it finds no braces: two would mislead the reader."""
        if self.token.kind == "int" and len(self.token.text) > 1:
            raise self.problem(
                "several digits without braces: TeX takes the first one", next_move="braces", code="latex"
            )

    def braced(self) -> Expr:
        """{x}: braces of TeX, which the reader does not see, so that they may hold one operand only."""
        opening = self.advance()
        value = self.expression(POWER)
        if not (self.token.kind == "tex" and self.token.text == "}"):
            raise self.problem("braces are not seen in print", opening.start, "brackets", "latex")
        self.advance()
        return value

    def square(self) -> Expr:
        """[ … ] around a matrix or a term, and [u | v] with these columns."""
        opening = self.advance()
        columns_named = self.names_side_by_side()
        if columns_named:
            return Term("columns", columns_named)
        state = self.enter()
        entries = [self.term()]
        columns = False
        while self.accept("mid"):
            columns = True
            if self.peek("]"):
                break
            entries.append(self.term())
        self.leave(state)
        if self.peek(","):
            raise self.problem("a list in square brackets", opening.start, r"`(1, 2)` or a `bmatrix`", "row")
        if not self.accept("]"):
            raise self.unclosed(opening, "]")
        return Term("columns", tuple(entries)) if columns else entries[0]

    def names_side_by_side(self) -> tuple[Expr, ...]:
        """`\\mathbf u \\; \\mathbf v]`: the columns of a matrix, when only names stand up to the bracket."""
        stop = self.index
        while self.tokens[stop].kind == "name":
            stop += 1
        run = self.tokens[self.index : stop]
        if len(run) < 2 or self.tokens[stop].text != "]" or not all(token.blank for token in run[1:]):
            return ()
        found = tuple([self.resolve(self.advance()) for _ in run])
        self.advance()
        return found

    def bars(self) -> Expr:
        opening = self.advance()
        state = self.enter()
        outside, self.open_bars = self.open_bars, 1
        inside = self.term()
        self.open_bars = outside
        self.leave(state)
        if not self.accept(CLOSING[opening.text]):
            raise self.unclosed(opening, CLOSING[opening.text])
        if opening.text in ("|", "lvert") and self.is_matrix(inside):
            return Term("det", (inside,))
        if opening.text == "lvert":  # nothing to doubt: our own printer writes abs so
            return Term("det" if isinstance(inside, Term) and inside.op == "matrix" else "abs", (inside,))
        if opening.text == "|":
            return self.barred(opening, inside, "abs", None)
        return self.barred(opening, inside, "norm", self.norm_mark())

    def is_matrix(self, inside: Expr) -> bool:
        """Whether |…| is the determinant of something made of known matrices: |A|, |A - λI|."""
        used = names(inside)
        numbers = {t.op for t in walk(inside) if isinstance(t, Term)} - {"+", "*", "^", "neg", "T", "I"}
        return (
            bool(used & self.matrices) and used <= self.matrices | {"l", "x", "t", "mu", "s"} and not numbers
        )

    def norm_mark(self) -> str | None:
        """The 2 or F below a norm."""
        if not self.peek("_"):
            return None
        start = self.advance().start
        below = self.parameter()
        if below not in (2, "F"):
            raise self.problem("this norm is not in the language", start, code="bars")
        return str(below)

    def angle(self) -> Expr:
        """⟨u, v⟩, and ⟨{u, v, w}⟩, the span of a set."""
        self.advance()
        state = self.enter()
        left = self.term()
        members = left.args if isinstance(left, Term) and left.op == "multiset" else ()
        dots = any(isinstance(member, Term) and member.op == "..." for member in members)
        if members and not dots and self.peek("rangle"):
            self.leave(state)
            self.advance()
            return Term("span", members)
        self.expect(",", "between the two vectors of a dot product")
        right = self.term()
        self.leave(state)
        self.expect("rangle", "after a dot product")
        return Term("dot", (left, right))

    # ------------------------------------------------------------ matrices

    def environment(self) -> Expr:
        """A matrix, a column vector or a determinant."""
        token = self.advance()
        kind = token.text.rstrip("*")
        if kind not in _MATRICES and kind not in ("vmatrix", "vsmallmatrix"):
            raise self.problem(
                f"the environment {kind} is not understood here", token.start, "a matrix environment", "latex"
            )
        rows = self.rows(blanks=False)
        if self.token.kind != "end_env" or self.token.text != token.text:
            raise self.problem(f"\\begin{{{token.text}}} is never ended", token.start, code="bracket")
        self.advance()
        self.same_length(rows, token)
        if kind.startswith("v"):
            return Term("det", (Term("matrix", tuple(rows)),))
        if len(rows) > 1 and len(rows[0]) == 1 and kind != "array":
            return Term("vector", tuple(row[0] for row in rows))
        return Term("matrix", tuple(rows))

    def rows(self, *, blanks: bool) -> list[tuple[Expr, ...]]:
        """Entries parted by & (or blanks), rows by \\\\ (or ;)."""
        state = self.enter()
        self.blank_parts = blanks
        rows: list[tuple[Expr, ...]] = []
        row: list[Expr] = []
        while not self.row_ends():
            if self.peek("&") or self.peek("\\\\"):
                raise self.problem(
                    "an empty entry of a matrix", next_move="`0`, if zero is meant", code="entry"
                )
            if self.peek("..."):
                raise self.problem("dots in a matrix", next_move="the entries written out", code="entry")
            row.append(self.term())
            if self.accept("&"):
                if self.row_ends() or self.peek("\\\\"):
                    raise self.problem(
                        "an empty entry of a matrix", next_move="`0`, if zero is meant", code="entry"
                    )
            elif self.accept("\\\\") or (blanks and self.accept(";")):
                rows.append(tuple(row))
                row = []
            elif not self.row_ends() and not (blanks and self.token.blank):
                raise self.unexpected("expected & or \\\\ in a matrix")
        if row:
            rows.append(tuple(row))
        self.leave(state)
        return rows

    def row_ends(self) -> bool:
        return self.token.kind in ("end_env", "end") or (self.token.kind == "tex" and self.token.text == "}")

    # ------------------------------------------------------------ sets

    def domain(self, optional: bool = False) -> Expr | None:
        token = self.token
        if token.kind != "set":
            return super().domain(optional)
        self.advance()
        return Term(token.text, self.sizes())

    def sizes(self) -> tuple:
        """\\mathbb{R}^n, \\mathbb{R}^{m \\times n}"""
        if not self.accept("^"):
            return ()
        if self.token.kind != "tex":
            self.single()
            return (self.alone(),)
        opening = self.advance()
        state = self.enter()
        outside, self.no_times = self.no_times, True
        sizes = [self.term()]
        while self.accept("*"):
            sizes.append(self.term())
        self.no_times = outside
        self.leave(state)
        if len(sizes) > 2:
            raise self.problem(f"a set has one or two sizes, not {len(sizes)}", opening.start)
        self.close_brace(opening)
        return tuple(sizes)

    def parameter(self) -> Expr:
        raise NotImplementedError

    def alone(self) -> Expr:
        raise NotImplementedError
