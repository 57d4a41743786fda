"""What a singular value decomposition says of A: rank, four subspaces, the eigenvalues of both products."""

from __future__ import annotations

from ..exact.linear import rref
from ..exact.singular import larger_gram
from ..model import Expr, Term, conj, eq, mul, power, vector
from .factorisation import adjoint
from .story import WHOLE_STORY, m, poly_term, vector_of
from .svd_parts import Parts


def rank_step(parts: Parts) -> None:
    """rank(A) == r, and bases of the four subspaces."""
    story, a, r = parts.story, parts.story.name, parts.rank
    star, (rows, columns) = adjoint(story, parts.story.name), story.a.shape
    claims = [eq(Term("rank", (a,)), r)]
    reason: tuple[object, ...] = ("No singular value is different from 0, so the rank is 0. ",)
    if r:
        count = "One singular value is" if r == 1 else f"{r} singular values are"
        reason = (
            f"{count} different from 0, so the rank is {r}: ", m("U"), " and ", m("V"), " are invertible, and ", m(a), " has the rank of ", m("S"), ". ",
        )  # fmt: skip
    if story.compact:
        story.step("Rank", claims[0], reason)
        return
    row, column = _images_bases(parts)
    claims += [
        eq(Term("columnspace", (a,)), _span(column, rows)),
        eq(Term("nullspace", (star,)), _span([vector(u.entries) for u in parts.u[r:]], rows)),
        eq(Term("columnspace", (star,)) if story.over_c else Term("rowspace", (a,)), _span(row, columns)),
        eq(Term("nullspace", (a,)), _span([vector(v.entries) for v in parts.v[r:]], columns)),
    ]
    where = (
        "The columns of ", m("U"), " and ", m("V"), " are bases of the four subspaces: ",
        *_first(parts, "U", ("column space",)), *_rest(parts, "U", rows, "the null space of ", star),
        *_first(parts, "V", ("column space of ", m(star)) if story.over_c else ("row space",)),
        *_rest(parts, "V", columns, "the null space of ", a, last=True),
    )  # fmt: skip
    if not parts.rational and r:
        where += (" For the first and the third the claims name simpler bases, made of columns ", *(("of ", m(a), " and of ", m(star)) if story.over_c else ("and of rows of ", m(a), " itself")), ".")  # fmt: skip
    story.step("Rank and the four subspaces", conj(*claims), (*reason, *where))


def _first(parts: Parts, name: str, space: tuple[object, ...]) -> tuple[object, ...]:
    if not parts.rank:
        return ()
    count = ("the first ", m(parts.rank)) if parts.rank > 1 else ("the first one",)
    return (*count, " of ", m(name), " of the ", *space, ", ")


def _rest(parts: Parts, name: str, size: int, what: str, of: Expr, last: bool = False) -> tuple[object, ...]:
    count = size - parts.rank
    end = "." if last else ", "
    if not count:
        return (what, m(of), " is {0}" + end)
    return (f"the last {count} of " if count > 1 else "the last one of ", m(name), " of ", what, m(of), end)


def _span(vectors: list[Expr], size: int) -> Term:
    """The span of these vectors; {0} is that of the zero vector."""
    return Term("span", tuple(vectors) or (vector((0,) * size),))


def _images_bases(parts: Parts) -> tuple[list[Expr], list[Expr]]:
    """(basis of the row space, basis of the column space): from V and U, or rational ones."""
    r = parts.rank
    if parts.rational:
        return [vector(v.entries) for v in parts.v[:r]], [vector(u.entries) for u in parts.u[:r]]
    a = parts.story.a.rows
    reduced, pivots = rref(a, parts.story.a.shape[1], parts.story.a.field)
    rows = parts.story.a.conjugate_transpose()
    _, first = rref(list(zip(*a, strict=True)), len(a), parts.story.a.field)
    own = [vector_of(c) for c in list(zip(*rows.rows, strict=True))]
    return [own[i] for i in first], [vector_of([row[j] for row in a]) for j in pivots]


def shared_step(parts: Parts) -> None:
    """The other product K has the same eigenvalues, and 0 more often: claims on both polynomials."""
    story, (rows, columns) = parts.story, parts.story.a.shape
    a, star, more = story.name, adjoint(story, story.name), abs(rows - columns)
    if max(rows, columns) > WHOLE_STORY:
        return
    product, near = mul(a, star), mul(star, a)
    if not parts.tall:
        product, near = near, product
    k = larger_gram(story.a)
    if k == parts.g.a:
        normal = (m(a), " is normal: both products are the same matrix, and have the same eigenvalues.")
        story.step("Both products have the same eigenvalues", eq(product, "G"), normal)
        return
    story.define("K", k.term())
    values = Term("multiset", (*(s.square for s in parts.sigmas), *[0] * more))
    low = next(j for j, c in enumerate(parts.g.chi) if c)
    factored = mul(power("x", more + low), poly_term(parts.g.chi[low:]))
    claims = conj(
        eq(product, "K"),
        Term("for", ((("x", Term("R", ())),), eq(Term("charpoly", ("K", "x")), factored))),
        eq(Term("eigenvalues", ("K",)), values),
    )
    x = parts.near_name.lower()
    told: tuple[object, ...] = (
        "From ", m(eq(mul(near, x), mul("l", x))), " with ", m(Term("!=", ("l", 0))), " follows ", m(eq(mul(product, parts.b, x), mul("l", parts.b, x))),
        ", and ", m(Term("!=", (mul(parts.b, x), 0))), "; the same holds in the other direction. So ", m(near), " and ", m(product),
        " have the same eigenvalues different from 0, each with an eigenspace of the same dimension. ",
    )  # fmt: skip
    tail: tuple[object, ...] = ("Here the sizes agree as well, and so do the characteristic polynomials.",)
    if more:
        tail = ("Here the characteristic polynomials differ by the factor ", m(power("x", more)), ": 0 is an eigenvalue of ", m("K"), f" {_times(more)} more often than of ", m("G"), ".")  # fmt: skip
    story.step("Both products have the same eigenvalues", claims, (*told, *tail))


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")
