"""What theorems say of a matrix whose eigenvalues, or singular values, the hypotheses list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...errors import EigenproofError
from ...kernel_facts import same
from ...kernel_free import ADJOINT, Poly
from ...kernel_letters import Scope, bound
from ...kernel_listed import POWERS
from ...kernel_theorems import theorem
from .attempt import Attempt
from .entries import named_by_entries
from .saturate import keys


def listed(attempt: Attempt, goal: Poly | None = None, deep: bool = False) -> bool:
    """Use every theorem of kernel_listed.py that fits the facts, once; `deep`: those with new names too."""
    news = False
    for k, a, values in list(spectra(attempt)):
        terms = [a, *values]
        news |= used(attempt, "listed eigenvalues", k, terms)
        news |= used(attempt, "different listed eigenvalues", k, terms)
        for kind, *args in list(attempt.state.facts):
            if kind == "eigenvalue" and same(args[0], a) and not any(same(args[1], x) for x in values):
                news |= used(attempt, "one of the listed eigenvalues", k, [*terms, args[1]])
            elif kind == "principal_component" and len(values) == args[0].columns:
                name = "principal components of listed variances"
                news |= used(attempt, name, k, [args[0], *values, args[2]])
        text = repr([attempt.letters.trees[k] for k in keys(attempt, [goal] if goal else [])])
        text += repr([f[0] for f in attempt.state.facts])
        if "multiplicity" in text or "diagonalizable" in text:
            news |= used(attempt, "diagonalizable by listed eigenvalues", k, terms)
        if attempt.state.among(("invertible", a)):
            news |= used(attempt, "listed eigenvalues of the inverse", k, terms)
        for coefficients in quadratics(attempt, a, goal):
            news |= used(attempt, "listed eigenvalues of a quadratic polynomial", k, [*terms, *coefficients])
        if not (a.changed(*ADJOINT) - a).terms or attempt.equal(a.changed(*ADJOINT) - a, 0.05):
            news |= bounds(attempt, k, terms)
            if deep:
                news |= used(attempt, "spectral theorem for listed eigenvalues", k, terms)
    for k, a, values in list(singular(attempt)):
        terms = [a, *values]
        news |= used(attempt, "listed singular values", k, terms)
        if a.rows == a.columns:
            news |= used(attempt, "listed singular values and determinant", k, terms)
            if attempt.state.among(("invertible", a)):
                news |= used(attempt, "listed singular values of the inverse", k, terms)
    return news


def bounds(attempt: Attempt, k: int, terms: list[Poly]) -> bool:
    """Bounds of x.T A x, |A x|^2 and tr D.T A D, for what has a name."""
    news, n = False, len(terms) - 1
    named = [p for p in attempt.state.scope.names.values() if p.rows == n and p.real]
    for x in named:
        if x.columns == 1:
            for c in (*terms[1:], *(y * y for y in terms[1:])):
                news |= used(attempt, "Rayleigh's bounds for listed eigenvalues", k, [*terms, x, c])
        elif isinstance(x.columns, int) and x.columns < n:
            news |= used(attempt, "Ky Fan's bounds for listed eigenvalues", k, [*terms, x])
    return news


def products(attempt: Attempt) -> Iterator[tuple[int, object, list, Scope]]:
    """(k, M, the values, where they are read) for each fact k det(x I - M) == (x - l1) (x - l2) …"""
    for k, (kind, *args) in enumerate(attempt.state.facts):
        if kind != "open" or args[0][0] != "for" or args[0][1] != [["[x]", ["C"]]]:
            continue
        _, left, right = args[0][2]
        if left[0] == "det" and right[:2] == ["*", "1"]:
            yield k, left[1][2][1], [x[2][1] for x in right[2:]], args[1]


def spectra(attempt: Attempt) -> Iterator[tuple[int, Poly, list[Poly]]]:
    """(the number of the fact, A, its eigenvalues)"""
    for k, matrix, values, scope in products(attempt):
        try:
            yield k, attempt.state.term(matrix, scope), [attempt.letters.number(x, scope) for x in values]
        except EigenproofError:
            continue


def singular(attempt: Attempt) -> Iterator[tuple[int, Poly, list[Poly]]]:
    """(the number of the fact, A, its singular values): their squares are those of A.H A or A A.H."""
    for k, matrix, values, scope in products(attempt):
        parts = [x[:1] for x in matrix[1:]] if matrix[0] == "*" and len(matrix) == 3 else []
        if ["H"] in parts and all(x[0] == "*" and len(x) == 3 and x[1] == x[2] for x in values):
            inner = matrix[2] if matrix[1] == ["H", matrix[2]] else matrix[1]  # type: ignore[index]
            roots = [attempt.letters.number(x[1], scope) for x in values]
            yield k, attempt.state.term(inner, scope), roots


def quadratics(attempt: Attempt, a: Poly, goal: Poly | None) -> Iterator[list[Poly]]:
    """The coefficients of the polynomials of A whose determinants the goal speaks of, shifted or not."""
    if len(a.terms) != 1 or goal is None:
        return
    (((atoms, word), c),) = a.terms.items()
    if atoms or c != 1 or not word:
        return
    for key in keys(attempt, [goal]):
        op, x = attempt.letters.arguments[key]
        if op != "det" or x.shape != a.shape:
            continue
        found = [Poly(1, 1, {}) for _ in range(POWERS + 1)]
        for (numbers, w), d in x.terms.items():
            power = len(w) // len(word)
            if power > POWERS or w != word * power:
                break
            found[power] = found[power] - Poly(1, 1, {(numbers, ()): d})
        else:
            if any(p.terms for p in found[1:]):
                own = {m: d for m, d in found[0].terms.items() if not fresh(attempt, m)}
                yield [Poly(1, 1, own), *found[1:]]


def fresh(attempt: Attempt, m: tuple) -> bool:
    """Is this the number that the goal is for all of, the last name in use?"""
    last = list(attempt.state.scope.names)[-1]
    return any(x.key == last for (_, w), _ in m[0] for x in w)


def used(attempt: Attempt, name: str, k: int, terms: Sequence[Poly]) -> bool:
    """Use a theorem for these terms, where fact k is that the values are listed, and the rest is known."""
    move: dict = {"move": "use", "use": name, "with": [attempt.tree(q) for q in terms]}
    done = f"listed {name} {move['with']}"
    if done in attempt.done:
        return False
    attempt.done.add(done)
    try:
        variables, (_, given, found) = theorem(name, len(terms))
        real = all(q.real for q in terms)
        scope = bound(variables, list(terms), Scope({}, {}, real), attempt.letters, free=True)
        parts = given[1:] if given[0] == "and" else [given]
        proofs = [shown(attempt, part, scope, k) for part in parts]
    except EigenproofError:
        return False
    if None in proofs:
        return False
    if found[0] == "exists":
        names = [attempt.fresh(x) for x, _ in found[1]]
        move["names"] = named_by_entries(attempt, found[1], scope, names)
    return attempt.tried({**move, "proofs": [{"parts": proofs} if given[0] == "and" else proofs[0]]})


def shown(attempt: Attempt, part: list, scope: Scope, k: int) -> dict | None:
    """The proof of a part of a hypothesis: known, an equation, or that values are listed."""
    if part[0] == "==" and part[1][0] in ("eigenvalues", "singular_values"):
        x = attempt.fresh("x")
        move = {"move": "use", "use": k, "with": [x]}
        listed_so: dict = {"names": {"[x]": x}, "moves": [move]}
        if part[1][0] == "singular_values":  # and none of them is negative
            listed_so = {"parts": [listed_so, *({} for _ in part[2][1:])]}
        return {"meaning": listed_so}
    if attempt.state.known(part, scope):
        return {}
    kind, *args = attempt.state.fact(part, scope)
    return {} if kind == "==" and attempt.equal(args[0], 0.1) else None
