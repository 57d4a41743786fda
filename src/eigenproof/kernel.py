"""The judge's judge: re-checks a certificate (proofs/FORMAT.md) and says which goal it proves.

Each rule below comes down to identities that kernel_ring.py expands, ranks modulo q, and
signs and places of roots from kernel_terms.py. Nothing here was told how a claim was found.
Standard library only; these three pages are what a verdict rests on.
"""

from __future__ import annotations

import json
from fractions import Fraction

from .errors import CertificateError
from .kernel_ring import (
    Poly,
    charpoly,
    generators,
    horner,
    injective,
    inverse,
    is_zero,
    mod,
    need,
    product,
    rank_mod,
    restrict,
    shape,
    times,
    unit,
)
from .kernel_terms import Terms

FORMAT = "eigenproof-certificate-1"


class Checker(Terms):
    """Checks claims, one rule a form of statement, against one certificate."""

    def eigenpair(self, a: list, l, v: list) -> None:  # noqa: E741
        """A v = l v."""
        need(len(a) == len(v), "sizes")
        need(all(is_zero(x - l * y) for (x,), (y,) in zip(product(a, v), v)), "A v = l v fails")

    def nullity_is(self, a: list, l, g: int, q: int) -> None:
        """dim ker(A - l I) <= g, given g independent vectors in it at every root."""
        n, p = len(a), l.g.equation if isinstance(l, Poly) and l.c == [0, 1] else [0]
        if isinstance(l, Poly) and l.c == [0, 1] and not generators(a, p):
            m = [[mod(x, q) for x in r] for r in a]
            out = [[0] * n for _ in a]
            for c in reversed(p):
                out = [[sum(map(int.__mul__, r, s)) % q for s in zip(*m)] for r in out]
                for k in range(n):
                    out[k][k] = (out[k][k] + mod(c, q)) % q
            need(
                n - rank_mod(out, q) <= g * (len(p) - 1) and self.reduced([l.g], q),
                "more eigenvectors may exist",
            )
        else:
            shifted = [[x - l if i == j else x for j, x in enumerate(r)] for i, r in enumerate(a)]
            gens, degree = generators(shifted), 1
            for h in gens:
                degree *= len(h.equation or [0]) - 1
            need(
                n * degree - rank_mod(restrict(shifted, gens, q), q) <= g * degree,
                "more eigenvectors may exist",
            )
            need(self.reduced(gens, q), "an equation with a double root")

    def claim_eigenvalues(self, left, right, groups: list) -> None:
        """The product of (x - value), taken group by group, is the characteristic polynomial."""
        need(right[0] in ("multiset", "counted"), "a multiset")
        entries = right[1:] if right[0] == "multiset" else [e for e, m in right[1:] for _ in range(int(m))]
        need(sorted(k for g in groups for k in g) == list(range(len(entries))), "each value in one group")
        total = [1]
        for group in groups:
            mine = [self.definition(entries[k]) for k in group]
            if all(isinstance(e, list) and e[0] == "root" for e in mine):  # all roots of p, each once
                need(all(e[1] == mine[0][1] for e in mine), "roots of one polynomial")
                factor, intervals, real = self.locate(mine[0][1])
                every = [(3, k + 1) for k in range(len(intervals))] + [
                    (4, k + 1) for k, r in enumerate(real) if not r
                ]
                need(sorted((len(e), int(e[2])) for e in mine) == every, "not all roots of the polynomial")
            else:
                factor = [1]
                for e in mine:
                    factor = times(factor, [-self.value(e), 1])
            total = times(total, factor)
        need(
            total == charpoly(self.value(left[1])),
            "the product of (x - value) is not the characteristic polynomial",
        )

    def claim_eigenspace(self, left, right, q: int) -> None:
        a, l = self.value(left[1]), self.value(left[2])
        vectors = [self.column(self.definition(v)[1:])[0] for v in right[1:]]
        need(all(len(v) == len(a) for v in vectors), "vectors of another length")
        for v in vectors:
            self.eigenpair(a, l, v)
        need(
            not vectors or injective([[v[k][0] for v in vectors] for k in range(len(a))], q),
            "dependent vectors",
        )
        self.nullity_is(a, l, len(vectors), q)

    def claim_decomposition(self, name: str, a_tree, p_tree, d_tree, q: int) -> None:
        """A p = d p for every column, d diagonal; columns independent (or orthonormal: spectral)."""
        a, p, d = self.value(a_tree), self.columns(p_tree), self.value(d_tree)
        n = len(a)
        need(len(p) == n == len(d) and all(len(c[0]) == n for c in p), "sizes")
        need(all(is_zero(d[i][j]) for i in range(n) for j in range(n) if i != j), "D is not diagonal")
        values, groups, seen = [d[k][k] for k in range(n)], [], set()
        for k in range(n):
            # identities modulo the equation of one root hold for its other roots: checked once
            key = shape([values[k], *(x for (x,) in p[k][0]), p[k][1]], [])
            if key not in seen:
                seen.add(key)
                self.eigenpair(a, values[k], p[k][0])
                need(unit(p[k][1], q), "a denominator that may be zero")
                square = sum(self.conjugate(x) * x for (x,) in p[k][0]) if name == "spectral" else 0
                # |e|^2 = s^2 > 0 makes the denominator s real and the column e/s a unit vector
                need(name != "spectral" or is_zero(square - p[k][1] * p[k][1]), "a column is not of length 1")
            home = next((g for g in groups if is_zero(values[g[0]] - values[k])), None)
            groups.append([k]) if home is None else home.append(k)
        for x, g in enumerate(groups):
            need(
                all(self.distinct(values[g[0]], values[h[0]], q) for h in groups[:x]),
                "two eigenvalues may be equal",
            )
        if name == "diagonalization":
            for g in groups:
                need(injective([[p[k][0][r][0] for k in g] for r in range(n)], q), "dependent columns")
            return
        need(a == [[self.conjugate(x) for x in c] for c in zip(*a)], "A is not symmetric (Hermitian)")
        need(all(self.real(x) for x in values), "an eigenvalue that is not real")
        entries = [x for c in p for (x,) in c[0]]
        need(
            all(g.kind == "i" or self.real(Poly(g, [0, 1])) for g in generators(entries)),
            "no rule for a conjugate",
        )
        for g in groups:  # different eigenvalues: orthogonal, since A is Hermitian and they are real
            for k in g:
                for j in g[: g.index(k)]:
                    dot = sum(self.conjugate(x) * y for (x,), (y,) in zip(p[j][0], p[k][0]))
                    need(is_zero(dot), "columns of one eigenvalue are not orthogonal")

    def annihilates(self, a: list, p: list, w: list) -> list:
        """p(A) w"""
        out = [[0 * x for x in r] for r in w]
        for c in reversed(p):
            out = [[x + c * y for x, y in zip(r, s)] for r, s in zip(product(a, out), w)]
        return out

    def claim_diagonalizable(self, a_tree, over_r: bool, given: dict) -> None:
        """p(A) = 0 for a p without double roots (all real, for R)."""
        a, p, q = self.value(a_tree), [self.value(c) for c in given["annihilator"]], given["prime"]
        identity = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
        need(all(is_zero(x) for r in self.annihilates(a, p, identity) for x in r), "p(A) is not 0")
        lead = inverse(p[-1])
        g = self.new("free", [c * lead for c in p]).g if len(p) > 2 else None
        need(g is None or self.reduced([g, *generators(p)], q), "p may have a double root")
        if over_r:
            ends = [(self.value(x), self.value(y)) for x, y in given["intervals"]]
            need(
                all(self.real(x) for r in a for x in r) and len(ends) == len(p) - 1,
                "as many intervals as the degree",
            )
            for n, (lo, hi) in enumerate(ends):
                s = self.sign(horner(p, lo)) * self.sign(horner(p, hi))
                need(
                    (s < 0 or (s == 0 and lo == hi)) and (n == 0 or hi < ends[n - 1][0]), "no change of sign"
                )

    def claim_not_diagonalizable(self, a_tree, over_r: bool, given: dict) -> None:
        """p(A)^2 w = 0 but p(A) w != 0; or, over R, an eigenvalue that is not real."""
        a, q = self.value(a_tree), given["prime"]
        if "polynomial" in given:
            p, w = [self.value(c) for c in given["polynomial"]], [[self.value(x)] for x in given["vector"]]
            u = self.annihilates(a, p, w)
            need(any(unit(x, q) for (x,) in u), "p(A) w may be 0")
            need(all(is_zero(x) for (x,) in self.annihilates(a, p, u)), "p(A)^2 w is not 0")
            return
        need(over_r, "a defect")
        l, v = self.value(given["eigenvalue"]), [[self.value(x)] for x in given["vector"]]
        self.eigenpair(a, l, v)
        need(any(unit(x, q) for (x,) in v), "the vector may be 0")
        nonreal = isinstance(l, Poly) and l.g.kind == "root" and l.g.data[2] is None and l.c == [0, 1]
        need(nonreal or unit(l - self.conjugate(l), q), "the eigenvalue may be real")

    def claim_rref(self, left, right, q: int) -> None:
        """M = (pivot columns of M) R with these columns independent, and R in reduced form."""
        m, r, pivots = self.value(left[1]), self.value(right), []
        need([len(x) for x in m] == [len(x) for x in r], "sizes")
        rows = [row for row in r if any(not is_zero(x) for x in row)]
        need(all(is_zero(x) for row in r[len(rows) :] for x in row), "zero rows come last")
        for row in rows:
            j = next(j for j, x in enumerate(row) if not is_zero(x))
            need(row[j] == 1 and (not pivots or j > pivots[-1]), "pivots are 1 and move to the right")
            need(sum(not is_zero(s[j]) for s in r) == 1, "a pivot column has one entry")
            pivots.append(j)
        need(not pivots or injective([[s[j] for j in pivots] for s in m], q), "dependent pivot columns")
        back = (
            product([[s[j] for j in pivots] for s in m], rows) if pivots else [[0 * x for x in s] for s in m]
        )
        need(all(is_zero(x - y) for s, t in zip(back, m) for x, y in zip(s, t)), "the rows do not agree")

    def claim_for_all(self, variables: list, body, given: dict) -> None:
        """An identity in free variables; or a claim at every root of p: p(l) == 0 implies ..."""
        need(all(s[0] in ("R", "C") and len(s) == 1 for _, s in variables), "scalar variables")
        inner = Checker(list(self.names.items()), list(self.evidence.values()), [])
        inner.radicals = self.radicals
        inner.numbers_first(body)
        for name, _ in variables:
            need(name not in inner.names, "a bound name is defined already")
            inner.cache[name] = inner.new("free", None)
        if body[0] == "implies" and body[2][0] == "==" and body[2][1][0] == "eigenspace":
            (p,) = inner.difference(*body[1][1:])
            need(body[1][0] == "==" and len(variables) == 1 and isinstance(p, Poly), "p(l) == 0")
            need(p.g is inner.cache[variables[0][0]].g, "a polynomial in one variable")
            inner.cache[variables[0][0]] = inner.new("every", [c * inverse(p.c[-1]) for c in p.c])
            body = body[2]
        inner.prove(body, given)

    def difference(self, left, right) -> list:
        a, b = self.value(left), self.value(right)
        a, b = ([[x]] if not isinstance(x, list) else x for x in (a, b))
        need([len(r) for r in a] == [len(r) for r in b], "sizes of the two sides")
        return [x - y for r, s in zip(a, b) for x, y in zip(r, s)]

    def prove(self, claim, given: dict) -> None:
        """Accept the claim or raise CertificateError."""
        op, args, q = claim[0], claim[1:], given.get("prime", 0)
        need(isinstance(q, int) and (q == 0 or q > 2), "a modulus")
        head = args[0][0] if isinstance(args[0], list) else ""
        if op == "and":
            need(len(args) == len(given["parts"]), "one evidence a part")
            for part, evidence in zip(args, given["parts"]):
                self.prove(part, evidence)
        elif op == "for":
            self.claim_for_all(args[0], args[1], given)
        elif op == "implies":  # conclusion = sum of cofactor * hypothesis
            hypotheses = args[0][1:] if args[0][0] == "and" else [args[0]]
            need(all(h[0] == "==" for h in [*hypotheses, args[1]]), "equations")
            (rest,) = self.difference(*args[1][1:])
            for h, c in zip(hypotheses, given["cofactors"], strict=True):
                rest = rest - self.value(c) * self.difference(*h[1:])[0]
            need(is_zero(rest), "the cofactors do not give the conclusion")
        elif op == "==" and head == "eigenvalues":
            self.claim_eigenvalues(args[0], args[1], given["groups"])
        elif op == "==" and head == "eigenspace":
            self.claim_eigenspace(args[0], args[1], q)
        elif op == "==" and head == "rref":
            self.claim_rref(args[0], args[1], q)
        elif op == "==":
            wrong = next((x for x in self.difference(*args) if not is_zero(x)), 0)
            need(
                is_zero(wrong),
                f"the two sides differ by {wrong}" if not isinstance(wrong, Poly) else "the two sides differ",
            )
        elif op in ("<", "<=", ">", ">=", "!="):
            (x,) = self.difference(*args)
            if op == "!=" and unit(x, q):
                return
            s = 0 if is_zero(x) else self.sign(x)
            need({"<": s < 0, "<=": s <= 0, ">": s > 0, ">=": s >= 0, "!=": s != 0}[op], "the order is wrong")
        elif op == "~=":  # within one unit of the last printed digit
            x, digits = self.value(args[0]), args[1][1]
            step = Fraction(10) ** (
                int(digits.lower().partition("e")[2] or 0)
                - len(digits.lower().partition("e")[0].partition(".")[2])
            )
            need(
                self.sign(x - Fraction(digits) - step) <= 0 <= self.sign(x - Fraction(digits) + step),
                "the digits are wrong",
            )
        elif op in ("diagonalization", "spectral"):
            self.claim_decomposition(op, *args, q)
        elif op in ("symmetric", "hermitian"):
            a = self.value(args[0])
            need(
                a == [[self.conjugate(x) if op == "hermitian" else x for x in c] for c in zip(*a)],
                f"A is not {op}",
            )
        elif op == "diagonalizable":
            self.claim_diagonalizable(args[0], args[1:] == [["R"]], given)
        elif op == "not" and args[0][0] == "diagonalizable":
            self.claim_not_diagonalizable(args[0][1], args[0][2:] == [["R"]], given)
        else:
            raise CertificateError(f"the kernel has no rule for {op}")


def expand(t, definitions: dict):
    """A term with its definitions written out, for comparing goals."""
    if isinstance(t, str):
        return expand(definitions[t], definitions) if t in definitions else t
    if t and t[0] == "let":
        return expand(t[2], {**definitions, **dict(map(tuple, t[1]))})
    return t if t and t[0] == "decimal" else [expand(x, definitions) for x in t]


def conjuncts(goal) -> list:
    return goal[1:] if goal[0] == "and" else [goal]


def check(certificate: dict, goal=None):
    """Check every claim; return the goal proved. With `goal` (a tree) given, that goal and no less.

    Raises CertificateError, naming the claim that fails and why.
    """
    claim = None
    try:
        need(certificate["format"] == FORMAT, f"a certificate of the format {FORMAT}")
        definitions = certificate["definitions"]
        need(len({name for name, _ in definitions}) == len(definitions), "a name defined twice")
        checker = Checker(definitions, certificate["roots"], certificate["radicals"])
        for entry in certificate["claims"]:
            claim = entry["claim"]
            checker.prove(claim, entry["evidence"])
        claim, proved = None, [c for entry in certificate["claims"] for c in conjuncts(entry["claim"])]
        goal = ["let", definitions, certificate["goal"]] if goal is None else goal
        if goal[0] == "let" and goal[1] == definitions:  # same names: compare as they stand
            wanted = conjuncts(goal[2])
        else:
            names = dict(map(tuple, definitions))
            proved, wanted = [expand(c, names) for c in proved], conjuncts(expand(goal, {}))
        missing = [c for c in wanted if c not in proved]
        need(not missing, f"the claims do not prove {json.dumps(missing)[:300]}")
        return goal
    except CertificateError as error:
        where = "" if claim is None else f" in the claim {json.dumps(claim)[:300]}"
        raise CertificateError(f"{error.message}{where}") from None
    except (
        KeyError,
        IndexError,
        TypeError,
        ValueError,
        AttributeError,
        ZeroDivisionError,
        StopIteration,
        RecursionError,
    ) as error:
        raise CertificateError(f"a malformed certificate ({type(error).__name__}: {error})") from None
