"""The judge's judge: re-checks a certificate (proofs/FORMAT.md) and says which goal it proves.

Each rule below comes down to identities that kernel_ring.py expands, ranks modulo q, and
signs and places of roots from kernel_terms.py. Nothing here was told how a claim was found.
Standard library only; these four pages are what a verdict rests on.
"""

from __future__ import annotations

import reprlib
from math import prod

from .errors import CertificateError
from .kernel_places import (
    NUMBER,
    changes_of_sign,
    conjugate,
    decimal,
    distinct,
    is_name,
    modulus,
    real,
    reduced,
    sign,
    whole,
)
from .kernel_ring import (
    Poly,
    at_matrix,
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
from .kernel_terms import Terms, arguments, conjugate_transpose, root_number, rows

FORMAT = "eigenproof-certificate-1"
SHORT = reprlib.Repr()
SHORT.maxlevel = SHORT.maxlist = 12


class Checker(Terms):
    """Checks claims, one rule a form of statement, against one certificate."""

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

    def claim_eigenvalues(self, a_tree, right, groups: list) -> None:
        """The product of (x - value), taken group by group, is the characteristic polynomial."""
        need(right[0] in ("multiset", "counted"), "a multiset")
        wanted, found, entries = self.charpoly_of(a_tree), [1], right[1:]
        if right[0] == "counted":
            entries = [e for e, m in rows(entries) for _ in range(whole(m, 1, len(wanted) - 1))]
        need(sorted(k for g in groups for k in g) == list(range(len(entries))), "each value in one group")
        for group in groups:
            mine = [self.definition(entries[k]) for k in group]
            if all(isinstance(e, list) and e[0] == "root" for e in mine):  # all roots of p, each once
                need(all(e[1] == mine[0][1] for e in mine), "roots of one polynomial")
                factor, intervals, are_real = self.locate(mine[0][1])
                every = [(k + 1, False) for k in range(len(intervals))]
                every += [(k + 1, True) for k, is_real in enumerate(are_real) if not is_real]
                need(sorted(root_number(e[1:]) for e in mine) == sorted(every), "not all roots")
            else:
                factor = [1]
                for e in mine:
                    factor = times(factor, [-self.scalar(e), 1])
            found = times(found, factor)
        need(found == wanted, "the product of (x - value) is not the characteristic polynomial")

    def claim_eigenspace(self, a_tree, l_tree, right, q: int) -> None:
        """A v = l v for independent v, and no room for more; span() is {0}."""
        need(right[0] == "span", "a span")
        a, l = square(self.value(a_tree)), self.scalar(l_tree)
        columns = [self.columns(t) for t in right[1:]]
        need(all(len(c) == 1 and len(c[0][0]) == len(a) for c in columns), "vectors of another length")
        need(all(unit(s, q) for ((_, s),) in columns), "a denominator that may be zero")
        vectors = [v for ((v, _),) in columns]
        for v in vectors:
            self.eigenpair(a, l, v)
        need(injective([[v[k][0] for v in vectors] for k in range(len(a))], q), "dependent vectors")
        self.nullity_is(a, l, len(vectors), q)

    def claim_decomposition(self, name: str, a_tree, p_tree, d_tree, q: int) -> None:
        """A p = d p for every column, d diagonal; columns independent (or orthonormal: spectral)."""
        a, columns, d = square(self.value(a_tree)), self.columns(p_tree), square(self.value(d_tree))
        n, own, seen, groups = len(a), generators(a), set(), []
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
            home = next((g for g in groups if is_zero(values[g[0]] - values[k])), None)
            groups.append([k]) if home is None else home.append(k)
        pairs = [(g[0], h[0]) for x, g in enumerate(groups) for h in groups[:x]]
        need(all(distinct(values[j], values[k], q) for j, k in pairs), "two eigenvalues may be equal")
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
        pairs = [(j, k) for g in groups for x, k in enumerate(g) for j in g[:x]]
        need(all(is_zero(dot(vectors[j], vectors[k])) for j, k in pairs), "not orthogonal")

    def annihilates(self, a: list, p: list, w: list) -> list:
        """p(A) w"""
        out = [[0 * x for x in r] for r in w]
        for c in reversed(p):
            out = [[x + c * y for x, y in zip(r, s)] for r, s in zip(product(a, out), w)]
        return out

    def claim_diagonalizable(self, a_tree, over_r: bool, given: dict) -> None:
        """p(A) = 0 for a p without double roots (all real, for R)."""
        a, p, q = square(self.value(a_tree)), [self.scalar(c) for c in given["annihilator"]], given["prime"]
        need(all(is_zero(x) for r in self.annihilates(a, p, identity(len(a))) for x in r), "p(A) is not 0")
        lead = inverse(p[-1])
        g = [self.new("every", [c * lead for c in p]).g] if len(p) > 2 else []
        need(reduced([*g, *generators(p)], q), "p may have a double root")
        if over_r:
            need(all(real(x) for r in a for x in r), "a matrix that is not real")
            need(len(changes_of_sign(p, given["intervals"])) == len(p) - 1, "too few intervals")

    def claim_not_diagonalizable(self, a_tree, over_r: bool, given: dict) -> None:
        """p(A)^2 w = 0 but p(A) w != 0; or, over R, an eigenvalue that is not real.

        The latter also by a real f with tr f(A)^2 < 0: it is the sum of f(l)^2 over the eigenvalues l.
        """
        a, q = square(self.value(a_tree)), given["prime"]
        if "form" in given:
            f = [self.scalar(c) for c in given["form"]]
            need(over_r and all(real(x) for r in [*a, f] for x in r), "a matrix or form that is not real")
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
        need(over_r, "neither a defect nor a claim over R")
        l = self.scalar(given["eigenvalue"])
        self.eigenpair(a, l, w)
        need(any(unit(x, q) for (x,) in w), "the vector may be 0")
        nonreal = isinstance(l, Poly) and l.c == [0, 1] and l.g.kind == "root" and l.g.data[3]
        need(nonreal or unit(l - conjugate(l), q), "the eigenvalue may be real")

    def claim_rref(self, m_tree, r_tree, q: int) -> None:
        """M = (pivot columns of M) R with these columns independent, and R in reduced form."""
        m, r, pivots = self.value(m_tree), self.value(r_tree), []
        need([len(x) for x in m] == [len(x) for x in r], "sizes")
        top = [row for row in r if any(not is_zero(x) for x in row)]
        need(all(is_zero(x) for row in r[len(top) :] for x in row), "zero rows come last")
        for row in top:
            j = next(j for j, x in enumerate(row) if not is_zero(x))
            need(row[j] == 1 and (not pivots or j > pivots[-1]), "pivots are 1 and move to the right")
            need(sum(not is_zero(s[j]) for s in r) == 1, "a pivot column has one entry")
            pivots.append(j)
        chosen = [[s[j] for j in pivots] for s in m]
        need(injective(chosen, q), "dependent pivot columns")
        back = product(chosen, top) if pivots else r
        need(all(is_zero(x - y) for s, t in zip(back, m) for x, y in zip(s, t)), "the rows do not agree")

    def claim_for_all(self, variables: list, body, given: dict) -> None:
        """An identity in free variables; or a claim at every root of p: p(l) == 0 implies ..."""
        need(all(s in (["R"], ["C"]) for _, s in variables), "scalar variables")
        self.numbers_first(body)
        bound = {**self.bound, **{name: self.variable(name) for name, _ in variables}}
        if body[0] == "implies" and body[2][0] == "==" and body[2][1][0] == "eigenspace":
            (hypothesis, body), ((l, _),) = arguments(body)[1], variables
            (p,) = self.seeing(bound, self.equation, hypothesis)
            need(isinstance(p, Poly) and p.g is bound[l].g, "p(l) == 0")
            bound[l] = self.new("every", [c * inverse(p.c[-1]) for c in p.c])
        self.seeing(bound, self.prove, body, given)

    def equation(self, claim) -> list:
        """left - right, entry by entry, of an equation."""
        op, args = arguments(claim)
        need(op == "==", "an equation")
        return self.difference(*args)

    def difference(self, left, right) -> list:
        a, b = self.value(left), self.value(right)
        a, b = ([[x]] if not isinstance(x, list) else x for x in (a, b))
        need([len(r) for r in a] == [len(r) for r in b], "sizes of the two sides")
        return [x - y for r, s in zip(a, b) for x, y in zip(r, s)]

    def prove(self, claim, given: dict) -> None:
        """Accept the claim or raise CertificateError."""
        (op, args), q = arguments(claim), modulus(given)
        head, inner = arguments(args[0]) if isinstance(args[0], list) and op != "for" else ("", [])
        if op == "and":
            need(len(args) == len(given["parts"]), "one evidence a part")
            for part, evidence in zip(args, given["parts"]):
                self.prove(part, evidence)
        elif op == "for":
            self.claim_for_all(args[0], args[1], given)
        elif op == "implies":  # conclusion = sum of cofactor * hypothesis
            hypotheses = args[0][1:] if args[0][0] == "and" else [args[0]]
            (rest,) = self.equation(args[1])
            for h, c in zip(hypotheses, given["cofactors"], strict=True):
                (zero,) = self.equation(h)
                rest = rest - self.scalar(c) * zero
            need(is_zero(rest), "the cofactors do not give the conclusion")
        elif op == "==" and head == "eigenvalues":
            self.claim_eigenvalues(*inner, args[1], given["groups"])
        elif op == "==" and head == "eigenspace":
            self.claim_eigenspace(*inner, args[1], q)
        elif op == "==" and head == "rref":
            self.claim_rref(*inner, args[1], q)
        elif op == "==":
            wrong = [x for x in self.difference(*args) if not is_zero(x)]
            by = "".join(f" by {x}" for x in wrong[:1] if not isinstance(x, Poly))
            need(not wrong, f"the two sides differ{by}")
        elif op in ("<", "<=", ">", ">=", "!="):
            (x,) = self.difference(*args)
            if op == "!=" and unit(x, q):
                return
            s = 0 if is_zero(x) else sign(x)
            need({"<": s < 0, "<=": s <= 0, ">": s > 0, ">=": s >= 0, "!=": s != 0}[op], "the order is wrong")
        elif op == "~=":
            need(args[1][0] == "decimal", "printed digits")
            x, (shown, step) = self.scalar(args[0]), decimal(*arguments(args[1])[1])
            need(sign(x - shown - step) <= 0 <= sign(x - shown + step), "the digits are wrong")
        elif op in ("diagonalization", "spectral"):
            self.claim_decomposition(op, *args, q)
        elif op == "symmetric":
            a = self.value(args[0])
            need(a == [list(c) for c in zip(*a)], "A is not symmetric")
        elif op == "hermitian":
            a = self.value(args[0])
            need(a == conjugate_transpose(a), "A is not Hermitian")
        elif op == "diagonalizable":
            self.claim_diagonalizable(args[0], over_r(args), given)
        elif op == "not" and head == "diagonalizable":
            self.claim_not_diagonalizable(inner[0], over_r(inner), given)
        else:
            raise CertificateError(f"the kernel has no rule for {op}")


def dot(v: list, w: list):
    """v.H w"""
    return total([conjugate(x) * y for x, y in zip(v, w)])


def over_r(args: list) -> bool:
    """Is it diagonalizable(A, R)? (Or diagonalizable(A), over C.)"""
    need(len(args) == 1 or args[1:] == [["R"]], "diagonalizable(A) or diagonalizable(A, R)")
    return len(args) == 2


def expand(t, names: dict, bound=frozenset()):
    """A statement with its definitions written out, for comparing goals; its other names must be bound."""
    if isinstance(t, str):
        need(t in bound or t in names or NUMBER.fullmatch(t), f"a name that is not defined: {t}")
        return t if t in bound else names.get(t, t)
    op, args = t[0], t[1:]
    if op == "let":
        return expand(args[1], written_out(args[0], names), bound - {name for name, _ in args[0]})
    if op in ("for", "exists"):
        return [op, args[0], expand(args[1], names, bound | {name for name, _ in args[0]})]
    if op == "root":
        return [op, expand(args[0], names, bound | {"x"}), *args[1:]]
    if op in ("matrix", "counted"):
        return [op, *([expand(x, names, bound) for x in row] for row in args)]
    return t if op == "decimal" else [op, *(expand(x, names, bound) for x in args)]


def written_out(definitions: list, names: dict) -> dict:
    """These names and the ones defined, each by a closed term in the names before it."""
    names = dict(names)
    for name, t in definitions:
        need(is_name(name), "not a name")
        names[name] = expand(t, names)
    return names


def shown(x) -> str:
    """Something read, for a message; whatever it is."""
    try:
        return SHORT.repr(x)
    except Exception:
        return "(not shown)"


def conjuncts(goal) -> list:
    return goal[1:] if goal[0] == "and" else [goal]


def all_among(goal, claims: list) -> None:
    """Every conjunct of the goal is one of the claims."""
    missing = [c for c in conjuncts(goal) if c not in claims]
    need(conjuncts(goal) and not missing, f"the claims do not prove {shown(missing)}")


def check(certificate: dict, goal=None):
    """Check every claim; return the goal proved. With `goal` (a tree) given, that goal and no less.

    Raises CertificateError, naming the claim that fails and why.
    """
    claim = None
    try:
        need(certificate["format"] == FORMAT, f"a certificate of the format {FORMAT}")
        definitions, own = certificate["definitions"], certificate["goal"]
        checker = Checker(definitions, certificate["roots"], certificate["radicals"])
        for entry in certificate["claims"]:
            claim = entry["claim"]
            checker.prove(claim, entry["evidence"])
        claim, proved = None, [c for entry in certificate["claims"] for c in conjuncts(entry["claim"])]
        all_among(own, proved)
        if goal is None:
            return ["let", definitions, own]
        if goal[0] == "let" and goal[1] == definitions:  # same names: compare as they stand
            all_among(goal[2], proved)
        else:
            names = written_out(definitions, {})
            all_among(expand(goal, {}), [expand(c, names) for c in proved])
        return goal
    except CertificateError as error:
        where = "" if claim is None else f" in the claim {shown(claim)}"
        raise CertificateError(f"{error.message}{where}") from None
    except Exception as error:  # whatever goes wrong in reading it: a certificate is refused
        raise CertificateError(f"a malformed certificate: {shown(error)}") from None
