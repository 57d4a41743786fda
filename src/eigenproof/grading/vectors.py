"""Eigenvectors: up to scale, eigenspaces as spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..errors import EigenproofError
from ..exact.eigen import eigen
from ..exact.matrix import from_term
from ..model import Expr, Term, add, conj, divide, eq, matrix, neg, vector
from .answers import groups
from .explicit import columns_of, directions, explicit, has_decimals, transposed
from .grades import Part
from .rounded import shown_eigenvectors
from .spectrum import call, shown, times
from .work import Hint, Work, plainly, undecided


def eigenvectors(work: Work) -> Part:
    """The eigenvectors: in the order of the eigenvalues where the answer pairs them, else in any order."""
    given = work.given("eigenvectors")
    assert given is not None
    owners, paired = groups(work.answer)
    part = _judged(work, *_vectors(given.values, owners))
    if not part.right and len(given.values) == 1 and _is_square(given.values[0]):
        rows = _judged(work, list(columns_of(transposed(given.values[0]))), [None] * work.q.shape[0])
        if rows.right:
            return replace(rows, notes=(*rows.notes, "read as a list of vectors, one a row"))
    if not part.right and not paired:
        free = _judged(work, *_vectors(given.values, [None] * len(owners)))
        if free.right:
            return replace(free, notes=(*free.notes, "not in the order of the eigenvalues"))
    return part


def _is_square(t: Expr) -> bool:
    return isinstance(t, Term) and t.op == "matrix" and len(t.args) == len(t.args[0]) > 1


def _judged(work: Work, vectors: list[Term], owners: list[int | None]) -> Part:
    """The part for these vectors, each for the eigenvalue in the place of its owner."""
    n = work.q.shape[0]
    for v in vectors:
        bad = work.shaped("eigenvectors", v, n, 1, f"as A is {n}×{n}")
        if bad is not None:
            return bad
    values = work.given("eigenvalues")
    right = values is not None and work.is_right("eigenvalues")
    marks = [values.values[k] if right and k is not None else None for k in owners]
    pairs = [
        call("eigenvector", "A", v) if mark is None
        else call("eigenpair", "A", mark, v) if not has_decimals(mark)
        else conj(call("eigenvector", "A", v), Term("~=", (quotient(v), mark)))
        for v, mark in zip(vectors, marks, strict=True)
    ]  # fmt: skip
    found = work.decide(conj(*pairs))
    if not found.right and has_decimals(tuple(vectors)):
        return _digits(work, vectors, marks)
    if not found.right:
        hints = (h for v, claim in zip(vectors, pairs, strict=True) for h in vector_hints(work, v, claim))
        return work.judged("eigenvectors", found, hints, "Not all of these are eigenvectors of A.")
    complete = _complete(work, vectors)
    whole = work.decide(complete) if complete is not None else undecided("which vectors share an eigenvalue")
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
        if isinstance(value, Term) and value.op == "matrix":
            parts = list(columns_of(value)) if len(value.args) > 1 else [vector(value.args[0])]
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


def _complete(work: Work, vectors: list[Term]) -> Expr | None:
    """The vectors span every eigenspace: grouped by the eigenvalue, whose multiplicities add up to n.

    None when it was not decided which vectors have the same eigenvalue.
    """
    classes: list[list[Term]] = []
    for v in vectors:
        same = [work.decide(eq(quotient(known[0]), quotient(v))) for known in classes]
        if any(not f.right and not f.wrong for f in same):
            return None
        own = next((c for c, f in zip(classes, same, strict=True) if f.right), None)
        if own is None:
            classes.append([v])
        else:
            own.append(v)
    spaces = [eq(call("eigenspace", "A", quotient(c[0])), Term("span", tuple(c))) for c in classes]
    total = add(*(call("multiplicity", "A", quotient(c[0])) for c in classes))
    return conj(*spaces, eq(total, work.q.shape[0]))


def vector_hints(work: Work, v: Term, claim: Expr) -> Iterator[Hint]:
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
