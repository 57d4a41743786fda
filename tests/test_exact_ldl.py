"""L D L^H and the vectors that show what is not definite: products multiplied out, signs looked at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.errors import DerivationError
from eigenproof.exact.field import Tower, conjugate, sign
from eigenproof.exact.ldl import form, ldl, negative_vector, null_vector
from eigenproof.exact.matrix import ExactMatrix, from_term
from eigenproof.language import parse_term

SEMIDEFINITE = [
    "[[2, -1, -1], [-1, 2, -1], [-1, -1, 2]]",
    "[[10, 7, 8, 7], [7, 5, 6, 5], [8, 6, 10, 9], [7, 5, 9, 10]]",
    "[[2, i], [-i, 2]]",
    "[[1, i], [-i, 1]]",
    "[[1, sqrt(2)], [sqrt(2), 2]]",
    "[[sqrt(3), sqrt(2)], [sqrt(2), sqrt(5)]]",
    "[[0, 0], [0, 1]]",
    "[[0, 0, 0], [0, 2, 2], [0, 2, 2]]",
    "[[0]]",
    "[[1/3]]",
]
DEFINITE = {SEMIDEFINITE[k] for k in (1, 2, 5, 9)}
NOT = [
    "[[1, 2], [2, 1]]",
    "[[0, 1], [1, 0]]",
    "[[0, 1], [1, -1]]",
    "[[0, i], [-i, 5]]",
    "[[0, 0, 3], [0, 1, 0], [3, 0, 100]]",
    "[[-1]]",
    "[[1, sqrt(2)], [sqrt(2), sqrt(3)]]",  # sqrt(3) < 2
    "[[2, 1 + i], [1 - i, 1/2]]",
    "[[1, 1, 0], [1, 1, 1], [0, 1, 7]]",
]


def exact(text: str) -> ExactMatrix:
    return from_term(parse_term(text))


def diagonal(A: ExactMatrix, d) -> ExactMatrix:
    n = range(len(d))
    return ExactMatrix(A.field, tuple(tuple(d[i] if i == j else A.field(0) for j in n) for i in n))


@pytest.mark.parametrize("text", SEMIDEFINITE)
def test_a_semidefinite_matrix_is_factored(text):
    A = exact(text)
    L, d = ldl(A)
    n = len(d)
    assert (L @ diagonal(A, d) @ L.conjugate_transpose()).rows == A.rows
    assert all(L.rows[i][i] == 1 for i in range(n))
    assert not any(L.rows[i][j] for i in range(n) for j in range(i + 1, n))
    assert all(sign(x) >= 0 for x in d)
    assert negative_vector(A) is None
    v = null_vector(A)
    assert (v is None) == (text in DEFINITE) == all(sign(x) > 0 for x in d)
    if v is not None:
        assert any(v)
        assert not any(x for (x,) in (A @ ExactMatrix(A.field, tuple((x,) for x in v))).rows)


@pytest.mark.parametrize("text", NOT)
def test_any_other_has_a_vector_with_a_negative_value(text):
    A = exact(text)
    assert ldl(A) is None
    v = negative_vector(A)
    assert sign(form(A, v)) < 0
    with pytest.raises(DerivationError):
        null_vector(A)


def test_of_size_0():
    L, d = ldl(exact("[]"))
    assert (L.rows, d) == ((), ())


def test_the_form_by_hand():
    A = exact("[[2, i], [-i, 3]]")
    i = A.field.element(parse_term("i"))
    v = (i, A.field(1))
    # conj(i) 2 i + conj(i) i 1 + 1 (-i) i + 3 = 2 + 1 + 1 + 3
    assert form(A, v) == 7
    assert conjugate(i) == -i


entries = st.integers(-3, 3)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(entries, min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_definite_or_not_as_the_principal_minors_say(rows):
    """Sylvester: semidefinite if and only if no principal minor is negative."""
    from itertools import combinations

    from flint import fmpz_mat

    n = len(rows)
    symmetric = [[rows[i][j] + rows[j][i] for j in range(n)] for i in range(n)]
    chosen = [c for k in range(1, n + 1) for c in combinations(range(n), k)]
    minors = [int(fmpz_mat([[symmetric[i][j] for j in c] for i in c]).det()) for c in chosen]
    A = ExactMatrix(Tower.QQ, tuple(tuple(Tower.QQ(x) for x in row) for row in symmetric))
    assert (ldl(A) is not None) == (min(minors) >= 0)
    if ldl(A) is None:
        assert form(A, negative_vector(A)) < 0
