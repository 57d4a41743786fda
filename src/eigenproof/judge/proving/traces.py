"""Traces: what the equations make of a word inside a trace, wherever one begins to read it."""

from __future__ import annotations

from ...errors import EigenproofError
from ...kernel_free import Poly, of_letter, trace
from .attempt import Attempt

Shown = object
ROUNDS = 2


def traces(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """New equations tr(w) = tr(w') for the traces in p and in the relations among the facts."""
    news = False
    if any(kind == "tr" for q in scalars(attempt, p) for atoms, _ in q.terms for (kind, _), _ in atoms):
        for k, way, q in attempt.equations():
            if not way and q.rows == q.columns and q.rows != 1 and f"trace {k}" not in attempt.done:
                attempt.done.add(f"trace {k}")
                news |= _added(attempt, trace(q), [["1", "1", k, "1", "trace"]])
    seen: set[tuple] = set()
    for _ in range(ROUNDS):
        found = (atoms for q in scalars(attempt, p) for atoms, _ in q.terms)
        words = {w for atoms in found for (kind, w), _ in atoms if kind == "tr"} - seen
        for w in sorted(words):
            news |= _shorter(attempt, w)
        seen |= words
    return news


def scalars(attempt: Attempt, p: Poly) -> list[Poly]:
    """p, and the numbers that the facts speak of."""
    return [p, *(f[1] for f in attempt.state.facts if f[0] in ("==", ">=", ">") and f[1].scalar)]


def _shorter(attempt: Attempt, w: tuple) -> bool:
    """The trace of a word by the normal form of one of its rotations."""
    for form in (w, tuple(_star(x) for x in reversed(w))):
        for i in range(len(form)):
            turned = form[i:] + form[:i]
            value = of_letter(turned[0])
            for x in turned[1:]:
                value = value * of_letter(x)
            normal = attempt.normal_form(value)
            if normal is None or normal.terms == value.terms:
                continue
            summands = attempt.combination(value - normal, 0.2)
            if not summands or any(len(s) > 5 for s in summands):
                continue
            if _added(attempt, trace(value) - trace(normal), [_traced(s) for s in summands]):
                return True
    return False


def _star(x: object) -> object:
    from ...kernel_free import changed

    return changed(x, 1, 0)  # type: ignore[arg-type]


def _traced(summand: list) -> list:
    """The trace of a summand: tr(l f.T r) = tr(r.T f l.T)."""
    c, left, k, right, *way = summand
    if way == ["T"]:
        return [c, ["T", right] if right != "1" else "1", k, ["T", left] if left != "1" else "1", "trace"]
    if way not in ([], [""]):
        raise EigenproofError("a trace of a conjugate")
    return [c, left, k, right, "trace"]


def _added(attempt: Attempt, p: Poly, summands: list) -> bool:
    if not p.terms or attempt.state.among(("==", p)):
        return False
    try:
        attempt.do({"move": "combine", "fact": ["==", attempt.tree(p), "0"], "sum": summands})
    except EigenproofError:
        return False
    return True
