"""Sentences that say which vectors span a subspace or are a basis of it, in other orders of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..language.sizes import Shape
from ..model import Expr, Term, conj, eq
from .prose import F, Spot
from .scope import Known, closed, kind_of_value
from .sides import parts
from .vectors import lengths, space_meant

if TYPE_CHECKING:
    from .meanings import Meanings

_SPACE = (
    rf"(?:the |its |this )?(?P<space>null ?space|kernel|column space|row space|eigenspace|image|range|{F})"
    rf"(?P<rest>(?: (?:of|for|corresponding to|associated (?:with|to)) (?:the )?(?:matrix |eigenvalue )?{F})*"
    rf"(?: {F})?)"
)
_LIST = rf"(?P<list>{F}(?:(?:,? and |, ){F})*)(?! are| form| is)"
_KIND = r"(?P<kind>(?:orthonormal|orthogonal) )?"
_GIVEN = [
    re.compile(rf"{_SPACE} has (?:the|an?|as) {_KIND}basis:? (?:the (?:vectors? )?)?{_LIST}", re.IGNORECASE),
    re.compile(
        rf"(?:^|[,;:.] |\b(?:so|then|thus|hence|therefore|that) )(?:the (?:vectors?|set|columns) )?"
        rf"(?P<list>{F}(?:(?:,? and |, ){F})*) (?:is|are|forms?|gives?|constitutes?) (?:the |an? )?"
        rf"{_KIND}basis (?:of|for) {_SPACE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_SPACE} is (?:\w+-dimensional(?:,| and) )?(?P<spanned>spanned|generated) by "
        rf"(?:the )?(?:single )?(?:vectors? )?{_LIST}",
        re.IGNORECASE,
    ),
]
_WHOLE = re.compile(r"\\(?:mathbb|mathbf|bf)?\s*\{?\s*R\s*\}?\s*\^\s*\{?\s*(\d)\s*\}?\Z")


def spanned(m: Meanings) -> None:
    """E₃ is spanned by u and v; u and v form a basis of Nul A; the eigenspace has the basis {u, v}."""
    for pattern in _GIVEN:
        for found in pattern.finditer(m.sentence.text):
            _read(m, found)


def _read(m: Meanings, found: re.Match[str]) -> None:
    spots = [m.sentence.spot(character) for character in re.findall(F, found["list"])]
    given = _members(m, spots)
    if given is None or not m.asserted(spots):
        return
    members, known = given
    rows = kind_of_value(closed(members[0], known))[0]  # type: ignore[index]
    kind = (found.groupdict().get("kind") or "").strip().lower()
    more = lengths(kind, members)
    whole = _WHOLE.match(m.sentence.spot(found["space"]).formula.text) if found["space"] >= "\ue000" else None
    if whole is not None:
        if int(whole[1]) != rows or "spanned" in found.groupdict():
            return
        statement: Expr = Term("basis", tuple(members))
    else:
        space = space_meant(m, found)
        if space is None:
            return
        known |= space[1]
        statement = eq(space[0], Term("span", tuple(members)))
        if "spanned" not in found.groupdict():
            statement = conj(statement, Term("independent", tuple(members)))
    for part in (statement, *([conj(*more)] if more else ())):
        m.chains.claim(spots[0], spots[0].offset, m.sentence_source(), part, known)
    for spot in spots:
        m.chains.claimed.add(spot.offset)


def _members(m: Meanings, spots: list[Spot]) -> tuple[list[Expr], dict[str, Known]] | None:
    """The vectors of a list of formulas: u, v or {u, v} or v₁ = (1, 2)."""
    members: list[Expr] = []
    known: dict[str, Known] = {}
    for spot in spots:
        formula = parts(spot.formula, m.scope)
        here, part = m.chains.known(formula), formula[-1]
        if set(spot.formula.relations) - {"=="} or any(not p.bare for p in formula[:-1]):
            return None
        if part.term is None or part.unknown(here):
            return None
        known |= here
        listed = isinstance(part.term, Term) and part.term.op == "multiset"
        members += part.term.args if listed else (part.term,)  # type: ignore[union-attr]
    kinds = {kind_of_value(closed(member, known)) for member in members}
    kind = kinds.pop() if len(kinds) == 1 else None
    if not isinstance(kind, Shape) or kind[1] != 1 or kind[0] == 1:
        return None
    return members, known
