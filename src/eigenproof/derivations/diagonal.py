"""Diagonalisation over C and over R: P and D, or the eigenvalue that stands in the way."""

from __future__ import annotations

from ..exact.field import Scalar, term_of
from ..exact.linear import inverse
from ..model import Block, Chain, Derivation, Expr, Line, Para, Term, diagonal, eq, matrix, mul, substitute
from .figures import draw_action, draw_values
from .spaces import multiplicity_step, space_steps, spectrum_steps
from .story import Story, m, matrix_of, poly_term

INVERSE_SHOWN = 4


def derive_diagonalize(story: Story) -> Derivation:
    """A = P D inv(P), or why not; decided over C, and over R when A is real."""
    spectrum_steps(story)
    space_steps(story)
    multiplicity_step(story)
    defective = [k for k, v in enumerate(story.values) if v.factor.geometric < v.factor.multiplicity]
    nonreal = [k for k, v in enumerate(story.values) if not v.is_real]
    if defective:
        _not_diagonalizable(story, defective[0])
    else:
        decomposition_steps(story)
    if not story.over_c:
        _over_r(story, defective, nonreal)
    draw_action(story)
    draw_values(story)
    return story.finish()


def eigenvector_columns(story: Story) -> tuple[list[list[Expr]], list[Expr]]:
    """(columns of P, diagonal of D): all basis vectors, eigenvalue by eigenvalue."""
    columns, values = [], []
    for k, v in enumerate(story.values):
        name = story.value_terms[k]
        if v.scalar is not None:
            found = [[term_of(x) for x in w] for w in v.vectors]
        else:
            found = [
                [substitute(poly_term(entry, "l"), {"l": name}) for entry in w] for w in v.factor.vectors
            ]
        columns += found
        values += [name] * len(found)
    return columns, values  # type: ignore[return-value]


def decomposition_steps(story: Story) -> None:
    """P, D, inv(P) where it is short, and A P = P D."""
    columns, values = eigenvector_columns(story)
    n = story.n
    story.define("P", matrix(zip(*columns, strict=True)) if n else Term("matrix", ()))
    story.define("D", diagonal(values))
    if n > 0 and not story.compact:
        product = [[mul(values[j], columns[j][i]) for j in range(n)] for i in range(n)]
        work: list[Block] = [
            Chain((Line(mul(story.name, "P"), "=", _scaled(story, product)), Line(None, "=", mul("P", "D"))))
        ]
        story.step(
            "A P = P D",
            eq(mul(story.name, "P"), mul("P", "D")),
            (
                "Put the eigenvectors into the columns of ",
                m("P"),
                " and their eigenvalues, in the same order, on the diagonal of ",
                m("D"),
                ". Column by column this is ",
                m(eq(mul(story.name, "v"), mul("l", "v"))),
                ".",
            ),
            work if all(v.scalar is not None for v in story.values) else (),
        )
    short = _inverse(story)
    if short is not None:
        story.define("B", matrix_of(short))
        story.step(
            "The inverse of P",
            eq(mul("P", "B"), Term("I", (n,))),
            (
                "With ",
                m("B"),
                " as inverse of ",
                m("P"),
                ", the decomposition reads ",
                m(eq(story.name, mul("P", "D", "B"))),
                ".",
            ),
        )
    story.step(
        "Diagonalisation",
        Term("diagonalization", (story.name, "P", "D")),
        (
            "Eigenvectors of different eigenvalues are independent, and inside each eigenspace a basis was chosen. So the ",
            m(n),
            " columns of ",
            m("P"),
            " are independent, ",
            m("P"),
            " is invertible, and ",
            m(eq(story.name, mul("P", "D", Term("^", ("P", -1))))),
            ".",
        ),
    )
    story.remark(
        "The decomposition is not unique: eigenvectors may be scaled, replaced by another basis of the same eigenspace, "
        "and listed in another order, if the diagonal of ",
        m("D"),
        " follows.",
    )


def _scaled(story: Story, product: list[list[Expr]]) -> Term:
    """The columns l v with scalars multiplied out."""
    rows = []
    for i in range(story.n):
        row, j = [], 0
        for v in story.values:
            for w in v.vectors:
                row.append(term_of(v.scalar * w[i]) if v.scalar is not None else product[i][j])
                j += 1
        rows.append(row)
    return matrix(rows)


def _inverse(story: Story) -> tuple[tuple[Scalar, ...], ...] | None:
    """inv(P), when all entries lie in one small field and the matrix is small."""
    if not 0 < story.n <= INVERSE_SHOWN or any(v.scalar is None for v in story.values):
        return None
    fields = {v.field for v in story.values}
    big = max(fields, key=lambda f: f.degree)
    if any(f not in (big, story.a.field) for f in fields):
        return None
    columns = [[big.element(term_of(x)) for x in w] for v in story.values for w in v.vectors]
    return inverse([list(r) for r in zip(*columns, strict=True)], big)


def _not_diagonalizable(story: Story, k: int) -> None:
    name, f = story.value_terms[k], story.values[k].factor
    story.step(
        "Not diagonalisable",
        Term("not", (Term("diagonalizable", (story.name,)),)),
        (
            "A matrix is diagonalisable when every eigenvalue has as many independent eigenvectors as its multiplicity. For ",
            m(name),
            f" there {'is only 1' if f.geometric == 1 else f'are only {f.geometric}'} instead of {f.multiplicity}; "
            "no choice of ",
            m("P"),
            " can work, over the complex numbers either.",
        ),
        [
            Para(
                (
                    "In numbers: a vector ",
                    m("w"),
                    " with ",
                    m(eq(mul(Term("^", (Term("call", ("p", story.name)), 2)), "w"), 0)),
                    " but ",
                    m(Term("!=", (mul(Term("call", ("p", story.name)), "w"), 0))),
                    " for the factor ",
                    m(eq(Term("call", ("p", "x")), poly_term(f.poly))),
                    " cannot exist for a diagonalisable matrix; the certificate names one.",
                )
            )
        ],
    )


def _over_r(story: Story, defective: list[int], nonreal: list[int]) -> None:
    positive = Term("diagonalizable", (story.name, Term("R", ())))
    if defective:
        story.step(
            "Over the real numbers",
            Term("not", (positive,)),
            ("What fails over the complex numbers fails over the real numbers.",),
        )
    elif nonreal:
        story.step(
            "Over the real numbers",
            Term("not", (positive,)),
            (
                "The eigenvalue ",
                m(story.value_terms[nonreal[0]]),
                " is not real. A diagonal matrix of real numbers has only real eigenvalues, so ",
                m(story.name),
                " is diagonalisable over the complex numbers but not over the real ones.",
            ),
        )
    else:
        story.step(
            "Over the real numbers",
            positive,
            (
                "All eigenvalues are real, and so are the eigenvectors found: the same ",
                m("P"),
                " and ",
                m("D"),
                " serve over the real numbers.",
            ),
        )
