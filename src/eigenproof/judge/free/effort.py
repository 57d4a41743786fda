"""Work, counted in steps: the same on every machine, unlike seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Effort:
    """How many steps (rewritings, overlaps looked at, moves weighed by what they cost) were made so far."""

    done: int = 0
