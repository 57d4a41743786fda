"""Eigenvalues together: their sum, product and bounds; eigenvalues by determinants; what theorems promise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...kernel_facts import same
from ...kernel_free import Poly, number
from .attempt import Attempt
from .order import of_word
from .saturate import keys

Shown = Callable[[list], bool]
MOST_TURNED = 4
FUNDAMENTAL = "fundamental theorem of algebra"
PROMISES = {
    "eigenvalue": (FUNDAMENTAL, ("l", "v")),
    "eigenvector": (FUNDAMENTAL, ("l", "v")),
    "eigenpair": (FUNDAMENTAL, ("l", "v")),
    "spectral": ("spectral theorem", ("Q", "D")),
    "svd": ("singular value decomposition", ("U", "S", "V")),
    "max": ("the largest eigenvalue has an eigenvector", ("q",)),
}
"""What a goal speaks of, the theorem that gives it, and names for what it gives."""


def spectra(attempt: Attempt, p: Poly, shown: Shown) -> bool:
    """What theorems say of the determinants, multiplicities, sums and bounds of eigenvalues in p."""
    news = False
    named = attempt.state.scope.names
    vectors = [x for x, v in named.items() if v.columns == 1 and v.rows != 1]
    turned = [["*", ["T", q], v] for q in named for v in vectors if named[q].shape == (named[v].rows,) * 2]
    vectors += turned[:MOST_TURNED]  # type: ignore[arg-type]
    for key in keys(attempt, [p]):
        op, x = attempt.letters.arguments[key]
        tree = attempt.tree(x)
        if op in ("sum of eigenvalues", "product of eigenvalues"):
            news |= _use(attempt, "sum and product of the eigenvalues", tree)
        elif op in ("largest eigenvalue", "smallest eigenvalue"):
            for v in vectors:
                news |= _use(attempt, "Rayleigh's bounds", tree, v)
        elif op == "det":
            news |= multiple(attempt, x) | commuted(attempt, x)
        elif op == "multiplicity":
            news |= swapped(attempt, x, shown)
    return news


def multiple(attempt: Attempt, x: Poly) -> bool:
    """det(s X) = s^n det(X); det(x I - X) for a matrix of size 2."""
    news = False
    if any(op == "det" and same(y, -x) for op, y in attempt.letters.arguments.values()):
        news |= _use(attempt, "determinant of the opposite", attempt.tree(x))
    if len(x.terms) == 1:
        (((atoms, word), c),) = x.terms.items()
        if atoms or c != 1:
            rest = Poly(*x.shape, {((), word): 1})
            news |= _use(
                attempt,
                "determinant of a multiple",
                attempt.tree(Poly(1, 1, {(atoms, ()): c})),
                attempt.tree(rest),
            )
            if not word:
                news |= _use(attempt, "determinant of the identity", attempt.tree(rest))
    if x.shape == (2, 2):
        numbers = Poly(1, 1, {m: c for m, c in x.terms.items() if not m[1]})
        rest = -Poly(2, 2, {m: c for m, c in x.terms.items() if m[1]})
        if numbers.terms and rest.terms:
            trees = attempt.tree(rest), attempt.tree(numbers)
            news |= _use(attempt, "characteristic polynomial of a 2 x 2 matrix", *trees)
    return news


def commuted(attempt: Attempt, shifted: Poly) -> bool:
    """det(x I - X Y) and det(x I - Y X) for square X and Y."""
    news = False
    for x, y, numbers in cuts(-shifted):
        if x.rows == x.columns:
            trees = map(attempt.tree, (x, y, numbers))
            news |= _use(attempt, "characteristic polynomials of XY and YX", *trees)
    return news


def swapped(attempt: Attempt, shifted: Poly, shown: Shown) -> bool:
    """The multiplicities of l != 0 for X Y and Y X."""
    news = False
    for x, y, numbers in cuts(shifted):
        trees = attempt.tree(x), attempt.tree(y), attempt.tree(numbers)
        if shown(["!=", trees[2], "0"]):
            news |= _use(attempt, "multiplicities of XY and YX", *trees)
    return news


def cuts(shifted: Poly) -> Iterator[tuple[Poly, Poly, Poly]]:
    """(X, Y, l) with X Y - l I, for one word X Y."""
    numbers = Poly(1, 1, {m: -c for m, c in shifted.terms.items() if not m[1]})
    words = [(w, c) for (atoms, w), c in shifted.terms.items() if w and not atoms]
    if len(words) == 1 and words[0][1] == 1 and len(words) + len(numbers.terms) == len(shifted.terms):
        ((word, _),) = words
        for cut in range(1, len(word)):
            yield of_word(word[:cut]), of_word(word[cut:]), numbers


def by_determinant(attempt: Attempt, fact: tuple, shown: Shown) -> bool:
    """A null vector of A - l I, whose determinant is shown to be 0, as one of A.T - l I has."""
    word, a, x = fact
    tree = attempt.tree(a - x * number(1, *a.shape))
    if not shown(["==", ["det", tree], "0"]):
        return False
    theorem = "a singular matrix has a null vector"
    move = {"move": "use", "use": theorem, "with": [tree], "names": [attempt.fresh("x")]}
    return attempt.tried(move)


def singular(attempt: Attempt, s: Poly, a: Poly, shown: Shown) -> bool:
    """s is a singular value of A: s > 0, or A is square, and s^2 is an eigenvalue of A.H A."""
    s_tree, a_tree = attempt.tree(s), attempt.tree(a)
    positive = shown([">", s_tree, "0"])
    if not positive and not (a.rows == a.columns and shown([">=", s_tree, "0"])):
        return False
    theorem = "positive singular values" if positive else "singular values of a square matrix"
    return shown(["eigenvalue", ["*", ["H", a_tree], a_tree], ["*", s_tree, s_tree]]) and _use(
        attempt, theorem, s_tree, a_tree
    )


def promised(attempt: Attempt, goal: list) -> list[list[str]]:
    """Names for what theorems say exists, for the matrices that the goal speaks of."""
    text, found = repr(goal), []
    for word, (theorem, wishes) in PROMISES.items():
        if f"'{word}'" not in text or theorem == FUNDAMENTAL and goal[1][0][1][0] == "R":
            continue
        for tree in subjects(attempt, goal, word):
            names: list[str] = []
            for wish in wishes:
                names.append(attempt.fresh(wish))
                while names[-1] in names[:-1]:
                    names[-1] += "_"
            if attempt.tried({"move": "use", "use": theorem, "with": [tree], "names": names}):
                found += [names, *([x] for x in names)]
    return [x for x in found if len(x) == len(goal[1])]


def subjects(attempt: Attempt, t: object, word: str) -> list:
    """The matrices that the goal gives to a word, where its terms are known."""
    if not isinstance(t, list):
        return []
    found = [x for part in t for x in subjects(attempt, part, word)]
    if t[:1] == [word] and len(t) > 1:
        inner = t[1][1] if word == "max" and t[1][:1] == ["eigenvalues"] else t[1]
        found.append(inner)
    return found


def _use(attempt: Attempt, theorem: str, *trees: object) -> bool:
    return attempt.tried({"move": "use", "use": theorem, "with": list(trees)})


def unshifted(shifted: Poly) -> tuple[Poly, Poly]:
    """(A, l) of A - l I"""
    numbers = {m: -c for m, c in shifted.terms.items() if not m[1]}
    return Poly(*shifted.shape, {m: c for m, c in shifted.terms.items() if m[1]}), Poly(1, 1, numbers)
