"""Eigenvectors for all roots of an irreducible factor at once, as polynomials in the eigenvalue.

With p(x) = sum p_k x^k and p(A) b = 0, the columns w_{m-1} = b, w_{k-1} = A w_k + p_k b make
v(l) = sum l^k w_k = [p(x)/(x - l)](A) b, and A v(l) = l v(l) modulo p(l). It is not 0, since w_{m-1} = b.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd, lcm

from flint import fmpq, fmpq_mat, fmpz_mat

from eigenproof.exact.linear import columns, from_columns, null_space_of_regular, rank, regular, scalar_rows
from eigenproof.exact.matrix import ExactMatrix
from eigenproof.exact.poly import Polynomial, divide, trim
from eigenproof.exact.quotient import Quotient, Vector, coordinates, length, primitive_vector
from eigenproof.exact.simple import simple_eigenvector
from eigenproof.exact.tower import Scalar, Tower

NICE_SIZE = 8
"""Up to this size several starting vectors are tried and the shortest result is kept."""

NICE_DIMENSION = 32
"""Up to this dimension of K[l]/(p) over Q the free-variable form is tried too."""


def eigenvectors(A: ExactMatrix, chi: Polynomial, p: Polynomial, multiplicity: int) -> tuple[Vector, ...]:
    """A basis of the eigenspace at each root of p: vectors of n entries, each its coefficients in l.

    p is a monic irreducible factor of chi = det(xI - A) over A.field, of the given multiplicity. The
    coordinates of each vector are coprime integers. The vectors are independent at every root.
    """
    if multiplicity > 1 and len(p) == 2:
        return _finished([tuple((x,) if x else () for x in v) for v in _kernel(A, p)])
    if multiplicity == 1 and A.field.degree == 1:
        return (simple_eigenvector(A, chi, p, NICE_SIZE, NICE_DIMENSION),)
    quotient = Quotient(A.field, p)
    sweep = _Sweep(A, p)
    if multiplicity > 1:
        found = [[sweep.vector(b) for b in _independent(A, p, _kernel(A, p))]]
    else:
        found = [[sweep.vector(b)] for b in _in_kernel(A, divide(chi, p)[0])]
    if len(p) == 2:
        return _finished([_positive(v) for v in found[0]])
    candidates = [_finished(vectors) for vectors in found]
    if len(p) == 3 or (A.shape[0] <= NICE_SIZE and quotient.dimension <= NICE_DIMENSION):
        reduced = _finished(quotient.free_variable_form(found[0]))
        if len(p) == 3:
            return reduced
        candidates.insert(0, reduced)
    return min(candidates, key=length) if len(candidates) > 1 else candidates[0]


def _finished(vectors: object) -> tuple[Vector, ...]:
    return tuple(primitive_vector(v) for v in vectors)  # type: ignore[attr-defined]


def _positive(v: Vector) -> Vector:
    """v, constant, divided by its last non-zero entry: the free-variable form."""
    last = next(entry for entry in reversed(v) if entry)[0]
    return tuple(tuple(c / last for c in entry) for entry in v)


class _Sweep:
    """Horner's rule q(A) b with all its intermediate columns, in integers.

    A = N/delta over Q (N the regular representation) and e q_k delta^(m-k) has integer coordinates.
    """

    def __init__(self, A: ExactMatrix, q: Polynomial) -> None:
        self.field, self.n = A.field, A.shape[0]
        self.N, delta = A.regular.numer_denom()
        self.delta = int(delta)
        m = len(q) - 1
        scaled = [c * self.delta ** (m - k) for k, c in enumerate(q)]
        e = lcm(*(int(x.q) for c in scaled for x in coordinates(c)))
        d = self.field.degree
        self.coefficients = [fmpz_mat(d, 1, [(x * e).p for x in coordinates(c)]) for c in scaled]

    def columns(self, b: fmpz_mat) -> list[fmpz_mat]:
        """[w_{m-1}, ..., w_0, q(A) b] up to one common factor, for b in regular form (n d) x d."""
        w = b * self.coefficients[-1]
        out = [w]
        for c in reversed(self.coefficients[:-1]):
            w = self.N * w + b * c
            out.append(w)
        return out

    def vector(self, b: fmpz_mat) -> Vector:
        """v(l) for the starting vector b in the kernel of q(A), up to a rational factor."""
        w = self.columns(b)[-2::-1]
        if self.field.degree == 1:
            lists = [x.entries() for x in w]
            scale = [self.delta**k for k in range(len(w))]
            rows = ([fmpq(x[i]) * s for x, s in zip(lists, scale, strict=True)] for i in range(self.n))
            return tuple(trim(row) for row in rows)
        lifted = [from_columns(fmpq_mat(x), self.field) for x in w]
        return tuple(trim([x[i][0] * self.delta**k for k, x in enumerate(lifted)]) for i in range(self.n))


def _in_kernel(A: ExactMatrix, cofactor: Polynomial) -> Iterator[fmpz_mat]:
    """Non-zero images under (chi/p)(A) of unit vectors: vectors of the kernel of p(A), which they span.

    One of them for a large matrix, all of them up to NICE_SIZE.
    """
    n, K = A.shape[0], A.field
    sweep = _Sweep(A, cofactor)
    for j in range(n):
        start = _integral([K(int(i == j)) for i in range(n)], K)
        image = sweep.columns(start)[-1]
        if any(image.entries()):
            yield _integral([row[0] for row in from_columns(fmpq_mat(image), K)], K)
            if n > NICE_SIZE:
                return


def _integral(b: list[Scalar], field: Tower) -> fmpz_mat:
    """The regular form (n d) x d of a rational multiple of b (not 0) with coprime integer coordinates."""
    flat = [q for x in b for q in coordinates(x) if q]
    scale = fmpq(lcm(*(int(q.q) for q in flat)), gcd(*(int(q.p) for q in flat)))
    return regular([[x * scale] for x in b], 1, field).numer_denom()[0]


def _kernel(A: ExactMatrix, p: Polynomial) -> tuple[tuple[Scalar, ...], ...]:
    """A basis of the kernel of p(A) over the field, in free-variable form."""
    n, K = A.shape[0], A.field
    total = fmpq_mat(A.regular.nrows(), A.regular.ncols())
    for c in reversed(p):
        total = total * A.regular + regular(scalar_rows(c, n, K), n, K)
    return null_space_of_regular(total, K)


def _independent(A: ExactMatrix, p: Polynomial, basis: tuple[tuple[Scalar, ...], ...]) -> list[fmpz_mat]:
    """Vectors b_1, b_2, ... of a basis of ker p(A) such that all A^k b_i, k < deg p, form a basis of it."""
    m, K = len(p) - 1, A.field
    chosen: list[fmpz_mat] = []
    rows: list[tuple[Scalar, ...]] = []
    for b in basis:
        if len(rows) == len(basis):
            break
        if rank([*rows, b], K) == len(rows):
            continue
        chosen.append(_integral(list(b), K))
        column = columns([[x] for x in b], 1, K)
        for _ in range(m):
            rows.append(tuple(x[0] for x in from_columns(column, K)))
            column = A.regular * column
    return chosen
