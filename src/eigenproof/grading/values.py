"""One value of an answer from text: numbers, matrices, vectors, lists; forgiving in form, exact in value."""

from __future__ import annotations

import re
from fractions import Fraction

from ..errors import EigenproofError, InputError, LimitError, SyntaxProblem
from ..model import Expr, Term, walk
from .explicit import explicit

_TIMES = 40
"""Most multiplication signs that are added to one value."""
_OPENS = r"(?:\(\s*|(?<!\s)\s*)"  # a run of blanks is looked at from its start only
_MULTIPLE = re.compile(
    rf"{_OPENS}(?:with\s+)?(?:algebraic\s+)?(?:multiplicity|mult\.?)\s*(?:=\s*)?(\d+)\s*\)?|"
    rf"{_OPENS}\b(double|twice|triple)\b(?:\s+root)?\s*\)?|\(\s*[x×]\s*(\d+)\s*\)"
)
_TWICE = {"double": 2, "twice": 2, "triple": 3}
_HIGHEST = 60
"""Highest power in an answer."""
_DIGITS = 400
"""Most digits of one number in an answer."""


def read_items(text: str) -> list[Expr]:
    """The values in a text: one, or those of a list. Raises InputError with what was read and expected."""
    text = _tidy(text)
    if not text:
        raise InputError("nothing is written here", code="empty", next_move="fill it in")
    body = _unbraced(text)
    parts = _commas(body)
    if len(parts) > 1 or body != text:
        items = [item for part in parts for item in _multiplied(part)]
        return items
    return _multiplied(text)


def _multiplied(text: str) -> list[Expr]:
    """A value with its multiplicity, or both values of ±."""
    found = _MULTIPLE.search(text)
    if found:
        count = int(found[1] or found[3] or _TWICE.get(found[2] or "", 1))
        if not 0 < count <= 30:
            raise InputError(f"a multiplicity of {count}", code="explicit", next_move="a small whole number")
        return read_items(text[: found.start()] + text[found.end() :]) * count
    for sign in ("±", "\\pm", "+-", "+/-"):
        if sign in text:
            return [read_value(text.replace(sign, s, 1)) for s in ("+", "-")]
    value = read_value(text)
    if isinstance(value, Term) and value.op in ("multiset", "span"):
        return list(value.args)
    return [value]


def read_value(text: str) -> Expr:
    """One value, its arithmetic carried out. Raises InputError."""
    value = _term(_tidy(text))
    tame(value)
    return explicit(value)


def tame(t: Expr) -> None:
    """LimitError for powers and numbers that are larger than an answer needs."""
    for node in walk(t):
        if isinstance(node, (int, Fraction)) and max(abs(node.numerator), node.denominator) >= 10**_DIGITS:
            raise LimitError(f"a number of more than {_DIGITS} digits", next_move="give shorter numbers")
        if (
            isinstance(node, Term)
            and node.op == "decimal"
            and (
                len(node.args[0]) > _DIGITS or not re.fullmatch(r"[^eE]*(?:[eE][+-]?\d{1,3})?", node.args[0])
            )
        ):
            raise LimitError(f"a number of more than {_DIGITS} digits", next_move="give shorter numbers")
    if _height(t) > _HIGHEST:
        raise LimitError("a power that is larger than an answer needs", next_move="write it out")


def _height(t: object) -> int | Fraction:
    """The largest exponent in t, those of nested powers multiplied; too large for exponents that are no number."""
    if isinstance(t, tuple) and not isinstance(t, Term):
        return max((_height(a) for a in t), default=1)
    if not isinstance(t, Term) or t.op in ("decimal", "root"):
        return 1
    if t.op == "^":
        k = t.args[1]
        if isinstance(k, Term) and k.op == "/" and all(isinstance(a, int) and a != 0 for a in k.args):
            k = Fraction(*k.args)
        known = isinstance(k, (int, Fraction))
        return max(abs(k), 1) * _height(t.args[0]) if known else _HIGHEST + 1
    return _height(t.args)


def _tidy(text: str) -> str:
    """The text without dollars, spacing commands and a full stop at its end; brackets people use as ours."""
    text = text.strip().strip("$").strip()
    text = re.sub(r"\\[,;:!]|\\(?:q?quad|displaystyle|left|right)(?![A-Za-z])|~", " ", text)
    text = text.replace("⟨", "(").replace("⟩", ")").replace("\\langle", "(").replace("\\rangle", ")")
    text = re.sub(r"^<([^<>]*)>$", r"(\1)", text).replace("½", "(1/2)")
    text = re.sub(r"(?<=[\d)\]}])\s*(?:\^\{?\\?(?:T|top|intercal|t)\}?|ᵀ)\s*$", "^T", text)
    text = re.sub(
        r"(?:\\(?:operatorname|text|mathrm)\{)?\\?\bspan\}?\s*\\?\{(.*?)\\?\}\s*$",
        r"span(\1)",
        text,
        flags=re.DOTALL,
    )
    text = re.sub(r"(?<=[\d)])[ \t]*(?=\[)", "*", text)
    return re.sub(r"(?<=\D)\.$", "", text.strip()).strip().rstrip(",;").strip()


def _term(text: str) -> Expr:
    """The term in a text: in the statement language, in LaTeX, or as a bare matrix or vector."""
    from ..language import parse_latex_term, parse_term

    row = re.fullmatch(r"\[([^\[\];]*,[^\[\];]*)\](\^T)?", text)
    if row:  # a single row with commas: the vector
        return _term(f"({row[1]})")
    row = re.fullmatch(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\^T", text)
    if row and "," in row[1]:
        return _term(f"({row[1]})")
    if "\\" in text:
        return parse_latex_term(text)
    first: SyntaxProblem | None = None
    trial = text
    for _ in range(_TIMES):
        try:
            return parse_term(trial)
        except SyntaxProblem as problem:
            first = first or problem
            if problem.code not in ("juxtaposition", "call", "syntax") or not problem.character:
                break
            at = problem.character - 1
            if problem.code != "juxtaposition" or not trial[at:] or "side by side" not in problem.message:
                break
            trial = f"{trial[:at].rstrip()}*{trial[at:]}"
    for other in (lambda: parse_latex_term(text), lambda: _bare(text)):
        try:
            return other()
        except EigenproofError:
            continue
    assert first is not None
    raise first


def _bare(text: str) -> Expr:
    """Rows of numbers without brackets, `2 1; 1 2`. Raises InputError."""
    from ..read.text import read_text

    return read_text(text)


def _unbraced(text: str) -> str:
    """The inside of `{…}`, and of `[…]` or `(…)` when a list stands in it as a whole."""
    found = re.fullmatch(r"\\?\{(.*?)\\?\}", text, re.DOTALL)
    if found and ":" not in found[1] and _balanced(found[1]):
        return found[1]
    return text


def _balanced(text: str) -> bool:
    depth = 0
    for c in text:
        depth += (c in "[({") - (c in "])}")
        if depth < 0:
            return False
    return depth == 0


def _commas(text: str) -> list[str]:
    """The text cut at its commas outside brackets and environments."""
    parts, depth, start, k = [], 0, 0, 0
    while k < len(text):
        if text.startswith("\\begin", k):
            depth += 1
        elif text.startswith("\\end", k):
            depth -= 1
        c = text[k]
        depth += (c in "[({") - (c in "])}")
        if c == "," and depth == 0:
            parts.append(text[start:k])
            start = k + 1
        k += 1
    return [p.strip() for p in [*parts, text[start:]] if p.strip()]
