"""Exact eigenvalues and eigenvectors that printed decimals may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from flint import fmpq

from ...exact.decimals import bounds
from ...exact.field import Scalar, enclose
from ...language import to_text
from ...model import Expr, Term, Verdict, conj, let, vector, walk
from ..closed_values import decimal
from ..evaluation import spectra
from ..evaluation.elimination import kernel
from ..evaluation.numbers import divided, equal, real, root
from ..evaluation.words import minus
from .boxes import has_decimal
from .parts import Claimed, Part, parts
from .patterns import eigen_sides
from .search import Candidate
from .shown import to_places
from .values import FAILURES, Values, scaled, term_of
from .vectors import length_squared

NEAR_ONE = Fraction(1, 10)
"""A printed vector whose length is so near to 1 is meant to have length 1."""


def eigen_witness(claimed: Claimed, decide: Callable[[Expr], Verdict | None]) -> Expr | None:
    """A true statement with the digits printed in A*v == l*v: of exact l and w, or of all unit eigenvectors.

    A itself is taken as exact. None where none was found.
    """
    found = eigen_claim(claimed)
    if found is None:
        return None
    a, l, part = found  # noqa: E741
    values = Values(claimed.definitions)
    try:
        tried = [*_exact(values, a, l, part, claimed), *_of_all(values, a, l, part, claimed)]
    except FAILURES:
        return None
    for statement in tried:
        verdict = decide(let(claimed.definitions, statement))
        if verdict is not None and verdict.status == "proved":
            return statement
    return None


def eigen_claim(claimed: Claimed) -> tuple[Expr, Expr, Part] | None:
    """(A, l, v) of a claim about an eigenvector."""
    atom = claimed.atom
    if not isinstance(atom, Term) or atom.op not in ("==", "eigenpair"):
        return None
    a, l = eigen_sides(atom)  # noqa: E741
    part = next((p for p in parts(claimed) if p.role == "v"), None)
    if a is None or l is None or part is None or not isinstance(part.term, Term):
        return None
    return a, l, part


def _exact(values: Values, a: Expr, l: Expr, part: Part, claimed: Claimed) -> Iterator[Expr]:  # noqa: E741
    """eigenpair(A, l, w) with the exact l nearest to the number printed, and w ~= v.

    What is written without a point is exact.
    """
    roots, stated, written = _roots(values, a), values.number(l), _written(l, claimed)
    if stated is None or not roots:
        return
    number = min(roots, key=lambda x: abs(_middle(x) - _middle(stated)))
    if not equal(stated, number) and not has_decimal(written):
        return
    digits = [] if equal(stated, number) else [Term("~=", (term_of(number), written))]
    if not has_decimal(part.term):
        yield conj(Term("eigenpair", (a, term_of(number), part.term)), *digits)
        return
    for w in _scalings(values, a, number, part.term):
        pair = Term("eigenpair", (a, term_of(number), vector(map(term_of, w))))
        yield conj(pair, *digits, Term("~=", (pair.args[2], to_places(_column(part.term)))))


def _of_all(values: Values, a: Expr, l: Expr, part: Part, claimed: Claimed) -> Iterator[Expr]:  # noqa: E741
    """Some eigenvalue has the digits of l, and all unit eigenvectors for such those of v."""
    shown, written = [x for (x,) in values.rows(part.term)], _written(l, claimed)
    if abs(_middle(length_squared(shown)) - 1) >= NEAR_ONE or not has_decimal(part.term):
        return
    if not has_decimal(written):
        return
    listed = Term("multiset", (written, Term("...", ())))
    unit = Term("==", (Term("norm", ("v_",)), 1))
    premise = conj(Term("eigenpair", (a, "l_", "v_")), Term("~=", ("l_", written)), unit)
    body = Term("implies", (premise, Term("~=", ("v_", to_places(_column(part.term))))))
    every = Term("for", ((("l_", Term("R", ())), ("v_", Term("R", (len(shown),)))), body))
    yield conj(Term("~=", (Term("eigenvalues", (a,)), listed)), every)


def digits_of_eigenvalue(claimed: Claimed) -> Expr | None:
    """That an exact A has an eigenvalue with the digits of l, for A*v == l*v; None without digits."""
    found = eigen_claim(claimed)
    if found is None:
        return None
    a, l, _ = found  # noqa: E741
    written = _written(l, claimed)
    if not has_decimal(written) or has_decimal(let(claimed.definitions, Term("rank", (a,)))):
        return None
    return Term("~=", (Term("eigenvalues", (a,)), Term("multiset", (written, Term("...", ())))))


def eigen_repairs(claimed: Claimed) -> Iterator[Candidate]:
    """The eigenvalue that goes with the vector, or an eigenvector for the number, to as many digits."""
    found = eigen_claim(claimed)
    if found is None:
        return
    a, l, part = found  # noqa: E741
    values = Values(claimed.definitions)
    stated = values.number(l)
    number_part = next((p for p in parts(claimed) if p.role == "l"), None)
    places = {"l": _places(l), "v": _places(part.term)}
    for root_ in _roots(values, a) if stated is not None else ():
        digits = to_digits(root_, places["l"])
        if number_part is not None and not equal(root_, stated):  # type: ignore[arg-type]
            words = f"the eigenvalue is {to_text(digits)}, not {to_text(number_part.term)}"
            yield Candidate(0.8, words, claimed.with_part(number_part, digits))
        if abs(_middle(root_) - _middle(stated)) * 10 ** places["l"] <= 1:  # type: ignore[arg-type]
            for w in _scalings(values, a, root_, part.term):  # type: ignore[arg-type]
                new = Term("vector", tuple(to_digits(x, places["v"]) for x in w))
                words = f"{part.name} is no eigenvector; one for {to_text(l)} is {to_text(new)}"
                yield Candidate(0.9, words, claimed.with_part(part, new))


def _places(t: Expr) -> int:
    """The most decimals that a term shows."""
    digits = [n.args[0] for n in walk(t) if isinstance(n, Term) and n.op == "decimal"]
    return max((len(d.lower().partition("e")[0].partition(".")[2]) for d in digits), default=4)


def to_digits(x: Scalar, places: int) -> Expr:
    """A real number rounded to so many decimals, as a term."""
    text = decimal(_middle(x), places)
    digits = Term("decimal", (text.lstrip("-"),))
    return Term("neg", (digits,)) if text[0] == "-" else digits


def _written(l: Expr, claimed: Claimed) -> Expr:  # noqa: E741
    return dict(claimed.definitions).get(l, l) if isinstance(l, str) else l


def _column(t: Term) -> Expr:
    return t if t.op == "vector" else Term("vector", tuple(x for (x,) in t.args))


def _roots(values: Values, a: Expr) -> list[Scalar]:
    """The real eigenvalues of degree 1 and 2."""
    found = spectra.closed_roots(spectra.charpoly(values.of(a)))  # type: ignore[arg-type]
    return [x for x in found if real(x)]


def _scalings(values: Values, a: Expr, number: Scalar, v: Term) -> Iterator[list[Scalar]]:
    """The eigenvector for a simple eigenvalue in the scalings that v may have."""
    space = kernel(minus(values.of(a), number))  # type: ignore[arg-type]
    if len(space) != 1:
        return
    w, shown = list(space[0]), [x for (x,) in values.rows(v)]
    if abs(_middle(length_squared(shown)) - 1) < NEAR_ONE:
        yield scaled(w, divided(fmpq(1), root(length_squared(w))))
    entries = v.args if v.op == "vector" else tuple(x for (x,) in v.args)
    order = sorted(range(len(w)), key=lambda k: (has_decimal(entries[k]), -abs(_middle(shown[k]))))
    for k in order[:2]:
        if w[k] and shown[k]:
            yield scaled(w, divided(shown[k], w[k]))


def _middle(x: Scalar) -> Fraction:
    ball = enclose(x, 64)
    low, high = bounds(getattr(ball, "real", ball))
    return (low + high) / 2
