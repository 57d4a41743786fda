"""Formulas that say what a name stands for."""

from __future__ import annotations

from ..language.sizes import Shape
from ..model import Expr, Term
from ..model import names as names_in
from .decimals import has_decimals, with_factor
from .links import Links, shown
from .prose import Spot
from .scope import Known, Name, closed, comparable, is_literal, kind_of_value, same
from .sides import Part, eigenspace_of, eigenspace_value, shaped
from .stance import ASSUMED, Stance


class Definitions(Links):
    """Takes the definitions of a formula before its claims."""

    def _define(
        self, spot: Spot, formula: list[Part], known: dict[str, Known], stance: Stance, spaces: set[int]
    ) -> set[int]:
        """Define the names that stand alone; gives the sides that say nothing more."""
        self._match(spot, formula)
        known |= self.known(formula)
        done: set[int] = set()
        bare = [k for k, part in enumerate(formula) if part.bare and k not in spaces]
        for k in bare:
            name = formula[k].bare
            former = self.scope.get(*name)
            value, literal = self._meaning(spot, formula, k, known)
            if stance.why == "the sentence denies or doubts it" and former is not None:
                continue
            if stance.why == ASSUMED and value is not literal:
                self.assumed.add(name[0])
                continue
            if value is None:
                if self._symbolic(formula) or (name[0][0].islower() and any(part.error for part in formula)):
                    self.scope.forget(name)
                    self.complain(spot, f"{shown(name[0])} is not given in numbers")
                elif former is None and len(bare) == len(formula):
                    done |= self._same(spot, formula, bare, k)
                continue
            if former is not None and (k or not self._replaces(former, value, known, name, stance)):
                if value is literal and k == 0 and same(former.value, self._value(value, known)):
                    done.add(k)
                continue
            if value is not literal and stance.kind == "no":
                continue
            self.define(name, self._value(value, known), spot, literal=value is literal)
            done.add(k)
        return done

    @staticmethod
    def _meaning(
        spot: Spot, formula: list[Part], k: int, known: dict[str, Known]
    ) -> tuple[Part | None, Part | None]:
        """What a name stands for in a chain, and the side that is written out (None: there is none).

        Sides beyond a ≈ are looked at only when there is nothing on this side of it.
        """
        relations = spot.formula.relations
        near = [j for j in range(len(formula)) if "~=" not in relations[min(j, k) : max(j, k)] and j != k]
        for sides in (near, range(len(formula))):
            others = [formula[j] for j in sides if not formula[j].bare and formula[j].term is not None]
            literal = next((part for part in others if is_literal(part.term)), None)
            computed = next((part for part in others if not part.unknown(known)), None)
            exact = literal is None or not has_decimals(literal.term) or len(others) == 1
            value = literal if literal is not None and (exact or computed is literal) else computed
            if value is not None:
                return value, literal
        return None, None

    def _value(self, part: Part, known: dict[str, Known]) -> Expr:
        return closed(with_factor(shaped(part, part.term, known)), known)  # type: ignore[arg-type]

    def _same(self, spot: Spot, formula: list[Part], bare: list[int], k: int) -> set[int]:
        """B = A, both names, where A is known."""
        name = formula[k].bare
        for j in bare:
            other = self.scope.get(*formula[j].bare)  # type: ignore[misc]
            if other is not None:
                self.define(name, other.value, spot, literal=other.literal)  # type: ignore[arg-type]
                return {k}
        return set()

    def _replaces(
        self, former: Known, value: Part, known: dict[str, Known], name: Name, stance: Stance
    ) -> bool:
        """Whether a known name gets a new meaning here, rather than being claimed to equal something."""
        if former.marked:
            return False
        if is_literal(value.term):
            new = self._value(value, known)
            if former.kind != kind_of_value(new) or (
                not former.literal and former.section != self.scope.section
            ):
                return True
            if not comparable(former.value, new) and former.paragraph == self.scope.paragraph:
                return stance.kind == "given"
            return former.literal and not same(former.value, new)
        if name[0] in names_in(value.term):
            return False
        return stance.kind == "given" or (name[0][0].islower() and former.section != self.scope.section)

    def define(self, name: Name, value: Expr, spot: Spot, *, literal: bool) -> None:
        """A definition; links that waited for it get it."""
        if literal:
            self.assumed.discard(name[0])
        known = self.scope.define(
            name, value, self.found.place(spot.offset), spot.piece.paragraph, literal=literal
        )
        for waiting in self.waiting:
            if (
                name in waiting.missing
                and (known.is_matrix or known.is_vector)
                and all(
                    self.scope.values(waiting.left.names | waiting.right.names).get(n) is k
                    for n, k in waiting.known.items()
                )
            ):
                waiting.later.setdefault(name[0], known)

    @staticmethod
    def _symbolic(formula: list[Part]) -> bool:
        """Whether a name gets a meaning that is written out but not known: letters or dots as entries."""
        return any(
            "\\begin" in part.side.text or "\\mat{" in part.side.text for part in formula if not part.bare
        )

    def _match(self, spot: Spot, formula: list[Part]) -> None:
        """P D P^{-1} = [..][..][..]: the product written out defines the names that are not defined."""
        for a, b in (*zip(formula, formula[1:]), *zip(formula[1:], formula)):
            if a.term is None or b.term is None or a.bare or names_in(b.term):
                continue
            if self.assumed & {name for name, _ in a.names}:
                continue
            pairs: dict[str, Expr] = {}
            if not _unify(a.term, b.term, pairs) or len(pairs) < 2:
                continue
            for name, value in pairs.items():
                faces = [face for face in a.names if face[0] == name]
                former = self.scope.get(*faces[0]) if faces else None
                if faces and (
                    former is None or (former.literal and former.paragraph != spot.piece.paragraph)
                ):
                    self.define(faces[0], value, spot, literal=True)

    def _speak_of(self, formula: list[Part], known: dict[str, Known]) -> None:
        """AᵀA = … : what the next sentence calls "its eigenvalues" are those of the product."""
        first = formula[0]
        if (
            isinstance(first.term, Term)
            and first.term.op in ("*", "^")
            and not first.unknown(known)
            and names_in(first.term)
        ):
            kind = kind_of_value(closed(first.term, known))
            if isinstance(kind, Shape) and kind[0] == kind[1] != 1:
                used = {n: k for n, k in known.items() if n in names_in(first.term)}
                self.scope.product = (first.term, used) if _is_gram(first.term) else None
                self.scope.unclear = self.scope.product is None

    def _spaces(self, formula: list[Part], known: dict[str, Known]) -> set[int]:
        """E_3 = span{…}: the eigenspace of the matrix that the text speaks of."""
        found: set[int] = set()
        if not any(isinstance(part.term, Term) and part.term.op in ("span", "nullspace") for part in formula):
            return found
        for k, part in enumerate(formula):
            owned = eigenspace_of(part.side, self.scope)
            if owned is not None:
                matrix = self.scope.get(owned[0])
                if matrix is not None and matrix.is_square:
                    known[owned[0]] = matrix
                    formula[k] = part._replace(term=Term("eigenspace", owned), error=None)
                    found.add(k)
                continue
            value = eigenspace_value(part.side, self.scope)
            named = part.bare and self.scope.get(*part.bare)
            if value is None or named:
                continue
            subject = self.scope.subject()
            if subject is not None:
                name, matrix = subject
                known[name] = matrix
                formula[k] = part._replace(term=Term("eigenspace", (name, value)), error=None)
                found.add(k)
        return found


def is_literal_part(part: Part) -> bool:
    return part.term is not None and is_literal(part.term)


def _is_gram(t: Term) -> bool:
    """Whether a term is AᵀA or AAᵀ."""
    if len(t.args) != 2 or t.op != "*":
        return False
    a, b = t.args
    return Term("T", (a,)) == b or Term("T", (b,)) == a


def _unify(pattern: Expr, value: Expr, pairs: dict[str, Expr]) -> bool:
    """Whether a product of names is a product of written matrices, factor by factor."""
    if isinstance(pattern, str):
        kind = kind_of_value(value) if is_literal(value) else None
        return isinstance(kind, Shape) and kind[1] != 1 and pairs.setdefault(pattern, value) == value
    if not isinstance(pattern, Term) or not isinstance(value, Term):
        return pattern == value
    if pattern.op == "*" and value.op == "*" and len(pattern.args) == len(value.args):
        simple = [(p, v) for p, v in zip(pattern.args, value.args) if isinstance(p, str) or _same_form(p, v)]
        return all(_unify(p, v, pairs) for p, v in simple)
    return _same_form(pattern, value) and _unify(pattern.args[0], value.args[0], pairs)


def _same_form(p: Expr, v: Expr) -> bool:
    return (
        isinstance(p, Term)
        and isinstance(v, Term)
        and p.op == v.op in ("^", "T", "H")
        and p.args[1:] == v.args[1:]
    )
