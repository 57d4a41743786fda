"""The claims of a document: what its equations and sentences assert about given matrices."""

from __future__ import annotations

import re

from ..errors import EigenproofError, InputError
from ..model import Reading, walk
from .chains import Chains
from .collected import Collected, by_place
from .general import bound_names, zones
from .lines import Lines
from .meanings import Meanings
from .pieces import Document, Piece
from .prose import F, Sentence, Spot, Unread, lettered, sentences
from .rows import is_permutation
from .scope import Known, Name, Scope
from .sides import parts
from .stance import Stance, is_about_an_equation, speaks_of_a_rule, stance
from .statements import Statements

_PERMUTATION = re.compile(
    r"\bpermutations?\b|\bsymmetric group\b|\btwo-(?:row|line) notation\b|\bcycles?\b", re.IGNORECASE
)
# A' = …: a prime is no mark of a transpose, or not only that
_PRIMED = re.compile(r"(?:\A|[,;&\s}])\\?[A-Za-z]\s*'+\s*&?\s*=")
_MODULAR = re.compile(
    r"\\mathbb\s*\{?[ZF]\}?\s*_|\\p?mod\b|\\bmod\b|\bmodulo\b|\bmod [0-9p]|\bGF\(|\bfinite field"
    r"|\bfield (?:with|of) (?:two|three|five|[0-9])"
)
_PSEUDOINVERSE = re.compile(r"\bpseudo-?inverse|\bMoore\s*(?:-|–|—|--|\s)\s*Penrose", re.IGNORECASE)
_CONJUGATE = re.compile(
    r"\badjoint|\bconjugate[- ]transpose|\bhermitian|\bunitary|\^\s*\{?\s*(?:\*|\\ast|H)", re.IGNORECASE
)
_TRANSPOSES = re.compile(r"\btranspos|\borthogonal|\bsymmetric\b|\bsingular value", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:times?|steps?|years?|days?|months?|hours?|Markov|dynamical|population)\b", re.IGNORECASE
)
_EXPONENT_T = re.compile(  # of a name, a matrix or a list, not of a number
    r"(?:(?<=[A-Z}\]])|\([^()]{1,200},[^()]{1,200}\))\s*\^\s*(?:t(?![A-Za-z])|\{\s*t\s*\})"
)
_T = re.compile(r"(?<![A-Za-z\\])t(?![A-Za-z])")
_DECOMPOSITION = re.compile(
    r"\b(?:singular[- ]value decomposition|SVD|orthogonal diagonali[sz]ation|spectral decomposition)"
    rf"(?: (?:of|for) (?:the )?(?:matrix )?{F})? (?:is|is given by|is therefore) ({F})"
)
_FAR = 2000  # characters of a paragraph in which a word is looked for
_GIVEN_BEHIND = re.compile(rf",? (?:for|where|with) (?:the )?(?:vector |matrix )?((?:{F}(?:,? and |, )?)+)")
_CONSEQUENCE = re.compile(
    r"(?:[a-z\ue000-\uf8ff])|(?i:then|hence|thus|therefore|so|it follows|consequently)\b"
)
_PERMUTATION_NAMES = frozenset({"sigma", "pi", "tau", "rho", "phi", "psi", "alpha", "beta"})


def claims(document: Document) -> Reading:
    """Every claim of a document in its order, and what was skipped with the reason. Nothing is decided."""
    reader = _Reader(document)
    reader.run()
    skipped = (*document.skipped, *by_place(reader.found.skipped))
    return Reading(
        document.file, document.text, by_place(reader.found.claims),
        tuple(sorted(skipped, key=lambda s: (s.place.line, s.place.column))),
    )  # fmt: skip


class _Reader:
    """One walk over the sentences of a document, with the names that are known at each place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.scope = Scope()
        maths = [piece.text.text for piece in document.pieces if piece.kind == "maths"]
        self.scope.primes = not any(map(_PRIMED.search, maths))
        t_is_a_number = any(_T.search(_EXPONENT_T.sub(" ", text)) for text in maths)
        if not t_is_a_number and not _TIME.search(document.text):
            self.scope.small_t = "named" if _TRANSPOSES.search(document.text) else "written"
        if _PSEUDOINVERSE.search(document.text) and not _CONJUGATE.search(document.text):
            self.scope.dagger = "pinv"
        self.modular = {piece.section for piece in document.pieces if _MODULAR.search(piece.text.text)}
        self.found = Collected(document)
        self.chains = Chains(self.scope, self.found)
        self.meanings = Meanings(self.chains)
        self.statements = Statements(self.scope, self.found)
        self.lines = Lines(self.chains)
        self.zones = zones(document.text)
        self.outside: dict[Name, Known] | None = None  # what is known around the theorem we are in
        self.paragraph = -1
        self.around = ""  # the paragraph so far, and the sentence before it
        self.before = ""
        self.announced = -1  # the paragraph of lines that the sentence before them is about

    def run(self) -> None:
        pieces = self.document.pieces
        units = list(sentences(lettered(pieces) if self.document.format == "text" else pieces))
        for index, unit in enumerate(units):
            if isinstance(unit, Unread):
                self.found.skip(unit.piece.start, unit.piece.text.text, unit.error.message)
                continue
            self._enter(unit)
            following = units[index + 1] if index + 1 < len(units) else None
            if isinstance(unit, Sentence):
                self.sentence(unit, following.text if isinstance(following, Sentence) else "")
            elif unit.kind == "statements":
                self.statements.read(unit)
            else:
                if self.announced not in (-1, unit.paragraph):
                    self.before = ""  # "This is wrong:" is about the next paragraph only
                self.announced = unit.paragraph
                self.lines.read(unit, self.before, following.text if isinstance(following, Sentence) else "")
        self._section_ends()

    # ------------------------------------------------------------ sections and theorems

    def _enter(self, unit: Sentence | Piece) -> None:
        if unit.section != self.scope.section:
            self._section_ends()
            self.scope.section = unit.section
        self.scope.paragraph = unit.paragraph
        offset = unit.spots[0].offset if isinstance(unit, Sentence) and unit.spots else None
        if isinstance(unit, Piece):
            offset = unit.start
        if offset is not None:
            self._zone(any(start <= offset < end for start, end in self.zones))

    def _zone(self, inside: bool) -> None:
        """A theorem does not speak of the matrices of the examples around it."""
        if inside and self.outside is None:
            self.outside = dict(self.scope.known)
            for name, known in self.outside.items():
                if not known.marked:
                    del self.scope.known[name]
        elif not inside and self.outside is not None:
            made = self.scope.known
            self.scope.known = self.outside | {
                name: k for name, k in made.items() if name not in self.outside
            }
            self.outside = None
            self.chains.waiting.clear()

    def _section_ends(self) -> None:
        self.chains.settle()
        self.chains.report()

    # ------------------------------------------------------------ one sentence

    def sentence(self, sentence: Sentence, following: str) -> None:
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.around = sentence.paragraph, self.before
            if not _CONSEQUENCE.match(sentence.text):
                self.chains.assumed.clear()
        self._bind_anew(sentence)
        stances = {
            spot.character: stance(
                sentence.text,
                sentence.text.index(spot.character),
                following,
                lambda c: self._defines(sentence.spot(c)),
            )
            for spot in sentence.spots
        }
        for spot in sentence.spots:
            if spot.piece.section in self.modular and stances[spot.character].asserts:
                stances[spot.character] = Stance("no", "this section calculates modulo a number")
        for spot in self._in_order(sentence):
            self._formula(spot, stances[spot.character], sentence)
        self.around = f"{self.around} {sentence.text}"[-_FAR:]
        try:
            self.meanings.read(sentence, stances, self.around)
        except EigenproofError as error:  # e.g. a number of a million digits
            self.found.skip(sentence.spots[0].offset if sentence.spots else 0, sentence.text, str(error))
        self.chains.settle(sentence_only=True)
        self.before, self.announced = sentence.text, -1

    def _in_order(self, sentence: Sentence) -> list[Spot]:
        """The formulas, but what a name stands for before what is said of it: "A v = 3 v for v = (1, 1)"."""
        order: list[Spot] = []
        for spot in sentence.spots:
            found = _GIVEN_BEHIND.match(sentence.text, sentence.text.index(spot.character) + 1)
            given = [sentence.spot(character) for character in re.findall(F, found[1])] if found else []
            if spot not in order:
                order += [later for later in given if later not in order and self._defines(later)]
                order.append(spot)
        return order

    def _formula(self, spot: Spot, stance: Stance, sentence: Sentence) -> None:
        try:
            if len(spot.formula.sides) > 1 and self._permutation(spot):
                self.chains.complain(spot, "permutation in two-row notation")
            else:
                if any(found[1] == spot.character for found in _DECOMPOSITION.finditer(sentence.text)):
                    self.chains.decompositions.add(spot.offset)
                equation = is_about_an_equation(sentence.text, sentence.text.index(spot.character))
                self.chains.read(spot, stance, equation=equation, rule=speaks_of_a_rule(sentence.text))
        except InputError as error:
            self.chains.complain(spot, error.message)

    def _permutation(self, spot: Spot) -> bool:
        """Whether a formula shows a permutation: two rows, in a text that speaks of permutations."""
        formula = parts(spot.formula, self.scope)
        if not any(
            is_permutation(node) for part in formula if part.term is not None for node in walk(part.term)
        ):
            return False
        named = {name for part in formula for name, _ in part.names}
        return bool({re.sub(r"\d", "", n) for n in named} & _PERMUTATION_NAMES) or bool(
            _PERMUTATION.search(self.document.text)
        )

    def _defines(self, spot: Spot) -> bool:
        """Whether a formula only says what a name stands for."""
        formula = parts(spot.formula, self.scope)
        if len(formula) == 1:
            return bool(formula[0].bare)
        return bool(formula[0].bare) and all(p.term is not None and not p.unknown({}) for p in formula[1:])

    def _bind_anew(self, sentence: Sentence) -> None:
        """Names that the sentence takes for something arbitrary are not known any more."""
        for character in bound_names(sentence.text):
            for part in parts(sentence.spot(character).formula, self.scope)[:1]:
                if part.bare and len(sentence.spot(character).formula.sides) == 1:
                    known = self.scope.get(*part.bare)
                    if known is not None and not known.marked:
                        self.scope.forget(part.bare)
