"""The kernel's rules for ranks, spaces, definiteness and orthogonality. Standard library only."""

from __future__ import annotations

from .kernel_numbers import arguments
from .kernel_places import conjugate, conjugate_transpose, modulus, real, sign
from .kernel_ring import injective, inverse, is_zero, need, product, square, unit
from .kernel_terms import Terms
from .kernel_words import dot, same, transpose


def sign_or_zero(x) -> int:
    """The sign of a real number; 0 is seen by its normal form."""
    return 0 if is_zero(x) else sign(x)


def width(a: list) -> int:
    return len(a[0]) if a else 0


class Spaces(Terms):
    """Rules about the subspaces and the quadratic form of a matrix. A rule takes its evidence first."""

    # -- what the evidence holds

    def vector(self, entries: list, n: int) -> list:
        """A list of n terms for numbers."""
        need(len(entries) == n, "a vector of another length")
        return list(map(self.scalar, entries))

    def chosen(self, a: list, positions: list) -> list:
        """Some columns of A, counted from 0."""
        need(all(type(k) is int and 0 <= k < width(a) for k in positions), "positions of columns")
        return [[r[k] for k in positions] for r in a]

    def spanning(self, span, n: int, q: int) -> list[tuple[list, object]]:
        """(numerators, denominator) of the vectors in span(v, ...), those that are 0 left out."""
        need(span[0] == "span", "a span")
        columns = [c for t in span[1:] for c in self.columns(t)]
        need(len(columns) == len(span) - 1, "vectors")
        need(all(len(v) == n for v, _ in columns), "vectors of another length")
        need(all(unit(s, q) for _, s in columns), "a denominator that may be zero")
        return [c for c in columns if not all(is_zero(x) for (x,) in c[0])]

    def factored(self, given: dict, a: list) -> list:
        """Columns of A with A = columns * right: the rank is at most their number."""
        chosen, right = self.chosen(a, given["columns"]), [list(map(self.scalar, r)) for r in given["right"]]
        need(len(right) == len(given["columns"]), "one row a column")
        need(all(len(r) == width(a) for r in right), "rows of another length")
        back = product(chosen, right) if right else [[0 for _ in r] for r in a]
        need(same(back, a), "A is not these columns times the factor")
        return chosen

    # -- ranks and spaces

    def rank(self, given: dict, a: list) -> int:
        need(injective(self.factored(given, a), modulus(given)), "dependent columns")
        return len(given["columns"])

    def claim_rank(self, given: dict, a_tree, r) -> None:
        """A = (independent columns of A) * right."""
        need(self.scalar(r) == self.rank(given, self.matrix(a_tree)), "another rank")

    def claim_nullity(self, given: dict, a_tree, k) -> None:
        """The number of columns is rank + nullity."""
        a = self.matrix(a_tree)
        need(self.scalar(k) == width(a) - self.rank(given, a), "another nullity")

    def claim_nullspace(self, given: dict, a_tree, span) -> None:
        """A v = 0 for independent v, and so many independent columns that there is no room for more."""
        a, q = self.matrix(a_tree), modulus(given)
        vectors = [v for v, _ in self.spanning(span, width(a), q)]
        for v in vectors:
            need(all(is_zero(x) for (x,) in product(a, v)), "A v = 0 fails")
        need(injective([[v[k][0] for v in vectors] for k in range(width(a))], q), "dependent vectors")
        need(len(given["columns"]) == width(a) - len(vectors), "as many columns as the rank")
        need(injective(self.chosen(a, given["columns"]), q), "dependent columns")

    def claim_columnspace(self, given: dict, a_tree, span) -> None:
        self.column_space(given, self.matrix(a_tree), span)

    def claim_rowspace(self, given: dict, a_tree, span) -> None:
        self.column_space(given, transpose(self.matrix(a_tree)), span)

    def column_space(self, given: dict, a: list, span) -> None:
        """u = A x for every u, and A = [u ...] Y."""
        vectors = self.spanning(span, len(a), modulus(given))
        for (u, s), entries in zip(vectors, given["inside"], strict=True):
            x = [[s * e] for e in self.vector(entries, width(a))]
            need(same(product(a, x), u), "u = A x fails")
        rows = [self.vector(r, width(a)) for r in given["coefficients"]]
        need(len(rows) == len(vectors), "one row of coefficients a vector")
        scaled = [[inverse(s) * y for y in r] for (_, s), r in zip(vectors, rows)]
        back = [[0 for _ in r] for r in a]
        if vectors:
            back = product([[u[k][0] for u, _ in vectors] for k in range(len(a))], scaled)
        need(same(back, a), "A = [u ...] Y fails")

    def claim_in_columnspace(self, given: dict, y_tree, a_tree) -> None:
        """A x = y"""
        a = self.matrix(a_tree)
        x = [[e] for e in self.vector(given["solution"], width(a))]
        need(same(product(a, x), self.matrix(y_tree)), "A x = y fails")

    def claim_not_in_columnspace(self, given: dict, y_tree, a_tree) -> None:
        """A.H z = 0 and z.H y != 0"""
        a, y = self.matrix(a_tree), self.matrix(y_tree)
        z = self.vector(given["orthogonal"], len(a))
        need(len(y) == len(a) and all(len(r) == 1 for r in y), "a vector of another length")
        need(all(is_zero(dot(list(c), z)) for c in zip(*a)), "A.H z = 0 fails")
        need(unit(dot(z, [x for (x,) in y]), modulus(given)), "z.H y may be 0")

    def claim_invertible(self, given: dict, a_tree) -> None:
        need(injective(square(self.matrix(a_tree)), modulus(given)), "dependent columns")

    def claim_rref(self, given: dict, m_tree, r_tree) -> None:
        """M = (pivot columns of M) R with these columns independent, and R in reduced form."""
        m, r, pivots = self.matrix(m_tree), self.matrix(r_tree), []
        need([len(x) for x in m] == [len(x) for x in r], "sizes")
        top = [row for row in r if any(not is_zero(x) for x in row)]
        need(all(is_zero(x) for row in r[len(top) :] for x in row), "zero rows come last")
        for row in top:
            j = next(j for j, x in enumerate(row) if not is_zero(x))
            need(row[j] == 1 and (not pivots or j > pivots[-1]), "pivots are 1 and move to the right")
            need(sum(not is_zero(s[j]) for s in r) == 1, "a pivot column has one entry")
            pivots.append(j)
        chosen = self.chosen(m, pivots)
        need(injective(chosen, modulus(given)), "dependent pivot columns")
        need(same(product(chosen, top) if pivots else r, m), "the rows do not agree")

    # -- the quadratic form

    def diagonal_of(self, given: dict, a: list) -> list[int]:
        """Signs of the d in A = L diag(d) L.H, L unit lower triangular."""
        lower = [list(map(self.scalar, r)) for r in given["lower"]]
        d = list(map(self.scalar, given["diagonal"]))
        need(len(square(lower)) == len(square(a)) == len(d), "sizes")
        for i, row in enumerate(lower):
            need(row[i] == 1 and all(map(is_zero, row[i + 1 :])), "L is not unit lower triangular")
        signs = [sign_or_zero(x) for x in d]  # only real numbers have one, so that A is Hermitian
        scaled = [[x * c for x, c in zip(r, d)] for r in lower]
        need(same(product(scaled, conjugate_transpose(lower)), a), "A = L diag(d) L.H fails")
        return signs

    def form_at(self, a: list, entries: list):
        """v.H A v"""
        v = self.vector(entries, len(a))
        return dot(v, [y for (y,) in product(a, [[x] for x in v])])

    def not_hermitian(self, given: dict, a: list) -> bool:
        """The entry i, j (from 0) differs from the conjugate of its mirror image."""
        i, j = given["entry"]
        need(all(type(k) is int and 0 <= k < len(a) for k in (i, j)), "positions")
        return unit(a[i][j] - conjugate(a[j][i]), modulus(given))

    def claim_positive_semidefinite(self, given: dict, a_tree) -> None:
        need(min(self.diagonal_of(given, self.matrix(a_tree)), default=0) >= 0, "a negative number in D")

    def claim_positive_definite(self, given: dict, a_tree) -> None:
        need(min(self.diagonal_of(given, self.matrix(a_tree)), default=1) > 0, "D is not positive")

    def claim_not_positive_semidefinite(self, given: dict, a_tree) -> None:
        """v.H A v < 0; or A is not even Hermitian."""
        a = square(self.matrix(a_tree))
        if "entry" in given:
            need(self.not_hermitian(given, a), "A may be Hermitian")
        else:
            need(sign_or_zero(self.form_at(a, given["vector"])) < 0, "v.H A v >= 0")

    def claim_not_positive_definite(self, given: dict, a_tree) -> None:
        """v.H A v <= 0 for a v != 0; or A is not even Hermitian."""
        a = square(self.matrix(a_tree))
        if "entry" in given:
            need(self.not_hermitian(given, a), "A may be Hermitian")
            return
        v = self.vector(given["vector"], len(a))
        need(any(unit(x, modulus(given)) for x in v), "the vector may be 0")
        need(sign_or_zero(self.form_at(a, given["vector"])) <= 0, "v.H A v > 0")

    def claim_indefinite(self, given: dict, a_tree) -> None:
        """A is Hermitian, u.H A u > 0 and v.H A v < 0."""
        a = square(self.matrix(a_tree))
        need(same(a, conjugate_transpose(a)), "A is not symmetric (Hermitian)")
        up, down = given["vectors"]
        need(sign_or_zero(self.form_at(a, up)) > 0 > sign_or_zero(self.form_at(a, down)), "not both signs")

    def claim_not_indefinite(self, given: dict, a_tree) -> None:
        """No two signs in D; or A is not even Hermitian."""
        a = square(self.matrix(a_tree))
        if "entry" in given:
            need(self.not_hermitian(given, a), "A may be Hermitian")
        else:
            need({-1, 1} - set(self.diagonal_of(given, a)), "two signs in D")

    # -- identities with a name

    def orthonormal(self, t, q: int) -> list:
        """The columns of a matrix, once they are shown to be orthonormal."""
        written = self.definition(t)
        if written[0] in ("matrix", "vector"):
            columns = [([x for (x,) in v], s) for v, s in self.columns(written)]
        else:
            columns = [(list(c), 1) for c in zip(*self.matrix(t))]
        need(all(unit(s, q) for _, s in columns), "a denominator that may be zero")
        for k, (v, s) in enumerate(columns):
            need(is_zero(dot(v, v) - s * s), "length not 1")
            need(all(is_zero(dot(w, v)) for w, _ in columns[:k]), "not orthogonal")
        return columns

    def claim_orthonormal_columns(self, given: dict, q_tree) -> None:
        self.orthonormal(q_tree, modulus(given))

    def claim_unitary(self, given: dict, q_tree) -> None:
        columns = self.orthonormal(q_tree, modulus(given))
        need(all(len(v) == len(columns) for v, _ in columns), "not a square matrix")

    def claim_orthogonal(self, given: dict, q_tree) -> None:
        columns = self.orthonormal(q_tree, modulus(given))
        need(all(len(v) == len(columns) for v, _ in columns), "not a square matrix")
        need(all(real(x) for v, s in columns for x in [*v, s]), "a matrix that is not real")

    def claim_idempotent(self, given: dict, a_tree) -> None:
        a = square(self.matrix(a_tree))
        need(same(product(a, a), a), "A^2 is not A")

    def claim_symmetric(self, given: dict, a_tree) -> None:
        a = self.matrix(a_tree)
        need(same(a, transpose(a)), "A is not symmetric")

    def claim_hermitian(self, given: dict, a_tree) -> None:
        a = self.matrix(a_tree)
        need(same(a, conjugate_transpose(a)), "A is not Hermitian")

    def written_rows(self, t) -> list:
        """The rows of a matrix, or of a vector, that is written out, as terms."""
        op, args = arguments(self.definition(t))
        need(op in ("matrix", "vector"), "a matrix or vector written out")
        return args if op == "matrix" else [[x] for x in args]
