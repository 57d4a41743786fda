"""The pseudoinverse as the limit of (A^T A + a I)^-1 A^T as a tends to 0 from above, exactly in Q(a)."""

from __future__ import annotations

from ..exact.pseudo import PolynomialRows, regularised
from ..model import Block, Chain, Expr, Line, Term, add, conj, divide, eq, matrix, mul, neg
from .factorisation import adjoint, inverse
from .story import Story, m, poly_term

COEFFICIENTS_SHOWN = 1000
"""The limit is worked out when the numerator has at most so many coefficients."""


def limit_step(story: Story) -> None:
    """for a in R: (A^T A + a I) N == d A^T, and d P - N == a M, with N, d, M polynomial in a and d(0) != 0."""
    a, (rows, columns) = story.name, story.a.shape
    at = adjoint(story, a)
    gram = add(mul(at, a), mul("a", Term("I", (columns,))))
    if rows * columns * min(rows, columns) > COEFFICIENTS_SHOWN:
        story.remark(
            "The pseudoinverse is also the limit of ", m(mul(inverse(gram), at)), " as ", m("a"), " tends to 0 from above. For a matrix of this size the polynomials in ", m("a"),
            " are too long to be written out.",
        )  # fmt: skip
        return
    N, d, M = regularised(story.a)
    numerator, rest = _matrix(N), _matrix(M)
    below = poly_term(d, "a")
    story.step(
        "As a limit: the regularised inverse",
        for_a(eq(mul(gram, numerator), mul(below, at))),
        (
            "For ", m(Term(">", ("a", 0))), " the matrix ", m(gram), " is invertible whatever the rank of ", m(a), ", because ", m(mul(at, a)),
            " has no negative eigenvalue. The vector ", m(mul(inverse(gram), at, "y")), " minimises ", m(_penalty(a)),
            ": a best solution with a price on its length. Multiplying out shows that ", m(mul(inverse(gram), at)), " is a matrix of polynomials in ", m("a"), " divided by ",
            m(below), "; the roots of this divisor are the negatives of the eigenvalues of ", m(mul(at, a)), " other than 0.",
        ),
        _value(gram, at, numerator, below),
    )  # fmt: skip
    story.step(
        "As a limit: what it tends to",
        conj(for_a(eq(add(mul(below, "P"), neg(numerator)), mul("a", rest))), Term("!=", (poly_term(d[:1], "a"), 0))),
        (
            "The difference between ", m("P"), " and the regularised inverse is a matrix of polynomials times ", m("a"), ", divided by ", m(below), ". At ", m(eq("a", 0)), " this divisor is ",
            m(poly_term(d[:1], "a")), ", which is not 0. So the difference tends to 0 together with ", m("a"), ": the limit is ", m("P"), ".",
        ),
    )  # fmt: skip


def for_a(body: Term) -> Term:
    """for a in R: body"""
    return Term("for", ((("a", Term("R", ())),), body))


def _penalty(a: Expr) -> Expr:
    square = lambda t: Term("^", (Term("norm", (t,)), 2))  # noqa: E731
    return add(square(add(mul(a, "x"), neg("y"))), mul("a", square("x")))


def _value(gram: Expr, at: Expr, numerator: Term, below: Expr) -> list[Block]:
    """The regularised inverse in one line."""
    value = numerator if below == 1 else mul(divide(1, below), numerator)
    return [Chain((Line(mul(inverse(gram), at), "=", value),))]


def _matrix(rows: PolynomialRows) -> Term:
    return matrix([[poly_term(p, "a") for p in row] for row in rows])
