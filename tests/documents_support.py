"""Documents from short texts, and their claims in text form."""

from __future__ import annotations

from eigenproof.documents import read_text
from eigenproof.documents.claims import claims
from eigenproof.language import parse, to_text
from eigenproof.model import Reading


def reading(text: str, format: str = "markdown") -> Reading:
    return claims(read_text(text, format, "notes.md"))


def claimed(text: str, format: str = "markdown") -> list[str]:
    """The claims of a text as statements."""
    return [to_text(claim.statement) for claim in reading(text, format).claims]


def reasons(text: str, format: str = "markdown") -> list[str]:
    """Why formulas were skipped."""
    return [skipped.reason for skipped in reading(text, format).skipped]


def canonical(statements: list[str]) -> list[str]:
    """Statements as the printer writes them."""
    return [to_text(parse(statement)) for statement in statements]
