"""The truth of any statement at explicit values, exactly and quickly: what the refuter searches with.

What is said here is never a verdict: a counterexample found is proved by the judge as closed statements.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from flint import fmpq

from ..errors import EigenproofError
from ..exact.matrix import ExactMatrix
from ..model import Expr
from .evaluation.compiler import compiled as _compiled
from .evaluation.matrices import Value, matrix
from .evaluation.numbers import Undefined, Unknown, simple

__all__ = ["Undefined", "Unknown", "compiled", "truth", "value_of"]

FAILURES = (
    EigenproofError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What an evaluation meets in a statement whose sizes or kinds do not fit."""


def truth(statement: Expr, values: Mapping[str, object] | None = None) -> bool | None:
    """Is the statement true at these values of its names? None when this evaluation cannot tell.

    Values are ExactMatrix, scalars of `exact`, numbers, or `fmpq_mat`; sizes are ints. Raises Undefined
    (with the reason) when the truth depends on a term without a value, such as the inverse of 0.
    """
    env = {name: value_of(v) for name, v in (values or {}).items()}
    return compiled(statement, frozenset(env))(env)


@lru_cache(maxsize=256)
def compiled(statement: Expr, names: frozenset[str]) -> Callable[[dict[str, Value]], bool | None]:
    """As `truth`, compiled once: a function of the values (`value_of`) of these names."""
    try:
        run = _compiled(statement, names)
    except Unknown:
        return lambda env: None

    def decide(env: dict[str, Value]) -> bool | None:
        try:
            return bool(run(env))
        except Undefined:
            raise
        except FAILURES:
            return None

    return decide


def value_of(x: object) -> Value:
    """A value as the evaluation keeps it: `fmpq` and `fmpq_mat` where rational."""
    if isinstance(x, ExactMatrix):
        return matrix([[simple(e) for e in row] for row in x.rows])
    if isinstance(x, int):
        return fmpq(x)
    if hasattr(x, "numerator") and not isinstance(x, fmpq):
        return fmpq(x.numerator, x.denominator)  # type: ignore[attr-defined]
    return simple(x) if not hasattr(x, "nrows") else x  # type: ignore[arg-type, return-value]
