"""Formulas with an unknown that are true for all its values, inequalities, and row reductions."""

from __future__ import annotations

from ..model import Term
from ..model import names as names_in
from .collected import source_of
from .definitions import Definitions, is_literal_part
from .links import not_defined, shown
from .polynomials import characteristic_variable, is_factorised, is_polynomial
from .prose import Spot
from .rows import reductions
from .scope import Known, same
from .sides import Part, shaped
from .stance import Stance


class Identities(Definitions):
    """Takes the claims of what is no chain of equalities between known sides."""

    def _variable(self, formula: list[Part]) -> str:
        """The unknown of an identity: λ of a characteristic polynomial, x of a factorisation."""
        for part in formula:
            x = characteristic_variable(part.term) if part.term is not None else ""
            if x:
                return x
        small = {name for part in formula for name in part.unknown({}) if name[0].islower()}
        for x in sorted(small):
            polynomials = [
                p.term
                for p in formula
                if p.term is not None and is_polynomial(p.term, x) and x in names_in(p.term)
            ]
            factorised = [t for t in polynomials if is_factorised(t, x)]
            if (
                len(polynomials) > 1
                and factorised
                and len(polynomials) > len(factorised) - all(p is q for p, q in zip(polynomials, factorised))
            ):
                return x
        return ""

    def _identity(
        self, spot: Spot, formula: list[Part], known: dict[str, Known], x: str, stance: Stance
    ) -> None:
        """The links of a characteristic polynomial; a last `= 0` makes an equation of it."""
        ready = [
            p for p in formula
            if p.term is not None and set(p.unknown(known)) <= {x} and p.term != 0 and not p.applied
        ]  # fmt: skip
        if not stance.asserts:
            self.complain(spot, stance.why)
            return
        for a, b in zip(ready, ready[1:]):
            self.emit(spot, a, b, "==", known)
        for part in ready:
            for name, bold in part.names:
                if (
                    isinstance(part.term, Term)
                    and part.term.op == "det"
                    and name in known
                    and known[name].is_square
                ):
                    self.scope.mention((name, bold))
        if len(ready) < 2:
            missing = [n for p in formula for n in p.unknown(known) if n != x and not p.applied]
            if missing:
                self.complain(spot, not_defined(missing))
            else:
                self.complain(spot, f"{shown(x)} is not defined: an equation to be solved")

    def _ordered(self, spot: Spot, formula: list[Part], stance: Stance) -> None:
        """det A ≠ 0, 2 < 3: claims where both sides are known."""
        known = self.known(formula)
        if not stance.asserts:
            self.complain(spot, stance.why)
            return
        for k, relation in enumerate(spot.formula.relations):
            left, right = formula[k], formula[k + 1]
            if any(part.bare and not part.bare[1] and part.bare[0][0].islower() for part in (left, right)):
                self.complain(spot, "a condition on a number")
                continue
            if left.term is None or right.term is None or left.unknown(known) or right.unknown(known):
                self.explain(spot, [left, right], known)
                continue
            offset = spot.offset if k == 0 else spot.at(right.side.start)
            statement = Term(relation, (shaped(left, left.term, known), shaped(right, right.term, known)))
            self.claim(spot, offset, source_of(spot, left.side.start, right.side.end), statement, known)

    def _reduced(self, spot: Spot, formula: list[Part], stance: Stance) -> None:
        """Row reductions, judged as row equivalence; an equality in front defines as usual."""
        known = self.known(formula)
        first = next(k for k, r in enumerate(spot.formula.relations) if r in ("sim", "to"))
        if first and formula[0].bare and is_literal_part(formula[first]):
            former = self.scope.get(*formula[0].bare)
            value = self._value(formula[first], known)
            if former is None or (former.literal and not same(former.value, value) and not former.marked):
                self.define(formula[0].bare, value, spot, literal=True)
        if not stance.asserts and stance.why != "the sentence defines it":
            self.complain(spot, stance.why)
            return
        known = self.known(formula)
        for k, relation in enumerate(spot.formula.relations):
            a, b = formula[k], formula[k + 1]
            if relation in ("sim", "to") or a.bare or a.term is None or b.term is None:
                continue
            if not a.unknown(known) and not b.unknown(known):
                self.emit(spot, a, b, relation, known)
        for left, right, statement, why in reductions(spot.formula.relations, formula, known):
            if statement is None:
                self.complain(spot, why)
            else:
                source = source_of(spot, left.side.start, right.side.end)
                self.claim(spot, spot.at(right.side.start), source, statement, known)
