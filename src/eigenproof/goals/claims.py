"""What a derivation says, looked at for the claims that its topic needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import DerivationError
from ..model import Expr, Options, Term, walk


@dataclass(frozen=True)
class Claims:
    """What a derivation says: its input, its definitions, its claims one by one, and what was asked for."""

    given: Sequence[tuple[str, Term]]
    bound: Mapping[str, Expr]
    parts: Sequence[Expr]
    options: Options

    def has(self, claim: Expr, missing: str) -> Expr:
        """The claim itself, if the derivation makes it."""
        if claim not in self.parts:
            raise DerivationError(missing)
        return claim

    def value(self, left: Term) -> Term:
        """The claim `left == something`, the right side in numbers."""
        found = [s for s in self.parts if isinstance(s, Term) and s.op == "==" and s.args[0] == left]
        if not found:
            raise DerivationError(f"the derivation does not say what {_spoken(left)} is")
        self.explicit(found[0].args[1])
        return found[0]

    def explicit(self, *terms: Expr) -> None:
        """DerivationError unless these terms are written with numbers, not with the question itself."""
        given = {name for name, _ in self.given}
        for node in (n for t in terms for n in walk(t)):
            ok = node.op in NUMBERS or node.op in CONTAINERS if isinstance(node, Term) else node not in given
            if not ok:
                raise DerivationError("a derivation must give its answer in numbers, not in terms of A")

    def matrix(self, name: str) -> tuple[tuple[Expr, ...], ...]:
        """The rows of a matrix that the derivation defines."""
        found = self.bound.get(name)
        if not isinstance(found, Term) or found.op != "matrix":
            raise DerivationError(f"the derivation does not define {name}")
        return found.args

    def descending(self, values: Sequence[Expr]) -> list[Expr]:
        """The claims v >= w for neighbours that differ."""
        distinct = list(dict.fromkeys(values))
        return [Term(">=", pair) for pair in zip(distinct, distinct[1:])]


NUMBERS = {"+", "*", "/", "neg", "^", "sqrt", "root", "i", "C", "decimal"}
"""What a value may be written with: numbers, not words such as det(A) that only repeat the question."""
CONTAINERS = {"multiset", "counted", "span", "vector", "matrix"}


def _spoken(left: Term) -> str:
    """What a claim is about, for a message."""
    from_words = [n.op for n in walk(left) if isinstance(n, Term) and n.op.isalpha() and n.op != "T"]
    return f"{from_words[0] if from_words else left.op} of {left.args[0] if left.args[0] == 'X' else 'A'}"


def body(claim: Expr) -> Term:
    """The equation inside a claim about all x, or about all roots."""
    while isinstance(claim, Term) and claim.op in ("for", "implies"):
        claim = claim.args[1]
    assert isinstance(claim, Term)
    return claim
