"""Eigenvectors: up to scale, eigenspaces as spans."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import EigenproofError
from ..exact.eigen import eigen
from ..exact.matrix import from_term
from ..model import Expr, Term, add, conj, divide, eq, matrix, neg, vector
from .answers import groups
from .explicit import columns_of, directions, explicit, has_decimals, rows_of
from .grades import Part
from .rounded import shown_eigenvectors
from .spectrum import call, shown, times
from .work import Hint, Work, plainly


def eigenvectors(work: Work) -> Part:
    given = work.given("eigenvectors")
    assert given is not None
    vectors, owners = _vectors(given.values, groups(work.answer))
    n = work.q.shape[0]
    for v in vectors:
        rows = rows_of(v)
        if rows is None or len(rows) != n or len(rows[0]) != 1:
            return work.shaped("eigenvectors", v, n, 1, f"a vector that {n}×{n} A can multiply") or work.part(
                "eigenvectors", work.decide(eq(v, 0))
            )
    values = work.given("eigenvalues")
    right = values is not None and work.is_right("eigenvalues")
    if has_decimals(tuple(vectors)):
        beside = [values.values[k] if right and k is not None else None for k in owners]
        return _digits(work, vectors, beside)
    pairs = [
        call("eigenpair", "A", values.values[k], v)
        if right and k is not None
        else call("eigenvector", "A", v)
        for v, k in zip(vectors, owners, strict=True)
    ]
    found = work.decide(conj(*pairs))
    if not found.right:
        hints = (
            h for v, s, k in zip(vectors, pairs, owners, strict=True) for h in vector_hints(work, v, s, k)
        )
        return work.judged("eigenvectors", found, hints, "Not all of these are eigenvectors of A.")
    whole = work.decide(_complete(work, vectors))
    said = (
        "These are eigenvectors, but not enough of them: an eigenspace is missing, or has a larger dimension."
    )
    return work.part("eigenvectors", whole, said)


def _digits(work: Work, vectors: list[Term], beside: list[Expr | None]) -> Part:
    """The part when decimals stand in it."""
    exact = from_term(work.q.matrix)
    found, fails = shown_eigenvectors(work, "A", exact, vectors, beside=beside)
    if found.right:
        whole = work.decide(
            eq(call("rank", matrix(zip(*(v.args for v in vectors), strict=True))), _dimensions(work))
        )
        if not whole.right:
            return work.part("eigenvectors", whole, "These are eigenvectors, but not enough of them.")
    said = "A vector does not show the digits of an eigenvector."
    if fails == "order":
        said = "A vector is an eigenvector, but not for the eigenvalue it stands with."
    return work.part("eigenvectors", found, said if found.wrong else "")


def _dimensions(work: Work) -> Expr:
    """The sum of the dimensions of all eigenspaces."""
    return sum(f.geometric * f.degree for f in eigen(from_term(work.q.matrix)))


def _vectors(values: list[Expr], owners: list[int | None]) -> tuple[list[Term], list[int | None]]:
    """The vectors one by one: columns of a matrix, directions of s·u + t·v."""
    found, whose = [], []
    for value, k in zip(values, owners, strict=True):
        parts = [value]
        if isinstance(value, Term) and value.op == "matrix" and len(value.args[0]) > 1:
            parts = list(columns_of(value))
        for part in parts:
            lines = directions(part) if isinstance(part, Term) else (part,)
            found += lines
            whose += [k] * len(lines)
    if len(found) != len(values) and len(found) == len(set(o for o in owners if o is not None)):
        whose = list(range(len(found)))
    return found, whose


def quotient(v: Expr) -> Expr:
    """The eigenvalue of an eigenvector, as its Rayleigh quotient."""
    return divide(call("dot", v, times("A", v)), call("dot", v, v))


def _complete(work: Work, vectors: list[Term]) -> Expr:
    """The vectors span every eigenspace: grouped by the eigenvalue, whose multiplicities add up to n."""
    classes: list[list[Term]] = []
    for v in vectors:
        for known in classes:
            if work.holds(eq(quotient(known[0]), quotient(v))):
                known.append(v)
                break
        else:
            classes.append([v])
    spaces = [eq(call("eigenspace", "A", quotient(c[0])), Term("span", tuple(c))) for c in classes]
    total = add(*(call("multiplicity", "A", quotient(c[0])) for c in classes))
    return conj(*spaces, eq(total, work.q.shape[0]))


def vector_hints(work: Work, v: Term, claim: Expr, k: int | None) -> Iterator[Hint]:
    """What is wrong with one vector, if `claim` about it fails."""
    if not work.fails(claim):
        return
    n = len(v.args)
    if work.holds(eq(v, 0)):
        yield plainly("The zero vector is not an eigenvector, though A·0 = λ·0.")
    name = shown(v)
    if isinstance(claim, Term) and claim.op == "eigenpair":
        l = claim.args[1]
        said = f"{name} is an eigenvector, but not for λ = {shown(l)}: compare A·v with λ·v."
        yield Hint(call("eigenvector", "A", v), said, "exchange the vectors of the eigenvalues")
    for i in range(n):
        flipped = vector(neg(x) if j == i else x for j, x in enumerate(v.args))
        trial = (
            Term("eigenpair", ("A", claim.args[1], flipped))
            if claim.op == "eigenpair"
            else (call("eigenvector", "A", flipped))
        )
        if v.args[i] != 0:
            yield Hint(
                trial,
                f"In {name} the sign of entry {i + 1} is wrong.",
                f"the sign of entry {i + 1} of {name}",
            )
    if n == 2:
        yield Hint(
            call("eigenvector", "A", vector(reversed(v.args))),
            f"In {name} the entries are exchanged.",
            f"exchange the entries of {name}",
        )
    yield Hint(
        call("eigenvector", Term("T", ("A",)), v),
        f"{name} is an eigenvector of Aᵀ (a left eigenvector), not of A.",
    )
    yield plainly(f"{name} is not an eigenvector: A·{name} = {image(work, v)} is no multiple of it.")


def image(work: Work, v: Term) -> str:
    """A·v, written out when that is short."""
    try:
        return shown(explicit(times(work.q.matrix, v)))
    except EigenproofError:
        return f"A·{shown(v)}"
