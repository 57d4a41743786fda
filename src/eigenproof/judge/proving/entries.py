"""Matrices of small known sizes, entry by entry: equations of matrices as equations of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...kernel_free import TRANSPOSED, Poly
from ...kernel_letters import is_number, unit
from .attempt import Attempt

LARGEST = 3


def written(goal: object) -> bool:
    """Whether every matrix that a statement binds has a small known size, and there is one."""
    sizes = list(bound_sizes(goal))
    return any(sizes) and all(is_number(n) and int(n) <= LARGEST for given in sizes for n in given)


def bound_sizes(t: object) -> Iterator[tuple[str, ...]]:
    """The sizes of everything that a statement binds."""
    if isinstance(t, list):
        if t and t[0] in ("for", "exists") and len(t) == 3:
            yield from (tuple(given) for _, (_, *given) in t[1])
        for x in t:
            yield from bound_sizes(x)


def entry_names(attempt: Attempt, wish: str, given: list, taken: set[str]) -> list | None:
    """Names for the entries of a matrix of this size; None where it is a number or its size has a name."""
    if not given or not all(is_number(n) and int(n) <= LARGEST for n in given):
        return None
    m, n = (int(x) for x in (*given, "1")[:2])
    if m == n == 1:
        return None
    rows = []
    for i in range(m):
        row = []
        for j in range(n):
            new = attempt.fresh(f"{wish}{i + 1}" + (f"{j + 1}" if n > 1 else ""))
            while new in taken:
                new += "_"
            taken.add(new)
            row.append(new)
        rows.append(row)
    return rows


def split(attempt: Attempt) -> None:
    """Every equation of explicit matrices among the facts, entry by entry."""
    for k, (kind, *args) in enumerate(list(attempt.state.facts)):
        if kind != "==" or args[0].scalar or k in attempt.derived or not explicit(args[0]):
            continue
        p = args[0]
        for left, right, x in parts(p):
            if x.terms and not attempt.state.among(("==", x)):
                sides = attempt.tree(left.changed(*TRANSPOSED)), attempt.tree(right)
                summand = ["1", sides[0], k, sides[1]]
                attempt.do({"move": "combine", "fact": ["==", attempt.tree(x), "0"], "sum": [summand]})
        attempt.derived.add(k)
        attempt.quiet.add(k)


def by_entries(attempt: Attempt, p: Poly, shown: Callable[[list], bool]) -> bool:
    """p == 0 for an explicit matrix, because all of its entries are 0."""
    if p.scalar or not p.terms or not explicit(p):
        return False
    summands = []
    for left, right, x in parts(p):
        if not x.terms:
            continue
        if not attempt.state.among(("==", x)) and not shown(["==", attempt.tree(x), "0"]):
            return False
        k = next(k for k, f in enumerate(attempt.state.facts) if f[0] == "==" and f[1].terms == x.terms)
        summands.append(["1", attempt.tree(left), k, attempt.tree(right.changed(*TRANSPOSED))])
    attempt.derived.add(attempt.do({"move": "combine", "fact": ["==", attempt.tree(p), "0"], "sum": summands}))
    return True


def explicit(p: Poly) -> bool:
    """Whether a matrix is written out, by unit vectors and numbers."""
    if not isinstance(p.rows, int) or not isinstance(p.columns, int):
        return False
    return all(x.key[:2] == "[e" for _, w in p.terms for x in w)


def parts(p: Poly) -> Iterator[tuple[Poly, Poly, Poly]]:
    """(e_i, e_j, the entry e_i.T p e_j)."""
    for i in range(p.rows):
        for j in range(p.columns):
            left, right = unit(i, p.rows), unit(j, p.columns)
            yield left, right, left.changed(*TRANSPOSED) * p * right
