"""What the judge and the numeric cross-checks say of a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

from .prose import Prose
from .terms import Expr

Status = Literal["proved", "refuted", "undecided"]


@dataclass(frozen=True, slots=True)
class Witness:
    """One numeric cross-check, made without the derivation's code.

    kind: "mpmath", "Arb" or "NumPy". `value` is what it found (text), `digits` how many
    digits agree with the exact answer, `residual` and `radius` short texts ("" if none).
    `agrees` is True or False for what may decide (Arb, mpmath) and None where a value is only shown.
    """

    kind: str
    quantity: Prose
    value: str
    digits: int | None
    residual: str = ""
    radius: str = ""
    agrees: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What the judge found. `proved` only with evidence the kernel accepted.

    `scope` says for what ("this instance", "every size", ...); `evidence` is the
    JSON-ready evidence of the kernel for this one claim. A verdict equals its status as text,
    which is all that JSON shows of it: `verdict == "proved"`.
    """

    status: Status
    scope: str = "this instance"
    reason: str = ""
    evidence: Mapping[str, object] | None = None
    counterexample: Mapping[str, Expr] | None = None
    witnesses: tuple[Witness, ...] = ()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            return self.status == other
        return isinstance(other, Verdict) and all(
            getattr(self, f.name) == getattr(other, f.name) for f in fields(self)
        )

    def __hash__(self) -> int:
        return hash(self.status)

    def __str__(self) -> str:
        return self.status
