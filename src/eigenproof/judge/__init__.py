"""One statement in, a verdict out. Never sees how a statement was derived."""

from .decide import certificate, decide, judge_derivation

__all__ = ["certificate", "decide", "judge_derivation"]
