"""X ~= Y: which printed digits are right, by the rule for printed digits, both ways."""

from __future__ import annotations

import pytest
from test_judge_closed import verdict

CUBIC = "eigenvalues([[0, 0, 1], [1, 0, 1], [0, 1, 0]])"  # of x^3 - x - 1
RIGHT = {
    "1/3 ~= 0.333": "rounded right: 0.333",
    "2/3 ~= 0.666": "truncated: 0.666",
    "1/3 ~= 0.34": "last digit off by one",
    "-2/3 ~= -0.66": "truncated",
    "0 ~= 8.9e-16": "float noise",
    "0 ~= -0.": "rounded right",
    "1/3 ~= 0.33333333382": "float noise",
    "1000000/3 ~= 333333.333633": "float noise",
    "5/2 ~= 2": "",  # an integer may be the nearest one
    "12345678901/2 ~= 6172839450": "",
    "1/3 + 2*i ~= 0.33 + 2.0*i": "rounded right: 0.33 + 2.0*i",
    "(1, 2)/sqrt(5) ~= (-0.447, -0.894)": "rounded right: -0.447, -0.894",
    "[[1/3, 2/3], [0, 1]] ~= [[0.33, 0.66], [0, 1]]": "truncated: 0.66; rounded right: 0.33",
    "{1/3, 2/3} ~= {0.67, 0.33}": "rounded right: 0.67, 0.33",
    "eigenvalues([[1, 2], [3, 4]]) ~= {-0.37, 5.37}": "rounded right",
    f"{CUBIC} ~= {{1.325, -0.662 + 0.562*i, -0.662 - 0.562*i}}": "rounded",
    "eigenvalues([[0, -1], [1, 0]]) ~= {1.0*i, -1.0*i}": "rounded right",
    "eigenvalues([[1, 2], [3, 4]]) ~= {5.37, ...}": "rounded right",
    "singular_values([[1, 2], [3, 4]]) ~= {5.46, 0.366}": "rounded right",
    "explained_variance([[1, 2], [3, 4], [5, 7]]) ~= {10.30, 0.03}": "rounded right",
    "inv([[1, 3], [0, 3]]) ~= [[1.0, -1.0], [4.4e-17, 0.333333333333333]]": "float noise: 4.4e-17",
    "1/2 ~= 1/2": "",
}
WRONG = {
    "1/3 ~= 0.35": "wrong: 0.35 (right: 0.33)",
    "2/3 ~= 0.668": "wrong: 0.668 (right: 0.667)",
    "1/10^12 ~= 3e-12": "wrong",  # not 0, and one digit is no noise
    "1/3 ~= 0.333333338": "wrong",
    "0 ~= 2.0e-9": "wrong",
    "5/2 ~= 4": "wrong: 4 (right: 3)",
    "0 ~= 1": "wrong",
    "12345678901/2 ~= 6172839452": "wrong",  # integers are no noise
    "1/3 + 2*i ~= 0.33 + 2.2*i": "wrong: 0.33 + 2.2*i (right: 0.33 + 2.0*i)",
    "1/3 + 2*i ~= 0.33": "wrong",
    "(1, 2)/sqrt(5) ~= (-0.447, 0.894)": "wrong",
    "[[1/3, 2/3]] ~= [[-0.33, -0.67]]": "wrong",  # a row is a matrix: no sign is free
    "[[1, 0], [0, 1]] ~= [[-1.0, 0.0], [0.0, -1.0]]": "wrong",
    "{1/3, 1/3} ~= {0.33, 0.67}": "wrong: 0.67 (right: 0.33)",
    "{1/3, 2/3} ~= {0.33}": "",
    "eigenvalues([[1, 2], [3, 4]]) ~= {0.37, 5.37}": "wrong: 0.37 (right: -0.37)",
    f"{CUBIC} ~= {{1.325, -0.662 + 0.56*i, -0.662 - 0.58*i}}": "right: -0.662 - 0.56",
    "singular_values([[1, 2], [3, 4]]) ~= {5.46, -0.366}": "wrong",
    "1/2 ~= 1/3": "wrong",
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), RIGHT.items())
def test_digits_that_agree_are_proved_and_classified(text: str, said: str) -> None:
    found = verdict(text)
    assert found == "proved"
    assert said in found.reason


@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_wrong_digits_are_refuted_with_the_right_ones(text: str, said: str) -> None:
    found = verdict(text)
    assert found == "refuted"
    assert said in found.reason
