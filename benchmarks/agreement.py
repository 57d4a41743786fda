"""Comparing results before times: `Disagreement` when the two sides do not say the same."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eigenproof.derived import Derived
    from eigenproof.exact.eigen import Eigenvalue
    from eigenproof.exact.singular import SingularValue

CLOSE = Fraction(1, 10**20)
"""How near (relative to max(1, |value|)) two decimals of one exact eigenvalue must be."""

LOST = 12
"""So many of its digits an uncertified eigensystem may get wrong."""


class Disagreement(Exception):
    """The two sides give different answers."""


def same_pairs(ours: Sequence[Eigenvalue], theirs: list) -> None:
    """Eigenvalues (theirs to 30 digits), multiplicities, and dimensions of eigenspaces."""
    mine = [(Fraction(text(v)), v.factor.multiplicity, v.factor.geometric) for v in ours]
    _same_spectrum(mine, theirs)


def same_derived(ours: Derived, theirs: list) -> None:
    """The same for a derivation, which must be proved."""
    _proved(ours)
    mine = [
        (Fraction(v["approx"]), v["algebraic_multiplicity"], v["algebraic_multiplicity"])
        for v in ours.answer["eigenvalues"]
    ]
    _same_spectrum(mine, theirs)


def same_factors(ours: Sequence[Eigenvalue], theirs: list) -> None:
    """Irreducible factors of the characteristic polynomial, multiplicities, dimensions of eigenspaces."""
    mine = {(f.minimal, f.multiplicity, f.geometric) for f in (v.factor for v in ours)}
    found = {(tuple(p), m, g) for p, m, g in theirs}
    if mine != found:
        raise Disagreement(f"factors {sorted(mine)} and {sorted(found)}")


def same_squares(ours: Sequence[Eigenvalue], theirs: list) -> None:
    """The same for the squares of the singular values, without those that are 0."""
    from eigenproof.exact.singular import singular_value

    same_singular_values([singular_value(v) for v in ours], theirs)


def same_singular_values(ours: Sequence[SingularValue], theirs: list) -> None:
    """Singular values to 30 digits; theirs are those that are not 0, in their own order."""
    from eigenproof.exact.decimals import decimal

    _same_numbers([decimal(x.enclose, 30) for x in ours], theirs)


def same_derived_svd(ours: Derived, theirs: list) -> None:
    """The same for a derivation, which must be proved."""
    _proved(ours)
    _same_numbers([s["approx"] for s in ours.answer["singular_values"] if s["value"] != "0"], theirs)


def _proved(ours: Derived) -> None:
    if ours.verdict.status != "proved":
        raise Disagreement(f"the derivation is {ours.verdict.status}: {ours.verdict.reason[:200]}")


def _same_numbers(ours: list[str], theirs: list[str]) -> None:
    mine, found = (sorted(map(Fraction, side), reverse=True) for side in (ours, theirs))
    if len(mine) != len(found) or any(abs(x - y) > CLOSE * max(1, y) for x, y in zip(mine, found)):
        raise Disagreement(f"{list(map(float, mine))} and {list(map(float, found))}")


def same_matrix(ours: list[list[Fraction]], theirs: list[list[str]]) -> None:
    """The same rational matrix."""
    if ours != [[Fraction(x) for x in row] for row in theirs]:
        raise Disagreement("two different matrices")


def same_variances(ours: Sequence[Eigenvalue], theirs: list[float]) -> None:
    """Variances of the components, theirs in double precision."""
    _same_floats([float(text(v)) for v in ours], theirs)


def same_derived_variances(ours: Derived, theirs: list[float]) -> None:
    """The same for a derivation, which must be proved."""
    _proved(ours)
    _same_floats([float(c["variance"]["approx"]) for c in ours.answer["components"]], theirs)


def _same_floats(ours: list[float], theirs: list[float]) -> None:
    if len(ours) != len(theirs) or any(abs(x - y) > 1e-9 * abs(y) for x, y in zip(ours, theirs)):
        raise Disagreement(f"variances {ours} and {theirs}")


def same_system(ours: tuple, theirs: list, digits: int) -> None:
    """Eigenvalues and unit eigenvectors up to sign, theirs to `digits` digits less those they may lose."""
    from flint import arb, ctx

    values, vectors = theirs
    with ctx.workprec(digits * 4 + 64):
        tolerance = arb(10) ** (LOST - digits)
        found = [(arb(x), [arb(e) for e in v]) for x, v in zip(values, vectors)]
        found.sort(key=lambda pair: float(pair[0]), reverse=True)
        for x, v, (y, w) in zip(*ours, found, strict=True):
            if not abs(x - y) <= tolerance * (1 + abs(y)):
                raise Disagreement(f"eigenvalues {x} and {y}")
            if not any(all(abs(a - s * b) <= tolerance for a, b in zip(v, w)) for s in (1, -1)):
                raise Disagreement(f"eigenvectors for {x}")


def text(value: Eigenvalue) -> str:
    """An eigenvalue to 30 digits."""
    from eigenproof.exact.decimals import decimal

    return decimal(value.enclose, 30)


def _same_spectrum(mine: list, theirs: list) -> None:
    found = sorted(((Fraction(x), m, g) for x, m, g in theirs), reverse=True)
    mine = sorted(mine, reverse=True)
    if len(mine) != len(found):
        raise Disagreement(f"{len(mine)} and {len(found)} eigenvalues")
    for (x, *counts), (y, *others) in zip(mine, found):
        if abs(x - y) > CLOSE * max(1, abs(y)) or counts != others:
            raise Disagreement(f"{float(x)} {counts} and {float(y)} {others}")
