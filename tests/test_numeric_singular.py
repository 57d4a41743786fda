"""Witnesses for singular values, pseudoinverses, least squares and subspaces: what is true, what is false."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numeric_checks import BOTH, agreed, denied, look

from eigenproof.exact.roots import real_roots
from eigenproof.model import Term, add, divide, eq, matrix, mul, neg, sqrt, vector
from eigenproof.numeric.enclose import enclose_singular_values
from eigenproof.numeric.evaluate import Enclosure, enclose_term
from eigenproof.numeric.source import Source

I = Term("i", ())
ALL = BOTH | {"NumPy"}
A = matrix([[3, 0], [4, 5]])  # singular values sqrt(45) and sqrt(5)
U = matrix([[divide(1, sqrt(10)), divide(3, sqrt(10))], [divide(3, sqrt(10)), divide(-1, sqrt(10))]])
S = matrix([[sqrt(45), 0], [0, sqrt(5)]])
V = matrix([[divide(1, sqrt(2)), divide(1, sqrt(2))], [divide(1, sqrt(2)), divide(-1, sqrt(2))]])
SVD = Term("svd", ("A", "U", "S", "V"))
RANK_ONE = matrix([[1, 2], [2, 4], [3, 6]])
RANK_ONE_PINV = matrix([[Fraction(i * j, 70) for j in (1, 2, 3)] for i in (1, 2)])


def pinv(a: object) -> Term:
    return Term("pinv", (a,))


def values(*listed: object) -> Term:
    return eq(Term("singular_values", ("A",)), Term("multiset", listed))


def changed(m: Term, i: int, j: int, entry: object) -> Term:
    return matrix(
        [[entry if (r, c) == (i, j) else x for c, x in enumerate(row)] for r, row in enumerate(m.args)]
    )


def scaled(m: Term, c: object) -> Term:
    return matrix([[mul(c, x) for x in row] for row in m.args])


# ------------------------------------------------------------------ decompositions


@pytest.mark.parametrize("digits", [16, 50, 400])
def test_a_singular_value_decomposition(digits: int) -> None:
    rows = look(SVD, digits, A=A, U=U, S=S, V=V)
    assert agreed(rows) == BOTH
    assert {w.kind for w in rows} == ALL
    assert {w.quantity for w in rows} == {("A − U S Vᵀ",), ("Uᵀ U − I",), ("Vᵀ V − I",)}
    assert all(w.digits == digits for w in rows if w.kind != "NumPy")


@pytest.mark.parametrize(
    "wrong",
    [
        {"U": changed(U, 0, 1, divide(-3, sqrt(10)))},
        {"U": matrix([row[::-1] for row in U.args])},
        {"V": changed(V, 1, 1, divide(1, sqrt(2)))},
        {"S": matrix([[sqrt(5), 0], [0, sqrt(45)]])},
        {"S": matrix([[sqrt(45), 0], [0, add(sqrt(5), Fraction(1, 10**40))]])},
        {"U": scaled(U, 2), "S": scaled(S, Fraction(1, 2))},
    ],
    ids=["a sign in U", "U swapped", "a sign in V", "sigma permuted", "sigma in a late digit", "U too long"],
)  # fmt: skip
def test_a_wrong_decomposition_is_excluded(wrong: dict) -> None:
    assert denied(look(SVD, **{"A": A, "U": U, "S": S, "V": V, **wrong})) == BOTH


@pytest.mark.parametrize(
    ("wrong", "about"),
    [
        ({"U": scaled(U, -1), "S": scaled(S, -1)}, "entry (1, 1) of S, to be ≥ 0"),
        ({"U": A, "S": matrix([[1, 0], [0, 1]]), "V": matrix([[1, 0], [0, 1]]), "A": A}, None),
        ({"U": matrix([[0, 1], [1, 0]]), "S": matrix([[0, 2], [3, 0]]), "V": matrix([[1, 0], [0, 1]]),
          "A": matrix([[3, 0], [0, 2]])}, "entry (1, 2) of S, off the diagonal"),
    ],
)  # fmt: skip
def test_singular_values_are_not_negative_and_on_the_diagonal(wrong: dict, about: str | None) -> None:
    """Factors that multiply to A are not yet its singular value decomposition."""
    rows = look(SVD, **{"A": A, "U": U, "S": S, "V": V, **wrong})
    assert [w.agrees for w in rows if w.quantity == ("A − U S Vᵀ",)] == [True, True, None]
    against = [w.quantity for w in rows if w.agrees is False]
    assert against == ([(about,)] if about else [("Uᵀ U − I",)] * 2)


def test_rectangular_factors_and_quotients_by_named_roots() -> None:
    """Full and thin, with columns written as w/s1 and (A w)/(s1*t1)."""
    names = {"l1": 70, "t1": sqrt("l1"), "s1": sqrt(5)}
    u = matrix([[divide(mul(5, k), mul("s1", "t1"))] for k in (1, 2, 3)])
    v = matrix([[divide(k, "s1")] for k in (1, 2)])
    thin = {"A": RANK_ONE, "U": u, "S": matrix([["t1"]]), "V": v}
    assert agreed(look(SVD, **thin, **names)) == BOTH
    assert denied(look(SVD, **{**thin, "V": matrix([["s1"], [0]])}, **names)) == BOTH
    assert denied(look(SVD, **thin, **{**names, "l1": 69})) == BOTH


def test_over_the_complex_numbers() -> None:
    a = matrix([[0, I], [2, 0]])
    factors = {"U": matrix([[0, I], [1, 0]]), "S": matrix([[2, 0], [0, 1]]), "V": matrix([[1, 0], [0, 1]])}
    rows = look(SVD, A=a, **factors)
    assert agreed(rows) == BOTH
    assert ("A − U S Vᴴ",) in {w.quantity for w in rows}
    assert denied(look(SVD, A=a, **{**factors, "U": matrix([[0, neg(I)], [1, 0]])})) == BOTH


@pytest.mark.parametrize("word", ["orthogonal", "unitary", "orthonormal_columns"])
def test_orthonormal_columns(word: str) -> None:
    assert agreed(look(Term(word, ("U",)), U=U)) == BOTH
    assert denied(look(Term(word, ("A",)), A=A)) == BOTH
    assert agreed(look(Term("idempotent", (mul("A", pinv("A")),)), A=RANK_ONE)) == BOTH
    assert denied(look(Term("idempotent", ("A",)), A=A)) == BOTH


# ------------------------------------------------------------------ singular values


@pytest.mark.parametrize(
    ("a", "exact"),
    [
        (A, (sqrt(45), sqrt(5))),
        (RANK_ONE, (sqrt(70), 0)),
        (matrix(zip(*RANK_ONE.args, strict=True)), (sqrt(70), 0)),
        (matrix([[0, 0], [0, 0], [0, 0]]), (0, 0)),
        (matrix([[1, 2, 2]]), (3,)),
        (matrix([[-7]]), (7,)),
        (matrix([[2, 0], [0, 2], [0, 0]]), (2, 2)),
        (matrix([[0, I], [2, 0]]), (2, 1)),
        (matrix([[1, I], [neg(I), 1]]), (2, 0)),
        (matrix([[sqrt(2), 0], [0, Fraction(1, 10**20)]]), (sqrt(2), Fraction(1, 10**20))),
        (matrix([[1] * 4] * 4), (4, 0, 0, 0)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("digits", [16, 60])
def test_known_singular_values(a: Term, exact: tuple, digits: int) -> None:
    rows = look(values(*exact), digits, A=a)
    assert agreed(rows) == BOTH
    assert all(w.digits == digits for w in rows if w.kind != "NumPy")
    off = add(exact[-1], Fraction(1, 10 ** (digits - 2)))
    assert "Arb" in denied(look(values(*exact[:-1], off), digits, A=a))
    assert denied(look(values(neg(exact[0]), *exact[1:]), digits, A=a)) >= {"Arb"} or exact[0] == 0


def test_how_many_singular_values_there_are() -> None:
    missing = look(values(sqrt(70)), A=RANK_ONE)
    assert [w.quantity for w in missing if w.agrees is False] == [("a singular value not listed",)]
    assert not denied(look(values(sqrt(70), Term("...", ())), A=RANK_ONE))
    assert "Arb" in denied(look(values(sqrt(70), 0, 0), A=RANK_ONE))
    counted = eq(Term("singular_values", ("A",)), Term("counted", ((2, 2),)))
    (row, *_) = look(counted, A=matrix([[0, 2], [2, 0]]), kinds=("Arb",))
    assert row.quantity[0] == "singular value "
    assert row.agrees is True


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 4), st.lists(st.integers(-4, 4), min_size=8, max_size=8))
def test_squares_are_the_eigenvalues_of_the_gram_matrix(m: int, entries: list[int]) -> None:
    from flint import ctx, fmpz_mat

    n = max(8 // m, 1) if m != 3 else 2
    rows = [entries[i * n : i * n + n] for i in range(m)]
    a = fmpz_mat(rows)
    gram = a * a.transpose() if m <= n else a.transpose() * a
    squares = [
        enclose_term(root.term(), (), 400)
        for factor, times in gram.charpoly().factor()[1]
        for root in real_roots(tuple(int(c) for c in factor.coeffs()))
        for _ in range(times)
    ]
    found = list(enclose_singular_values(Source.of(matrix(rows)), 30, 4))
    assert len(found) == len(squares) == min(m, n)
    with ctx.workprec(300):
        for square in squares:
            mine = next(z for z in found if (z * z).overlaps(square))
            found.remove(mine)
            assert mine.real.rad() < 1e-28


# ------------------------------------------------------------------ pseudoinverses and least squares


@pytest.mark.parametrize(
    ("a", "p"),
    [
        (A, matrix([[Fraction(1, 3), 0], [Fraction(-4, 15), Fraction(1, 5)]])),
        (RANK_ONE, RANK_ONE_PINV),
        (matrix([[0, 0], [0, 0], [0, 0]]), matrix([[0, 0, 0], [0, 0, 0]])),
        (matrix([[1, 2, 2]]), matrix([[Fraction(k, 9)] for k in (1, 2, 2)])),
        (matrix([[I, 0], [0, 0]]), matrix([[neg(I), 0], [0, 0]])),
        (matrix([[sqrt(2), sqrt(2)]] * 2), matrix([[divide(1, mul(4, sqrt(2)))] * 2] * 2)),
    ],
)  # fmt: skip
def test_pseudoinverses(a: Term, p: Term) -> None:
    rows = look(eq(pinv("A"), "P"), A=a, P=p)
    assert agreed(rows) == BOTH
    assert agreed(look(eq("P", pinv("A")), A=a, P=p)) == BOTH
    wrong = changed(p, 0, 0, add(p.args[0][0], Fraction(1, 10**40)))
    assert "Arb" in denied(look(eq(pinv("A"), "P"), A=a, P=wrong))


def test_a_right_inverse_is_not_yet_the_pseudoinverse() -> None:
    a, right = matrix([[1, 2, 2]]), matrix([[1], [0], [0]])
    assert agreed(look(eq(mul("A", "P"), 1), A=a, P=right)) == BOTH
    assert denied(look(eq(pinv("A"), "P"), A=a, P=right)) == BOTH


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.lists(st.integers(-2, 2), min_size=16, max_size=16))
def test_the_evaluator_finds_pseudoinverses_of_any_rank(m: int, n: int, entries: list[int]) -> None:
    a = matrix([[entries[4 * i + j] for j in range(n)] for i in range(m)])
    p = Enclosure((("A", a),), 100).value(pinv("A"))
    p_term = matrix([[Fraction(int(x.p), int(x.q)) for x in row] for row in p.tolist()])
    assert agreed(look(eq(pinv("A"), "P"), kinds=("Arb",), A=a, P=p_term)) == {"Arb"}
    wrong = changed(p_term, 0, 0, p_term.args[0][0] + 1)
    assert denied(look(eq(pinv("A"), "P"), kinds=("Arb",), A=a, P=wrong)) == {"Arb"}


@pytest.mark.parametrize("word", [Term("inv", ("A",)), Term("^", ("A", -1))])
def test_inverses(word: Term) -> None:
    right = matrix([[Fraction(1, 3), 0], [Fraction(-4, 15), Fraction(1, 5)]])
    assert agreed(look(eq(word, right), A=A)) == BOTH
    assert denied(look(eq(word, changed(right, 1, 1, 1)), A=A)) == BOTH
    assert look(eq(word, right), A=matrix([[1, 1], [1, 1]])) == ()


HILBERT = [[Fraction(1, i + j + 1) for j in range(6)] for i in range(7)]


@pytest.mark.parametrize(
    ("a", "y", "x"),
    [
        (A, vector((3, 9)), vector((1, 1))),
        (matrix([[1, 1], [1, 2], [1, 3]]), vector((1, 2, 2)), vector((Fraction(2, 3), Fraction(1, 2)))),
        (RANK_ONE, vector((1, 0, 0)), vector((Fraction(1, 70), Fraction(1, 35)))),
        (matrix([[1, 2, 2]]), vector((9,)), vector((1, 2, 2))),
        (matrix([[2], [0]]), vector((1, 5)), vector((Fraction(1, 2),))),
        (matrix([[sqrt(2), 0], [0, I], [0, 0]]), vector((2, 3, 4)), vector((sqrt(2), mul(-3, I)))),
        (matrix(HILBERT), vector([sum(row) for row in HILBERT]), vector([1] * 6)),
    ],
)  # fmt: skip
def test_least_squares(a: Term, y: Term, x: Term) -> None:
    claim = eq(mul(pinv("A"), "y"), "x")
    rows = look(claim, A=a, y=y, x=x)
    assert agreed(rows) == BOTH
    assert {w.kind for w in rows} == ALL
    assert min(w.digits for w in rows) > 8
    wrong = vector((add(x.args[0], Fraction(1, 10**30)), *x.args[1:]))
    assert "Arb" in denied(look(claim, A=a, y=y, x=wrong))
    assert (
        agreed(look(eq(mul(Term("H", ("A",)), "A", "x"), mul(Term("H", ("A",)), "y")), A=a, y=y, x=x)) == BOTH
    )


def test_least_squares_where_no_ball_tells_the_rank() -> None:
    a = matrix([[I, I], [I, I]])
    claim = eq(mul(pinv("A"), "y"), "x")
    rows = look(claim, A=a, y=vector((1, 3)), x=vector((neg(I), neg(I))))
    assert agreed(rows) == BOTH
    assert {w.quantity for w in rows} == {("normal equations: Aᴴ (A x − y)",)}
    assert denied(look(claim, A=a, y=vector((1, 3)), x=vector((I, neg(I))))) == BOTH


def test_every_vector_at_once() -> None:
    """The theorem of Pythagoras behind least squares, at one point."""
    square = lambda v: Term("^", (Term("norm", (v,)), 2))  # noqa: E731
    missed = add(mul("A", "v"), neg("y"))
    body = eq(square(missed), add(square("r"), square(mul("A", add("v", neg("x"))))))
    claim = Term("for", ((("v", Term("R", (2,))),), body))
    a, y = matrix([[1, 1], [1, 2], [1, 3]]), vector((1, 2, 2))
    x, r = (
        vector((Fraction(2, 3), Fraction(1, 2))),
        vector((Fraction(-1, 6), Fraction(1, 3), Fraction(-1, 6))),
    )
    rows = look(claim, A=a, y=y, x=x, r=r)
    assert agreed(rows) == BOTH
    assert rows[0].quantity == ("left side − right side at a random v",)
    assert denied(look(claim, A=a, y=y, x=vector((0, 1)), r=r)) == BOTH
    assert look(Term("for", ((("v", Term("R", ("n",))),), body)), A=a, y=y, x=x, r=r) == ()


# ------------------------------------------------------------------ rank and subspaces


@pytest.mark.parametrize("a", [RANK_ONE, matrix([[sqrt(2), 2], [1, sqrt(2)]]), matrix([[1, I], [neg(I), 1]])])
def test_rank(a: Term) -> None:
    (arb, numpy) = look(eq(Term("rank", ("A",)), 1), A=a)
    assert (arb.kind, arb.value, arb.agrees) == ("Arb", "1", True)
    assert (numpy.kind, numpy.value, numpy.agrees) == ("NumPy", "1", None)
    assert denied(look(eq(Term("rank", ("A",)), 0), A=a)) == {"Arb"}
    assert denied(look(eq(Term("rank", ("A",)), 3), A=a)) == {"Arb"}
    (arb, _) = look(eq(Term("nullity", ("A",)), 1), A=a)
    assert (arb.value, arb.agrees) == ("1", True)
    assert denied(look(eq(Term("nullity", ("A",)), 2), A=a)) == {"Arb"}


def test_balls_do_not_tell_that_a_rank_is_smaller() -> None:
    """An irrational matrix of rank 1: no ball excludes rank 2, so nothing is said against it or for it."""
    (row,) = look(eq(Term("rank", ("A",)), 2), kinds=("Arb",), A=matrix([[sqrt(2), 2], [1, sqrt(2)]]))
    assert row.agrees is None
    assert row.note.startswith("at least")
    assert denied(look(eq(Term("rank", ("A",)), 2), A=RANK_ONE)) == {"Arb"}


@pytest.mark.parametrize(
    ("word", "vectors", "wrong"),
    [
        ("nullspace", [(-2, 1, 0), (-3, 0, 1)], [[(-2, 1, 0)], [(-2, 1, 0), (3, 0, 1)], [(1, 2, 3)]]),
        ("columnspace", [(2, 4)], [[(2, 5)], [(1, 0), (0, 1)], [(0, 0)]]),
        ("rowspace", [(1, 2, 3), (0, 0, 0)], [[(1, 2, 4)], [(0, 0, 0)]]),
    ],
)  # fmt: skip
def test_subspaces(word: str, vectors: list, wrong: list) -> None:
    a = matrix([[1, 2, 3], [2, 4, 6]])

    def claim(span: list) -> Term:
        return eq(Term(word, ("A",)), Term("span", tuple(map(vector, span))))

    assert agreed(look(claim(vectors), A=a)) >= {"Arb"}
    for span in wrong:
        assert "Arb" in denied(look(claim(span), A=a)), span


def test_subspaces_with_irrational_vectors() -> None:
    a = matrix([[sqrt(2), 2], [1, sqrt(2)]])
    claim = eq(Term("nullspace", ("A",)), Term("span", (vector((neg(sqrt(2)), 1)),)))
    assert agreed(look(claim, A=a)) == BOTH
    wrong = eq(Term("nullspace", ("A",)), Term("span", (vector((sqrt(2), 1)),)))
    assert denied(look(wrong, A=a)) == BOTH
    zero = eq(Term("nullspace", ("A",)), Term("span", (vector((0, 0)),)))
    assert agreed(look(zero, A=A)) == {"Arb"}
    assert denied(look(zero, A=matrix([[1, 1], [1, 1]]))) == {"Arb"}
    assert look(zero, A=a) == ()


def test_membership_in_the_column_space() -> None:
    inside = Term("in", ("y", Term("columnspace", ("A",))))
    outside = Term("not", (inside,))
    yes, no = {"A": RANK_ONE, "y": vector((3, 6, 9))}, {"A": RANK_ONE, "y": vector((3, 6, 8))}
    assert agreed(look(inside, **yes)) == BOTH
    assert denied(look(inside, **no)) == BOTH
    assert agreed(look(outside, **no)) == {"Arb"}
    assert denied(look(outside, **yes)) == {"Arb"}
    hidden = {"A": matrix([[sqrt(2)], [2]]), "y": vector((1, sqrt(2)))}
    assert [w.agrees for w in look(outside, **hidden)] == [None]


@pytest.mark.parametrize("digits", [1000, 10_000])
def test_many_digits_end(digits: int) -> None:
    rows = look(values(sqrt(45), sqrt(5)), digits, A=A)
    assert agreed(tuple(w for w in rows if not w.note.startswith("not run"))) >= {"Arb"}
    assert not denied(rows)
    assert agreed(look(eq(pinv("A"), RANK_ONE_PINV), digits, A=RANK_ONE)) == BOTH
