"""tr f(A)^2 < 0 shows an eigenvalue that is not real: accepted where it is so, refused elsewhere."""

from __future__ import annotations

import pytest

from eigenproof.errors import CertificateError
from eigenproof.kernel import FORMAT, check

ROTATION = ["matrix", ["0", "-1"], ["1", "0"]]
SYMMETRIC = ["matrix", ["2", "1"], ["1", "2"]]
OVER_ROOT_2 = ["matrix", ["0", ["neg", ["sqrt", "2"]]], [["sqrt", "2"], "0"]]
NOT_REAL = ["matrix", [["i"], "0"], ["0", ["neg", ["i"]]]]


def accepted(matrix: list, form: list, over_r: bool = True) -> bool:
    claim = ["not", ["diagonalizable", matrix, *([["R"]] if over_r else [])]]
    evidence = {"form": form, "prime": 2**31 - 1}
    certificate = {
        "format": FORMAT, "definitions": [], "roots": [], "radicals": [], "goal": claim,
        "claims": [{"claim": claim, "evidence": evidence}],
    }  # fmt: skip
    try:
        check(certificate)
    except CertificateError:
        return False
    return True


@pytest.mark.parametrize(
    ("matrix", "form"),
    [
        (ROTATION, ["0", "1"]),  # tr A^2 = -2
        (ROTATION, ["0", ["sqrt", "2"]]),
        (OVER_ROOT_2, ["0", "1"]),
        (["matrix", ["1", "-2"], ["2", "1"]], ["-1", "1"]),  # eigenvalues 1 ± 2i
    ],
)
def test_a_negative_trace_is_accepted(matrix, form):
    assert accepted(matrix, form)


@pytest.mark.parametrize(
    ("matrix", "form", "over_r"),
    [
        (ROTATION, ["1"], True),  # tr I = 2
        (ROTATION, ["0"], True),
        (ROTATION, [], True),
        (ROTATION, ["0", "1"], False),  # over C it is diagonalisable
        (SYMMETRIC, ["0", "1"], True),
        (SYMMETRIC, ["-3", "1"], True),
        (SYMMETRIC, ["0", ["i"]], True),  # f has to be real
        (NOT_REAL, ["0", "1"], True),  # and so has A
        (["matrix"], ["0", "1"], True),
        (["matrix", ["0", "1"]], ["0", "1"], True),
    ],
)
def test_anything_else_is_refused(matrix, form, over_r):
    assert not accepted(matrix, form, over_r)
