"""The kernel's state, which notes the facts that something rests on."""

from __future__ import annotations

from collections.abc import Iterable

from ...kernel_free import Poly, constant
from ...kernel_general import State


class Traced(State):
    """As the kernel's; `touched` holds the ids of the facts that were looked up with success."""

    def __init__(self, letters: object = None) -> None:
        super().__init__(letters)  # type: ignore[arg-type]
        self.touched: set[int] = set()

    def has(self, kind: str, polys: Iterable[Poly]) -> bool:
        """As in the kernel."""
        polys = list(polys)
        for f in self.facts:
            if f[0] == kind and any(self.alike((f[1],), (p,)) for p in polys):
                self.touched.add(id(f))
                return True
        return False

    def among(self, fact: tuple) -> bool:
        """As in the kernel."""
        for f in self.facts:
            if f[0] == fact[0] and f[0] != "open" and len(f) == len(fact) and self.alike(f[1:], fact[1:]):
                self.touched.add(id(f))
                return True
        return super().among(fact)

    def numbered(self, k: object) -> tuple:
        """As in the kernel."""
        found = super().numbered(k)
        self.touched.add(id(self.facts[k]))  # type: ignore[index]
        return found

    def absurd(self) -> bool:
        """As in the kernel; only the facts of one contradiction are noted."""
        for f in self.facts:
            before = set(self.touched)
            if self.contradicted(f):
                self.touched.add(id(f))
                return True
            self.touched = before
        return False

    def contradicted(self, fact: tuple) -> bool:
        """Does something among the facts contradict this one?"""
        kind, *args = fact
        if kind == "not":
            return self.among(tuple(args))
        if kind == "==":
            return bool(constant(args[0]))
        opposite = {"!=": "==", ">": ">=", ">=": ">"}.get(kind)
        p = args[0]
        return opposite is not None and self.among((opposite, p if kind == "!=" else -p))
