"""Exact eigenvalues and eigenvectors that printed decimals may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from flint import fmpq

from ...exact.decimals import bounds
from ...exact.field import Scalar, enclose
from ...model import Expr, Term, Verdict, conj, let, vector
from ..evaluation import spectra
from ..evaluation.elimination import kernel
from ..evaluation.numbers import divided, equal, real, root
from ..evaluation.words import minus
from .boxes import has_decimal
from .parts import Claimed, parts
from .patterns import eigen_sides
from .values import FAILURES, Values, scaled, term_of
from .vectors import length_squared

NEAR_ONE = Fraction(1, 10)
"""A printed vector whose length is so near to 1 is meant to have length 1."""


def eigen_witness(claimed: Claimed, decide: Callable[[Expr], Verdict | None]) -> Expr | None:
    """eigenpair(A, l, w) with exact l and w that have the digits printed in A*v == l*v; None without any."""
    atom = claimed.atom
    if not isinstance(atom, Term) or atom.op not in ("==", "eigenpair"):
        return None
    a, l = eigen_sides(atom)  # noqa: E741
    part = next((p for p in parts(claimed) if p.role == "v"), None)
    if a is None or l is None or part is None or not isinstance(part.term, Term):
        return None
    values = Values(claimed.definitions)
    try:
        if has_decimal(let(claimed.definitions, Term("rank", (a,)))):
            return None
        for number, w in _pairs(values, a, l, part.term):
            pair = Term("eigenpair", (a, term_of(number), vector(map(term_of, w))))
            statement = conj(
                pair,
                *_shown(term_of(number), values.of(l), number, _written(l, claimed)),
                Term("~=", (pair.args[2], _column(part.term))),
            )
            verdict = decide(let(claimed.definitions, statement))
            if verdict is not None and verdict.status == "proved":
                return statement
    except FAILURES:
        return None
    return None


def _written(l: Expr, claimed: Claimed) -> Expr:  # noqa: E741
    return dict(claimed.definitions).get(l, l) if isinstance(l, str) else l


def _shown(exact: Expr, stated: object, number: Scalar, written: Expr) -> Iterator[Expr]:
    if not equal(stated, number):  # type: ignore[arg-type]
        yield Term("~=", (exact, written))


def _column(t: Term) -> Expr:
    return t if t.op == "vector" else Term("vector", tuple(x for (x,) in t.args))


def _pairs(values: Values, a: Expr, l: Expr, v: Term) -> Iterator[tuple[Scalar, list[Scalar]]]:  # noqa: E741
    """The eigenvalue nearest to l, and its eigenvector in the scalings that v may have."""
    stated = values.number(l)
    found = [x for x in spectra.closed_roots(spectra.charpoly(values.of(a))) if real(x)]  # type: ignore[arg-type]
    if stated is None or not found:
        return
    number = min(found, key=lambda x: abs(_middle(x) - _middle(stated)))
    space = kernel(minus(values.of(a), number))  # type: ignore[arg-type]
    if len(space) != 1:
        return
    w, shown = list(space[0]), [x for (x,) in values.rows(v)]
    if abs(_middle(length_squared(shown)) - 1) < NEAR_ONE:
        yield number, scaled(w, divided(fmpq(1), root(length_squared(w))))
    entries = v.args if v.op == "vector" else tuple(x for (x,) in v.args)
    order = sorted(range(len(w)), key=lambda k: (has_decimal(entries[k]), -abs(_middle(shown[k]))))
    for k in order[:2]:
        if w[k] and shown[k]:
            yield number, scaled(w, divided(shown[k], w[k]))


def _middle(x: Scalar) -> Fraction:
    ball = enclose(x, 64)
    low, high = bounds(getattr(ball, "real", ball))
    return (low + high) / 2
