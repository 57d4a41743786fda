"""Repairs of eigenvectors: another vector, an entry, a length."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from ...language import to_text
from ...model import Expr, Term, vector
from ..evaluation.elimination import kernel
from ..evaluation.numbers import divided, equal, root
from ..evaluation.spectra import charpoly, closed_roots
from ..evaluation.words import minus
from .changes import WHOLE
from .factors import of_factors
from .parts import Claimed, Part
from .patterns import eigen_sides
from .search import Candidate
from .spans import of_spans
from .values import Values, scaled, term_of
from .vectors import Vector, eigenspace, is_eigenvector, length_squared, like_term, likely

ORTHONORMAL = ("spectral", "svd", "orthogonal", "unitary", "orthonormal_columns", "principal_component")


def of_directions(claimed: Claimed, parts: list[Part], values: Values) -> Iterator[Candidate]:
    """Eigenvectors replaced, columns normalised, spans completed."""
    atom = claimed.atom
    if not isinstance(atom, Term):
        return
    yield from _normalised(claimed, atom, parts, values)
    if atom.op in ("eigenpair", "eigenvector") or (atom.op == "==" and any(p.role == "v" for p in parts)):
        yield from _vector(claimed, atom, parts, values)
    yield from of_factors(claimed, parts, values)
    if atom.op == "==":
        yield from of_spans(claimed, atom, values)


def _normalised(claimed: Claimed, atom: Term, parts: list[Part], values: Values) -> Iterator[Candidate]:
    """Every column divided by its length, where lengths should be 1."""
    if atom.op == "==" and 1 in atom.args:
        norm = next((a for a in atom.args if isinstance(a, Term) and a.op == "norm"), None)
        parts = [p for p in parts if p.role not in ("left", "right")] if norm is not None else []
    elif atom.op == "==":
        parts = [p for p in parts if p.role == "Q"]
    elif atom.op not in ORTHONORMAL:
        return
    for part in parts:
        t = part.term
        if not isinstance(t, Term) or t.op not in ("matrix", "vector") or part.role in ("A", "X", "S", "D"):
            continue
        columns = list(zip(*values.rows(t), strict=True))
        lengths = [root(length_squared(c)) for c in columns]
        wrong = [k for k, n in enumerate(lengths) if n and n != 1]
        if not wrong:
            continue
        new = [scaled(c, divided(fmpq(1), n)) if n else c for c, n in zip(columns, lengths, strict=True)]
        said = [f"{_column(part, k)}by {to_text(term_of(lengths[k]))}" for k in wrong]
        verb = "are the columns of" if len(wrong) > 1 else "is"
        if t.op == "vector":
            words = f"{part.name} is not normalised: divide {said[0]}"
        elif len(wrong) == 1:
            length = to_text(term_of(lengths[wrong[0]]))
            words = f"column {wrong[0] + 1} of {part.name} is not normalised: divide by {length}"
        else:
            words = f"the columns of {part.name} are not normalised: divide {', '.join(said)}"
        del verb
        rows = [list(r) for r in zip(*new, strict=True)]
        yield Candidate(0.5, words, claimed.with_part(part, like_term(t, rows)))


def _column(part: Part, k: int) -> str:
    return "" if isinstance(part.term, Term) and part.term.op == "vector" else f"column {k + 1} "


def _vector(claimed: Claimed, atom: Term, parts: list[Part], values: Values) -> Iterator[Candidate]:
    """The vector replaced by an eigenvector for the same number."""
    part = next((p for p in parts if p.role == "v"), None)
    if part is None or not isinstance(part.term, Term) or part.term.op not in ("vector", "matrix"):
        return
    v = [x for (x,) in values.rows(part.term)]
    if atom.op == "eigenvector":
        yield from _any_eigenvector(claimed, atom.args[0], part, v, values)
    a, l = eigen_sides(atom)  # noqa: E741
    if a is None or l is None:
        return
    space = eigenspace(values, a, l)
    if not space:
        return
    w = likely(space, v)
    number = to_text(term_of(l_value)) if (l_value := values.number(l)) is not None else to_text(l)
    what = "an eigenvector for another eigenvalue" if is_eigenvector(values, a, v) else "no eigenvector"
    words = f"{part.name} is {what}; one for {number} is {to_text(vector(map(term_of, w)))}"
    yield Candidate(WHOLE - 1, words, claimed.with_part(part, like_term(part.term, [[x] for x in w])))


def _any_eigenvector(claimed: Claimed, a: Expr, part: Part, v: Vector, values: Values) -> Iterator[Candidate]:
    """The vector replaced by an eigenvector, for whatever number, from which few entries differ."""
    matrix_value = values.of(a)
    for l in closed_roots(charpoly(matrix_value)):  # type: ignore[arg-type]  # noqa: E741
        w = likely([list(x) for x in kernel(minus(matrix_value, l))], v)  # type: ignore[arg-type]
        wrong = [k for k, (x, y) in enumerate(zip(v, w, strict=True)) if not equal(x, y)]
        shown = to_text(vector(map(term_of, w)))
        words = f"{part.name} is no eigenvector; {shown} is one, for {to_text(term_of(l))}"
        if len(wrong) == 1:
            (k,) = wrong
            old, new = (to_text(term_of(x[k])) for x in (v, w))
            words = f"entry {k + 1} of {part.name} is {new}, not {old}"
        new_vector = like_term(part.term, [[x] for x in w])  # type: ignore[arg-type]
        yield Candidate(2 if len(wrong) == 1 else WHOLE - 1, words, claimed.with_part(part, new_vector))
