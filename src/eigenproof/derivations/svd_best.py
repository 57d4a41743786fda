"""A as a sum of matrices of rank 1, and the best approximations of smaller rank (Eckart and Young)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flint import acb

from ..exact.decimals import decimal
from ..exact.field import Scalar, Tower, precision, term_of
from ..exact.matrix import ExactMatrix
from ..model import Block, Chain, Expr, Line, Para, Table, Term, add, conj, eq, matrix, mul, neg
from .factorisation import adjoint
from .gram import Ring, UnitVector
from .story import DIGITS_SHOWN, ENTRY_DIGITS, GUARD_BITS, approximate, m
from .svd_columns import columns_term, unit_balls
from .svd_parts import Parts, Sigma
from .svd_steps import outer_sum

MOST_RANKS = 4
"""Largest rank of A for which approximations of every smaller rank are written out; beyond, only the first."""


def best_steps(parts: Parts) -> None:
    """The sum of products sigma u v^T where it is rational; errors of its first k terms; nothing is nearer."""
    products = _products(parts) if parts.rational else []
    if products:
        _sum_step(parts, products)
    if parts.rank < 2:
        return
    if parts.story.over_c:
        parts.story.remark(
            "Over the complex numbers too the first ", m("k"), " terms of the sum of the ", m(mul("sigma_j", "u_j", Term("H", ("v_j",)))),
            " are the best approximation of rank ", m("k"), " (Eckart and Young); that is not derived here.",
        )  # fmt: skip
        return
    ranks = range(1, parts.rank if parts.rank <= MOST_RANKS else 2)
    _attained_step(parts, ranks, products)
    _optimum_step(parts, ranks)


def _products(parts: Parts) -> list[ExactMatrix]:
    """The matrices sigma u v^T: A v v^T, or u u^T A."""
    found = []
    for v in parts.near[: parts.rank]:
        projection = _projection(v, parts.story.a.field)
        found.append(parts.story.a @ projection if parts.tall else projection @ parts.story.a)
    return found


def _projection(v: UnitVector, field: Tower) -> ExactMatrix:
    """w w^T/|w|^2 for a vector with entries in the field."""
    column = ExactMatrix(field, tuple((entry[0] if entry else field(0),) for entry in v.vector))
    (square,) = Ring().dot(v.vector, v.vector)
    return (column @ column.conjugate_transpose()).map(lambda x: x / square)


def _sum(matrices: Sequence[ExactMatrix]) -> ExactMatrix:
    rows = zip(*(x.rows for x in matrices), strict=True)
    return ExactMatrix(
        matrices[0].field, tuple(tuple(sum(c[1:], c[0]) for c in zip(*r, strict=True)) for r in rows)
    )


def _sum_step(parts: Parts, products: list[ExactMatrix]) -> None:
    """A == sum of matrices of rank 1, and each of them == sigma u v^T."""
    story = parts.story
    claims = [
        eq(mul(s.name, Term("column", ("U", k)), adjoint(story, Term("column", ("V", k)))), p.term())
        for k, (s, p) in enumerate(zip(parts.sigmas, products, strict=False), 1)
    ]
    if len(products) > 1:
        claims.append(eq(story.name, Term("+", tuple(p.term() for p in products))))
    product = mul("sigma_j", "u_j", adjoint(story, "v_j"))
    reason: tuple[object, ...] = (
        m(mul("U", "S", adjoint(story, "V"))), " is the sum of the products ", m(product), ", a column times a row each: matrices of rank 1. The square roots cancel in ",
        m(eq(product, mul(story.name, "v_j", adjoint(story, "v_j")))), ".",
    )  # fmt: skip
    if len(products) == 1:
        reason = ("Only one product ", m(product), ", a column times a row, is not zero: it is ", m(story.name), " itself.")
    story.step("A sum of matrices of rank 1" if len(products) > 1 else "A column times a row", conj(*claims), reason)


def _attained_step(parts: Parts, ranks: range, products: list[ExactMatrix]) -> None:
    """norm(A - A*W*W.T)^2 == sum of the eigenvalues of G left out, W the first k columns."""
    story, side = parts.story, parts.near_name
    claims: list[Expr] = []
    for k in ranks:
        w = story.define(f"W{k}", columns_term(parts.near[:k]))
        claims.append(eq(_squared_norm(_left_over(parts, w)), error_term(parts.sigmas[k:])))
        if products:
            story.define(f"A{k}", _sum(products[:k]).term())
            kept = mul(story.name, w, Term("T", (w,))) if parts.tall else mul(w, Term("T", (w,)), story.name)
            claims += [eq(kept, f"A{k}"), eq(Term("rank", (f"A{k}",)), k)]
    ww = mul("W", Term("T", ("W",)))
    kept = mul(story.name, ww) if parts.tall else mul(ww, story.name)
    left = add(story.name, neg(kept))
    story.step(
        "The error of the first terms",
        conj(*claims),
        (
            "Let ", m("W") , " hold the first ", m("k"), " columns of ", m(side), ". Then ", m(kept), " consists of the first ", m("k"), " terms of the sum of all ",
            m(mul("sigma_j", "u_j", Term("T", ("v_j",)))), "; its rank is ", m("k"), ". What is left, ", m(left), ", has as its squared Frobenius norm the trace of ", m("G"), " without the first ", m("k"),
            " eigenvalues: the sum of those left out.", *_said_of(parts, ranks),
        ),
        [_errors(parts), *_first_in_decimals(parts, ranks)],
        _hint(parts),
    )  # fmt: skip


def _said_of(parts: Parts, ranks: range) -> tuple[object, ...]:
    """What the claims write differently, or leave out."""
    said = () if parts.tall else (" The claims write it for the transpose, which has the same norm.",)
    few = (" They are made for ", m(eq("k", 1)), "; the table gives all errors.") if parts.rank > MOST_RANKS else ()
    return said + (few if said or not few else (" The claims are made for ", *few[1:]))


def _optimum_step(parts: Parts, ranks: range) -> None:
    """No D with k orthonormal columns leaves less: Eckart and Young."""
    story, n = parts.story, len(parts.near)
    y, d = _data(parts), Term("T", ("D",))
    claims = [
        Term("for", (
            (("D", Term("R", (n, k))),),
            Term("implies", (
                eq(mul(d, "D"), Term("I", (k,))),
                Term(">=", (_squared_norm(add(y, neg(mul(y, "D", d)))), error_term(parts.sigmas[k:]))),
            )),
        ))
        for k in ranks
    ]  # fmt: skip
    side = "rows" if parts.tall else "columns"
    kept = mul(story.name, "D", d) if parts.tall else mul("D", d, story.name)
    story.step(
        "No matrix of that rank is nearer",
        conj(*claims),
        (
            "The ", side, " of a matrix of rank ", m("k"), " lie in a space of dimension ", m("k"), ". Let the columns of ", m("D"), " be an orthonormal basis of it. Of all matrices with ", side,
            " in this space ", m(kept), " is nearest to ", m(story.name), ", for it projects each of the ", side, " onto the space. So it is enough to compare these. With ", m(eq("w_i", _squared_norm(mul(d, f"{parts.near_name.lower()}_i")))), ", which is at most 1, and the sum ", m("k"), " of all ", m("w_i"),
            ", the squared norm of what is kept is ", m(Term("+", (mul("l1", "w1"), mul("l2", "w2")))), " + …, and this is largest when the first ", m("k"),
            " weights are 1. This is the theorem of Eckart and Young.",
        ),
        (),
        _hint(parts),
    )  # fmt: skip


def _hint(parts: Parts) -> dict[str, object]:
    values = Term("multiset", tuple(s.square for s in parts.sigmas))
    return {
        "spectrum": eq(Term("eigenvalues", ("G",)), values),
        "decomposition": Term("spectral", ("G", parts.near_name, "L")),
        "factor": 1,
    }


def _data(parts: Parts) -> Expr:
    """The Y with Y^T Y = G: A or A^T."""
    return parts.b


def _left_over(parts: Parts, w: str) -> Expr:
    y = _data(parts)
    return add(y, neg(mul(y, w, Term("T", (w,)))))


def _squared_norm(t: Expr) -> Term:
    return Term("^", (Term("norm", (t,)), 2))


def error_term(left_out: Sequence[Sigma]) -> Expr:
    """The sum of the squares of these singular values, closed forms of one field added up."""
    totals: dict[Tower, Scalar] = {}
    for s in left_out:
        square = s.value.square
        if square.scalar is not None:
            totals[square.field] = totals.get(square.field, square.field(0)) + square.scalar
    named = [s.square for s in left_out if s.value.square.scalar is None]
    return add(*named, *(term_of(x) for x in totals.values()))


def _errors(parts: Parts) -> Table:
    """The error of every rank below that of A, in decimals."""
    rows = []
    for k in range(1, parts.rank):

        def ball(bits: int, k: int = k) -> acb:
            with precision(bits + GUARD_BITS):
                return sum((s.value.square.enclose(bits + GUARD_BITS) for s in parts.sigmas[k:]), acb(0)).sqrt()

        rows.append(((m(k),), (m(error_term(parts.sigmas[k:])),), (m(approximate(decimal(ball, DIGITS_SHOWN))),)))
    return Table((("rank",), ("squared error",), ("error in decimals",)), tuple(rows))


def _first_in_decimals(parts: Parts, ranks: range) -> list[Block]:
    """The first terms of the sum in decimals, when they are not rational."""
    if parts.rational:
        return []
    lines = [Line(outer_sum(parts, k), "≈", _approximation(parts, k)) for k in ranks]
    return [Para(("In decimals:",)), Chain(tuple(lines))]


def _approximation(parts: Parts, k: int) -> Term:
    """The sum of the first k products, certified digits."""
    us, vs = ([unit_balls(x) for x in side[:k]] for side in (parts.u, parts.v))
    rows, columns = parts.story.a.shape

    @cache
    def entries(bits: int) -> list[list[acb]]:
        with precision(bits + GUARD_BITS):
            products = [
                (s.value.enclose(bits + GUARD_BITS), u(bits), v(bits))
                for s, u, v in zip(parts.sigmas, us, vs, strict=False)
            ]
            return [[sum((s * u[i] * v[j] for s, u, v in products), acb(0)) for j in range(columns)] for i in range(rows)]

    return matrix(
        [[approximate(decimal(lambda bits, i=i, j=j: entries(bits)[i][j], ENTRY_DIGITS)) for j in range(columns)] for i in range(rows)]
    )
