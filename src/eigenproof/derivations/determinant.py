"""The determinant: elimination, the product of the eigenvalues, and what the number says."""

from __future__ import annotations

from ..exact.charpoly import determinant
from ..exact.field import Scalar, is_real, sign, term_of
from ..model import Block, Chain, Derivation, Expr, Line, Para, Reduction, RowOp, Term, eq, mul, power
from .polynomial import eigenvalue_step, polynomial_steps
from .story import Story, m, matrix_of


def derive_determinant(story: Story) -> Derivation:
    """det(A) by elimination and from the characteristic polynomial."""
    value = determinant(story.a)
    term, n = term_of(value), story.n
    stages, operations, swaps, pivots = eliminate([list(r) for r in story.a.rows])
    work: list[Block] = []
    if n and not story.compact:
        work.append(Reduction(tuple(matrix_of(s) for s in stages), operations))
        if len(pivots) < n:
            work.append(
                Para(
                    (
                        f"There are only {len(pivots)} pivots for {n} columns, so a zero stands on the diagonal.",
                    )
                )
            )
        else:
            factors = [term_of(p) for p in pivots]
            product = (
                Term("*", tuple(([-1] if swaps % 2 else []) + factors)) if n + swaps % 2 > 1 else factors[0]
            )
            lines = [Line(Term("det", (story.name,)), "=", product, _swap_words(swaps))]
            work.append(Chain((*lines, *((Line(None, "=", term),) if product != term else ()))))
    story.step(
        "Elimination",
        eq(Term("det", (story.name,)), term),
        (
            "Adding a multiple of one row to another leaves the determinant as it is, exchanging two rows changes its sign, and the "
            "determinant of a triangular matrix is the product of its diagonal.",
        )
        if n
        else ("The determinant of the matrix of size 0 is 1, the empty product.",),
        work,
    )
    if n:
        polynomial_steps(story)
        eigenvalue_step(story)
        _product_step(story, term)
        _meaning(story, value, term)
    return story.finish()


def _swap_words(swaps: int) -> tuple[object, ...]:
    if not swaps:
        return ("product of the pivots",)
    return (f"product of the pivots; {swaps} exchange{'s' * (swaps > 1)} of rows",)


def eliminate(rows: list[list[Scalar]]) -> tuple[list, tuple[tuple[RowOp, ...], ...], int, list[Scalar]]:
    """(stages, operations, exchanges, pivots on the diagonal) of Gaussian elimination downwards, without scaling."""
    n = len(rows)
    stages, operations, swaps, pivots = [[list(r) for r in rows]], [], 0, []
    for j in range(n):
        below = [r for r in range(j, n) if rows[r][j]]
        if not below:
            return stages, tuple(operations), swaps, pivots
        pick = next((r for r in below if rows[r][j] in (1, -1)), below[0])
        stage: list[RowOp] = []
        if pick != j:
            rows[j], rows[pick] = rows[pick], rows[j]
            swaps += 1
            stage.append(RowOp("swap", j + 1, pick + 1))
        pivots.append(rows[j][j])
        for r in range(j + 1, n):
            if rows[r][j]:
                factor = -rows[r][j] / rows[j][j]
                rows[r] = [x + factor * y for x, y in zip(rows[r], rows[j], strict=True)]
                stage.append(RowOp("add", r + 1, j + 1, term_of(factor)))
        if stage:
            operations.append(tuple(stage))
            stages.append([list(r) for r in rows])
    return stages, tuple(operations), swaps, pivots


def _product_step(story: Story, term: Expr) -> None:
    n = story.n
    closed = all(v.scalar is not None for v in story.values)
    value: Term | None = None
    if closed:
        parts = [power(story.value_terms[k], v.factor.multiplicity) for k, v in enumerate(story.values)]
        value = (
            Term("*", tuple(parts)) if len(parts) > 1 else parts[0] if isinstance(parts[0], Term) else None
        )
    constant = eq(Term("det", (story.name,)), mul(power(-1, n) if n > 1 else -1, Term("charpoly", (story.name, 0))))
    story.step(
        "Product of the eigenvalues",
        Term("and", (constant, eq(value, term))) if value is not None else constant,
        (
            "At ",
            m(eq("x", 0)),
            " the characteristic polynomial ",
            m(Term("det", (Term("+", (mul("x", Term("I", (n,))), Term("neg", (story.name,)))),))),
            " is ",
            m(mul(power(-1, n), Term("det", (story.name,)))),
            ", and as a product of factors ",
            m(Term("+", ("x", Term("neg", ("l",))))),
            " it is ",
            m(power(-1, n)),
            " times the product of the eigenvalues, each taken as often as its multiplicity. So the determinant is that product, as found by elimination.",
        ),
    )


def _meaning(story: Story, value: Scalar, term: Expr) -> None:
    det = Term("det", (story.name,))
    if not value:
        story.step(
            "What it says",
            eq(det, 0),
            (
                "The determinant is zero: ",
                m(story.name),
                " is singular. It maps the whole space onto a proper subspace, volumes become 0, and ",
                m(0),
                " is an eigenvalue.",
            ),
        )
        return
    if not is_real(value):
        story.step(
            "What it says",
            Term("!=", (det, 0)),
            (
                "The determinant is not zero: ",
                m(story.name),
                " is invertible.",
            ),
        )
        return
    positive = sign(value) > 0
    size = value if positive else -value
    scale: tuple[object, ...] = (
        ("Volumes are kept",) if size == 1 else ("Volumes are multiplied by ", m(term_of(size)))
    )
    story.step(
        "What it says",
        Term(">" if positive else "<", (det, 0)),
        (
            "The determinant is not zero, so ",
            m(story.name),
            " is invertible. ",
            *scale,
            " and orientation is kept." if positive else " and orientation is reversed.",
        ),
    )
