"""The definitions that a statement needs, found without looking into the same large data twice."""

from __future__ import annotations

from collections.abc import Container, Iterable

from eigenproof.model import Expr, Term, walk


class Bindings:
    """Definitions in order, each with the names in its value."""

    def __init__(self, definitions: Iterable[tuple[str, Expr]]) -> None:
        self.pairs = tuple(definitions)
        self._needs = [_names(value) for _, value in self.pairs]

    def used(self, statement: Expr, without: Container[str] = ()) -> tuple[tuple[str, Expr], ...]:
        """The definitions a statement uses, also through others, those of some names left out."""
        wanted, kept = _names(statement), []
        for pair, needs in zip(reversed(self.pairs), reversed(self._needs), strict=True):
            if pair[0] in wanted and pair[0] not in without:
                kept.append(pair)
                wanted |= needs
        return tuple(reversed(kept))

    def let(self, statement: Expr, without: Container[str] = ()) -> Expr:
        """The statement with the `let`s it needs."""
        used = self.used(statement, without)
        return Term("let", (used, statement)) if used else statement


def _names(t: Expr) -> set[str]:
    return {node for node in walk(t) if isinstance(node, str)}
