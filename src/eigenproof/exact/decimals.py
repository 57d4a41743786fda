"""Decimals out of balls: every printed digit is decided by an enclosure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from flint import acb, arb, fmpz

from eigenproof.exact.place import precisions

Enclosure = Callable[[int], acb | arb]
LONGEST_SCALE = 6  # a number below 10^-6 is printed with an exponent


def bounds(x: arb) -> tuple[Fraction, Fraction]:
    """The two ends of a real ball, exactly."""
    middle, radius = _dyadic(x.mid()), _dyadic(x.rad())
    return middle - radius, middle + radius


def whole_bounds(x: arb, shift: int) -> tuple[int, int]:
    """floor and ceiling of the two ends of a real ball times 2^shift."""
    (middle, e), (radius, f) = ([int(v) for v in y.man_exp()] for y in (x.mid(), x.rad()))
    common = min(e, f)
    middle, radius, shift = middle << e - common, radius << f - common, shift + common
    low, high = middle - radius, middle + radius
    return (low << shift, high << shift) if shift >= 0 else (low >> -shift, -(-high >> -shift))


def decimal(enclose: Enclosure, digits: int) -> str:
    """The number in the balls `enclose(bits)` as a decimal with `digits` significant digits.

    Rounded to nearest where the balls decide it, else within one unit of the last digit.
    "a + b*i" or "a - b*i" for a complex number. A part that cannot be told from 0 to 2·digits + 20
    decimals below the other part (or below 1) is printed as "0".
    """
    ball = enclose(64)
    if isinstance(ball, arb) or ball.imag.is_zero():
        return _part(lambda bits: _real(enclose(bits)), digits)
    imaginary = _part(lambda bits: enclose(bits).imag, digits)  # type: ignore[union-attr]
    real = _part(lambda bits: _real(enclose(bits)), digits)
    if imaginary == "0":
        return real
    return f"{real} - {imaginary[1:]}*i" if imaginary[0] == "-" else f"{real} + {imaginary}*i"


def _real(ball: acb | arb) -> arb:
    return ball if isinstance(ball, arb) else ball.real


def _part(enclose: Callable[[int], arb], digits: int) -> str:
    """One real number as a decimal."""
    start, undecided = digits * 10 // 3 + 24, 0
    for bits in precisions(start):
        ball = enclose(bits)
        if not ball.is_finite():  # a division by what is not yet told from 0
            continue
        if ball.is_zero():
            return "0"
        low, high = bounds(ball)
        if low <= 0 <= high:
            if bits > 2 * start + 80:
                return "0"
        else:
            scale = digits - 1 - _exponent(min(abs(low), abs(high)))
            below, above = _scaled(low, scale), _scaled(high, scale)
            if below == above or (undecided >= 2 and above - below <= 1):
                return _written(below if below == above else _scaled((low + high) / 2, scale), scale, digits)
            undecided += above - below <= 1
    raise AssertionError("precisions ends with an error")


def _exponent(x: Fraction) -> int:
    """floor(log10 x) for x > 0."""
    guess = (x.numerator.bit_length() - x.denominator.bit_length()) * 30103 // 100000
    while 10 ** max(guess, 0) * x.denominator > x.numerator * 10 ** max(-guess, 0):
        guess -= 1
    while 10 ** max(guess + 1, 0) * x.denominator <= x.numerator * 10 ** max(-guess - 1, 0):
        guess += 1
    return guess


def _scaled(x: Fraction, scale: int) -> int:
    """x·10^scale, rounded to the nearest integer."""
    numerator = x.numerator * 10 ** max(scale, 0)
    denominator = x.denominator * 10 ** max(-scale, 0)
    return (2 * numerator + denominator) // (2 * denominator)


def _written(units: int, scale: int, digits: int) -> str:
    """units·10^-scale in positional notation, or with an exponent when that would be long."""
    sign = "-" if units < 0 else ""
    text = fmpz(abs(units)).str()  # int() would refuse beyond 4300 digits
    if len(text) > digits:  # 9.99… rounded up to 10.0…
        text, scale = text[:-1], scale - 1
    exponent = len(text) - 1 - scale
    if scale == 0:
        return sign + text
    if 0 <= exponent < digits:
        return f"{sign}{text[: exponent + 1]}.{text[exponent + 1 :]}"
    if -LONGEST_SCALE <= exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{text}"
    mantissa = f"{text[0]}.{text[1:]}" if len(text) > 1 else text
    return f"{sign}{mantissa}e{exponent}"


def _dyadic(x: arb) -> Fraction:
    mantissa, exponent = (int(v) for v in x.man_exp())
    return Fraction(mantissa << exponent) if exponent >= 0 else Fraction(mantissa, 1 << -exponent)
