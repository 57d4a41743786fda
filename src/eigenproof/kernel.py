"""The judge's judge: re-checks a certificate (proofs/FORMAT.md) and says which goal it proves.

The rules are on the pages kernel_eigen.py, kernel_spaces.py and kernel_svd.py. Each comes down to
identities that kernel_ring.py expands, ranks modulo q, and signs and places of roots from
kernel_places.py; what the words in a statement mean is in kernel_terms.py and kernel_words.py.
What it computes without evidence is on the page kernel_logic.py and the pages that it names.
Nothing here was told how a claim was found. Standard library only; these pages are what a verdict
rests on.
"""

from __future__ import annotations

import reprlib

from .errors import CertificateError
from .kernel_families import Families
from .kernel_general import check_general
from .kernel_numbers import arguments
from .kernel_places import NUMBER, decimal, is_name, modulus, sign
from .kernel_ring import Poly, inverse, is_zero, need, unit
from .kernel_words import as_matrix

FORMAT = "eigenproof-certificate-1"
SHORT = reprlib.Repr()
SHORT.maxlevel = SHORT.maxlist = 12


class Checker(Families):
    """Checks claims, one rule a form of statement, against one certificate."""

    def prove(self, claim, given: dict) -> None:
        """Accept the claim or raise CertificateError."""
        modulus(given)
        if "proof" in given:
            check_general(claim, given["proof"])
            return self.keep(claim)
        name, about = form(claim)
        if given.get("by") == "computation":
            self.computed(claim)
        else:
            need(name in RULES, f"the kernel has no rule for {name}")
            RULES[name](self, given, *about)
        if not self.bound:
            self.keep(claim)

    def claim_and(self, given: dict, *parts) -> None:
        need(len(parts) == len(given["parts"]), "one evidence a part")
        for part, evidence in zip(parts, given["parts"]):
            self.prove(part, evidence)

    def claim_for_all(self, given: dict, variables: list, body) -> None:
        """An identity in free variables; or a claim at every root of p: p(l) == 0 implies ..."""
        if "spectrum" in given:
            return self.claim_optimum(given, variables, body)
        self.numbers_first(body)
        bound = {**self.bound, **{name: self.variables(name, where) for name, where in variables}}
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
        a, b = as_matrix(self.value(left)), as_matrix(self.value(right))
        if self.computing and "0" in (left, right):  # of every size
            return [x for r in [*a, *b] for x in r]
        need([len(r) for r in a] == [len(r) for r in b], "sizes of the two sides")
        return [x - y for r, s in zip(a, b) for x, y in zip(r, s)]

    def claim_implies(self, given: dict, hypothesis, conclusion) -> None:
        """conclusion = sum of cofactor * hypothesis"""
        hypotheses = hypothesis[1:] if hypothesis[0] == "and" else [hypothesis]
        (rest,) = self.equation(conclusion)
        for h, c in zip(hypotheses, given["cofactors"], strict=True):
            (zero,) = self.equation(h)
            rest = rest - self.scalar(c) * zero
        need(is_zero(rest), "the cofactors do not give the conclusion")

    def claim_equal(self, given: dict, left, right) -> None:
        """Both sides expanded; or a distance that a decomposition gives."""
        if "decomposition" in given:
            return self.claim_attained(given, left, right)
        wrong = [x for x in self.difference(left, right) if not is_zero(x)]
        by = "".join(f" by {x}" for x in wrong[:1] if not isinstance(x, Poly))
        need(not wrong, f"the two sides differ{by}")

    def claim_different(self, given: dict, left, right) -> None:
        (x,) = self.difference(left, right)
        need(unit(x, modulus(given)) or (not is_zero(x) and sign(x) != 0), "the two sides may be equal")

    def claim_digits(self, given: dict, left, right) -> None:
        """left ~= digits as printed"""
        need(right[0] == "decimal", "printed digits")
        x, (shown, step) = self.scalar(left), decimal(*arguments(right)[1])
        need(sign(x - shown - step) <= 0 <= sign(x - shown + step), "the digits are wrong")


def order(signs: tuple):
    """The rule for a relation between two numbers: the sign of their difference is one of these."""

    def rule(self: Checker, given: dict, left, right) -> None:
        (x,) = self.difference(left, right)
        need((0 if is_zero(x) else sign(x)) in signs, "the order is wrong")

    return rule


RULES = {
    "and": Checker.claim_and,
    "for": Checker.claim_for_all,
    "implies": Checker.claim_implies,
    "==": Checker.claim_equal,
    "!=": Checker.claim_different,
    "<": order((-1,)),
    "<=": order((-1, 0)),
    ">": order((1,)),
    ">=": order((1, 0)),
    "~=": Checker.claim_digits,
    **{
        word: getattr(Checker, "claim_" + word.replace(" ==", "").replace(" ", "_"))
        for word in (
            "eigenvalues ==", "eigenspace ==", "singular_values ==", "rank ==", "nullity ==", "rref ==",
            "nullspace ==", "columnspace ==", "rowspace ==", "in columnspace", "not in columnspace",
            "diagonalization", "spectral", "svd", "symmetric", "hermitian", "orthogonal", "unitary",
            "orthonormal_columns", "idempotent", "invertible", "diagonalizable", "not diagonalizable",
            "positive_semidefinite", "positive_definite", "indefinite", "not positive_semidefinite",
            "not positive_definite", "not indefinite", "exists", "not for", "fails",
        )
    },
}  # fmt: skip
"""The name of a rule is the form of the claims that it decides."""


def form(claim) -> tuple[str, list]:
    """(name of the rule, what the claim is about): ("rank ==", [A, r]) for rank(A) == r."""
    op, args = arguments(claim)
    if op == "not":
        name, about = form(args[0])
        return f"not {name}", about
    if op == "==" and isinstance(args[0], list):
        word, inner = arguments(args[0])
        if f"{word} ==" in RULES:
            return f"{word} ==", [*inner, args[1]]
    if op == "in" and f"in {args[1][0]}" in RULES:
        word, inner = arguments(args[1])
        return f"in {word}", [args[0], *inner]
    return op, args


def expand(t, names: dict, bound=frozenset()):
    """A statement with its definitions written out, for comparing goals; its other names must be bound."""
    if isinstance(t, str):
        need(t in bound or t in names or NUMBER.fullmatch(t), f"a name that is not defined: {t}")
        return t if t in bound else names.get(t, t)
    op, args = t[0], t[1:]
    if op == "let":
        return expand(args[1], written_out(args[0], names), bound - {name for name, _ in args[0]})
    if op in ("for", "exists"):
        own = {name for name, where in args[0] for name in (name, *where[1:]) if is_name(name)}  # and sizes
        return [op, args[0], expand(args[1], names, bound | own)]
    if op == "root":
        return [op, expand(args[0], names, bound | {"x"}), *args[1:]]
    if op in ("degree", "coefficient"):
        p, x, *k = args
        return [op, expand(p, names, bound | {x}), x, *(expand(n, names, bound) for n in k)]
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
        inverses = certificate.get("inverses", [])
        checker = Checker(definitions, certificate["roots"], certificate["radicals"], inverses)
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
