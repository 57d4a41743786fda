"""What contradicts a claim about a subspace or a rank: a vector that is not in it, or another dimension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..errors import EigenproofError
from ..model import Expr, Term, add, conj, eq, mul, neg, vector
from .differences import differing_entries
from .subspaces import is_zero, vectors_of
from .values import exact_value, matrix_value, resolve

Definitions = Mapping[str, Expr]


def against_rank(word: str, a: Expr, value: Expr, definitions: Definitions) -> Iterator[Expr]:
    """The true rank or nullity."""
    known = dimensions(a, definitions)
    try:
        claimed = exact_value(value, definitions)
    except EigenproofError:
        return
    if known is not None and known[word] != claimed:
        yield eq(Term(word, (a,)), known[word])


def against_eigenspace(a: Expr, l: Expr, span: Term, definitions: Definitions) -> Iterator[Expr]:  # noqa: E741
    """A v != l v, or dim ker(A - l I) is not that of the span."""
    for v in span.args:
        yield from differing_entries(mul(a, v), mul(l, v), definitions)
    try:
        n = matrix_value(a, definitions).shape[0]
    except EigenproofError:
        return
    shifted = add(a, neg(mul(l, Term("I", (n,)))))
    yield from _other_dimension("nullity", shifted, span, definitions)


def against_nullspace(a: Expr, span: Term, definitions: Definitions) -> Iterator[Expr]:
    """A v != 0, or the nullity is not the dimension of the span."""
    known = dimensions(a, definitions)
    for v in span.args:
        zero = vector([0] * known["rows"]) if known else 0
        yield from differing_entries(mul(a, v), zero, definitions)
    yield from _other_dimension("nullity", a, span, definitions)


def against_span(a: Expr, span: Term, definitions: Definitions) -> Iterator[Expr]:
    """A vector that is not in the column space, or a rank that is not the dimension of the span."""
    for v in span.args:
        yield Term("not", (Term("in", (v, Term("columnspace", (a,)))),))
    yield from _other_dimension("rank", a, span, definitions)


def _other_dimension(word: str, a: Expr, span: Term, definitions: Definitions) -> Iterator[Expr]:
    vectors = [resolve(v, definitions) for v in vectors_of(span) if not is_zero(v, definitions)]
    known = dimensions(a, definitions)
    if known is None or not all(isinstance(v, Term) and v.op == "vector" for v in vectors):
        return
    true = eq(Term(word, (a,)), known[word])
    if not vectors:
        if known[word]:
            yield true
        return
    together = Term("matrix", tuple(zip(*(v.args for v in vectors), strict=True)))
    spanned = dimensions(together, definitions)
    if spanned and spanned["rank"] != known[word]:
        yield conj(true, eq(Term("rank", (together,)), spanned["rank"]))


def dimensions(a: Expr, definitions: Definitions) -> dict[str, int] | None:
    """Rank, nullity and number of rows, where the matrix can be evaluated."""
    try:
        value = matrix_value(a, definitions)
    except EigenproofError:
        return None
    from ..exact.linear import rank

    r = rank(value.rows, value.field)
    return {"rank": r, "nullity": value.shape[1] - r, "rows": value.shape[0]}
