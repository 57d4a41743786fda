"""Instances against a `for`, and witnesses for an `exists`: found here, checked by the kernel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ..model import Expr, Term, tree
from .instances import instances

Definitions = Sequence[tuple[str, Expr]]
MOST = 60


def instances_of(t: Term, definitions: Definitions) -> Iterator[dict]:
    """Evidence against `for …: body`: small values of its names."""
    for values in islice(instances(t.args[0]), MOST):
        yield as_evidence(values)


def witnesses(t: Term, definitions: Definitions) -> Iterator[dict]:
    """Evidence for `exists …: body`: small values of its names."""
    yield from instances_of(t, definitions)


def as_evidence(values: dict[str, Expr], sizes: dict[str, int] | None = None) -> dict:
    """An instance as the kernel reads it."""
    found: dict = {"instance": {name: tree(x) for name, x in values.items()}}
    if sizes:
        found["sizes"] = {name: str(n) for name, n in sizes.items()}
    return found
