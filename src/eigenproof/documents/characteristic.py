"""Sentences that give a characteristic polynomial without its determinant."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from ..language.sizes import Shape
from ..model import Expr, Term, eq, neg
from .polynomials import is_polynomial, leading
from .prose import F, Spot
from .scope import Known, closed, kind_of_value
from .sides import Part, parts

if TYPE_CHECKING:
    from .meanings import Meanings

_POLYNOMIAL = re.compile(
    rf"\b(?P<word>characteristic (?:polynomial|(?P<equation>equation)))\b"
    rf"(?:(?: of| for) (?:the )?(?:matrix )?(?P<owner>{F}))?"
    rf"[^.\ue000-\uf8ff]{{0,40}}(?P<what>{F})",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r" (?:of|for) (?!(?:this|the) matrix\b)", re.IGNORECASE)  # of a recurrence
_VARIABLES = ("l", "x", "t", "z", "s", "mu")


def characteristic(m: Meanings) -> None:
    """The characteristic polynomial of A is p(λ) = … : det(A - λI) is that polynomial."""
    for found in _POLYNOMIAL.finditer(m.sentence.text):
        spot = m.sentence.spot(found["what"])
        if not m.stances[spot.character].asserts:
            continue
        behind = m.sentence.text[found.end("word") :]
        if not found["owner"] and _OF_SOMETHING.match(behind):
            continue
        formula = parts(spot.formula, m.scope)
        applied = formula[0].applied
        given = [p for p in formula if not p.applied and p.term is not None and p.term != 0]
        if any(isinstance(p.term, Term) and p.term.op == "det" for p in given):
            continue
        x = next((x for x in _VARIABLES if given and is_polynomial(given[0].term, x)), "")  # type: ignore[arg-type]
        if found["equation"] and (len(formula) < 2 or formula[-1].term != 0):
            continue
        degree = leading(given[0].term, x) if x else None  # type: ignore[arg-type]
        if degree is None or degree[0] < 1:
            continue
        if not applied and not all(is_polynomial(p.term, x) for p in given):  # type: ignore[arg-type]
            continue
        by_letter = applied and formula[0].owner
        subject = _by_letter(m, formula[0]) if by_letter else m.subject(found["owner"])
        if subject is None:
            m.chains.complain(spot, "which matrix has this characteristic polynomial is not clear")
            continue
        if found["equation"] and not _is_whole(subject, degree):
            m.chains.complain(spot, "an equation, perhaps divided by a factor")
            continue
        _claim(m, spot, subject, given[0], x, *degree)


def _is_whole(subject: tuple[Expr, dict[str, Known]], degree: tuple[int, Fraction]) -> bool:
    """Whether an equation p = 0 has the degree and the leading coefficient of the polynomial itself."""
    size = kind_of_value(closed(*subject))
    signs = (1,) if degree[0] % 2 == 0 else (1, -1)
    return isinstance(size, Shape) and size[0] == degree[0] and degree[1] in signs


def _by_letter(m: Meanings, part: Part) -> tuple[Expr, dict[str, Known]] | None:
    """The matrix below the letter of the polynomial, as in p_A."""
    known = m.scope.get(part.owner)
    return (part.owner, {part.owner: known}) if known and known.is_square else None


def _claim(
    m: Meanings,
    spot: Spot,
    subject: tuple[Expr, dict[str, Known]],
    part: Part,
    x: str,
    degree: int,
    first: object,
) -> None:
    """p = det(A - xI), or det(xI - A) where only that one can have this sign."""
    matrix, known = subject
    known = {name: k for name, k in known.items() if name != x}
    shifted = Term("*", (x, Term("I", ())))
    monic = first > 0 and degree % 2 == 1  # type: ignore[operator]
    inside = Term("+", (shifted, neg(matrix))) if monic else Term("+", (matrix, neg(shifted)))
    shown = "λ" if x == "l" else x
    note = f"by the convention det({shown}I − A)" if monic else f"by the convention det(A − {shown}I)"
    statement = eq(Term("det", (inside,)), part.term)  # type: ignore[arg-type]
    notes = (note,) if degree % 2 else ()
    m.chains.claim(spot, spot.offset, spot.formula.text, statement, known, notes=notes)
