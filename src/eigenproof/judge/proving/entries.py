"""Matrices of small known sizes, entry by entry: equations of matrices as equations of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import prod

from ...kernel_entries import unit
from ...kernel_free import TRANSPOSED, Poly
from ...kernel_letters import Scope, is_number
from .attempt import Attempt

LARGEST = 3
MOST_TERMS = 20_000
"""Of a product of matrices written by their entries: what is longer is not multiplied out."""


def ways(goal: list) -> tuple[bool, ...]:
    """Whether to write matrices by their entries: not, or both (an identity so first)."""
    sizes = list(bound_sizes(goal))
    small = all(is_number(n) and int(n) <= LARGEST for given in sizes for n in given)
    if not small or goal[0] == "for" and not any(sizes) or _terms(goal, {}) > MOST_TERMS:
        return (False,)
    return (True, False) if goal[0] != "for" or goal[2][0] in ("==", "!=") else (False, True)


def bound_sizes(t: object) -> Iterator[tuple[str, ...]]:
    """The sizes of everything that a statement binds."""
    if isinstance(t, list):
        if t and t[0] in ("for", "exists") and len(t) == 3:
            yield from (tuple(given) for _, (_, *given) in t[1])
        for x in t:
            yield from bound_sizes(x)


def _terms(t: object, entries: Mapping[str, int]) -> int:
    """How many terms a part of a statement has at most before it is put in order, written by entries."""
    if isinstance(t, str):
        return entries.get(t, 1)
    if not t:
        return 1
    op, *parts = t  # type: ignore[misc]
    if op in ("for", "exists", "let"):
        sizes = {name: prod(map(int, given[1:])) for name, given in parts[0]} if op != "let" else {}
        return _terms(parts[1], {**entries, **sizes})
    counts = [_terms(part, entries) for part in parts]
    if op == "^" and isinstance(parts[1], str) and parts[1].isdecimal():
        return min(counts[0] ** min(int(parts[1]), 20), MOST_TERMS + 1)
    total = prod(counts) if op == "*" else sum(counts) if op == "+" else max(counts, default=1)
    return min(total, MOST_TERMS + 1)


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


def named_by_entries(attempt: Attempt, variables: list, scope: Scope, names: list) -> list:
    """The names for what exists, with one for each entry where matrices are written so."""
    if not attempt.written:
        return names
    taken, found = set(names), []
    for (_, (_, *given)), name in zip(variables, names):
        sizes = [str(attempt.letters.size(n, scope)) for n in given]
        found.append(entry_names(attempt, name, sizes, taken) or name)
    return found


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
    multiple = Poly(1, 1, {(atoms, ()): c for (atoms, w), c in p.terms.items() if not w})
    if multiple.terms:
        at_units = attempt.do({"move": "units", "size": str(p.rows)})
        summands.append(["1", attempt.tree(multiple), at_units, "1"])
        attempt.derived.add(at_units)
    for left, right, x in parts(p):
        if not x.terms:
            continue
        at = place(attempt, x)
        if at is None and shown(["==", attempt.tree(x), "0"]):
            at = place(attempt, x)
        if at is None:
            return False
        summands.append([at[0], attempt.tree(left), at[1], attempt.tree(right.changed(*TRANSPOSED))])
    fact = ["==", attempt.tree(p), "0"]
    attempt.derived.add(attempt.do({"move": "combine", "fact": fact, "sum": summands}))
    return True


def place(attempt: Attempt, x: Poly) -> tuple[str, int] | None:
    """(sign, number of the fact) with x = sign * fact."""
    for k, (kind, *args) in enumerate(attempt.state.facts):
        if kind == "==" and args[0].terms in (x.terms, (-x).terms):
            return ("1" if args[0].terms == x.terms else "-1"), k
    return None


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
