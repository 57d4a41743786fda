"""`check`: a statement in, a verdict out: proved for every size, refuted by an instance, or undecided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from time import perf_counter
from typing import TYPE_CHECKING

from .errors import InputError, LimitError
from .model import Expr, Term, Verdict, conj, conjuncts, let

if TYPE_CHECKING:
    from .judge.refute import Counterexample

BUDGET = 5.0
LOOKS = (150, 1_000, 5_000, 500_000)
"""How many instances are looked at before the proofs of each effort (judge/prove.py), and after the last."""
SEARCH = 0.3
"""Part of the time that is left for instances while a proof is sought."""
FEW = 2
"""So many doubtful instances are looked at before a long search for a proof."""
LONGEST_REPAIR, REPAIR_LOOKS, MOST_REPAIRS = 0.5, 1_000, 3
"""Seconds for the proof of a statement with one hypothesis more; instances looked at before; such proofs."""


@dataclass(frozen=True, slots=True, eq=False)
class Checked(Verdict):
    """The verdict on a statement.

    `certificate` is what the kernel accepted: for the statement, or (refuted) for its failure at the
    instance. `counterexample` gives exact values to all names, `worked` computes both sides there: of the
    hypotheses, which hold, and last of the `failing` parts of the conclusion.
    `repair` says which hypothesis more makes it true, and `repaired` is that statement. `chain` is the
    proof as a person would write it: (left, relation, right, why) by line.
    """

    statement: Expr = 0
    certificate: Mapping[str, object] | None = None
    worked: Sequence[tuple[Expr, Expr | None, str, Expr | None]] = ()
    failing: int = 0
    repair: str = ""
    repaired: Expr | None = None

    @property
    def chain(self) -> Sequence[tuple[Expr | None, str, Expr, str]]:
        """The general proof, written out from its certificate; empty where there is none."""
        from .judge.prove import explain

        return explain(self.certificate) if self.certificate is not None and self == "proved" else ()

    def _repr_markdown_(self) -> str:
        from .verdicts import markdown

        return markdown(self)

    def __repr__(self) -> str:
        return f"<{self.status}: {self.reason}>"


def check(statement: str | Expr, *, budget: float = BUDGET) -> Checked:
    """Decide a statement of the statement language: one about explicit matrices, or about all of them.

    budget: seconds that the search may take; a verdict found in time does not depend on it.
    Raises InputError: SyntaxProblem with line, character and fix, SizeError naming terms and their sizes.
    """
    from .session import allow_long_numbers

    check_budget(budget)
    allow_long_numbers()
    term = read(statement)
    if isinstance(term, Term) and term.op == "let" and not is_closed(term):
        term = let(*term.args)  # without what a binder names anew
    return closed(term) if is_closed(term) else _general(term, perf_counter() + budget)


def read(statement: str | Expr) -> Expr:
    """The statement with its sizes settled."""
    if isinstance(statement, str):
        from .language import infer_text

        return infer_text(statement).statement
    if not isinstance(statement, Term):
        raise InputError(
            f"a statement is text or a term, not {type(statement).__name__}",
            code="statement", next_move='check("for A in R(n,n): det(A.T) == det(A)")',
        )  # fmt: skip
    from .language import resolved

    return resolved(statement)


def is_closed(t: Expr) -> bool:
    """Whether nothing is bound by `for` around the whole statement."""
    while isinstance(t, Term) and t.op == "let":
        t = t.args[1]
    return not (isinstance(t, Term) and t.op == "for")


def check_budget(budget: float) -> float:
    """The seconds for a search. Raises LimitError for what is no such number."""
    if isinstance(budget, bool) or not isinstance(budget, (int, float)) or not 0 < budget <= 3600:
        raise LimitError(
            f"budget: read {budget!r}, expected seconds above 0, at most 3600", next_move=f"{BUDGET:g}"
        )
    return budget


def closed(t: Expr) -> Checked:
    """The verdict on a statement about explicit matrices."""
    from .judge.by_proof import by_proof
    from .judge.closed import decide_closed

    v = decide_closed(t)
    if v.status == "undecided":
        v = by_proof(t, LONGEST_REPAIR) or v
    return _checked(t, v)


def _checked(t: Expr, v: Verdict) -> Checked:
    return Checked(
        v.status, v.scope, v.reason, v.evidence, v.counterexample, v.witnesses,
        statement=t, certificate=v.evidence if v.status != "undecided" else None,
    )  # fmt: skip


def _general(t: Expr, deadline: float) -> Checked:
    """Look for a small counterexample, then for a proof, then for a larger counterexample."""
    from .judge.prove import EFFORTS
    from .judge.refute import refute

    identity = _identity(t)
    if identity is not None:
        return identity
    tried = []
    for looks, effort in zip_longest(LOOKS, EFFORTS):
        left = deadline - perf_counter()
        if left <= 0:
            break
        found = refute(t, left, looks)
        verdict = _refuted(t, found, deadline) if found is not None else None
        if found is not None and verdict is None:
            tried.append("an instance that seems to refute it could not be certified")
        if verdict is None and looks == LOOKS[1]:
            verdict = _doubted(t, deadline, FEW)
        left = deadline - perf_counter()
        if verdict is None and effort is not None and left > 0:
            verdict = _proved(t, left * (1 - SEARCH), effort)
        if verdict is not None:
            return verdict
    verdict = _doubted(t, deadline)
    if verdict is not None:
        return verdict
    tried = [*tried, "no proof was found in time", "no counterexample was found up to size 3"]
    return Checked("undecided", "every size", "; ".join(dict.fromkeys(tried)), statement=t)


def _doubted(t: Expr, deadline: float, most: int | None = None) -> Checked | None:
    """The verdict where a proof shows that the statement fails at one of the first doubtful instances."""
    from .judge.refutation.doubtful import doubtful

    for found in islice(doubtful(t), most):
        verdict = _refuted(t, found, deadline) if perf_counter() < deadline else None
        if verdict is not None:
            return verdict
    return None


def _identity(t: Expr) -> Checked | None:
    """The verdict on an identity in free numbers, or vectors that go with an explicit matrix: no search."""
    inner = t
    while inner.op == "let":  # type: ignore[union-attr]
        inner = inner.args[1]  # type: ignore[union-attr]
    if any(isinstance(n, str) for _, s in inner.args[0] for n in s.args):  # type: ignore[union-attr]
        return None
    from .judge.closed import identity

    found = identity(t)  # type: ignore[arg-type]
    return _checked(t, found) if found is not None and found.status == "proved" else None


def _proved(t: Expr, seconds: float, effort: tuple[float, int]) -> Checked | None:
    """The verdict when a general proof was found."""
    from .judge.prove import prove

    found = prove(t, seconds, (effort,))
    if found is None:
        return None
    return _checked(t, found)


def _refuted(t: Expr, found: Counterexample, deadline: float) -> Checked | None:
    """The verdict when the kernel accepts that hypotheses hold and the conclusion fails at this instance."""
    from .judge.by_proof import by_proof
    from .judge.closed import decide_closed
    from .judge.refutation.problem import without_lets

    failure = conj(*found.hypotheses, Term("not", (found.conclusion,)))
    verdict: Verdict | None = decide_closed(_one_let(failure))
    if verdict.status != "proved":
        verdict = decide_closed(without_lets(_one_let(failure)))
    if verdict.status != "proved":
        verdict = by_proof(_one_let(failure), LONGEST_REPAIR)
    if verdict is None or verdict.status != "proved":
        return None
    words, repaired = _repair(t, found, deadline)
    return Checked(
        "refuted", "every size", "", None, found.values(),
        statement=t, certificate=verdict.evidence,
        worked=tuple((r.statement, r.left, r.relation, r.right) for r in (*found.computed, *found.failure)),
        failing=len(found.failure), repair=words, repaired=repaired,
    )  # fmt: skip


def _one_let(t: Expr) -> Expr:
    """A conjunction of statements with the same `let`s as one statement with them."""
    bindings: dict[str, Expr] = {}
    parts = []
    for part in conjuncts(t):
        negated = isinstance(part, Term) and part.op == "not"
        inner = part.args[0] if negated else part
        if isinstance(inner, Term) and inner.op == "let":
            bindings |= dict(inner.args[0])
            inner = inner.args[1]
        parts.append(Term("not", (inner,)) if negated else inner)
    return let(tuple(bindings.items()), conj(*parts))


def _repair(t: Expr, found: Counterexample, deadline: float) -> tuple[str, Expr | None]:
    """A natural hypothesis that makes the statement true, in words, and the statement with it, proved."""
    from .judge.prove import EFFORTS, prove
    from .judge.refute import repairs

    def proved(repaired: Expr, effort: tuple[float, int]) -> bool:
        left = min(deadline - perf_counter(), LONGEST_REPAIR)
        return left > 0 and prove(repaired, left, (effort,)) is not None

    surviving = list(islice(repairs(t, found, bool, LONGEST_REPAIR / 5, REPAIR_LOOKS), MOST_REPAIRS))
    for effort in EFFORTS[:2]:
        for repair in surviving:
            if proved(repair.statement, effort):
                return f"true if {repair.words}", repair.statement
    return "", None
