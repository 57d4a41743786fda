"""Links between two sides: which are claims, which wait for a name, and why the others are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from ..language import to_unicode
from ..model import Expr, Term, eq
from ..model import names as names_in
from .collected import Collected, source_of
from .decimals import has_decimals, is_printed, looks_rounded, with_factor
from .prose import Spot
from .scope import Known, Name, Scope, closed
from .sides import Part, eigenspace_value, shaped

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
class Links:
    """Takes claims; `scope` knows the names, `found` gets what is found."""

    scope: Scope
    found: Collected
    waiting: list[Waiting] = field(default_factory=list)
    complaints: dict[int, tuple[Spot, str]] = field(default_factory=dict)  # why formulas are no claims
    rule: bool = False  # the sentence tells what a word means, or recalls a rule
    assumed: set[str] = field(default_factory=set)  # names that a supposition is about
    decompositions: set[int] = field(default_factory=set)  # formulas that are said to be an SVD, or spectral
    claimed: set[int] = field(default_factory=set)  # the offsets of formulas that made one

    def complain(self, spot: Spot, why: str) -> None:
        """Why a formula is no claim; the first reason stays."""
        self.complaints.setdefault(spot.offset, (spot, why))

    def report(self) -> None:
        """Hand over why formulas without a claim have none."""
        for offset, (spot, why) in self.complaints.items():
            if offset not in self.claimed:
                self.found.skip(offset, spot.formula.text, why)
        self.complaints.clear()

    def known(self, formula: list[Part]) -> dict[str, Known]:
        return self.scope.values(name for part in formula for name in part.names)

    def emit(self, spot: Spot, left: Part, right: Part, relation: str, known: dict[str, Known]) -> bool:
        """One link as a claim."""
        a = with_factor(shaped(left, left.term, known))  # type: ignore[arg-type]
        b = with_factor(shaped(right, right.term, known))  # type: ignore[arg-type]
        rounded = has_decimals(closed(a, known)) and has_decimals(closed(b, known))
        if a == b or (
            relation == "~=" and rounded and is_printed(closed(a, known)) and is_printed(closed(b, known))
        ):
            return False  # nothing is said, or two printed values are near each other
        printed = relation == "~=" or has_decimals(a) or has_decimals(b)
        notes = []
        if printed and looks_rounded(closed(a, known)):
            notes.append(ROUNDED)
        if relation == "~=" and not is_printed(b):
            a, b, relation = (b, a, "~=") if is_printed(a) else (a, b, "==")
        if relation == "~=" and looks_rounded(closed(a, known)):
            relation = "=="  # near, as far as the rounding of what is computed with allows
        first = left.side is spot.formula.sides[0]
        offset = spot.offset if first else spot.at(right.side.start)
        source = source_of(spot, left.side.start, right.side.end)
        statement = _null(a, b) or Term(relation, (a, b))
        if spot.offset in self.decompositions and not printed:
            statement = _decomposition(a, b) or statement
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
        if self.rule and not _has_numbers(statement):
            self.complain(spot, "a rule in letters")
            return False
        if self.assumed & names_in(statement):
            self.complain(spot, "it is said under an assumption")
            return False
        self.claimed.add(spot.offset)
        return self.found.claim(offset, source, statement, known, printed=printed, notes=notes)

    def wait(
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
                self.explain(spot, [left, right], known)

    def settle(self, *, sentence_only: bool = False) -> None:
        """Decide what waits and has all its names; what has small letters waits for its sentence only."""
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

    def explain(self, spot: Spot, formula: list[Part], known: dict[str, Known]) -> None:
        """Why there is no claim in a formula."""
        for part in formula:
            if part.error is not None and eigenspace_value(part.side, self.scope) is None:
                self.complain(spot, part.error.message)  # type: ignore[attr-defined]
                return
        missing = [name for part in formula for name in part.unknown(known)]
        if missing:
            self.complain(spot, not_defined(missing))


def shown(name: str) -> str:
    """A name for the reader."""
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


def _has_numbers(t: Expr) -> bool:
    """Whether a matrix, a vector or a number other than 0 and 1 is written out in it (exponents apart)."""
    if isinstance(t, Term):
        if t.op in ("matrix", "vector", "decimal"):
            return True
        return any(map(_has_numbers, t.args[:1] if t.op == "^" else t.args))
    return isinstance(t, (int, Fraction)) and t not in (0, 1, -1)


def _decomposition(a: Expr, b: Expr) -> Expr | None:
    """A = U S Vᵀ and A = Q D Qᵀ with what these words ask of the factors."""
    if not (isinstance(b, Term) and b.op == "*" and len(b.args) == 3) or not isinstance(a, str):
        return None
    left, middle, last = b.args
    if not (isinstance(last, Term) and last.op == "T"):
        return None
    if last.args[0] == left:
        return Term("spectral", (a, left, middle))
    return Term("svd", (a, left, middle, last.args[0]))


def _null(a: Expr, b: Expr) -> Expr | None:
    """Nul A = {0}, where {0} is the subspace."""
    if isinstance(a, Term) and a.op == "nullspace" and b == Term("multiset", (0,)):
        return eq(Term("nullity", a.args), 0)
    return None
