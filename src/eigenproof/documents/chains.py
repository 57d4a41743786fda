"""Chains of equations: which of their links are definitions, which are claims, and which wait."""

from __future__ import annotations

from ..language.sizes import Shape
from .definitions import is_literal_part
from .identities import Identities
from .prose import Spot
from .scope import Known, kind_of_value
from .sides import Part, clash, parts
from .stance import ASSUMED, Stance

ORDER = frozenset({"!=", "<", "<=", ">", ">="})


class Chains(Identities):
    """Reads formulas one by one."""

    def read(self, spot: Spot, stance: Stance, *, equation: bool = False, rule: bool = False) -> None:
        """Take the definitions and the claims of a formula.

        equation: the words before it speak of an equation, so that small letters are its unknowns.
        rule: its sentence tells what a word means, so that letters without numbers are any matrices.
        """
        self.rule = rule
        formula = parts(spot.formula, self.scope)
        if (
            equation
            and stance.asserts
            and not formula[0].bare
            and not (self._variable(formula) and len(formula) > 2 and formula[-1].term == 0)
            and any(n[0].islower() for p in formula for n, _ in p.names)
        ):
            stance = Stance("no", "an equation to be solved")
        twice = clash(formula)
        if len(formula) == 1:
            self._mention(formula[0])
        elif twice:
            self.complain(spot, f"bold {twice} and plain {twice} in one formula")
        elif {"sim", "to"} & set(spot.formula.relations):
            self._reduced(spot, formula, stance)
        elif {"in", "not in"} & set(spot.formula.relations):
            return
        elif ORDER & set(spot.formula.relations):
            self._ordered(spot, formula, stance)
        else:
            self._chain(spot, formula, stance)

    def _mention(self, part: Part) -> None:
        if part.term is not None and is_literal_part(part):
            kind = kind_of_value(part.term)
            if isinstance(kind, Shape) and kind[1] != 1:
                self.scope.product = part.term, {}
        for name, bold in part.names:
            known = self.scope.get(name, bold)
            if known and known.is_matrix and part.bare:
                self.scope.mention((name, bold))

    def _chain(self, spot: Spot, formula: list[Part], stance: Stance) -> None:
        known = self.known(formula)
        x = self._variable(formula)
        if x:
            known.pop(x, None)
            self._identity(spot, formula, known, x, stance)
            return
        spaces = self._spaces(formula, known)
        defined = self._define(spot, formula, known, stance, spaces)
        known |= self.known(formula)
        self._speak_of(formula, known)
        links = [k for k in range(len(formula)) if k not in defined]
        self._links(spot, formula, links, known, stance, bool(defined))

    def _links(
        self,
        spot: Spot,
        formula: list[Part],
        links: list[int],
        known: dict[str, Known],
        stance: Stance,
        defined: bool,
    ) -> None:
        """Claims between neighbours; sides that are not known are passed over where both neighbours are."""
        if len(links) < 2 and not (links and defined and len(links) > 1):
            if not defined:
                self.explain(spot, formula, known)
            return
        if not stance.asserts:
            self.complain(spot, stance.why)
            if stance.why == ASSUMED:
                self.assumed |= {name for part in formula for name, _ in part.names}
            return
        ready = [k for k in links if formula[k].term is not None and not formula[k].unknown(known)]
        for a, b in zip(ready, ready[1:]):
            self.emit(spot, formula[a], formula[b], self._relation(spot, a, b), known)
        for a, b in zip(links, links[1:]):
            if not (a in ready and b in ready):
                self.wait(spot, formula[a], formula[b], self._relation(spot, a, b), known, len(ready) > 1)
        if len(ready) < 2:
            self.explain(spot, formula, known)

    @staticmethod
    def _relation(spot: Spot, a: int, b: int) -> str:
        return "~=" if "~=" in spot.formula.relations[a:b] else "=="
