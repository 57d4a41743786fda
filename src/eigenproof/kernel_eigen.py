"""The kernel's rules for eigenvalues, singular values and diagonalisation. Standard library only."""

from __future__ import annotations

from math import prod

from .kernel_numbers import arguments, root_number, rows
from .kernel_places import (
    changes_of_sign,
    conjugate,
    conjugate_transpose,
    distinct,
    modulus,
    real,
    reduced,
    sign,
    whole,
)
from .kernel_ring import (
    Poly,
    at_matrix,
    charpoly,
    generators,
    identity,
    injective,
    inverse,
    is_zero,
    need,
    product,
    rank_mod,
    restrict,
    shape,
    square,
    times,
    total,
    unit,
)
from .kernel_spaces import Spaces, sign_or_zero, width
from .kernel_words import dot

OTHER_PRODUCT = "the product of (x - value) is not the characteristic polynomial"


class Eigen(Spaces):
    """Rules about eigenvalues. A rule takes its evidence first."""

    # -- collections of values

    def claim_eigenvalues(self, given: dict, a_tree, right) -> None:
        """The product of (x - value), taken group by group, is the characteristic polynomial."""
        wanted = self.charpoly_of(a_tree)
        need(self.product_over(right, given["groups"], len(wanted) - 1, False) == wanted, OTHER_PRODUCT)

    def claim_singular_values(self, given: dict, a_tree, right) -> None:
        """The product of (x - value^2) is the characteristic polynomial of A.H A or A A.H, the smaller."""
        a = self.matrix(a_tree)
        tall, flat = (a, conjugate_transpose(a)) if len(a) >= width(a) else (conjugate_transpose(a), a)
        wanted = charpoly(product(flat, tall))
        need(self.product_over(right, given["groups"], len(wanted) - 1, True) == wanted, OTHER_PRODUCT)

    def product_over(self, right, groups: list, n: int, singular: bool) -> list:
        """The product of (x - value), or of (x - value^2) for singular values, which are real and >= 0."""
        found, entries = [1], self.listed(right, n)
        need(sorted(k for g in groups for k in g) == list(range(len(entries))), "each value in one group")
        for group in groups:
            mine = [self.definition(entries[k]) for k in group]
            # sqrt(root(p, k)) is real and >= 0, since root(p, k) will turn out to be an eigenvalue of A.H A
            bare = [self.under_root(e) for e in mine] if singular else mine
            if all(isinstance(e, list) and e[0] == "root" for e in bare):  # all roots of p, each once
                factor = self.all_roots(bare)
            else:
                factor = [1]
                for x in map(self.scalar, mine):
                    need(not singular or (real(x) and sign_or_zero(x) >= 0), "a negative singular value")
                    factor = times(factor, [-x * x if singular else -x, 1])
            found = times(found, factor)
        return found

    def listed(self, right, n: int) -> list:
        """The entries of a multiset of n values, each as often as it is in there."""
        need(right[0] in ("multiset", "counted"), "a multiset")
        if right[0] == "multiset":
            return right[1:]
        return [e for e, m in rows(right[1:]) for _ in range(whole(m, 1, n))]

    def under_root(self, t):
        """The x of sqrt(x), with its name written out; nothing of what is no square root."""
        return self.definition(arguments(t)[1][0]) if t[0] == "sqrt" else None

    def all_roots(self, mine: list) -> list:
        """The monic p of these root(p, k), if they are all roots of p, each once."""
        need(all(e[1] == mine[0][1] for e in mine), "roots of one polynomial")
        factor, intervals, are_real = self.locate(mine[0][1])
        every = [(k + 1, False) for k in range(len(intervals))]
        every += [(k + 1, True) for k, is_real in enumerate(are_real) if not is_real]
        need(sorted(root_number(e[1:]) for e in mine) == sorted(every), "not all roots")
        return factor

    # -- one eigenvalue

    def eigenpair(self, a: list, l, v: list) -> None:  # noqa: E741
        """A v = l v."""
        need(len(a) == len(v), "sizes")
        need(all(is_zero(x - l * y) for (x,), (y,) in zip(product(a, v), v)), "A v = l v fails")

    def nullity_is(self, a: list, l, g: int, q: int) -> None:  # noqa: E741
        """dim ker(A - l I) <= g, given g independent vectors in it at every root."""
        bare = isinstance(l, Poly) and l.c == [0, 1] and l.g not in generators(a)
        if bare and len(a) <= g * (len(l.g.equation) - 1):
            # the roots of l's equation are eigenvalues of one matrix, and their vectors fill the space
            need(reduced([l.g], q), "an equation with a double root")
            return
        if bare and not generators(a, l.g.equation):
            gens, m = [l.g], at_matrix(l.g.equation, a, q)  # counted in ker p(A), over Q
        else:
            shifted = [[x - l if i == j else x for j, x in enumerate(r)] for i, r in enumerate(a)]
            gens = generators(shifted)  # counted in ker(A - l I), over the ring of these
            m = restrict(shifted, gens, q)
        degree = prod(len(h.equation) - 1 for h in gens)
        need(len(m) - rank_mod(m, q) <= g * degree, "more eigenvectors may exist")
        need(reduced(gens, q), "an equation with a double root")

    def claim_eigenspace(self, given: dict, a_tree, l_tree, right) -> None:
        """A v = l v for independent v, and no room for more; span() is {0}."""
        need(right[0] == "span", "a span")
        a, l, q = square(self.matrix(a_tree)), self.scalar(l_tree), modulus(given)
        columns = [self.columns(t) for t in right[1:]]
        need(all(len(c) == 1 and len(c[0][0]) == len(a) for c in columns), "vectors of another length")
        need(all(unit(s, q) for ((_, s),) in columns), "a denominator that may be zero")
        vectors = [v for ((v, _),) in columns]
        for v in vectors:
            self.eigenpair(a, l, v)
        need(injective([[v[k][0] for v in vectors] for k in range(len(a))], q), "dependent vectors")
        self.nullity_is(a, l, len(vectors), q)

    # -- all of them

    def claim_diagonalization(self, given: dict, a_tree, p_tree, d_tree) -> None:
        self.decomposition("diagonalization", modulus(given), a_tree, p_tree, d_tree)

    def claim_spectral(self, given: dict, a_tree, q_tree, d_tree) -> None:
        self.decomposition("spectral", modulus(given), a_tree, q_tree, d_tree)

    def decomposition(self, name: str, q: int, a_tree, p_tree, d_tree) -> None:
        """A p = d p for every column, d diagonal; columns independent (or orthonormal: spectral)."""
        a, columns, d = square(self.matrix(a_tree)), self.columns(p_tree), square(self.matrix(d_tree))
        n, own, seen = len(a), generators(a), set()
        need(len(columns) == n == len(d) and all(len(v) == n for v, _ in columns), "sizes")
        need(all(is_zero(d[i][j]) for i in range(n) for j in range(n) if i != j), "D is not diagonal")
        values, vectors = [d[k][k] for k in range(n)], [[x for (x,) in v] for v, _ in columns]
        for k, (v, s) in enumerate(columns):
            # identities modulo the equation of one root hold for its other roots: checked once
            key = shape([values[k], *vectors[k], s], list(own))
            if key not in seen:
                seen.add(key)
                self.eigenpair(a, values[k], v)
                need(unit(s, q), "a denominator that may be zero")
                # |v|^2 = s^2 > 0 makes the denominator s real and the column v/s a unit vector
                need(name != "spectral" or is_zero(dot(vectors[k], vectors[k]) - s * s), "length not 1")
        groups = equal_ones(values, q)
        if name == "diagonalization":
            for g in groups:
                key = shape([vectors[k] for k in g], list(own))
                if key not in seen:
                    seen.add(key)
                    need(injective([[vectors[k][r] for k in g] for r in range(n)], q), "dependent columns")
            return
        need(a == conjugate_transpose(a), "A is not symmetric (Hermitian)")
        need(all(real(x) for x in values), "an eigenvalue that is not real")
        known = all(g.kind == "i" or real(Poly(g, [0, 1])) for g in generators(vectors))
        need(known, "no rule for a conjugate")
        # columns of different eigenvalues are orthogonal, since A is Hermitian and these are real
        need(orthogonal_inside(groups, vectors), "not orthogonal")

    def annihilates(self, a: list, p: list, w: list) -> list:
        """p(A) w"""
        out = [[0 * x for x in r] for r in w]
        for c in reversed(p):
            out = [[x + c * y for x, y in zip(r, s)] for r, s in zip(product(a, out), w)]
        return out

    def claim_diagonalizable(self, given: dict, a_tree, *field) -> None:
        """p(A) = 0 for a p without double roots (all real, for R)."""
        a, p, q = square(self.matrix(a_tree)), [self.scalar(c) for c in given["annihilator"]], given["prime"]
        need(all(is_zero(x) for r in self.annihilates(a, p, identity(len(a))) for x in r), "p(A) is not 0")
        lead = inverse(p[-1])
        g = [self.new("every", [c * lead for c in p]).g] if len(p) > 2 else []
        need(reduced([*g, *generators(p)], q), "p may have a double root")
        if over_r(field):
            need(all(real(x) for r in a for x in r), "a matrix that is not real")
            need(len(changes_of_sign(p, given["intervals"])) == len(p) - 1, "too few intervals")

    def claim_not_diagonalizable(self, given: dict, a_tree, *field) -> None:
        """p(A)^2 w = 0 but p(A) w != 0; or, over R, an eigenvalue that is not real.

        The latter also by a real f with tr f(A)^2 < 0: it is the sum of f(l)^2 over the eigenvalues l.
        """
        a, q = square(self.matrix(a_tree)), given["prime"]
        if "form" in given:
            f = [self.scalar(c) for c in given["form"]]
            need(over_r(field) and all(real(x) for r in [*a, f] for x in r), "a matrix or form not real")
            m = self.annihilates(a, f, identity(len(a)))
            need(sign(total([x * y for r, c in zip(m, zip(*m)) for x, y in zip(r, c)])) < 0, "tr f(A)^2 >= 0")
            return
        w = [[self.scalar(x)] for x in given["vector"]]
        need(len(w) == len(a), "sizes")
        if "polynomial" in given:
            p = [self.scalar(c) for c in given["polynomial"]]
            u = self.annihilates(a, p, w)
            need(any(unit(x, q) for (x,) in u), "p(A) w may be 0")
            need(all(is_zero(x) for (x,) in self.annihilates(a, p, u)), "p(A)^2 w is not 0")
            return
        need(over_r(field), "neither a defect nor a claim over R")
        l = self.scalar(given["eigenvalue"])
        self.eigenpair(a, l, w)
        need(any(unit(x, q) for (x,) in w), "the vector may be 0")
        nonreal = isinstance(l, Poly) and l.c == [0, 1] and l.g.kind == "root" and l.g.data[3]
        need(nonreal or unit(l - conjugate(l), q), "the eigenvalue may be real")


def equal_ones(values: list, q: int) -> list[list[int]]:
    """Positions of equal numbers; those of different groups are shown to be different."""
    groups: list[list[int]] = []
    for k, x in enumerate(values):
        home = next((g for g in groups if is_zero(values[g[0]] - x)), None)
        groups.append([k]) if home is None else home.append(k)
    pairs = [(g[0], h[0]) for x, g in enumerate(groups) for h in groups[:x]]
    need(all(distinct(values[j], values[k], q) for j, k in pairs), "two values may be equal")
    return groups


def orthogonal_inside(groups: list, vectors: list) -> bool:
    """Are the vectors of one group orthogonal? (The last positions may have no vector.)"""
    pairs = [(j, k) for g in groups for x, k in enumerate(g) if k < len(vectors) for j in g[:x]]
    return all(is_zero(dot(vectors[j], vectors[k])) for j, k in pairs)


def over_r(field: tuple) -> bool:
    """Is it diagonalizable(A, R)? (Or diagonalizable(A), over C.)"""
    need(field in ((), (["R"],)), "diagonalizable(A) or diagonalizable(A, R)")
    return bool(field)
