"""The steps of a singular value decomposition: G, singular values, both bases, U S V^T, the thin form."""

from __future__ import annotations

from ..exact.singular import is_tall, smaller_gram
from ..model import Block, Chain, Expr, Line, Para, Table, Term, conj, divide, eq, mul, power, sqrt, vector
from .factorisation import adjoint, listed, reduced
from .figures import circle_figure, drawn
from .gram import UnitVector
from .spectral import projection_lines
from .story import DIGITS_SHOWN, Story, approximate, decimal, m, matrix_of, poly_term
from .svd_columns import columns_term, in_decimals, rectangular, unit_balls
from .svd_parts import Parts, Sigma, near_name

LINES_SHOWN = 8


def gram_step(story: Story) -> Story:
    """A^T A == G (or A A^T == G, whichever is smaller); the part of the story about G."""
    a, star, (rows, columns) = story.name, adjoint(story, story.name), story.a.shape
    tall = is_tall(story.a)
    product, other = (mul(star, a), mul(a, star)) if tall else (mul(a, star), mul(star, a))
    g = story.about("G", smaller_gram(story.a))
    factors = [matrix_of(story.a.conjugate_transpose().rows), story.given]
    work: list[Block] = [
        Chain((
            Line("G", "=", product),
            Line(None, "=", Term("*", tuple(factors if tall else factors[::-1]))),
            Line(None, "=", g.given),
        ))
    ]  # fmt: skip
    if rows == columns:
        choice: tuple[object, ...] = ("Either of ", m(product), " and ", m(other), " tells the singular values. They have the same size; take ", m("G"), ", the first of them. ")  # fmt: skip
    else:
        choice = (
            "Either of ", m(product), " and ", m(other), " tells the singular values. The smaller one is less work: here ", m(eq("G", product)),
            f", which is {min(rows, columns)} × {min(rows, columns)}, while ", m(other), f" is {max(rows, columns)} × {max(rows, columns)}. ",
        )  # fmt: skip
    x, lengths = _squared_length(story)
    pair = ["the conjugate transpose" if story.over_c else "the transpose", "the matrix"]
    story.step(
        "The product of " + " and ".join(pair if tall else pair[::-1]),
        eq(product, "G"),
        (
            *choice, m("G"), " is ", "Hermitian" if g.over_c else "symmetric", ", and ", m(x), ", the squared length of ", m(lengths),
            ", is never negative: so no eigenvalue of ", m("G"), " is negative.",
        ),
        work,
    )  # fmt: skip
    return g


def _squared_length(story: Story) -> tuple[Expr, Expr]:
    """v^T G v and A v, whose squared length it is; or u^T G u and A^T u."""
    x = near_name(story).lower()
    inside = story.name if is_tall(story.a) else adjoint(story, story.name)
    return mul(adjoint(story, x), "G", x), mul(inside, x)


def singular_values_step(story: Story, sigmas: tuple[Sigma, ...]) -> None:
    """singular_values(A) == {...}, and their order."""
    distinct = list({s.name: s for s in sigmas}.values())
    order = [Term(">=", pair) for pair in zip([s.name for s in distinct], [s.name for s in distinct[1:]])]
    squares = [eq(power(s.name, 2), s.square) for s in distinct if s.closed and _is_composed(s.name)]
    t, x, (_, image) = adjoint(story, story.name), near_name(story).lower(), _squared_length(story)
    product = mul(t, story.name) if is_tall(story.a) else mul(story.name, t)
    g = "G" if not story.compact else product
    many = len(sigmas) > 1
    count = f"These lengths are the singular values: the square roots of the {len(sigmas)} eigenvalues" if many else "This length is the singular value: the square root of the only eigenvalue"
    reason: tuple[object, ...] = (
        "If ", m(x), " is a unit vector with ", m(eq(mul(g, x), mul("l", x))), ", then ", m(image), " has the length ", m(sqrt("l")), ", as ",
        m(eq(mul(adjoint(story, image), image), mul("l", adjoint(story, x), x))), ". ", count, " of ", m(g),
        "" if not many else ", from the largest to the smallest, each as often as its eigenvalue", ".",
    )  # fmt: skip
    roots = [eq(s.name, sqrt(s.square)) for s in distinct if not s.closed]
    if roots:
        named = listed(roots) if len(roots) < 3 else [m(roots[0]), ", ", m(roots[1]), " and so on"]
        reason += (" The root of a named number is named as well: ", *named, ". Its square is all that the later steps use.")
    if squares:
        reason += (" Where the root of a number with a square root in it comes out simpler, its square is checked.",)
    story.step(
        "Singular values",
        conj(eq(Term("singular_values", (story.name,)), Term("multiset", tuple(s.name for s in sigmas))), *order, *squares),
        reason,
        [_values_table(distinct)] if not story.compact else (),
    )  # fmt: skip


def _is_composed(t: Expr) -> bool:
    """Whether a closed form is a sum (over a number), so that its square is worth seeing."""
    return isinstance(t, Term) and (t.op == "+" or t.op == "/" and _is_composed(t.args[0]))


def _values_table(distinct: list[Sigma]) -> Table:
    rows = tuple(
        (
            (m(s.square),),
            (m(s.name),),
            (m(approximate(decimal(s.value.enclose, DIGITS_SHOWN))),) if isinstance(s.name, (str, Term)) else ("",),
        )
        for s in distinct
    )
    header = (("eigenvalue of ", m("G")), ("singular value",), ("decimals",))
    shown = 3 if any(decimals != ("",) for *_, decimals in rows) else 2
    return Table(header[:shown], tuple(row[:shown] for row in rows))


def images_step(parts: Parts) -> None:
    """A w == c x for every eigenvector found: u = A v/sigma, with the same direction as x."""
    if not parts.rank:
        return
    story = parts.story
    near, far = (side.lower() for side in (parts.near_name, parts.far_name))
    claims = []
    for image, w in zip(parts.images, parts.near, strict=False):
        claim = eq(mul(parts.b, vector(w.entries)), scaled_vector(image.factor, image.unit))
        if not w.closed:
            claim = eq(mul(parts.b, _in_l(w)), mul(image.factor, _in_l(image.unit)))
            claim = Term("for", ((("l", Term("C", ())),), claim))
        if claim not in claims:
            claims.append(claim)
    i, j = f"{far}_i", f"{far}_j"
    story.step(
        f"The columns of {parts.far_name}",
        conj(*claims),
        (
            "For each singular value ", m(Term("!=", ("sigma", 0))), " and its column ", m(near), " of ", m(parts.near_name), " put ",
            m(eq(far, divide(mul(parts.b, near), "sigma"))), ". This is a unit vector, since ", m(mul(parts.b, near)), " has the length ", m("sigma"),
            "; and two of them are orthogonal, since ", m(eq(mul(adjoint(story, i), j), divide(mul(adjoint(story, f"{near}_i"), "G", f"{near}_j"), mul("sigma_i", "sigma_j")))),
            " is a multiple of ", m(mul(adjoint(story, f"{near}_i"), f"{near}_j")), ", which is 0. In the other direction ", m(eq(mul(parts.b_star, far), divide(mul("G", near), "sigma"))),
            " is ", m(mul("sigma", near)), ". The products are computed here without the denominators.",
        ),
        [Chain(tuple(_image_lines(parts, near, far)))],
    )  # fmt: skip


def scaled_vector(factor: Expr, v: UnitVector) -> Expr:
    return mul(factor, vector(v.entries))


def _in_l(v: UnitVector) -> Term:
    return vector([poly_term(entry, "l") for entry in v.vector])


def _image_lines(parts: Parts, near: str, far: str) -> list[Line]:
    lines = []
    for k, (image, s) in enumerate(zip(parts.images, parts.sigmas, strict=False), 1):
        if k > LINES_SHOWN:
            break
        lines.append(Line(f"{far}{k}", "=", divide(mul(parts.b, f"{near}{k}"), s.name)))
        lines.append(Line(None, "=", mul(divide(1, image.unit.size), vector(image.unit.entries))))
    return lines


def completion_step(parts: Parts) -> None:
    """nullspace(A.T) == span(orthogonal vectors): the columns that the images leave open."""
    story, basis = parts.story, parts.completion
    if not basis.vectors:
        return
    vectors = [vector(v.entries) for v in parts.far[parts.rank :]]
    dots = [eq(mul(adjoint(story, vectors[i]), vectors[j]), 0) for j in range(len(vectors)) for i in range(j)]
    star = parts.exact_b.conjugate_transpose()
    _, _, work = reduced(story, star.rows, star.shape[1])
    if basis.projections:
        work += [
            Para(("Gram–Schmidt makes the basis that is read off orthogonal:",)),
            Chain(tuple(projection_lines(basis))),
        ]
    count, known = len(vectors), parts.rank
    if known:
        reason: tuple[object, ...] = (
            f"Only {known} of the {len(parts.far)} columns of ", m(parts.far_name), " is known. " if known == 1 else " are known. ",
            "They span" if known > 1 else "It spans", " the column space of ", m(parts.b), "; what is orthogonal to it is the null space of ", m(parts.b_star), f", of dimension {count}. ",
        )  # fmt: skip
    else:
        reason = ("There is no singular value ", m(Term("!=", ("sigma", 0))), ", so no column of ", m(parts.far_name), " is known, and all are taken from the null space of ", m(parts.b_star), ", the whole space. ")  # fmt: skip
    story.step(
        f"Completing {parts.far_name}",
        conj(eq(Term("nullspace", (parts.b_star,)), Term("span", tuple(vectors))), *dots),
        (
            *reason, "Any orthonormal basis of it will do", *_divided([v.size for v in parts.far[known:]]), ".",
        ),
        work,
    )  # fmt: skip


def _divided(sizes: list[Expr]) -> tuple[object, ...]:
    """How the vectors become unit vectors."""
    if set(sizes) == {1}:
        return ("; ", "the vector here has length 1" if len(sizes) == 1 else "the vectors here have length 1")
    if len(set(sizes)) == 1:
        return ("; ", "the vector here is" if len(sizes) == 1 else "the vectors here are all", " divided by ", m(sizes[0]))
    return ("; the vectors here are divided by ", *listed(sizes[:LINES_SHOWN]), *([" and so on"] if len(sizes) > LINES_SHOWN else []))


def decomposition_step(parts: Parts) -> None:
    """svd(A, U, S, V), with U and V square."""
    story, (rows, columns) = parts.story, parts.story.a.shape
    story.define(parts.far_name, columns_term(parts.far))
    story.define("S", rectangular(rows, columns, [s.name for s in parts.sigmas]))
    vt = adjoint(story, "V")
    work: list[Block] = []
    if not story.compact and parts.rank:
        work.append(Chain((Line(story.name, "=", mul("U", "S", vt)), Line(None, "=", outer_sum(parts)))))
    if not story.compact and not parts.rational:
        work += [Para(("In decimals:",)), Chain((Line("U", "≈", in_decimals(parts.u)), Line("V", "≈", in_decimals(parts.v))))]  # fmt: skip
    over = "unitary" if story.over_c else "orthogonal"
    x, y = parts.near_name.lower(), parts.far_name.lower()
    made: tuple[object, ...] = ()
    if story.compact:
        made = (
            "The columns of ", m(parts.near_name), " are orthonormal eigenvectors; those of ", m(parts.far_name), " are ",
            m(eq(f"{y}_j", divide(mul(parts.b, f"{x}_j"), "sigma_j"))), ", completed through the null space of ", m(parts.b_star), " where ", m("sigma_j"), " is 0 or missing. ",
        )  # fmt: skip
    story.step(
        "Singular value decomposition",
        Term("svd", (story.name, "U", "S", "V")),
        (
            *made, *_columns_named(rows, columns), ", and the singular values stand on the diagonal of ", m("S"), ", which has the shape of ", m(story.name), ". Column by column, ",
            m(eq(mul(story.name, "v_j"), mul("sigma_j", "u_j"))), " (0 where there is no ", m("sigma_j"), ") is ", m(eq(mul(story.name, "V"), mul("U", "S"))),
            ", and as ", m("V"), f" is {over}, ", m(eq(story.name, mul("U", "S", vt))), ".",
        ),
        work,
    )  # fmt: skip


def _columns_named(rows: int, columns: int) -> tuple[object, ...]:
    """What the columns of V and U are called."""
    first = ("The columns of ", m("V"), " are ") if columns > 1 else ("The column of ", m("V"), " is ")
    then = (", those of ", m("U"), " are ") if rows > 1 else (", that of ", m("U"), " is ")
    return (*first, *_named("v", columns), *then, *_named("u", rows))


def _named(letter: str, count: int) -> tuple[object, ...]:
    """v1; v1, v2 and v3; v1, …, v5"""
    if count < 4:
        return tuple(listed([f"{letter}{k}" for k in range(1, count + 1)]))
    return (m(f"{letter}1"), ", …, ", m(f"{letter}{count}"))


def outer_sum(parts: Parts, count: int | None = None) -> Expr:
    """sigma_1 u_1 v_1^T + sigma_2 u_2 v_2^T + ... (so many terms, or all), for display."""
    star = lambda k: adjoint(parts.story, f"v{k}")  # noqa: E731
    terms = [mul(s.name, f"u{k}", star(k)) for k, s in enumerate(parts.sigmas[: count or parts.rank], 1)]
    return terms[0] if len(terms) == 1 else Term("+", tuple(terms))


def thin_step(parts: Parts) -> None:
    """svd(A, U1, S1, V) or svd(A, U, S1, V1): without the columns that only meet zeros."""
    story, (rows, columns), k = parts.story, parts.story.a.shape, len(parts.sigmas)
    if rows == columns:
        return
    name = parts.far_name
    story.define(f"{name}1", columns_term(parts.far[:k]))
    story.define("S1", rectangular(k, k, [s.name for s in parts.sigmas]))
    u, v = ("U1", "V") if parts.tall else ("U", "V1")
    story.step(
        "Thin form",
        Term("svd", (story.name, u, "S1", v)),
        (
            f"The last {max(rows, columns) - k} columns of " if max(rows, columns) - k > 1 else "The last column of ", m(name), " meet" + "s" * (max(rows, columns) - k == 1) + " only zeros in ", m("S"),
            ". Without ", "it" if max(rows, columns) - k == 1 else "them", " and the zeros, ", m("S1"), " is square, ", m(f"{name}1"), " has orthonormal columns, and ",
            m(eq(story.name, mul(u, "S1", adjoint(story, v)))), " still.",
        ),
    )  # fmt: skip


def uniqueness(parts: Parts) -> None:
    """What is unique in the decomposition."""
    story, near, far = parts.story, parts.near_name, parts.far_name
    change = "is multiplied by a number of absolute value 1" if story.over_c else "changes its sign"
    story.remark(
        m("S"), " is unique. If a column of ", m(near), f" {change}, the same column of ", m(far),
        " must follow; only the columns that belong to the singular value 0, or to none, are free on each side.",
    )  # fmt: skip


def picture(parts: Parts) -> None:
    """The figure of a real 2×2 matrix: v1 and v2 on the circle go to the half axes of an ellipse."""
    story = parts.story
    if story.a.shape != (2, 2) or story.over_c:
        return
    rows = [[drawn(x) for x in row] for row in story.a.rows]
    arrows = []
    for k, (u, s, v) in enumerate(zip(parts.u, parts.sigmas, parts.v, strict=True), 1):
        size, (a, b), before = drawn(s.value.enclose), _drawn(u), _drawn(v)
        arrows.append((f"v{k}", before, f"σ{k} u{k}" if size else "0", (size * a, size * b)))
    story.figures.append(circle_figure(rows, arrows, _what_happens(parts.rank)))


def _what_happens(rank: int) -> tuple[object, ...]:
    """The caption: an ellipse, a segment or a point."""
    pair, one, two = ("The orthogonal ", m("v1"), " and ", m("v2")), m(mul("sigma1", "u1")), m(mul("sigma2", "u2"))
    if rank == 2:
        return ("The unit circle and its image. ", *pair, " go to the orthogonal half axes ", one, " and ", two, ".")
    if rank == 1:
        return ("The unit circle and its image, a segment. ", m("v1"), " goes to the half of it, ", one, ", and ", m("v2"), " to 0.")
    return ("The unit circle and its image, a single point. ", *pair, " both go to 0.")


def _drawn(v: UnitVector) -> tuple[float, float]:
    """A unit vector of the plane, for a figure."""
    balls = unit_balls(v)
    return drawn(lambda bits: balls(bits)[0]), drawn(lambda bits: balls(bits)[1])
