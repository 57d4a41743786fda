"""Principal components: the spectrum of the covariance, what is kept, codes, reconstructions, the optimum."""

from __future__ import annotations

from flint import acb

from ..errors import InputError
from ..exact.data import covariance, gram
from ..exact.decimals import decimal
from ..exact.field import Scalar, enclose, precision, term_of
from ..exact.matrix import ExactMatrix
from ..model import Derivation, Expr, Math, Table, Term, conj, eq, mul
from .covariance import (
    X,
    centred_step,
    check_data,
    covariance_step,
    mean_step,
    observations,
    products,
    reading_remark,
    symmetry_step,
    variables,
    variance_remarks,
)
from .figures import drawn, scree_figure
from .pca_codes import code_steps, reconstruction_step
from .pca_components import Components
from .pca_figures import draw_data
from .pca_optimum import optimum_steps
from .spaces import spectrum_steps
from .spectral import orthonormal_steps
from .story import GUARD_BITS, Story, approximate, decimals, m

SHARE_DIGITS = 6


def derive_pca(story: Story) -> Derivation:
    """C = Q L Q^T; W, the first columns of Q; codes W^T (x - mu); error and optimum of the reconstruction."""
    check_data(story)
    _check_components(story)
    centred = story.options.centred
    c = covariance(story.a, story.options.ddof) if centred else gram(story.a)
    reading_remark(story)
    if centred:
        mean_step(story)
        centred_step(story)
    part = story.about("C", c)
    if centred:
        covariance_step(story, c)
    else:
        _uncentred_step(story)
    symmetry_step(story)
    spectrum_steps(part)
    found = Components.of(part, story)
    if found.exact:
        found = found.told(orthonormal_steps(part, "Q", "L"))
    else:
        _order_step(part)
    _shares_step(part, found)
    if found.kept:
        if found.exact:
            code_steps(story, found)
            reconstruction_step(story, found)
        optimum_steps(story, found)
        if found.rank:
            draw_data(story, found)
    _remarks(story, c, found)
    return story.finish()


def _without_variance(varying: int, extra: int, columns: int) -> str:
    """What is said when components are kept that do not vary."""
    vary = f"Only {varying} of the {columns} components {'varies' if varying == 1 else 'vary'}" if varying else "No component varies"
    which = "the other " if varying else "the "
    which += "one that is kept has" if extra == 1 else f"{extra} that are kept have"
    return f"{vary}; {which} variance 0, and all {'its' if extra == 1 else 'their'} scores are 0."


def _check_components(story: Story) -> None:
    """InputError when more components are asked for than there are variables."""
    asked, columns = story.options.components, story.a.shape[1]
    if asked is not None and not 1 <= asked <= columns:
        raise InputError(
            f"components: read {asked}, but the data have {variables(columns)}, and no more components than that",
            code="components", next_move=f"components={columns}",
        )  # fmt: skip


def _uncentred_step(story: Story) -> None:
    """X^T X == C"""
    story.step(
        "The matrix of products",
        eq(mul(Term("T", (X,)), X), "C"),
        (
            "The data are taken as given: no mean is subtracted and nothing is divided. The entry in row ", m("j"),
            " and column ", m("k"), " of ", m("C"), " is the sum of the products of variables ", m("j"), " and ", m("k"),
            ", over all observations.",
        ),
        products(story, "C", story.a),
    )  # fmt: skip


def _order_step(part: Story) -> None:
    """Neighbouring eigenvalues in descending order, where no decomposition says so."""
    distinct = [part.value_terms[k] for k in range(len(part.values))]
    if len(distinct) > 1:
        part.step(
            "Descending order",
            conj(*(Term(">=", pair) for pair in zip(distinct, distinct[1:], strict=False))),
            ("The eigenvalues are listed from the largest to the smallest.",),
        )


def _shares_step(part: Story, found: Components) -> None:
    """trace(C), and every variance in closed form as a share of it."""
    total = sum((row[k] for k, row in enumerate(part.a.rows)), part.a.field(0))
    trace = Term("trace", ("C",))
    claims: list[Expr] = [eq(trace, term_of(total))]
    if total and found.exact:
        for i, k in enumerate(found.places, 1):
            value = part.values[k]
            if value.scalar is not None and k not in found.places[: i - 1]:
                share = term_of(value.scalar / total)
                claims.append(eq(Term("/", (Term("entry", ("L", i, i)), trace)), share))
    word = "explained variances" if found.centred else "sums of squares along the components"
    part.step(
        "Shares of the components",
        conj(*claims),
        (
            "The trace of ", m("C"), f" is the sum of the {'variances' if found.centred else 'sums of squares'} of the "
            f"variables, and also the sum of the eigenvalues, which are the {word}: ",
            "each component has its share of the whole." if total else "there is nothing to share.",
        ),
        [_shares(part, found, total)] if total else (),
    )  # fmt: skip
    if not total or len(found.places) == 1:
        return
    variances = [drawn(part.values[k].enclose) for k in found.places]
    part.figures.append(scree_figure(variances, found.kept, ("The ", word, ", largest first."), "Variances" if found.centred else "Sums of squares"))


def _shares(part: Story, found: Components, total: Scalar) -> Table:
    """Every component: its variance, its share, and the share of it with all before it; certified digits."""
    def share(places: tuple[int, ...]) -> Expr:
        def ball(bits: int) -> acb:
            with precision(bits + GUARD_BITS):
                parts = (part.values[k].enclose(bits + GUARD_BITS) for k in places)
                return sum(parts, acb(0)) / enclose(total, bits + GUARD_BITS)

        return approximate(decimal(ball, SHARE_DIGITS))

    rows = []
    for i, k in enumerate(found.places, 1):
        together = 1 if i == len(found.places) else share(found.places[:i])
        cells = (i, decimals(part.values[k]), share((k,)), together)
        rows.append(tuple((Math(cell),) for cell in cells))
    return Table((("component",), ("variance" if found.centred else "sum of squares",), ("share",), ("together",)), tuple(rows))


def _remarks(story: Story, c: ExactMatrix, found: Components) -> None:
    """Ties, variances that are 0 and why, components without variance."""
    rows, columns = story.a.shape
    if not found.centred:
        story.remark(
            "Without centring the first direction points from 0 towards the data as much as along them; with the mean"
            " subtracted (the usual way) the components describe how the observations differ."
        )
    if not found.kept:
        story.remark("The data do not vary: no component has a variance, and there is nothing to keep.")
    elif found.tied:
        tie = found.names[found.kept - 1]
        story.remark(
            "The last component kept and the first one left out have the same eigenvalue ", m(tie), ": the choice of ", m("W"),
            " is not unique. Other orthonormal vectors of that eigenspace leave the same error.",
        )  # fmt: skip
    if found.kept > found.rank:
        story.remark(_without_variance(found.rank, found.kept - found.rank, columns))
    elif 0 < found.rank < columns and rows <= columns and found.centred:
        story.remark(
            f"With {observations(rows)} of {variables(columns)} at most {rows - 1} component{'s' * (rows > 2)} can vary: the others have variance 0.",
        )
    if not found.exact:
        story.remark(
            "The directions are unit eigenvectors for roots of a high degree: they are given as certified decimals, not written out."
        )
    variance_remarks(story, c)
