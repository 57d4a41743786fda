"""Typed words and polynomials: numbers commute and are their own transposes; everything else does not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from free_support import MATRICES, A, B, C, k, polys, x
from hypothesis import given
from hypothesis import strategies as st

from eigenproof.errors import SizeError
from eigenproof.judge.free import Letter, Poly, of_equation, of_term, one_sided, star, to_term
from eigenproof.judge.free.poly import constant, identity, of_letter, of_word, zero
from eigenproof.language import parse_term, to_text
from eigenproof.model import Term

LETTERS = {"A": A, "B": B, "C": C, "x": x, "k": k, "y": Letter("y", "n", 1), "w": Letter("w", "m", 1)}
COMPLEX = {name: letter._replace(real=False) for name, letter in LETTERS.items()}
MIXED = (*MATRICES, x, k)


def read(text: str, letters: dict = LETTERS) -> Poly:
    return of_term(parse_term(text, bound=letters), letters)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("x.T*y", "y.T*x"),
        ("y*(x.T*C*y)*x.T", "(y.T*C.T*x)*y*x.T"),
        ("x*x.T*y", "(x.T*y)*x"),
        ("k*C*k", "k^2*C"),
        ("(k*A*B).T", "B.T*k*A.T"),
        ("(x.T*x)*(y.T*C*y)", "y.T*C.T*y*x.T*x"),
        ("w.T*A*x*(x.T*x)", "x.T*A.T*w*(x.T*x)"),
        ("C*I(n) - C + 0", "zeros(n,n)"),
        ("2*C/4", "0.5*C"),
        ("C^0*C^2", "C*C"),
    ],
)
def test_equal(left, right):
    assert read(left).terms == read(right).terms


@pytest.mark.parametrize(
    ("left", "right"),
    [("C*C.T", "C.T*C"), ("x.T*C*y", "x.T*C.T*y"), ("x*y.T", "y*x.T"), ("k*C", "C"), ("x.T*x", "y.T*y")],
)
def test_not_equal(left, right):
    assert read(left).terms != read(right).terms


def test_over_c_a_number_is_not_its_conjugate():
    assert read("x.H*y", COMPLEX).terms != read("y.H*x", COMPLEX).terms
    assert read("x.H*y", COMPLEX).star().terms == read("y.H*x", COMPLEX).terms
    assert read("k*C*k.H", COMPLEX).terms == read("k.H*k*C", COMPLEX).terms
    assert read("k", COMPLEX).star().terms != read("k", COMPLEX).terms
    with pytest.raises(ValueError, match="transpose of a complex"):
        read("C.T", COMPLEX)


@pytest.mark.parametrize("text", ["A*A", "A + B", "x + k", "C*A"])
def test_sizes_that_do_not_fit(text):
    with pytest.raises(SizeError):
        read(text)


@pytest.mark.parametrize("text", ["D", "det(C)", "C^-1", "A/k", "C^k"])
def test_what_is_no_polynomial(text):
    with pytest.raises(ValueError, match="letter|polynomial"):
        of_term(parse_term(text, bound=("A", "C", "D", "k")), LETTERS)


def test_a_compound_term_may_be_a_letter():
    pinv = Term("pinv", (Term("*", ("A", "C")),))
    letters = {**LETTERS, pinv: Letter("p", "n", "m")}
    p = of_term(parse_term("A*pinv(A*C).T.T", bound=letters), letters)
    assert to_text(to_term(p, {Letter("p", "n", "m"): pinv})) == "A*pinv(A*C)"


def test_a_literal_zero_has_every_size():
    assert of_equation(parse_term("A*B", bound=LETTERS), 0, LETTERS).rows == "m"
    assert of_equation(0, "A", LETTERS).terms == (-of_letter(A)).terms


@given(polys(MIXED, "m", "n"), polys(MIXED, "n", "m"), polys(MIXED, "m", "n"))
def test_ring(a, b, c):
    assert ((a + c) * b).terms == (a * b + c * b).terms
    assert (a * (b * c)).terms == ((a * b) * c).terms
    assert (a * b).star().terms == (b.star() * a.star()).terms
    assert a.star().star() == a
    assert (a - a) == zero("m", "n")
    assert (identity("m") * a).terms == a.terms


@given(polys(MIXED, "n", "n"), st.sampled_from([C, x, k]))
def test_terms_go_out_and_come_in(p, letter):
    assert of_equation(to_term(p, {}), 0, LETTERS).terms == p.terms or not p
    unit = of_letter(letter)
    assert p.substitute({letter: unit}).terms == p.terms
    doubled = p.substitute({letter: unit.scaled(2)})
    assert doubled.substitute({letter: unit.scaled(Fraction(1, 2))}).terms == p.terms


def test_substitution_of_a_product():
    p = read("C*C.T*x").substitute({C: read("B*A")})
    assert p.terms == read("B*A*A.T*B.T*x").terms
    assert star(star(A)) == A
    assert of_word((), 3) == identity(3)


@pytest.mark.parametrize(
    ("zero_", "x_", "y_", "c"),
    [
        ("A*B - I(m)", "A", "B", 1),
        ("C*E - C - E", "C - I(n)", "E - I(n)", 1),
        ("2*C*C*E + 6*I(n)", "C", "C*E", -3),
    ],
)
def test_square_one_sided_inverses(zero_, x_, y_, c):
    letters = {**LETTERS, "A": Letter("A", "m", "m"), "B": Letter("B", "m", "m"), "E": Letter("E", "n", "n")}
    p, u, v = (read(t, letters) for t in (zero_, x_, y_))
    found = list(one_sided(p))
    assert (u, v, c) in found
    for a, b, d in found:
        product = a * b - identity(p.rows).scaled(d)
        ratios = {Fraction(product.terms[m]) / c for m, c in p.terms.items()}
        assert product.terms.keys() == p.terms.keys()
        assert len(ratios) == 1


@pytest.mark.parametrize("text", ["A*B - I(m)", "C*C - C", "k*C*C - I(n)", "C*C.T - C.T*C - I(n)"])
def test_what_is_no_square_one_sided_inverse(text):
    assert list(one_sided(read(text))) == []  # C C = C factors as C (C - I) = 0: nothing is inverted


def test_constants():
    assert constant(0) == zero(1, 1)
    assert (constant(2) * of_letter(A)).terms == of_letter(A).scaled(2).terms
