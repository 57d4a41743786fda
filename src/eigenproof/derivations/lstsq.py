"""Least squares: is A x = y solvable, the best x, its residual, and the shortest when there are many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..exact.field import Scalar, conjugate, term_of
from ..exact.linear import null_space
from ..exact.matrix import ExactMatrix, from_term
from ..exact.pseudo import pinv
from ..model import Block, Chain, Derivation, Expr, Line, Para, Term, add, conj, eq, matrix, mul, neg, vector
from .factorisation import adjoint, inverse, rank_step, reduced, short
from .story import Story, m, matrix_of, vector_of


@dataclass(frozen=True)
class System:
    """A x = y with its least-squares solution of least length; columns are n x 1, all over one field."""

    augmented: ExactMatrix
    a: ExactMatrix
    y: ExactMatrix
    inverse: ExactMatrix  # the pseudoinverse of A
    x: ExactMatrix
    r: ExactMatrix
    kernel: tuple[tuple[Scalar, ...], ...]  # a basis of the null space

    @property
    def over_c(self) -> bool:
        """Whether an entry of A or y is not real."""
        return not (self.a.is_real and self.y.is_real)

    @property
    def solvable(self) -> bool:
        """Whether the residual is zero."""
        return not any(map(any, self.r.rows))


def system(given: Term, right: Term) -> System:
    """The least-squares problem for a matrix and a column of as many rows."""
    sides = right.args if right.op == "matrix" else [(x,) for x in right.args]
    whole = from_term(matrix([(*row, *side) for row, side in zip(given.args, sides, strict=True)]))
    a = ExactMatrix(whole.field, tuple(row[:-1] for row in whole.rows))
    y = ExactMatrix(whole.field, tuple(row[-1:] for row in whole.rows))
    inverse = pinv(a)
    x = inverse @ y
    image = a @ x
    r = ExactMatrix(whole.field, tuple((p[0] - q[0],) for p, q in zip(y.rows, image.rows, strict=True)))
    return System(whole, a, y, inverse, x, r, null_space(a.rows, a.shape[1], whole.field))


def column(c: ExactMatrix) -> Term:
    """An n x 1 matrix as a vector."""
    return vector_of([x for (x,) in c.rows])


def norm2(t: Expr) -> Term:
    """norm(t)^2"""
    return Term("^", (Term("norm", (t,)), 2))


def derive_lstsq(story: Story) -> Derivation:
    """Consistent or not, normal equations, x = A+ y, the residual, the best of all, the shortest of the best."""
    s = system(story.given, dict(story.inputs)["y"])
    pivots = _reduction_step(story, s)
    rank_step(story, pivots, ("To the left of the last column ",))
    _null_space_step(story, s)
    _normal_step(story, s)
    _solution_step(story, s)
    _residual_step(story, s)
    _solvable_step(story, s)
    _best_step(story, s)
    if s.kernel:
        _shortest_step(story, s)
    _closing(story, s)
    return story.finish()


def _reduction_step(story: Story, s: System) -> list[int]:
    """rref([A | y]) == ...; the pivots that belong to A, counted from 1."""
    rows, n = s.a.shape
    last, pivots, work = reduced(story, s.augmented.rows, n + 1)
    story.define("B", s.augmented.term())
    solvable = n + 1 not in pivots
    tall = rows > n
    found: tuple[object, ...]
    if not solvable:
        found = ("A pivot stands in the last column: its row says ", m(eq(0, 1)), ", so no ", m("v"), " solves the system exactly.")  # fmt: skip
    elif tall:
        found = ("The last column has no pivot: the system has a solution, although there are more equations than unknowns.",)  # fmt: skip
    else:
        found = ("The last column has no pivot: the system has a solution.",)
    story.step(
        "Is there a solution?",
        eq(Term("rref", ("B",)), matrix_of(last)),
        (
            "The system ", m(eq(mul(story.name, "v"), "y")), f" has {rows} equation{'s' * (rows != 1)} and {n} unknown{'s' * (n != 1)}. Reduce the matrix ", m("B"),
            ", which is ", m(story.name), " with ", m("y"), " as one more column. ", *found,
        ),
        work,
    )  # fmt: skip
    return [p for p in pivots if p <= n]


def _null_space_step(story: Story, s: System) -> None:
    """nullspace(A) == span(...), and what it says about uniqueness."""
    n = s.a.shape[1]
    vectors = [vector_of(v) for v in s.kernel] or [vector((0,) * n)]
    words: tuple[object, ...] = ("Only the zero vector is mapped to 0: the columns are independent, and there will be exactly one best ", m("x"), ".")  # fmt: skip
    if s.kernel:
        k = len(s.kernel)
        words = (
            f"{n} unknowns and {n - k} pivot{'s' * (n - k != 1)} leave {k} free variable{'s' * (k > 1)}: one basis vector for each. ",
            "Adding a vector of this space to ", m("v"), " does not change ", m(mul(story.name, "v")), ", so there will be many best ", m("x"), ", and one of them is the shortest.",
        )  # fmt: skip
    story.step("Null space", eq(Term("nullspace", (story.name,)), Term("span", tuple(vectors))), words)


def _normal_step(story: Story, s: System) -> None:
    """x solves A^T A x = A^T y."""
    a, at = story.name, adjoint(story, story.name)
    adjoined = s.a.conjugate_transpose()
    gram, right = adjoined @ s.a, adjoined @ s.y
    story.define("x", column(s.x))
    work: list[Block] = []
    if short(story, s.a.shape[1] + 1):
        both = [(*p, *q) for p, q in zip(gram.rows, right.rows, strict=True)]
        work = [
            Chain((Line(mul(at, a), "=", gram.term()), Line(mul(at, "y"), "=", column(right)))),
            Para(("Reduce this system:",)),
            *reduced(story, both, s.a.shape[1] + 1)[2],
        ]
        if s.kernel:
            work.append(Para(("It has many solutions; ", m("x"), " is the one that is orthogonal to the null space.")))
    story.step(
        "Normal equations",
        eq(mul(at, a, "x"), mul(at, "y")),
        (
            "The nearest point of the column space to ", m("y"), " is the one from which ", m("y"), " is seen at a right angle: ",
            m(add("y", neg(mul(a, "x")))), " must be orthogonal to every column, ", m(eq(mul(at, add("y", neg(mul(a, "x")))), 0)),
            ". These normal equations always have a solution",
            "." if s.kernel else ", and only one here.",
        ),
        work,
    )  # fmt: skip


def _solution_step(story: Story, s: System) -> None:
    """pinv(A)*y == x, x written out."""
    plus = Term("pinv", (story.name,))
    work: list[Block] = []
    if short(story, s.a.shape[0]):
        work = [Chain((
            Line(plus, "=", s.inverse.term()),
            Line("x", "=", mul(plus, "y")),
            Line(None, "=", Term("*", (s.inverse.term(), column(s.y)))),
            Line(None, "=", column(s.x)),
        ))]  # fmt: skip
    gram, at = mul(adjoint(story, story.name), story.name), adjoint(story, story.name)
    which: tuple[object, ...] = ("Here ", m(gram), " is invertible, so that ", m(eq(plus, mul(inverse(gram), at))), ".")
    if s.kernel:
        which = ("It is the solution of the normal equations that has no part in the null space.",)
    story.step(
        "The solution",
        eq(mul(plus, "y"), "x"),
        ("The pseudoinverse gives the same vector. ", *which),
        work,
    )


def _residual_step(story: Story, s: System) -> None:
    """y - A x == r, A^T r == 0, |r|^2 in numbers."""
    n, r = s.a.shape[1], column(s.r)
    story.define("r", r)
    size = sum((conjugate(x) * x for (x,) in s.r.rows), s.a.field(0))
    words: tuple[object, ...] = ("It is orthogonal to every column of ", m(story.name), ", as the normal equations say. The square of its length is the least there can be.")  # fmt: skip
    if s.solvable:
        words = ("It is zero: ", m(eq(mul(story.name, "x"), "y")), " holds exactly.")
    at = adjoint(story, story.name)
    image = add("y", neg(mul(story.name, "x")))
    work: list[Block] = []
    if short(story, s.a.shape[0]):
        written = Term("+", (column(s.y), Term("neg", (column(s.a @ s.x),))))
        work = [Chain((Line("r", "=", image), Line(None, "=", written), Line(None, "=", r)))]
    story.step(
        "What is left over",
        conj(
            eq(image, "r"),
            eq(mul(at, "r"), vector((0,) * n)),
            eq(norm2("r"), term_of(size)),
        ),
        ("The residual is ", m(eq("r", image)), ". ", *words),
        work,
    )


def _solvable_step(story: Story, s: System) -> None:
    """y in columnspace(A), or its negation."""
    inside = Term("in", ("y", Term("columnspace", (story.name,))))
    if s.solvable:
        story.step(
            "A solution exists",
            inside,
            (m("y"), " is a combination of the columns of ", m(story.name), ": the entries of ", m("x"), " are the coefficients."),
            hint={"solution": column(s.x).args},
        )  # fmt: skip
        return
    story.step(
        "No exact solution",
        Term("not", (inside,)),
        (
            m("r"), " is orthogonal to all columns of ", m(story.name), ", but not to ", m("y"), ": ", m(eq(mul(Term("H" if s.over_c else "T", ("r",)), "y"), norm2("r"))),
            ", which is not 0. A combination of the columns would be orthogonal to ", m("r"), ", so ", m("y"), " is none.",
        ),
        hint={"orthogonal": column(s.r).args},
    )  # fmt: skip


def _best_step(story: Story, s: System) -> None:
    """The identity that makes x the best of all, for every v."""
    a, n = story.name, story.a.shape[1]
    identity = lambda v: eq(  # noqa: E731
        norm2(add(mul(a, v), neg("y"))), add(norm2("r"), norm2(mul(a, add(v, neg("x")))))
    )
    least: tuple[object, ...] = ("for every ", m("v"), " that differs from ", m("x"), " by a vector of the null space.")
    if not s.kernel:
        least = ("only for ", m(eq("v", "x")), ".")
    story.step(
        "No other vector does better",
        conj(*for_all("v", n, identity, s.over_c)),
        (
            m(add(mul(a, "v"), neg("y"))), " is the difference of ", m(mul(a, add("v", neg("x")))), ", which lies in the column space, and ", m("r"),
            ", which is orthogonal to it. So the squares of their lengths add up (Pythagoras), for every ", m("v"),
            ", and the sum is never less than ", m(norm2("r")), ". It is least exactly when ", m(eq(mul(a, add("v", neg("x"))), 0)), ", that is, ", *least,
            *(_parts("v") if s.over_c else ()),
        ),
    )  # fmt: skip


def for_all(v: str, n: int, identity: Callable[[Expr], Term], over_c: bool) -> list[Term]:
    """for v in R(n): identity; over C also for v = p + i q with p and q in R(n)."""
    real = Term("R", (n,))
    claims = [Term("for", (((v, real),), identity(v)))]
    if over_c:
        claims.append(Term("for", ((("p", real), ("q", real)), identity(add("p", mul(Term("i", ()), "q"))))))
    return claims


def _parts(v: str) -> tuple[object, ...]:
    """What the second of these claims is for."""
    return (" Over the complex numbers ", m(v), " is ", m(add("p", mul(Term("i", ()), "q"))), " with real ", m("p"), " and ", m("q"), ".")  # fmt: skip


def _shortest_step(story: Story, s: System) -> None:
    """Among the best, x + N w, x is the shortest: for every w, with the null-space basis N written out."""
    basis = matrix_of(zip(*s.kernel, strict=True))
    identity = lambda w: eq(  # noqa: E731
        norm2(add("x", mul(basis, w))), add(norm2("x"), norm2(mul(basis, w)))
    )
    story.step(
        "The shortest of them",
        conj(*for_all("w", len(s.kernel), identity, s.over_c)),
        (
            "All best vectors are ", m("x"), " plus a vector of the null space. ", m("x"), " lies in the row space of ", m(story.name),
            ", which is orthogonal to the null space, so whatever is added makes it longer. Here the columns of the matrix are the basis found above, and ", m("w"), " holds any coefficients.",
            *(_parts("w") if s.over_c else ()),
        ),
    )  # fmt: skip


def _closing(story: Story, s: System) -> None:
    """What kind of system it was, in one sentence."""
    answer = "exact solution" if s.solvable else "least-squares solution"
    if s.kernel:
        story.remark("There are infinitely many ", answer + "s", "; ", m("x"), " is the one of least length.")
    else:
        story.remark(m("x"), " is the only ", answer, ".")
