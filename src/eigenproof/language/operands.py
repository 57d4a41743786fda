"""Operands that text and LaTeX have in common: names, words with arguments, brackets, multisets."""

from __future__ import annotations

from ..errors import LimitError, SyntaxProblem
from ..model import Expr, Term
from .printing import FOR
from .reader import MAX_BRACKETS, is_statement
from .statements import Statements
from .tokens import MAX_DIGITS, Token
from .vocabulary import CONSTANTS, DDOF_WORDS, FIELD_ARGUMENT, GREEK, MANY, SETS, WORDS


class Operands(Statements):
    """Names resolved by what is bound, calls checked for their number of arguments."""

    def integer(self, token: Token) -> int:
        """The value of a run of digits of any length."""
        if len(token.text) > MAX_DIGITS:
            raise LimitError(f"a number of {len(token.text)} digits", character=token.start + 1)
        try:
            return int(token.text)
        except ValueError:  # CPython reads at most 4300 digits at once; decimal does not mind
            from decimal import Decimal

            return int(Decimal(token.text))

    def is_word(self, name: str) -> bool:
        """Whether a name is a word of the vocabulary here (no binder has taken it)."""
        return name in WORDS and name not in self.bound

    def resolve(self, token: Token) -> Expr:
        """A name that stands alone: bound name, constant, or free name."""
        name = token.text
        if name in self.bound:
            return name
        if name in CONSTANTS:
            return Term(name, ())
        if name in WORDS:
            raise self.problem(
                f"{name!r} is a word of the language and takes arguments",
                token.start,
                signature(name),
                "word",
            )
        return name

    def refuse_call(self, token: Token) -> SyntaxProblem:
        """The error for name( where the name is no word: an unknown word, or two things it may mean."""
        name, spelled = token.text, self.spelled(token)
        short = len(name.rstrip("0123456789")) == 1 or name.rstrip("0123456789") in GREEK
        if name in SETS and name not in self.bound:
            return self.problem(f"{spelled}(…) is a set, and stands after `in` only", token.start, code="set")
        if name in self.bound or short:
            inside = self.inside_brackets()
            return self.problem(
                f"{spelled}({inside}) may mean an entry or a product",
                token.start,
                f"`{spelled}[{inside}]` for the entry, `{spelled}*({inside})` for the product",
                "call",
            )
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), sorted(WORDS), n=1, cutoff=0.6)
        return self.problem(
            f"unknown word {spelled!r}",
            token.start,
            f"`{near[0]}`" if near else "a word of the vocabulary, or `*` for a product",
            "word",
        )

    def inside_brackets(self) -> str:
        """The source between the bracket that stands here and its partner."""
        depth = 0
        for token in self.tokens[self.index :]:
            depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
            if depth == 0:
                return self.source.text[self.token.end : token.start]
        return "…"

    def call(self, word: str, token: Token) -> Expr:
        """word(a, b, …): the present token is the opening bracket."""
        opening = self.advance()
        state = self.enter()
        args: list[Expr] = []
        while not self.peek(")"):
            args.append(self.argument(word, len(args)))
            if not self.accept(","):
                break
        self.leave(state)
        if not self.accept(")"):
            raise self.unclosed(opening, ")")
        return self.checked_call(word, args, token)

    def checked_call(self, word: str, args: list[Expr], token: Token) -> Expr:
        """Term(word, args) when their number fits."""
        given = len(args) - any(isinstance(a, Term) and a.op == "ddof" for a in args)
        fewest, most = WORDS[word]
        if not fewest <= given <= most:
            raise self.problem(
                f"{word} takes {_count(fewest, most)}, not {given}", token.start, signature(word), "arguments"
            )
        return Term(word, tuple(args))

    def argument(self, word: str, place: int) -> Expr:
        """One argument: a term, a field, or the keyword ddof."""
        token = self.token
        if FIELD_ARGUMENT.get(word) == place:
            return self.field(word)
        if token.text == "ddof" and self.tokens[self.index + 1].text == "=":
            if word not in DDOF_WORDS:
                raise self.problem(f"{word} has no keyword `ddof`", code="arguments")
            self.advance()
            self.advance()
            value = Term("ddof", (self.term(),))
            if self.peek(","):
                raise self.problem("`ddof=…` stands last", code="arguments")
            return value
        return self.term()

    def field(self, word: str) -> Expr:
        if self.token.text in ("R", "C", "Q") and self.token.kind == "name":
            return Term(self.advance().text, ())
        raise self.problem(
            f"expected a field, the last argument of {word}", next_move="`R` or `C`", code="arguments"
        )

    # ------------------------------------------------------------ brackets

    def enter(self) -> tuple[bool, bool]:
        """Inside brackets neither blanks nor commas have the meaning they had outside."""
        self.brackets += 1
        if self.brackets > MAX_BRACKETS:
            raise self.too_deep()
        state = self.blank_parts, self.comma_is_and
        self.blank_parts = self.comma_is_and = False
        return state

    def leave(self, state: tuple[bool, bool]) -> None:
        self.blank_parts, self.comma_is_and = state
        self.brackets -= 1
        self.chained = 0

    def unclosed(self, opening: Token, closing: str) -> SyntaxProblem:
        """What stands where a closing bracket was expected."""
        if self.token.kind in ("end", "newline"):
            spelled = self.spelled(opening)
            return self.problem(
                f"{spelled!r} is never closed", opening.start, f"a {closing!r} that closes it", "bracket"
            )
        opened = f"close {self.spelled(opening)!r} (character {opening.start + 1}) with {closing!r} first"
        return self.unexpected(f"expected ',' or {closing!r}", opened)

    def group(self) -> Expr:
        """( … ): a group, or the column vector (a, b, …). The present token is the bracket."""
        opening = self.advance()
        state = self.enter()
        if self.accept(")"):
            self.leave(state)
            return Term("vector", ())
        start = self.index
        inside = self.let_block() if self.peek("let") else self.expression(FOR)
        entries = [inside]
        vector = False
        while self.accept(","):
            vector = True
            if is_statement(entries[-1]):
                raise self.problem(
                    "statements in brackets are joined by `and`, not by a comma",
                    self.tokens[start].start,
                    code="statement",
                )
            if self.peek(")"):
                break
            entries.append(self.term())
        self.leave(state)
        if not self.accept(")"):
            raise self.unclosed(opening, ")")
        return Term("vector", tuple(entries)) if vector else inside

    def multiset(self, opening: Token, closing: str = "}") -> Expr:
        """{3, 1, 1}, {3: 1, 1: 2}, {3, ...}; the opening brace has been taken."""
        state = self.enter()
        values: list[Expr] = []
        pairs: list[tuple[Expr, Expr]] = []
        open_end: int | None = None
        while not self.peek(closing):
            if open_end is not None:
                raise self.problem("`...` stands last", open_end)
            if self.peek("..."):
                open_end = self.token.start
                values.append(Term(self.advance().text, ()))
            else:
                value = self.term()
                if self.accept(":"):
                    pairs.append((value, self.term()))
                else:
                    values.append(value)
            if pairs and values:
                raise self.problem("a multiset counts all of its members or none", code="multiset")
            if not self.accept(","):
                break
        self.leave(state)
        if not self.accept(closing):
            raise self.unclosed(opening, closing)
        result = Term("counted", tuple(pairs)) if pairs else Term("multiset", tuple(values))
        if open_end is not None:
            self.ellipses.append((result, open_end))
        return result

    def barred(self, opening: Token, inside: Expr, word: str, which: str | None) -> Expr:
        """|z| or ‖v‖ (which: None, "2" or "F"), where what is inside leaves no doubt which is meant."""
        if isinstance(inside, Term) and inside.op == "matrix" and word == "abs":
            return Term("det", (inside,))
        if word == "abs" and isinstance(inside, (str, Term)) and _has_matrix_name(inside):
            raise self.problem("|…| of a matrix", opening.start, "`det(…)`, or `abs(…)` of a number", "bars")
        if which and (word == "abs" or (which == "2" and _has_matrix_name(inside))):
            raise self.problem(
                "this norm is not in the language", opening.start, "`max(singular_values(A))`", "bars"
            )
        return Term(word, (inside,))

    def same_length(self, rows: list[tuple[Expr, ...]], at: Token) -> None:
        for k, row in enumerate(rows):
            if len(row) != len(rows[0]):
                raise self.problem(
                    f"row {k + 1} has {_entries(row)}, row 1 has {len(rows[0])}",
                    at.start,
                    "rows of the same length",
                    "ragged",
                )


def _count(fewest: int, most: int) -> str:
    if most == MANY:
        return f"at least {fewest} argument{'s' * (fewest > 1)}"
    if fewest < most:
        return f"{fewest} or {most} arguments" if most == fewest + 1 else f"{fewest} to {most} arguments"
    return f"{fewest} argument{'s' * (fewest > 1)}"


def _entries(row: tuple) -> str:
    """`1 entry`, `2 entries`"""
    return f"{len(row)} {'entry' if len(row) == 1 else 'entries'}"


def _has_matrix_name(t: Expr) -> bool:
    from ..model import names

    return any(name[0].isupper() and name not in ("T", "H") for name in names(t))


def signature(word: str) -> str:
    """How a word is called: `eigenpair(A, l, v)`."""
    shown = {
        "eigenpair": "A, l, v", "eigenvalue": "A, l", "eigenvector": "A, v", "diagonalization": "A, P, D",
        "spectral": "A, Q, D", "svd": "A, U, S, V", "principal_component": "X, k, v", "charpoly": "A, x",
        "minpoly": "A, x", "eigenspace": "A, l", "multiplicity": "A, l", "geometric_multiplicity": "A, l",
        "degree": "p, x", "coefficient": "p, x, k", "root": "p, k", "dot": "u, v", "similar": "A, B",
        "row_equivalent": "A, B", "column": "A, j", "row": "A, i", "sqrt": "2", "cos": "t", "sin": "t",
        "abs": "z", "diag": "a, b, …", "max": "a, b", "min": "a, b", "span": "u, v", "independent": "u, v, …",
        "basis": "u, v, …", "zeros": "m, n", "ones": "m, n", "norm": "v", "sum": "eigenvalues(A)",
        "product": "eigenvalues(A)", "count": "eigenvalues(A)",
    }  # fmt: skip
    return f"`{word}({shown.get(word, 'A')})`"
