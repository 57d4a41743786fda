"""Figures as SVG, PDF and PNG: drawn by matplotlib when they are asked for, the same bytes every time.

The user's matplotlib settings have no say, no window is opened and no date is written.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Literal

from eigenproof.model import Figure
from eigenproof.report.drawing import FIRST, INK, LINE, PANELS, PAPER, SECOND, SIZES, SOFT, Panel
from eigenproof.report.labels import place

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

    from eigenproof.report.tree import Report

Format = Literal["svg", "pdf", "png"]
DPI = 200
LARGEST = 1e100
STYLE = {
    "font.family": ["STIXGeneral", "DejaVu Sans"], "mathtext.fontset": "stix", "font.size": 10,
    "axes.titlesize": 10, "axes.labelsize": 10, "xtick.labelsize": 8.5, "ytick.labelsize": 8.5,
    "legend.fontsize": 9, "text.color": INK, "axes.labelcolor": INK, "axes.titlecolor": SOFT,
    "xtick.color": SOFT, "ytick.color": SOFT, "axes.edgecolor": LINE, "axes.linewidth": 0.8,
    "axes.spines.left": False, "axes.spines.right": False, "axes.spines.top": False,
    "axes.spines.bottom": False, "xtick.major.size": 0, "ytick.major.size": 0, "figure.facecolor": PAPER,
    "axes.facecolor": "none", "hatch.color": SECOND, "hatch.linewidth": 0.8, "axes.unicode_minus": True,
    "svg.fonttype": "path", "svg.hashsalt": "eigenproof",
    "pdf.fonttype": 42, "text.hinting": "none", "figure.dpi": 72, "savefig.dpi": 72,
}  # fmt: skip
VARIABLES = {
    INK: "--ink", SOFT: "--soft", LINE: "--line", FIRST: "--accent", SECOND: "--second", PAPER: "--paper",
}  # fmt: skip
UNDATED = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
    "png": {"Software": None},
}


def drawable(figure: Figure) -> bool:
    """Whether all its numbers are of a size that can be drawn."""
    return figure.kind in PANELS and all(abs(x) < LARGEST and isfinite(x) for x in _floats(figure.data))


def named(figure: Figure, header: Sequence[str]) -> Figure:
    """The figure with the names of columns in the place of "variable 1", "variable 2", …"""
    if figure.kind != "scatter" or not header:
        return figure

    def name(words: str) -> str:
        return re.sub(r"variable (\d+)", lambda found: header[int(found[1]) - 1], words)

    data = {**figure.data, "names": [name(words) for words in figure.data["names"]]}
    return replace(figure, alt=name(figure.alt), data=data)


def _floats(data: object) -> Iterator[float]:
    if isinstance(data, (int, float)):
        yield data
    elif not isinstance(data, str):
        for item in data.values() if hasattr(data, "values") else data:  # type: ignore[attr-defined]
            yield from _floats(item)


def render_figure(figure: Figure, format: Format = "svg") -> bytes:
    """The whole figure as a file of its own, on white paper."""
    with _style():
        canvas = _canvas(figure, PANELS[figure.kind])
        return _saved(canvas, format)


def inline_svg(figure: Figure, prefix: str) -> list[str]:
    """The panels of a figure as SVG elements of a page, in its colours; `prefix` keeps their ids apart."""
    drawn = []
    with _style():
        for k, panel in enumerate(PANELS[figure.kind]):
            canvas = _canvas(figure, (panel,))
            canvas.patch.set_visible(False)
            drawn.append(_of_page(_saved(canvas, "svg").decode(), f"{prefix}{'ab'[k]}-"))
    return drawn


def figure_name(stem: str, number: int, format: Format) -> str:
    """The name of the file of a figure (from 1) beside the report `stem`, safe in LaTeX and in a link."""
    return f"{re.sub(r'[^A-Za-z0-9._-]', '-', stem)}-figure-{number}.{format}"


def figure_files(report: Report, stem: str, format: Format) -> list[tuple[str, bytes]]:
    """(name, content) of every file that a report written with this stem refers to."""
    return [
        (figure_name(stem, k, format), render_figure(f, format)) for k, f in enumerate(report.figures, 1)
    ]


@contextmanager
def _style() -> Iterator[None]:
    """Our settings on top of matplotlib's own; what it has to say of its caches is kept from the reader."""
    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        from matplotlib import style

        with style.context(["default", STYLE]):
            yield
    finally:
        log.setLevel(level)


def _canvas(figure: Figure, panels: Sequence[Panel]) -> Canvas:
    """The drawn panels side by side."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    width, height = SIZES[figure.kind]
    canvas = Canvas(figsize=(width * len(panels), height), layout="constrained")
    FigureCanvasAgg(canvas)
    grid = canvas.subplots(1, len(panels), squeeze=False)[0]
    labels = [panel(ax, figure.data) for ax, panel in zip(grid, panels, strict=True)]
    for axis in (axis for ax in grid for axis in (ax.xaxis, ax.yaxis)):
        low, high = sorted(axis.get_view_interval())
        axis.set_ticks([t for t in axis.get_ticklocs() if low <= t <= high])
    canvas.draw_without_rendering()
    canvas.set_layout_engine("none")  # the layout stays as it is when labels come in
    for ax, (words, curves) in zip(grid, labels, strict=True):
        place(ax, words, curves)
    return canvas


def _saved(canvas: Canvas, format: Format) -> bytes:
    out, dpi = io.BytesIO(), DPI if format == "png" else 72
    canvas.savefig(
        out, format=format, metadata=UNDATED[format], dpi=dpi, bbox_inches="tight", pad_inches=0.04
    )
    return out.getvalue()


_NOT_OF_A_PAGE = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", re.DOTALL
)
_PATH, _LONG = re.compile(r' d="[^"]*"'), re.compile(r"-?\d+\.\d{3,}")
_HEAD = re.compile(r'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"[^>]*>')


def _of_page(svg: str, prefix: str) -> str:
    """An SVG file as an element of an HTML page."""
    svg = _NOT_OF_A_PAGE.sub("", svg)
    svg = _PATH.sub(lambda path: _LONG.sub(lambda x: f"{float(x[0]):.2f}", path[0]), svg)
    svg = _HEAD.sub(r'<svg viewBox="0 0 \1 \2" style="--width:\1" aria-hidden="true" focusable="false">', svg)
    svg = svg.replace("xlink:href", "href")
    svg = re.sub(r'\bid="', f'id="{prefix}', svg)
    svg = re.sub(r'(href="#|url\(#)', rf"\g<1>{prefix}", svg)
    for colour, variable in VARIABLES.items():
        svg = svg.replace(colour, f"var({variable})")
    return re.sub(r"\n\s*", "\n", svg).strip()
