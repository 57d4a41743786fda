"""A counterexample as terms: bindings, closed statements for the judge, both sides computed for a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from flint import fmpq, fmpq_mat

from ...exact.field import Element, term_of
from ...model import Expr, Term, let, matrix, mul, substitute, vector
from ..evaluation import spectra, words
from ..evaluation.angles import Angle
from ..evaluation.compiler import compiled
from ..evaluation.matrices import Identity, Mat, rows_of
from ..evaluation.numbers import Undefined, Unknown
from .facts import implied
from .problem import Problem
from .search import Instance

RELATIONS = ("==", "!=", "<", "<=", ">", ">=", "in")


class Reading(NamedTuple):
    """A statement at the instance: as it was said, and its two sides computed (None where there are none)."""

    statement: Expr
    left: Expr | None
    relation: str
    right: Expr | None


@dataclass(frozen=True)
class Counterexample:
    """An exact instance at which all hypotheses hold and the conclusion fails.

    `bindings` gives terms to the bound names, `sizes` numbers to the names of sizes. `hypotheses` are closed
    statements to be proved, `conclusion` one to be refuted. `computed` are the hypotheses for a reader,
    `failure` the part of the conclusion that fails.
    """

    statement: Expr
    bindings: tuple[tuple[str, Expr], ...]
    sizes: tuple[tuple[str, int], ...]
    hypotheses: tuple[Expr, ...]
    conclusion: Expr
    computed: tuple[Reading, ...]
    failure: tuple[Reading, ...]

    def values(self) -> dict[str, Expr]:
        """All names with their values, sizes included."""
        return {**dict(self.sizes), **dict(self.bindings)}


def shown(problem: Problem, found: Instance) -> Counterexample:
    """The counterexample that an instance is."""
    bindings = tuple((b.name, term(found.values[b.name], len(b.sizes))) for b in problem.binders)
    sizes = tuple(found.sizes.items())

    def closed(t: Expr) -> Expr:
        return let(bindings, substitute(t, dict(sizes)))  # type: ignore[arg-type]

    env = {**{n: fmpq(s) for n, s in sizes}, **found.values}
    part = _failing(problem.conclusion, env)
    return Counterexample(
        problem.statement(),
        bindings,
        sizes,
        tuple(map(closed, problem.hypotheses)),
        closed(part),
        tuple(r for h in problem.hypotheses for r in readings(h, env)),
        tuple(_failing_readings(part, env)),
    )


def _failing(t: Expr, env: dict) -> Expr:
    """The first part of a conjunction that is false."""
    if isinstance(t, Term) and t.op == "and":
        for part in t.args:
            if _truth(part, env) is False:
                return _failing(part, env)
    return t


def readings(t: Expr, env: dict) -> list[Reading]:
    """A statement with its sides computed; a word through the equations that it means."""
    if isinstance(t, Term) and t.op in RELATIONS:
        return [Reading(t, _side(t.args[0], env), t.op, _side(t.args[1], env))]
    if isinstance(t, Term) and t.op == "not":
        return [Reading(t, r.left, f"not {r.relation}", r.right) for r in readings(t.args[0], env)]
    parts = _meaning(t)
    if len(parts) == 1:
        (e,) = parts
        return [Reading(t, _side(e.args[0], env), e.op, _side(e.args[1], env))]
    if parts:
        return [r for e in parts for r in readings(e, env)]
    if isinstance(t, Term) and t.op in ("and", "or", "implies", "iff"):
        return [r for part in t.args for r in readings(part, env)]
    return [Reading(t, None, "", None)]


def _failing_readings(t: Expr, env: dict) -> list[Reading]:
    """The readings of a conclusion that fails: of a word with several parts, those of the parts that fail."""
    failing = [e for e in _meaning(t) if _truth(e, env) is False]
    return [r for e in failing for r in readings(e, env)] if failing else readings(t, env)


def _truth(t: Expr, env: dict) -> bool | None:
    try:
        return compiled(t, frozenset(env))(env)  # type: ignore[return-value]
    except (Undefined, Unknown):
        return None


def _meaning(t: Expr) -> list[Term]:
    """What a word says, as relations between terms that can be computed."""
    if not isinstance(t, Term):
        return []
    if t.op == "invertible":
        return [Term("!=", (Term("det", t.args), 0))]
    if t.op == "eigenvalue":
        return [Term("in", (t.args[1], Term("eigenvalues", t.args[:1])))]
    found = [e for e in implied(t) if isinstance(e, Term) and e.op == "=="]
    return [*found, Term("!=", (t.args[2], 0))] if t.op == "eigenpair" else found


def _side(t: Expr, env: dict) -> Expr | None:
    try:
        return term(compiled(t, frozenset(env))(env))
    except Exception:  # noqa: BLE001 - a side for the reader only: a set, a free name, a root of degree 3
        return None


def term(x: object, sizes: int = 0) -> Expr:
    """A value as a term: a number, a matrix, a column vector, a multiset, a span.

    `sizes` is how many sizes the set has in which a name is bound: a column of R(n) is a vector, one of
    R(n, 1) a matrix; 0 where no name is bound.
    """
    if isinstance(x, (fmpq, Element)):
        return term_of(x)
    if isinstance(x, Angle):
        return mul(term_of(x.multiple), Term("pi", ()))
    if isinstance(x, (fmpq_mat, Mat)):
        rows = [[term_of(e) for e in row] for row in rows_of(x)]
        if len(rows[0]) == 1 and (sizes == 1 or (sizes == 0 and len(rows) > 1)):
            return vector(r[0] for r in rows)
        return matrix(rows)
    if isinstance(x, (spectra.Spectrum, spectra.Multiset)):
        return Term("multiset", tuple(map(term_of, spectra.members(x))))
    if isinstance(x, words.Subspace):
        return Term("span", tuple(vector(map(term_of, r)) for r in x.rows))
    if isinstance(x, Identity):
        return mul(term_of(x.factor), Term("I", ()))
    raise Unknown("a value without a term")
