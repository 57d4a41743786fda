"""Sentences about vectors: eigenvectors with their eigenvalues, and bases of subspaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..language.sizes import Shape
from ..model import Expr, Term, conj, eq
from .decimals import has_decimals, looks_rounded
from .prose import F, Spot
from .scope import Known, closed, kind_of_value
from .sides import eigenspace_of, eigenspace_value, parts

if TYPE_CHECKING:
    from .meanings import Meanings

_WORD = r"\b(?:unit |normali[sz]ed |orthonormal |independent )*eigenvectors?\b"
_EIGENVECTOR = re.compile(_WORD, re.IGNORECASE)
_IS_EIGENVECTOR = re.compile(
    rf"(?P<vector>{F}) is (?P<not>not )?(?:also |indeed |clearly )?(?:an? )?(?:unit )?eigenvector"
    rf"(?: (?:of|for) (?:the )?(?:matrix )?(?P<owner>{F}))?", re.IGNORECASE,
)  # fmt: skip
_FOR_VALUE = re.compile(
    rf"\b(?:for|to|with|of|has|having|whose) (?:the )?(?:corresponding |associated )?(?:eigenvalue "
    rf")?(?:of )?(?:is )?(?P<value>{F}|-?\d+(?!\d|\.\d))",
    re.IGNORECASE,
)
_BASIS = re.compile(
    rf"\bbasis (?:for|of) (?:the |its )?(?P<space>null space|nullspace|kernel|column space|row space"
    rf"|eigenspace|image|range|{F})"
    r"(?P<rest>[^.]*?)(?:\b(?:is|are|consists of|given by|by|:)[\s,:]*(?:given by |the (?:single "
    r")?vectors? |the set |formed by )?)"
    rf"(?P<list>{F}(?:(?:,? and |, ){F})*)",
    re.IGNORECASE,
)
_SPACE_WORDS = {
    "null space": "nullspace", "nullspace": "nullspace", "kernel": "nullspace", "column space": "columnspace",
    "image": "columnspace", "range": "columnspace", "row space": "rowspace",
}  # fmt: skip


def eigenvectors(m: Meanings) -> None:
    """What the sentence says is an eigenvector."""
    text = m.sentence.text
    if not _EIGENVECTOR.search(text):
        return
    stated = list(_IS_EIGENVECTOR.finditer(text))
    for found, end in zip(stated, [*(s.start() for s in stated[1:]), len(text)]):
        _stated(m, found, end)
    if stated:
        return
    vectors = [(spot, found) for spot in m.sentence.spots if (found := _vector(m, spot))]
    if not vectors or not m.asserted([spot for spot, _ in vectors]):
        return
    subject = m.subject(None)
    if subject is None:
        return
    whole = _value(m, text) if _for_all(text, [spot.character for spot, _ in vectors]) else None
    in_order = len(m.listed) == len(vectors) and re.search(r"\b(?:corresponding|respective)", text)
    start = 0
    for index, (spot, (vector, known)) in enumerate(vectors):
        end = text.index(spot.character)
        near = text[start:end]
        value = _value(m, near) if len(set(_FOR_VALUE.findall(near))) == 1 else None
        if in_order and not value:
            value = m.listed[index], {}
        _claim(m, spot, subject, vector, known, value or whole or _same_index(m, spot, subject))
        start = end


def _for_all(text: str, vectors: list[str]) -> bool:
    """Whether the one eigenvalue of a sentence stands in front of all its vectors, or behind them."""
    found = list(_FOR_VALUE.finditer(text))
    if len({x["value"] for x in found}) != 1:
        return False
    places = [text.index(c) for c in vectors]
    return found[0].start() < min(places) or found[0].start() > max(places)


def _stated(m: Meanings, found: re.Match[str], end: int) -> None:
    """v is (not) an eigenvector of A with eigenvalue 3."""
    spot = m.sentence.spot(found["vector"])
    stance = m.stances[spot.character]
    negated = bool(found["not"])
    if not (stance.asserts or (negated and stance.why == "the sentence denies or doubts it")):
        return
    vector = _vector(m, spot)
    subject = m.subject(found["owner"])
    if vector is None or subject is None:
        return
    value = None if negated else _value(m, m.sentence.text[found.end() : end])
    _claim(m, spot, subject, *vector, value, negated=negated)


def _claim(
    m: Meanings,
    spot: Spot,
    subject: tuple[Expr, dict[str, Known]],
    vector: Expr,
    known: dict[str, Known],
    value: tuple[Expr, dict[str, Known]] | None,
    *,
    negated: bool = False,
) -> None:
    matrix, around = subject
    size = kind_of_value(closed(matrix, around))
    length = kind_of_value(closed(vector, known))
    if not isinstance(size, Shape) or not isinstance(length, Shape) or length != (size[0], 1):
        return
    if value is not None:
        statement = Term("eigenpair", (matrix, value[0], vector))
    else:
        statement = Term("eigenvector", (matrix, vector))
    if negated:
        statement = Term("not", (statement,))
    every = around | known | (value[1] if value else {})
    written = closed(vector, known)
    printed = has_decimals(written) or (value is not None and has_decimals(closed(*value)))
    rounded = looks_rounded(written, 2) or (value and looks_rounded(closed(*value), 2))
    if rounded and (negated or value is None):
        m.chains.complain(spot, "an eigenvector in rounded digits, without its eigenvalue")
        return
    m.chains.claim(spot, spot.offset, spot.formula.text, statement, every, printed=printed)


def _vector(m: Meanings, spot: Spot) -> tuple[Expr, dict[str, Known]] | None:
    """The vector that a formula gives or names: v = (1, 2), (1, 2), or v when it is known."""
    formula = parts(spot.formula, m.scope)
    if set(spot.formula.relations) - {"==", "~="}:
        return None
    known = m.chains.known(formula)
    if len(formula) > 1 and not formula[0].bare:
        return None
    for part in (formula[0], formula[-1]):
        if part.term is None or part.unknown(known):
            continue
        kind = kind_of_value(closed(part.term, known))
        if isinstance(kind, Shape) and kind[1] == 1 and kind[0] != 1:
            return part.term, known
    return None


def _value(m: Meanings, text: str) -> tuple[Expr, dict[str, Known]] | None:
    """The eigenvalue that goes with an eigenvector: for λ = 3, with eigenvalue 3, to λ₁."""
    for found in _FOR_VALUE.finditer(text):
        item = found["value"]
        if not re.fullmatch(F, item):
            return (int(item), {}) if "eigenvalue" in found[0] else None
        spot = m.sentence.spot(item)
        given = m.values(spot)
        if given and len(given.values) == 1:
            return given.values[0], {}
        formula = parts(spot.formula, m.scope)
        known = m.chains.known(formula)
        part = formula[0]
        if len(formula) > 1 or part.term is None or part.unknown(known):
            continue
        if m.is_number(closed(part.term, known)):
            return part.term, known
    return None


def eigenvalue_meant(m: Meanings, item: str) -> tuple[Expr, dict[str, Known]] | None:
    """The number that a formula is or gives (λ = 3, λ₁, 3), or that stands in the words."""
    return (int(item), {}) if not re.fullmatch(F, item) else _value(m, f"with eigenvalue {item}")


def _same_index(
    m: Meanings, spot: Spot, subject: tuple[Expr, dict[str, Known]]
) -> tuple[Expr, dict[str, Known]] | None:
    """λ₂ for v₂, when every eigenvalue of the matrix has its own index."""
    name = parts(spot.formula, m.scope)[0].bare
    size = kind_of_value(closed(*subject))
    index = re.sub(r"\D", "", name[0]) if name else ""
    values = [m.scope.get(f"l{k}") for k in range(1, int(size[0]) + 1)]  # type: ignore[index, call-overload]
    owner = max((k.place.line for k in subject[1].values()), default=0)
    if not index or not all(v and v.is_number and v.place.line >= owner for v in values):
        return None
    known = m.scope.get(f"l{index}")
    return (f"l{index}", {f"l{index}": known}) if known else None


# ---------------------------------------------------------------- bases


def bases(m: Meanings) -> None:
    """A basis for the null space of A is {u, v}."""
    found = _BASIS.search(m.sentence.text)
    if not found:
        return
    members: list[Expr] = []
    known: dict[str, Known] = {}
    spots: list[Spot] = []
    for character in re.findall(F, found["list"]):
        spot = m.sentence.spot(character)
        formula = parts(spot.formula, m.scope)
        here = m.chains.known(formula)
        part = formula[-1]
        if len(formula) > 1 and not formula[0].bare and members:
            break  # another equation of the sentence
        if part.term is None or part.unknown(here):
            return
        spots.append(spot)
        known |= here
        if isinstance(part.term, Term) and part.term.op == "multiset":
            members += part.term.args
            break
        members.append(part.term)
    if not m.asserted(spots):
        return
    space = space_meant(m, found)
    if space is None or not members:
        return
    kinds = [kind_of_value(closed(member, known)) for member in members]
    if any(not isinstance(kind, Shape) or kind[1] != 1 for kind in kinds):
        return
    spanned = eq(space[0], Term("span", tuple(members)))
    kind = re.search(r"\b(orthonormal|orthogonal) \Z", m.sentence.text[: found.start()], re.IGNORECASE)
    more = lengths(kind[1].lower() if kind else "", members)
    statement = conj(spanned, Term("independent", tuple(members)))
    for part in (statement, *([conj(*more)] if more else ())):
        m.chains.claim(spots[0], spots[0].offset, m.sentence_source(), part, known | space[1])
    for spot in spots:
        m.chains.claimed.add(spot.offset)


def lengths(kind: str, members: list[Expr]) -> list[Expr]:
    """What a basis satisfies that is called orthogonal, or orthonormal."""
    if not kind:
        return []
    pairs = [eq(Term("dot", (a, b)), 0) for i, a in enumerate(members) for b in members[i + 1 :]]
    return [*pairs, *(eq(Term("norm", (a,)), 1) for a in members if kind == "orthonormal")]


def space_meant(m: Meanings, found: re.Match[str]) -> tuple[Expr, dict[str, Known]] | None:
    """The subspace that a basis is of."""
    word, rest = found["space"], found["rest"]
    behind = re.findall(F, rest)
    if re.fullmatch(F, word):
        return _written_space(m, m.sentence.spot(word))
    named = [pair for c in behind if (pair := m.named(c))] or [p for c in behind if (p := m.named(c, False))]
    if behind and not named and word.lower() != "eigenspace":
        return None
    subject = named[0] if len(named) == 1 else m.subject(None) if not named else None
    written = any(_space_value(m, c) is not None for c in behind)
    if written and not named and subject is None:  # E₀ is no matrix that is not given
        found_subject = m.scope.subject()
        subject = found_subject and (found_subject[0], {found_subject[0]: found_subject[1]})
    if subject is None:
        return None
    if word.lower() != "eigenspace":
        return Term(_SPACE_WORDS[word.lower()], (subject[0],)), subject[1]
    for character in behind:
        value = _space_value(m, character)
        if value is not None:
            return Term("eigenspace", (subject[0], value)), subject[1]
    value = _value(m, rest) or _single_number(m, behind)
    return (Term("eigenspace", (subject[0], value[0])), subject[1] | value[1]) if value else None


def _space_value(m: Meanings, character: str) -> Expr | None:
    """The eigenvalue below a formula E_3."""
    return eigenspace_value(m.sentence.spot(character).formula.sides[0], m.scope)


def _single_number(m: Meanings, characters: list[str]) -> tuple[Expr, dict[str, Known]] | None:
    given = [v for c in characters if (v := m.values(m.sentence.spot(c)))]
    return (given[0].values[0], {}) if len(given) == 1 and len(given[0].values) == 1 else None


def _written_space(m: Meanings, spot: Spot) -> tuple[Expr, dict[str, Known]] | None:
    """Nul A, Col(A), E_3, E_A(3) as formulas."""
    owned = eigenspace_of(spot.formula.sides[0], m.scope)
    matrix = m.scope.get(owned[0]) if owned else None
    if owned and matrix:
        return Term("eigenspace", owned), {owned[0]: matrix}
    value = eigenspace_value(spot.formula.sides[0], m.scope)
    if value is not None:
        subject = m.scope.subject()
        return (Term("eigenspace", (subject[0], value)), {subject[0]: subject[1]}) if subject else None
    formula = parts(spot.formula, m.scope)
    part, known = formula[0], m.chains.known(formula)
    if len(formula) > 1 or not isinstance(part.term, Term) or part.unknown(known):
        return None
    spaces = ("nullspace", "columnspace", "rowspace", "eigenspace")
    return (part.term, known) if part.term.op in spaces else None
