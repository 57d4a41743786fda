"""The second opinion (kernel_truth.py) on singular values, inverses, subspaces, data and definiteness."""

from __future__ import annotations

import mpmath as mp
from kernel_truth import (
    POINTS,
    TINY,
    Truth,
    determinant,
    equal,
    product,
    rank,
    shifted,
    starred,
    transposed,
    zero,
)


def holds(statement, definitions) -> bool:
    """Is a statement (nested lists) true under definitions ([name, term] in order)?"""
    return Singular(definitions, {}).holds(statement)


def listed(x) -> list:
    return x if isinstance(x, list) else [[x]]


def squared(x):
    return mp.fsum(abs(y) ** 2 for r in listed(x) for y in r)


def inverse(a: list) -> list:
    assert not zero(determinant(a)), "a singular matrix"
    return mp.inverse(mp.matrix(a)).tolist()


def independent_columns(a: list) -> list[list]:
    """Columns of A, from the left, each independent of those before; as rows."""
    found: list[list] = []
    for c in transposed(a):
        if rank([*found, c]) > len(found):
            found.append(c)
    return found


def pseudoinverse(a: list) -> list:
    """G^H (G G^H)^-1 (F^H F)^-1 F^H for A = F G."""
    columns = independent_columns(a)
    if not columns:
        return [[mp.mpf(0)] * len(a) for _ in a[0]]
    f = transposed(columns)
    left = product(inverse(product(starred(f), f)), starred(f))
    g = product(left, a)
    return product(product(starred(g), inverse(product(g, starred(g)))), left)


def mean(x: list) -> list:
    return [[mp.fsum(c) / len(x)] for c in transposed(x)]


def centered(x: list) -> list:
    return [[y - m for y, (m,) in zip(r, mean(x))] for r in x]


def scatter(x: list) -> list:
    return product(transposed(centered(x)), centered(x))


def filled(value: int, rows, columns) -> list:
    return [[mp.mpf(value)] * int(columns) for _ in range(int(rows))]


def diagonal(*entries) -> list:
    values = [x for (x,) in entries[0]] if isinstance(entries[0], list) else list(entries)
    return [[x if i == j else mp.mpf(0) for j in range(len(values))] for i, x in enumerate(values)]


WORDS = {
    "norm": lambda x: mp.sqrt(squared(x)),
    "dot": lambda u, v: product(starred(u), v)[0][0],
    "transpose": transposed,
    "inv": inverse,
    "pinv": lambda a: pseudoinverse(listed(a)),
    "mean": mean,
    "centered": centered,
    "scatter": scatter,
    "column": lambda a, j: [[r[int(j) - 1]] for r in a],
    "row": lambda a, i: [a[int(i) - 1]],
    "zeros": lambda m, n: filled(0, m, n),
    "ones": lambda m, n: filled(1, m, n),
    "diag": diagonal,
}


def is_unitary(a: list) -> bool:
    """Are the columns orthonormal?"""
    return equal(product(starred(a), a), diagonal(*(mp.mpf(1) for _ in a[0])))


def signs(a: list) -> set[int] | None:
    """Signs of the eigenvalues of a Hermitian matrix; None for any other."""
    if not equal(a, starred(a)):
        return None
    values = mp.eighe(mp.matrix(a), eigvals_only=True)
    return {0 if zero(x) else 1 if x > 0 else -1 for x in values}


class Singular(Truth):
    def value(self, t):
        if isinstance(t, list) and t[0] in WORDS:
            return WORDS[t[0]](*map(self.value, t[1:]))
        if isinstance(t, list) and t[0] == "covariance":
            x, ddof = self.value(t[1]), int(t[2][1]) if t[2:] else 1
            assert len(x) > ddof, "observations"
            return [[y / (len(x) - ddof) for y in r] for r in scatter(x)]
        if isinstance(t, list) and t[0] == "^" and isinstance(x := self.value(t[1]), list) and int(t[2]) < 0:
            return self.value(["^", self.made(inverse(x)), str(-int(t[2]))])
        if isinstance(t, list) and t[0] == "T" and not isinstance(x := self.value(t[1]), list):
            return x
        return super().value(t)

    def made(self, x) -> str:
        """A name for a value."""
        name = f"made{len(self.bound)}"
        self.bound[name] = x
        return name

    def span(self, t) -> list[list]:
        """Independent vectors of a span, as rows."""
        vectors = [[x for (x,) in self.value(v)] for v in t[1:]]
        return independent_columns(transposed(vectors))

    def holds(self, s) -> bool:
        op, args = s[0], s[1:]
        word = args[0][0] if args and isinstance(args[0], list) and args[0] else ""
        if op == "==" and word in SPACES:
            return SPACES[word](self, self.value(args[0][1]), args[1])
        if op in MATRIX_CLAIMS:
            return MATRIX_CLAIMS[op](*map(self.value, args))
        if op == "in":
            y, a = self.value(args[0]), self.value(args[1][1])
            return rank([[*r, *z] for r, z in zip(a, y, strict=True)]) == rank(a)
        return super().holds(s)

    def for_all(self, variables, body) -> bool:
        if body[0] == "implies" and len(variables[0][1]) == 3:
            return self.is_lower_bound(variables[0], body)
        if all(len(where) == 1 for _, where in variables):
            return super().for_all(variables, body)
        points = [{name: entries(where[1:], k + 2 * j) for j, (name, where) in enumerate(variables)}
                  for k in range(len(POINTS))]  # fmt: skip
        return all(self.under(p).holds(body) for p in points)

    def is_lower_bound(self, variable, body) -> bool:
        """norm(Y - Y*D*D.T)^2 >= E for all D: E is at most the sum of the least eigenvalues of Y.T Y."""
        name, (_, n, kept) = variable
        identity = ["==", ["*", ["T", name], name], ["I", kept]]
        assert (body[1], body[2][0]) == (identity, ">="), "a claim of another form"
        difference, bound = body[2][1][1][1], self.value(body[2][2])
        y = self.value(difference[1])
        assert difference[2] == ["neg", ["*", difference[1], name, ["T", name]]], "a claim of another form"
        assert 0 <= int(kept) <= int(n) == len(y[0]), "sizes"
        values = sorted(mp.eigsy(mp.matrix(product(transposed(y), y)), eigvals_only=True))
        return bound <= mp.fsum(values[: int(n) - int(kept)]) + TINY


def entries(size: list, start: int):
    """A number, vector or matrix of this size with entries among POINTS."""
    if not size:
        return POINTS[start % len(POINTS)]
    rows, columns = [int(n) for n in [*size, "1"][:2]]
    at = iter(range(start, start + 4 * rows * columns))
    return [[POINTS[(k * k + k) % len(POINTS)] for k, _ in zip(at, range(columns))] for _ in range(rows)]


def is_svd(a: list, u: list, s: list, v: list) -> bool:
    sizes = (len(a), len(a[0]), len(s), len(s[0])) == (len(u), len(v), len(u[0]), len(v[0]))
    assert sizes, "sizes"
    flat = all(zero(x) for i, r in enumerate(s) for j, x in enumerate(r) if i != j)
    positive = all(zero(mp.im(r[i])) and mp.re(r[i]) > -TINY for i, r in enumerate(s) if i < len(r))
    right = equal(product(product(u, s), starred(v)), a)
    return flat and positive and right and is_unitary(u) and is_unitary(v)


def has_singular_values(self: Singular, a: list, right) -> bool:
    values = self.multiset(right)
    small = product(starred(a), a) if len(a) >= len(a[0]) else product(a, starred(a))
    good = len(values) == len(small) and all(zero(mp.im(v)) and mp.re(v) > -TINY for v in values)
    at = POINTS[: len(small) + 1]
    sign = (-1) ** len(small)
    return good and all(
        zero(sign * determinant(shifted(small, x)) - mp.fprod(x - v * v for v in values)) for x in at
    )


def is_column_space(self: Singular, a: list, right) -> bool:
    spanned = self.span(right)
    return rank([*spanned, *transposed(a)]) == len(spanned) == rank(a)


def is_null_space(self: Singular, a: list, right) -> bool:
    spanned = self.span(right)
    inside = all(zero(x) for v in spanned for (x,) in product(a, [[y] for y in v]))
    return inside and len(spanned) == len(a[0]) - rank(a)


SPACES = {
    "singular_values": has_singular_values,
    "rank": lambda self, a, r: zero(rank(listed(a)) - self.value(r)),
    "nullity": lambda self, a, k: zero(len(listed(a)[0]) - rank(listed(a)) - self.value(k)),
    "nullspace": is_null_space,
    "columnspace": is_column_space,
    "rowspace": lambda self, a, right: is_column_space(self, transposed(a), right),
}
MATRIX_CLAIMS = {
    "svd": lambda *tables: is_svd(*map(listed, tables)),
    "positive_semidefinite": lambda a: signs(a) is not None and -1 not in signs(a),
    "positive_definite": lambda a: signs(a) is not None and signs(a) <= {1},
    "indefinite": lambda a: signs(a) is not None and {1, -1} <= signs(a),
    "orthonormal_columns": is_unitary,
    "orthogonal": lambda q: len(q) == len(q[0]) and is_unitary(q) and equal(transposed(q), starred(q)),
    "unitary": lambda q: len(q) == len(q[0]) and is_unitary(q),
    "idempotent": lambda a: equal(product(a, a), a),
    "invertible": lambda a: rank(a) == len(a) == len(a[0]),
}
