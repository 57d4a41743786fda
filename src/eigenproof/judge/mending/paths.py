"""Places inside a term, and other terms put there."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Expr, Term

Path = tuple[int, ...]


def subterms(t: object, path: Path = ()) -> Iterator[tuple[Path, Expr]]:
    """Every term inside a term, with the path to it; definitions and bound names are not entered."""
    if isinstance(t, Term):
        yield path, t
        if t.op not in ("decimal", "for", "exists", "let"):
            for k, a in enumerate(t.args):
                yield from subterms(a, (*path, 0, k))
    elif isinstance(t, tuple):
        for k, a in enumerate(t):
            yield from subterms(a, (*path, k))
    elif isinstance(t, str):
        yield path, t


def reached(t: object, path: Path) -> Expr:
    """What stands at a path: 0, k for the k-th argument of a term; k for the k-th of a row."""
    while path:
        if isinstance(t, Term):
            t, path = t.args[path[1]], path[2:]
        else:
            t, path = t[path[0]], path[1:]  # type: ignore[index]
    return t  # type: ignore[return-value]


def put(t: object, path: Path, new: Expr) -> Expr:
    """t with another term at a path."""
    if not path:
        return new
    if isinstance(t, Term):
        k = path[1]
        return Term(t.op, (*t.args[:k], put(t.args[k], path[2:], new), *t.args[k + 1 :]))
    k = path[0]
    return (*t[:k], put(t[k], path[1:], new), *t[k + 1 :])  # type: ignore[index, return-value]
