"""Errors planted into true claims: the repair names what was planted, and with it the claim is proved."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from flint import fmpq_mat
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof import SizeError
from eigenproof.checking import check
from eigenproof.language import parse, to_text
from eigenproof.model import Claim, Place
from eigenproof.reviewing import review_claim

TIMES = 10
Planted = tuple[str, str]


def reviewed(text: str, **kwargs: object):
    return review_claim(Claim(Place(1, 1), text, parse(text), **kwargs))


def is_true(text: str) -> bool:
    try:
        return check(text).status == "proved"
    except SizeError:
        return False


def whole(rng: random.Random, n: int, m: int | None = None, k: int = 4) -> list[list[int]]:
    """An n x m matrix of whole numbers."""
    return [[rng.randint(-k, k) for _ in range(m or n)] for _ in range(n)]


def invertible(rng: random.Random, n: int) -> list[list[int]]:
    """A matrix of determinant 1 or -1 without symmetry."""
    while True:
        p = whole(rng, n, k=2)
        if abs(fmpq_mat(p).det()) == 1 and p != [list(r) for r in zip(*p, strict=True)]:
            return p


def rows(m: fmpq_mat) -> list[list[Fraction]]:
    return [[Fraction(int(x.p), int(x.q)) for x in r] for r in m.tolist()]


def text(m: list[list]) -> str:
    return "[" + ", ".join("[" + ", ".join(map(str, r)) + "]" for r in m) + "]"


def vec(v: list) -> str:
    return "(" + ", ".join(map(str, v)) + ")"


def diag(d: list[int]) -> list[list[int]]:
    return [[d[i] if i == j else 0 for j in range(len(d))] for i in range(len(d))]


def factored(rng: random.Random, n: int = 3) -> tuple[list, list, list[int]]:
    """(A, P, d) with A = P diag(d) P^-1 and different numbers d, none of them 0."""
    p = invertible(rng, n)
    d = rng.sample([-5, -3, -2, -1, 1, 2, 3, 4, 6], n)
    a = rows(fmpq_mat(p) * fmpq_mat(diag(d)) * fmpq_mat(p).inv())
    return a, p, d


def column(p: list[list], k: int) -> list:
    return [r[k] for r in p]


# --------------------------------------------------------------------------- what is planted


def entry(rng: random.Random) -> Planted:
    a, b = whole(rng, 2), whole(rng, 2)
    c = rows(fmpq_mat(a) * fmpq_mat(b))
    true = c[1][0]
    c[1][0] += 3
    said = rf"entry \(2, 1\) of the right side is {true}, not {c[1][0]}"
    if true and c[1][0] == -true:
        said = r"the sign of entry \(2, 1\)"
    return f"{text(a)}*{text(b)} == {text(c)}", said


def entry_of_a_name(rng: random.Random) -> Planted:
    a = invertible(rng, 3)
    b = rows(fmpq_mat(a).inv())
    b[0][2] += 2
    return (
        f"let A = {text(a)}\nlet B = {text(b)}\nA*B == I",
        r"entry \(1, 3\) of B is|the sign of entry \(1, 3\) of B",
    )


def sign_of_an_entry(rng: random.Random) -> Planted:
    a, p, d = factored(rng)
    v = column(p, 0)
    k = next(k for k in range(3) if v[k])
    if sum(map(bool, v)) == 1:
        return sign_of_an_entry(rng)
    v[k] = -v[k]
    if rows(fmpq_mat(a_rows(a)) * fmpq_mat([[x] for x in v])) == [[d[0] * x] for x in v]:
        return sign_of_an_entry(rng)
    return (
        f"let A = {text(a)}\nlet v = {vec(v)}\nA*v == {d[0]}*v",
        r"the sign of entry \d of v|the eigenvalue is",
    )


def a_rows(a: list[list[Fraction]]) -> list[list]:
    from flint import fmpq

    return [[fmpq(x.numerator, x.denominator) for x in map(Fraction, r)] for r in a]


def transposed_p(rng: random.Random) -> Planted:
    a, p, d = factored(rng)
    turned = [list(r) for r in zip(*p, strict=True)]
    return (
        f"diagonalization({text(a)}, {text(turned)}, {text(diag(d))})",
        "P is transposed: its rows are the eigenvectors",
    )


def transposed_side(rng: random.Random) -> Planted:
    a, b = whole(rng, 3), whole(rng, 3)
    c = rows(fmpq_mat(a) * fmpq_mat(b))
    return (
        f"{text(a)}*{text(b)} == {text([list(r) for r in zip(*c, strict=True)])}",
        "the right side is transposed",
    )


def swapped_columns(rng: random.Random) -> Planted:
    a, p, d = factored(rng)
    swapped = [[r[1], r[0], r[2]] for r in p]
    return (
        f"let A = {text(a)}\nlet P = {text(swapped)}\nlet D = {text(diag(d))}\nA == P*D*P^-1",
        r"(columns 1 and 2 of P|entries 1 and 2 of D) are exchanged \(or the (diagonal entries of D|columns)",
    )


TRIPLES = [
    (1, 2, 2),
    (2, 3, 6),
    (1, 4, 8),
    (4, 4, 7),
    (2, 6, 9),
    (3, 4),
    (5, 12),
    (8, 15),
    (20, 21),
    (2, 2, 1),
    (6, 6, 7),
]


def not_normalised(rng: random.Random) -> Planted:
    v = list(rng.choice(TRIPLES))
    rng.shuffle(v)
    n = int(sum(x * x for x in v) ** 0.5)
    return f"let v = {vec(v)}\nnorm(v) == 1", f"v is not normalised: divide by {n}"


def not_normalised_column(rng: random.Random) -> Planted:
    t = rng.choice([(3, 4, 5), (5, 12, 13), (8, 15, 17), (20, 21, 29)])
    a, b, c = rng.sample(t[:2], 2) + [t[2]]
    q = [[a, Fraction(-b, c)], [b, Fraction(a, c)]]
    return f"orthogonal({text(q)})", f"column 1 of Q is not normalised: divide by {c}"


def outside_the_eigenspace(rng: random.Random) -> Planted:
    """Q with a third column orthogonal to the first alone, which the second is not."""
    k = rng.randint(2, 9)
    d = [k, k + rng.randint(1, 5), -rng.randint(1, 5)]
    order = rng.sample(range(3), 3)
    a = diag(d)
    q = [[0] * 3 for _ in range(3)]
    for j, i in enumerate(order):
        q[i][j] = 1
    q[order[2]][2], q[order[1]][2] = 0, 1  # the third column repeats the second: outside its eigenspace
    wrong = f"spectral({text(a)}, {text(q)}, {text(diag([d[i] for i in order]))})"
    return wrong, r"column 3 of Q|entries .* of Q|columns|rows"


def charpoly_sign(rng: random.Random) -> Planted:
    a = whole(rng, 3)
    c = [-int(x.p) for x in fmpq_mat(a).charpoly().coeffs()]
    p = " + ".join(f"({x})*x^{k}" for k, x in enumerate(c))
    return f"charpoly({text(a)}, x) == {p}", "sign of the characteristic polynomial"


def squared_singular_values(rng: random.Random) -> Planted:
    s = rng.sample([1, 4, 9, 16, 25], 2)
    i, j = rng.randint(2, 9), rng.randint(2, 9)
    roots = [int(x**0.5) for x in s]
    a = [[0, roots[0], 0], [roots[1], 0, 0]] if (i + j) % 2 else [[roots[0], 0], [0, -roots[1]], [0, 0]]
    if set(s) == set(roots) or 1 in s:
        return squared_singular_values(rng)
    return f"singular_values({text(a)}) == {{{s[0]}, {s[1]}}}", "σ² in place of σ: take the square root"


def divisor(rng: random.Random) -> Planted:
    n = rng.randint(3, 5)
    x = whole(rng, n, 2, 6)
    mean = [Fraction(sum(column(x, k)), n) for k in range(2)]
    c = [[sum((r[i] - mean[i]) * (r[j] - mean[j]) for r in x) / n for j in range(2)] for i in range(2)]
    if not any(map(any, c)):
        return divisor(rng)
    return f"covariance({text(x)}) == {text(c)}", "divisor n in place of n - 1"


def one_sided_inverse(rng: random.Random) -> Planted:
    while True:
        a = whole(rng, 3, 2, 2)
        gram = fmpq_mat(a).transpose() * fmpq_mat(a)
        if gram.det() != 0:
            break
    b = rows(gram.inv() * fmpq_mat(a).transpose())
    return (
        f"let A = {text(a)}\nlet B = {text(b)}\nA*B == I",
        r"an inverse on one side only: B\*A = I, but A\*B ≠ I",
    )


def multiplicity(rng: random.Random) -> Planted:
    p, d = invertible(rng, 3), rng.sample(range(-4, 5), 2)
    a = rows(fmpq_mat(p) * fmpq_mat(diag([d[0], d[0], d[1]])) * fmpq_mat(p).inv())
    said = f"eigenvalue {d[1]} has multiplicity 1, not 2|eigenvalue {d[0]} has multiplicity 2, not 1"
    return f"eigenvalues({text(a)}) == {{{d[0]}, {d[1]}, {d[1]}}}", said


def multiplicity_number(rng: random.Random) -> Planted:
    p, d = invertible(rng, 3), rng.sample(range(-4, 5), 2)
    a = rows(fmpq_mat(p) * fmpq_mat(diag([d[0], d[0], d[1]])) * fmpq_mat(p).inv())
    return f"multiplicity({text(a)}, {d[1]}) == 2", f"the multiplicity of eigenvalue {d[1]} is 1, not 2"


def wrong_eigenvalue(rng: random.Random) -> Planted:
    a, p, d = factored(rng)
    v = column(p, 1)
    return f"eigenpair({text(a)}, {d[1] + 7}, {vec(v)})", f"the eigenvalue is {d[1]}, not {d[1] + 7}"


def no_eigenvector(rng: random.Random) -> Planted:
    a, p, d = factored(rng)
    u, v = column(p, 0), column(p, 1)
    w = [5 * x + 11 * y for x, y in zip(u, v, strict=True)]
    return (
        f"eigenpair({text(a)}, {d[0]}, {vec(w)})",
        rf"v is no eigenvector; one for {d[0]} is|of v is|of v are exchanged",
    )


def missing_member(rng: random.Random) -> Planted:
    a, _, d = factored(rng)
    return f"eigenvalues({text(a)}) == {{{d[0]}, {d[1]}}}", f"the list misses {d[2]}"


def wrong_rank(rng: random.Random) -> Planted:
    u, v = whole(rng, 3, 1, 3), whole(rng, 1, 3, 3)
    a = rows(fmpq_mat(u) * fmpq_mat(v))
    if not any(map(any, a)):
        return wrong_rank(rng)
    return f"let A = {text(a)}\nrank(A) == 2", r"rank\(A\) is 1, not 2"


def null_space_sign(rng: random.Random) -> Planted:
    a, b = rng.sample(range(1, 6), 2)
    m = [[1, 0, a, b], [0, 1, b + 1, a]]
    first, second = [-a, -b - 1, 1, 0], [b, -a, 0, 1]
    return (
        f"nullspace({text(m)}) == span({vec(first)}, {vec(second)})",
        "the sign of entry 1 of the second vector",
    )


def sign_of_det(rng: random.Random) -> Planted:
    a = whole(rng, 3)
    d = fmpq_mat(a).det()
    if d == 0:
        return sign_of_det(rng)
    return f"let A = {text(a)}\ndet(A) == {-d}", r"the sign of det\(A\)"


def real_only(rng: random.Random) -> Planted:
    a, b = rng.randint(1, 5), rng.randint(-4, 4)
    m = [[0, -a, 0], [a, 0, 0], [0, 0, b]]
    return f"eigenvalues({text(m)}) == {{{b}}}", r"true over R only: .* missing"


def complex_only(rng: random.Random) -> Planted:
    a, b = rng.randint(1, 5), rng.randint(-4, 4)
    return f"diagonalizable({text([[b, -a], [a, b]])}, R)", "true over C only"


def half(rng: random.Random) -> Planted:
    a = [[rng.randint(1, 4) for _ in range(2)] for _ in range(2)]
    b = [[rng.randint(1, 4) for _ in range(2)] for _ in range(2)]
    c = rows(fmpq_mat(a) * fmpq_mat(b))
    return f"{text(a)}*{text(b)} == {text([[x / 2 for x in r] for r in c])}", "off by the factor 1/2"


def exchanged_product(rng: random.Random) -> Planted:
    a, p, d = factored(rng)
    return (
        f"let A = {text(a)}\nlet P = {text(p)}\nlet D = {text(diag(d))}\nA == P^-1*D*P",
        "the inverse stands on the wrong side",
    )


def columns_as_observations(rng: random.Random) -> Planted:
    n = rng.choice((2, 3))  # with as many observations as features the sizes fit both ways
    x = whole(rng, 3, n, 6)
    turned = [list(r) for r in zip(*x, strict=True)]
    c = covariance_of(turned)
    if not any(map(any, c)):
        return columns_as_observations(rng)
    return f"covariance({text(x)}) == {text(c)}", "columns as observations, not rows"


def covariance_of(x: list[list]) -> list[list]:
    """The covariance with rows as observations, divisor n - 1."""
    n, m = len(x), len(x[0])
    mean = [Fraction(sum(column(x, k)), n) for k in range(m)]
    return [
        [sum((r[i] - mean[i]) * (r[j] - mean[j]) for r in x) / (n - 1) for j in range(m)] for i in range(m)
    ]


def sign_of_a_coefficient(rng: random.Random) -> Planted:
    a = whole(rng, 3)
    c = [int(x.p) for x in fmpq_mat(a).charpoly().coeffs()]
    if not c[1]:
        return sign_of_a_coefficient(rng)
    true, c[1] = c[1], -c[1]
    p = " + ".join(f"({x})*x^{k}" for k, x in enumerate(c))
    return f"charpoly({text(a)}, x) == {p}", f"the sign of the coefficient of x: it is {true}, not {-true}"


KINDS: tuple[Callable[[random.Random], Planted], ...] = (
    entry, entry_of_a_name, sign_of_an_entry, transposed_p, transposed_side, swapped_columns, not_normalised,
    not_normalised_column, outside_the_eigenspace, charpoly_sign, squared_singular_values, divisor,
    one_sided_inverse, multiplicity, multiplicity_number, wrong_eigenvalue, no_eigenvector, missing_member,
    wrong_rank, null_space_sign, sign_of_det, real_only, complex_only, half, exchanged_product,
    columns_as_observations, sign_of_a_coefficient,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_planted_error_is_named(kind):
    rng, made = random.Random(kind.__name__), 0
    while made < TIMES:
        claim, said = kind(rng)
        if is_true(claim):
            continue  # by luck
        made += 1
        found = reviewed(claim)
        assert found.verdict.status == "refuted", claim
        assert re.search(said, found.repair), f"{claim}\n  said: {found.repair}\n  expected: {said}"
        assert found.repaired is not None, claim
        assert check(found.repaired).status == "proved", to_text(found.repaired)


small = st.integers(-4, 4)
square = st.lists(st.lists(small, min_size=2, max_size=2), min_size=2, max_size=2)


@settings(max_examples=40, deadline=None)
@given(square, square, st.integers(0, 1), st.integers(0, 1), st.sampled_from([-3, -1, 1, 2]))
def test_one_changed_entry_is_found_wherever_it_is(a, b, i, j, change):
    c = rows(fmpq_mat(a) * fmpq_mat(b))
    assert reviewed(f"{text(a)}*{text(b)} == {text(c)}").verdict.status == "proved"
    c[i][j] += change
    found = reviewed(f"{text(a)}*{text(b)} == {text(c)}")
    assert found.verdict.status == "refuted"
    assert f"entry ({i + 1}, {j + 1})" in found.verdict.reason or "not [[" in found.verdict.reason
    assert found.repaired is not None
    assert check(found.repaired).status == "proved"
