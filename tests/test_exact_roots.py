"""Roots of integer polynomials: order, brackets, enclosures, discs and decimals."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from flint import ctx, fmpz_poly
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from eigenproof.errors import CertificateError, DerivationError
from eigenproof.exact.roots import decimal, discs, nonreal_roots, real_roots
from eigenproof.kernel_places import check_discs
from eigenproof.model import Term


def ascending(*factors: list[int]) -> tuple[int, ...]:
    p = fmpz_poly([1])
    for f in factors:
        p *= fmpz_poly(f)
    return tuple(int(c) for c in p.coeffs())


def value(p: tuple[int, ...], x: Fraction) -> Fraction:
    return sum((c * x**k for k, c in enumerate(p)), Fraction(0))


@st.composite
def polynomials(draw: st.DrawFn) -> tuple[int, ...]:
    """Primitive squarefree integer polynomials, some of them with an axis of symmetry."""
    low = draw(st.lists(st.integers(-9, 9), min_size=1, max_size=7))
    f = fmpz_poly([*low, draw(st.integers(1, 5))])
    if draw(st.booleans()):
        f = f(fmpz_poly([draw(st.integers(-3, 3)), draw(st.integers(-2, 2)), 1]))
    f //= f.content()
    assume(f.gcd(f.derivative()).degree() < 1)
    return tuple(int(c) for c in f.coeffs())


@settings(max_examples=60, deadline=None)
@given(polynomials())
def test_brackets_isolate_the_real_roots_in_descending_order(p: tuple[int, ...]) -> None:
    roots = real_roots(p)
    assert len(roots) + len(nonreal_roots(p)) == len(p) - 1
    for k, r in enumerate(roots, 1):
        assert r.index == k
        signs = value(p, r.lo) * value(p, r.hi)
        assert signs < 0 if r.lo < r.hi else signs == 0
        lo, hi = r.refined(80)
        assert r.lo <= lo <= hi <= r.hi or hi - lo <= Fraction(1, 2**60)
        assert value(p, lo) * value(p, hi) < 0 or lo == hi
    assert all(low.hi < high.lo for high, low in zip(roots, roots[1:], strict=False))


@settings(max_examples=60, deadline=None)
@given(polynomials())
def test_discs_are_accepted_by_the_kernel_and_tell_which_roots_are_real(p: tuple[int, ...]) -> None:
    try:
        centres = [(str(a), str(b)) for a, b in discs(p)]
    except DerivationError:
        assume(False)
    real = check_discs([Fraction(c) for c in p], centres)
    assert [k for k, r in enumerate(real, 1) if not r] == [r.index for r in nonreal_roots(p)]
    if len(p) > 2:
        with pytest.raises(CertificateError):
            check_discs([Fraction(c) for c in p], centres[::-1])
        with pytest.raises(CertificateError):
            check_discs([Fraction(c) for c in p], [centres[0], *centres[:-1]])


@settings(max_examples=40, deadline=None)
@given(polynomials(), st.sampled_from([30, 64, 300, 2000]))
def test_enclosures_have_the_bits_asked_for_and_hold_a_root(p: tuple[int, ...], bits: int) -> None:
    before = ctx.prec
    for r in (*real_roots(p), *nonreal_roots(p)):
        ball = r.enclose(bits)
        assert ball.is_zero() or ball.rel_accuracy_bits() >= bits
        assert ball.imag.is_zero() == r.real
        with ctx.workprec(bits + 50):
            total = ball * 0
            for c in reversed(p):
                total = total * ball + c
            assert total.contains(0)
    assert ctx.prec == before


def test_the_terms_name_the_roots() -> None:
    cubic = (-1, -3, 0, 1)
    assert [r.term().args[1:] for r in real_roots(cubic)] == [(1,), (2,), (3,)]
    pair = (-2, 0, 0, 1)
    assert real_roots(pair)[0].term().args[1] == 1
    assert [r.term().args[1:] for r in nonreal_roots(pair)] == [(2, Term("C", ())), (3, Term("C", ()))]


def test_rational_roots_are_exact_also_in_a_product() -> None:
    p = ascending([-1, 3], [-2, 0, 1], [0, 1], [7, 2])
    exact = [r for r in real_roots(p) if r.exact]
    assert [r.lo for r in exact] == [Fraction(1, 3), 0, Fraction(-7, 2)]
    assert all(r.lo == r.hi for r in exact)


def test_close_roots_are_told_apart() -> None:
    """Mignotte's polynomial x^n - 2 (a x - 1)^2 has two roots within about a^(-n/2 - 1) of 1/a."""
    a, n = 1000, 9
    p = [0] * (n + 1)
    p[n], p[0], p[1], p[2] = 1, -2, 4 * a, -2 * a * a
    roots = real_roots(tuple(p))
    near = [r for r in roots if abs(r.refined(80)[0] * a - 1) < Fraction(1, 100)]
    assert len(near) == 2
    assert near[0].lo > near[1].hi
    assert near[0].enclose(300).rel_accuracy_bits() >= 300


def test_equal_real_parts_are_decided_exactly() -> None:
    """1 ± i, 1 ± 2i and 1 tie by symmetry; with a real root elsewhere only an exact decision tells."""
    symmetric = ascending([2, -2, 1], [5, -2, 1], [-1, 1])
    assert [r.index for r in nonreal_roots(symmetric)] == [1, 2, 4, 5]
    assert [decimal(r.enclose, 3) for r in nonreal_roots(symmetric)] == [
        "1.00 + 2.00*i",
        "1.00 + 1.00*i",
        "1.00 - 1.00*i",
        "1.00 - 2.00*i",
    ]
    tied = ascending([2, -2, 1], [5, -2, 1], [-7, 1])
    assert [decimal(r.enclose, 2) for r in nonreal_roots(tied)] == [
        "1.0 + 2.0*i",
        "1.0 + 1.0*i",
        "1.0 - 1.0*i",
        "1.0 - 2.0*i",
    ]
    with pytest.raises(DerivationError, match="same real part"):
        discs(tied)


def test_nearly_equal_real_parts_are_not_taken_for_equal() -> None:
    shift = Fraction(1, 10**40)
    c = (1 + shift) * 2
    near = [5 * c.denominator, -c.numerator, c.denominator]
    p = ascending([2, -2, 1], near, [-7, 1])
    order = [decimal(r.enclose, 2) for r in nonreal_roots(p)]
    assert order == ["1.0 + 2.0*i", "1.0 - 2.0*i", "1.0 + 1.0*i", "1.0 - 1.0*i"]
    assert check_discs([Fraction(c) for c in p], [(str(a), str(b)) for a, b in discs(p)]).count(True) == 1


@pytest.mark.parametrize(
    ("p", "digits", "text"),
    [
        ((-2, 0, 1), 10, "1.414213562"),
        ((-1, 3), 5, "0.33333"),
        ((0, 1), 50, "0"),
        ((-3, 1), 4, "3.000"),
        ((-1, 8), 2, "0.13"),
        ((1, 3000), 3, "-0.000333"),
        ((-1, 3 * 10**9), 3, "3.33e-10"),
        ((-(10**12) - 1, 1), 3, "1.00e12"),
        ((-(10**12) - 1, 1), 13, "1000000000001"),
        ((-999999, 10**6), 3, "1.00"),
    ],
)
def test_decimals(p: tuple[int, ...], digits: int, text: str) -> None:
    assert decimal(real_roots(p)[0].enclose, digits) == text


def test_decimals_of_complex_numbers() -> None:
    upper, lower = nonreal_roots((1, 0, 1))
    assert decimal(upper.enclose, 3) == "0 + 1.00*i"
    assert decimal(lower.enclose, 3) == "0 - 1.00*i"
    assert decimal(nonreal_roots((1, 1, 1))[1].enclose, 5) == "-0.50000 - 0.86603*i"


@pytest.mark.parametrize("digits", [16, 50, 300, 6000])
def test_every_digit_is_right(digits: int) -> None:
    """Against integer square roots: floor(10^k sqrt 2), rounded."""
    from math import isqrt

    scale = 10 ** (2 * digits)
    expected = (isqrt(2 * scale) + 5) // 10
    shown = decimal(real_roots((-2, 0, 1))[0].enclose, digits).replace(".", "")
    assert len(shown) == digits
    assert fmpz_poly([expected]).coeffs()[0].str() == shown


def test_wilkinson_polynomial_of_degree_20() -> None:
    p = [int(c) for c in prod((fmpz_poly([-k, 1]) for k in range(2, 21)), start=fmpz_poly([-1, 1])).coeffs()]
    assert [r.lo for r in real_roots(tuple(p))] == list(range(20, 0, -1))
    p[19] -= 1  # W. Kahan's advice: change one coefficient and look again
    assert len(real_roots(tuple(p))) < 20
