"""One entry of a matrix: text to an exact number.

Plain numbers (`-3`, `1/3`, `.5`, `2.`, `1e-3`) are read here by a regular expression;
everything else (`sqrt(2)`, `1 + 2*i`, `\\frac12`) goes through the statement language.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ..errors import InputError, LimitError, SyntaxProblem
from ..model import Expr
from .closed import closed, quotient
from .limits import MAX_DIGITS, MAX_ENTRY, check_digits, too_many_digits

_DECIMAL = r"([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?"
_NUMBER = re.compile(rf"{_DECIMAL}(?:/{_DECIMAL})?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_FRAC = re.compile(
    r"([+-]?)\s*\\[dt]?frac\s*(?:\{\s*([+-]?\d+)\s*\}\s*\{\s*([+-]?\d+)\s*\}|(\d)(\d))", re.ASCII
)
_NOT_FINITE = re.compile(r"[+-]?\s*(?:nan|inf|infinity|oo|zoo|∞|\\infty)", re.IGNORECASE)
_MISSING = re.compile(r"none|null|n/?a|<na>|-+|\?", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_BOOLEAN = re.compile(r"true|false", re.IGNORECASE)
_LATEX_SPACE = re.compile(
    r"\\h?phantom\s*\{[^{}]*\}|\\[,;:!> ]|\\(?:displaystyle|textstyle|q?quad)(?![A-Za-z])|~"
)
# 3i, 2+3j, 2√2, 2sqrt(2): in an entry a number before one of these can only be a factor
_FACTOR = re.compile(r"(?<=[\d.)])\s*(?=[ijI](?![A-Za-z0-9_(])|√|sqrt\s*\()")
_UNIT = re.compile(r"(?<![A-Za-z0-9_])I(?![A-Za-z0-9_(])|(?<=\*)j(?![A-Za-z0-9_(])")

EXPECTED = "an integer, a fraction 1/3, a decimal 0.25, a root sqrt(2), or a complex number 1+2*i"


def read_entry(text: str) -> Expr:
    """The exact value of one entry: int, Fraction, or a closed term in + * / neg ^ sqrt i.

    Raises InputError (codes missing, not-finite, bool, letter, entry, zero-division) or LimitError,
    without row and column: the caller knows those.
    """
    text = text.strip().replace("−", "-")
    plain = read_number(text)
    if plain is not None:
        return plain
    if len(text) > MAX_ENTRY:
        raise _too_long(text)
    if any(c in text for c in "\\{~"):
        return _latex(text)
    _refuse_non_numbers(text)
    return _term(text)


def read_number(text: str) -> int | Fraction | None:
    """The value of a plain number, exactly; None if it is not one. Raises LimitError, InputError."""
    if len(text) < MAX_DIGITS and _INTEGER.fullmatch(text):
        return int(text)
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    value = _decimal(*found.groups()[:4])
    if found[5] is None:
        return value
    return quotient(value, _decimal(*found.groups()[4:]))


def _decimal(sign: str, whole: str, part: str | None, exponent: str | None) -> int | Fraction:
    """(-1)^sign · whole.part · 10^exponent; the size is checked before anything is expanded."""
    part = part or ""
    if len(whole) + len(part) > MAX_DIGITS:
        raise too_many_digits()
    digits = int(whole + part)
    shift = 0
    if exponent and digits:
        if len(exponent.lstrip("+-0")) > len(str(MAX_DIGITS)):
            raise too_many_digits()
        shift = int(exponent)
    shift -= len(part)
    if abs(shift) > 2 * MAX_DIGITS:
        raise too_many_digits()
    value = Fraction(digits * 10 ** max(shift, 0), 10 ** max(-shift, 0))
    check_digits(value.numerator, value.denominator)
    signed = -value if sign == "-" else value
    return signed.numerator if signed.denominator == 1 else signed


def _refuse_non_numbers(text: str) -> None:
    """Words that people and programs write where there is no number."""
    if not text or _MISSING.fullmatch(text):
        what = f"{text!r} stands" if text else "nothing stands"
        raise InputError(
            f"{what} where a number belongs", code="missing", next_move="fill in the entry (0 if it is zero)"
        )
    if _NOT_FINITE.fullmatch(text):
        raise InputError(
            f"{text!r} is not a finite number",
            code="not-finite",
            next_move="remove the row or the column, or give the true value",
        )
    if _THOUSANDS.fullmatch(text):
        either = text.count(",") == 1 and "." not in text
        asked = "does the comma separate thousands" + ", or is it a decimal point" * either
        raise InputError(
            f"{text!r} is not a number: {asked}?",
            code="entry",
            next_move=f"write {text.replace(',', '')}" + f" or {text.replace(',', '.')}" * either,
        )
    if _DECIMAL_COMMA.fullmatch(text):
        raise InputError(
            f"{text!r} is not a number: is the comma a decimal point?",
            code="entry",
            next_move=f"write {text.replace(',', '.')}",
        )
    if _BOOLEAN.fullmatch(text):
        raise InputError(f"{text!r} is a truth value, not a number", code="bool", next_move="write 1 or 0")


def _term(text: str) -> Expr:
    """An entry in the statement language, with 3i, 2j and 2√2 understood as products."""
    from ..language import parse_term

    spelled = _UNIT.sub("i", _FACTOR.sub("*", text))
    try:
        return closed(parse_term(spelled))
    except SyntaxProblem as problem:
        raise _unreadable(text, problem, problem.character if spelled == text else None) from None


def _latex(text: str) -> Expr:
    """An entry in LaTeX maths; spacing commands and phantoms are blanks."""
    text = _LATEX_SPACE.sub(" ", text).strip()
    plain = read_number(text)
    if plain is not None:
        return plain
    found = _FRAC.fullmatch(text)
    if found:
        sign, top, bottom = found[1], read_number(found[2] or found[4]), read_number(found[3] or found[5])
        value = quotient(top, bottom)  # type: ignore[arg-type]
        return -value if sign == "-" else value
    _refuse_non_numbers(text)
    if re.search(r"\\[cvdl]?dots", text):
        raise InputError(
            "dots stand where a number belongs", code="entry", next_move="write out every entry of the matrix"
        )
    from ..language import parse_latex_term

    try:
        return closed(parse_latex_term(text))
    except SyntaxProblem as problem:
        raise _unreadable(text, problem, None) from None


def _unreadable(text: str, problem: SyntaxProblem, character: int | None) -> InputError:
    """What the language could not parse, said as an entry of a matrix."""
    shown = _shown(text)
    if problem.code == "juxtaposition":
        return InputError(
            f"{shown} is not one number: {problem.message}",
            code="entry",
            next_move=f"put a comma between two entries of a row; {problem.next_move}",
            character=character,
        )
    if problem.code == "limit":
        return _too_long(text)
    return InputError(
        f"{shown} is not a number: {problem.message}",
        code="entry",
        next_move=problem.next_move or f"write {EXPECTED}",
        character=character,
    )


def _too_long(text: str) -> InputError:
    return LimitError(
        f"the entry {_shown(text)} is longer or nested deeper than promised",
        next_move=f"keep an entry under {MAX_ENTRY} characters and a number under {MAX_DIGITS} digits",
    )


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:37]}…")
