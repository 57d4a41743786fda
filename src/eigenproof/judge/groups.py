"""How the values of a spectrum are grouped: all roots of one polynomial, or values with the same radicals."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model import Expr, Term
from .places import nodes
from .values import expanded, resolve

Definitions = Mapping[str, Expr]


def eigenvalue_groups(values: Expr, definitions: Definitions) -> list[list[int]]:
    """Positions of a multiset of eigenvalues, grouped.

    A root that stands m times is put into m groups, each with all the roots of its polynomial.
    """
    return _grouped(values, definitions, lambda t: t, _radicals)


def singular_groups(values: Expr, definitions: Definitions) -> list[list[int]]:
    """As `eigenvalue_groups`, by the squares of singular values: sqrt(root(p, k)) goes with root(p, k)."""

    def square(t: Expr) -> Expr:
        return resolve(t.args[0], definitions) if isinstance(t, Term) and t.op == "sqrt" else t

    return _grouped(values, definitions, square, lambda t: _radicals(_inside(t)))


def _grouped(
    values: Expr,
    definitions: Definitions,
    square: Callable[[Expr], Expr],
    radicals: Callable[[Expr], frozenset],
) -> list[list[int]]:
    groups: dict[object, list[int]] = {}
    seen: dict[object, int] = {}
    for k, entry in enumerate(entries_of(values)):
        t = resolve(entry, definitions)
        r = square(t)
        if isinstance(r, Term) and r.op == "root":
            copy = seen[r] = seen.get(r, 0) + 1
            key: object = (r.args[0], copy)
        else:
            key = radicals(expanded(t, definitions))  # type: ignore[arg-type]
        groups.setdefault(key, []).append(k)
    return list(groups.values())


def entries_of(values: Expr) -> list[Expr]:
    """The members of a multiset, each as often as it counts."""
    if isinstance(values, Term) and values.op == "counted":
        return [value for value, count in values.args for _ in range(count)]
    return list(values.args) if isinstance(values, Term) and values.op in ("multiset", "diag") else []


def _radicals(t: Expr) -> frozenset:
    return frozenset([*nodes([t], "sqrt"), *nodes([t], "i")])


def _inside(t: Expr) -> Expr:
    """What the square of a term is written with: x for sqrt(x), also beside other factors."""
    if isinstance(t, Term) and t.op == "sqrt":
        return t.args[0]
    if isinstance(t, Term) and t.op in ("*", "/", "neg"):
        return Term("*", tuple(map(_inside, t.args)))
    return t
