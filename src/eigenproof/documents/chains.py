"""Chains of equations: which of their links are definitions, which are claims, and which wait."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..language.sizes import Shape
from ..model import Expr, Term, eq
from ..model import names as names_in
from .collected import Collected, source_of
from .decimals import has_decimals, is_printed, looks_rounded, with_factor
from .polynomials import characteristic_variable, is_factorised, is_polynomial
from .prose import Spot
from .rows import reductions
from .scope import Known, Name, Scope, closed, is_literal, kind_of_value, same
from .sides import Part, clash, eigenspace_value, parts, shaped
from .stance import ASSUMED, Stance

ORDER = frozenset({"!=", "<", "<=", ">", ">="})
ROUNDED = "the numbers on the left may be rounded themselves"


@dataclass
class Waiting:
    """A link with names that may still be defined in its section (or, for small letters, in its sentence)."""

    spot: Spot
    left: Part
    right: Part
    relation: str
    known: dict[str, Known]
    missing: set[Name]
    later: dict[str, Known] = field(default_factory=dict)


@dataclass
class Chains:
    """Reads formulas one by one; `scope` knows the names, `found` takes what is found."""

    scope: Scope
    found: Collected
    waiting: list[Waiting] = field(default_factory=list)
    complaints: dict[int, tuple[Spot, str]] = field(default_factory=dict)  # why formulas are no claims
    assumed: set[str] = field(default_factory=set)  # names that a supposition is about
    claimed: set[int] = field(default_factory=set)  # the offsets of formulas that made one

    # ------------------------------------------------------------ one formula

    def read(self, spot: Spot, stance: Stance, *, equation: bool = False) -> None:
        """Take the definitions and the claims of a formula.

        equation: the words before it speak of an equation, so that small letters are its unknowns.
        """
        formula = parts(spot.formula, self.scope)
        if equation and stance.asserts and not formula[0].bare and any(n[0].islower() for p in formula for n, _ in p.names):
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

    def complain(self, spot: Spot, why: str) -> None:
        """Why a formula is no claim; the first reason stays."""
        self.complaints.setdefault(spot.offset, (spot, why))

    def report(self) -> None:
        """Hand over why formulas without a claim have none."""
        for offset, (spot, why) in self.complaints.items():
            if offset not in self.claimed:
                self.found.skip(offset, spot.formula.text, why)
        self.complaints.clear()

    def _mention(self, part: Part) -> None:
        for name, bold in part.names:
            known = self.scope.get(name, bold)
            if known and known.is_square and part.bare:
                self.scope.mention((name, bold))

    def known(self, formula: list[Part]) -> dict[str, Known]:
        return self.scope.values(name for part in formula for name in part.names)

    # ------------------------------------------------------------ chains of equalities

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

    def _speak_of(self, formula: list[Part], known: dict[str, Known]) -> None:
        """AᵀA = … : what the next sentence calls "its eigenvalues" are those of the product."""
        first = formula[0]
        if isinstance(first.term, Term) and first.term.op in ("*", "^") and not first.unknown(known) and names_in(first.term):
            kind = kind_of_value(closed(first.term, known))
            if isinstance(kind, Shape) and kind[0] == kind[1] != 1:
                used = {n: k for n, k in known.items() if n in names_in(first.term)}
                self.scope.product = (first.term, used) if _is_gram(first.term) else None
                self.scope.unclear = self.scope.product is None

    def _define(
        self, spot: Spot, formula: list[Part], known: dict[str, Known], stance: Stance, spaces: set[int]
    ) -> set[int]:
        """Define the names that stand alone; gives the sides that say nothing more."""
        self._match(spot, formula, known)
        known |= self.known(formula)
        done: set[int] = set()
        bare = [k for k, part in enumerate(formula) if part.bare and k not in spaces]
        others = [part for part in formula if not part.bare and part.term is not None]
        literal = next((part for part in others if is_literal(part.term)), None)
        computed = next((part for part in others if not part.unknown(known)), None)
        exact = literal is None or not has_decimals(literal.term) or len(others) == 1
        for k in bare:
            name = formula[k].bare
            former = self.scope.get(*name)
            value = literal if literal is not None and (exact or computed is literal) else computed
            if literal is not None and not exact and stance.kind == "no" and value is None:
                value = literal
            if stance.why == "the sentence denies or doubts it" and former is not None:
                continue
            if value is None:
                if self._symbolic(formula) or (name[0][0].islower() and any(part.error for part in formula)):
                    self.scope.forget(name)
                    self.complain(spot, f"{shown(name[0])} is not given in numbers")
                elif former is None and computed is None and len(bare) == len(formula):
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

    def _replaces(self, former: Known, value: Part, known: dict[str, Known], name: Name, stance: Stance) -> bool:
        """Whether a known name gets a new meaning here, rather than being claimed to equal something."""
        if former.marked:
            return False
        if is_literal(value.term):
            return former.literal and not same(former.value, self._value(value, known))
        if name[0] in names_in(value.term):
            return False
        return stance.kind == "given" or (name[0][0].islower() and former.section != self.scope.section)

    def define(self, name: Name, value: Expr, spot: Spot, *, literal: bool) -> None:
        """A definition; links that waited for it get it."""
        known = self.scope.define(
            name, value, self.found.place(spot.offset), spot.piece.paragraph, literal=literal
        )
        for waiting in self.waiting:
            if name in waiting.missing and (known.is_matrix or known.is_vector):
                if all(self.scope.values(waiting.left.names | waiting.right.names).get(n) is k for n, k in waiting.known.items()):
                    waiting.later.setdefault(name[0], known)

    @staticmethod
    def _symbolic(formula: list[Part]) -> bool:
        """Whether a name gets a meaning that is written out but not known: letters or dots as entries."""
        return any("\\begin" in part.side.text or "\\mat{" in part.side.text for part in formula if not part.bare)

    def _match(self, spot: Spot, formula: list[Part], known: dict[str, Known]) -> None:
        """P D P^{-1} = [..][..][..]: the product written out defines the names that are not defined."""
        for a, b in zip(formula, formula[1:]):
            if a.term is None or b.term is None or a.bare or names_in(b.term):
                continue
            if self.assumed & {name for name, _ in a.names}:
                continue
            pairs: dict[str, Expr] = {}
            if not _unify(a.term, b.term, pairs):
                continue
            for name, value in pairs.items():
                faces = [face for face in a.names if face[0] == name]
                former = self.scope.get(*faces[0]) if faces else None
                if faces and (former is None or (former.literal and former.section != self.scope.section)):
                    self.define(faces[0], value, spot, literal=True)

    # ------------------------------------------------------------ links

    def _links(
        self, spot: Spot, formula: list[Part], links: list[int], known: dict[str, Known], stance: Stance, defined: bool
    ) -> None:
        """Claims between neighbours; sides that are not known are passed over where both neighbours are."""
        if len(links) < 2 and not (links and defined and len(links) > 1):
            if not defined:
                self._report(spot, formula, known)
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
                self._wait(spot, formula[a], formula[b], self._relation(spot, a, b), known, len(ready) > 1)
        if len(ready) < 2:
            self._report(spot, formula, known)

    def _spaces(self, formula: list[Part], known: dict[str, Known]) -> set[int]:
        """E_3 = span{…}: the eigenspace of the matrix that the text speaks of."""
        found: set[int] = set()
        if not any(isinstance(part.term, Term) and part.term.op in ("span", "nullspace") for part in formula):
            return found
        for k, part in enumerate(formula):
            value = eigenspace_value(part.side, self.scope)
            named = part.bare and self.scope.get(*part.bare)
            if value is None or named:
                continue
            subject = next(self.scope.square(), None)
            if subject is not None:
                name, matrix = subject
                known[name] = matrix
                formula[k] = part._replace(term=Term("eigenspace", (name, value)), error=None)
                found.add(k)
        return found

    @staticmethod
    def _relation(spot: Spot, a: int, b: int) -> str:
        return "~=" if "~=" in spot.formula.relations[a:b] else "=="

    def emit(self, spot: Spot, left: Part, right: Part, relation: str, known: dict[str, Known]) -> bool:
        """One link as a claim."""
        a = with_factor(shaped(left, left.term, known))  # type: ignore[arg-type]
        b = with_factor(shaped(right, right.term, known))  # type: ignore[arg-type]
        if a == b:
            return False
        printed = relation == "~=" or has_decimals(a) or has_decimals(b)
        notes = []
        if printed and looks_rounded(closed(a, known)):
            notes.append(ROUNDED)
        if relation == "~=" and not is_printed(b):
            a, b, relation = (b, a, "~=") if is_printed(a) else (a, b, "==")
        first = left.side is spot.formula.sides[0]
        offset = spot.offset if first else spot.at(right.side.start)
        source = source_of(spot, left.side.start, right.side.end)
        statement = _null(a, b) or Term(relation, (a, b))
        return self.claim(spot, offset, source, statement, known, printed=printed, notes=tuple(notes))

    def claim(
        self,
        spot: Spot,
        offset: int,
        source: str,
        statement: Expr,
        known: dict[str, Known],
        *,
        printed: bool = False,
        notes: tuple[str, ...] = (),
    ) -> bool:
        """A claim about what a formula says, unless it rests on a supposition."""
        if self.assumed & names_in(statement):
            self.complain(spot, "it is said under an assumption")
            return False
        self.claimed.add(spot.offset)
        return self.found.claim(offset, source, statement, known, printed=printed, notes=notes)

    def _wait(
        self, spot: Spot, left: Part, right: Part, relation: str, known: dict[str, Known], quiet: bool
    ) -> None:
        """A link whose missing names are matrices (or vectors of this sentence) may be decided later."""
        if left.term is None or right.term is None:
            return
        names = {*left.unknown(known), *right.unknown(known)}
        missing = {face for face in left.names | right.names if face[0] in names}
        if len(missing) == len(names) and all(name[0].isupper() or bold for name, bold in missing):
            here = {n: k for n, k in known.items() if any(n == name for name, _ in left.names | right.names)}
            self.waiting.append(Waiting(spot, left, right, relation, here, missing))
            if not quiet:
                self._report(spot, [left, right], known)

    def settle(self, *, sentence_only: bool = False) -> None:
        """Decide what waits: at the end of a sentence what has all its names, at the end of a section the rest."""
        still = []
        for waiting in self.waiting:
            small = any(not name[0].isupper() for name, _ in waiting.missing)
            if {name for name, _ in waiting.missing} <= waiting.later.keys():
                paragraphs = {k.paragraph for k in waiting.later.values()}
                near = waiting.known or max(paragraphs) - waiting.spot.piece.paragraph <= 3
                known = waiting.known | waiting.later
                if near:
                    self.emit(waiting.spot, waiting.left, waiting.right, waiting.relation, known)
            elif sentence_only and not small:
                still.append(waiting)
        self.waiting = still

    def _report(self, spot: Spot, formula: list[Part], known: dict[str, Known]) -> None:
        """Why there is no claim in a formula."""
        for part in formula:
            if part.error is not None and eigenspace_value(part.side, self.scope) is None:
                self.complain(spot, part.error.message)  # type: ignore[attr-defined]
                return
        missing = [name for part in formula for name in part.unknown(known)]
        if missing:
            self.complain(spot, not_defined(missing))

    # ------------------------------------------------------------ identities, orders, reductions

    def _variable(self, formula: list[Part]) -> str:
        """The unknown in which a chain is an identity: λ of a characteristic polynomial, x of a factorisation."""
        for part in formula:
            x = characteristic_variable(part.term) if part.term is not None else ""
            if x:
                return x
        small = {name for part in formula for name in part.unknown({}) if name[0].islower()}
        for x in sorted(small):
            polynomials = [p.term for p in formula if p.term is not None and is_polynomial(p.term, x) and x in names_in(p.term)]
            factorised = [t for t in polynomials if is_factorised(t, x)]
            if len(polynomials) > 1 and factorised and len(polynomials) > len(factorised) - all(p is q for p, q in zip(polynomials, factorised)):
                return x
        return ""

    def _identity(self, spot: Spot, formula: list[Part], known: dict[str, Known], x: str, stance: Stance) -> None:
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
                if isinstance(part.term, Term) and part.term.op == "det" and name in known and known[name].is_square:
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
            if left.term is None or right.term is None or left.unknown(known) or right.unknown(known):
                self._report(spot, [left, right], known)
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
            if relation in ("==", "~=") and None not in (a.term, b.term) and not a.bare:
                if not a.unknown(known) and not b.unknown(known):
                    self.emit(spot, a, b, relation, known)
        for left, right, statement, why in reductions(spot.formula.relations, formula, known):
            if statement is None:
                self.complain(spot, why)
            else:
                source = source_of(spot, left.side.start, right.side.end)
                self.claim(spot, spot.at(right.side.start), source, statement, known)


def is_literal_part(part: Part) -> bool:
    return part.term is not None and is_literal(part.term)


def shown(name: str) -> str:
    """A name for the reader."""
    from ..language import to_unicode

    return to_unicode(name)


def not_defined(missing: list[str]) -> str:
    """The reason to skip what has names that stand for nothing known."""
    names = list(dict.fromkeys(missing))
    matrices = [name for name in names if name[0].isupper()]
    if matrices and len(matrices) == len(names) > 1:
        return "about matrices that are not given: write it as a statement with `for`"
    if matrices:
        return f"{shown(matrices[0])} is not defined"
    return f"{shown(names[0])} is not defined: an equation to be solved"


def _null(a: Expr, b: Expr) -> Expr | None:
    """Nul A = {0}, where {0} is the subspace."""
    if isinstance(a, Term) and a.op == "nullspace" and b == Term("multiset", (0,)):
        return eq(Term("nullity", a.args), 0)
    return None


def _is_gram(t: Term) -> bool:
    """Whether a term is AᵀA or AAᵀ."""
    if len(t.args) != 2 or t.op != "*":
        return False
    a, b = t.args
    return Term("T", (a,)) == b or Term("T", (b,)) == a


def _unify(pattern: Expr, value: Expr, pairs: dict[str, Expr]) -> bool:
    """Whether a product of names is a product of written matrices, factor by factor."""
    if isinstance(pattern, str):
        return is_literal(value) and pairs.setdefault(pattern, value) == value
    if not isinstance(pattern, Term) or not isinstance(value, Term):
        return pattern == value
    if pattern.op == "*" and value.op == "*" and len(pattern.args) == len(value.args):
        simple = [(p, v) for p, v in zip(pattern.args, value.args) if isinstance(p, str) or _same_form(p, v)]
        return all(_unify(p, v, pairs) for p, v in simple)
    return _same_form(pattern, value) and _unify(pattern.args[0], value.args[0], pairs)


def _same_form(p: Expr, v: Expr) -> bool:
    return isinstance(p, Term) and isinstance(v, Term) and p.op == v.op in ("^", "T", "H") and p.args[1:] == v.args[1:]
