"""Claims looked up, and matrices and vectors as texts that stand alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import DerivationError
from ..language import to_text
from ..model import Derivation, Expr, Term, conjuncts, names, substitute

NAME = re.compile(r"[A-Za-z_]\w*")


def claims_of(derivation: Derivation) -> list[Expr]:
    """The claims of all steps, one by one."""
    return [c for s in derivation.steps for c in conjuncts(s.statement)]


def right_side(claims: list[Expr], left: Term) -> Expr | None:
    """The right side of the first claim `left == ...`."""
    return next(
        (c.args[1] for c in claims if isinstance(c, Term) and c.op == "==" and c.args[0] == left), None
    )


def demanded(claims: list[Expr], left: Term, bound: Mapping[str, Expr]) -> Term:
    """The right side of the claim, a name written out. DerivationError when there is none."""
    found = right_side(claims, left)
    found = bound.get(found, found) if isinstance(found, str) else found
    if not isinstance(found, Term):
        raise DerivationError(f"the derivation does not say what {left.op} is")
    return found


def without_names(t: Expr, bound: Mapping[str, Expr]) -> Expr:
    """A term with every defined name in it written out."""
    while (used := {name: bound[name] for name in names(t) if name in bound}):
        t = substitute(t, used)  # type: ignore[assignment]
    return t


class StandingAlone:
    """Prints terms with the names of roots written out.

    Names are replaced in the text: what they stand for is long (root(p, k) in every entry of Q)
    and would be printed thousands of times otherwise. A call binds as tightly as a name does.
    """

    def __init__(self, definitions: Mapping[str, Expr]) -> None:
        self.written: dict[str, str] = {}
        for name, value in definitions.items():
            if isinstance(value, Term) and value.op in ("root", "sqrt"):
                self.written[name] = self.text(value)

    def text(self, t: Expr) -> str:
        """A term as text."""
        return NAME.sub(lambda name: self.written.get(name[0], name[0]), to_text(t))

    def rows(self, t: Expr) -> list[list[str]]:
        """A matrix as rows of texts."""
        assert isinstance(t, Term)
        return [[self.text(entry) for entry in row] for row in t.args]

    def column(self, t: Expr) -> list[str]:
        """A vector as a list of texts."""
        assert isinstance(t, Term)
        return [self.text(entry) for entry in t.args]


def rows_text(t: Expr, definitions: Mapping[str, Expr]) -> list[list[str]]:
    """A matrix as rows of texts that stand alone."""
    return StandingAlone(definitions).rows(t)
