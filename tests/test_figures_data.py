"""Figures as data: what derivations hand to the drawing, and what they say in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import fmpq

from eigenproof.derivations import TOPICS, begin
from eigenproof.derivations.figures import (
    LABELS,
    POINTS,
    circle_figure,
    drawn,
    drawn_complex,
    plane_figure,
    scatter_figure,
    scree_figure,
)
from eigenproof.model import Math, matrix


def figures(topic: str, rows: list[list[object]]) -> dict[str, object]:
    """The figures of a derivation, by kind."""
    derivation = TOPICS[topic](begin(topic, (("A", matrix(rows)),)))
    assert len({f.kind for f in derivation.figures}) == len(derivation.figures)
    return {f.kind: f for f in derivation.figures}


def test_a_symmetric_matrix_turns_no_eigenvector():
    found = figures("spectral", [[2, 1], [1, 2]])
    assert set(found) == {"circle"}
    circle = found["circle"]
    (one, v, image_one, w), (two, u, image_two, t) = circle.data["arrows"]
    assert [one, image_one, two, image_two] == ["v1", "3 v1", "v2", "v2"]
    assert w == pytest.approx([3 * x for x in v])
    assert t == pytest.approx(u)
    assert v == pytest.approx([0.5**0.5, 0.5**0.5])
    assert "v1 at (0.707, 0.707) goes to 3 v1 at (2.12, 2.12)" in circle.alt
    assert Math(3) in circle.caption
    assert max(x for x, _ in circle.data["image"]) == pytest.approx(5**0.5, rel=1e-3)


def test_a_rotation_keeps_no_line():
    found = figures("eigen", [[0, -1], [1, 0]])
    circle, plane = found["circle"], found["plane"]
    assert [a[0] for a in circle.data["arrows"]] == ["e1", "e2"]
    assert [a[3] for a in circle.data["arrows"]] == [[0, 1], [-1, 0]]
    assert "no real eigenvector" in "".join(p for p in circle.caption if isinstance(p, str))
    assert plane.data["values"] == [["i", 0, 1], ["−i", 0, -1]]
    assert "pairs" in plane.caption[-1]


def test_a_repeated_value_is_said_once():
    plane = figures("diagonalize", [[1, 1], [0, 1]])["plane"]
    assert plane.data["values"] == [["1 (×2)", 1, 0]]
    assert "all are real" in plane.caption[-1]


def test_the_image_may_be_a_line_or_a_point():
    assert "a line segment" in figures("eigen", [[1, 2], [2, 4]])["circle"].alt
    assert "the origin" in figures("eigen", [[0, 0], [0, 0]])["circle"].alt
    assert "an ellipse" in figures("eigen", [[1, 2], [2, 5]])["circle"].alt


@pytest.mark.parametrize(
    ("topic", "rows", "kinds"),
    [
        ("eigen", [[1, 2, 0], [2, 1, 0], [0, 0, 1]], set()),  # symmetric: nothing to see in the plane
        ("eigen", [[0, 0, 1], [1, 0, 0], [0, 1, 0]], {"plane"}),
        ("charpoly", [[1, 2], [3, 4]], set()),
        ("eigen", [[7]], set()),
        ("eigen", [[10**400, 1], [0, 1]], set()),  # no float
        ("eigen", [[Fraction(1, 10**400), 1], [0, 1]], set()),
    ],
)
def test_only_what_shows_something_is_drawn(topic, rows, kinds):
    assert set(figures(topic, rows)) == kinds


def test_many_eigenvalues_have_no_labels():
    n = LABELS + 1
    rows = [[k + 1 if i == k else int(i == 0) for i in range(n)] for k in range(n)]
    labels = [label for label, _, _ in figures("eigen", rows)["plane"].data["values"]]
    assert labels == [""] * n


def test_numbers_come_from_certified_digits():
    assert drawn(fmpq(1, 3)) == pytest.approx(1 / 3)
    story = begin("eigen", (("A", matrix([[0, -2], [1, 0]])),))
    assert [drawn_complex(v.enclose) for v in story.values] == pytest.approx([2**0.5 * 1j, -(2**0.5) * 1j])


def test_shares_of_variances():
    scree = scree_figure([3.0, 1.0, 0.0], 1, ("Variances.",))
    assert scree.data["shares"] == [0.75, 0.25, 0.0]
    assert scree.alt.endswith("of which the first is kept: 3 (75.0 %); 1 (25.0 %); 0 (0.0 %).")
    assert scree_figure([0.0], 1, ()).data["shares"] == [0.0]
    assert "all are kept" in scree_figure([2.0, 1.0], 2, ()).alt
    assert "the first 2 are kept" in scree_figure([2.0, 1.0, 1.0], 2, ()).alt


def test_data_on_very_different_scales_say_so():
    equal = scatter_figure([(0, 0), (1, 2)], (0.5, 1), [], [], ("a", "b"), ("Data.",))
    assert equal.data["equal"]
    assert equal.caption == ("Data.",)
    flat = scatter_figure([(0, 0), (1, 200)], (0.5, 100), [], [], ("a", "b"), ("Data.",))
    assert not flat.data["equal"]
    assert "right angles" in flat.caption[-1]
    alone = scatter_figure([(1, 2)], (1, 2), [(0, 0)], [], ("a", "b"), ("Data.",))
    assert alone.data["equal"]
    assert alone.alt.startswith("1 observation of a and b; mean at (1, 2)")


def test_of_many_points_some_are_drawn():
    points = [(float(k), float(k % 7)) for k in range(10_000)]
    scatter = scatter_figure(points, (0, 0), [], points, ("a", "b"), ("Data.",))
    assert len(scatter.data["points"]) == len(scatter.data["reconstructions"]) == POINTS
    assert scatter.data["points"][1] == [20.0, 6.0]
    assert "One in 20 of the observations is drawn." in scatter.alt
    assert "One in 20" in scatter.caption[-1]


def test_words_have_minus_signs():
    assert "(−1, 0)" in plane_figure([("", -1 + 0j)], ()).alt
    assert "-" not in circle_figure([[-1, 0], [0, -1]], [("v1", (-1, 0), "−v1", (1, 0))], ()).alt
