"""LaTeX maths -> statement: `parse_latex`, `parse_latex_term`.

What `to_latex` prints, and what people write: products by juxtaposition, every matrix
environment, \\frac12, \\det A. What can be read in two ways is an error at its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from ..errors import LimitError, SyntaxProblem
from ..model import Expr, Term
from .latex_tokens import LatexTokens
from .operands import Operands
from .parser import too_deep
from .parsing import barred, entries, fold, read_lines
from .printing import POWER, SUM
from .tokens import Source, Token

_OPERAND_OPS = frozenset({"(", "[", "{", "lvert", "lVert", "langle"})
_OPERAND_KINDS = frozenset({"int", "decimal", "name", "func", "macro", "begin", "set"})
_CLOSING = {"|": "|", "||": "||", "lvert": "rvert", "lVert": "rVert"}
_MATRICES = frozenset(
    {"matrix", "bmatrix", "pmatrix", "Bmatrix", "smallmatrix", "bsmallmatrix", "psmallmatrix", "array"}
)
_DOLLARS = re.compile(r"\s*(?:(\$\$?)(.*)\1|\\\((.*)\\\)|\\\[(.*)\\\])\s*\Z", re.DOTALL)


class LatexParser(Operands):
    """Operands of LaTeX maths; the operators are the statement parser's."""

    no_times = False  # in \mathbb{R}^{m \times n}
    open_bars = 0  # inside |…| a bar closes
    literal_fracs: frozenset[int] = frozenset()  # where \frac{1}{2} and the like begin

    def literal_at(self, index: int) -> bool:
        return index in self.literal_fracs or super().literal_at(index)

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
                "a mixed number, or a product?", before.start, r"`\cdot` for the product, `+` for the mixed number",
                "juxtaposition",
            )  # fmt: skip
        return right

    def side_by_side(self) -> SyntaxProblem:
        before, after = self.spelled(self.tokens[self.index - 1]), self.spelled(self.token)
        return self.problem(
            f"{before!r} and {after!r} stand side by side", next_move=rf"`{before} \cdot {after}` for the product",
            code="juxtaposition",
        )  # fmt: skip

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
        elif kind == "op" and text in _CLOSING:
            value = self.bars()
        elif kind == "op" and text == "langle":
            value = self.angle()
        else:
            raise self.no_operand()
        return self.postfixed(value)

    def no_operand(self) -> SyntaxProblem:
        token = self.token
        if token.kind in ("end", "newline"):
            return self.problem("a term is missing at the end", code="incomplete")
        if token.text == "..." and token.kind == "op":
            return self.problem("dots in place of a term", next_move=r"`\ldots` last in a multiset only")
        return self.problem(f"expected a term, found {self.spelled(token)!r}")

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
        if not self.token.kind == "tex":
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

    # ------------------------------------------------------------ macros and words

    def single(self) -> None:
        """TeX takes one digit where it finds no braces: two would mislead the reader."""
        if self.token.kind == "int" and len(self.token.text) > 1:
            raise self.problem(
                "several digits without braces: TeX takes the first one", next_move="braces", code="latex"
            )

    def alone(self) -> Expr:
        """One operand without what may be postfixed to it."""
        token = self.token
        if token.kind == "name":
            return self.resolve(self.advance())
        if token.kind == "int":
            return self.integer(self.advance())
        return self.operand()

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

    def close_brace(self, opening: Token | None = None) -> None:
        if self.token.kind == "tex" and self.token.text == "}":
            self.advance()
        elif opening is not None and self.token.kind == "end":
            raise self.problem("'{' is never closed", opening.start, code="bracket")
        else:
            raise self.unexpected("expected '}'")

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
        """A word of the vocabulary with its arguments: \\det(A), \\det A, \\operatorname{span}\\{u, v\\}, \\cos^2 t"""
        token = self.advance()
        word = token.text
        if word in self.bound:
            raise self.problem(
                f"{word!r} is bound as a name here", token.start, r"`\mathit{…}` for the name", "word"
            )
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
        else:
            value = self.unbracketed(word, token)
        return Term("^", (value, squared)) if squared else value

    def unbracketed(self, word: str, token: Token) -> Expr:
        """\\det A: one operand, and nothing behind it that could belong to it."""
        if not self.starts_operand(self.token):
            raise self.problem(f"{word} takes arguments", token.start, f"`{self.spelled(token)}(A)`", "word")
        value = self.expression(POWER)
        if self.starts_operand(self.token) and self.token.kind != "func" and not self.blank_parts:
            raise self.problem(
                f"where does the argument of {word} end?", next_move="brackets around the argument",
                code="juxtaposition",
            )  # fmt: skip
        return self.checked_call(word, [value], token)

    def field(self, word: str) -> Expr:
        if self.token.kind == "set" and self.token.text in ("R", "C", "Q"):
            return Term(self.advance().text, ())
        return super().field(word)

    # ------------------------------------------------------------ brackets and matrices

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

    def bars(self) -> Expr:
        opening = self.advance()
        state = self.enter()
        outside, self.open_bars = self.open_bars, 1
        inside = self.term()
        self.open_bars = outside
        self.leave(state)
        if not self.accept(_CLOSING[opening.text]):
            raise self.unclosed(opening, _CLOSING[opening.text])
        if opening.text == "lvert":  # nothing to doubt: our own printer writes abs so
            return Term("det" if isinstance(inside, Term) and inside.op == "matrix" else "abs", (inside,))
        if opening.text == "|":
            return barred(self, opening, inside, "abs", None)
        return barred(self, opening, inside, "norm", self.norm_mark())

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
        """⟨u, v⟩"""
        self.advance()
        state = self.enter()
        left = self.term()
        self.expect(",", "between the two vectors of a dot product")
        right = self.term()
        self.leave(state)
        self.expect("rangle", "after a dot product")
        return Term("dot", (left, right))

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

    def same_length(self, rows: list[tuple[Expr, ...]], token: Token) -> None:
        for k, row in enumerate(rows):
            if len(row) != len(rows[0]):
                raise self.problem(
                    f"row {k + 1} has {entries(row)}, row 1 has {len(rows[0])}", token.start,
                    "rows of the same length", "ragged",
                )  # fmt: skip

    # ------------------------------------------------------------ sets and statements

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

    def let_block(self) -> Expr:
        return fold(self, read_lines(self, stop=")"))


def _parser(source: str) -> LatexParser:
    start, stop = 0, len(source)
    wrapped = _DOLLARS.match(source)
    if wrapped:
        start, stop = next(wrapped.span(k) for k in (2, 3, 4) if wrapped.span(k)[0] >= 0)
    place = Source(source)
    tokens = LatexTokens(place, start, stop).tokens
    return LatexParser(place, tokens, single_equals=True, bound=frozenset())


_TOO_DEEP = "nested too deeply to read"


def parse_latex(source: str, *, bound: Collection[str] = ()) -> Expr:
    """A statement from LaTeX maths (with or without its dollars); `parse_latex(to_latex(t)) == t`.

    Raises SyntaxProblem at what is not understood, and LimitError.
    """
    parser = _parser(source)
    parser.bound = frozenset(bound)
    parser.comma_is_and = True
    try:
        statement = fold(parser, read_lines(parser))
    except RecursionError:
        raise LimitError(_TOO_DEEP) from None
    if too_deep(statement):
        raise LimitError(_TOO_DEEP)
    return statement


def parse_latex_term(source: str, *, bound: Collection[str] = ()) -> Expr:
    """A term from LaTeX maths: a matrix, a vector, a number. Raises SyntaxProblem and LimitError."""
    parser = _parser(source)
    parser.bound = frozenset(bound)
    if parser.token.kind == "end":
        raise parser.problem(
            "nothing to read", 0, r"a term such as `\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}`", "empty"
        )
    try:
        value = parser.term(SUM)
    except RecursionError:
        raise LimitError(_TOO_DEEP) from None
    if parser.token.kind != "end":
        raise parser.unexpected("expected the end of the term")
    parser.check_ellipses()
    if too_deep(value):
        raise LimitError(_TOO_DEEP)
    return value
