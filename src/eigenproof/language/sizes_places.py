"""Where in a text the term is that an error of sizes speaks of."""

from __future__ import annotations

from ..errors import InputError
from ..model import Expr, Term
from .text import to_text
from .tokens import Source, Token, tokenize


def placed(error: InputError, text: str) -> InputError:
    """The error with line and character of the term it is about, where that stands in the text as printed.

    The place is the argument that does not fit; of an error without a term, or with one that is not found,
    nothing is changed.
    """
    term, argument = error.data.get("term"), error.data.get("place")
    if term is None or error.character is not None:
        return error
    tokens = tokenize(source := Source(text))
    spelled = _spelled(tokens)
    at = _find(spelled, term, 0)  # type: ignore[arg-type]
    if at is None:
        return error
    if isinstance(argument, int) and term.op not in ("matrix", "counted"):  # type: ignore[union-attr]
        at = _argument(spelled, term, argument, at)  # type: ignore[arg-type]
    where = source.problem("", tokens[spelled[at][1]].start)
    error.line, error.character, error.source_line = where.line, where.character, where.source_line
    return error


def _argument(spelled: list[tuple[str, int]], term: Term, argument: int, at: int) -> int:
    """Where an argument of the term at `at` stands."""
    after, found = at, at
    for part in term.args[: argument + 1]:
        if isinstance(part, Term) and part.op == "neg":
            part = part.args[0]
        here = _find(spelled, part, after)
        if here is None:
            return at
        found, after = here, here + len(_pieces(part))
    return found


def _find(spelled: list[tuple[str, int]], term: Expr, start: int) -> int | None:
    """The first place from `start` on where the text has the tokens of a term."""
    pieces = _pieces(term)
    words = [word for word, _ in spelled]
    for at in range(start, len(words) - len(pieces) + 1):
        after = at + len(pieces)
        if words[at:after] == pieces and words[after : after + 1] != ["("]:  # R is not the R of R(n)
            return at
    return None


def _pieces(term: Expr) -> list[str]:
    return [word for word, _ in _spelled(tokenize(Source(to_text(term))))]


def _spelled(tokens: list[Token]) -> list[tuple[str, int]]:
    """The tokens, with their numbers, in one spelling of transposes; no brackets but those behind a word."""
    found: list[tuple[str, int]] = []
    for k, token in enumerate(tokens):
        called = token.text == "(" and k and tokens[k - 1].kind == "name"
        if token.kind in ("newline", "end") or (token.text in ("(", ")") and not called):
            continue
        word = "=" if token.text == "==" else ".T" if token.text == "'" else token.text
        if word in ("T", "H") and found and found[-1][0] == "^":
            word = "." + word
            found.pop()
        found.append((word, k))
    return found
