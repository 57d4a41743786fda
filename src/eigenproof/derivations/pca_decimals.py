"""Directions, scores and reconstructions as balls and certified decimals, for any number of observations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from flint import acb, arb, arb_mat

from ..exact.data import centred, covariance, gram
from ..exact.decimals import decimal
from ..exact.field import Scalar, Tower, enclose, precision
from ..exact.matrix import ExactMatrix
from ..exact.place import precisions
from .pca_components import Components
from .story import GUARD_BITS, Story
from .svd_columns import unit_balls

Balls = Callable[[int], list[arb]]
"""Real numbers, enclosed with some so many bits of working precision."""


def principal(story: Story) -> Components:
    """The components of the data of a story, found once more without telling it."""
    options = story.options
    c = covariance(story.a, options.ddof) if options.centred else gram(story.a)
    return Components.of(Story(story.topic, c.term(), c, "C", options=options), story)


def data_matrix(story: Story) -> ExactMatrix:
    """What is decomposed: the centred data, or the data as given."""
    return centred(story.a) if story.options.centred else story.a


def directions(found: Components) -> Callable[[int], list[list[arb]]]:
    """The unit vectors of all components, every entry with relative accuracy of so many bits (or exactly 0)."""
    unit = [unit_balls(v) for v in found.vectors]

    def balls(bits: int) -> list[list[arb]]:
        return [_sharp(q, bits) for q in unit]

    return lru_cache(maxsize=4)(balls)


def _sharp(q: Callable[[int], list[acb]], bits: int) -> list[arb]:
    """The entries of a unit vector; high powers of an eigenvalue cancel, so precision grows until they are sharp."""
    for working in precisions(bits):
        entries = [x.real for x in q(working)]
        if all(x.is_exact() or (x.is_finite() and x.rel_accuracy_bits() >= bits) for x in entries):
            return entries
    raise AssertionError("precisions ends with an error")


def coded(y: Sequence[Scalar], axes: Callable[[int], list[list[arb]]], kept: int) -> Balls:
    """The code of a (centred) observation: its products with the directions that are kept."""

    def balls(bits: int) -> list[arb]:
        with precision(bits + GUARD_BITS):
            at = _real(y, bits)
            return [sum((a * b for a, b in zip(at, q, strict=True)), arb(0)) for q in axes(bits)[:kept]]

    return balls


def rebuilt(code: Balls, axes: Callable[[int], list[list[arb]]]) -> Balls:
    """sum of code_j q_j"""

    def balls(bits: int) -> list[arb]:
        with precision(bits + GUARD_BITS):
            pairs = list(zip(code(bits), axes(bits), strict=False))
            return [sum((c * q[j] for c, q in pairs), arb(0)) for j in range(len(axes(bits)[0]))]

    return balls


def shifted(x: Sequence[Scalar], y: Sequence[Scalar], point: Balls) -> Balls:
    """A point of the centred data, moved back by the mean x - y."""

    def balls(bits: int) -> list[arb]:
        with precision(bits + GUARD_BITS):
            mu = _real([a - b for a, b in zip(x, y, strict=True)], bits)
            return [a + b for a, b in zip(mu, point(bits), strict=True)]

    return balls


def squared(y: Sequence[Scalar], code: Balls) -> Callable[[int], arb]:
    """|y|^2 - |code|^2, the squared distance from the reconstruction."""

    def ball(bits: int) -> arb:
        with precision(bits + GUARD_BITS):
            whole = sum((a * a for a in _real(y, bits)), arb(0))
            return whole - sum((c * c for c in code(bits)), arb(0))

    return ball


def _real(entries: Sequence[Scalar], bits: int) -> list[arb]:
    return [enclose(x, bits + GUARD_BITS).real for x in entries]


def direction_decimals(found: Components, digits: int) -> list[list[str]]:
    """The unit vectors of all components, certified decimals; exact zeros as "0"."""
    axes = directions(found)
    return [
        [
            decimal(lambda bits, i=i, j=j: axes(bits)[i][j], digits) if entry else "0"
            for j, entry in enumerate(v.vector)
        ]
        for i, v in enumerate(found.vectors)
    ]


def score_decimals(y: ExactMatrix, found: Components, digits: int) -> list[list[str]]:
    """The scores of all (centred) observations on the components kept, certified decimals, N x kept."""
    axes, kept = directions(found), found.kept

    @lru_cache(maxsize=3)
    def scores(bits: int) -> list[list[arb]]:
        with precision(bits + GUARD_BITS):
            columns = [list(q) for q in zip(*axes(bits)[:kept], strict=True)]
            return (_ball_matrix(y, bits) * arb_mat(columns)).tolist()

    bits = digits * 10 // 3 + 24
    return [
        [_text(score, digits, lambda bits, i=i, j=j: scores(bits)[i][j]) for j, score in enumerate(row)]
        for i, row in enumerate(scores(bits))
    ]


def _ball_matrix(y: ExactMatrix, bits: int) -> arb_mat:
    return arb_mat(y.regular) if y.field == Tower.QQ else arb_mat([_real(row, bits) for row in y.rows])


def _text(ball: arb, digits: int, sharper: Callable[[int], arb]) -> str:
    """A ball as a decimal: Arb's own where it is sharp enough and needs no exponent, which is quicker."""
    text = ball.str(digits, radius=False) if ball.rel_accuracy_bits() >= digits * 10 // 3 + 8 else "e"
    return decimal(sharper, digits) if "e" in text else text
