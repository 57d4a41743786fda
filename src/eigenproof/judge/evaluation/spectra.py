"""Characteristic polynomials and collections: eigenvalues and singular values as multisets.

A spectrum is known by its polynomial, so that roots of any degree are compared exactly; its members are
written out only when all are rational or quadratic.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key
from typing import NamedTuple

from flint import fmpq, fmpq_mat

from ...exact.factor import factor
from ...exact.field import Scalar
from ...exact.linear import field_of_scalars
from ...exact.poly import Polynomial
from .elimination import kernel
from .matrices import Value, adjoint, as_matrix, identity, is_matrix, matrix, plus, rows_of, square, times
from .numbers import ONE, ZERO, Undefined, Unknown, added, divided, equal, multiplied, real, root, sign


class Spectrum(NamedTuple):
    """The roots of a monic polynomial (ascending); with `roots`, the square roots >= 0 of these."""

    poly: Polynomial
    roots: bool = False


class Multiset(NamedTuple):
    """Numbers, written out; `open` where others may follow."""

    members: tuple[Scalar, ...]
    open: bool = False


def charpoly(x: Value) -> Polynomial:
    """det(xI - A), ascending."""
    a = square(x)
    n = a.nrows()
    if type(a) is fmpq_mat:
        return tuple(a.charpoly().coeffs())
    coefficients: list[Scalar] = [ONE]
    m = identity(n)
    for k in range(1, n + 1):  # Faddeev-LeVerrier
        am = times(a, m)
        c = divided(-trace(am), fmpq(k))
        coefficients.append(c)
        m = plus(am, identity(n, c))
    return tuple(reversed(coefficients))


def trace(x: Value) -> Scalar:
    """The sum of the diagonal."""
    total: Scalar = ZERO
    for k, row in enumerate(rows_of(square(x))):
        total = added(total, row[k])
    return total


def determinant(x: Value) -> Scalar:
    """det A"""
    a = square(x)
    if type(a) is fmpq_mat:
        return a.det()
    c = charpoly(a)[0]
    return -c if a.nrows() % 2 else c


def at(p: Polynomial, x: Value) -> Value:
    """p(x) for a number or a square matrix."""
    if not is_matrix(x):
        total: Value = ZERO
        for c in reversed(p):
            total = added(multiplied(total, x), c)
        return total
    n = square(x).nrows()
    total = identity(n, p[-1]) if p else identity(n, ZERO)
    for c in reversed(p[:-1]):
        total = plus(times(total, x), identity(n, c))
    return total


def minimal(x: Value) -> Polynomial:
    """The minimal polynomial, ascending and monic."""
    a = square(x)
    if type(a) is fmpq_mat:
        return tuple(a.minpoly().coeffs())
    powers = [identity(a.nrows())]
    while True:
        powers.append(times(powers[-1], a))
        table = matrix(list(zip(*([e for r in rows_of(p) for e in r] for p in powers))))
        relations = kernel(table)
        if relations:
            return relations[0]


def eigenvalues(x: Value) -> Spectrum:
    """The eigenvalues, with algebraic multiplicity."""
    return Spectrum(charpoly(x))


def singular_values(x: Value) -> Spectrum:
    """The min(m, n) singular values."""
    a = as_matrix(x)
    star = adjoint(a)
    return Spectrum(charpoly(times(star, a) if a.nrows() >= a.ncols() else times(a, star)), roots=True)


def multiplicity(x: Value, l: Scalar) -> int:
    """How often l is a root of det(xI - A)."""
    return order(charpoly(x), l)


def order(p: Polynomial, l: Scalar) -> int:
    """How often l is a root of p."""
    k = 0
    while len(p) > 1:
        quotient: list[Scalar] = []
        rest: Scalar = ZERO
        for c in reversed(p):
            rest = added(multiplied(rest, l), c)
            quotient.append(rest)
        if quotient.pop():
            return k
        p, k = tuple(reversed(quotient)), k + 1
    return k


def product_of(values: Sequence[Scalar]) -> Polynomial:
    """The product of x - v, ascending."""
    p: list[Scalar] = [ONE]
    for v in values:
        p = [added(a, multiplied(-v, b)) for a, b in zip([ZERO, *p], [*p, ZERO])]
    return tuple(p)


def same_polynomial(p: Polynomial, q: Polynomial) -> bool:
    """p = q"""
    return len(p) == len(q) and all(map(equal, p, q))


def members(c: Spectrum | Multiset) -> tuple[Scalar, ...]:
    """All members, with multiplicity. Unknown when one has degree 3 or more."""
    if isinstance(c, Multiset):
        if c.open:
            raise Unknown("a collection with others in it")
        return c.members
    found: list[Scalar] = []
    for p, k in factors(c.poly):
        found += [*_closed(p)] * k
    return tuple(map(root, found)) if c.roots else tuple(found)


def factors(poly: Polynomial) -> list[tuple[Polynomial, int]]:
    """[(monic irreducible factor, multiplicity)] over the field of the coefficients."""
    field = field_of_scalars([poly])
    try:
        return factor(tuple(map(field, poly)), field)
    except Exception as error:  # coefficients in two towers
        raise Unknown(str(error)) from None


def _closed(p: Polynomial) -> tuple[Scalar, ...]:
    if len(p) == 2:
        return (-p[0],)
    if len(p) > 3:
        raise Unknown("a root of degree 3 or more")
    half = divided(-p[1], fmpq(2))
    s = root(added(multiplied(half, half), -p[0]))
    return added(half, s), added(half, -s)


def closed_roots(p: Polynomial) -> list[Scalar]:
    """The roots of degree 1 and 2 of a polynomial, each once."""
    return [r for q, _ in factors(p) if len(q) <= 3 for r in _closed(q)]


def descending(c: Spectrum | Multiset) -> list[Scalar]:
    """The members, largest first. Undefined if one is not real."""
    return sorted(members(c), key=cmp_to_key(lambda a, b: sign(added(a, -b))), reverse=True)


def same_collection(c: Spectrum | Multiset, d: Spectrum | Multiset) -> bool:
    """c = d as multisets."""
    if isinstance(c, Spectrum) and isinstance(d, Spectrum):
        if c.roots == d.roots:
            return same_polynomial(c.poly, d.poly)
        c, d = (c, Multiset(members(d))) if c.roots else (d, Multiset(members(c)))
    if isinstance(c, Multiset) and isinstance(d, Spectrum):
        c, d = d, c
    assert isinstance(d, Multiset)
    if isinstance(c, Multiset):
        if c.open:
            c, d = d, c
        return _inside(d, c) if d.open else len(c.members) == len(d.members) and _inside(d, c)
    if c.roots and not all(real(v) and sign(v) >= 0 for v in d.members):
        return False
    values = [multiplied(v, v) for v in d.members] if c.roots else d.members
    if not d.open:
        return len(c.poly) == len(values) + 1 and same_polynomial(c.poly, product_of(values))
    return all(order(c.poly, v) >= sum(equal(v, w) for w in values) for v in values)


def _inside(d: Multiset, c: Multiset) -> bool:
    """Does every member of d occur in c at least as often?"""
    if c.open:
        raise Unknown("two collections with others in them")
    return all(sum(equal(v, w) for w in c.members) >= sum(equal(v, w) for w in d.members) for v in d.members)


def contains(c: Spectrum | Multiset, x: Scalar) -> bool:
    """x in c"""
    if isinstance(c, Multiset):
        if any(equal(x, v) for v in c.members):
            return True
        if c.open:
            raise Unknown("a collection with others in it")
        return False
    if c.roots:
        return real(x) and sign(x) >= 0 and not at(c.poly, multiplied(x, x))
    return not at(c.poly, x)


def total(c: Spectrum | Multiset) -> Scalar:
    """The sum of the members."""
    if isinstance(c, Spectrum) and not c.roots:
        return -c.poly[-2] if len(c.poly) > 1 else ZERO
    result: Scalar = ZERO
    for v in members(c):
        result = added(result, v)
    return result


def product(c: Spectrum | Multiset) -> Scalar:
    """The product of the members."""
    if isinstance(c, Spectrum):
        p = c.poly[0] if len(c.poly) % 2 else -c.poly[0]
        return root(p) if c.roots else p
    result: Scalar = ONE
    for v in members(c):
        result = multiplied(result, v)
    return result


def count(c: Spectrum | Multiset) -> int:
    """How many members, with multiplicity."""
    return len(c.poly) - 1 if isinstance(c, Spectrum) else len(members(c))


def item(c: Spectrum | Multiset, k: int) -> Scalar:
    """The k-th largest. Undefined when there are fewer."""
    if not 1 <= k <= count(c):
        raise Undefined(f"a collection without a member {k}")
    return descending(c)[k - 1]
