"""What the words for numbers, matrices, collections and subspaces mean at values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from flint import fmpq, fmpq_mat

from ...exact.field import Scalar
from . import spectra
from .angles import cosine, sine
from .canonical import adjugate
from .elimination import echelon, inverse, kernel, pseudoinverse, rank, reduced
from .matrices import (
    Identity,
    Matrix,
    Value,
    adjoint,
    as_matrix,
    as_number,
    inner,
    is_matrix,
    matrix,
    negated,
    plus,
    rows_of,
    square,
    times,
    transposed,
)
from .numbers import (
    ONE,
    ZERO,
    Undefined,
    Unknown,
    added,
    conjugated,
    divided,
    equal,
    modulus,
    root,
    sign,
)


class Subspace(NamedTuple):
    """A subspace by the reduced echelon form of its vectors; `ambient` is None for span()."""

    rows: tuple[tuple[Scalar, ...], ...]
    ambient: int | None


def spanned(vectors: Sequence[Sequence[Scalar]], ambient: int | None) -> Subspace:
    """The span of vectors."""
    if not vectors:
        return Subspace((), ambient)
    rows, pivots = echelon(vectors)
    return Subspace(tuple(tuple(r) for r in rows[: len(pivots)]), ambient)


def column(x: Value) -> list[Scalar]:
    """The entries of a column vector."""
    a = as_matrix(x)
    if a.ncols() != 1:
        raise Unknown("a matrix where a vector belongs")
    return [r[0] for r in rows_of(a)]


def span(*vectors: Value) -> Subspace:
    """span(u, v, ...)"""
    columns = [column(v) for v in vectors]
    if len({len(c) for c in columns}) > 1:
        raise Unknown("vectors of different lengths")
    return spanned(columns, len(columns[0]) if columns else None)


def in_subspace(x: Value, s: Subspace) -> bool:
    """x in s"""
    v = column(x) if is_matrix(x) or s.ambient == 1 or x else [ZERO] * (s.ambient or 0)
    if s.ambient is not None and len(v) != s.ambient:
        raise Unknown("vectors of different lengths")
    return len(echelon([*s.rows, v])[1]) == len(s.rows)


def same_subspace(s: Subspace, t: Subspace) -> bool:
    """s = t"""
    if s.ambient is not None and t.ambient is not None and s.ambient != t.ambient:
        raise Unknown("subspaces of different spaces")
    pairs = [(a, b) for r, q in zip(s.rows, t.rows) for a, b in zip(r, q)]
    return len(s.rows) == len(t.rows) and all(equal(a, b) for a, b in pairs)


def norm_squared(x: Value) -> Scalar:
    """The sum of |entry|^2."""
    entries = [e for r in rows_of(as_matrix(x)) for e in r]
    return inner(entries, [conjugated(e) for e in entries])


def minus(x: Value, c: Scalar) -> Matrix:
    """A - cI"""
    return plus(square(x), Identity(-c))


def mean(x: Value) -> Matrix:
    """The mean of the observations, as a column."""
    a = as_matrix(x)
    ones = fmpq_mat(1, a.nrows(), [fmpq(1, a.nrows())] * a.nrows())
    return transposed(times(ones, a))


def centered(x: Value) -> Matrix:
    """Every observation minus the mean."""
    a = as_matrix(x)
    m = column(mean(a))
    return matrix([[added(e, -y) for e, y in zip(r, m)] for r in rows_of(a)])


def scatter(x: Value) -> Matrix:
    """The sum of the squares of the centred observations."""
    c = centered(x)
    return times(transposed(c), c)


def covariance(x: Value, ddof: int = 1) -> Matrix:
    """scatter / (n - ddof)"""
    n = as_matrix(x).nrows()
    if n <= ddof:
        raise Undefined("the covariance of one observation")
    return times(fmpq(1, n - ddof), scatter(x))


def diag(*values: Value) -> Matrix:
    """diag(a, b, ...) or diag(v)"""
    d = column(values[0]) if len(values) == 1 else [as_number(v) for v in values]
    return matrix([[x if i == j else ZERO for j in range(len(d))] for i, x in enumerate(d)])


def whole(x: Value) -> int:
    """An integer, for sizes, positions and exponents."""
    q = as_number(x)
    if type(q) is not fmpq or q.q != 1:
        raise Unknown("a number that is no integer")
    return int(q.p)


def entry(x: Value, i: Value, j: Value) -> Scalar:
    """A[i, j]"""
    a, r, c = as_matrix(x), whole(i), whole(j)
    if not (1 <= r <= a.nrows() and 1 <= c <= a.ncols()):
        raise Undefined("an entry outside the matrix")
    return rows_of(a)[r - 1][c - 1]


def line(x: Value, k: Value, across: bool) -> Matrix:
    """row(A, k) or column(A, k)"""
    a, j = as_matrix(x), whole(k)
    if not 1 <= j <= (a.nrows() if across else a.ncols()):
        raise Undefined("a line outside the matrix")
    return matrix([rows_of(a)[j - 1]]) if across else matrix([[r[j - 1]] for r in rows_of(a)])


def item(c: object, k: Value) -> Scalar:
    """c[k]: of a collection the k-th largest, of a vector the entry."""
    if isinstance(c, (spectra.Spectrum, spectra.Multiset)):
        return spectra.item(c, whole(k))
    a = as_matrix(c)  # type: ignore[arg-type]
    return entry(a, k, ONE) if a.ncols() == 1 else entry(a, ONE, k)


def extreme(which: int, *values: object) -> Scalar:
    """max (which = 1) or min (-1) of numbers or of one collection."""
    if len(values) == 1 and isinstance(values[0], (spectra.Spectrum, spectra.Multiset)):
        values = spectra.members(values[0])
        if not values:
            raise Undefined("the largest member of an empty collection")
    best, *others = (as_number(v) for v in values)  # type: ignore[arg-type]
    for v in others:
        if sign(added(v, -best)) == which:
            best = v
    return best


def ratios(x: Value) -> spectra.Multiset:
    """The eigenvalues of the scatter, each divided by their sum."""
    s = scatter(x)
    values = spectra.descending(spectra.eigenvalues(s))
    return spectra.Multiset(tuple(divided(v, spectra.trace(s)) for v in values))


def diagonal_entries(x: Value) -> spectra.Multiset:
    """The diagonal entries."""
    rows = rows_of(as_matrix(x))
    return spectra.Multiset(tuple(rows[k][k] for k in range(min(len(rows), len(rows[0])))))


def filled(c: int, m: Value, n: Value = ONE) -> Matrix:
    """zeros(m, n) or ones(m, n)"""
    return fmpq_mat(whole(m), whole(n), [c] * (whole(m) * whole(n)))


def radius(x: Value) -> Scalar:
    """The largest |eigenvalue|."""
    return extreme(1, *map(modulus, spectra.members(spectra.eigenvalues(x))))


TERMS: dict[str, Callable] = {
    "det": spectra.determinant,
    "trace": spectra.trace,
    "rank": lambda a: fmpq(rank(a)),
    "nullity": lambda a: fmpq(as_matrix(a).ncols() - rank(a)),
    "norm": lambda a: root(norm_squared(a)),
    "dot": lambda u, v: inner([conjugated(x) for x in column(u)], column(v)),
    "abs": lambda z: modulus(as_number(z)),
    "max": lambda *v: extreme(1, *v),
    "min": lambda *v: extreme(-1, *v),
    "spectral_radius": radius,
    "multiplicity": lambda a, l: fmpq(spectra.multiplicity(a, as_number(l))),
    "geometric_multiplicity": lambda a, l: fmpq(as_matrix(a).ncols() - rank(minus(a, as_number(l)))),
    "cos": lambda x: cosine(as_number(x)),
    "sin": lambda x: sine(as_number(x)),
    "sqrt": lambda x: root(as_number(x)),
    "inv": inverse,
    "pinv": pseudoinverse,
    "T": transposed,
    "transpose": transposed,
    "H": adjoint,
    "adjugate": adjugate,
    "diag": diag,
    "charpoly": lambda a, x: spectra.at(spectra.charpoly(a), x),
    "minpoly": lambda a, x: spectra.at(spectra.minimal(a), x),
    "rref": lambda a: matrix(reduced(a)[0]),
    "mean": mean,
    "centered": centered,
    "scatter": scatter,
    "covariance": covariance,
    "zeros": lambda *s: filled(0, *s),
    "ones": lambda *s: filled(1, *s),
    "column": lambda a, k: line(a, k, False),
    "row": lambda a, k: line(a, k, True),
    "entry": entry,
    "item": item,
    "eigenvalues": spectra.eigenvalues,
    "singular_values": spectra.singular_values,
    "explained_variance": lambda x, ddof=1: spectra.eigenvalues(covariance(x, ddof)),
    "explained_variance_ratio": ratios,
    "diagonal_entries": diagonal_entries,
    "sum": spectra.total,
    "product": spectra.product,
    "count": lambda c: fmpq(spectra.count(c)),
    "span": span,
    "eigenspace": lambda a, l: spanned(kernel(minus(a, as_number(l))), as_matrix(a).ncols()),
    "nullspace": lambda a: spanned(kernel(a), as_matrix(a).ncols()),
    "columnspace": lambda a: spanned(list(zip(*rows_of(as_matrix(a)))), as_matrix(a).nrows()),
    "rowspace": lambda a: spanned(rows_of(as_matrix(a)), as_matrix(a).ncols()),
    "neg": negated,
}
