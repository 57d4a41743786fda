"""How fast statements are decided; a verdict that is wrong gives no time."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

STATEMENTS = Path(__file__).parents[1] / "tests" / "data" / "statements.json"
SETS = ("theorems", "claims")
FAST = 0.02  # seconds
BUDGET = 5.0


@dataclass(frozen=True)
class Judged:
    """A set of statements: how many, how many decided, the wrong ones; times in milliseconds if none is."""

    name: str
    statements: int
    decided: int
    wrong: tuple[str, ...]
    median_ms: float | None = None
    slowest_ms: float | None = None
    fast: float | None = None


def judged(name: str, check: Callable, statements: Sequence[dict]) -> Judged:
    """Decide each statement once, after a first one that loads the modules."""
    check(statements[0]["statement"], budget=BUDGET)
    times, wrong, decided = [], [], 0
    for x in statements:
        start = perf_counter()
        status = check(x["statement"], budget=BUDGET).status
        times.append(perf_counter() - start)
        decided += status != "undecided"
        wrong += [x["id"]] if status not in ("undecided", x["expected"]) else []
    if wrong:
        return Judged(name, len(times), decided, tuple(wrong))
    share = sum(t <= FAST for t in times) / len(times)
    return Judged(name, len(times), decided, (), 1000 * median(times), 1000 * max(times), share)


def every_set() -> list[Judged]:
    """The sets of statements that the tests decide too."""
    from eigenproof.checking import check

    data = json.loads(STATEMENTS.read_text(encoding="utf-8"))
    return [judged(name, check, [x for x in data if x["set"] == name]) for name in SETS]


def row(j: Judged) -> str:
    """One line of the table."""
    start = f"{j.name}: {j.decided} of {j.statements} decided"
    if j.wrong:
        return f"{start}; wrong: {', '.join(j.wrong)}"
    return (
        f"{start}, none wrong; median {j.median_ms:.1f} ms, {j.fast:.0%} within {1000 * FAST:.0f} ms, "
        f"slowest {j.slowest_ms:.0f} ms"
    )
