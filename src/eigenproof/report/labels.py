"""Labels in a drawing: each as near to its point as it can be without touching another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

DISTANCES = (5.0, 10.0, 17.0, 26.0)
"""How far from its point the edge of a label may be, in points of 1/72 inch."""
ANGLES = tuple(sign * k * pi / 12 for k in range(13) for sign in (1, -1))[1:]
"""How far a label may turn away from its direction, nearest first."""
MARGIN = 1.5
_NAME = re.compile(r"(?<![^\W\d_])([^\W\d_])(\d*)(?!\w)")


class Label(NamedTuple):
    """Words at a point of a drawing, best placed in the direction (dx, dy) from it."""

    words: str
    x: float
    y: float
    dx: float
    dy: float


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box, margin: float = MARGIN) -> bool:
        """Whether two rectangles overlap or nearly touch."""
        apart = self.right + margin <= other.left or other.right + margin <= self.left
        return not (apart or self.top + margin <= other.bottom or other.top + margin <= self.bottom)


def label_text(words: str) -> str:
    """Words for matplotlib: single letters slanted, digits behind them as their index."""
    escaped = words.replace("\\", r"\backslash ").replace("$", r"\$")
    return _NAME.sub(lambda m: f"${m[1]}_{{{m[2]}}}$" if m[2] else f"${m[1]}$", escaped)


def place(ax: Axes, labels: Sequence[Label], curves: Iterable[Sequence[tuple[float, float]]]) -> None:
    """Write the labels of a drawing whose limits are final.

    Other words must not be touched; of what is left, the place nearest to the wanted one that covers
    fewest points of `curves` (in data coordinates). A label without any place is left out.
    """
    from matplotlib.patheffects import withStroke

    renderer = ax.figure.canvas.get_renderer()
    taken = [_box(t.get_window_extent(renderer)) for t in _other_words(ax)]
    seen = [tuple(ax.transData.transform(p)) for curve in curves for p in curve]
    page = Box(0, 0, *ax.figure.bbox.size)
    for label in labels:
        text = ax.annotate(
            label_text(label.words), (label.x, label.y), (0, 0), textcoords="offset points",
            ha="center", va="center", annotation_clip=False, zorder=9,
        )  # fmt: skip
        size = text.get_window_extent(renderer)
        spot = _spot(label, (size.width, size.height), ax, taken, seen, page)
        if spot is None:
            text.remove()
            continue
        centre, covers = spot
        _move(text, centre, ax)
        if covers:
            text.set_path_effects([withStroke(linewidth=2.5, foreground=ax.figure.get_facecolor())])
        taken.append(_box(text.get_window_extent(renderer)))


def _other_words(ax: Axes) -> list:
    """All texts on the figure so far that show anything."""
    from matplotlib.text import Text

    return [t for t in ax.figure.findobj(Text) if t.get_visible() and t.get_text().strip()]


def _box(extent: object) -> Box:
    return Box(extent.x0, extent.y0, extent.x1, extent.y1)  # type: ignore[attr-defined]


def _spot(
    label: Label,
    size: tuple[float, float],
    ax: Axes,
    taken: Sequence[Box],
    seen: Sequence[tuple[float, float]],
    page: Box,
) -> tuple[tuple[float, float], int] | None:
    """Centre of the best place in pixels, and how many points are covered there; or None."""
    x, y = ax.transData.transform((label.x, label.y))
    unit = ax.figure.dpi / 72
    ahead = atan2(label.dy, label.dx) if hypot(label.dx, label.dy) else pi / 4
    best: tuple[float, tuple[float, float], int] | None = None
    width, height = size
    for turn_cost, turn in enumerate(ANGLES):
        c, s = cos(ahead + turn), sin(ahead + turn)
        # from the point to the edge of the rectangle around the centre in this direction
        reach = min(width / 2 / abs(c) if c else width + height, height / 2 / abs(s) if s else width + height)
        for far_cost, distance in enumerate(DISTANCES):
            centre = (x + (reach + distance * unit) * c, y + (reach + distance * unit) * s)
            left, bottom = centre[0] - width / 2, centre[1] - height / 2
            box = Box(left, bottom, left + width, bottom + height)
            outside = min(box.left, box.bottom, page.right - box.right, page.top - box.top) < MARGIN
            if outside or any(box.meets(other) for other in taken):
                continue
            covered = sum(box.meets(Box(px, py, px, py), 1.0) for px, py in seen)
            cost = 3.0 * min(covered, 12) + turn_cost + 4.0 * far_cost
            if best is None or cost < best[0]:
                best = cost, centre, covered
    return best[1:] if best else None


def _move(text: Annotation, centre: tuple[float, float], ax: Axes) -> None:
    x, y = ax.transData.transform(text.xy)
    unit = ax.figure.dpi / 72
    text.set_position(((centre[0] - x) / unit, (centre[1] - y) / unit))
