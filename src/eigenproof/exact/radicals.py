"""Square roots in a tower: the square test, the principal value, and the step to a larger tower."""

from __future__ import annotations

from functools import lru_cache
from math import gcd, lcm

from flint import fmpq

from eigenproof.errors import DerivationError, LimitError
from eigenproof.exact.place import ball, is_real, sign
from eigenproof.exact.squares import rational_sqrt, square_part
from eigenproof.exact.tower import Element, Tower

MAX_DEGREE = 64
"""Largest degree over Q of a tower that is built."""


def square_root(x: Element) -> Element | None:
    """A square root of x inside its tower, or None if there is none (either sign may come)."""
    tower = x.tower
    if not tower.levels:
        q = rational_sqrt(x.coordinates[0])
        return None if q is None else tower.embed(q)
    half, s = tower.base.degree, tower.generator(len(tower.levels) - 1)
    a, b = Element(tower.base, x.coordinates[:half]), Element(tower.base, x.coordinates[half:])
    if not b:
        root = square_root(a)
        if root is not None:
            return tower.embed(root)
        root = square_root(a / tower.radicand)
        return None if root is None else tower.embed(root) * s
    d = square_root(a * a - tower.radicand * b * b)
    if d is None:
        return None
    for h in (a + d, a - d):
        c = square_root(h / 2)
        if c is not None and c:
            return tower.embed(c) + tower.embed(b / (2 * c)) * s
    return None


def principal(w: Element) -> Element:
    """w or -w, whichever is the principal square root of w^2 (w not 0)."""
    bits = 64
    imaginary = False
    while True:
        value = ball(w, bits)
        part = value.imag if imaginary else value.real
        if part > 0:
            return w
        if part < 0:
            return -w
        if bits == 64:
            square = w * w
            imaginary = is_real(square) and sign(square) < 0
        bits *= 2


@lru_cache(maxsize=256)
def conjugates(tower: Tower) -> tuple[Element, ...]:
    """The complex conjugates of the basis e_S. DerivationError if they do not lie in the tower."""
    images = [tower.embed(1)]
    for j, r in enumerate(tower.levels):
        s = tower.generator(j)
        if j == tower.imaginary_level:
            s = -s
        elif not tower.real_mask >> j & 1:
            image = sum((c * e for c, e in zip(r, images, strict=True) if c), tower.embed(0))
            root = square_root(image)
            if root is None:
                raise DerivationError(
                    "the complex conjugate of a nested radical does not lie in the field of the entries",
                    next_move="use entries whose conjugates are expressible with the same square roots",
                )
            s = principal(root)
        images += [e * s for e in images]
    return tuple(images)


def adjoin(tower: Tower, x: Element) -> tuple[Tower, Element]:
    """The principal square root of x in the tower or in an extension of it."""
    if not x:
        return tower, x
    root = square_root(x)
    if root is not None:
        return tower, principal(root)
    if is_real(x) and sign(x) < 0:
        if x == -1:
            return _new_level(tower, x)
        with_i, i = adjoin(tower, tower.embed(-1))
        bigger, root = adjoin(with_i, with_i.embed(-x))
        return bigger, bigger.embed(i) * root
    parts = _denest(tower, x)
    if parts is not None:
        return parts
    content, y = _content(x)
    u, v = int(content.p), int(content.q)
    s, m = square_part(u * v)
    bigger, root = _new_level(tower, y * m)
    return bigger, root * fmpq(s, v)


def _new_level(tower: Tower, x: Element) -> tuple[Tower, Element]:
    if tower.degree * 2 > MAX_DEGREE:
        raise LimitError(
            f"the square roots need a number field of degree {tower.degree * 2}; the limit is {MAX_DEGREE}",
            next_move="use fewer independent square roots",
        )
    bigger = Tower((*tower.levels, x.coordinates))
    return bigger, bigger.generator(len(tower.levels))


def _denest(tower: Tower, x: Element) -> tuple[Tower, Element] | None:
    """sqrt(a + b s) = c + b s/(2c), c^2 = (a + d)/2, if d^2 = a^2 - r b^2 for a real d in the field below."""
    if not tower.levels:
        return None
    half, s = tower.base.degree, tower.generator(len(tower.levels) - 1)
    a, b = Element(tower.base, x.coordinates[:half]), Element(tower.base, x.coordinates[half:])
    d = square_root(a * a - tower.radicand * b * b) if b else None
    if d is None or not is_real(d):
        return None
    bigger, c = adjoin(tower, tower.embed((a + principal(d)) / 2))
    return bigger, principal(c + bigger.embed(tower.embed(b) * s) / (2 * c))


def _content(x: Element) -> tuple[fmpq, Element]:
    """x = content * y with coprime integer coordinates of y and content > 0 (x not 0)."""
    numerators = [int(c.p) for c in x.coordinates]
    content = fmpq(gcd(*numerators), lcm(*(int(c.q) for c in x.coordinates)))
    return content, x / content
