"""How a name is spelled: `l1` is λ₁ and \\lambda_{1}, `mu` is \\mu, `lam` is \\mathit{lam}."""

from __future__ import annotations

import re
from functools import lru_cache

from .vocabulary import GREEK

_SHAPE = re.compile(r"([A-Za-z]+)(?:(\d+)|_([A-Za-z]+))?\Z")
SUBSCRIPTS = dict(zip("0123456789nmkp", "₀₁₂₃₄₅₆₇₈₉ₙₘₖₚ", strict=True))
SUPERSCRIPTS = dict(zip("0123456789+-nimkpTH", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵐᵏᵖᵀᴴ", strict=True))


@lru_cache(maxsize=4096)
def split_name(name: str) -> tuple[str, str] | None:
    """(letter, subscript) of a name that has that form, or None when the name is one word.

    The letter is a Latin letter or a Greek letter spelled out; the subscript digits or
    letters or "". `I2` is one word, because I_{2} is the identity of size 2.
    """
    shape = _SHAPE.match(name)
    if shape is None:
        return None
    letter, subscript = shape[1], shape[2] or shape[3] or ""
    if len(letter) > 1 and letter not in GREEK:
        return None
    if letter == "I" and subscript:
        return None
    return letter, subscript


def greek_command(letter: str) -> str:
    """The LaTeX of a Latin letter or a spelled-out Greek letter."""
    if letter not in GREEK:
        return letter
    return r"\lambda" if letter == "l" else "\\" + letter


@lru_cache(maxsize=4096)
def latex_name(name: str) -> str:
    """A name in LaTeX maths, such that `parse_latex` reads the same name back."""
    parts = split_name(name)
    if parts is None:
        return rf"\mathit{{{name}}}".replace("_", r"\_")
    letter, subscript = parts
    return greek_command(letter) + (f"_{{{greek_command(subscript)}}}" if subscript else "")


@lru_cache(maxsize=4096)
def unicode_name(name: str) -> str:
    """A name for a terminal: λ₁, μ, v₁₂, x_i."""
    parts = split_name(name)
    if parts is None:
        return name
    letter, below = parts
    head = GREEK.get(letter, letter)
    if below.isdigit():
        return f"{head}{subscript(below)}"
    return f"{head}_{GREEK.get(below, below)}" if below else head


def subscript(text: str) -> str | None:
    """text in lowered characters, or None when Unicode has none for it."""
    lowered = [SUBSCRIPTS.get(c) for c in text]
    return "".join(lowered) if all(lowered) else None  # type: ignore[arg-type]


def superscript(text: str) -> str | None:
    """text in raised characters, or None when Unicode has none for it."""
    raised = [SUPERSCRIPTS.get(c) for c in text]
    return "".join(raised) if all(raised) else None  # type: ignore[arg-type]
