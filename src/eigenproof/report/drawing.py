"""The panels of each kind of figure, drawn on matplotlib axes from the figure's data and nothing else.

What differs, differs in line, marker or filling too: a figure keeps its meaning in grey.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from eigenproof.report.labels import Label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, SOFT, LINE, FIRST, SECOND, PAPER = "#1c2430", "#566173", "#c3ccd8", "#1f4e8c", "#a8480b", "#fffffe"
"""The colours of drawings; HTML replaces each by the variable of the page's style sheet."""
STYLES = ((FIRST, "-"), (SECOND, (0, (5, 2))))
ROOM = 1.32
"""How much wider than what is drawn an axis is, to leave room for labels."""
BARS_LABELLED, TICKS = 8, 12

Data = Mapping[str, object]
Point = tuple[float, float]
Labels = tuple[Sequence[Label], Sequence[Sequence[Point]]]
"""The labels of a panel, and the points that they should rather not cover."""
Panel = Callable[["Axes", Data], Labels]


# ---------------------------------------------------------------- the action of a 2x2 matrix


def _before(ax: Axes, data: Data) -> Labels:
    """The unit circle with unit vectors."""
    arrows = data["arrows"]
    circle = [(cos(2 * pi * k / 120), sin(2 * pi * k / 120)) for k in range(121)]
    _plane(ax, 1.0)
    ax.set_title("before")
    ax.plot(*zip(*circle, strict=True), color=SOFT, lw=1.1)
    return _arrows(ax, [(label, tuple(v)) for label, v, _, _ in arrows], circle)


def _after(ax: Axes, data: Data) -> Labels:
    """The image of the circle with the images of the vectors."""
    arrows, image = data["arrows"], [tuple(p) for p in data["image"]]
    tips = [tuple(w) for _, _, _, w in arrows]
    reach = max((hypot(*p) for p in (*image, *tips)), default=0.0) or 1.0
    _plane(ax, reach)
    ax.set_title("after")
    if 0.2 < reach < 8:
        circle = [(cos(2 * pi * k / 120), sin(2 * pi * k / 120)) for k in range(121)]
        ax.plot(*zip(*circle, strict=True), color=SOFT, lw=0.8, ls=":", clip_on=True)
    ax.plot(*zip(*image, strict=True), color=SOFT, lw=1.1)
    return _arrows(ax, [(label, tuple(w)) for _, _, label, w in arrows], image)


def _plane(ax: Axes, reach: float) -> None:
    """A square around the origin with both axes through it."""
    from matplotlib.ticker import MaxNLocator

    limit = ROOM * reach
    ax.set(xlim=(-limit, limit), ylim=(-limit, limit), aspect="equal")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    _cross(ax)


def _cross(ax: Axes) -> None:
    ax.axhline(0, color=LINE, lw=0.8, zorder=0)
    ax.axvline(0, color=LINE, lw=0.8, zorder=0)


def _arrows(ax: Axes, vectors: Sequence[tuple[str, Point]], curve: Sequence[Point]) -> Labels:
    """Vectors from the origin, each with its own line; labels beyond their tips."""
    shafts: list[list[Point]] = [list(curve)]
    for k, (_, (x, y)) in enumerate(vectors):
        colour, line = STYLES[k % len(STYLES)]
        if hypot(x, y) < 1e-3 * ax.get_xlim()[1]:
            ax.plot([x], [y], marker="o" if k % 2 == 0 else "s", ms=5, color=colour, zorder=4)
            continue
        _arrow(ax, (0.0, 0.0), (x, y), colour, line)
        shafts.append(_between((0.0, 0.0), (x, y)))
    return [Label(label, *tip, *tip) for label, tip in dict.fromkeys(vectors) if label], shafts


def _arrow(ax: Axes, start: Point, tip: Point, colour: str, line: object) -> None:
    """A straight arrow; its head is whole also where its shaft is dashed."""
    dx, dy = tip[0] - start[0], tip[1] - start[1]
    near, neck = ((tip[0] - t * dx, tip[1] - t * dy) for t in (0.02, 0.06))
    ax.plot([start[0], neck[0]], [start[1], neck[1]], color=colour, ls=line, lw=1.8, zorder=4,
            solid_capstyle="butt")  # fmt: skip
    head = {"arrowstyle": "-|>,head_width=0.3,head_length=0.6", "color": colour, "lw": 1.2,
            "shrinkA": 0, "shrinkB": 0, "mutation_scale": 10}  # fmt: skip
    ax.annotate("", tip, near, arrowprops=head, zorder=5)


# ---------------------------------------------------------------- variances of components


def _scree(ax: Axes, data: Data) -> Labels:
    """A bar a component: filled if it is kept, hatched if not; its share above it."""
    variances, shares, kept = data["variances"], data["shares"], data["kept"]
    places = list(range(1, len(variances) + 1))
    look = {True: {"color": FIRST}, False: {"facecolor": PAPER, "edgecolor": SECOND, "hatch": "////"}}
    for is_kept, label in ((True, "kept"), (False, "left out")):
        chosen = [k for k in places if (k <= kept) == is_kept]
        if chosen:
            heights = [variances[k - 1] for k in chosen]
            ax.bar(chosen, heights, width=0.62, lw=1, label=label, **look[is_kept])
    top = max(variances, default=0.0) or 1.0
    ax.set(xlim=(0.4, len(places) + 0.6), ylim=(0, 1.14 * top), xlabel="component", ylabel="variance")
    every = -(-len(places) // TICKS) or 1
    ax.set_xticks(places[::every])
    ax.spines[["left", "bottom"]].set_visible(True)
    if 0 < kept < len(places):
        _legend(ax)
    few = len(places) <= BARS_LABELLED
    bars = zip(places, variances, shares, strict=True) if few else ()
    return [Label(_percent(share), k, v, 0, 1) for k, v, share in bars], []


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share in (0, 1) else f"{min(100 * share, 99.9):.1f} %"


# ---------------------------------------------------------------- observations in the plane


def _scatter(ax: Axes, data: Data) -> Labels:
    """Points, the principal axes at their mean, and where each point is reconstructed."""
    points, mean = [tuple(p) for p in data["points"]], tuple(data["mean"])
    back = [tuple(p) for p in data["reconstructions"]]
    axes = [tuple(v) for v in data["axes"]]
    tips = [(mean[0] + x, mean[1] + y) for x, y in axes]
    for p, q in zip(points, back, strict=False):
        ax.plot(*zip(p, q, strict=True), color=LINE, lw=0.8, zorder=1)
    size, alpha = (4.5, 1.0) if len(points) <= 60 else (2.5, 0.6)
    ax.plot(*zip(*points, strict=True), ls="", marker="o", ms=size, mew=0, alpha=alpha, color=FIRST,
            label="observation", zorder=2)  # fmt: skip
    if back:
        ax.plot(*zip(*back, strict=True), ls="", marker="x", ms=size, color=SECOND, mew=1.1,
                label="reconstruction", zorder=3)  # fmt: skip
    ax.plot(*mean, ls="", marker="D", ms=5.5, mew=1.4, mec=INK, mfc=PAPER, label=str(data["centre"]),
            zorder=6)  # fmt: skip
    _limits(ax, [*points, *back, *tips, mean], bool(data["equal"]), flattest=0.45)
    names = [known_words(name, word) for name, word in zip(data["names"], ("first", "second"), strict=True)]
    ax.set_xlabel(names[0], parse_math=False)
    ax.set_ylabel(names[1], parse_math=False)
    ax.spines[["left", "bottom"]].set_visible(True)
    _legend(ax)
    for k, tip in enumerate(tips):
        if tip != mean:
            _arrow(ax, mean, tip, INK, STYLES[k % 2][1])
    labels = [Label(f"axis {k}", *tip, tip[0] - mean[0], tip[1] - mean[1])
              for k, tip in enumerate(tips, 1) if tip != mean]  # fmt: skip
    return labels, [points, back, *(_between(mean, tip) for tip in tips)]


def _between(a: Point, b: Point) -> list[Point]:
    """Points along a line, near enough to one another that no word fits between them."""
    return [(a[0] + (b[0] - a[0]) * t / 24, a[1] + (b[1] - a[1]) * t / 24) for t in range(25)]


def _limits(ax: Axes, points: Sequence[Point], equal: bool, flattest: float) -> None:
    """Room around all points; with `equal` both axes on one scale, the box at least so high for its width."""
    low, high = ([side(p[k] for p in points) for k in (0, 1)] for side in (min, max))
    span = [b - a for a, b in zip(low, high, strict=True)]
    if equal:
        longest = max(span) or abs(max(high, key=abs)) or 1.0
        span = [max(side, flattest * longest) for side in span]
        ax.set_aspect("equal", adjustable="box")
    for k, direction in enumerate("xy"):
        room = 0.64 * span[k] or 0.5 * abs(high[k]) or 1.0
        middle = (low[k] + high[k]) / 2
        getattr(ax, f"set_{direction}lim")(middle - room, middle + room)


# ---------------------------------------------------------------- eigenvalues in the complex plane


def _values(ax: Axes, data: Data) -> Labels:
    """Points in the complex plane; the unit circle where it helps to see sizes."""
    values = data["values"]
    points = [(x, y) for _, x, y in values]
    reach = max((hypot(*p) for p in points), default=0.0) or 1.0
    curves = [points]
    if 0.4 < reach < 5:
        circle = [(cos(2 * pi * k / 120), sin(2 * pi * k / 120)) for k in range(121)]
        ax.plot(*zip(*circle, strict=True), color=SOFT, lw=0.9, ls=":", label="unit circle")
        _legend(ax)
        curves.append(circle)
    _limits(ax, [(0.0, 0.0), *(p for curve in curves for p in curve)], equal=True, flattest=0.4)
    _cross(ax)
    ax.plot(*zip(*points, strict=True), ls="", marker="D", ms=5.5, color=FIRST, zorder=4)
    ax.set(xlabel="real part", ylabel="imaginary part")
    curves.append(_between((ax.get_xlim()[0], 0.0), (ax.get_xlim()[1], 0.0)))
    return [Label(label, x, y, x, y or reach) for label, x, y in values if label], curves


# ---------------------------------------------------------------- what all share


def _legend(ax: Axes) -> None:
    """What the marks mean, below the name of the horizontal axis."""
    from matplotlib.transforms import ScaledTranslation

    below = ax.transAxes + ScaledTranslation(0, -0.44, ax.figure.dpi_scale_trans)
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, 0), bbox_transform=below, ncols=3, frameon=False,
              handlelength=1.4, columnspacing=1.6, handletextpad=0.5, borderaxespad=0)  # fmt: skip


def known_words(name: str, place: str, longest: int = 28) -> str:
    """The name of a column if the fonts can show it, else which column it is."""
    from matplotlib.font_manager import findfont, get_font

    fonts = [get_font(findfont(family)).get_charmap() for family in ("STIXGeneral", "DejaVu Sans")]
    if not name.strip() or any(all(ord(c) not in font for font in fonts) for c in name):
        return f"{place} coordinate"
    return name if len(name) <= longest else name[: longest - 1] + "…"


PANELS: Mapping[str, tuple[Panel, ...]] = {
    "circle": (_before, _after), "scree": (_scree,), "scatter": (_scatter,), "plane": (_values,),
}  # fmt: skip
SIZES = {"circle": (3.1, 3.3), "scree": (4.0, 3.0), "scatter": (4.2, 3.7), "plane": (4.0, 3.5)}
"""Width and height of one panel in inches."""



