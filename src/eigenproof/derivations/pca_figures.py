"""The figure of the data: two variables with their principal axes, or the scores of two components."""

from __future__ import annotations

from math import sqrt

from flint import fmpq

from ..exact.data import mean
from ..exact.field import Scalar
from .figures import Point, drawn, scatter_figure
from .pca_components import Components
from .pca_decimals import data_matrix, directions
from .story import Story, m

BITS = 64


def draw_data(story: Story, found: Components) -> None:
    """Observations and principal axes for two variables; for more, the scores of the first two components."""
    n = story.a.shape[1]
    if n == 2:
        _plane(story, found)
    elif n > 2:
        _scores(story, found)


def _plane(story: Story, found: Components) -> None:
    points = [_floats(row) for row in story.a.rows]
    origin = _floats(mean(story.a)) if found.centred else (0.0, 0.0)
    axes = _axes(found)
    rebuilt: list[Point] = []
    if found.kept == 1:
        x, y = axes[0]
        for p in points:
            c = (p[0] - origin[0]) * x + (p[1] - origin[1]) * y
            rebuilt.append((origin[0] + c * x, origin[1] + c * y))
    length = "standard deviation" if found.centred else "root mean square"
    said = " Each point goes to its reconstruction on the first axis." if rebuilt else ""
    story.figures.append(
        scatter_figure(
            points, origin, _scaled(story, found, axes), rebuilt, story.header or ("variable 1", "variable 2"),
            (f"The observations with their principal axes, each as long as its {length}.", said),
            "mean" if found.centred else "origin",
        )
    )  # fmt: skip


def _scores(story: Story, found: Components) -> None:
    axes = _axes(found)[:2]
    points = []
    for row in data_matrix(story).rows:
        y = _floats(row)
        points.append(tuple(sum(a * b for a, b in zip(y, q, strict=True)) for q in axes))
    one, two = (_length(found, i, story.n) for i in (0, 1))
    story.figures.append(
        scatter_figure(
            points, (0.0, 0.0), [(one, 0.0), (0.0, two)], [], ("component 1", "component 2"),
            ("The observations in the plane of the first two components, ", m("q1"), " and ", m("q2"), "."),
            "mean" if found.centred else "origin",
        )
    )  # fmt: skip


def _axes(found: Components) -> list[tuple[float, ...]]:
    """The unit vectors of all components, for drawing."""
    return [tuple(float(x.mid()) for x in q) for q in directions(found)(BITS)]


def _scaled(story: Story, found: Components, axes: list[tuple[float, ...]]) -> list[Point]:
    """Axes as long as the standard deviation along them."""
    lengths = (_length(found, i, story.n) for i in range(len(axes)))
    return [(s * x, s * y) for s, (x, y) in zip(lengths, axes, strict=True)]


def _length(found: Components, i: int, rows: int) -> float:
    """The standard deviation along a component (root mean square for data that are not centred)."""
    variance = drawn(found.part.values[found.places[i]].enclose)
    return sqrt(max(variance, 0.0) / (1 if found.centred else rows))


def _floats(row: tuple[Scalar, ...]) -> tuple[float, ...]:
    """Exact scalars as the nearest floats; of many data, rational ones are divided directly."""
    try:
        return tuple(int(x.p) / int(x.q) if isinstance(x, fmpq) else drawn(x) for x in row)
    except OverflowError:  # infinite floats: such a figure is not drawn
        return tuple(map(drawn, row))
