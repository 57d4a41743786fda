"""Plain sentences about a named matrix: A is symmetric, A has rank 2, 3 is an eigenvalue of A."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..language.sizes import Shape
from ..model import Expr, Term, conj, eq, neg, substitute
from .prose import F
from .scope import Known, closed, kind_of_value
from .sides import parts

if TYPE_CHECKING:
    from .meanings import Meanings

_WORDS = {
    "symmetric": "symmetric", "orthogonal": "orthogonal", "invertible": "invertible",
    "nonsingular": "invertible",
    "non-singular": "invertible", "diagonalizable": "diagonalizable", "diagonalisable": "diagonalizable",
    "positive definite": "positive_definite", "positive-definite": "positive_definite",
    "positive semidefinite": "positive_semidefinite", "positive semi-definite": "positive_semidefinite",
    "positive-semidefinite": "positive_semidefinite", "indefinite": "indefinite", "idempotent": "idempotent",
    "nilpotent": "nilpotent", "hermitian": "hermitian", "unitary": "unitary", "diagonal": "diagonal",
    "upper triangular": "upper_triangular", "upper-triangular": "upper_triangular", "normal": "normal",
    "negative definite": "positive_definite", "negative-definite": "positive_definite",
    "negative semidefinite": "positive_semidefinite", "negative semi-definite": "positive_semidefinite",
    "orthogonally diagonalizable": "orthogonally_diagonalizable",
    "orthogonally diagonalisable": "orthogonally_diagonalizable",
}  # fmt: skip
_OPPOSITES = {
    "singular": "invertible", "noninvertible": "invertible", "non-invertible": "invertible",
    "defective": "diagonalizable", "nondiagonalizable": "diagonalizable",
}  # fmt: skip
_LEAD = (
    r"(?:^|[,;:] |\b(?:so|thus|hence|therefore|that|then|and|consequently|note that|see that|because|since) )"
    r"(?:also |indeed |clearly )?(?:we see that |this shows that )?(?:the |this )?(?:\w+ )?(?:matrix )?"
)
_ADJECTIVES = "|".join(sorted(map(re.escape, (*_WORDS, *_OPPOSITES)), key=len, reverse=True))
_TAIL = r"(?= and|,|;|\.|$| because| since| as | but| with | by )(?! if)"
_IS = re.compile(
    rf"{_LEAD}(?P<name>{F}) is (?P<not>not )?(?:indeed |clearly |also |therefore |thus |hence |already "
    rf"|in fact )?(?:an? )?(?P<also>symmetric,? (?:and )?(?=positive|negative|indefinite))?"
    rf"(?P<word>{_ADJECTIVES})(?: matrix)?{_TAIL}", re.IGNORECASE,
)  # fmt: skip
_SIMILAR = re.compile(
    rf"{_LEAD}(?P<name>{F}) is (?P<not>not )?(?P<word>similar|row[- ]equivalent) to (?P<other>{F}){_TAIL}",
    re.I,
)
_VALUE = re.compile(
    rf"{_LEAD}(?P<value>{F}|-?\d+) is (?P<not>not )?(?:indeed |also )?(?:an? |the )?(?:only |repeated "
    rf"|double )?eigenvalue of (?:the )?(?:matrix )?(?P<name>{F}){_TAIL}",
    re.I,
)
_HAS = re.compile(
    rf"{_LEAD}(?P<name>{F}) has (?:the )?(?P<word>rank|determinant|trace|nullity) (?P<value>{F}"
    rf"|-?\d+){_TAIL}",
    re.I,
)
_OF = re.compile(
    rf"\b(?:the )(?P<word>rank|determinant|trace|nullity) of (?:the )?(?:matrix )?(?P<name>{F}) (?:is"
    rf"|equals) (?:therefore |thus |equal to )?"
    rf"(?P<value>{F}|-?\d+){_TAIL}", re.I
)  # fmt: skip
_PAIR = re.compile(
    rf"{_LEAD}(?:vectors )?(?P<names>{F}(?:(?:, and|,| and) {F})+) are (?P<not>not )?(?:\w+ly "
    rf")?(?P<word>orthogonal|orthonormal|(?:linearly )?independent|(?:linearly )?dependent)"
    r"(?: vectors| to each other)?(?= and|,|;|\.|$| because| since)",
    re.IGNORECASE,
)
_FUNCTIONS = {"rank": "rank", "determinant": "det", "trace": "trace", "nullity": "nullity"}
_ALL_OF_THEM = re.compile(
    r"\ball (?:of )?(?:its|their|the (?:eigenvalues|pivots|leading)|of them)\b", re.IGNORECASE
)
_ALSO_NOT = re.compile(r"\b(?:also )?not only\b", re.IGNORECASE)


def properties(m: Meanings) -> None:
    """What the sentence says of matrices by name."""
    text = m.sentence.text
    if not _plain(m) or _ALSO_NOT.search(text):
        return
    for found in _IS.finditer(text):
        word = found["word"].lower()
        opposite = word in _OPPOSITES
        statement = Term((_OPPOSITES if opposite else _WORDS)[word], (found["name"],))
        if word.startswith("negative"):
            statement = Term(_WORDS[word], (neg(found["name"]),))
        if found["also"]:
            statement = conj(Term("symmetric", (found["name"],)), statement)
        if not (found["also"] and found["not"]):
            _claim(m, found, statement, opposite != bool(found["not"]), matrices=(found["name"],))
    for found in _SIMILAR.finditer(text):
        word = "similar" if found["word"].lower() == "similar" else "row_equivalent"
        names = (found["name"], found["other"])
        _claim(m, found, Term(word, names), bool(found["not"]), matrices=names)
    for found in _VALUE.finditer(text):
        statement = Term("eigenvalue", (found["name"], _number(found["value"])))
        _claim(m, found, statement, bool(found["not"]), matrices=(found["name"],))
    for found in (*_HAS.finditer(text), *_OF.finditer(text)):
        statement = eq(Term(_FUNCTIONS[found["word"].lower()], (found["name"],)), _number(found["value"]))
        _claim(m, found, statement, False, matrices=(found["name"],))
    for found in _PAIR.finditer(text):
        _vectors(m, found)


def _plain(m: Meanings) -> bool:
    """Whether the sentence asserts what it says: no condition, no question, no wish."""
    return all(
        s.asserts or s.why == "the sentence denies or doubts it" for s in m.stances.values()
    ) and not re.search(
        r"\b(?:if|suppos\w*|assum\w*|when(?:ever)?|let|would|could|should|whether|unless|any|every|each"
        r"|all|show|prove|"
        r"explain|wrong|false|incorrect|mistake)\b|\?",
        _ALL_OF_THEM.sub(" ", m.sentence.text),
        re.IGNORECASE,
    )


def _number(item: str) -> Expr:
    return item if re.fullmatch(F, item) else int(item)


def _claim(
    m: Meanings, found: re.Match[str], statement: Term, negated: bool, matrices: tuple[str, ...] = ()
) -> None:
    """A statement whose formulas are still characters."""
    values: dict[str, Expr] = {}
    known: dict[str, Known] = {}
    for character in {c for c in found.groups() if c and re.fullmatch(F, c)}:
        given = m.named(character, False) if character in matrices else _term(m, character)
        if given is None:
            return
        values[character] = given[0]
        known |= given[1]

    whole = substitute(statement, values)
    spot = m.sentence.spot(found["name"])
    whole = Term("not", (whole,)) if negated else whole
    m.chains.claim(spot, spot.offset, m.sentence_source(), whole, known)  # type: ignore[arg-type]


def _term(m: Meanings, character: str) -> tuple[Expr, dict[str, Known]] | None:
    """A number or a vector that a formula is."""
    formula = parts(m.sentence.spot(character).formula, m.scope)
    known = m.chains.known(formula)
    first = formula[0].bare
    if len(formula) > 1 and first and m.scope.get(*first):
        return first[0], {first[0]: m.scope.get(*first)}  # type: ignore[dict-item]
    if len(formula) > 1:
        given = m.values(m.sentence.spot(character))
        return (given.values[0], {}) if given and len(given.values) == 1 else None
    part = formula[0]
    return (part.term, known) if part.term is not None and not part.unknown(known) else None


def _vectors(m: Meanings, found: re.Match[str]) -> None:
    """u and v are orthogonal, orthonormal, independent."""

    characters = re.findall(F, found["names"])
    given = [_term(m, c) for c in characters]
    if any(g is None for g in given):
        return
    terms = [g[0] for g in given if g]
    known = {name: k for g in given if g for name, k in g[1].items()}
    kinds = {kind_of_value(closed(t, known)) for t in terms}
    kind = kinds.pop() if len(kinds) == 1 else None
    if not isinstance(kind, Shape) or kind[1] != 1 or kind[0] == 1:
        return
    word = found["word"].lower()
    pairs = [eq(Term("dot", (a, b)), 0) for i, a in enumerate(terms) for b in terms[i + 1 :]]
    if word == "orthonormal":
        pairs += [eq(Term("norm", (t,)), 1) for t in terms]
    statement = conj(*pairs) if word.startswith("ortho") else Term("independent", tuple(terms))
    if word.endswith("dependent") and "independent" not in word:
        statement = Term("not", (statement,))
    if found["not"]:
        statement = Term("not", (statement,))
    spot = m.sentence.spot(characters[0])
    m.chains.claim(spot, spot.offset, m.sentence_source(), statement, known)
