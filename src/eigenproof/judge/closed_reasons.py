"""Why a closed statement holds or fails, for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Expr


def reason(body: Expr, claims: Sequence, definitions: Sequence, proved: bool) -> str:
    """One sentence."""
    return "the kernel computed it" if proved else "the kernel computed that it fails"
