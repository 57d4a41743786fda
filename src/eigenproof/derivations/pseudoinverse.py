"""The pseudoinverse: by rank factorisation, by the four Penrose identities, and as a limit."""

from __future__ import annotations

from ..exact.matrix import ExactMatrix
from ..exact.pseudo import inverse_of, pinv, rank_factorisation
from ..model import Block, Chain, Derivation, Expr, Line, Para, Term, conj, eq, mul
from .factorisation import adjoint, inverse, rank_step, reduced, short
from .pseudo_svd import singular_step
from .regularisation import limit_step
from .story import Story, m, matrix_of


def derive_pseudoinverse(story: Story) -> Derivation:
    """P = A+: rank factorisation, formula, Penrose identities, projections, special forms, the limit, the SVD."""
    pivots = _reduction_step(story)
    rank_step(story, pivots, ("In the reduced form ",))
    _formula_steps(story, pivots)
    _penrose_step(story)
    _pinv_step(story)
    _projection_step(story, len(pivots))
    _special_step(story, len(pivots))
    limit_step(story)
    if pivots and not story.compact:
        singular_step(story)
    return story.finish()


def _reduction_step(story: Story) -> list[int]:
    """rref(A) == ...; the pivots, counted from 1."""
    last, pivots, work = reduced(story, story.a.rows, story.a.shape[1])
    story.step(
        "Row reduction",
        eq(Term("rref", (story.name,)), matrix_of(last)),
        (
            "Row operations do not change which columns depend on which. In the reduced form this can be read off: the pivot columns are unit vectors, and the entries of any other column say how it is made of them.",
        ),
        work,
    )
    return pivots


def _formula_steps(story: Story, pivots: list[int]) -> None:
    """Definition P, with the formula it comes from: that of A = F G, where G is I when all columns are pivots."""
    P, r = pinv(story.a), len(pivots)
    if r == 0:
        story.define("P", P.term())
    elif r == story.a.shape[1]:
        _by_columns(story, P)
    else:
        _by_factors(story, P, pivots)


def _by_columns(story: Story, P: ExactMatrix) -> None:
    """A^T A and its inverse, and P == (A^T A)^-1 A^T in numbers."""
    a, adjoined = story.name, story.a.conjugate_transpose()
    at = adjoint(story, a)
    gram = adjoined @ story.a
    known = inverse_of(gram)
    story.step(
        "An invertible matrix",
        conj(*_inverse_claims(mul(at, a), gram, known)),
        (
            "Every column is a pivot column, so the columns of ", m(a), " are independent. Hence ", m(mul(at, a)), " is invertible: ",
            *_why_invertible(story, a), " Here it is with its inverse.",
        ),
    )  # fmt: skip
    story.define("P", P.term())
    left = inverse(mul(at, a))
    lines = (
        Line("P", "=", mul(left, at)),
        Line(None, "=", Term("*", (known.term(), adjoined.term()))),
        Line(None, "=", P.term()),
    )
    story.step(
        "The formula",
        eq(mul(known.term(), at), "P"),
        ("A matrix with independent columns is undone from the left by ", m(mul(left, at)), "."),
        [Chain(lines)] if short(story, story.a.shape[0]) else (),
    )


def _by_factors(story: Story, P: ExactMatrix, pivots: list[int]) -> None:
    """A = F G, the inverses of the two Gram matrices, and P == G^T (G G^T)^-1 (F^T F)^-1 F^T in numbers."""
    a, r = story.name, len(pivots)
    F, G, _ = rank_factorisation(story.a)
    story.define("F", F.term())
    story.define("G", G.term())
    story.step(
        "Rank factorisation",
        eq(a, mul("F", "G")),
        (
            "The pivot columns of ", m(a), " are the columns of ", m("F"), ", the rows of the reduced form that are not zero are the rows of ", m("G"),
            ". Column ", m("j"), " of ", m("G"), " says how column ", m("j"), " of ", m(a), " is made of the columns of ", m("F"),
            ". Both have rank ", m(r), ".",
        ),
    )  # fmt: skip
    gt, ft = adjoint(story, "G"), adjoint(story, "F")
    first, second = G @ G.conjugate_transpose(), F.conjugate_transpose() @ F
    left, right = inverse_of(first), inverse_of(second)
    story.step(
        "Two invertible matrices",
        conj(*_inverse_claims(mul("G", gt), first, left), *_inverse_claims(mul(ft, "F"), second, right)),
        (
            "The rows of ", m("G"), " are independent, and so are the columns of ", m("F"), ". Hence ", m(mul("G", gt)), " and ", m(mul(ft, "F")),
            " are invertible: ", *_why_invertible(story, "F"), " Here they are with their inverses.",
        ),
    )  # fmt: skip
    story.define("P", P.term())
    on_the_right, on_the_left = mul(gt, inverse(mul("G", gt))), mul(inverse(mul(ft, "F")), ft)
    factors = (G.conjugate_transpose() @ left).term(), (right @ F.conjugate_transpose()).term()
    lines = (
        Line("P", "=", mul(on_the_right, on_the_left)),
        Line(None, "=", Term("*", factors), ("the two factors on the left, and the two on the right",)),
        Line(None, "=", P.term()),
    )
    story.step(
        "The formula",
        eq(mul(gt, left.term(), right.term(), ft), "P"),
        (
            m("F"), " is undone from the left by ", m(on_the_left), ", and ", m("G"), " from the right by ", m(on_the_right), ". Undo both, in the opposite order.",
        ),
        [Chain(lines)] if short(story, story.a.shape[0]) else (),
    )  # fmt: skip


def _inverse_claims(product: Expr, value: ExactMatrix, known: ExactMatrix) -> tuple[Term, Term]:
    """product == value, in numbers, and value (its inverse) == I."""
    one = Term("I", (value.shape[0],))
    return eq(product, value.term()), eq(Term("*", (value.term(), known.term())), one)


def _why_invertible(story: Story, a: str) -> tuple[object, ...]:
    """Why A^T A is, when the columns of A are independent."""
    at = adjoint(story, a)
    return (
        "from ", m(eq(mul(at, a, "v"), 0)), " follows ", m(eq(mul(adjoint(story, mul(a, "v")), a, "v"), 0)),
        ", the square of the length of ", m(mul(a, "v")), ", so that ", m(eq(mul(a, "v"), 0)), " and ", m(eq("v", 0)), ".",
    )  # fmt: skip


def _penrose_step(story: Story) -> None:
    """A P A == A, P A P == P, A P and P A symmetric."""
    a = story.name
    ap, pa = mul(a, "P"), mul("P", a)
    work: list[Block] = []
    if short(story, story.a.shape[0]):
        P = pinv(story.a)
        work = [
            Chain((
                Line(ap, "=", matrix_of((story.a @ P).rows)),
                Line(pa, "=", matrix_of((P @ story.a).rows)),
            )),
            Para(("Both are ", "Hermitian" if story.over_c else "symmetric", ", and the other two identities are one more multiplication each.")),
        ]  # fmt: skip
    zero = () if any(map(any, story.a.rows)) else ("The matrix is zero; so is ", m("P"), ", with rows and columns exchanged. ")  # fmt: skip
    story.step(
        "The four Penrose identities",
        conj(
            eq(mul(a, "P", a), a),
            eq(mul("P", a, "P"), "P"),
            eq(adjoint(story, ap), ap),
            eq(adjoint(story, pa), pa),
        ),
        (*zero, "These four identities define the pseudoinverse. They are checked by multiplying out; where ", m("P"), " came from does not matter."),
        work,
    )  # fmt: skip


def _pinv_step(story: Story) -> None:
    """pinv(A) == P, with the reason why there is no other."""
    a = story.name
    star = lambda t: adjoint(story, t)  # noqa: E731
    work: list[Block] = [
        Para(("If ", m("X"), " and ", m("Y"), " both satisfy the four identities, then",)),
        Chain((
            Line(mul(a, "X"), "=", Term("*", (a, "Y", a, "X"))),
            Line(None, "=", mul(star(mul(a, "Y")), star(mul(a, "X")))),
            Line(None, "=", star(Term("*", (a, "X", a, "Y")))),
            Line(None, "=", star(mul(a, "Y"))),
            Line(None, "=", mul(a, "Y")),
        )),
        Para(("and in the same way ", m(eq(mul("X", a), mul("Y", a))), ". So ", m(eq("X", mul("X", a, "X"))), ", which is ", m(mul("X", a, "Y")), ", which is ", m(eq(mul("Y", a, "Y"), "Y")), ".")),
    ]  # fmt: skip
    story.step(
        "Pseudoinverse",
        eq(Term("pinv", (a,)), "P"),
        ("There is exactly one matrix with the four properties, and ", m("P"), " has them. Its entries lie in the same field as those of ", m(a), ": no further root had to be taken."),
        work,
    )  # fmt: skip


def _projection_step(story: Story, r: int) -> None:
    """A P and P A: orthogonal projections onto the column space and the row space."""
    a, (rows, columns) = story.name, story.a.shape
    if not r:
        return
    ap, pa = mul(a, "P"), mul("P", a)
    story.step(
        "What the products do",
        conj(
            eq(Term("*", (a, "P", a, "P")), ap),
            eq(mul(adjoint(story, a), a, "P"), adjoint(story, a)),
            eq(Term("*", ("P", a, "P", a)), pa),
            eq(mul("P", a, adjoint(story, a)), adjoint(story, a)),
            eq(Term("trace", (ap,)), r),
        ),
        (
            m(ap), " is the orthogonal projection onto the column space of ", m(a), " (in dimension ", m(rows), "): applied twice it does no more than once, it leaves the columns of ", m(a),
            " alone, and what it takes off a vector is orthogonal to them, since ", m(eq(mul(adjoint(story, a), ap), adjoint(story, a))),
            ". In the same way ", m(pa), " is the orthogonal projection onto the row space (in dimension ", m(columns), "). The trace of a projection is the dimension it projects onto, the rank.",
        ),
    )  # fmt: skip


def _special_step(story: Story, r: int) -> None:
    """P = A^-1, (A^T A)^-1 A^T or A^T (A A^T)^-1, as far as they apply."""
    a, (rows, columns) = story.name, story.a.shape
    at = adjoint(story, a)
    by_columns = eq(mul(inverse(mul(at, a)), at), "P")
    by_rows = eq(mul(at, inverse(mul(a, at))), "P")
    if r == rows == columns and r:
        title, claim = "A square invertible matrix", conj(eq(mul(a, "P"), Term("I", (r,))), eq(inverse(a), "P"))
        words: tuple[object, ...] = ("Here ", m(a), " is invertible: all columns are pivot columns, and there are as many rows. The pseudoinverse is the inverse.")  # fmt: skip
    elif r == columns and r:
        title, claim = "Full column rank", conj(by_columns, eq(mul("P", a), Term("I", (r,))))
        words = ("The columns are independent, so ", m(mul(at, a)), " is invertible and the formula is shorter. ", m("P"), " is an inverse from the left, but not from the right: there are more rows than columns.")  # fmt: skip
    elif r == rows and r:
        title, claim = "Full row rank", conj(by_rows, eq(mul(a, "P"), Term("I", (r,))))
        words = ("The rows are independent, so ", m(mul(a, at)), " is invertible and the formula is shorter. ", m("P"), " is an inverse from the right, but not from the left: there are more columns than rows.")  # fmt: skip
    else:
        story.remark(
            "The rank ", m(r), " is smaller than the number of rows and than the number of columns: ", m(a),
            " has no inverse on either side, and neither ", m(mul(at, a)), " nor ", m(mul(a, at)), " is invertible.",
        )  # fmt: skip
        return
    story.step(title, claim, words)
