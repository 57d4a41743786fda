"""How much of a document is read, and what is said about the rest."""

from __future__ import annotations

import re

MAX_BYTES = 10_000_000  # of a file
MAX_PIECES = 20_000
MAX_PIECE = 100_000  # characters of one formula or one block of statements, macros expanded
MAX_GROUPS = 100  # braces and environments inside each other
MAX_DIGITS = 10_000
MAX_ENTRIES = 10_000  # of the matrices in one piece
MAX_EXPANSIONS = 2_000  # macros expanded in one formula
MAX_EXPANDED = 500_000  # tokens that macros put into one document
MAX_DEFINITIONS = 1_000  # of macros
MAX_BODY = 3_000  # characters of one definition

_DIGITS = re.compile(r"[0-9]+")
_NESTING = re.compile(r"\\begin(?![A-Za-z])|\\end(?![A-Za-z])|\\.|[{}\[\]()]", re.DOTALL)
_SEPARATORS = re.compile(r"\\.|[&,]", re.DOTALL)


def excess(text: str) -> str:
    """Why a piece is too large to be read; nothing if it is not."""
    if len(text) > MAX_PIECE:
        return f"longer than {MAX_PIECE:,} characters"
    numbers = [len(found[0]) for found in _DIGITS.finditer(text)]
    if max(numbers, default=0) > MAX_DIGITS:
        return f"a number of more than {MAX_DIGITS:,} digits"
    if _depth(text) > MAX_GROUPS:
        return f"groups nested deeper than {MAX_GROUPS}"
    entries = sum(found[0] in ("&", ",", "\\\\") for found in _SEPARATORS.finditer(text))
    if max(entries, len(numbers)) > MAX_ENTRIES:
        return f"more than {MAX_ENTRIES:,} numbers or entries"
    return ""


def _depth(text: str) -> int:
    """The deepest nesting of brackets, braces and environments."""
    depth = deepest = 0
    for found in _NESTING.finditer(text):
        if found[0] in ("{", "[", "(", "\\begin"):
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] in ("}", "]", ")", "\\end"):
            depth = max(0, depth - 1)
    return deepest
