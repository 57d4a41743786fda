"""Data, a row for each observation: mean, centred data, scatter, covariance with either divisor."""

from __future__ import annotations

from fractions import Fraction

from ..errors import InputError
from ..exact.data import centred, covariance, mean, scatter
from ..exact.field import is_real, term_of
from ..exact.linear import rank
from ..exact.matrix import ExactMatrix
from ..model import Block, Chain, Derivation, Expr, Line, Para, Term, conj, divide, eq, mul
from .story import WHOLE_STORY, Story, m, matrix_of, vector_of

ROWS_SHOWN = 30
"""Most observations for which centred data and scores are written out."""
SUMS_SHOWN, OTHER_SHOWN, FORM_SHOWN = 12, 8, 800
"""Most terms of a sum, largest covariance of the other reading, most products behind v^T C v."""
X, Y = "X", "Y"


def derive_covariance(story: Story) -> Derivation:
    """Mean, centred data Y, scatter Y^T Y, covariance C; symmetric and positive semidefinite."""
    check_data(story)
    c = covariance(story.a, story.options.ddof)
    reading_remark(story)
    mean_step(story)
    centred_step(story)
    _scatter_step(story)
    covariance_step(story, c)
    _other_divisor_step(story, c)
    symmetry_step(story)
    _definiteness_step(story, c)
    _other_reading_step(story)
    variance_remarks(story, c)
    return story.finish()


def check_data(story: Story) -> None:
    """InputError for data with an entry that is not real."""
    for i, row in enumerate(story.a.rows, 1):
        for j, x in enumerate(row, 1):
            if not is_real(x):
                raise InputError(
                    f"{story.topic} needs real data; this entry is not real", code="not-real", row=i, column=j,
                    next_move="give real and imaginary parts as columns of their own",
                )  # fmt: skip


def divisor(story: Story) -> int:
    """What the sums of products are divided by: N − ddof, or 1 for data that are not centred."""
    return story.n - story.options.ddof if story.options.centred else 1


def covariance_word(ddof: int, data: Expr = X) -> Term:
    """covariance(X), or covariance(X, ddof=0)."""
    return Term("covariance", (data,) if ddof == 1 else (data, Term("ddof", (ddof,))))


def observations(count: int) -> str:
    """1 observation, 20 observations."""
    return f"{count} observation{'s' * (count != 1)}"


def variables(count: int) -> str:
    """1 variable, 3 variables."""
    return f"{count} variable{'s' * (count != 1)}"


def reading_remark(story: Story) -> None:
    """Which reading of the data was taken, and the size that the other one would give."""
    rows, columns = story.a.shape
    taken = (
        "The data were read with a column for each observation, as asked for; ", m(X), " is their transpose, with a row"
        " for each observation: "
    ) if story.options.columns else ("The rows of ", m(X), " were read as observations, its columns as variables: ")  # fmt: skip
    size = f"{rows} × {rows} instead of {columns} × {columns}" if rows != columns else "another one of the same size"
    turn = "without" if story.options.columns else "with"
    story.remark(
        *taken, f"{observations(rows)} of {variables(columns)}. With the other reading ({turn} --columns) there would be "
        f"{observations(columns)} of {variables(rows)}, and the covariance matrix would be "
        f"{size}: another question, not another scale.",
    )  # fmt: skip


def mean_step(story: Story) -> None:
    """mean(X) == mu"""
    rows, mu = story.a.shape[0], mean(story.a)
    story.define("mu", vector_of(mu))
    lines = []
    for j, (column, value) in enumerate(zip(zip(*story.a.rows, strict=True), mu, strict=True), 1):
        total = Term("+", tuple(map(term_of, column))) if rows <= SUMS_SHOWN else term_of(value * rows)
        lines.append(Line(Term("indexed", ("mu", j)), "=", Term("*", (Fraction(1, rows), total))))
        lines.append(Line(None, "=", term_of(value)))
    story.step(
        "Mean",
        eq(Term("mean", (X,)), "mu"),
        (
            "Entry by entry, ", m("mu"), " is the sum of a column of ", m(X),
            f" divided by the number of observations, {rows}.",
        ),
        [Chain(tuple(lines))] if rows > 1 else (),
    )  # fmt: skip


def centred_step(story: Story) -> None:
    """centered(X) == Y, written out for few observations."""
    if story.n > ROWS_SHOWN:
        return
    story.define(Y, centred(story.a).term())
    story.step(
        "Centred data",
        eq(Term("centered", (X,)), Y),
        (
            "From every row the mean is subtracted. In ", m(Y), " every column adds up to 0: only how the observations"
            " differ is left, not where they lie.",
        ),
    )  # fmt: skip


def _scatter_step(story: Story) -> None:
    """scatter(X) == S, and Y^T Y == S where Y is written out."""
    shown = story.n <= ROWS_SHOWN
    story.define("S", scatter(story.a).term())
    centred_data = Y if shown else Term("centered", (X,))
    product = mul(Term("T", (centred_data,)), centred_data)
    claims = [eq(Term("scatter", (X,)), "S"), *([eq(product, "S")] if shown else [])]
    story.step(
        "Scatter matrix",
        conj(*claims),
        (
            "The entry in row ", m("j"), " and column ", m("k"), " of ", m(product),
            " is the sum, over all observations, of the product of their centred variables ", m("j"), " and ", m("k"), ".",
        ),
        products(story, "S", centred(story.a)),
    )  # fmt: skip


def products(story: Story, name: str, y: ExactMatrix, by: int = 1) -> list[Block]:
    """The sums behind two entries of Y^T Y/by, which has this name, of columns that are not zero."""
    if not 1 < story.n <= SUMS_SHOWN:
        return []
    columns = [(j, column) for j, column in enumerate(zip(*y.rows, strict=True), 1) if any(column)]
    lines = []
    for k, column in columns[:2]:
        j, first = columns[0]
        summands = tuple(Term("*", (term_of(a), term_of(b))) for a, b in zip(first, column, strict=True))
        total = sum((a * b for a, b in zip(first, column, strict=True)), y.field(0))
        lines.append(Line(Term("entry", (name, j, k)), "=", mul(divide(1, by), Term("+", summands))))
        lines.append(Line(None, "=", term_of(total / by)))
    return [Para(("For example,",)), Chain(tuple(lines))] if lines else []


def covariance_step(story: Story, c: ExactMatrix) -> None:
    """covariance(X) == C, also as a multiple of the scatter where that has a name."""
    ddof, by = story.options.ddof, divisor(story)
    names = [name for name, _ in story.definitions]
    if "C" not in names:
        story.define("C", c.term())
    claims = [eq(covariance_word(ddof), "C")]
    named: tuple[object, ...] = ("The scatter ", m("S"))
    if "S" in names:
        claims.append(eq(mul(divide(1, by), "S"), "C"))
    else:
        made = Y if Y in names else Term("centered", (X,))
        named = ("The scatter ", m(mul(Term("T", (made,)), made)), ", which holds the sums of the products of two centred variables,")
    why = (
        ": one less than the number of observations, because the mean was itself taken from them, which leaves only so"
        " many of the centred rows free."
        if ddof
        else ": the number of observations, so that every entry is a mean of products."
    )
    story.step(
        "Covariance matrix",
        conj(*claims),
        (
            *named, " is divided by ", m(by), why, " The variances stand on the diagonal, the covariances"
            " of two variables beside it.",
        ),
        () if "S" in names else products(story, "C", centred(story.a), by),
    )  # fmt: skip


def _other_divisor_step(story: Story, c: ExactMatrix) -> None:
    """The covariance with the divisor that was not asked for."""
    ddof, n = story.options.ddof, story.n
    if not ddof and n == 1:
        story.remark("With one observation the divisor ", m(eq(Term("+", ("N", -1)), 0)), " is of no use: nothing can be said.")
        return
    other = divide(n - ddof, n - (1 - ddof))
    scaled = matrix_of(c.map(lambda x: x * (n - ddof) / (n - (1 - ddof))).rows)
    library = "ddof=1, as numpy.cov takes it" if not ddof else "ddof=0, the maximum-likelihood estimate"
    story.step(
        "The other divisor",
        conj(eq(covariance_word(1 - ddof), scaled), eq(mul(other, "C"), scaled)),
        (
            "With divisor ", m(n - (1 - ddof)), " instead of ", m(n - ddof), f" ({library}) all entries are multiplied by ",
            m(other), ". Eigenvectors stay, eigenvalues take the same factor.",
        ),
    )  # fmt: skip


def symmetry_step(story: Story) -> None:
    """symmetric(C)"""
    made_of = Term("centered", (X,)) if story.options.centred else X
    story.step(
        "Symmetry",
        Term("symmetric", ("C",)),
        (
            "The product of variables ", m("j"), " and ", m("k"), " does not depend on their order: ",
            m(mul(Term("T", (made_of,)), made_of)), " is its own transpose, and so is every multiple of it.",
        ),
    )  # fmt: skip


def _definiteness_step(story: Story, c: ExactMatrix) -> None:
    """v^T C v = |Y v|^2 / divisor for every v, so C is positive semidefinite; definite at full rank."""
    rows, columns = story.a.shape
    shown = rows <= ROWS_SHOWN and columns <= WHOLE_STORY and rows * columns * columns <= FORM_SHOWN
    centred_data: Expr = Y if shown else Term("centered", (X,))
    form = mul(divisor(story), Term("T", ("v",)), "C", "v")
    identity = eq(form, Term("^", (Term("norm", (mul(centred_data, "v"),)), 2)))
    claims: list[Expr] = []
    if shown:
        claims.append(Term("for", ((("v", Term("R", (columns,))),), identity)))
    claims.append(Term("positive_semidefinite", ("C",)))
    full = rank(c.rows, c.field) == columns
    if full:
        claims.append(Term("positive_definite", ("C",)))
    story.step(
        "Positive semidefinite",
        conj(*claims),
        (
            "For every vector ", m("v"), " one has ", m(identity), ", a sum of squares: ",
            m(mul(Term("T", ("v",)), "C", "v")), " is the variance of the combination ", m(mul(X, "v")),
            " of the variables, and never negative. ",
            "It is 0 only for " if full else "It is 0 where that combination is the same for all observations.",
            *((m(eq("v", 0)), ": no combination of the variables is constant.") if full else ()),
        ),
    )  # fmt: skip
    if not full:
        r = rank(c.rows, c.field)
        story.step(
            "Rank",
            eq(Term("rank", ("C",)), r),
            (
                f"There are {columns - r} independent combinations of the variables that are constant in these data.",
                *(_few_observations(rows, columns)),
            ),
        )


def _few_observations(rows: int, columns: int) -> tuple[object, ...]:
    if rows > columns:
        return ()
    if rows == 1:
        return (" One observation does not vary.",)
    most = rows - 1
    return (
        f" With {observations(rows)} of {variables(columns)} there must be some: the centred rows add up to 0, so that at"
        f" most {most} of them {'is' if most == 1 else 'are'} independent.",
    )


def _other_reading_step(story: Story) -> None:
    """The covariance matrix if rows and columns of the data changed places, when it is small."""
    rows, columns = story.a.shape
    ddof = story.options.ddof
    if rows > OTHER_SHOWN or columns - ddof <= 0:
        return
    other = covariance(story.a.transpose(), ddof)
    story.step(
        "The other reading of the data",
        eq(covariance_word(ddof, Term("T", (X,))), other.term()),
        (
            f"Were the rows variables and the columns observations, this {rows} × {rows} matrix would be the covariance:"
            " of other quantities, with the means taken along the other axis. It serves only to be told apart.",
        ),
    )  # fmt: skip


def variance_remarks(story: Story, c: ExactMatrix) -> None:
    """Constant columns."""
    flat = [j for j in range(story.a.shape[1]) if not c.rows[j][j]]
    if flat and story.options.centred:
        several = len(flat) > 1
        story.remark(
            f"Column{'s' * several} ", *_listed([j + 1 for j in flat]), f" of the data {'are' if several else 'is'} constant: ",
            "variance and all covariances with the others are 0.",
        )  # fmt: skip


def _listed(numbers: list[int]) -> list[object]:
    out: list[object] = []
    for k, j in enumerate(numbers):
        out += [("" if not k else " and " if k == len(numbers) - 1 else ", "), m(j)]
    return out
