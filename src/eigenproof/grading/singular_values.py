"""The singular values in an answer: as a list, or on the diagonal of S."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Expr, Term, eq, mul, sqrt
from .explicit import has_decimals
from .grades import Part
from .spectrum import call, multiset, shown, times
from .work import Hint, Work, plainly


def T(t: Expr) -> Term:
    """The transpose."""
    return Term("T", (t,))


def s(work: Work) -> Part:
    """The singular values, as a list or on the diagonal of S."""
    given = work.given("S")
    assert given is not None
    values = diagonal_of(given.values)
    if values is None:
        found = work.decide(call("diagonal", given.values[0]))
        return work.part("S", found, "S must be diagonal: an entry off its diagonal is not 0.")
    count = min(work.q.shape)
    padded = [*values, *[0] * (count - len(values))]
    while len(padded) > count and padded[-1] == 0:
        padded.pop()
    found = work.agrees(call("singular_values", "A"), multiset(padded))
    notes = []
    if found.right and any(work.holds(Term("<", pair)) for pair in zip(values, values[1:], strict=False)):
        notes.append("not in descending order: a convention only")
    if found.right and len(values) < count:
        notes.append("compact form: singular values 0 are left out")
    return work.judged(
        "S", found, _value_hints(work, padded), "These are not the singular values of A.", notes=tuple(notes)
    )


def diagonal_of(values: list[Expr]) -> list[Expr] | None:
    """The diagonal of a matrix that is diagonal as written, or the list itself."""
    t = values[0]
    if len(values) != 1 or not isinstance(t, Term) or t.op != "matrix":
        return values
    if any(x != 0 for i, row in enumerate(t.args) for j, x in enumerate(row) if i != j):
        return None
    return [t.args[k][k] for k in range(min(len(t.args), len(t.args[0])))]


def _value_hints(work: Work, values: list[Expr]) -> Iterator[Hint]:
    true = call("singular_values", "A")
    if any(work.holds(Term("<", (v, 0))) for v in values):
        yield plainly("A singular value is never negative.")
    rounded = any(has_decimals(v) for v in values)
    gram = call("eigenvalues", times(T("A"), "A"))
    yield Hint(
        (lambda: work.agrees(gram, multiset(values)).right) if rounded else eq(true, multiset(map(sqrt, values))),
        "These are the squares σ², the eigenvalues of AᵀA; singular values are their square roots.",
        "take square roots",
    )
    m, n = work.q.shape
    if m == n:
        yield Hint(
            eq(call("eigenvalues", "A"), multiset(values)),
            "These are the eigenvalues of A, not its singular values.",
        )
    wrong = [v for v in values if _not_singular(work, v)]
    if wrong:
        yield plainly(
            f"{', '.join(map(shown, wrong))}: no singular value of A (no root of an eigenvalue of AᵀA).",
        )
    if not rounded and all(
        work.holds(call("eigenvalue", times(T("A"), "A"), mul(v, v))) for v in values
    ):
        yield plainly("These are singular values, but not each as often as it must stand.")


def _not_singular(work: Work, v: Expr) -> bool:
    if has_decimals(v):
        return work.fails(Term("~=", (call("singular_values", "A"), multiset([v, Term("...", ())]))))
    return work.fails(call("eigenvalue", times(T("A"), "A"), mul(v, v)))
