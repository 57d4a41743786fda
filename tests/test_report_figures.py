"""Drawn figures: nothing overlaps, the same bytes every time, and files that reports refer to."""

from __future__ import annotations

import io
import random
import re
from dataclasses import replace
from itertools import combinations
from math import cos, sin

import pytest
from report_samples_data import (
    DATA_SAMPLES,
    figure_of_singular_vectors,
    figure_of_values,
    pca_two,
    svd_two,
)

from eigenproof.derivations.figures import circle_figure, plane_figure, scatter_figure, scree_figure
from eigenproof.model import Figure
from eigenproof.report.build import build
from eigenproof.report.drawing import PANELS, known_words
from eigenproof.report.figures import (
    VARIABLES,
    _canvas,
    _style,
    drawable,
    figure_files,
    figure_name,
    inline_svg,
    render_figure,
)
from eigenproof.report.html import render_html
from eigenproof.report.labels import Box, label_text
from eigenproof.report.latex import render_latex
from eigenproof.report.markdown import render_markdown
from eigenproof.report.terminal import render_text

matplotlib = pytest.importorskip("matplotlib")


def crowded(seed: int) -> list[Figure]:
    """Figures whose labels want the same places."""
    chance = random.Random(seed)
    near = [(f"{k}.5 + {k}i", complex(chance.gauss(0, 1) ** 3, chance.gauss(0, 0.2))) for k in range(9)]
    turn = chance.uniform(0, 6.3)
    arrows = [
        (f"v{k + 1}", (cos(t), sin(t)), f"12.3 v{k + 1}", (1e-3 * cos(t), 9 * sin(t)))
        for k, t in enumerate((turn, turn + 0.02))
    ]
    cloud = [(chance.gauss(0, 1), chance.gauss(0, 1)) for _ in range(200)]
    return [
        plane_figure(near, ("Crowded.",)),
        circle_figure([[1e-3, 0], [0, 9]], arrows, ("Thin.",)),
        scatter_figure(cloud, (0, 0), [(0.1, 0), (0, 0.1)], cloud, ("a" * 60, "$x_1^{"), ("Cloud.",)),
        scree_figure([10.0**-k for k in range(8)], 3, ("Steep.",)),
    ]


def canvas_of(figure: Figure):
    with _style():
        canvas = _canvas(figure, PANELS[figure.kind])
        canvas.draw_without_rendering()
    return canvas


def texts_of(canvas) -> list[tuple[str, Box]]:
    """Every word on a drawing with the rectangle it takes."""
    from matplotlib.text import Text

    renderer = canvas.canvas.get_renderer()
    shown = [t for t in canvas.findobj(Text) if t.get_visible() and t.get_text().strip()]
    inside = canvas.bbox
    boxes = [(t.get_text(), t.get_window_extent(renderer)) for t in shown]
    return [(text, Box(b.x0, b.y0, b.x1, b.y1)) for text, b in boxes if inside.overlaps(b)]


def overlaps(canvas) -> list[tuple[str, str]]:
    pairs = combinations(texts_of(canvas), 2)
    return [(s, t) for (s, a), (t, b) in pairs if a.meets(b, margin=0)]


SAMPLES = [figure_of_singular_vectors(), figure_of_values(), *pca_two().derivation.figures]


@pytest.mark.parametrize("figure", [*SAMPLES, *crowded(1), *crowded(2)], ids=lambda f: f.kind)
def test_no_words_overlap_and_none_is_cut_off(figure):
    canvas = canvas_of(figure)
    texts = texts_of(canvas)
    assert len(texts) >= 6
    assert overlaps(canvas) == []
    width, height = canvas.bbox.size
    assert all(b.left >= 0 and b.bottom >= 0 and b.right <= width and b.top <= height for _, b in texts)


def test_an_overlap_would_be_seen():
    canvas = canvas_of(figure_of_singular_vectors())
    first = next(t for t in canvas.axes[0].texts if "v" in t.get_text())
    canvas.axes[0].annotate("over it", first.xy, first.get_position(), textcoords="offset points",
                            ha="center", va="center")  # fmt: skip
    assert len(overlaps(canvas)) == 1


def test_labels_of_singular_vectors_lie_beyond_the_tips():
    canvas = canvas_of(figure_of_singular_vectors())
    for ax, words in zip(canvas.axes, (["$v_{1}$", "$v_{2}$"], ["$σ_{1}$ $u_{1}$", "$σ_{2}$ $u_{2}$"])):
        shown = [t for t in ax.texts if t.get_text()]
        assert [t.get_text() for t in shown] == words
        for t in shown:
            (x, y), (dx, dy) = t.xy, t.get_position()
            assert x * dx + y * dy > 0
        assert ax.get_aspect() == 1


def test_what_differs_differs_without_colour():
    canvas = canvas_of(figure_of_singular_vectors())
    shafts = {line.get_color(): line.get_linestyle() for line in canvas.axes[0].lines if line.get_lw() > 1.5}
    assert len(shafts) == len(set(shafts.values())) == 2
    scatter = canvas_of(pca_two().derivation.figures[1]).axes[0]
    markers = [h.get_marker() for h in scatter.get_legend_handles_labels()[0]]
    assert len(set(markers)) == len(markers) == 3
    bars = canvas_of(pca_two().derivation.figures[0]).axes[0].patches
    assert [bar.get_hatch() for bar in bars] == [None, "////"]


@pytest.mark.parametrize("figure", SAMPLES, ids=lambda f: f.kind)
def test_the_same_bytes_every_time_whatever_the_user_set(figure):
    formats = ("svg", "pdf", "png")
    first = [render_figure(figure, f) for f in formats]
    mine = {"font.size": 30, "svg.fonttype": "none", "axes.facecolor": "red", "figure.dpi": 300}
    with matplotlib.rc_context(mine):
        assert [render_figure(figure, f) for f in formats] == first
        assert matplotlib.rcParams["font.size"] == 30
    assert [first[0][:5], first[1][:5], first[2][:4]] == [b"<?xml", b"%PDF-", b"\x89PNG"]
    assert b"Date" not in first[1]
    assert not re.search(rb"20\d\d-\d\d-\d\d|matplotlib v", first[0])


def test_drawing_opens_no_window():
    import subprocess
    import sys

    code = (
        "import sys; from report_samples_data import figure_of_values as f; "
        "from eigenproof.report.figures import render_figure; render_figure(f()); "
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd="tests", check=False).returncode == 0


def test_a_drawing_in_a_page_takes_the_colours_of_the_page():
    one, two = inline_svg(figure_of_singular_vectors(), "figure-1-")
    for svg in (one, two):
        assert svg.startswith("<svg viewBox=")
        assert not re.search(r"#[0-9a-f]{6}|https?:|<style|<metadata|xlink", svg)
        assert "var(--ink)" in svg
        assert 'aria-hidden="true"' in svg
    ids = re.findall(r' id="([^"]*)"', one + two)
    assert len(ids) == len(set(ids)) > 20
    assert all(i.startswith("figure-1-") for i in ids)
    assert set(re.findall(r'(?:href="#|url\(#)([^")]*)', one + two)) <= set(ids)
    assert len(set(VARIABLES.values())) == len(VARIABLES)


# ---------------------------------------------------------------- what can be drawn


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), 1e200])
def test_what_no_eye_could_see_is_left_out(bad):
    assert drawable(plane_figure([("1", 1 + 0j)], ()))
    assert not drawable(plane_figure([("1", complex(bad))], ()))
    result = svd_two()
    wild = plane_figure([("1", complex(bad))], ())
    report = build(replace(result, derivation=replace(result.derivation, figures=(wild,))))
    assert report.figures == ()
    assert not drawable(Figure("film", (), "", {}))


@pytest.mark.parametrize(
    "figure",
    [
        circle_figure([[0, 0], [0, 0]], [("v1", (1, 0), "0", (0, 0)), ("v2", (0, 1), "0", (0, 0))], ()),
        circle_figure([[1, 0], [0, 1]], [], ()),
        plane_figure([("0", 0)], ()),
        plane_figure([(f"{k}", k * 1e-12) for k in range(5)], ()),
        plane_figure([("", 1e80), ("", -1e80)], ()),
        scree_figure([0.0], 1, ()),
        scree_figure([], 0, ()),
        scree_figure([1.0 / k for k in range(1, 41)], 40, ()),
        scatter_figure([(1, 2)], (1, 2), [(0, 0), (0, 0)], [], ("x", "y"), ()),
        scatter_figure([(1, 2), (1, 3)], (1, 2.5), [(0, 0.7)], [(1, 2), (1, 3)], ("", "矩"), ()),
        scatter_figure([(0, 0), (1e-9, 1e9)], (0, 0), [(0, 1e9)], [], ("x", "y"), ()),
    ],
)
def test_odd_data_are_drawn_without_complaint(figure, recwarn):
    assert render_figure(figure, "svg")
    assert [str(w.message) for w in recwarn] == []


def test_names_that_the_fonts_cannot_show():
    assert known_words("height (cm)", "first") == "height (cm)"
    assert known_words("矩阵", "first") == "first coordinate"
    assert known_words(" ", "second") == "second coordinate"
    assert known_words("x" * 40, "first") == "x" * 27 + "…"


def test_labels_slant_letters_and_lower_digits():
    assert label_text("5.37 v1") == "5.37 $v_{1}$"
    assert label_text("σ12 u1") == "$σ_{12}$ $u_{1}$"
    assert label_text("2 + 3i") == "2 + 3$i$"
    assert label_text("axis 1") == "axis 1"
    assert label_text("A e1") == "$A$ $e_{1}$"
    assert label_text("$") == r"\$"


# ---------------------------------------------------------------- files beside reports


def test_files_have_the_names_that_reports_refer_to():
    report = build(pca_two())
    for format, text in (
        ("pdf", render_latex(report, stem="my data")),
        ("svg", render_markdown(report, stem="my data")),
    ):
        files = figure_files(report, "my data", format)
        assert [name for name, _ in files] == [f"my-data-figure-{k}.{format}" for k in (1, 2)]
        for name, content in files:
            assert name in text
            assert content == render_figure(report.figures[int(name[-5]) - 1], format)
    assert figure_name("x_1.2#%", 3, "pdf") == "x_1.2---figure-3.pdf"
    assert figure_files(build(DATA_SAMPLES["lstsq"]()), "x", "svg") == []


def test_without_a_place_for_files_the_words_stand_in():
    report = build(svd_two())
    alt = "The unit circle on the left and its image, an ellipse, on the right."
    notebook = render_markdown(report, "notebook")
    for text in (render_latex(report), render_markdown(report), notebook, render_text(report)):
        assert alt in " ".join(text.split())
        assert "includegraphics{" not in text.split(r"\eigbegin")[-1]
        assert "](" not in text
    assert alt in render_html(report)


def test_pictures_have_a_readable_size():
    from matplotlib.image import imread

    for figure in SAMPLES:
        picture = imread(io.BytesIO(render_figure(figure, "png")))
        assert picture.shape[1] > 600
        assert picture[0, 0].min() > 0.99  # on paper of its own, whatever lies below
