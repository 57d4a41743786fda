"""Random matrices with a planted answer: multiplicities, proofs and determinants must come out as planted."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from derive_answers import measured
from derive_support import accepted_again, exact, guarded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eigenproof

quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def unimodular(draw, n: int):
    """An integer matrix of determinant 1 and its inverse, from row additions."""
    p = [[int(i == j) for j in range(n)] for i in range(n)]
    q = [row[:] for row in p]
    if n < 2:
        return p, q
    for _ in range(draw(st.integers(1, 2 * n))):
        i, j = draw(st.permutations(range(n)))[:2]
        c = draw(st.integers(-2, 2))
        for k in range(n):  # p := E p, q := q E^-1
            p[i][k] += c * p[j][k]
        for k in range(n):
            q[k][j] -= c * q[k][i]
    return p, q


def product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


@st.composite
def planted(draw):
    """(matrix, {eigenvalue: (algebraic, geometric)}) from Jordan blocks with integer eigenvalues."""
    blocks = draw(
        st.lists(st.tuples(st.integers(-3, 3), st.integers(1, 3)), min_size=1, max_size=4).filter(
            lambda bs: sum(size for _, size in bs) <= 5
        )
    )
    n = sum(size for _, size in blocks)
    jordan, at = [[0] * n for _ in range(n)], 0
    for value, size in blocks:
        for k in range(size):
            jordan[at + k][at + k] = value
            if k:
                jordan[at + k - 1][at + k] = 1
        at += size
    p, q = draw(unimodular(n))
    assert product(p, q) == [[int(i == j) for j in range(n)] for i in range(n)]
    algebraic, geometric = Counter(), Counter()
    for value, size in blocks:
        algebraic[value] += size
        geometric[value] += 1
    return product(product(p, jordan), q), {v: (algebraic[v], geometric[v]) for v in algebraic}


def derived(topic: str, rows) -> eigenproof.Derived:
    with guarded():
        d = eigenproof.derive(topic, rows)
    assert d.verdict.status == "proved", d.verdict.reason
    accepted_again(d)
    return d


@quick
@given(planted())
def test_planted_multiplicities(case):
    rows, spectrum = case
    entries = derived("eigen", rows).answer["eigenvalues"]
    found = {int(e["value"]): (e["algebraic_multiplicity"], e["geometric_multiplicity"]) for e in entries}
    assert found == spectrum
    assert [int(e["value"]) for e in entries] == sorted(spectrum, reverse=True)


@quick
@given(planted())
def test_planted_diagonalisable_or_not(case):
    rows, spectrum = case
    answer = derived("diagonalize", rows).answer
    expected = all(algebraic == geometric for algebraic, geometric in spectrum.values())
    assert answer["diagonalizable"] is expected
    assert answer["diagonalizable_over_R"] is expected
    if expected:
        p, d = ([[int(x) for x in row] for row in answer[key]] for key in ("P", "D"))
        assert product(rows, p) == product(p, d)


@st.composite
def symmetric(draw, bound: int = 9):
    n = draw(st.integers(1, 5))
    a = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            a[i][j] = a[j][i] = draw(st.integers(-bound, bound))
    return a


@quick
@given(symmetric())
def test_random_symmetric_matrices(rows):
    measured(json.loads(json.dumps(derived("spectral", rows).to_json())))


@quick
@given(symmetric(1))
def test_symmetric_matrices_with_repeated_eigenvalues(rows):
    """Small entries: often repeated values, and then Gram–Schmidt inside the eigenspaces."""
    measured(json.loads(json.dumps(derived("spectral", rows).to_json())))


@quick
@given(symmetric(), st.integers(1, 9))
def test_one_entry_off_is_not_symmetric(rows, change):
    if len(rows) < 2:
        return
    rows[0][1] += change
    with pytest.raises(eigenproof.InputError) as caught:
        derived("spectral", rows)
    assert (caught.value.row, caught.value.column) == (1, 2)


@st.composite
def hermitian(draw):
    n = draw(st.integers(1, 3))
    part = st.integers(-3, 3)
    a = [["0"] * n for _ in range(n)]
    for i in range(n):
        a[i][i] = str(draw(part))
        for j in range(i):
            x, y = draw(part), draw(part)
            a[i][j], a[j][i] = f"{x}+({y})*i", f"{x}-({y})*i"
    return "[" + ",".join("[" + ",".join(row) + "]" for row in a) + "]"


@quick
@given(hermitian())
def test_random_hermitian_matrices(text):
    measured(json.loads(json.dumps(derived("spectral", text).to_json())))


@st.composite
def square(draw):
    n = draw(st.integers(1, 4))
    entry = st.fractions(-5, 5, max_denominator=6)
    return [[draw(entry) for _ in range(n)] for _ in range(n)]


@quick
@given(square())
def test_determinants_are_those_of_sympy(rows):
    import sympy

    theirs = sympy.Matrix([[sympy.Rational(x.numerator, x.denominator) for x in row] for row in rows]).det()
    assert exact(derived("determinant", rows).answer["value"]) == theirs


@quick
@given(square())
def test_every_number_of_a_random_matrix(rows):
    for topic in ("charpoly", "diagonalize"):
        measured(json.loads(json.dumps(derived(topic, rows).to_json())))


@settings(max_examples=10, deadline=None)
@given(planted(), st.integers(0, 100))
def test_a_planted_error_is_found(case, seed):
    """The kernel refuses the certificate of a matrix with one entry changed."""
    from eigenproof.errors import CertificateError
    from eigenproof.kernel import check

    rows, _ = case
    certificate = json.loads(json.dumps(derived("charpoly", rows).certificate))
    n = len(rows)
    i, j = seed % n, seed // n % n
    certificate["definitions"][0][1][1 + i][j] = str(rows[i][j] + 1)
    if i == j:  # the trace is part of the polynomial
        with pytest.raises(CertificateError):
            check(certificate)
    else:
        other = [[x + (k == i and m == j) for m, x in enumerate(row)] for k, row in enumerate(rows)]
        if derived("charpoly", other).answer["polynomial"] != derived("charpoly", rows).answer["polynomial"]:
            with pytest.raises(CertificateError):
                check(certificate)
