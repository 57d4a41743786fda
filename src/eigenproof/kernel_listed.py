"""Theorems about matrices whose eigenvalues, singular values or components are listed, k of them.

Each has a name, and for the number of terms that it is used with, its variables and its statement.
Standard library only.
"""

from __future__ import annotations

from .kernel_ring import need

POWERS = 2
"""The degree of the polynomials of a matrix whose eigenvalues are told."""


def matrix(name: str, field: str, *sizes) -> list:
    return [name, [field, *map(str, sizes)]]


def listed(letter: str, k: int, field: str = "F") -> list:
    """k numbers."""
    need(k > 0, "numbers in a list")
    return [[f"{letter}{j}", [field]] for j in range(k)]


def names(variables: list) -> list:
    return [name for name, _ in variables]


def spectrum(values: list, of="A") -> list:
    return ["==", ["eigenvalues", of], ["multiset", *values]]


def added(terms: list):
    return ["+", *terms] if len(terms) > 1 else terms[0]


def multiplied(terms: list):
    return ["*", *terms] if len(terms) > 1 else terms[0]


def distinct(count: int) -> tuple:
    """A k x k matrix with eigenvectors for k different eigenvalues is diagonalizable."""
    k = (count - 1) // 2
    need(k > 0, "eigenvalues")
    pairs = [[[f"l{j}", ["F"]], [f"v{j}", ["F", str(k)]]] for j in range(k)]
    facts = [["eigenpair", "A", f"l{j}", f"v{j}"] for j in range(k)]
    facts += [["!=", f"l{i}", f"l{j}"] for j in range(k) for i in range(j)]
    return [matrix("A", "F", k, k), *sum(pairs, [])], ["implies", ["and", *facts], ["diagonalizable", "A"]]


def values(count: int) -> tuple:
    """The eigenvalues of A are l1, ..., lk: their sum and product."""
    k = count - 1
    numbers = listed("l", k)
    ls = names(numbers)
    facts = [["==", ["trace", "A"], added(ls)], ["==", ["det", "A"], multiplied(ls)]]
    return [matrix("A", "F", k, k), *numbers], ["implies", spectrum(ls), ["and", *facts]]


def each(count: int) -> tuple:
    """The eigenvalues of A are l1, ..., lk: they are eigenvalues."""
    k = count - 1
    numbers = listed("l", k)
    facts = [["eigenvalue", "A", x] for x in names(numbers)]
    found = ["and", *facts] if k > 1 else facts[0]
    return [matrix("A", "F", k, k), *numbers], ["implies", spectrum(names(numbers)), found]


def different(count: int) -> tuple:
    """The eigenvalues of A are l1, ..., lk, all different: A is diagonalizable."""
    k = count - 1
    numbers = listed("l", k)
    ls = names(numbers)
    given = ["and", spectrum(ls), *(["!=", x, y] for j, y in enumerate(ls) for x in ls[:j])]
    return [matrix("A", "F", k, k), *numbers], ["implies", given, ["diagonalizable", "A"]]


def members(count: int) -> tuple:
    """The eigenvalues of A are l1, ..., lk: an eigenvalue is one of these."""
    numbers = listed("l", count - 2)
    ls, k = names(numbers), count - 2
    given = ["and", spectrum(ls), ["eigenvalue", "A", "m"]]
    cases = ["or", *(["==", "m", x] for x in ls)] if k > 1 else ["==", "m", ls[0]]
    return [matrix("A", "F", k, k), *numbers, ["m", ["F"]]], ["implies", given, cases]


def inverted(count: int) -> tuple:
    """The eigenvalues of A are l1, ..., lk: those of the inverse are 1/l1, ..., 1/lk."""
    k = count - 1
    numbers = listed("l", k)
    ls = names(numbers)
    facts = [["!=", x, "0"] for x in ls] + [spectrum([["inv", x] for x in ls], ["inv", "A"])]
    given = ["and", ["invertible", "A"], spectrum(ls)]
    return [matrix("A", "F", k, k), *numbers], ["implies", given, ["and", *facts]]


def mapped(count: int) -> tuple:
    """The eigenvalues of A are l1, ..., lk: those of c0 I + c1 A + c2 A^2 are c0 + c1 l + c2 l^2."""
    k = count - 2 - POWERS
    numbers, coefficients = listed("l", k), listed("c", POWERS + 1)
    ls, cs = names(numbers), names(coefficients)
    image, *images = [["+", *(["*", c, *([x] * j)] for j, c in enumerate(cs) if j)] for x in ["A", *ls]]
    image.append(["*", "c0", ["I", str(k)]])
    for value in images:
        value.append("c0")
    given = spectrum(ls)
    return [matrix("A", "F", k, k), *numbers, *coefficients], ["implies", given, spectrum(images, image)]


def hermitian(count: int) -> tuple:
    """A Hermitian matrix with the eigenvalues l1, ..., lk is Q diag(l1, ..., lk) Q.H for a unitary Q."""
    k = count - 1
    need(k > 1, "a matrix")
    numbers = listed("l", k)
    ls, star = names(numbers), ["H", "Q"]
    facts = [["==", ["*", star, "Q"], ["I", str(k)]], ["==", ["*", "Q", star], ["I", str(k)]]]
    facts += [["==", "A", ["*", "Q", ["diag", *ls], star]], *(["==", ["H", x], x] for x in ls)]
    given = ["and", ["==", ["H", "A"], "A"], spectrum(ls)]
    found = ["exists", [matrix("Q", "F", k, k)], ["and", *facts]]
    return [matrix("A", "F", k, k), *numbers], ["implies", given, found]


def rayleigh(count: int) -> tuple:
    """A real symmetric A has the eigenvalues l1, ..., lk: bounds of x.T A x and |A x|^2 by theirs."""
    k = count - 3
    numbers = listed("l", k, "R")
    ls = names(numbers)
    given = ["and", ["==", ["T", "A"], "A"], spectrum(ls)]
    form, image = ["*", ["T", "x"], "A", "x"], ["*", ["T", "x"], ["T", "A"], "A", "x"]
    limit = ["*", "c", ["*", ["T", "x"], "x"]]
    bounds = []
    for op, power, value in (("<=", 1, form), (">=", 1, form), ("<=", 2, image), (">=", 2, image)):
        within = [[op, multiplied([x] * power), "c"] for x in ls]
        bounds.append(["implies", ["and", *within], [op, value, limit]])
    variables = [matrix("A", "R", k, k), *numbers, matrix("x", "R", k), ["c", ["R"]]]
    return variables, ["implies", given, ["and", *bounds]]


def ky_fan(count: int) -> tuple:
    """A real symmetric A has the eigenvalues l1 >= ... >= lk: tr D.T A D for D with r orthonormal columns."""
    k = count - 2
    numbers = listed("l", k, "R")
    ls = names(numbers)
    given = ["and", ["==", ["T", "A"], "A"], spectrum(ls), *([">=", x, y] for x, y in zip(ls, ls[1:]))]
    given.append(["==", ["*", ["T", "D"], "D"], ["I", "r"]])
    total = ["trace", ["*", ["T", "D"], "A", "D"]]
    bounds = []
    for r in range(1, k + 1):
        both = ["and", ["<=", total, added(ls[:r])], [">=", total, added(ls[k - r :])]]
        bounds.append(["implies", ["==", "r", str(r)], both])
    variables = [matrix("A", "R", k, k), *numbers, matrix("D", "R", k, "r")]
    return variables, ["implies", given, ["and", *bounds] if k > 1 else bounds[0]]


def by_multiplicities(count: int) -> tuple:
    """The eigenvalues of A are l1, ..., lk: A is diagonalizable iff the two multiplicities of each agree."""
    k = count - 1
    numbers = listed("l", k)
    ls = names(numbers)
    equal = [["==", ["geometric_multiplicity", "A", x], ["multiplicity", "A", x]] for x in ls]
    both = ["and", *equal] if k > 1 else equal[0]
    found = ["and", ["implies", ["diagonalizable", "A"], both], ["implies", both, ["diagonalizable", "A"]]]
    return [matrix("A", "F", k, k), *numbers], ["implies", spectrum(ls), found]


def singular_values(count: int) -> tuple:
    """The singular values of A are s1, ..., sk: the length of A, and its determinant where it is square."""
    k = count - 1
    numbers = listed("s", k, "R")
    ss = names(numbers)
    given = ["==", ["singular_values", "A"], ["multiset", *ss]]
    squares = added([["*", s, s] for s in ss])
    facts = [["==", ["trace", ["*", ["H", "A"], "A"]], squares], *([">=", s, "0"] for s in ss)]
    facts += [["in", s, ["singular_values", "A"]] for s in ss]
    return [matrix("A", "F", "m", "n"), *numbers], ["implies", given, ["and", *facts]]


def inverted_singular_values(count: int) -> tuple:
    """The singular values of A are s1, ..., sk: those of the inverse are 1/s1, ..., 1/sk."""
    k = count - 1
    numbers = listed("s", k, "R")
    ss = names(numbers)
    given = ["and", ["invertible", "A"], ["==", ["singular_values", "A"], ["multiset", *ss]]]
    facts = [[">", s, "0"] for s in ss]
    inverses = ["multiset", *(["inv", s] for s in ss)]
    facts.append(["==", ["singular_values", ["inv", "A"]], inverses])
    return [matrix("A", "F", k, k), *numbers], ["implies", given, ["and", *facts]]


def singular_determinant(count: int) -> tuple:
    """The singular values of a square A are s1, ..., sk: their product is |det(A)|."""
    k = count - 1
    numbers = listed("s", k, "R")
    ss = names(numbers)
    given = ["==", ["singular_values", "A"], ["multiset", *ss]]
    found = ["==", ["norm", ["det", "A"]], multiplied(ss)]
    return [matrix("A", "F", k, k), *numbers], ["implies", given, found]


def components(count: int) -> tuple:
    """The variances of data are l1 >= ... >= lk: the j-th principal component belongs to lj."""
    k = count - 2
    numbers, variance = listed("l", k, "R"), ["covariance", "X", ["ddof", "0"]]
    ls = names(numbers)
    given = ["and", spectrum(ls, variance), *([">=", x, y] for x, y in zip(ls, ls[1:]))]
    cases = []
    for j, x in enumerate(ls):
        belongs = ["and", ["==", ["*", ["T", "v"], "v"], "1"], ["==", ["*", variance, "v"], ["*", x, "v"]]]
        cases.append(["implies", ["principal_component", "X", str(j + 1), "v"], belongs])
    found = ["and", *cases] if k > 1 else cases[0]
    variables = [matrix("X", "R", "m", k), *numbers, matrix("v", "R", k)]
    return variables, ["implies", given, found]


LISTED = {
    "distinct eigenvalues": distinct,
    "listed eigenvalues": values,
    "listed eigenvalues are eigenvalues": each,
    "different listed eigenvalues": different,
    "one of the listed eigenvalues": members,
    "listed eigenvalues of the inverse": inverted,
    "listed eigenvalues of a quadratic polynomial": mapped,
    "spectral theorem for listed eigenvalues": hermitian,
    "Rayleigh's bounds for listed eigenvalues": rayleigh,
    "Ky Fan's bounds for listed eigenvalues": ky_fan,
    "diagonalizable by listed eigenvalues": by_multiplicities,
    "listed singular values": singular_values,
    "listed singular values of the inverse": inverted_singular_values,
    "listed singular values and determinant": singular_determinant,
    "principal components of listed variances": components,
}
