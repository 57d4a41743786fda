"""Closed terms in balls, and enclosures from the bare matrix."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import acb, ctx
from hypothesis import given, settings
from hypothesis import strategies as st

from eigenproof.errors import InputError
from eigenproof.model import Term, add, divide, matrix, mul, neg, polynomial, power, sqrt, vector
from eigenproof.numeric.enclose import enclose_charpoly, enclose_determinant, enclose_eigenvalues
from eigenproof.numeric.evaluate import Enclosure, enclose_term
from eigenproof.numeric.source import Source

I = Term("i", ())
C = Term("C", ())


def near(term: object, expected: complex, definitions: tuple = ()) -> bool:
    ball = enclose_term(term, definitions, 200)
    return ball.rel_accuracy_bits() > 150 and abs(complex(ball) - expected) < 1e-13


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Fraction(1, 3), 1 / 3),
        (Term("decimal", ("0.250",)), 0.25),
        (divide(add(1, sqrt(5)), 2), 1.618033988749895),
        (sqrt(-2), 1.4142135623730951j),
        (sqrt(add(1, I)), 1.09868411346781 + 0.45508986056222733j),
        (power(sqrt(2), 3), 2.8284271247461903),
        (Term("^", (sqrt(2), -1)), 0.7071067811865476),
        (mul(neg(I), I), 1),
        (Term("root", (polynomial((-1, -3, 0, 1)), 2)), -0.34729635533386066),
        (Term("root", (polynomial((-2, 0, 0, 1)), 2, C)), -0.6299605249474366 + 1.0911236359717214j),
        (Term("root", (polynomial((neg(sqrt(2)), 0, 1)), 1)), 1.189207115002721),
        (Term("root", (polynomial((neg(sqrt(2)), 0, 1)), 2)), -1.189207115002721),
        (Term("root", (polynomial((I, 0, 1)), 1, C)), 0.7071067811865476 - 0.7071067811865475j),
        (Term("root", (mul(power(add("x", -1), 2), add("x", -3)), 2)), 1),
        (Term("det", (matrix([[1, 2], [3, 4]]),)), -2),
        (Term("trace", (matrix([[1, 2], [3, 4]]),)), 5),
    ],
)
def test_closed_terms(term: object, expected: complex) -> None:
    assert near(term, expected)


M = matrix([[1, 2], [3, 4], [5, 6]])
U, V = vector((1, I)), vector((2, 3))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (Term("transpose", (M,)), [[1, 3, 5], [2, 4, 6]]),
        (Term("column", (M, 2)), [[2], [4], [6]]),
        (Term("row", (M, 3)), [[5, 6]]),
        (Term("diag", (1, Fraction(1, 2))), [[1, 0], [0, Fraction(1, 2)]]),
        (Term("diag", (V,)), [[2, 0], [0, 3]]),
        (Term("zeros", (1, 2)), [[0, 0]]),
        (Term("ones", (2, 1)), [[1], [1]]),
        (Term("inv", (matrix([[1, 1], [0, 2]]),)), [[1, Fraction(-1, 2)], [0, Fraction(1, 2)]]),
        (Term("pinv", (matrix([[1, 1], [1, 1]]),)), [[Fraction(1, 4)] * 2] * 2),
        (Term("mean", (M,)), [[3], [4]]),
        (Term("centered", (M,)), [[-2, -2], [0, 0], [2, 2]]),
        (Term("scatter", (M,)), [[8, 8], [8, 8]]),
        (Term("covariance", (M,)), [[4, 4], [4, 4]]),
        (Term("covariance", (M, Term("ddof", (0,)))), [[Fraction(8, 3)] * 2] * 2),
        (Term("^", (matrix([[1, 1], [0, 1]]), -3)), [[1, -3], [0, 1]]),
        (mul(matrix([[1, 1], [0, 1]]), Term("I", (2,)), 2), [[2, 2], [0, 2]]),
    ],
)  # fmt: skip
def test_words_with_rational_matrices_stay_exact(word: Term, expected: list) -> None:
    found = Enclosure((), 64).value(word)
    assert [[Fraction(int(x.p), int(x.q)) for x in row] for row in found.tolist()] == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (Term("norm", (V,)), 13**0.5),
        (power(Term("norm", (V,)), 4), 169),
        (power(Term("norm", (U,)), 2), 2),
        (Term("norm", (M,)), 91**0.5),
        (Term("dot", (V, V)), 13),
        (Term("dot", (U, V)), 2 - 3j),
        (Term("trace", (mul(Term("T", (M,)), M),)), 91),
        (Term("entry", (Term("mean", (M,)), 2, 1)), 4),
        (Term("norm", (vector((0, 0)),)), 0),
    ],
)
def test_words_for_numbers(word: Term, expected: complex) -> None:
    ball = enclose_term(word, (), 200)
    assert abs(complex(ball) - expected) < 1e-13
    assert max(ball.real.rad(), ball.imag.rad()) < 1e-40


def test_a_norm_squared_is_real_and_not_negative() -> None:
    tiny = vector((add(power(sqrt(2), 2), -2), add(sqrt(3), neg(sqrt(3)))))
    ball = enclose_term(power(Term("norm", (tiny,)), 2), (), 100)
    assert ball.imag.is_zero()
    assert ball.real.lower() >= 0
    assert enclose_term(Term("norm", (tiny,)), (), 100).contains(0)


def test_irrational_matrices_need_full_rank() -> None:
    tall = matrix([[sqrt(2), 0], [0, I], [0, 0]])
    found = Enclosure((), 200).balls(mul(Term("pinv", (tall,)), tall))
    assert found.contains(Enclosure((), 200).balls(Term("I", (2,))))
    assert not found.contains(Enclosure((), 200).balls(mul(2, Term("I", (2,)))))
    with pytest.raises(ZeroDivisionError):
        Enclosure((), 200).balls(Term("pinv", (matrix([[sqrt(2), 2], [1, sqrt(2)]]),)))


def test_exact_values_are_shared_between_precisions() -> None:
    exact: dict = {}
    first = Enclosure((("A", M), ("r", sqrt(2))), 64, exact)
    assert first.value("A") is Enclosure((("A", M), ("r", sqrt(2))), 900, exact).value("A")
    first.value("r")
    assert list(exact) == ["A"]


def test_names_stand_for_their_definitions() -> None:
    definitions = (("l1", Term("root", (polynomial((-2, 0, 1)), 1))), ("s", sqrt(add("l1", 1))))
    assert near(mul("s", "l1"), 2.1973682269356216, definitions)


@pytest.mark.parametrize(
    "term", ["a", Term("rank", (3,)), matrix([[1]]), Term("root", (polynomial((1, 0, 1)), 1))]
)
def test_what_is_not_a_closed_number_is_refused(term: object) -> None:
    with pytest.raises(InputError) as caught:
        enclose_term(term, (), 100)
    assert caught.value.code == "not-closed"
    assert caught.value.next_move


def test_the_global_precision_is_left_alone() -> None:
    before = ctx.prec, ctx.cap
    enclose_term(sqrt(2), (), 5000)
    enclose_eigenvalues(Source.of(matrix([[1, 1], [0, 1]])), 60, 2)
    assert (ctx.prec, ctx.cap) == before


def holds(balls: tuple[acb, ...], *exact: object) -> bool:
    """Whether each exact number lies in a ball of its own."""
    left = list(balls)
    for term in exact:
        ball = enclose_term(term, (), 2000)
        found = [z for z in left if z.overlaps(ball)]
        if not found:
            return False
        left.remove(found[0])
    return not left


@pytest.mark.parametrize(
    ("rows", "spectrum", "multiplicity"),
    [
        ([], (), 1),
        ([[Fraction(1, 3)]], (Fraction(1, 3),), 1),
        ([[0, -1], [1, 0]], (I, neg(I)), 1),
        ([[1, 0], [0, 1]], (1, 1), 2),
        ([[1, 1], [0, 1]], (1, 1), 2),
        ([[1, 1], [0, 1]], (1, 1), 1),
        ([[0, 0], [0, 0]], (0, 0), 2),
        ([[2, 1, 1], [1, 2, 1], [1, 1, 2]], (4, 1, 1), 2),
        ([[10**300, 1], [0, Fraction(1, 10**300)]], (10**300, Fraction(1, 10**300)), 1),
        ([[int(j == i + 1) for j in range(9)] for i in range(9)], (0,) * 9, 9),
        ([[2, I], [neg(I), 2]], (3, 1), 1),
        ([[0, -1, 1, 0], [1, 0, 0, 1], [0, 0, 0, -1], [0, 0, 1, 0]], (I, I, neg(I), neg(I)), 2),
    ],
)
@pytest.mark.parametrize("digits", [16, 120])
def test_eigenvalues_are_enclosed_as_narrowly_as_asked(
    rows: list, spectrum: tuple, multiplicity: int, digits: int
) -> None:
    smallest = -300.0 if rows and rows[0][0] == 10**300 else 0.0
    found = enclose_eigenvalues(Source.of(matrix(rows)), digits, multiplicity, smallest)
    assert holds(found, *spectrum)
    for z in found:
        radius = max(z.real.rad(), z.imag.rad())
        assert radius <= abs(z).upper() * 10 ** (1 - digits) or radius <= 10 ** (1 - digits)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(-3, 3), min_size=2, max_size=5),
    st.lists(st.integers(-2, 2), min_size=20, max_size=20),
)
def test_triangular_matrices_show_their_spectrum(diagonal: list[int], above: list[int]) -> None:
    """Often defective; the exact eigenvalues must never be excluded, whatever multiplicity is expected."""
    n = len(diagonal)
    fill = iter(above)
    rows = [[diagonal[i] if i == j else next(fill) if i < j else 0 for j in range(n)] for i in range(n)]
    most = max(diagonal.count(x) for x in diagonal)
    for multiplicity in {1, most}:
        found = enclose_eigenvalues(Source.of(matrix(rows)), 30, multiplicity)
        assert holds(found, *diagonal)
        assert all(max(z.real.rad(), z.imag.rad()) < 1e-28 for z in found)
        assert not holds(found, *[diagonal[0] + Fraction(1, 10**25), *diagonal[1:]])


def test_determinant_and_characteristic_polynomial() -> None:
    hilbert = Source.of(matrix([[Fraction(1, i + j + 1) for j in range(8)] for i in range(8)]))
    det = enclose_determinant(hilbert, 50, -40.0)
    exact = enclose_term(Fraction(1, 365356847125734485878112256000000), (), 400)
    assert det.overlaps(exact)
    assert det.rel_accuracy_bits() > 160
    found = enclose_charpoly(Source.of(matrix([[2, 1], [1, 2]])), 50)
    assert all(c.contains(k) and not c.contains(k + 1) for c, k in zip(found, (3, -4, 1), strict=True))
