"""Witnesses agree with what is true, to the digits asked for, and say no to what is false."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.exact.roots import decimal, real_roots
from eigenproof.model import (
    Math,
    Term,
    Witness,
    add,
    conj,
    diagonal,
    divide,
    eq,
    matrix,
    mul,
    neg,
    polynomial,
    power,
    sqrt,
    vector,
)
from eigenproof.numeric.witness import cross_check

I = Term("i", ())
REPEATED = matrix([[2, 1, 1], [1, 2, 1], [1, 1, 2]])
CUBIC = matrix([[0, 0, 1], [1, 0, 3], [0, 1, 0]])  # companion matrix of x^3 - 3 x - 1
NILPOTENT = matrix(  # gallery(5) of MATLAB
    [
        [-9, 11, -21, 63, -252],
        [70, -69, 141, -421, 1684],
        [-575, 575, -1149, 3451, -13801],
        [3891, -3891, 7782, -23345, 93365],
        [1024, -1024, 2048, -6144, 24572],
    ]
)
ROSSER = matrix(
    [
        [611, 196, -192, 407, -8, -52, -49, 29],
        [196, 899, 113, -192, -71, -43, -8, -44],
        [-192, 113, 899, 196, 61, 49, 8, 52],
        [407, -192, 196, 611, 8, 44, 59, -23],
        [-8, -71, 61, 8, 411, -599, 208, 208],
        [-52, -43, 49, 44, -599, 411, 208, 208],
        [-49, -8, 8, 59, 208, 208, 99, -911],
        [29, -44, 52, -23, 208, 208, -911, 99],
    ]
)


def eigenvalues(*values: object) -> Term:
    return eq(Term("eigenvalues", ("A",)), Term("multiset", values))


def check(
    a: Term,
    statement: object,
    *definitions: tuple,
    digits: int = 50,
    kinds: tuple = ("mpmath", "Arb", "NumPy"),
) -> tuple[Witness, ...]:
    return cross_check(a, statement, (("A", a), *definitions), digits, kinds)


def agreed(rows: tuple[Witness, ...], digits: int = 50) -> bool:
    """Whether mpmath and Arb were there, and both agree to all digits."""
    decisive = [w for w in rows if w.kind != "NumPy"]
    assert {w.kind for w in decisive} == {"mpmath", "Arb"}
    assert all(w.agrees is None for w in rows if w.kind == "NumPy")
    return all(w.agrees is True and w.digits == digits for w in decisive)


def denied(rows: tuple[Witness, ...]) -> set[str]:
    return {w.kind for w in rows if w.agrees is False}


ROSSER_SPECTRUM = (
    mul(10, sqrt(10405)), 1020, add(510, mul(100, sqrt(26))), 1000, 1000,
    add(510, mul(-100, sqrt(26))), 0, mul(-10, sqrt(10405)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("a", "spectrum"),
    [
        (REPEATED, (4, 1, 1)),
        (matrix([[1, 1], [0, 1]]), (1, 1)),
        (matrix([[1, 0], [0, 1]]), (1, 1)),
        (matrix([[0, -1], [1, 0]]), (I, neg(I))),
        (matrix([[2, I], [neg(I), 2]]), (3, 1)),
        (matrix([[Fraction(1, 3)]]), (Fraction(1, 3),)),
        (
            matrix([[Fraction(1, 10**30), 0], [0, Fraction(2, 10**30)]]),
            (Fraction(2, 10**30), Fraction(1, 10**30)),
        ),
        (matrix([[sqrt(2), 1], [1, sqrt(2)]]), (add(sqrt(2), 1), add(sqrt(2), -1))),
        (NILPOTENT, (0, 0, 0, 0, 0)),
        (ROSSER, ROSSER_SPECTRUM),
    ],
)
def test_known_spectra(a: Term, spectrum: tuple) -> None:
    assert agreed(check(a, eigenvalues(*spectrum)))
    counted = Term("counted", tuple((t, spectrum.count(t)) for t in dict.fromkeys(spectrum)))
    assert agreed(check(a, eq(Term("eigenvalues", ("A",)), counted)))
    wrong = (*spectrum[:-1], add(spectrum[-1], Fraction(1, 10**45)))
    assert denied(check(a, eigenvalues(*wrong))) == {"Arb", "mpmath"}


@pytest.mark.parametrize(
    ("rows", "digits"),
    [
        ([[Fraction(1, i + j + 1) for j in range(8)] for i in range(8)], 50),
        ([[abs(10 - i) if i == j else int(abs(i - j) == 1) for j in range(21)] for i in range(21)], 50),
        ([[12 - max(i, j) if j >= i - 1 else 0 for j in range(12)] for i in range(12)], 20),
        ([[comb(i + j, i) for j in range(10)] for i in range(10)], 50),
    ],
    ids=["Hilbert 8", "Wilkinson 21", "Frank 12", "Pascal 10"],
)
def test_well_known_matrices(rows: list, digits: int) -> None:
    from flint import fmpq, fmpq_mat

    n = len(rows)
    chi = fmpq_mat(
        n, n, [fmpq(Fraction(x).numerator, Fraction(x).denominator) for row in rows for x in row]
    ).charpoly()
    integers = tuple(int(c) for c in chi.numer().coeffs())
    values = [r.term() for r in real_roots(integers)]
    found = check(matrix(rows), eigenvalues(*values), digits=digits)
    assert all(
        w.agrees and w.digits == digits for w in found if w.kind == "Arb" or (w.kind == "mpmath" and n <= 20)
    )
    if n > 20:
        assert [w.note for w in found if w.kind == "mpmath"] == ["not run: larger than 20×20"]
    assert not denied(check(matrix(rows), eigenvalues(values[0], Term("...", ())), digits=digits))
    assert "Arb" in denied(check(matrix(rows), eigenvalues(*values[1:]), digits=digits, kinds=("Arb",)))


def test_a_wrong_last_digit_is_caught() -> None:
    digits = decimal(real_roots((-1, -3, 0, 1))[0].enclose, 50)
    wrong = digits[:-1] + str((int(digits[-1]) + 5) % 10)
    others = [r.term() for r in real_roots((-1, -3, 0, 1))[1:]]
    rows = check(CUBIC, eigenvalues(Term("decimal", (wrong,)), *others))
    assert denied(rows) == {"Arb", "mpmath"}
    assert [w.agrees for w in rows if w.kind == "Arb"].count(True) == 2


@pytest.mark.parametrize("wrong", [(4, 1), (4, 1, 1, 1), (4, 2, 1), (4, 4, 1), (-4, 1, 1)])
def test_wrong_multiplicities_and_signs_are_caught(wrong: tuple) -> None:
    assert "Arb" in denied(check(REPEATED, eigenvalues(*wrong)))


def test_numpy_is_shown_and_never_decides() -> None:
    """Double precision scatters the eigenvalue 0 of a nilpotent 5×5 matrix on a circle of radius 0.04."""
    (shown,) = [w for w in check(NILPOTENT, eigenvalues(0, 0, 0, 0, 0)) if w.kind == "NumPy"]
    assert shown.agrees is None
    assert shown.digits <= 2
    assert 0.01 < float(shown.residual) < 0.2


def test_the_rows_name_what_they_show() -> None:
    rows = check(REPEATED, eigenvalues(4, 1, 1), digits=20)
    assert [(w.kind, w.quantity[1]) for w in rows[:3]] == [(k, Math(4)) for k in ("mpmath", "Arb", "NumPy")]
    assert rows[0].value == "4.0000000000000000000"
    assert rows[3].quantity == ("eigenvalue ", Math(1), ", 2 times")
    assert check(REPEATED, eigenvalues(4, 1, 1), kinds=("NumPy",))[0].kind == "NumPy"


def family(p: object, v: Term) -> Term:
    body = Term("implies", (eq(p, 0), eq(Term("eigenspace", ("A", "l")), Term("span", (v,)))))
    return Term("for", ((("l", Term("C", ())),), body))


def test_eigenvectors_given_for_all_roots_at_once() -> None:
    p = polynomial((-1, -3, 0, 1), "l")
    right = vector((1, power("l", 2), "l"))
    assert agreed(check(CUBIC, family(p, right)))
    assert denied(check(CUBIC, family(p, vector((1, power("l", 2), neg("l")))))) == {"Arb", "mpmath"}
    assert denied(check(CUBIC, family(polynomial((1, -3, 0, 1), "l"), right))) == {"Arb", "mpmath"}


def test_families_of_one_matrix_are_not_mixed_up() -> None:
    """The factors x^2 - 2 and x^2 - 3, one after the other in the same derivation."""
    a = matrix([[0, 2, 0, 0], [1, 0, 0, 0], [0, 0, 0, 3], [0, 0, 1, 0]])
    definitions = (("A", a),)
    first = family(polynomial((-2, 0, 1), "l"), vector(("l", 1, 0, 0)))
    for entries, against in (((0, 0, "l", 1), set()), (("l", 1, 0, 0), {"Arb", "mpmath"})):
        assert agreed(cross_check(a, first, definitions))
        second = family(polynomial((-3, 0, 1), "l"), vector(entries))
        assert denied(cross_check(a, second, definitions)) == against


def quarter(x: object) -> Term:
    return divide(1, sqrt(x))


Q = [
    [quarter(3), neg(quarter(2)), neg(quarter(6))],
    [quarter(3), quarter(2), neg(quarter(6))],
    [quarter(3), 0, mul(2, quarter(6))],
]


def test_spectral_decomposition() -> None:
    claim = Term("spectral", ("A", "Q", "D"))
    rows = check(REPEATED, claim, ("Q", matrix(Q)), ("D", diagonal((4, 1, 1))))
    assert agreed(rows)
    assert {w.quantity for w in rows} == {("A Q − Q D",), ("Qᵀ Q − I",)}
    assert denied(check(REPEATED, claim, ("Q", matrix(Q)), ("D", diagonal((1, 4, 1))))) == {"Arb", "mpmath"}
    swapped = [[row[1], row[0], row[2]] for row in Q]
    assert denied(check(REPEATED, claim, ("Q", matrix(swapped)), ("D", diagonal((4, 1, 1))))) == {
        "Arb",
        "mpmath",
    }
    scaled = [[row[0], mul(2, row[1]), row[2]] for row in Q]
    wrong = check(REPEATED, claim, ("Q", matrix(scaled)), ("D", diagonal((4, 1, 1))))
    assert {w.quantity for w in wrong if w.agrees is False} == {("Qᵀ Q − I",)}
    identity = Term("diagonalization", ("A", Term("I", (3,)), "A"))
    assert [w.quantity[0] for w in check(REPEATED, identity) if w.agrees is False] == [
        "entry (1, 2) of A, off the diagonal"
    ]
    literal = Term("diagonalization", (REPEATED, matrix(Q), diagonal((4, 1, 1))))
    assert agreed(check(REPEATED, literal))


def test_unitary_decomposition() -> None:
    a = matrix([[2, I], [neg(I), 2]])
    q = matrix([[mul(I, quarter(2)), mul(neg(I), quarter(2))], [quarter(2), quarter(2)]])
    claim = Term("spectral", ("A", "Q", "D"))
    assert agreed(check(a, claim, ("Q", q), ("D", diagonal((3, 1)))))
    transposed = Term("*", (Term("T", ("Q",)), "Q"))
    assert denied(check(a, eq(transposed, Term("I", (2,))), ("Q", q))) == {"Arb", "mpmath"}


def polynomial_claim(p: object) -> Term:
    return Term("for", ((("x", Term("R", ())),), eq(Term("charpoly", ("A", "x")), p)))


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (eq(Term("det", ("A",)), 4), eq(Term("det", ("A",)), -4)),
        (eq(4, Term("det", ("A",))), eq(5, Term("det", ("A",)))),
        (
            eq(Term("eigenspace", ("A", 1)), Term("span", (vector((-1, 1, 0)), vector((-1, 0, 1))))),
            eq(Term("eigenspace", ("A", 1)), Term("span", (vector((-1, 1, 0)), vector((-1, 0, 2))))),
        ),
        (Term("eigenpair", ("A", 4, vector((1, 1, 1)))), Term("eigenpair", ("A", 4, vector((1, 1, -1))))),
        (
            eq(mul("A", vector((1, 1, 1))), mul(4, vector((1, 1, 1)))),
            eq(mul("A", vector((1, 1, 1))), mul(-4, vector((1, 1, 1)))),
        ),
        (eq(mul(sqrt(2), sqrt(2)), 2), eq(mul(sqrt(2), sqrt(2)), add(2, Fraction(1, 10**40)))),
        (
            eq(add(mul("A", "A"), mul(-5, "A"), mul(4, Term("I", ()))), 0),
            eq(add(mul("A", "A"), mul(-5, "A"), mul(5, Term("I", ()))), 0),
        ),
        (eq(Term("charpoly", ("A", 1)), 0), eq(Term("charpoly", ("A", 2)), 0)),
        (
            polynomial_claim(mul(add("x", -4), power(add("x", -1), 2))),
            polynomial_claim(polynomial((-4, 9, -6, 2))),
        ),
    ],
)  # fmt: skip
def test_other_forms(true: Term, false: Term) -> None:
    assert agreed(check(REPEATED, true))
    assert denied(check(REPEATED, false)) == {"Arb", "mpmath"}
    assert denied(check(REPEATED, conj(true, false, true))) == {"Arb", "mpmath"}
    assert agreed(check(REPEATED, Term("let", ((("B", 7),), true))))


def test_order() -> None:
    (row,) = check(REPEATED, Term(">", (sqrt(3), sqrt(2))))
    assert row.agrees is True
    assert [w.agrees for w in check(REPEATED, Term("<", (sqrt(3), sqrt(2))))] == [False]
    assert [w.agrees for w in check(REPEATED, Term(">=", (mul(sqrt(2), sqrt(2)), 2)))] == [None]


@pytest.mark.parametrize(
    "statement",
    [
        Term("symmetric", ("A",)),
        eq("A", "unheard_of"),
        eq(divide(1, add(1, -1)), 1),
        eq(Term("eigenvalues", (matrix([[1, 2]]),)), Term("multiset", (5,))),
        Term("exists", ((("v", Term("R", (3,))),), eq("v", "v"))),
        7,
    ],
)
def test_statements_without_numbers_have_no_witnesses(statement: object) -> None:
    assert check(REPEATED, statement) == ()


def test_where_mpmath_stumbles() -> None:
    """Its determinant fails on a column of zeros, its eigenvalues of a 1×1 matrix are something else."""
    zero = matrix([[0, 0, 0, 1], [0, 1, 0, 0], [0, 0, 0, 1], [1, 0, 1, 0]])
    assert agreed(check(zero, eq(Term("det", ("A",)), 0)))
    assert denied(check(zero, eq(Term("det", ("A",)), 1))) == {"Arb", "mpmath"}
    assert agreed(check(matrix([[I]]), eigenvalues(I)))


def test_the_empty_matrix() -> None:
    empty = matrix([])
    assert check(empty, eigenvalues()) == ()
    assert agreed(check(empty, eq(Term("det", ("A",)), 1)))


def test_a_defective_matrix_beside_its_condition_number() -> None:
    statement = Term("not", (Term("diagonalizable", ("A",)),))
    (row,) = check(NILPOTENT, statement)
    assert (row.kind, row.agrees) == ("NumPy", None)
    assert float(row.value) > 1e6


def test_numbers_beyond_double_precision() -> None:
    a = matrix([[10**400, 1], [1, 1]])
    s = sqrt(add(power(add(10**400, -1), 2), 4))
    values = (divide(add(10**400, 1, s), 2), divide(add(10**400, 1, neg(s)), 2))
    rows = check(a, eigenvalues(*values))
    assert agreed(tuple(w for w in rows if w.kind != "NumPy"))
    assert [w.note for w in rows if w.kind == "NumPy"] == ["too large for double precision"]


def test_more_digits_than_mpmath_can_give_in_time() -> None:
    (row,) = check(NILPOTENT, eigenvalues(0, 0, 0, 0, 0), digits=900, kinds=("mpmath",))
    assert row.agrees is True
    assert 100 < row.digits < 400
    assert row.note.startswith("two runs agree to")
    (skipped,) = check(ROSSER, eigenvalues(*ROSSER_SPECTRUM), digits=10**6, kinds=("mpmath",))
    assert skipped.agrees is None
    assert skipped.note.startswith("not run")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(-9, 9), min_size=6, max_size=6), st.integers(16, 120), st.integers(1, 3))
def test_random_symmetric_matrices(entries: list[int], digits: int, k: int) -> None:
    from flint import fmpz_mat

    a, b, c, d, e, f = entries
    rows = [[a, b, c], [b, d, e], [c, e, f]]
    values: list[object] = []
    for factor, times in fmpz_mat(rows).charpoly().factor()[1]:
        values += [r.term() for r in real_roots(tuple(int(c) for c in factor.coeffs()))] * times
    assert agreed(check(matrix(rows), eigenvalues(*values), digits=digits), digits)
    values[k - 1] = add(
        values[k - 1],
        Fraction(1, 10 ** (digits - 2)) * max(map(abs, entries), default=1) + Fraction(1, 10 ** (digits - 2)),
    )
    assert denied(check(matrix(rows), eigenvalues(*values), digits=digits)) == {"Arb", "mpmath"}
