"""Statements in the kernel's prefix form, at matrices of floats."""

from __future__ import annotations

import itertools

import numpy as np
from kernel_theorem_samples import CLOSE, is_real, number, related

from eigenproof.kernel_theorems import meaning


class Reading:
    """Evaluates terms and statements; `real`: does F stand for R? `sizes` and `values` of names."""

    def __init__(self, values: dict, sizes: dict, real: bool) -> None:
        self.values, self.sizes, self.real = values, sizes, real

    def with_values(self, more: dict) -> Reading:
        return Reading({**self.values, **more}, self.sizes, self.real)

    def size(self, t: str) -> int:
        return self.sizes[t] if t in self.sizes else int(t)

    def term(self, t) -> np.ndarray:
        if isinstance(t, str):
            if t in self.values:
                return self.values[t]
            return np.array([[complex(self.size(t))]])
        op, *args = t
        if op == "I":
            return np.eye(self.size(args[0]), dtype=complex)
        if op == "ones":
            return np.ones([self.size(x) for x in args], complex)
        if op == "^":
            return self.term(args[0]) ** self.size(args[1])
        if op in OF_EIGENVALUES and len(args) == 1:
            return number(OF_EIGENVALUES[op](self.members(args[0])))
        if op == "entry":
            return self.term(args[0])[int(args[1]) - 1, int(args[2]) - 1].reshape(1, 1)
        if op in ("row", "column"):
            k = int(args[1]) - 1
            return self.term(args[0])[[k], :] if op == "row" else self.term(args[0])[:, [k]]
        if op in ("covariance", "scatter"):
            x = self.term(args[0])
            c = x - x.mean(axis=0)
            rest = 1 if op == "scatter" else len(x) if args[1:] else len(x) - 1
            return c.T @ c / rest
        return WORDS[op](*(self.term(x) for x in args))

    def members(self, t) -> np.ndarray:
        """The members of a collection, sorted."""
        if t[0] == "multiset":
            found = [self.number(x) for x in t[1:]]
        elif t[0] == "singular_values":
            found = np.linalg.svd(self.term(t[1]), compute_uv=False)
        else:
            found = np.linalg.eigvals(self.term(t[1]))
        return np.array(sorted(found, key=lambda x: (round(x.real, 4), round(x.imag, 4))), complex)

    def number(self, t) -> complex:
        ((x,),) = self.term(t)
        return x

    def holds(self, t) -> bool:
        op, *args = t
        if op in ("and", "or"):
            return (all if op == "and" else any)(self.holds(x) for x in args)
        if op == "not":
            return not self.holds(args[0])
        if op == "implies":
            return not self.holds(args[0]) or self.holds(args[1])
        if op == "iff":
            return self.holds(args[0]) == self.holds(args[1])
        if op == "for":
            return all(self.with_values(v).holds(args[1]) for v in self.choices(args[0]))
        if op == "exists":
            return any(self.with_values(v).holds(args[1]) for v in self.choices(args[0]))
        if op == "in":
            return self.word(f"in {args[1][0]}", [self.term(x) for x in (args[0], *args[1][1:])])
        if op == "==" and args[0][0] in ("eigenvalues", "singular_values"):
            x, y = (self.members(t) for t in args)
            return len(x) == len(y) and bool(np.abs(x - y).max() < CLOSE)
        if op in ("==", "!="):
            x, y = self.term(args[0]), 0 if args[1] == "0" else self.term(args[1])
            return bool(np.abs(x - y).max() < CLOSE) == (op == "==")
        if op in ("<", "<=", ">", ">="):
            x = self.number(args[0]) - self.number(args[1])
            assert abs(x.imag) < CLOSE, "an order between numbers that are not real"
            return {"<": x.real < -CLOSE, "<=": x.real < CLOSE, ">": x.real > CLOSE, ">=": x.real > -CLOSE}[
                op
            ]
        return self.word(op, [self.term(x) for x in args])

    def word(self, op: str, args: list) -> bool:
        if op in PREDICATES:
            return PREDICATES[op](*args)
        variables, body = meaning(op, len(args))
        sizes: dict = {}
        for (_, (_, *given)), x in zip(variables, args):
            rows, columns = (*given, "1", "1")[:2]
            for n, k in ((rows, x.shape[0]), (columns, x.shape[1])):
                assert sizes.setdefault(n, k) == k or n == "1", "sizes"
        names = dict(zip((name for name, _ in variables), args))
        return Reading(names, sizes, all(map(is_real, args))).holds(body)

    def choices(self, variables: list):
        """Values for what `for` and `exists` bind: every one that the truth can depend on (see below)."""
        shapes = []
        for _, (field, *given) in variables:
            rows, columns = [self.size(n) for n in (*given, "1", "1")[:2]]
            shapes.append((rows, columns, field == "R" or field == "F" and self.real))
        given = [x for name, x in self.values.items() if not name.startswith("_")]
        names = [name for name, _ in variables]
        for chosen in candidates(shapes, given):
            yield dict(zip(names, chosen))


def candidates(shapes: list, given: list):
    """Vectors: bases of null spaces, eigenvectors, solutions; matrices: the factors of decompositions."""
    last = given[-1] if given else np.eye(1)
    options: list[list] = []
    for rows, columns, real in shapes:
        found = [np.ones((rows, columns)), np.zeros((rows, columns))]
        if columns == 1:
            found += [np.eye(rows)[:, [k]] for k in range(rows)]
        found += [y for y in related(rows, columns, given) if y.shape == (rows, columns)]
        found += [s for x in given for y in given if x.shape == (rows, rows) and y.shape == (rows, columns)
                  for s in [np.linalg.pinv(x) @ y]]  # fmt: skip
        found += [s for x in given for y in given
                  if x.shape[0] == y.shape[0] and (x.shape[1], y.shape[1]) == (rows, columns)
                  for s in [np.linalg.pinv(x) @ y, np.linalg.pinv(x.T) @ y if x.shape[1] == x.shape[0] else y]
                  if s.shape == (rows, columns)]  # fmt: skip
        if (rows, columns) == (1, 1):
            found += [
                np.array([[v]]) for x in given if x.shape[0] == x.shape[1] for v in np.linalg.eigvals(x)
            ]
        options.append([y for y in found if not real or is_real(y)])
    together = [f for x in (given[:1] or [last]) for f in factorings(x)]
    for parts in together:
        fits = [p.shape for p in parts] == [(r, c) for r, c, _ in shapes]
        if fits and all(is_real(p) or not real for p, (_, _, real) in zip(parts, shapes)):
            yield parts
    yield from itertools.islice(itertools.product(*options), 3000)


def factorings(x: np.ndarray):
    """What decompositions give of a matrix."""
    u, s, vh = np.linalg.svd(x)
    middle = np.zeros(x.shape, complex)
    np.fill_diagonal(middle, s)
    yield u, middle, vh.conj().T
    yield (np.linalg.pinv(x),)
    for k in range(x.shape[1]):
        yield (vh[[k]].conj().T,)
    for k in range(x.shape[0]):
        yield (u[:, [k]],)
    yield u[:, :1] * s[0], vh[:1].T
    if x.shape[0] != x.shape[1]:
        return
    yield u @ vh, vh.conj().T @ np.diag(s) @ vh
    values, vectors = np.linalg.eig(x)
    if np.linalg.cond(vectors) < 1e5:
        yield vectors, np.diag(values)
    if np.abs(x - x.conj().T).max() < CLOSE:
        values, vectors = np.linalg.eigh(x)
        yield vectors, np.diag(values).astype(complex)
        yield (vectors[:, ::-1],)
        if values.min() > -CLOSE:
            root = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.conj().T
            yield (root,)
    for k in range(len(values)):
        yield np.array([[values[k]]]), vectors[:, [k]]


def scaled(*factors: np.ndarray) -> np.ndarray:
    """A product in which 1x1 matrices are numbers."""
    total = factors[0]
    for x in factors[1:]:
        total = (
            total[0, 0] * x if total.shape == (1, 1) else total * x[0, 0] if x.shape == (1, 1) else total @ x
        )
    return total


def order_of_zero(a: np.ndarray) -> int:
    """How often 0 is a root of det(xI - A)."""
    n, c, m = len(a), [1 + 0j], np.zeros_like(a)
    for k in range(1, n + 1):  # Faddeev and LeVerrier
        m = a @ m + c[-1] * np.eye(n)
        c.append(-np.trace(a @ m) / k)
    return next(k for k, x in enumerate(reversed(c)) if abs(x) > CLOSE)


def adjugate(a: np.ndarray) -> np.ndarray:
    n = len(a)
    cofactors = [
        [(-1) ** (i + j) * np.linalg.det(np.delete(np.delete(a, j, 0), i, 1)) for j in range(n)]
        for i in range(n)
    ]
    return np.array(cofactors, complex)


def diagonal(x: np.ndarray) -> bool:
    return all(abs(e) < CLOSE for (i, j), e in np.ndenumerate(x) if i != j)


def svd(a, u, s, v) -> bool:
    def orthonormal(q: np.ndarray) -> bool:
        return np.abs(q.conj().T @ q - np.eye(q.shape[1])).max() < CLOSE

    positive = all(abs(e.imag) < CLOSE and e.real > -CLOSE for e in np.diag(s))
    fits = np.abs(u @ s @ v.conj().T - a).max() < CLOSE
    return bool(diagonal(s) and orthonormal(u) and orthonormal(v) and positive and fits)


def minus(a: np.ndarray, l: np.ndarray) -> np.ndarray:  # noqa: E741
    return a - l[0, 0] * np.eye(len(a))


def rank(x: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(x, tol=CLOSE))


def pseudoinverse(x: np.ndarray) -> np.ndarray:
    u, s, vh = np.linalg.svd(x, full_matrices=False)
    return vh.conj().T @ np.diag([1 / y if y > CLOSE else 0 for y in s]) @ u.conj().T


OF_EIGENVALUES = {
    "sum": sum,
    "product": np.prod,
    "max": lambda x: max(x.real),
    "min": lambda x: min(x.real),
}
WORDS = {
    "+": lambda *xs: sum(xs[1:], xs[0]),
    "*": scaled,
    "neg": lambda x: -x,
    "T": lambda x: x.T,
    "H": lambda x: x.conj().T,
    "trace": lambda x: number(np.trace(x)),
    "det": lambda x: number(np.linalg.det(x)),
    "inv": lambda x: np.linalg.inv(x) if rank(x) == len(x) else 0 * x,  # of a singular one, whatever you like
    "pinv": pseudoinverse,
    "rank": lambda x: number(rank(x)),
    "norm": lambda x: number(np.linalg.norm(x)),
    "adjugate": adjugate,
    "i": lambda: number(1j),
    "max": lambda x, y: number(max(x[0, 0].real, y[0, 0].real)),
    "min": lambda x, y: number(min(x[0, 0].real, y[0, 0].real)),
    "spectral_radius": lambda x: number(max(abs(np.linalg.eigvals(x)))),
    "diagonal_part": lambda x: np.diag(np.diag(x)),
    "diag": lambda *xs: np.diag([x[0, 0] for x in xs]),
    "geometric_multiplicity": lambda a, l: number(len(a) - rank(minus(a, l))),  # noqa: E741
    "multiplicity": lambda a, l: number(order_of_zero(minus(a, l))),  # noqa: E741
}
def same_rows(x, y) -> bool:
    return x.shape == y.shape and rank(x) == rank(y) == rank(np.vstack([x, y]))


def similar(a, b) -> bool:
    """Have all powers of A - l I the rank of those of B - l I, for the eigenvalues l of both?"""
    values = [*np.linalg.eigvals(a), *np.linalg.eigvals(b)]
    centres = [round(v.real, 2) + 1j * round(v.imag, 2) for v in values]
    close = [whole_or_mean(c, values) for c in centres]
    return all(
        power_rank(a, l, k) == power_rank(b, l, k)
        for l in close  # noqa: E741
        for k in range(1, len(a) + 1)
    )


def whole_or_mean(c: complex, values) -> complex:
    """The mean of the eigenvalues near to c: a multiple one is computed less exactly."""
    near = [v for v in values if abs(v - c) < 0.05]
    return sum(near) / len(near)


def power_rank(a, l: complex, k: int) -> int:  # noqa: E741
    return int(np.linalg.matrix_rank(np.linalg.matrix_power(a - l * np.eye(len(a)), k), tol=1e-5))


def principal(x, k, v) -> bool:
    """A unit vector of the k-th largest variance."""
    s = np.cov(x.real, rowvar=False, ddof=0).reshape(x.shape[1], x.shape[1])
    variance = sorted(np.linalg.eigvalsh(s))[-round(k[0, 0].real)]
    return bool(abs(np.linalg.norm(v) - 1) < CLOSE and np.abs(s @ v - variance * v).max() < CLOSE)


PREDICATES = {
    "similar": similar,
    "row_equivalent": same_rows,
    "nilpotent": lambda x: bool(np.abs(np.linalg.matrix_power(x, len(x))).max() < CLOSE),
    "upper_triangular": lambda x: bool(np.abs(np.tril(x, -1)).max() < CLOSE),
    "stochastic": lambda x: (
        is_real(x) and bool(x.real.min() > -CLOSE) and bool(np.abs(x.sum(axis=0) - 1).max() < CLOSE)
    ),
    "principal_component": principal,
    "in singular_values": lambda s, a: bool(
        (abs(np.linalg.svd(a, compute_uv=False) - s[0, 0]) < CLOSE).any()
    ),
    "invertible": lambda x: x.shape[0] == x.shape[1] == rank(x),
    "diagonal": diagonal,
    "svd": svd,
    "eigenvalue": lambda a, l: rank(minus(a, l)) < len(a),  # noqa: E741
}
