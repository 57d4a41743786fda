"""Data of figures: decimals to be drawn, with a caption and what a reader would see, in words.

Every float comes from a certified decimal (`drawn`, `drawn_complex`) and serves the eye only: no step
of a derivation looks at it. Labels are plain words in which digits behind a letter are its index
("v1", "σ1 u1", "2.5 + 1.5i").
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, sin

from ..exact.decimals import Enclosure, decimal
from ..exact.field import Scalar, enclose
from ..model import Figure, Prose
from .story import Story, m

Point = tuple[float, float]
DIGITS, POINTS, CORNERS, LABELS, LOPSIDED = 12, 500, 180, 12, 8
"""Digits of a float, most observations drawn, corners of an ellipse, most values with labels, and the ratio of
the ranges of two coordinates beyond which they are drawn on different scales."""
TAME = 1e9
"""Larger numbers (and smaller ones than 1 over it) are not drawn."""


def drawn(ball: Enclosure | Scalar) -> float:
    """A real number as a float: of an enclosure (`value.enclose`) or of an exact scalar."""
    return drawn_complex(ball).real


def drawn_complex(ball: Enclosure | Scalar) -> complex:
    """A number as a complex float: of an enclosure (`value.enclose`) or of an exact scalar."""
    text = decimal(ball if callable(ball) else lambda bits: enclose(ball, bits), DIGITS)
    return complex(text.replace(" ", "").replace("*i", "j"))


def circle_figure(
    rows: Sequence[Sequence[float]], arrows: Sequence[tuple[str, Point, str, Point]], caption: Prose
) -> Figure:
    """A real 2×2 matrix acts on the unit circle.

    arrows: (label, unit vector, label of its image, image); an empty label is not shown.
    """
    (a, b), (c, d) = rows
    turns = [2 * pi * k / CORNERS for k in range(CORNERS + 1)]
    image = [[a * cos(t) + b * sin(t), c * cos(t) + d * sin(t)] for t in turns]
    pairs = [f"{before or 'a vector'} at {_at(v)} goes to {after or 'its image'} at {_at(w)}"
             for before, v, after, w in arrows]  # fmt: skip
    shape = "an ellipse" if abs(a * d - b * c) > 1e-9 * (a * a + b * b + c * c + d * d) else "a line segment"
    if not any((a, b, c, d)):
        shape = "the origin"
    alt = f"The unit circle on the left and its image, {shape}, on the right. " + _listed(pairs)
    moved = [[before, list(v), after, list(w)] for before, v, after, w in arrows]
    return Figure("circle", caption, alt.strip(), {"image": image, "arrows": moved})


def scree_figure(
    variances: Sequence[float], kept: int, caption: Prose, what: str = "Variances"
) -> Figure:
    """Variances of the principal components, descending, the first `kept` of them marked as kept."""
    total = sum(variances)
    shares = [v / total if total else 0.0 for v in variances]
    seen = [f"{v:.4g} ({100 * share:.1f} %)" for v, share in zip(variances, shares, strict=True)]
    alt = f"{what} of {len(variances)} components and their shares in order, of which {_kept(kept, len(variances))}: {_listed(seen)}"
    return Figure("scree", caption, alt, {"variances": list(variances), "shares": shares, "kept": kept})


def scatter_figure(
    points: Sequence[Point],
    mean: Point,
    axes: Sequence[Point],
    reconstructions: Sequence[Point],
    names: tuple[str, str],
    caption: Prose,
    centre: str = "mean",
) -> Figure:
    """Observations in the plane, principal axes as long as their standard deviations, reconstructions.

    names: those of the two coordinates; "variable 2" is the second column of the data, which a report
    calls by its header. reconstructions: one for each point, or none. Of very many points only some are drawn, which the
    caption says, as it says when the two coordinates cannot have one scale.
    """
    step = -(-len(points) // POINTS) or 1
    count = f"{len(points)} observation{'s' * (len(points) != 1)} of {names[0]} and {names[1]}"
    alt = f"{count}; {centre} at {_at(mean)}; principal axes " + " and ".join(map(_at, axes)) + " from there."
    if reconstructions:
        alt += " A line leads from each point to its reconstruction."
    spread = [max(p[k] for p in points) - min(p[k] for p in points) for k in (0, 1)]
    equal = min(spread) == 0 or max(spread) <= LOPSIDED * min(spread)
    said = f" One in {step} of the observations is drawn." if step > 1 else ""
    said += "" if equal else " The two scales differ, so right angles do not look right."
    alt, caption = alt + said, (*caption, *([said] if said else []))
    data = {
        "equal": equal,
        "points": [list(p) for p in points[::step]], "mean": list(mean), "centre": centre, "axes": [list(v) for v in axes],
        "reconstructions": [list(p) for p in reconstructions[::step]], "names": list(names),
    }  # fmt: skip
    return Figure("scatter", caption, alt, data)


def plane_figure(values: Sequence[tuple[str, complex]], caption: Prose) -> Figure:
    """Eigenvalues in the complex plane, each with its label."""
    seen = [f"{label or 'a value'} at {_at((z.real, z.imag))}" for label, z in values]
    alt = "The complex plane with " + _listed(seen)
    return Figure("plane", caption, alt, {"values": [[label, z.real, z.imag] for label, z in values]})


def _at(point: Sequence[float]) -> str:
    """A point to three digits, minus signs as people write them."""
    return "(" + ", ".join(f"{x + 0:.3g}" for x in point).replace("-", "−") + ")"


def _listed(items: Sequence[str]) -> str:
    return "; ".join(items) + "." if items else ""


def _kept(kept: int, count: int) -> str:
    return "all are kept" if kept == count else "the first is kept" if kept == 1 else f"the first {kept} are kept"


def draw_action(story: Story) -> None:
    """The figure of a real 2×2 matrix: its real eigenvectors on the unit circle, or e1 and e2 without any."""
    if story.a.shape != (2, 2) or story.over_c:
        return
    rows = [[drawn(x) for x in row] for row in story.a.rows]
    if not all(_tame(drawn(x), x) for row in story.a.rows for x in row):
        return
    arrows, named = [], []
    for value in (v for v in story.values if v.is_real):
        factor = drawn(value.enclose)
        for entries in value.vectors:
            x, y = map(drawn, entries)
            unit = (x / hypot(x, y), y / hypot(x, y))
            name = f"v{len(arrows) + 1}"
            arrows.append((name, unit, _multiple(factor, name), (factor * unit[0], factor * unit[1])))
            named += [*([" and "] if named else []), m(name), " by ", m(value.value)]
    said: Prose = ("Eigenvectors stay on their lines: ", m(story.name), " multiplies ", *named, ".")
    if not arrows:
        units = ((1.0, 0.0), (0.0, 1.0))
        arrows = [(f"e{k + 1}", e, f"{story.name} e{k + 1}", (rows[0][k], rows[1][k])) for k, e in enumerate(units)]
        said = ("No line through the origin is kept: ", m(story.name), " has no real eigenvector.")
    story.figures.append(circle_figure(rows, arrows, ("The unit circle and its image. ", *said)))


def draw_values(story: Story) -> None:
    """The figure of the eigenvalues of a real matrix that is not symmetric, in the complex plane."""
    if story.n < 2 or story.over_c or story.a.first_asymmetry() is None:
        return
    values = [(drawn_complex(v.enclose), v.factor.multiplicity) for v in story.values]
    if not all(_tame(abs(z), v.value) for (z, _), v in zip(values, story.values, strict=True)):
        return
    few = len(values) <= LABELS
    labelled = [(_number(z) + (f" (×{k})" if k > 1 else "") if few else "", z) for z, k in values]
    pairs = any(z.imag for z, _ in values)
    seen = "; those that are not real come in pairs, mirrored at the real axis." if pairs else "; all are real."
    story.figures.append(plane_figure(labelled, ("The eigenvalues of ", m(story.name), " in the complex plane", seen)))


def _tame(x: float, exact: object) -> bool:
    """Whether a number is of a size to be drawn."""
    return exact == 0 or 1 / TAME < abs(x) < TAME


def _multiple(factor: float, name: str) -> str:
    """factor·name as people write it: v1, −v1, 0, 2.5 v1."""
    if factor in (0, 1, -1):
        return {0: "0", 1: name, -1: f"−{name}"}[int(factor)]
    return f"{_number(complex(factor))} {name}"


def _number(z: complex) -> str:
    """A real or complex number to three digits, a short whole number as it is."""
    if not z.imag:
        digits = ".0f" if z.real.is_integer() and abs(z.real) < 10_000 else ".3g"
        return f"{z.real + 0:{digits}}".replace("-", "−")
    imaginary = "" if abs(z.imag) == 1 else f"{abs(z.imag):.3g}"
    sign = "−" if z.imag < 0 else "+"
    if not z.real:
        return f"{sign.strip('+')}{imaginary}i"
    return f"{z.real:.3g} {sign} {imaginary}i".replace("-", "−")
