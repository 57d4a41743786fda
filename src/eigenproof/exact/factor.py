"""Factoring into irreducible monic factors: FLINT over Q, Trager's norms level by level over a tower.

Source: B. M. Trager, Algebraic factoring and rational function integration, SYMSAC 1976.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from flint import fmpq, fmpz, fmpz_poly

from eigenproof.exact.field import Element, Tower
from eigenproof.exact.poly import (
    Polynomial,
    common_divisor,
    derivative,
    divide,
    monic,
    plus,
    primitive,
    shift,
    times,
    to_flint,
    trim,
)

MAX_CANDIDATES = 64
"""So many rational candidates are worth writing down."""


def factor(p: Polynomial, field: Tower = Tower.QQ) -> list[tuple[Polynomial, int]]:
    """[(monic irreducible factor over the field, multiplicity)], by degree and then by coefficients."""
    if len(p) < 2:
        return []
    if field == Tower.QQ:
        found = _factor_rational(p)
    else:
        p = monic(p)
        simple = _factor_squarefree(p, field, range(3))  # a squarefree norm shows that p is squarefree too
        if simple is not None:
            found = [(q, 1) for q in simple]
        else:
            parts = _squarefree_parts(p)
            found = [(q, k) for part, k in parts for q in _factor_squarefree(part, field) or ()]
    return sorted(found, key=lambda item: (len(item[0]), _key(item[0])))


def _factor_rational(p: Polynomial) -> list[tuple[Polynomial, int]]:
    _, factors = fmpz_poly(list(primitive(p))).factor()
    return [(monic(tuple(fmpq(c) for c in q.coeffs())), int(k)) for q, k in factors]


def _squarefree_parts(p: Polynomial) -> list[tuple[Polynomial, int]]:
    """Yun's algorithm: p = product of part^k, parts squarefree and coprime."""
    parts = []
    g = common_divisor(p, derivative(p))
    b, c = divide(p, g)[0], divide(derivative(p), g)[0]
    for k in count(1):
        if len(b) == 1:
            return parts
        d = plus(c, tuple(-x for x in derivative(b)))
        a = common_divisor(b, d)
        b, c = divide(b, a)[0], divide(d, a)[0]
        if len(a) > 1:
            parts.append((a, k))
    return parts


def _factor_squarefree(
    p: Polynomial, field: Tower, shifts: Iterable[int] | None = None
) -> list[Polynomial] | None:
    """The irreducible factors of a monic squarefree p over the field; None if no shift in `shifts` will do.

    With c = k s_0 + k^2 s_1 + ..., all but finitely many k make the norm of p(x - c) squarefree.
    """
    if len(p) == 2:
        return [p]
    for k in count() if shifts is None else shifts:
        c = sum((field.generator(j) * k ** (j + 1) for j in range(len(field.levels))), field.embed(0))
        norm = norm_over_rationals(shift(p, -c), field)
        if to_flint(norm).gcd(to_flint(norm).derivative()).degree() > 0:
            continue
        factors = _factor_rational(norm)
        if len(factors) == 1:
            return [p]
        return [common_divisor(p, shift(tuple(field(a) for a in q), c)) for q, _ in factors]
    return None


def norm_over_rationals(p: Polynomial, field: Tower) -> Polynomial:
    """The norm of p: the product of its images under all embeddings of the field, rational."""
    while field != Tower.QQ:
        p, field = _norm(p, field), field.base
    return p


def _norm(p: Polynomial, field: Tower) -> Polynomial:
    """p times its conjugate under s -> -s for the last level s: monic, over the field below."""
    half = field.base.degree
    a = trim([field.base(Element(field.base, c.coordinates[:half])) for c in p])
    b = trim([field.base(Element(field.base, c.coordinates[half:])) for c in p])
    r = field.base(field.radicand)
    return monic(plus(times(a, a), tuple(-c * r for c in times(b, b))))


def minimal_over_rationals(p: Polynomial, field: Tower) -> tuple[int, ...]:
    """The minimal polynomial over Q of every root of p, which is irreducible over the field.

    Ascending primitive integers, positive leading coefficient.
    """
    return primitive(_factor_rational(norm_over_rationals(p, field))[0][0])


def _key(p: Polynomial) -> tuple[fmpq, ...]:
    """Coefficients from the top, as coordinates: a total order that needs no signs of field elements."""
    return tuple(c for x in reversed(p) for c in (x.coordinates if isinstance(x, Element) else (x,)))


def rational_root_candidates(p: Polynomial) -> tuple[tuple[int, ...], tuple[fmpq, ...]]:
    """(primitive integer polynomial, candidates +-a/b with a | c_0 and b | lead) of a rational p.

    Small ones first. Roots at 0 are divided out before; at most MAX_CANDIDATES are listed, and none if
    c_0 or the leading coefficient is too large to factor at a glance.
    """
    ints = primitive(p)
    while len(ints) > 1 and ints[0] == 0:
        ints = ints[1:]
    if max(abs(ints[0]), ints[-1]).bit_length() > 64:
        return ints, ()
    values = {fmpq(a, b) for a in _divisors(ints[0]) for b in _divisors(ints[-1])}
    ordered = [q for value in sorted(values) for q in (value, -value)]
    return ints, tuple(ordered[:MAX_CANDIDATES])


def _divisors(n: int) -> list[int]:
    """The positive divisors of n (not 0)."""
    out = [1]
    for prime, exponent in fmpz(abs(n)).factor():
        out = [d * int(prime) ** k for d in out for k in range(int(exponent) + 1)]
    return out
