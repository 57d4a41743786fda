"""Row operations as they are written beside an arrow: R2 ← R2 − 3 R1, R1 ↔ R2, R1 ← ½ R1."""

from __future__ import annotations

from fractions import Fraction

from ..model import Expr, RowOp, Term, neg
from .latex import to_latex
from .mathml import to_mathml
from .text import to_text
from .unicode import to_unicode


def _row(k: int) -> Term:
    return Term("row", (k,))


def _right_side(operation: RowOp) -> Expr:
    """What the target row becomes, as a term in rows."""
    c = operation.factor
    if operation.kind == "scale":
        return _scaled(c, operation.target)
    return Term("+", (_row(operation.target), _scaled(c, operation.source)))


def _scaled(c: Expr, k: int) -> Expr:
    """c R_k, with the sign in front of a whole product where it can stand there."""
    if c == 1:
        return _row(k)
    if c == -1:
        return neg(_row(k))
    if isinstance(c, Term) and c.op == "neg":
        return neg(Term("*", (*_factors(c.args[0]), _row(k))))
    return Term("*", (*_factors(c), _row(k)))


def _factors(c: Expr) -> tuple:
    return c.args if isinstance(c, Term) and c.op == "*" and not isinstance(c.args[0], Fraction) else (c,)


def rowop_to_text(operation: RowOp) -> str:
    """A row operation in plain text: `R2 <- R2 - 3*R1`."""
    target = to_text(_row(operation.target))
    if operation.kind == "swap":
        return f"{target} <-> {to_text(_row(operation.source))}"
    return f"{target} <- {to_text(_right_side(operation))}"


def rowop_to_latex(operation: RowOp) -> str:
    r"""A row operation in LaTeX maths: `R_{2} \leftarrow R_{2} - 3 R_{1}`."""
    target = to_latex(_row(operation.target))
    if operation.kind == "swap":
        return rf"{target} \leftrightarrow {to_latex(_row(operation.source))}"
    return rf"{target} \leftarrow {to_latex(_right_side(operation))}"


def rowop_to_mathml(operation: RowOp) -> str:
    """A row operation as MathML Core elements."""
    target = to_mathml(_row(operation.target))
    if operation.kind == "swap":
        return f"<mrow>{target}<mo>↔</mo>{to_mathml(_row(operation.source))}</mrow>"
    return f"<mrow>{target}<mo>←</mo>{to_mathml(_right_side(operation))}</mrow>"


def rowop_to_unicode(operation: RowOp) -> str:
    """A row operation on one line: `R₂ ← R₂ − 3R₁`."""
    target = to_unicode(_row(operation.target))
    if operation.kind == "swap":
        return f"{target} ↔ {to_unicode(_row(operation.source))}"
    return f"{target} ← {to_unicode(_right_side(operation))}"
