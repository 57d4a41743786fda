"""A general statement taken apart: what is bound, the hypotheses, the conclusion.

`implies` and `for` on the right of `implies` are opened, `exists` among the hypotheses binds like `for`,
`let`s are written out. A conjunction of general statements is several problems.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq

from ...model import Expr, Term, conjuncts, names, substitute, walk
from ..evaluation.identities import free_names

FALSE = Term("!=", (0, 0))


@dataclass(frozen=True)
class Binder:
    """A bound name with its field (R, C, Q, Z, N) and its sizes: none, one or two, as written."""

    name: str
    field: str
    sizes: tuple[Expr, ...]


@dataclass(frozen=True)
class Problem:
    """for binders: hypotheses imply the conclusion."""

    binders: tuple[Binder, ...]
    hypotheses: tuple[Expr, ...]
    conclusion: Expr

    @property
    def size_names(self) -> tuple[str, ...]:
        """The names of sizes, in the order in which they occur."""
        bound = {b.name for b in self.binders}
        found = dict.fromkeys(n for b in self.binders for s in b.sizes for n in sorted(names(s)))
        return tuple(n for n in found if n not in bound)

    @property
    def constants(self) -> tuple[fmpq, ...]:
        """Numbers other than 0, 1, -1, 2, 1/2 that the statement mentions, each with its negative."""
        usual = {0, 1, -1, 2, Fraction(1, 2)}
        found = dict.fromkeys(
            abs(x)
            for t in (*self.hypotheses, self.conclusion)
            for x in walk(t)
            if isinstance(x, (int, Fraction)) and x not in usual
        )
        return tuple(fmpq(s * x.numerator, x.denominator) for x in list(found)[:4] for s in (1, -1))

    @property
    def has_angles(self) -> bool:
        """Is there a cosine or a sine?"""
        terms = (x for t in (*self.hypotheses, self.conclusion) for x in walk(t))
        return any(isinstance(x, Term) and x.op in ("cos", "sin") for x in terms)

    def statement(self) -> Expr:
        """The problem as one statement."""
        body = self.conclusion
        if self.hypotheses:
            premise = self.hypotheses[0] if len(self.hypotheses) == 1 else Term("and", self.hypotheses)
            body = Term("implies", (premise, body))
        pairs = tuple((b.name, Term(b.field, b.sizes)) for b in self.binders)
        return Term("for", (pairs, body)) if pairs else body


def problems(statement: Expr) -> list[Problem]:
    """The problems that a statement consists of: it is false if one of them is."""
    statement = without_lets(statement)
    if isinstance(statement, Term) and statement.op == "and":
        return [p for s in statement.args for p in problems(s)]
    return [_with_indeterminates(_opened(statement, (), ()))]


def _with_indeterminates(problem: Problem) -> Problem:
    """A name that nothing binds in a conclusion `==` is a real number, any one."""
    c = problem.conclusion
    if not (isinstance(c, Term) and c.op == "=="):
        return problem
    bound = frozenset({b.name for b in problem.binders} | set(problem.size_names))
    free = free_names(c, bound) - {n for h in problem.hypotheses for n in names(h)}
    more = tuple(Binder(n, "R", ()) for n in sorted(free))
    return Problem(problem.binders + more, problem.hypotheses, c)


def without_lets(t: Expr) -> Expr:
    """A statement with every `let` at the top, or just below `for`, written out."""
    if not isinstance(t, Term):
        return t
    if t.op == "let":
        bindings, body = t.args
        values: dict[str, Expr] = {}
        for name, value in bindings:
            values[name] = substitute(value, values)  # type: ignore[assignment]
        return without_lets(substitute(body, values))  # type: ignore[arg-type]
    if t.op == "for":
        return Term("for", (t.args[0], without_lets(t.args[1])))
    if t.op in ("and", "implies"):
        return Term(t.op, tuple(map(without_lets, t.args)))
    return t


def _opened(t: Expr, binders: tuple[Binder, ...], hypotheses: tuple[Expr, ...]) -> Problem:
    taken = {b.name for b in binders}
    if isinstance(t, Term):
        inner = t.args[0] if t.op == "not" else t
        quantifier = "exists" if t.op == "not" else "for"
        if isinstance(inner, Term) and inner.op == quantifier and not taken & {n for n, _ in inner.args[0]}:
            pairs, body = inner.args
            more = tuple(Binder(n, s.op, s.args) for n, s in pairs)
            if quantifier == "exists":
                body = Term("implies", (body, FALSE))
            return _opened(body, binders + more, hypotheses)
        if t.op == "implies":
            more_binders: list[Binder] = []
            more_hypotheses: list[Expr] = []
            for h in conjuncts(t.args[0]):
                _premise(h, more_binders, more_hypotheses, taken)
            return _opened(t.args[1], binders + tuple(more_binders), hypotheses + tuple(more_hypotheses))
    return Problem(binders, hypotheses, t)


def _premise(h: Expr, binders: list[Binder], hypotheses: list[Expr], taken: set[str]) -> None:
    """A hypothesis; `exists x: H` gives the name x and H."""
    if isinstance(h, Term) and h.op == "exists":
        pairs, body = h.args
        new = {n for n, _ in pairs}
        if not new & (taken | {b.name for b in binders}):
            binders += [Binder(n, s.op, s.args) for n, s in pairs]
            for part in conjuncts(body):
                _premise(part, binders, hypotheses, taken)
            return
    if isinstance(h, Term) and h.op == "and":
        for part in h.args:
            _premise(part, binders, hypotheses, taken)
        return
    hypotheses.append(h)
