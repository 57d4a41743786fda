"""Sentences that say what a formula is: eigenvalues, eigenvectors, bases, properties, polynomials."""

from __future__ import annotations

import re

from ..errors import EigenproofError
from ..model import Expr, Term
from .characteristic import characteristic
from .decimals import has_decimals, with_exponent
from .multiplicities import multiplicities
from .properties import properties
from .prose import F, Sentence, Spot
from .scope import Known, closed, kind_of_value
from .sides import parts
from .solutions import solutions
from .spanned import spanned
from .stance import Stance
from .subjects import Subjects
from .vectors import bases, eigenvectors

_EIGENVALUES = re.compile(r"\beigenvalues?\b", re.IGNORECASE)
_SINGULAR = re.compile(r"\bsingular[ -]values?\b", re.IGNORECASE)
_EIGENVECTORS = re.compile(r"\b(?:unit |normali[sz]ed |orthonormal )?eigenvectors?\b", re.IGNORECASE)
_LIST = re.compile(
    r"\b(?P<which>(?:non-?zero |distinct |only |real |complex )*)(?P<what>eigenvalues?|singular[ -]values?)\b"
    rf"(?P<of>(?: (?:of|for) (?:the )?(?:\w+ )?(?:matrix )?(?P<owner>{F}))?)"
    r"(?P<verb>(?:,? (?:therefore|thus|hence|then))? (?:are|is|equals?)(?: (?:the numbers|given by"
    r"|exactly|just|therefore|thus|hence|simply|clearly))*:?|:)? ?"
    rf"(?P<list>(?:-?\d+(?:\.\d+)?|{F})(?:(?:,? and |, | and | or )(?:-?\d+(?:\.\d+)?(?!\d)|{F}))*)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:of|between|among) (?:\w+ )?$", re.IGNORECASE)  # their sum, their ratio, …
_ITEM = re.compile(rf"-?\d+(?:\.\d+)?|{F}")


class Meanings(Subjects):
    """Reads a sentence after its formulas have been read."""

    def read(self, sentence: Sentence, stances: dict[str, Stance], around: str) -> None:
        """Take what a sentence claims; `around` is the paragraph so far and the sentence before it."""
        self.sentence, self.stances, self.around = sentence, stances, around
        text = sentence.text
        self.listed = []
        if _SINGULAR.search(text) or _EIGENVALUES.search(text) or self._greek():
            self._spectrum()
        if re.search(r"\bcharacteristic (?:polynomial|equation)\b", text, re.IGNORECASE):
            characteristic(self)
        eigenvectors(self)
        bases(self)
        properties(self)
        solutions(self)
        spanned(self)
        multiplicities(self)

    def _greek(self) -> bool:
        """Whether numbers are given to λ in a paragraph that speaks of eigenvalues."""
        return bool(
            re.search(r"\beigenvalue|\bcharacteristic", self.around, re.IGNORECASE)
            and not re.search(
                rf"\beigen(?:vector|space)|\b(?:for|when|with|to|at|if) {F}",
                self.sentence.text,
                re.IGNORECASE,
            )
            and any(v.letter == "l" for v in map(self.values, self.sentence.spots) if v)
        )

    # ------------------------------------------------------------ eigenvalues and singular values

    def _spectrum(self) -> None:
        """All that the sentence says the eigenvalues and the singular values are."""
        text = self.sentence.text
        taken: set[str] = set()
        for listed in _LIST.finditer(text):
            op = "singular_values" if listed["what"].lower().startswith("s") else "eigenvalues"
            numbers: list[Expr] = []
            spots: list[Spot] = []
            if _OF_THEM.search(text[: listed.start()]):
                return
            if not all(self._take(item, numbers, spots) for item in _ITEM.findall(listed["list"])):
                return
            with_ = "" if _EIGENVECTORS.search(text) else "|with"
            has = re.search(
                rf"\b(?:has|have|had|the|its{with_})\s+(?:\w+\s+){{0,2}}$", text[: listed.start("what")], re.I
            )
            goes_with = re.search(
                r"\b(?:for|to|of|with) (?:the )?(?:\w+ )?$", text[: listed.start("what")], re.I
            )
            if not listed["verb"] and (not has or (goes_with and _EIGENVECTORS.search(text))):
                continue
            taken |= {spot.character for spot in spots}
            whole = listed["what"].endswith("s") and not listed["which"].strip()
            self._assert_values(op, listed["owner"], numbers, spots, whole)
        words = {
            op
            for op, word in (("eigenvalues", _EIGENVALUES), ("singular_values", _SINGULAR))
            if word.search(text)
        }
        given = [(s, v) for s in self.sentence.spots if s.character not in taken and (v := self.values(s))]
        if len(words) > 1 or not given or _EIGENVECTORS.search(text):
            return
        numbers = [number for _, v in given for number in v.values]
        whole = len({(v.letter, i) for _, v in given for i in v.indices}) == len(numbers)
        self._assert_values(
            words.pop() if words else "eigenvalues", None, numbers, [s for s, _ in given], whole
        )

    def _assert_values(
        self, op: str, owner: str | None, numbers: list[Expr], spots: list[Spot], whole: bool
    ) -> None:
        """One list of values, if the sentence asserts it and it is clear whose they are."""
        self._define_values(spots)
        self.listed = numbers
        if not numbers or not (self.asserted(spots) if spots else self._plain_assertion()):
            return
        subject = self.subject(owner, square=op == "eigenvalues")
        if subject is None:
            for spot in spots:
                self.chains.complain(spot, "which matrix has these values is not clear")
            return
        self._claim_spectrum(op, subject, numbers, spots, whole)

    def _plain_assertion(self) -> bool:
        return all(s.asserts for s in self.stances.values()) and not self.sentence.text.rstrip().endswith("?")

    def _take(self, item: str, numbers: list[Expr], spots: list[Spot]) -> bool:
        """One member of a list of values in the prose: digits, a number, λ₁ = 3, or 3, 1."""
        if not re.fullmatch(F, item):
            numbers.append(Term("decimal", (item,)) if "." in item else int(item))
            return True
        spot = self.sentence.spot(item)
        given = self.values(spot)
        if given:
            numbers += given.values
            spots.append(spot)
            return True
        formula = parts(spot.formula, self.scope)
        known = self.chains.known(formula)
        try:
            found = formula[0].side.signs({name for name, _ in self.scope.known})
        except EigenproofError:
            return False
        if len(formula) > 1 or any(name not in known for name in formula[0].unknown({})):
            return False
        for term in found:
            value = with_exponent(closed(term, known))
            members = value.args if isinstance(value, Term) and value.op == "multiset" else (value,)
            if not all(self.is_number(m) for m in members):
                return False
            numbers += members
        spots.append(spot)
        return True

    def _define_values(self, spots: list[Spot]) -> None:
        """λ₁,₂ = -2 defines two names at once."""
        for spot in spots:
            given = self.values(spot)
            if given and len(given.indices) == len(given.values) > 1:
                for index, value in zip(given.indices, given.values):
                    self.chains.define((given.letter + index, False), value, spot, literal=True)

    def _claim_spectrum(
        self,
        op: str,
        subject: tuple[Expr, dict[str, Known]],
        numbers: list[Expr],
        spots: list[Spot],
        whole: bool,
    ) -> None:
        matrix, known = subject
        kind = kind_of_value(closed(matrix, known))
        size = min(kind[0], kind[1])  # type: ignore[index, type-var]
        printed = any(map(has_decimals, numbers))
        rounded = printed and any("~=" in spot.formula.relations for spot in spots)
        offset = spots[0].offset if spots else self.place_of_words()
        source = self.sentence_source()
        for spot in spots:
            self.chains.claimed.add(spot.offset)
        if whole and len(numbers) == size and (len(numbers) > 1 or size == 1):
            relation = "~=" if rounded else "=="
            statement = Term(relation, (Term(op, (matrix,)), Term("multiset", tuple(numbers))))
            self.chains.found.claim(offset, source, statement, known, printed=printed)
            return
        if len(numbers) > size:
            self.chains.found.skip(offset, source, f"{len(numbers)} values for a matrix that has {size}")
            return
        places = spots if len(spots) == len(numbers) else [None] * len(numbers)
        for number, spot in zip(numbers, places):
            if has_decimals(number):
                others = Term("multiset", (number, Term("...", ())))
                statement = Term(
                    "~=", (Term(op, (matrix,)), others if size > 1 else Term("multiset", (number,)))
                )
            elif op == "eigenvalues":
                statement = Term("eigenvalue", (matrix, number))
            else:
                statement = Term("in", (number, Term(op, (matrix,))))
            self.chains.found.claim(
                spot.offset if spot else offset, source, statement, known, printed=printed
            )

    def place_of_words(self) -> int:
        """Where a sentence stands that has its numbers in words: at its first formula."""
        return self.sentence.spots[0].offset if self.sentence.spots else 0

    def sentence_source(self) -> str:
        """The sentence as the author wrote it, formulas in dollars."""
        text = self.sentence.text
        for spot in self.sentence.spots:
            text = text.replace(spot.character, f"${spot.formula.text}$")
        return text.strip()
