"""Ranks, independent vectors and forms that are positive: what textbooks say of them, and what is false."""

from __future__ import annotations

import json

import pytest

from eigenproof import check
from eigenproof.kernel import check as kernel_check

TRUE = [
    "for v in R(n), k in R: not independent(v, k*v)",
    "for u in R(n), v in R(n): not independent(u, v, u + v)",
    "for u in R(n), v in R(n), w in R(n): not independent(u - v, v - w, w - u)",
    "for u in R(n), v in R(n): independent(u, v) implies independent(2*u + v, u - 3*v)",
    "for u in R(n), v in R(n), w in R(n): independent(u, v, w) implies independent(u, u + v, u + v + w)",
    "for A in R(n,n): det(A) == 0 implies rank(A) < n",
    "for A in R(m,n): n > m implies rank(A) < n",
    "for A in R(m,n): n > m implies nullity(A) > 0",
    "for A in R(m,n): rank(A) <= min(m, n)",
    "for D in R(n,l): D.T*D == I implies l <= n",
    "for A in R(m,n), B in R(n,m): m > n implies A*B != I",
    "for A in R(m,n), B in R(n,m): A*B == I implies rank(A) == m",
    "for A in R(m,n), B in R(m,n): rank(A - B) <= rank(A) + rank(B)",
    "for A in R(m,n), P in R(m,m): invertible(P) implies rank(P*A) == rank(A)",
    "for A in R(n,n): A*A == A implies rank(A) + rank(I - A) == n",
    "for A in R(n,n): rank(A) == 1 implies A^2 == trace(A)*A",
    "for a in R, b in R: a != 0 implies a^2 + a*b + b^2 > 0",
    "for x in R(2): x != 0 implies x.T*[[1, 1], [0, 1]]*x > 0",
    "let S = [[2, 1], [1, 2]]\nfor v in R(2), l in R:"
    " eigenpair(S, l, v) and l ~= 3.00 and norm(v) == 1 implies v ~= (0.71, 0.71)",
]
FALSE = [
    "for u in R(n), v in R(n): not independent(u, u + v)",
    "for u in R(n), v in R(n): independent(u, v) implies independent(u - v, v - u)",
    "for u in R(n), v in R(n): independent(u, v) implies independent(u + v, u - v, u)",
    "for A in R(m,n): rank(A) < n implies n > m",
    "for A in R(m,n), B in R(n,m): A*B == I implies rank(A) == n",
    "for A in R(m,n), B in R(m,n): rank(A - B) <= rank(A) - rank(B)",
    "for A in R(m,n): rank(A) == min(m, n)",
    "for D in R(n,l): D.T*D == I implies l < n",
    "for A in R(m,n), P in R(m,m): rank(P*A) == rank(A)",
    "for a in R, b in R: a != 0 implies a^2 + 2*a*b + b^2 > 0",
    "for A in R(n,n): (for x in R(n): x != 0 implies x.T*A*x > 0) implies symmetric(A)",
    "let S = [[2, 1], [1, 2]]\nfor v in R(2), l in R:"
    " eigenpair(S, l, v) and l ~= 3.00 and norm(v) == 1 implies v ~= (0.71, -0.71)",
]


@pytest.mark.parametrize("text", TRUE)
def test_proved(text):
    v = check(text, budget=20)
    assert v == "proved", v.reason
    assert kernel_check(json.loads(json.dumps(v.certificate))) is not None


@pytest.mark.parametrize("text", FALSE)
def test_never_proved(text):
    assert check(text, budget=3) != "proved"


def test_a_product_of_names_is_no_size():
    assert check("for a in Z, b in Z: a*b == 1 implies a == 1 or a == -1", budget=0.5) != "refuted"
