"""The kernel's rules for singular value decompositions and for best approximations. Standard library only."""

from __future__ import annotations

import json

from .kernel_eigen import Eigen, equal_ones, orthogonal_inside
from .kernel_numbers import arguments
from .kernel_places import conjugate, conjugate_transpose, modulus, real, whole
from .kernel_ring import Poly, generators, inverse, is_zero, need, product, rational, shape, total, unit
from .kernel_spaces import sign_or_zero, width
from .kernel_words import dot, same, transpose


class Decompositions(Eigen):
    """svd(A, U, S, V), and how near to Y a matrix Y D D.T of smaller rank can come."""

    def claim_svd(self, given: dict, a_tree, u_tree, s_tree, v_tree) -> None:
        """A = U S V.H with orthonormal columns in U and V, and S >= 0 diagonal; column by column.

        A v = s u and A.H u = s v give A.H A v = s^2 v and A A.H u = s^2 u, so that columns of different s
        are orthogonal. With V (or U) square, A = A V V.H = U S V.H.
        """
        a, s, q = self.matrix(a_tree), self.matrix(s_tree), modulus(given)
        m, n, star, own, seen = len(a), width(a), conjugate_transpose(a), generators(a), set()
        u, v = ([([x for (x,) in w], d) for w, d in self.columns(t)] for t in (u_tree, v_tree))
        need(bool(a) == bool(u) == bool(v) and all(len(w) == m for w, _ in u), "sizes")
        need(all(len(w) == n for w, _ in v) and len(s) == len(u), "sizes")
        need(all(len(r) == len(v) for r in s), "sizes")
        need(all(is_zero(x) for i, r in enumerate(s) for j, x in enumerate(r) if i != j), "S is not diagonal")
        values = [s[k][k] if k < min(len(u), len(v)) else 0 for k in range(max(len(u), len(v)))]
        need(all(real(x) and sign_or_zero(x) >= 0 for x in values), "a singular value that is not >= 0")
        gens = generators([x for w, _ in [*u, *v] for x in w], [d for _, d in [*u, *v]])
        need(all(g.kind == "i" or real(Poly(g, [0, 1])) for g in gens), "no rule for a conjugate")
        for k, x in enumerate(values):
            right, left = (w[k] if k < len(w) else None for w in (v, u))
            # identities modulo the equation of one root hold for its other roots: checked once
            key = shape([x, *([*w[0], w[1]] if w else [] for w in (right, left))], list(own))
            if key not in seen:
                seen.add(key)
                self.maps_to(a, right, x, left)
                self.maps_to(star, left, x, right)
                for w, d in filter(None, (right, left)):
                    need(unit(d, q), "a denominator that may be zero")
                    need(is_zero(dot(w, w) - d * d), "length not 1")
        groups = equal_ones([x * x for x in values], q)
        need(all(orthogonal_inside(groups, [w for w, _ in side]) for side in (u, v)), "not orthogonal")
        if len(v) == n or len(u) == m:
            return
        if "right" in given:  # then A is 0 on what is orthogonal to the v with s != 0
            self.factored(given, a)
            need(len(given["columns"]) <= sum(unit(x, q) for x in values), "A has a larger rank")
            return
        thin = [(c * inverse(d * e), w, [conjugate(x) for x in z]) for c, (w, d), (z, e) in zip(values, u, v)]
        back = [[total([c * w[i] * z[j] for c, w, z in thin]) for j in range(n)] for i in range(m)]
        need(same(back, a), "A = U S V.H fails")

    def maps_to(self, a: list, v: tuple | None, s, u: tuple | None) -> None:
        """A v = s u; 0 where there is no u, and nothing to say where there is no v."""
        if v is not None:
            image = [x for (x,) in product(a, [[x] for x in v[0]])]
            if u is None:
                need(all(map(is_zero, image)), "A v = 0 fails")
            else:
                need(all(is_zero(x * u[1] - s * y * v[1]) for x, y in zip(image, u[0])), "A v = s u fails")

    # -- best approximations: the largest tr D.T M D for D.T D = I is the sum of the largest eigenvalues of M

    def established(self, given: dict) -> list:
        """A claim that is proved now, or was in this certificate."""
        if json.dumps(given["claim"]) not in self.proved:
            self.prove(given["claim"], given["evidence"])
        return given["claim"]

    def is_multiple(self, y_tree, factor, m: list):
        """c, for a real Y and M with Y.T Y = c M."""
        c, key = self.scalar(factor), json.dumps(y_tree)
        if key not in self.grams:
            if y_tree[0] == "centered":
                gram = self.value(["scatter", *arguments(y_tree)[1]])
            else:
                y = self.matrix(y_tree)
                need(rational(y) or all(real(x) for r in y for x in r), "a matrix that is not real")
                gram = product(transpose(y), y)
            self.grams[key] = gram
        need(all(real(x) for r in m for x in r), "a matrix that is not real")
        need(same(self.grams[key], [[c * x for x in r] for r in m]), "Y.T Y = c M fails")
        return c

    def left_over(self, c, m: list, values: list, kept: int, bound) -> None:
        """bound = c (the sum of the eigenvalues of M but the first ones): the others, or trace - these."""
        trace = total([r[k] for k, r in enumerate(m)])
        wanted = (total(values[kept:]), trace - total(values[:kept]))
        need(any(is_zero(self.scalar(bound) - c * x) for x in wanted), "another sum of eigenvalues")

    def claim_optimum(self, given: dict, variables: list, body) -> None:
        """For all D in R(n, l) with D.T D = I: |Y - Y D D.T|^2 >= c (l_{l+1} + ... + l_n), l_i descending.

        |Y - Y D D.T|^2 = tr Y.T Y - c tr D.T M D. With orthonormal eigenvectors q_i of M, the numbers
        w_i = |D.T q_i|^2 are at most 1 and add up to l, so that l_1 + ... + l_l - tr D.T M D is
        sum_{i<=l} (l_i - l_l)(1 - w_i) + sum_{i>l} (l_l - l_i) w_i >= 0 (Ky Fan).
        """
        need(not self.bound, "a statement about a best approximation stands alone")
        ((d, (field, n, kept)),) = variables
        self.variable(d)  # d is defined nowhere, so that Y, M and the bound do not depend on it
        (y, found), bound = projected(body[2][1]), body[2][2]
        identity = ["==", ["*", ["T", d], d], ["I", kept]]
        wanted = ["implies", identity, [">=", body[2][1], bound]]
        need(field == "R" and found == d and body == wanted, "a statement of another form")
        op, (left, right) = arguments(self.established(given["spectrum"]))
        need(op == "==" and left[0] == "eigenvalues", "the eigenvalues of a matrix")
        m = self.matrix(left[1])
        need(len(m) == whole(n, 1, 1000) and same(m, transpose(m)), "not a symmetric matrix of this size")
        values = list(map(self.scalar, self.listed(right, len(m))))
        descending = all(sign_or_zero(x - y) >= 0 for x, y in zip(values, values[1:]))
        need(descending, "eigenvalues that are not in descending order")
        c = self.is_multiple(y, given["factor"], m)
        need(sign_or_zero(c) > 0, "a factor that is not positive")
        self.left_over(c, m, values, whole(kept, 0, len(m)), bound)

    def claim_attained(self, given: dict, left, bound) -> None:
        """|Y - Y W W.T|^2 = c (l_{l+1} + ... + l_n) for the first l columns W of Q in spectral(M, Q, L)."""
        need(not self.bound, "a statement about a best approximation stands alone")
        y, w = projected(left)
        op, args = arguments(self.established(given["decomposition"]))
        need(op == "spectral", "a spectral decomposition")
        m, chosen = self.matrix(args[0]), self.written_rows(w)
        kept = len(chosen[0])
        need(chosen == [r[:kept] for r in self.written_rows(args[1])], "W is not the first columns of Q")
        need(all(real(x) for v, s in self.columns(w) for x in [s, *(e for (e,) in v)]), "W is not real")
        values = [r[k] for k, r in enumerate(self.matrix(args[2]))]
        self.left_over(self.is_multiple(y, given["factor"], m), m, values, kept, bound)


def projected(t) -> tuple:
    """(Y, D) of norm(Y - Y*D*D.T)^2, where Y may be a sum or a product."""
    ((_, *parts, (_, (_, *front, d, _))),) = t[1][1:]
    y = ["+", *parts] if len(parts) > 1 else parts[0]
    need(front == [y] or ["*", *front] == y, "a statement of another form")
    need(t == ["^", ["norm", ["+", *parts, ["neg", ["*", *front, d, ["T", d]]]]], "2"], "another form")
    return y, d
