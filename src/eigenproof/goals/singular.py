"""Goals of the topics svd, pseudoinverse and lstsq."""

from __future__ import annotations

from ..errors import DerivationError
from ..model import Expr, Term, add, eq, mul, neg
from .claims import Claims


def svd(said: Claims) -> list[Expr]:
    """Full U, S, V; the singular values on the diagonal of S, descending; the rank."""
    m, n = _shape(said.given[0][1])
    claim = said.value(Term("singular_values", ("A",)))
    values = claim.args[1].args
    s = said.matrix("S")
    square = [len(said.matrix(name)) for name in "UV"]
    if len(values) != min(m, n) or square != [m, n] or (len(s), len(s[0]) if s else n) != (m, n):
        raise DerivationError("the derivation does not give full matrices U, S and V")
    if any(s[k][k] != v for k, v in enumerate(values)):
        raise DerivationError("the diagonal of S does not hold the singular values")
    whole = said.has(Term("svd", ("A", "U", "S", "V")), "the derivation does not decompose A")
    return [claim, whole, *said.descending(values), said.value(Term("rank", ("A",)))]


def _shape(t: Term) -> tuple[int, int]:
    return len(t.args), len(t.args[0]) if t.args else 0


def pseudoinverse(said: Claims) -> list[Expr]:
    said.matrix("P")
    return [said.value(Term("pinv", ("A",))), said.value(Term("rank", ("A",)))]


def lstsq(said: Claims) -> list[Expr]:
    """The solution and its residual; whether y is in the column space; rank, null space, and the optimum."""
    n = _shape(said.given[0][1])[1]
    solution = said.value(mul(Term("pinv", ("A",)), "y"))
    residual = said.value(add("y", neg(mul("A", "x"))))
    inside = Term("in", ("y", Term("columnspace", ("A",))))
    found = [s for s in (inside, Term("not", (inside,))) if s in said.parts]
    if not found or solution.args[1] != "x" or residual.args[1] != "r":
        raise DerivationError("the derivation does not say whether the system has a solution")
    return [
        solution,
        residual,
        found[0],
        said.value(Term("rank", ("A",))),
        said.value(Term("nullspace", ("A",))),
        said.has(best_approximation(n), "the derivation does not show that its solution is the best"),
    ]


def best_approximation(n: int) -> Term:
    """for v in R(n): norm(A*v - y)^2 == norm(r)^2 + norm(A*(v - x))^2."""
    square = lambda t: Term("^", (Term("norm", (t,)), 2))  # noqa: E731
    left = square(add(mul("A", "v"), neg("y")))
    right = add(square("r"), square(mul("A", add("v", neg("x")))))
    return Term("for", ((("v", Term("R", (n,))),), eq(left, right)))
