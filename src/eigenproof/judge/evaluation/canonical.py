"""What follows from the characteristic polynomial: diagonalisability, similarity, the adjugate."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq, fmpq_mat, fmpq_poly

from ...exact.field import Scalar
from ...exact.poly import primitive
from ...exact.roots import real_roots
from . import spectra
from .elimination import inverse, rank
from .matrices import Value, square, times
from .numbers import Unknown, added, multiplied, real, sign


def all_real(x: Value) -> bool:
    """Are all eigenvalues real?"""
    p = spectra.charpoly(x)
    if not all(map(real, p)):
        return all(map(real, spectra.members(spectra.Spectrum(p))))
    for q, _ in spectra.factors(p):
        if len(q) == 3 and sign(added(multiplied(q[1], q[1]), multiplied(fmpq(-4), q[0]))) < 0:
            return False
        if len(q) > 3:
            if not all(type(c) is fmpq for c in q):
                raise Unknown("a root of degree 3 or more")
            if len(real_roots(primitive(q))) < len(q) - 1:
                return False
    return True


def diagonalizable(x: Value) -> bool:
    """Is there a basis of eigenvectors over C: is the minimal polynomial without double roots?"""
    a = square(x)
    if type(a) is fmpq_mat:
        p = a.minpoly()
        return p.gcd(p.derivative()).degree() == 0
    return all(k == 1 for _, k in spectra.factors(spectra.minimal(a)))


def similar(x: Value, y: Value) -> bool:
    """Do A and B have one rational canonical form: the same ranks of p(A)^j for all factors p?"""
    a, b = square(x), square(y)
    p = spectra.charpoly(a)
    if not spectra.same_polynomial(p, spectra.charpoly(b)):
        return False
    for q, k in spectra.factors(p):
        u = spectra.at(q, a)
        v = spectra.at(q, b)
        s, t = u, v
        for _ in range(k if k > 1 else 0):
            if rank(s) != rank(t):
                return False
            s, t = times(s, u), times(t, v)
    return True


def adjugate(x: Value) -> Value:
    """The transpose of the cofactors: (-1)^(n-1) (det(xI - A) - det(-A))/x at A."""
    a = square(x)
    p = spectra.charpoly(a)
    value = spectra.at(p[1:], a)
    return times(fmpq(-1 if a.nrows() % 2 == 0 else 1), value)


def value_at(coefficients: Sequence[Scalar], degree_bound: int) -> fmpq_poly:
    """The polynomial with these values at 0, 1, 2, ..., over Q."""
    n = degree_bound + 1
    table = fmpq_mat(n, n, [fmpq(i) ** j for i in range(n) for j in range(n)])
    if not all(type(c) is fmpq for c in coefficients):
        raise Unknown("a polynomial that is not rational")
    solved = inverse(table) * fmpq_mat(n, 1, list(coefficients))
    return fmpq_poly(solved.entries())
