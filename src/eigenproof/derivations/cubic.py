"""Cubics with three real roots in trigonometric form (Viète): judged, never used in a proof."""

from __future__ import annotations

from fractions import Fraction

from flint import arb, fmpq

from ..errors import DerivationError
from ..exact.decimals import bounds
from ..exact.eigen import EigenFactor
from ..exact.field import Scalar, Tower, enclose, precision, rational, term_of
from ..exact.roots import Root
from ..model import Chain, Expr, Line, Para, Term, add, divide, eq, mul, neg, power
from .story import Story, m, poly_term

PRECISIONS = (128, 1024, 8192, 65536)
ANGLES: dict[Fraction, tuple[int, int]] = {
    Fraction(0): (1, 2),
    Fraction(1, 2): (1, 3),
    Fraction(-1, 2): (2, 3),
    Fraction(1): (0, 1),
    Fraction(-1): (1, 1),
}
"""arccos of the simple values, as a fraction of pi."""


def trigonometric(story: Story, factor: EigenFactor) -> None:
    """x = s + m cos(t) solves the cubic when 4 cos³t - 3 cos t is the right number."""
    coefficients = [rational(c) for c in factor.poly]
    if any(c is None for c in coefficients):
        return
    q0, q1, q2 = (Fraction(str(c)) for c in coefficients[:3])  # type: ignore[misc]
    shift = -q2 / 3
    p, q = q1 - q2 * q2 / 3, 2 * q2**3 / 27 - q1 * q2 / 3 + q0
    if 4 * p**3 + 27 * q**2 >= 0:
        return
    square = -4 * p / 3
    field, amplitude = Tower.QQ.adjoin_sqrt(Tower.QQ.element(square))
    size = term_of(amplitude)
    right_scalar = amplitude * (-4 * field.element(q)) / (field.element(square) ** 2)
    right = term_of(right_scalar)
    cubic = add(mul(4, power("c", 3)), neg(mul(3, "c")))
    place = add(_leaf(shift), mul(size, "c"))
    substituted = _horner_term([Fraction(str(c)) for c in coefficients], place)  # type: ignore[arg-type]
    statement = Term(
        "for", ((("c", Term("R", ())),), Term("implies", (eq(cubic, right), eq(substituted, 0))))
    )
    cofactor = term_of(amplitude * field.element(square) / 4)
    value = rational(right_scalar)
    angle = ANGLES.get(Fraction(str(value))) if value is not None else None
    phi: Expr = Term("arccos", (right,)) if angle is None else _part_of_pi(*angle)
    two_pi = mul(2, Term("pi", ()))
    angles = (
        [divide(t, 3) for t in (phi, add(phi, neg(two_pi)), add(phi, two_pi))]
        if angle is None
        else [_part_of_pi(abs(angle[0] + 2 * k * angle[1]), 3 * angle[1]) for k in (0, -1, 1)]
    )
    mine = [(story.value_terms[k], v.root) for k, v in enumerate(story.values) if v.factor is factor]
    lines = []
    for (name, root), t, turns in zip(mine, angles, (0, -1, 1), strict=True):
        _demand_place(name, root, shift, amplitude, right_scalar, turns)
        place_of_root = Term("interval", (_leaf(root.lo), _leaf(root.hi)))
        form = add(_leaf(shift), mul(size, Term("cos", (t,))))
        lines.append(Line(name, "=", form, ("in ", m(place_of_root))))
    story.step(
        "The roots of the cubic in trigonometric form",
        statement,
        (
            "Put ",
            m(eq("x", place)),
            " with ",
            m(eq("c", Term("cos", ("t",)))),
            ". Since ",
            m(eq(Term("cos", (mul(3, "t"),)), cubic)),
            ", the cubic ",
            m(poly_term(factor.poly)),
            " vanishes when ",
            m(eq(Term("cos", (mul(3, "t"),)), right)),
            ". The three angles give the three roots, in descending order. Proofs use the polynomial, never this form.",
        ),
        (
            Chain(tuple(lines)),
            Para(
                ("Each form was evaluated in rigorous ball arithmetic and lies in the interval of its root.",)
            ),
        ),
        {"cofactors": [cofactor]},
    )


def _demand_place(
    name: Expr, root: Root, shift: Fraction, amplitude: Scalar, right: Scalar, turns: int
) -> None:
    """DerivationError unless shift + amplitude cos((arccos(right) + 2 pi turns)/3) lies in the interval of the root."""
    for bits in PRECISIONS:
        with precision(bits):
            angle = (enclose(right, bits).real.acos() + 2 * turns * arb.pi()) / 3
            ball = enclose(amplitude, bits).real * angle.cos() + arb(_fmpq(shift))
            if not ball.is_finite():  # a cosine so near 1 that the ball reaches beyond
                continue
            low, high = bounds(ball)
            if root.lo < low and high < root.hi and ball.overlaps(root.enclose(bits).real):
                return
    raise DerivationError(f"the trigonometric form of {name} does not lie in the interval of this root")


def _part_of_pi(numerator: int, denominator: int) -> Expr:
    """numerator/denominator of pi, as people write it."""
    q = Fraction(numerator, denominator)
    return divide(mul(q.numerator, Term("pi", ())), q.denominator)


def _fmpq(q: Fraction) -> fmpq:
    return fmpq(q.numerator, q.denominator)


def _leaf(q: Fraction) -> int | Fraction:
    return q.numerator if q.denominator == 1 else q


def _horner_term(coefficients: list[Fraction], place: Expr) -> Expr:
    """p(place), written out by powers."""
    return add(*(mul(_leaf(c), power(place, k)) for k, c in reversed(list(enumerate(coefficients))) if c))
