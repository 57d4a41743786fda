"""What a derivation is asked for: options that do not fit the topic are refused before any work."""

from __future__ import annotations

import pytest

from eigenproof import InputError, derive
from eigenproof.errors import SizeError

MATRIX = "[[1, 0], [2, -1], [1, 2]]"


@pytest.mark.parametrize(
    ("topic", "inputs", "options", "code"),
    [
        ("lstsq", (MATRIX,), {}, "arguments"),
        ("svd", (MATRIX, "(1, 2, 3)"), {}, "arguments"),
        ("svd", (MATRIX,), {"components": 1}, "option"),
        ("spectral", ("[[1]]",), {"ddof": 0}, "option"),
        ("covariance", (MATRIX,), {"components": 1}, "option"),
        ("covariance", (MATRIX,), {"uncentred": True}, "option"),
        ("pseudoinverse", (MATRIX,), {"columns": True}, "option"),
        ("covariance", (MATRIX,), {"ddof": 2}, "option"),
        ("covariance", (MATRIX,), {"ddof": True}, "option"),
        ("pca", (MATRIX,), {"ddof": 0, "uncentred": True}, "option"),
        ("pca", (MATRIX,), {"components": 0}, "option"),
        ("pca", (MATRIX,), {"components": True}, "option"),
        ("pca", (MATRIX,), {"components": 1.5}, "option"),
        ("lstsq", (MATRIX, "(1, 2)"), {}, "right-side"),
        ("spectral", (MATRIX,), {}, "not-square"),
    ],
)
def test_refused(topic, inputs, options, code):
    with pytest.raises(InputError) as caught:
        derive(topic, *inputs, **options)
    assert caught.value.code == code
    assert caught.value.next_move


def test_more_components_than_variables():
    with pytest.raises(InputError):
        derive("pca", MATRIX, components=3)


def test_a_right_side_of_another_length_names_both_lengths():
    with pytest.raises(SizeError, match="3 equations.*not 2"):
        derive("lstsq", MATRIX, "(1, 2)")
