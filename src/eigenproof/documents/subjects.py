"""What a sentence speaks of: the matrix it means, and the numbers it gives to names."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import EigenproofError
from ..language.sizes import Shape
from ..model import Expr, Term
from .chains import Chains
from .decimals import with_exponent
from .prose import Sentence, Spot
from .scope import Known, closed, kind_of_value
from .sides import parts
from .stance import Stance

_DOUBLE = re.compile(
    r"\\lambda\s*_\s*\{\s*(\d)\s*,\s*(\d)\s*\}\s*\Z|\\sigma\s*_\s*\{\s*(\d)\s*,\s*(\d)\s*\}\s*\Z"
)
_NUMBERED = re.compile(r"(l|mu|sigma|alpha|s)(\d*)\Z")
_PRONOUN = re.compile(r"\b(?:its|it|this|whose|which)\b", re.IGNORECASE)


class Values(NamedTuple):
    """A formula that gives numbers to names: λ₁ = 3 (indices 1), λ₁,₂ = -2 (indices 1, 2), λ = ±2."""

    letter: str
    indices: tuple[str, ...]
    values: tuple[Expr, ...]


class Subjects:
    """A sentence whose formulas have been read."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.scope = chains.scope
        self.sentence: Sentence
        self.stances: dict[str, Stance] = {}
        self.around = ""
        self.listed: list[Expr] = []  # the eigenvalues that the sentence gives

    def subject(self, owner: str | None, square: bool = True) -> tuple[Expr, dict[str, Known]] | None:
        """The matrix that a sentence is about: the one it names, or the only one (or last) spoken of."""
        if owner:
            return self.named(owner, square)
        if any(self._is_unknown_matrix(spot) for spot in self.sentence.spots):
            return None
        bare = []
        for spot in self.sentence.spots:
            found = self.named(spot.character, square)
            if found and found[0] not in [term for term, _ in bare]:
                bare.append(found)
        if len(bare) == 1:
            return bare[0]
        if len(bare) > 1:
            return None
        if self.scope.product is not None:
            return self.scope.product if square else _factor(self.scope.product)
        if self.scope.unclear and _PRONOUN.search(self.sentence.text):
            return None
        found = self.scope.subject(square)
        return (found[0], {found[0]: found[1]}) if found else None

    def _is_unknown_matrix(self, spot: Spot) -> bool:
        """Whether a formula is the name of a matrix that is not given."""
        formula = parts(spot.formula, self.scope)
        name = formula[0].bare
        return len(formula) == 1 and bool(name and name[0][0].isupper() and not self.scope.get(*name))

    def named(self, character: str, square: bool = True) -> tuple[Expr, dict[str, Known]] | None:
        """The known matrix that a formula is: A, AᵀA, or one written out (or just defined)."""
        formula = parts(self.sentence.spot(character).formula, self.scope)
        part = formula[0]
        known = self.chains.known(formula)
        if (
            part.term is None
            or part.unknown(known)
            or {r for r in self.sentence.spot(character).formula.relations} - {"=="}
        ):
            return None
        kind = kind_of_value(closed(part.term, known))
        if not isinstance(kind, Shape) or (square and kind[0] != kind[1]) or kind[1] == 1:
            return None
        if len(formula) > 1 and isinstance(part.term, Term) and part.term.op == "matrix":
            return None
        return part.term, known

    def values(self, spot: Spot) -> Values | None:
        """The numbers that a formula gives to λ or σ."""
        formula = parts(spot.formula, self.scope)
        if len(formula) < 2 or set(spot.formula.relations) - {"==", "~="}:
            return None
        last = formula[-1]
        if not formula[0].bare and not _DOUBLE.match(formula[0].side.text.strip()):
            return None
        letters, indices = set(), []
        for part in formula[:-1]:
            double = _DOUBLE.match(part.side.text.strip())
            named = _NUMBERED.match(part.bare[0]) if part.bare else None
            if double:
                letters.add("l" if double[1] else "sigma")
                indices += [i for i in double.groups() if i]
            elif named:
                letters.add(named[1])
                indices.append(named[2])
            elif part.term is None or part.unknown(self.chains.known(formula)):
                return None
        try:
            numbers = last.side.signs({name for name, _ in self.scope.known}, self.scope.matrices())
        except EigenproofError:
            return None
        known = self.chains.known([last])
        numbers = tuple(with_exponent(closed(n, known)) for n in numbers)
        if len(letters) != 1 or any(not self.is_number(n) for n in numbers):
            return None
        if len(numbers) == 1 and len(indices) > 1:
            numbers *= len(indices)
        return Values(letters.pop(), tuple(indices), numbers)

    @staticmethod
    def is_number(t: Expr) -> bool:
        kind = kind_of_value(t)
        return isinstance(kind, Shape) and tuple(kind) == (1, 1)

    def asserted(self, spots: list[Spot]) -> bool:
        """Whether the sentence asserts these formulas ("or" between roots does not matter)."""
        kinds = [self.stances[spot.character] for spot in spots]
        return all(s.asserts or s.why == "one of several possibilities" for s in kinds)


def _factor(product: tuple[Expr, dict[str, Known]]) -> tuple[Expr, dict[str, Known]]:
    """A, where the text speaks of AᵀA or AAᵀ: it is A whose singular values are found so."""
    term, known = product
    if isinstance(term, Term) and term.op != "*":
        return product
    factors = [a for a in term.args if not (isinstance(a, Term) and a.op == "T")]  # type: ignore[union-attr]
    return factors[0], known
