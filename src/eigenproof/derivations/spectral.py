"""The spectral theorem on one matrix: A = Q D Q^T with orthonormal eigenvectors, eigenvalues descending."""

from __future__ import annotations

from ..exact.field import term_of
from ..model import (
    Block,
    Chain,
    Derivation,
    Expr,
    Line,
    Para,
    Term,
    add,
    conj,
    diagonal,
    eq,
    matrix,
    mul,
    neg,
    polynomial,
    substitute,
    vector,
)
from .figures import draw_action
from .gram import OrthogonalBasis, UnitVector, Vector, norm_term, orthogonal_basis
from .spaces import space_steps, spectrum_steps
from .story import Story, m, poly_term

PAIRS_SHOWN = 6


def derive_spectral(story: Story) -> Derivation:
    """Symmetric (Hermitian) A: symmetry, spectrum, eigenspaces, orthogonality, Gram-Schmidt, Q and D."""
    t = "H" if story.over_c else "T"
    word = "hermitian" if story.over_c else "symmetric"
    story.step(
        "Hermitian" if story.over_c else "Symmetry",
        Term(word, (story.name,)),
        (
            "Entry by entry, ",
            m(eq(Term(t, (story.name,)), story.name)),
            ". By the spectral theorem all eigenvalues will be real and an ",
            "orthonormal basis of eigenvectors exists; the steps below find one and prove both for this matrix.",
        ),
    )
    spectrum_steps(story)
    orthonormal_steps(story, "Q", "D")
    draw_action(story)
    return story.finish()


def orthonormal_steps(story: Story, q: str, d: str) -> list[UnitVector]:
    """All that follows the eigenvalues of a symmetric (Hermitian) matrix, up to its decomposition.

    q and d are what statements call the matrix of eigenvectors and the diagonal one. The unit
    vectors are the columns of q, from the largest eigenvalue to the smallest.
    """
    space_steps(story)
    bases = orthogonal_bases(story)
    for k, basis in enumerate(bases):
        if basis.projections:
            _gram_schmidt_step(story, k, basis)
    _orthogonality_step(story, bases)
    vectors = unit_vectors(story, bases)
    _columns(story, vectors, q, d)
    return vectors


def orthogonal_bases(story: Story) -> list[OrthogonalBasis]:
    """An orthogonal basis of each eigenspace; the roots of one factor share theirs, as polynomials in l."""
    bases: list[OrthogonalBasis] = []
    known: dict[int, OrthogonalBasis] = {}
    for k, v in enumerate(story.values):
        key = k if v.scalar is not None else -1 - story.factors.index(v.factor)
        known[key] = known.get(key) or orthogonal_basis(v)
        bases.append(known[key])
    return bases


def unit_vectors(story: Story, bases: list[OrthogonalBasis]) -> list[UnitVector]:
    """The vectors of these bases, largest eigenvalue first; the lengths of those in a root get names."""
    found: list[UnitVector] = []
    count = 0
    for k, value in enumerate(story.values):
        name = story.value_terms[k]
        for v, c, square in zip(bases[k].vectors, bases[k].coefficients, bases[k].squares, strict=True):
            size = norm_term(value, square)
            if value.scalar is None:
                count += 1
                size = story.define(f"s{count}", substitute(size, {"l": name}))  # type: ignore[arg-type]
            found.append(UnitVector(v, tuple(polynomial(e, name) for e in c), size, value))
    return found


def entry_terms(story: Story, k: int, v: Vector) -> list[Expr]:
    """Entries of a vector for the k-th eigenvalue, with its name in the place of l."""
    value = story.values[k]
    return [poly_term(e, "x" if value.scalar is not None else story.value_terms[k]) for e in v]


def _gram_schmidt_step(story: Story, k: int, basis: OrthogonalBasis) -> None:
    name, value, t = story.value_terms[k], story.values[k], "H" if story.over_c else "T"
    vectors = [vector(entry_terms(story, k, v)) for v in basis.vectors]
    dots = [eq(mul(Term(t, (vectors[i],)), vectors[j]), 0) for j in range(len(vectors)) for i in range(j)]
    work: list[Block] = []
    if value.scalar is not None:
        note = "From each basis vector its projections on the earlier ones are subtracted:"
        work = [Para((note,)), Chain(tuple(projection_lines(basis)))]
    story.step(
        "Gram–Schmidt inside a repeated eigenspace",
        conj(eq(Term("eigenspace", (story.name, name)), Term("span", tuple(vectors))), *dots),
        (
            "Every vector of the eigenspace for ",
            m(name),
            " is an eigenvector for it, so its basis may be replaced by an orthogonal one.",
        ),
        work,
    )


def projection_lines(basis: OrthogonalBasis) -> list[Line]:
    """v - (u.v / u.u) u - ... = w, and w as a multiple of the vector that is kept; entries in closed form."""
    lines = []
    for p in basis.projections:
        parts, rest = [vector([poly_term(e) for e in p.start])], [_number(e) for e in p.start]
        for (c, square), u in zip(p.coefficients, basis.vectors, strict=False):
            if c:
                ratio = c[0] / square[0]
                parts.append(neg(mul(term_of(ratio), vector([poly_term(e) for e in u]))))
                rest = [x - ratio * _number(e) for x, e in zip(rest, u, strict=True)]
        kept = vector([poly_term(e) for e in p.result])
        factor = next(x / e[0] for x, e in zip(rest, p.result, strict=True) if e)
        lines.append(Line(Term("+", tuple(parts)), "=", vector([term_of(x) for x in rest])))
        if factor != 1:
            lines.append(Line(None, "=", mul(term_of(factor), kept), ("scaled to avoid fractions",)))
    return lines


def _number(entry: tuple) -> object:
    return entry[0] if entry else 0


def _orthogonality_step(story: Story, bases: list[OrthogonalBasis]) -> None:
    """(l - mu) v^T w = 0 on the vectors found, for pairs of different eigenvalues."""
    if len(story.values) < 2 or story.compact:
        return
    t = "H" if story.over_c else "T"
    claims: dict[tuple[int, int], Term] = {}
    kinds = [
        k if v.scalar is not None else -1 - story.factors.index(v.factor) for k, v in enumerate(story.values)
    ]
    for j in range(len(story.values)):
        for i in range(j):
            if (kinds[i], kinds[j]) in claims:
                continue  # the same identity, in other roots of the same factors
            v, w = (vector(entry_terms(story, k, bases[k].vectors[0])) for k in (i, j))
            product = mul(Term(t, (v,)), w)
            if (
                min(kinds[i], kinds[j]) < 0
            ):  # a product of roots of one factor is 0 only up to their difference
                product = mul(add(story.value_terms[i], neg(story.value_terms[j])), product)
            claims[kinds[i], kinds[j]] = eq(product, 0)
    story.step(
        "Different eigenvalues: orthogonal",
        conj(*list(claims.values())[:PAIRS_SHOWN]),
        (
            "For eigenvectors ",
            m("v"),
            " and ",
            m("w"),
            " of different eigenvalues ",
            m("l"),
            " and ",
            m("mu"),
            ", which are real, " if story.over_c else ", ",
            "the Hermitian " if story.over_c else "the symmetric ",
            m(story.name),
            " gives ",
            m(eq(mul("l", Term(t, ("v",)), "w"), mul(Term(t, (mul(story.name, "v"),)), "w"))),
            " and this is ",
            m(eq(mul(Term(t, ("v",)), mul(story.name, "w")), mul("mu", Term(t, ("v",)), "w"))),
            ", so ",
            m(eq(mul(add("l", neg("mu")), Term(t, ("v",)), "w"), 0)),
            " and ",
            m(eq(mul(Term(t, ("v",)), "w"), 0)),
            ". Here it is on the vectors found.",
        ),
    )


def _divisors(sizes: list[Expr]) -> tuple[object, ...]:
    """What the vectors are divided by, said once if it is the same for all."""
    computed = "The squares of the lengths are computed here"
    if len(sizes) == 1:
        return (f"{computed.replace('squares', 'square').replace('lengths are', 'length is')}; the divisor is ", m(sizes[0]), ".")
    if len(set(sizes)) > 1:
        return (f"{computed}; the divisors are ", *_listed(sizes), ".")
    if sizes[0] == 1:
        return (f"{computed}: all are 1, and nothing has to be divided.",)
    return (f"{computed}; each divisor is ", m(sizes[0]), ".")


def _columns(story: Story, vectors: list[UnitVector], q: str, d: str) -> None:
    """Norms, Q, D, and the goal."""
    n, t = story.n, "H" if story.over_c else "T"
    if n and not story.compact:
        closed = [v for v in vectors if v.closed]
        claims = [eq(mul(Term(t, (vector(v.entries),)), vector(v.entries)), _square(v.size)) for v in closed]
        if claims:
            story.step(
                "Lengths",
                conj(*claims),
                ("Divide each vector by its length. ", *_divisors([v.size for v in closed])),
            )
    names = {id(v): story.value_terms[k] for k, v in enumerate(story.values)}
    story.define(q, matrix(zip(*(v.column for v in vectors), strict=True)) if n else Term("matrix", ()))
    story.define(d, diagonal([names[id(v.value)] for v in vectors]))
    transposed = Term(t, (q,))
    distinct = [story.value_terms[k] for k in range(len(story.values))]
    if len(distinct) > 1:
        story.step(
            "Descending order",
            conj(*(Term(">=", pair) for pair in zip(distinct, distinct[1:], strict=False))),
            ("The eigenvalues are listed from the largest to the smallest.",),
        )
    kind = "unitary" if story.over_c else "orthogonal"
    story.step(
        "Spectral decomposition",
        Term("spectral", (story.name, q, d)),
        (
            "The normalised eigenvectors are the columns of ",
            m(q),
            ". They are orthonormal, so ",
            m(q),
            f" is {kind}, ",
            m(eq(mul(transposed, q), Term("I", (n,)))),
            ", and ",
            m(eq(mul(story.name, q), mul(q, d))),
            " becomes ",
            m(eq(story.name, mul(q, d, transposed))),
            ".",
        ),
    )
    _uniqueness(story, q, d)


def _square(s: Expr) -> Expr:
    """The square of a length, as a number."""
    if isinstance(s, Term) and s.op == "sqrt":
        return s.args[0]
    if (
        isinstance(s, Term)
        and s.op == "*"
        and len(s.args) == 2
        and isinstance(s.args[1], Term)
        and s.args[1].op == "sqrt"
    ):
        return s.args[0] ** 2 * s.args[1].args[0]
    return s**2 if not isinstance(s, Term) else Term("^", (s, 2))


def _listed(items: list[Expr]) -> list[object]:
    out: list[object] = []
    for k, t in enumerate(items):
        out += [", " if k else "", m(t)]
    return out


def _uniqueness(story: Story, q: str, d: str) -> None:
    repeated = [story.value_terms[k] for k, v in enumerate(story.values) if v.factor.geometric > 1]
    sign = "a factor of absolute value 1" if story.over_c else "its sign"
    if not story.n:
        return
    if story.n == 1:
        story.remark("The column of ", m(q), f" is unique up to {sign}.")
    elif not repeated:
        story.remark("All eigenvalues are different, so each column of ", m(q), f" is unique up to {sign}.")
    else:
        simple = ("For a simple eigenvalue the column of ", m(q), f" is unique up to {sign}; for ")
        story.remark(
            "The diagonal of ", m(d), " is unique. ", *(simple if len(repeated) < len(story.values) else ("For ",)),
            *_listed(repeated), " any other orthonormal basis of the eigenspace would do as well.",
        )  # fmt: skip
