"""A right answer changed in an allowed way is right; one with a changed entry only if it still is true.

What is true is worked out here by SymPy's rational matrices, from the definitions.
"""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import sympy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sympy import Matrix, Rational, diag, eye

from eigenproof import grade

EXAMPLES = 10
checked = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
by_digits = settings(checked, max_examples=3)
seeds = st.integers(0, 10**9).map(random.Random)
sizes = st.integers(2, 3)


def integers(r: random.Random, m: int, n: int, most: int = 3) -> Matrix:
    return Matrix(m, n, lambda i, j: r.randint(-most, most))


def invertible(r: random.Random, n: int) -> Matrix:
    while True:
        found = integers(r, n, n, 2)
        if found.det() != 0:
            return found


def orthogonal(r: random.Random, n: int) -> Matrix:
    """A rational orthogonal matrix, by Cayley's formula, with random signs."""
    k = integers(r, n, n, 2)
    k = k - k.T
    return (eye(n) - k) * (eye(n) + k).inv() * diag(*[r.choice((1, -1)) for _ in range(n)])


def blocks(r: random.Random, values: list, block) -> Matrix:
    """A matrix that mixes only the positions with equal values."""
    n = len(values)
    found = eye(n)
    for value in set(values):
        places = [i for i in range(n) if values[i] == value]
        small = block(r, len(places))
        for a, i in enumerate(places):
            for b, j in enumerate(places):
                found[i, j] = small[a, b]
    return found


def permuted(r: random.Random, n: int) -> Matrix:
    order = list(range(n))
    r.shuffle(order)
    return Matrix(n, n, lambda i, j: int(order[j] == i))


def changed(r: random.Random, m: Matrix) -> Matrix:
    """One entry more or less by a small amount, or with another sign, or two columns exchanged."""
    m = m.copy()
    i, j = r.randrange(m.rows), r.randrange(m.cols)
    kind = r.randrange(4)
    if kind == 0 and m[i, j] != 0:
        m[i, j] = -m[i, j]
    elif kind == 1 and m.cols > 1:
        m.col_swap(j, (j + 1) % m.cols)
    elif kind == 2 and m.rows == m.cols:
        m = m.T
    else:
        m[i, j] += r.choice((-1, 1, Rational(1, 2)))
    return m


def text_of(m: Matrix, r: random.Random) -> object:
    """A matrix in one of the forms that people use."""
    form = r.randrange(4)
    if form == 0:
        return m
    if form == 1:
        return str(m.tolist())
    if form == 2:
        rows = r"\\".join("&".join(map(sympy.latex, m.row(i))) for i in range(m.rows))
        return rf"\begin{{pmatrix}}{rows}\end{{pmatrix}}"
    return [[Fraction(x.p, x.q) for x in m.row(i)] for i in range(m.rows)]


def verdicts(question, answer) -> dict[str, str]:
    return {p.name: p.verdict for p in grade(question, answer).parts}


@checked
@given(seeds, sizes)
def test_diagonalizations(r, n):
    values = [r.randint(-2, 2) for _ in range(n)]
    p, d = invertible(r, n), diag(*values)
    a = p * d * p.inv()
    mix = blocks(r, values, invertible) * diag(*[r.choice((1, -1, 2, Rational(-1, 3))) for _ in values])
    order = permuted(r, n)
    right = {"P": p * mix * order, "D": order.T * d * order}
    question = ("diagonalize", a)
    written = {k: text_of(m, r) for k, m in right.items()}
    assert verdicts(question, written) == {"P": "proved", "D": "proved"}, written
    one = r.choice("PD")
    wrong = right | {one: changed(r, right[one])}
    true_d = wrong["D"].is_diagonal() and sorted(wrong["D"].diagonal()) == sorted(values)
    true_p = wrong["P"].det() != 0 and (
        a * wrong["P"] == wrong["P"] * wrong["D"]
        if true_d
        else (wrong["P"].inv() * a * wrong["P"]).is_diagonal()
    )
    assert verdicts(question, wrong) == {"P": said(true_p), "D": said(true_d)}, wrong


@checked
@given(seeds, sizes)
def test_spectral_decompositions(r, n):
    values = [r.randint(-2, 2) for _ in range(n)]
    q, d = orthogonal(r, n), diag(*values)
    a = q * d * q.T
    order = permuted(r, n)
    right = {"Q": q * blocks(r, values, orthogonal) * order, "D": order.T * d * order}
    assert verdicts(("spectral", a), {k: text_of(m, r) for k, m in right.items()}) == dict.fromkeys(
        "QD", "proved"
    )
    wrong = right | {"Q": changed(r, right["Q"])}
    true = wrong["Q"].T * wrong["Q"] == eye(n) and a == wrong["Q"] * wrong["D"] * wrong["Q"].T
    assert verdicts(("spectral", a), wrong)["Q"] == said(true), wrong


@checked
@given(seeds, sizes)
def test_eigenpairs(r, n):
    values = [r.randint(-2, 2) for _ in range(n)]
    p = invertible(r, n)
    a = p * diag(*values) * p.inv()
    basis = p * blocks(r, values, invertible)
    pairs = [(values[j], basis[:, j] * r.choice((1, -2, Rational(1, 3)))) for j in range(n)]
    r.shuffle(pairs)
    typed = "; ".join(f"λ{k} = {v}, v{k} = ({', '.join(map(str, x))})" for k, (v, x) in enumerate(pairs, 1))
    assert verdicts(("eigen", a), typed) == {"eigenvalues": "proved", "eigenvectors": "proved"}, typed
    k = r.randrange(n)
    pairs[k] = (pairs[k][0], changed(r, pairs[k][1]))
    v, x = pairs[k]
    true = any(x) and a * x == v * x and Matrix.hstack(*(y for _, y in pairs)).rank() == n
    typed = "; ".join(f"λ{k} = {v}, v{k} = ({', '.join(map(str, x))})" for k, (v, x) in enumerate(pairs, 1))
    assert verdicts(("eigen", a), typed) == {"eigenvalues": "proved", "eigenvectors": said(bool(true))}, typed


@checked
@given(seeds, sizes, sizes)
def test_singular_values(r, m, n):
    k = min(m, n)
    values = sorted((r.randint(0, 2) for _ in range(k)), reverse=True)
    u, v = orthogonal(r, m), orthogonal(r, n)
    s = Matrix(m, n, lambda i, j: values[i] if i == j else 0)
    a = u * s * v.T
    inner = blocks(r, values, orthogonal)
    left, right = eye(m), eye(n)
    left[:k, :k], right[:k, :k] = inner, inner
    u, v = u * left, v * right
    if r.random() < 0.5:  # thin
        u, s, v = u[:, :k], s[:k, :k], v[:, :k]
    answer = {"U": u, "S": s, "V": v} if r.random() < 0.5 else {"U": u, "S": s, "V^T": v.T}
    assert verdicts(("svd", a), {x: text_of(y, r) for x, y in answer.items()}) == dict.fromkeys(
        "SUV", "proved"
    )
    wrong = answer | {"U": changed(r, u)}
    w = wrong["U"]
    true = w.shape == u.shape and w.T * w == eye(w.cols) and a == w * s * v.T
    assert verdicts(("svd", a), wrong)["U"] == said(true), wrong


@checked
@given(seeds, sizes, sizes, sizes)
def test_pseudoinverses_and_least_squares(r, m, n, k):
    a = integers(r, m, k, 2) * integers(r, k, n, 2)
    x = a.pinv()
    assert verdicts(("pseudoinverse", a), text_of(x, r)) == {"pinv": "proved"}
    w = changed(r, x)
    assert verdicts(("pseudoinverse", a), text_of(w, r)) == {"pinv": said(w == x)}
    y = integers(r, m, 1)
    solution = x * y
    for basis in a.nullspace():
        solution += r.choice((0, 1, Rational(1, 2))) * basis
    question = {"topic": "lstsq", "matrix": a, "y": list(y)}
    assert verdicts(question, f"x = ({', '.join(map(str, solution))})") == {"x": "proved"}
    shortest = question | {"minimum_norm": True}
    assert verdicts(shortest, list(solution)) == {"x": said(solution == x * y)}
    w = changed(r, solution)
    assert verdicts(question, list(w)) == {"x": said(a.T * (a * w - y) == Matrix.zeros(n, 1))}


@checked
@given(seeds, st.integers(1, 4))
def test_characteristic_polynomials(r, n):
    a = integers(r, n, n)
    t = sympy.Symbol(r.choice(("x", "t", "s", "mu", "z")))
    p = a.charpoly(t).as_expr()
    form = r.choice((sympy.expand, sympy.factor, sympy.horner))((-1) ** r.choice((0, n)) * p)
    assert verdicts(("charpoly", a), str(form)) == {"charpoly": "proved"}, form
    w = sympy.expand(form + r.choice((1, -1, 2)) * t ** r.randrange(n + 1))
    true = sympy.expand(w - p) == 0 or sympy.expand(w - (-1) ** n * p) == 0
    assert verdicts(("charpoly", a), str(w)) == {"charpoly": said(true)}, w


@checked
@given(seeds, sizes, sizes)
def test_inverses_ranks_and_null_spaces(r, m, n):
    a = invertible(r, m)
    assert verdicts(("inverse", a), text_of(a.inv(), r)) == {"inverse": "proved"}
    w = changed(r, a.inv())
    assert verdicts(("inverse", a), w) == {"inverse": said(a * w == eye(m))}
    b = integers(r, m, n, 1)
    for rank in range(4):
        assert verdicts(("rank", b), str(rank)) == {"rank": said(rank == b.rank())}
    basis = b.nullspace()
    if basis:
        whole = Matrix.hstack(*basis)
        whole = whole * invertible(r, len(basis))
        typed = ", ".join(f"({', '.join(map(str, whole.col(j)))})" for j in range(whole.cols))
        assert verdicts(("nullspace", b), typed) == {"nullspace": "proved"}
        w = changed(r, whole)
        true = w.shape == whole.shape and (b * w).is_zero_matrix and w.rank() == len(basis)
        typed = ", ".join(f"({', '.join(map(str, w.col(j)))})" for j in range(w.cols))
        assert verdicts(("nullspace", b), typed) == {"nullspace": said(bool(true))}


@checked
@given(seeds, st.integers(2, 4), sizes, st.integers(0, 1))
def test_covariances(r, m, n, ddof):
    x = integers(r, m, n)
    centred = x - Matrix(m, n, lambda i, j: sum(x.col(j)) / sympy.Integer(m))
    c = centred.T * centred / (m - ddof)
    question = {"topic": "covariance", "matrix": x.tolist(), "ddof": ddof}
    assert verdicts(question, text_of(c, r)) == {"covariance": "proved"}
    w = changed(r, c)
    assert verdicts(question, text_of(w, r)) == {"covariance": said(w == c)}


def rounded(m: np.ndarray, digits: int) -> list:
    """The digits of an array as a person copies them."""
    return [[f"{x:.{digits}f}" for x in row] for row in m.tolist()]


@by_digits
@given(seeds, sizes, st.integers(2, 5))
def test_printed_digits(r, n, digits):
    a = np.array([[r.randint(-4, 4) for _ in range(n)] for _ in range(n)])
    a = a + a.T
    w, v = np.linalg.eigh(a)
    if min(np.diff(w)) < 0.2:
        return
    v = v * [r.choice((1, -1)) for _ in range(n)]
    answer = {"Q": rounded(v, digits), "D": rounded(np.diag(w), digits)}
    found = verdicts(("spectral", a), answer)
    assert found["D"] == "proved"
    assert found["Q"] == "proved", answer
    i, j = r.randrange(n), r.randrange(n)
    off = v.copy()
    off[i, j] += r.choice((-1, 1)) * 3 * 10.0**-digits
    assert verdicts(("spectral", a), answer | {"Q": rounded(off, digits)})["Q"] != "proved"
    off = w.copy()
    off[i] += r.choice((-1, 1)) * 3 * 10.0**-digits
    assert verdicts(("spectral", a), answer | {"D": rounded(np.diag(off), digits)})["D"] == "refuted"


@by_digits
@given(seeds, sizes, sizes)
def test_what_numpy_answers(r, m, n):
    a = np.array([[r.randint(-4, 4) for _ in range(n)] for _ in range(m)])
    u, s, vt = np.linalg.svd(a, full_matrices=r.random() < 0.5)
    gaps = np.diff(np.concatenate([s, [0.0]]))
    if len(gaps) and max(gaps) > -0.2 or abs(m - n) > 1:
        return  # equal or vanishing singular values: floats choose any basis
    found = verdicts(("svd", a), {"U": u, "S": s, "Vh": vt})
    assert "refuted" not in found.values(), found
    assert found["S"] == "proved"
    assert verdicts(("pseudoinverse", a), np.linalg.pinv(a)) == {"pinv": "proved"}


def said(true: bool) -> str:
    return "proved" if true else "refuted"


def test_changed_answers_are_wrong_often_enough():
    r = random.Random(1)
    m = orthogonal(r, 3)
    assert sum(changed(r, m) != m for _ in range(50)) > 30
