"""Balls around the roots of an integer polynomial, sharpened to any precision on demand.

Arb isolates all roots once, at low precision; after that interval Newton doubles the
precision of the roots that are asked for. Every ball is rigorous at every moment.
"""

from __future__ import annotations

from fractions import Fraction

from flint import acb, arb, arb_poly, ctx, fmpq, fmpq_poly, fmpz_poly

START = 32  # bits of the first isolation: finding roots from nothing is dear, sharpening them is cheap


class Ball:
    """The sharpest enclosure so far of one root; shared by everybody who asks for that root.

    `real_part` is the exact real part where it is known: of rational roots (`exact`), and of
    roots on an axis of symmetry. `partner` is the ball of the conjugate root (None for a real one).
    """

    def __init__(self, p: fmpz_poly, value: acb) -> None:
        self.p = p
        self.value = value
        self.real_part: Fraction | None = None
        self.exact = False
        self.partner: Ball | None = None

    @property
    def real(self) -> bool:
        """Whether the root is real, which Arb decides when it isolates."""
        return self.partner is None

    def sharpened(self, bits: int) -> acb:
        """The root, with relative accuracy of at least `bits` bits."""
        if self.exact:
            with ctx.workprec(bits + 8):
                return acb(as_fmpq(self.real_part))
        guard = 16 + 2 * self.p.length()
        while (have := self.value.rel_accuracy_bits()) < bits:
            with ctx.workprec(min(2 * have, bits + 8) + guard):
                self.value = self._newton()
            if self.value.rel_accuracy_bits() < min(2 * have - 16, bits):
                guard *= 2  # an ill-conditioned root: cancellation ate the guard bits
        with ctx.workprec(bits + 8):
            return self.value * 1

    def magnitude(self) -> int:
        """A bound k with |root| <= 2^k, at most two above the least one; 0 for the root 0."""
        mantissa, exponent = self.value.abs_upper().man_exp()
        return int(mantissa).bit_length() + int(exponent)

    def _newton(self) -> acb:
        """m − p(m)/p′(X), cut with X; the ball p′(X) is convex, so it holds the mean value of p′."""
        if self.value.imag.is_zero():
            ball = self.value.real
            slope = arb_poly(self.p.derivative())(ball)
            if slope.contains(0):
                return self._isolated_again()
            middle = ball.mid()
            return acb((middle - arb_poly(self.p)(middle) / slope).intersection(ball))
        slope = horner(self.p.derivative(), self.value)
        if slope.contains(0):
            return self._isolated_again()
        middle = self.value.mid()
        step = middle - horner(self.p, middle) / slope
        real = (
            step.real.intersection(self.value.real)
            if self.real_part is None
            else arb(as_fmpq(self.real_part))
        )
        return acb(real, step.imag.intersection(self.value.imag))

    def _isolated_again(self) -> acb:
        """The ball of this root from a new isolation, at the present precision, where Newton fails."""
        near = [ball for ball, _ in self.p.complex_roots() if ball.overlaps(self.value)]
        return near[0] if len(near) == 1 else self.value


class Conjugate(Ball):
    """The conjugate of another ball: whatever is learnt of one is known of both."""

    def __init__(self, upper: Ball) -> None:
        super().__init__(upper.p, upper.value.conjugate())
        self.partner, upper.partner = upper, self
        self.real_part = upper.real_part

    def sharpened(self, bits: int) -> acb:
        """The conjugate of the other root, to the same accuracy."""
        assert self.partner is not None
        upper = self.partner.sharpened(bits)
        with ctx.workprec(bits + 8):
            return upper.conjugate()


def isolate(p: tuple[int, ...]) -> list[Ball]:
    """Disjoint balls, one for every root of a squarefree p, in no order."""
    f = fmpz_poly(list(p))
    with ctx.workprec(START):
        found = [ball for ball, _ in f.complex_roots()]
    centre = symmetry_centre(f)
    balls: list[Ball] = []
    for value in found:
        if value.imag.is_zero():
            balls.append(_settled(Ball(f, value)))
        elif value.imag > 0:
            upper = Ball(f, value)
            if centre is not None and _on_axis(value, centre, found):
                upper.real_part = centre
            with ctx.workprec(START * 4):
                balls += [upper, Conjugate(upper)]
    return balls


def symmetry_centre(p: fmpz_poly) -> Fraction | None:
    """c with p(2c − x) = ±p(x), so that the roots lie symmetric to the line Re z = c, if there is one."""
    n = p.degree()
    if n < 2:
        return None
    c = fmpq(-p[n - 1], n * p[n])
    shifted = fmpq_poly(p)(fmpq_poly([c, 1]))
    if any(shifted[k] != 0 for k in range(n - 1, -1, -2)):
        return None
    return Fraction(int(c.p), int(c.q))


def _on_axis(value: acb, centre: Fraction, found: list[acb]) -> bool:
    """Whether a root mirrored in the line Re z = c is itself: it is a root, and no other ball is near it."""
    with ctx.workprec(START):
        mirrored = acb(as_fmpq(2 * centre)) - value.conjugate()
        return mirrored.overlaps(value) and sum(mirrored.overlaps(other) for other in found) == 1


def _settled(ball: Ball) -> Ball:
    """A real root's ball, replaced by the rational number that the root is, if it is one."""
    lead = abs(ball.p.leading_coefficient())
    bits = int(lead).bit_length() + max(ball.magnitude(), 0) + 8
    with ctx.workprec(bits + START):
        candidate = (ball.sharpened(bits).real * lead).unique_fmpz()
    if candidate is not None and ball.p(q := fmpq(candidate, lead)) == 0:
        ball.real_part, ball.exact = Fraction(int(q.p), int(q.q)), True
    return ball


def horner(p: fmpz_poly, z: acb) -> acb:
    """p(z) for a ball z."""
    total = acb(0)
    for c in reversed(p.coeffs()):
        total = total * z + c
    return total


def as_fmpq(q: Fraction | None) -> fmpq:
    """A Fraction as flint's rational."""
    assert q is not None
    return fmpq(q.numerator, q.denominator)
