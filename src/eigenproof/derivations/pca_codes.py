"""Codes of the observations, what is decoded from them, and the error that is left."""

from __future__ import annotations

from ..exact.decimals import decimal
from ..exact.matrix import ExactMatrix
from ..model import Block, Expr, Math, Para, Table, Term, add, conj, eq, matrix, mul, neg, polynomial, vector
from .covariance import ROWS_SHOWN, X
from .gram import UnitVector, over
from .pca_components import Components
from .pca_decimals import Balls, coded, data_matrix, directions, rebuilt, shifted, squared
from .pca_optimum import error_term, loss
from .story import ENTRY_DIGITS, Story, approximate, m, poly_term, terms
from .svd_columns import applied

RECONSTRUCTED, DIVIDED = 5, 5
"""Observations whose reconstruction is shown in decimals; highest degree of a root whose vector is divided by its
length in the codes (the inverse of that length has long coefficients)."""


def code_steps(story: Story, found: Components) -> None:
    """W, and the scores of each component kept: of all observations, or of the first of many."""
    kept = found.kept
    story.define("W", matrix(tuple(row[:kept]) for row in dict(story.definitions)["Q"].args))  # type: ignore[union-attr]
    y = data_matrix(story)
    few = story.n <= ROWS_SHOWN
    shown = y if few else ExactMatrix(y.field, y.rows[:1])
    whole = all(v.closed or v.value.factor.degree <= DIVIDED for v in found.vectors[:kept])  # type: ignore[union-attr]
    claims = []
    for j, v in enumerate(found.vectors[:kept], 1):
        column = Term("column", ("W", j)) if whole else vector(v.entries)
        scores = score_terms(shown, v, found.names[j - 1], whole)
        if few:
            claims.append(eq(mul(found.data, column), vector(scores)))
        else:
            claims.append(eq(mul(Term("T", (column,)), first_observation(found)), scores[0]))
    x: Expr = add("x", neg("mu")) if found.centred else "x"
    code = mul(Term("T", ("W",)), x)
    encoder = eq("c", code)
    decoder = add(*(["mu"] if found.centred else []), mul("W", "c"))
    story.step(
        "Codes" if few else "Code of the first observation",
        conj(*claims),
        (
            m("W"), f" holds the first {f'{kept} columns' if kept > 1 else 'column'} of ", m("Q"), ", what is kept. Decoding a code ",
            m("c"), " as ", m(decoder), " comes nearest to ", m("x"), " with ", m(encoder), ", since the rest of ", m(x),
            " is then orthogonal to all columns of ", m("W"), ". (", m(mul("W", Term("T", ("W",)))), " projects; it is the identity only"
            " when all components are kept.) The codes of ", "all observations" if few else "the first observation",
            ", one component after the other" * (kept > 1), ":" if whole else ", before the division by the length of the vector:",
        ),
    )  # fmt: skip


def first_observation(found: Components) -> Expr:
    """The first observation as a column, centred if the data are."""
    row = Term("T", (Term("row", (X, 1)),))
    return add(row, neg("mu")) if found.centred else row


def score_terms(y: ExactMatrix, v: UnitVector, name: Expr, divided: bool) -> list[Expr]:
    """Y v for a direction q = v/|v|, divided by |v| or not: entries as polynomials in the eigenvalue."""
    scores = applied(y, v.vector)
    entries = [poly_term(e) for e in scores] if v.closed else [polynomial(terms(e), name) for e in scores]
    return [over(e, v.size) for e in entries] if divided else entries


def reconstruction_step(story: Story, found: Components) -> None:
    """norm(Y - Y*W*W.T)^2 == divisor · (sum of the eigenvalues that are not kept)."""
    error = error_term(found)
    why: tuple[object, ...] = (
        "Every direction ", m(Term("indexed", ("q", "i"))), " that is left out takes with it the sum of the squares of its scores, ",
        m(eq(Term("^", (Term("norm", (mul(found.data, Term("indexed", ("q", "i"))),)), 2)),
             mul(found.by, Term("indexed", ("l", "i"))))),
        ". Together the squared distances of all observations from their reconstructions are ",
        m(error), ".",
    )  # fmt: skip
    if not found.discarded:
        why = ("All components are kept: every observation is decoded exactly.",)
    story.step(
        "Reconstruction and its error",
        eq(loss(found, "W"), error),
        why,
        [Para(("In decimals:",)), _reconstructions(story, found)],
        hint={"decomposition": Term("spectral", ("C", "Q", "L")), "factor": found.by},
    )


def _reconstructions(story: Story, found: Components) -> Block:
    """The first observations, their codes, reconstructions and squared distances, certified digits."""
    y = data_matrix(story)
    count = min(story.n, RECONSTRUCTED)
    balls = directions(found)
    header = (("observation",), ("code",), ("reconstruction",), ("squared distance",))
    rows = []
    for i in range(count):
        code = coded(y.rows[i], balls, found.kept)
        point = shifted(story.a.rows[i], y.rows[i], rebuilt(code, balls))
        observed = terms(story.a.rows[i])
        cells = (vector(observed) if len(observed) > 1 else observed[0], _column(code, found.kept), _column(point, len(y.rows[i])))
        distance = approximate(decimal(squared(y.rows[i], code), ENTRY_DIGITS))
        rows.append(tuple((Math(cell),) for cell in (*cells, distance)))
    return Table(header, tuple(rows))


def _column(balls: Balls, size: int) -> Expr:
    """A vector of real balls, certified digits; a single one as a number."""
    digits = [approximate(decimal(lambda bits, j=j: balls(bits)[j], ENTRY_DIGITS)) for j in range(size)]
    return vector(digits) if size > 1 else digits[0]
